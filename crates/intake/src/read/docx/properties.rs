//! Properties that decide whether a run is read.

use crate::read::markup::{Element, Markup};
use gouji_model::Unreadable;

/// What a set of run properties says of striking out and hiding; `None` where it says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) struck: Option<bool>,
    pub(super) doubly_struck: Option<bool>,
    pub(super) hidden: Option<bool>,
}

/// Run properties.
#[derive(Debug, Default)]
pub(super) struct RunProperties {
    pub(super) marks: Marks,
    pub(super) style: Option<String>,
    /// Above the line, or below it.
    pub(super) raised: Option<bool>,
    /// How far above the line, in half points; below it where negative.
    pub(super) position: i32,
    /// Of a paragraph's end: that it was deleted, so that the paragraph runs on into the next.
    pub(super) is_deleted: bool,
}

impl RunProperties {
    /// Reads the properties whose element was begun last.
    pub(super) fn read(markup: &mut Markup<'_>) -> Result<Self, Unreadable> {
        let mut read = Self::default();
        while let Some(property) = markup.element()? {
            match property.name() {
                "strike" => read.marks.struck = Some(is_on(&property)),
                "dstrike" => read.marks.doubly_struck = Some(is_on(&property)),
                "vanish" => read.marks.hidden = Some(is_on(&property)),
                "rStyle" => read.style = property.attribute("val").map(Into::into),
                "vertAlign" => {
                    read.raised = match property.attribute("val").as_deref() {
                        Some("superscript") => Some(true),
                        Some("subscript") => Some(false),
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
            markup.skip()?;
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

impl Marks {
    /// These, and what they leave open from `below`.
    pub(super) fn over(self, below: Self) -> Self {
        Self {
            struck: self.struck.or(below.struck),
            doubly_struck: self.doubly_struck.or(below.doubly_struck),
            hidden: self.hidden.or(below.hidden),
        }
    }
}
