//! What is told of files that are no submissions: nothing is passed over in silence.

use gouji_model::{
    CountyFinding, CountyProblem, DraftStatus, Filer, Report, ReviewedReport, SkipReason,
    SkippedFile,
};

/// A file among this year's reports that is none.
#[derive(Debug, Clone)]
pub(crate) struct OtherFile {
    /// Whose it is, where it stands for a report of this year that was to be sent.
    pub(crate) filer: Option<Filer>,
    pub(crate) file: SkippedFile,
    pub(crate) findings: Vec<CountyFinding>,
}

/// A finding for each reason for which some of `files` are skipped, with all their paths. Reports of another year are told
/// with whose they are.
pub(crate) fn skip_findings(files: &[SkippedFile]) -> Vec<CountyFinding> {
    let reasons = [
        (SkipReason::NotAReport, CountyProblem::NotAReport),
        (SkipReason::OwnOutput, CountyProblem::OwnOutput),
        (SkipReason::Device, CountyProblem::Device),
        (SkipReason::Leftover, CountyProblem::Leftover),
    ];
    let findings = reasons.into_iter().map(|(why, problem)| {
        let skipped = files.iter().filter(|file| file.why == why);
        CountyFinding {
            problem,
            reports: skipped.map(|file| file.path.clone()).collect(),
        }
    });
    findings
        .filter(|finding| !finding.reports.is_empty())
        .collect()
}

/// The finding of the files that were meant to be a config; `None` where there are none.
pub(crate) fn config_finding(configs: Vec<String>) -> Option<CountyFinding> {
    (!configs.is_empty()).then_some(CountyFinding {
        problem: CountyProblem::MisnamedConfig,
        reports: configs,
    })
}

/// A finding for each submitter of whom some of `reports` could not be read beside one that was.
pub(crate) fn unread_findings(reports: &[ReviewedReport]) -> Vec<CountyFinding> {
    let mut findings: Vec<CountyFinding> = Vec::new();
    let unread = reports
        .iter()
        .filter(|report| report.draft == DraftStatus::Unread);
    for report in unread {
        let problem = CountyProblem::Unread {
            submitter: report.submitter.clone().unwrap_or_default(),
        };
        let path = report.checked.path.clone();
        match findings.iter_mut().find(|known| known.problem == problem) {
            Some(known) => known.reports.push(path),
            None => findings.push(CountyFinding {
                problem,
                reports: vec![path],
            }),
        }
    }
    findings
}

/// Whether a document holds no form, no title of a report and no submitter.
pub(crate) fn is_no_report(report: &Report) -> bool {
    report.form_data.is_err()
        && report.submitter.is_none()
        && report.prose.title_paragraph.is_none()
}
