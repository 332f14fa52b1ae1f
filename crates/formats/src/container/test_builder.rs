//! Containers written for tests.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A container of these parts, packed.
pub(crate) fn deflate_parts(parts: &[(&str, &[u8])]) -> Vec<u8> {
    with_method(parts, CompressionMethod::Deflated)
}

/// A container of these parts, stored as they are.
pub(crate) fn store_parts(parts: &[(&str, &[u8])]) -> Vec<u8> {
    with_method(parts, CompressionMethod::Stored)
}

fn with_method(parts: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(method);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A container of XML parts.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|&(name, text)| (name, text.as_bytes()))
        .collect();
    deflate_parts(&parts)
}

/// The relationships of the whole, with `main` as the main part.
pub(crate) fn root_relationships(main: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{main}"/></Relationships>"#
    )
}

/// Content types that say nothing of any part.
pub(crate) const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#;
