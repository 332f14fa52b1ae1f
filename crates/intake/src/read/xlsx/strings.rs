//! Texts: those that cells share, and those within cells.

use crate::read::MAX_CELLS;
use crate::read::lines::too_many_cells;
use crate::read::markup::{Markup, Piece};
use crate::read::spreadsheet::{Mixed, Text};
use gouji_model::Unreadable;
use std::borrow::Cow;

/// The texts that cells share, by position.
///
/// # Errors
/// Beyond the limit of cells; damaged.
pub(super) fn read(markup: &mut Markup<'_>) -> Result<Vec<Text>, Unreadable> {
    let mut strings = Vec::new();
    markup.element()?;
    while let Some(element) = markup.element()? {
        if element.name() != "si" {
            markup.skip()?;
            continue;
        }
        if strings.len() >= MAX_CELLS {
            return Err(too_many_cells());
        }
        strings.push(text(markup)?);
    }
    Ok(strings)
}

/// The text of the element begun last: whole, or in runs each with its font. How it is spoken is left out.
pub(super) fn text(markup: &mut Markup<'_>) -> Result<Text, Unreadable> {
    let mut plain = String::new();
    let mut mixed: Option<Mixed> = None;
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
                    let mut mixed = Mixed::default();
                    mixed.add(&plain, None);
                    mixed
                });
                run(markup, mixed)?;
            }
            _ => markup.skip()?,
        }
    }
    Ok(match mixed {
        Some(mixed) => Text::Mixed(Box::new(mixed)),
        None => Text::Plain(plain),
    })
}

fn run(markup: &mut Markup<'_>, mixed: &mut Mixed) -> Result<(), Unreadable> {
    let mut is_struck = None;
    while let Some(element) = markup.element()? {
        match element.name() {
            "rPr" => is_struck = Some(strikes(markup)?),
            "t" => mixed.add(&content(markup)?, is_struck),
            _ => markup.skip()?,
        }
    }
    Ok(())
}

/// Whether the font that the element begun last describes strikes text out.
pub(super) fn strikes(markup: &mut Markup<'_>) -> Result<bool, Unreadable> {
    let mut is_struck = false;
    while let Some(element) = markup.element()? {
        if element.name() == "strike" {
            let value = element.attribute("val");
            is_struck = !matches!(value.as_deref(), Some("0" | "false" | "off"));
        }
        markup.skip()?;
    }
    Ok(is_struck)
}

/// The characters of the element begun last.
pub(super) fn content<'m>(markup: &mut Markup<'m>) -> Result<Cow<'m, str>, Unreadable> {
    let mut content = Cow::Borrowed("");
    while let Some(piece) = markup.inside()? {
        match piece {
            Piece::Text(text) if content.is_empty() => content = text,
            Piece::Text(text) => content.to_mut().push_str(&text),
            Piece::Start(_) => markup.skip()?,
            Piece::End => {}
        }
    }
    Ok(unescaped(content))
}

/// `_x000D_` stands for a character that XML cannot hold.
fn unescaped(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains("_x") {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    while let Some((before, after)) = rest.split_once("_x") {
        plain.push_str(before);
        match escaped(after) {
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
fn escaped(after: &str) -> Option<(char, &str)> {
    let (digits, behind) = after.split_at_checked(4)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    Some((c, behind.strip_prefix('_')?))
}
