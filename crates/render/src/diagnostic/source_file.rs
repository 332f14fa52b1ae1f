//! A file that a user wrote, of which a diagnostic shows lines.

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

/// A rule file, form schema or case with its name.
#[derive(Debug, Clone, Copy)]
pub struct SourceText<'a> {
    /// The name, as it is shown in messages.
    pub name: &'a str,
    /// The whole text.
    pub text: &'a str,
}

impl SourceText<'_> {
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
        let number = before.matches('\n').count();
        let column = self
            .text
            .get(start..at)
            .map_or(0, |text| text.chars().count());
        Ok(contents(self.name, line, start, number, column))
    }
}

fn contents<'a>(
    name: &str,
    line: &'a str,
    start: usize,
    number: usize,
    column: usize,
) -> Box<dyn SpanContents<'a> + 'a> {
    let span = (start, line.len()).into();
    let name = name.to_owned();
    Box::new(MietteSpanContents::new_named(
        name,
        line.as_bytes(),
        span,
        number,
        column,
        1,
    ))
}
