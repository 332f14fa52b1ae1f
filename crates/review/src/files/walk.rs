//! Folders walked: every file below, links followed, every folder once.

use ignore::{Walk, WalkBuilder};
use std::collections::{HashSet, VecDeque};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What lies below a folder and is no folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry {
    /// The path below the folder as it was named.
    pub(crate) path: PathBuf,
    /// The one path of the file, however it was reached.
    pub(crate) real: PathBuf,
}

/// What a walk came to.
#[derive(Debug, Default)]
pub(crate) struct WalkResult {
    /// The files, in the order of their paths.
    pub(crate) entries: Vec<Entry>,
    /// What could not be looked at.
    pub(crate) failed: Vec<(PathBuf, io::Error)>,
}

/// Walks `folder`. Hidden files and folders are left out.
///
/// A linked folder is walked after what lies there itself, and only where no walk came through it yet: a link
/// that leads back ends there.
pub(crate) fn walk(folder: &Path) -> WalkResult {
    let mut walked = WalkResult::default();
    let mut seen = HashSet::new();
    let mut waiting = VecDeque::from([folder.to_owned()]);
    while let Some(folder) = waiting.pop_front() {
        match folder.canonicalize() {
            Ok(real) if seen.contains(&real) => {}
            Ok(real) => {
                let mut links = walked.tree(&folder, &real, &mut seen);
                links.sort();
                waiting.extend(links);
            }
            Err(error) => walked.failed.push((folder, error)),
        }
    }
    walked.entries.sort();
    walked.failed.sort_by(|a, b| a.0.cmp(&b.0));
    walked
}

impl WalkResult {
    /// Walks `folder` without following links; returns the links to folders.
    fn tree(&mut self, folder: &Path, real: &Path, seen: &mut HashSet<PathBuf>) -> Vec<PathBuf> {
        let mut links = Vec::new();
        for entry in plain_walk(folder) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.fail(error);
                    continue;
                }
            };
            let path = entry.path().to_owned();
            let below = path.strip_prefix(folder).unwrap_or(&path);
            let real = real.join(below);
            match entry.file_type() {
                // The folder itself may be a link, and is walked all the same.
                Some(kind) if kind.is_dir() || entry.depth() == 0 => {
                    seen.insert(real);
                }
                Some(kind) if kind.is_symlink() => match fs::metadata(&path) {
                    Ok(target) if target.is_dir() => links.push(path),
                    Ok(_) => {
                        let real = path.canonicalize().unwrap_or(real);
                        self.entries.push(Entry { path, real });
                    }
                    Err(error) => self.failed.push((path, error)),
                },
                _ => self.entries.push(Entry { path, real }),
            }
        }
        links
    }

    fn fail(&mut self, error: ignore::Error) {
        let path = failed_path(&error);
        let trouble = error.into_io_error();
        if let (Some(path), Some(trouble)) = (path, trouble) {
            self.failed.push((path, trouble));
        }
    }
}

fn plain_walk(folder: &Path) -> Walk {
    WalkBuilder::new(folder)
        .standard_filters(false)
        .hidden(true)
        .follow_links(false)
        .build()
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
