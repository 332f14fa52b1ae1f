//! What the styles of an OpenDocument file say of striking out, hiding, and white on a ground.

use crate::limits::MAX_STYLE_PARENTS;
use crate::script::Script;
use crate::white_text::is_white;
use crate::xml::{Element, XmlReader};
use gouji_model::{FileKind, ReadError};
use std::collections::HashMap;

/// The styles by family and name.
#[derive(Debug, Default)]
pub(super) struct OdfStyles {
    families: HashMap<String, HashMap<String, OdfStyle>>,
}

/// What one style says; `None` where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct OdfStyle {
    parent: Option<String>,
    struck: Option<bool>,
    hidden: Option<bool>,
    /// Above the line, below it, or in it.
    script: Option<Option<Script>>,
    /// In white, as paper is.
    white: Option<bool>,
    /// Of no size, or all transparent.
    vanishing: Option<bool>,
    /// On a ground of another colour.
    has_ground: bool,
}

/// How a text appears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Appearance {
    pub(super) is_struck: bool,
    pub(super) is_hidden: bool,
    /// Above the line, or below it.
    pub(super) script: Option<Script>,
    /// In white, as paper is.
    pub(super) is_white: bool,
    /// Of no size, or all transparent.
    pub(super) is_vanishing: bool,
    /// On a ground of another colour.
    pub(super) has_ground: bool,
}

impl Appearance {
    /// Whether it is hidden, of no size, or white on nothing.
    pub(super) fn is_unseen(self) -> bool {
        self.is_hidden || self.is_vanishing || (self.is_white && !self.has_ground)
    }
}

impl OdfStyles {
    /// Reads the named styles and those of the content itself.
    pub(super) fn read(named: &str, content: &str, kind: FileKind) -> Result<Self, ReadError> {
        let mut styles = Self::default();
        for text in [named, content] {
            let mut markup = XmlReader::new(text, kind);
            if markup.element()?.is_none() {
                continue;
            }
            while let Some(part) = markup.element()? {
                match part.name() {
                    "styles" | "automatic-styles" => styles.gather(&mut markup)?,
                    "body" => break,
                    _ => markup.skip()?,
                }
            }
        }
        Ok(styles)
    }

    fn gather(&mut self, markup: &mut XmlReader<'_>) -> Result<(), ReadError> {
        while let Some(element) = markup.find_element("style")? {
            let text = |name| element.attribute(name).unwrap_or_default().into_owned();
            let (family, name) = (text("family"), text("name"));
            let mut style = OdfStyle {
                parent: element.attribute("parent-style-name").map(Into::into),
                ..OdfStyle::default()
            };
            while let Some(properties) = markup.leaf()? {
                style.add(&properties);
            }
            if style != OdfStyle::default() {
                self.families.entry(family).or_default().insert(name, style);
            }
        }
        Ok(())
    }

    /// Whether there is a style that hides tables.
    pub(super) fn hide_tables(&self) -> bool {
        let tables = self.families.get("table");
        tables.is_some_and(|styles| styles.values().any(|style| style.hidden == Some(true)))
    }

    /// How what has the style appears within what appears as `around`.
    pub(super) fn appearance(
        &self,
        family: &str,
        element: &Element<'_>,
        around: Appearance,
    ) -> Appearance {
        let (mut struck, mut hidden, mut script, mut white) = (None, None, None, None);
        let mut vanishing = None;
        let mut has_ground = around.has_ground;
        let styles = self.families.get(family);
        let name = element.attribute("style-name");
        let mut next = name.as_deref();
        for _ in 0..MAX_STYLE_PARENTS {
            let Some(style) = next.and_then(|name| styles?.get(name)) else {
                break;
            };
            struck = struck.or(style.struck);
            hidden = hidden.or(style.hidden);
            script = script.or(style.script);
            white = white.or(style.white);
            vanishing = vanishing.or(style.vanishing);
            has_ground |= style.has_ground;
            next = style.parent.as_deref();
        }
        Appearance {
            is_struck: struck.unwrap_or(around.is_struck),
            is_hidden: hidden.unwrap_or(around.is_hidden),
            script: script.unwrap_or(around.script),
            is_white: white.unwrap_or(around.is_white),
            is_vanishing: vanishing.unwrap_or(around.is_vanishing),
            has_ground,
        }
    }
}

/// Whether a position of text is above the line or below it: `super`, `sub`, or a percentage of the height.
fn script(position: &str) -> Option<Script> {
    match position.split_whitespace().next()? {
        "super" => Some(Script::Super),
        "sub" => Some(Script::Sub),
        height if height.trim_end_matches('%').trim_start_matches('-') == "0" => None,
        height if height.starts_with('-') => Some(Script::Sub),
        _ => Some(Script::Super),
    }
}

/// Whether a size of letters is none: `0pt`, `0%`; half a point is none too, as in Word.
fn has_no_size(size: &str) -> bool {
    let size = size.trim();
    let number = size.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    let is_zero = !number.is_empty() && number.chars().all(|c| matches!(c, '0' | '.'));
    is_zero || matches!(size, "0.5pt" | ".5pt")
}

impl OdfStyle {
    fn add(&mut self, properties: &Element<'_>) {
        let ground = properties.attribute("background-color");
        self.has_ground |=
            ground.is_some_and(|ground| ground != "transparent" && !is_white(&ground));
        match properties.name() {
            "text-properties" => {
                let line = properties
                    .attribute("text-line-through-style")
                    .or_else(|| properties.attribute("text-line-through-type"));
                self.struck = line.map(|line| line != "none").or(self.struck);
                let display = properties.attribute("display");
                self.hidden = display.map(|display| display == "none").or(self.hidden);
                // What a program chooses by the ground shows on it.
                let is_chosen = properties.attribute("use-window-font-color");
                let is_chosen = is_chosen.is_some_and(|is_chosen| is_chosen == "true");
                let colour = properties.attribute("color");
                let white = colour.map(|colour| is_white(&colour) && !is_chosen);
                self.white = white.or(self.white);
                let size = properties.attribute("font-size");
                let transparency = properties.attribute("char-transparency");
                let is_clear = transparency.is_some_and(|part| part == "100%");
                let vanishing = size.map(|size| has_no_size(&size));
                self.vanishing = is_clear.then_some(true).or(vanishing).or(self.vanishing);
                let position = properties.attribute("text-position");
                self.script = position.map(|position| script(&position)).or(self.script);
            }
            "table-properties" | "section-properties" => {
                let display = properties.attribute("display");
                let hides = display.map(|display| matches!(&*display, "false" | "none"));
                self.hidden = hides.or(self.hidden);
            }
            _ => {}
        }
    }
}
