//! Whether anything is filled in of what a check speaks of. Rules over figures that are all blank say nothing of a report.

use crate::blanks::has_entry;
use crate::context::CheckContext;
use crate::submitters::Member;
use gouji_ruleset::{Check, Datum};

/// Whether `check` has a number to ask about, or applies without one.
pub(crate) fn has_number(check: &Check, context: CheckContext<'_>) -> bool {
    !check.needs_number
        || check.data.iter().any(|datum| is_stated(*datum, context))
        || is_stated_by_others(check, context)
}

/// Whether something is written in the place of `datum`, even what is no number.
fn is_stated(datum: Datum, context: CheckContext<'_>) -> bool {
    match datum {
        Datum::Figure(figure) => has_entry(context.figures, figure),
        Datum::LastYear(figure) => {
            let last_year = context.last_year();
            last_year.is_some_and(|figures| has_entry(figures, figure))
        }
        Datum::Claim(claim) => {
            let mut picked = context.picked.iter();
            let stated = context.claims();
            picked.any(|(other, _)| *other == claim)
                || stated.is_some_and(|stated| stated.is_stated(claim) != Ok(false))
        }
    }
}

/// Whether a submitter has an entry in a figure that `check` takes together over several.
fn is_stated_by_others(check: &Check, context: CheckContext<'_>) -> bool {
    let mut figures = check.group_figures.iter();
    figures.any(|&(group, figure)| {
        let states = |member: &Member<'_>| {
            let figures = member.figures.as_deref();
            figures.is_some_and(|figures| has_entry(figures, figure))
        };
        context.submitters.is_some_and(|submitters| {
            let mut members = submitters.members_of(group, context.report.viewpoint);
            members.any(states)
        })
    })
}
