//! A report as it is laid out, before it is written in any format: paragraphs and tables of cells.

/// What a cell of a printed table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A header or a label.
    Words,
    /// A unit of measure.
    Unit,
    /// A value.
    Value,
    /// A running number or a remark.
    Aside,
}

/// A cell of a printed table.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    pub(crate) role: Role,
    /// The figure whose value it holds.
    pub(crate) figure: Option<String>,
}

impl Cell {
    pub(crate) fn new(role: Role, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            columns: 1,
            rows: 1,
            role,
            figure: None,
        }
    }

    /// The cell as the place of a figure.
    pub(crate) fn for_figure(mut self, figure: &str) -> Self {
        self.figure = Some(figure.to_owned());
        self
    }

    pub(crate) fn words(text: impl Into<String>) -> Self {
        Self::new(Role::Words, text)
    }

    pub(crate) fn over(mut self, columns: usize, rows: usize) -> Self {
        self.columns = columns;
        self.rows = rows;
        self
    }
}

/// A table: rows of cells, each cell draft where its row is first not covered from above.
#[derive(Debug, Clone, Default)]
pub(crate) struct Grid {
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A piece of a report.
#[derive(Debug, Clone)]
pub(crate) enum Block {
    Text(String),
    Grid(Grid),
}

/// What becomes of the places that a merged cell covers, in a format without merged cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MergedPlaces {
    /// Nothing stands there: the row is short.
    Lost,
    /// Nothing stands there for a cell merged from above; a cell merged to the right leaves blanks.
    LostFromAbove,
    /// Blank cells.
    Blank,
    /// The text of the merged cell again in every row.
    Filled,
}

impl Grid {
    /// How many columns the widest row covers.
    pub(crate) fn width(&self) -> usize {
        let places = self.places();
        let ends = places.iter().flatten().map(|(at, cell)| at + cell.columns);
        ends.max().unwrap_or(0)
    }

    /// Every cell with the column in which it begins.
    pub(crate) fn places(&self) -> Vec<Vec<(usize, &Cell)>> {
        let mut covered: Vec<usize> = Vec::new();
        let mut all = Vec::new();
        for row in &self.rows {
            covered
                .iter_mut()
                .for_each(|rows| *rows = rows.saturating_sub(1));
            let mut column = 0;
            let mut placed = Vec::new();
            for cell in row {
                while covered.get(column).is_some_and(|&rows| rows > 0) {
                    column += 1;
                }
                let end = column + cell.columns;
                if covered.len() < end {
                    covered.resize(end, 0);
                }
                covered[column..end].fill(cell.rows);
                placed.push((column, cell));
                column = end;
            }
            all.push(placed);
        }
        all
    }

    /// The rows without merged cells.
    pub(crate) fn flat(&self, covered: MergedPlaces) -> Vec<Vec<Cell>> {
        if covered == MergedPlaces::Lost {
            let alone = |cell: &Cell| cell.clone().over(1, 1);
            return self
                .rows
                .iter()
                .map(|row| row.iter().map(alone).collect())
                .collect();
        }
        let width = self.width();
        let height = self.rows.len();
        let mut full: Vec<Vec<Option<Cell>>> = vec![vec![None; width]; height];
        for (at, row) in self.places().iter().enumerate() {
            for &(column, cell) in row {
                let down = full.iter_mut().enumerate().skip(at).take(cell.rows);
                for (line, places) in
                    down.filter(|(line, _)| covered != MergedPlaces::LostFromAbove || *line == at)
                {
                    for (right, place) in places
                        .iter_mut()
                        .enumerate()
                        .skip(column)
                        .take(cell.columns)
                    {
                        let is_shown =
                            covered == MergedPlaces::Filled || (line == at && right == column);
                        let text = if is_shown { cell.text.as_str() } else { "" };
                        *place = Some(Cell::new(cell.role, text));
                    }
                }
            }
        }
        let keep = |row: Vec<Option<Cell>>| row.into_iter().flatten().collect();
        full.into_iter().map(keep).collect()
    }
}
