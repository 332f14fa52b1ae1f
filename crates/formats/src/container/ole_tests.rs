use super::*;

const DOCUMENT: &[u8] = include_bytes!("../../tests/data/merged.doc");
const WORKBOOK: &[u8] = include_bytes!("../../tests/data/plain.xls");

/// `bytes` with the stream of the name `from` renamed to `to`, which is no longer.
fn renamed(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    const LENGTH_AT: usize = 64;
    let wide = |name: &str| -> Vec<u8> { name.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let (from, to) = (wide(from), wide(to));
    let mut bytes = bytes.to_vec();
    let found = bytes.windows(from.len()).position(|window| window == from);
    let at = found.expect("the name");
    bytes[at..at + from.len()].fill(0);
    bytes[at..at + to.len()].copy_from_slice(&to);
    // The zero character at the end counts.
    bytes[at + LENGTH_AT] = u8::try_from(to.len() + 2).unwrap();
    bytes
}

fn kind(bytes: &[u8]) -> Result<FileKind, ReadError> {
    open(bytes).map(|container| container.kind)
}

#[test]
fn the_streams_tell_the_kind() {
    assert_eq!(kind(DOCUMENT), Ok(FileKind::Doc));
    assert_eq!(kind(WORKBOOK), Ok(FileKind::Xls));
    let kinds = [
        ("Book", FileKind::Xls),
        ("MatOST", FileKind::Works),
        ("Drawings", FileKind::OtherOffice),
        ("CONTENTS", FileKind::OtherOffice),
    ];
    for (name, expected) in kinds {
        let bytes = renamed(WORKBOOK, "Workbook", name);
        assert_eq!(kind(&bytes), Ok(expected), "{name}");
    }
}

#[test]
fn protected_files_are_told_from_damaged_ones() {
    let kinds: [(&[u8], FileKind); 4] = [
        (
            include_bytes!("../../tests/data/protected.doc"),
            FileKind::Doc,
        ),
        (
            include_bytes!("../../tests/data/protected.xls"),
            FileKind::Xls,
        ),
        (
            include_bytes!("../../tests/data/protected.docx"),
            FileKind::Office,
        ),
        (
            include_bytes!("../../tests/data/protected.xlsx"),
            FileKind::Office,
        ),
    ];
    for (bytes, protected) in kinds {
        let expected = ReadError::Encrypted { kind: protected };
        assert_eq!(crate::read(bytes), Err(expected));
    }
    for (bytes, protected) in kinds {
        // Its directory is gone, or says less than it should.
        let mut headless = bytes.to_vec();
        headless[8..512].fill(0xee);
        let expected = ReadError::Encrypted { kind: protected };
        assert_eq!(crate::read(&headless), Err(expected.clone()));
        let half = &bytes[..bytes.len() / 1024 * 512];
        assert!(matches!(
            crate::read(half),
            Err(ReadError::Encrypted { .. } | ReadError::Damaged { .. })
        ));
    }
    // A stub beside the protected document says only that it is protected.
    let stub = renamed(WORKBOOK, "\u{5}SummaryInformation", "\u{9}DRMContent");
    let protected = FileKind::Office;
    assert_eq!(kind(&stub), Err(ReadError::Encrypted { kind: protected }));
    let cut = |bytes: &[u8], length| kind(&bytes[..length]);
    let damaged = |kind| Err(ReadError::Damaged { kind });
    assert_eq!(cut(DOCUMENT, 8), damaged(FileKind::Office));
    assert_eq!(cut(DOCUMENT, 600), damaged(FileKind::Office));
    // Words of the document are no names of streams.
    let mut worded = DOCUMENT[..1024].to_vec();
    worded.extend("Book Workbook".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(kind(&worded), damaged(FileKind::Office));
    let mut headless = DOCUMENT.to_vec();
    headless[8..512].fill(0xee);
    assert_eq!(kind(&headless), damaged(FileKind::Doc));
}
