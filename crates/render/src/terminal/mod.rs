//! Text in terminal cells: nothing here knows of reports or rules.
//!
//! In comes text with the cells that there are for it, out comes text that
//! fits. Read `width` first, which measures; `wrap` breaks text into lines,
//! `table` aligns columns, `line` keeps the column of every character of a
//! line.

pub(crate) mod line;
pub(crate) mod table;
pub(crate) mod width;
pub(crate) mod wrap;
