//! `--rule`: a rule on the command line, for one run.

use crate::exit::Exit;
use crate::session::{Session, wrong_files};
use gouji_model::{Form, MistakeKind};
use gouji_render::WrongFiles;
use gouji_review::CaseFiles;
use gouji_ruleset::{Library, LoadError, SourceText};

/// The name under which an expression on the command line is shown.
const NAME: &str = "--rule";

/// The rules of `expressions`, each for every form whose names it uses, and no other rule.
///
/// An expression names no form, so each form is tried. Where none fits, the mistakes are told of the one
/// that knows most of its names.
pub(crate) fn load(session: &Session, expressions: &[String]) -> Result<Library, Exit> {
    let mut library = Library::load(session.rule_files(CaseFiles::Skipped)?.inputs)
        .map_err(|refused| session.refuse(&refused))?;
    let ids = RuleIds::new(&library, expressions.len());
    let mut added = Vec::new();
    let mut refused = Vec::new();
    for (position, expression) in expressions.iter().enumerate() {
        let id = |form: &Form, others| ids.rule_id(position, form, others);
        match add(&mut library, expression, id) {
            Ok(ids) => added.extend(ids),
            Err(mistakes) => refused.push(mistakes),
        }
    }
    if !refused.is_empty() {
        let wrong: Vec<WrongFiles<'_>> = refused.iter().map(wrong_files).collect();
        return Err(session.tell_mistakes(&wrong));
    }
    library.retain(|rule| added.contains(&rule.id));
    Ok(library)
}

/// Adds `expression` for each form that fits, and gives the ids of its rules; or what is wrong with it in the nearest form.
fn add(
    library: &mut Library,
    expression: &str,
    id: impl Fn(&Form, usize) -> String,
) -> Result<Vec<String>, LoadError> {
    let mut added = Vec::new();
    let mut nearest: Option<(Distance, LoadError)> = None;
    for form in library.forms.clone() {
        let id = id(&form, added.len());
        let written = SourceText {
            name: NAME.to_owned(),
            text: expression.trim().to_owned(),
            built_in: false,
        };
        match library.add_expression(&form, &id, written) {
            Ok(()) => added.push(id),
            Err(refused) => {
                let distance = Distance::new(&refused, &form);
                if nearest.as_ref().is_none_or(|(best, _)| distance < *best) {
                    nearest = Some((distance, refused));
                }
            }
        }
    }
    match nearest {
        Some((_, refused)) if added.is_empty() => Err(refused),
        _ => Ok(added),
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
    fn new(refused: &LoadError, form: &Form) -> Self {
        let kinds = refused.mistakes.iter().map(|mistake| &mistake.kind);
        let unknown: Vec<usize> = kinds.filter_map(count_wrong_characters).collect();
        Self {
            unknown: unknown.len(),
            characters: unknown.iter().sum(),
            mistakes: refused.mistakes.len(),
            age: u16::MAX.saturating_sub(form.years.first),
        }
    }
}

/// How many characters of a name that the form does not know are wrong; `None` for other mistakes.
fn count_wrong_characters(kind: &MistakeKind) -> Option<usize> {
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

/// The ids of inline rules: none that a rule has already.
struct RuleIds {
    prefix: String,
}

impl RuleIds {
    fn new(known: &Library, count: usize) -> Self {
        let taken = |ids: &Self| {
            (0..count).any(|position| {
                let first = ids.first_id(position);
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

    fn first_id(&self, position: usize) -> String {
        format!("{}-{}", self.prefix, position + 1)
    }

    /// The id of the expression at `position` for `form`, which fits `others` forms before it.
    fn rule_id(&self, position: usize, form: &Form, others: usize) -> String {
        let first = self.first_id(position);
        if others == 0 {
            first
        } else {
            format!("{first}-{}", form.id)
        }
    }
}
