//! Files read one after another or by several threads, the results in the order of the files.
//!
//! What is in memory at a time is a chunk's results, a file for each thread, and one archive: an archive among the files
//! waits for its turn, and its members are unpacked one by one. Only one whose name does not say what it is, is read from
//! disk to learn that, and again when its turn comes.

use crate::files::find::{FoundFile, NoBytes, is_possible_report};
use crate::files::own_output::{is_own_document, is_own_json};
use gouji_bind::Forms;
use gouji_formats::{Archive, Content, Member, open};
use gouji_model::{Document, ReadError, Report, SkipReason};
use rayon::ThreadPool;
use rayon::prelude::*;
use std::path::Path;

/// How many files are read between two writes, per thread: enough to keep threads busy, few enough to bound memory.
const CHUNK: usize = 32;

/// Who wants to know how far a run is. Worker threads call it at the same time.
pub trait Progress: Sync {
    /// This many more files are to be read.
    fn more(&self, files: usize);
    /// The file that is shown as `path` is read.
    fn read(&self, path: &str);
}

/// Nobody wants to know.
impl Progress for () {
    fn more(&self, _files: usize) {}
    fn read(&self, _path: &str) {}
}

/// A file as it was read, on its way to its identity and its rules.
#[derive(Debug)]
pub struct ReadFile<'f> {
    /// The file.
    pub file: &'f FoundFile,
    /// The name of the report in an archive; `None` where the file is the report.
    pub member: Option<&'f str>,
    /// What was read.
    pub content: ReadContent,
}

/// What was read of a file.
#[derive(Debug)]
pub enum ReadContent {
    /// A document.
    Report(Box<Report>),
    /// Nothing, and why.
    Unreadable(ReadError),
    /// It is no submission.
    Skipped(SkipReason),
}

impl ReadFile<'_> {
    /// The path as it is shown.
    #[must_use]
    pub fn path(&self) -> String {
        self.file.shown_with(self.member)
    }
}

/// Reads files, by as many threads as are worth it.
pub struct FileReader<'a> {
    pub(crate) forms: &'a Forms,
    pub(crate) progress: &'a dyn Progress,
    /// The threads; `None` where one is enough.
    pub(crate) pool: Option<&'a ThreadPool>,
}

impl FileReader<'_> {
    /// `work` on every report, by all threads; results are handed to `take` in the order of `files`.
    ///
    /// # Errors
    /// The first error of `take`, which ends the reading.
    pub fn map_in_order<T: Send, E>(
        &self,
        files: &[FoundFile],
        work: impl Fn(ReadFile<'_>) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        self.progress.more(files.len());
        for chunk in files.chunks(self.chunk()) {
            let results = self.map(chunk.iter().collect(), |file| self.file(file, &work));
            for (file, result) in chunk.iter().zip(results) {
                match result {
                    Some(result) => take(result)?,
                    None => self.archive(file, &work, &mut take)?,
                }
            }
        }
        Ok(())
    }

    /// The result for one file; `None` where it is an archive, or named as one.
    fn file<T>(&self, file: &FoundFile, work: &impl Fn(ReadFile<'_>) -> T) -> Option<T> {
        if is_named_archive(file) {
            return None;
        }
        let content = match file.bytes() {
            Err(none) => none.into(),
            Ok(bytes) if !file.is_named && is_own_json(&bytes) => {
                ReadContent::Skipped(SkipReason::OwnOutput)
            }
            Ok(bytes) => match open(&bytes) {
                Ok(Content::Document(document)) => self.bind(file, &document),
                Ok(Content::Archive(_)) => return None,
                Err(error) => ReadContent::Unreadable(error),
            },
        };
        Some(self.finish(file, None, content, work))
    }

    /// The results for the members of an archive, each a report of its own, or for the one file that it is after all.
    fn archive<T: Send, E>(
        &self,
        file: &FoundFile,
        work: &(impl Fn(ReadFile<'_>) -> T + Sync),
        take: &mut impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let whole = |content| self.finish(file, None, content, work);
        let bytes = match file.bytes() {
            Ok(bytes) => bytes,
            Err(none) => return take(whole(none.into())),
        };
        let archive = match open(&bytes) {
            Ok(Content::Archive(archive)) => archive,
            Ok(Content::Document(document)) => return take(whole(self.bind(file, &document))),
            Err(error) => return take(whole(ReadContent::Unreadable(error))),
        };
        let is_wanted = |member: &&Member| is_possible_report(Path::new(&member.name));
        let members: Vec<&Member> = archive.members().iter().filter(is_wanted).collect();
        if members.is_empty() {
            return take(whole(ReadContent::Unreadable(ReadError::EmptyArchive)));
        }
        self.progress.more(members.len());
        for chunk in members.chunks(self.chunk()) {
            let results = self.map(chunk.to_vec(), |member| {
                let content = self.member(file, &archive, member);
                self.finish(file, Some(&member.name), content, work)
            });
            results.into_iter().try_for_each(&mut *take)?;
        }
        self.progress.read(&file.shown);
        Ok(())
    }

    fn member(&self, file: &FoundFile, archive: &Archive<'_>, member: &Member) -> ReadContent {
        let document = archive.unpack(member).and_then(|bytes| {
            let is_own = is_own_json(&bytes);
            Ok((!is_own).then_some(gouji_formats::read(&bytes)?))
        });
        match document {
            Ok(Some(document)) => self.bind(file, &document),
            Ok(None) => ReadContent::Skipped(SkipReason::OwnOutput),
            Err(error) => ReadContent::Unreadable(error),
        }
    }

    /// From a document to a report, unless the program itself wrote it.
    fn bind(&self, file: &FoundFile, document: &Document) -> ReadContent {
        match !file.is_named && is_own_document(document) {
            true => ReadContent::Skipped(SkipReason::OwnOutput),
            false => ReadContent::Report(Box::new(gouji_bind::bind(document, self.forms))),
        }
    }

    fn finish<T>(
        &self,
        file: &FoundFile,
        member: Option<&str>,
        content: ReadContent,
        work: &impl Fn(ReadFile<'_>) -> T,
    ) -> T {
        let read = ReadFile {
            file,
            member,
            content,
        };
        let path = read.path();
        let result = work(read);
        self.progress.read(&path);
        result
    }

    fn chunk(&self) -> usize {
        CHUNK * self.pool.map_or(1, ThreadPool::current_num_threads)
    }

    /// `work` on each, by all threads; the results are in the order of `all`.
    pub fn map<I: Send, T: Send>(&self, all: Vec<I>, work: impl Fn(I) -> T + Sync) -> Vec<T> {
        map(self.pool, all, work)
    }
}

/// `work` on each, by the threads of `pool`; the results are in the order of `all`.
pub(crate) fn map<I: Send, T: Send>(
    pool: Option<&ThreadPool>,
    all: Vec<I>,
    work: impl Fn(I) -> T + Sync,
) -> Vec<T> {
    match pool {
        Some(pool) => pool.install(|| all.into_par_iter().map(&work).collect()),
        None => all.into_iter().map(work).collect(),
    }
}

impl From<NoBytes> for ReadContent {
    fn from(none: NoBytes) -> Self {
        match none {
            NoBytes::Unreadable(error) => Self::Unreadable(error),
            NoBytes::Skipped(why) => Self::Skipped(why),
        }
    }
}

/// Whether the name of a file says that it is an archive.
pub(crate) fn is_named_archive(file: &FoundFile) -> bool {
    file.shown.to_ascii_lowercase().ends_with(".zip")
}
