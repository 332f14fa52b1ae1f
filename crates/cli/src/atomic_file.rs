//! A file written whole or not at all: beside the one that it replaces, and put in its place at the end.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Names of files that another run may have left behind are passed over, this many of them.
const TRIES: u32 = 100;

/// A file on its way.
pub(crate) struct AtomicFile {
    sink: BufWriter<File>,
    /// The file that is written and the one that it becomes; `None` for what is no regular file, such as a device.
    staged: Option<TemporaryFile>,
}

struct TemporaryFile {
    written: PathBuf,
    target: PathBuf,
}

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        // Gone where it took its place; otherwise half a result that nobody wants.
        let _ = fs::remove_file(&self.written);
    }
}

impl AtomicFile {
    /// Begins the file that will stand at `path`.
    pub(crate) fn begin(path: &Path) -> io::Result<Self> {
        // A link stays a link.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let present = fs::metadata(&target).ok();
        if present.as_ref().is_some_and(|present| !present.is_file()) {
            let sink = BufWriter::new(File::create(&target)?);
            return Ok(Self { sink, staged: None });
        }
        if present.is_some_and(|present| present.permissions().readonly()) {
            return Err(ErrorKind::PermissionDenied.into());
        }
        let (file, written) = beside(&target)?;
        let sink = BufWriter::new(file);
        let staged = Some(TemporaryFile { written, target });
        Ok(Self { sink, staged })
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.sink.write_all(bytes)
    }

    /// Puts the file in its place.
    pub(crate) fn finish(self) -> io::Result<()> {
        let file = self
            .sink
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        let Some(staged) = self.staged else {
            return Ok(());
        };
        file.sync_all()?;
        drop(file);
        if let Ok(present) = fs::metadata(&staged.target) {
            fs::set_permissions(&staged.written, present.permissions())?;
        }
        fs::rename(&staged.written, &staged.target)
    }
}

/// A new file in the folder of `target`, hidden from a walk through it.
fn beside(target: &Path) -> io::Result<(File, PathBuf)> {
    let id = std::process::id();
    for attempt in 0..TRIES {
        let path = target.with_file_name(format!(".gouji-{id}-{attempt}.tmp"));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((file, path)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}
