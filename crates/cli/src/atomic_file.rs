//! A file written whole or not at all: beside the one that it replaces, and put in its place at the end.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, IntoInnerError, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, TempPath};

/// A file on its way.
pub(crate) struct AtomicFile {
    sink: BufWriter<File>,
    /// The temporary file and the one that it becomes; `None` for what is no regular file, such as a device. The
    /// temporary file is deleted where it does not take its place, because nobody wants half a result.
    replacement: Option<(TempPath, PathBuf)>,
}

impl AtomicFile {
    /// Begins the file that will stand at `path`.
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
        let folder = target.parent().unwrap_or(Path::new(""));
        // A name that begins with a dot is hidden from a walk through the folder. It is opened as any new file is, because
        // the library's own way would let nobody else read it.
        let temporary = Builder::new()
            .prefix(".gouji-")
            .suffix(".tmp")
            .make_in(folder, |path| {
                OpenOptions::new().write(true).create_new(true).open(path)
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

    /// Puts the file in its place.
    pub(crate) fn finish(self) -> io::Result<()> {
        let file = self.sink.into_inner().map_err(IntoInnerError::into_error)?;
        let Some((temporary, target)) = self.replacement else {
            return Ok(());
        };
        file.sync_all()?;
        drop(file);
        if let Ok(present) = fs::metadata(&target) {
            fs::set_permissions(&temporary, present.permissions())?;
        }
        temporary.persist(target).map_err(|error| error.error)
    }
}
