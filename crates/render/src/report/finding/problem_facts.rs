//! What the words of a problem of reading need to know of the form and the document.

use crate::report::view::View;
use crate::words::ProblemFacts;
use gouji_model::numeral::is_chinese_numeral;
use gouji_model::{Decimal, Place, Ratio, ReadingProblem, ReadingProblemKind};

/// What is to be said of `problem`.
pub(crate) fn problem_facts(view: &View<'_>, problem: &ReadingProblem) -> ProblemFacts {
    let form = &view.form_data.form;
    let words = view.words();
    let first = problem.figures.first().copied();
    let spec = first.map(|figure| &form.figures[figure]);
    let number = first.and_then(|figure| view.number(figure));
    ProblemFacts {
        label: first
            .map(|figure| match &problem.kind {
                // They are about the row, not about one of its columns.
                ReadingProblemKind::NotPlaced { .. } | ReadingProblemKind::LabelDiffers { .. } => {
                    view.short_label(view.row(figure))
                }
                _ => view.figure_name(figure),
            })
            .unwrap_or_default(),
        count: problem.figures.len(),
        value: number.map(|number| number.to_string()),
        unit: spec
            .and_then(|spec| spec.unit.as_ref())
            .map(|unit| unit.0.clone()),
        place: problem
            .place
            .filter(|_| names_place(&problem.kind))
            .map(|place| words.place(place, view.sheets)),
        after: problem
            .place
            .filter(|_| matches!(problem.kind, ReadingProblemKind::AbsentRows { .. }))
            .map(|place| words.row_place(place, view.sheets)),
        is_twice: is_twice(view, &problem.kind),
        is_signed: spec.is_some_and(|spec| form.columns[spec.column].signed),
        is_tiny: number.is_some_and(is_tiny),
        is_on_page: matches!(problem.place, Some(Place::Page { .. })),
        rows: labels(view, &problem.kind),
        repetitions: problem
            .repetition
            .as_ref()
            .map_or(0, |repetition| repetition.count),
        places: places(problem)
            .into_iter()
            .map(|place| words.place(place, view.sheets))
            .collect(),
    }
}

/// Whether the words of a problem name its place, because nothing is drawn that shows it.
fn names_place(kind: &ReadingProblemKind) -> bool {
    use ReadingProblemKind as K;
    match kind {
        K::Notice { .. } | K::OtherForm { .. } => true,
        K::LeftOut { said, .. } => said.is_empty(),
        _ => false,
    }
}

/// The places that a problem names, where it stands in several.
fn places(problem: &ReadingProblem) -> Vec<Place> {
    match (&problem.kind, &problem.repetition) {
        (ReadingProblemKind::PrintedTwice { rows, .. }, _) => {
            rows.iter().flat_map(|row| row.places).collect()
        }
        (_, Some(repetition)) => repetition.places.clone(),
        (_, None) => Vec::new(),
    }
}

/// The labels of the rows, or columns, that a problem names.
fn labels(view: &View<'_>, kind: &ReadingProblemKind) -> Vec<String> {
    let rows = match kind {
        ReadingProblemKind::AbsentRows { first, last, .. } if first == last => &[*first][..],
        ReadingProblemKind::AbsentRows { first, last, .. } => &[*first, *last],
        ReadingProblemKind::UnplacedRow { candidates, .. } => candidates,
        ReadingProblemKind::UnknownHeader { lacking, .. } => {
            let columns = lacking.iter();
            let label = |&column| view.form_data.form.columns[column].label.clone();
            // The only value column of a table has no name.
            return columns
                .map(label)
                .filter(|label| !label.is_empty())
                .collect();
        }
        ReadingProblemKind::PrintedTwice { rows, .. } => {
            return rows
                .iter()
                .map(|printed| view.short_label(printed.row))
                .collect();
        }
        _ => &[],
    };
    rows.iter().map(|&row| view.short_label(row)).collect()
}

/// Whether a row that could not be placed is one that stands elsewhere already.
fn is_twice(view: &View<'_>, kind: &ReadingProblemKind) -> bool {
    let ReadingProblemKind::UnplacedRow { text, candidates } = kind else {
        return false;
    };
    let [only] = candidates.as_slice() else {
        return false;
    };
    let row = &view.form_data.form.rows[*only];
    let printed = view.own_label(*only);
    let mut labels = row.aliases.iter().chain([&printed, &row.label]);
    labels.any(|label| letters(label) == letters(text))
}

/// What `label` says without its numbering, spaces and punctuation.
fn letters(label: &str) -> String {
    let is_sign = |sign: char| matches!(sign, '、' | '.' | '．' | '）' | ')');
    let is_number = |digit: char| {
        digit.is_numeric() || matches!(digit, '（' | '(' | ' ' | '　') || is_chinese_numeral(digit)
    };
    let behind = match label.find(is_sign).map(|at| label.split_at(at)) {
        Some((number, rest)) if number.chars().all(is_number) => rest,
        _ => label,
    };
    let is_letter = |letter: &char| letter.is_alphanumeric();
    behind.chars().filter(is_letter).collect()
}

/// Whether a number is so small that another unit may have been meant.
fn is_tiny(number: Decimal) -> bool {
    const HUNDREDTH: Decimal = Decimal {
        mantissa: 1,
        scale: 2,
    };
    number.mantissa > 0 && Ratio::from(number) < Ratio::from(HUNDREDTH)
}
