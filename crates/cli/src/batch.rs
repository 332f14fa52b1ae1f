//! A county's year: whose each report is, what is known beside it, and what all of them come to together.

use crate::county::CountyFolder;
use crate::reading::Reader;
use crate::run::Run;
use crate::submissions::{self, Submission};
use gouji_evaluator::{
    CountyPrior, CountyReports, Identification, LastYear, Outcomes, ProseNames, ReportContext,
    ReportFacts, Viewpoint, batch, digest, evaluate, has_causes, identify, lacks_last_year,
    last_year, localize,
};
use gouji_model::{
    CheckedDigest, CheckedReport, County, CountyFinding, CountyProblem, Digest, Evaluation, Filer,
    Identity, Level, ReadError, Report, Submitter,
};
use gouji_ruleset::Library;
use std::collections::{BTreeMap, HashSet};
use std::convert::Infallible;
use std::path::PathBuf;

/// A county's year, once last year's reports are read.
pub(crate) struct CountyYear<'a> {
    folder: &'a CountyFolder,
    library: &'a Library,
    /// Last year's report of everybody who has one.
    last_year: BTreeMap<Filer, Digest>,
    /// Where last year's reports lie.
    of_last_year: HashSet<PathBuf>,
    /// Where the year in each decides.
    of_either: HashSet<PathBuf>,
    own_report: Option<PathBuf>,
    /// Whether all reports of the county are looked at, and not only some that were named.
    pub(crate) is_whole: bool,
    /// Whether all is wanted that may be wrong, however unlikely.
    pub(crate) is_thorough: bool,
}

/// What the reports of a county's year come to together.
pub(crate) struct Together<'a> {
    /// What a person is told.
    pub(crate) findings: Vec<CountyFinding>,
    /// Who has sent no report.
    pub(crate) missing: Vec<String>,
    /// The earlier drafts, by their position.
    pub(crate) superseded: Vec<usize>,
    /// What the rules over the county said; nothing where only some reports were looked at.
    pub(crate) checked: Vec<CheckedDigest<'a>>,
    /// What all of them say of each.
    pub(crate) peers: CountyPrior,
}

impl<'a> CountyYear<'a> {
    /// Reads last year's reports. Returns the year with this year's files: those of `named`, or all.
    pub(crate) fn open(
        run: &Run,
        folder: &'a CountyFolder,
        library: &'a Library,
        reader: Reader<'_>,
        named: Option<Vec<Submission>>,
    ) -> (Self, Vec<Submission>) {
        let files = submissions::of_county(run, folder);
        let real = |each: &Submission| each.real.clone();
        let mut year = Self {
            folder,
            library,
            last_year: BTreeMap::new(),
            of_last_year: files.last_year.iter().map(real).collect(),
            of_either: files.of_either,
            own_report: folder.own_report(),
            is_whole: named.is_none(),
            is_thorough: false,
        };
        year.last_year = last_year(folder.county(), year.digests(&files.last_year, reader));
        (year, named.unwrap_or(files.reports))
    }

    /// What is kept of last year's reports.
    fn digests(&self, submissions: &[Submission], reader: Reader<'_>) -> Vec<Digest> {
        let county = self.folder.county();
        let work = |submission: &Submission, member: Option<&str>, report: Result<Report, _>| {
            let path = self.path(submission, member);
            let identity = identify(county, report.as_ref(), &path, false).identity;
            let is_last = |year: u16| year.checked_add(1) == Some(county.year);
            let may_be_this_years = self.of_either.contains(&submission.real);
            let is_wanted = !may_be_this_years || identity.year.is_some_and(is_last);
            let shown = submission.shown_with(member);
            is_wanted.then(|| digest(&shown, report.as_ref(), identity, None))
        };
        let mut digests = Vec::new();
        let take = |digest: Option<Digest>| {
            digests.extend(digest);
            Ok::<(), Infallible>(())
        };
        match reader.open(submissions).in_order(submissions, work, take) {
            Ok(()) => digests,
        }
    }

    /// Whose a report is, and what is told of that. That one is of another year is not, where such reports lie there.
    pub(crate) fn identify(
        &self,
        submission: &Submission,
        member: Option<&str>,
        report: Result<&Report, &ReadError>,
    ) -> Identification {
        let county = self.folder.county();
        let real = &submission.real;
        let is_own = self.own_report.as_ref() == Some(real);
        let path = self.path(submission, member);
        let mut identified = identify(county, report, &path, is_own);
        if self.of_last_year.contains(real) {
            let is_year =
                |each: &CountyFinding| matches!(each.problem, CountyProblem::OtherYear { .. });
            identified.findings.retain(|each| !is_year(each));
        }
        for finding in &mut identified.findings {
            finding.reports = vec![submission.shown_with(member)];
        }
        identified
    }

    /// The county.
    pub(crate) fn county(&self) -> &County {
        self.folder.county()
    }

    /// The name on the roster, or the county's.
    pub(crate) fn name_of(&self, identity: &Identity) -> Option<&str> {
        let county = self.folder.county();
        match identity.filer? {
            (Filer::County, _) => Some(&county.name),
            (Filer::Submitter(id), _) => county.submitter(id).map(|each| each.name.as_str()),
        }
    }

    /// What the rules say of a report with what the county knows beside it, and what is read of it where it is still to be
    /// localised; `None` where it has no figures.
    pub(crate) fn evaluate(
        &self,
        report: &Report,
        identity: &Identity,
        outcomes: Outcomes,
    ) -> Option<(Evaluation, Option<ReportFacts>)> {
        let form_data = report.form_data.as_ref().ok()?;
        let names = self.names(report, identity);
        let context = self.beside(report, identity, &names);
        let facts = ReportFacts::new(form_data, &context, self.library);
        let context = ReportContext {
            facts: Some(&facts),
            ..context
        };
        let evaluation = evaluate(form_data, &context, self.library, outcomes);
        let has_causes = has_causes(form_data, &context, self.library, &evaluation);
        Some((evaluation, has_causes.then_some(facts)))
    }

    /// Adds which figures of a report are wrong, of which `facts` were read; `peers` are the reports of all others with the
    /// position of this one among them, once they are read.
    pub(crate) fn localize(
        &self,
        checked: &mut CheckedReport,
        identity: &Identity,
        facts: &ReportFacts,
        peers: Option<(&CountyPrior, usize)>,
    ) {
        let (Ok(report), Some(evaluation)) = (&checked.report, &mut checked.evaluation) else {
            return;
        };
        let Ok(form_data) = &report.form_data else {
            return;
        };
        let names = self.names(report, identity);
        let filer = identity.filer.map(|(filer, _)| filer);
        let usual = peers.zip(filer);
        let usual =
            usual.and_then(|((peers, position), filer)| peers.of(&form_data.form, filer, position));
        let context = ReportContext {
            usual,
            facts: Some(facts),
            ..self.beside(report, identity, &names)
        };
        localize(form_data, &context, self.library, evaluation);
    }

    /// What is known of a report but what others say of it.
    fn beside<'b>(
        &'b self,
        report: &'b Report,
        identity: &Identity,
        names: &'b ProseNames,
    ) -> ReportContext<'b> {
        let county = self.folder.county();
        let filer = identity.filer.map(|(filer, _)| filer);
        let last_year = filer.and_then(|filer| self.last_year.get(&filer));
        ReportContext {
            year: identity.year,
            last_year: last_year.and_then(LastYear::of),
            prose: Some(&report.prose),
            names: Some(names),
            asking: match filer {
                Some(Filer::County) => Viewpoint::county(),
                Some(Filer::Submitter(id)) => Viewpoint::submitter(county, id),
                None => Viewpoint::by_name(report.submitter.as_deref()),
            },
            is_thorough: self.is_thorough,
            ..ReportContext::default()
        }
    }

    /// The names of the submitter itself, and of the townships and streets beside it.
    fn names(&self, report: &Report, identity: &Identity) -> ProseNames {
        let county = self.folder.county();
        let own_id = identity.submitter();
        let all = county.submitters.iter_with_ids();
        let is_town = |level: Level| matches!(level, Level::Township | Level::Street);
        let others = all
            .filter(|(id, each)| Some(*id) != own_id && is_town(each.level))
            .map(|(_, each)| county.names.key(&each.name));
        // Where nobody knows who it is, it may be anybody's own name that it speaks of.
        let others: Vec<String> = match identity.filer {
            Some(_) => others.collect(),
            None => Vec::new(),
        };
        let own = own_id.and_then(|id| county.submitter(id));
        let own = own.into_iter().flat_map(Submitter::all_names);
        let own = own.chain(report.submitter.as_deref());
        ProseNames::new(own, others.iter().map(String::as_str))
    }

    /// What `reports` come to together, with what was `told` of each by itself.
    pub(crate) fn together<'d>(
        &'d self,
        reports: &'d [Digest],
        told: Vec<CountyFinding>,
        outcomes: Outcomes,
    ) -> Together<'d> {
        let county = self.folder.county();
        let batch = batch(county, reports);
        let peers = CountyPrior::new(county, reports, &batch, &self.last_year);
        let mut findings = joined(told);
        let is_missing =
            |each: &CountyFinding| matches!(each.problem, CountyProblem::Missing { .. });
        let of_batch = batch.findings.iter().cloned();
        findings.extend(of_batch.filter(|each| self.is_whole || !is_missing(each)));
        if !self.is_whole {
            return Together {
                findings,
                missing: Vec::new(),
                superseded: batch.superseded,
                checked: Vec::new(),
                peers,
            };
        }
        findings.extend(lacks_last_year(county, reports, &self.last_year));
        if let Some(path) = &county.own_report
            && !batch.counted.contains_key(&Filer::County)
        {
            findings.push(CountyFinding {
                problem: CountyProblem::OwnReportMissing { path: path.clone() },
                reports: Vec::new(),
            });
        }
        let all = CountyReports::new(county, reports, &batch, &self.last_year);
        let checked = all.evaluate(self.library, outcomes);
        Together {
            findings,
            missing: batch.missing,
            superseded: batch.superseded,
            checked,
            peers,
        }
    }

    /// The path of a report from the county's folder: names of folders further up say nothing.
    fn path(&self, submission: &Submission, member: Option<&str>) -> String {
        let below = self.folder.below(&submission.real);
        let below = below.to_string_lossy().replace('\\', "/");
        match member {
            Some(member) => format!("{below}/{member}"),
            None => below,
        }
    }
}

/// Reports with one and the same problem are told together.
fn joined(told: Vec<CountyFinding>) -> Vec<CountyFinding> {
    let mut joined: Vec<CountyFinding> = Vec::new();
    for finding in told {
        let is_common = matches!(
            finding.problem,
            CountyProblem::OtherYear { .. } | CountyProblem::OtherForm { .. }
        );
        let same = joined
            .iter_mut()
            .find(|each| each.problem == finding.problem);
        match same.filter(|_| is_common) {
            Some(same) => same.reports.extend(finding.reports),
            None => joined.push(finding),
        }
    }
    joined
}
