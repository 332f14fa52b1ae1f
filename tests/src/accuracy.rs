//! How accurately a report is read, against what its document states.

use crate::generate::{FormEdition, StatedValue, Truth};
use gouji_model::{Decimal, FigureId, FormData, Instance, Report, Role, RowId, State};

/// How accurately the figures of one report were read.
#[derive(Debug, Clone, Default)]
pub struct Accuracy {
    /// How many figures are as stated; blanks and lacking rows count as figures.
    pub exact: usize,
    /// How many figures the program declined to read and reported as a problem.
    pub declined: usize,
    /// The figures that are not as stated and that the program did not decline.
    pub wrong: Vec<String>,
    /// The figures that were declined, for the message of a failing test.
    pub declined_examples: Vec<String>,
}

/// Compares `report`, as read from a document of `edition`, with `truth`.
#[must_use]
pub fn measure_accuracy(report: &Report, edition: FormEdition, truth: &Truth) -> Accuracy {
    let mut accuracy = Accuracy::default();
    let Ok(form_data) = &report.form_data else {
        accuracy.declined = truth.len();
        accuracy.declined_examples.push("not recognised".to_owned());
        return accuracy;
    };
    if form_data.form.id != edition.form() {
        accuracy
            .wrong
            .push(format!("read as {}", form_data.form.id));
        return accuracy;
    }
    for (figure, spec) in form_data.form.figures.iter_with_ids() {
        let columns = &form_data.form.tables[form_data.form.rows[spec.row].table].columns;
        let column = (columns.len() > 1).then_some(spec.column);
        let id = Instance {
            row: Some(spec.row),
            column,
        }
        .id(&form_data.form);
        let is_heading = form_data.form.rows[spec.row].role == Role::Heading;
        count_figure(
            form_data,
            figure,
            &id,
            is_heading,
            truth.get(&id),
            &mut accuracy,
        );
    }
    accuracy
}

fn count_figure(
    form_data: &FormData,
    figure: FigureId,
    id: &str,
    is_heading: bool,
    stated: Option<&StatedValue>,
    accuracy: &mut Accuracy,
) {
    let state = form_data.figures.state(figure);
    let number = form_data
        .figures
        .number(&form_data.form, figure)
        .map(|number| number.to_string());
    let is_exact = match (stated, state) {
        (Some(StatedValue::Number(digits)), State::Number) => {
            Decimal::parse(digits)
                .ok()
                .map(|digits| digits.normalize().to_string())
                == number
        }
        (Some(StatedValue::Blank | StatedValue::Dash), State::Blank | State::Dash)
            if is_heading =>
        {
            true
        }
        (Some(StatedValue::Blank), State::Blank)
        | (Some(StatedValue::Dash), State::Dash)
        | (Some(StatedValue::None), State::None) => true,
        (None | Some(StatedValue::Lost), State::Absent | State::Omitted | State::NotPlaced) => true,
        // A heading that the document prints beside its rows, without cells of its own.
        (None, State::Blank) => is_heading,
        _ => false,
    };
    if is_exact {
        accuracy.exact += 1;
    } else if is_declined(form_data, figure, state, stated) {
        accuracy.declined += 1;
        accuracy
            .declined_examples
            .push(format!("{id}: {stated:?}, {state:?}"));
    } else {
        accuracy.wrong.push(format!(
            "{id}: states {stated:?}, read {state:?} {}",
            number.unwrap_or_default()
        ));
    }
}

/// Whether the program says that it does not know the figure.
pub(crate) fn is_declined(
    form_data: &FormData,
    figure: FigureId,
    state: State,
    stated: Option<&StatedValue>,
) -> bool {
    let is_reported = form_data
        .problems
        .iter()
        .any(|problem| problem.figures.contains(&figure));
    match state {
        State::Absent | State::NotPlaced | State::Unreadable => is_reported,
        State::Omitted => {
            let row = form_data.form.figures[figure].row;
            stated == Some(&StatedValue::Blank) || is_unplaced(form_data, row)
        }
        State::Number | State::Blank | State::Dash | State::None => false,
    }
}

/// Whether a row of the document that the program could not place holds the label of `row`.
fn is_unplaced(form_data: &FormData, row: RowId) -> bool {
    let form = &form_data.form;
    let edition = form.layouts.iter().filter_map(|each| each.labels.get(&row));
    let printed_row = &form.rows[row];
    let labels: Vec<String> = std::iter::once(&printed_row.label)
        .chain(edition)
        .chain(&printed_row.aliases)
        .map(|label| words(label))
        .collect();
    form_data.unplaced.iter().any(|unplaced| {
        let text = words(&unplaced.text);
        labels.iter().any(|label| text.contains(label.as_str()))
    })
}

/// The letters and digits of a label, without the number before it.
fn words(label: &str) -> String {
    let is_number = |c: char| !c.is_alphabetic() || "〇一二三四五六七八九十".contains(c);
    let marks = ['、', '.', '．', '）', ')', ' ', '\u{3000}'];
    let behind = label.split_once(marks).map_or(label, |(before, behind)| {
        match before.chars().all(is_number) {
            true => behind,
            false => label,
        }
    });
    behind.chars().filter(|c| c.is_alphanumeric()).collect()
}
