//! Places every row of a document's tables in the form.

use crate::placement::document_rows::RowMatch;
use crate::placement::duplicate_rows;
use crate::placement::grids::grid_placer::GridPlacer;
use crate::placement::grids::inner_label;
use crate::placement::lines::line_placer::LinePlacer;
use crate::placement::matched_document::MatchedDocument;
use crate::placement::placed_rows::{
    Contradiction, MatchedRow, Placements, RowPlacement, shown_text,
};
use crate::placement::subtotal_rows;
use crate::placement::transposed::place_transposed;
use crate::tokens::Token;
use gouji_model::RowId;

/// Says which cells of a document are which figures of the form.
pub(crate) fn place_rows<'a>(matched: &MatchedDocument<'a>) -> Placements<'a> {
    let mut grid = GridPlacer::new(matched);
    let mut document_rows = matched.rows();
    inner_label::split_rows(matched, &mut grid, &mut document_rows);
    subtotal_rows::place(matched, &mut document_rows);
    let settled = duplicate_rows::settle(matched.recognition, &mut document_rows);
    let lines = LinePlacer::new(matched, &document_rows);
    let mut rows = Vec::new();
    for document_row in &document_rows {
        let RowMatch::Placed {
            row,
            has_glued_value,
            is_similar,
        } = document_row.row_match
        else {
            continue;
        };
        let (label, place) = matched.label_of(&document_row.segments);
        let matched_row = MatchedRow {
            document_row,
            row,
            label,
            place,
            has_glued_value,
        };
        let values = if document_row.is_in_grid {
            grid.place(matched, &matched_row)
        } else {
            lines.place(matched, &matched_row)
        };
        rows.push(RowPlacement {
            row,
            place,
            values,
            other_label: is_similar.then_some(matched_row.label),
        });
    }
    let mut contradictions = contradictions(matched, settled);
    Placements {
        rows,
        transposed: place_transposed(matched, &grid, &mut contradictions),
        contradictions,
        unknown_headers: grid.unknown_headers(matched),
        outside: grid.outside,
        document_rows,
    }
}

/// What the document says of rows in other places, in its order; `more` are texts in the table itself.
fn contradictions(matched: &MatchedDocument<'_>, more: Vec<(usize, RowId)>) -> Vec<Contradiction> {
    let mut texts = matched.ambiguity.contradictions.clone();
    texts.extend(more);
    texts.sort_unstable();
    texts.dedup_by_key(|&mut (text, _)| text);
    let contradictions = texts.into_iter().map(|(text, row)| {
        let tail = matched.document.tail(text).iter();
        let tail: Vec<&Token<'_>> = tail.filter(|cell| !cell.is_unit()).collect();
        Contradiction {
            row,
            seen: shown_text(&tail),
            place: matched.label_of(&(text..text + 1)).1,
        }
    });
    contradictions.collect()
}
