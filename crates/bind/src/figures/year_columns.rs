//! A comparison of two years in place of a form: its columns are years, and the values of both stand side by side.

use crate::figures::figure_reader::FigureReader;
use crate::recognition::header_rows::is_year;
use crate::tokens::Token;
use gouji_model::characters::trim;
use gouji_model::{Place, ReadingProblem, ReadingProblemKind};

/// Tells once that the columns are years, in place of every row that could not be placed below them.
pub(super) fn note(reader: &mut FigureReader<'_>, tokens: &[Token<'_>]) {
    let Some((place, years)) = header(tokens) else {
        return;
    };
    let is_below = |problem: &ReadingProblem| {
        let is_row = matches!(problem.kind, ReadingProblemKind::NotPlaced { .. });
        is_row && problem.place.is_some_and(|below| place < below)
    };
    let problems = std::mem::take(&mut reader.problems);
    let (rows, others): (Vec<_>, Vec<_>) = problems.into_iter().partition(is_below);
    reader.problems = others;
    let figures: Vec<_> = rows.into_iter().flat_map(|row| row.figures).collect();
    if !figures.is_empty() {
        reader.add_problem(ReadingProblemKind::ParallelYears { years }, figures, place);
    }
}

/// The first line in which two years stand as cells of their own, and what they say.
fn header(tokens: &[Token<'_>]) -> Option<(Place, Vec<String>)> {
    let lines = tokens.chunk_by(|one, other| one.line == other.line);
    let mut headers = lines.filter_map(|line| {
        let years = line.iter().filter(|token| is_year(token.raw));
        let place = years.clone().next()?.place;
        let mut years: Vec<String> = years.map(|year| trim(year.raw).to_owned()).collect();
        years.dedup();
        (years.len() > 1).then_some((place, years))
    });
    headers.next()
}
