//! `gouji explain`: the page of one rule, or of one problem of reading.

use crate::exit::Exit;
use crate::rules;
use crate::run::Run;
use clap::ArgMatches;
use gouji_model::{FigureId, State};
use gouji_render::{Example, ExampleFigure, UsageMistake, explain_problem, problem_ids};
use gouji_ruleset::{Case, Expectation, Library};

/// Ids less alike than this are not named for one another; 1 is equal.
const NEAR: f64 = 0.6;
const MOST: usize = 3;

/// Runs the command.
pub(crate) fn explain(run: &Run, matches: &ArgMatches) -> Result<Exit, Exit> {
    let library = rules::load(run, true)?;
    let id = matches.get_one::<String>("rule").map_or("", String::as_str);
    let page = match library.in_force(id) {
        Some(rule) => {
            // Cases of a rule that was replaced are not this rule's, whatever their id.
            let failing = |case: &&Case| case.rule == rule && case.expect == Expectation::Invalid;
            let example = library.cases.iter().find(failing).map(example);
            let info = &library.rules[rule];
            gouji_render::explain(info, example.as_ref(), run.style)
        }
        None => explain_problem(id, run.style).ok_or_else(|| {
            let (id, near) = (id.to_owned(), near(id, &library));
            run.usage(&UsageMistake::UnknownRule { id, near })
        })?,
    };
    run.print(&page)?;
    Ok(Exit::Fine)
}

/// Ids that may have been meant: of problems where one is nearly written, else of rules.
fn near(id: &str, library: &Library) -> Vec<String> {
    let closeness = |known: &str| {
        let name = known.split_once('/').map_or(known, |(_, name)| name);
        strsim::normalized_damerau_levenshtein(id, known)
            .max(strsim::normalized_damerau_levenshtein(id, name))
    };
    let mut problems: Vec<(f64, &str)> = problem_ids()
        .iter()
        .map(|known| (closeness(known), *known))
        .filter(|(closeness, _)| *closeness >= NEAR)
        .collect();
    problems.sort_by(|a, b| b.0.total_cmp(&a.0));
    let problems = problems.into_iter().map(|(_, known)| known.to_owned());
    let mut near: Vec<String> = if id.contains('/') {
        problems.collect()
    } else {
        library.rules_near(id).into_iter().chain(problems).collect()
    };
    near.truncate(MOST);
    near
}

/// The figures of a case that fails, as the form prints them.
fn example(case: &Case) -> Example {
    let figure = |&figure: &FigureId| {
        let spec = &case.form.figures[figure];
        let number = case.figures.number(&case.form, figure);
        ExampleFigure {
            label: label(case, figure),
            unit: spec
                .unit
                .as_ref()
                .map(|unit| unit.0.clone())
                .unwrap_or_default(),
            value: match (number, case.figures.state(figure)) {
                (Some(number), _) => number.to_string(),
                (None, State::None) => "无".to_owned(),
                (None, State::Dash) => "/".to_owned(),
                (None, _) => String::new(),
            },
        }
    };
    Example {
        year: case.year,
        figures: case.named.iter().map(figure).collect(),
    }
}

/// The label of the row, and that of the column where the table has several.
fn label(case: &Case, figure: FigureId) -> String {
    let spec = &case.form.figures[figure];
    let (row, column) = (&case.form.rows[spec.row], &case.form.columns[spec.column]);
    match column.id {
        Some(_) => format!("{} · {}", row.label, column.label),
        None => row.label.clone(),
    }
}
