//! Every kind has words of its own, and the languages do not mix.

use super::samples::{mistakes, number, problems, reasons, text, texts};
use crate::words::{ProblemFacts, Words};
use gouji_model::{
    FileKind, Language, Limit, MistakeKind, ReadError, RecognitionFailure, Severity, State, Years,
};
use std::collections::BTreeSet;

const BOTH: [Language; 2] = [Language::Zh, Language::En];

/// Every sentence about the samples in one language.
#[expect(clippy::too_many_lines, reason = "one of each kind")]
fn all_sentences(language: Language) -> Vec<String> {
    use FileKind::{Archive, Docx, Image, Works};
    let words = Words(language);
    let mut sentences = Vec::new();
    for kind in mistakes() {
        let mistake = words.mistake(&kind);
        sentences.extend([
            mistake.message,
            mistake.label,
            mistake.help,
            words.related_label(&kind, None),
        ]);
    }
    for (kind, rows) in problems() {
        let rows = texts().into_iter().take(rows).collect();
        let (value, unit) = (Some("1".to_owned()), Some(text()));
        let problem = words.problem(
            &kind,
            &ProblemFacts {
                label: text(),
                value,
                unit,
                rows,
                ..ProblemFacts::default()
            },
        );
        sentences.extend([problem.title, problem.message, problem.help]);
    }
    for reason in reasons() {
        sentences.push(words.reason(reason, "x"));
        sentences.push(words.undecided_cause(Some(reason), "", 2));
    }
    let kinds = [Docx, Works, Image, Archive].into_iter().flat_map(|kind| {
        [
            ReadError::Unsupported { kind },
            ReadError::Encrypted { kind },
            ReadError::Damaged { kind },
            ReadError::Undecodable { kind },
        ]
    });
    let limits = [
        Limit::Bytes(1 << 26),
        Limit::Unpacked(1 << 28),
        Limit::Files(1000),
        Limit::Cells(2_000_000),
        Limit::Tables(50),
        Limit::Depth(50),
        Limit::Pages(500),
        Limit::Steps(1000),
    ];
    let limits = limits.map(|limit| ReadError::Beyond { limit });
    let others = [
        ReadError::Empty,
        ReadError::EmptyArchive,
        ReadError::NoTextLayer,
        ReadError::NotText,
        ReadError::PermissionDenied,
        ReadError::Io { detail: text() },
    ];
    let unrecognised = [None, Some(text())].map(|nearest| RecognitionFailure {
        nearest,
        rows_found: 7,
        known: vec![(
            text(),
            Years {
                first: 2014,
                last: None,
            },
        )],
        pictures: Vec::new(),
    });
    let pairs = kinds
        .chain(limits)
        .chain(others)
        .map(|item| words.read_error(&item));
    for (message, help) in pairs.chain(
        unrecognised
            .iter()
            .map(|item| words.recognition_failure(item)),
    ) {
        sentences.extend([message, help]);
    }
    for state in [
        State::Number,
        State::Blank,
        State::Dash,
        State::None,
        State::Unreadable,
        State::Absent,
        State::Omitted,
        State::NotPlaced,
    ] {
        sentences.push(words.state(state).to_owned());
    }
    for severity in [Severity::Error, Severity::Query, Severity::Note] {
        sentences.push(words.severity_in_full(severity).to_owned());
    }
    sentences
}

#[test]
fn every_kind_of_mistake_has_words() {
    let numbers: BTreeSet<usize> = mistakes().iter().filter_map(number).collect();
    let last = numbers.last().copied().unwrap();
    assert!(
        (0..=last).eq(numbers),
        "a kind of mistake is not among the samples"
    );
    let codes: BTreeSet<&str> = mistakes().iter().map(MistakeKind::code).collect();
    assert_eq!(codes.len(), last + 1, "two kinds have the same code");
    for language in BOTH {
        for kind in mistakes() {
            let sentence = Words(language).mistake(&kind);
            assert!(
                !sentence.message.contains(kind.code()),
                "{} has no words",
                kind.code()
            );
            assert!(
                !sentence.message.ends_with(['。', '.']),
                "{}",
                sentence.message
            );
            assert!(!sentence.help.is_empty(), "{}", kind.code());
        }
    }
}

#[test]
fn english_holds_no_chinese() {
    for sentence in all_sentences(Language::En) {
        assert!(
            sentence.chars().all(|item| item.is_ascii() || item == '…'),
            "{sentence}"
        );
    }
}

/// Keys, ids, file names and names of programs that a Chinese sentence must quote.
const QUOTED: [&str; 58] = [
    "for",
    "in",
    "read",
    "n",
    "column",
    "explain",
    "row",
    "of",
    "figures",
    "finds",
    "gouji",
    "rules",
    "form",
    "xxgk",
    "title",
    "severity",
    "error",
    "query",
    "note",
    "check",
    "each",
    "total",
    "subset",
    "heading",
    "detail",
    "when",
    "units",
    "as",
    "counts",
    "tolerance",
    "rounding",
    "parts",
    "role",
    "unit",
    "name",
    "label",
    "years",
    "rule",
    "id",
    "my",
    "sum",
    "to",
    "true",
    "false",
    "no",
    "Tab",
    "UTF",
    "KB",
    "MB",
    "Word",
    "Microsoft",
    "Works",
    "OpenDocument",
    "Excel",
    "WPS",
    "forms",
    "known",
    "county",
];

#[test]
fn chinese_holds_no_english_but_what_is_quoted() {
    for sentence in all_sentences(Language::Zh) {
        for word in sentence.split(|sign: char| !sign.is_ascii_alphabetic()) {
            let is_file = [
                "docx", "xlsx", "zip", "mht", "odt", "ods", "doc", "xls", "wps", "rar", "txt",
                "PDF", "RTF",
            ]
            .contains(&word);
            assert!(
                word.len() < 2 || word == "SUM" || is_file || QUOTED.contains(&word),
                "{word:?} in {sentence}"
            );
        }
    }
}

#[test]
fn chinese_style() {
    for sentence in all_sentences(Language::Zh) {
        for avoided in ["请勿", "非法", "！", "YAML", "您"] {
            assert!(!sentence.contains(avoided), "{avoided} in {sentence}");
        }
    }
}
