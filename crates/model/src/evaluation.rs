//! What all rules say of one report.

use crate::{Cause, Comparison, Counts, Finding, Instance, Outcome, Reason, RuleId};

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
