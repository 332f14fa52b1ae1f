//! What stands in a paragraph: runs, fields, and what holds them.

use super::properties::{Marks, RunProperties, fills};
use super::story::Story;
use super::styles::{Shown, Styles};
use crate::blocks::{Block, OBJECT};
use crate::flow::raised;
use crate::markup::{Element, Piece};
use gouji_model::characters::is_blank;
use gouji_model::{NoticeKind, Place, ReadError};

/// A field that has begun: its instruction is not read, its result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Instruction,
    Result,
}

/// A paragraph while it is read.
pub(super) struct Paragraph {
    pub(super) text: String,
    /// What stands in the text boxes that hang on it.
    pub(super) boxes: Vec<Block>,
    /// Whether its end was deleted.
    pub(super) runs_on: bool,
    /// Whether a picture stands in its line.
    pub(super) has_picture: bool,
    style: Marks,
    /// Whether it has a ground of its own.
    is_shaded: bool,
    /// How far above the line its first text stands, in half points.
    position: Option<i32>,
}

/// From this far apart on, in half points, letters do not stand in one line.
const RAISED: i32 = 4;

/// How a run appears.
#[derive(Debug, Clone, Copy)]
struct Run {
    shown: Shown,
    /// Above the line, or below it.
    raised: Option<bool>,
    position: i32,
}

impl Paragraph {
    pub(super) fn new(text: String, styles: &Styles) -> Self {
        Self {
            text,
            boxes: Vec::new(),
            runs_on: false,
            has_picture: false,
            style: styles.of_paragraph(None),
            is_shaded: false,
            position: None,
        }
    }

    /// Whether text at `position` stands above or below that with which the paragraph begins.
    fn raises(&mut self, position: i32) -> Option<bool> {
        let apart = position.saturating_sub(*self.position.get_or_insert(position));
        (apart.saturating_abs() >= RAISED).then_some(apart > 0)
    }
}

impl Story<'_> {
    pub(super) fn paragraph_properties(
        &mut self,
        paragraph: &mut Paragraph,
    ) -> Result<(), ReadError> {
        while let Some(property) = self.markup.element()? {
            match property.name() {
                "pStyle" => {
                    let id = property.attribute("val");
                    paragraph.style = self.styles.of_paragraph(id.as_deref());
                    paragraph.is_shaded |= self.styles.is_shaded(id.as_deref());
                    self.markup.skip()?;
                }
                "shd" => {
                    paragraph.is_shaded |= fills(&property);
                    self.markup.skip()?;
                }
                "rPr" => {
                    let end = RunProperties::read(&mut self.markup)?;
                    if end.is_deleted {
                        self.notice(NoticeKind::TrackedChanges);
                        paragraph.runs_on = true;
                    }
                }
                _ => self.markup.skip()?,
            }
        }
        Ok(())
    }

    fn inlines(&mut self, paragraph: &mut Paragraph) -> Result<(), ReadError> {
        while let Some(element) = self.markup.element()? {
            self.inline(&element, paragraph)?;
        }
        Ok(())
    }

    /// Reads the run that `element` begins, or the runs that it holds.
    pub(super) fn inline(
        &mut self,
        element: &Element<'_>,
        paragraph: &mut Paragraph,
    ) -> Result<(), ReadError> {
        match element.name() {
            "r" => self.run(paragraph),
            "ins" | "moveTo" => {
                self.notice(NoticeKind::TrackedChanges);
                self.inlines(paragraph)
            }
            "hyperlink" | "smartTag" | "fldSimple" | "sdt" | "sdtContent" | "customXml" | "dir"
            | "bdo" => self.inlines(paragraph),
            "AlternateContent" => self.alternative(|story| story.inlines(paragraph)),
            "oMath" | "oMathPara" => {
                paragraph.text.push(OBJECT);
                self.markup.skip()
            }
            _ => self.pass_over(element),
        }
    }

    fn run(&mut self, paragraph: &mut Paragraph) -> Result<(), ReadError> {
        let is_shaded = self.is_shaded || paragraph.is_shaded;
        let plain = RunProperties::default();
        let mut run = Run {
            shown: self.styles.of_run(&plain, paragraph.style, is_shaded),
            raised: None,
            position: 0,
        };
        while let Some(element) = self.markup.element()? {
            if element.name() == "rPr" {
                let properties = RunProperties::read(&mut self.markup)?;
                run.shown = self.styles.of_run(&properties, paragraph.style, is_shaded);
                run.raised = properties.raised;
                run.position = properties.position;
            } else {
                self.run_content(&element, run, paragraph)?;
            }
        }
        Ok(())
    }

    fn run_content(
        &mut self,
        element: &Element<'_>,
        run: Run,
        paragraph: &mut Paragraph,
    ) -> Result<(), ReadError> {
        let sign = match element.name() {
            "t" => {
                let keeps_spaces = element.attribute("space").as_deref() == Some("preserve");
                return self.text(run, keeps_spaces, paragraph);
            }
            "drawing" | "pict" | "object" => return self.drawing(element.name(), paragraph),
            "ruby" => return self.ruby(paragraph),
            "AlternateContent" => {
                return self.alternative(|story| story.run_contents(run, paragraph));
            }
            "fldChar" => {
                self.field(element);
                None
            }
            "tab" | "ptab" => Some('\t'),
            "br" | "cr" => Some('\n'),
            "noBreakHyphen" => Some('-'),
            "sym" => element.attribute("char").and_then(|code| symbol(&code)),
            _ => return self.pass_over(element),
        };
        if let Some(sign) = sign {
            self.push(sign.encode_utf8(&mut [0; 4]), run, paragraph);
        }
        self.markup.skip()
    }

    fn run_contents(&mut self, run: Run, paragraph: &mut Paragraph) -> Result<(), ReadError> {
        while let Some(element) = self.markup.element()? {
            self.run_content(&element, run, paragraph)?;
        }
        Ok(())
    }

    fn text(
        &mut self,
        run: Run,
        keeps_spaces: bool,
        paragraph: &mut Paragraph,
    ) -> Result<(), ReadError> {
        let start = paragraph.text.len();
        while let Some(piece) = self.markup.inside()? {
            match piece {
                Piece::Text(text) => self.push(&text, run, paragraph),
                _ => self.markup.skip()?,
            }
        }
        // Spaces at the ends count only where the text says so; line breaks of the markup never do.
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        let added = paragraph.text.get(start..).unwrap_or_default();
        if !keeps_spaces && (added.starts_with(is_space) || added.ends_with(is_space)) {
            let added = paragraph.text.split_off(start);
            paragraph.text.push_str(added.trim_matches(is_space));
        }
        Ok(())
    }

    fn push(&mut self, text: &str, run: Run, paragraph: &mut Paragraph) {
        if self.fields.contains(&Field::Instruction) {
            return;
        }
        let kind = match run.shown {
            Shown::Plain => {
                return match run.raised.or(paragraph.raises(run.position)) {
                    Some(is_above) => paragraph.text.push_str(&raised(text, is_above)),
                    None => paragraph.text.push_str(text),
                };
            }
            Shown::StruckOut => NoticeKind::StruckOut,
            Shown::Hidden => NoticeKind::HiddenText,
        };
        if !is_blank(text) {
            self.notice(kind);
        }
    }

    fn field(&mut self, element: &Element<'_>) {
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => self.fields.push(Field::Instruction),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    *field = Field::Result;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    /// Of a text with its pronunciation above it, the text.
    fn ruby(&mut self, paragraph: &mut Paragraph) -> Result<(), ReadError> {
        while let Some(element) = self.markup.element()? {
            if element.name() == "rubyBase" {
                self.inlines(paragraph)?;
            } else {
                self.markup.skip()?;
            }
        }
        Ok(())
    }

    /// The text boxes of a drawing, and whether it is a picture in the line.
    fn drawing(&mut self, name: &str, paragraph: &mut Paragraph) -> Result<(), ReadError> {
        let mut is_inline = name == "object";
        let mut is_picture = name == "object";
        let mut open = 1_usize;
        while open > 0 {
            match self.markup.next()? {
                Some(Piece::Start(element)) => match element.name() {
                    "txbxContent" => self.text_box(paragraph)?,
                    "AlternateContent" => {
                        self.alternative(|story| story.drawing("choice", paragraph))?;
                    }
                    name => {
                        is_inline |= name == "inline";
                        is_picture |= name == "pic";
                        open += 1;
                    }
                },
                Some(Piece::End) => open -= 1,
                Some(Piece::Text(_)) => {}
                None => break,
            }
        }
        paragraph.has_picture |= is_inline && is_picture;
        Ok(())
    }

    /// A text box is at the place of the paragraph or the cell that it hangs on.
    fn text_box(&mut self, paragraph: &mut Paragraph) -> Result<(), ReadError> {
        let place = self.place;
        let paragraphs = self.paragraphs;
        let fields = std::mem::take(&mut self.fields);
        let runs_on = std::mem::take(&mut self.runs_on);
        // What it is filled with is not looked at.
        let is_shaded = std::mem::replace(&mut self.is_shaded, true);
        self.blocks(&mut paragraph.boxes)?;
        self.finish(&mut paragraph.boxes);
        self.fields = fields;
        self.runs_on = runs_on;
        self.is_shaded = is_shaded;
        self.place = place;
        if let Place::Paragraph { .. } = place {
            self.paragraphs = paragraphs;
            for block in &mut paragraph.boxes {
                if let Block::Paragraph(text) = block {
                    text.place = place;
                }
            }
        }
        Ok(())
    }
}

/// The character of a symbol. Those of symbol fonts have none of their own and stay in the private range.
fn symbol(code: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(code.trim(), 16).ok()?)
}
