//! Documents with real tables: every figure by the column it stands in, or by none.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod tables {
    mod across;
    mod document;
    mod form_a;
    mod headers;
    mod inner;
    mod kinds;
    mod limits;
    mod plain;
    mod prose;
    mod values;
    mod whole;
}
