//! Last year's reports: of each filer one a form, without their documents.

use crate::drafts::{Candidate, latest_draft};
use crate::selection::candidates_by_form;
use gouji_evaluator::shares_figures;
use gouji_model::{County, Digest, Filer, Form, SkippedFile};
use std::collections::BTreeMap;

/// Last year's report of everybody who has one, on each form.
#[derive(Debug, Clone, Default)]
pub(crate) struct LastYear {
    by_filer: BTreeMap<Filer, Vec<Digest>>,
    /// The paths of reports of nobody on the roster.
    pub(crate) strangers: Vec<String>,
    /// The paths of files among them of which nothing can be compared: of another year, or not to be read.
    pub(crate) useless: Vec<String>,
    /// The devices among last year's files.
    pub(crate) devices: Vec<SkippedFile>,
}

impl LastYear {
    /// Selects of `reports` those of the year before that of `county`: of several drafts the one that counts, and none where
    /// nobody can tell which one does.
    pub(crate) fn new(county: &County, reports: Vec<Digest>, devices: Vec<SkippedFile>) -> Self {
        let is_last_year = |year: u16| year.checked_add(1) == Some(county.year);
        let is_wanted = |digest: &Digest| {
            digest.form_data.is_some() && digest.identity.year.is_none_or(is_last_year)
        };
        let mut theirs: BTreeMap<Filer, Vec<Candidate<'_>>> = BTreeMap::new();
        let (mut strangers, mut useless) = (Vec::new(), Vec::new());
        for (position, digest) in reports.iter().enumerate() {
            match digest.identity.filer {
                // A notice or a picture is of no year.
                None if digest.form_data.is_none() => {}
                _ if !is_wanted(digest) => useless.push(digest.path.clone()),
                Some((filer, _)) => {
                    let candidate = Candidate { position, digest };
                    theirs.entry(filer).or_default().push(candidate);
                }
                None => strangers.push(digest.path.clone()),
            }
        }
        let latest = theirs.into_iter().flat_map(|(filer, candidates)| {
            let by_form = candidates_by_form(candidates).into_iter();
            by_form.filter_map(move |drafts| Some((latest_draft(&drafts)?.position, filer)))
        });
        let filers: BTreeMap<usize, Filer> = latest.collect();
        let mut by_filer: BTreeMap<Filer, Vec<Digest>> = BTreeMap::new();
        for (position, digest) in reports.into_iter().enumerate() {
            if let Some(filer) = filers.get(&position) {
                by_filer.entry(*filer).or_default().push(digest);
            }
        }
        Self {
            by_filer,
            strangers,
            useless,
            devices,
        }
    }

    /// The report of `filer` with which one on `form` is compared: on the same form, else on one that has some of its figures.
    pub(crate) fn report(&self, filer: Filer, form: &Form) -> Option<&Digest> {
        let theirs = self.by_filer.get(&filer)?;
        select_report(theirs.iter(), form)
    }

    /// Whether `filer` has any.
    pub(crate) fn has_report(&self, filer: Filer) -> bool {
        self.by_filer.contains_key(&filer)
    }

    /// Whether nobody has any.
    pub(crate) fn is_empty(&self) -> bool {
        self.by_filer.is_empty()
    }

    /// Every report with its filer.
    pub(crate) fn reports(&self) -> impl Iterator<Item = (Filer, &Digest)> {
        let all = self.by_filer.iter();
        all.flat_map(|(filer, reports)| reports.iter().map(move |report| (*filer, report)))
    }
}

/// Of `reports` of one filer the one that is held beside a report on `form`: on the same form, else the first one that has
/// some of its figures.
pub(crate) fn select_report<'d>(
    reports: impl Iterator<Item = &'d Digest> + Clone,
    form: &Form,
) -> Option<&'d Digest> {
    let form_of = |digest: &&'d Digest| digest.form_data.as_ref().map(|data| &data.form);
    let same = reports
        .clone()
        .find(|digest| form_of(digest).is_some_and(|theirs| theirs.id == form.id));
    same.or_else(|| {
        let mut others = reports;
        others.find(|digest| form_of(digest).is_some_and(|theirs| shares_figures(form, theirs)))
    })
}
