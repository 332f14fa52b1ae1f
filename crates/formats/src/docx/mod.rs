//! Word's documents since 2007, and WPS's where it saves the same.
//!
//! What is read is what Word shows in the body, with all tracked changes
//! accepted. Comments, notes, headers and footers are other parts and are not
//! opened. The numbers that Word puts before the paragraphs of a list are no
//! text of the document and are left out: rows are told by their words.
//!
//! A part that stands for a piece of the body is read as that piece; nothing
//! outside the file is ever followed.

mod chunk;
mod inline;
mod properties;
mod story;
mod styles;
mod table;

#[cfg(test)]
mod tests;

use super::blocks::{Block, Layout, has_text};
use super::markup::Markup;
use super::package::Package;
use chunk::Chunks;
use gouji_model::{Document, FileKind, ReadError};
use story::Story;
use styles::Styles;

/// Reads the document in `package`.
///
/// # Errors
/// Damaged where the container or its markup is, beyond a limit, or empty.
pub(super) fn read(package: &mut Package<'_>) -> Result<Document, ReadError> {
    read_with(package, true)
}

/// Reads the document; with the parts that stand for pieces of it where `opens_chunks`.
fn read_with(package: &mut Package<'_>, opens_chunks: bool) -> Result<Document, ReadError> {
    let Some(main) = package.main().map(str::to_owned) else {
        return Err(package.damaged());
    };
    let Some(text) = package.text(&main)? else {
        return Err(package.damaged());
    };
    let relationships = package.relationships(Some(&main))?;
    let styles = relationships
        .iter()
        .find(|related| related.kind == "styles" && !related.is_external);
    let styles = match styles {
        Some(styles) => package.text(&styles.target)?.unwrap_or_default(),
        None => String::new(),
    };
    let styles = Styles::read(&styles, &text)?;
    let chunks = if opens_chunks {
        chunk::chunks(package, &text, &relationships)?
    } else {
        Chunks::new()
    };
    read_body(Story::new(&text, &styles, chunks))
}

/// The body's blocks are laid out one by one, so that only one table at a time is held twice.
fn read_body(mut story: Story<'_>) -> Result<Document, ReadError> {
    let mut layout = Layout::new();
    if story.enters_body()? {
        let mut blocks: Vec<Block> = Vec::new();
        while story.next_block(&mut blocks)? {
            for block in blocks.drain(..) {
                layout.add(block)?;
            }
        }
        story.finish(&mut blocks);
        for block in blocks {
            layout.add(block)?;
        }
    }
    let lines = layout.finish();
    if !lines.iter().any(has_text) {
        return Err(story.unread.unwrap_or(ReadError::Empty));
    }
    Ok(Document {
        kind: FileKind::Docx,
        encoding: None,
        replaced: false,
        sheets: Vec::new(),
        lines,
        notices: story.notices.finish(),
    })
}

/// The markup of a part of such a document.
fn markup(text: &str) -> Markup<'_> {
    Markup::new(text, FileKind::Docx)
}
