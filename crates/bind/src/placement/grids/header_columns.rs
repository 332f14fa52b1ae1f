//! Which columns of a table's grid hold which value column of the form, by the header above a row.

use crate::form_index::{FormIndex, HeaderCell, NO_FIGURES, REMARKS};
use crate::placement::grids::grid::{Grid, GridRow, TableRows};
use crate::placement::header_repair::{self, is_part};
use crate::recognition::header_rows::is_year;
use crate::tokens::{Kind, Label, Token, words_of};
use gouji_model::characters::trim;
use gouji_model::{Area, ColumnId, FigureId, Form, Place, TableId};
use std::collections::{BTreeSet, HashSet};

/// How many header rows above a row are looked at until one names its columns.
const MOST_HEADERS: usize = 16;

/// How many rows a header has at most.
const MOST_HEADER_ROWS: usize = 8;

/// The columns of the grid that hold one value column of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Region {
    pub(crate) from: u32,
    pub(crate) to: u32,
    /// The unit that the header prints.
    pub(crate) unit: Option<String>,
}

impl Region {
    pub(crate) fn meets(&self, token: &Token<'_>) -> bool {
        token
            .grid_position
            .is_some_and(|position| position.area.column < self.to && self.from < position.end())
    }

    pub(crate) fn holds(&self, token: &Token<'_>) -> bool {
        token
            .grid_position
            .is_some_and(|position| self.from <= position.area.column && position.end() <= self.to)
    }
}

/// What a header says of the columns of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Regions {
    /// One region for every value column of the form's table, in the order of the table.
    pub(crate) columns: Vec<Region>,
    /// Columns that the header gives to something else: remarks, columns that the form does not have.
    others: Vec<(Region, HeaderCellMeaning)>,
}

/// What a header cell says of the columns below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HeaderCellMeaning {
    /// The columns hold the value column at this place in the form's table.
    Column(usize),
    /// 备注, 说明: a number there is no value while the value's own place is filled.
    Remark,
    /// 指标, 项目名称, or what the form prints over its labels: the texts below are labels, and no number is expected.
    Label,
    /// 单位, 代码, 序号: neither a label nor a number that counts is expected.
    Aside,
    /// A name that the form does not know.
    Unknown,
}

/// A header that does not say where every value stands.
pub(crate) struct UnknownHeader {
    pub(crate) place: Place,
    /// The first and the last row of the header as the document counts them; 0 where the document counts no rows.
    pub(crate) rows: (u32, u32),
    pub(crate) unknown: Vec<String>,
    pub(crate) lacking: Vec<ColumnId>,
    /// The figures below the header.
    pub(crate) figures: Vec<FigureId>,
}

/// What the header above a row says of its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum HeaderReading {
    /// The header says where every value stands.
    Regions(Regions),
    /// There is a header, but it does not say where every value stands.
    Unclear,
    /// There is no header.
    NoHeader,
}

impl Regions {
    /// Value columns of which no other column is known.
    pub(crate) fn new(columns: Vec<Region>) -> Self {
        Self {
            columns,
            others: Vec::new(),
        }
    }

    /// What the header says of the column in which `token` stands, where that is no value column.
    pub(crate) fn other_meaning(&self, token: &Token<'_>) -> Option<HeaderCellMeaning> {
        let over = self.others.iter().find(|(region, _)| region.meets(token));
        over.map(|&(_, meaning)| meaning)
    }

    /// Whether `text`, between a row's label and its values, is a label too: no header cell over it says otherwise.
    pub(crate) fn is_label(&self, text: &Token<'_>, label: &Token<'_>) -> bool {
        let first = self.columns.iter().map(|region| region.from).min();
        let is_before = text
            .grid_position
            .zip(first)
            .is_some_and(|(position, first)| position.end() <= first);
        let over = self.others.iter().find(|(region, _)| region.meets(text));
        is_before
            && match over {
                None | Some((_, HeaderCellMeaning::Label)) => true,
                Some((region, HeaderCellMeaning::Unknown)) => region.meets(label),
                Some(_) => false,
            }
    }
}

/// A header cell with what it means.
pub(crate) struct HeaderPart<'a> {
    pub(crate) token: &'a Token<'a>,
    meaning: HeaderCellMeaning,
}

impl HeaderPart<'_> {
    /// The value column that it names.
    pub(crate) fn column(&self) -> Option<usize> {
        match self.meaning {
            HeaderCellMeaning::Column(at) => Some(at),
            _ => None,
        }
    }
}

/// The cells of a header, and for each column of the grid the index of the lowest cell over it.
#[derive(Default)]
pub(crate) struct HeaderPicture<'a> {
    pub(crate) cells: Vec<HeaderPart<'a>>,
    pub(crate) over: Vec<Option<usize>>,
}

/// Reads headers for one form.
pub(crate) struct HeaderReader<'r, 'a> {
    pub(crate) index: &'r FormIndex,
    pub(crate) grid: &'r Grid<'a>,
    /// The lines in which rows of the form stand.
    pub(crate) row_lines: &'r HashSet<usize>,
}

impl<'a> HeaderReader<'_, 'a> {
    /// The positions of the header rows above `row`, from the top.
    pub(crate) fn headers_above(&self, row: &GridRow) -> &[usize] {
        let headers = self
            .grid
            .rows_of(row.table)
            .map_or(&[][..], |table| &table.headers);
        let above = headers.partition_point(|&at| at < row.position);
        headers.get(..above).unwrap_or_default()
    }

    /// The position of the last header row above `row` that names a column of the form's table `form_table`.
    ///
    /// # Errors
    /// Whether there is none, or the last names columns of another table or nothing that the form knows.
    pub(crate) fn header_above(
        &self,
        form_table: TableId,
        row: &GridRow,
    ) -> Result<usize, HeaderReading> {
        let Some(table) = self.grid.rows_of(row.table) else {
            return Err(HeaderReading::NoHeader);
        };
        let above = self.headers_above(row).iter().rev().take(MOST_HEADERS);
        let mut reading = HeaderReading::NoHeader;
        for &position in above {
            let cells = self.grid.row_at(table, position).into_iter();
            let cells: Vec<&Token<'_>> = cells.flat_map(|row| self.written_cells(row)).collect();
            let names_column = |cell: &&Token<'_>| {
                matches!(self.meaning(form_table, cell), HeaderCellMeaning::Column(_))
            };
            if cells.iter().any(names_column) {
                return Ok(position);
            }
            if cells.iter().any(|cell| self.names_other_column(cell)) {
                return Err(HeaderReading::Unclear);
            }
            // A row of one cell is a title over the table and says nothing of columns.
            if cells.len() != 1 {
                reading = HeaderReading::Unclear;
            }
        }
        Err(reading)
    }

    /// The header that ends in the row at `bottom`, with its cells that name no column of `form_table` and the columns
    /// that it lacks.
    pub(crate) fn unknown_header(
        &self,
        form_table: TableId,
        table: &TableRows,
        bottom: usize,
    ) -> Option<UnknownHeader> {
        let picture = self.draw(form_table, table, bottom);
        let seen: BTreeSet<usize> = picture.over.iter().copied().flatten().collect();
        let seen = seen.into_iter().filter_map(|at| picture.cells.get(at));
        let (mut named, mut unknown) = (HashSet::new(), Vec::new());
        for cell in seen {
            match cell.meaning {
                HeaderCellMeaning::Column(at) => drop(named.insert(at)),
                HeaderCellMeaning::Unknown => unknown.push(cell.token),
                _ => {}
            }
        }
        let columns = self.index.form.tables[form_table]
            .columns
            .iter()
            .enumerate();
        let lacking = columns.filter(|(at, _)| !named.contains(at));
        let counted = |position: usize| {
            let row = self.grid.row_at(table, position)?;
            let place = self.grid.tokens(row).first()?.place;
            let is_counted = matches!(place, Place::Table { .. } | Place::Sheet { .. });
            is_counted.then(|| place.row())
        };
        let rows = counted(self.top(table, bottom)).zip(counted(bottom));
        let first = self.grid.row_at(table, bottom);
        let first = first.and_then(|row| self.written_cells(row).next());
        Some(UnknownHeader {
            place: unknown.first().copied().or(first)?.place,
            rows: rows.unwrap_or((0, 0)),
            unknown: unknown
                .iter()
                .map(|token| trim(token.raw).to_owned())
                .collect(),
            lacking: lacking.map(|(_, &id)| id).collect(),
            figures: Vec::new(),
        })
    }

    /// Whether a header cell names a column of any table of the form.
    fn names_other_column(&self, cell: &Token<'_>) -> bool {
        let label = Label::new(cell.raw);
        self.index.names.contains(&label.full) || self.index.names.contains(&label.bare)
    }

    /// The cells of a row in which something stands.
    fn written_cells(&self, row: &GridRow) -> impl Iterator<Item = &'a Token<'a>> {
        let tokens = self.grid.tokens(row).iter();
        tokens.filter(|token| !token.is_blank())
    }

    /// What the header that ends in the row at `bottom` says of the columns of `form_table`; the rows between it and the
    /// row at `below` may narrow it.
    pub(crate) fn regions(
        &self,
        form_table: TableId,
        table: &TableRows,
        bottom: usize,
        below: usize,
    ) -> HeaderReading {
        let mut picture = self.draw(form_table, table, bottom);
        self.paint_below(table, bottom + 1..below, &mut picture);
        let count = self.index.form.tables[form_table].columns.len();
        let whole = regions(&picture, count).or_else(|| {
            picture.repair(&self.index.form, form_table);
            regions(&picture, count)
        });
        let reading = whole.filter(|reading| self.keeps_groups(form_table, &reading.columns));
        reading.map_or(HeaderReading::Unclear, HeaderReading::Regions)
    }

    /// Whether no other column stands among those that the form has under one cell.
    ///
    /// One does where a page has lost how many columns a header cell covers. Then the cells of the header do not stand
    /// over their values.
    fn keeps_groups(&self, form_table: TableId, regions: &[Region]) -> bool {
        let form = &self.index.form;
        let columns = form.tables[form_table].columns.iter();
        let mut placed: Vec<(u32, Option<&str>)> = columns
            .zip(regions)
            .map(|(&id, region)| (region.from, form.columns[id].under.as_deref()))
            .collect();
        placed.sort_unstable();
        let runs = placed.chunk_by(|one, other| one.1 == other.1);
        let groups: Vec<&str> = runs.filter_map(|run| run.first()?.1).collect();
        let kinds: HashSet<&str> = groups.iter().copied().collect();
        kinds.len() == groups.len()
    }

    /// The header that ends in the row at `bottom`.
    pub(crate) fn draw(
        &self,
        form_table: TableId,
        table: &TableRows,
        bottom: usize,
    ) -> HeaderPicture<'a> {
        let mut picture = HeaderPicture::default();
        for position in self.top(table, bottom)..=bottom {
            if let Some(row) = self.grid.row_at(table, position) {
                for token in self.written_cells(row) {
                    let meaning = self.meaning(form_table, token);
                    picture.paint(HeaderPart { token, meaning });
                }
            }
        }
        picture
    }

    /// A text between the header and the first row that stands over a single column makes that an unknown column.
    fn paint_below(
        &self,
        table: &TableRows,
        rows: std::ops::Range<usize>,
        picture: &mut HeaderPicture<'a>,
    ) {
        for position in rows.take(2) {
            let Some(row) = self.grid.row_at(table, position) else {
                return;
            };
            let tokens = self.grid.tokens(row);
            if !tokens.iter().all(|token| self.is_of_header(token)) {
                return;
            }
            let narrow = self.written_cells(row).filter(|token| {
                let area = token.grid_position.map(|position| position.area);
                area.is_some_and(|area| area.columns == 1 && area.column > 0)
            });
            for token in narrow {
                let meaning = HeaderCellMeaning::Unknown;
                picture.paint(HeaderPart { token, meaning });
            }
        }
    }

    /// Whether a token may stand in a row of a header: neither a number nor in a row of the form.
    fn is_of_header(&self, token: &Token<'_>) -> bool {
        matches!(token.kind, Kind::Text | Kind::Blank) && !self.row_lines.contains(&token.line)
    }

    /// The first row of the header that ends in the row at `bottom`.
    pub(crate) fn top(&self, table: &TableRows, bottom: usize) -> usize {
        let is_part = |&position: &usize| {
            let row = self.grid.row_at(table, position);
            let tokens = row.map(|row| self.grid.tokens(row).iter());
            tokens.is_some_and(|mut tokens| tokens.all(|token| self.is_of_header(token)))
        };
        let from = bottom.saturating_sub(MOST_HEADER_ROWS - 1);
        let above = (from..bottom).rev().take_while(is_part).count();
        bottom - above
    }

    /// What a header cell means over a table of the form.
    fn meaning(&self, form_table: TableId, cell: &Token<'_>) -> HeaderCellMeaning {
        let label = Label::new(cell.raw);
        let words = words_of(cell.raw);
        if NO_FIGURES.contains(&words.as_str()) || words == "单位" || words == "代码" {
            return match words.as_str() {
                remark if REMARKS.contains(&remark) => HeaderCellMeaning::Remark,
                "指标" | "指标名称" | "项目" | "项目名称" => HeaderCellMeaning::Label,
                _ => HeaderCellMeaning::Aside,
            };
        }
        // The only value column of the table has no name.
        if self.index.columns[form_table].is_empty() {
            let opening = self.index.form.header.first();
            let is_opening = opening.is_some_and(|opening| words_of(opening) == words);
            let is_value = is_year(cell.raw) || self.index.header.contains(&words);
            return match (is_opening, is_value) {
                (true, _) => HeaderCellMeaning::Label,
                (false, true) => HeaderCellMeaning::Column(0),
                (false, false) => HeaderCellMeaning::Unknown,
            };
        }
        let mut wordings = [&words, &label.full, &label.bare].into_iter();
        let cells = wordings.find_map(|words| self.index.header_cells(words, form_table));
        match cells.as_deref() {
            Some([HeaderCell::Column(at)]) => HeaderCellMeaning::Column(*at),
            Some([HeaderCell::Other | HeaderCell::Group, ..]) => HeaderCellMeaning::Label,
            _ => HeaderCellMeaning::Unknown,
        }
    }
}

impl<'a> HeaderPicture<'a> {
    /// Lays a cell over the columns that it covers.
    fn paint(&mut self, cell: HeaderPart<'a>) {
        let Some(position) = cell.token.grid_position else {
            return;
        };
        let within = |column: u32| column.min(Area::MOST_COLUMNS) as usize;
        let (from, to) = (within(position.area.column), within(position.end()));
        if self.over.len() < to {
            self.over.resize(to, None);
        }
        if let Some(covered) = self.over.get_mut(from..to) {
            covered.fill(Some(self.cells.len()));
        }
        self.cells.push(cell);
    }
}

impl HeaderPicture<'_> {
    /// Gives the cells of a header whose names are cut or doubled the columns that they can only stand for.
    fn repair(&mut self, form: &Form, form_table: TableId) {
        let names = header_repair::column_names(form, form_table);
        let names: Vec<&[String]> = names.iter().map(Vec::as_slice).collect();
        let mut cells: Vec<usize> = self.over.iter().copied().flatten().collect();
        cells.dedup();
        let (mut known, mut unknown, mut named) = (Vec::new(), Vec::new(), Vec::new());
        for at in cells {
            let Some(cell) = self.cells.get(at) else {
                continue;
            };
            let words = words_of(cell.token.raw);
            match cell.meaning {
                HeaderCellMeaning::Column(column) => known.push(column),
                HeaderCellMeaning::Unknown
                    if names.iter().any(|name| is_part(&words, Some(name))) =>
                {
                    unknown.push((known.len(), words));
                }
                _ => continue,
            }
            named.push(at);
        }
        let order = header_repair::repair(&known, &unknown, &names);
        for (at, column) in named.into_iter().zip(order.into_iter().flatten()) {
            if let Some(cell) = self.cells.get_mut(at) {
                cell.meaning = HeaderCellMeaning::Column(column);
            }
        }
    }
}

/// The run of columns of the grid in which each value column stands; `None` where one has no run or several.
fn regions(picture: &HeaderPicture<'_>, count: usize) -> Option<Regions> {
    let mut columns: Vec<Option<Region>> = vec![None; count];
    let mut others: Vec<(Region, HeaderCellMeaning)> = Vec::new();
    let mut before = None;
    for (column, cell) in (0_u32..).zip(&picture.over) {
        let painted = cell.and_then(|cell| picture.cells.get(cell));
        let meaning = painted.map(|painted| painted.meaning);
        // What two unknown cells say is not the same.
        let is_unknown = meaning == Some(HeaderCellMeaning::Unknown);
        let reading = meaning.map(|meaning| (meaning, cell.filter(|_| is_unknown)));
        let is_same = reading.is_some() && reading == before;
        before = reading;
        let Some(painted) = painted else {
            continue;
        };
        let fresh = Region {
            from: column,
            to: column + 1,
            unit: Label::new(painted.token.raw).unit,
        };
        match painted.meaning {
            HeaderCellMeaning::Column(at) => match columns.get_mut(at)? {
                Some(known) if is_same => known.to = column + 1,
                Some(_) => return None,
                empty => *empty = Some(fresh),
            },
            meaning => match others.last_mut() {
                Some((known, last)) if is_same && *last == meaning => known.to = column + 1,
                _ => others.push((fresh, meaning)),
            },
        }
    }
    let columns: Option<Vec<Region>> = columns.into_iter().collect();
    Some(Regions {
        columns: columns?,
        others,
    })
}
