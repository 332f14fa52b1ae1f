//! The words of a county's summary.

use super::{Words, en, zh};
use crate::terminal::width::clean_inline;
use gouji_model::{Language, OmissionReason, Rollup};

/// The headings and words of one language.
pub(crate) struct RollupWords {
    /// The sheets.
    pub(crate) sums: &'static str,
    pub(crate) by_submitter: &'static str,
    pub(crate) sources: &'static str,
    pub(crate) left_out: &'static str,
    pub(crate) compared: &'static str,
    /// The columns.
    pub(crate) item: &'static str,
    pub(crate) column: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) number: &'static str,
    pub(crate) table: &'static str,
    pub(crate) sum: &'static str,
    pub(crate) stated: &'static str,
    pub(crate) submitter: &'static str,
    pub(crate) level: &'static str,
    pub(crate) value: &'static str,
    pub(crate) file: &'static str,
    pub(crate) place: &'static str,
    pub(crate) why: &'static str,
    pub(crate) what_to_do: &'static str,
    pub(crate) own: &'static str,
    pub(crate) difference: &'static str,
    /// In place of a sum that does not fit.
    pub(crate) too_large: &'static str,
    /// Where the county's own report agrees with the sums.
    pub(crate) no_difference: &'static str,
    /// Where everybody is in the sums.
    pub(crate) nobody_left_out: &'static str,
    /// How a file with the sums is had.
    pub(crate) how_to_write: &'static str,
    /// The title of the table.
    pub(crate) title: fn(county: &str, year: u16, form: &str) -> String,
    /// Whose reports are in it.
    pub(crate) covers: fn(contributors: usize, expected: usize) -> String,
    /// That of figures the county's own report states otherwise, so many.
    pub(crate) differences: fn(figures: usize, path: &str) -> String,
    /// Beside differences, where somebody is left out.
    pub(crate) without_some: &'static str,
    /// That the sums break rules.
    pub(crate) broken: fn(rules: &str) -> String,
    /// Why somebody is left out, and what to do.
    pub(crate) left_out_because: fn(&OmissionReason) -> (String, &'static str),
}

impl Words {
    pub(crate) fn rollup(self) -> &'static RollupWords {
        match self.0 {
            Language::Zh => &zh::ROLLUP,
            Language::En => &en::ROLLUP,
        }
    }
}

impl RollupWords {
    /// The title of the summary of `rollup`.
    pub(crate) fn title_of(&self, rollup: &Rollup<'_>) -> String {
        // What a form's title says of its years in brackets is for who chooses between forms.
        let form = rollup.form.title.split('（').next().unwrap_or_default();
        (self.title)(&clean_inline(&rollup.county), rollup.year, form)
    }

    pub(crate) fn covers_of(&self, rollup: &Rollup<'_>) -> String {
        (self.covers)(rollup.contributors.len(), rollup.submitter_count())
    }
}
