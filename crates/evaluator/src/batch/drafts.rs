//! Several reports of one submitter and year: which of them counts.
//!
//! The later one is, in this order: that with the later date under it; that whose file's name says so (a final
//! one after any other, a first one before any other, a higher number after a lower one, a changed one after one
//! of which nothing is said, a later day, a copy that a program numbered after what it is a copy of). Times of
//! files say nothing. Where both say the same to the letter, or all their figures are the same, it does not matter,
//! and the one that says more in words counts. Else nobody can tell, and both count.

use super::Sent;
use gouji_model::{CountyFinding, CountyProblem, Digest, DraftName, DraftReason, FormData, State};
use std::cmp::Ordering;

/// What is told of the reports that a submitter has `sent`, and the positions of those that do not count.
pub(super) fn chosen(submitter: &str, sent: &[Sent<'_>]) -> (Vec<CountyFinding>, Vec<usize>) {
    let rivals = rivals(sent);
    let last = last_of(&rivals);
    let mut findings = Vec::new();
    let mut superseded = Vec::new();
    let mut standing = Vec::new();
    for (at, one) in rivals.iter().enumerate() {
        let mut others = rivals.iter().enumerate();
        let better = others.find_map(|(other_at, other)| {
            let because = later(other.digest, one.digest, other_at < at)?;
            Some((*other, because))
        });
        let Some((other, because)) = better else {
            standing.push(one.digest.path.clone());
            continue;
        };
        let last = last.unwrap_or(other);
        let because = later(last.digest, one.digest, true).unwrap_or(because);
        superseded.push(one.position);
        findings.push(CountyFinding {
            problem: CountyProblem::Superseded {
                submitter: submitter.to_owned(),
                because,
            },
            reports: vec![last.digest.path.clone(), one.digest.path.clone()],
        });
    }
    if standing.len() > 1 {
        let duplicate = CountyFinding {
            problem: CountyProblem::Duplicate {
                submitter: submitter.to_owned(),
            },
            reports: standing,
        };
        findings.insert(0, duplicate);
    }
    (findings, superseded)
}

/// The one that counts; `None` where nobody can tell.
pub(super) fn latest<'d>(sent: &[Sent<'d>]) -> Option<Sent<'d>> {
    last_of(&rivals(sent))
}

/// Those with figures: a letter beside a table is no draft of it.
fn rivals<'d>(sent: &[Sent<'d>]) -> Vec<Sent<'d>> {
    let read = sent.iter().filter(|each| each.digest.form_data.is_some());
    read.copied().collect()
}

/// The one that no other is later than, where there is only one such.
fn last_of<'d>(rivals: &[Sent<'d>]) -> Option<Sent<'d>> {
    let mut standing = rivals.iter().enumerate().filter(|(at, one)| {
        let mut others = rivals.iter().enumerate();
        !others.any(|(other_at, other)| later(other.digest, one.digest, other_at < *at).is_some())
    });
    let (_, first) = standing.next()?;
    standing.next().is_none().then_some(*first)
}

/// Why `one` is later than `other`, where it is; of two that are the same the one that `goes_first` is.
fn later(one: &Digest, other: &Digest, goes_first: bool) -> Option<DraftReason> {
    if one.path == other.path {
        return None;
    }
    let (ours, theirs) = (one.draft, other.draft);
    if ours.fingerprint == theirs.fingerprint {
        return goes_first.then_some(DraftReason::Same);
    }
    if let (Some(later), Some(earlier)) = (ours.signed, theirs.signed)
        && later != earlier
    {
        return (later > earlier).then_some(DraftReason::Signed { later, earlier });
    }
    match by_name(ours.named, theirs.named) {
        Some(Ordering::Greater) => return Some(DraftReason::Named),
        Some(Ordering::Less) => return None,
        _ => {}
    }
    let (Some(our_bound), Some(their_bound)) = (&one.form_data, &other.form_data) else {
        return None;
    };
    if !same_figures(our_bound, their_bound) {
        return None;
    }
    let is_fuller = match ours.words.cmp(&theirs.words) {
        Ordering::Equal => goes_first,
        order => order == Ordering::Greater,
    };
    is_fuller.then_some(DraftReason::SameFigures)
}

/// Which of two the names of the files say is later; `None` where they do not.
fn by_name(one: DraftName, other: DraftName) -> Option<Ordering> {
    let says = |order: Ordering| (order != Ordering::Equal).then_some(order);
    let plain = |name: DraftName| !name.is_revised && name.number.is_none();
    says(one.is_final.cmp(&other.is_final))
        .or_else(|| says(other.is_first.cmp(&one.is_first)))
        .or_else(|| match (one.number, other.number) {
            (Some(one), Some(other)) => says(one.cmp(&other)),
            _ => None,
        })
        .or_else(|| match (plain(one), plain(other)) {
            (false, true) => Some(Ordering::Greater),
            (true, false) => Some(Ordering::Less),
            _ => None,
        })
        .or_else(|| says(one.date?.cmp(&other.date?)))
        // What came under a name that was taken came later.
        .or_else(|| says(one.copy.cmp(&other.copy)))
}

/// Whether all figures are the same number or the same nothing.
fn same_figures(one: &FormData, other: &FormData) -> bool {
    if one.form.id != other.form.id || one.form.figures.len() != other.form.figures.len() {
        return false;
    }
    let is_nothing = |state| {
        matches!(
            state,
            State::Blank | State::Dash | State::None | State::Absent | State::Omitted
        )
    };
    one.form.figures.ids().all(|figure| {
        let states = (one.figures.state(figure), other.figures.state(figure));
        let numbers = (
            one.figures.number(&one.form, figure),
            other.figures.number(&other.form, figure),
        );
        match numbers {
            (Some(one), Some(other)) => one == other,
            (None, None) => is_nothing(states.0) && is_nothing(states.1),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::file_name::draft;

    #[test]
    fn names_of_files_tell_drafts_apart_only_where_they_do() {
        let compare = |one, other| by_name(draft(one), draft(other));
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
