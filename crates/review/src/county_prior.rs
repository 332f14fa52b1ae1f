//! What the reports of a county say of one of them: what is usual for submitters of its level, and how far the county's
//! own report is from the sum of all.

use crate::last_year::LastYear;
use crate::selection::Selection;
use gouji_evaluator::{Distribution, PeerPrior, figures_by_form};
use gouji_model::{
    County, Digest, FigureSpec, Figures, Filer, Form, FormData, IdVec, Level, State,
};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How far the county's own report is from the sum of all submitters' reports: the former less the latter, by figure,
/// at the scale of the figure. `None` where one of them cannot be read, or the county states nothing.
type Gaps = IdVec<FigureSpec, Option<i64>>;

/// What is usual for the figures of each form, by level, and how far the county's own report is from the sum of all.
#[derive(Debug, Clone, Default)]
pub(crate) struct CountyPrior {
    distributions: BTreeMap<(String, Level), Distribution>,
    gaps: BTreeMap<String, Gaps>,
    /// The positions of the reports of each filer that count, one a form.
    counted: BTreeMap<Filer, Vec<usize>>,
    levels: BTreeMap<Filer, Level>,
}

impl CountyPrior {
    /// Learns from those of this year's `reports` that the `selection` counts, and from last year's.
    pub(crate) fn new(
        county: &County,
        reports: &[Digest],
        selection: &Selection,
        last_year: &LastYear,
    ) -> Self {
        let submitters = county.submitters.iter_with_ids();
        let levels = submitters.map(|(id, submitter)| (Filer::Submitter(id), submitter.level));
        let mut prior = Self {
            counted: selection.counted.clone(),
            levels: levels.collect(),
            ..Self::default()
        };
        let counted = selection.counted.iter();
        let counted =
            counted.flat_map(|(filer, positions)| positions.iter().map(move |at| (*filer, at)));
        let this_year: Vec<(Filer, &FormData)> = counted
            .filter_map(|(filer, at)| Some((filer, reports.get(*at)?.form_data.as_ref()?)))
            .collect();
        let last_year = last_year.reports();
        let last_year =
            last_year.filter_map(|(filer, digest)| Some((filer, digest.form_data.as_ref()?)));
        let both_years: Vec<(Filer, &FormData)> =
            this_year.iter().copied().chain(last_year).collect();
        let forms: BTreeMap<&str, &Arc<Form>> = this_year
            .iter()
            .map(|(_, form_data)| (form_data.form.id.as_str(), &form_data.form))
            .collect();
        for (id, form) in forms {
            prior.add_reports(form, &both_years);
            if let Some(gaps) = gaps(county, form, &this_year) {
                prior.gaps.insert(id.to_owned(), gaps);
            }
        }
        prior
    }

    fn add_reports(&mut self, form: &Form, reports: &[(Filer, &FormData)]) {
        for (filer, form_data) in reports {
            if let Some(level) = self.levels.get(filer) {
                let distribution = self.distributions.entry((form.id.clone(), *level));
                distribution
                    .or_insert_with(|| Distribution::new(form))
                    .add_report(form, form_data);
            }
        }
    }

    /// What the others say of the report of `filer` at `position`. `None` for the county's own report, which is like
    /// none of them.
    pub(crate) fn peer_prior(
        &self,
        form: &Form,
        filer: Filer,
        position: usize,
    ) -> Option<PeerPrior<'_>> {
        let level = self.levels.get(&filer)?;
        let counted = self.counted.get(&filer);
        let is_counted = counted.is_some_and(|counted| counted.contains(&position));
        Some(PeerPrior {
            distribution: self.distributions.get(&(form.id.clone(), *level))?,
            includes_report: is_counted,
            gaps: self.gaps.get(&form.id).filter(|_| is_counted),
        })
    }
}

/// The gaps of the county's own report on `form`. `None` where that report is not at hand, or the report of any
/// submitter, because the sum is not known then.
fn gaps(county: &County, form: &Form, reports: &[(Filer, &FormData)]) -> Option<Gaps> {
    let figures = |wanted: Filer| -> Option<Cow<'_, Figures>> {
        let mut theirs = reports.iter().filter(|(filer, _)| *filer == wanted);
        let form_data = theirs.clone().find(|(_, data)| data.form.id == form.id);
        let (_, form_data) = form_data.or_else(|| theirs.next())?;
        Some(figures_by_form(form, form_data))
    };
    let county_figures = figures(Filer::County)?;
    let submitters = county.submitters.ids();
    let submitter_figures: Vec<Cow<'_, Figures>> = submitters
        .map(|id| figures(Filer::Submitter(id)))
        .collect::<Option<_>>()?;
    let gap = |figure| {
        let mantissa = |figures: &Figures| match figures.state(figure) {
            State::Number => Some(figures.mantissa(figure)),
            State::Blank | State::Dash | State::None | State::Omitted => Some(0),
            State::Unreadable | State::Absent | State::NotPlaced => None,
        };
        if county_figures.state(figure) != State::Number {
            return None;
        }
        let mut submitters = submitter_figures.iter();
        let sum = submitters.try_fold(0_i64, |sum, figures| sum.checked_add(mantissa(figures)?));
        mantissa(&county_figures)?.checked_sub(sum?)
    };
    Some(form.figures.ids().map(gap).collect())
}
