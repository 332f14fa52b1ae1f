//! Office files: parts of XML in a container.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The container of `parts`, each a name and a content; empty where a part cannot be written.
#[must_use]
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    write_archive(parts).unwrap_or_default()
}

fn write_archive(parts: &[(&str, &[u8])]) -> Option<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // OpenDocument wants its first part as it is, so that the kind stands in the open.
        let method = if *name == "mimetype" {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        archive
            .start_file(
                *name,
                SimpleFileOptions::default().compression_method(method),
            )
            .ok()?;
        archive.write_all(content).ok()?;
    }
    Some(archive.finish().ok()?.into_inner())
}
