//! Whose report a document is, and of which year: by what it says, then by its file, then by its folder.

use super::file_name;
use super::fingerprint::fingerprint;
use crate::similarity::sketch;
use gouji_model::{
    County, CountyFinding, CountyProblem, Digest, Draft, Filer, FormData, Identity, IdentitySource,
    NameKind, ReadError, Report, Status, SubmitterId,
};

/// Whose report a document is, and what is told of that.
#[derive(Debug, Clone, Default)]
pub struct Identification {
    /// Whose it is and of which year.
    pub identity: Identity,
    /// What is told.
    pub findings: Vec<CountyFinding>,
}

/// Whose the report at `path` is. Folders count as they stand in `path`, which begins at the county's folder;
/// `is_own` is of the file that the config names as the county's own.
#[must_use]
pub fn identify(
    county: &County,
    report: Result<&Report, &ReadError>,
    path: &str,
    is_own: bool,
) -> Identification {
    let report = report.ok();
    let says = Says::of(county, report, path);
    let mut identified = Identification {
        identity: Identity {
            filer: says.filer(is_own),
            year: says.year,
        },
        findings: Vec::new(),
    };
    let problems = says.problems(county, identified.identity.filer);
    let problems = problems.into_iter().chain(other_form(county, report));
    identified.findings = problems
        .map(|problem| CountyFinding {
            problem,
            reports: vec![path.to_owned()],
        })
        .collect();
    identified
}

/// What a document, its file and its folders say.
struct Says<'a> {
    /// As the document names its submitter.
    named: Option<&'a str>,
    /// Whom on the roster it names so, and by which of its names.
    document: Option<(Filer, IdentitySource)>,
    /// Whom the name of the file names.
    file: Vec<SubmitterId>,
    /// Whom the nearest folder names that names one.
    folder: Option<SubmitterId>,
    /// The year: the document's, else the file's, else a folder's.
    year: Option<u16>,
    document_year: Option<u16>,
    file_year: Option<u16>,
}

impl<'a> Says<'a> {
    fn of(county: &County, report: Option<&'a Report>, path: &str) -> Self {
        let named = report.and_then(|report| report.submitter.as_deref());
        let document = named.and_then(|name| match county.names.find(name) {
            Some((id, kind)) => {
                let known_by = match kind {
                    NameKind::Listed => IdentitySource::Content,
                    NameKind::Alias => IdentitySource::Alias,
                    NameKind::Former => IdentitySource::FormerName,
                };
                Some((Filer::Submitter(id), known_by))
            }
            None => county
                .names
                .is_county(name)
                .then_some((Filer::County, IdentitySource::Content)),
        });
        let stem = file_name::stem(path);
        let folder = file_name::folders(path).find_map(|name| {
            let named = county.names.within(name);
            match named.as_slice() {
                [only] => Some(*only),
                _ => None,
            }
        });
        let document_year = report.and_then(|report| document_year(report, county.year));
        let file_year = file_name::year(stem);
        let folder_year = || file_name::folders(path).find_map(file_name::year);
        Self {
            named,
            document,
            file: county.names.within(stem),
            folder,
            year: document_year.or(file_year).or_else(folder_year),
            document_year,
            file_year,
        }
    }

    /// Whom the file names, else its folder.
    fn beside(&self) -> Option<(SubmitterId, IdentitySource)> {
        match self.file.as_slice() {
            [only] => Some((*only, IdentitySource::FileName)),
            [] => self.folder.map(|id| (id, IdentitySource::Folder)),
            _ => None,
        }
    }

    fn filer(&self, is_own: bool) -> Option<(Filer, IdentitySource)> {
        if is_own {
            return Some((Filer::County, IdentitySource::Config));
        }
        let beside = self.beside();
        self.document
            .or_else(|| beside.map(|(id, known_by)| (Filer::Submitter(id), known_by)))
    }

    fn problems(
        &self,
        county: &County,
        filer: Option<(Filer, IdentitySource)>,
    ) -> Vec<CountyProblem> {
        let mut problems = Vec::new();
        let listed = |id: SubmitterId| {
            let submitter = county.submitter(id);
            submitter.map(|each| each.name.clone()).unwrap_or_default()
        };
        match filer {
            None if self.file.len() > 1 => problems.push(CountyProblem::Ambiguous {
                submitters: self.file.iter().map(|&id| listed(id)).collect(),
            }),
            None => problems.push(CountyProblem::Uninvited {
                named: self.named.map(str::to_owned),
            }),
            Some((Filer::County, IdentitySource::Config)) => {}
            Some(_) => {
                let document = match self.document {
                    Some((Filer::Submitter(id), _)) => Some(listed(id)),
                    Some((Filer::County, _)) => Some(county.name.clone()),
                    None => self.named.map(str::to_owned),
                };
                let file = self.beside().map(|(id, _)| listed(id));
                if let Some((document, file)) = document.zip(file)
                    && document != file
                {
                    problems.push(CountyProblem::NameDisagrees { document, file });
                }
            }
        }
        problems.extend(self.year_problem(county.year));
        problems
    }

    fn year_problem(&self, expected: u16) -> Option<CountyProblem> {
        match (self.document_year, self.file_year) {
            (Some(document), Some(file)) if document == expected && file != document => {
                Some(CountyProblem::YearDisagrees { document, file })
            }
            _ => self
                .year
                .filter(|year| *year != expected)
                .map(|year| CountyProblem::OtherYear { year, expected }),
        }
    }
}

/// The year that a document is of. Where its title was left as it was a year ago and its period says the year that
/// is `expected`, it is of that one; that the two disagree is for a rule to tell.
fn document_year(report: &Report, expected: u16) -> Option<u16> {
    let prose = &report.prose;
    let period = prose.period.and_then(|at| prose.paragraphs.get(at));
    let period = period.and_then(|period| file_name::year_of_period(&period.text));
    period.filter(|year| *year == expected).or(report.year)
}

/// A report on another form than the county prescribes.
fn other_form(county: &County, report: Option<&Report>) -> Option<CountyProblem> {
    let form_data = report?.form_data.as_ref().ok()?;
    let expected = county.form_of(county.year)?;
    (form_data.form.id != expected).then(|| CountyProblem::OtherForm {
        form: form_data.form.title.clone(),
        expected: expected.to_owned(),
    })
}

/// What is kept of a report once its document is dropped.
#[must_use]
pub fn digest(
    path: &str,
    report: Result<&Report, &ReadError>,
    identity: Identity,
    status: Option<Status>,
) -> Digest {
    let report = report.ok();
    let mut draft = Draft {
        named: file_name::draft(file_name::stem(path)),
        ..Draft::default()
    };
    if let Some(report) = report {
        draft.signed = report.prose.signed;
        draft.fingerprint = fingerprint(report);
        let paragraphs = report.prose.paragraphs.iter();
        draft.words = paragraphs.map(|paragraph| paragraph.text.len()).sum();
    }
    let form_data: Option<&FormData> = report.and_then(|report| report.form_data.as_ref().ok());
    Digest {
        path: path.to_owned(),
        identity,
        named: report.and_then(|report| report.submitter.clone()),
        status,
        sheets: report
            .map(|report| report.sheets.clone())
            .unwrap_or_default(),
        form_data: form_data.cloned(),
        draft,
        sketch: report
            .map(|report| sketch(&report.prose))
            .unwrap_or_default(),
    }
}
