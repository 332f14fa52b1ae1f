//! The rules over a county: its own report against its submitters', and each submitter's among the others.

use crate::batch::Batch;
use crate::beside::{LastYear, ReportContext};
use crate::evaluate::{Asked, Outcomes, seen};
use crate::submitters::Member;
use crate::submitters::Submitters;
use crate::submitters::Viewpoint;
use gouji_model::{CheckedDigest, County, Digest, Evaluation, Filer, Form, IdVec, Submitter};
use gouji_ruleset::{Check, Library, SimilarityPeer, SimilarityScope, Stage};
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
    /// That of last year.
    pub own_last_year: Option<&'a Digest>,
}

impl<'a> CountyReports<'a> {
    /// Of `reports` those that `batch` counts, and last year's.
    #[must_use]
    pub fn new(
        county: &'a County,
        reports: &'a [Digest],
        batch: &Batch,
        last_year: &'a BTreeMap<Filer, Digest>,
    ) -> Self {
        let counted = |filer: Filer| {
            let position = batch.counted.get(&filer)?;
            reports.get(*position)
        };
        let ids = county.submitters.ids();
        Self {
            county,
            reports: ids.map(|id| counted(Filer::Submitter(id))).collect(),
            last_year: county
                .submitters
                .ids()
                .map(|id| last_year.get(&Filer::Submitter(id)))
                .collect(),
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

    /// Checks every rule over the county: the county's own report first, then the submitters' in the order of the
    /// roster. A report of which no such rule speaks is left out.
    #[must_use]
    pub fn evaluate(&self, library: &Library, outcomes: Outcomes) -> Vec<CheckedDigest<'a>> {
        let mut of_forms: BTreeMap<&str, Submitters<'_>> = BTreeMap::new();
        let own = self.own.map(|digest| (Filer::County, digest));
        let submitters = self.reports.iter_with_ids();
        let submitters =
            submitters.filter_map(|(id, digest)| Some((Filer::Submitter(id), (*digest)?)));
        let mut found = Vec::new();
        for (filer, digest) in own.into_iter().chain(submitters) {
            let Some(form_data) = &digest.form_data else {
                continue;
            };
            let checks = checks(library, &form_data.form, filer);
            if checks.is_empty() {
                continue;
            }
            let others = of_forms
                .entry(form_data.form.id.as_str())
                .or_insert_with(|| {
                    self.others(&form_data.form, compares_prose(library, &form_data.form))
                });
            let beside = self.beside(filer, digest);
            let last_year = beside.last_figures(form_data);
            let mut seen = seen(form_data, &beside, last_year.as_ref());
            seen.others = Some(others);
            seen.sketch = Some(&digest.sketch);
            let mut evaluation = Evaluation::default();
            let asked = Asked {
                library,
                context: &beside,
                outcomes,
            };
            asked.run(checks, seen, &mut evaluation);
            found.push(CheckedDigest { digest, evaluation });
        }
        found
    }

    /// Everybody on the roster, as checks of `form` see them.
    fn others(&self, form: &Form, compares_prose: bool) -> Submitters<'a> {
        let members = self.county.submitters.iter_with_ids();
        let report = |id| self.reports.try_get(id).copied().flatten();
        let members = members
            .map(|(id, submitter)| Member::new(form, (id, submitter), report(id)))
            .collect();
        Submitters::new(members, compares_prose)
    }

    /// What is known of the report of `filer`.
    fn beside(&self, filer: Filer, digest: &Digest) -> ReportContext<'a> {
        let (asking, last) = match filer {
            Filer::County => (Viewpoint::county(), self.own_last_year),
            Filer::Submitter(id) => (
                Viewpoint::submitter(self.county, id),
                self.last_year.try_get(id).copied().flatten(),
            ),
        };
        ReportContext {
            year: digest.identity.year,
            last_year: last.and_then(LastYear::of),
            asking,
            ..ReportContext::default()
        }
    }
}

/// Whether a rule over the county compares the prose of submitters.
fn compares_prose(library: &Library, form: &Form) -> bool {
    let mut likeness = library
        .batch_checks(form)
        .iter()
        .flat_map(|it| &it.likeness);
    likeness.any(|each| each.of == SimilarityScope::Prose && each.with == SimilarityPeer::Others)
}

/// The checks over the county that speak of the report of `filer`.
fn checks<'l>(library: &'l Library, form: &Form, filer: Filer) -> Vec<&'l Check> {
    let is_asked = |check: &&Check| match check.reach {
        Stage::Report => false,
        Stage::Batch => matches!(filer, Filer::Submitter(_)),
        Stage::County => filer == Filer::County,
    };
    library.batch_checks(form).iter().filter(is_asked).collect()
}
