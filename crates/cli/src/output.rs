//! Where results go: standard output, or the file of `--output`.

use crate::atomic_file::AtomicFile;
use crate::run_state;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::Path;

/// What a command prints to.
pub(crate) enum Output {
    /// Standard output.
    Stdout(BufWriter<StdoutLock<'static>>),
    /// The file of `--output`.
    File(AtomicFile),
}

impl Output {
    /// Standard output, or the file at `path`.
    pub(crate) fn open(path: Option<&Path>) -> io::Result<Self> {
        match path {
            None => Ok(Self::Stdout(BufWriter::new(io::stdout().lock()))),
            Some(path) => AtomicFile::begin(path).map(Self::File),
        }
    }

    pub(crate) fn write(&mut self, text: &str) -> io::Result<()> {
        self.write_bytes(text.as_bytes())
    }

    pub(crate) fn write_bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Stdout(sink) => {
                run_state::mark_printed();
                sink.write_all(bytes)
            }
            Self::File(file) => file.write(bytes),
        }
    }

    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Self::Stdout(mut sink) => sink.flush(),
            Self::File(file) => file.finish(),
        }
    }
}

/// A line to standard error; nobody is left to tell where that fails.
pub(crate) fn notice(text: &str) {
    let mut stderr = io::stderr().lock();
    let _ = writeln!(stderr, "{}", text.trim_end());
}

/// Whether standard output is a terminal.
pub(crate) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Whether standard error is a terminal.
pub(crate) fn stderr_is_terminal() -> bool {
    io::stderr().is_terminal()
}
