//! `--rule`: a rule on the command line, for one run.

use crate::exit::Exit;
use crate::rules;
use crate::run::Run;
use gouji_model::Form;
use gouji_ruleset::{Input, Library, Refused};
use std::sync::Arc;

/// The rules of `expressions`, each for every form whose names it uses, and no other rule.
///
/// An expression names no form, so each form is tried. Where none fits, the mistakes are told of the one
/// that comes nearest.
pub(crate) fn load(run: &Run, expressions: &[String]) -> Result<Library, Exit> {
    let inputs = rules::files(run, false)?.inputs;
    let known = rules::load_inputs(run, inputs.clone())?;
    let ids = Ids::new(&known, expressions.len());
    let mut fitting = Vec::new();
    let mut wrong = false;
    for (position, expression) in expressions.iter().enumerate() {
        match fit(&inputs, &known.forms, |form, others| {
            file(form, &ids.of(position, form, others), expression)
        }) {
            Ok(files) => fitting.extend(files),
            Err(refused) => {
                run.print_mistakes(&refused);
                wrong = true;
            }
        }
    }
    if wrong {
        return Err(Exit::Rules);
    }
    let names: Vec<String> = fitting.iter().map(|(id, _)| id.clone()).collect();
    let files = fitting.into_iter().map(|(_, file)| file);
    let mut library = rules::load_inputs(run, inputs.into_iter().chain(files).collect())?;
    library.retain(|rule| names.contains(&rule.id));
    Ok(library)
}

/// One file, by the id of its rule, for each form that fits; or what is wrong with it in the nearest form.
fn fit(
    inputs: &[Input],
    forms: &[Arc<Form>],
    file: impl Fn(&Form, usize) -> (String, Input),
) -> Result<Vec<(String, Input)>, Refused> {
    let mut fitting = Vec::new();
    let mut nearest: Option<Refused> = None;
    for form in forms {
        let (id, written) = file(form, fitting.len());
        let all = inputs.iter().cloned().chain([written.clone()]).collect();
        match Library::load(all) {
            Ok(_) => fitting.push((id, written)),
            Err(refused) => {
                let fewer = |best: &Refused| refused.mistakes.len() < best.mistakes.len();
                if nearest.as_ref().is_none_or(fewer) {
                    nearest = Some(refused);
                }
            }
        }
    }
    match nearest {
        Some(refused) if fitting.is_empty() => Err(refused),
        _ => Ok(fitting),
    }
}

/// The ids of rules on the spot: none that a rule has already.
struct Ids {
    prefix: String,
}

impl Ids {
    fn new(known: &Library, count: usize) -> Self {
        let taken = |ids: &Self| {
            (0..count).any(|position| {
                let first = ids.first(position);
                let further = format!("{first}-");
                let same = |id: &str| id == first || id.starts_with(&further);
                known.rules.iter().any(|rule| same(&rule.id))
            })
        };
        let mut ids = Self {
            prefix: "rule".to_owned(),
        };
        while taken(&ids) {
            ids.prefix.push_str("-x");
        }
        ids
    }

    fn first(&self, position: usize) -> String {
        format!("{}-{}", self.prefix, position + 1)
    }

    /// The id of the expression at `position` for `form`, which fits `others` forms before it.
    fn of(&self, position: usize, form: &Form, others: usize) -> String {
        let first = self.first(position);
        if others == 0 {
            first
        } else {
            format!("{first}-{}", form.id)
        }
    }
}

/// A rule file with one rule.
fn file(form: &Form, id: &str, expression: &str) -> (String, Input) {
    let indented = expression.trim().replace('\n', "\n    ");
    // A block keeps every sign of the expression as it was typed.
    let text = format!(
        "gouji: rules/1\nform: {}\nrules:\n- id: {id}\n  check: |-\n    {indented}\n",
        form.id
    );
    let input = Input {
        name: "--rule".to_owned(),
        bytes: text.into_bytes(),
        built_in: false,
    };
    (id.to_owned(), input)
}
