//! `gouji explain`: the page of one rule, of one problem of reading, or of one form with all its names.

use crate::exit::Exit;
use crate::session::Session;
use clap::ArgMatches;
use gouji_model::{FigureId, Instance, State};
use gouji_render::{
    Example, ExampleFigure, UsageMistake, explain_form, explain_form_json, explain_json,
    explain_problem, explain_problem_json, problem_ids,
};
use gouji_review::CaseFiles;
use gouji_ruleset::{Case, Expectation, Library, row_names};
use std::io;

/// Of an example with more figures only those are shown that it is about.
const MOST_FIGURES: usize = 12;

/// Runs the command.
pub(crate) fn explain(session: &Session, matches: &ArgMatches) -> Result<Exit, Exit> {
    let library = session.library(CaseFiles::Read)?;
    let id = matches.get_one::<String>("rule").map_or("", String::as_str);
    let language = session.style.language;
    let page = match library.active_rule(id) {
        Some(rule) => {
            // Cases of a rule that was replaced are not this rule's, whatever their id.
            let failing = |case: &&Case| case.rule == rule && case.expect == Expectation::Invalid;
            let example = library.cases.iter().find(failing).map(example);
            let (info, example) = (&library.rules[rule], example.as_ref());
            match session.is_json {
                true => explain_json(info, example, language),
                false => Ok(gouji_render::explain(info, example, session.style)),
            }
        }
        None => form_page(id, &library, session)
            .or_else(|| problem_page(id, session))
            .ok_or_else(|| {
                let near = library.similar_ids(id, problem_ids().into_iter());
                let id = id.to_owned();
                session.usage(&UsageMistake::UnknownRule { id, near })
            })?,
    };
    session.write(|output| output.write(&page?))?;
    Ok(Exit::Fine)
}

/// The page of the form with this id.
fn form_page(id: &str, library: &Library, session: &Session) -> Option<io::Result<String>> {
    let form = library.forms.iter().find(|form| form.id == id)?;
    let names = row_names(form);
    Some(match session.is_json {
        true => explain_form_json(form, &names),
        false => Ok(explain_form(form, &names, session.style)),
    })
}

/// The page of the problem of reading with this id.
fn problem_page(id: &str, session: &Session) -> Option<io::Result<String>> {
    match session.is_json {
        true => explain_problem_json(id, session.style.language),
        false => explain_problem(id, session.style).map(Ok),
    }
}

/// The figures of a case that fails, as the form prints them: all, or of many those that its findings name.
fn example(case: &Case) -> Example {
    let is_found = |figure: &&FigureId| {
        let spec = &case.form.figures[**figure];
        let is_row = |found: &Instance| found.row.is_none_or(|row| row == spec.row);
        let is_column = |found: &Instance| found.column.is_none_or(|column| column == spec.column);
        let mut finds = case.finds.iter();
        finds.any(|found| is_row(found) && is_column(found))
    };
    let mut shown: Vec<FigureId> = case.named.clone();
    if shown.len() > MOST_FIGURES {
        let found: Vec<FigureId> = case.named.iter().filter(is_found).copied().collect();
        if !found.is_empty() {
            shown = found;
        }
        shown.truncate(MOST_FIGURES);
    }
    let paragraphs = case.prose.paragraphs.iter();
    let text = paragraphs.map(|paragraph| paragraph.text.clone());
    Example {
        year: case.year,
        text: text.collect(),
        more: case.named.len() - shown.len(),
        figures: shown.iter().map(|&each| figure(case, each)).collect(),
    }
}

fn figure(case: &Case, figure: FigureId) -> ExampleFigure {
    let spec = &case.form.figures[figure];
    let column = &case.form.columns[spec.column];
    let number = case.figures.number(&case.form, figure);
    let state = case.figures.state(figure);
    ExampleFigure {
        label: case.form.rows[spec.row].label.clone(),
        column: column
            .id
            .as_ref()
            .map_or_else(String::new, |_| column.label.clone()),
        unit: spec.unit.as_ref().map_or("", |unit| &unit.0).to_owned(),
        value: match (number, state) {
            (Some(number), _) => number.to_string(),
            (None, State::None) => "无".to_owned(),
            (None, State::Dash) => "/".to_owned(),
            (None, _) => String::new(),
        },
        state,
    }
}
