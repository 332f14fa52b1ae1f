//! The files that a county's summary is written to.

use crate::output::rollup::csv::rollup_csv;
use crate::output::rollup::json::rollup_json;
use crate::output::rollup::xlsx::rollup_xlsx;
use gouji_model::{IdVec, Language, Rollup, RuleInfo};
use std::io;

/// A format of the file that `rollup` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RollupFormat {
    /// CSV for spreadsheet programs.
    Csv,
    /// JSON for programs.
    Json,
    /// A workbook.
    Xlsx,
}

impl RollupFormat {
    /// The format of a file whose name ends in `ending`, without its dot; `None` where there is none of that name.
    #[must_use]
    pub fn from_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }

    /// The bytes of the file; the same whenever it is made.
    ///
    /// # Errors
    /// The figures do not fit into this format.
    pub fn file(
        self,
        rollup: &Rollup<'_>,
        rules: &IdVec<RuleInfo, RuleInfo>,
        language: Language,
    ) -> io::Result<Vec<u8>> {
        match self {
            Self::Csv => Ok(rollup_csv(rollup, language).into_bytes()),
            Self::Json => Ok(rollup_json(rollup, rules, language)?.into_bytes()),
            Self::Xlsx => rollup_xlsx(rollup, rules, language),
        }
    }
}
