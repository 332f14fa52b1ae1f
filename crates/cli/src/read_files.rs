//! Submissions read one after another or by several threads, the results in the order of the submissions.
//!
//! What is in memory at a time is a chunk's results, a file for each thread, and
//! one archive: an archive among the files waits for its turn, and its members
//! are unpacked one by one. Only one whose name does not say what it is, is read
//! from disk to learn that, and again when its turn comes.

use crate::progress;
use crate::run_state;
use crate::session::Session;
use crate::submissions::{self, Submission, is_possible_report};
use clap::ArgMatches;
use gouji_bind::Forms;
use gouji_formats::{Archive, Content, Member, open};
use gouji_model::{Document, ReadError, Report};
use gouji_render::{CommandWords, clean_for_terminal, command_words};
use indicatif::ProgressBar;
use rayon::ThreadPool;
use rayon::prelude::*;
use std::path::Path;

/// How many files are read between two writes, per thread: enough to keep threads busy, few enough to bound memory.
const CHUNK: usize = 32;

/// How the submissions of a run are read.
#[derive(Clone, Copy)]
pub(crate) struct ReadOptions<'a> {
    pub(crate) forms: &'a Forms,
    pub(crate) words: &'a CommandWords,
    /// How many threads read; `None` is as many as there are cores.
    jobs: Option<u16>,
}

impl<'a> ReadOptions<'a> {
    /// What the command line asks for.
    pub(crate) fn new(session: &Session, forms: &'a Forms, matches: &ArgMatches) -> Self {
        Self {
            forms,
            words: command_words(session.style.language),
            jobs: matches.get_one("jobs").copied(),
        }
    }
}

/// Reads some submissions, by as many threads as are worth it.
pub(crate) struct FileReader<'a> {
    options: ReadOptions<'a>,
    pool: Option<ThreadPool>,
    bar: ProgressBar,
}

impl<'a> FileReader<'a> {
    /// A reader of `submissions`.
    pub(crate) fn new(options: ReadOptions<'a>, submissions: &[Submission]) -> Self {
        // One file needs no threads, unless it is an archive, as its name gives away early enough.
        let is_worth_threads = submissions.len() > 1 || submissions.iter().any(is_named_archive);
        let threads = options.jobs.map_or(0, usize::from);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        Self {
            options,
            pool: is_worth_threads.then(|| pool.build().ok()).flatten(),
            bar: progress::bar(submissions.len()),
        }
    }

    /// `work` on every report with its file and its name in an archive; results are handed to `take` in order.
    pub(crate) fn map_in_order<T: Send, E>(
        &self,
        submissions: &[Submission],
        work: impl Fn(&Submission, Option<&str>, Result<Report, ReadError>) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        for chunk in submissions.chunks(self.chunk()) {
            let results = self.map(chunk.iter().collect(), |file| self.file(file, &work));
            for (submission, result) in chunk.iter().zip(results) {
                match result {
                    // The bar makes room for what is printed.
                    Some(result) => self.bar.suspend(|| take(result))?,
                    None => self.archive(submission, &work, &mut take)?,
                }
            }
        }
        self.bar.finish_and_clear();
        Ok(())
    }

    /// The result for one file; `None` where it is an archive, or named as one.
    fn file<T>(
        &self,
        submission: &Submission,
        work: &impl Fn(&Submission, Option<&str>, Result<Report, ReadError>) -> T,
    ) -> Option<T> {
        if is_named_archive(submission) {
            return None;
        }
        let bytes = submissions::read(submission, self.options.words);
        let report = bytes.and_then(|bytes| match open(&bytes)? {
            Content::Document(document) => Ok(Some(self.bind(&document))),
            Content::Archive(_) => Ok(None),
        });
        let report = report.transpose()?;
        self.tick(&submission.shown);
        Some(work(submission, None, report))
    }

    /// The results for the members of an archive, each a report of its own, or for the one file that it is after all.
    fn archive<T: Send, E>(
        &self,
        submission: &Submission,
        work: &(impl Fn(&Submission, Option<&str>, Result<Report, ReadError>) -> T + Sync),
        take: &mut impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut whole = |report| {
            let result = work(submission, None, report);
            self.bar.suspend(|| take(result))
        };
        let bytes = match submissions::read(submission, self.options.words) {
            Ok(bytes) => bytes,
            Err(unreadable) => return whole(Err(unreadable)),
        };
        let archive = match open(&bytes) {
            Ok(Content::Archive(archive)) => archive,
            Ok(Content::Document(document)) => {
                self.tick(&submission.shown);
                return whole(Ok(self.bind(&document)));
            }
            Err(unreadable) => return whole(Err(unreadable)),
        };
        let is_wanted = |member: &&Member| is_possible_report(Path::new(&member.name));
        let members: Vec<&Member> = archive.members().iter().filter(is_wanted).collect();
        if members.is_empty() {
            return whole(Err(ReadError::EmptyArchive));
        }
        self.bar
            .inc_length(u64::try_from(members.len()).unwrap_or(0));
        run_state::expect_files(members.len());
        for chunk in members.chunks(self.chunk()) {
            let results = self.map(chunk.to_vec(), |member| {
                self.member(submission, &archive, member, work)
            });
            for result in results {
                self.bar.suspend(|| take(result))?;
            }
        }
        run_state::count_file();
        self.bar.inc(1);
        Ok(())
    }

    fn member<T>(
        &self,
        submission: &Submission,
        archive: &Archive<'_>,
        member: &Member,
        work: &impl Fn(&Submission, Option<&str>, Result<Report, ReadError>) -> T,
    ) -> T {
        let shown = submission.shown_with(Some(&member.name));
        let report = archive.unpack(member);
        let report = report.and_then(|bytes| Ok(self.bind(&gouji_formats::read(&bytes)?)));
        self.tick(&shown);
        work(submission, Some(&member.name), report)
    }

    /// From a document to a report.
    fn bind(&self, document: &Document) -> Report {
        gouji_bind::bind(document, self.options.forms)
    }

    fn tick(&self, shown: &str) {
        run_state::count_file();
        self.bar.set_message(clean_for_terminal(shown));
        self.bar.inc(1);
    }

    fn chunk(&self) -> usize {
        let threads = self.pool.as_ref();
        CHUNK * threads.map_or(1, ThreadPool::current_num_threads)
    }

    /// `work` on each, by all threads; the results are in the order of `all`.
    pub(crate) fn map<I: Send, T: Send>(
        &self,
        all: Vec<I>,
        work: impl Fn(I) -> T + Sync,
    ) -> Vec<T> {
        match &self.pool {
            Some(pool) => pool.install(|| all.into_par_iter().map(&work).collect()),
            None => all.into_iter().map(work).collect(),
        }
    }
}

/// Whether the name of a file says that it is an archive.
fn is_named_archive(submission: &Submission) -> bool {
    submission.shown.to_ascii_lowercase().ends_with(".zip")
}
