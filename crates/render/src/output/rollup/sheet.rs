//! The form as it is set on a sheet: its titles, headers, labels and places for figures, as printed.

use gouji_model::{ColumnId, Contributor, FigureId, Form, Role, RowId, State, Table};
use std::collections::HashSet;

/// The columns before the values: labels and units.
pub(crate) const LEAD: u16 = 2;

/// What a cell of the sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The title of a table.
    Title,
    /// A cell of a header.
    Header,
    /// A label of a row, with how many rows it stands under.
    Label(u8),
    /// A unit.
    Unit,
    /// The place of a figure.
    Figure(FigureId),
}

/// A cell of the sheet, which may cover others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) row: u32,
    pub(crate) column: u16,
    pub(crate) rows: u32,
    pub(crate) columns: u16,
    pub(crate) kind: Kind,
    pub(crate) text: String,
}

/// The cells of `form` from `top` on, and the first row behind them.
pub(crate) struct Sheet<'a> {
    form: &'a Form,
    printed: HashSet<RowId>,
    heads: [&'static str; 3],
    pub(crate) cells: Vec<Cell>,
    pub(crate) next: u32,
}

impl<'a> Sheet<'a> {
    /// `form` with the rows that anybody prints; `heads` stand over labels, units and values without a name.
    pub(crate) fn new(
        form: &'a Form,
        contributors: &[Contributor<'_>],
        heads: [&'static str; 3],
        top: u32,
    ) -> Self {
        let is_printed = |row: &RowId| {
            let mut states = contributors.iter().flat_map(|each| {
                let figures = form.row_figures(*row);
                figures.map(|figure| each.figures.state(figure))
            });
            match contributors.is_empty() {
                true => !form.rows[*row].optional,
                false => states.any(|state| state != State::Omitted),
            }
        };
        let mut sheet = Self {
            form,
            printed: form.rows.ids().filter(is_printed).collect(),
            heads,
            cells: Vec::new(),
            next: top,
        };
        for table in form.tables.iter() {
            sheet.table(table);
        }
        sheet
    }

    /// How many columns the widest table has.
    pub(crate) fn width(&self) -> u16 {
        let ends = self.cells.iter().map(|cell| cell.column + cell.columns);
        ends.max().unwrap_or(LEAD)
    }

    fn table(&mut self, table: &Table) {
        let printed = |row: &&RowId| self.printed.contains(row);
        let rows: Vec<RowId> = table.rows.iter().filter(printed).copied().collect();
        if rows.is_empty() {
            return;
        }
        let columns = match table.across {
            true => rows.len() * table.columns.len(),
            false => table.columns.len(),
        };
        let width = LEAD + small(columns);
        self.put((self.next, 0), (1, width), Kind::Title, &table.title);
        self.next += 1;
        match table.across {
            true => self.lay_across(table, &rows),
            false => self.lay_upright(table, &rows),
        }
        self.next += 1;
    }

    /// A table with its rows below each other.
    fn lay_upright(&mut self, table: &Table, rows: &[RowId]) {
        let form = self.form;
        let under = |column: ColumnId| form.columns[column].under.as_deref();
        let depth = 1 + u32::from(table.columns.iter().any(|column| under(*column).is_some()));
        let [item, unit, value] = self.heads;
        self.put((self.next, 0), (depth, 1), Kind::Header, item);
        self.put((self.next, 1), (depth, 1), Kind::Header, unit);
        let mut at = LEAD;
        for group in table
            .columns
            .chunk_by(|one, next| under(*one) == under(*next))
        {
            let above = group.first().and_then(|column| under(*column));
            if let Some(above) = above {
                let columns = small(group.len());
                self.put((self.next, at), (1, columns), Kind::Header, above);
            }
            let (row, rows) = match above {
                Some(_) => (self.next + 1, 1),
                None => (self.next, depth),
            };
            for column in group {
                let label = form.columns[*column].label.as_str();
                let label = if label.is_empty() { value } else { label };
                self.put((row, at), (rows, 1), Kind::Header, label);
                at += 1;
            }
        }
        self.next += depth;
        for &row in rows {
            let spec = &form.rows[row];
            self.put(
                (self.next, 0),
                (1, 1),
                Kind::Label(self.depth(row)),
                &spec.label,
            );
            let unit = form
                .row_figures(row)
                .find_map(|figure| form.figures[figure].unit.as_ref());
            let unit = unit.map_or("", |unit| unit.0.as_str());
            self.put((self.next, 1), (1, 1), Kind::Unit, unit);
            for (figure, at) in form.row_figures(row).zip(LEAD..) {
                self.figure((self.next, at), figure);
            }
            self.next += 1;
        }
    }

    /// A table with its rows side by side, each over all columns; a label of two parts stands under the first.
    fn lay_across(&mut self, table: &Table, rows: &[RowId]) {
        let form = self.form;
        let parts = |row: &RowId| form.rows[*row].label.split_once('/');
        let above = |row: &RowId| parts(row).map(|(above, _)| above);
        let depth = 1 + u32::from(rows.iter().any(|row| above(row).is_some()));
        let columns = small(table.columns.len());
        let top = self.next;
        let mut at = LEAD;
        for group in rows.chunk_by(|one, next| above(one).is_some() && above(one) == above(next)) {
            if let Some(above) = group.first().and_then(above) {
                let width = columns * small(group.len());
                self.put((top, at), (1, width), Kind::Header, above);
            }
            for row in group {
                let (label_at, rows, label) = match parts(row) {
                    Some((_, below)) => (top + 1, depth - 1, below),
                    None => (top, depth, form.rows[*row].label.as_str()),
                };
                self.put((label_at, at), (rows, columns), Kind::Header, label);
                for (figure, column) in form.row_figures(*row).zip(&table.columns) {
                    let label = &form.columns[*column].label;
                    self.put((top + depth, at), (1, 1), Kind::Header, label);
                    self.figure((top + depth + 1, at), figure);
                    at += 1;
                }
            }
        }
        self.next = top + depth + 2;
    }

    fn figure(&mut self, (row, column): (u32, u16), figure: FigureId) {
        let kind = match self.form.figures[figure].role {
            Role::Heading => Kind::Unit,
            _ => Kind::Figure(figure),
        };
        self.put((row, column), (1, 1), kind, "");
    }

    fn put(&mut self, at: (u32, u16), size: (u32, u16), kind: Kind, text: &str) {
        self.cells.push(Cell {
            row: at.0,
            column: at.1,
            rows: size.0,
            columns: size.1,
            kind,
            text: text.to_owned(),
        });
    }

    fn depth(&self, row: RowId) -> u8 {
        let parents = std::iter::successors(self.form.rows[row].parent, |row| {
            self.form.rows[*row].parent
        });
        u8::try_from(parents.count()).unwrap_or(u8::MAX)
    }
}

/// A number of columns; no form has more than a sheet.
pub(crate) fn small(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}
