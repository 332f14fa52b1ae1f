//! A finding, and the checks that are told in it.

use crate::output::json::enums::{OutcomeWord, SeverityWord};
use crate::output::json::figure::{FigureJson, figures};
use crate::output::json::place::PlaceJson;
use crate::report::finding::text::finding_text;
use crate::report::view::View;
use gouji_model::{Comparison, Evaluation, Finding, GroupMember, Origin, Outcome, Severity};
use schemars::JsonSchema;
use serde::Serialize;

/// One finding.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct FindingJson {
    /// `f1`, `f2` ... within its report.
    pub(crate) id: String,
    /// `rule`, `intake` or `batch`.
    pub(crate) origin: OriginJson,
    /// The rule's id, or a reserved one.
    pub(crate) rule: String,
    /// The row that the rule was checked on.
    pub(crate) instance: Option<String>,
    /// `error`, `query` or `note`.
    #[serde(with = "SeverityWord")]
    pub(crate) severity: Severity,
    /// `violated` or `undecided`.
    #[serde(with = "OutcomeWord")]
    pub(crate) outcome: Outcome,
    /// Why it is undecided; of a violated one, what it was decided without.
    pub(crate) reason: Option<String>,
    /// What must hold.
    pub(crate) title: String,
    /// What does not, with its numbers; the terminal says the same.
    pub(crate) message: String,
    /// What the rule rests on.
    pub(crate) basis: Option<String>,
    /// The left side's value.
    pub(crate) left: Option<String>,
    /// How the sides must compare.
    pub(crate) operator: Option<&'static str>,
    /// The right side's value.
    pub(crate) right: Option<String>,
    /// Left minus right.
    pub(crate) difference: Option<String>,
    /// Where a problem of reading stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) place: Option<PlaceJson>,
    /// The figures, the one to look at first in front.
    pub(crate) figures: Vec<FigureJson>,
    /// The checks that are told in it, where they are several; their sides stand here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub(crate) gathered: Vec<GatheredJson>,
    /// The submitter's written answer.
    pub(crate) statement: (),
}

/// What a finding comes from.
#[derive(Debug, Clone, Copy, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum OriginJson {
    Rule,
    Intake,
    Batch,
}

/// One of several checks that are told as one finding.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct GatheredJson {
    /// The rule's id, where it is another than the finding's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rule: Option<String>,
    /// The row that the rule was checked on.
    pub(crate) instance: Option<String>,
    /// Why it is undecided.
    pub(crate) reason: Option<String>,
    /// The left side's value.
    pub(crate) left: Option<String>,
    /// How the sides must compare.
    pub(crate) operator: Option<&'static str>,
    /// The right side's value.
    pub(crate) right: Option<String>,
    /// Left minus right.
    pub(crate) difference: Option<String>,
}

/// The findings of a report, numbered from `first`.
pub(crate) fn findings_json(
    view: &View<'_>,
    evaluation: &Evaluation,
    first: usize,
) -> Vec<FindingJson> {
    let numbered = evaluation.findings.iter().zip(first..);
    numbered
        .map(|(each, number)| finding(view, number, each))
        .collect()
}

fn finding(view: &View<'_>, number: usize, finding: &Finding) -> FindingJson {
    let finding_text = finding_text(view, finding);
    let comparison = finding.comparison.as_ref();
    let gathered = |check| gathered_check(view, finding, check);
    FindingJson {
        id: format!("f{number}"),
        origin: match finding.origin {
            Origin::Rule(_) => OriginJson::Rule,
            Origin::Reading(_) => OriginJson::Intake,
        },
        rule: finding_text.rule,
        instance: finding
            .instance
            .map(|instance| instance.id(&view.form_data.form)),
        severity: finding.severity,
        outcome: finding.outcome,
        reason: finding
            .reason
            .map(|reason| view.finding_reason(finding, reason)),
        title: finding_text.title,
        message: finding_text.message,
        basis: finding_text.basis,
        left: comparison.map(|sides| sides.left.to_string()),
        operator: comparison.map(|sides| sides.operator.sign()),
        right: comparison.map(|sides| sides.right.to_string()),
        difference: comparison.and_then(difference),
        place: match &finding.origin {
            Origin::Reading(problem) => problem.place.map(|place| view.place_json(place)),
            Origin::Rule(_) => None,
        },
        figures: figures(view, finding),
        gathered: finding.gathered.iter().map(gathered).collect(),
        statement: (),
    }
}

fn gathered_check(view: &View<'_>, finding: &Finding, check: &GroupMember) -> GatheredJson {
    let comparison = check.comparison.as_ref();
    let is_same = matches!(finding.origin, Origin::Rule(rule) if rule == check.rule);
    let rule = view.rule(check.rule).filter(|_| !is_same);
    GatheredJson {
        rule: rule.map(|rule| rule.id.clone()),
        instance: check
            .instance
            .map(|instance| instance.id(&view.form_data.form)),
        reason: check.reason.map(|reason| view.reason(reason)),
        left: comparison.map(|sides| sides.left.to_string()),
        operator: comparison.map(|sides| sides.operator.sign()),
        right: comparison.map(|sides| sides.right.to_string()),
        difference: comparison.and_then(difference),
    }
}

fn difference(comparison: &Comparison) -> Option<String> {
    let difference = comparison.difference()?;
    Some(difference.to_string())
}
