//! OpenDocument: texts and spreadsheets, as LibreOffice and WPS save them.
//!
//! What is read is what the program shows, with all tracked changes accepted:
//! a cell of a spreadsheet has the text that it shows, except that a plain
//! number is given in full where the cell shows it rounded.

mod sheets;
mod styles;
mod tables;
mod texts;

#[cfg(test)]
mod tests;

use super::blocks::{Block, Layout, has_text};
use super::markup::Markup;
use super::package::Package;
use gouji_model::{Document, FileKind, ReadError};
use memchr::memmem;
use styles::Styles;
use texts::Story;

/// Reads the text or spreadsheet in `package`.
///
/// # Errors
/// Encrypted, damaged, beyond a limit, or empty.
pub(super) fn read(package: &mut Package<'_>) -> Result<Document, ReadError> {
    let kind = package.kind();
    if let Some(manifest) = package.text("META-INF/manifest.xml")?
        && memmem::find(manifest.as_bytes(), b"encryption-data").is_some()
    {
        return Err(ReadError::Encrypted { kind });
    }
    let Some(content) = package.text("content.xml")? else {
        return Err(package.damaged());
    };
    let named = package.text("styles.xml")?.unwrap_or_default();
    let styles = Styles::read(&named, &content, kind)?;
    let mut markup = Markup::new(&content, kind);
    let body = match kind {
        FileKind::Ods => "spreadsheet",
        _ => "text",
    };
    enter(&mut markup, body, kind)?;
    if kind == FileKind::Ods {
        return sheets::read(markup, &content, &styles);
    }
    read_text(Story::new(markup, &styles))
}

/// Goes to the first element in the body of that name.
fn enter(markup: &mut Markup<'_>, name: &str, kind: FileKind) -> Result<(), ReadError> {
    let damaged = ReadError::Damaged { kind };
    let root = markup.element()?;
    if root.is_none_or(|root| root.name() != "document-content") {
        return Err(damaged);
    }
    while let Some(element) = markup.element()? {
        if element.name() == "body" {
            break;
        }
        markup.skip()?;
    }
    while let Some(element) = markup.element()? {
        if element.name() == name {
            return Ok(());
        }
        markup.skip()?;
    }
    Err(damaged)
}

fn read_text(mut story: Story<'_>) -> Result<Document, ReadError> {
    let mut layout = Layout::new();
    let mut blocks: Vec<Block> = Vec::new();
    while story.next_block(&mut blocks)? {
        for block in blocks.drain(..) {
            layout.add(block)?;
        }
    }
    let lines = layout.finish();
    if !lines.iter().any(has_text) {
        return Err(ReadError::Empty);
    }
    Ok(Document {
        kind: FileKind::Odt,
        encoding: None,
        replaced: false,
        sheets: Vec::new(),
        lines,
        notices: story.notices.finish(),
    })
}
