//! Which reason speaks for a check, and whether it means that there was nothing to ask.

use gouji_model::Reason;

/// Of two reasons the one that speaks for the whole: where one side has nothing to ask about, nothing is asked.
pub(crate) fn graver(one: Reason, other: Reason) -> Reason {
    if !not_to_be_asked(one) && not_to_be_asked(other) {
        other
    } else {
        one
    }
}

/// Whether the reason means that the check does not apply, rather than that it cannot be decided.
pub(crate) fn not_to_be_asked(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::Guard
            | Reason::NotStated(_)
            | Reason::Omitted(_)
            | Reason::LastYearOmits(_)
            | Reason::NotClaimed(_)
            | Reason::NoList
            | Reason::NoRoster
    )
}
