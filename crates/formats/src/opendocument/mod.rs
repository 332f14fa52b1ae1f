//! OpenDocument: texts and spreadsheets, as LibreOffice and WPS save them.
//!
//! What is read is what the program shows, with all tracked changes accepted:
//! a cell of a spreadsheet has the text that it shows, except that a plain
//! number is given in full where the cell shows it rounded.
//!
//! `styles` are read first; `body` leads to the text or the spreadsheet. `story` walks through a text, with its `tables`;
//! `sheets` walks through a spreadsheet, with a story for the paragraphs of each cell.
//!
//! In: a package. Out: a [`Document`].

mod body;
mod sheets;
mod story;
mod styles;
mod tables;

#[cfg(test)]
mod tests;

use crate::blocks::BlockLayout;
use crate::container::zip::Package;
use crate::xml::{XmlReader, mentions};
use gouji_model::{Document, FileKind, ReadError};
use story::OdfStory;
use styles::OdfStyles;

/// Reads the text or spreadsheet in `package`.
///
/// # Errors
/// Encrypted, damaged, beyond a limit, or empty.
pub(crate) fn read(package: &mut Package<'_>) -> Result<Document, ReadError> {
    let kind = package.kind;
    if let Some(manifest) = package.text("META-INF/manifest.xml")?
        && mentions(&manifest, &["encryption-data"])
    {
        return Err(ReadError::Encrypted { kind });
    }
    let Some(content) = package.text("content.xml")? else {
        return Err(package.damage_error());
    };
    let named = package.text("styles.xml")?.unwrap_or_default();
    let styles = OdfStyles::read(&named, &content, kind)?;
    let mut markup = XmlReader::new(&content, kind);
    let body = match kind {
        FileKind::Ods => "spreadsheet",
        _ => "text",
    };
    body::enter(&mut markup, body, kind)?;
    if kind == FileKind::Ods {
        return sheets::read(markup, &content, &styles);
    }
    read_text(OdfStory::new(markup, &styles))
}

fn read_text(mut story: OdfStory<'_>) -> Result<Document, ReadError> {
    let mut layout = BlockLayout::default();
    let mut blocks = Vec::new();
    while story.next_block(&mut blocks)? {
        layout.add_all(&mut blocks)?;
    }
    layout.finish(FileKind::Odt, story.notices, ReadError::Empty)
}
