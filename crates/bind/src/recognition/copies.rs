//! Copies of rows that the best chain leaves out: the same labels once more, with cells of their own.

use crate::form_index::HeaderCell;
use crate::recognition::Recognition;
use crate::recognition::align::Match;
use crate::recognition::candidates::Candidate;
use crate::recognition::recognised_document::TextRole;
use crate::tokens::{LONGEST_LABEL, TokenizedDocument, words_of};
use gouji_model::TableId;
use gouji_model::characters::count_up_to;
use std::collections::{BTreeMap, HashSet};

/// How many rows in a run are a copy whatever stands above them.
const FEWEST_ROWS: usize = 3;

/// How many texts above a run are looked at for its header.
const MOST_HEADER_TEXTS: usize = 20;

/// The matches outside the best chain that are rows of a table which is printed once more: a run of rows, or rows under a
/// header that names columns of their table.
pub(super) fn copied_rows<'r>(
    recognition: &'r Recognition<'_>,
    document: &TokenizedDocument<'_>,
) -> Vec<&'r Match> {
    let placed = recognition
        .chain()
        .flat_map(|matched| matched.start..matched.end);
    let placed: HashSet<usize> = placed.collect();
    let copies = best_rivals(recognition, document, &placed);
    let mut runs: Vec<Vec<&Match>> = Vec::new();
    for copy in copies {
        let goes_on = runs.last().and_then(|run| run.last()).is_some_and(|last| {
            let is_same_table = table(recognition, last) == table(recognition, copy);
            is_same_table && !(last.end..copy.start).any(|at| placed.contains(&at))
        });
        match runs.last_mut().filter(|_| goes_on) {
            Some(run) => run.push(copy),
            None => runs.push(vec![copy]),
        }
    }
    let is_copy = |run: &Vec<&Match>| {
        let positions: HashSet<usize> = run.iter().map(|copy| copy.position).collect();
        positions.len() >= FEWEST_ROWS || has_header(recognition, document, run)
    };
    runs.into_iter().filter(is_copy).flatten().collect()
}

/// The best match of each text that is the label of a row to the letter, with cells behind it, and that the chain, whose
/// texts are `placed`, leaves out.
fn best_rivals<'r>(
    recognition: &'r Recognition<'_>,
    document: &TokenizedDocument<'_>,
    placed: &HashSet<usize>,
) -> Vec<&'r Match> {
    let mut best: BTreeMap<usize, &Match> = BTreeMap::new();
    for rival in &recognition.alignment.matches {
        let candidate = recognition.candidate(rival);
        let is_exact = candidate.is_some_and(Candidate::is_exact);
        let is_placed = (rival.start..rival.end).any(|at| placed.contains(&at));
        if !is_exact || is_placed || !has_cells(document, rival) {
            continue;
        }
        best.entry(rival.start)
            .and_modify(|known| {
                if rival.gain > known.gain {
                    *known = rival;
                }
            })
            .or_insert(rival);
    }
    best.into_values().collect()
}

/// Whether anything stands behind a match. A label that is only repeated contradicts nothing.
pub(super) fn has_cells(document: &TokenizedDocument<'_>, matched: &Match) -> bool {
    !document.tail(matched.end - 1).is_empty()
}

fn table(recognition: &Recognition<'_>, matched: &Match) -> Option<TableId> {
    let row = recognition.row(matched)?;
    Some(recognition.index.form.rows[row].table)
}

/// Whether a header that names a column of the run's table stands above it.
fn has_header(
    recognition: &Recognition<'_>,
    document: &TokenizedDocument<'_>,
    run: &[&Match],
) -> bool {
    let first = run.first();
    let Some((first, table)) = first.and_then(|first| Some((first, table(recognition, first)?)))
    else {
        return false;
    };
    let above = (first.start.saturating_sub(MOST_HEADER_TEXTS)..first.start).rev();
    let header = above.take_while(|at| {
        let rows = recognition.candidates.get(*at);
        rows.is_none_or(|text| text.rows.is_empty())
    });
    let names_column = |at: usize| {
        let is_header = recognition.roles.get(at) == Some(&TextRole::Header);
        let text = document.token(at).filter(|_| is_header);
        let text = text.filter(|text| count_up_to(text.raw, LONGEST_LABEL) <= LONGEST_LABEL);
        let cells =
            text.and_then(|text| recognition.index.header_cells(&words_of(text.raw), table));
        cells.is_some_and(|cells| {
            cells
                .iter()
                .any(|cell| matches!(cell, HeaderCell::Column(_)))
        })
    };
    header.into_iter().any(names_column)
}
