//! What all rules say of one report.

use crate::{Cause, Comparison, Counts, Finding, Instance, Outcome, Reason, RuleId};
use std::collections::BTreeSet;

/// What all rules of a form say of one report.
#[derive(Debug, Clone, Default)]
pub struct Evaluation {
    /// How many checks came out how.
    pub counts: Counts,
    /// How many checks of each rule came out how, in the order of the rules that were asked.
    pub rules: Vec<RuleCounts>,
    /// What a person has to look at: first problems of reading, then rules, each in the order of the form.
    pub findings: Vec<Finding>,
    /// Every check with its outcome; empty unless outcomes were asked for.
    pub outcomes: Vec<CheckOutcome>,
    /// The numbers that explain the broken rules of severity `error`; empty until wrong figures are looked for.
    pub causes: Vec<Cause>,
}

/// How the checks of one rule came out on one report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleCounts {
    /// The rule.
    pub rule: RuleId,
    /// How many of its checks came out how.
    pub counts: Counts,
}

impl Evaluation {
    /// Counts one more check of `rule`, whose checks are counted one after another.
    pub fn count(&mut self, rule: RuleId, outcome: Outcome) {
        self.counts.add(outcome);
        match self.rules.last_mut().filter(|last| last.rule == rule) {
            Some(last) => last.counts.add(outcome),
            None => {
                let mut counts = Counts::default();
                counts.add(outcome);
                self.rules.push(RuleCounts { rule, counts });
            }
        }
    }

    /// For each cause, the findings that belong to it and to no other, by their position.
    ///
    /// A finding that tells of several checks can be explained by several causes in part. It belongs to the one that is most
    /// certain, and to the first of these.
    #[must_use]
    pub fn findings_by_cause(&self) -> Vec<Vec<usize>> {
        let mut ranked: Vec<usize> = (0..self.causes.len()).collect();
        // Nothing is less certain than what no explanation was found for.
        let rank = |at: &usize| {
            let grade = self.causes.get(*at).and_then(Cause::grade);
            (grade.is_none(), grade, *at)
        };
        ranked.sort_by_key(rank);
        let mut taken = BTreeSet::new();
        let mut findings = vec![Vec::new(); self.causes.len()];
        for at in ranked {
            if let Some((cause, own)) = self.causes.get(at).zip(findings.get_mut(at)) {
                let new = cause
                    .findings
                    .iter()
                    .filter(|finding| taken.insert(**finding));
                own.extend(new.copied());
            }
        }
        findings
    }
}

/// The outcome of one check.
#[derive(Debug, Clone)]
pub struct CheckOutcome {
    /// The rule.
    pub rule: RuleId,
    /// What it was applied to, for a rule with `each`.
    pub instance: Option<Instance>,
    /// Whether it holds.
    pub outcome: Outcome,
    /// Why it does not apply or is undecided.
    pub reason: Option<Reason>,
    /// Both sides, where the check compares two and both have a value.
    pub comparison: Option<Comparison>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Effect, Evidence, Explanation, Grade};

    fn cause(findings: &[usize], grade: Option<Grade>) -> Cause {
        let explanation = |grade| Explanation {
            grade,
            changes: Vec::new(),
            likelihood: 1000,
            evidence: Evidence::default(),
            effect: Effect::default(),
        };
        Cause {
            findings: findings.to_vec(),
            broken: 1,
            exhausted: true,
            explanations: grade.map(explanation).into_iter().collect(),
            quotes: Vec::new(),
        }
    }

    #[test]
    fn a_finding_belongs_to_the_most_certain_of_its_causes() {
        let causes = vec![
            cause(&[0, 1], None),
            cause(&[1, 2], Some(Grade::Undetermined)),
            cause(&[2, 3], Some(Grade::Certain)),
            cause(&[3], Some(Grade::Certain)),
        ];
        let evaluation = Evaluation {
            causes,
            ..Evaluation::default()
        };
        let expected = [vec![0], vec![1], vec![2, 3], vec![]];
        assert_eq!(evaluation.findings_by_cause(), expected);
    }
}
