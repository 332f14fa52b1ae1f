//! How far a run is, for a person who waits: on standard error, and only where that is a terminal.

use crate::output;
use crate::run_state;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Fewer files than this are done before anyone looks.
const WORTH_SHOWING: usize = 8;

/// A progress bar, or nothing where nobody would see it.
pub(crate) fn bar(files: usize) -> ProgressBar {
    run_state::expect_files(files);
    if files < WORTH_SHOWING || !output::stderr_is_terminal() {
        return ProgressBar::hidden();
    }
    let total = u64::try_from(files).unwrap_or(u64::MAX);
    let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
    // The template is ours; where it were wrong the default would do.
    match ProgressStyle::with_template("{bar:30} {pos}/{len}  {wide_msg}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
