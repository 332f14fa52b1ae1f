//! A document to a report.
use gouji_model::{Document, Form, Report, Unrecognised};
use std::sync::Arc;
/// X
pub struct Forms;
impl Forms {
    /// x
    pub fn new(_: &[Arc<Form>]) -> Self {
        Forms
    }
}
/// x
pub fn bind(_: &Document, _: &Forms) -> Report {
    Report {
        submitter: None,
        year: None,
        bound: Err(Unrecognised::default()),
    }
}
