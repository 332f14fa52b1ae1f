//! The county's summary: every figure added up over the submitters whose reports pass.

use crate::selection::ReportSelection;
use gouji_evaluator::{CheckContext, ReportContext, check_figures, figures_by_form};
use gouji_model::{
    Contributor, County, Decimal, Digest, FigureId, FigureSpec, Figures, Filer, Form, FormData,
    IdVec, Instance, Omission, OmissionReason, Outcome, OwnReport, Role, Rollup, RuleId, Severity,
    State, Status, Sum,
};
use gouji_ruleset::Library;
use std::sync::Arc;

/// Which reports are added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RollupScope {
    /// Reports whose status is clean or query: no rule of severity `error` is broken or undecided.
    Sound,
    /// All reports are added up whose figures could be read.
    All,
}

/// The form of a county's reports of its year: the one that the county prescribes, else the one of that year.
#[must_use]
pub fn county_form<'l>(county: &County, library: &'l Library) -> Option<&'l Arc<Form>> {
    let prescribed = county.form_id(county.year);
    let mut forms = library.forms.iter();
    match prescribed {
        Some(id) => forms.find(|form| form.id == id),
        None => forms.find(|form| form.years.contains(county.year)),
    }
}

/// Adds up the figures of `form` over those of `reports` that the `selection` counts and that `scope` admits.
///
/// Blank cells count as nothing. Headings are not added up, because what a heading states is of no one unit. The
/// county's own report is no part of the sums.
#[must_use]
pub fn roll_up<'a>(
    county: &'a County,
    reports: &'a [Digest],
    selection: &ReportSelection,
    form: &Arc<Form>,
    library: &Library,
    scope: RollupScope,
) -> Rollup<'a> {
    let counted = |filer| selection.counted_report(reports, filer);
    let mut contributors = Vec::new();
    let mut left_out = Vec::new();
    for (id, submitter) in county.submitters.iter_with_ids() {
        let filer = Filer::Submitter(id);
        let is_theirs = |digest: &&Digest| digest.identity.submitter() == Some(id);
        let all: Vec<&Digest> = reports.iter().filter(is_theirs).collect();
        match contribution(counted(filer), &all, form, scope) {
            Ok((digest, form_data)) => contributors.push(Contributor {
                submitter: id,
                name: &submitter.name,
                level: submitter.level,
                status: digest.status.unwrap_or(Status::Undecided),
                path: &digest.path,
                sheets: &digest.sheets,
                figures: &form_data.figures,
                written: &form_data.written,
            }),
            Err(why) => left_out.push(Omission {
                name: submitter.name.clone(),
                paths: all.iter().map(|digest| digest.path.clone()).collect(),
                why,
            }),
        }
    }
    let sums = form.figures.ids();
    let sums: IdVec<FigureSpec, Sum> = sums
        .map(|figure| sum(form, figure, &contributors))
        .collect();
    let own_report = counted(Filer::County).and_then(|digest| {
        Some(OwnReport {
            path: &digest.path,
            figures: figures_by_form(form, digest.form_data.as_ref()?).into_owned(),
        })
    });
    Rollup {
        county: county.name.clone(),
        year: county.year,
        form: Arc::clone(form),
        broken: broken_rules(form, &sums, library),
        sums,
        contributors,
        left_out,
        own_report,
    }
}

/// The report of a submitter that is added up with its figures, or why there is none: `counted` is the one that counts
/// among `all` that the submitter has sent.
fn contribution<'a>(
    counted: Option<&'a Digest>,
    all: &[&'a Digest],
    form: &Form,
    scope: RollupScope,
) -> Result<(&'a Digest, &'a FormData), OmissionReason> {
    let Some(digest) = counted else {
        return Err(omission_reason(all));
    };
    let form_data = digest.form_data.as_ref();
    let form_data = form_data.ok_or(OmissionReason::Unrecognised)?;
    if form_data.form.id != form.id {
        return Err(OmissionReason::OtherForm {
            form: form_data.form.title.clone(),
        });
    }
    match (digest.status, scope) {
        (Some(Status::Clean | Status::Query), _) | (_, RollupScope::All) => Ok((digest, form_data)),
        (Some(Status::Error), RollupScope::Sound) => Err(OmissionReason::Errors),
        (_, RollupScope::Sound) => Err(OmissionReason::Undecided),
    }
}

/// Why none of `all` that a submitter has sent counts.
fn omission_reason(all: &[&Digest]) -> OmissionReason {
    let drafts = all.iter().filter(|digest| digest.form_data.is_some());
    let is_unreadable = |digest: &&Digest| digest.status == Some(Status::Unreadable);
    if all.is_empty() {
        OmissionReason::NoReport
    } else if drafts.count() > 1 {
        OmissionReason::Duplicate
    } else if all.iter().any(is_unreadable) {
        OmissionReason::Unreadable
    } else {
        OmissionReason::Unrecognised
    }
}

fn sum(form: &Form, figure: FigureId, contributors: &[Contributor<'_>]) -> Sum {
    let spec = &form.figures[figure];
    let is_stated = |contributor: &&Contributor<'_>| {
        spec.role != Role::Heading && contributor.figures.state(figure) == State::Number
    };
    let numbers = contributors
        .iter()
        .filter(is_stated)
        .map(|contributor| i128::from(contributor.figures.mantissa(figure)));
    let stated = numbers.clone().count();
    // As many 64-bit numbers as there are files cannot fill 128 bits.
    let mantissa = i64::try_from(numbers.sum::<i128>()).ok();
    let decimal = |mantissa| {
        let scale = spec.scale;
        Decimal { mantissa, scale }.normalize()
    };
    Sum {
        value: mantissa.filter(|_| stated > 0).map(decimal),
        stated,
        overflows: mantissa.is_none(),
    }
}

/// The rules of severity `error` over the figures alone that the sums break.
fn broken_rules(
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
    let report = ReportContext::default();
    let context = CheckContext::new(form, &figures, &report);
    let checks = library.checks(form).iter();
    checks
        .filter(|check| library.rules[check.rule].severity == Severity::Error)
        .filter(|check| check_figures(check, context).outcome == Outcome::Violated)
        .map(|check| (check.rule, check.instance))
        .collect()
}
