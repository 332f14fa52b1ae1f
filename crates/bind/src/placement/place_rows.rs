//! The rows of a document's table to the figures of the form.

use crate::figures::figure_reader::{FigureReader, RowStatus};
use crate::figures::{
    empty_tables as no_figures, heading_values as heading, missing_rows as absent,
    unplaced_rows as unplaced,
};
use crate::placement::duplicate_rows as repeated;
use crate::placement::in_grid::grid_placer::{GridPlacer, HeaderKey};
use crate::placement::in_grid::inner_label;
use crate::placement::in_lines::column_order::{ColumnOrder, ColumnOrders};
use crate::placement::in_lines::row_shapes::RowShapes;
use crate::placement::in_lines::row_values::{CellConventions, Column, RowValues};
use crate::placement::in_lines::{glued_values as glued, row_values as cells};
use crate::placement::matched_document::{DocumentRow, MatchedDocument, RowMatch};
use crate::placement::transposed::table as across;
use crate::recognition::ambiguity;
use crate::recognition::recognise::Recognition;
use crate::tokens::label::Label;
use crate::tokens::segment::Segment;
use crate::tokens::token::{Kind, Token};
use gouji_model::characters::trim;
use gouji_model::{
    FigureId, Figures, Form, FormData, IdVec, Place, ReadingProblemKind, Role, RowId, State,
};
use std::collections::BTreeMap;
use std::iter;
use std::sync::Arc;

/// Reads the figures of a document whose form is known.
pub(crate) fn read(
    recognition: &Recognition<'_>,
    tokens: &[Token<'_>],
    segments: &[Segment],
) -> FormData {
    let ambiguity = ambiguity::ambiguity(recognition, tokens, segments);
    let table = MatchedDocument {
        tokens,
        segments,
        recognition,
        ambiguity: &ambiguity,
        are_glued: glued::are_glued(recognition, tokens, segments),
    };
    let mut rows = table.rows();
    let mut grid_placer = GridPlacer::new(&table);
    inner_label::part(&table, &mut grid_placer, &mut rows);
    repeated::settle(recognition, &mut rows);
    let form = &recognition.index.form;
    let mut binding = Binding {
        values: FigureReader {
            form,
            figures: Figures::new(form, State::Omitted),
            written: IdVec::filled(None, form.figures.len()),
            problems: Vec::new(),
            statuses: IdVec::filled(RowStatus::Missing, form.rows.len()),
        },
        orders: ColumnOrders::new(&table),
        grid_placer,
        conventions: CellConventions::of(rows.iter().map(|row| row.cells.as_slice())),
        shapes: RowShapes::of(&table, &rows),
        headers: BTreeMap::new(),
        outside: Vec::new(),
    };
    for row in &rows {
        if let RowMatch::Placed {
            row: own,
            glued,
            differs,
        } = row.standing
        {
            if row.is_in_grid {
                binding.place_in_grid(&table, row, own, glued);
            } else if !(glued && table.are_glued && binding.place_glued(&table, row, own)) {
                binding.place(&table, row, own, glued);
            }
            if differs {
                binding.note_label(&table, row, own);
            }
        }
    }
    binding.other_readings(&table);
    binding.tell_columns(&table);
    let left = unplaced::unplaced(&table, &rows, &mut binding.values);
    across::read(&table, &binding.grid_placer, &mut binding.values);
    no_figures::note(&mut binding.values);
    heading::check(&mut binding.values);
    let absent = absent::absent(&table, &mut binding.values);
    binding.finish(form, recognition, left, absent)
}

/// How many numbers outside the columns are shown.
const MOST_OUTSIDE: usize = 12;

/// What is read, while a document is, and what its tables look like.
struct Binding<'f> {
    values: FigureReader<'f>,
    orders: ColumnOrders,
    grid_placer: GridPlacer,
    conventions: CellConventions,
    shapes: RowShapes,
    /// The figures under every header that does not say where they stand.
    headers: BTreeMap<HeaderKey, Vec<FigureId>>,
    /// Numbers in columns of remarks.
    outside: Vec<(Place, String)>,
}

impl Binding<'_> {
    /// Reads the values of a placed row.
    fn place(
        &mut self,
        table: &MatchedDocument<'_, '_, '_>,
        row: &DocumentRow<'_, '_>,
        own: RowId,
        glued: bool,
    ) {
        let form = self.values.form;
        let columns = form.figures_of(own).count();
        let is_heading = form.rows[own].role == Role::Heading;
        let (label, place) = table.label_of(&row.segments);
        let order = self.orders.of(row.segments.start).clone();
        let (order, mut conventions, units) = match order {
            ColumnOrder::Printed {
                columns,
                exactly,
                has_remarks,
                units,
                ..
            } => (
                Some(columns),
                self.conventions.with(exactly, has_remarks),
                units,
            ),
            ColumnOrder::Unclear => (None, self.conventions.with(true, false), Vec::new()),
        };
        let count = cells::value_cells(&row.cells).count();
        let may_have_fill = conventions.is_exact && !conventions.has_remarks && count > columns;
        conventions.has_fill = may_have_fill && self.shapes.has_fill(form.rows[own].table, count);
        let sorted = cells::sort(&row.cells, columns, is_heading, conventions);
        let written = row.cells.iter().any(|cell| cell.is_written());
        let is_squeezed =
            matches!(&sorted, RowValues::Columns(found) if cells::may_be_squeezed(found));
        let is_squeezed = is_squeezed && !self.shapes.keeps_blanks();
        // With its own cell blank and left out, a number may be the remark behind it; so it may with that cell moved to the end.
        let is_alone = columns == 1 && count == 1 && !row.is_followed;
        let is_before_blank = count > columns && self.shapes.may_move_remarks() && {
            let mut behind = cells::value_cells(&row.cells).skip(columns);
            behind.all(|cell| cell.kind == Kind::Blank)
        };
        // A heading is blank, and what stands in its row a remark.
        let is_beside = is_heading && row.cells.iter().any(|cell| cell.kind.is_number());
        let is_remark = conventions.has_remarks && (is_alone || is_before_blank || is_beside);
        let is_doubtful =
            glued || row.in_doubt || is_squeezed || (written && (order.is_none() || is_remark));
        match sorted {
            RowValues::Columns(found) if !is_doubtful => {
                self.values.statuses[own] = RowStatus::Read(place);
                let order = order.unwrap_or_else(|| (0..columns).collect());
                self.read_columns(row, own, (&order, &units), &found, (&label, place));
            }
            RowValues::Nothing if !is_doubtful && !glued::ends_in_sign(&label) => {
                self.values.bare(own, place);
            }
            RowValues::Unclear(seen) if !glued && !seen.is_empty() => {
                self.values.unclear(own, seen, place)
            }
            _ => {
                let seen = [label, cells::seen(&row.cells)];
                self.values
                    .unclear(own, seen.join(" ").trim_end().to_owned(), place);
            }
        }
    }

    /// Reads the values that are glued to a label; false where it cannot be said which they are.
    fn place_glued(
        &mut self,
        table: &MatchedDocument<'_, '_, '_>,
        row: &DocumentRow<'_, '_>,
        own: RowId,
    ) -> bool {
        let ColumnOrder::Printed {
            columns,
            units,
            is_shown: true,
            has_remarks: false,
            ..
        } = self.orders.of(row.segments.start).clone()
        else {
            return false;
        };
        let is_alone = row.segments.len() == 1 && row.cells.is_empty() && !row.in_doubt;
        let token = table.token(row.segments.start).filter(|_| is_alone);
        let index = table.recognition.index;
        let values = token.and_then(|token| glued::values(index, own, token, columns.len()));
        let Some(values) = values else {
            return false;
        };
        let found: Vec<Column<'_, '_>> = values.iter().map(Column::Written).collect();
        let (label, place) = table.label_of(&row.segments);
        self.values.statuses[own] = RowStatus::Read(place);
        self.read_columns(row, own, (&columns, &units), &found, (&label, place));
        true
    }

    /// Reads the values of a placed row of a table.
    fn place_in_grid(
        &mut self,
        table: &MatchedDocument<'_, '_, '_>,
        row: &DocumentRow<'_, '_>,
        own: RowId,
        glued: bool,
    ) {
        let (label, place) = table.label_of(&row.segments);
        let placed = self.grid_placer.sort(table, row, own);
        self.outside.extend(
            placed
                .outside
                .iter()
                .map(|token| (token.place, trim(token.raw).to_owned())),
        );
        if let (Some(header), RowValues::Unclear(seen)) = (placed.unknown_header, &placed.sorted) {
            let figures = self.values.not_placed(own, seen, place);
            self.headers.entry(header).or_default().extend(figures);
            return;
        }
        let units = placed.units;
        match placed.sorted {
            RowValues::Columns(found) if !glued => {
                self.values.statuses[own] = RowStatus::Read(place);
                let printed = cells::printed_unit(&row.cells).map(str::to_owned);
                let printed = printed.or_else(|| Label::new(&label).unit);
                let units = units.iter().map(Option::as_deref).chain(iter::repeat(None));
                let figures = self.values.form.figures_of(own);
                for ((figure, &cell), unit) in figures.zip(&found).zip(units) {
                    let unit = printed.as_deref().or(unit);
                    self.values.read(figure, cell, unit, place);
                }
            }
            RowValues::Nothing
                if !glued && row.cells.is_empty() && !table.has_label_behind(row) =>
            {
                self.values.bare(own, place);
            }
            RowValues::Unclear(seen) if !glued && !seen.is_empty() => {
                self.values.unclear(own, seen, place);
            }
            _ => {
                let seen = [label, cells::seen(&row.cells)];
                let seen = seen.join(" ").trim_end().to_owned();
                self.values.unclear(own, seen, place);
            }
        }
    }

    fn read_columns(
        &mut self,
        row: &DocumentRow<'_, '_>,
        own: RowId,
        (order, above): (&[usize], &[(usize, String)]),
        found: &[Column<'_, '_>],
        (text, label): (&str, Place),
    ) {
        // Most rows print their unit in a cell, and then the label need not be taken apart for it.
        let printed = cells::printed_unit(&row.cells);
        let in_label = if printed.is_none() {
            Label::new(text).unit
        } else {
            None
        };
        let unit = printed.or(in_label.as_deref());
        // A row without a cell for its value is shown at its unit.
        let units = row
            .cells
            .iter()
            .filter(|cell| matches!(cell.kind, Kind::Unit(_)));
        let place = units.map(|cell| cell.place).next_back().unwrap_or(label);
        let form = self.values.form;
        for (&column, &cell) in order.iter().zip(found) {
            if let Some(figure) = form.figures_of(own).nth(column) {
                let above = above.iter().find(|(at, _)| *at == column);
                let unit = unit.or(above.map(|(_, unit)| unit.as_str()));
                self.values.read(figure, cell, unit, place);
            }
        }
    }

    /// A row that was read by a label only like the form's.
    fn note_label(
        &mut self,
        table: &MatchedDocument<'_, '_, '_>,
        row: &DocumentRow<'_, '_>,
        own: RowId,
    ) {
        if let RowStatus::Read(_) = self.values.statuses[own] {
            let (printed, place) = table.label_of(&row.segments);
            let figures = self.values.form.figures_of(own).collect();
            let kind = ReadingProblemKind::LabelDiffers { printed };
            self.values.problem(kind, figures, place);
        }
    }

    /// Another table of the document says something else of a row, and nothing tells which is meant.
    fn other_readings(&mut self, table: &MatchedDocument<'_, '_, '_>) {
        for &(text, row) in &table.ambiguity.elsewhere {
            let Some(segment) = table.segments.get(text) else {
                continue;
            };
            let tail = table.tokens.get(segment.tail.clone()).unwrap_or_default();
            let tail: Vec<&Token<'_>> = tail.iter().collect();
            let here = self.values.form.figures_of(row).filter_map(|figure| {
                let written = self.values.written[figure].as_ref()?;
                Some(written.raw.trim().to_owned())
            });
            let here = here.collect::<Vec<_>>().join(" ");
            let (_, place) = table.label_of(&(text..text + 1));
            self.values
                .unclear(row, format!("{here} / {}", cells::seen(&tail)), place);
        }
    }

    /// Tells once what concerns a whole table: a header that does not name its columns, numbers beside them.
    fn tell_columns(&mut self, table: &MatchedDocument<'_, '_, '_>) {
        for (key, figures) in std::mem::take(&mut self.headers) {
            if let Some(header) = self.grid_placer.unknown_header(table, key) {
                let kind = ReadingProblemKind::UnknownHeader {
                    rows: header.rows,
                    unknown: header.unknown,
                    lacking: header.lacking,
                };
                self.values.problem(kind, figures, header.place);
            }
        }
        if let Some(&(place, _)) = self.outside.first() {
            let all = self.outside.iter().take(MOST_OUTSIDE);
            let seen: Vec<&str> = all.map(|(_, text)| text.as_str()).collect();
            let seen = seen.join(" ");
            self.values.problem(
                ReadingProblemKind::OutsideColumns { seen },
                Vec::new(),
                place,
            );
        }
    }

    fn finish(
        self,
        form: &Arc<Form>,
        recognition: &Recognition<'_>,
        left: unplaced::Leftovers,
        absent: Vec<absent::Run>,
    ) -> FormData {
        let start = Place::Line { line: 0, column: 0 };
        let told = self.values.problems.into_iter().chain(left.problems);
        let mut problems: Vec<_> = told
            .map(|problem| (problem.place.unwrap_or(start), problem))
            .collect();
        problems.extend(
            absent
                .into_iter()
                .map(|run| (run.after.unwrap_or(start), run.problem)),
        );
        problems.sort_by_key(|&(place, _)| place);
        FormData {
            form: Arc::clone(form),
            layout: recognition.layout,
            figures: self.values.figures,
            written: self.values.written,
            unplaced: left.rows,
            incomplete: left.incomplete,
            problems: problems.into_iter().map(|(_, problem)| problem).collect(),
        }
    }
}
