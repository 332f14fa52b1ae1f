//! What the reports of a county say of one of them: what is usual for submitters of its level, and what the county's own
//! report has.

use super::Batch;
use crate::beside::by_form;
use crate::prior::Distribution;
use crate::prior::PeerPrior;
use gouji_model::{
    County, Digest, FigureSpec, Figures, Filer, Form, FormData, IdVec, Level, State,
};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is usual for the figures of each form, by level, and by how much the county's own report differs from all
/// submitters together.
#[derive(Debug, Clone, Default)]
pub struct CountyPrior {
    usual: BTreeMap<(String, Level), Distribution>,
    gaps: BTreeMap<String, IdVec<FigureSpec, Option<i64>>>,
    /// Which report of each filer counts, by its position.
    counted: BTreeMap<Filer, usize>,
    levels: BTreeMap<Filer, Level>,
}

impl CountyPrior {
    /// Of this year's `reports` those that `batch` counts, and last year's.
    #[must_use]
    pub fn new(
        county: &County,
        reports: &[Digest],
        batch: &Batch,
        last_year: &BTreeMap<Filer, Digest>,
    ) -> Self {
        let levels = county.submitters.iter_with_ids();
        let levels = levels.map(|(id, each)| (Filer::Submitter(id), each.level));
        let mut peers = Self {
            counted: batch.counted.clone(),
            levels: levels.collect(),
            ..Self::default()
        };
        let this_year = batch.counted.iter().filter_map(|(filer, position)| {
            let form_data = reports.get(*position)?.form_data.as_ref()?;
            Some((*filer, form_data))
        });
        let this_year: Vec<(Filer, &FormData)> = this_year.collect();
        let last_year = last_year.iter();
        let last_year = last_year.filter_map(|(filer, it)| Some((*filer, it.form_data.as_ref()?)));
        let all: Vec<(Filer, &FormData)> = this_year.iter().copied().chain(last_year).collect();
        let forms: BTreeMap<&str, &Arc<Form>> = this_year
            .iter()
            .map(|(_, form_data)| (form_data.form.id.as_str(), &form_data.form))
            .collect();
        for (id, form) in forms {
            for (filer, form_data) in &all {
                let Some(level) = peers.levels.get(filer) else {
                    continue;
                };
                let usual = peers.usual.entry((id.to_owned(), *level));
                usual
                    .or_insert_with(|| Distribution::new(form))
                    .add_report(form, form_data);
            }
            if let Some(gaps) = gaps(county, form, &this_year) {
                peers.gaps.insert(id.to_owned(), gaps);
            }
        }
        peers
    }

    /// What the others say of the report of `filer` at `position`; `None` where nobody knows whose it is, and for the
    /// county's own, which is like none of them.
    #[must_use]
    pub fn of(&self, form: &Form, filer: Filer, position: usize) -> Option<PeerPrior<'_>> {
        let level = self.levels.get(&filer)?;
        let is_counted = self.counted.get(&filer) == Some(&position);
        Some(PeerPrior {
            usual: self.usual.get(&(form.id.clone(), *level))?,
            has_own: is_counted,
            gaps: self.gaps.get(&form.id).filter(|_| is_counted),
        })
    }
}

/// By how much each figure of the county's own report is larger than all submitters' together; `None` where its report is
/// not at hand, or that of any submitter.
fn gaps(
    county: &County,
    form: &Form,
    reports: &[(Filer, &FormData)],
) -> Option<IdVec<FigureSpec, Option<i64>>> {
    let of = |wanted: Filer| -> Option<Cow<'_, Figures>> {
        let (_, form_data) = reports.iter().find(|(filer, _)| *filer == wanted)?;
        Some(by_form(form, form_data))
    };
    let own = of(Filer::County)?;
    let all = county.submitters.ids().map(|id| of(Filer::Submitter(id)));
    let all: Vec<Cow<'_, Figures>> = all.collect::<Option<_>>()?;
    let gap = |figure| {
        let number = |figures: &Figures| match figures.state(figure) {
            State::Number => Some(figures.mantissa(figure)),
            State::Blank | State::Dash | State::None | State::Omitted => Some(0),
            State::Unreadable | State::Absent | State::NotPlaced => None,
        };
        if own.state(figure) != State::Number {
            return None;
        }
        let sum = all
            .iter()
            .try_fold(0_i64, |sum, figures| sum.checked_add(number(figures)?));
        number(&own)?.checked_sub(sum?)
    };
    Some(form.figures.ids().map(gap).collect())
}
