use super::*;
use gouji_model::ReadError;

/// `bytes` with zero bytes behind them up to `length`.
fn padded(bytes: &[u8], length: usize) -> Vec<u8> {
    let mut all = bytes.to_vec();
    all.resize(length, 0);
    all
}

#[test]
fn pictures_sound_programs_and_shortcuts_are_named() {
    let kinds: [(&[u8], FileKind); 22] = [
        (b"GIF89a\x01", FileKind::Image),
        (b"II*\0\x08\0\0\0", FileKind::Image),
        (b"8BPS\0\x01", FileKind::Image),
        (b"RIFF\x24\0\0\0WEBPVP8 ", FileKind::Image),
        (b"\0\0\0\x18ftypheic\0\0\0\0", FileKind::Image),
        (b"\xd7\xcd\xc6\x9a\0\0", FileKind::Image),
        (b"\0\0\0\x20ftypisom\0\0\x02\0", FileKind::Media),
        (b"\0\0\0\x14ftypqt  \0\0\0\0", FileKind::Media),
        (b"RIFF\x24\0\0\0WAVEfmt ", FileKind::Media),
        (b"ID3\x03\0\0", FileKind::Media),
        (b"\x1a\x45\xdf\xa3\x9f", FileKind::Media),
        (b"\x1f\x8b\x08\0\0\0", FileKind::Archive),
        (b"BZh91AY&SY\x01", FileKind::Archive),
        (b"\xfd7zXZ\0\0", FileKind::Archive),
        (b"\x28\xb5\x2f\xfd\x04", FileKind::Archive),
        (b"MSCF\0\0\0\0\x10", FileKind::Archive),
        (b"Rar!\x1a\x07\x01\0", FileKind::Archive),
        (b"\x7fELF\x02\x01", FileKind::Program),
        (b"L\0\0\0\x01\x14\x02\0\0\0", FileKind::Shortcut),
        (
            b"[InternetShortcut]\r\nURL=file:///c:/a.doc\r\n",
            FileKind::Shortcut,
        ),
        (b"\x01\0\0\0 then words", FileKind::Text),
        (b"BZh is no archive", FileKind::Text),
    ];
    for (bytes, kind) in kinds {
        let expected = (kind != FileKind::Text).then_some(kind);
        assert_eq!(binary_kind(bytes), expected, "{bytes:?}");
    }
    let mut tar = padded("青石镇.txt".as_bytes(), 512);
    tar[257..262].copy_from_slice(b"ustar");
    assert_eq!(binary_kind(&tar), Some(FileKind::Archive));
    let mut image = padded(b"x\x9c", 2048);
    image[1536..1540].copy_from_slice(b"koly");
    assert_eq!(binary_kind(&image), Some(FileKind::Archive));
    let mut metafile = padded(&[1, 0, 0, 0], 88);
    metafile[40..44].copy_from_slice(b" EMF");
    assert_eq!(binary_kind(&metafile), Some(FileKind::Image));
    let program = padded(b"MZ\x90\0\x03", 128);
    assert_eq!(binary_kind(&program), Some(FileKind::Program));
}

#[test]
fn words_that_begin_like_a_mark_are_text() {
    for text in [
        "MZ镇收到申请数 7件",
        "MZ: the report of a town, longer than sixty-four characters, and all of it is words",
        "BM\t7\n",
        "ustar",
        "RIFF\t7\n",
        "7z",
        "PK\t7\n",
        "koly",
    ] {
        assert_eq!(binary_kind(text.as_bytes()), None, "{text}");
        assert!(crate::read(text.as_bytes()).is_ok(), "{text}");
    }
}

#[test]
fn a_file_of_zero_bytes_only_is_empty() {
    for length in [1, 2, 512, 100_000] {
        assert_eq!(crate::read(&vec![0; length]), Err(ReadError::Empty));
    }
    assert_eq!(crate::read(&padded(b"a", 512)), Err(ReadError::NotText));
}
