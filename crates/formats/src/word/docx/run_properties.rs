//! Properties that decide whether a run is read.

use crate::script::Script;
use crate::white_text::is_white;
use crate::xml::{Element, XmlReader};
use gouji_model::ReadError;

/// What a set of run properties says of striking out, hiding, colour and size; `None` where it says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct TextMarks {
    pub(super) struck: Option<bool>,
    pub(super) doubly_struck: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// In white, as paper is.
    pub(super) white: Option<bool>,
    /// Of a size at which nothing is seen.
    pub(super) tiny: Option<bool>,
}

/// The greatest size of letters, in half points, of which nobody sees anything. Word writes none below 2.
const MOST_TINY: u32 = 1;

/// Run properties.
#[derive(Debug, Default)]
pub(super) struct RunProperties {
    pub(super) marks: TextMarks,
    pub(super) style: Option<String>,
    /// Above the line, or below it.
    pub(super) script: Option<Script>,
    /// How far above the line, in half points; below it where negative.
    pub(super) position: i32,
    /// Of a paragraph's end: that it was deleted, so that the paragraph runs on into the next.
    pub(super) is_deleted: bool,
    /// On a ground of its own.
    pub(super) is_shaded: bool,
}

impl RunProperties {
    /// Reads the properties whose element was begun last.
    pub(super) fn read(markup: &mut XmlReader<'_>) -> Result<Self, ReadError> {
        let mut read = Self::default();
        while let Some(property) = markup.leaf()? {
            match property.name() {
                "strike" => read.marks.struck = Some(is_on(&property)),
                "dstrike" => read.marks.doubly_struck = Some(is_on(&property)),
                "vanish" => read.marks.hidden = Some(is_on(&property)),
                "color" => read.marks.white = Some(is_paper(&property)),
                "sz" => read.marks.tiny = property.number("val").map(|size| size <= MOST_TINY),
                "shd" => read.is_shaded |= fills(&property),
                "highlight" => {
                    let colour = property.attribute("val");
                    read.is_shaded |= !matches!(colour.as_deref(), None | Some("none" | "white"));
                }
                "rStyle" => read.style = property.attribute("val").map(Into::into),
                "vertAlign" => {
                    read.script = match property.attribute("val").as_deref() {
                        Some("superscript") => Some(Script::Super),
                        Some("subscript") => Some(Script::Sub),
                        _ => None,
                    }
                }
                "position" => {
                    let value = property.attribute("val");
                    let position = value.and_then(|value| value.trim().parse().ok());
                    read.position = position.unwrap_or(0);
                }
                "del" | "moveFrom" => read.is_deleted = true,
                _ => {}
            }
        }
        Ok(read)
    }
}

/// Whether a property that is on or off is on. Without a value it is.
pub(super) fn is_on(property: &Element<'_>) -> bool {
    property.attribute("val").is_none_or(|value| {
        !matches!(
            value.trim().to_ascii_lowercase().as_str(),
            "0" | "false" | "off" | "none"
        )
    })
}

/// Whether a colour is that of paper.
fn is_paper(colour: &Element<'_>) -> bool {
    let theme = colour.attribute("themeColor");
    match theme.as_deref() {
        Some("background1" | "light1") => colour.attribute("themeShade").is_none(),
        Some(_) => false,
        None => colour
            .attribute("val")
            .is_some_and(|value| is_white(&value)),
    }
}

/// Whether a shading gives a ground on which white shows.
pub(super) fn fills(shading: &Element<'_>) -> bool {
    let is_theme = |name| {
        let theme = shading.attribute(name);
        theme.is_some_and(|theme| !matches!(&*theme, "background1" | "light1"))
    };
    let is_coloured = |name| {
        let colour = shading.attribute(name);
        colour.is_some_and(|colour| &*colour != "auto" && !is_white(&colour))
    };
    let pattern = shading.attribute("val");
    let is_pattern = pattern.is_some_and(|pattern| !matches!(&*pattern, "clear" | "nil"));
    is_pattern || is_theme("themeFill") || is_coloured("fill")
}

impl TextMarks {
    /// These, and what they leave open from `below`.
    pub(super) fn fill_from(self, below: Self) -> Self {
        Self {
            struck: self.struck.or(below.struck),
            doubly_struck: self.doubly_struck.or(below.doubly_struck),
            hidden: self.hidden.or(below.hidden),
            white: self.white.or(below.white),
            tiny: self.tiny.or(below.tiny),
        }
    }
}
