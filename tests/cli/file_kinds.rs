//! Files of every kind as the command meets them: named for what they are not, protected, in archives.

use crate::bench::{CLEAN, SUM, code, copy, folder, gouji_in, paths, root, stdout};
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const DATA: &str = "crates/formats/tests/data";

fn file(path: &str) -> Vec<u8> {
    fs::read(root().join(path)).expect("a file")
}

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("a member");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

/// The path and the status of every report in the JSON of a check.
fn statuses(folder: &Path, arguments: &[&str]) -> Vec<(String, String)> {
    let arguments = [&["check", "--format", "json"], arguments].concat();
    let output = gouji_in(folder, &arguments);
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let reports = json["reports"].as_array().expect("reports");
    let word = |value: &serde_json::Value| value.as_str().expect("a word").to_owned();
    reports
        .iter()
        .map(|report| (word(&report["path"]), word(&report["status"])))
        .collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let to_owned_pair = |&(path, status): &(&str, &str)| (path.to_owned(), status.to_owned());
    expected.iter().map(to_owned_pair).collect()
}

#[test]
fn the_files_of_an_archive_are_reports() {
    let folder = folder("archive");
    let inner = zip(&[("丙镇.txt", &file(CLEAN))]);
    let members: [(&str, &[u8]); 8] = [
        ("报送/甲镇.txt", &file(CLEAN)),
        ("报送/乙镇.txt", &file(SUM)),
        ("../../丁镇.txt", &file(CLEAN)),
        ("里面.zip", &inner),
        ("空.txt", b""),
        ("rules.yaml", b"x: 1"),
        ("__MACOSX/报送/._甲镇.txt", b"x"),
        ("报送/~$甲镇.docx", b"x"),
    ];
    fs::write(folder.join("county.zip"), zip(&members)).expect("a file");
    copy(CLEAN, &folder, "a.txt");
    copy(CLEAN, &folder, "d.txt");
    let inside = [
        ("county.zip/丁镇.txt", "clean"),
        ("county.zip/报送/乙镇.txt", "error"),
        ("county.zip/报送/甲镇.txt", "clean"),
        ("county.zip/空.txt", "unreadable"),
        ("county.zip/里面.zip", "unreadable"),
    ];
    assert_eq!(statuses(&folder, &["county.zip"]), pairs(&inside));
    let mut all = vec![("a.txt", "clean")];
    all.extend(inside);
    all.push(("d.txt", "clean"));
    let named = ["a.txt", "county.zip", "d.txt"];
    assert_eq!(statuses(&folder, &named), pairs(&all));
    for jobs in ["1", "3"] {
        let arguments = [&named[..], &["--jobs", jobs]].concat();
        assert_eq!(statuses(&folder, &arguments), pairs(&all), "{jobs}");
    }
    let output = gouji_in(&folder, &["check", "county.zip"]);
    assert_eq!(code(&output), 1);
    let text = stdout(&output);
    assert!(text.contains("把里面的压缩包也解开"), "{text}");
    let extracted = gouji_in(&folder, &["extract", "county.zip", "--format", "json"]);
    assert_eq!(code(&extracted), 1);
    assert_eq!(paths(&extracted), inside.map(|(path, _)| path));
}

#[test]
fn an_archive_of_clean_reports_is_clean() {
    let folder = folder("clean-archive");
    // More members than are handed out at a time.
    let report = file(CLEAN);
    let names: Vec<String> = (0..100).map(|number| format!("{number:03}.txt")).collect();
    let members: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), report.as_slice()))
        .collect();
    fs::write(folder.join("all"), zip(&members)).expect("a file");
    let expected: Vec<String> = names.iter().map(|name| format!("./all/{name}")).collect();
    for arguments in [&["check", "."][..], &["check", ".", "--jobs", "1"]] {
        assert_eq!(code(&gouji_in(&folder, arguments)), 0);
        let arguments = [arguments, &["--format", "json"]].concat();
        assert_eq!(paths(&gouji_in(&folder, &arguments)), expected);
    }
    assert_eq!(code(&gouji_in(&folder, &["extract", "all"])), 0);
}

/// A file that cannot be read: its name, its bytes, and words of what is said of it.
type UnreadableFile = (&'static str, Vec<u8>, &'static [&'static str]);

/// Files of office programs that are empty, protected or cut off.
fn broken_documents() -> [UnreadableFile; 6] {
    [
        ("空.docx", Vec::new(), &["文件是空的"]),
        ("零.docx", vec![0; 4096], &["文件是空的"]),
        (
            "密码.doc",
            file(&format!("{DATA}/protected.doc")),
            &["老格式的Word或WPS文件", "设了密码"],
        ),
        (
            "密码.xls",
            file(&format!("{DATA}/protected.xls")),
            &["老格式的Excel文件", "设了密码"],
        ),
        (
            "密码.docx",
            file(&format!("{DATA}/protected.docx")),
            &["Word、Excel一类", "设了密码"],
        ),
        (
            "坏了.doc",
            file(&format!("{DATA}/merged.doc"))[..5000].to_vec(),
            &["不完整或者损坏了"],
        ),
    ]
}

/// Archives without a report, archives of other programs, and files that hold no text at all.
fn other_files() -> [UnreadableFile; 6] {
    [
        (
            "空包.zip",
            zip(&[(".DS_Store", b"x")]),
            &["压缩包里没有报告"],
        ),
        (
            "坏包.zip",
            zip(&[("a.txt", b"7")])[..20].to_vec(),
            &["压缩包（zip）", "不完整或者损坏了"],
        ),
        (
            "包.rar",
            b"Rar!\x1a\x07\x01\0\x33\x92\xb5\xe5".to_vec(),
            &["压缩包（7z、rar等）", "先解开压缩包"],
        ),
        (
            "包.7z",
            b"7z\xbc\xaf\x27\x1c\0\x04".to_vec(),
            &["压缩包（7z、rar等）", "先解开压缩包"],
        ),
        (
            "照片.doc",
            b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec(),
            &["图片", "可编辑的文件"],
        ),
        (
            "报告.lnk",
            b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0".to_vec(),
            &["快捷方式", "原来的文件"],
        ),
    ]
}

#[test]
fn what_cannot_be_read_says_why() {
    let folder = folder("kinds");
    for (name, bytes, expected) in broken_documents().into_iter().chain(other_files()) {
        fs::write(folder.join(name), bytes).expect("a file");
        let output = gouji_in(&folder, &["check", name]);
        assert_eq!(code(&output), 1, "{name}");
        let text = stdout(&output).replace(['\n', ' '], "");
        for words in expected {
            assert!(text.contains(words), "{name} {words}\n{text}");
        }
        let output = gouji_in(&folder, &["check", name, "--fail-on", "never"]);
        assert_eq!(code(&output), 1, "{name}");
    }
}

#[test]
fn a_name_that_is_wrong_changes_nothing() {
    let folder = folder("names");
    for name in ["a.doc", "a.docx", "a.pdf", "a.zip", "a.xls", "a"] {
        copy(CLEAN, &folder, name);
        let output = gouji_in(&folder, &["check", name]);
        assert_eq!(code(&output), 0, "{name} {}", stdout(&output));
    }
    let document = format!("{DATA}/merged.doc");
    for name in ["b.docx", "b.wps", "b.txt"] {
        copy(&document, &folder, name);
        // Read, and no report of any form.
        let expected = [(name.to_owned(), "unrecognised".to_owned())];
        assert_eq!(statuses(&folder, &[name]), expected);
    }
}
