//! What all rules say of one report.

use crate::{Cause, Comparison, Counts, Finding, Instance, Outcome, Reason, RuleId};

/// What all rules of a form say of one report.
#[derive(Debug, Clone, Default)]
pub struct Evaluation {
    /// How many checks came out how.
    pub counts: Counts,
    /// What a person has to look at: first problems of reading, then rules, each in the order of the form.
    pub findings: Vec<Finding>,
    /// Every check with its outcome; empty unless outcomes were asked for.
    pub outcomes: Vec<CheckOutcome>,
    /// The numbers that explain the broken rules of severity `error`; empty until wrong figures are looked for.
    pub causes: Vec<Cause>,
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
