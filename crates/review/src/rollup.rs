//! The county's summary: every figure added up over the submitters whose reports pass.

use gouji_evaluator::{
    CheckContext, ReportContext, check_figures, figures_by_form, shares_figures,
};
use gouji_model::{
    Contributor, County, Decimal, FigureId, FigureSpec, Figures, Filer, Finding, Form, FormData,
    IdVec, Instance, Level, Omission, OmissionReason, OpenQuery, Origin, Outcome, OwnReport,
    Review, ReviewScope, ReviewedReport, ReviewedSubmitter, Role, Rollup, RuleId, Severity, State,
    Status, SubmitterState, Sum,
};
use gouji_ruleset::Library;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Which reports are added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RollupScope {
    /// Reports that are clean, explained or to be confirmed: no rule of severity `error` is broken or undecided.
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

/// Adds up the figures of `form` over the reports of the `review` of a county that count and that `scope` admits.
///
/// Blank cells count as nothing. Headings are not added up, because what a heading states is of no one unit. The
/// county's own report is no part of the sums. `None` where the review is not of a whole county.
#[must_use]
pub fn roll_up<'a>(
    review: &'a Review<'_>,
    form: &Arc<Form>,
    library: &Library,
    scope: RollupScope,
) -> Option<Rollup<'a>> {
    let county = review
        .county
        .filter(|_| review.scope == ReviewScope::County)?;
    let mut contributors = Vec::new();
    let mut left_out = Vec::new();
    for submitter in &review.submitters {
        let Some(Filer::Submitter(id)) = submitter.filer else {
            continue;
        };
        let name = submitter.name.as_deref().unwrap_or_default();
        match contribution(review, submitter, form, scope) {
            Ok((report, form_data)) => contributors.push(Contributor {
                submitter: id,
                name,
                level: submitter.level.unwrap_or(Level::Own),
                status: report.status,
                checked: &report.checked,
                path: &report.checked.path,
                sheets: report.checked.sheets(),
                figures: &form_data.figures,
                written: &form_data.written,
                queries: open_queries(report),
            }),
            Err(why) => left_out.push(Omission {
                name: name.to_owned(),
                paths: paths(review, submitter),
                why,
            }),
        }
    }
    let sums = form.figures.ids();
    let sums: IdVec<FigureSpec, Sum> = sums
        .map(|figure| sum(form, figure, &contributors))
        .collect();
    Some(Rollup {
        county: county.name.clone(),
        year: county.year,
        form: Arc::clone(form),
        broken: broken_rules(form, &sums, library),
        sums,
        contributors,
        left_out,
        own_report: own_report(review, form),
    })
}

/// The queries on `report` that are broken and have no statement.
fn open_queries(report: &ReviewedReport) -> Vec<OpenQuery<'_>> {
    let findings = report.evaluations().flat_map(|each| &each.findings);
    findings
        .filter(|finding| finding.status() == Status::Query)
        .map(|finding| OpenQuery {
            finding,
            figures: finding_figures(finding),
        })
        .collect()
}

/// The figures that `finding` is about, those of the checks that are told in it too.
fn finding_figures(finding: &Finding) -> Vec<FigureId> {
    let gathered = finding.gathered.iter().flat_map(|check| &check.figures);
    let stated = finding.figures.iter().chain(gathered);
    let read: &[FigureId] = match &finding.origin {
        Origin::Reading(problem) => &problem.figures,
        Origin::Rule(_) => &[],
    };
    let figures = stated.map(|part| part.figure).chain(read.iter().copied());
    figures.collect::<BTreeSet<_>>().into_iter().collect()
}

/// The county's own report on `form`, or on one that has some of its figures.
fn own_report<'a>(review: &'a Review<'_>, form: &Form) -> Option<OwnReport<'a>> {
    let mut submitters = review.submitters.iter();
    let county = submitters.find(|submitter| submitter.filer == Some(Filer::County))?;
    let counted: Vec<&ReviewedReport> = review.counted_reports(county).collect();
    let report = on_form(&counted, form).or_else(|| counted.first().copied())?;
    Some(OwnReport {
        path: &report.checked.path,
        figures: figures_by_form(form, report.checked.form_data()?).into_owned(),
    })
}

fn on_form<'a>(reports: &[&'a ReviewedReport], form: &Form) -> Option<&'a ReviewedReport> {
    let mut reports = reports.iter().copied();
    reports.find(|report| {
        let form_data = report.checked.form_data();
        form_data.is_some_and(|form_data| form_data.form.id == form.id)
    })
}

/// The paths of all that a submitter has sent.
fn paths(review: &Review<'_>, submitter: &ReviewedSubmitter) -> Vec<String> {
    let counted = review.counted_reports(submitter);
    let counted = counted.map(|report| report.checked.path.clone());
    counted.chain(submitter.others.iter().cloned()).collect()
}

/// The report of a submitter that is added up with its figures, or why there is none.
fn contribution<'a>(
    review: &'a Review<'_>,
    submitter: &'a ReviewedSubmitter,
    form: &Form,
    scope: RollupScope,
) -> Result<(&'a ReviewedReport, &'a FormData), OmissionReason> {
    let counted: Vec<&ReviewedReport> = review.counted_reports(submitter).collect();
    let report = match on_form(&counted, form) {
        None if has_unclear_drafts(submitter, form) => return Err(OmissionReason::Duplicate),
        // A report on a form of other figures is of no concern here.
        report => report.or_else(|| {
            let is_wrong_form = |report: &&ReviewedReport| {
                let form_data = report.checked.form_data();
                form_data.is_none_or(|form_data| shares_figures(form, &form_data.form))
            };
            counted.iter().copied().find(is_wrong_form)
        }),
    };
    let Some(report) = report else {
        return Err(omission_reason(submitter));
    };
    let Some(form_data) = report.checked.form_data() else {
        return Err(match report.status {
            Status::Unreadable => OmissionReason::Unreadable,
            _ => OmissionReason::Unrecognised,
        });
    };
    if form_data.form.id != form.id {
        return Err(OmissionReason::OtherForm {
            form: form_data.form.title.clone(),
        });
    }
    let state = SubmitterState::from(report.status);
    match (state.is_sound(), report.status, scope) {
        (true, ..) | (_, _, RollupScope::All) => Ok((report, form_data)),
        (false, Status::Error, RollupScope::Sound) => Err(OmissionReason::Errors),
        (false, _, RollupScope::Sound) => Err(OmissionReason::Undecided),
    }
}

/// Whether nobody can tell which of the drafts of a submitter on `form` counts, whatever it sent on other forms.
fn has_unclear_drafts(submitter: &ReviewedSubmitter, form: &Form) -> bool {
    submitter.reports.iter().any(|report| {
        let is_unclear = report.position.is_none() && report.state == SubmitterState::Error;
        is_unclear && report.form.as_deref() == Some(form.id.as_str())
    })
}

/// Why no report of a submitter counts.
fn omission_reason(submitter: &ReviewedSubmitter) -> OmissionReason {
    match submitter.state {
        SubmitterState::Missing => OmissionReason::NoReport,
        SubmitterState::Error => OmissionReason::Duplicate,
        _ => match &submitter.reason {
            Some(reason) => OmissionReason::Other(reason.clone()),
            None => OmissionReason::Unreadable,
        },
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
