//! What workbooks of every age have in common: cells with numbers and their
//! formats, merged areas, hidden parts, and the way from a sheet to lines.

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
