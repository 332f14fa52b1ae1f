//! The part with the cells of one sheet.

use super::shared_parts::SharedParts;
use super::strings::{content, text};
use super::workbook::is_set;
use crate::sheet::{CellText, CellValue, MAX_COLUMN, MergedArea, Number, Sheet, Sheets};
use crate::xml::{Element, XmlReader};
use gouji_model::ReadError;
use std::borrow::Cow;

/// Reads the cells of a sheet, its merged areas and what is hidden.
pub(super) fn read(
    markup: &mut XmlReader<'_>,
    shared: &SharedParts,
    sheets: &mut Sheets,
    sheet: Sheet,
) -> Result<Sheet, ReadError> {
    let mut worksheet = XlsxWorksheet {
        shared,
        sheets,
        sheet,
    };
    markup.element()?;
    while let Some(element) = markup.element()? {
        match element.name() {
            "cols" => worksheet.columns(markup)?,
            "sheetData" => worksheet.rows(markup)?,
            "mergeCells" => worksheet.merged_cells(markup)?,
            _ => markup.skip()?,
        }
    }
    Ok(worksheet.sheet)
}

struct XlsxWorksheet<'r> {
    shared: &'r SharedParts,
    sheets: &'r mut Sheets,
    sheet: Sheet,
}

impl XlsxWorksheet<'_> {
    fn columns(&mut self, markup: &mut XmlReader<'_>) -> Result<(), ReadError> {
        while let Some(element) = markup.leaf()? {
            let range = element.number("min").zip(element.number("max"));
            if let Some(range) = range
                && (is_set(&element, "hidden") || is_zero(&element, "width"))
            {
                self.sheet.hidden_columns.push(range);
            }
        }
        Ok(())
    }

    /// Rows and cells may leave their position out: they follow the one before.
    fn rows(&mut self, markup: &mut XmlReader<'_>) -> Result<(), ReadError> {
        let mut row = 0_u32;
        while let Some(element) = markup.find_element("row")? {
            row = element.number("r").unwrap_or(row.saturating_add(1));
            if is_set(&element, "hidden") || is_zero(&element, "ht") {
                self.sheet.hidden_rows.push(row);
            }
            self.cells(markup, row)?;
        }
        Ok(())
    }

    fn cells(&mut self, markup: &mut XmlReader<'_>, mut row: u32) -> Result<(), ReadError> {
        let mut column = 0_u32;
        while let Some(element) = markup.find_element("c")? {
            let (mut stated, mut kind, mut style) = (None, ValueKind::Number, 0);
            let mut has_address = false;
            for (name, value) in element.attributes() {
                match name {
                    "r" => (stated, has_address) = (position(&value), true),
                    "t" => kind = ValueKind::from_name(&value),
                    "s" => style = value.parse().unwrap_or_default(),
                    _ => {}
                }
            }
            (row, column) = stated.unwrap_or((row, column.saturating_add(1)));
            let parts = CellParts::read(markup)?;
            if has_address && stated.is_none() {
                // Whose cell it is, cannot be said.
                self.sheets.show_damage(&mut self.sheet, (row, column))?;
            } else {
                self.cell((row, column), &kind, style, parts)?;
            }
        }
        Ok(())
    }

    fn cell(
        &mut self,
        at: (u32, u32),
        kind: &ValueKind,
        style: usize,
        parts: CellParts<'_>,
    ) -> Result<(), ReadError> {
        let value = parts.value.as_deref();
        if let Some(formula) = &parts.formula
            && self.is_unknown(kind, value)
        {
            let formula = format!("={formula}");
            return self.show(at, CellValue::Word(&formula), style);
        }
        let value = match (kind, value) {
            (ValueKind::Inline, _) => match &parts.inline {
                Some(text) => CellValue::Text(text),
                None if value.is_some() => {
                    return self.sheets.show_damage(&mut self.sheet, at);
                }
                None => return Ok(()),
            },
            (_, None) => return Ok(()),
            (ValueKind::Shared, Some(index)) => return self.show_shared(at, index, style),
            (ValueKind::Text, Some(text)) => {
                let text = CellText::Plain(text.to_owned());
                return self.show(at, CellValue::Text(&text), style);
            }
            (ValueKind::Number, Some(text)) => match Number::parse(text) {
                Some(number) => CellValue::Number(number),
                None => CellValue::Word(text),
            },
            (ValueKind::Truth, Some(text)) => CellValue::Word(match text.trim() {
                "0" | "false" => "FALSE",
                _ => "TRUE",
            }),
            (ValueKind::Date, Some(text)) => {
                let moment = text.replacen('T', " ", 1);
                let date = moment.strip_suffix(" 00:00:00").unwrap_or(&moment);
                return self.show(at, CellValue::Word(date), style);
            }
            (ValueKind::Error, Some(text)) => CellValue::Word(text),
        };
        self.show(at, value, style)
    }

    /// Whether `value` is no result of a formula. A program that computes nothing writes none, or 0.
    fn is_unknown(&self, kind: &ValueKind, value: Option<&str>) -> bool {
        match (kind, value) {
            (ValueKind::Inline, _) => false,
            (_, None) => true,
            (ValueKind::Number, Some("")) => true,
            (ValueKind::Number, Some(text)) => {
                self.shared.never_computed && Number::parse(text).is_some_and(Number::is_zero)
            }
            _ => false,
        }
    }

    fn show_shared(&mut self, at: (u32, u32), index: &str, style: usize) -> Result<(), ReadError> {
        let shared = self.shared;
        let index = index.trim().parse::<usize>().ok();
        match index.and_then(|index| shared.strings.get(index)) {
            Some(text) => self.show(at, CellValue::Text(text), style),
            None => self.sheets.show_damage(&mut self.sheet, at),
        }
    }

    fn show(
        &mut self,
        at: (u32, u32),
        value: CellValue<'_>,
        style: usize,
    ) -> Result<(), ReadError> {
        let styles = &self.shared.styles;
        self.sheets.show(&mut self.sheet, at, value, styles, style)
    }

    fn merged_cells(&mut self, markup: &mut XmlReader<'_>) -> Result<(), ReadError> {
        while let Some(element) = markup.leaf()? {
            let area = element.attribute("ref");
            if let Some(merged) = area.as_deref().and_then(merged_area) {
                self.sheet.merged.push(merged);
            }
        }
        Ok(())
    }
}

/// What the value of a cell is.
enum ValueKind {
    Number,
    Shared,
    Inline,
    /// The result of a formula.
    Text,
    Truth,
    Error,
    /// In the notation of ISO 8601.
    Date,
}

impl ValueKind {
    fn from_name(name: &str) -> Self {
        match name {
            "s" => Self::Shared,
            "inlineStr" => Self::Inline,
            "str" => Self::Text,
            "b" => Self::Truth,
            "e" => Self::Error,
            "d" => Self::Date,
            _ => Self::Number,
        }
    }
}

/// What stands in a cell.
#[derive(Default)]
struct CellParts<'m> {
    value: Option<Cow<'m, str>>,
    formula: Option<Cow<'m, str>>,
    inline: Option<CellText>,
}

impl<'m> CellParts<'m> {
    fn read(markup: &mut XmlReader<'m>) -> Result<Self, ReadError> {
        let mut parts = Self::default();
        while let Some(element) = markup.element()? {
            match element.name() {
                "v" => parts.value = Some(content(markup)?),
                "f" => parts.formula = Some(content(markup)?),
                "is" => parts.inline = Some(text(markup)?),
                _ => markup.skip()?,
            }
        }
        Ok(parts)
    }
}

/// Row and column of `D7`, counted from 1.
fn position(address: &str) -> Option<(u32, u32)> {
    let mut column = 0_u32;
    let mut rest = address.bytes().filter(|&byte| byte != b'$').peekable();
    while let Some(letter) = rest.next_if(u8::is_ascii_alphabetic) {
        let digit = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column = column.checked_mul(26)?.checked_add(digit)?;
    }
    let mut row = 0_u32;
    for digit in rest {
        if !digit.is_ascii_digit() {
            return None;
        }
        row = row.checked_mul(10)?.checked_add(u32::from(digit - b'0'))?;
    }
    ((1..=MAX_COLUMN).contains(&column) && row > 0).then_some((row, column))
}

fn merged_area(area: &str) -> Option<MergedArea> {
    let (first, last) = area.split_once(':')?;
    let (first_row, first_column) = position(first)?;
    let (last_row, last_column) = position(last)?;
    Some(MergedArea {
        first_row,
        first_column,
        last_row,
        last_column,
    })
}

/// Whether a height or a width is 0.
fn is_zero(element: &Element<'_>, name: &str) -> bool {
    let size = element.attribute(name);
    let size = size.as_deref().and_then(Number::parse);
    size.is_some_and(Number::is_zero)
}
