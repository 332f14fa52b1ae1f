//! A file that a user wrote, and a mistake in it, as `miette` knows them: byte spans into the whole text.

use gouji_model::Span;
use miette::{
    Diagnostic, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};
use std::fmt;

/// A rule file, form schema or case with its name.
#[derive(Debug, Clone, Copy)]
pub struct SourceText<'a> {
    /// The name, as it is shown in messages.
    pub name: &'a str,
    /// The whole text.
    pub text: &'a str,
}

impl SourceText<'_> {
    /// The line and the column of the byte `at`, both from 1, the column in characters.
    pub(crate) fn position(&self, at: usize) -> (u32, u32) {
        let before = self.text.get(..self.clamp(at)).unwrap_or_default();
        let (above, line) = before.rsplit_once('\n').unwrap_or(("", before));
        let breaks = match before.contains('\n') {
            true => above.matches('\n').count() + 1,
            false => 0,
        };
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        (count(breaks + 1), count(line.chars().count() + 1))
    }

    /// `at` moved back to the beginning of a character that is really there. The end of the file
    /// moves up to the last line with something in it.
    fn clamp(&self, at: usize) -> usize {
        let end = self.text.trim_end_matches(['\n', '\r', ' ', '\t']).len();
        if at >= self.text.len() {
            return end;
        }
        let mut at = at;
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

/// Whatever a span covers, the one line in which it begins is read, with the column in characters.
impl SourceCode for SourceText<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let at = self.clamp(span.offset());
        let (before, after) = self
            .text
            .split_at_checked(at)
            .ok_or(MietteError::OutOfBounds)?;
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let end = after
            .find('\n')
            .map_or(self.text.len(), |newline| at + newline);
        let line = self.text.get(start..end).unwrap_or_default();
        let column = self
            .text
            .get(start..at)
            .map_or(0, |text| text.chars().count());
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.to_owned(),
            line.as_bytes(),
            (start, line.len()).into(),
            before.matches('\n').count(),
            column,
            1,
        )))
    }
}

/// What is wrong in a file.
#[derive(Debug, Default)]
pub(crate) struct FileDiagnostic<'a> {
    pub(crate) message: String,
    /// The code of the kind of mistake.
    pub(crate) code: Option<&'static str>,
    pub(crate) source: Option<SourceText<'a>>,
    pub(crate) labels: Vec<FileLabel>,
    /// What to write instead; empty where there is nothing to say.
    pub(crate) help: String,
    /// Places in other files that belong to it.
    pub(crate) related: Vec<FileDiagnostic<'a>>,
}

/// A place in a file, and what stands under it.
#[derive(Debug)]
pub(crate) struct FileLabel {
    pub(crate) span: Span,
    pub(crate) text: Option<String>,
    /// Whether it is what to look at first.
    pub(crate) is_primary: bool,
}

impl FileLabel {
    fn to_miette(&self) -> LabeledSpan {
        let start = usize::try_from(self.span.start).unwrap_or(usize::MAX);
        let span = SourceSpan::from((start, self.span.len()));
        match self.is_primary {
            true => LabeledSpan::new_primary_with_span(self.text.clone(), span),
            false => LabeledSpan::new_with_span(self.text.clone(), span),
        }
    }
}

impl fmt::Display for FileDiagnostic<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for FileDiagnostic<'_> {}

impl Diagnostic for FileDiagnostic<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.code?))
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        (!self.help.is_empty()).then(|| Box::new(&self.help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        let source = self.source.as_ref()?;
        Some(source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().map(FileLabel::to_miette)))
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        let related = self.related.iter();
        Some(Box::new(related.map(|file| file as &dyn Diagnostic)))
    }
}
