//! The places of a page's cells and texts, counted as a browser shows them.
//!
//! A table counts where something stands in it and it does not only lay out the
//! page, in the order in which tables begin. All else is paragraphs, of which
//! each counts in which something stands.

use gouji_model::characters::is_blank;
use gouji_model::{Cell, Line, Notice, Picture, Place};
use std::collections::{HashMap, HashSet};

/// What a page holds.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct PageContents {
    pub(crate) lines: Vec<Line>,
    pub(crate) pictures: Vec<Picture>,
    /// What is to be told of it.
    pub(crate) notices: Vec<Notice>,
}

/// Where something stands, before the places are counted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Spot {
    /// In the line that follows so many.
    Line(usize),
    /// In a table, which is counted from 1 with those that lay out the page.
    Table(Place),
    Unknown,
}

/// The places of a page, counted.
#[derive(Debug, Default)]
pub(super) struct PagePlaces {
    /// The number that each table has among those that a person sees.
    tables: HashMap<u32, u32>,
    /// The paragraph that each line is, or the next where it is none.
    paragraphs: Vec<u32>,
}

impl PagePlaces {
    /// Gives every cell of `lines` its place. `layout` are the tables that only lay out the page, from 0.
    pub(super) fn count(lines: &mut [Line], layout: &HashSet<u32>) -> Self {
        let filled = lines.iter().filter(|line| line.cells.iter().any(is_filled));
        let shown: HashSet<u32> = filled.filter_map(|line| line.table).collect();
        let mut places = Self::default();
        let (mut tables, mut paragraphs) = (0_u32, 0_u32);
        for line in lines {
            places.paragraphs.push(paragraphs.saturating_add(1));
            let counted = line
                .table
                .filter(|table| shown.contains(table) && !layout.contains(table));
            if let Some(table) = counted {
                let number = *places.tables.entry(table).or_insert_with(|| {
                    tables = tables.saturating_add(1);
                    tables
                });
                for cell in &mut line.cells {
                    cell.place = renumber(cell.place, number);
                }
                continue;
            }
            let is_text = line.table.is_none();
            let is_filled_line = line.cells.iter().any(is_filled);
            paragraphs = paragraphs.saturating_add(u32::from(is_text && is_filled_line));
            for cell in &mut line.cells {
                paragraphs = paragraphs.saturating_add(u32::from(!is_text && is_filled(cell)));
                let paragraph = paragraphs.max(1);
                cell.place = Place::Paragraph { paragraph };
            }
        }
        places
    }

    /// The place of `spot`; `None` where it cannot be told.
    pub(super) fn place(&self, spot: Spot) -> Option<Place> {
        match spot {
            Spot::Line(line) => {
                let known = self.paragraphs.get(line).or(self.paragraphs.last());
                let paragraph = known.copied().unwrap_or(1);
                Some(Place::Paragraph { paragraph })
            }
            Spot::Table(place @ Place::Table { table, .. }) => {
                let number = self.tables.get(&table.checked_sub(1)?)?;
                Some(renumber(place, *number))
            }
            Spot::Table(_) | Spot::Unknown => None,
        }
    }
}

fn is_filled(cell: &Cell) -> bool {
    !is_blank(&cell.text)
}

/// The place in the table of that number.
fn renumber(place: Place, table: u32) -> Place {
    match place {
        Place::Table { row, column, .. } => Place::Table { table, row, column },
        place => place,
    }
}
