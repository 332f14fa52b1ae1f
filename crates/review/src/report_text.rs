//! A report taken apart: its figures stay with the digest, its words wait only as long as somebody reads them.

use gouji_model::{FormData, Prose, ReadError, RecognitionFailure, Report};

/// What a report says beside its figures.
#[derive(Debug, Clone, Default)]
pub(crate) struct ReportText {
    pub(crate) submitter: Option<String>,
    pub(crate) year: Option<u16>,
    pub(crate) prose: Prose,
    /// Why there are no figures.
    failure: Option<RecognitionFailure>,
}

/// A report in two parts.
pub(crate) struct ReportParts {
    pub(crate) form_data: Option<FormData>,
    pub(crate) sheets: Vec<String>,
    pub(crate) text: Result<ReportText, ReadError>,
}

impl ReportParts {
    /// Takes `report` apart.
    pub(crate) fn new(report: Result<Report, ReadError>) -> Self {
        let report = match report {
            Ok(report) => report,
            Err(error) => {
                return Self {
                    form_data: None,
                    sheets: Vec::new(),
                    text: Err(error),
                };
            }
        };
        let (form_data, failure) = match report.form_data {
            Ok(form_data) => (Some(form_data), None),
            Err(failure) => (None, Some(failure)),
        };
        Self {
            form_data,
            sheets: report.sheets,
            text: Ok(ReportText {
                submitter: report.submitter,
                year: report.year,
                prose: report.prose,
                failure,
            }),
        }
    }

    /// The report without its prose.
    pub(crate) fn join(self) -> Result<Report, ReadError> {
        let text = self.text?;
        Ok(Report {
            submitter: text.submitter,
            year: text.year,
            sheets: self.sheets,
            prose: Prose::default(),
            form_data: self
                .form_data
                .ok_or_else(|| text.failure.unwrap_or_default()),
        })
    }
}
