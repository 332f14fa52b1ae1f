//! How far a run is, for a person who waits: on standard error, and only where that is a terminal.

use crate::{output, run_state};
use gouji_render::clean_for_terminal;
use gouji_review::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Fewer files than this are done before anyone looks.
const WORTH_SHOWING: u64 = 8;

/// A progress bar, or nothing where nobody would see it.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    /// A bar that is not shown yet.
    pub(crate) fn new() -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
        // The template is ours; where it were wrong the default would do.
        Self(
            match ProgressStyle::with_template("{bar:30} {pos}/{len}  {wide_msg}") {
                Ok(style) => bar.with_style(style),
                Err(_) => bar,
            },
        )
    }

    /// Makes room for what `print` prints.
    pub(crate) fn suspend<T>(&self, print: impl FnOnce() -> T) -> T {
        self.0.suspend(print)
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Bar {
    fn more(&self, files: usize) {
        run_state::expect_files(files);
        self.0.inc_length(u64::try_from(files).unwrap_or_default());
        let is_worth_showing = self
            .0
            .length()
            .is_some_and(|length| length >= WORTH_SHOWING);
        if is_worth_showing && self.0.is_hidden() && output::stderr_is_terminal() {
            self.0.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    fn read(&self, path: &str) {
        run_state::count_file();
        if !self.0.is_hidden() {
            self.0.set_message(clean_for_terminal(path));
        }
        self.0.inc(1);
    }
}
