//! The county's summary: every figure added up over the submitters whose reports pass.

use super::Batch;
use crate::beside::by_form;
use crate::condition::CheckContext;
use crate::evaluate::check_figures;
use gouji_model::{
    Contributor, County, Decimal, Digest, FigureId, FigureSpec, Figures, Filer, Form, IdVec,
    Instance, Omission, OmissionReason, Outcome, OwnReport, Role, Rollup, RuleId, Severity, State,
    Status, Sum,
};
use gouji_ruleset::Library;
use std::sync::Arc;

/// Which reports are added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RollupScope {
    /// Those that no rule of severity `error` speaks against.
    Sound,
    /// All whose figures could be read.
    All,
}

/// The form that a county's reports of its year are on: that which it prescribes, else the one of that year.
#[must_use]
pub fn form_of_year<'l>(county: &County, library: &'l Library) -> Option<&'l Arc<Form>> {
    let prescribed = county.form_of(county.year);
    let mut forms = library.forms.iter();
    match prescribed {
        Some(id) => forms.find(|form| form.id == id),
        None => forms.find(|form| form.years.contains(county.year)),
    }
}

/// The figures of `form` over those of `reports` that `batch` counts and that are `passing`.
///
/// Blank cells count as nothing. Headings are not added up: what a heading
/// states is of no one unit. The county's own report is no part of the sums.
#[must_use]
pub fn rollup<'a>(
    county: &'a County,
    reports: &'a [Digest],
    batch: &Batch,
    form: &Arc<Form>,
    library: &Library,
    passing: RollupScope,
) -> Rollup<'a> {
    let mut contributors = Vec::new();
    let mut left_out = Vec::new();
    for (id, submitter) in county.submitters.iter_with_ids() {
        let filer = Filer::Submitter(id);
        let counted = batch.counted.get(&filer).and_then(|at| reports.get(*at));
        let sent: Vec<&Digest> = reports.iter().filter(|each| is_of(each, filer)).collect();
        match chosen(counted, &sent, form, passing) {
            Ok((digest, figures, written)) => contributors.push(Contributor {
                submitter: id,
                name: &submitter.name,
                level: submitter.level,
                status: digest.status.unwrap_or(Status::Undecided),
                path: &digest.path,
                sheets: &digest.sheets,
                figures,
                written,
            }),
            Err(why) => left_out.push(Omission {
                name: submitter.name.clone(),
                paths: sent.iter().map(|each| each.path.clone()).collect(),
                why,
            }),
        }
    }
    let sum = |figure| sum(form, figure, &contributors);
    let sums: IdVec<FigureSpec, Sum> = form.figures.ids().map(sum).collect();
    let own = batch.counted.get(&Filer::County);
    let own = own.and_then(|at| reports.get(*at)).and_then(|digest| {
        Some(OwnReport {
            path: &digest.path,
            figures: by_form(form, digest.form_data.as_ref()?).into_owned(),
        })
    });
    Rollup {
        county: county.name.clone(),
        year: county.year,
        form: Arc::clone(form),
        broken: broken(form, &sums, library),
        sums,
        contributors,
        left_out,
        own,
    }
}

fn is_of(digest: &Digest, filer: Filer) -> bool {
    digest.identity.filer.is_some_and(|(each, _)| each == filer)
}

/// The report of a submitter with its figures, or why there is none to add up.
fn chosen<'a>(
    counted: Option<&'a Digest>,
    sent: &[&'a Digest],
    form: &Form,
    passing: RollupScope,
) -> Result<(&'a Digest, &'a Figures, &'a gouji_model::SourceCells), OmissionReason> {
    let Some(digest) = counted else {
        let is = |status| sent.iter().any(|each| each.status == Some(status));
        return Err(match sent {
            [] => OmissionReason::NoReport,
            _ if sent.iter().filter(|each| each.form_data.is_some()).count() > 1 => {
                OmissionReason::Duplicate
            }
            _ if is(Status::Unreadable) => OmissionReason::Unreadable,
            _ => OmissionReason::Unrecognised,
        });
    };
    let form_data = digest
        .form_data
        .as_ref()
        .ok_or(OmissionReason::Unrecognised)?;
    if form_data.form.id != form.id {
        return Err(OmissionReason::OtherForm {
            form: form_data.form.title.clone(),
        });
    }
    match (digest.status, passing) {
        (Some(Status::Clean | Status::Query), _) | (_, RollupScope::All) => {
            Ok((digest, &form_data.figures, &form_data.written))
        }
        (Some(Status::Error), RollupScope::Sound) => Err(OmissionReason::Errors),
        (_, RollupScope::Sound) => Err(OmissionReason::Undecided),
    }
}

fn sum(form: &Form, figure: FigureId, contributors: &[Contributor<'_>]) -> Sum {
    let spec = &form.figures[figure];
    let nothing = Sum {
        value: None,
        stated: 0,
        overflows: false,
    };
    if spec.role == Role::Heading {
        return nothing;
    }
    let numbers = contributors
        .iter()
        .filter(|each| each.figures.state(figure) == State::Number)
        .map(|each| i128::from(each.figures.mantissa(figure)));
    let stated = numbers.clone().count();
    if stated == 0 {
        return nothing;
    }
    // As many 64-bit numbers as there are files cannot fill 128 bits.
    let mantissa = i64::try_from(numbers.sum::<i128>()).ok();
    let decimal = |mantissa| {
        let scale = spec.scale;
        Decimal { mantissa, scale }.trimmed()
    };
    Sum {
        value: mantissa.map(decimal),
        stated,
        overflows: mantissa.is_none(),
    }
}

/// The rules of severity `error` over the figures alone that the sums break.
fn broken(
    form: &Form,
    sums: &IdVec<FigureSpec, Sum>,
    library: &Library,
) -> Vec<(RuleId, Option<Instance>)> {
    let mut figures = Figures::new(form, State::Blank);
    for (figure, sum) in sums.iter_with_ids() {
        if let Some(value) = sum.value {
            figures.set_number(form, figure, value);
        }
    }
    let checks = library.checks(form).iter();
    let grave = checks.filter(|check| library.rules[check.rule].severity == Severity::Error);
    grave
        .filter(|check| {
            check_figures(check, CheckContext::of(form, &figures)).outcome == Outcome::Violated
        })
        .map(|check| (check.rule, check.instance))
        .collect()
}
