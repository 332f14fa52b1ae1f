//! The figures of a form, their states, and everything that is wrong in them, from the places of its rows.

use crate::figures::figure_reader::FigureReader;
use crate::figures::missing_rows::missing_rows;
use crate::figures::unplaced_rows::{Leftovers, unplaced_rows};
use crate::figures::{
    copies, damage, empty_tables, group_values, heading_values, repetitions, year_columns,
};
use crate::placement::{MatchedDocument, place_rows};
use crate::tokens::Token;
use gouji_model::characters::trim;
use gouji_model::{Document, FormData, Place, ReadingProblem, ReadingProblemKind};
use std::sync::Arc;

/// How many numbers outside the columns are shown.
const MOST_OUTSIDE: usize = 12;

/// Reads the figures of a document whose form is known.
///
/// Each step goes by what the steps before it have written. `document` says what was left out of it.
pub(crate) fn form_data(matched: &MatchedDocument<'_>, document: &Document) -> FormData {
    let placements = place_rows(matched);
    let mut reader = FigureReader::new(matched.form());
    for placement in placements.rows {
        reader.read_row(placement);
    }
    for header in placements.unknown_headers {
        let kind = ReadingProblemKind::UnknownHeader {
            rows: header.rows,
            unknown: header.unknown,
            lacking: header.lacking,
        };
        reader.add_problem(kind, header.figures, header.place);
    }
    note_outside(&mut reader, &placements.outside);
    let leftovers = unplaced_rows(matched, &placements.document_rows, &mut reader);
    for placement in placements.transposed {
        reader.read_row(placement);
    }
    copies::contradict(&mut reader, placements.contradictions);
    group_values::doubt(&mut reader);
    let is_lossy = damage::is_lossy(&document.notices);
    if is_lossy {
        damage::give_up_tables(&mut reader);
    } else {
        empty_tables::note(&mut reader);
    }
    heading_values::note(&mut reader);
    let missing = missing_rows(matched, &mut reader);
    year_columns::note(&mut reader, &matched.document.tokens);
    if is_lossy {
        damage::doubt_blanks(&mut reader);
    }
    damage::doubt_hidden(&mut reader, &document.hidden_cells);
    finish(matched, reader, leftovers, missing)
}

/// Notes once all numbers that stand in columns of remarks.
fn note_outside(reader: &mut FigureReader<'_>, outside: &[&Token<'_>]) {
    let Some(first) = outside.first() else {
        return;
    };
    let seen = outside
        .iter()
        .take(MOST_OUTSIDE)
        .map(|token| trim(token.raw));
    let kind = ReadingProblemKind::OutsideColumns {
        seen: seen.collect::<Vec<_>>().join(" "),
    };
    reader.add_problem(kind, Vec::new(), first.place);
}

/// Puts all problems in the order of their places.
fn finish(
    matched: &MatchedDocument<'_>,
    reader: FigureReader<'_>,
    leftovers: Leftovers,
    missing: Vec<ReadingProblem>,
) -> FormData {
    let start = Place::Line { line: 0, column: 0 };
    let problems = reader.problems.into_iter().chain(leftovers.problems);
    let problems = problems.chain(missing);
    let mut problems: Vec<_> = problems.collect();
    problems.sort_by_key(|problem| problem.place.unwrap_or(start));
    FormData {
        form: Arc::clone(matched.form()),
        layout: matched.recognition.layout,
        figures: reader.figures,
        written: reader.source_cells,
        unplaced: leftovers.rows,
        incomplete: leftovers.incomplete,
        problems: repetitions::join(matched.form(), problems),
    }
}
