//! What the groups and control words of rich text do, one after the other.

use super::code_pages::{FontEncodings, Utf16Units};
use super::colours::ColourTable;
use super::control_words::{Destination, character, destination};
use super::table::{RowShape, RtfContent, RtfTable, describes_row};
use super::tokenizer::RtfToken;
use crate::blocks::OBJECT;
use crate::limits::{MAX_TABLES_DEEP, limit_error};
use crate::lines::Lines;
use crate::script::{Script, raise_digits};
use crate::text::pieces;
use encoding_rs::Encoding;
use gouji_model::characters::is_blank;
use gouji_model::{Limit, Line, Notice, NoticeKind, Picture, Place, ReadError};
use std::rc::Rc;

/// The most groups inside groups. Word writes some twenty.
const MAX_GROUPS_DEEP: usize = 10_000;

/// The greatest size of letters, in half points, of which nobody sees anything. Word writes none below 2.
const MOST_TINY: i32 = 1;

/// What holds for the text of a group, and is given to the groups in it.
#[derive(Clone, Copy, Default)]
struct Group {
    destination: Destination,
    /// How many characters after a Unicode one say the same for programs that know none.
    fallback: u32,
    look: TextLook,
    /// How many tables the paragraph stands in.
    depth: usize,
    is_in_table: bool,
    /// Whether a text of its own, of a drawing, ends with it.
    is_inset: bool,
    /// Whether it holds the number before a list's paragraph.
    is_number: bool,
}

/// How text is written.
#[derive(Clone, Copy, Default)]
struct TextLook {
    font: Option<i32>,
    is_hidden: bool,
    is_struck: bool,
    is_deleted: bool,
    is_inserted: bool,
    script: Option<Script>,
    /// Of a size at which nothing is seen.
    is_tiny: bool,
    /// In white, as paper is.
    is_white: bool,
    /// On a ground of its own.
    has_ground: bool,
}

/// A text with its tables: that of the document, or one in a drawing.
#[derive(Default)]
struct TextFlow {
    text: String,
    tables: Vec<RtfTable>,
    /// Whether a picture stands in the line of the paragraph that is read.
    has_picture: bool,
}

/// What a document holds.
pub(super) struct RtfContents {
    pub(super) lines: Vec<Line>,
    pub(super) pictures: Vec<Picture>,
    pub(super) notices: Vec<Notice>,
    /// Whether the document came to its end.
    pub(super) is_whole: bool,
}

/// A document while it is read.
#[derive(Default)]
pub(super) struct RtfReader<'b> {
    source: &'b [u8],
    groups: Vec<Group>,
    group: Group,
    /// Whether the next control word names a group that may be passed over.
    is_marked: bool,
    /// How many characters to pass over.
    passed_over: u32,
    fonts: FontEncodings,
    colours: ColourTable,
    default_font: Option<i32>,
    units: Utf16Units,
    /// Bytes that are no characters yet, all in one encoding.
    bytes: Vec<u8>,
    flow: TextFlow,
    /// The flows around the one that is read.
    around: Vec<TextFlow>,
    lines: Lines,
    paragraphs: u32,
    shape: Rc<RowShape>,
    nested_shape: Rc<RowShape>,
    notices: Vec<Notice>,
    /// Whether the document's own group has ended.
    pub(super) is_done: bool,
}

impl<'b> RtfReader<'b> {
    pub(super) fn new(source: &'b [u8]) -> Self {
        let group = Group {
            fallback: 1,
            depth: 1,
            ..Group::default()
        };
        Self {
            source,
            group,
            ..Self::default()
        }
    }

    /// What the document holds.
    pub(super) fn finish(mut self) -> Result<RtfContents, ReadError> {
        self.end_bytes();
        loop {
            if !self.flow.text.is_empty() {
                self.end_paragraph()?;
            }
            self.close_tables(0)?;
            match self.around.pop() {
                Some(around) => self.flow = around,
                None => break,
            }
        }
        if !self.is_done {
            self.notice(NoticeKind::Damaged);
        }
        Ok(RtfContents {
            pictures: self.lines.take_pictures(),
            lines: self.lines.finish(),
            notices: self.notices,
            is_whole: self.is_done,
        })
    }

    pub(super) fn take(&mut self, token: RtfToken<'_>) -> Result<(), ReadError> {
        if !matches!(token, RtfToken::Byte(_) | RtfToken::Text(_)) {
            self.end_bytes();
        }
        match token {
            RtfToken::Open => self.open(),
            RtfToken::Close => self.close(),
            RtfToken::Byte(byte) => {
                self.add_bytes(&[byte]);
                Ok(())
            }
            RtfToken::Text(text) => {
                self.add_bytes(text);
                Ok(())
            }
            RtfToken::Symbol(symbol) => self.symbol(symbol),
            RtfToken::Word(name, value) => {
                let is_marked = std::mem::take(&mut self.is_marked);
                self.word(name, value, is_marked)
            }
        }
    }

    fn open(&mut self) -> Result<(), ReadError> {
        self.passed_over = 0;
        if self.groups.len() >= MAX_GROUPS_DEEP {
            return Err(limit_error(Limit::Depth, MAX_GROUPS_DEEP));
        }
        self.groups.push(self.group);
        self.group.is_inset = false;
        Ok(())
    }

    fn close(&mut self) -> Result<(), ReadError> {
        self.passed_over = 0;
        self.is_marked = false;
        if self.group.is_inset {
            self.end_inset()?;
        }
        if let Some(group) = self.groups.pop() {
            self.group = group;
        }
        self.is_done = self.groups.is_empty();
        Ok(())
    }

    fn symbol(&mut self, symbol: u8) -> Result<(), ReadError> {
        match symbol {
            b'*' => self.is_marked = true,
            b'\\' | b'{' | b'}' => self.add(char::from(symbol)),
            b'~' => self.add('\u{a0}'),
            b'_' => self.add('-'),
            b'\t' => self.add('\t'),
            b'\r' | b'\n' => return self.end_paragraph(),
            _ => {}
        }
        Ok(())
    }

    fn word(&mut self, name: &str, value: Option<i32>, is_marked: bool) -> Result<(), ReadError> {
        if self.passed_over > 0 {
            self.passed_over -= 1;
            return Ok(());
        }
        if let Some(destination) = destination(name, is_marked) {
            return self.enter(name, destination);
        }
        match self.group.destination {
            Destination::Fonts => self.font_word(name, value),
            Destination::Colours => self.colours.word(name, value),
            Destination::NestedShape if name == "nestrow" => self.end_row(self.nested_depth())?,
            Destination::NestedShape if describes_row(name) => {
                describe(&mut self.nested_shape, name, value);
            }
            Destination::Text => self.text_word(name, value)?,
            _ => {}
        }
        Ok(())
    }

    /// A group tells what it holds. What is skipped stays so, but for what is known to be read inside.
    fn enter(&mut self, name: &str, destination: Destination) -> Result<(), ReadError> {
        let around = self.group.destination;
        self.group.destination = match (around, name) {
            (Destination::Twice, "ud")
            | (
                Destination::Drawing,
                "shptxt" | "dptxbxtext" | "result" | "shp" | "shpgrp" | "shpinst" | "sp",
            )
            | (Destination::DrawingProperty, "sv")
            | (Destination::Text, _) => destination,
            (Destination::Twice | Destination::Skipped | Destination::Formula, _) => around,
            _ => Destination::Skipped,
        };
        match name {
            "pict" => self.picture(around),
            "shptxt" | "dptxbxtext" if self.group.destination == Destination::Text => {
                return self.begin_inset();
            }
            "mmath" | "moMath" | "moMathPara" if around == Destination::Text => {
                self.flow.text.push(OBJECT);
            }
            _ => {}
        }
        Ok(())
    }

    /// A picture begins in a group that holds `around`.
    fn picture(&mut self, around: Destination) {
        match around {
            Destination::Text | Destination::Picture => self.flow.has_picture = true,
            Destination::Drawing | Destination::DrawingProperty => {}
            _ => return,
        }
        self.lines.picture();
    }

    fn font_word(&mut self, name: &str, value: Option<i32>) {
        match (name, value) {
            ("f", Some(number)) => self.fonts.begin(number),
            ("fcharset", Some(charset)) => self.fonts.set_charset(charset),
            _ => {}
        }
    }

    fn text_word(&mut self, name: &str, value: Option<i32>) -> Result<(), ReadError> {
        if let Some(c) = character(name) {
            // The gap between a list's number and its text is no tab of the text; it parts the number from another behind it.
            if !(c == '\t' && self.group.is_number) {
                self.add(c);
            } else if self.flow.text.ends_with(|c: char| c.is_ascii()) {
                self.add(' ');
            }
            return Ok(());
        }
        if describes_row(name) {
            describe(&mut self.shape, name, value);
            return Ok(());
        }
        match name {
            "par" | "sect" => return self.end_paragraph(),
            "cell" => return self.end_cell(1),
            "nestcell" => return self.end_cell(self.nested_depth()),
            "row" => return self.end_row(1),
            "nestrow" => return self.end_row(self.nested_depth()),
            "u" => {
                if let Some(c) = self.units.next(value.unwrap_or(0)) {
                    self.add(c);
                }
                self.passed_over = self.group.fallback;
            }
            _ => self.set(name, value),
        }
        Ok(())
    }

    /// A control word that says how text is.
    fn set(&mut self, name: &str, value: Option<i32>) {
        let is_on = value != Some(0);
        let group = &mut self.group;
        match name {
            "uc" => group.fallback = u32::try_from(value.unwrap_or(1)).unwrap_or(0),
            "ansicpg" => self.fonts.set_page(value.unwrap_or(0)),
            "deff" => self.default_font = value,
            "f" => group.look.font = value,
            "plain" => {
                let font = self.default_font;
                group.look = TextLook {
                    font,
                    ..TextLook::default()
                };
            }
            "v" => group.look.is_hidden = is_on,
            "fs" => group.look.is_tiny = value.is_some_and(|size| size <= MOST_TINY),
            "cf" => group.look.is_white = self.colours.is_white(value.unwrap_or(0)),
            "cb" | "chcbpat" | "chshdng" | "highlight" => {
                group.look.has_ground = value.unwrap_or(0) != 0;
            }
            "strike" | "striked" => group.look.is_struck = is_on,
            "deleted" => group.look.is_deleted = is_on,
            "revised" => group.look.is_inserted = is_on,
            "super" => group.look.script = is_on.then_some(Script::Super),
            "sub" => group.look.script = is_on.then_some(Script::Sub),
            "nosupersub" => group.look.script = None,
            "pard" => {
                group.is_in_table = false;
                group.depth = 1;
            }
            "intbl" => group.is_in_table = true,
            "itap" => {
                let depth = usize::try_from(value.unwrap_or(1)).unwrap_or(0);
                group.is_in_table = depth > 0;
                group.depth = depth.max(1);
            }
            "listtext" | "pntext" => group.is_number = true,
            _ => {}
        }
    }

    fn add_bytes(&mut self, bytes: &[u8]) {
        if self.group.destination == Destination::Colours {
            self.colours.text(bytes);
        }
        if self.group.destination != Destination::Text {
            return;
        }
        let count = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        let passed = self.passed_over.min(count);
        self.passed_over -= passed;
        let rest = bytes.get(usize::try_from(passed).unwrap_or(usize::MAX)..);
        self.bytes.extend_from_slice(rest.unwrap_or_default());
    }

    /// The bytes gathered so far are characters.
    fn end_bytes(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let page = self.fonts.page();
        let font = self.group.look.font.or(self.default_font);
        let encoding: &'static Encoding = font.map_or(page, |font| self.fonts.encoding(font));
        let bytes = std::mem::take(&mut self.bytes);
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        self.add_text(&text);
        self.bytes = bytes;
        self.bytes.clear();
    }

    fn add(&mut self, c: char) {
        if self.passed_over > 0 {
            self.passed_over -= 1;
            return;
        }
        self.add_text(c.encode_utf8(&mut [0; 4]));
    }

    fn add_text(&mut self, text: &str) {
        let group = self.group;
        if group.destination != Destination::Text {
            return;
        }
        let unread = if group.look.is_deleted {
            Some(NoticeKind::TrackedChanges)
        } else if group.look.is_hidden || group.look.is_tiny || self.is_white_on_paper() {
            Some(NoticeKind::HiddenText)
        } else if group.look.is_struck {
            Some(NoticeKind::StruckOut)
        } else {
            None
        };
        if let Some(kind) = unread {
            if !is_blank(text) {
                self.notice(kind);
            }
            return;
        }
        if group.look.is_inserted {
            self.notice(NoticeKind::TrackedChanges);
        }
        let text = raise_digits(text, group.look.script);
        self.flow.text.push_str(&text);
    }

    /// Whether text that comes now is white where nothing around it has a ground of its own. What a drawing is filled with
    /// is not looked at.
    fn is_white_on_paper(&mut self) -> bool {
        let look = self.group.look;
        let is_white = look.is_white && !look.has_ground && self.around.is_empty();
        is_white && !self.colours.has_grounds(self.source)
    }

    /// Gives notice of a kind once, at the paragraph in which it is first met.
    fn notice(&mut self, kind: NoticeKind) {
        if self.notices.iter().any(|notice| notice.kind == kind) {
            return;
        }
        let is_outside = self.flow.tables.is_empty() && self.around.is_empty();
        let place = is_outside.then(|| Place::Paragraph {
            paragraph: self.paragraphs.saturating_add(1),
        });
        self.notices.push(Notice {
            kind,
            place,
            more: 0,
        });
    }

    /// How many tables the cell stands in that ends now, where it is one of a table in a cell.
    fn nested_depth(&self) -> usize {
        self.group.depth.max(2)
    }

    fn end_paragraph(&mut self) -> Result<(), ReadError> {
        if self.group.destination != Destination::Text {
            return Ok(());
        }
        let depth = if self.group.is_in_table {
            self.group.depth
        } else {
            0
        };
        self.open_tables(depth)?;
        let text = self.take_text();
        self.add_paragraph(text)
    }

    /// Takes the text of the paragraph or cell that ends. A cell with a picture of a number is not blank.
    fn take_text(&mut self) -> String {
        let has_picture = std::mem::take(&mut self.flow.has_picture);
        let mut text = std::mem::take(&mut self.flow.text);
        if has_picture && !self.flow.tables.is_empty() && is_blank(&text) {
            text.push(OBJECT);
        }
        text
    }

    /// Adds a paragraph: to the cell that is open, here or around a drawing, or to the document.
    fn add_paragraph(&mut self, text: String) -> Result<(), ReadError> {
        if let Some(table) = self.innermost_table() {
            table.content.push(RtfContent::Paragraph(text));
            return self.lines.take(1);
        }
        self.paragraphs = self.paragraphs.saturating_add(1);
        let place = Place::Paragraph {
            paragraph: self.paragraphs,
        };
        // Tabs part cells, as in a plain text.
        for line in text.split('\n') {
            self.lines.push(pieces::cells(line, |_| place), None)?;
        }
        Ok(())
    }

    /// The table that is open, here or around a drawing.
    fn innermost_table(&mut self) -> Option<&mut RtfTable> {
        let mut flows = std::iter::once(&mut self.flow).chain(self.around.iter_mut().rev());
        flows.find_map(|flow| flow.tables.last_mut())
    }

    /// Opens and closes tables until `depth` are open.
    fn open_tables(&mut self, depth: usize) -> Result<(), ReadError> {
        if depth > MAX_TABLES_DEEP {
            return Err(limit_error(Limit::Tables, MAX_TABLES_DEEP));
        }
        self.close_tables(depth)?;
        while self.flow.tables.len() < depth {
            let number = self.lines.begin_table();
            self.flow.tables.push(RtfTable::new(number));
        }
        Ok(())
    }

    /// Closes tables until no more than `depth` are open.
    fn close_tables(&mut self, depth: usize) -> Result<(), ReadError> {
        while self.flow.tables.len() > depth {
            let Some(table) = self.flow.tables.pop() else {
                break;
            };
            let shape = if self.flow.tables.is_empty() {
                &self.shape
            } else {
                &self.nested_shape
            };
            let finished = table.finish(shape, &mut self.lines)?;
            match self.innermost_table() {
                Some(table) => table.content.push(RtfContent::Table(finished)),
                None => self.lines.append(finished.lines),
            }
        }
        Ok(())
    }

    fn end_cell(&mut self, depth: usize) -> Result<(), ReadError> {
        self.open_tables(depth)?;
        let text = self.take_text();
        if let Some(table) = self.flow.tables.last_mut() {
            if !text.is_empty() {
                table.content.push(RtfContent::Paragraph(text));
            }
            table.end_cell(&mut self.lines)?;
        }
        Ok(())
    }

    fn end_row(&mut self, depth: usize) -> Result<(), ReadError> {
        self.open_tables(depth)?;
        let shape = if depth > 1 {
            &self.nested_shape
        } else {
            &self.shape
        };
        if let Some(table) = self.flow.tables.last_mut() {
            table.end_row(shape);
        }
        if depth > 1 {
            self.nested_shape = Rc::default();
        }
        Ok(())
    }

    /// The text of a drawing begins.
    fn begin_inset(&mut self) -> Result<(), ReadError> {
        if self.around.len() >= MAX_TABLES_DEEP {
            return Err(limit_error(Limit::Depth, MAX_TABLES_DEEP));
        }
        self.around.push(std::mem::take(&mut self.flow));
        self.group.is_inset = true;
        self.group.is_in_table = false;
        self.group.depth = 1;
        Ok(())
    }

    fn end_inset(&mut self) -> Result<(), ReadError> {
        if !self.flow.text.is_empty() {
            self.end_paragraph()?;
        }
        self.close_tables(0)?;
        self.flow = self.around.pop().unwrap_or_default();
        Ok(())
    }
}

/// Takes a control word that describes the cells of a row. A shape that a row has taken is described anew.
fn describe(shape: &mut Rc<RowShape>, name: &str, value: Option<i32>) {
    if Rc::strong_count(shape) > 1 {
        *shape = Rc::default();
    }
    Rc::make_mut(shape).word(name, value);
}
