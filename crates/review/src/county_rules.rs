//! The rules over a county: its own report against its submitters', and each submitter's among the others.

use crate::context::filer_context;
use crate::selection::ReportSelection;
use gouji_evaluator::{Member, Outcomes, ReportFacts, Submitters, evaluate_in_county};
use gouji_model::{CheckedDigest, County, Digest, Filer, Form, FormData};
use gouji_ruleset::{Check, Library, Stage};
use std::collections::BTreeMap;
use std::iter;

/// The reports of a county that count, with last year's.
#[derive(Debug, Clone)]
pub struct CountyReports<'a> {
    /// The county.
    pub county: &'a County,
    /// The report of each filer; the county's own report is over all submitters.
    pub reports: BTreeMap<Filer, &'a Digest>,
    /// The report of last year of each filer.
    pub last_year: &'a BTreeMap<Filer, Digest>,
}

impl<'a> CountyReports<'a> {
    /// Those of `reports` that the `selection` counts, and last year's.
    #[must_use]
    pub fn new(
        county: &'a County,
        reports: &'a [Digest],
        selection: &ReportSelection,
        last_year: &'a BTreeMap<Filer, Digest>,
    ) -> Self {
        let filers = selection.counted.keys();
        let counted =
            filers.filter_map(|filer| Some((*filer, selection.counted_report(reports, *filer)?)));
        Self {
            county,
            reports: counted.collect(),
            last_year,
        }
    }

    /// Checks every rule over the county: first on the county's own report, then on the submitters' in the order of the
    /// roster. A report of which no such rule speaks is left out.
    #[must_use]
    pub fn evaluate(&self, library: &Library, outcomes: Outcomes) -> Vec<CheckedDigest<'a>> {
        let mut submitters_by_form: BTreeMap<&str, Submitters<'_>> = BTreeMap::new();
        let mut results = Vec::new();
        let submitters = self.county.submitters.ids().map(Filer::Submitter);
        for filer in iter::once(Filer::County).chain(submitters) {
            let Some((digest, form_data)) = self.report(filer) else {
                continue;
            };
            let form = &form_data.form;
            let checks = county_checks(library, form, filer);
            if checks.is_empty() {
                continue;
            }
            let submitters = submitters_by_form.entry(form.id.as_str());
            let submitters = submitters.or_insert_with(|| self.submitters(form, library));
            let (year, last_year) = (digest.identity.year, self.last_year.get(&filer));
            let context = filer_context(self.county, filer, year, last_year);
            let facts = ReportFacts::from_sketch(form_data, &context, &digest.sketch);
            let evaluation = evaluate_in_county(
                form_data,
                &context.with_facts(&facts),
                submitters,
                checks,
                library,
                outcomes,
            );
            results.push(CheckedDigest { digest, evaluation });
        }
        results
    }

    /// The report of `filer` with its figures; `None` where there is none or they could not be read.
    fn report(&self, filer: Filer) -> Option<(&'a Digest, &'a FormData)> {
        let digest = self.reports.get(&filer)?;
        Some((digest, digest.form_data.as_ref()?))
    }

    /// Everybody on the roster, as checks of `form` see them.
    fn submitters(&self, form: &Form, library: &Library) -> Submitters<'a> {
        let members = self.county.submitters.iter_with_ids();
        let members = members
            .map(|(id, submitter)| {
                let report = self.reports.get(&Filer::Submitter(id));
                Member::new(form, (id, submitter), report.copied())
            })
            .collect();
        Submitters::new(members, library.county_checks(form))
    }
}

/// The checks over the county that speak of the report of `filer`.
fn county_checks<'l>(library: &'l Library, form: &Form, filer: Filer) -> Vec<&'l Check> {
    let concerns_filer = |check: &&Check| match check.stage {
        Stage::Report => false,
        Stage::AllReports => matches!(filer, Filer::Submitter(_)),
        Stage::County => filer == Filer::County,
    };
    let checks = library.county_checks(form).iter();
    checks.filter(concerns_filer).collect()
}
