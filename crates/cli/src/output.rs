//! Where results go: standard output, or the file of `--output`.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

/// What a command prints to.
pub(crate) struct Output {
    sink: Box<dyn Write>,
}

impl Output {
    /// Standard output, or the file at `path`.
    pub(crate) fn open(path: Option<&Path>) -> io::Result<Self> {
        let sink: Box<dyn Write> = match path {
            None => Box::new(BufWriter::new(io::stdout().lock())),
            Some(path) => Box::new(BufWriter::new(File::create(path)?)),
        };
        Ok(Self { sink })
    }

    pub(crate) fn write(&mut self, text: &str) -> io::Result<()> {
        self.sink.write_all(text.as_bytes())
    }

    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.sink.flush()
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
