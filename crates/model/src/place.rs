//! Where in a document something stands.

/// A place in the document as received, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// In a text: the line, and the column in Unicode scalar values.
    Line {
        /// The line.
        line: u32,
        /// The column of the first character of the value, or of the cell where it is blank.
        column: u32,
    },
}
