//! What is kept of a report once its document is dropped.

use crate::file_name;
use crate::fingerprint::fingerprint;
use gouji_evaluator::sketch;
use gouji_model::{Digest, Draft, Identity, Report, Sketch};

/// The digest of the report at `path`, without its figures: what tells one draft from another, and the sketch of its prose.
pub(crate) fn digest(path: String, report: Option<&Report>, identity: Identity) -> Digest {
    let mut digest = Digest {
        draft: Draft {
            named: file_name::draft_name(file_name::stem(&path)),
            ..Draft::default()
        },
        path,
        identity,
        sheets: Vec::new(),
        form_data: None,
        sketch: Sketch::default(),
    };
    if let Some(report) = report {
        let paragraphs = report.prose.paragraphs.iter();
        digest.draft.signed = report.prose.date;
        digest.draft.fingerprint = fingerprint(report);
        digest.draft.words = paragraphs.map(|paragraph| paragraph.text.len()).sum();
        digest.sketch = sketch(&report.prose);
    }
    digest
}
