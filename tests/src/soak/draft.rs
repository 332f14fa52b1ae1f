//! A report on its way to a file: its layout, what may be read of it, and how the file is written.

use super::markup;
use crate::generate::{
    Block, Cell, FormEdition, Grid, Kind, Nature, Paper, PaperOptions, Random, StatedValue, paper,
};
use std::collections::{BTreeMap, BTreeSet};

/// What may be read at a figure of a mutant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expectation {
    /// What the document states, because a person has no doubt.
    Certain(StatedValue),
    /// What the document stated, or nothing with a reason.
    Doubtful(StatedValue),
    /// Anything but a number, because two different ones stand in the document.
    Contradiction,
    /// Anything but a number, because none stands in the document.
    Absence,
}

/// Why a figure is not certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Doubt {
    /// Its row is damaged.
    Damage,
    /// Two different values stand for it.
    Contradiction,
    /// No value stands for it.
    Absence,
}

/// How the text of a file is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Storage {
    /// UTF-8, lines end in `\n`.
    Plain,
    /// UTF-8 behind a mark of the order of bytes, lines end in `\r\n`.
    Windows,
    /// UTF-16 behind its mark.
    Utf16,
}

/// A row of a table: the table among the blocks, the row in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RowPlace {
    pub(crate) block: usize,
    pub(crate) row: usize,
}

/// A report before it is a file.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) kind: &'static Kind,
    pub(crate) edition: FormEdition,
    pub(crate) paper: Paper,
    pub(crate) doubts: BTreeMap<String, Doubt>,
    pub(crate) storage: Storage,
    /// Whether the bar that closes a line is left out.
    pub(crate) is_open_line: bool,
    /// Lines that stand before the rows that are marked with their numbers.
    pub(crate) lines: Vec<String>,
}

/// The mark of the first line that stands before a row; the others follow it.
const FIRST_MARK: u32 = 0xe010;

impl Draft {
    /// A report of `kind`, by `random` alone.
    pub(crate) fn new(kind: &'static Kind, edition: FormEdition, random: &mut Random) -> Self {
        let options = |random: &mut Random| PaperOptions {
            plain: random.chance(60),
            full: random.chance(40) || !kind.keeps_blanks(),
        };
        let mut made = paper(edition, options(random), random);
        while !made.is_plain || made.is_open {
            made = paper(edition, options(random), random);
        }
        let mut draft = Self {
            kind,
            edition,
            paper: made,
            doubts: BTreeMap::new(),
            storage: Storage::Plain,
            is_open_line: false,
            lines: Vec::new(),
        };
        if kind.nature() == Nature::Remains {
            draft.doubt_all();
        }
        draft
    }

    /// The file.
    pub(crate) fn write(&self, random: &mut Random) -> Vec<u8> {
        let bytes = markup::resolve(self.kind.write(&self.paper, random), self.kind.name);
        if !self.kind.name.starts_with("text/") {
            return bytes;
        }
        let mut text = self.with_lines(&String::from_utf8_lossy(&bytes));
        if self.is_open_line {
            text = text
                .lines()
                .map(|line| format!("{}\n", line.strip_suffix(" |").unwrap_or(line)))
                .collect();
        }
        match self.storage {
            Storage::Plain => text.into_bytes(),
            Storage::Windows => format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes(),
            Storage::Utf16 => format!("\u{feff}{text}")
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect(),
        }
    }

    /// The mark of a line that is to stand before a row of text.
    pub(crate) fn mark_line(&mut self, line: &str) -> char {
        self.lines.push(line.to_owned());
        let number = u32::try_from(self.lines.len() - 1).unwrap_or(0);
        char::from_u32(FIRST_MARK + number).unwrap_or('\u{e010}')
    }

    /// `text` with the lines before the rows that are marked.
    fn with_lines(&self, text: &str) -> String {
        let mut all: Vec<String> = text.lines().map(str::to_owned).collect();
        for (number, line) in self.lines.iter().enumerate() {
            let number = u32::try_from(number).unwrap_or(0);
            let mark = char::from_u32(FIRST_MARK + number).unwrap_or('\u{e010}');
            let Some(at) = all.iter().position(|each| each.contains(mark)) else {
                continue;
            };
            all[at] = all[at].replace(mark, "");
            // A bar alone begins the row.
            let has_bar = at
                .checked_sub(1)
                .and_then(|above| all.get(above))
                .is_some_and(|above| above == "|");
            all.insert(at - usize::from(has_bar), line.clone());
        }
        let mut text = all.join("\n");
        text.push('\n');
        text
    }

    /// What may be read at each figure.
    pub(crate) fn expectations(&self) -> BTreeMap<String, Expectation> {
        let expect = |(id, stated): (&String, &StatedValue)| {
            let expectation = match (self.doubts.get(id), stated) {
                (_, StatedValue::Lost) | (Some(Doubt::Absence), _) => Expectation::Absence,
                (Some(Doubt::Contradiction), _) => Expectation::Contradiction,
                (Some(Doubt::Damage), stated) => Expectation::Doubtful(stated.clone()),
                (None, stated) => Expectation::Certain(stated.clone()),
            };
            (id.clone(), expectation)
        };
        self.paper.truth.iter().map(expect).collect()
    }

    /// Whether a row of the file has as many cells as its sheet, so that a cell that is gone leaves a blank one.
    pub(crate) fn is_sheet(&self) -> bool {
        ["xlsx", "ods"]
            .iter()
            .any(|family| self.kind.name.starts_with(family))
    }

    /// The table at `block`.
    pub(crate) fn grid(&self, block: usize) -> Option<&Grid> {
        match self.paper.blocks.get(block) {
            Some(Block::Grid(grid)) => Some(grid),
            _ => None,
        }
    }

    /// The table at `block`, to be changed.
    pub(crate) fn grid_mut(&mut self, block: usize) -> Option<&mut Grid> {
        match self.paper.blocks.get_mut(block) {
            Some(Block::Grid(grid)) => Some(grid),
            _ => None,
        }
    }

    /// The blocks that are tables.
    pub(crate) fn grids(&self) -> Vec<usize> {
        (0..self.paper.blocks.len())
            .filter(|&at| self.grid(at).is_some())
            .collect()
    }

    /// The rows in which figures stand.
    pub(crate) fn rows(&self) -> Vec<RowPlace> {
        let mut all = Vec::new();
        for block in self.grids() {
            for (row, cells) in self
                .grid(block)
                .into_iter()
                .flat_map(|grid| grid.rows.iter().enumerate())
            {
                if cells.iter().any(|cell| cell.figure.is_some()) {
                    all.push(RowPlace { block, row });
                }
            }
        }
        all
    }

    /// The figures that stand in the report.
    pub(crate) fn figures(&self) -> BTreeSet<String> {
        let rows = self.rows().into_iter();
        rows.flat_map(|place| self.cells(place))
            .filter_map(|cell| cell.figure.clone())
            .collect()
    }

    /// One of the rows in which figures stand and that `is_wanted`.
    pub(crate) fn any_row(
        &self,
        random: &mut Random,
        is_wanted: impl Fn(&[Cell]) -> bool,
    ) -> Option<RowPlace> {
        let all: Vec<RowPlace> = self
            .rows()
            .into_iter()
            .filter(|&place| is_wanted(self.cells(place)))
            .collect();
        (!all.is_empty()).then(|| random.pick(&all))
    }

    /// The cells of a row.
    pub(crate) fn cells(&self, place: RowPlace) -> &[Cell] {
        self.grid(place.block)
            .and_then(|grid| grid.rows.get(place.row))
            .map_or(&[], Vec::as_slice)
    }

    /// Changes the cells of a row.
    pub(crate) fn change(&mut self, place: RowPlace, change: impl FnOnce(&mut Vec<Cell>)) {
        let grid = self.grid_mut(place.block);
        if let Some(cells) = grid.and_then(|grid| grid.rows.get_mut(place.row)) {
            change(cells);
        }
    }

    /// Puts the figures of a row in doubt.
    pub(crate) fn doubt_row(&mut self, place: RowPlace, doubt: Doubt) {
        let figures: Vec<String> = self
            .cells(place)
            .iter()
            .filter_map(|cell| cell.figure.clone())
            .collect();
        for figure in figures {
            self.doubt(&figure, doubt);
        }
    }

    /// Puts a figure in doubt; what is worse stays.
    pub(crate) fn doubt(&mut self, figure: &str, doubt: Doubt) {
        let entry = self.doubts.entry(figure.to_owned()).or_insert(doubt);
        *entry = (*entry).max(doubt);
    }

    /// Puts the figures of the rows before and behind in doubt, because nothing but labels parts them from this one.
    pub(crate) fn doubt_neighbours(&mut self, place: RowPlace) {
        let rows = self.rows();
        let at = rows.iter().position(|&row| row == place).unwrap_or(0);
        for near in [at.checked_sub(1), Some(at + 1)].into_iter().flatten() {
            if let Some(&row) = rows.get(near) {
                self.doubt_row(row, Doubt::Damage);
            }
        }
    }

    /// Puts every figure in doubt.
    pub(crate) fn doubt_all(&mut self) {
        let all: Vec<String> = self.paper.truth.keys().cloned().collect();
        for figure in all {
            self.doubt(&figure, Doubt::Damage);
        }
    }

    /// The tables that have their header on one of them: the one at `block` and those that go on behind it.
    pub(crate) fn run(&self, block: usize) -> Vec<usize> {
        let goes_on = |at: &usize| self.grid(*at).is_some_and(|grid| header_height(grid) == 0);
        let behind = self.grids().into_iter().filter(|&at| at > block);
        let mut run = vec![block];
        run.extend(behind.take_while(goes_on));
        run
    }

    /// One of the tables that have a header and all their rows below it.
    pub(crate) fn any_whole_grid(&self, random: &mut Random) -> Option<usize> {
        let is_whole = |block: &usize| {
            self.run(*block).len() == 1
                && self
                    .grid(*block)
                    .is_some_and(|grid| header_height(grid) > 0)
        };
        let all: Vec<usize> = self.grids().into_iter().filter(is_whole).collect();
        (!all.is_empty()).then(|| random.pick(&all))
    }

    /// Puts every figure of the tables under one header in doubt.
    pub(crate) fn doubt_run(&mut self, block: usize) {
        let run = self.run(block);
        let rows = self.rows().into_iter();
        for place in rows.filter(|place| run.contains(&place.block)) {
            self.doubt_row(place, Doubt::Damage);
        }
    }

    /// What the report states at a figure.
    pub(crate) fn statement(&self, figure: &str) -> &StatedValue {
        self.paper.truth.get(figure).unwrap_or(&StatedValue::Lost)
    }
}

/// The cells of `row` that hold figures, by their place in it.
pub(crate) fn values(row: &[Cell]) -> Vec<usize> {
    (0..row.len())
        .filter(|&at| row.get(at).is_some_and(|cell| cell.figure.is_some()))
        .collect()
}

/// How many rows stand before the first figure of `grid`.
pub(crate) fn header_height(grid: &Grid) -> usize {
    grid.rows
        .iter()
        .position(|row| row.iter().any(|cell| cell.figure.is_some()))
        .unwrap_or(grid.rows.len())
}
