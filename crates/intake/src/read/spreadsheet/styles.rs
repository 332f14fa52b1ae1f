//! What a cell's style says about reading it, and texts of which a part may be struck out.

use super::{Epoch, Format, Number, Sheet, Sheets};
use crate::characters::is_blank;
use gouji_model::{NoticeKind, Unreadable};
use std::collections::HashMap;

/// The most formats with a code of their own. Excel allows some 250; further ones show numbers as they are.
const MAX_FORMATS: usize = 2048;

/// The styles of a workbook's cells.
#[derive(Debug, Default)]
pub(in crate::read) struct Styles {
    /// The day from which dates count.
    pub(in crate::read) epoch: Epoch,
    /// By the number that styles name them by.
    formats: HashMap<u16, Format>,
    styles: Vec<Style>,
}

/// The style of a cell.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::read) struct Style {
    /// The number of its format.
    pub(in crate::read) format: u16,
    /// Whether its font strikes text out.
    pub(in crate::read) is_struck: bool,
}

impl Styles {
    /// Takes in the format that the file describes under the number `id`.
    pub(in crate::read) fn describe_format(&mut self, id: u16, code: &str) {
        if self.formats.len() < MAX_FORMATS {
            self.formats.insert(id, Format::parse(code));
        }
    }

    /// Takes in the next style; cells name it by its position.
    pub(in crate::read) fn add(&mut self, style: Style) {
        if !self.formats.contains_key(&style.format) && self.formats.len() < MAX_FORMATS {
            self.formats
                .insert(style.format, Format::built_in(style.format));
        }
        self.styles.push(style);
    }

    fn style(&self, at: usize) -> Style {
        self.styles.get(at).copied().unwrap_or_default()
    }

    fn shown(&self, number: Number, style: Style) -> Option<String> {
        match self.formats.get(&style.format) {
            Some(format) => format.shown(number, self.epoch),
            None => Some(number.to_string()),
        }
    }

    fn hides_text(&self, style: Style) -> bool {
        let format = self.formats.get(&style.format);
        format.is_some_and(Format::hides_text)
    }
}

/// What a cell holds.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) enum Value<'v> {
    Number(Number),
    Text(&'v Text),
    /// A truth value, an error, a formula.
    Word(&'v str),
}

/// A text, as one or in parts of different fonts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::read) enum Text {
    /// All in the cell's font.
    Plain(String),
    /// In several fonts.
    Mixed(Box<Mixed>),
}

/// A text in several fonts. What is struck out depends on the cell's font too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::read) struct Mixed {
    /// What no font of its own strikes out.
    standing: String,
    /// Of that, what has a font of its own.
    with_own_font: String,
    /// Whether something is struck out by a font of its own.
    is_struck: bool,
}

impl Mixed {
    /// Adds a part; `is_struck` is what its own font says, `None` where it has the cell's.
    pub(in crate::read) fn add(&mut self, text: &str, is_struck: Option<bool>) {
        match is_struck {
            Some(true) => self.is_struck |= !is_blank(text),
            Some(false) => {
                self.standing.push_str(text);
                self.with_own_font.push_str(text);
            }
            None => self.standing.push_str(text),
        }
    }
}

impl Text {
    /// The text that is not struck out, and whether there is more.
    fn standing(&self, is_cell_struck: bool) -> (&str, bool) {
        match self {
            Self::Plain(text) if is_cell_struck => ("", !is_blank(text)),
            Self::Plain(text) => (text, false),
            Self::Mixed(mixed) if is_cell_struck => {
                let has_more = mixed.is_struck || mixed.standing != mixed.with_own_font;
                (&mixed.with_own_font, has_more)
            }
            Self::Mixed(mixed) => (&mixed.standing, mixed.is_struck),
        }
    }
}

impl Sheets {
    /// Puts what a cell holds into its sheet as its style shows it; `style` is the position of the style.
    pub(in crate::read) fn show(
        &mut self,
        sheet: &mut Sheet,
        at: (u32, u32),
        value: Value<'_>,
        styles: &Styles,
        style: usize,
    ) -> Result<(), Unreadable> {
        let style = styles.style(style);
        let place = || Some(sheet.place(at));
        let (text, is_struck) = match value {
            Value::Text(text) => {
                let (text, is_struck) = text.standing(style.is_struck);
                (text.to_owned(), is_struck)
            }
            _ if style.is_struck => (String::new(), true),
            Value::Word(word) => (word.to_owned(), false),
            Value::Number(number) => match styles.shown(number, style) {
                Some(text) => (text, false),
                None => {
                    self.notice(NoticeKind::HiddenText, place());
                    return Ok(());
                }
            },
        };
        if is_struck {
            self.notice(NoticeKind::StruckOut, place());
        }
        if matches!(value, Value::Text(_)) && styles.hides_text(style) && !is_blank(&text) {
            self.notice(NoticeKind::HiddenText, place());
            return Ok(());
        }
        self.put(sheet, at, text)
    }
}
