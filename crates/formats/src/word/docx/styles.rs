//! What a document's styles say of striking out, hiding, size, and white on a ground.

use super::run_properties::{RunProperties, TextMarks, fills};
use crate::limits::MAX_STYLE_PARENTS;
use crate::xml::{XmlReader, mentions};
use gouji_model::{FileKind, ReadError};
use std::collections::{HashMap, HashSet};

/// How a size at which nothing is seen is written.
const TINY: [&str; 2] = ["sz w:val=\"0\"", "sz w:val=\"1\""];

/// The styles that say something of it; most documents have none.
#[derive(Debug, Default)]
pub(super) struct DocxStyles {
    by_id: HashMap<String, TextMarks>,
    /// Those that give a ground of their own.
    shaded: HashSet<String>,
    /// Of paragraphs that name no style.
    usual: TextMarks,
    /// Of everything.
    defaults: TextMarks,
}

#[derive(Default)]
struct DocxStyle {
    marks: TextMarks,
    is_shaded: bool,
    based_on: Option<String>,
}

impl DocxStyles {
    /// Reads the part that holds the styles of the document `body`.
    pub(super) fn read(text: &str, body: &str) -> Result<Self, ReadError> {
        let is_plain = !mentions(text, &["strike", "vanish"]) && !mentions(text, &TINY);
        if is_plain && !mentions_white(text) && !mentions_white(body) {
            return Ok(Self::default());
        }
        let mut markup = XmlReader::new(text, FileKind::Docx);
        let mut styles = Self::default();
        let mut styles_by_id = HashMap::new();
        let mut usual = None;
        markup.element()?;
        while let Some(element) = markup.element()? {
            match element.name() {
                "docDefaults" => styles.defaults = read_defaults(&mut markup)?,
                "style" => {
                    let id = element.attribute("styleId").unwrap_or_default();
                    let id = id.into_owned();
                    let is_paragraph = element.attribute("type").as_deref() == Some("paragraph");
                    let is_default = element.attribute("default").is_some_and(|on| on != "0");
                    if is_paragraph && is_default {
                        usual = Some(id.clone());
                    }
                    let style = read_style(&mut markup)?;
                    styles_by_id.insert(id, style);
                }
                _ => markup.skip()?,
            }
        }
        for id in styles_by_id.keys() {
            let (marks, is_shaded) = resolve(id, &styles_by_id);
            if is_shaded {
                styles.shaded.insert(id.clone());
            }
            if marks != TextMarks::default() {
                styles.by_id.insert(id.clone(), marks);
            }
        }
        styles.usual = usual.map(|id| styles.marks(&id)).unwrap_or_default();
        Ok(styles)
    }

    fn marks(&self, id: &str) -> TextMarks {
        self.by_id.get(id).copied().unwrap_or_default()
    }

    /// What the style of a paragraph says; the usual one where it names none.
    pub(super) fn paragraph_marks(&self, id: Option<&str>) -> TextMarks {
        id.map_or(self.usual, |id| self.marks(id))
    }

    /// Whether a style gives a ground of its own.
    pub(super) fn is_shaded(&self, id: Option<&str>) -> bool {
        id.is_some_and(|id| self.shaded.contains(id))
    }

    /// How a run appears. What its own properties say counts; where they say nothing, its style and that of its paragraph
    /// undo each other, as in Word. White text is seen where the run stands on a ground; `is_shaded` says whether
    /// anything around the run gives one.
    pub(super) fn run_visibility(
        &self,
        run: &RunProperties,
        paragraph: TextMarks,
        is_shaded: bool,
    ) -> RunVisibility {
        let style = run.style.as_deref();
        let style = style.map(|id| self.marks(id)).unwrap_or_default();
        let holds = |property: fn(&TextMarks) -> Option<bool>| {
            let turned = property(&style).unwrap_or(false) != property(&paragraph).unwrap_or(false);
            property(&run.marks).unwrap_or(turned || property(&self.defaults).unwrap_or(false))
        };
        let white = run.marks.white.or(style.white).or(paragraph.white);
        let is_white = white.or(self.defaults.white).unwrap_or(false);
        let on_ground = is_shaded || run.is_shaded || self.is_shaded(run.style.as_deref());
        let tiny = run.marks.tiny.or(style.tiny).or(paragraph.tiny);
        let is_tiny = tiny.or(self.defaults.tiny).unwrap_or(false);
        if holds(|marks| marks.hidden) || is_tiny || (is_white && !on_ground) {
            RunVisibility::Hidden
        } else if holds(|marks| marks.struck) || holds(|marks| marks.doubly_struck) {
            RunVisibility::StruckOut
        } else {
            RunVisibility::Plain
        }
    }
}

/// How a run appears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RunVisibility {
    Plain,
    StruckOut,
    Hidden,
}

fn read_defaults(markup: &mut XmlReader<'_>) -> Result<TextMarks, ReadError> {
    let mut marks = TextMarks::default();
    while markup.find_element("rPrDefault")?.is_some() {
        marks = read_style(markup)?.marks;
    }
    Ok(marks)
}

/// What the style that was begun last says by itself.
fn read_style(markup: &mut XmlReader<'_>) -> Result<DocxStyle, ReadError> {
    let mut style = DocxStyle::default();
    while let Some(element) = markup.element()? {
        match element.name() {
            "rPr" => {
                let run = RunProperties::read(markup)?;
                style.marks = run.marks;
                style.is_shaded |= run.is_shaded;
            }
            "basedOn" => {
                style.based_on = element.attribute("val").map(Into::into);
                markup.skip()?;
            }
            "pPr" | "tblPr" | "tcPr" | "tblStylePr" => style.is_shaded |= has_ground(markup)?,
            _ => markup.skip()?,
        }
    }
    Ok(style)
}

/// Whether a shading stands anywhere in the element that was begun last.
fn has_ground(markup: &mut XmlReader<'_>) -> Result<bool, ReadError> {
    let mut is_shaded = false;
    while let Some(element) = markup.element()? {
        is_shaded |= element.name() == "shd" && fills(&element);
        match element.name() {
            "pPr" | "rPr" | "tblPr" | "trPr" | "tcPr" => is_shaded |= has_ground(markup)?,
            _ => markup.skip()?,
        }
    }
    Ok(is_shaded)
}

/// Whether white may be a colour of some text in a part.
fn mentions_white(text: &str) -> bool {
    let words = [
        "\"FFF",
        "\"fff",
        "\"FEF",
        "\"fef",
        "\"background1\"",
        "\"light1\"",
    ];
    mentions(text, &words)
}

/// What a style says with those that it is based on. A circle of styles ends after [`MAX_STYLE_PARENTS`].
fn resolve(id: &str, styles_by_id: &HashMap<String, DocxStyle>) -> (TextMarks, bool) {
    let (mut marks, mut is_shaded) = (TextMarks::default(), false);
    let mut next = Some(id);
    for _ in 0..MAX_STYLE_PARENTS {
        let Some(style) = next.and_then(|id| styles_by_id.get(id)) else {
            break;
        };
        marks = marks.fill_from(style.marks);
        is_shaded |= style.is_shaded;
        next = style.based_on.as_deref();
    }
    (marks, is_shaded)
}
