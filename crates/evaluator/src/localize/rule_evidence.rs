//! What rules say for an explanation or against it that need not be mended: those of severity `query`, above all those that
//! read the prose, last year's report, and the county's own.

use super::diagnosis::{Diagnosis, is_violated};
use crate::context::CheckContext;
use crate::log_probability::{BIT, LogProbability};
use crate::prior::FigurePrior;
use gouji_model::{Figures, Testimony, sort_unique};
use gouji_ruleset::{Check, Datum, VariableId};

/// How much a rule weighs that holds the prose, or last year's report, against the tables.
const WITNESS: LogProbability = 11 * BIT / 2;
/// How much any other rule weighs that is no `error`.
const OTHER_RULE: LogProbability = 3 * BIT;
/// All these rules together weigh no more than this.
const MOST_TOGETHER: LogProbability = 12 * BIT;

/// What rules say of an explanation.
pub(super) struct RuleEvidence {
    /// How much speaks for it; below 0 where more speaks against it.
    pub(super) weight: LogProbability,
    /// What each of its numbers is said to be elsewhere.
    pub(super) corroboration: Vec<Corroboration>,
    /// The rules about last year that it mends besides.
    pub(super) mends: Vec<u32>,
    /// How many rules of severity `query` break with it that did not.
    pub(super) raises: usize,
}

impl RuleEvidence {
    /// Nothing is said of the numbers of `set`.
    pub(super) fn silent(set: &[VariableId]) -> Self {
        Self {
            weight: 0,
            corroboration: vec![Corroboration::default(); set.len()],
            mends: Vec::new(),
            raises: 0,
        }
    }
}

/// What a number is said to be elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Corroboration {
    /// In the prose of the report.
    pub(super) prose: Testimony,
    /// In last year's report of the submitter.
    pub(super) last_year: Testimony,
    /// By the county's own report, with what all others have.
    pub(super) county: Testimony,
}

/// The rules that are asked about explanations of one report.
pub(super) struct RuleWitnesses<'p> {
    diagnosis: &'p Diagnosis<'p>,
    /// The figures of the report, those of an explanation changed while its rules are asked.
    figures: Figures,
    /// The checks of severity `query` that were asked about what is written, by their position, and whether they are broken.
    asked: Vec<(u32, bool)>,
}

impl<'p> RuleWitnesses<'p> {
    pub(super) fn new(diagnosis: &'p Diagnosis<'p>) -> Self {
        Self {
            diagnosis,
            figures: diagnosis.context.figures.clone(),
            asked: Vec::new(),
        }
    }

    /// What rules say of the numbers of `set` being those of `point`, against those written.
    pub(super) fn evidence(
        &mut self,
        set: &[VariableId],
        point: &[i128],
        prior: &FigurePrior<'_>,
    ) -> RuleEvidence {
        let diagnosis = self.diagnosis;
        let mut evidence = RuleEvidence::silent(set);
        let variables = set.iter().map(|at| &diagnosis.system.variables[*at]);
        let checks = variables.flat_map(|variable| &variable.query_checks);
        let checks = sort_unique(checks.copied());
        let before: Vec<bool> = checks.iter().map(|at| self.is_broken(*at)).collect();
        let picked = diagnosis.write(&mut self.figures, set, point);
        let context = CheckContext {
            figures: &self.figures,
            picked: &picked,
            ..diagnosis.context
        };
        // Where a broken rule reads the prose, the sentence is one of the numbers at hand and no witness.
        let is_prose_heard = !self.reads_prose(set);
        for (at, before) in checks.iter().zip(before) {
            let Some(check) = diagnosis.checks.get(*at as usize) else {
                continue;
            };
            let weight = match (check.reads_prose(), reads_last_year(check)) {
                (true, _) if !is_prose_heard => 0,
                (false, false) => OTHER_RULE,
                _ => WITNESS,
            };
            let testimony = match (before, is_violated(check, context)) {
                (true, false) => {
                    evidence.weight += weight;
                    Testimony::ToBe
                }
                (false, true) => {
                    evidence.weight -= weight;
                    evidence.raises += 1;
                    Testimony::AsWritten
                }
                _ => continue,
            };
            let corroboration = set.iter().zip(&mut evidence.corroboration);
            let is_spoken_of = |variable: VariableId| {
                let variable = &diagnosis.system.variables[variable];
                variable.query_checks.contains(at)
            };
            for (_, said) in corroboration.filter(|(variable, _)| is_spoken_of(**variable)) {
                if check.reads_prose() {
                    said.prose = testimony;
                }
                if reads_last_year(check) {
                    said.last_year = testimony;
                }
            }
        }
        self.ask_error_rules(set, context, &mut evidence);
        diagnosis.restore(&mut self.figures, set);
        self.ask_county(set, point, prior, &mut evidence);
        evidence.weight = evidence.weight.clamp(-MOST_TOGETHER, MOST_TOGETHER);
        evidence
    }

    /// Whether a broken rule of severity `error` that speaks of `set` reads the prose.
    fn reads_prose(&self, set: &[VariableId]) -> bool {
        let constraints = self.diagnosis.constraints_of_any(set).into_iter();
        let mut broken = constraints.filter(|at| self.diagnosis.is_broken(*at));
        broken.any(|at| self.diagnosis.check(at).is_some_and(Check::reads_prose))
    }

    /// Adds what rules of severity `error` say that hold with the explanation: broken ones that read the prose, and those
    /// about last year that were set aside.
    fn ask_error_rules(
        &self,
        set: &[VariableId],
        context: CheckContext<'_>,
        evidence: &mut RuleEvidence,
    ) {
        let diagnosis = self.diagnosis;
        for (&variable, said) in set.iter().zip(&mut evidence.corroboration) {
            if !matches!(diagnosis.system.datum(variable), Datum::Figure(_)) {
                continue;
            }
            for constraint in diagnosis.constraints_of(variable) {
                let Some(check) = diagnosis.check(*constraint) else {
                    continue;
                };
                let is_broken = diagnosis.is_broken(*constraint);
                let is_claim_of = |other: &VariableId| {
                    let is_claim = matches!(diagnosis.system.datum(*other), Datum::Claim(_));
                    is_claim && diagnosis.speaks_of(*constraint, *other)
                };
                if is_broken && check.reads_prose() && !set.iter().any(is_claim_of) {
                    said.prose = Testimony::ToBe;
                }
                if diagnosis.is_aside(*constraint) && !is_violated(check, context) {
                    said.last_year = Testimony::ToBe;
                    if !evidence.mends.contains(constraint) {
                        evidence.mends.push(*constraint);
                        evidence.weight += WITNESS;
                    }
                }
            }
        }
        evidence.mends.sort_unstable();
    }

    /// The county's own report bears a change out where its sum differs from ours by exactly that change, and speaks against
    /// it where the sums agree.
    fn ask_county(
        &self,
        set: &[VariableId],
        point: &[i128],
        prior: &FigurePrior<'_>,
        evidence: &mut RuleEvidence,
    ) {
        let diagnosis = self.diagnosis;
        let numbers = set.iter().zip(point);
        for ((&variable, &to), said) in numbers.zip(&mut evidence.corroboration) {
            let Datum::Figure(figure) = diagnosis.system.datum(variable) else {
                continue;
            };
            let gap = prior.gap(figure).map(i128::from);
            if gap == Some(to - diagnosis.value(variable)) {
                said.county = Testimony::ToBe;
                evidence.weight += WITNESS;
            } else if gap == Some(0) {
                said.county = Testimony::AsWritten;
                evidence.weight -= WITNESS;
            }
        }
    }

    /// Whether the check at `at` is broken by what is written.
    fn is_broken(&mut self, at: u32) -> bool {
        if let Some((_, known)) = self.asked.iter().find(|(check, _)| *check == at) {
            return *known;
        }
        let check = self.diagnosis.checks.get(at as usize);
        let is_broken = check.is_some_and(|check| is_violated(check, self.diagnosis.context));
        self.asked.push((at, is_broken));
        is_broken
    }
}

fn reads_last_year(check: &Check) -> bool {
    let mut quoted = check.cited_data.iter();
    quoted.any(|datum| matches!(datum, Datum::LastYear(_)))
}
