//! Word's documents since 2007, and WPS's where it saves the same.
//!
//! What is read is what Word shows in the body, with all tracked changes
//! accepted. Comments (批注), notes, headers and footers are other parts and are not
//! opened: `read` opens the main part, the styles and the parts for pieces of the body, and
//! no other. The marks that a comment leaves in the body hold no text; `story` passes over
//! them. The numbers that Word puts before the paragraphs of a list are no
//! text of the document and are left out: rows are told by their words.
//!
//! A part that stands for a piece of the body is read as that piece; nothing
//! outside the file is ever followed.
//!
//! `styles` (with `run_properties`) and the parts for pieces of the body (`alt_chunk`) are read first; then `story` walks
//! through the body.
//!
//! In: a package. Out: a [`Document`].

mod alt_chunk;
mod run_properties;
mod story;
mod styles;

#[cfg(test)]
mod tests;

use crate::blocks::BlockLayout;
use crate::container::zip::Package;
use alt_chunk::{AltChunks, ChunkReader};
use gouji_model::{Document, FileKind, ReadError};
use story::DocxStory;
use styles::DocxStyles;

/// Reads the document in `package`. `read_chunk` reads the parts that stand for pieces of it; without it they are not read.
///
/// # Errors
/// Damaged where the container or its markup is, beyond a limit, or empty.
pub(crate) fn read(
    package: &mut Package<'_>,
    read_chunk: Option<ChunkReader>,
) -> Result<Document, ReadError> {
    let Some(main) = package.main_part.clone() else {
        return Err(package.damage_error());
    };
    let Some(text) = package.text(&main)? else {
        return Err(package.damage_error());
    };
    let relationships = package.relationships(Some(&main))?;
    let styles = package.related_text(&relationships, "styles")?;
    let styles = DocxStyles::read(&styles.unwrap_or_default(), &text)?;
    let chunks = match read_chunk {
        Some(read_chunk) => alt_chunk::chunks(package, &text, &relationships, read_chunk)?,
        None => AltChunks::new(),
    };
    read_body(DocxStory::new(&text, &styles, chunks))
}

/// The body's blocks are laid out one by one, so that only one table at a time is held twice.
fn read_body(mut story: DocxStory<'_>) -> Result<Document, ReadError> {
    let mut layout = BlockLayout::default();
    if story.enters_body()? {
        let mut blocks = Vec::new();
        while story.next_block(&mut blocks)? {
            layout.add_all(&mut blocks)?;
        }
        story.finish(&mut blocks);
        layout.add_all(&mut blocks)?;
    }
    let empty = story.unread.unwrap_or(ReadError::Empty);
    layout.finish(FileKind::Docx, story.notices, empty)
}
