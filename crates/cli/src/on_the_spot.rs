//! `--rule`: a rule on the command line, for one run.

use crate::exit::Exit;
use crate::rules;
use crate::session::Session;
use gouji_model::{Form, Mistake, MistakeKind, SourceId, Span};
use gouji_ruleset::{Input, Library, LoadError, SourceText};
use std::sync::Arc;

/// The name under which an expression on the command line is shown.
const NAME: &str = "--rule";
/// How far a line of the expression stands in, in the file that is made of it.
const INDENT: &str = "    ";

/// The rules of `expressions`, each for every form whose names it uses, and no other rule.
///
/// An expression names no form, so each form is tried. Where none fits, the mistakes are told of the one
/// that knows most of its names.
pub(crate) fn load(session: &Session, expressions: &[String]) -> Result<Library, Exit> {
    let inputs = rules::files(session, false)?.inputs;
    let known = rules::load_inputs(session, inputs.clone())?;
    let ids = Ids::new(&known, expressions.len());
    let mut fitting = Vec::new();
    let mut wrong = false;
    for (position, expression) in expressions.iter().enumerate() {
        match fit(&inputs, &known.forms, |form, others| {
            file(form, &ids.of(position, form, others), expression)
        }) {
            Ok(files) => fitting.extend(files),
            Err(refused) => {
                session.refuse(&as_typed(refused, expression));
                wrong = true;
            }
        }
    }
    if wrong {
        return Err(Exit::Rules);
    }
    let names: Vec<String> = fitting.iter().map(|(id, _)| id.clone()).collect();
    let files = fitting.into_iter().map(|(_, file)| file);
    let mut library = rules::load_inputs(session, inputs.into_iter().chain(files).collect())?;
    library.retain(|rule| names.contains(&rule.id));
    Ok(library)
}

/// One file, by the id of its rule, for each form that fits; or what is wrong with it in the nearest form.
fn fit(
    inputs: &[Input],
    forms: &[Arc<Form>],
    file: impl Fn(&Form, usize) -> (String, Input),
) -> Result<Vec<(String, Input)>, LoadError> {
    let mut fitting = Vec::new();
    let mut nearest: Option<(Distance, LoadError)> = None;
    for form in forms {
        let (id, written) = file(form, fitting.len());
        let all = inputs.iter().cloned().chain([written.clone()]).collect();
        match Library::load(all) {
            Ok(_) => fitting.push((id, written)),
            Err(refused) => {
                let distance = Distance::of(&refused, form);
                if nearest.as_ref().is_none_or(|(best, _)| distance < *best) {
                    nearest = Some((distance, refused));
                }
            }
        }
    }
    match nearest {
        Some((_, refused)) if fitting.is_empty() => Err(refused),
        _ => Ok(fitting),
    }
}

/// How far an expression is from a form: fewer names that the form does not know, then fewer characters between
/// them and the names most like them, then fewer mistakes, then the later form.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Distance {
    unknown: usize,
    characters: usize,
    mistakes: usize,
    age: u16,
}

impl Distance {
    fn of(refused: &LoadError, form: &Form) -> Self {
        let kinds = refused.mistakes.iter().map(|mistake| &mistake.kind);
        let unknown: Vec<usize> = kinds.filter_map(characters_off).collect();
        Self {
            unknown: unknown.len(),
            characters: unknown.iter().sum(),
            mistakes: refused.mistakes.len(),
            age: u16::MAX.saturating_sub(form.years.first),
        }
    }
}

/// How many characters of a name that the form does not know are wrong; `None` for other mistakes.
fn characters_off(kind: &MistakeKind) -> Option<usize> {
    let MistakeKind::UnknownName {
        name, suggestion, ..
    } = kind
    else {
        return None;
    };
    Some(match suggestion.near.first() {
        Some(near) => strsim::damerau_levenshtein(name, near),
        None => name.chars().count(),
    })
}

/// The mistakes in the expression as it was typed, without the file that was made of it.
fn as_typed(refused: LoadError, expression: &str) -> LoadError {
    let typed = expression.trim();
    let LoadError { sources, mistakes } = refused;
    let Some(made) = sources.ids().next_back() else {
        return LoadError { sources, mistakes };
    };
    let moved = |mut mistake: Mistake| {
        if mistake.source == made {
            let at = |byte: u32| typed_at(byte as usize, &sources[made].text, typed);
            mistake.span = Span::new(at(mistake.span.start), at(mistake.span.end));
        }
        mistake
    };
    let mistakes = mistakes.into_iter().map(moved).collect();
    let shown = |(id, source): (SourceId, &SourceText)| {
        let mut source = source.clone();
        if id == made {
            typed.clone_into(&mut source.text);
        }
        source
    };
    LoadError {
        sources: sources.iter_with_ids().map(shown).collect(),
        mistakes,
    }
}

/// The byte of `typed` that stands at `byte` of the file `made` of it; what is not of the expression is its beginning.
fn typed_at(byte: usize, made: &str, typed: &str) -> usize {
    let head = made.len().saturating_sub(indented(typed).len() + 1);
    let inside = made.get(head..byte).unwrap_or_default();
    let added = inside.matches('\n').count() * INDENT.len();
    inside.len().saturating_sub(added).min(typed.len())
}

/// The lines of an expression as they stand in a file.
fn indented(typed: &str) -> String {
    typed.replace('\n', &format!("\n{INDENT}"))
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
    let indented = indented(expression.trim());
    // A block keeps every sign of the expression as it was typed.
    let text = format!(
        "gouji: rules/1\nform: {}\nrules:\n- id: {id}\n  check: |-\n{INDENT}{indented}\n",
        form.id
    );
    let input = Input {
        name: NAME.to_owned(),
        bytes: text.into_bytes(),
        built_in: false,
    };
    (id.to_owned(), input)
}
