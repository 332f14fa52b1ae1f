//! What a cell's style says about reading it, and texts of which a part may be struck out.

use super::number::Number;
use super::number_format::NumberFormat;
use super::serial_date::Epoch;
use super::sheet_cells::Sheet;
use super::sheets::Sheets;
use crate::notices::UNDECODABLE;
use gouji_model::characters::is_blank;
use gouji_model::{NoticeKind, ReadError};
use std::collections::HashMap;

/// The most formats with a code of their own. Excel allows some 250; further ones show numbers as they are.
const MAX_FORMATS: usize = 2048;

/// The styles of a workbook's cells.
#[derive(Debug, Default)]
pub(crate) struct CellStyles {
    /// The day from which dates count.
    pub(crate) epoch: Epoch,
    /// The formats, by the number under which styles name them.
    formats: HashMap<u16, NumberFormat>,
    styles: Vec<CellStyle>,
}

/// The style of a cell.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct CellStyle {
    /// The number of the style's format.
    pub(crate) format: u16,
    pub(crate) font: CellFont,
    /// Whether the cell is filled with another colour than white.
    pub(crate) has_ground: bool,
}

impl CellStyles {
    /// Takes in the format that the file describes under the number `id`.
    pub(crate) fn describe_format(&mut self, id: u16, code: &str) {
        if self.formats.len() < MAX_FORMATS {
            self.formats.insert(id, NumberFormat::parse(code));
        }
    }

    /// Takes in the next style; cells name it by its position.
    pub(crate) fn add(&mut self, style: CellStyle) {
        if !self.formats.contains_key(&style.format) && self.formats.len() < MAX_FORMATS {
            self.formats
                .insert(style.format, NumberFormat::built_in(style.format));
        }
        self.styles.push(style);
    }

    /// Takes no font for a white one, because the palette gives the numbers of white to another colour.
    pub(crate) fn show_white(&mut self) {
        for style in &mut self.styles {
            style.font.is_white = false;
        }
    }

    fn style(&self, at: usize) -> CellStyle {
        self.styles.get(at).copied().unwrap_or_default()
    }

    fn format_number(&self, number: Number, style: CellStyle) -> Option<String> {
        match self.formats.get(&style.format) {
            Some(format) => format.render(number, self.epoch),
            None => Some(number.to_string()),
        }
    }

    fn hides_text(&self, style: CellStyle) -> bool {
        let format = self.formats.get(&style.format);
        format.is_some_and(NumberFormat::hides_text)
    }
}

/// What a cell holds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum CellValue<'v> {
    Number(Number),
    Text(&'v CellText),
    /// A truth value, an error, a formula.
    Word(&'v str),
}

/// A font, as far as it matters whether its text is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct CellFont {
    pub(crate) is_struck: bool,
    /// In white, as paper is.
    pub(crate) is_white: bool,
}

impl CellFont {
    /// Why a text in the font is not read; white is read on a ground of another colour.
    fn unread_notice(self, has_ground: bool) -> Option<NoticeKind> {
        if self.is_white && !has_ground {
            Some(NoticeKind::HiddenText)
        } else {
            self.is_struck.then_some(NoticeKind::StruckOut)
        }
    }
}

/// A text, as one or in parts of different fonts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CellText {
    /// All in the cell's font.
    Plain(String),
    /// In several fonts.
    Mixed(Box<RichText>),
}

/// A text in parts, each with its font or, where it has none, the cell's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct RichText(Vec<(String, Option<CellFont>)>);

impl RichText {
    /// Adds a part; `None` where it has the cell's font.
    pub(crate) fn add(&mut self, text: &str, font: Option<CellFont>) {
        match self.0.last_mut() {
            Some((last, last_font)) if *last_font == font => last.push_str(text),
            _ => self.0.push((text.to_owned(), font)),
        }
    }
}

impl CellText {
    /// The text that is seen in a cell of that style, and why the rest is not.
    fn visible_text(&self, style: CellStyle) -> (String, Option<NoticeKind>) {
        match self {
            Self::Plain(text) => visible_parts(std::iter::once((text.as_str(), None)), style),
            Self::Mixed(mixed) => {
                let parts = mixed.0.iter();
                visible_parts(parts.map(|(text, font)| (text.as_str(), *font)), style)
            }
        }
    }
}

fn visible_parts<'t>(
    parts: impl Iterator<Item = (&'t str, Option<CellFont>)>,
    style: CellStyle,
) -> (String, Option<NoticeKind>) {
    let (mut text, mut why) = (String::new(), None);
    for (part, font) in parts {
        match font.unwrap_or(style.font).unread_notice(style.has_ground) {
            None => text.push_str(part),
            unread if !is_blank(part) => why = why.or(unread),
            Some(_) => {}
        }
    }
    (text, why)
}

impl Sheets {
    /// Puts the sign of what nobody can decode into a cell whose content is damaged, because without it the cell would be
    /// blank.
    pub(crate) fn show_damage(
        &mut self,
        sheet: &mut Sheet,
        at: (u32, u32),
    ) -> Result<(), ReadError> {
        self.notice(NoticeKind::Damaged, Some(sheet.place(at)));
        self.put(sheet, at, UNDECODABLE.to_string())
    }

    /// Puts what a cell holds into its sheet as its style shows it; `style` is the position of the style.
    pub(crate) fn show(
        &mut self,
        sheet: &mut Sheet,
        at: (u32, u32),
        value: CellValue<'_>,
        styles: &CellStyles,
        style: usize,
    ) -> Result<(), ReadError> {
        let mut style = styles.style(style);
        style.has_ground |= sheet.has_grounds;
        let place = || Some(sheet.place(at));
        let unread = style.font.unread_notice(style.has_ground);
        let (text, unread) = match value {
            CellValue::Text(text) => text.visible_text(style),
            CellValue::Word(_) | CellValue::Number(_) if unread.is_some() => {
                (String::new(), unread)
            }
            CellValue::Word(word) => (word.to_owned(), None),
            CellValue::Number(number) => match styles.format_number(number, style) {
                Some(text) => (text, None),
                None => (String::new(), Some(NoticeKind::HiddenText)),
            },
        };
        if let Some(kind) = unread {
            self.notice(kind, place());
        }
        if matches!(value, CellValue::Text(_)) && styles.hides_text(style) && !is_blank(&text) {
            self.notice(NoticeKind::HiddenText, place());
            return Ok(());
        }
        self.put(sheet, at, text)
    }
}
