//! A file written whole or not at all: beside the one that it replaces, and put in its place at the end.
//!
//! Until then it has a name that begins with a dot, which hides it from a walk through the folder, and is locked by the run
//! that writes it. The system frees the lock of a run that was killed: so the next run knows what was left behind, on
//! this machine and on any other that shares the folder, and removes it.

use crate::run_state;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufWriter, ErrorKind, IntoInnerError, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, PathPersistError, TempPath};

/// What the name of a temporary file begins and ends with, and how many letters and digits stand between.
const PREFIX: &str = ".gouji-";
const SUFFIX: &str = ".tmp";
const LETTERS: usize = 6;

/// A file on its way.
pub(crate) struct AtomicFile {
    sink: BufWriter<File>,
    /// The temporary file and the one that it becomes; `None` for what is no regular file, such as a device. The
    /// temporary file is deleted where it does not take its place, because nobody wants half a result.
    replacement: Option<(TempPath, PathBuf)>,
}

impl AtomicFile {
    /// Begins the file that will stand at `path`, and removes what killed runs left in its folder.
    pub(crate) fn begin(path: &Path) -> io::Result<Self> {
        // A link stays a link.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let present = fs::metadata(&target).ok();
        if present.as_ref().is_some_and(|present| !present.is_file()) {
            let sink = BufWriter::new(File::create(&target)?);
            let replacement = None;
            return Ok(Self { sink, replacement });
        }
        if present.is_some_and(|present| present.permissions().readonly()) {
            return Err(ErrorKind::PermissionDenied.into());
        }
        let folder = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        remove_leftovers(folder);
        let temporary = run_state::begin(|| {
            let temporary = Builder::new()
                .prefix(PREFIX)
                .suffix(SUFFIX)
                .rand_bytes(LETTERS)
                .make_in(folder, create_locked)?;
            let path = temporary.path().to_owned();
            Ok((temporary, path))
        })?;
        let (file, temporary) = temporary.into_parts();
        Ok(Self {
            sink: BufWriter::new(file),
            replacement: Some((temporary, target)),
        })
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.sink.write_all(bytes)
    }

    /// Puts the file in its place, over what stands there.
    pub(crate) fn finish(self) -> io::Result<()> {
        self.place(|temporary, target| temporary.persist(target))
    }

    /// Puts the file in its place where nothing stands there; otherwise the error is [`ErrorKind::AlreadyExists`].
    pub(crate) fn finish_new(self) -> io::Result<()> {
        self.place(|temporary, target| {
            let placed = temporary.persist_noclobber(target);
            placed.or_else(|refused| match refused.error.kind() {
                ErrorKind::AlreadyExists => Err(refused),
                _ if target.exists() => Err(PathPersistError {
                    error: ErrorKind::AlreadyExists.into(),
                    path: refused.path,
                }),
                // Not every file system can rename without replacing.
                _ => refused.path.persist(target),
            })
        })
    }

    fn place(
        self,
        rename: impl FnOnce(TempPath, &Path) -> Result<(), PathPersistError>,
    ) -> io::Result<()> {
        let file = self.sink.into_inner().map_err(IntoInnerError::into_error)?;
        let Some((temporary, target)) = self.replacement else {
            return Ok(());
        };
        file.sync_all()?;
        if let Ok(present) = fs::metadata(&target) {
            fs::set_permissions(&temporary, present.permissions())?;
        }
        let path = temporary.to_path_buf();
        // The file is still open, and so locked, while it takes its place.
        run_state::finish(&path, &target, || {
            rename(temporary, &target).map_err(|refused| refused.error)
        })
    }
}

/// Makes a temporary file and locks it. Where another run took it for left behind, the error has another name tried.
///
/// It is opened as any new file is, because the library's own way would let nobody else read it.
fn create_locked(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new().write(true).create_new(true).open(path)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(ErrorKind::AlreadyExists.into()),
        Ok(()) if !path.exists() => Err(ErrorKind::AlreadyExists.into()),
        // Where a file system knows no locks, nothing is ever removed either.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(file),
    }
}

/// Removes the temporary files of killed runs in `folder`: those that nobody holds locked.
fn remove_leftovers(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_ours = entry.file_name().to_str().is_some_and(is_temporary_name);
        let path = entry.path();
        if is_ours
            && entry.file_type().is_ok_and(|kind| kind.is_file())
            && !run_state::is_temporary(&path)
            && let Ok(file) = OpenOptions::new().write(true).open(&path)
            && file.try_lock().is_ok()
        {
            // Still locked, so that nobody takes the file for another's meanwhile.
            let _ = fs::remove_file(&path);
        }
    }
}

fn is_temporary_name(name: &str) -> bool {
    let middle = name.strip_prefix(PREFIX);
    let middle = middle.and_then(|rest| rest.strip_suffix(SUFFIX));
    middle.is_some_and(|middle| {
        middle.len() == LETTERS && middle.chars().all(|letter| letter.is_ascii_alphanumeric())
    })
}
