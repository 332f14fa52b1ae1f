//! What the run has done so far, which an interruption has to know. It stands in one place for the process, as its signals do.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The files that the run writes.
pub(crate) struct OutputFiles {
    /// Those on their way, under the names that they have until they are whole.
    temporary: Vec<PathBuf>,
    /// Those that are whole and in their place.
    pub(crate) finished: Vec<PathBuf>,
}

static OUTPUT_FILES: Mutex<OutputFiles> = Mutex::new(OutputFiles {
    temporary: Vec::new(),
    finished: Vec::new(),
});

// No lock guards the counts, because whoever holds one may wait for a reader.
static EXPECTED: AtomicUsize = AtomicUsize::new(0);
static READ: AtomicUsize = AtomicUsize::new(0);
static HAS_PRINTED: AtomicBool = AtomicBool::new(false);

/// The files that the run writes; none begins or takes its place while they are held.
pub(crate) fn output_files() -> MutexGuard<'static, OutputFiles> {
    OUTPUT_FILES.lock().unwrap_or_else(PoisonError::into_inner)
}

impl OutputFiles {
    /// Removes the files that are not whole.
    pub(crate) fn remove_temporary(&self) {
        for path in &self.temporary {
            let _ = fs::remove_file(path);
        }
    }
}

/// Says that the run will read `files` more files.
pub(crate) fn expect_files(files: usize) {
    EXPECTED.fetch_add(files, Ordering::Relaxed);
}

/// Says that one more file is read.
pub(crate) fn count_file() {
    READ.fetch_add(1, Ordering::Relaxed);
}

/// How many files are read, and how many the run will have read.
pub(crate) fn file_counts() -> (usize, usize) {
    let (read, expected) = (&READ, &EXPECTED);
    (
        read.load(Ordering::Relaxed),
        expected.load(Ordering::Relaxed),
    )
}

/// Says that a part of the result has gone to standard output.
pub(crate) fn mark_printed() {
    HAS_PRINTED.store(true, Ordering::Relaxed);
}

/// Whether a part of the result has gone to standard output.
pub(crate) fn has_printed() -> bool {
    HAS_PRINTED.load(Ordering::Relaxed)
}

/// Makes a file that is temporary until [`finish`] puts it in its place. `create` returns it with its path.
pub(crate) fn begin<T>(create: impl FnOnce() -> io::Result<(T, PathBuf)>) -> io::Result<T> {
    let mut files = output_files();
    let (file, path) = create()?;
    files.temporary.push(path);
    Ok(file)
}

/// Whether this run is writing the file at `path`.
pub(crate) fn is_temporary(path: &Path) -> bool {
    output_files().temporary.iter().any(|each| each == path)
}

/// Puts the file at `temporary` in its place, `target`, with `rename`. An interruption comes before or after, not between.
pub(crate) fn finish(
    temporary: &Path,
    target: &Path,
    rename: impl FnOnce() -> io::Result<()>,
) -> io::Result<()> {
    let mut files = output_files();
    rename()?;
    files.temporary.retain(|each| each != temporary);
    files.finished.push(target.to_owned());
    Ok(())
}
