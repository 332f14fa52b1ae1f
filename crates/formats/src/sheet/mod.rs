//! Workbooks, of Excel before 2007 (`xls`) and since (`xlsx`); what these and the spreadsheets of OpenDocument have in common
//! stands beside them.
//!
//! A reader takes the parts of its file apart and hands each cell's value to [`Sheets`], which shows the value as its style
//! says (`cell_styles`, `number_format` and what stands behind it: `format_code`, `digit_format`, `serial_date`,
//! `time_format`) and puts the text into a sheet (`sheet_cells`). Once a sheet ends, `layout` makes lines of its cells and
//! `merged_areas`.
//!
//! In: a package or the stream of a workbook. Out: a [`gouji_model::Document`].

pub(crate) mod xls;
pub(crate) mod xlsx;

mod cell_styles;
mod digit_format;
mod format_code;
mod layout;
mod merged_areas;
mod number;
mod number_format;
mod serial_date;
mod sheet_cells;
mod sheet_limits;
mod sheets;
mod time_format;

#[cfg(test)]
mod tests;

pub(crate) use cell_styles::{CellFont, CellStyle, CellStyles, CellText, CellValue, RichText};
pub(crate) use merged_areas::MergedArea;
pub(crate) use number::Number;
pub(crate) use serial_date::Epoch;
pub(crate) use sheet_cells::Sheet;
pub(crate) use sheet_limits::{MAX_COLUMN, MAX_ROW};
pub(crate) use sheets::{ListedSheet, Sheets, check_listed, keep_visible};
