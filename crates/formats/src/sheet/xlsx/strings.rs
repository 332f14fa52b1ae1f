//! Texts: those that cells share, and those within cells.

use crate::limits::CellBudget;
use crate::sheet::{CellFont, CellText, RichText};
use crate::white_text::is_white;
use crate::xml::{Element, XmlEvent, XmlReader};
use gouji_model::ReadError;
use std::borrow::Cow;

/// The texts that cells share, by position.
///
/// # Errors
/// Beyond the limit of cells; damaged.
pub(super) fn read(markup: &mut XmlReader<'_>) -> Result<Vec<CellText>, ReadError> {
    let (mut strings, mut budget) = (Vec::new(), CellBudget::default());
    markup.element()?;
    while markup.find_element("si")?.is_some() {
        budget.take(1)?;
        strings.push(text(markup)?);
    }
    Ok(strings)
}

/// The text of the element begun last: whole, or in runs each with its font. How it is spoken is left out.
pub(super) fn text(markup: &mut XmlReader<'_>) -> Result<CellText, ReadError> {
    let mut plain = String::new();
    let mut mixed: Option<RichText> = None;
    while let Some(element) = markup.element()? {
        match element.name() {
            "t" => {
                let text = content(markup)?;
                match &mut mixed {
                    Some(mixed) => mixed.add(&text, None),
                    None => plain.push_str(&text),
                }
            }
            "r" => {
                let mixed = mixed.get_or_insert_with(|| {
                    let mut mixed = RichText::default();
                    mixed.add(&plain, None);
                    mixed
                });
                run(markup, mixed)?;
            }
            _ => markup.skip()?,
        }
    }
    Ok(match mixed {
        Some(mixed) => CellText::Mixed(Box::new(mixed)),
        None => CellText::Plain(plain),
    })
}

fn run(markup: &mut XmlReader<'_>, mixed: &mut RichText) -> Result<(), ReadError> {
    let mut run_font = None;
    while let Some(element) = markup.element()? {
        match element.name() {
            "rPr" => run_font = Some(font(markup)?),
            "t" => mixed.add(&content(markup)?, run_font),
            _ => markup.skip()?,
        }
    }
    Ok(())
}

/// The font that the element begun last describes.
pub(super) fn font(markup: &mut XmlReader<'_>) -> Result<CellFont, ReadError> {
    let mut font = CellFont::default();
    while let Some(element) = markup.leaf()? {
        match element.name() {
            "strike" => {
                let value = element.attribute("val");
                font.is_struck = !matches!(value.as_deref(), Some("0" | "false" | "off"));
            }
            "color" => font.is_white = is_paper(&element),
            _ => {}
        }
    }
    Ok(font)
}

/// Whether a colour is that of paper.
pub(super) fn is_paper(colour: &Element<'_>) -> bool {
    let is_plain = colour
        .attribute("tint")
        .is_none_or(|tint| !tint.starts_with('-'));
    // The first colour of a theme is its ground; of the numbered ones 1 and 9 are white, 65 the ground.
    let is_theme = colour
        .attribute("theme")
        .is_some_and(|theme| theme.trim() == "0");
    let is_numbered = matches!(colour.number("indexed"), Some(1 | 9 | 65));
    let rgb = colour.attribute("rgb");
    is_plain && (is_theme || is_numbered || rgb.is_some_and(|rgb| is_white(&rgb)))
}

/// The characters of the element begun last.
pub(super) fn content<'m>(markup: &mut XmlReader<'m>) -> Result<Cow<'m, str>, ReadError> {
    let mut content = Cow::Borrowed("");
    while let Some(piece) = markup.next_child()? {
        match piece {
            XmlEvent::Text(text) if content.is_empty() => content = text,
            XmlEvent::Text(text) => content.to_mut().push_str(&text),
            XmlEvent::Start(_) => markup.skip()?,
            XmlEvent::End => {}
        }
    }
    Ok(unescape(content))
}

/// `_x000D_` stands for a character that XML cannot hold.
fn unescape(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains("_x") {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    while let Some((before, after)) = rest.split_once("_x") {
        plain.push_str(before);
        match escaped_character(after) {
            Some((c, behind)) => {
                plain.push(c);
                rest = behind;
            }
            None => {
                plain.push_str("_x");
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// The character that four digits and `_` name, and what follows.
fn escaped_character(after: &str) -> Option<(char, &str)> {
    let (digits, behind) = after.split_at_checked(4)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    Some((c, behind.strip_prefix('_')?))
}
