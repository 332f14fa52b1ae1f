//! A run that a person or the system ends: Ctrl-C, or a request to terminate.
//!
//! A thread of its own waits for that, because the run may be deep in one large file or wait for an answer. It removes the
//! files that are not whole yet, says how far the run came and ends the program.

use crate::exit::Exit;
use crate::output::{self, notice};
use crate::run_state::{file_counts, has_printed, output_files};
use gouji_model::Language;
use gouji_render::{Interruption, interruption_notice};
use std::process;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// How long the message may take: standard error may be a pipe that nobody reads.
const MESSAGE_TIME: Duration = Duration::from_secs(1);

/// Has an interruption end the run in order. Where the system does not allow that, it ends the run as it would any other.
pub(crate) fn install(language: Language) {
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGINT, SIGTERM, SIGXFSZ};
        // Without this a file beyond the limit of the system would end the program without a word.
        let _ = signal_hook::flag::register(SIGXFSZ, std::sync::Arc::default());
        if let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM]) {
            thread::spawn(move || {
                if signals.forever().next().is_some() {
                    end(language);
                }
            });
        }
    }
    #[cfg(windows)]
    let _ = ctrlc::set_handler(move || end(language));
}

/// Ends the program. The output files stay held, so that none takes its place any more.
fn end(language: Language) {
    let files = output_files();
    files.remove_temporary();
    let finished = files.finished.iter();
    let finished = finished.map(|path| path.to_string_lossy().into_owned());
    let (read, expected) = file_counts();
    let done = Interruption {
        read,
        files: expected,
        finished: finished.collect(),
        has_printed: has_printed(),
    };
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let text = interruption_notice(&done, language);
        // The terminal shows ^C, or a bar, at the beginning of the line.
        match output::stderr_is_terminal() {
            true => notice(&format!("\n{text}")),
            false => notice(&text),
        }
        let _ = sender.send(());
    });
    let _ = receiver.recv_timeout(MESSAGE_TIME);
    process::exit(Exit::Failed.code().into());
}
