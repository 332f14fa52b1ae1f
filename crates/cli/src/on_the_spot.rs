//! `--rule`: a rule on the command line, for one run.

use crate::exit::Exit;
use crate::rules;
use crate::run::Run;
use gouji_ruleset::{Input, Library, Refused};
use std::fmt::Write as _;

/// The id of the rule that stands at `position` on the command line.
pub(crate) fn id(position: usize) -> String {
    format!("rule-{}", position + 1)
}

/// The rules of `expressions`, for every form whose names they use.
///
/// An expression names no form, so each form is tried. Where none fits, the mistakes are told of the one
/// that comes nearest.
pub(crate) fn load(run: &Run, expressions: &[String]) -> Result<Library, Exit> {
    let files = rules::files(run, false)?;
    let known = rules::load(run, false)?;
    let mut fitting = Vec::new();
    let mut nearest: Option<Refused> = None;
    for form in &known.forms {
        let input = file(&form.id, expressions);
        let mut inputs = files.clone();
        inputs.push(input.clone());
        match Library::load(inputs) {
            Ok(_) => fitting.push(input),
            Err(refused) => {
                let fewer = |best: &Refused| refused.mistakes.len() < best.mistakes.len();
                if nearest.as_ref().is_none_or(fewer) {
                    nearest = Some(refused);
                }
            }
        }
    }
    match nearest {
        Some(refused) if fitting.is_empty() => {
            run.print_mistakes(&refused);
            Err(Exit::Rules)
        }
        _ => {
            // The first form that fits: ids stay unique over forms.
            fitting.truncate(1);
            rules::load_with(run, false, fitting)
        }
    }
}

/// A rule file with one rule per expression.
fn file(form: &str, expressions: &[String]) -> Input {
    let mut text = format!("gouji: rules/1\nform: {form}\nrules:\n");
    for (position, expression) in expressions.iter().enumerate() {
        let indented = expression.trim().replace('\n', "\n    ");
        // A block keeps every sign of the expression as it was typed.
        let _ = write!(
            text,
            "- id: {}\n  check: |-\n    {indented}\n",
            id(position)
        );
    }
    Input {
        name: "--rule".to_owned(),
        bytes: text.into_bytes(),
        built_in: false,
    }
}
