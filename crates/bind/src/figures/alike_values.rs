//! Values that are unreadable for one cause: formulas without a result, marks that nobody can decode.

use gouji_model::{ReadingProblem, ReadingProblemKind};

/// What keeps many values of a document from being numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cause {
    /// A program that does not compute wrote formulas.
    Formula,
    /// The file does not say what its marks are.
    Undecodable,
}

impl Cause {
    fn of(problem: &ReadingProblem) -> Option<Self> {
        let ReadingProblemKind::UnreadableValue { raw } = &problem.kind else {
            return None;
        };
        if raw.starts_with('=') {
            Some(Self::Formula)
        } else {
            raw.contains(char::REPLACEMENT_CHARACTER)
                .then_some(Self::Undecodable)
        }
    }
}

/// Makes one problem of all with one such cause: the first, with the figures of all.
pub(crate) fn gather(problems: &mut Vec<ReadingProblem>) {
    for cause in [Cause::Formula, Cause::Undecodable] {
        let is_alike = |problem: &ReadingProblem| Cause::of(problem) == Some(cause);
        let alike = problems.iter().filter(|problem| is_alike(problem));
        let figures: Vec<_> = alike
            .flat_map(|problem| &problem.figures)
            .copied()
            .collect();
        let mut is_told = false;
        problems.retain_mut(|problem| {
            if !is_alike(problem) {
                return true;
            }
            let is_first = !std::mem::replace(&mut is_told, true);
            if is_first {
                problem.figures.clone_from(&figures);
            }
            is_first
        });
    }
}
