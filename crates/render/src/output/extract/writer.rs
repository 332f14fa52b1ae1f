//! What every format of `extract` does: begin, one report after another, end.

use crate::output::extract::report::ExtractReport;
use std::io;

/// How one format writes a run of `extract`. Every function returns what is to be written next and writes nothing itself.
pub trait ExtractWriter: Sync {
    /// What stands before the first report.
    fn begin(&self) -> String {
        String::new()
    }

    /// A report. Worker threads call this at the same time.
    ///
    /// # Errors
    /// It cannot be put into this format.
    fn report(&self, report: &ExtractReport) -> io::Result<String>;

    /// What stands before a report behind this many others.
    fn separator(&self, _written: usize) -> &'static str {
        ""
    }

    /// What stands behind the last report.
    fn end(&self) -> &'static str {
        ""
    }
}
