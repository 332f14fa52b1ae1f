//! Every kind has words of its own, and the languages do not mix.

use super::samples::{mistakes, problems, reasons, text, texts};
use crate::words::{ProblemFacts, Words};
use gouji_model::{
    FileKind, Language, Limit, MistakeKind, ReadError, RecognitionFailure, Severity, State, Years,
};

const BOTH: [Language; 2] = [Language::Zh, Language::En];

/// Everything that is said of the samples in one language.
#[expect(clippy::too_many_lines, reason = "one of each kind")]
fn all(language: Language) -> Vec<String> {
    use FileKind::{Archive, Docx, Image, Works};
    let words = Words(language);
    let mut said = Vec::new();
    for kind in mistakes() {
        let of = words.mistake(&kind);
        said.extend([of.message, of.label, of.help, words.related(&kind, None)]);
    }
    for (kind, rows) in problems() {
        let rows = texts().into_iter().take(rows).collect();
        let (value, unit) = (Some("1".to_owned()), Some(text()));
        let of = words.problem(
            &kind,
            &ProblemFacts {
                label: text(),
                value,
                unit,
                rows,
                ..ProblemFacts::default()
            },
        );
        said.extend([of.title, of.message, of.help]);
    }
    for reason in reasons() {
        said.push(words.reason(reason, "x"));
        said.push(words.undecided_cause(Some(reason), "", true));
    }
    let kinds = [Docx, Works, Image, Archive].into_iter().flat_map(|kind| {
        [
            ReadError::Unsupported { kind },
            ReadError::Encrypted { kind },
            ReadError::Damaged { kind },
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
    });
    let pairs = kinds
        .chain(limits)
        .chain(others)
        .map(|each| words.unreadable(&each));
    for (message, help) in pairs.chain(unrecognised.iter().map(|each| words.unrecognised(each))) {
        said.extend([message, help]);
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
        said.push(words.state(state).to_owned());
    }
    for severity in [Severity::Error, Severity::Query, Severity::Note] {
        said.push(words.severity_in_full(severity).to_owned());
    }
    said
}

/// The codes are counted in the model's own source, so that a new kind without words is seen.
#[test]
fn every_kind_of_mistake_has_words() {
    let source = include_str!("../../../../model/src/mistake_codes.rs");
    let claims = include_str!("../../../../model/src/claim_mistake.rs");
    let lines = source.lines().chain(claims.lines());
    let codes = lines.filter(|line| line.contains("=> \"")).count();
    let mut kinds: Vec<&str> = mistakes().iter().map(MistakeKind::code).collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(
        kinds.len(),
        codes,
        "a kind of mistake is not among the samples"
    );
    for language in BOTH {
        for kind in mistakes() {
            let said = Words(language).mistake(&kind);
            assert!(
                !said.message.contains(kind.code()),
                "{} has no words",
                kind.code()
            );
            assert!(!said.message.ends_with(['。', '.']), "{}", said.message);
            assert!(!said.help.is_empty(), "{}", kind.code());
        }
    }
}

#[test]
fn english_holds_no_chinese() {
    for said in all(Language::En) {
        assert!(
            said.chars().all(|each| each.is_ascii() || each == '…'),
            "{said}"
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
    for said in all(Language::Zh) {
        for word in said.split(|each: char| !each.is_ascii_alphabetic()) {
            let is_file = [
                "docx", "xlsx", "zip", "mht", "odt", "ods", "doc", "xls", "wps", "rar", "txt",
                "PDF", "RTF",
            ]
            .contains(&word);
            assert!(
                word.len() < 2 || word == "SUM" || is_file || QUOTED.contains(&word),
                "{word:?} in {said}"
            );
        }
    }
}

#[test]
fn chinese_style() {
    for said in all(Language::Zh) {
        for avoided in ["请勿", "非法", "！", "YAML", "您"] {
            assert!(!said.contains(avoided), "{avoided} in {said}");
        }
    }
}
