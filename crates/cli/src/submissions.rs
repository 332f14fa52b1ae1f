//! The files to check: found under the paths of the command line, read once.

use crate::county_folder::CountyFolder;
use crate::exit::Exit;
use crate::file_walk::{Entry, walk};
use crate::paths::{plain_path, shown_path};
use crate::session::Session;
use gouji_formats::{MAX_BYTES, is_clutter};
use gouji_model::{Limit, ReadError};
use gouji_render::{CommandWords, UsageMistake};
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// A file to check.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Submission {
    /// The path as given, or that joined with `/` to the path below it.
    pub(crate) shown: String,
    /// The path to open.
    path: PathBuf,
    /// The one path of the file, however it was named.
    pub(crate) real: PathBuf,
}

/// The files of a county's year.
#[derive(Debug, Default)]
pub(crate) struct CountyFiles {
    /// The reports of this year.
    pub(crate) reports: Vec<Submission>,
    /// The reports of last year.
    pub(crate) last_year: Vec<Submission>,
    /// The files that are in both lists, because they lie where reports of both years do: the year in each file decides.
    pub(crate) shared: HashSet<PathBuf>,
}

impl Submission {
    fn new(entry: Entry) -> Self {
        Self {
            shown: shown_path(&entry.path),
            path: entry.path,
            real: entry.real,
        }
    }

    /// The path of a member of this archive as it is shown; that of the file itself without one.
    pub(crate) fn shown_with(&self, member: Option<&str>) -> String {
        match member {
            Some(member) => format!("{}/{member}", self.shown),
            None => self.shown.clone(),
        }
    }
}

/// The files under `paths`, each once, in the order of their paths as shown. One that is named twice is shown
/// as it was named first. The file of `--output` is none of them.
pub(crate) fn find(session: &Session, paths: &[PathBuf]) -> Result<Vec<Submission>, Exit> {
    let mut found = Vec::new();
    for path in paths {
        match fs::metadata(path) {
            Err(error) if is_missing(&error) => {
                let path = path.to_string_lossy().into_owned();
                return Err(session.usage(&UsageMistake::NoSuchPath { path }));
            }
            Ok(metadata) if metadata.is_dir() => found.extend(folder_submissions(session, path)),
            // What cannot be looked at is reported when it is read.
            _ => found.push(path_submission(session, path)?),
        }
    }
    Ok(sort_submissions(found))
}

/// Keeps each file once and sorts them by their paths as shown.
fn sort_submissions(mut found: Vec<Submission>) -> Vec<Submission> {
    let mut seen = HashSet::new();
    found.retain(|each| seen.insert(each.real.clone()));
    found.sort();
    found
}

/// The files of a county: those under its `reports` with its own report, and those under its `last_year`, without
/// its roster. Paths are shown from the county's folder; a folder that is not there holds none.
///
/// Where a file lies under a folder of each kind, the folder further down says which it is.
pub(crate) fn county_files(session: &Session, county: &CountyFolder) -> CountyFiles {
    let config = county.county();
    let own_report = config.own_report.as_slice();
    let mut reports = find_in_folders(session, county, config.reports.iter().chain(own_report));
    let mut last_year = find_in_folders(session, county, &config.last_year);
    if let Some(roster) = county.roster() {
        reports.remove(&roster);
        last_year.remove(&roster);
    }
    let depth = |files: &HashMap<PathBuf, CountyPathFile>, real: &PathBuf| {
        let found = files.get(real);
        found.map(|found| found.depth)
    };
    let in_both = reports.keys().filter(|real| last_year.contains_key(*real));
    let in_both: Vec<PathBuf> = in_both.cloned().collect();
    let mut shared = HashSet::new();
    for real in in_both {
        match depth(&reports, &real).cmp(&depth(&last_year, &real)) {
            Ordering::Greater => drop(last_year.remove(&real)),
            Ordering::Less => drop(reports.remove(&real)),
            Ordering::Equal => drop(shared.insert(real)),
        }
    }
    CountyFiles {
        reports: collect_submissions(reports),
        last_year: collect_submissions(last_year),
        shared,
    }
}

/// A file under a path of the config.
struct CountyPathFile {
    submission: Submission,
    /// How many folders down that path leads.
    depth: usize,
}

fn collect_submissions(found: HashMap<PathBuf, CountyPathFile>) -> Vec<Submission> {
    let mut sorted: Vec<Submission> = found.into_values().map(|each| each.submission).collect();
    sorted.sort();
    sorted
}

/// The files under `paths`, each under the one that leads furthest down.
fn find_in_folders<'p>(
    session: &Session,
    county: &CountyFolder,
    paths: impl IntoIterator<Item = &'p String>,
) -> HashMap<PathBuf, CountyPathFile> {
    let folder = plain_path(&county.folder);
    let mut all: HashMap<PathBuf, CountyPathFile> = HashMap::new();
    for path in paths {
        let path = plain_path(&county.folder.join(path));
        let Ok(real) = path.canonicalize() else {
            continue;
        };
        let depth = real.components().count();
        let entry = |path: &Path| Entry {
            path: path.to_owned(),
            real: real.clone(),
        };
        let found = match real.is_dir() {
            true => folder_submissions(session, &path),
            false => vec![Submission::new(entry(&path))],
        };
        for mut submission in found {
            let below = submission.path.strip_prefix(&folder);
            submission.shown = shown_path(below.unwrap_or(&submission.path));
            let found = all.get(&submission.real);
            if found.is_none_or(|found| found.depth < depth) {
                all.insert(
                    submission.real.clone(),
                    CountyPathFile { submission, depth },
                );
            }
        }
    }
    all
}

fn is_missing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename
    )
}

fn path_submission(session: &Session, path: &Path) -> Result<Submission, Exit> {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    session.keep(&real)?;
    let path = path.to_owned();
    Ok(Submission::new(Entry { path, real }))
}

/// The files below a folder that may be reports, and what could not be looked at: it stands in the list as
/// what it is, unreadable.
fn folder_submissions(session: &Session, folder: &Path) -> Vec<Submission> {
    let walked = walk(folder);
    let failed = walked.failed.into_iter().map(|(path, _)| Entry {
        real: path.clone(),
        path,
    });
    let entries = walked.entries.into_iter().chain(failed);
    entries
        .filter(|entry| is_possible_report(&entry.path) && !session.is_output(&entry.real))
        .map(Submission::new)
        .collect()
}

/// Rule files and configs lie beside reports and are none; nor is what office programs and systems leave behind.
pub(crate) fn is_possible_report(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    !matches!(ending, "yaml" | "yml") && !is_clutter(name)
}

/// The bytes of a file, or why there are none. A file beyond the limit is not read at all.
pub(crate) fn read(submission: &Submission, words: &CommandWords) -> Result<Vec<u8>, ReadError> {
    let limit = MAX_BYTES;
    let metadata = fs::metadata(&submission.path).map_err(|error| read_error(&error))?;
    // Before it is opened: a pipe would wait for somebody to write.
    if !metadata.is_file() && !metadata.is_dir() {
        let detail = words.not_a_file.to_owned();
        return Err(ReadError::Io { detail });
    }
    if metadata.is_file() && metadata.len() > limit {
        return Err(ReadError::Beyond {
            limit: Limit::Bytes(limit),
        });
    }
    let file = File::open(&submission.path).map_err(|error| read_error(&error))?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    // One byte more than allowed: a file may grow while it is read.
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| read_error(&error))?;
    Ok(bytes)
}

fn read_error(error: &io::Error) -> ReadError {
    match error.kind() {
        ErrorKind::PermissionDenied => ReadError::PermissionDenied,
        _ => ReadError::Io {
            detail: error.to_string(),
        },
    }
}
