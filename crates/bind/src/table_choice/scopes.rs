//! The stretches of lines that a caption speaks of.

use crate::recognition::{RecognisedDocument, TextRole};
use crate::table_choice::claim::Caption;
use gouji_model::characters::trim;
use gouji_model::{Line, Place};
use std::ops::Range;

/// How many other texts may stand between a caption and its table.
const FARTHEST: usize = 3;

/// A table with the caption that speaks of it.
#[derive(Debug)]
pub(super) struct Scope {
    pub(super) caption: Caption,
    /// What is written as the caption.
    pub(super) said: String,
    pub(super) place: Option<Place>,
    /// The lines of the document, the caption's own among them.
    pub(super) lines: Range<usize>,
}

/// The tables of a document with a caption of their own, in order; `sheets` are the names of its sheets.
pub(super) fn scopes(
    recognised: &RecognisedDocument<'_>,
    lines: &[Line],
    sheets: &[String],
) -> Vec<Scope> {
    let mut scopes = sheet_scopes(lines, sheets);
    scopes.extend(TextWalk::new(recognised, lines).scopes());
    scopes
}

/// The sheets whose names say what their tables are.
fn sheet_scopes(lines: &[Line], sheets: &[String]) -> Vec<Scope> {
    let captions: Vec<Option<Caption>> = sheets.iter().map(|name| Caption::new(name)).collect();
    if captions.iter().all(Option::is_none) {
        return Vec::new();
    }
    let mut extents: Vec<Option<(Range<usize>, Place)>> = vec![None; sheets.len()];
    for (at, line) in lines.iter().enumerate() {
        let Some(place @ Place::Sheet { sheet, .. }) = line.cells.first().map(|cell| cell.place)
        else {
            continue;
        };
        if let Some(extent) = extents.get_mut(usize::from(sheet)) {
            extent.get_or_insert((at..at, place)).0.end = at + 1;
        }
    }
    let named = sheets.iter().zip(captions).zip(extents);
    let scopes = named.filter_map(|((name, caption), extent)| {
        let (lines, place) = extent?;
        Some(Scope {
            caption: caption?,
            said: name.clone(),
            place: Some(place),
            lines,
        })
    });
    scopes.collect()
}

/// What a text is to the captions around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TextKind {
    /// The label of a row.
    Row,
    /// A cell of a header.
    Header,
    /// The heading of a section, or a line under a table.
    Heading,
    Other,
}

/// A walk through the texts of a document that opens and closes the scopes of captions.
struct TextWalk<'w, 'a> {
    recognised: &'w RecognisedDocument<'a>,
    lines: &'w [Line],
    done: Vec<Scope>,
    open: Option<OpenScope>,
}

/// A caption whose table has not ended.
struct OpenScope {
    scope: Scope,
    /// The table of the document in which the caption stands.
    table: Option<u32>,
    has_rows: bool,
    /// How many other texts have come before the first row.
    texts: usize,
}

impl<'w, 'a> TextWalk<'w, 'a> {
    fn new(recognised: &'w RecognisedDocument<'a>, lines: &'w [Line]) -> Self {
        Self {
            recognised,
            lines,
            done: Vec::new(),
            open: None,
        }
    }

    fn scopes(mut self) -> Vec<Scope> {
        for at in 0..self.recognised.document.segments.len() {
            self.visit(at);
        }
        self.close(self.lines.len());
        self.done
    }

    fn visit(&mut self, at: usize) {
        let Some(token) = self.recognised.document.token(at) else {
            return;
        };
        // Of tables side by side the left one is walked through.
        if token.line >= self.lines.len() {
            return;
        }
        let (line, table) = (
            token.line,
            token.grid_position.map(|position| position.table),
        );
        let is_inside = self.open.as_ref().is_some_and(|open| open.table.is_some());
        let has_left = self.open.as_ref().is_some_and(|open| open.table != table);
        if is_inside && has_left {
            self.close(line);
        }
        let kind = self.kind(at);
        if kind == TextKind::Row {
            if let Some(open) = &mut self.open {
                open.has_rows = true;
            }
            return;
        }
        let may_be_caption = kind == TextKind::Other && self.is_alone(line);
        let caption = may_be_caption.then(|| Caption::new(token.raw)).flatten();
        match (kind, caption) {
            (TextKind::Header, _) => {}
            (_, Some(caption)) => {
                self.close(line);
                let scope = Scope {
                    caption,
                    said: trim(token.raw).to_owned(),
                    place: Some(token.place),
                    lines: line..line,
                };
                self.open = Some(OpenScope {
                    scope,
                    table,
                    has_rows: false,
                    texts: 0,
                });
            }
            (kind, None) => self.pass(kind, line, table.is_some()),
        }
    }

    /// Passes a text that is neither a row, a header nor a caption.
    fn pass(&mut self, kind: TextKind, line: usize, is_in_table: bool) {
        let Some(open) = &mut self.open else {
            return;
        };
        let is_whole = open.scope.caption.is_report || open.table.is_some();
        if is_whole || (is_in_table && kind != TextKind::Heading) {
            return;
        }
        open.texts += 1;
        let is_far = !open.has_rows && open.texts > FARTHEST;
        if open.has_rows || is_far || kind == TextKind::Heading {
            self.close(line);
        }
    }

    /// Closes the open scope before `line`.
    fn close(&mut self, line: usize) {
        if let Some(mut open) = self.open.take()
            && open.has_rows
        {
            open.scope.lines.end = line;
            self.done.push(open.scope);
        }
    }

    fn kind(&self, at: usize) -> TextKind {
        let recognition = &self.recognised.recognition;
        let candidates = recognition.candidates.get(at);
        let is_row = candidates.is_some_and(|text| !text.rows.is_empty());
        let is_near = candidates.is_some_and(|text| !text.near.is_empty());
        let label = self.recognised.document.label(at);
        let is_numbered = label.is_some_and(|label| label.numbering.is_some());
        match recognition.roles.get(at) {
            _ if is_row => TextKind::Row,
            Some(TextRole::Header) if is_numbered => TextKind::Heading,
            Some(TextRole::Header) => TextKind::Header,
            Some(TextRole::Foot) => TextKind::Heading,
            _ if is_near => TextKind::Header,
            _ => TextKind::Other,
        }
    }

    /// Whether nothing else is written in a line of the document. A line may have as many cells as a sheet has columns.
    fn is_alone(&self, line: usize) -> bool {
        let cells = self.lines.get(line).map_or(&[][..], |line| &line.cells);
        let mut written = cells.iter().filter(|cell| !trim(&cell.text).is_empty());
        written.next().is_some() && written.next().is_none()
    }
}
