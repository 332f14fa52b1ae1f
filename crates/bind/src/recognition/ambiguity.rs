//! What the alignment leaves open: texts that could be several rows, and rows that several texts could be.

use crate::recognition::Recognition;
use crate::recognition::align::{Match, NEARLY};
use crate::recognition::copies::{copied_rows, has_cells};
use crate::tokens::{Kind, TokenizedDocument, Value};
use gouji_model::RowId;
use std::collections::{HashMap, HashSet};

/// What the alignment leaves open.
#[derive(Debug, Default)]
pub(crate) struct Ambiguity {
    /// The rows that a text could be, by its first segment; such a text is not placed.
    pub(crate) texts: HashMap<usize, Vec<RowId>>,
    /// Texts that say something else of a row that is placed, each with that row. Nothing tells which is meant.
    pub(crate) contradictions: Vec<(usize, RowId)>,
}

impl Ambiguity {
    /// Compares every chain that is nearly as good as the best with the best.
    pub(crate) fn new(recognition: &Recognition<'_>, document: &TokenizedDocument<'_>) -> Self {
        let mut ambiguity = Self::default();
        let chain: Vec<&Match> = recognition.chain().collect();
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
                && let Some(row) = recognition.row(rival)
            {
                ambiguity.contradictions.push((rival.start, row));
            }
        }
        let noted = ambiguity.contradictions.iter().map(|&(_, row)| row);
        let mut noted: HashSet<RowId> = noted.collect();
        for rival in copied_rows(recognition, document) {
            if let Some(placed) = by_row.get(&rival.position)
                && let Some(row) = recognition.row(rival)
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

/// The values behind a match.
fn values<'t>(document: &'t TokenizedDocument<'_>, matched: &Match) -> Vec<&'t Value> {
    let tail = document.tail(matched.end - 1).iter();
    let values = tail.filter_map(|token| match &token.kind {
        Kind::Value(value) => Some(value),
        _ => None,
    });
    values.collect()
}
