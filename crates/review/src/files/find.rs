//! The files of a run: found under paths, or given as bytes.

use crate::files::config_name::is_config_name;
use crate::files::device::is_device;
use crate::files::own_output::is_own_output;
use crate::files::paths::{plain_path, shown_path};
use crate::files::walk::{Entry, walk};
use crate::open::county_folder::CountyFolder;
use gouji_formats::{MAX_BYTES, is_clutter, is_leftover};
use gouji_model::{Limit, ReadError, SkipReason, natural_key};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file that may be a report.
#[derive(Debug, Clone)]
pub struct FoundFile {
    /// The path as it is shown: as given, or that joined with `/` to the path below it.
    pub shown: String,
    /// The one path of the file, however it was named; the name alone of what lies in memory.
    pub real: PathBuf,
    /// Whether it was named by itself, so that it is read whatever it is.
    pub is_named: bool,
    content: FileContent,
}

/// Where the bytes of a file are.
#[derive(Debug, Clone)]
enum FileContent {
    /// On the disk, under this path.
    Disk(PathBuf),
    /// In memory.
    Memory(Arc<[u8]>),
}

/// Why a file gives no bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoBytes {
    /// It cannot be read.
    Unreadable(ReadError),
    /// It is skipped.
    Skipped(SkipReason),
}

/// The files of a county's year.
#[derive(Debug, Default)]
pub(crate) struct CountyFiles {
    /// Those among which this year's reports are.
    pub(crate) reports: Vec<FoundFile>,
    /// Those among which last year's reports are.
    pub(crate) last_year: Vec<FoundFile>,
    /// Those that are in both lists, because they lie where reports of both years do: the year in each decides.
    pub(crate) shared: HashSet<PathBuf>,
}

impl FoundFile {
    /// A file in memory: an upload, a member of something else. `name` is shown, and may say whose report it is.
    #[must_use]
    pub fn from_bytes(name: &str, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self {
            shown: name.to_owned(),
            real: PathBuf::from(name),
            is_named: true,
            content: FileContent::Memory(bytes.into()),
        }
    }

    fn new(entry: Entry) -> Self {
        Self {
            shown: shown_path(&entry.path),
            real: entry.real,
            is_named: false,
            content: FileContent::Disk(entry.path),
        }
    }

    /// The path of a member of this archive as it is shown; that of the file itself without one.
    pub(crate) fn shown_with(&self, member: Option<&str>) -> String {
        match member {
            Some(member) => format!("{}/{member}", self.shown),
            None => self.shown.clone(),
        }
    }

    /// The path below `folder`, where it lies there.
    fn show_from(&mut self, folder: &Path) {
        if let FileContent::Disk(path) = &self.content {
            let below = path.strip_prefix(folder);
            self.shown = shown_path(below.unwrap_or(path));
        }
    }

    /// The folder in which it lies; `None` for one in memory.
    pub(crate) fn folder(&self) -> Option<&Path> {
        match &self.content {
            FileContent::Disk(path) => path.parent(),
            FileContent::Memory(_) => None,
        }
    }

    /// Whether the program itself wrote it.
    #[must_use]
    pub fn is_own_output(&self) -> bool {
        self.bytes().is_ok_and(|bytes| is_own_output(&bytes))
    }

    /// The bytes, or why there are none. A file beyond the limit is not read at all.
    pub(crate) fn bytes(&self) -> Result<Cow<'_, [u8]>, NoBytes> {
        let path = match &self.content {
            FileContent::Disk(path) => path,
            FileContent::Memory(bytes) => return Ok(Cow::Borrowed(bytes)),
        };
        if !self.is_named && is_leftover(&self.shown) {
            return Err(NoBytes::Skipped(SkipReason::Leftover));
        }
        let metadata = fs::metadata(path).map_err(|error| unreadable(&error))?;
        // Before it is opened: a pipe would wait for somebody to write.
        if is_device(&self.real, &metadata) {
            return Err(NoBytes::Skipped(SkipReason::Device));
        }
        let beyond = || {
            let limit = Limit::Bytes(MAX_BYTES);
            NoBytes::Unreadable(ReadError::Beyond { limit })
        };
        if metadata.is_file() && metadata.len() > MAX_BYTES {
            return Err(beyond());
        }
        let file = File::open(path).map_err(|error| unreadable(&error))?;
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
        // One byte more than allowed: a file may grow while it is read.
        file.take(MAX_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| unreadable(&error))?;
        Ok(Cow::Owned(bytes))
    }
}

/// The files under `paths`, each once, in natural order of their paths as shown. One that is named twice is shown as it was
/// named first.
///
/// # Errors
/// The first path at which nothing is.
pub fn find(paths: &[PathBuf]) -> Result<Vec<FoundFile>, PathBuf> {
    let mut found = Vec::new();
    for path in paths {
        match fs::metadata(path) {
            Err(error) if is_missing(&error) => return Err(path.clone()),
            Ok(metadata) if metadata.is_dir() => found.extend(folder_files(path)),
            // What cannot be looked at is reported when it is read.
            _ => found.push(FoundFile {
                is_named: true,
                ..named_file(path)
            }),
        }
    }
    let mut seen = HashSet::new();
    found.retain(|each| seen.insert(each.real.clone()));
    Ok(sort_files(found))
}

fn sort_files(mut files: Vec<FoundFile>) -> Vec<FoundFile> {
    files.sort_by_cached_key(|file| natural_key(&file.shown));
    files
}

/// The files of a county: those under its `reports` with its own report, and those under its `last_year`, without
/// its roster and its register. Paths are shown from the county's folder; a folder that is not there holds none.
///
/// Where a file lies under a folder of each kind, the folder further down says which it is.
pub(crate) fn county_files(folder: &CountyFolder) -> CountyFiles {
    let county = folder.county();
    let own_report = county.own_report.as_slice();
    let mut reports = files_below(folder, county.reports.iter().chain(own_report));
    let mut last_year = files_below(folder, &county.last_year);
    for list in folder.lists() {
        reports.remove(&list);
        last_year.remove(&list);
    }
    let depth = |files: &HashMap<PathBuf, CountyFile>, real: &PathBuf| {
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
    let files = |found: HashMap<PathBuf, CountyFile>| {
        sort_files(found.into_values().map(|each| each.file).collect())
    };
    CountyFiles {
        reports: files(reports),
        last_year: files(last_year),
        shared,
    }
}

impl CountyFolder {
    /// Whether this run or a later one reads the file that is really at `real`: what its config names, and what a link among
    /// the reports leads to.
    #[must_use]
    pub fn is_input(&self, real: &Path) -> bool {
        let is_linked = || {
            let files = county_files(self);
            let mut reports = files.reports.iter().chain(&files.last_year);
            reports.any(|file| file.real == real)
        };
        self.names_place(real) || is_linked()
    }
}

/// A file under a path of the config.
struct CountyFile {
    file: FoundFile,
    /// How many folders down that path leads.
    depth: usize,
}

/// The files under `paths` of the config, each under the one that leads furthest down.
fn files_below<'p>(
    folder: &CountyFolder,
    paths: impl IntoIterator<Item = &'p String>,
) -> HashMap<PathBuf, CountyFile> {
    let root = plain_path(folder.path());
    let mut all: HashMap<PathBuf, CountyFile> = HashMap::new();
    for path in paths {
        let path = plain_path(&root.join(path));
        let Ok(real) = path.canonicalize() else {
            continue;
        };
        let depth = real.components().count();
        let found = match real.is_dir() {
            true => folder_files(&path),
            false => vec![named_file(&path)],
        };
        for mut file in found {
            file.show_from(&root);
            let found = all.get(&file.real);
            if found.is_none_or(|found| found.depth < depth) {
                all.insert(file.real.clone(), CountyFile { file, depth });
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

fn named_file(path: &Path) -> FoundFile {
    FoundFile::new(Entry {
        path: path.to_owned(),
        real: path.canonicalize().unwrap_or_else(|_| path.to_owned()),
    })
}

/// The files below a folder that may be reports, and what could not be looked at: it stands in the list as what it is,
/// unreadable.
fn folder_files(folder: &Path) -> Vec<FoundFile> {
    let walked = walk(folder);
    let failed = walked.failed.into_iter().map(|(path, _)| Entry {
        real: path.clone(),
        path,
    });
    let entries = walked.entries.into_iter().chain(failed);
    entries
        .filter(|entry| is_possible_report(&entry.path))
        .map(FoundFile::new)
        .collect()
}

/// Rule files and configs lie beside reports and are none; nor is what office programs and systems leave behind.
pub(crate) fn is_possible_report(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    !matches!(ending, "yaml" | "yml") && !is_clutter(name) && !is_config_name(name)
}

fn unreadable(error: &io::Error) -> NoBytes {
    NoBytes::Unreadable(match error.kind() {
        ErrorKind::PermissionDenied => ReadError::PermissionDenied,
        _ => ReadError::Io {
            detail: error.to_string(),
        },
    })
}
