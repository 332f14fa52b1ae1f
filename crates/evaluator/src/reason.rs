//! Which reason speaks for a check, and whether it means that there was nothing to ask.

use gouji_model::Reason;

/// Of two reasons the one that speaks for the whole: where one side has nothing to ask about, nothing is asked; where
/// one lies beyond the report, correcting the report decides nothing.
pub(crate) fn stronger(one: Reason, other: Reason) -> Reason {
    let rank = |reason: Reason| match reason {
        _ if means_not_applicable(reason) => 0,
        _ if reason.is_beyond_report() => 1,
        _ => 2,
    };
    match rank(other) < rank(one) {
        true => other,
        false => one,
    }
}

/// Whether the reason means that the check does not apply, rather than that it cannot be decided.
pub(crate) fn means_not_applicable(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::Guard
            | Reason::NothingFilled
            | Reason::NotStated(_)
            | Reason::Omitted(_)
            | Reason::LastYearOmits(_)
            | Reason::NotClaimed(_)
            | Reason::NoList
            | Reason::NoRoster
            | Reason::TooLittle
    )
}

/// Whether the reason is that something is not at hand, which may be filled in there: it is not known then that there is
/// nothing to ask.
pub(crate) fn means_not_at_hand(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::NoLastYear | Reason::NoReportOf(..) | Reason::NoOthers | Reason::UnplacedPart(_)
    )
}
