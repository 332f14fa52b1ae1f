//! Form schemas, checked: tables, rows, columns, and the dense ids of their figures.

use crate::{Id, IdVec};
use std::collections::HashMap;

/// The id of a table of a form.
pub type TableId = Id<Table>;
/// The id of a row (指标行) of a form.
pub type RowId = Id<Row>;
/// The id of a column (指标列) of a form.
pub type ColumnId = Id<Column>;
/// The id of a figure (填报数): the place of one value in the form.
pub type FigureId = Id<FigureSpec>;
/// The id of a layout of a form.
pub type LayoutId = Id<Layout>;

/// A statistical table layout with a version.
#[derive(Debug, Clone)]
pub struct Form {
    /// The stable id, as `xxgk-2014`.
    pub id: String,
    /// The name of the form as printed.
    pub title: String,
    /// The report years for which it was in force.
    pub years: Years,
    /// Labels by which a document shows that it is this form.
    pub recognise: Vec<String>,
    /// Header cells that repeat over a table and are no rows (统计指标, 单位, 统计数).
    pub header: Vec<String>,
    /// Words that begin a line under a table which is no row (审核人, 填报日期).
    pub foot: Vec<String>,
    /// The tables, in order.
    pub tables: IdVec<Table, Table>,
    /// The rows of all tables, in order.
    pub rows: IdVec<Row, Row>,
    /// The columns of all tables, in order.
    pub columns: IdVec<Column, Column>,
    /// Every figure: row by row within a table, column by column within a row.
    pub figures: IdVec<FigureSpec, FigureSpec>,
    /// The orders in which places print the rows; at least one.
    pub layouts: IdVec<Layout, Layout>,
    /// Rows by their id, for rules and cases; nothing looks here while reports are checked.
    pub rows_by_id: HashMap<String, RowId>,
}

/// The first and the last report year of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    /// The first year.
    pub first: u16,
    /// The last year, or `None` where the form is still in force.
    pub last: Option<u16>,
}

impl Years {
    /// Whether the form was in force for `year`.
    #[must_use]
    pub fn contains(self, year: u16) -> bool {
        year >= self.first && self.last.is_none_or(|last| year <= last)
    }
}

/// One table of a form.
#[derive(Debug, Clone)]
pub struct Table {
    /// The id, as `s3`.
    pub id: String,
    /// The short name that rules use.
    pub name: String,
    /// The title as printed.
    pub title: String,
    /// Its rows.
    pub rows: Vec<RowId>,
    /// Its columns; a table of one value column has one column without an id.
    pub columns: Vec<ColumnId>,
    /// Whether its rows are printed side by side: their labels as groups in the
    /// header, each over all columns, and every figure in one line below.
    pub across: bool,
}

/// A row of a form.
#[derive(Debug, Clone)]
pub struct Row {
    /// The table in which it stands.
    pub table: TableId,
    /// The stable id, as `a3.1`.
    pub id: String,
    /// The short name that rules use; names need not be unique (see `path`).
    pub name: String,
    /// The label as the form prints it.
    pub label: String,
    /// Other labels that mean the same row.
    pub aliases: Vec<String>,
    /// The row under which this one stands.
    pub parent: Option<RowId>,
    /// The kind of the row.
    pub role: Role,
    /// Whether a document may lack the row.
    pub optional: bool,
    /// What belongs under it when its parts are summed.
    pub parts: Vec<RowId>,
    /// The first of its figures; the others follow, one per column of the table.
    pub first_figure: FigureId,
}

/// A column of a form.
#[derive(Debug, Clone)]
pub struct Column {
    /// The table in which it stands.
    pub table: TableId,
    /// The stable id; `None` for the only value column of a table.
    pub id: Option<String>,
    /// The short name that rules use.
    pub name: String,
    /// The label as the form prints it.
    pub label: String,
    /// Other labels that mean the same column.
    pub aliases: Vec<String>,
    /// The kind of the column.
    pub role: Role,
    /// The header cell that it stands under together with others, as 法人或其他组织.
    pub under: Option<String>,
    /// Whether its figures may be below 0, as what was added or taken away.
    pub signed: bool,
    /// What belongs under it when its parts are summed.
    pub parts: Vec<ColumnId>,
}

/// What kind of row or column this is; it decides what a blank means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Role {
    /// A figure of its own. Blank counts as 0 in sums.
    #[default]
    Detail,
    /// A total over its parts. Blank is not stated.
    Total,
    /// 其中: a part that is never summed into its parent. Blank counts as 0.
    Subset,
    /// A heading, which expects no value. Blank is nothing.
    Heading,
}

/// A unit of measure, as printed (件, 万元).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unit(pub String);

/// One figure of a form: where it stands and how it is measured.
#[derive(Debug, Clone)]
pub struct FigureSpec {
    /// Its row.
    pub row: RowId,
    /// Its column.
    pub column: ColumnId,
    /// Its unit; `None` for headings.
    pub unit: Option<Unit>,
    /// How many decimal places its mantissa carries.
    pub scale: u8,
    /// Total where the row or the column is one, else the row's role.
    pub role: Role,
}

/// One order in which a form is printed: a national edition, a province's own.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The id, as `shandong`.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// The rows that it prints, in its order.
    pub rows: Vec<RowId>,
    /// The labels it prints where they differ from the form's.
    pub labels: HashMap<RowId, String>,
}

impl Form {
    /// The figure at (`row`, `column`); `column` must be one of the row's table.
    #[must_use]
    pub fn figure(&self, row: RowId, column: ColumnId) -> Option<FigureId> {
        let table = &self.tables[self.rows[row].table];
        let offset = table.columns.iter().position(|&each| each == column)?;
        Some(FigureId::new(self.rows[row].first_figure.index() + offset))
    }

    /// The figures of `row`, one per column.
    pub fn row_figures(&self, row: RowId) -> impl Iterator<Item = FigureId> + use<> {
        let first = self.rows[row].first_figure.index();
        let count = self.tables[self.rows[row].table].columns.len();
        (first..first + count).map(FigureId::new)
    }

    /// The row whose id is `id`.
    #[must_use]
    pub fn row_by_id(&self, id: &str) -> Option<RowId> {
        self.rows_by_id.get(id).copied()
    }

    /// The label of `row` as `layout` prints it.
    #[must_use]
    pub fn label(&self, layout: LayoutId, row: RowId) -> &str {
        let layout_label = self
            .layouts
            .try_get(layout)
            .and_then(|layout| layout.labels.get(&row));
        layout_label.map_or(self.rows[row].label.as_str(), String::as_str)
    }

    /// The rows above `row`, the nearest first.
    pub fn ancestors(&self, row: RowId) -> impl Iterator<Item = RowId> + '_ {
        std::iter::successors(self.rows[row].parent, |above| self.rows[*above].parent)
    }

    /// The rows directly under `row`.
    pub fn children(&self, row: RowId) -> impl Iterator<Item = RowId> + '_ {
        self.rows.select_ids(move |each| each.parent == Some(row))
    }

    /// The names of `row` and the rows it stands under, from the top, joined with `/`.
    #[must_use]
    pub fn path(&self, row: RowId) -> String {
        let mut names = vec![self.rows[row].name.as_str()];
        names.extend(
            self.ancestors(row)
                .map(|above| self.rows[above].name.as_str()),
        );
        names.reverse();
        names.join("/")
    }
}
