use super::*;
use crate::Content;
use crate::container::test_builder::{deflate_parts, store_parts};
use std::io::Write;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The archive that `bytes` are; `None` where they are one file.
fn archive(bytes: &[u8]) -> Result<Option<Archive<'_>>, ReadError> {
    match crate::open(bytes) {
        Ok(Content::Archive(archive)) => Ok(Some(archive)),
        Ok(Content::Document(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

fn names(bytes: &[u8]) -> Vec<String> {
    let archive = archive(bytes).unwrap().expect("an archive");
    let names = archive.members().iter().map(|member| member.name.clone());
    names.collect()
}

/// What each member of the archive unpacks to.
fn unpacked(bytes: &[u8]) -> Vec<Result<Vec<u8>, ReadError>> {
    let archive = archive(bytes).unwrap().expect("an archive");
    let members = archive.members().iter();
    members.map(|member| archive.unpack(member)).collect()
}

/// A zip whose entries have `names` as their bytes, without the mark of UTF-8.
fn raw(names: &[&[u8]]) -> Vec<u8> {
    // ASCII names of the same length are written, and written over.
    let stand_ins: Vec<String> = (0..)
        .zip(names)
        .map(|(number, name)| format!("{number:0>width$}", width = name.len()))
        .collect();
    let parts: Vec<(&str, &[u8])> = stand_ins
        .iter()
        .map(|name| (name.as_str(), &b"7"[..]))
        .collect();
    let mut bytes = store_parts(&parts);
    for (stand_in, name) in stand_ins.iter().zip(names) {
        while let Some(at) = bytes
            .windows(name.len())
            .position(|window| window == stand_in.as_bytes())
        {
            bytes[at..at + name.len()].copy_from_slice(name);
        }
    }
    bytes
}

#[test]
fn members_come_in_the_order_of_their_names() {
    let bytes = deflate_parts(&[
        ("报送/乙镇.txt", b"2"),
        ("报送/甲镇.txt", b"1"),
        ("a.txt", b"3"),
    ]);
    assert_eq!(names(&bytes), ["a.txt", "报送/乙镇.txt", "报送/甲镇.txt"]);
    let texts: Vec<Vec<u8>> = unpacked(&bytes).into_iter().map(Result::unwrap).collect();
    assert_eq!(texts, [b"3", b"2", b"1"]);
}

#[test]
fn names_are_read_as_the_zip_programs_of_chinese_windows_write_them() {
    let gbk = |name: &str| GBK.encode(name).0.into_owned();
    // 联通 in GBK is nearly UTF-8; 耢 is, for a letter of Latin.
    let all = ["青石镇.docx", "联通.txt", "谅.txt"];
    let bytes: Vec<Vec<u8>> = all.iter().map(|name| gbk(name)).collect();
    let parts: Vec<&[u8]> = bytes.iter().map(Vec::as_slice).collect();
    let mut expected: Vec<String> = all.iter().map(|&name| name.to_owned()).collect();
    expected.sort();
    assert_eq!(names(&raw(&parts)), expected);
    // UTF-8 without its mark, as macOS writes it.
    assert_eq!(names(&raw(&["青石镇.docx".as_bytes()])), ["青石镇.docx"]);
    // Neither: the characters of DOS.
    assert_eq!(names(&raw(&[b"r\x82sum\x82.\xff"])), ["résumé.?"]);
}

#[test]
fn what_nobody_sent_is_left_out() {
    let bytes = deflate_parts(&[
        ("__MACOSX/._甲镇.txt", b"x"),
        (".DS_Store", b"x"),
        ("报送/.隐藏/乙镇.txt", b"x"),
        ("报送/~$甲镇.docx", b"x"),
        ("报送/Thumbs.db", b"x"),
        ("报送/desktop.ini", b"x"),
        ("报送/甲镇.txt", b"7"),
    ]);
    assert_eq!(names(&bytes), ["报送/甲镇.txt"]);
    let nothing = deflate_parts(&[("__MACOSX/a", b"x"), (".DS_Store", b"x")]);
    assert_eq!(archive(&nothing).unwrap_err(), ReadError::EmptyArchive);
    assert_eq!(
        archive(&deflate_parts(&[])).unwrap_err(),
        ReadError::EmptyArchive
    );
}

#[test]
fn a_path_that_leads_elsewhere_is_only_a_name() {
    let long = "长".repeat(500);
    for (name, expected) in [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("..\\..\\windows\\a.txt", "windows/a.txt"),
        ("C:\\报送\\a.txt", "报送/a.txt"),
        ("a/./b//c.txt", "a/b/c.txt"),
        ("a\u{1b}[2Jb\u{202e}.txt", "ab.txt"),
    ] {
        assert_eq!(display_name(name), expected, "{name:?}");
    }
    let cut = display_name(&format!("{long}.docx"));
    assert_eq!(cut.chars().count(), 201);
    assert!(cut.starts_with('…') && cut.ends_with("长.docx"));
    assert_eq!(names(&deflate_parts(&[("../a.txt", b"1")])), ["a.txt"]);
}

#[test]
fn two_members_of_one_name_are_told_apart() {
    let bytes = deflate_parts(&[("a.txt", b"1"), ("./a.txt", b"2"), ("../a.txt", b"3")]);
    assert_eq!(names(&bytes), ["a.txt", "a.txt (2)", "a.txt (3)"]);
    let texts: Vec<Vec<u8>> = unpacked(&bytes).into_iter().map(Result::unwrap).collect();
    assert_eq!(texts, [b"1", b"2", b"3"]);
}

#[test]
fn a_member_that_cannot_be_unpacked_leaves_the_others() {
    let mut bytes = store_parts(&[("a.txt", b"first"), ("b.txt", b"second")]);
    let at = bytes.windows(5).position(|window| window == b"first");
    bytes[at.unwrap()] ^= 1;
    let kind = FileKind::Zip;
    assert_eq!(
        unpacked(&bytes),
        [Err(ReadError::Damaged { kind }), Ok(b"second".to_vec())]
    );
}

#[test]
fn a_protected_member_is_told() {
    let mut bytes = store_parts(&[("a.txt", b"first"), ("b.txt", b"second")]);
    // The bit of encryption stands in both headers of the entry.
    for (mark, flags) in [(&b"PK\x03\x04"[..], 6), (b"PK\x01\x02", 8)] {
        let at = bytes.windows(4).position(|window| window == mark).unwrap();
        bytes[at + flags] |= 1;
    }
    let kind = FileKind::Zip;
    assert_eq!(
        unpacked(&bytes),
        [Err(ReadError::Encrypted { kind }), Ok(b"second".to_vec())]
    );
}

#[test]
fn a_bomb_is_stopped_and_the_others_are_read() {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer.start_file("bomb.txt", options).unwrap();
    let spaces = vec![b' '; 1024 * 1024];
    for _ in 0..100 {
        writer.write_all(&spaces).unwrap();
    }
    writer.start_file("甲镇.txt", options).unwrap();
    writer.write_all(b"7").unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    let [bomb, town] = &unpacked(&bytes)[..] else {
        panic!("two members");
    };
    assert!(
        matches!(bomb, Err(ReadError::Beyond { limit: Limit::Unpacked(limit) }) if *limit <= MAX_BYTES),
        "{bomb:?}"
    );
    assert_eq!(town, &Ok(b"7".to_vec()));
}

#[test]
fn files_of_an_archive_are_counted() {
    let names: Vec<String> = (0..=MAX_MEMBERS).map(|at| format!("{at}.txt")).collect();
    let mut parts: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), &b"7"[..]))
        .collect();
    assert_eq!(
        archive(&store_parts(&parts)).unwrap_err(),
        ReadError::Beyond {
            limit: Limit::Files(2_000)
        }
    );
    parts.pop();
    let bytes = store_parts(&parts);
    assert_eq!(archive(&bytes).unwrap().unwrap().members().len(), 2_000);
}

#[test]
fn what_is_no_archive_is_one_file() {
    let document = crate::container::test_builder::package(&[(
        "[Content_Types].xml",
        crate::container::test_builder::CONTENT_TYPES,
    )]);
    let files: [&[u8]; 4] = [b"", b"7\n", b"PK\x03\x04 cut", &document];
    for bytes in files {
        let is_archive = matches!(crate::open(bytes), Ok(Content::Archive(_)));
        assert!(!is_archive, "{bytes:?}");
        assert_eq!(crate::open(bytes).err(), crate::read(bytes).err());
    }
    // An archive inside an archive is a member that cannot be read.
    let inner = deflate_parts(&[("甲镇.txt", b"7")]);
    let [bytes] = &unpacked(&deflate_parts(&[("报送.zip", &inner)]))[..] else {
        panic!("one member");
    };
    let kind = FileKind::Zip;
    assert_eq!(
        crate::read(bytes.as_ref().unwrap()),
        Err(ReadError::Unsupported { kind })
    );
}
