//! Facts of a problem of reading that decide which words fit.

use gouji_model::RecognitionFailure;

/// What the message about a problem of reading needs to know of the form.
#[derive(Debug, Clone, Default)]
pub(crate) struct ProblemFacts {
    /// The label of the first figure concerned.
    pub(crate) label: String,
    /// How many figures are concerned.
    pub(crate) count: usize,
    /// The value that was read for it all the same.
    pub(crate) value: Option<String>,
    /// Its unit in the form.
    pub(crate) unit: Option<String>,
    /// The labels of the rows that the problem names.
    pub(crate) rows: Vec<String>,
    /// How often the problem stands there.
    pub(crate) repetitions: usize,
    /// The first places where it stands, or of rows that stand twice the two places of each.
    pub(crate) places: Vec<String>,
    /// The place that it names, where nothing is drawn that shows it.
    pub(crate) place: Option<String>,
    /// The row of the document behind which rows are lacking.
    pub(crate) after: Option<String>,
    /// Whether the problem is a row that is printed a second time.
    pub(crate) is_twice: bool,
    /// Whether the figure may be below 0.
    pub(crate) is_signed: bool,
    /// Whether the value is so small that another unit may have been meant.
    pub(crate) is_tiny: bool,
    /// Whether it stands on a page of a PDF, which nobody can edit.
    pub(crate) is_on_page: bool,
}

impl ProblemFacts {
    /// Whether a value in `unit` was converted into the form's unit.
    pub(crate) fn is_converted(&self, unit: &str) -> bool {
        let is_money = |unit: &str| unit.ends_with('元');
        let form_unit = self.unit.as_deref().unwrap_or_default();
        unit != form_unit && is_money(unit) && is_money(form_unit)
    }
}

/// Whether a cell holds a formula in place of its result.
pub(super) fn is_formula(raw: &str) -> bool {
    raw.trim_start().starts_with('=')
}

/// Why a number does not fit its row.
pub(super) enum Misfit {
    /// More digits than any figure has.
    TooLong,
    /// Decimal places that come from converting its unit.
    Converted,
    /// Decimal places as written.
    Places,
}

/// Why the number `raw` does not fit a row of `scale` decimal places.
pub(super) fn misfit(raw: &str, scale: u8) -> Misfit {
    const DIGITS: usize = 18;
    let digits = raw.chars().filter(|sign| sign.is_numeric()).count();
    match raw.contains(['.', '．']) {
        true => Misfit::Places,
        false if digits + usize::from(scale) > DIGITS => Misfit::TooLong,
        false if scale > 0 => Misfit::Converted,
        false => Misfit::Places,
    }
}

/// Fewer rows than this show no form: they are words that many documents have.
const ROWS_OF_A_FORM: usize = 5;

/// The form that a document comes near to, where enough of its rows were found to say so.
pub(super) fn near_form(unrecognised: &RecognitionFailure) -> Option<&str> {
    let nearest = unrecognised.nearest.as_deref()?;
    (unrecognised.rows_found >= ROWS_OF_A_FORM).then_some(nearest)
}
