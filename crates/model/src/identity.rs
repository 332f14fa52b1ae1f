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

/// From where it is known whose report a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IdentitySource {
    /// `gouji.yaml` names the file as the county's own report.
    Config,
    /// The document names the submitter as the roster does.
    Content,
    /// The document names the submitter by an alias.
    Alias,
    /// The document names the submitter by a former name.
    FormerName,
    /// The name of the file; the document names nobody on the roster.
    FileName,
    /// The name of a folder above the file; neither document nor file names anybody on the roster.
    Folder,
}

/// Whose report a document is, and of which year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// Whose it is, and from where that is known; `None` where no submitter on the roster fits, or two do.
    pub filer: Option<(Filer, IdentitySource)>,
    /// The year that the document says, else the name of the file, else a folder above it.
    pub year: Option<u16>,
}

impl Identity {
    /// The submitter on the roster; `None` for the county's own report and where nobody fits.
    #[must_use]
    pub fn submitter(&self) -> Option<SubmitterId> {
        match self.filer {
            Some((Filer::Submitter(id), _)) => Some(id),
            _ => None,
        }
    }
}
