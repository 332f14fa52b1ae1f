//! The commands, one file each.

mod check;
mod explain;
mod extract;
mod rules;
mod shell;
mod update;

pub(crate) use check::check;
pub(crate) use explain::explain;
pub(crate) use extract::extract;
pub(crate) use rules::{rules_list, rules_test};
pub(crate) use shell::{completions, man};

use crate::progress;
use crate::submissions::{self, Submission};
use gouji_intake::Forms;
use gouji_model::{Report, Unreadable};
use gouji_render::{CommandWords, clean_for_terminal};

/// How many files are read between two writes, per thread: enough to keep threads busy, few enough to bound memory.
const CHUNK: usize = 32;

/// Reads one file: bytes, document, report.
fn read(
    submission: &Submission,
    forms: &Forms,
    words: &CommandWords,
) -> Result<Report, Unreadable> {
    let bytes = submissions::read(submission, words)?;
    let document = gouji_intake::read(&bytes)?;
    Ok(gouji_intake::bind(&document, forms))
}

/// A pool of `jobs` threads, or of as many as there are cores.
fn pool(jobs: Option<&u16>) -> Option<rayon::ThreadPool> {
    let threads = jobs.map_or(0, |&jobs| usize::from(jobs));
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .ok()
}

/// `work` on every submission, in parallel; results are handed to `take` in order, chunk by chunk.
fn in_order<T: Send, E>(
    submissions: &[Submission],
    jobs: Option<&u16>,
    work: impl Fn(&Submission) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    use rayon::prelude::*;
    let pool = if submissions.len() > 1 {
        pool(jobs)
    } else {
        None
    };
    let threads = pool
        .as_ref()
        .map_or(1, rayon::ThreadPool::current_num_threads);
    let bar = progress::bar(submissions.len());
    let work = |submission: &Submission| {
        let done = work(submission);
        bar.set_message(clean_for_terminal(&submission.shown));
        bar.inc(1);
        done
    };
    for chunk in submissions.chunks(CHUNK * threads) {
        let done: Vec<T> = match &pool {
            Some(pool) => pool.install(|| chunk.par_iter().map(&work).collect()),
            None => chunk.iter().map(&work).collect(),
        };
        // The bar makes room for what is printed.
        bar.suspend(|| done.into_iter().try_for_each(&mut take))?;
    }
    bar.finish_and_clear();
    Ok(())
}
