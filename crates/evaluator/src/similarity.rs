//! 雷同: how much of a report stands in another one too.
//!
//! Texts are compared by their runs of letters. Signs, digits and spaces are none, so that a copy with other numbers
//! is still a copy; and of a long text only the runs with the smallest hashes are kept, which are the same sample of
//! the same words wherever they stand. Nothing is parsed and nothing is learned: a share is a count over a count.

use crate::condition::CheckContext;
use crate::submitters::Member;
use gouji_model::{Figures, Form, Prose, Ratio, Reason, Role, Sketch, State, TableId};
use gouji_ruleset::{Similarity, SimilarityPeer, SimilarityScope, fold};
use std::collections::{BTreeMap, HashSet};

/// How many letters make a run: in fewer, unlike texts agree by chance.
const RUN: usize = 8;
/// How many runs are kept of a text; all of them up to about two thousand letters.
const MOST_RUNS: usize = 2048;
/// A text with fewer runs of its own says too little to be a copy of anything.
const FEWEST_RUNS: usize = 100;
/// No more letters of a report are looked at.
const MOST_LETTERS: usize = 200_000;
/// Fewer figures than this agree by chance: a submitter with one application has a handful.
const FEWEST_FIGURES: usize = 6;
/// What stands in the reports of more than a third of all submitters, and of more than this many, is the county's template.
const FEWEST_TEMPLATE: usize = 3;
/// How many of the others are compared run by run: those that share most.
const CANDIDATES: usize = 8;

/// What the prose of a report is known by: its title, headings, period and date are those of every report.
#[must_use]
pub fn sketch(prose: &Prose) -> Sketch {
    let headings: HashSet<usize> = prose.sections.iter().map(|each| each.heading).collect();
    let marks = [prose.title, prose.period, prose.date];
    let numbered = prose.paragraphs.iter().enumerate();
    let own = numbered.filter(|(at, _)| !headings.contains(at) && !marks.contains(&Some(*at)));
    let mut hashes = Vec::new();
    let mut left = MOST_LETTERS;
    for (_, paragraph) in own {
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
    template: HashSet<u64>,
    /// Every other run with a member that has it, by its position; in order.
    holders: Vec<(u64, usize)>,
}

impl Template {
    /// Of the prose of all submitters.
    pub(crate) fn of(members: &[Member<'_>]) -> Self {
        let runs = |(at, member): (usize, &Member<'_>)| {
            let hashes = member.sketch.map_or(&[][..], |sketch| &sketch.hashes);
            hashes.iter().map(move |run| (*run, at)).collect::<Vec<_>>()
        };
        let mut holders: Vec<(u64, usize)> = members.iter().enumerate().flat_map(runs).collect();
        holders.sort_unstable();
        let reports = members.iter().filter(|each| each.sketch.is_some()).count();
        let most = (reports / 3).max(FEWEST_TEMPLATE);
        let of_run = holders.chunk_by(|(one, _), (next, _)| one == next);
        let common = of_run.filter(|of| of.len() > most);
        let template: HashSet<u64> = common.flatten().map(|(run, _)| *run).collect();
        holders.retain(|(run, _)| !template.contains(run));
        Self { template, holders }
    }

    /// The members that share runs with `own`, by their position, those that share most first.
    fn nearest(&self, own: &Sketch) -> Vec<usize> {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for run in &own.hashes {
            let first = self.holders.partition_point(|(each, _)| each < run);
            let rest = self.holders.get(first..).unwrap_or_default();
            for (_, at) in rest.iter().take_while(|(each, _)| each == run) {
                *shared.entry(*at).or_default() += 1;
            }
        }
        let mut nearest: Vec<(usize, usize)> = shared.into_iter().collect();
        nearest.sort_by_key(|&(at, count)| (std::cmp::Reverse(count), at));
        nearest.into_iter().map(|(at, _)| at).collect()
    }
}

/// How many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Share {
    same: usize,
    all: usize,
}

impl Share {
    /// In whole hundredths, rounded down, so that 100 means all.
    fn hundredths(self) -> Result<i128, Reason> {
        let hundredths = (self.same * 100).checked_div(self.all);
        let hundredths = hundredths.ok_or(Reason::TooLittle)?;
        i128::try_from(hundredths).map_err(|_| Reason::Overflow)
    }
}

/// How much of `own` stands in `other`, runs of the template left out; `None` where `own` says too little.
fn prose_share(own: &Sketch, other: &Sketch, template: &HashSet<u64>) -> Option<Share> {
    let limit = |sketch: &Sketch| match sketch.is_cut {
        true => sketch.hashes.last().copied().unwrap_or(0),
        false => u64::MAX,
    };
    // Beyond what both have kept nothing can be said.
    let limit = limit(own).min(limit(other));
    let runs = own.hashes.iter().take_while(|run| **run <= limit);
    let mut share = Share { same: 0, all: 0 };
    for run in runs.filter(|run| !template.contains(run)) {
        share.all += 1;
        share.same += usize::from(other.hashes.binary_search(run).is_ok());
    }
    (share.all >= FEWEST_RUNS).then_some(share)
}

/// How many of the figures that are not 0 in either report are the same in both; totals follow from the rest and
/// do not count.
fn table_share(
    form: &Form,
    table: Option<TableId>,
    own: &Figures,
    other: &Figures,
) -> Option<Share> {
    let mut share = Share { same: 0, all: 0 };
    for (figure, spec) in form.figures.iter_with_ids() {
        let is_asked = table.is_none_or(|table| form.rows[spec.row].table == table);
        if !is_asked || matches!(spec.role, Role::Total | Role::Heading) {
            continue;
        }
        let value = |figures: &Figures| match figures.state(figure) {
            State::Number => figures.mantissa(figure),
            _ => 0,
        };
        let (one, another) = (value(own), value(other));
        share.all += usize::from(one != 0 || another != 0);
        share.same += usize::from(one != 0 && one == another);
    }
    (share.all >= FEWEST_FIGURES).then_some(share)
}

/// The share that `likeness` asks for, in hundredths, and which of the others it is with.
pub(crate) fn share<'a>(
    likeness: Similarity,
    seen: CheckContext<'a>,
) -> Result<(Ratio, Option<&'a Member<'a>>), Reason> {
    let (share, with) = match likeness.with {
        SimilarityPeer::LastYear => (with_last_year(likeness.of, seen)?, None),
        SimilarityPeer::Others => {
            let (share, member) = with_others(likeness.of, seen)?;
            (share, Some(member))
        }
    };
    let ratio = Ratio::new(share, 1).ok_or(Reason::Overflow)?;
    Ok((ratio, with))
}

fn table_of(part: SimilarityScope) -> Option<TableId> {
    match part {
        SimilarityScope::Table(table) => Some(table),
        SimilarityScope::Prose | SimilarityScope::Tables => None,
    }
}

fn with_last_year(part: SimilarityScope, seen: CheckContext<'_>) -> Result<i128, Reason> {
    let share = match part {
        SimilarityScope::Prose => {
            let other = seen.last_sketch.ok_or(Reason::NoLastYear)?;
            let own = seen.sketch.ok_or(Reason::TooLittle)?;
            prose_share(own, other, &HashSet::new())
        }
        SimilarityScope::Tables | SimilarityScope::Table(_) => {
            let other = seen.last_year.ok_or(Reason::NoLastYear)?;
            table_share(seen.form, table_of(part), seen.figures, other)
        }
    };
    share.ok_or(Reason::TooLittle)?.hundredths()
}

/// The largest share with any other submitter, and whose report that is: of several the first on the roster.
fn with_others<'a>(
    part: SimilarityScope,
    seen: CheckContext<'a>,
) -> Result<(i128, &'a Member<'a>), Reason> {
    let others = seen.others.ok_or(Reason::NoOthers)?;
    let is_other = |member: &&Member<'_>| Some(member.submitter) != seen.asking.submitter;
    let mut best: Option<(i128, &Member<'_>)> = None;
    let mut keep = |share: Option<Share>, member: &'a Member<'a>| {
        let Some(Ok(share)) = share.map(Share::hundredths) else {
            return;
        };
        if best.is_none_or(|(most, _)| share > most) {
            best = Some((share, member));
        }
    };
    match part {
        SimilarityScope::Prose => {
            let own = seen.sketch.ok_or(Reason::TooLittle)?;
            let template = &others.template;
            let mut nearest: Vec<usize> = template.nearest(own);
            nearest.retain(|at| others.members.get(*at).as_ref().is_some_and(is_other));
            nearest.truncate(CANDIDATES);
            nearest.sort_unstable();
            let nearest = nearest.into_iter().filter_map(|at| others.members.get(at));
            // Where nobody shares a run, anybody will do to say how little that is.
            let mut anybody = others.members.iter().filter(is_other);
            let anybody = anybody.find(|member| member.sketch.is_some());
            for member in nearest.chain(anybody) {
                let other = member.sketch;
                let share = other.and_then(|it| prose_share(own, it, &template.template));
                keep(share, member);
            }
        }
        SimilarityScope::Tables | SimilarityScope::Table(_) => {
            for member in others.members.iter().filter(is_other) {
                let other = member.figures.as_deref();
                let table = table_of(part);
                let share = other.and_then(|it| table_share(seen.form, table, seen.figures, it));
                keep(share, member);
            }
        }
    }
    best.ok_or(Reason::TooLittle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gouji_model::{Paragraph, Place};

    fn of(text: &str) -> Sketch {
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
        let share = prose_share(one, other, &HashSet::new())?;
        share.hundredths().ok()
    }

    #[test]
    fn a_copy_with_other_numbers_and_signs_is_a_copy() {
        let written = text(1, 400);
        let copied: String = written
            .chars()
            .flat_map(|letter| [letter, '，', '7', ' '])
            .collect();
        assert_eq!(hundredths(&of(&written), &of(&copied)), Some(100));
        assert_eq!(hundredths(&of(&written), &of(&text(2, 400))), Some(0));
    }

    #[test]
    fn half_a_copy_is_half_whatever_the_length() {
        for letters in [400, 4000, 40_000] {
            let common = text(1, letters);
            let one = format!("{common}\n{}", text(2, letters));
            let other = format!("{}\n{common}", text(3, letters));
            let share = hundredths(&of(&one), &of(&other)).expect("enough");
            assert!((45..=55).contains(&share), "{letters}: {share}");
            // All of a short text may stand in a long one.
            let within = hundredths(&of(&common), &of(&one)).expect("enough");
            assert!(within >= 95, "{letters}: {within}");
        }
    }

    #[test]
    fn a_short_text_says_too_little() {
        let short = of("本年度没有收到政府信息公开申请。");
        assert_eq!(hundredths(&short, &short), None);
    }
}
