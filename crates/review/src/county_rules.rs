//! The rules over a county: its own report against its submitters', and each submitter's among the others.

use crate::context::filer_context;
use crate::last_year::{LastYear, select_report};
use crate::selection::Selection;
use gouji_evaluator::{Member, Outcomes, ReportFacts, Submitters, evaluate_in_county};
use gouji_model::{County, Digest, Evaluation, Filer, Form};
use gouji_ruleset::{Check, Library, Stage};
use std::collections::BTreeMap;
use std::iter;

/// The reports of a county, with which of them count and last year's.
#[derive(Clone, Copy)]
pub(crate) struct CountyReports<'a> {
    pub(crate) county: &'a County,
    pub(crate) reports: &'a [Digest],
    pub(crate) selection: &'a Selection,
    pub(crate) last_year: &'a LastYear,
}

impl<'a> CountyReports<'a> {
    /// What every rule over the county says of the reports whose own figures or text it is about: first of the county's own,
    /// then of the submitters' in the order of the roster. A report of which no such rule speaks is left out.
    pub(crate) fn evaluate(
        self,
        library: &Library,
        outcomes: Outcomes,
    ) -> Vec<(usize, Evaluation)> {
        let mut submitters_by_form: BTreeMap<&str, Submitters<'_>> = BTreeMap::new();
        let mut results = Vec::new();
        let submitters = self.county.submitters.ids().map(Filer::Submitter);
        for filer in iter::once(Filer::County).chain(submitters) {
            for (position, digest) in self.selection.counted_reports(filer, self.reports) {
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
                let last_year = self.last_year.report(filer, form);
                let context = filer_context(self.county, filer, digest.identity.year, last_year);
                let facts = ReportFacts::from_sketch(form_data, &context, &digest.sketch);
                let evaluation = evaluate_in_county(
                    form_data,
                    &context.with_facts(&facts),
                    submitters,
                    checks,
                    library,
                    outcomes,
                );
                results.push((position, evaluation));
            }
        }
        results
    }

    /// Everybody on the roster, as checks of `form` see them.
    fn submitters(self, form: &Form, library: &Library) -> Submitters<'a> {
        let members = self.county.submitters.iter_with_ids();
        let members = members
            .map(|(id, submitter)| {
                let counted = self
                    .selection
                    .counted_reports(Filer::Submitter(id), self.reports);
                let report = select_report(counted.map(|(_, digest)| digest), form);
                Member::new(form, (id, submitter), report)
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
