//! The part of a workbook that lists its sheets.

use crate::sheet::{Epoch, ListedSheet, check_listed};
use crate::xml::{Element, XmlReader};
use gouji_model::ReadError;

/// What a workbook says of itself.
#[derive(Debug, Default)]
pub(super) struct Workbook {
    /// By the relationships that lead to their parts.
    pub(super) sheets: Vec<ListedSheet<String>>,
    pub(super) epoch: Epoch,
    /// Whether all formulas are to be computed when a person opens the file:
    /// the mark of a program that writes formulas and computes none.
    pub(super) never_computed: bool,
}

pub(super) fn read(markup: &mut XmlReader<'_>) -> Result<Workbook, ReadError> {
    let mut workbook = Workbook::default();
    markup.element()?;
    while let Some(element) = markup.element()? {
        match element.name() {
            "sheets" => read_sheets(markup, &mut workbook.sheets)?,
            "workbookPr" => {
                if is_set(&element, "date1904") {
                    workbook.epoch = Epoch::Year1904;
                }
                markup.skip()?;
            }
            "calcPr" => {
                workbook.never_computed = is_set(&element, "fullCalcOnLoad");
                markup.skip()?;
            }
            _ => markup.skip()?,
        }
    }
    Ok(workbook)
}

fn read_sheets(
    markup: &mut XmlReader<'_>,
    sheets: &mut Vec<ListedSheet<String>>,
) -> Result<(), ReadError> {
    while let Some(element) = markup.element()? {
        check_listed(sheets.len())?;
        // `id` with a prefix is the relationship; the sheet's own number is `sheetId`.
        let text = |name| element.attribute(name).unwrap_or_default().into_owned();
        sheets.push(ListedSheet {
            name: text("name"),
            is_hidden: matches!(text("state").as_str(), "hidden" | "veryHidden"),
            part: text("id"),
        });
        markup.skip()?;
    }
    Ok(())
}

/// Whether a truth value is true.
pub(super) fn is_set(element: &Element<'_>, name: &str) -> bool {
    let value = element.attribute(name);
    value.is_some_and(|value| matches!(value.trim(), "1" | "true" | "on"))
}
