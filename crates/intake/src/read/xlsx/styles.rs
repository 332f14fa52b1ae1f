//! The part that describes fonts, formats and the styles made of them.

use super::strings::strikes;
use crate::read::markup::Markup;
use crate::read::spreadsheet::{Style, Styles};
use gouji_model::Unreadable;

pub(super) fn read(markup: &mut Markup<'_>, styles: &mut Styles) -> Result<(), Unreadable> {
    let mut struck = Vec::new();
    markup.element()?;
    while let Some(element) = markup.element()? {
        match element.name() {
            "numFmts" => read_formats(markup, styles)?,
            "fonts" => {
                while markup.element()?.is_some() {
                    struck.push(strikes(markup)?);
                }
            }
            "cellXfs" => read_cell_styles(markup, &struck, styles)?,
            _ => markup.skip()?,
        }
    }
    Ok(())
}

fn read_formats(markup: &mut Markup<'_>, styles: &mut Styles) -> Result<(), Unreadable> {
    while let Some(element) = markup.element()? {
        let id = element.number("numFmtId").map(u16::try_from);
        if let (Some(Ok(id)), Some(code)) = (id, element.attribute("formatCode")) {
            styles.describe_format(id, &code);
        }
        markup.skip()?;
    }
    Ok(())
}

fn read_cell_styles(
    markup: &mut Markup<'_>,
    struck: &[bool],
    styles: &mut Styles,
) -> Result<(), Unreadable> {
    while let Some(element) = markup.element()? {
        let number = |name| element.number(name).unwrap_or_default();
        let font = usize::try_from(number("fontId")).unwrap_or(usize::MAX);
        styles.add(Style {
            format: u16::try_from(number("numFmtId")).unwrap_or_default(),
            is_struck: struck.get(font).copied().unwrap_or_default(),
        });
        markup.skip()?;
    }
    Ok(())
}
