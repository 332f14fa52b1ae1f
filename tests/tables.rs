//! Documents with real tables: every figure by the column it stands in, or by none.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod tables {
    pub mod across;
    pub mod document;
    pub mod form_a;
    pub mod headers;
    pub mod limits;
    pub mod values;
}
