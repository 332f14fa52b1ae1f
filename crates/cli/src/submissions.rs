//! The files to check: found under the paths of the command line, read once.

use crate::exit::Exit;
use crate::output::notice;
use crate::run::Run;
use crate::walk::{Entry, walk};
use gouji_intake::{MAX_BYTES, is_clutter};
use gouji_model::{Limit, Unreadable};
use gouji_render::{CommandWords, UsageMistake, command_words};
use std::collections::HashSet;
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
    real: PathBuf,
}

impl Submission {
    fn new(entry: Entry) -> Self {
        Self {
            shown: shown(&entry.path),
            path: entry.path,
            real: entry.real,
        }
    }
}

/// The files under `paths`, each once, in the order of their paths as shown. One that is named twice is shown
/// as it was named first. The file of `--output` is none of them.
pub(crate) fn find(run: &Run, paths: &[PathBuf]) -> Result<Vec<Submission>, Exit> {
    let mut found = Vec::new();
    for path in paths {
        match fs::metadata(path) {
            Err(error) if no_such(&error) => {
                let path = path.to_string_lossy().into_owned();
                return Err(run.usage(&UsageMistake::NoSuchPath { path }));
            }
            Ok(metadata) if metadata.is_dir() => found.extend(below(run, path)),
            // What cannot be looked at is reported when it is read.
            _ => found.push(named(run, path)?),
        }
    }
    let mut seen = HashSet::new();
    found.retain(|each| seen.insert(each.real.clone()));
    found.sort();
    if found.is_empty() {
        notice(command_words(run.style.language).nothing_found);
    }
    Ok(found)
}

fn no_such(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename
    )
}

fn named(run: &Run, path: &Path) -> Result<Submission, Exit> {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    run.keep(&real)?;
    let path = path.to_owned();
    Ok(Submission::new(Entry { path, real }))
}

/// The files below a folder that may be reports, and what could not be looked at: it stands in the list as
/// what it is, unreadable.
fn below(run: &Run, folder: &Path) -> Vec<Submission> {
    let walked = walk(folder);
    let failed = walked.failed.into_iter().map(|(path, _)| Entry {
        real: path.clone(),
        path,
    });
    let entries = walked.entries.into_iter().chain(failed);
    entries
        .filter(|entry| may_be_report(&entry.path) && !run.is_output(&entry.real))
        .map(Submission::new)
        .collect()
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Rule files and configs lie beside reports and are none; nor is what office programs and systems leave behind.
pub(crate) fn may_be_report(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    !matches!(ending, "yaml" | "yml") && !is_clutter(name)
}

/// The bytes of a file, or why there are none. A file beyond the limit is not read at all.
pub(crate) fn read(submission: &Submission, words: &CommandWords) -> Result<Vec<u8>, Unreadable> {
    let limit = MAX_BYTES;
    let metadata = fs::metadata(&submission.path).map_err(|error| told(&error))?;
    // Before it is opened: a pipe would wait for somebody to write.
    if !metadata.is_file() && !metadata.is_dir() {
        let detail = words.not_a_file.to_owned();
        return Err(Unreadable::Io { detail });
    }
    if metadata.is_file() && metadata.len() > limit {
        return Err(Unreadable::Beyond {
            limit: Limit::Bytes(limit),
        });
    }
    let file = File::open(&submission.path).map_err(|error| told(&error))?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    // One byte more than allowed: a file may grow while it is read.
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| told(&error))?;
    Ok(bytes)
}

fn told(error: &io::Error) -> Unreadable {
    match error.kind() {
        ErrorKind::PermissionDenied => Unreadable::PermissionDenied,
        _ => Unreadable::Io {
            detail: error.to_string(),
        },
    }
}
