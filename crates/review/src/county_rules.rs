//! The rules over a county: its own report against its submitters', and each submitter's among the others.

use crate::selection::ReportSelection;
use gouji_evaluator::{
    Member, OtherReport, Outcomes, ReportContext, ReportFacts, Submitters, Viewpoint,
    evaluate_in_county,
};
use gouji_model::{CheckedDigest, County, Digest, Filer, Form, IdVec, Submitter};
use gouji_ruleset::{Check, Library, Stage};
use std::collections::BTreeMap;

/// The reports of a county that count: one of each submitter, and the county's own.
#[derive(Debug, Clone)]
pub struct CountyReports<'a> {
    /// The county.
    pub county: &'a County,
    /// This year's report of each submitter; `None` where there is none.
    pub reports: IdVec<Submitter, Option<&'a Digest>>,
    /// Last year's, likewise.
    pub last_year: IdVec<Submitter, Option<&'a Digest>>,
    /// The county's own report of this year, over all submitters.
    pub own: Option<&'a Digest>,
    /// The county's own report of last year.
    pub own_last_year: Option<&'a Digest>,
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
        let counted = |filer: Filer| reports.get(*selection.counted.get(&filer)?);
        let filers = || county.submitters.ids().map(Filer::Submitter);
        Self {
            county,
            reports: filers().map(counted).collect(),
            last_year: filers().map(|filer| last_year.get(&filer)).collect(),
            own: counted(Filer::County),
            own_last_year: last_year.get(&Filer::County),
        }
    }

    /// No report of anybody.
    #[must_use]
    pub fn none(county: &'a County) -> Self {
        let none = IdVec::filled(None, county.submitters.len());
        Self {
            county,
            reports: none.clone(),
            last_year: none,
            own: None,
            own_last_year: None,
        }
    }

    /// Checks every rule over the county: first on the county's own report, then on the submitters' in the order of the
    /// roster. A report of which no such rule speaks is left out.
    #[must_use]
    pub fn evaluate(&self, library: &Library, outcomes: Outcomes) -> Vec<CheckedDigest<'a>> {
        let mut submitters_by_form: BTreeMap<&str, Submitters<'_>> = BTreeMap::new();
        let mut results = Vec::new();
        for (filer, digest) in self.filers() {
            let Some(form_data) = &digest.form_data else {
                continue;
            };
            let form = &form_data.form;
            let checks = county_checks(library, form, filer);
            if checks.is_empty() {
                continue;
            }
            let submitters = submitters_by_form.entry(form.id.as_str());
            let submitters = submitters.or_insert_with(|| self.submitters(form, library));
            let context = self.context(filer, digest);
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

    /// The reports of this year with their filers, the county's own first.
    fn filers(&self) -> impl Iterator<Item = (Filer, &'a Digest)> {
        let county = self.own.map(|digest| (Filer::County, digest));
        let submitters = self.reports.iter_with_ids();
        let submitters =
            submitters.filter_map(|(id, digest)| Some((Filer::Submitter(id), (*digest)?)));
        county.into_iter().chain(submitters)
    }

    /// Everybody on the roster, as checks of `form` see them.
    fn submitters(&self, form: &Form, library: &Library) -> Submitters<'a> {
        let members = self.county.submitters.iter_with_ids();
        let members = members
            .map(|(id, submitter)| {
                let report = self.reports.try_get(id).copied().flatten();
                Member::new(form, (id, submitter), report)
            })
            .collect();
        Submitters::new(members, library.county_checks(form))
    }

    /// What is known of the report of `filer`.
    fn context(&self, filer: Filer, digest: &Digest) -> ReportContext<'a> {
        let (viewpoint, last_year) = match filer {
            Filer::County => (Viewpoint::county(), self.own_last_year),
            Filer::Submitter(id) => (
                Viewpoint::submitter(self.county, id),
                self.last_year.try_get(id).copied().flatten(),
            ),
        };
        ReportContext {
            year: digest.identity.year,
            last_year: last_year.and_then(OtherReport::from_digest),
            viewpoint,
            ..ReportContext::default()
        }
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
