//! Which report of everybody on the roster counts, and who has sent none.

use crate::drafts::{Candidate, compare_drafts, latest_draft};
use gouji_model::{County, CountyFinding, CountyProblem, Digest, Filer, SubmitterId, natural_key};
use std::collections::BTreeMap;

/// Which of a county's reports count.
#[derive(Debug, Clone, Default)]
pub struct ReportSelection {
    /// Missing reports, drafts that do not count, and drafts that nobody can tell apart: first of submitters, in the
    /// order of the roster, then of the county.
    pub findings: Vec<CountyFinding>,
    /// The names of submitters without a report, in the order of the roster.
    pub missing: Vec<String>,
    /// The positions of earlier drafts, which do not count.
    pub superseded: Vec<usize>,
    /// The position of the report that counts, for each filer; where nobody can tell which of several drafts counts,
    /// the filer has none.
    pub counted: BTreeMap<Filer, usize>,
}

/// Selects the reports that count among `reports`. A report of another year is nobody's.
///
/// The order of `reports` changes nothing.
#[must_use]
pub fn select_reports(county: &County, reports: &[Digest]) -> ReportSelection {
    let is_of_year = |digest: &Digest| digest.identity.year.is_none_or(|year| year == county.year);
    let by_filer = group_by_filer(reports, is_of_year);
    let mut selection = ReportSelection::default();
    for (id, submitter) in county.submitters.iter_with_ids() {
        let filer = Filer::Submitter(id);
        match by_filer.get(&filer) {
            None => selection.add_missing(&submitter.name),
            Some(candidates) => selection.add_drafts(&submitter.name, filer, candidates),
        }
    }
    if let Some(candidates) = by_filer.get(&Filer::County) {
        selection.add_drafts(&county.name, Filer::County, candidates);
    }
    selection
}

impl ReportSelection {
    /// The report of `filer` that counts among `reports`.
    pub(crate) fn counted_report<'a>(
        &self,
        reports: &'a [Digest],
        filer: Filer,
    ) -> Option<&'a Digest> {
        reports.get(*self.counted.get(&filer)?)
    }

    fn add_missing(&mut self, submitter: &str) {
        self.missing.push(submitter.to_owned());
        self.findings.push(CountyFinding {
            problem: CountyProblem::Missing {
                submitter: submitter.to_owned(),
            },
            reports: Vec::new(),
        });
    }

    fn add_drafts(&mut self, name: &str, filer: Filer, candidates: &[Candidate<'_>]) {
        let comparison = compare_drafts(name, candidates);
        let superseded = comparison.superseded.iter();
        self.superseded
            .extend(superseded.map(|draft| draft.position));
        self.findings.extend(comparison.findings);
        if let [latest] = comparison.rivals.as_slice() {
            self.counted.insert(filer, *latest);
        }
    }
}

/// The reports of each filer that are `wanted`, in natural order of their paths.
fn group_by_filer(
    reports: &[Digest],
    wanted: impl Fn(&Digest) -> bool,
) -> BTreeMap<Filer, Vec<Candidate<'_>>> {
    let mut by_filer: BTreeMap<Filer, Vec<Candidate<'_>>> = BTreeMap::new();
    for (position, digest) in reports.iter().enumerate() {
        if let Some((filer, _)) = digest.identity.filer
            && wanted(digest)
        {
            let candidate = Candidate { position, digest };
            by_filer.entry(filer).or_default().push(candidate);
        }
    }
    for candidates in by_filer.values_mut() {
        candidates.sort_by_cached_key(|candidate| natural_key(&candidate.digest.path));
    }
    by_filer
}

/// Selects last year's report of every filer from `reports`: of several drafts the one that counts, and none where
/// nobody can tell which one does.
pub(crate) fn select_last_year(county: &County, reports: Vec<Digest>) -> BTreeMap<Filer, Digest> {
    let is_last_year = |year: u16| year.checked_add(1) == Some(county.year);
    let is_wanted = |digest: &Digest| {
        digest.form_data.is_some() && digest.identity.year.is_none_or(is_last_year)
    };
    let latest = group_by_filer(&reports, is_wanted)
        .into_iter()
        .filter_map(|(filer, drafts)| Some((latest_draft(&drafts)?.position, filer)));
    let filers: BTreeMap<usize, Filer> = latest.collect();
    let numbered = reports.into_iter().enumerate();
    numbered
        .filter_map(|(position, digest)| Some((*filers.get(&position)?, digest)))
        .collect()
}

/// The finding that last year's reports are not all at hand: it names submitters that have sent one this year.
pub(crate) fn find_last_year_gaps(
    county: &County,
    this_year: &[Digest],
    last_year: &BTreeMap<Filer, Digest>,
) -> Option<CountyFinding> {
    if county.last_year.is_empty() {
        return None;
    }
    let has_report = |id: SubmitterId| {
        let mut submitters = this_year.iter().map(|digest| digest.identity.submitter());
        submitters.any(|submitter| submitter == Some(id))
    };
    let lacking = county
        .submitters
        .iter_with_ids()
        .filter(|(id, _)| has_report(*id) && !last_year.contains_key(&Filer::Submitter(*id)));
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
