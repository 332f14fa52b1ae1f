//! Several reports of one submitter, year and form: which of them counts.
//!
//! Of two drafts the later one counts. Later is, by the first of these that both drafts say and that differs:
//!
//! 1. The day on which the office received it, by its register (收件登记.csv).
//! 2. The date under the report.
//! 3. The name of the file: a final draft comes after any other, a first one before any other, a higher number after a
//!    lower one. A name that says more of this (修改, 盖章, 二稿) comes after one that says less; where each says something
//!    that the other does not, neither is later. Then a later day comes after an earlier one, and a copy that a program
//!    numbered after what it is a copy of, or 修改2 after 修改. A final draft and a stamped one that is not called
//!    final are not told apart.
//! 4. The folders: the same words in the folders that the two paths do not share.
//!
//! Two drafts that say the same to the letter are one draft in two files (重复); the file counts that these find to be the
//! later one, or else the first. Where none of the four decides and all figures are the same, the drafts are duplicates
//! too, and the one with more prose counts: a Word document and the PDF that was printed of it. The times of files say
//! nothing, because copying changes them.
//!
//! Where none of this decides, nobody can tell. A draft that comes before one that counts, or that may count, does not
//! count itself, also where the two are told apart only by a third one between them. Of pairs that are told apart by
//! different things drafts may come after each other in a circle (one by its date, one by its name, one by its folder):
//! then nobody can tell either, and all of the circle, with what comes only before drafts of the circle, stay.

use crate::draft_difference::{difference, has_same_figures};
use crate::file_name::{copy_base, folder_draft_name, folders, stem};
use gouji_model::{CountyFinding, CountyProblem, Date, Digest, DraftName, DraftReason};
use std::cmp::Ordering;
use std::collections::{BTreeMap, VecDeque};

/// A report of a filer with its position among all reports.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate<'a> {
    pub(crate) position: usize,
    pub(crate) digest: &'a Digest,
}

/// Which of the drafts that a filer has sent on one form count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct DraftComparison {
    /// What a person has to know of them: first the drafts that nobody can tell apart.
    pub(crate) findings: Vec<CountyFinding>,
    /// The drafts that do not count.
    pub(crate) superseded: Vec<SupersededDraft>,
    /// The positions of the drafts after which none comes: the one that counts, or several of which nobody can tell which
    /// one does. Empty where there is no draft.
    pub(crate) rivals: Vec<usize>,
}

/// A draft that does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SupersededDraft {
    /// Its position among all reports.
    pub(crate) position: usize,
    /// The position of the draft that counts; where nobody can tell which one does, of one that comes after this one.
    pub(crate) successor: usize,
    /// Why it comes after this one; `is_duplicate` tells a duplicate from an earlier draft.
    pub(crate) because: DraftReason,
}

/// Compares the drafts that a filer has sent on one form. `candidates` stand in natural order of their paths; those without
/// figures are no drafts.
pub(crate) fn compare_drafts(submitter: &str, candidates: &[Candidate<'_>]) -> DraftComparison {
    let ranking = DraftRanking::new(candidates);
    let mut comparison = DraftComparison {
        rivals: ranking
            .rivals()
            .map(|draft| draft.candidate.position)
            .collect(),
        ..DraftComparison::default()
    };
    let rivals: Vec<&Digest> = ranking
        .rivals()
        .map(|draft| draft.candidate.digest)
        .collect();
    if rivals.len() > 1 {
        comparison.findings.push(CountyFinding {
            problem: CountyProblem::Duplicate {
                submitter: submitter.to_owned(),
                difference: difference(&rivals),
            },
            reports: rivals.iter().map(|digest| digest.path.clone()).collect(),
        });
    }
    for (draft, successor, because) in ranking.superseded() {
        comparison.superseded.push(SupersededDraft {
            position: draft.position,
            successor: successor.position,
            because: because.clone(),
        });
        comparison.findings.push(CountyFinding {
            problem: CountyProblem::Superseded {
                submitter: submitter.to_owned(),
                because,
            },
            reports: vec![successor.digest.path.clone(), draft.digest.path.clone()],
        });
    }
    comparison
}

/// The draft that counts of those on one form; `None` where nobody can tell, or where there is none.
pub(crate) fn latest_draft<'d>(candidates: &[Candidate<'d>]) -> Option<Candidate<'d>> {
    let ranking = DraftRanking::new(candidates);
    let latest = ranking.latest()?;
    Some(ranking.drafts.get(latest)?.candidate)
}

/// A draft with what the folders of its path are.
struct RankedDraft<'d> {
    candidate: Candidate<'d>,
    /// From the outermost on.
    folders: Vec<&'d str>,
    /// The draft that stands for all that say the same to the letter.
    representative: usize,
    /// The draft that comes after this one, and why, on a way to one after which none comes. `None` for such a one, and for
    /// drafts in a circle. Only representatives have one.
    successor: Option<(usize, DraftReason)>,
}

/// The drafts that a filer has sent, and which come after which. Drafts are known by their position here.
struct DraftRanking<'d> {
    drafts: Vec<RankedDraft<'d>>,
}

impl<'d> DraftRanking<'d> {
    fn new(candidates: &[Candidate<'d>]) -> Self {
        let is_draft = |candidate: &&Candidate<'_>| candidate.digest.form_data.is_some();
        let drafts = candidates.iter().filter(is_draft).enumerate();
        let drafts = drafts.map(|(position, candidate)| {
            let mut folders: Vec<&str> = folders(&candidate.digest.path).collect();
            folders.reverse();
            RankedDraft {
                candidate: *candidate,
                folders,
                representative: position,
                successor: None,
            }
        });
        let mut ranking = Self {
            drafts: drafts.collect(),
        };
        ranking.join_duplicates();
        ranking.find_successors();
        ranking
    }

    /// Gives drafts that say the same to the letter one that stands for all of them.
    fn join_duplicates(&mut self) {
        let mut representatives: BTreeMap<u64, usize> = BTreeMap::new();
        let fingerprint = |draft: &RankedDraft<'_>| draft.candidate.digest.draft.fingerprint;
        for (position, draft) in self.drafts.iter().enumerate() {
            let representative = representatives
                .entry(fingerprint(draft))
                .or_insert(position);
            if self.later_reason(position, *representative).is_some() {
                *representative = position;
            }
        }
        for draft in &mut self.drafts {
            if let Some(representative) = representatives.get(&fingerprint(draft)) {
                draft.representative = *representative;
            }
        }
    }

    /// Finds a successor of every draft that comes, by way of others, before one after which none comes.
    fn find_successors(&mut self) {
        let all: Vec<usize> = self.representatives().collect();
        let is_undefeated = |draft: &usize| {
            let mut others = all.iter();
            !others.any(|other| self.later_reason(*other, *draft).is_some())
        };
        let mut waiting: VecDeque<usize> = all.iter().copied().filter(is_undefeated).collect();
        let mut open: Vec<usize> = all;
        open.retain(|draft| !waiting.contains(draft));
        while let Some(later) = waiting.pop_front() {
            let mut unsettled = Vec::new();
            for draft in open {
                let Some(because) = self.later_reason(later, draft) else {
                    unsettled.push(draft);
                    continue;
                };
                if let Some(ranked) = self.drafts.get_mut(draft) {
                    ranked.successor = Some((later, because));
                }
                waiting.push_back(draft);
            }
            open = unsettled;
        }
    }

    /// The drafts that stand for all that say the same.
    fn representatives(&self) -> impl Iterator<Item = usize> {
        let drafts = self.drafts.iter().enumerate();
        let own = drafts.filter(|(position, draft)| draft.representative == *position);
        own.map(|(position, _)| position)
    }

    /// The drafts after which none comes, or that come after each other in a circle.
    fn rivals(&self) -> impl Iterator<Item = &RankedDraft<'d>> {
        let drafts = self.representatives();
        let drafts = drafts.filter_map(|position| self.drafts.get(position));
        drafts.filter(|draft| draft.successor.is_none())
    }

    /// The draft that counts.
    fn latest(&self) -> Option<usize> {
        let mut rivals = self.rivals();
        let latest = rivals.next()?.representative;
        rivals.next().is_none().then_some(latest)
    }

    /// Each draft that does not count, the draft that counts instead of it, and why.
    fn superseded(&self) -> impl Iterator<Item = (Candidate<'d>, Candidate<'d>, DraftReason)> {
        let latest = self.latest();
        let drafts = self.drafts.iter().enumerate();
        drafts.filter_map(move |(position, draft)| {
            let representative = draft.representative;
            let (next, because) = match representative == position {
                true => draft.successor.clone()?,
                false => (representative, DraftReason::Same),
            };
            let (successor, because) = match latest.filter(|latest| *latest != next) {
                None => (next, because),
                Some(latest) => {
                    let own = self.drafts.get(representative)?.successor.clone();
                    let because = self.later_reason(latest, position).or(Some(own?.1));
                    (latest, because?)
                }
            };
            let successor = self.drafts.get(successor)?.candidate;
            Some((draft.candidate, successor, because))
        })
    }

    /// Why the draft at `left` comes after the one at `right`; `None` where it does not.
    fn later_reason(&self, left: usize, right: usize) -> Option<DraftReason> {
        if left == right {
            return None;
        }
        let (ranked_left, ranked_right) = (self.drafts.get(left)?, self.drafts.get(right)?);
        match compare_pair(ranked_left, ranked_right)? {
            (Ordering::Greater, because) => Some(because),
            // Of two that say as much, the first counts.
            (Ordering::Equal, because) => (left < right).then_some(because),
            (Ordering::Less, _) => None,
        }
    }
}

/// Which of two drafts comes after the other, and what says so; equal where it does not matter. `None` where nobody can tell.
fn compare_pair<'d>(
    left: &RankedDraft<'d>,
    right: &RankedDraft<'d>,
) -> Option<(Ordering, DraftReason)> {
    let (left_digest, right_digest) = (left.candidate.digest, right.candidate.digest);
    let (left_draft, right_draft) = (left_digest.draft, right_digest.draft);
    let days = |left: Option<Date>, right: Option<Date>| {
        let (left, right) = (left?, right?);
        (left != right).then(|| (left.cmp(&right), left.max(right), left.min(right)))
    };
    if let Some((order, later, earlier)) = days(left_draft.received, right_draft.received) {
        return Some((order, DraftReason::Received { later, earlier }));
    }
    if let Some((order, later, earlier)) = days(left_draft.signed, right_draft.signed) {
        return Some((order, DraftReason::Signed { later, earlier }));
    }
    let name = |digest: &'d Digest| (stem(&digest.path), digest.draft.named);
    if let Some(order) = compare_files(name(left_digest), name(right_digest)) {
        return Some((order, DraftReason::Named));
    }
    if let Some(order) = compare_folders(&left.folders, &right.folders) {
        return Some((order, DraftReason::Folder));
    }
    let figures = left_digest
        .form_data
        .as_ref()
        .zip(right_digest.form_data.as_ref());
    figures
        .filter(|(left, right)| has_same_figures(left, right))
        .map(|_| {
            let order = left_draft.words.cmp(&right_draft.words);
            (order, DraftReason::SameFigures)
        })
}

/// Which of two drafts is later by the names of their files without endings, and what these say; `None` where they do not say.
fn compare_files(left: (&str, DraftName), right: (&str, DraftName)) -> Option<Ordering> {
    compare_names(left.1, right.1).or_else(|| {
        // A program numbers a file because the name is taken, so the numbered file came later.
        let order = left.1.copy.cmp(&right.1.copy);
        let is_copy = order != Ordering::Equal && copy_base(left.0) == copy_base(right.0);
        is_copy.then_some(order)
    })
}

/// Which of two drafts is later by the names of the folders that their paths do not share; `None` where these do not say.
fn compare_folders(left: &[&str], right: &[&str]) -> Option<Ordering> {
    let pairs = left.iter().zip(right);
    let shared = pairs.take_while(|(left, right)| left == right).count();
    let said = |folders: &[&str]| folder_draft_name(folders.iter().skip(shared).rev().copied());
    compare_names(said(left), said(right))
}

/// Which of two drafts is later by what the names of their files or folders say; `None` where these do not say. It is never
/// equal.
fn compare_names(left: DraftName, right: DraftName) -> Option<Ordering> {
    let decisive = |order: Ordering| (order != Ordering::Equal).then_some(order);
    let is_stamped_for = |stamped: DraftName, last: DraftName| {
        stamped.is_stamped && !stamped.is_final && last.is_final && !last.is_stamped
    };
    let is_contrary = is_stamped_for(left, right) || is_stamped_for(right, left);
    let finality = decisive(left.is_final.cmp(&right.is_final)).filter(|_| !is_contrary);
    finality
        .or_else(|| decisive(right.is_early.cmp(&left.is_early)))
        .or_else(|| decisive(left.number?.cmp(&right.number?)))
        .or_else(|| compare_words(left, right))
        .or_else(|| decisive(left.date?.cmp(&right.date?)))
        .or_else(|| decisive(left.day?.cmp(&right.day?)))
}

/// Which of two names says more of a draft; `None` where each says what the other does not, or both say the same.
fn compare_words(left: DraftName, right: DraftName) -> Option<Ordering> {
    let words = |name: DraftName| {
        let is_numbered = name.number.is_some();
        [name.is_final, name.is_revised, name.is_stamped, is_numbered]
    };
    let pairs = words(left).into_iter().zip(words(right));
    let more = pairs.clone().any(|(left, right)| left && !right);
    let less = pairs.into_iter().any(|(left, right)| right && !left);
    match (more, less) {
        (true, false) => Some(Ordering::Greater),
        (false, true) => Some(Ordering::Less),
        _ => None,
    }
}

#[cfg(test)]
#[path = "drafts_tests.rs"]
mod tests;
