//! How sure an explanation is, among all that were found.

use super::diagnosis::{Diagnosis, LARGEST};
use super::feasibility::Feasibility;
use super::rule_evidence::Corroboration;
use super::scoring::{ScoredCandidate, Scorer};
use super::swaps::SwapKind;
use crate::context::SearchDepth;
use crate::log_probability::power;
use gouji_model::{Change, Effect, Explanation, Grade, Slip, Subject, Target};
use gouji_ruleset::{Datum, VariableId};
use std::cmp::Reverse;

/// How many explanations are listed at most.
const MOST_LISTED: usize = 200;
/// How much of all likelihood an explanation must have to be called certain, in thousandths.
const CERTAIN: u16 = 990;
/// How much of all likelihood an explanation must have to be called likely, in thousandths.
const LIKELY: u16 = 920;
/// How much of all likelihood an explanation must have that adds a figure to one that suffices, in thousandths.
const WORTH_ADDING: u16 = 100;
/// How much of all likelihood an explanation must have that takes more slips than need be, in thousandths.
const WORTH_TELLING: u16 = 10;

/// Explanations with their grades.
pub(super) struct Grading {
    /// The most likely first.
    pub(super) explanations: Vec<Explanation>,
    /// Whether all with the fewest slips are among them.
    pub(super) is_exhausted: bool,
    /// The rules about last year that the first one mends besides.
    pub(super) mends: Vec<u32>,
}

/// How explanations were searched.
#[derive(Debug, Clone, Copy)]
pub(super) struct SearchFacts {
    /// Whether all with the fewest slips are among them.
    pub(super) is_exhausted: bool,
    /// Whether all with one slip more were looked at, where that decides how sure it is.
    pub(super) is_weighed: bool,
    /// How likely something else is that explains more, in thousandths.
    pub(super) doubt: u16,
    /// Whether unlikely ones are wanted too.
    pub(super) depth: SearchDepth,
    /// How many broken rules they mend.
    pub(super) broken: usize,
}

/// All explanations of some broken rules, against each other.
struct Ranking {
    /// The most likely first.
    scored: Vec<ScoredCandidate>,
    /// How likely each is, in shares of `2^32` of the most likely one.
    powers: Vec<u64>,
    /// All likelihood there is, in the same shares: that of the explanations and of what explains more.
    all: u64,
    /// The fewest slips that any of them takes.
    fewest: usize,
    search: SearchFacts,
}

/// The explanations in `scored`, graded, the most likely first.
pub(super) fn grade_explanations(
    diagnosis: &Diagnosis<'_>,
    scorer: &Scorer<'_>,
    scored: Vec<ScoredCandidate>,
    search: SearchFacts,
) -> Grading {
    let ranking = Ranking::new(scored, search);
    let ranked = ranking.scored.iter().zip(&ranking.powers);
    let ranked = ranked.map(|(scored, power)| (scored, ranking.thousandths(*power)));
    let listed = ranked.filter(|(scored, likelihood)| ranking.is_listed(scored, *likelihood));
    let mut explanations: Vec<Explanation> = listed
        .map(|(scored, likelihood)| ranking.explanation(diagnosis, scorer, scored, likelihood))
        .collect();
    let is_whole = explanations.len() <= MOST_LISTED;
    explanations.truncate(MOST_LISTED);
    let first = ranking.scored.first();
    Grading {
        explanations,
        is_exhausted: search.is_exhausted && is_whole,
        mends: first.map(|first| first.mends.clone()).unwrap_or_default(),
    }
}

impl Ranking {
    fn new(mut scored: Vec<ScoredCandidate>, search: SearchFacts) -> Self {
        // Where two are as likely, the one with fewer slips comes first, then the order of the form.
        scored.sort_by_cached_key(|scored| {
            let set = scored.repair.set.clone();
            (Reverse(scored.total()), scored.slips, set)
        });
        let best = scored.first().map_or(0, ScoredCandidate::total);
        let powers = scored.iter().map(|scored| power(scored.total() - best));
        let powers: Vec<u64> = powers.collect();
        // The explanations share what likelihood the doubt leaves to them.
        let sum = powers.iter().sum::<u64>().saturating_mul(1000);
        let all = sum.checked_div(1000 - u64::from(search.doubt.min(999)));
        Self {
            powers,
            all: all.unwrap_or(1),
            fewest: scored.iter().map(|scored| scored.slips).min().unwrap_or(0),
            scored,
            search,
        }
    }

    /// How much of all likelihood `power` is.
    fn thousandths(&self, power: u64) -> u16 {
        let share = power.saturating_mul(1000).checked_div(self.all);
        u16::try_from(share.unwrap_or(0)).unwrap_or(1000)
    }

    /// The explanations with the fewest slips.
    fn simplest_candidates(&self) -> impl Iterator<Item = &ScoredCandidate> {
        let fewest = self.fewest;
        self.scored
            .iter()
            .filter(move |scored| scored.slips == fewest)
    }

    /// Whether an explanation is likely enough to be listed.
    fn is_listed(&self, scored: &ScoredCandidate, likelihood: u16) -> bool {
        let is_long = scored.slips > self.fewest && likelihood < WORTH_TELLING;
        let is_unlikely = is_long || (likelihood < WORTH_ADDING && self.adds_figure(scored));
        !is_unlikely || self.search.depth == SearchDepth::OneMore
    }

    /// Whether one slip made two figures wrong, where one of them by itself would do: nothing but its likelihood tells.
    fn adds_figure(&self, scored: &ScoredCandidate) -> bool {
        let set = &scored.repair.set;
        let is_part = |other: &ScoredCandidate| {
            let part = &other.repair.set;
            part.len() < set.len() && part.iter().all(|variable| set.contains(variable))
        };
        !scored.swapped.is_empty() && self.scored.iter().any(is_part)
    }

    /// The grade of what has so much of all likelihood, in thousandths; `is_certain` where nothing else explains as much
    /// by as few slips.
    fn grade(&self, is_certain: bool, likelihood: u16) -> Grade {
        let is_exhausted = self.search.is_exhausted;
        match likelihood {
            CERTAIN.. if is_certain && is_exhausted && self.search.is_weighed => Grade::Certain,
            LIKELY.. if is_exhausted => Grade::Likely,
            _ => Grade::Undetermined,
        }
    }

    /// The grade of one number of an explanation: how likely it is in every explanation that calls it wrong.
    fn variable_grade(&self, variable: VariableId, is_point: bool) -> Grade {
        let has = |scored: &ScoredCandidate| scored.repair.set.contains(&variable);
        let ranked = self.scored.iter().zip(&self.powers);
        let powers = ranked.filter(|(scored, _)| has(scored));
        let power = powers.map(|(_, power)| power).sum();
        let is_in_all = self.simplest_candidates().all(has);
        self.grade(is_point && is_in_all, self.thousandths(power))
    }

    fn explanation(
        &self,
        diagnosis: &Diagnosis<'_>,
        scorer: &Scorer<'_>,
        scored: &ScoredCandidate,
        likelihood: u16,
    ) -> Explanation {
        let set = &scored.repair.set;
        let is_point = matches!(scored.repair.values, Feasibility::Point(_));
        let changes = set.iter().enumerate().filter_map(|(at, variable)| {
            let grade = self.variable_grade(*variable, is_point);
            change(diagnosis, scorer, scored, at, grade)
        });
        let is_alone = self.simplest_candidates().count() == 1 && scored.slips == self.fewest;
        Explanation {
            grade: match is_point || set.len() == 1 {
                true => self.grade(is_point && is_alone, likelihood),
                // What several numbers must come to together is no number of any of them.
                false => Grade::Undetermined,
            },
            changes: changes.collect(),
            likelihood,
            evidence: scored.evidence,
            effect: Effect {
                clears: self.search.broken + scored.mends.len(),
                raises: scored.raises,
            },
        }
    }
}

/// What the number at `at` of an explanation must become.
fn change(
    diagnosis: &Diagnosis<'_>,
    scorer: &Scorer<'_>,
    scored: &ScoredCandidate,
    at: usize,
    grade: Grade,
) -> Option<Change> {
    let variable = scored.repair.set.get(at).copied()?;
    let to = scored.repair.values.point()?.get(at).copied()?;
    let target = match &scored.repair.values {
        Feasibility::Ranges(ranges, _) => {
            let &(least, most) = ranges.get(at)?;
            let least = (least > -LARGEST).then(|| diagnosis.number(variable, least));
            Target::Between(
                least.flatten(),
                most.and_then(|most| diagnosis.number(variable, most)),
            )
        }
        _ => Target::Number(diagnosis.number(variable, to)?),
    };
    let target = match target {
        Target::Between(Some(least), Some(most)) if least == most => Target::Number(least),
        other => other,
    };
    let corroboration = scored.corroboration.get(at);
    let Corroboration {
        prose,
        last_year,
        county,
    } = corroboration.copied().unwrap_or_default();
    Some(Change {
        subject: match diagnosis.system.datum(variable) {
            Datum::Claim(claim) => Subject::Claim(claim),
            Datum::Figure(figure) | Datum::LastYear(figure) => Subject::Figure(figure),
        },
        from: diagnosis.stated_number(variable),
        to: target,
        slip: slip(diagnosis, scorer, scored, (variable, to), target),
        grade,
        prose,
        county,
        last_year,
    })
}

/// What happened to one number of an explanation.
fn slip(
    diagnosis: &Diagnosis<'_>,
    scorer: &Scorer<'_>,
    scored: &ScoredCandidate,
    (variable, to): (VariableId, i128),
    target: Target,
) -> Slip {
    let pair = scored.swapped.iter().find_map(|(kind, set)| {
        let other = set.iter().find(|other| **other != variable)?;
        match diagnosis.system.datum(*other) {
            Datum::Figure(other) if set.contains(&variable) => Some((*kind, other)),
            _ => None,
        }
    });
    match (pair, target) {
        (Some((SwapKind::Exchanged, other)), _) => Slip::Exchanged(other),
        (Some((SwapKind::Misplaced, other)), _) => match diagnosis.value(variable) == 0 {
            true => Slip::Misplaced(other),
            false => Slip::Overwritten(other),
        },
        (None, Target::Number(_)) => {
            let slip = scorer.slip(variable, to);
            slip.map_or(Slip::Other, |(slip, _)| slip)
        }
        (None, Target::Between(..)) => match diagnosis.stated_number(variable).is_none() {
            true => Slip::Blank,
            false => Slip::Other,
        },
    }
}
