//! The columns of a table's grid as the file lists them, and where they stand once slivers are left out.

use crate::xml::XmlReader;
use gouji_model::{Area, ReadError};

/// The narrowest column of a table's grid that is one, in twentieths of a point: a millimetre.
///
/// Where cells do not quite end at the same line, the grid has a sliver of a
/// column between their ends, in which nothing can stand.
const SLIVER: u32 = 57;

/// How many columns of a grid are looked at; a row may say that it has more.
const WIDEST: usize = 1024;

/// Where the columns of a table's grid stand once slivers are left out; empty where there are none.
#[derive(Debug, Default)]
pub(super) struct ColumnGrid {
    positions: Vec<u32>,
}

impl ColumnGrid {
    /// Reads the columns of the grid that was begun last.
    pub(super) fn read(markup: &mut XmlReader<'_>) -> Result<Self, ReadError> {
        let mut positions = Vec::new();
        let (mut next, mut has_slivers) = (0_u32, false);
        while let Some(column) = markup.leaf()? {
            if column.name() == "gridCol" && positions.len() < WIDEST {
                positions.push(next);
                let is_sliver = column.number("w").is_some_and(|width| width < SLIVER);
                has_slivers |= is_sliver;
                next = next.saturating_add(u32::from(!is_sliver));
            }
        }
        positions.push(next);
        // A grid without a single column that is one says nothing.
        if !has_slivers || next == 0 {
            positions.clear();
        }
        Ok(Self { positions })
    }

    pub(super) fn position(&self, column: u32) -> u32 {
        let at = usize::try_from(column).unwrap_or(usize::MAX);
        match (self.positions.get(at), self.positions.last()) {
            (Some(&position), _) => position,
            (None, Some(&last)) => {
                let beyond = at.saturating_add(1).saturating_sub(self.positions.len());
                last.saturating_add(u32::try_from(beyond).unwrap_or(u32::MAX))
            }
            (None, None) => column,
        }
    }

    /// The area of a cell of the file's grid in that without slivers.
    pub(super) fn area(&self, column: u32, columns: u32) -> Area {
        let first = self.position(column);
        let behind = self.position(column.saturating_add(columns));
        Area {
            column: first,
            columns: behind.saturating_sub(first).max(1),
            rows: 1,
        }
    }
}
