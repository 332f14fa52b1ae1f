//! Whose report a document is, and of which year: by what it says, then by its file, then by its folder.

use crate::file_name;
use gouji_model::{
    County, CountyFinding, CountyProblem, Filer, Identity, IdentitySource, Level, NameKind,
    ReadError, Report, SubmitterId,
};

/// The file of a report, as its county's folder has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReportFile {
    /// The path from the county's folder, with `/` between folders: names of folders further up say nothing.
    pub(crate) path: String,
    /// The path as it is shown.
    pub(crate) shown: String,
    /// Whether the config names this file as the county's own report.
    pub(crate) is_own_report: bool,
    /// Which years' reports lie where this file lies.
    pub(crate) years: FileYears,
}

/// Which years' reports lie where a file lies, as the config says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileYears {
    /// Those of this year.
    This,
    /// Those of last year.
    Last,
    /// Those of both, so that the year in each report decides.
    Both,
}

/// Whose report a document is, and what is doubtful about that.
#[derive(Debug, Clone, Default)]
pub(crate) struct Identification {
    /// Whose it is and of which year.
    pub(crate) identity: Identity,
    /// Under whose name the file lies, though it is another's report.
    pub(crate) file_owner: Option<Filer>,
    /// What a person has to know of it.
    pub(crate) findings: Vec<CountyFinding>,
}

/// Says whose the `report` in `file` is. That it is of another year is no finding where last year's reports lie.
pub(crate) fn identify(
    county: &County,
    report: Result<&Report, &ReadError>,
    file: &ReportFile,
) -> Identification {
    let report = report.ok();
    let clues = IdentityClues::new(county, report, &file.path);
    let filer = match file.is_own_report && !clues.names_town(county) {
        true => Some((Filer::County, IdentitySource::Config)),
        false => clues.filer(county),
    };
    let year_problem = clues.year_problem(county.year).filter(|problem| {
        file.years == FileYears::This || !matches!(problem, CountyProblem::OtherYear { .. })
    });
    let problems = [
        clues.name_problem(county, filer),
        year_problem,
        form_problem(county, report),
    ];
    let problems = problems.into_iter().flatten();
    Identification {
        identity: Identity {
            filer,
            year: clues.year(),
        },
        file_owner: clues.file_owner(filer, file.is_own_report),
        findings: problems
            .map(|problem| CountyFinding {
                problem,
                reports: vec![file.shown.clone()],
            })
            .collect(),
    }
}

/// What a document, the name of its file and the names of its folders say of whose report it is.
struct IdentityClues<'a> {
    /// The submitter as the document names it.
    document_name: Option<&'a str>,
    /// The filer whom the document names, and by which of its names.
    document: Option<(Filer, IdentitySource)>,
    /// The submitters that the name of the file names.
    file: Vec<SubmitterId>,
    /// The submitter whom the nearest folder names that names exactly one.
    folder: Option<SubmitterId>,
    document_year: Option<u16>,
    file_year: Option<u16>,
    /// The year that the nearest folder names that names one.
    folder_year: Option<u16>,
}

impl<'a> IdentityClues<'a> {
    fn new(county: &County, report: Option<&'a Report>, path: &str) -> Self {
        let document_name = report.and_then(|report| report.submitter.as_deref());
        let stem = file_name::stem(path);
        let folder = file_name::folders(path).find_map(|folder| {
            match county.names.find_in_text(folder).as_slice() {
                [submitter] => Some(*submitter),
                _ => None,
            }
        });
        Self {
            document_name,
            document: document_name.and_then(|name| document_filer(county, name)),
            file: county.names.find_in_text(stem),
            folder,
            document_year: report.and_then(|report| document_year(report, county.year)),
            file_year: file_name::year(stem),
            folder_year: file_name::folders(path).find_map(file_name::year),
        }
    }

    /// The submitter whom the file names, or its folder where the file names nobody.
    fn path_submitter(&self) -> Option<(SubmitterId, IdentitySource)> {
        match self.file.as_slice() {
            [submitter] => Some((*submitter, IdentitySource::FileName)),
            [] => self.folder.map(|id| (id, IdentitySource::Folder)),
            _ => None,
        }
    }

    /// The filer: the document's, else the file's, else the folder's. A document that names somebody else is nobody's on the
    /// roster, wherever it lies.
    fn filer(&self, county: &County) -> Option<(Filer, IdentitySource)> {
        let from_path = || {
            let (submitter, source) = self.path_submitter()?;
            let is_likely = self
                .document_name
                .is_none_or(|name| may_name(county, name, submitter));
            is_likely.then_some((Filer::Submitter(submitter), source))
        };
        self.document.or_else(from_path)
    }

    /// Whether the document names a township or a street on the roster. An office of the county may sign the county's report.
    fn names_town(&self, county: &County) -> bool {
        let Some((Filer::Submitter(id), _)) = self.document else {
            return false;
        };
        let level = county.submitter(id).map(|submitter| submitter.level);
        matches!(level, Some(Level::Township | Level::Street))
    }

    /// Under whose name the file lies, where that is not `filer`.
    fn file_owner(
        &self,
        filer: Option<(Filer, IdentitySource)>,
        is_own_report: bool,
    ) -> Option<Filer> {
        self.document_name?;
        let owner = match is_own_report {
            true => Filer::County,
            false => Filer::Submitter(self.path_submitter()?.0),
        };
        let filer = filer.map(|(filer, _)| filer);
        (filer != Some(owner)).then_some(owner)
    }

    /// The year: the document's, else the file's, else a folder's.
    fn year(&self) -> Option<u16> {
        let years = [self.document_year, self.file_year, self.folder_year];
        years.into_iter().flatten().next()
    }

    /// What is doubtful about `filer`.
    fn name_problem(
        &self,
        county: &County,
        filer: Option<(Filer, IdentitySource)>,
    ) -> Option<CountyProblem> {
        let listed_name = |id: SubmitterId| {
            let submitter = county.submitter(id);
            submitter
                .map(|submitter| submitter.name.clone())
                .unwrap_or_default()
        };
        match filer {
            None if self.file.len() > 1 => Some(CountyProblem::Ambiguous {
                submitters: self.file.iter().map(|&id| listed_name(id)).collect(),
            }),
            None => Some(CountyProblem::Uninvited {
                named: self.document_name.map(str::to_owned),
            }),
            Some((Filer::County, IdentitySource::Config)) => None,
            Some(_) => {
                let document = match self.document {
                    Some((Filer::Submitter(id), _)) => listed_name(id),
                    Some((Filer::County, _)) => county.name.clone(),
                    None => self.document_name?.to_owned(),
                };
                let file = listed_name(self.path_submitter()?.0);
                (document != file).then_some(CountyProblem::NameDisagrees { document, file })
            }
        }
    }

    /// What is doubtful about the year, where the reports of `expected` are asked for.
    fn year_problem(&self, expected: u16) -> Option<CountyProblem> {
        match (self.document_year, self.file_year) {
            (Some(document), Some(file)) if document == expected && file != document => {
                Some(CountyProblem::YearDisagrees { document, file })
            }
            _ => self
                .year()
                .filter(|year| *year != expected)
                .map(|year| CountyProblem::OtherYear { year, expected }),
        }
    }
}

/// Whether `name`, which is nobody's on the roster, may be another spelling of the name of `submitter`: that name stands in
/// it, or both are offices whose names share a word. A town's name is its own.
fn may_name(county: &County, name: &str, submitter: SubmitterId) -> bool {
    if county.names.find_in_text(name).contains(&submitter) {
        return true;
    }
    let Some(listed) = county.submitter(submitter) else {
        return false;
    };
    let is_office = |name: &str| Level::from_name(name) == Level::Department;
    let mut names = listed.all_names();
    is_office(name) && names.any(|listed| is_office(listed) && share_word(name, listed))
}

/// Letters that stand in the names of most offices.
const OFFICE_LETTERS: &str = "省市县区旗州局委办公室会政府人民中心站所处和与";

/// Whether two names share two letters in a row that say what an office is for.
fn share_word(one: &str, other: &str) -> bool {
    let letters: Vec<char> = one.chars().collect();
    letters.windows(2).any(|pair| {
        let word: String = pair.iter().collect();
        !word.chars().any(|letter| OFFICE_LETTERS.contains(letter)) && other.contains(&word)
    })
}

/// The filer that goes by `name` in a document.
fn document_filer(county: &County, name: &str) -> Option<(Filer, IdentitySource)> {
    let Some((id, kind)) = county.names.find(name) else {
        let is_county = county.names.is_county(name);
        return is_county.then_some((Filer::County, IdentitySource::Content));
    };
    let source = match kind {
        NameKind::Listed => IdentitySource::Content,
        NameKind::Alias => IdentitySource::Alias,
        NameKind::Former => IdentitySource::FormerName,
    };
    Some((Filer::Submitter(id), source))
}

/// The year of a document: that of its title, or `expected` where the period that it reports on says so, because titles
/// of a year ago are left as they were. A rule tells that the two disagree.
fn document_year(report: &Report, expected: u16) -> Option<u16> {
    let prose = &report.prose;
    let period = prose
        .period_paragraph
        .and_then(|position| prose.paragraphs.get(position));
    let period_year = period.and_then(|period| file_name::year_of_period(&period.text));
    period_year.filter(|year| *year == expected).or(report.year)
}

/// That a report is on another form than the county prescribes.
fn form_problem(county: &County, report: Option<&Report>) -> Option<CountyProblem> {
    let form_data = report?.form_data.as_ref().ok()?;
    let expected = county.form_id(county.year)?;
    (form_data.form.id != expected).then(|| CountyProblem::OtherForm {
        form: form_data.form.title.clone(),
        expected: expected.to_owned(),
    })
}
