//! `gouji explain`: the page of one rule.

use crate::exit::Exit;
use crate::rules;
use crate::run::Run;
use clap::ArgMatches;
use gouji_model::{FigureId, State};
use gouji_render::{Example, ExampleFigure, UsageMistake};
use gouji_ruleset::{Case, Expectation, Library};

/// Runs the command.
pub(crate) fn explain(run: &Run, matches: &ArgMatches) -> Result<Exit, Exit> {
    let library = rules::load(run, true)?;
    let id = matches.get_one::<String>("rule").map_or("", String::as_str);
    // The last of an id is the one in force: a replaced rule comes before its replacement.
    let found = library
        .rules
        .iter_with_ids()
        .rev()
        .find(|(_, rule)| rule.id == id);
    let Some((rule, info)) = found else {
        let (id, near) = (id.to_owned(), library.rules_near(id));
        return Err(run.usage(&UsageMistake::UnknownRule { id, near }));
    };
    let failing = |case: &&Case| case.rule == rule && case.expect == Expectation::Invalid;
    let example = library
        .cases
        .iter()
        .find(failing)
        .map(|case| example(case, &library));
    run.print(&gouji_render::explain(info, example.as_ref(), run.style))?;
    Ok(Exit::Fine)
}

/// The figures of a case that fails, as the form prints them.
fn example(case: &Case, _library: &Library) -> Example {
    let figure = |&figure: &FigureId| {
        let spec = &case.form.figures[figure];
        let number = case.figures.number(&case.form, figure);
        ExampleFigure {
            label: case.form.rows[spec.row].label.clone(),
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
        figures: case.named.iter().map(figure).collect(),
    }
}
