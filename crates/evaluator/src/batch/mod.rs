//! The batch: whose report each document is, which drafts count, and who has sent none.

mod drafts;
mod file_name;
mod fingerprint;
mod identify;

pub use identify::{Identified, digest, identify};

use gouji_model::{BatchFinding, BatchProblem, County, Digest, Filer, SubmitterId};
use std::collections::BTreeMap;

/// What all reports of a county's year come to together.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// What a person is told, first of submitters, in the order of the roster.
    pub findings: Vec<BatchFinding>,
    /// Submitters without a report, in the order of the roster.
    pub missing: Vec<String>,
    /// The paths of earlier drafts, which do not count.
    pub superseded: Vec<String>,
}

/// Which drafts count among this year's `reports`, and who of the roster has sent none.
///
/// The order of `reports` changes nothing.
#[must_use]
pub fn batch(county: &County, reports: &[Digest]) -> Batch {
    let by_filer = by_filer(reports);
    let mut batch = Batch::default();
    for (id, submitter) in county.submitters.iter_with_ids() {
        match by_filer.get(&Filer::Submitter(id)) {
            None => {
                let submitter = submitter.name.clone();
                batch.missing.push(submitter.clone());
                batch.findings.push(BatchFinding {
                    problem: BatchProblem::Missing { submitter },
                    reports: Vec::new(),
                });
            }
            Some(sent) => batch.add(&submitter.name, sent),
        }
    }
    if let Some(sent) = by_filer.get(&Filer::County) {
        batch.add(&county.name, sent);
    }
    batch
}

impl Batch {
    fn add(&mut self, submitter: &str, sent: &[&Digest]) {
        let (findings, superseded) = drafts::chosen(submitter, sent);
        self.findings.extend(findings);
        self.superseded.extend(superseded);
    }
}

/// The reports of each filer, in the order of their paths.
fn by_filer(reports: &[Digest]) -> BTreeMap<Filer, Vec<&Digest>> {
    let mut by_filer: BTreeMap<Filer, Vec<&Digest>> = BTreeMap::new();
    for report in reports {
        if let Some((filer, _)) = report.identity.filer {
            by_filer.entry(filer).or_default().push(report);
        }
    }
    for sent in by_filer.values_mut() {
        sent.sort_by(|one, other| one.path.cmp(&other.path));
    }
    by_filer
}

/// Last year's report of every submitter: of several drafts the one that counts; of none that is undecided.
#[must_use]
pub fn last_year(county: &County, reports: Vec<Digest>) -> BTreeMap<Filer, Digest> {
    let reports: Vec<Digest> = reports
        .into_iter()
        .filter(|each| each.bound.is_some())
        .filter(|each| {
            each.identity
                .year
                .is_none_or(|year| year.checked_add(1) == Some(county.year))
        })
        .collect();
    let chosen: BTreeMap<Filer, String> = by_filer(&reports)
        .into_iter()
        .filter_map(|(filer, sent)| Some((filer, drafts::latest(&sent)?.path.clone())))
        .collect();
    let mut found = BTreeMap::new();
    for report in reports {
        if let Some((filer, _)) = report.identity.filer
            && chosen.get(&filer) == Some(&report.path)
        {
            found.insert(filer, report);
        }
    }
    found
}

/// What is told where last year's reports are not all at hand: of those that have sent one this year.
#[must_use]
pub fn lacks_last_year(
    county: &County,
    this_year: &[Digest],
    last_year: &BTreeMap<Filer, Digest>,
) -> Option<BatchFinding> {
    if county.last_year.is_empty() {
        return None;
    }
    let has_sent = |id: SubmitterId| {
        let mut submitters = this_year.iter().map(|each| each.identity.submitter());
        submitters.any(|each| each == Some(id))
    };
    let lacking = county
        .submitters
        .iter_with_ids()
        .filter(|(id, _)| has_sent(*id) && !last_year.contains_key(&Filer::Submitter(*id)));
    let names: Vec<String> = lacking
        .map(|(_, submitter)| submitter.name.clone())
        .collect();
    let is_empty = last_year.is_empty();
    (is_empty || !names.is_empty()).then(|| BatchFinding {
        problem: BatchProblem::LastYearMissing {
            submitters: if is_empty { Vec::new() } else { names },
            looked_in: county.last_year.clone(),
        },
        reports: Vec::new(),
    })
}
