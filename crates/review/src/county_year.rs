//! A county's year: each report checked with what the county knows of it, and what all reports come to.

use crate::context::{county_names, filer_context, lone_context, lone_names};
use crate::county_prior::CountyPrior;
use crate::county_rules::CountyReports;
use crate::selection::{find_last_year_gaps, select_last_year, select_reports};
use gouji_evaluator::{
    Outcomes, ProseNames, ReportContext, ReportFacts, SearchDepth, evaluate, has_causes, localize,
};
use gouji_model::{
    CheckedDigest, CheckedReport, County, CountyFinding, CountyProblem, Digest, Evaluation, Filer,
    Identity, Report,
};
use gouji_ruleset::Library;
use std::collections::BTreeMap;

/// A county's year, once last year's reports are read.
pub struct CountyYear<'a> {
    /// The county.
    pub county: &'a County,
    /// Which of the county's reports are reviewed.
    pub scope: ReportScope,
    library: &'a Library,
    /// Last year's report of everybody who has one.
    last_year: BTreeMap<Filer, Digest>,
    depth: SearchDepth,
}

/// Which of a county's reports are reviewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportScope {
    /// All of them, so that who has sent none is known, and rules over the county can be checked.
    Whole,
    /// Some that were named.
    Part,
}

/// What the reports of a county's year come to.
pub struct CountyResult<'a> {
    /// What is wrong with the year as a whole.
    pub findings: Vec<CountyFinding>,
    /// The names of submitters that have sent no report; nobody where only some reports are reviewed.
    pub missing: Vec<String>,
    /// The positions of earlier drafts.
    pub superseded: Vec<usize>,
    /// What the rules over the county say; nothing where only some reports are reviewed.
    pub checked: Vec<CheckedDigest<'a>>,
    /// What is usual among all reports.
    pub prior: CountyPrior,
}

impl<'a> CountyYear<'a> {
    /// The year of `county` with `last_year`, the digests of last year's files.
    #[must_use]
    pub fn new(
        county: &'a County,
        library: &'a Library,
        last_year: Vec<Digest>,
        scope: ReportScope,
        depth: SearchDepth,
    ) -> Self {
        Self {
            county,
            scope,
            library,
            last_year: select_last_year(county, last_year),
            depth,
        }
    }

    /// Checks a report with what the county knows of it; `None` where it has no figures. The facts that were read of the
    /// report come along where [`CountyYear::localize`] is to follow, because something is wrong in its figures.
    #[must_use]
    pub fn evaluate(
        &self,
        report: &Report,
        identity: &Identity,
        outcomes: Outcomes,
    ) -> Option<(Evaluation, Option<ReportFacts>)> {
        let form_data = report.form_data.as_ref().ok()?;
        let names = county_names(self.county, report, identity);
        let context = self.context(report, identity, &names);
        let facts = ReportFacts::new(form_data, &context, self.library);
        let context = context.with_facts(&facts);
        let evaluation = evaluate(form_data, &context, self.library, outcomes);
        let has_causes = has_causes(form_data, &context, self.library, &evaluation);
        Some((evaluation, has_causes.then_some(facts)))
    }

    /// Adds to the evaluation of a report which figures are wrong. `prior` is what is usual among all reports, with the
    /// position of this one; without it the report and last year's stand alone.
    pub fn localize(
        &self,
        checked: &mut CheckedReport,
        identity: &Identity,
        facts: &ReportFacts,
        prior: Option<(&CountyPrior, usize)>,
    ) {
        let (Ok(report), Some(evaluation)) = (&checked.report, &mut checked.evaluation) else {
            return;
        };
        let Ok(form_data) = &report.form_data else {
            return;
        };
        let names = county_names(self.county, report, identity);
        let filer = identity.filer.map(|(filer, _)| filer);
        let prior = prior.zip(filer).and_then(|((prior, position), filer)| {
            prior.peer_prior(&form_data.form, filer, position)
        });
        let context = ReportContext {
            prior,
            facts: Some(facts),
            ..self.context(report, identity, &names)
        };
        localize(form_data, &context, self.library, evaluation);
    }

    /// What is known of a report, but what is usual among all reports.
    fn context<'b>(
        &'b self,
        report: &'b Report,
        identity: &Identity,
        names: &'b ProseNames,
    ) -> ReportContext<'b> {
        let lone = ReportContext {
            year: identity.year,
            depth: self.depth,
            ..lone_context(report, names)
        };
        let Some((filer, _)) = identity.filer else {
            return lone;
        };
        let last_year = self.last_year.get(&filer);
        ReportContext {
            prose: lone.prose,
            names: lone.names,
            depth: lone.depth,
            ..filer_context(self.county, filer, identity.year, last_year)
        }
    }

    /// What `reports` come to, with the `findings` of each by itself. `outcomes` are those of the rules over the county.
    #[must_use]
    pub fn review<'d>(
        &'d self,
        reports: &'d [Digest],
        findings: Vec<CountyFinding>,
        outcomes: Outcomes,
    ) -> CountyResult<'d> {
        let county = self.county;
        let selection = select_reports(county, reports);
        let prior = CountyPrior::new(county, reports, &selection, &self.last_year);
        let mut result = CountyResult {
            findings: join_findings(findings),
            missing: Vec::new(),
            superseded: Vec::new(),
            checked: Vec::new(),
            prior,
        };
        if self.scope == ReportScope::Whole {
            let counted = CountyReports::new(county, reports, &selection, &self.last_year);
            result.checked = counted.evaluate(self.library, outcomes);
            result.findings.extend(selection.findings);
            let gaps = find_last_year_gaps(county, reports, &self.last_year);
            result.findings.extend(gaps);
            let has_own_report = selection.counted.contains_key(&Filer::County);
            let own_report = county.own_report.as_ref().filter(|_| !has_own_report);
            result.findings.extend(own_report.map(|path| CountyFinding {
                problem: CountyProblem::OwnReportMissing { path: path.clone() },
                reports: Vec::new(),
            }));
            result.missing = selection.missing;
        } else {
            let is_missing =
                |finding: &CountyFinding| matches!(finding.problem, CountyProblem::Missing { .. });
            let findings = selection.findings.into_iter();
            result
                .findings
                .extend(findings.filter(|finding| !is_missing(finding)));
        }
        result.superseded = selection.superseded;
        result
    }
}

/// Checks a report of which nothing is known but what it says, and looks for wrong figures; `None` where it has no
/// figures.
#[must_use]
pub fn evaluate_lone_report(
    report: &Report,
    library: &Library,
    depth: SearchDepth,
    outcomes: Outcomes,
) -> Option<Evaluation> {
    let form_data = report.form_data.as_ref().ok()?;
    let names = lone_names(report);
    let context = ReportContext {
        depth,
        ..lone_context(report, &names)
    };
    let facts = ReportFacts::new(form_data, &context, library);
    let context = context.with_facts(&facts);
    let mut evaluation = evaluate(form_data, &context, library, outcomes);
    localize(form_data, &context, library, &mut evaluation);
    Some(evaluation)
}

/// Joins findings of one and the same problem, where that is of many reports.
fn join_findings(findings: Vec<CountyFinding>) -> Vec<CountyFinding> {
    let mut joined: Vec<CountyFinding> = Vec::new();
    for finding in findings {
        let is_common = matches!(
            finding.problem,
            CountyProblem::OtherYear { .. } | CountyProblem::OtherForm { .. }
        );
        let mut earlier = joined.iter_mut();
        let same = earlier.find(|earlier| earlier.problem == finding.problem);
        match same.filter(|_| is_common) {
            Some(same) => same.reports.extend(finding.reports),
            None => joined.push(finding),
        }
    }
    joined
}
