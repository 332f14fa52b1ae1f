//! A text known by the smallest hashes of its runs of letters (a bottom-k MinHash sketch), and what two of them share.
//!
//! Signs, digits and spaces are no letters, so that a copy with other numbers is still a copy; and of a long text only the
//! runs with the smallest hashes are kept, which are the same sample of the same words wherever they stand. Nothing is
//! parsed and nothing is learned: a share is a count over a count.

use gouji_model::{Prose, Reason, Sketch};
use gouji_ruleset::fold;
use std::collections::{BTreeMap, HashSet};

/// How many letters make a run: in fewer, unlike texts agree by chance.
const RUN: usize = 8;
/// How many runs are kept of a text; all of them up to about two thousand letters.
const MOST_RUNS: usize = 2048;
/// A text with fewer runs of its own says too little to be a copy of anything.
const FEWEST_RUNS: usize = 100;
/// The most letters of a report that are looked at.
const MOST_LETTERS: usize = 200_000;
/// What stands in the reports of more than a third of all submitters, and of more than this many, is the county's template.
const FEWEST_TEMPLATE: usize = 3;

/// What the prose of a report is known by: its title, headings, period and date are those of every report.
#[must_use]
pub fn sketch(prose: &Prose) -> Sketch {
    let headings: HashSet<usize> = prose
        .sections
        .iter()
        .map(|section| section.heading)
        .collect();
    let marks = [
        prose.title_paragraph,
        prose.period_paragraph,
        prose.date_paragraph,
    ];
    let numbered = prose.paragraphs.iter().enumerate();
    let paragraphs =
        numbered.filter(|(at, _)| !headings.contains(at) && !marks.contains(&Some(*at)));
    let mut hashes = Vec::new();
    let mut left = MOST_LETTERS;
    for (_, paragraph) in paragraphs {
        let letters = paragraph.text.chars().filter_map(fold);
        let is_word = |letter: &char| letter.is_alphabetic() && !letter.is_ascii();
        let letters: Vec<char> = letters.filter(is_word).take(left).collect();
        left -= letters.len();
        hashes.extend(letters.windows(RUN).map(hash));
    }
    hashes.sort_unstable();
    hashes.dedup();
    let is_cut = hashes.len() > MOST_RUNS;
    hashes.truncate(MOST_RUNS);
    hashes.shrink_to_fit();
    Sketch { hashes, is_cut }
}

/// FNV-1a over 64 bits, with its bits mixed, so that the smallest hashes are a fair sample.
fn hash(run: &[char]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for letter in run {
        for byte in u32::from(*letter).to_le_bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 33)
}

/// The runs that are the county's template, and who has which of the others.
#[derive(Debug, Clone, Default)]
pub(crate) struct Template {
    runs: HashSet<u64>,
    /// Every other run with a member that has it, by its position; in order.
    holders: Vec<(u64, usize)>,
}

impl Template {
    /// Builds the template from the prose of all submitters; a submitter without prose gives `None`.
    pub(crate) fn new<'s>(sketches: impl Iterator<Item = Option<&'s Sketch>>) -> Self {
        let mut holders: Vec<(u64, usize)> = Vec::new();
        let mut reports = 0_usize;
        for (at, sketch) in sketches.enumerate() {
            let Some(sketch) = sketch else { continue };
            reports += 1;
            holders.extend(sketch.hashes.iter().map(|run| (*run, at)));
        }
        holders.sort_unstable();
        let most = (reports / 3).max(FEWEST_TEMPLATE);
        let by_run = holders.chunk_by(|(one, _), (next, _)| one == next);
        let common = by_run.filter(|holders| holders.len() > most);
        let runs: HashSet<u64> = common.flatten().map(|(run, _)| *run).collect();
        holders.retain(|(run, _)| !runs.contains(run));
        Self { runs, holders }
    }

    /// The members that share runs with `sketch`, by their position, those that share most first.
    pub(crate) fn nearest(&self, sketch: &Sketch) -> Vec<usize> {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for run in &sketch.hashes {
            let first = self.holders.partition_point(|(other, _)| other < run);
            let rest = self.holders.get(first..).unwrap_or_default();
            for (_, at) in rest.iter().take_while(|(other, _)| other == run) {
                *shared.entry(*at).or_default() += 1;
            }
        }
        let mut nearest: Vec<(usize, usize)> = shared.into_iter().collect();
        nearest.sort_by_key(|&(at, count)| (std::cmp::Reverse(count), at));
        nearest.into_iter().map(|(at, _)| at).collect()
    }
}

/// How many of how many runs or figures are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Overlap {
    pub(crate) same: usize,
    pub(crate) all: usize,
}

impl Overlap {
    /// In whole hundredths, rounded down, so that 100 means all.
    pub(crate) fn hundredths(self) -> Result<i128, Reason> {
        let hundredths = (self.same * 100).checked_div(self.all);
        let hundredths = hundredths.ok_or(Reason::TooLittle)?;
        i128::try_from(hundredths).map_err(|_| Reason::Overflow)
    }
}

/// How much of `text` stands in `other`, the runs of `template` left out; `None` where `text` says too little.
pub(crate) fn prose_overlap(text: &Sketch, other: &Sketch, template: &Template) -> Option<Overlap> {
    let limit = |sketch: &Sketch| match sketch.is_cut {
        true => sketch.hashes.last().copied().unwrap_or(0),
        false => u64::MAX,
    };
    // Beyond what both have kept nothing can be said.
    let limit = limit(text).min(limit(other));
    let runs = text.hashes.iter().take_while(|run| **run <= limit);
    let mut overlap = Overlap::default();
    for run in runs.filter(|run| !template.runs.contains(run)) {
        overlap.all += 1;
        overlap.same += usize::from(other.hashes.binary_search(run).is_ok());
    }
    (overlap.all >= FEWEST_RUNS).then_some(overlap)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gouji_model::{Paragraph, Place};

    fn text_sketch(text: &str) -> Sketch {
        let paragraph = |line: &str| Paragraph {
            text: line.to_owned(),
            place: Place::Paragraph { paragraph: 1 },
            section: None,
        };
        sketch(&Prose {
            paragraphs: text.lines().map(paragraph).collect(),
            ..Prose::default()
        })
    }

    /// Letters that no two seeds share in a row.
    fn text(seed: u32, letters: u32) -> String {
        let letter = |at: u32| {
            let mixed = (u64::from(seed) << 32) | u64::from(at);
            let mixed = mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 40;
            let mixed = u32::try_from(mixed % 5000).unwrap_or(0);
            char::from_u32(0x4e00 + mixed).unwrap_or('一')
        };
        (0..letters).map(letter).collect()
    }

    fn hundredths(one: &Sketch, other: &Sketch) -> Option<i128> {
        let overlap = prose_overlap(one, other, &Template::default())?;
        overlap.hundredths().ok()
    }

    #[test]
    fn a_copy_with_other_numbers_and_signs_is_a_copy() {
        let written = text(1, 400);
        let copied: String = written
            .chars()
            .flat_map(|letter| [letter, '，', '7', ' '])
            .collect();
        assert_eq!(
            hundredths(&text_sketch(&written), &text_sketch(&copied)),
            Some(100)
        );
        assert_eq!(
            hundredths(&text_sketch(&written), &text_sketch(&text(2, 400))),
            Some(0)
        );
    }

    #[test]
    fn half_a_copy_is_half_whatever_the_length() {
        for letters in [400, 4000, 40_000] {
            let common = text(1, letters);
            let one = format!("{common}\n{}", text(2, letters));
            let other = format!("{}\n{common}", text(3, letters));
            let share = hundredths(&text_sketch(&one), &text_sketch(&other)).expect("enough");
            assert!((45..=55).contains(&share), "{letters}: {share}");
            // All of a short text may stand in a long one.
            let within = hundredths(&text_sketch(&common), &text_sketch(&one)).expect("enough");
            assert!(within >= 95, "{letters}: {within}");
        }
    }

    #[test]
    fn a_short_text_says_too_little() {
        let short = text_sketch("本年度没有收到政府信息公开申请。");
        assert_eq!(hundredths(&short, &short), None);
    }
}
