//! What is kept of a report once its document is dropped.

use crate::file_name;
use crate::fingerprint::fingerprint;
use crate::identity::{FileYears, ReportFile, identify};
use gouji_evaluator::sketch;
use gouji_model::{CheckedReport, County, Digest, Draft, Identity, ReadError, Report, Status};

/// The digest of a report of this year, with what it came to by itself.
#[must_use]
pub fn digest(checked: &CheckedReport, identity: Identity) -> Digest {
    let report = checked.report.as_ref().ok();
    new_digest(&checked.path, report, identity, Some(checked.status()))
}

/// The digest of a report among last year's files. Where this year's reports lie in the same folder, a report that does
/// not say that it is last year's is not one, and there is `None`.
#[must_use]
pub fn digest_last_year(
    county: &County,
    report: Result<&Report, &ReadError>,
    file: &ReportFile,
) -> Option<Digest> {
    let identity = identify(county, report, file).identity;
    let is_last_year = |year: u16| year.checked_add(1) == Some(county.year);
    let is_wanted = file.years != FileYears::Both || identity.year.is_some_and(is_last_year);
    is_wanted.then(|| new_digest(&file.shown, report.ok(), identity, None))
}

fn new_digest(
    path: &str,
    report: Option<&Report>,
    identity: Identity,
    status: Option<Status>,
) -> Digest {
    let mut digest = Digest {
        path: path.to_owned(),
        identity,
        status,
        sheets: Vec::new(),
        form_data: None,
        draft: Draft {
            named: file_name::draft_name(file_name::stem(path)),
            ..Draft::default()
        },
        sketch: Default::default(),
    };
    if let Some(report) = report {
        let paragraphs = report.prose.paragraphs.iter();
        digest.sheets.clone_from(&report.sheets);
        digest.form_data = report.form_data.as_ref().ok().cloned();
        digest.draft.signed = report.prose.date;
        digest.draft.fingerprint = fingerprint(report);
        digest.draft.words = paragraphs.map(|paragraph| paragraph.text.len()).sum();
        digest.sketch = sketch(&report.prose);
    }
    digest
}
