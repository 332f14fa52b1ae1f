//! Workbooks of Excel since 2007, and of WPS where it saves the same.
//!
//! A workbook's parts are found by relationships and never by their names.
//! Numbers are the results that the program which saved the file computed;
//! nothing is computed here, no macro is run, and no link leads out of the file.

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
use crate::sheet::{CellStyles, Sheets, visible_only};
use crate::xml::XmlReader;
use gouji_model::{Document, FileKind, NoticeKind, ReadError};
use memchr::memmem;
use shared_parts::SharedParts;
use workbook::SheetEntry;

/// Reads a workbook.
///
/// # Errors
/// Encrypted, damaged, beyond a limit, or empty.
pub(crate) fn read(package: &mut Package<'_>) -> Result<Document, ReadError> {
    let main = package.main_part.clone();
    let main = main.ok_or_else(|| package.damaged())?;
    let relationships: Vec<Relationship> = package
        .relationships(Some(&main))?
        .into_iter()
        .filter(|relationship| !relationship.is_external)
        .collect();
    let text = package.text(&main)?.ok_or_else(|| package.damaged())?;
    let workbook = workbook::read(&mut XmlReader::new(&text, FileKind::Xlsx))?;
    let of_kind = |kind: &str| relationships.iter().find(|each| each.kind == kind);
    let mut shared = SharedParts {
        strings: Vec::new(),
        styles: CellStyles::default(),
        never_computed: workbook.never_computed,
    };
    shared.styles.epoch = workbook.epoch;
    if let Some(text) = related(package, of_kind("styles"))? {
        styles::read(
            &mut XmlReader::new(&text, FileKind::Xlsx),
            &mut shared.styles,
        )?;
    }
    if let Some(text) = related(package, of_kind("sharedStrings"))? {
        shared.strings = strings::read(&mut XmlReader::new(&text, FileKind::Xlsx))?;
    }
    let mut sheets = Sheets::new();
    let all = with_cells(workbook.sheets, &relationships);
    let seen = visible_only(
        &mut sheets,
        all,
        |sheet| &sheet.0.name,
        |sheet| sheet.0.is_hidden,
    );
    read_sheets(package, seen, &shared, &mut sheets)?;
    sheets.finish(FileKind::Xlsx)
}

fn related(
    package: &mut Package<'_>,
    relationship: Option<&Relationship>,
) -> Result<Option<String>, ReadError> {
    match relationship {
        Some(relationship) => package.text(&relationship.target),
        None => Ok(None),
    }
}

/// The sheets that have cells, and are no charts or dialogs, each with its part.
fn with_cells(
    listed: Vec<SheetEntry>,
    relationships: &[Relationship],
) -> Vec<(SheetEntry, String)> {
    let mut all = Vec::new();
    for sheet in listed {
        let mut related = relationships.iter();
        if let Some(relationship) = related.find(|each| each.id == sheet.relationship)
            && relationship.kind == "worksheet"
        {
            all.push((sheet, relationship.target.clone()));
        }
    }
    all
}

/// Whether something else than the styles of its cells fills them: tables with styles, conditions, a picture behind.
fn has_grounds(sheet: &str) -> bool {
    let words = ["tableParts", "conditionalFormatting", "<picture"];
    words
        .iter()
        .any(|word| memmem::find(sheet.as_bytes(), word.as_bytes()).is_some())
}

fn read_sheets(
    package: &mut Package<'_>,
    seen: Vec<(SheetEntry, String)>,
    shared: &SharedParts,
    sheets: &mut Sheets,
) -> Result<(), ReadError> {
    let mut read = Vec::new();
    for (sheet, part) in seen {
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
        let mut began = sheets.begin(&sheet.name)?;
        began.has_grounds = has_grounds(&text);
        let mut markup = XmlReader::new(&text, FileKind::Xlsx);
        let ended = worksheet::read(&mut markup, shared, sheets, began)?;
        sheets.end(ended)?;
        read.push(part);
    }
    if read.is_empty() {
        return Err(package.damaged());
    }
    Ok(())
}
