//! `altChunk`: parts that stand for a piece of the body: a web page, a text, another document.

use crate::container::relationships::Relationship;
use crate::container::zip::Package;
use crate::limits::CellBudget;
use crate::xml::mentions;
use gouji_model::{Document, Line, ReadError};
use std::collections::HashMap;

/// The most such parts of one document.
const MAX_CHUNKS: usize = 100;

/// Reads the bytes of a part; a document among them unpacks what is left to the package around it.
pub(crate) type ChunkReader = fn(&mut Package<'_>, &[u8]) -> Result<Document, ReadError>;

/// The parts that pieces of a body stand for, by the names that the body has for them.
pub(super) type AltChunks = HashMap<String, Result<Document, ReadError>>;

/// Reads the parts that pieces of the body in `text` stand for. A document among them is read without such parts of its own.
///
/// # Errors
/// Where a part cannot be unpacked, or all together hold too many cells.
pub(super) fn chunks(
    package: &mut Package<'_>,
    text: &str,
    relationships: &[Relationship],
    read_chunk: ChunkReader,
) -> Result<AltChunks, ReadError> {
    let mut chunks = AltChunks::new();
    if !mentions(text, &["altChunk"]) {
        return Ok(chunks);
    }
    let mut budget = CellBudget::default();
    let is_chunk = |related: &&Relationship| related.kind == "aFChunk" && !related.is_external;
    for related in relationships.iter().filter(is_chunk).take(MAX_CHUNKS) {
        let Some(bytes) = package.part(&related.target)? else {
            continue;
        };
        let chunk = read_chunk(package, &bytes);
        if let Ok(document) = &chunk {
            budget.take(cell_count(&document.lines))?;
        }
        chunks.insert(related.id.clone(), chunk);
    }
    Ok(chunks)
}

/// How many cells `lines` count against the limit.
pub(super) fn cell_count(lines: &[Line]) -> usize {
    lines.iter().map(|line| line.cells.len().max(1)).sum()
}
