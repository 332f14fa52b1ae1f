//! One report of a county on its way: identified, evaluated by itself, and localised once it is known what is usual.

use crate::context::{Wording, county_names, filer_context, lone_context};
use crate::county_prior::CountyPrior;
use crate::digest::digest;
use crate::files::reader::ReadContent;
use crate::identity::{FileYears, Identification, ReportFile, identify};
use crate::last_year::LastYear;
use crate::open::county_folder::CountyFolder;
use crate::other_files::{OtherFile, is_no_report};
use crate::report_text::{ReportParts, ReportText};
use gouji_evaluator::{
    Outcomes, ProseNames, ReportContext, ReportFacts, SearchDepth, evaluate, has_causes, localize,
};
use gouji_model::{
    County, CountyFinding, CountyProblem, Digest, Evaluation, Filer, Form, FormData, Identity,
    Prose, ReadError, Report, SkipReason, SkippedFile,
};
use gouji_ruleset::Library;

/// A county's year, once last year's reports are read.
#[derive(Clone, Copy)]
pub(crate) struct CountyYear<'a> {
    pub(crate) folder: &'a CountyFolder,
    pub(crate) library: &'a Library,
    pub(crate) last_year: &'a LastYear,
    pub(crate) depth: Option<SearchDepth>,
}

/// A report of which it is known whose it is.
pub(crate) struct IdentifiedReport {
    file: ReportFile,
    report: Result<Report, ReadError>,
    identification: Identification,
}

/// A report that its own rules were asked of.
pub(crate) struct EvaluatedReport {
    pub(crate) digest: Digest,
    pub(crate) rest: ReportRest,
}

/// What is known of a report beside its digest.
pub(crate) struct ReportRest {
    pub(crate) text: Result<ReportText, ReadError>,
    pub(crate) evaluation: Option<Evaluation>,
    /// What was read of the report for its evaluation, where its wrong figures are still to be looked for.
    facts: Option<ReportFacts>,
    /// What is told of whose it is.
    pub(crate) findings: Vec<CountyFinding>,
    /// Under whose name the file lies, though it is another's report.
    pub(crate) file_owner: Option<Filer>,
}

/// What came of a file among this year's reports.
pub(crate) enum FileOutcome {
    Report(Box<EvaluatedReport>),
    Other(OtherFile),
    /// A report of last year, where those of both years lie together.
    LastYear,
}

impl IdentifiedReport {
    /// Says whose the report in `content` is.
    ///
    /// # Errors
    /// The file, where it is no submission.
    pub(crate) fn new(
        county: &County,
        file: ReportFile,
        content: ReadContent,
    ) -> Result<Self, SkippedFile> {
        let report = match content {
            ReadContent::Report(report) => Ok(*report),
            ReadContent::Unreadable(error) => Err(error),
            ReadContent::Skipped(why) => {
                let path = file.shown;
                return Err(SkippedFile { path, why });
            }
        };
        let identification = identify(county, report.as_ref(), &file);
        Ok(Self {
            file,
            report,
            identification,
        })
    }

    /// The digest of a report among last year's files. Where this year's reports lie in the same folder, a report that does
    /// not say that it is last year's is not one, and there is `None`.
    pub(crate) fn last_year_digest(self, folder: &CountyFolder) -> Option<Digest> {
        let county = folder.county();
        let identity = self.identification.identity;
        let is_last_year = |year: u16| year.checked_add(1) == Some(county.year);
        let is_wanted =
            self.file.years != FileYears::Both || identity.year.is_some_and(is_last_year);
        is_wanted.then(|| {
            let year = county.year.saturating_sub(1);
            let (digest, _) = split(folder, year, self.file, self.report, identity);
            digest
        })
    }

    /// Why it is no report of this year.
    fn skip_reason(&self, county: &County) -> Option<SkipReason> {
        let Identification {
            identity, findings, ..
        } = &self.identification;
        if let Some(year) = identity.year.filter(|year| *year != county.year) {
            return Some(SkipReason::OtherYear(year));
        }
        let names_several =
            |finding: &CountyFinding| matches!(finding.problem, CountyProblem::Ambiguous { .. });
        let is_nobodys = identity.filer.is_none() && !findings.iter().any(names_several);
        let is_no_report = self.report.as_ref().is_ok_and(is_no_report);
        (is_nobodys && is_no_report).then_some(SkipReason::NotAReport)
    }

    /// The file, which is no report of this year.
    fn skip(self, why: SkipReason) -> OtherFile {
        let identity = self.identification.identity;
        let is_this_year_place = self.file.years == FileYears::This;
        let mut findings = self.identification.findings;
        // Of a report of another year nothing else is of interest.
        findings.retain(|finding| matches!(finding.problem, CountyProblem::OtherYear { .. }));
        OtherFile {
            filer: identity
                .filer
                .filter(|_| is_this_year_place)
                .map(|(filer, _)| filer),
            file: SkippedFile {
                path: self.file.shown,
                why,
            },
            findings,
        }
    }
}

impl CountyYear<'_> {
    /// Says whose report a file is, and checks it by itself.
    pub(crate) fn evaluate_file(
        &self,
        file: ReportFile,
        content: ReadContent,
        outcomes: Outcomes,
    ) -> FileOutcome {
        // Of what is not read only the config knows whose it is.
        let filer = file.is_own_report.then_some(Filer::County);
        let identified = match IdentifiedReport::new(self.folder.county(), file, content) {
            Ok(identified) => identified,
            Err(file) => {
                return FileOutcome::Other(OtherFile {
                    filer,
                    file,
                    findings: Vec::new(),
                });
            }
        };
        let last_year = self.folder.county().year.saturating_sub(1);
        match identified.skip_reason(self.folder.county()) {
            Some(SkipReason::OtherYear(year))
                if year == last_year && identified.file.years == FileYears::Both =>
            {
                FileOutcome::LastYear
            }
            Some(why) => FileOutcome::Other(identified.skip(why)),
            None => FileOutcome::Report(Box::new(self.evaluate(identified, outcomes))),
        }
    }

    /// Checks a report with what the county knows of it.
    fn evaluate(&self, identified: IdentifiedReport, outcomes: Outcomes) -> EvaluatedReport {
        let IdentifiedReport {
            file,
            report,
            identification,
        } = identified;
        let identity = identification.identity;
        let result = report.as_ref().ok().and_then(|report| {
            let form_data = report.form_data.as_ref().ok()?;
            Some(self.evaluate_form(form_data, Wording::new(report), &identity, outcomes))
        });
        let (evaluation, facts) = result.unzip();
        let (digest, text) = split(
            self.folder,
            self.folder.county().year,
            file,
            report,
            identity,
        );
        let mut rest = ReportRest {
            text,
            evaluation,
            facts: facts.flatten(),
            findings: identification.findings,
            file_owner: identification.file_owner,
        };
        rest.forget();
        EvaluatedReport { digest, rest }
    }

    /// The evaluation of a report; its facts come along where something is wrong in its figures, so that they are localised
    /// later.
    fn evaluate_form(
        &self,
        form_data: &FormData,
        wording: Wording<'_>,
        identity: &Identity,
        outcomes: Outcomes,
    ) -> (Evaluation, Option<ReportFacts>) {
        let names = county_names(self.folder.county(), wording.submitter, identity);
        let context = self.context(wording, identity, &form_data.form, &names);
        let facts = ReportFacts::new(form_data, &context, self.library);
        let context = context.with_facts(&facts);
        let evaluation = evaluate(form_data, &context, self.library, outcomes);
        let has_causes =
            self.depth.is_some() && has_causes(form_data, &context, self.library, &evaluation);
        (evaluation, has_causes.then_some(facts))
    }

    /// Adds to the evaluation of a report which figures are wrong, and drops its prose. `prior` is what is usual among all
    /// reports, with the position of this one; without it the report and last year's stand alone.
    pub(crate) fn localize(
        &self,
        digest: &Digest,
        rest: &mut ReportRest,
        prior: Option<(&CountyPrior, usize)>,
    ) {
        let Ok(text) = &mut rest.text else {
            return;
        };
        let prose = std::mem::take(&mut text.prose);
        let facts = rest.facts.take();
        let (Some(form_data), Some(evaluation), Some(facts)) =
            (&digest.form_data, &mut rest.evaluation, facts)
        else {
            return;
        };
        let names = county_names(
            self.folder.county(),
            text.submitter.as_deref(),
            &digest.identity,
        );
        let filer = digest.identity.filer.map(|(filer, _)| filer);
        let prior = prior.zip(filer).and_then(|((prior, position), filer)| {
            prior.peer_prior(&form_data.form, filer, position)
        });
        let wording = Wording {
            submitter: text.submitter.as_deref(),
            year: text.year,
            prose: &prose,
        };
        let context = ReportContext {
            prior,
            facts: Some(&facts),
            ..self.context(wording, &digest.identity, &form_data.form, &names)
        };
        localize(form_data, &context, self.library, evaluation);
    }

    /// What is known of a report, but what is usual among all reports.
    fn context<'b>(
        &'b self,
        wording: Wording<'b>,
        identity: &Identity,
        form: &Form,
        names: &'b ProseNames,
    ) -> ReportContext<'b> {
        let lone = ReportContext {
            year: identity.year,
            depth: self.depth.unwrap_or_default(),
            ..lone_context(wording, names)
        };
        let Some((filer, _)) = identity.filer else {
            return lone;
        };
        let last_year = self.last_year.report(filer, form);
        ReportContext {
            prose: lone.prose,
            names: lone.names,
            depth: lone.depth,
            ..filer_context(self.folder.county(), filer, identity.year, last_year)
        }
    }
}

impl EvaluatedReport {
    pub(crate) fn split(self) -> (Digest, ReportRest) {
        (self.digest, self.rest)
    }
}

impl ReportRest {
    /// Who filed it, as the document says.
    pub(crate) fn submitter(&self) -> Option<String> {
        let text = self.text.as_ref().ok()?;
        text.submitter.clone()
    }

    /// How many bytes of prose wait here.
    pub(crate) fn waiting_bytes(&self) -> usize {
        let waiting = self.text.iter().filter(|_| self.facts.is_some());
        let paragraphs = waiting.flat_map(|text| &text.prose.paragraphs);
        paragraphs.map(|paragraph| paragraph.text.len()).sum()
    }

    /// Drops the prose of a report in whose figures nothing is wrong.
    fn forget(&mut self) {
        if let (Ok(text), None) = (&mut self.text, &self.facts) {
            text.prose = Prose::default();
        }
    }
}

/// The digest of a report of `year` with its figures and the day on which the office received it, and what it says beside them.
fn split(
    folder: &CountyFolder,
    year: u16,
    file: ReportFile,
    report: Result<Report, ReadError>,
    identity: Identity,
) -> (Digest, Result<ReportText, ReadError>) {
    let filer = identity.filer.map(|(filer, _)| filer);
    let received = folder.received(&file.path, filer, year);
    let mut digest = digest(file.shown, report.as_ref().ok(), identity);
    digest.draft.received = received;
    let parts = ReportParts::new(report);
    let digest = Digest {
        form_data: parts.form_data,
        sheets: parts.sheets,
        ..digest
    };
    (digest, parts.text)
}
