//! Whether a condition holds: yes, no, or not to be said, with the reason.

use crate::claims::{ClaimValues, InHand};
use crate::reason::graver;
use crate::submitters::Submitters;
use crate::submitters::Viewpoint;
use crate::{arithmetic, tolerance};
use gouji_model::{ClaimId, Figures, Form, Ratio, Reason, RowId, Sketch, State};
use gouji_ruleset::{Compare, Condition, FigureSet};

/// What checks are asked of: the figures of one report, and its year.
#[derive(Debug, Clone, Copy)]
pub struct CheckContext<'a> {
    /// The form whose figures they are.
    pub form: &'a Form,
    /// The figures.
    pub figures: &'a Figures,
    /// Rows whose parts are not known to be complete.
    pub incomplete: &'a [RowId],
    /// The report year, where the document names it.
    pub year: Option<u16>,
    /// The figures of last year's report of the submitter, by the ids of `form`; `None` where it is not at hand.
    pub last_year: Option<&'a Figures>,
    /// What the prose states; `None` where there is none.
    pub stated: Option<&'a ClaimValues>,
    /// Values of claims that are tried in place of what is stated.
    pub(crate) picked: &'a [(ClaimId, i64)],
    /// The list in hand, for a rule over lists in the prose.
    pub(crate) list: Option<&'a InHand>,
    /// Whose report it is.
    pub asking: Viewpoint,
    /// The reports of all submitters; `None` before they are all read.
    pub others: Option<&'a Submitters<'a>>,
    /// What its prose is known by.
    pub sketch: Option<&'a Sketch>,
    /// The same of last year's report.
    pub last_sketch: Option<&'a Sketch>,
}

impl<'a> CheckContext<'a> {
    /// The figures of a report and nothing beside them.
    #[must_use]
    pub fn of(form: &'a Form, figures: &'a Figures) -> Self {
        Self {
            form,
            figures,
            incomplete: &[],
            year: None,
            last_year: None,
            stated: None,
            picked: &[],
            list: None,
            asking: Viewpoint::default(),
            others: None,
            sketch: None,
            last_sketch: None,
        }
    }
}

/// Whether `condition` holds. Half a condition may settle the whole: false 且 anything is false.
pub(crate) fn holds(condition: &Condition, seen: CheckContext<'_>) -> Result<bool, Reason> {
    match condition {
        Condition::Compare(compare) => compared(compare, seen),
        Condition::And(left, right) => settle(holds(left, seen), holds(right, seen), false),
        Condition::Or(left, right) => settle(holds(left, seen), holds(right, seen), true),
        Condition::Not(inner) => holds(inner, seen).map(|held| !held),
        Condition::Blank(set) => any_filled(set, seen).map(|filled| !filled),
        Condition::Filled(set) => any_filled(set, seen),
        Condition::Stated(claim) => seen
            .stated
            .map_or(Ok(false), |stated| stated.is_stated(*claim)),
        Condition::Level(levels) => match seen.asking.level {
            Some(level) => Ok(levels.contains(&level)),
            None if seen.asking.is_county => Ok(false),
            None => Err(Reason::NoLevel),
        },
    }
}

fn compared(compare: &Compare, seen: CheckContext<'_>) -> Result<bool, Reason> {
    let (left, right) = sides(compare, seen)?;
    // Whatever a sum comes to, a row that could not be placed may change it.
    match compare
        .sums_over
        .iter()
        .find(|row| seen.incomplete.contains(row))
    {
        Some(&row) => Err(Reason::UnplacedPart(row)),
        None => tolerance::holds(compare, left, right, seen),
    }
}

/// Two halves of which one with the value `decisive` settles the whole.
fn settle(
    left: Result<bool, Reason>,
    right: Result<bool, Reason>,
    decisive: bool,
) -> Result<bool, Reason> {
    match (left, right) {
        (Ok(value), _) | (_, Ok(value)) if value == decisive => Ok(decisive),
        (Err(reason), Err(other)) => Err(graver(reason, other)),
        (Err(reason), _) | (_, Err(reason)) => Err(reason),
        (Ok(_), Ok(_)) => Ok(!decisive),
    }
}

/// The values of both sides.
pub(crate) fn sides(compare: &Compare, seen: CheckContext<'_>) -> Result<(Ratio, Ratio), Reason> {
    arithmetic::both(&compare.left, &compare.right, seen)
}

/// Whether at least one figure of `set` is filled in. Rows that the form of this place does not print do not count.
fn any_filled(set: &FigureSet, seen: CheckContext<'_>) -> Result<bool, Reason> {
    let mut undecided = None;
    let mut printed = false;
    for &figure in &set.figures {
        match seen.figures.state(figure) {
            State::Number | State::None | State::Unreadable => return Ok(true),
            State::Blank | State::Dash => printed = true,
            State::Omitted => {}
            State::Absent => {
                undecided.get_or_insert(Reason::Absent(figure));
            }
            State::NotPlaced => {
                undecided.get_or_insert(Reason::NotPlaced(figure));
            }
        }
    }
    // A row that could not be placed may be the one that is filled in.
    let unplaced = set.parts_of.filter(|row| seen.incomplete.contains(row));
    match (undecided, unplaced, set.figures.first()) {
        (Some(reason), _, _) => Err(reason),
        (None, Some(row), _) => Err(Reason::UnplacedPart(row)),
        (None, None, Some(&first)) if !printed => Err(Reason::Omitted(first)),
        _ => Ok(false),
    }
}
