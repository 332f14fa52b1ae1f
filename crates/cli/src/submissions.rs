//! The files to check: found under the paths of the command line, read once.

use gouji_intake::MAX_BYTES;
use gouji_model::Unreadable;
use ignore::WalkBuilder;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A file to check.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Submission {
    /// The path as given, or that joined with `/` to the path below it.
    pub(crate) shown: String,
    /// The path to open.
    pub(crate) path: PathBuf,
}

/// The files under `paths`, each once, in the order of their paths; or a path that does not exist.
pub(crate) fn find(paths: &[PathBuf]) -> Result<Vec<Submission>, PathBuf> {
    let mut found = Vec::new();
    for path in paths {
        match fs::metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(path.clone()),
            Ok(metadata) if metadata.is_dir() => walk(path, &mut found),
            // What cannot be looked at is reported when it is read.
            _ => found.push(Submission {
                shown: shown(path),
                path: path.clone(),
            }),
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn walk(folder: &Path, found: &mut Vec<Submission>) {
    let walk = WalkBuilder::new(folder)
        .standard_filters(false)
        .hidden(true)
        .follow_links(false)
        .build();
    for entry in walk {
        match entry {
            Ok(entry) => {
                let is_file = entry
                    .file_type()
                    .is_some_and(|kind| kind.is_file() || kind.is_symlink());
                if is_file && !entry.path().is_dir() && may_be_report(entry.path()) {
                    found.push(Submission {
                        shown: shown(entry.path()),
                        path: entry.into_path(),
                    });
                }
            }
            // A folder that cannot be opened stands in the list as what it is: unreadable.
            Err(error) => {
                if let Some(path) = failed_path(&error) {
                    found.push(Submission {
                        shown: shown(&path),
                        path,
                    });
                }
            }
        }
    }
}

fn failed_path(error: &ignore::Error) -> Option<PathBuf> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path.clone()),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            failed_path(err)
        }
        _ => None,
    }
}

/// Rule files, configs and the lock files of office programs lie beside reports and are none.
fn may_be_report(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    !matches!(ending, "yaml" | "yml") && !name.starts_with("~$") && !name.starts_with(".~")
}

/// The bytes of a file, or why there are none. A file beyond the limit is not read at all.
pub(crate) fn read(submission: &Submission) -> Result<Vec<u8>, Unreadable> {
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    let file = File::open(&submission.path).map_err(|error| told(&error))?;
    let size = file.metadata().map_err(|error| told(&error))?.len();
    if size > limit {
        return Err(Unreadable::TooLarge { limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    // One byte more than allowed: a pipe or a growing file has no size to ask for.
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| told(&error))?;
    Ok(bytes)
}

fn told(error: &io::Error) -> Unreadable {
    match error.kind() {
        io::ErrorKind::PermissionDenied => Unreadable::PermissionDenied,
        _ => Unreadable::Io {
            detail: error.to_string(),
        },
    }
}
