//! What all rules said of one report.

use crate::{Cause, Comparison, Counts, Finding, Instance, Outcome, Reason, RuleId};

/// What all rules of a form said of one report.
#[derive(Debug, Clone, Default)]
pub struct Evaluation {
    /// How many checks came out how.
    pub counts: Counts,
    /// What a person is told: problems of reading first, then rules, each in the order of the form.
    pub findings: Vec<Finding>,
    /// Every check with its outcome, where they were asked for.
    pub outcomes: Vec<CheckOutcome>,
    /// Which figures explain the rules of severity `error` that are broken.
    pub causes: Vec<Cause>,
}

/// The outcome of one check.
#[derive(Debug, Clone)]
pub struct CheckOutcome {
    /// The rule.
    pub rule: RuleId,
    /// What it was applied to, for a rule with `each`.
    pub instance: Option<Instance>,
    /// What came of it.
    pub outcome: Outcome,
    /// Why it does not apply or is undecided.
    pub reason: Option<Reason>,
    /// Both sides, where the check compares two and both have a value.
    pub comparison: Option<Comparison>,
}
