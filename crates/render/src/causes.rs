//! Which figure is wrong: behind the findings of a report, and for programs.

use crate::handler::{Handler, Note, push_line};
use crate::style::Paint;
use crate::terminal::Detail;
use crate::view::View;
use crate::width::wrap;
use crate::words::Term;
use gouji_model::{
    Cause, Change, ClaimId, Evaluation, Explanation, Grade, Quote, Quoted, Said, Slip, Subject,
    Target,
};
use schemars::JsonSchema;
use serde::Serialize;

/// More explanations than this are counted, not told.
const TOLD: usize = 8;

/// What explains some of a report's findings.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct CauseJson {
    /// The ids of the findings.
    pub findings: Vec<String>,
    /// Whether every explanation with as few changes is listed.
    pub exhausted: bool,
    /// The explanations, the most likely first.
    pub explanations: Vec<ExplanationJson>,
}

/// Changes that make all rules of a cause hold.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct ExplanationJson {
    /// `certain`, `likely` or `undetermined`.
    #[schemars(extend("enum" = ["certain", "likely", "undetermined"]))]
    pub grade: &'static str,
    /// The changes.
    pub changes: Vec<ChangeJson>,
    /// How likely it is among those listed, from 0 to 1.
    pub likelihood: String,
    /// How many broken rules hold with it.
    pub clears: usize,
    /// The same in words.
    pub proof: String,
}

/// A figure that is taken to be wrong.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct ChangeJson {
    /// The row's id; `None` for a number of the prose.
    pub item: Option<String>,
    /// The column's id.
    pub column: Option<String>,
    /// The name of the number in the prose, where it is one.
    pub claim: Option<String>,
    /// What is written.
    pub from: Option<String>,
    /// What it should be.
    pub to: Option<String>,
    /// The least and the largest that it may be, where it is not one number; `None` for no largest.
    pub range: Option<[Option<String>; 2]>,
    /// `certain`, `likely` or `undetermined`.
    #[schemars(extend("enum" = ["certain", "likely", "undetermined"]))]
    pub grade: &'static str,
    /// What may have happened.
    pub reason: String,
}

/// The causes of a report for programs.
pub(crate) fn causes_json(view: &View<'_>, evaluation: &Evaluation) -> Vec<CauseJson> {
    let explained = evaluation.causes.iter();
    explained.map(|cause| cause_json(view, cause)).collect()
}

fn cause_json(view: &View<'_>, cause: &Cause) -> CauseJson {
    let explanation = |explanation: &Explanation| ExplanationJson {
        grade: grade_name(explanation.grade),
        changes: explanation
            .changes
            .iter()
            .map(|change| change_json(view, cause, *change))
            .collect(),
        likelihood: format!(
            "{}.{:03}",
            explanation.likelihood / 1000,
            explanation.likelihood % 1000
        ),
        clears: cause.broken,
        proof: view.words().proof(cause.broken),
    };
    CauseJson {
        findings: cause
            .findings
            .iter()
            .map(|at| format!("f{}", at + 1))
            .collect(),
        exhausted: cause.exhausted,
        explanations: cause.explanations.iter().map(explanation).collect(),
    }
}

fn change_json(view: &View<'_>, cause: &Cause, change: Change) -> ChangeJson {
    let form = &view.bound.form;
    let (item, column, claim) = match change.subject {
        Subject::Figure(figure) => {
            let spec = &form.figures[figure];
            let item = form.rows[spec.row].id.clone();
            (Some(item), form.columns[spec.column].id.clone(), None)
        }
        Subject::Claim(claim) => (None, None, quote(cause, claim).map(name_of)),
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
                Some([Some(least.to_string()), largest.map(|it| it.to_string())])
            }
        },
        grade: grade_name(change.grade),
        reason: slip(view, change),
    }
}

/// What the prose says of `claim`.
fn quote(cause: &Cause, claim: ClaimId) -> Option<&Quote> {
    let is_it = |quote: &&Quote| matches!(quote.of, Quoted::Claim { claim: of, .. } if of == claim);
    cause.quotes.iter().find(is_it)
}

fn name_of(quote: &Quote) -> String {
    match &quote.of {
        Quoted::Claim { name, .. } => name.clone(),
        _ => String::new(),
    }
}

fn grade_name(grade: Grade) -> &'static str {
    match grade {
        Grade::Certain => "certain",
        Grade::Likely => "likely",
        Grade::Undetermined => "undetermined",
    }
}

/// Draws what explains the findings of a report; nothing where nothing does.
pub(crate) fn draw(out: &mut String, view: &View<'_>, evaluation: &Evaluation, detail: Detail) {
    let handler = Handler {
        style: view.style,
        gaps: false,
    };
    for cause in &evaluation.causes {
        let Some(first) = cause.explanations.first() else {
            continue;
        };
        let words = view.words();
        let colon = words.term(Term::Colon);
        let is_open = first.grade == Grade::Undetermined;
        let told = match is_open {
            true => words.one_of(cause.explanations.len(), cause.broken),
            false => {
                let grade = words.grade(first.grade);
                let changes = changes(view, cause, first);
                let proof = words.proof(cause.broken);
                format!("{grade}{colon}{}", words.then(&changes, &proof))
            }
        };
        if let Some(note) = Note::of(Term::Cause, &told) {
            handler.note_at(out, &note, 0);
        }
        let (listed, told) = match (is_open, detail.explain_all) {
            (_, true) => (cause.explanations.as_slice(), usize::MAX),
            (true, false) => (cause.explanations.as_slice(), TOLD),
            (false, false) => (&[][..], TOLD),
        };
        for explanation in listed.iter().take(told) {
            let changes = changes(view, cause, explanation);
            match detail.explain_all {
                true => line(out, view, &format!("{} {changes}", hundredths(explanation))),
                false => line(out, view, &changes),
            }
        }
        if listed.len() > told {
            line(out, view, &words.more_explanations(listed.len() - told));
        }
        if detail.explain_all && !cause.exhausted {
            line(out, view, words.not_exhausted());
        }
        out.push('\n');
    }
}

/// How likely it is, as people write it.
fn hundredths(explanation: &Explanation) -> String {
    format!(
        "{}.{}%",
        explanation.likelihood / 10,
        explanation.likelihood % 10
    )
}

fn line(out: &mut String, view: &View<'_>, text: &str) {
    let bullet = view.style.signs().bullet;
    let room = view.style.columns().saturating_sub(4);
    for (at, part) in wrap(text, room).iter().enumerate() {
        let lead = if at == 0 { bullet } else { " " };
        push_line(
            out,
            &format!("  {} {part}", view.style.paint(Paint::Faint, lead)),
        );
    }
}

fn changes(view: &View<'_>, cause: &Cause, explanation: &Explanation) -> String {
    let change = |change: &Change| {
        let words = view.words();
        let (name, from) = match change.subject {
            Subject::Figure(figure) => (view.figure_name(figure), view.value(figure)),
            Subject::Claim(claim) => {
                let quote = quote(cause, claim);
                let name = quote.map(name_of).unwrap_or_default();
                let from = quote.map(|quote| quote.raw.clone()).unwrap_or_default();
                (words.in_prose(&name), from)
            }
        };
        let to = match change.to {
            Target::Number(number) => number.to_string(),
            Target::Between(least, largest) => {
                let largest = largest.map(|it| it.to_string());
                words.between(&least.to_string(), largest.as_deref())
            }
        };
        if change.from.is_none() {
            return words.missing_figure(&name, &to);
        }
        words.change(&name, &from, &to, &slip(view, *change))
    };
    let all: Vec<String> = explanation.changes.iter().map(change).collect();
    all.join(view.words().between_changes())
}

fn slip(view: &View<'_>, change: Change) -> String {
    let with = match change.slip {
        Slip::Exchanged(with) | Slip::Misplaced(with) | Slip::Overwritten(with) => {
            view.figure_name(with)
        }
        _ => String::new(),
    };
    let slip = view.words().slip(change.slip, &with);
    match change.prose {
        Said::ToBe => view.words().said_so(&slip),
        Said::Nothing | Said::AsWritten => slip,
    }
}
