//! What `gouji check` prints: reports, what the county comes to, the summary; as text or as JSON.

use crate::command::check::counts;
use crate::county_review::CountyReview;
use crate::output::Output;
use crate::reading::Reader;
use crate::run::Run;
use crate::submissions::Submission;
use gouji_evaluator::{Outcomes, ReportFacts};
use gouji_model::{
    CheckedDigest, CheckedReport, Counts, CountyFinding, CountyProblem, Digest, Identity, Outcome,
    ReadError, Report, Severity,
};
use gouji_render::{
    BatchJson, Detail, ReportJson, SummaryFacts, SummaryJson, SummaryLine, batch_findings,
    batch_json, json, summary,
};
use gouji_review::{CountyYear, ReportScope, SearchDepth};
use gouji_ruleset::Library;
use std::collections::BTreeMap;
use std::io;
use std::time::Instant;

/// The options of the command.
#[derive(Clone, Copy)]
pub(crate) struct Options {
    pub(crate) json: bool,
    pub(crate) detail: Detail,
    pub(crate) quiet: bool,
    /// The least serious finding that makes the run fail.
    pub(crate) fail_on: Option<Severity>,
}

impl Options {
    /// Whether what held is printed too.
    pub(crate) fn outcomes(self) -> Outcomes {
        match self.detail.all {
            true => Outcomes::Keep,
            false => Outcomes::Drop,
        }
    }

    /// How far explanations are looked for.
    pub(crate) fn depth(self) -> SearchDepth {
        match self.detail.explain_all {
            true => SearchDepth::OneMore,
            false => SearchDepth::Fewest,
        }
    }
}

/// What came of one file.
pub(crate) enum Looked {
    /// A report.
    Checked(Box<Done>),
    /// One of which more is known once all of the county are read.
    Open(Box<Open>),
    /// One of another year than was asked for: its path, and what the county is told of it.
    OtherYear {
        path: String,
        told: Vec<CountyFinding>,
    },
}

/// What the county keeps of a report, and what is told of whose it is.
pub(crate) type OfCounty = (Digest, Vec<CountyFinding>);

/// A report of which it is still to be said which figure is wrong.
pub(crate) struct Open {
    pub(crate) checked: CheckedReport,
    /// What is read of it, for that.
    pub(crate) facts: ReportFacts,
    pub(crate) of_county: Option<OfCounty>,
}

/// Reports wait for what is usual among all others while their prose is no more than this, in bytes; those behind are told
/// with what is known by then.
const MOST_KEPT: usize = 64 * 1024 * 1024;

impl Open {
    /// How many bytes of prose it holds.
    fn prose(&self) -> usize {
        let report = self.checked.report.iter();
        let paragraphs = report.flat_map(|report| &report.prose.paragraphs);
        paragraphs.map(|it| it.text.len()).sum()
    }
}

/// One report, checked and put into words.
pub(crate) struct Done {
    pub(crate) shown: Shown,
    pub(crate) line: SummaryLine,
    pub(crate) fails: bool,
    /// Its form, and how many rules over a county that has.
    pub(crate) form: Option<(String, usize)>,
    /// What the county keeps of it, and what is told of whose it is.
    pub(crate) of_county: Option<OfCounty>,
}

/// A report as it is printed.
pub(crate) enum Shown {
    Text(String),
    Json(Box<ReportJson>),
}

/// What the run remembers of the reports that it has handed out.
#[derive(Default)]
pub(crate) struct Told {
    pub(crate) lines: Vec<SummaryLine>,
    pub(crate) fails: bool,
    /// Whether every report was handed out.
    pub(crate) is_whole: bool,
    /// The files of forms for which there is no rule.
    pub(crate) unchecked: Vec<String>,
    /// The files of other years than was asked for.
    pub(crate) other_years: Vec<String>,
    /// How many rules over a county the forms of the reports have.
    over_county: BTreeMap<String, usize>,
}

/// Prints reports as they are done, then the summary. Those of a county wait for each other: a later draft may
/// take the place of an earlier one.
pub(crate) struct Printer<'a> {
    pub(crate) output: Output,
    pub(crate) options: Options,
    pub(crate) run: &'a Run,
    pub(crate) library: &'a Library,
    pub(crate) county: Option<&'a CountyReview<'a>>,
    pub(crate) facts: SummaryFacts,
    pub(crate) started: Instant,
    pub(crate) told: Told,
}

impl Printer<'_> {
    pub(crate) fn print(
        &mut self,
        submissions: &[Submission],
        reader: Reader<'_>,
        work: impl Fn(&Submission, Option<&str>, Result<Report, ReadError>) -> Looked + Sync,
        finish: impl Fn(&CheckedReport, Option<&Identity>) -> Done,
    ) -> io::Result<()> {
        if self.options.json {
            let version = env!("CARGO_PKG_VERSION");
            self.output.write(&format!(
                "{{\"schema\":\"gouji/check/1\",\"version\":\"{version}\",\"reports\":["
            ))?;
        }
        let (mut held, mut other_years) = (Vec::new(), Vec::new());
        let mut kept = 0;
        let reading = reader.open(submissions);
        reading.in_order(submissions, work, |looked| {
            match looked {
                Looked::Checked(done) if self.county.is_none() => return self.report(*done),
                // The prose of reports that wait is all that grows beyond their figures.
                Looked::Open(open) if kept > MOST_KEPT => {
                    let Open {
                        mut checked,
                        facts,
                        of_county,
                    } = *open;
                    let identity = of_county.as_ref().map(|(digest, _)| &digest.identity);
                    if let Some((county, identity)) = self.county.zip(identity) {
                        county.year.localize(&mut checked, identity, &facts, None);
                    }
                    let done = finish(&checked, identity);
                    let done = Done { of_county, ..done };
                    held.push(Looked::Checked(Box::new(done)));
                }
                Looked::Open(open) => {
                    kept += open.prose();
                    held.push(Looked::Open(open));
                }
                Looked::Checked(_) => held.push(looked),
                Looked::OtherYear { path, told } => {
                    self.told.other_years.push(path);
                    other_years.extend(told);
                }
            }
            Ok(())
        })?;
        let batch = match self.county {
            Some(county) => self.of_county(&county.year, held, other_years, finish)?,
            None if self.options.json => Batch::Json(BatchJson::default()),
            None => Batch::Text(String::new()),
        };
        self.told.is_whole = true;
        self.end(batch)
    }

    /// Prints the reports of a county, of which this was `told` besides; returns what they come to together, ready to be printed.
    fn of_county(
        &mut self,
        county: &CountyYear<'_>,
        mut held: Vec<Looked>,
        mut told: Vec<CountyFinding>,
        finish: impl Fn(&CheckedReport, Option<&Identity>) -> Done,
    ) -> io::Result<Batch> {
        let mut digests = Vec::new();
        for looked in &mut held {
            let of_county = match looked {
                Looked::Checked(done) => done.of_county.take(),
                Looked::Open(open) => open.of_county.take(),
                Looked::OtherYear { .. } => None,
            };
            if let Some((digest, findings)) = of_county {
                digests.push(digest);
                told.extend(findings);
            }
        }
        let together = county.review(&digests, told, self.options.outcomes());
        let mut shown: Vec<Done> = Vec::with_capacity(held.len());
        for (position, (looked, digest)) in held.into_iter().zip(&digests).enumerate() {
            match looked {
                Looked::Checked(done) => shown.push(*done),
                Looked::Open(open) => {
                    let (mut checked, identity) = (open.checked, &digest.identity);
                    let prior = Some((&together.prior, position));
                    county.localize(&mut checked, identity, &open.facts, prior);
                    shown.push(finish(&checked, Some(identity)));
                }
                Looked::OtherYear { .. } => {}
            }
        }
        for &position in &together.superseded {
            if let Some(done) = shown.get_mut(position) {
                done.supersede();
            }
        }
        for done in shown {
            self.report(done)?;
        }
        self.told.fails |= together.findings.iter().any(|each| self.fails(each));
        let found = together
            .checked
            .iter()
            .flat_map(|each| &each.evaluation.findings);
        let mut found = found.into_iter();
        self.told.fails |= found.any(|each| counts(each, self.options.fail_on));
        self.facts.batch = to_do(&together.findings, &together.checked);
        self.facts.missing.clone_from(&together.missing);
        let (findings, checked) = (&together.findings, &together.checked);
        let (rules, style) = (&self.library.rules, self.run.style);
        Ok(match self.options.json {
            true => Batch::Json(batch_json(
                findings,
                checked,
                county.county,
                rules,
                style.language,
            )),
            false => {
                let detail = self.options.detail;
                Batch::Text(batch_findings(
                    findings,
                    checked,
                    county.county,
                    rules,
                    style,
                    detail,
                ))
            }
        })
    }

    /// Whether a finding of the batch makes the run end with 1: a report that is missing does, whatever is asked for.
    fn fails(&self, finding: &CountyFinding) -> bool {
        let is_missing = matches!(finding.problem, CountyProblem::Missing { .. });
        let least = self.options.fail_on;
        is_missing || least.is_some_and(|least| finding.problem.severity() <= least)
    }

    /// Whether all reports of a county are looked at.
    fn is_whole(&self) -> bool {
        self.county
            .is_some_and(|county| county.year.scope == ReportScope::Whole)
    }

    fn report(&mut self, done: Done) -> io::Result<()> {
        self.told.fails |= done.fails;
        let is_over_county = done.form.as_ref().is_some_and(|(_, rules)| *rules > 0);
        let is_asked_later = is_over_county && self.is_whole();
        self.told.over_county.extend(done.form);
        match done.shown {
            Shown::Text(text) => self.output.write(&text)?,
            Shown::Json(report) => {
                let first = self.told.lines.is_empty();
                self.output.write(if first { "\n" } else { ",\n" })?;
                self.output.write(&json(&report)?)?;
            }
        }
        if done.line.counts == Some(Counts::default()) && !is_asked_later {
            self.told.unchecked.push(done.line.path.clone());
        }
        self.told.lines.push(done.line);
        Ok(())
    }

    fn end(&mut self, batch: Batch) -> io::Result<()> {
        if !self.is_whole() {
            self.facts.over_county = self.told.over_county.values().sum();
            self.facts.has_county = self.county.is_some();
        }
        let (lines, facts) = (&self.told.lines, &self.facts);
        let batch = match batch {
            Batch::Text(text) => {
                self.output.write(&text)?;
                // Where nothing at all was checked there is nothing to sum up; the notice says so.
                let has_nothing =
                    lines.len() == self.told.unchecked.len() && facts.missing.is_empty();
                if !self.options.quiet && !has_nothing {
                    self.output.write(&summary(lines, facts, self.run.style))?;
                }
                return Ok(());
            }
            Batch::Json(batch) => batch,
        };
        let seconds = self.started.elapsed().as_secs_f64();
        let (batch, summary) = (
            json(&batch)?,
            json(&SummaryJson::new(lines, facts, seconds))?,
        );
        self.output
            .write(&format!("\n],\"batch\":{batch},\"summary\":{summary}}}\n"))
    }
}

/// What a county comes to, as it is printed.
enum Batch {
    Text(String),
    Json(BatchJson),
}

impl Done {
    /// An earlier draft is listed, and nothing in it counts.
    fn supersede(&mut self) {
        self.fails = false;
        self.line.superseded = true;
        match &mut self.shown {
            Shown::Text(text) => text.clear(),
            Shown::Json(report) => report.superseded = true,
        }
    }
}

/// How many findings over a county are to be corrected or confirmed, missing reports aside.
fn to_do(findings: &[CountyFinding], checked: &[CheckedDigest<'_>]) -> usize {
    let of_batch = findings.iter().filter(|each| {
        let is_missing = matches!(each.problem, CountyProblem::Missing { .. });
        !is_missing && each.problem.severity() <= Severity::Query
    });
    let of_rules = checked.iter().flat_map(|each| &each.evaluation.findings);
    let of_rules = of_rules
        .filter(|each| each.outcome == Outcome::Violated && each.severity <= Severity::Query);
    of_batch.count() + of_rules.count()
}
