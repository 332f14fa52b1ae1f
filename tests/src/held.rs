//! A report as read, held against what its document states.

use crate::generate::{Printed, Stated, Truth};
use gouji_model::{Decimal, FigureId, FormData, Instance, Report, Role, RowId, State};

/// How the figures of one report came out.
#[derive(Debug, Clone, Default)]
pub struct Held {
    /// How many are as stated, blanks and lacking rows among them.
    pub exact: usize,
    /// How many the program declined to read, and said so.
    pub declined: usize,
    /// Everything that is not as stated and was not declined.
    pub wrong: Vec<String>,
    /// What was declined, for the message of a failing test.
    pub declined_at: Vec<String>,
}

/// Holds `report` against `truth`.
#[must_use]
pub fn hold(report: &Report, printed: Printed, truth: &Truth) -> Held {
    let mut held = Held::default();
    let Ok(form_data) = &report.form_data else {
        held.declined = truth.len();
        held.declined_at.push("not recognised".to_owned());
        return held;
    };
    if form_data.form.id != printed.form() {
        held.wrong.push(format!("read as {}", form_data.form.id));
        return held;
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
        judge(
            form_data,
            figure,
            &id,
            is_heading,
            truth.get(&id),
            &mut held,
        );
    }
    held
}

fn judge(
    form_data: &FormData,
    figure: FigureId,
    id: &str,
    is_heading: bool,
    stated: Option<&Stated>,
    held: &mut Held,
) {
    let state = form_data.figures.state(figure);
    let number = form_data
        .figures
        .number(&form_data.form, figure)
        .map(|number| number.to_string());
    let is_exact = match (stated, state) {
        (Some(Stated::Number(digits)), State::Number) => {
            Decimal::parse(digits)
                .ok()
                .map(|digits| digits.normalize().to_string())
                == number
        }
        (Some(Stated::Blank | Stated::Dash), State::Blank | State::Dash) if is_heading => true,
        (Some(Stated::Blank), State::Blank)
        | (Some(Stated::Dash), State::Dash)
        | (Some(Stated::None), State::None) => true,
        (None | Some(Stated::Lost), State::Absent | State::Omitted | State::NotPlaced) => true,
        // A heading that the document prints beside its rows, without cells of its own.
        (None, State::Blank) => is_heading,
        _ => false,
    };
    if is_exact {
        held.exact += 1;
    } else if is_declined(form_data, figure, state, stated) {
        held.declined += 1;
        held.declined_at
            .push(format!("{id}: {stated:?}, {state:?}"));
    } else {
        held.wrong.push(format!(
            "{id}: states {stated:?}, read {state:?} {}",
            number.unwrap_or_default()
        ));
    }
}

/// Whether the program says that it does not know the figure.
fn is_declined(
    form_data: &FormData,
    figure: FigureId,
    state: State,
    stated: Option<&Stated>,
) -> bool {
    let told = form_data
        .problems
        .iter()
        .any(|problem| problem.figures.contains(&figure));
    match state {
        State::Absent | State::NotPlaced | State::Unreadable => told,
        State::Omitted => {
            let row = form_data.form.figures[figure].row;
            stated == Some(&Stated::Blank) || is_told_apart(form_data, row)
        }
        State::Number | State::Blank | State::Dash | State::None => false,
    }
}

/// Whether a row of the document that the program could not place holds the label of `row`.
fn is_told_apart(form_data: &FormData, row: RowId) -> bool {
    let form = &form_data.form;
    let printed = form.layouts.iter().filter_map(|each| each.labels.get(&row));
    let own = &form.rows[row];
    let labels: Vec<String> = std::iter::once(&own.label)
        .chain(printed)
        .chain(&own.aliases)
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
