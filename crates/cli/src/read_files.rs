//! Submissions read one after another or by several threads, the results in the order of the submissions.
//!
//! What is in memory at a time is a chunk's results, a file for each thread, and
//! one archive: an archive found among the files waits for its turn, and its
//! members are unpacked one by one.

use crate::progress;
use crate::session::Session;
use crate::submissions::{self, Submission, may_be_report};
use clap::ArgMatches;
use gouji_bind::Forms;
use gouji_formats::{Archive, Member, archive};
use gouji_model::{ReadError, Report};
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
        let is_archive = |file: &Submission| file.shown.to_ascii_lowercase().ends_with(".zip");
        let is_worth_threads = submissions.len() > 1 || submissions.iter().any(is_archive);
        let threads = options.jobs.map_or(0, usize::from);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        Self {
            options,
            pool: is_worth_threads.then(|| pool.build().ok()).flatten(),
            bar: progress::bar(submissions.len()),
        }
    }

    /// `work` on every report with its file and its name in an archive; results are handed to `take` in order.
    pub(crate) fn in_order<T: Send, E>(
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

    /// The result for one file; `None` where it is an archive.
    fn file<T>(
        &self,
        submission: &Submission,
        work: &impl Fn(&Submission, Option<&str>, Result<Report, ReadError>) -> T,
    ) -> Option<T> {
        let shown = submission.shown.as_str();
        let report = match submissions::read(submission, self.options.words) {
            Ok(bytes) => match archive(&bytes) {
                Ok(Some(_)) => return None,
                Ok(None) => self.report(&bytes),
                Err(unreadable) => Err(unreadable),
            },
            Err(unreadable) => Err(unreadable),
        };
        self.tick(shown);
        Some(work(submission, None, report))
    }

    /// The results for the members of an archive, each a report of its own.
    fn archive<T: Send, E>(
        &self,
        submission: &Submission,
        work: &(impl Fn(&Submission, Option<&str>, Result<Report, ReadError>) -> T + Sync),
        take: &mut impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut whole = |unreadable| {
            let result = work(submission, None, Err(unreadable));
            self.bar.suspend(|| take(result))
        };
        let bytes = match submissions::read(submission, self.options.words) {
            Ok(bytes) => bytes,
            Err(unreadable) => return whole(unreadable),
        };
        // It may have been written over since it was looked at first.
        let archive = match archive(&bytes) {
            Ok(Some(archive)) => archive,
            Ok(None) => return whole(ReadError::EmptyArchive),
            Err(unreadable) => return whole(unreadable),
        };
        let is_wanted = |member: &&Member| may_be_report(Path::new(&member.name));
        let members: Vec<&Member> = archive.members().iter().filter(is_wanted).collect();
        if members.is_empty() {
            return whole(ReadError::EmptyArchive);
        }
        self.bar
            .inc_length(u64::try_from(members.len()).unwrap_or(0));
        for chunk in members.chunks(self.chunk()) {
            let results = self.map(chunk.to_vec(), |member| {
                self.member(submission, &archive, member, work)
            });
            for result in results {
                self.bar.suspend(|| take(result))?;
            }
        }
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
        let report = report.and_then(|bytes| self.report(&bytes));
        self.tick(&shown);
        work(submission, Some(&member.name), report)
    }

    /// From bytes to a report.
    fn report(&self, bytes: &[u8]) -> Result<Report, ReadError> {
        let document = gouji_formats::read(bytes)?;
        Ok(gouji_bind::bind(&document, self.options.forms))
    }

    fn tick(&self, shown: &str) {
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
