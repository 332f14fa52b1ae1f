//! Forms b and c laid out as tables.

use super::faults::{Fault, UNKNOWN_COLUMN};
use super::grid::{Cell, Grid, Role};
use super::random::Random;
use super::rows_bc::{
    APPLICANTS, BlockBc, CARRIED_IN, CARRIED_OUT, CASE_COLUMNS, CASES, CORNER, NEW, RESULTS,
    SECOND_B, SECOND_C, groups,
};
use super::truth::{StatedValue, Truth};
use super::wording::Wording;

/// What the tables of a report of form b or c look like.
#[derive(Debug, Clone)]
pub(super) struct LookBc {
    /// Each block of section 二 is a table of its own.
    pub(super) blocks_apart: bool,
    /// The first two blocks of section 二 change places.
    pub(super) blocks_swapped: bool,
    /// Section 三 goes on in another table after so many rows, with the header again where the flag says so.
    pub(super) split: Option<(usize, bool)>,
    /// The columns of the applicants in another order.
    pub(super) columns_moved: bool,
    /// The table ends after so many rows of section 三.
    pub(super) cut_off: Option<usize>,
    /// A row of section 三 that is left out.
    pub(super) left_out: Option<usize>,
    /// What is not as the form prints it.
    pub(super) fault: Fault,
    /// 行政规范性文件 and 规范性文件 for one another, 事业型 for 事业性.
    pub(super) slips: bool,
}

impl LookBc {
    pub(super) fn new(random: &mut Random) -> Self {
        // Drawn aside, so that the rest of a document does not depend on it.
        let fault = Fault::new(&mut Random::new(random.clone().draw()));
        let cut_off = random.chance(8).then(|| 1 + random.number_below(24));
        let mut look = Self {
            fault: Fault::None,
            blocks_apart: random.chance(40),
            blocks_swapped: random.chance(6),
            split: random
                .chance(20)
                .then(|| (2 + random.number_below(20), random.chance(60)))
                .filter(|_| cut_off.is_none()),
            columns_moved: random.chance(4),
            cut_off,
            left_out: random.chance(8).then(|| random.number_below(25)),
            slips: random.chance(30),
        };
        if look.cut_off.is_none() && look.left_out.is_none() {
            look.fault = fault;
        }
        look
    }

    /// The official look.
    pub(super) fn plain() -> Self {
        Self {
            blocks_apart: false,
            blocks_swapped: false,
            split: None,
            columns_moved: false,
            cut_off: None,
            left_out: None,
            fault: Fault::None,
            slips: false,
        }
    }
}

const LABEL_VARIANTS: [(&str, &str); 3] = [
    ("行政规范性文件", "规范性文件"),
    ("规范性文件", "行政规范性文件"),
    ("行政事业性收费", "行政事业型收费"),
];

/// Fills the tables of one report.
pub(super) struct Filler<'a> {
    pub(super) look: &'a LookBc,
    pub(super) wording: &'a Wording,
    pub(super) truth: &'a mut Truth,
    pub(super) random: &'a mut Random,
}

impl Filler<'_> {
    fn words(&mut self, text: &str) -> Cell {
        let otherwise: &[(&str, &str)] = if self.look.slips {
            &LABEL_VARIANTS
        } else {
            &[]
        };
        Cell::words(self.wording.label(text, 0, otherwise, self.random))
    }

    fn value(&mut self, row: &str, column: &str) -> Cell {
        self.value_of(&format!("{row}[{column}]"))
    }

    fn value_of(&mut self, id: &str) -> Cell {
        let stated = self.truth.get(id).unwrap_or(&StatedValue::Lost);
        Cell::new(Role::Value, self.wording.value(stated, self.random)).for_figure(id)
    }

    /// Section 二.
    pub(super) fn second(&mut self, is_c: bool) -> Vec<Grid> {
        let mut blocks: Vec<&BlockBc> = if is_c {
            SECOND_C.iter().collect()
        } else {
            SECOND_B.iter().collect()
        };
        if self.look.blocks_swapped {
            blocks.swap(1, 2);
        }
        let grids: Vec<Vec<Vec<Cell>>> =
            blocks.into_iter().map(|block| self.block(block)).collect();
        if self.look.blocks_apart {
            return grids.into_iter().map(|rows| Grid { rows }).collect();
        }
        vec![Grid {
            rows: grids.concat(),
        }]
    }

    fn block(&mut self, block: &BlockBc) -> Vec<Vec<Cell>> {
        let mut rows = vec![vec![self.words(block.title).over(4, 1)]];
        let last = 4 - block.columns.len();
        let over = |at: usize| {
            if at + 1 == block.columns.len() {
                last
            } else {
                1
            }
        };
        let mut header = vec![self.words("信息内容")];
        for (at, (_, head)) in block.columns.iter().enumerate() {
            header.push(self.words(head).over(over(at), 1));
        }
        rows.push(header);
        for (id, label) in block.rows {
            let mut row = vec![self.words(label)];
            for (at, (column, _)) in block.columns.iter().enumerate() {
                row.push(self.value_of(&block.id(id, column)).over(over(at), 1));
            }
            rows.push(row);
        }
        rows
    }

    /// Section 三.
    pub(super) fn third(&mut self, is_c: bool) -> Vec<Grid> {
        let columns = self.columns();
        let header = self.third_header(&columns);
        let mut rows = vec![
            self.third_row(&columns, NEW, 3),
            self.third_row(&columns, CARRIED_IN, 3),
        ];
        rows.extend(self.results(&columns, is_c));
        rows.push(self.third_row(&columns, CARRIED_OUT, 3));
        let ids = ids(is_c);
        match self.look.fault {
            Fault::Renamed(at) => self.lose(&ids[at..=at]),
            Fault::Column(_) => self.lose(&ids),
            _ => {}
        }
        let mut fault_random = self.random.clone();
        self.look.fault.print(&mut rows, &mut fault_random);
        if let Some(at) = self
            .look
            .left_out
            .filter(|&at| at < rows.len() && is_alone(&rows, at))
        {
            self.lose(&ids[at..=at]);
            remove(&mut rows, at);
        } else if let Some(at) = self.look.cut_off.filter(|&at| at < rows.len()) {
            self.lose(&ids[at..]);
            rows.truncate(at);
            clip(&mut rows);
        } else if let Some((at, again)) = self.look.split.filter(|&(at, _)| at < rows.len()) {
            let second = cut(&mut rows, at);
            let first = [header.clone(), rows].concat();
            let second = if again {
                [header, second].concat()
            } else {
                second
            };
            return vec![Grid { rows: first }, Grid { rows: second }];
        }
        vec![Grid {
            rows: [header, rows].concat(),
        }]
    }

    fn lose(&mut self, ids: &[&str]) {
        for id in ids {
            for (column, _) in APPLICANTS {
                self.truth
                    .insert(format!("{id}[{column}]"), StatedValue::Lost);
            }
        }
    }

    fn columns(&self) -> Vec<(&'static str, &'static str)> {
        let mut columns = APPLICANTS.to_vec();
        if self.look.columns_moved {
            columns.swap(2, 3);
        }
        if let Fault::Column(at) = self.look.fault {
            columns[at].1 = UNKNOWN_COLUMN;
        }
        columns
    }

    fn third_header(&mut self, columns: &[(&str, &str)]) -> Vec<Vec<Cell>> {
        let top = vec![
            self.words(CORNER).over(3, 3),
            self.words("申请人情况").over(7, 1),
        ];
        let middle = vec![
            self.words(columns[0].1).over(1, 2),
            self.words("法人或其他组织").over(5, 1),
            self.words(columns[6].1).over(1, 2),
        ];
        let low = columns[1..6]
            .iter()
            .map(|(_, head)| self.words(head))
            .collect();
        vec![top, middle, low]
    }

    fn third_row(&mut self, columns: &[(&str, &str)], row: (&str, &str), over: usize) -> Vec<Cell> {
        let mut cells = vec![self.words(row.1).over(over, 1)];
        for (column, _) in columns {
            cells.push(self.value(row.0, column));
        }
        cells
    }

    fn results(&mut self, columns: &[(&str, &str)], is_c: bool) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for group in groups(is_c) {
            if group.rows.is_empty() {
                rows.push(self.third_row(columns, (group.id, group.label), 2));
            }
            for (at, row) in group.rows.iter().enumerate() {
                let mut cells = self.third_row(columns, *row, 1);
                if at == 0 {
                    cells.insert(0, self.words(group.label).over(1, group.rows.len()));
                }
                rows.push(cells);
            }
        }
        let over = rows.len();
        let label = self.words(RESULTS).over(1, over);
        rows[0].insert(0, label);
        rows
    }

    /// Section 四.
    pub(super) fn fourth(&mut self) -> Grid {
        let top = vec![
            self.words("行政复议").over(5, 1),
            self.words("行政诉讼").over(10, 1),
        ];
        let mut middle: Vec<Cell> = CASE_COLUMNS
            .iter()
            .map(|(_, head)| self.words(head).over(1, 2))
            .collect();
        middle.push(self.words("未经复议直接起诉").over(5, 1));
        middle.push(self.words("复议后起诉").over(5, 1));
        let mut low: Vec<Cell> = CASE_COLUMNS
            .iter()
            .map(|(_, head)| self.words(head))
            .collect();
        low.extend(low.clone());
        let mut values = Vec::new();
        for row in CASES {
            for (column, _) in CASE_COLUMNS {
                values.push(self.value(row, column));
            }
        }
        Grid {
            rows: vec![top, middle, low, values],
        }
    }
}

/// The rows of section 三, in order.
fn ids(is_c: bool) -> Vec<&'static str> {
    let mut ids = vec![NEW.0, CARRIED_IN.0];
    for group in groups(is_c) {
        ids.extend((!group.id.is_empty()).then_some(group.id));
        ids.extend(group.rows.iter().map(|(id, _)| *id));
    }
    ids.push(CARRIED_OUT.0);
    ids
}

/// Whether no label that stands for several rows begins in the row.
fn is_alone(rows: &[Vec<Cell>], at: usize) -> bool {
    rows[at].iter().all(|cell| cell.rows == 1)
}

/// Takes out a row; labels merged over it cover one row less.
fn remove(rows: &mut Vec<Vec<Cell>>, at: usize) {
    for (above, row) in rows.iter_mut().enumerate().take(at) {
        for cell in row.iter_mut().filter(|cell| above + cell.rows > at) {
            cell.rows -= 1;
        }
    }
    rows.remove(at);
}

/// Ends merged labels with the last row.
fn clip(rows: &mut [Vec<Cell>]) {
    let end = rows.len();
    for (at, row) in rows.iter_mut().enumerate() {
        for cell in row {
            cell.rows = cell.rows.min(end - at);
        }
    }
}

/// Parts the rows; merged labels go on in the second part without their text, as a word processor prints them.
pub(crate) fn cut(rows: &mut Vec<Vec<Cell>>, at: usize) -> Vec<Vec<Cell>> {
    let mut second = rows.split_off(at);
    let mut going_on = Vec::new();
    for (above, row) in rows.iter().enumerate() {
        for cell in row.iter().filter(|cell| above + cell.rows > at) {
            going_on.push(Cell::words("").over(cell.columns, above + cell.rows - at));
        }
    }
    going_on.extend(std::mem::take(&mut second[0]));
    second[0] = going_on;
    clip(rows);
    second
}
