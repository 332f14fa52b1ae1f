//! Several reports of one submitter and year: which of them counts.
//!
//! Of two drafts the later one counts. These decide which is later, in this order:
//!
//! 1. The date under the report.
//! 2. The name of the file: a final draft comes after any other, a first one before any other, a higher number after a
//!    lower one, a revised one after one of which nothing is said, a later day after an earlier one, a copy that a
//!    program numbered after what it is a copy of.
//! 3. Where both say the same to the letter, or all their figures are the same, it does not matter, and the one that
//!    says more in words counts.
//!
//! The times of files say nothing, because copying changes them. Where none of this decides, nobody can tell, and each
//! of them stays.

use gouji_model::{CountyFinding, CountyProblem, Digest, DraftName, DraftReason, FormData, State};
use std::cmp::Ordering;

/// A report of a filer with its position among all reports.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate<'a> {
    pub(crate) position: usize,
    pub(crate) digest: &'a Digest,
}

/// What comes of comparing the drafts of one submitter on one form.
#[derive(Debug, Default)]
pub(crate) struct DraftComparison {
    /// What is to be told.
    pub(crate) findings: Vec<CountyFinding>,
    /// The positions of the drafts that do not count, and why another one does.
    pub(crate) superseded: Vec<(usize, DraftReason)>,
    /// The positions of those of which nobody can tell which counts.
    pub(crate) unclear: Vec<usize>,
    /// The position of the draft that counts.
    pub(crate) latest: Option<usize>,
}

/// Compares the drafts that a submitter has sent on one form.
pub(crate) fn compare_drafts(submitter: &str, drafts: &[Candidate<'_>]) -> DraftComparison {
    let latest = undefeated_draft(drafts);
    let mut comparison = DraftComparison {
        latest: latest.map(|latest| latest.position),
        ..DraftComparison::default()
    };
    let mut rivals = Vec::new();
    for (order, draft) in drafts.iter().enumerate() {
        let mut others = drafts.iter().enumerate();
        let successor = others.find_map(|(other_order, other)| {
            let reason = later_reason(other.digest, draft.digest, other_order < order)?;
            Some((*other, reason))
        });
        let Some((successor, reason)) = successor else {
            rivals.push(*draft);
            continue;
        };
        let latest = latest.unwrap_or(successor);
        let because = later_reason(latest.digest, draft.digest, true).unwrap_or(reason);
        comparison
            .superseded
            .push((draft.position, because.clone()));
        comparison.findings.push(CountyFinding {
            problem: CountyProblem::Superseded {
                submitter: submitter.to_owned(),
                because,
            },
            reports: vec![latest.digest.path.clone(), draft.digest.path.clone()],
        });
    }
    if rivals.len() > 1 {
        comparison.unclear = rivals.iter().map(|rival| rival.position).collect();
        let paths = rivals.iter().map(|rival| rival.digest.path.clone());
        let duplicate = CountyFinding {
            problem: CountyProblem::Duplicate {
                submitter: submitter.to_owned(),
            },
            reports: paths.collect(),
        };
        comparison.findings.insert(0, duplicate);
    }
    comparison
}

/// The draft that counts; `None` where nobody can tell.
pub(crate) fn latest_draft<'d>(candidates: &[Candidate<'d>]) -> Option<Candidate<'d>> {
    undefeated_draft(candidates)
}

/// The latest draft; `None` where two are equally late.
fn undefeated_draft<'d>(drafts: &[Candidate<'d>]) -> Option<Candidate<'d>> {
    let mut undefeated = drafts.iter().enumerate().filter(|(order, draft)| {
        let mut others = drafts.iter().enumerate();
        !others.any(|(other_order, other)| {
            later_reason(other.digest, draft.digest, other_order < *order).is_some()
        })
    });
    let (_, first) = undefeated.next()?;
    undefeated.next().is_none().then_some(*first)
}

/// Why `left` is later than `right`; `None` where it is not. Of two that are the same `left` is later where it
/// `is_first`.
fn later_reason(left: &Digest, right: &Digest, is_first: bool) -> Option<DraftReason> {
    if left.path == right.path {
        return None;
    }
    let (left_draft, right_draft) = (left.draft, right.draft);
    if left_draft.fingerprint == right_draft.fingerprint {
        return is_first.then_some(DraftReason::Same);
    }
    if let (Some(later), Some(earlier)) = (left_draft.signed, right_draft.signed)
        && later != earlier
    {
        return (later > earlier).then_some(DraftReason::Signed { later, earlier });
    }
    match compare_names(left_draft.named, right_draft.named) {
        Some(Ordering::Greater) => return Some(DraftReason::Named),
        Some(Ordering::Less) => return None,
        _ => {}
    }
    let (Some(left_data), Some(right_data)) = (&left.form_data, &right.form_data) else {
        return None;
    };
    if !has_same_figures(left_data, right_data) {
        return None;
    }
    let is_fuller = match left_draft.words.cmp(&right_draft.words) {
        Ordering::Equal => is_first,
        order => order == Ordering::Greater,
    };
    is_fuller.then_some(DraftReason::SameFigures)
}

/// Which of two drafts is later by the names of their files; `None` where the names do not say.
fn compare_names(left: DraftName, right: DraftName) -> Option<Ordering> {
    let decisive = |order: Ordering| (order != Ordering::Equal).then_some(order);
    let is_plain = |name: DraftName| !name.is_revised && name.number.is_none();
    decisive(left.is_final.cmp(&right.is_final))
        .or_else(|| decisive(right.is_first.cmp(&left.is_first)))
        .or_else(|| decisive(left.number?.cmp(&right.number?)))
        .or_else(|| decisive(is_plain(right).cmp(&is_plain(left))))
        .or_else(|| decisive(left.date?.cmp(&right.date?)))
        // A program numbers a file because the name is taken, so the numbered file came later.
        .or_else(|| decisive(left.copy.cmp(&right.copy)))
}

/// Whether all figures are the same number, or nothing in both.
fn has_same_figures(left: &FormData, right: &FormData) -> bool {
    if left.form.id != right.form.id || left.form.figures.len() != right.form.figures.len() {
        return false;
    }
    let is_nothing = |state| {
        matches!(
            state,
            State::Blank | State::Dash | State::None | State::Absent | State::Omitted
        )
    };
    left.form.figures.ids().all(|figure| {
        let numbers = (
            left.figures.number(&left.form, figure),
            right.figures.number(&right.form, figure),
        );
        match numbers {
            (Some(left), Some(right)) => left == right,
            (None, None) => {
                is_nothing(left.figures.state(figure)) && is_nothing(right.figures.state(figure))
            }
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file_name::draft_name;

    #[test]
    fn names_of_files_tell_drafts_apart_only_where_they_do() {
        let compare = |one, other| compare_names(draft_name(one), draft_name(other));
        for (later, earlier) in [
            ("青石镇最终稿", "青石镇（二稿）"),
            ("青石镇", "青石镇初稿"),
            ("青石镇二稿", "青石镇初稿"),
            ("青石镇二稿", "青石镇"),
            ("青石镇三稿", "青石镇第2稿"),
            ("青石镇（修改）", "青石镇"),
            ("青石镇v2", "青石镇v1"),
            ("青石镇(2)", "青石镇(1)"),
            ("青石镇(1)", "青石镇"),
            ("青石镇二稿", "青石镇初稿(1)"),
            ("青石镇20260115", "青石镇20260112"),
            ("青石镇修改3稿", "青石镇修改2稿"),
        ] {
            assert_eq!(compare(later, earlier), Some(Ordering::Greater), "{later}");
            assert_eq!(compare(earlier, later), Some(Ordering::Less), "{earlier}");
        }
        for (one, other) in [
            ("青石镇", "青石镇年报"),
            ("青石镇（修改）", "青石镇（二稿）"),
            ("青石镇最终", "青石镇定稿"),
            ("青石镇20260115", "青石镇"),
        ] {
            assert_eq!(compare(one, other), None, "{one}");
        }
    }
}
