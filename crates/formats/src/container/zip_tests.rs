use super::*;
use crate::container::kind;
use crate::container::test_builder::{
    CONTENT_TYPES, deflate_parts, package, root_relationships, store_parts,
};
use zip::write::SimpleFileOptions;

fn open(bytes: &[u8]) -> Result<Package<'_>, ReadError> {
    kind::open(bytes, MAX_UNPACKED)
}

fn kind(parts: &[(&str, &str)]) -> FileKind {
    open(&package(parts)).unwrap().kind
}

fn office(main: &str) -> FileKind {
    let relationships = root_relationships(main);
    kind(&[
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", &relationships),
        (main.trim_start_matches('/'), "<x/>"),
    ])
}

#[test]
fn office_files_are_known_by_their_main_part() {
    assert_eq!(office("word/document.xml"), FileKind::Docx);
    assert_eq!(office("/word/document.xml"), FileKind::Docx);
    assert_eq!(office("xl/workbook.xml"), FileKind::Xlsx);
    assert_eq!(office("xl/workbook.bin"), FileKind::OtherOffice);
    assert_eq!(office("ppt/presentation.xml"), FileKind::OtherOffice);
    assert_eq!(office("anything.xml"), FileKind::OtherOffice);
}

#[test]
fn a_main_part_of_another_name_is_known_by_its_content_type() {
    let types = r#"<Types><Default Extension="xml" ContentType="application/xml"/>
        <Override PartName="/Doc/Main.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml;wordprocessingml"/></Types>"#;
    let relationships = root_relationships("doc/main.xml");
    let bytes = package(&[
        ("[Content_Types].xml", types),
        ("_rels/.rels", &relationships),
        ("doc/main.xml", "<x/>"),
    ]);
    let package = open(&bytes).unwrap();
    assert_eq!(package.kind, FileKind::Docx);
    assert_eq!(package.main_part.as_deref(), Some("doc/main.xml"));
}

#[test]
fn a_main_part_is_found_where_writers_put_it_when_nothing_refers_to_it() {
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES),
        ("word\\document.xml", "<x/>"),
    ];
    assert_eq!(kind(&parts), FileKind::Docx);
}

#[test]
fn open_document_files_are_known_by_their_media_type() {
    let text = "application/vnd.oasis.opendocument.text";
    let sheet = "application/vnd.oasis.opendocument.spreadsheet-template";
    let drawing = "application/vnd.oasis.opendocument.graphics";
    assert_eq!(kind(&[("mimetype", text)]), FileKind::Odt);
    assert_eq!(kind(&[("mimetype", sheet)]), FileKind::Ods);
    assert_eq!(kind(&[("mimetype", drawing)]), FileKind::OtherOffice);
    let manifest = format!(
        r#"<m:manifest xmlns:m="m"><m:file-entry m:full-path="content.xml" m:media-type="text/xml"/>
        <m:file-entry m:full-path="/" m:media-type="{text}"/></m:manifest>"#
    );
    let parts = [
        ("content.xml", "<x/>"),
        ("META-INF/manifest.xml", &manifest),
    ];
    assert_eq!(kind(&parts), FileKind::Odt);
}

#[test]
fn other_containers_are_told_apart() {
    assert_eq!(kind(&[("OFD.xml", "<x/>")]), FileKind::Ofd);
    assert_eq!(
        kind(&[("青石镇.txt", "件"), ("../../word/document.xml", "")]),
        FileKind::Zip
    );
    assert_eq!(kind(&[]), FileKind::Zip);
}

#[test]
fn parts_come_out_whole_and_names_are_compared_without_case() {
    let bytes = package(&[("Word/Styles.xml", "<样式/>"), ("b", "")]);
    let mut package = open(&bytes).unwrap();
    assert_eq!(package.text("word/styles.xml").unwrap().unwrap(), "<样式/>");
    assert!(package.has("/word/styles.xml"));
    assert_eq!(package.part("b"), Ok(Some(Vec::new())));
    assert_eq!(package.part("word"), Ok(None));
}

#[test]
fn relationships_lead_to_parts_and_never_outside() {
    let relationships = r#"<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/styles" Target="../styles.xml"/>
        <Relationship Id="b" Type="t/hyperlink" Target="file:///etc/passwd" TargetMode="External"/></Relationships>"#;
    let bytes = package(&[("word/_rels/document.xml.rels", relationships)]);
    let found = open(&bytes)
        .unwrap()
        .relationships(Some("word/document.xml"))
        .unwrap();
    let link_parts: Vec<_> = found
        .iter()
        .map(|r| {
            (
                r.id.as_str(),
                r.kind.as_str(),
                r.target.as_str(),
                r.is_external,
            )
        })
        .collect();
    assert_eq!(
        link_parts,
        [
            ("a", "styles", "styles.xml", false),
            ("b", "hyperlink", "file:///etc/passwd", true)
        ]
    );
}

#[test]
fn a_bomb_is_cut_at_the_limit_of_a_part_whatever_it_declares() {
    let zeros = vec![b' '; usize::try_from(MAX_UNPACKED_PART).unwrap() + 1];
    let mut bytes = deflate_parts(&[("a", &zeros)]);
    let beyond = Err(ReadError::Beyond {
        limit: Limit::Unpacked(MAX_UNPACKED_PART),
    });
    assert_eq!(open(&bytes).unwrap().part("a"), beyond);
    // The sizes in the directory and before the entry say 4 bytes.
    let directory = memmem::find(&bytes, ENTRY).unwrap();
    bytes[directory + 24..directory + 28].copy_from_slice(&4_u32.to_le_bytes());
    bytes[22..26].copy_from_slice(&4_u32.to_le_bytes());
    assert!(open(&bytes).unwrap().part("a").is_err());
}

#[test]
fn all_parts_together_have_a_limit() {
    let bytes = deflate_parts(&[("a", b"aaaa"), ("b", b"bbbb")]);
    let mut package = open(&bytes).unwrap();
    package.bytes_left = 6;
    assert!(package.part("a").is_ok());
    let limit = Limit::Unpacked(MAX_UNPACKED);
    assert_eq!(package.part("b"), Err(ReadError::Beyond { limit }));
}

#[test]
fn entries_have_a_limit() {
    let names: Vec<String> = (0..=MAX_ENTRIES).map(|n| n.to_string()).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &b""[..])).collect();
    assert!(open(&store_parts(&parts[1..])).is_ok());
    let limit = Limit::Files(MAX_ENTRIES as u64);
    assert_eq!(
        open(&store_parts(&parts)).err(),
        Some(ReadError::Beyond { limit })
    );
}

#[test]
fn names_stay_names() {
    let bytes = store_parts(&[
        ("../../a", b"1"),
        ("/b", b"2"),
        ("c:\\d", b"3"),
        ("夹/", b""),
    ]);
    let mut package = open(&bytes).unwrap();
    let entries: Vec<Entry> = package.entries().collect();
    let names: Vec<&[u8]> = entries.iter().map(|entry| &entry.name[..]).collect();
    assert_eq!(names[0], b"../../a");
    assert_eq!(names[2], b"c:\\d");
    assert!(entries[3].is_utf8 && entries[3].is_folder);
    assert_eq!(package.unpack(0, 10), Ok(Some(b"1".to_vec())));
    assert_eq!(package.unpack(0, 0), Ok(None));
}

#[test]
fn an_encrypted_entry_is_told() {
    let mut bytes = store_parts(&[("a", b"0123456789abcdef")]);
    let directory = memmem::find(&bytes, ENTRY).unwrap();
    bytes[6] |= 1;
    bytes[directory + 8] |= 1;
    let kind = FileKind::Zip;
    assert_eq!(
        open(&bytes).unwrap().part("a"),
        Err(ReadError::Encrypted { kind })
    );
}

#[test]
fn an_encrypted_container_that_broke_off_is_told_as_protected() {
    let whole = store_parts(&[("word/document.xml", b"0123456789abcdef")]);
    let cut = |is_encrypted: u8| {
        let mut bytes = whole[..whole.len() / 2].to_vec();
        bytes[6] |= is_encrypted;
        kind::open(&bytes, MAX_UNPACKED).err()
    };
    let kind = FileKind::Docx;
    assert_eq!(cut(1), Some(ReadError::Encrypted { kind }));
    assert_eq!(cut(0), Some(ReadError::Damaged { kind }));
}

#[test]
fn other_ways_of_packing_are_damage_to_us() {
    let mut bytes = store_parts(&[("a", b"0123456789abcdef")]);
    let directory = memmem::find(&bytes, ENTRY).unwrap();
    for method in [9_u8, 12, 14, 93, 98, 99] {
        bytes[8] = method;
        bytes[directory + 10] = method;
        assert!(open(&bytes).unwrap().part("a").is_err(), "{method}");
    }
}

#[test]
fn two_parts_of_one_name_are_damage_in_an_office_file() {
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "<a/>"),
        ("content.xmL", "<b/>"),
    ];
    let mut bytes = package(&parts);
    while let Some(at) = memmem::find(&bytes, b"content.xmL") {
        bytes[at + 10] = b'l';
    }
    let kind = FileKind::Odt;
    assert_eq!(open(&bytes).err(), Some(ReadError::Damaged { kind }));
}

#[test]
fn sizes_behind_an_entry_are_understood() {
    let mut writer = zip::ZipWriter::new_stream(Vec::new());
    let options = SimpleFileOptions::default();
    writer.start_file("a", options).unwrap();
    std::io::Write::write_all(&mut writer, b"text").unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    assert_eq!(bytes[6] & 8, 8, "the writer puts the sizes behind");
    assert_eq!(open(&bytes).unwrap().part("a"), Ok(Some(b"text".to_vec())));
}

#[test]
fn what_is_cut_or_flipped_is_damaged_and_never_read_wrong() {
    let relationships = root_relationships("word/document.xml");
    let text = "<文/>".repeat(500);
    let whole = package(&[
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", &relationships),
        ("word/document.xml", &text),
    ]);
    for fiftieth in 1..50 {
        let cut = &whole[..whole.len() * fiftieth / 50];
        assert!(
            matches!(open(cut), Err(ReadError::Damaged { .. })),
            "{fiftieth}"
        );
    }
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..300 {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let mut bytes = whole.clone();
        let at = usize::try_from(random % bytes.len() as u64).unwrap();
        bytes[at] ^= 1 << (random >> 61);
        let read = open(&bytes).and_then(|mut package| package.text("word/document.xml"));
        if let Ok(Some(read)) = read {
            assert_eq!(read, text);
        }
    }
}

#[test]
fn a_cut_office_file_is_named_for_what_it_was() {
    let whole = store_parts(&[("word/document.xml", b"<x/>")]);
    let kind = FileKind::Docx;
    assert_eq!(open(&whole[..48]).err(), Some(ReadError::Damaged { kind }));
}
