//! The one shape in which findings and mistakes meet the handler.

pub(crate) mod draw;
pub(crate) mod snippet;
pub(crate) mod source_file;

use crate::diagnostic::source_file::SourceText;
use crate::report::finding::excerpt::Excerpt;
use gouji_model::Severity;
use miette::{Diagnostic, LabeledSpan, SourceCode};
use std::fmt;

/// A finding or a mistake with its words, ready to be drawn.
#[derive(Debug)]
pub(crate) struct Prepared<'a> {
    pub(crate) message: String,
    pub(crate) severity: Severity,
    pub(crate) code: Option<String>,
    pub(crate) origin: Option<SourceOf<'a>>,
    pub(crate) labels: Vec<LabeledSpan>,
    pub(crate) help: String,
    pub(crate) related: Vec<Prepared<'a>>,
}

/// What the labels point into.
#[derive(Debug)]
pub(crate) enum SourceOf<'a> {
    Report(Excerpt),
    File(SourceText<'a>),
}

impl fmt::Display for Prepared<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Prepared<'_> {}

impl Diagnostic for Prepared<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let code = self.code.as_ref()?;
        Some(Box::new(code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Query => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        (!self.help.is_empty()).then(|| Box::new(&self.help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        match self.origin.as_ref()? {
            SourceOf::Report(excerpt) => Some(excerpt),
            SourceOf::File(file) => Some(file),
        }
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        (!self.labels.is_empty())
            .then(|| Box::new(self.labels.iter().cloned()) as Box<dyn Iterator<Item = LabeledSpan>>)
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        (!self.related.is_empty()).then(|| {
            Box::new(self.related.iter().map(|each| each as &dyn Diagnostic))
                as Box<dyn Iterator<Item = &dyn Diagnostic>>
        })
    }
}
