//! Reports as rich text.

use super::grid::{Block, Grid};
use super::paper::Paper;

/// The file of a report.
pub(super) fn rtf(paper: &Paper) -> Vec<u8> {
    let mut out = String::from(
        "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil SimSun;}}{\\info{\\title 7}}\n",
    );
    for block in &paper.blocks {
        match block {
            Block::Text(text) => out.push_str(&format!("\\pard\\f0 {}\\par\n", escaped(text))),
            Block::Grid(grid) => table(grid, &mut out),
        }
    }
    out.push('}');
    out.into_bytes()
}

fn table(grid: &Grid, out: &mut String) {
    let width = grid.width();
    // For each column where a merged cell goes on: how many columns, and for how many rows more.
    let mut going_on = vec![(1, 0); width];
    for row in grid.places() {
        let mut definition = String::from("\\trowd\\trgaph108");
        let mut content = String::new();
        let mut column = 0;
        let mut cells = row.into_iter().peekable();
        while column < width {
            let (columns, rows) = going_on[column];
            if rows > 0 {
                going_on[column].1 -= 1;
                column += columns;
                definition.push_str(&format!("\\clvmrg\\cellx{}", column * 800));
                content.push_str("\\pard\\intbl\\cell ");
            } else if let Some((at, cell)) = cells.next_if(|(at, _)| *at == column) {
                going_on[at] = (cell.columns, cell.rows - 1);
                column += cell.columns;
                let first = if cell.rows > 1 { "\\clvmgf" } else { "" };
                definition.push_str(&format!("{first}\\cellx{}", column * 800));
                content.push_str(&format!("\\pard\\intbl {}\\cell ", escaped(&cell.text)));
            } else {
                column = width;
            }
        }
        out.push_str(&format!("{definition}\n{content}\\row\n"));
    }
    out.push_str("\\pard\\par\n");
}

pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | '{' | '}' => out.extend(['\\', c]),
            c if c.is_ascii() => out.push(c),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{}?", i32::from(unit.cast_signed())));
                }
            }
        }
    }
    out
}
