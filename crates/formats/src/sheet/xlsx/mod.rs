//! Workbooks of Excel since 2007, and of WPS where it saves the same.
//!
//! A workbook's parts are found by relationships and never by their names.
//! Numbers are the results that the program which saved the file computed;
//! nothing is computed here, no macro is run, and no link leads out of the file.
//!
//! `workbook` lists the sheets; `styles` and `strings` read what their cells share; `worksheet` reads the cells of a sheet.
//!
//! In: a package. Out: a [`Document`].

mod shared_parts;
mod strings;
mod styles;
mod workbook;
mod worksheet;

#[cfg(test)]
mod test_builder;
#[cfg(test)]
mod tests;

use crate::container::relationships::Relationship;
use crate::container::zip::Package;
use crate::sheet::{CellStyles, ListedSheet, Sheets, keep_visible};
use crate::xml::{XmlReader, mentions};
use gouji_model::{Document, FileKind, NoticeKind, ReadError};
use shared_parts::SharedParts;

/// Reads a workbook.
///
/// # Errors
/// Encrypted, damaged, beyond a limit, or empty.
pub(crate) fn read(package: &mut Package<'_>) -> Result<Document, ReadError> {
    let main = package.main_part.clone();
    let main = main.ok_or_else(|| package.damage_error())?;
    let mut relationships = package.relationships(Some(&main))?;
    relationships.retain(|relationship| !relationship.is_external);
    let text = package.text(&main)?.ok_or_else(|| package.damage_error())?;
    let workbook = workbook::read(&mut XmlReader::new(&text, FileKind::Xlsx))?;
    let mut shared = SharedParts {
        strings: Vec::new(),
        styles: CellStyles::default(),
        never_computed: workbook.never_computed,
    };
    shared.styles.epoch = workbook.epoch;
    if let Some(text) = package.related_text(&relationships, "styles")? {
        styles::read(
            &mut XmlReader::new(&text, FileKind::Xlsx),
            &mut shared.styles,
        )?;
    }
    if let Some(text) = package.related_text(&relationships, "sharedStrings")? {
        shared.strings = strings::read(&mut XmlReader::new(&text, FileKind::Xlsx))?;
    }
    let mut sheets = Sheets::new();
    let all = worksheets(workbook.sheets, &relationships);
    let visible = keep_visible(&mut sheets, all);
    read_sheets(package, visible, &shared, &mut sheets)?;
    sheets.finish(FileKind::Xlsx)
}

/// The sheets that have cells, and are no charts or dialogs, each with its part.
fn worksheets(
    listed: Vec<ListedSheet<String>>,
    relationships: &[Relationship],
) -> Vec<ListedSheet<String>> {
    let worksheet = |mut sheet: ListedSheet<String>| {
        let mut related = relationships.iter();
        let related = related.find(|related| related.id == sheet.part)?;
        sheet.part.clone_from(&related.target);
        (related.kind == "worksheet").then_some(sheet)
    };
    listed.into_iter().filter_map(worksheet).collect()
}

/// Whether something else than the styles of its cells fills them: tables with styles, conditions, a picture behind.
fn has_grounds(sheet: &str) -> bool {
    mentions(sheet, &["tableParts", "conditionalFormatting", "<picture"])
}

fn read_sheets(
    package: &mut Package<'_>,
    listed: Vec<ListedSheet<String>>,
    shared: &SharedParts,
    sheets: &mut Sheets,
) -> Result<(), ReadError> {
    let mut read = Vec::new();
    for ListedSheet { name, part, .. } in listed {
        // Two sheets of one part would be unpacked over and over.
        let text = if read.contains(&part) {
            None
        } else {
            package.text(&part)?
        };
        let Some(text) = text else {
            sheets.notice(NoticeKind::Damaged, None);
            continue;
        };
        let mut began = sheets.begin(&name)?;
        began.has_grounds = has_grounds(&text);
        let mut markup = XmlReader::new(&text, FileKind::Xlsx);
        let ended = worksheet::read(&mut markup, shared, sheets, began)?;
        sheets.end(ended)?;
        read.push(part);
    }
    if read.is_empty() {
        return Err(package.damage_error());
    }
    Ok(())
}
