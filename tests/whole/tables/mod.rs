//! Documents with real tables: every figure by the column it stands in, or by none.

mod document;
mod form_a;
mod headers;
mod inner;
mod kinds;
mod limits;
mod plain;
mod prose;
mod side_by_side;
mod values;
mod whole;
