//! Form a laid out as a table: what stands beside the labels and values, and what is done to the rows.

use super::grid::{Cell, Grid, Role};
use super::random::Random;
use super::rows_a::{LABEL_VARIANTS, RowA, edition_rows};
use super::truth::{FormEdition, StatedValue, Truth};
use super::wording::Wording;
use std::ops::Range;

/// What one table of form a looks like.
#[derive(Debug, Clone)]
pub(super) struct LookA {
    /// A column of running numbers before the labels.
    pub(super) order: bool,
    /// A column of units.
    pub(super) unit: bool,
    /// A column of remarks behind the values.
    pub(super) remark: bool,
    /// The header again after so many rows.
    pub(super) pages: Option<usize>,
    /// Each page is a table of its own.
    pub(super) split: bool,
    /// The second half of the rows beside the first.
    pub(super) halves: bool,
    /// What stands in the value column of a heading.
    pub(super) heading: &'static str,
    /// A row of the place's own, behind this row.
    pub(super) own_row: Option<usize>,
    /// Rows left out: the first and how many.
    pub(super) left_out: Option<(usize, usize)>,
    /// A title row over the whole width.
    pub(super) title: bool,
}

impl LookA {
    pub(super) fn new(random: &mut Random) -> Self {
        let halves = random.chance(8);
        let pages = random.chance(25).then(|| 12 + random.number_below(30));
        Self {
            order: random.chance(20),
            unit: random.chance(75),
            remark: random.chance(15),
            pages: pages.filter(|_| !halves),
            split: random.chance(50),
            halves,
            heading: random.pick(&["", "", "——", "/"]),
            own_row: random.chance(10).then(|| 3 + random.number_below(60)),
            left_out: random
                .chance(12)
                .then(|| (1 + random.number_below(60), 1 + random.number_below(4))),
            title: random.chance(30),
        }
    }

    /// The plainest look: labels, units, values.
    pub(super) fn plain() -> Self {
        Self {
            order: false,
            unit: true,
            remark: false,
            pages: None,
            split: false,
            halves: false,
            heading: "",
            own_row: None,
            left_out: None,
            title: false,
        }
    }

    fn width(&self) -> usize {
        let half = 2 + usize::from(self.order) + usize::from(self.unit) + usize::from(self.remark);
        if self.halves { half * 2 } else { half }
    }
}

/// The tables of form a, filled with `truth`; rows that are left out become lost in it.
pub(super) fn tables(
    edition: FormEdition,
    look: &LookA,
    wording: &Wording,
    truth: &mut Truth,
    random: &mut Random,
) -> Vec<Grid> {
    let rows = rows(edition, look, wording, truth, random);
    let header = header(look, random);
    let title = || vec![Cell::words("政府信息公开情况统计表").over(look.width(), 1)];
    let mut first: Vec<Vec<Cell>> = look.title.then(title).into_iter().collect();
    if look.halves {
        first.push([header.clone(), header].concat());
        first.extend(side_by_side(rows));
        return vec![Grid { rows: first }];
    }
    let mut grids = Vec::new();
    let page = look.pages.unwrap_or(rows.len().max(1));
    for (at, part) in rows.chunks(page).enumerate() {
        let repeats = at == 0 || random.chance(70) || !look.split;
        let mut grid = std::mem::take(&mut first);
        grid.extend(repeats.then(|| header.clone()));
        grid.extend(part.iter().cloned());
        grids.push(grid);
    }
    if !look.split {
        grids = vec![grids.concat()];
    }
    grids.into_iter().map(|rows| Grid { rows }).collect()
}

fn header(look: &LookA, random: &mut Random) -> Vec<Cell> {
    let mut cells = Vec::new();
    cells.extend(look.order.then(|| Cell::words("序号")));
    cells.push(Cell::words(random.pick(&[
        "统计指标",
        "统　计　指　标",
        "统 计 指 标",
        "指标名称",
    ])));
    cells.extend(
        look.unit
            .then(|| Cell::words(random.pick(&["单位", "单　位", "计量单位"]))),
    );
    cells.push(Cell::words(random.pick(&["统计数", "统 计 数", "统计数"])));
    cells.extend(look.remark.then(|| Cell::words("备注")));
    cells
}

fn rows(
    edition: FormEdition,
    look: &LookA,
    wording: &Wording,
    truth: &mut Truth,
    random: &mut Random,
) -> Vec<Vec<Cell>> {
    let mut all = Vec::new();
    let mut number = 0;
    let rows = edition_rows(edition == FormEdition::Shandong);
    let left_out = look
        .left_out
        .map(|(first, count)| omitted_rows(&rows, first, count));
    for (at, row) in rows.into_iter().enumerate() {
        if left_out.as_ref().is_some_and(|out| out.contains(&at)) {
            truth.insert(row.id.to_owned(), StatedValue::Lost);
            continue;
        }
        number += 1;
        all.push(cells(row, number, look, wording, truth, random));
        if look.own_row == Some(at) {
            number += 1;
            all.push(own_row(number, look));
        }
    }
    all
}

/// The rows that are left out: `count` from `first` on, and those behind with the same labels, which nobody could tell from them.
fn omitted_rows(edition: &[&RowA], first: usize, count: usize) -> Range<usize> {
    let mut end = (first + count).min(edition.len());
    let is_again = |end: usize| {
        let labels = edition[first..end].iter().map(|row| row.label);
        edition
            .get(end)
            .is_some_and(|next| labels.into_iter().any(|label| label == next.label))
    };
    while is_again(end) {
        end += 1;
    }
    first..end
}

fn cells(
    row: &RowA,
    number: usize,
    look: &LookA,
    wording: &Wording,
    truth: &mut Truth,
    random: &mut Random,
) -> Vec<Cell> {
    let mut cells = Vec::new();
    cells.extend(
        look.order
            .then(|| Cell::new(Role::Aside, number.to_string())),
    );
    cells.push(Cell::words(wording.label(
        row.label,
        row.depth,
        &LABEL_VARIANTS,
        random,
    )));
    let is_heading = row.unit.is_empty();
    let unit = if is_heading {
        random.pick(&["", "——"])
    } else {
        row.unit
    };
    cells.extend(look.unit.then(|| Cell::new(Role::Unit, unit)));
    let value = if is_heading {
        if look.heading.is_empty() {
            wording.blank.to_owned()
        } else {
            look.heading.to_owned()
        }
    } else {
        wording.value(truth.get(row.id).unwrap_or(&StatedValue::Lost), random)
    };
    if is_heading && !look.heading.is_empty() {
        truth.insert(row.id.to_owned(), StatedValue::Dash);
    }
    cells.push(Cell::new(Role::Value, value).for_figure(row.id));
    let remark = if random.chance(5) {
        random.pick(&["含各村", "见正文", "2"])
    } else {
        ""
    };
    cells.extend(look.remark.then(|| Cell::new(Role::Aside, remark)));
    cells
}

/// A row that the form does not have.
fn own_row(number: usize, look: &LookA) -> Vec<Cell> {
    let mut cells = Vec::new();
    cells.extend(
        look.order
            .then(|| Cell::new(Role::Aside, number.to_string())),
    );
    cells.push(Cell::words("主动公开村规民约修订情况说明数"));
    cells.extend(look.unit.then(|| Cell::new(Role::Unit, "份")));
    cells.push(Cell::new(Role::Value, "77"));
    cells.extend(look.remark.then(|| Cell::new(Role::Aside, "")));
    cells
}

fn side_by_side(rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    let half = rows.len().div_ceil(2);
    let width = rows.first().map_or(0, Vec::len);
    let (left, right) = rows.split_at(half);
    let blank = || vec![Cell::words(""); width];
    let right = right.iter().cloned().chain(std::iter::repeat_with(blank));
    left.iter()
        .zip(right)
        .map(|(left, right)| [left.clone(), right].concat())
        .collect()
}
