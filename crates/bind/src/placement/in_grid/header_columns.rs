//! Which columns of a table's grid hold which value column of the form, by the header above a row.

use crate::form_index::{FormIndex, HeaderCell, NO_FIGURES, REMARKS};
use crate::placement::in_grid::grid::{Grid, GridRow, TableRows};
use crate::recognition::header_rows::is_year;
use crate::tokens::{Kind, Label, Token, words_of};
use gouji_model::characters::trim;
use gouji_model::{ColumnId, FigureId, Place, TableId};
use std::collections::HashSet;

/// How many header rows above a row are looked at until one names its columns.
const MOST_HEADERS: usize = 16;

/// How many rows a header has at most.
const MOST_HEADER_ROWS: usize = 8;

/// The widest grid of which a header is drawn, in columns.
const WIDEST: usize = 16_384;

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
    /// One for every value column of the form's table, in its order.
    pub(crate) columns: Vec<Region>,
    /// Columns that the header gives to something else: remarks, columns that the form does not have.
    others: Vec<(Region, Other)>,
}

/// What a header cell is that names no value column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Other {
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
    /// Its first and its last row as the document counts them; 0 where it does not.
    pub(crate) rows: (u32, u32),
    pub(crate) unknown: Vec<String>,
    pub(crate) lacking: Vec<ColumnId>,
    /// The figures below it.
    pub(crate) figures: Vec<FigureId>,
}

/// What can be said of the columns of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum HeaderReading {
    /// Each has its place.
    Regions(Regions),
    /// There is a header, and it does not say it.
    Unclear,
    /// There is none.
    NoHeader,
}

impl Regions {
    /// Value columns, with nothing known beside them.
    pub(crate) fn of(columns: Vec<Region>) -> Self {
        Self {
            columns,
            others: Vec::new(),
        }
    }

    /// What the header says of the column in which `token` stands, where it is none of the form's.
    pub(crate) fn other(&self, token: &Token<'_>) -> Option<Other> {
        let own = self.others.iter().find(|(region, _)| region.meets(token));
        own.map(|&(_, other)| other)
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
                None | Some((_, Other::Label)) => true,
                Some((region, Other::Unknown)) => region.meets(label),
                Some((_, Other::Aside | Other::Remark)) => false,
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
            HeaderCellMeaning::Other(_) => None,
        }
    }
}

/// The cells of a header, and for each column of the grid the lowest over it.
#[derive(Default)]
pub(crate) struct HeaderPicture<'a> {
    pub(crate) cells: Vec<HeaderPart<'a>>,
    pub(crate) over: Vec<Option<usize>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HeaderCellMeaning {
    Column(usize),
    Other(Other),
}

/// Reads headers for one form.
pub(crate) struct HeaderReader<'r, 'a> {
    pub(crate) index: &'r FormIndex,
    pub(crate) grid: &'r Grid<'a>,
    /// The lines in which rows of the form stand.
    pub(crate) row_lines: &'r HashSet<usize>,
}

impl<'a> HeaderReader<'_, 'a> {
    /// The position of the last header row above `row` that names a column of `own`; `None` where the last names others', or none does.
    pub(crate) fn header_above(&self, own: TableId, row: &GridRow) -> Result<usize, HeaderReading> {
        let Some(table) = self.grid.table(row) else {
            return Err(HeaderReading::NoHeader);
        };
        let above = table.headers.partition_point(|&at| at < row.position);
        let above = table.headers.get(..above).unwrap_or_default();
        for &position in above.iter().rev().take(MOST_HEADERS) {
            let Some(header) = self.grid.at(table, position) else {
                continue;
            };
            let cells = || self.written(header);
            if cells()
                .any(|cell| matches!(self.meaning(own, cell), Some(HeaderCellMeaning::Column(_))))
            {
                return Ok(position);
            }
            let names_others = |cell: &Token<'_>| self.names_column(cell);
            if cells().any(names_others) {
                return Err(HeaderReading::Unclear);
            }
        }
        let is_plain = |&&at: &&usize| !self.is_known_only(table, at);
        let unknown = above.iter().rev().take(MOST_HEADERS).find(is_plain);
        Err(match unknown {
            Some(_) => HeaderReading::Unclear,
            None => HeaderReading::NoHeader,
        })
    }

    /// The position of the last header row above `row`, whatever it says.
    pub(crate) fn nearest_header(&self, row: &GridRow) -> Option<usize> {
        let table = self.grid.table(row)?;
        let above = table.headers.partition_point(|&at| at < row.position);
        table.headers.get(above.checked_sub(1)?).copied()
    }

    /// What the header that ends in the row at `bottom` says that names no column of `own`, and which of these it lacks.
    pub(crate) fn unknown_header(
        &self,
        own: TableId,
        table: &TableRows,
        bottom: usize,
    ) -> Option<UnknownHeader> {
        let picture = self.draw(own, table, bottom);
        let mut seen: Vec<usize> = picture.over.iter().copied().flatten().collect();
        seen.sort_unstable();
        seen.dedup();
        let seen = seen.into_iter().filter_map(|at| picture.cells.get(at));
        let (mut named, mut unknown) = (HashSet::new(), Vec::new());
        for cell in seen {
            match cell.meaning {
                HeaderCellMeaning::Column(at) => drop(named.insert(at)),
                HeaderCellMeaning::Other(Other::Unknown) => unknown.push(cell.token),
                HeaderCellMeaning::Other(_) => {}
            }
        }
        let columns = self.index.form.tables[own].columns.iter().enumerate();
        let lacking = columns.filter(|(at, _)| !named.contains(at));
        let counted = |position: usize| {
            let row = self.grid.at(table, position)?;
            let place = self.grid.tokens(row).first()?.place;
            let is_counted = matches!(place, Place::Table { .. } | Place::Sheet { .. });
            is_counted.then(|| place.row())
        };
        let rows = counted(self.top(table, bottom)).zip(counted(bottom));
        let first = self.grid.at(table, bottom);
        let first = first.and_then(|row| self.written(row).next());
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

    /// Whether a header row holds nothing but a title over the table, so that it says nothing of columns.
    fn is_known_only(&self, table: &TableRows, position: usize) -> bool {
        let row = self.grid.at(table, position);
        row.is_some_and(|row| self.written(row).count() == 1)
    }

    fn names_column(&self, cell: &Token<'_>) -> bool {
        let label = Label::new(cell.raw);
        self.index.names.contains(&label.full) || self.index.names.contains(&label.bare)
    }

    fn written(&self, row: &GridRow) -> impl Iterator<Item = &'a Token<'a>> {
        let tokens = self.grid.tokens(row).iter();
        tokens.filter(|token| token.kind != Kind::Blank)
    }

    /// What the header that ends in the row at `bottom` says of the columns of `own`, up to the row at `below`.
    pub(crate) fn regions(
        &self,
        own: TableId,
        table: &TableRows,
        bottom: usize,
        below: usize,
    ) -> HeaderReading {
        let mut picture = self.draw(own, table, bottom);
        self.paint_below(table, bottom + 1..below, &mut picture);
        let count = self.index.form.tables[own].columns.len();
        let said = regions(&picture, count).filter(|said| self.keeps_groups(own, &said.columns));
        said.map_or(HeaderReading::Unclear, HeaderReading::Regions)
    }

    /// Whether no other column stands among those that the form has under one cell.
    ///
    /// It does where a page has lost how many columns a header cell covers, and
    /// then the header's cells do not stand over their values.
    fn keeps_groups(&self, own: TableId, regions: &[Region]) -> bool {
        let form = &self.index.form;
        let columns = form.tables[own].columns.iter();
        let mut placed: Vec<(u32, Option<&str>)> = columns
            .zip(regions)
            .map(|(&id, region)| (region.from, form.columns[id].under.as_deref()))
            .collect();
        placed.sort_unstable();
        let runs: Vec<Option<&str>> = placed
            .chunk_by(|one, other| one.1 == other.1)
            .filter_map(|run| run.first().map(|&(_, under)| under))
            .collect();
        let mut groups: Vec<&str> = runs.into_iter().flatten().collect();
        let count = groups.len();
        groups.sort_unstable();
        groups.dedup();
        groups.len() == count
    }

    /// The header that ends in the row at `bottom`.
    pub(crate) fn draw(&self, own: TableId, table: &TableRows, bottom: usize) -> HeaderPicture<'a> {
        let mut picture = HeaderPicture::default();
        for position in self.top(table, bottom)..=bottom {
            if let Some(row) = self.grid.at(table, position) {
                for token in self.written(row) {
                    let unknown = HeaderCellMeaning::Other(Other::Unknown);
                    let meaning = self.meaning(own, token).unwrap_or(unknown);
                    picture.paint(HeaderPart { token, meaning });
                }
            }
        }
        picture
    }

    /// Texts between the header and the first row that stand over one column narrow what it is.
    fn paint_below(
        &self,
        table: &TableRows,
        rows: std::ops::Range<usize>,
        picture: &mut HeaderPicture<'a>,
    ) {
        for position in rows.take(2) {
            let Some(row) = self.grid.at(table, position) else {
                return;
            };
            let tokens = self.grid.tokens(row);
            let is_row = tokens
                .iter()
                .any(|token| self.row_lines.contains(&token.line));
            let is_text = |token: &Token<'_>| matches!(token.kind, Kind::Text | Kind::Blank);
            if is_row || !tokens.iter().all(is_text) {
                return;
            }
            let narrow = self.written(row).filter(|token| {
                let position = token
                    .grid_position
                    .filter(|position| position.area.columns == 1);
                position.is_some_and(|position| position.area.column > 0)
            });
            for token in narrow {
                let meaning = HeaderCellMeaning::Other(Other::Unknown);
                picture.paint(HeaderPart { token, meaning });
            }
        }
    }

    /// The first row of the header that ends in the row at `bottom`.
    pub(crate) fn top(&self, table: &TableRows, bottom: usize) -> usize {
        let is_part = |&position: &usize| {
            let Some(row) = self.grid.at(table, position) else {
                return false;
            };
            let mut tokens = self.grid.tokens(row).iter();
            tokens.all(|token| {
                let is_text = matches!(token.kind, Kind::Text | Kind::Blank);
                is_text && !self.row_lines.contains(&token.line)
            })
        };
        let from = bottom.saturating_sub(MOST_HEADER_ROWS - 1);
        let above = (from..bottom).rev().take_while(is_part).count();
        bottom - above
    }

    /// What a header cell means over a table of the form.
    fn meaning(&self, own: TableId, cell: &Token<'_>) -> Option<HeaderCellMeaning> {
        let label = Label::new(cell.raw);
        let words = words_of(cell.raw);
        if NO_FIGURES.contains(&words.as_str()) || words == "单位" || words == "代码" {
            let other = match words.as_str() {
                own if REMARKS.contains(&own) => Other::Remark,
                "指标" | "指标名称" | "项目" | "项目名称" => Other::Label,
                _ => Other::Aside,
            };
            return Some(HeaderCellMeaning::Other(other));
        }
        let is_unnamed = self.index.columns[own].is_empty();
        if is_unnamed {
            let opening = self.index.form.header.first();
            let is_opening = opening.is_some_and(|opening| words_of(opening) == words);
            let is_value = is_year(cell.raw) || self.index.header.contains(&words);
            return match (is_opening, is_value) {
                (true, _) => Some(HeaderCellMeaning::Other(Other::Label)),
                (false, true) => Some(HeaderCellMeaning::Column(0)),
                (false, false) => None,
            };
        }
        let wordings = [&words, &label.full, &label.bare];
        let mut known = wordings
            .into_iter()
            .filter_map(|words| self.index.header_cells(words, own));
        match known.next()?.as_slice() {
            [HeaderCell::Column(at)] => Some(HeaderCellMeaning::Column(*at)),
            [HeaderCell::Other | HeaderCell::Group, ..] => {
                Some(HeaderCellMeaning::Other(Other::Label))
            }
            _ => None,
        }
    }
}

impl<'a> HeaderPicture<'a> {
    /// Lays a cell over the columns that it covers.
    fn paint(&mut self, cell: HeaderPart<'a>) {
        let Some(position) = cell.token.grid_position else {
            return;
        };
        let within = |column: u32| usize::try_from(column).unwrap_or(WIDEST).min(WIDEST);
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

/// Each value column in one run of columns of the grid; `None` where one has none or several.
fn regions(picture: &HeaderPicture<'_>, count: usize) -> Option<Regions> {
    let mut columns: Vec<Option<Region>> = vec![None; count];
    let mut others = Vec::new();
    let mut before = None;
    for (column, cell) in (0_u32..).zip(&picture.over) {
        let painted = cell.and_then(|cell| picture.cells.get(cell));
        let meaning = painted.map(|painted| painted.meaning);
        // What two unknown cells say is not the same.
        let is_unknown = meaning == Some(HeaderCellMeaning::Other(Other::Unknown));
        let said = meaning.map(|meaning| (meaning, cell.filter(|_| is_unknown)));
        let is_same = said.is_some() && said == before;
        before = said;
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
            HeaderCellMeaning::Other(other) => match others.last_mut() {
                Some((known, last)) if is_same && *last == other => {
                    let known: &mut Region = known;
                    known.to = column + 1;
                }
                _ => others.push((fresh, other)),
            },
        }
    }
    let columns: Option<Vec<Region>> = columns.into_iter().collect();
    Some(Regions {
        columns: columns?,
        others,
    })
}
