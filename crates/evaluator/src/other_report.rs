//! A report beside the one in hand: the submitter's own of last year, or that of another submitter.

use crate::form_mapping::same_figure;
use gouji_model::{Digest, FigureId, Figures, Form, FormData, Quote, QuoteSource, Sketch};

/// A report beside the one in hand, from which findings cite figures.
#[derive(Debug, Clone, Copy)]
pub struct OtherReport<'a> {
    /// Its path, as it is shown.
    pub path: &'a str,
    /// Its figures, of whatever form.
    pub form_data: &'a FormData,
    /// The names of its sheets.
    pub sheets: &'a [String],
    /// What its prose is known by.
    pub sketch: &'a Sketch,
}

impl<'a> OtherReport<'a> {
    /// That of a digest; `None` where its figures could not be read.
    #[must_use]
    pub fn from_digest(digest: &'a Digest) -> Option<Self> {
        Some(Self {
            path: &digest.path,
            form_data: digest.form_data.as_ref()?,
            sheets: &digest.sheets,
            sketch: &digest.sketch,
        })
    }

    /// The quote of `figure`, an id of `form`; the values of this report are `figures`, by the same ids.
    pub(crate) fn quote(
        self,
        source: QuoteSource,
        figure: FigureId,
        form: &Form,
        figures: &Figures,
    ) -> Option<Quote> {
        let there = same_figure(form, figure, &self.form_data.form)?;
        let cell = self.form_data.written.try_get(there)?.as_ref();
        Some(Quote {
            raw: cell.map(|cell| cell.raw.clone()).unwrap_or_default(),
            path: Some(self.path.to_owned()),
            place: cell.map(|cell| cell.place),
            sheets: self.sheets.to_vec(),
            ..Quote::new(source, figures.number(form, figure))
        })
    }
}
