//! Whose report a document is, and of which year.

use crate::SubmitterId;

/// Who files a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Filer {
    /// Somebody on the roster.
    Submitter(SubmitterId),
    /// The county itself, over all submitters.
    County,
}

/// How it is known whose report it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IdentitySource {
    /// `gouji.yaml` says so: the county's own report.
    Config,
    /// The document names the submitter as the roster does.
    Content,
    /// The document names it by an alias.
    Alias,
    /// The document names it as it was called formerly.
    FormerName,
    /// The document names nobody on the roster, and the file does.
    FileName,
    /// Nor does the file, and a folder above it does.
    Folder,
}

/// Whose report a document is, and of which year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// Whose, and how it is known; `None` where nobody on the roster fits, or two do.
    pub filer: Option<(Filer, IdentitySource)>,
    /// Of which year: by the document, else by the name of the file, else by a folder above it.
    pub year: Option<u16>,
}

impl Identity {
    /// The submitter on the roster.
    #[must_use]
    pub fn submitter(&self) -> Option<SubmitterId> {
        match self.filer {
            Some((Filer::Submitter(id), _)) => Some(id),
            _ => None,
        }
    }
}
