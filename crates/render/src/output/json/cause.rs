//! Which figure is wrong, for programs.

use crate::output::json::enums::GradeWord;
use crate::report::cause::text::CauseText;
use crate::report::view::View;
use gouji_model::{Cause, Change, Decimal, Evaluation, Explanation, Grade, Subject, Target};
use schemars::JsonSchema;
use serde::Serialize;

/// What explains some of a report's findings.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct CauseJson {
    /// The ids of the findings; each finding stands here in one cause only.
    pub(crate) findings: Vec<String>,
    /// The ids of findings that tell of several checks, some of which this cause explains, and that stand in `findings` of
    /// another cause.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub(crate) shared: Vec<String>,
    /// Whether every explanation with as few changes is listed.
    pub(crate) exhausted: bool,
    /// The explanations, the most likely first.
    pub(crate) explanations: Vec<ExplanationJson>,
}

/// Changes that make all rules of a cause hold.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct ExplanationJson {
    /// `certain`, `likely` or `undetermined`.
    #[serde(with = "GradeWord")]
    pub(crate) grade: Grade,
    /// The changes.
    pub(crate) changes: Vec<ChangeJson>,
    /// How likely it is among those listed, from 0 to 1.
    pub(crate) likelihood: String,
    /// How many broken rules hold with it.
    pub(crate) clears: usize,
    /// The same in words.
    pub(crate) proof: String,
}

/// A figure that is taken to be wrong.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct ChangeJson {
    /// The row's id; `None` for a number of the prose.
    pub(crate) item: Option<String>,
    /// The column's id.
    pub(crate) column: Option<String>,
    /// The name of the number in the prose, where it is one.
    pub(crate) claim: Option<String>,
    /// What is written.
    pub(crate) from: Option<String>,
    /// What it should be.
    pub(crate) to: Option<String>,
    /// The least and the largest that it may be, where it is not one number; `None` for no largest.
    pub(crate) range: Option<[Option<String>; 2]>,
    /// `certain`, `likely` or `undetermined`.
    #[serde(with = "GradeWord")]
    pub(crate) grade: Grade,
    /// What may have happened.
    pub(crate) reason: String,
}

/// The causes of a report for programs.
pub(crate) fn causes_json(view: &View<'_>, evaluation: &Evaluation) -> Vec<CauseJson> {
    let explained = evaluation.causes.iter().zip(evaluation.findings_by_cause());
    let to_json = |(cause, own): (&Cause, Vec<usize>)| {
        cause_json(&CauseText::new(view, evaluation, cause), cause, &own)
    };
    explained.map(to_json).collect()
}

fn cause_json(cause_text: &CauseText<'_>, cause: &Cause, own: &[usize]) -> CauseJson {
    let change = |change: &Change| change_json(cause_text, change);
    let explanation = |explanation: &Explanation| {
        let (whole, thousandths) = (explanation.likelihood / 1000, explanation.likelihood % 1000);
        ExplanationJson {
            grade: explanation.grade,
            changes: explanation.changes.iter().map(change).collect(),
            likelihood: format!("{whole}.{thousandths:03}"),
            clears: explanation.effect.clears,
            proof: cause_text.view.words().total_effect(explanation.effect),
        }
    };
    let id = |at: &usize| format!("f{}", at + 1);
    let shared = cause.findings.iter().filter(|at| !own.contains(at));
    CauseJson {
        findings: own.iter().map(id).collect(),
        shared: shared.map(id).collect(),
        exhausted: cause.exhausted,
        explanations: cause.explanations.iter().map(explanation).collect(),
    }
}

fn change_json(cause_text: &CauseText<'_>, change: &Change) -> ChangeJson {
    let form = &cause_text.view.form_data.form;
    let (item, column, claim) = match change.subject {
        Subject::Figure(figure) => {
            let spec = &form.figures[figure];
            let item = form.rows[spec.row].id.clone();
            (Some(item), form.columns[spec.column].id.clone(), None)
        }
        Subject::Claim(claim) => {
            let name = cause_text.claim_name(claim);
            (None, None, Some(name).filter(|name| !name.is_empty()))
        }
    };
    ChangeJson {
        item,
        column,
        claim,
        from: change.from.map(|number| number.to_string()),
        to: change.to.number().map(|number| number.to_string()),
        range: match change.to {
            Target::Number(_) => None,
            Target::Between(least, largest) => {
                let bound_text = |bound: Option<Decimal>| bound.map(|bound| bound.to_string());
                Some([bound_text(least), bound_text(largest)])
            }
        },
        grade: change.grade,
        reason: cause_text.view.words().reasons(&cause_text.reasons(change)),
    }
}
