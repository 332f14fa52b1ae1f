//! Submissions read one after another or by several threads, the results in the order of the submissions.
//!
//! What is in memory at a time is a chunk's results, a file for each thread, and
//! one archive: an archive among the files waits for its turn, and its members
//! are unpacked one by one. Only one whose name does not say what it is, is read
//! from disk to learn that, and again when its turn comes.

use crate::progress;
use crate::submissions::{self, Submission, may_be_report};
use gouji_bind::Forms;
use gouji_formats::{Archive, Content, Member, open};
use gouji_model::{Document, ReadError, Report};
use gouji_render::{CommandWords, clean_for_terminal};
use indicatif::ProgressBar;
use rayon::ThreadPool;
use rayon::prelude::*;
use std::path::Path;

/// How many files are read between two writes, per thread: enough to keep threads busy, few enough to bound memory.
const CHUNK: usize = 32;

/// How the submissions of a run are read.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(crate) forms: &'a Forms,
    pub(crate) words: &'a CommandWords,
    /// How many threads read; `None` is as many as there are cores.
    pub(crate) jobs: Option<u16>,
}

/// The reading of some submissions.
pub(crate) struct Reading<'a> {
    reader: Reader<'a>,
    pool: Option<ThreadPool>,
    bar: ProgressBar,
}

impl<'a> Reader<'a> {
    /// The reading of `submissions`.
    pub(crate) fn open(self, submissions: &[Submission]) -> Reading<'a> {
        // One file needs no threads, unless it is an archive, as its name gives away early enough.
        let has_several = submissions.len() > 1 || submissions.iter().any(is_named_archive);
        let threads = self.jobs.map_or(0, usize::from);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        Reading {
            reader: self,
            pool: has_several.then(|| pool.build().ok()).flatten(),
            bar: progress::bar(submissions.len()),
        }
    }
}

impl Reading<'_> {
    /// `work` on every report with its file and its name in an archive; results are handed to `take` in order.
    pub(crate) fn in_order<T: Send, E>(
        &self,
        submissions: &[Submission],
        work: impl Fn(&Submission, Option<&str>, Result<Report, ReadError>) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        for chunk in submissions.chunks(self.chunk()) {
            let done = self.map(chunk, |submission| self.file(submission, &work));
            for (submission, done) in chunk.iter().zip(done) {
                match done {
                    // The bar makes room for what is printed.
                    Some(done) => self.bar.suspend(|| take(done))?,
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
        let bytes = submissions::read(submission, self.reader.words);
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
            let done = work(submission, None, report);
            self.bar.suspend(|| take(done))
        };
        let bytes = match submissions::read(submission, self.reader.words) {
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
        let is_wanted = |member: &&Member| may_be_report(Path::new(&member.name));
        let members: Vec<&Member> = archive.members().iter().filter(is_wanted).collect();
        if members.is_empty() {
            return whole(Err(ReadError::EmptyArchive));
        }
        self.bar
            .inc_length(u64::try_from(members.len()).unwrap_or(0));
        for chunk in members.chunks(self.chunk()) {
            let done = self.map(chunk, |member| {
                self.member(submission, &archive, member, work)
            });
            for done in done {
                self.bar.suspend(|| take(done))?;
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
        let report = report.and_then(|bytes| Ok(self.bind(&gouji_formats::read(&bytes)?)));
        self.tick(&shown);
        work(submission, Some(&member.name), report)
    }

    fn bind(&self, document: &Document) -> Report {
        gouji_bind::bind(document, self.reader.forms)
    }

    fn tick(&self, shown: &str) {
        self.bar.set_message(clean_for_terminal(shown));
        self.bar.inc(1);
    }

    fn chunk(&self) -> usize {
        let threads = self.pool.as_ref();
        CHUNK * threads.map_or(1, ThreadPool::current_num_threads)
    }

    /// `work` on each, by all threads.
    fn map<'i, I: Sync, T: Send>(&self, all: &'i [I], work: impl Fn(&'i I) -> T + Sync) -> Vec<T> {
        match &self.pool {
            Some(pool) => pool.install(|| all.par_iter().map(&work).collect()),
            None => all.iter().map(work).collect(),
        }
    }
}

/// Whether the name of a file says that it is an archive.
fn is_named_archive(submission: &Submission) -> bool {
    submission.shown.to_ascii_lowercase().ends_with(".zip")
}
