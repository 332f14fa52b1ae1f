//! Tables whose rows are printed side by side: 行政复议, 行政诉讼 over one line of figures.
//!
//! `transposed_table` is such a table of the form beside a document, `header_spelling` reads its header word by word,
//! `grid_header` and `line_header` read what stands below or behind each header, and `place_transposed` makes a
//! `RowPlacement` for each row where all headers say the same.

mod grid_header;
mod header_spelling;
mod line_header;
mod place_transposed;
mod transposed_table;

pub(crate) use place_transposed::place_transposed;
