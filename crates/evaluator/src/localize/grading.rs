//! How sure an explanation is, among all that were found.

use crate::context::SearchDepth;
use crate::localize::diagnosis::LARGEST;
use crate::localize::diagnosis::Problem;
use crate::localize::feasibility::Fit;
use crate::localize::scoring::Scales;
use crate::localize::scoring::Weighty;
use crate::localize::swaps::Move;
use crate::log_probability::power;
use gouji_model::{Change, Effect, Explanation, Grade, Slip, Subject, Target};
use gouji_ruleset::{Datum, VariableId};
use std::cmp::Reverse;

/// No more explanations are listed.
const MOST_LISTED: usize = 200;
/// How much of all likelihood what is called certain has at least, in thousandths.
const CERTAIN: u16 = 990;
/// The same for what is called likely.
const LIKELY: u16 = 920;
/// The same for one that adds a figure to what explains all by itself.
const WORTH_ADDING: u16 = 100;
/// An explanation that takes more slips than need be is listed where it has as much of all likelihood.
const WORTH_TELLING: u16 = 10;

/// Explanations with their grades.
pub(super) struct Judged {
    /// The most likely first.
    pub(super) explanations: Vec<Explanation>,
    /// Whether all with the fewest slips are among them.
    pub(super) is_exhausted: bool,
    /// The rules about last year that the first one mends besides.
    pub(super) mends: Vec<u32>,
}

/// How explanations were found.
#[derive(Debug, Clone, Copy)]
pub(super) struct How {
    /// Whether all with the fewest slips are among them.
    pub(super) is_exhausted: bool,
    /// Whether all with one slip more were looked at, where that decides how sure it is.
    pub(super) is_weighed: bool,
    /// How likely something else is that explains more, in thousandths.
    pub(super) doubt: u16,
    /// Whether all are wanted, however unlikely.
    pub(super) depth: SearchDepth,
    /// How many broken rules they mend.
    pub(super) broken: usize,
}

/// The explanations in `found`, the most likely first.
pub(super) fn judged(
    problem: &Problem<'_>,
    scales: &Scales<'_>,
    mut found: Vec<Weighty>,
    how: How,
) -> Judged {
    let How {
        is_exhausted,
        doubt,
        depth,
        ..
    } = how;
    // Where two are as likely, the one with fewer slips comes first, then the order of the form.
    found.sort_by_cached_key(|it| (Reverse(it.total()), it.slips, it.mended.set.clone()));
    let best = found.first().map_or(0, Weighty::total);
    let powers: Vec<u64> = found.iter().map(|it| power(it.total() - best)).collect();
    let all: u64 = powers.iter().sum();
    // What is likely otherwise takes its part of all likelihood.
    let all = (all.saturating_mul(1000)).checked_div(1000 - u64::from(doubt.min(999)));
    let all = all.unwrap_or(1);
    let thousandths = |part: u64| {
        let share = part.saturating_mul(1000).checked_div(all).unwrap_or(0);
        u16::try_from(share).unwrap_or(1000)
    };
    let fewest = found.iter().map(|it| it.slips).min().unwrap_or(0);
    let simple = || found.iter().filter(|it| it.slips == fewest);
    let is_alone = simple().count() == 1;
    let grade = |is_certain: bool, likelihood: u16| match likelihood {
        CERTAIN.. if is_certain && is_exhausted && how.is_weighed => Grade::Certain,
        LIKELY.. if is_exhausted => Grade::Likely,
        _ => Grade::Undetermined,
    };
    // How much of all likelihood a number has, over every explanation that calls it wrong.
    let of_unknown = |unknown: VariableId| {
        let with = found.iter().zip(&powers);
        let with = with.filter(|(it, _)| it.mended.set.contains(&unknown));
        thousandths(with.map(|(_, power)| power).sum())
    };
    let in_all = |unknown: VariableId| simple().all(|it| it.mended.set.contains(&unknown));
    // Two figures that one slip made wrong, where one of them by itself would do: nothing but its likelihood tells.
    let adds = |it: &Weighty| {
        let is_part = |part: &Weighty| {
            part.mended.set.len() < it.mended.set.len()
                && part
                    .mended
                    .set
                    .iter()
                    .all(|own| it.mended.set.contains(own))
        };
        !it.moved.is_empty() && found.iter().any(is_part)
    };
    let mut explanations = Vec::new();
    for (it, power) in found.iter().zip(&powers) {
        let likelihood = thousandths(*power);
        let is_long = it.slips > fewest && likelihood < WORTH_TELLING;
        if (is_long || (likelihood < WORTH_ADDING && adds(it))) && depth == SearchDepth::Fewest {
            continue;
        }
        let is_point = matches!(it.mended.fit, Fit::Point(_));
        let changes = it.mended.set.iter().enumerate();
        let changes = changes.filter_map(|(at, unknown)| {
            let grade = grade(is_point && in_all(*unknown), of_unknown(*unknown));
            change(problem, scales, it, at, grade)
        });
        explanations.push(Explanation {
            grade: match is_point || it.mended.set.len() == 1 {
                true => grade(is_point && is_alone && it.slips == fewest, likelihood),
                // What several numbers must come to together is no number of any of them.
                false => Grade::Undetermined,
            },
            changes: changes.collect(),
            likelihood,
            weighed: it.weighed,
            proof: Effect {
                clears: how.broken + it.mends.len(),
                raises: it.raises,
            },
        });
    }
    let is_whole = explanations.len() <= MOST_LISTED;
    explanations.truncate(MOST_LISTED);
    let first = found.first();
    Judged {
        explanations,
        is_exhausted: is_exhausted && is_whole,
        mends: first.map(|it| it.mends.clone()).unwrap_or_default(),
    }
}

fn change(
    problem: &Problem<'_>,
    scales: &Scales<'_>,
    weighty: &Weighty,
    at: usize,
    grade: Grade,
) -> Option<Change> {
    let unknown = weighty.mended.set.get(at).copied()?;
    let to = weighty.mended.fit.point()?.get(at).copied()?;
    let target = match &weighty.mended.fit {
        Fit::Ranges(ranges, _) => {
            let &(least, most) = ranges.get(at)?;
            let least = (least > -LARGEST).then(|| problem.number(unknown, least));
            Target::Between(
                least.flatten(),
                most.and_then(|most| problem.number(unknown, most)),
            )
        }
        _ => Target::Number(problem.number(unknown, to)?),
    };
    let target = match target {
        Target::Between(Some(least), Some(most)) if least == most => Target::Number(least),
        other => other,
    };
    let said = weighty.said.get(at).copied().unwrap_or_default();
    Some(Change {
        subject: match problem.system.datum(unknown) {
            Datum::Claim(claim) => Subject::Claim(claim),
            Datum::Figure(figure) | Datum::LastYear(figure) => Subject::Figure(figure),
        },
        from: problem.written(unknown),
        to: target,
        slip: slip(problem, scales, weighty, (unknown, to), target),
        grade,
        prose: said.prose,
        county: said.county,
        last_year: said.last_year,
    })
}

/// What happened to one number of an explanation.
fn slip(
    problem: &Problem<'_>,
    scales: &Scales<'_>,
    weighty: &Weighty,
    (unknown, to): (VariableId, i128),
    target: Target,
) -> Slip {
    let pair = weighty.moved.iter().find_map(|(how, set)| {
        let other = set.iter().find(|it| **it != unknown)?;
        match problem.system.datum(*other) {
            Datum::Figure(other) if set.contains(&unknown) => Some((*how, other)),
            _ => None,
        }
    });
    match (pair, target) {
        (Some((Move::Exchanged, other)), _) => Slip::Exchanged(other),
        (Some((Move::Misplaced, other)), _) => match problem.value(unknown) == 0 {
            true => Slip::Misplaced(other),
            false => Slip::Overwritten(other),
        },
        (None, Target::Number(_)) => {
            let slip = scales.slip(unknown, to);
            slip.map_or(Slip::Other, |(slip, _)| slip)
        }
        (None, Target::Between(..)) => match problem.written(unknown).is_none() {
            true => Slip::Blank,
            false => Slip::Other,
        },
    }
}
