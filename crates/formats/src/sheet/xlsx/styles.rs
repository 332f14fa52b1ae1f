//! The part that describes fonts, formats and the styles made of them.

use super::strings::{font, is_paper};
use crate::sheet::{CellFont, CellStyle, CellStyles};
use crate::xml::XmlReader;
use gouji_model::ReadError;

pub(super) fn read(markup: &mut XmlReader<'_>, styles: &mut CellStyles) -> Result<(), ReadError> {
    let mut fonts = Vec::new();
    let mut grounds = Vec::new();
    markup.element()?;
    while let Some(element) = markup.element()? {
        match element.name() {
            "numFmts" => read_formats(markup, styles)?,
            "fonts" => {
                while markup.element()?.is_some() {
                    fonts.push(font(markup)?);
                }
            }
            "fills" => {
                while markup.element()?.is_some() {
                    grounds.push(is_ground(markup)?);
                }
            }
            "cellXfs" => read_cell_styles(markup, &fonts, &grounds, styles)?,
            _ => markup.skip()?,
        }
    }
    Ok(())
}

fn read_formats(markup: &mut XmlReader<'_>, styles: &mut CellStyles) -> Result<(), ReadError> {
    while let Some(element) = markup.leaf()? {
        let id = element.number("numFmtId").map(u16::try_from);
        if let (Some(Ok(id)), Some(code)) = (id, element.attribute("formatCode")) {
            styles.describe_format(id, &code);
        }
    }
    Ok(())
}

/// Whether the filling that was begun last shows white on it.
fn is_ground(markup: &mut XmlReader<'_>) -> Result<bool, ReadError> {
    let mut is_ground = false;
    while let Some(filling) = markup.element()? {
        if filling.name() != "patternFill" {
            is_ground = true;
            markup.skip()?;
            continue;
        }
        let pattern = filling.attribute("patternType");
        let is_plain = pattern.as_deref() == Some("solid");
        is_ground = !matches!(pattern.as_deref(), None | Some("none"));
        while let Some(colour) = markup.leaf()? {
            if is_plain && colour.name() == "fgColor" {
                is_ground = !is_paper(&colour);
            }
        }
    }
    Ok(is_ground)
}

fn read_cell_styles(
    markup: &mut XmlReader<'_>,
    fonts: &[CellFont],
    grounds: &[bool],
    styles: &mut CellStyles,
) -> Result<(), ReadError> {
    while let Some(element) = markup.leaf()? {
        let number = |name| element.number(name).unwrap_or_default();
        let at = |name| usize::try_from(number(name)).unwrap_or(usize::MAX);
        styles.add(CellStyle {
            format: u16::try_from(number("numFmtId")).unwrap_or_default(),
            font: fonts.get(at("fontId")).copied().unwrap_or_default(),
            has_ground: grounds.get(at("fillId")).copied().unwrap_or_default(),
        });
    }
    Ok(())
}
