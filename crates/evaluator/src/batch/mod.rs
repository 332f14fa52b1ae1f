//! The batch: whose report each document is, which drafts count, and who has sent none.

mod drafts;
mod file_name;
mod fingerprint;
mod identify;
mod peers;
mod rollup;

pub use identify::{Identification, digest, identify};
pub use peers::CountyPrior;
pub use rollup::{RollupScope, form_of_year, rollup};

use gouji_model::{County, CountyFinding, CountyProblem, Digest, Filer, SubmitterId};
use std::collections::BTreeMap;

/// What all reports of a county's year come to together.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// What a person is told, first of submitters, in the order of the roster.
    pub findings: Vec<CountyFinding>,
    /// Submitters without a report, in the order of the roster.
    pub missing: Vec<String>,
    /// The earlier drafts, which do not count, by their position.
    pub superseded: Vec<usize>,
    /// The report of each filer that counts, by its position; of drafts that nobody can tell apart none does.
    pub counted: BTreeMap<Filer, usize>,
}

/// Which drafts count among `reports`, and who of the roster has sent none. One of another year is nobody's.
///
/// The order of `reports` changes nothing.
#[must_use]
pub fn batch(county: &County, reports: &[Digest]) -> Batch {
    let is_of_year = |each: &Digest| each.identity.year.is_none_or(|year| year == county.year);
    let by_filer = by_filer(reports, is_of_year);
    let mut batch = Batch::default();
    for (id, submitter) in county.submitters.iter_with_ids() {
        match by_filer.get(&Filer::Submitter(id)) {
            None => {
                let submitter = submitter.name.clone();
                batch.missing.push(submitter.clone());
                batch.findings.push(CountyFinding {
                    problem: CountyProblem::Missing { submitter },
                    reports: Vec::new(),
                });
            }
            Some(sent) => batch.add(&submitter.name, Filer::Submitter(id), sent),
        }
    }
    if let Some(sent) = by_filer.get(&Filer::County) {
        batch.add(&county.name, Filer::County, sent);
    }
    batch
}

impl Batch {
    fn add(&mut self, name: &str, filer: Filer, sent: &[Sent<'_>]) {
        let (findings, superseded) = drafts::chosen(name, sent);
        self.findings.extend(findings);
        self.superseded.extend(superseded);
        if let Some(latest) = drafts::latest(sent) {
            self.counted.insert(filer, latest.position);
        }
    }
}

/// A report that somebody has sent, with its position among all.
#[derive(Debug, Clone, Copy)]
struct Sent<'a> {
    position: usize,
    digest: &'a Digest,
}

/// The reports of each filer that are `wanted`, in the order of their paths.
fn by_filer(
    reports: &[Digest],
    wanted: impl Fn(&Digest) -> bool,
) -> BTreeMap<Filer, Vec<Sent<'_>>> {
    let mut by_filer: BTreeMap<Filer, Vec<Sent<'_>>> = BTreeMap::new();
    for (position, digest) in reports.iter().enumerate() {
        if let Some((filer, _)) = digest.identity.filer
            && wanted(digest)
        {
            let sent = Sent { position, digest };
            by_filer.entry(filer).or_default().push(sent);
        }
    }
    for sent in by_filer.values_mut() {
        sent.sort_by(|one, other| one.digest.path.cmp(&other.digest.path));
    }
    by_filer
}

/// Last year's report of every submitter: of several drafts the one that counts; of none that is undecided.
#[must_use]
pub fn last_year(county: &County, reports: Vec<Digest>) -> BTreeMap<Filer, Digest> {
    let is_last = |year: u16| year.checked_add(1) == Some(county.year);
    let is_wanted =
        |each: &Digest| each.form_data.is_some() && each.identity.year.is_none_or(is_last);
    let latest = by_filer(&reports, is_wanted)
        .into_iter()
        .filter_map(|(filer, sent)| Some((drafts::latest(&sent)?.position, filer)));
    let filers: BTreeMap<usize, Filer> = latest.collect();
    let numbered = reports.into_iter().enumerate();
    numbered
        .filter_map(|(position, digest)| Some((*filers.get(&position)?, digest)))
        .collect()
}

/// What is told where last year's reports are not all at hand: of those that have sent one this year.
#[must_use]
pub fn lacks_last_year(
    county: &County,
    this_year: &[Digest],
    last_year: &BTreeMap<Filer, Digest>,
) -> Option<CountyFinding> {
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
    (is_empty || !names.is_empty()).then(|| CountyFinding {
        problem: CountyProblem::LastYearMissing {
            submitters: if is_empty { Vec::new() } else { names },
            looked_in: county.last_year.clone(),
        },
        reports: Vec::new(),
    })
}
