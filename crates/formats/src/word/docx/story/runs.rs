//! What stands in a paragraph: runs, fields, and what holds them.

use super::paragraph::{DocxParagraph, FieldPart};
use super::{DocxStory, Scope};
use crate::blocks::{OBJECT, place_paragraphs};
use crate::script::{Script, raise_digits};
use crate::word::docx::run_properties::{RunProperties, fills};
use crate::word::docx::styles::RunVisibility;
use crate::xml::{Element, XmlEvent};
use gouji_model::characters::is_blank;
use gouji_model::{NoticeKind, Place, ReadError};

/// How a run appears.
#[derive(Debug, Clone, Copy)]
struct RunAppearance {
    visibility: RunVisibility,
    /// Above the line, or below it.
    script: Option<Script>,
    position: i32,
}

impl DocxStory<'_> {
    pub(super) fn paragraph_properties(
        &mut self,
        paragraph: &mut DocxParagraph,
    ) -> Result<(), ReadError> {
        while let Some(property) = self.markup.element()? {
            match property.name() {
                "pStyle" => {
                    let id = property.attribute("val");
                    paragraph.style = self.styles.paragraph_marks(id.as_deref());
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

    fn inlines(&mut self, paragraph: &mut DocxParagraph) -> Result<(), ReadError> {
        while let Some(element) = self.markup.element()? {
            self.inline(&element, paragraph)?;
        }
        Ok(())
    }

    /// Reads the run that `element` begins, or the runs that it holds.
    pub(super) fn inline(
        &mut self,
        element: &Element<'_>,
        paragraph: &mut DocxParagraph,
    ) -> Result<(), ReadError> {
        match element.name() {
            "r" => self.run(paragraph),
            "hyperlink" | "smartTag" | "fldSimple" | "dir" | "bdo" => self.inlines(paragraph),
            "oMath" | "oMathPara" => {
                paragraph.text.push(OBJECT);
                self.markup.skip()
            }
            _ => self.wrapper(element, |story| story.inlines(paragraph)),
        }
    }

    fn run(&mut self, paragraph: &mut DocxParagraph) -> Result<(), ReadError> {
        let is_shaded = self.scope.is_shaded || paragraph.is_shaded;
        let (styles, style) = (self.styles, paragraph.style);
        let visibility =
            |properties: &RunProperties| styles.run_visibility(properties, style, is_shaded);
        let mut run = RunAppearance {
            visibility: visibility(&RunProperties::default()),
            script: None,
            position: 0,
        };
        while let Some(element) = self.markup.element()? {
            if element.name() == "rPr" {
                let properties = RunProperties::read(&mut self.markup)?;
                run.visibility = visibility(&properties);
                run.script = properties.script;
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
        run: RunAppearance,
        paragraph: &mut DocxParagraph,
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

    fn run_contents(
        &mut self,
        run: RunAppearance,
        paragraph: &mut DocxParagraph,
    ) -> Result<(), ReadError> {
        while let Some(element) = self.markup.element()? {
            self.run_content(&element, run, paragraph)?;
        }
        Ok(())
    }

    fn text(
        &mut self,
        run: RunAppearance,
        keeps_spaces: bool,
        paragraph: &mut DocxParagraph,
    ) -> Result<(), ReadError> {
        let start = paragraph.text.len();
        while let Some(piece) = self.markup.next_child()? {
            match piece {
                XmlEvent::Text(text) => self.push(&text, run, paragraph),
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

    fn push(&mut self, text: &str, run: RunAppearance, paragraph: &mut DocxParagraph) {
        if self.scope.fields.contains(&FieldPart::Instruction) {
            return;
        }
        let kind = match run.visibility {
            RunVisibility::Plain => {
                let script = run.script.or(paragraph.script_at(run.position));
                return paragraph.text.push_str(&raise_digits(text, script));
            }
            RunVisibility::StruckOut => NoticeKind::StruckOut,
            RunVisibility::Hidden => NoticeKind::HiddenText,
        };
        if !is_blank(text) {
            self.notice(kind);
        }
    }

    fn field(&mut self, element: &Element<'_>) {
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => self.scope.fields.push(FieldPart::Instruction),
            Some("separate") => {
                if let Some(field) = self.scope.fields.last_mut() {
                    *field = FieldPart::Result;
                }
            }
            Some("end") => {
                self.scope.fields.pop();
            }
            _ => {}
        }
    }

    /// Of a text with its pronunciation above it, the text.
    fn ruby(&mut self, paragraph: &mut DocxParagraph) -> Result<(), ReadError> {
        while self.markup.find_element("rubyBase")?.is_some() {
            self.inlines(paragraph)?;
        }
        Ok(())
    }

    /// The text boxes of a drawing, and whether it is a picture in the line.
    fn drawing(&mut self, name: &str, paragraph: &mut DocxParagraph) -> Result<(), ReadError> {
        let mut is_inline = name == "object";
        let mut is_picture = name == "object";
        let mut floats = false;
        let mut open = 1_usize;
        while open > 0 {
            match self.markup.next()? {
                Some(XmlEvent::Start(element)) => match element.name() {
                    "txbxContent" => self.text_box(paragraph)?,
                    "AlternateContent" => {
                        self.alternative(|story| story.drawing("choice", paragraph))?;
                    }
                    name => {
                        floats |= element
                            .attribute("style")
                            .is_some_and(|style| style.contains("position:absolute"));
                        is_inline |= name == "inline" || name == "imagedata";
                        is_picture |= name == "pic" || name == "imagedata";
                        open += 1;
                    }
                },
                Some(XmlEvent::End) => open -= 1,
                Some(XmlEvent::Text(_)) => {}
                None => break,
            }
        }
        paragraph.has_picture |= is_inline && is_picture && !floats;
        paragraph.pictures += usize::from(is_picture);
        Ok(())
    }

    /// A text box is at the place of the paragraph or the cell that it hangs on.
    fn text_box(&mut self, paragraph: &mut DocxParagraph) -> Result<(), ReadError> {
        let (place, paragraphs) = (self.scope.place, self.paragraphs);
        // What it is filled with is not looked at.
        let inside = Scope::new(place, true);
        let outside = std::mem::replace(&mut self.scope, inside);
        self.blocks(&mut paragraph.boxes)?;
        self.finish(&mut paragraph.boxes);
        self.scope = outside;
        if let Place::Paragraph { .. } = place {
            self.paragraphs = paragraphs;
            place_paragraphs(&mut paragraph.boxes, place);
        }
        Ok(())
    }
}

/// The character of a symbol. Those of symbol fonts have none of their own and stay in the private range.
fn symbol(code: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(code.trim(), 16).ok()?)
}
