//! Prints the cells of tables and sheets as they are read, before anyone knows what they mean.
//!
//! `cells FILE…`: a line of JSON for each cell that is not blank: the file, the sheet's name or the table's number from 1,
//! the row and the column from 1, how many columns and rows it covers, and its text; for a file that cannot be read, the file and why. `tests/oracle/run` holds them
//! against what other programs read.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command for people who work on the readers"
)]

use gouji_formats::read;
use gouji_model::{Cell, Document, FileKind, Place};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::process::ExitCode;

fn main() -> ExitCode {
    for path in std::env::args().skip(1) {
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{path}: {error}");
                return ExitCode::FAILURE;
            }
        };
        match read(&bytes) {
            Ok(document) => tell(&path, &document),
            Err(error) => println!("{}", json!([path, format!("{error:?}")])),
        }
    }
    ExitCode::SUCCESS
}

fn tell(path: &str, document: &Document) {
    // Rows are counted within their table; the rows of a table within a cell stand behind the row that holds it.
    let mut rows: BTreeMap<u32, u32> = BTreeMap::new();
    for line in &document.lines {
        let row = line.table.map_or(0, |table| {
            let row = rows.entry(table).or_default();
            *row += 1;
            *row
        });
        for cell in line
            .cells
            .iter()
            .filter(|cell| !cell.text.trim().is_empty())
        {
            if let Some((table, row, column)) = address(document, line.table, row, cell) {
                let size = (cell.area.columns, cell.area.rows);
                println!(
                    "{}",
                    json!([path, table, row, column, size.0, size.1, cell.text])
                );
            }
        }
    }
}

/// The sheet or table, the row and the column of a cell; `None` outside tables.
fn address(
    document: &Document,
    table: Option<u32>,
    row: u32,
    cell: &Cell,
) -> Option<(Value, u32, u32)> {
    match cell.place {
        Place::Sheet { sheet, row, column } => {
            let name = document.sheets.get(usize::from(sheet)).cloned();
            Some((json!(name.unwrap_or_default()), row, column))
        }
        // Pages number only tables that a person sees as such; other programs number all.
        Place::Table { table, row, column } if document.kind != FileKind::Html => {
            Some((json!(table), row, column))
        }
        _ => table.map(|table| (json!(table + 1), row, cell.area.column + 1)),
    }
}
