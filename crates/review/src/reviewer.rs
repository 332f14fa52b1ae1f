//! How a run reviews: the rules, how far wrong figures are looked for, and who is told how far it is.

use crate::files::find::FoundFile;
use crate::files::reader::{FileReader, Progress, is_named_archive, map};
use gouji_bind::Forms;
use gouji_evaluator::{Outcomes, SearchDepth};
use gouji_ruleset::Library;
use rayon::ThreadPool;
use std::sync::OnceLock;

/// What is wanted of a review.
#[derive(Debug, Clone, Copy)]
pub struct ReviewOptions {
    /// How far explanations of broken rules are looked for; `None` where nobody asks which figure is wrong.
    pub depth: Option<SearchDepth>,
    /// Whether what held is kept too.
    pub outcomes: Outcomes,
    /// How many threads read; `None` is as many as there are cores.
    pub jobs: Option<u16>,
    /// The year whose reports are reviewed, where no county says it: reports of another are skipped.
    pub year: Option<u16>,
}

impl Default for ReviewOptions {
    fn default() -> Self {
        Self {
            depth: Some(SearchDepth::Fewest),
            outcomes: Outcomes::Drop,
            jobs: None,
            year: None,
        }
    }
}

/// Reviews reports by the rules of one library.
pub struct Reviewer<'a> {
    pub(crate) library: &'a Library,
    pub(crate) options: ReviewOptions,
    pub(crate) progress: &'a dyn Progress,
    forms: Forms,
    pool: OnceLock<Option<ThreadPool>>,
}

impl<'a> Reviewer<'a> {
    /// A reviewer by `library`; nobody is told how far it is.
    #[must_use]
    pub fn new(library: &'a Library, options: ReviewOptions) -> Self {
        Self {
            library,
            options,
            progress: &(),
            forms: Forms::new(&library.forms),
            pool: OnceLock::new(),
        }
    }

    /// The same reviewer, which tells `progress` how far it is.
    #[must_use]
    pub fn with_progress(self, progress: &'a dyn Progress) -> Self {
        Self { progress, ..self }
    }

    /// `work` on each of `all`, by as many threads as read; the results are in the order of `all`.
    pub fn map<I: Send, T: Send>(&self, all: Vec<I>, work: impl Fn(I) -> T + Sync) -> Vec<T> {
        map(self.pool(all.len()), all, work)
    }

    /// A reader of `files`, for who wants the figures alone.
    #[must_use]
    pub fn reader(&self, files: &[FoundFile]) -> FileReader<'_> {
        // One file needs no threads, unless it is an archive, as its name gives away early enough.
        let works = match files.iter().any(is_named_archive) {
            true => usize::MAX,
            false => files.len(),
        };
        FileReader {
            forms: &self.forms,
            progress: self.progress,
            pool: self.pool(works),
        }
    }

    /// The threads of the run, where there are `works` to share; they start with the first that are.
    fn pool(&self, works: usize) -> Option<&ThreadPool> {
        let build = || {
            let threads = self.options.jobs.map_or(0, usize::from);
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
            pool.build().ok()
        };
        match works {
            0 | 1 => None,
            _ => self.pool.get_or_init(build).as_ref(),
        }
    }
}
