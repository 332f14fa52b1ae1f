//! Copies of a form in which nothing is filled in, beside a filled one.

use crate::recognition::candidates::Candidate;
use crate::recognition::{RecognisedDocument, TextRole};
use crate::tokens::{Kind, Token, Value};
use gouji_model::{Place, RowId};
use std::collections::BTreeSet;
use std::ops::Range;

/// The fewest rows that a copy has in common with what is filled in: fewer may be words of a list.
const FEWEST_ROWS: usize = 2;

/// A stretch of lines in which each row of the form stands once at most.
#[derive(Debug)]
struct Stretch {
    rows: BTreeSet<RowId>,
    lines: Range<usize>,
    table: Option<u32>,
    place: Place,
    is_filled: bool,
}

/// The lines of every copy without a number of which rows stand elsewhere with numbers, each with its place.
pub(super) fn blank_copies(
    recognised: &RecognisedDocument<'_>,
    lines: usize,
) -> Vec<(Range<usize>, Place)> {
    let stretches = stretches(recognised, lines);
    let filled = stretches.iter().filter(|stretch| stretch.is_filled);
    let filled: BTreeSet<RowId> = filled.flat_map(|stretch| &stretch.rows).copied().collect();
    let is_copy = |stretch: &&Stretch| {
        let others = stretch.rows.intersection(&filled).count();
        !stretch.is_filled && others >= FEWEST_ROWS
    };
    let copies = stretches.iter().filter(is_copy);
    copies
        .map(|stretch| (stretch.lines.clone(), stretch.place))
        .collect()
}

/// The stretches of a document, in order.
fn stretches(recognised: &RecognisedDocument<'_>, lines: usize) -> Vec<Stretch> {
    let document = &recognised.document;
    let recognition = &recognised.recognition;
    let mut stretches: Vec<Stretch> = Vec::new();
    // Where the header begins that stands behind the last row.
    let mut header = None;
    for at in 0..document.segments.len() {
        let Some(token) = document.token(at).filter(|token| token.line < lines) else {
            continue;
        };
        let table = token.grid_position.map(|position| position.table);
        let candidates = recognition
            .candidates
            .get(at)
            .map_or(&[][..], |text| &text.rows);
        let rows: Vec<RowId> = candidates
            .iter()
            .filter(|row| row.is_exact())
            .map(row_of)
            .collect();
        if rows.is_empty() {
            let is_header = recognition.roles.get(at) == Some(&TextRole::Header);
            let label = document.label(at);
            // The heading of a section stays.
            let is_numbered = label.is_some_and(|label| label.numbering.is_some());
            if is_header && !is_numbered && header.is_none_or(|(_, known)| known != table) {
                header = Some((token.line, table));
            }
            continue;
        }
        let has_cells = !document.tail(at).is_empty();
        let is_new = stretches.last().is_none_or(|last| {
            let repeats =
                matches!(rows.as_slice(), [only] if last.rows.contains(only) && has_cells);
            last.table != table || repeats
        });
        if is_new {
            let above = header.filter(|&(_, known)| known == table);
            let start = above.map_or(token.line, |(line, _)| line);
            if let Some(last) = stretches.last_mut() {
                last.lines.end = start;
            }
            stretches.push(Stretch {
                rows: BTreeSet::new(),
                lines: start..lines,
                table,
                place: token.place,
                is_filled: false,
            });
        }
        header = None;
        if let Some(last) = stretches.last_mut() {
            // A label of several rows says nothing of which.
            if let ([only], true) = (rows.as_slice(), has_cells) {
                last.rows.insert(*only);
            }
            last.is_filled |= document.tail(at).iter().any(is_number);
        }
    }
    end_at_tables(recognised, &mut stretches);
    stretches
}

/// A stretch in a table of the document ends where the table does, and one in lines of text where its last row does.
fn end_at_tables(recognised: &RecognisedDocument<'_>, stretches: &mut [Stretch]) {
    let mut ends: Vec<Option<usize>> = vec![None; stretches.len()];
    for token in &recognised.document.tokens {
        // Stretches are in the order of their lines and do not overlap.
        let behind = stretches.partition_point(|stretch| stretch.lines.start <= token.line);
        let at = behind.checked_sub(1);
        let Some((stretch, end)) = at.and_then(|at| stretches.get(at).zip(ends.get_mut(at))) else {
            continue;
        };
        let table = token.grid_position.map(|position| position.table);
        let belongs = match stretch.table {
            Some(_) => table == stretch.table,
            None => table.is_none() && !matches!(token.kind, Kind::Text),
        };
        if belongs && stretch.lines.contains(&token.line) {
            *end = Some(end.map_or(token.line, |end| end.max(token.line)));
        }
    }
    for (stretch, end) in stretches.iter_mut().zip(ends) {
        stretch.lines.end = end.map_or(stretch.lines.end, |end| end + 1);
    }
}

fn row_of(candidate: &Candidate) -> RowId {
    candidate.row
}

/// Whether a number stands in a cell; an empty form may hold dashes.
fn is_number(token: &Token<'_>) -> bool {
    token.kind.is_number() || matches!(token.kind, Kind::Value(Value::Change(_)))
}
