//! A rule as other programs know it.

use crate::output::json::enums::SeverityWord;
use crate::words::Words;
use gouji_model::{IdVec, Language, Reach, RuleId, RuleInfo, RuleTally, Severity};
use schemars::JsonSchema;
use serde::Serialize;

/// A rule.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct RuleJson {
    /// The stable id.
    pub(crate) id: String,
    /// The id of the form that it checks.
    pub(crate) form: String,
    /// What must hold; the check itself where the author gave no title.
    pub(crate) title: String,
    /// `error`, `query` or `note`.
    #[serde(with = "SeverityWord")]
    pub(crate) severity: Severity,
    /// What it rests on.
    pub(crate) basis: Option<String>,
    /// `report` or `county`: whether it is asked of each report by itself, or over all reports of a county.
    pub(crate) reach: ReachJson,
    /// Whether it is one of the user's own, and not built in.
    pub(crate) own: bool,
}

/// A rule of a run of `check`, with what came of it.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct RunRuleJson {
    /// The rule.
    #[serde(flatten)]
    pub(crate) rule: RuleJson,
    /// In how many reports that count it came out how.
    pub(crate) reports: RuleReportsJson,
}

/// Reports by the gravest outcome of a rule in each.
#[derive(Debug, Clone, Copy, JsonSchema, Serialize)]
pub(crate) struct RuleReportsJson {
    /// It holds.
    pub(crate) held: usize,
    /// It does not.
    pub(crate) broken: usize,
    /// It cannot be decided.
    pub(crate) undecided: usize,
    /// It does not apply.
    pub(crate) not_applicable: usize,
}

/// How far a rule looks.
#[derive(Debug, Clone, Copy, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum ReachJson {
    Report,
    County,
}

impl RuleJson {
    pub(crate) fn new(rule: &RuleInfo, language: Language) -> Self {
        Self {
            id: rule.id.clone(),
            form: rule.form.clone(),
            title: Words(language).rule_title(rule),
            severity: rule.severity,
            basis: rule
                .basis
                .as_ref()
                .map(|basis| basis.get(language).to_owned()),
            reach: rule.reach.into(),
            own: !rule.built_in,
        }
    }
}

/// The rules that a run asks, whether or not a report is on their form, so that the list is the same for any reports.
pub(crate) fn active_rules(
    rules: &IdVec<RuleInfo, RuleInfo>,
    tallies: &[RuleTally],
    language: Language,
) -> Vec<RunRuleJson> {
    let active = rules.iter_with_ids().filter(|(_, rule)| rule.is_active);
    let reports = |id: RuleId| {
        let tally = tallies.iter().find(|tally| tally.rule == id);
        let tally = tally.copied().unwrap_or_else(|| RuleTally::new(id));
        RuleReportsJson {
            held: tally.held,
            broken: tally.broken,
            undecided: tally.undecided,
            not_applicable: tally.not_applicable,
        }
    };
    active
        .map(|(id, rule)| RunRuleJson {
            rule: RuleJson::new(rule, language),
            reports: reports(id),
        })
        .collect()
}

impl From<Reach> for ReachJson {
    fn from(reach: Reach) -> Self {
        match reach {
            Reach::Report => Self::Report,
            Reach::County => Self::County,
        }
    }
}
