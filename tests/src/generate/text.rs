//! Reports as plain text: how people paste tables, and how published pages come out as text.

use super::grid::{Block, Cell, Grid, MergedPlaces, Role};
use super::paper::Paper;
use super::random::Random;

/// A way to write a table's rows as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A row a line, cells parted by tabs; places under merged cells are blank.
    Tabs,
    /// A row a line, cells parted by tabs; places under cells merged from above are gone.
    TabsShort,
    /// A row a line, two spaces between cells.
    Spaces,
    /// A row a line between bars, with the rule under the header that Markdown wants.
    Markdown,
    /// A row a line, commas, quotes where a cell needs them.
    Commas,
    /// A cell a line with a tab before it, rows parted by a blank line.
    CellsWithTabs,
    /// A cell a line, a blank line after each.
    CellsApart,
    /// A cell a line.
    Cells,
    /// `a | b |`, and a bar more for each column that a cell is merged over.
    BarsMerged,
    /// `a | b |`, merged cells as one.
    Bars,
    /// `| a | b |`, and bars for merged columns.
    BarsBothSides,
    /// A bar before each row on a line of its own, each cell on a line with a bar behind it.
    BarThenCells,
    /// Each cell on a line with a bar behind it, the bars of merged columns on a line of their own.
    CellBar,
    /// Each cell on a line, the bar on the next.
    CellThenBar,
    /// `| ` at the end of one line and the cell at the start of the next.
    BarBreakCell,
    /// No separator at all within a row.
    Glued,
    /// `a | b |` with blank cells gone from the middle and their bars at the end.
    Squeezed,
}

impl Shape {
    /// Whether a blank cell leaves a trace.
    pub(super) fn keeps_blanks(self) -> bool {
        !matches!(
            self,
            Self::Spaces | Self::CellsApart | Self::Cells | Self::Glued | Self::Squeezed
        )
    }
}

/// The text of a report.
pub(super) fn text(paper: &Paper, shape: Shape, random: &mut Random) -> String {
    let mut out = String::new();
    let broken = random.chance(40);
    for block in &paper.blocks {
        match block {
            Block::Text(text) => {
                out.push_str(text);
                out.push_str(if shape == Shape::CellsApart {
                    "\n\n"
                } else {
                    "\n"
                });
            }
            Block::Grid(grid) => {
                table(grid, shape, broken, &mut out);
                out.push('\n');
            }
        }
    }
    out
}

fn table(grid: &Grid, shape: Shape, broken: bool, out: &mut String) {
    match shape {
        Shape::Tabs => lines(&grid.flat(MergedPlaces::Blank), "\t", "", "", out),
        Shape::TabsShort => lines(&grid.flat(MergedPlaces::LostFromAbove), "\t", "", "", out),
        Shape::Spaces => lines(&grid.flat(MergedPlaces::Lost), "  ", "", "", out),
        Shape::Markdown => markdown(grid, out),
        Shape::Commas => commas(grid, out),
        Shape::Bars => lines(&grid.flat(MergedPlaces::Lost), " | ", "", " |", out),
        Shape::Glued => lines(&grid.flat(MergedPlaces::Lost), "", "    ", "", out),
        Shape::CellsWithTabs => cells(grid, "\t", "", "\n", broken, out),
        Shape::CellsApart => cells(grid, "", "\n", "", broken, out),
        Shape::Cells => cells(grid, "", "", "", false, out),
        Shape::Squeezed => squeezed(grid, out),
        shape => bars(grid, shape, out),
    }
}

fn lines(rows: &[Vec<Cell>], between: &str, before: &str, after: &str, out: &mut String) {
    for row in rows {
        let texts: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
        out.push_str(before);
        out.push_str(&texts.join(between));
        out.push_str(after);
        out.push('\n');
    }
}

fn markdown(grid: &Grid, out: &mut String) {
    let rows = grid.flat(MergedPlaces::Blank);
    let width = grid.width();
    for (at, row) in rows.iter().enumerate() {
        lines(std::slice::from_ref(row), " | ", "| ", " |", out);
        if at == 0 {
            out.push_str(&"| --- ".repeat(width));
            out.push_str("|\n");
        }
    }
}

fn commas(grid: &Grid, out: &mut String) {
    for row in grid.flat(MergedPlaces::Blank) {
        let quoted = |cell: &Cell| {
            if cell.text.contains([',', '"', '\n']) {
                format!("\"{}\"", cell.text.replace('"', "\"\""))
            } else {
                cell.text.clone()
            }
        };
        let texts: Vec<String> = row.iter().map(quoted).collect();
        out.push_str(&texts.join(","));
        out.push('\n');
    }
}

/// A cell a line; `broken` breaks the long heads of columns in two, as narrow columns do.
fn cells(grid: &Grid, before: &str, after: &str, row_end: &str, broken: bool, out: &mut String) {
    for row in &grid.rows {
        for cell in row {
            for piece in pieces(cell, broken) {
                out.push_str(before);
                out.push_str(&piece);
                out.push('\n');
                out.push_str(after);
            }
        }
        out.push_str(row_end);
    }
}

fn pieces(cell: &Cell, broken: bool) -> Vec<String> {
    let breaks = ["本年新", "商业", "科研"];
    for head in breaks.iter().filter(|_| broken && cell.role == Role::Words) {
        if let Some(rest) = cell
            .text
            .strip_prefix(head)
            .filter(|rest| !rest.is_empty() && !rest.starts_with('收'))
        {
            return vec![(*head).to_owned(), rest.to_owned()];
        }
    }
    vec![cell.text.clone()]
}

fn bars(grid: &Grid, shape: Shape, out: &mut String) {
    let width = grid.width();
    for row in grid.places() {
        let ends_early = row
            .last()
            .is_some_and(|(at, cell)| at + cell.columns < width);
        match shape {
            Shape::BarsBothSides => out.push_str("| "),
            Shape::BarThenCells | Shape::BarBreakCell => out.push_str("|\n"),
            _ => {}
        }
        for (at, (_, cell)) in row.iter().enumerate() {
            let text = cell.text.as_str();
            let merged = "|".repeat(cell.columns - 1);
            match shape {
                Shape::BarsMerged if at + 1 == row.len() => {
                    out.push_str(&format!("{text} |{merged}"))
                }
                Shape::BarsMerged | Shape::BarsBothSides => {
                    out.push_str(&format!("{text} |{merged} "))
                }
                Shape::BarThenCells => out.push_str(&format!("{text} |{merged}\n")),
                Shape::BarBreakCell => out.push_str(&format!(" {text}  |{merged} \n")),
                Shape::CellThenBar => out.push_str(&format!("{text}\n|\n")),
                _ if merged.is_empty() => out.push_str(&format!("{text} |\n")),
                _ => out.push_str(&format!("{text} |\n{merged}\n")),
            }
        }
        let is_line = matches!(shape, Shape::BarsMerged | Shape::BarsBothSides);
        if is_line || (ends_early && shape == Shape::CellBar) {
            out.push_str(if is_line { "\n" } else { "||\n" });
        }
    }
}

fn squeezed(grid: &Grid, out: &mut String) {
    for row in grid.flat(MergedPlaces::Lost) {
        let filled: Vec<&str> = row
            .iter()
            .map(|cell| cell.text.as_str())
            .filter(|text| !text.trim().is_empty())
            .collect();
        out.push_str(&filled.join(" | "));
        out.push_str(" |");
        out.push_str(&"|".repeat(row.len() - filled.len()));
        out.push('\n');
    }
}
