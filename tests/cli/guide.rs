//! The rule author's guide, run as it is written: a reader who types what it says sees what it shows.
//!
//! A table row `| \`name\` | \`fixtures/...\` |` puts that file into the reader's folder. A yaml block below a line
//! with 文件 `name` is that file from there on; below a line with 加到 `name` it continues the file, and with
//! 摘自 `name` it shows lines of it. A console
//! block is run where it stands: `$ gouji ...`, then what it prints, where a line `…` stands for any lines. A line
//! right below the block that says 退出码是 N holds the exit code. A column headed 勾稽 holds expressions that
//! must be readable, one headed 还不能用 those that must be refused. `GOUJI_UPDATE=1` rewrites the outputs that
//! are shown in full.

use crate::bench::{folder, program, root};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

const GUIDE: &str = "docs/rules.zh-CN.md";

fn guide() -> String {
    let text = fs::read_to_string(root().join(GUIDE)).expect("the guide");
    text.replace("\r\n", "\n")
}

/// A fenced block: its kind, the lines of the guide that it takes without the fences, and the lines around it.
struct Block {
    kind: String,
    lines: std::ops::Range<usize>,
    before: String,
    after: String,
}

fn blocks(lines: &[&str]) -> Vec<Block> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let Some(kind) = lines[at].strip_prefix("```") else {
            at += 1;
            continue;
        };
        let length = lines[at + 1..]
            .iter()
            .position(|line| *line == "```")
            .unwrap_or_else(|| panic!("{GUIDE}:{}: a block without its end", at + 1));
        let end = at + 1 + length;
        let is_text = |line: &&&str| !line.trim().is_empty();
        let near = |line: Option<&&str>| line.map(|line| (*line).to_owned()).unwrap_or_default();
        found.push(Block {
            kind: kind.to_owned(),
            lines: at + 1..end,
            before: near(lines[..at].iter().rev().find(is_text)),
            after: near(lines[end + 1..].iter().find(is_text)),
        });
        at = end + 1;
    }
    found
}

/// The text between the first pair of backquotes behind `word`.
fn quoted_after<'t>(line: &'t str, word: &str) -> Option<&'t str> {
    let rest = line.split_once(word)?.1.trim_start().strip_prefix('`')?;
    rest.split('`').next()
}

/// The words of a command line; quotes hold a word together, as in every shell.
fn arguments(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for each in line.chars() {
        match (quote, each) {
            (Some(open), close) if open == close => quote = None,
            (None, '"' | '\'') => {
                quote = Some(each);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            _ => word.get_or_insert_default().push(each),
        }
    }
    assert!(quote.is_none(), "a quote without its end: {line}");
    words.extend(word);
    words
}

fn run(folder: &Path, arguments: &[String]) -> Output {
    let mut program = program(folder, arguments);
    program.output().expect("the program runs")
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("a folder").flatten() {
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(from, to).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
    }
}

/// A folder with the files that the guide says are there.
fn prepared(name: &str, text: &str) -> PathBuf {
    let folder = folder(name);
    let mut copied = 0;
    for line in text.lines().filter(|line| line.starts_with("| `")) {
        let code: Vec<&str> = line.split('`').skip(1).step_by(2).collect();
        if let [name, from, ..] = code.as_slice()
            && from.starts_with("fixtures/")
        {
            copy(&root().join(from), &folder.join(name));
            copied += 1;
        }
    }
    assert!(
        copied > 0,
        "the guide names no file that the reader starts with"
    );
    folder
}

/// Whether `shown` is `printed`, where a line `…` of it stands for any number of lines.
fn shows(shown: &[&str], printed: &[&str]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first.trim() == "…" => {
            (0..=printed.len()).any(|skipped| shows(rest, &printed[skipped..]))
        }
        Some((first, rest)) => {
            printed.first().is_some_and(|line| fits(first, line)) && shows(rest, &printed[1..])
        }
    }
}

/// The same within a line, for a count that is nobody's business: `… 个用例全部符合`.
fn fits(shown: &str, line: &str) -> bool {
    let end = shown.strip_prefix("… ");
    shown == line || end.is_some_and(|end| line.ends_with(end))
}

/// The lines of an excerpt, which stand in the file itself.
fn excerpt(folder: &Path, name: &str, body: &[&str]) {
    let whole =
        fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let lines: Vec<&str> = whole.lines().collect();
    let mut shown = vec!["…"];
    shown.extend(body);
    assert!(
        shows(&shown, &lines),
        "{GUIDE}: the excerpt is not what stands in {name}"
    );
}

fn write_file(folder: &Path, block: &Block, text: &str) {
    let path = |name: &str| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        path
    };
    if let Some(name) = quoted_after(&block.before, "加到") {
        let path = path(name);
        let so_far = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        fs::write(path, so_far + text).expect("a file");
    } else if let Some(name) = quoted_after(&block.before, "文件") {
        fs::write(path(name), text).expect("a file");
    } else {
        panic!(
            "{GUIDE}:{}: the line above says neither 文件 nor 加到",
            block.lines.start
        );
    }
}

#[test]
fn what_the_guide_shows_is_what_the_program_prints() {
    let text = guide();
    let lines: Vec<&str> = text.lines().collect();
    let folder = prepared("guide", &text);
    let update = std::env::var_os("GOUJI_UPDATE").is_some();
    let (mut wrong, mut renewed, mut ran) = (Vec::new(), Vec::new(), 0);
    for block in blocks(&lines) {
        let body = &lines[block.lines.clone()];
        if let Some(name) = quoted_after(&block.before, "摘自") {
            excerpt(&folder, name, body);
            continue;
        }
        if block.kind == "yaml" {
            write_file(&folder, &block, &(body.join("\n") + "\n"));
            continue;
        }
        assert_eq!(block.kind, "console", "{GUIDE}:{}", block.lines.start);
        let (command, shown) = body.split_first().expect("a command");
        let command = command
            .strip_prefix("$ gouji ")
            .unwrap_or_else(|| panic!("{GUIDE}:{}: no command", block.lines.start));
        let output = run(&folder, &arguments(command));
        ran += 1;
        let printed = String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8");
        let printed = printed.replace("\r\n", "\n");
        let printed: Vec<&str> = printed.trim_end().lines().collect();
        let place = format!("{GUIDE}:{}: $ gouji {command}", block.lines.start + 1);
        if !shows(shown, &printed) {
            if update && !shown.iter().any(|line| line.starts_with('…')) {
                let inside = block.lines.start + 1..block.lines.end;
                renewed.push((inside, printed.join("\n")));
            } else {
                wrong.push(format!("{place}\n{}", printed.join("\n")));
            }
        }
        let code_text = block.after.split_once("退出码是").map(|(_, rest)| rest);
        let digits =
            code_text.map(|rest| rest.trim_start().chars().take_while(char::is_ascii_digit));
        let code = digits.map(|digits| digits.collect::<String>());
        let real = output.status.code().expect("an exit code").to_string();
        if code.is_some_and(|code| code != real) {
            wrong.push(format!("{place}\nthe exit code is {real}"));
        }
    }
    assert!(ran >= 15, "{ran} commands");
    if !renewed.is_empty() {
        let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        for (inside, printed) in renewed.into_iter().rev() {
            lines.splice(inside, [printed]);
        }
        fs::write(root().join(GUIDE), lines.join("\n") + "\n").expect("the guide");
    }
    assert!(
        wrong.is_empty(),
        "GOUJI_UPDATE=1 rewrites what is shown in full; the rest is for a person:\n\n{}",
        wrong.join("\n\n")
    );
}

/// The expressions in the tables' columns of this heading.
fn expressions<'t>(text: &'t str, heading: &str) -> Vec<&'t str> {
    let (mut column, mut found) = (None, Vec::new());
    for line in text.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if !line.starts_with('|') {
            column = None;
        } else if let Some(head) = cells.iter().position(|cell| *cell == heading) {
            column = Some(head);
        } else if let Some(cell) = column.and_then(|column| cells.get(column)) {
            found.extend(cell.split('`').skip(1).step_by(2));
        }
    }
    found
}

/// The exit code of an expression on the command line, and what is said of it.
fn try_expression(folder: &Path, expression: &str) -> (Option<i32>, String) {
    let words = ["check", "石桥乡.txt", "--rule", expression].map(str::to_owned);
    let output = run(folder, &words);
    let error_text = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), error_text)
}

#[test]
fn the_tables_say_what_can_be_written() {
    let text = guide();
    let folder = prepared("guide-tables", &text);
    let readable = expressions(&text, "勾稽");
    assert!(readable.len() >= 15, "{readable:?}");
    for expression in readable {
        let (code, error_text) = try_expression(&folder, expression);
        assert!(matches!(code, Some(0 | 1)), "{expression}\n{error_text}");
    }
}

/// What the table of slips says to write, written into a rule.
#[test]
fn the_texts_that_avoid_a_slip_do() {
    let text = guide();
    let folder = prepared("guide-slips", &text);
    let shown = expressions(&text, "例子");
    let lines: Vec<&&str> = shown
        .iter()
        .filter(|line| line.starts_with("title: ") || line.starts_with("basis: "))
        .collect();
    assert!(lines.len() >= 3, "{shown:?}");
    for line in lines {
        let rule = format!(
            "gouji: rules/1\nform: xxgk-2014\nrules:\n- id: own\n  {line}\n  check: 会议数 >= 0\n"
        );
        fs::write(folder.join("own.yaml"), rule).expect("a file");
        let words = [
            "check",
            "青石镇.txt",
            "--rules",
            "own.yaml",
            "--only",
            "own",
        ];
        let output = run(&folder, &words.map(str::to_owned));
        let error_text = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{line}\n{error_text}");
    }
}

#[test]
fn the_guide_is_short() {
    let text = guide();
    assert!(text.lines().count() <= 660, "{}", text.lines().count());
    assert!(!text.contains("请勿"));
}
