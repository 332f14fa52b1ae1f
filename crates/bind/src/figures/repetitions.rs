//! Problems of reading with one cause, told once.

use gouji_model::{Form, Place, ReadingProblem, ReadingProblemKind, Repetition, TableId};
use std::collections::HashMap;

/// How many problems that are alike are told one by one.
const MOST_ALONE: usize = 2;

/// How many places are named.
const MOST_PLACES: usize = 3;

/// What problems that have one cause have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Cause {
    id: &'static str,
    /// The words or the unit that are the same in all of them.
    words: String,
    /// The table in which they stand.
    table: Option<TableId>,
}

/// Joins problems that have one cause to the first of them. `problems` are in the order of the document.
pub(super) fn join(form: &Form, problems: Vec<ReadingProblem>) -> Vec<ReadingProblem> {
    let mut groups: Vec<(Option<Cause>, Vec<ReadingProblem>)> = Vec::new();
    let mut known: HashMap<Cause, usize> = HashMap::new();
    for problem in problems {
        let cause = cause(form, &problem);
        let at = cause.as_ref().and_then(|cause| known.get(cause));
        match at.and_then(|&at| groups.get_mut(at)) {
            Some((_, group)) => group.push(problem),
            None => {
                known.extend(cause.clone().map(|cause| (cause, groups.len())));
                groups.push((cause, vec![problem]));
            }
        }
    }
    let joined = groups.into_iter().flat_map(|(cause, group)| {
        let is_of_file =
            cause.is_some_and(|cause| [FORMULA, UNDECODABLE].contains(&cause.words.as_str()));
        joined(group, if is_of_file { 1 } else { MOST_ALONE })
    });
    let mut problems: Vec<ReadingProblem> = joined.collect();
    let start = Place::Line { line: 0, column: 0 };
    problems.sort_by_key(|problem| problem.place.unwrap_or(start));
    problems
}

/// One problem for all of a group, or the group where it has no more than `most_alone`.
fn joined(group: Vec<ReadingProblem>, most_alone: usize) -> Vec<ReadingProblem> {
    if group.len() <= most_alone {
        return group;
    }
    let count = group.len();
    let places = group.iter().filter_map(|problem| problem.place);
    let places: Vec<Place> = places.take(MOST_PLACES).collect();
    let figures = group
        .iter()
        .flat_map(|problem| problem.figures.iter().copied());
    let figures = figures.collect();
    let first = group.into_iter().next();
    let first = first.map(|first| ReadingProblem {
        figures,
        repetition: Some(Repetition { count, places }),
        ..first
    });
    first.into_iter().collect()
}

/// The cause that a problem may share with others; `None` for a problem of its own.
fn cause(form: &Form, problem: &ReadingProblem) -> Option<Cause> {
    use ReadingProblemKind as K;
    let words = match &problem.kind {
        K::OtherUnit { printed } => printed.clone(),
        K::NoUnit { taken } => taken.clone(),
        K::UnreadableValue { raw } => signs(raw),
        K::UnplacedRow { text, candidates } if candidates.is_empty() => text.clone(),
        // Whoever writes units into cells writes those of all rows.
        K::UnitInCell { .. }
        | K::NotPlaced { .. }
        | K::LostCharacter { .. }
        | K::UnsuitableNumber { .. } => String::new(),
        _ => return None,
    };
    let table = problem.figures.first().map(|&figure| {
        let row = form.figures[figure].row;
        form.rows[row].table
    });
    Some(Cause {
        id: problem.kind.id(),
        words,
        table: table.filter(|_| matches!(problem.kind, K::NotPlaced { .. })),
    })
}

/// What stands in cells that hold formulas without results, and in those whose marks nobody can decode: the file is to
/// blame for all of them.
const FORMULA: &str = "=";
const UNDECODABLE: &str = "\u{fffd}";

/// What stands in a cell beside its digits, or the cause in the file.
fn signs(raw: &str) -> String {
    if raw.trim_start().starts_with(FORMULA) {
        FORMULA.to_owned()
    } else if raw.contains(UNDECODABLE) {
        UNDECODABLE.to_owned()
    } else {
        raw.chars().filter(|c| !c.is_ascii_digit()).collect()
    }
}
