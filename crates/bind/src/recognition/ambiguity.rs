//! What the alignment leaves open: texts that could be several rows, and rows that several texts could be.

use crate::recognition::Recognition;
use crate::recognition::align::{Match, NEARLY};
use crate::recognition::candidates::Candidate;
use crate::tokens::{Kind, TokenizedDocument, Value};
use gouji_model::{RowId, TableId};
use std::collections::{HashMap, HashSet};

/// How many rows a table must repeat before it may be meant in place of the table that was recognised.
const FEWEST_CONTESTED: usize = 5;

/// What the alignment leaves open.
#[derive(Debug, Default)]
pub(crate) struct Ambiguity {
    /// The rows that a text could be, by its first segment; such a text is not placed.
    pub(crate) texts: HashMap<usize, Vec<RowId>>,
    /// Texts outside the table that say something else of a row, each with that row. Nothing tells which is meant.
    pub(crate) contradictions: Vec<(usize, RowId)>,
}

impl Ambiguity {
    /// Compares every chain that is nearly as good as the best with the best.
    pub(crate) fn new(recognition: &Recognition<'_>, document: &TokenizedDocument<'_>) -> Self {
        let mut ambiguity = Self::default();
        let chain: Vec<&Match> = recognition.chain().collect();
        let (Some(first), Some(last)) = (chain.first(), chain.last()) else {
            return ambiguity;
        };
        let region = first.start..last.end;
        let mut by_text: HashMap<usize, &Match> = HashMap::new();
        for matched in &chain {
            by_text.extend((matched.start..matched.end).map(|at| (at, *matched)));
        }
        let by_row = chain.iter().map(|matched| (matched.position, *matched));
        let by_row: HashMap<usize, &Match> = by_row.collect();
        for rival in near_best_matches(recognition) {
            let over = (rival.start..rival.end).find_map(|at| by_text.get(&at));
            let same = by_row.get(&rival.position);
            if let Some(placed) = over {
                if placed.position != rival.position {
                    ambiguity.add(recognition, placed, placed);
                    ambiguity.add(recognition, placed, rival);
                }
            } else if let Some(placed) = same
                && has_cells(document, rival)
                && values(document, placed) != values(document, rival)
            {
                if region.contains(&rival.start) {
                    ambiguity.add(recognition, placed, placed);
                    ambiguity.add(recognition, rival, rival);
                } else if let Some(row) = recognition.row(rival) {
                    ambiguity.contradictions.push((rival.start, row));
                }
            }
        }
        let noted = ambiguity.contradictions.iter().map(|&(_, row)| row);
        let mut noted: HashSet<RowId> = noted.collect();
        for rival in whole_rivals(recognition, document) {
            if let Some(placed) = by_row.get(&rival.position)
                && let Some(row) = recognition.row(rival)
                && has_cells(document, rival)
                && values(document, placed) != values(document, rival)
                && !ambiguity.texts.contains_key(&rival.start)
                && noted.insert(row)
            {
                ambiguity.contradictions.push((rival.start, row));
            }
        }
        ambiguity
    }

    fn add(&mut self, recognition: &Recognition<'_>, text: &Match, is: &Match) {
        let rows = self.texts.entry(text.start).or_default();
        if let Some(row) = recognition.row(is).filter(|row| !rows.contains(row)) {
            rows.push(row);
            rows.sort_unstable();
        }
    }
}

/// The matches in tables that print most rows of a table of the form once more, anywhere in the document.
fn whole_rivals<'r>(
    recognition: &'r Recognition<'_>,
    document: &TokenizedDocument<'_>,
) -> Vec<&'r Match> {
    let position = |matched: &Match| document.token(matched.start)?.grid_position;
    let tables_of_chain = recognition.chain().filter_map(position);
    let tables_of_chain: HashSet<u32> = tables_of_chain.map(|position| position.table).collect();
    let form = &recognition.index.form;
    let mut tables: HashMap<(u32, TableId), Vec<&Match>> = HashMap::new();
    for matched in &recognition.alignment.matches {
        let candidate = recognition.candidate(matched);
        let is_exact = candidate.is_some_and(Candidate::is_exact);
        let placed = position(matched)
            .filter(|position| is_exact && !tables_of_chain.contains(&position.table));
        if let (Some(position), Some(row)) = (placed, recognition.row(matched)) {
            let table = form.rows[row].table;
            tables
                .entry((position.table, table))
                .or_default()
                .push(matched);
        }
    }
    let is_whole = |table: TableId, rivals: &[&Match]| {
        let positions: HashSet<usize> = rivals.iter().map(|matched| matched.position).collect();
        positions.len() >= FEWEST_CONTESTED && positions.len() * 2 >= form.tables[table].rows.len()
    };
    let mut rivals: Vec<&Match> = tables
        .into_iter()
        .filter(|((_, table), rivals)| is_whole(*table, rivals))
        .flat_map(|(_, rivals)| rivals)
        .collect();
    rivals.sort_by_key(|matched| (matched.start, matched.position));
    rivals
}

/// The matches that stand in a chain nearly as good as the best, but not in the best.
fn near_best_matches<'r>(recognition: &'r Recognition<'_>) -> impl Iterator<Item = &'r Match> {
    let alignment = &recognition.alignment;
    let least = alignment.score - NEARLY;
    let mut is_placed = vec![false; alignment.matches.len()];
    for &at in &alignment.chain {
        if let Some(placed) = is_placed.get_mut(at) {
            *placed = true;
        }
    }
    let all = alignment
        .matches
        .iter()
        .zip(&alignment.through)
        .zip(is_placed);
    all.filter(move |((_, score), is_placed)| **score >= least && !is_placed)
        .map(|((matched, _), _)| matched)
}

/// Whether anything stands behind a match. A label that is only repeated contradicts nothing.
fn has_cells(document: &TokenizedDocument<'_>, matched: &Match) -> bool {
    !document.tail(matched.end - 1).is_empty()
}

/// The values behind a match.
fn values<'t>(document: &'t TokenizedDocument<'_>, matched: &Match) -> Vec<&'t Value> {
    let tail = document.tail(matched.end - 1).iter();
    let values = tail.filter_map(|token| match &token.kind {
        Kind::Value(value) => Some(value),
        _ => None,
    });
    values.collect()
}
