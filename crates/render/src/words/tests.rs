//! Every kind has words of its own, and the languages do not mix.

use super::{ProblemFacts, Words};
use gouji_model::{
    ColumnContext, Expected, FigureId, FileKind, Language, Limit, MistakeKind, NoticeKind,
    ProblemKind, Reason, RowId, Severity, State, Suggestion, Unreadable, Unrecognised, YamlType,
    Years,
};

const BOTH: [Language; 2] = [Language::Zh, Language::En];

fn text() -> String {
    "x".to_owned()
}

fn texts() -> Vec<String> {
    vec![text(), text()]
}

fn near() -> Suggestion {
    Suggestion { near: vec![text()] }
}

fn needs_column(context: ColumnContext) -> MistakeKind {
    MistakeKind::NeedsColumn {
        name: text(),
        columns: texts(),
        context,
    }
}

/// One of each kind, with ASCII in every field.
fn mistakes() -> Vec<MistakeKind> {
    use MistakeKind as K;
    let suggestion = Suggestion::default;
    vec![
        K::NotUtf8,
        K::TooLarge { limit: 4 << 20 },
        K::EmptyFile,
        K::NoHeader,
        K::SeveralDocuments,
        K::TooDeep,
        K::Syntax { detail: text() },
        K::UnclosedYamlQuote,
        K::UnquotedCell { cell: text() },
        K::MissingSpace { key: text() },
        K::TabIndent,
        K::FullWidthSign {
            written: 'x',
            wanted: ':',
        },
        K::FullWidthSign {
            written: 'x',
            wanted: '-',
        },
        K::FullWidthSign {
            written: 'x',
            wanted: ',',
        },
        K::CutByComment { lost: text() },
        K::ReservedSign { sign: '>' },
        K::Anchor,
        K::Tag,
        K::DuplicateKey { key: text() },
        K::KeyNotText,
        K::UnknownKey {
            key: text(),
            suggestion: near(),
            known: texts(),
        },
        K::UnknownKey {
            key: text(),
            suggestion: suggestion(),
            known: texts(),
        },
        K::MissingKey {
            key: "title".to_owned(),
        },
        K::MissingKey { key: text() },
        K::WrongType {
            expected: vec![YamlType::Text, YamlType::List],
            found: YamlType::Mapping,
        },
        K::WrongType {
            expected: vec![YamlType::Number],
            found: YamlType::Null,
        },
        K::WrongType {
            expected: vec![YamlType::Boolean],
            found: YamlType::List,
        },
        K::NotOneOf {
            found: text(),
            allowed: vec!["error".to_owned(), text()],
            suggestion: near(),
        },
        K::BadShape {
            found: text(),
            pattern: text(),
        },
        K::MustNotBeEmpty,
        K::OutOfRange { found: text() },
        K::Structure { detail: text() },
        K::WrongKind {
            found: text(),
            allowed: texts(),
        },
        K::UnknownForm {
            id: text(),
            suggestion: near(),
        },
        K::UnexpectedCharacter { found: '?' },
        K::UnexpectedToken {
            found: None,
            expected: Expected::Operand,
        },
        K::UnexpectedToken {
            found: Some(text()),
            expected: Expected::Operator,
        },
        K::UnexpectedToken {
            found: Some(text()),
            expected: Expected::Name,
        },
        K::UnexpectedToken {
            found: Some(text()),
            expected: Expected::CommaOrClose,
        },
        K::UnexpectedToken {
            found: Some(text()),
            expected: Expected::List,
        },
        K::UnclosedBracket {
            open: '(',
            close: ')',
        },
        K::UnopenedBracket { close: ')' },
        K::UnclosedQuote,
        K::EmptyExpression,
        K::ChainedComparison,
        K::NumberTooLong,
        K::ExpressionTooDeep,
        K::UnknownName {
            name: text(),
            form: text(),
            suggestion: near(),
        },
        K::UnknownName {
            name: text(),
            form: text(),
            suggestion: suggestion(),
        },
        K::ColumnForRow {
            name: text(),
            tables: texts(),
            cell: text(),
        },
        K::ColumnBeforeRow { cell: text() },
        K::RowAsFunction {
            name: text(),
            cell: Some(text()),
        },
        K::RowAsFunction {
            name: text(),
            cell: None,
        },
        K::GluedWord {
            word: text(),
            spaced: text(),
        },
        K::AmbiguousName {
            name: text(),
            choices: texts(),
        },
        K::UnknownFunction {
            name: "SUM".to_owned(),
            suggestion: suggestion(),
        },
        K::WrongArguments {
            function: text(),
            wants: "1..".to_owned(),
            found: 0,
        },
        K::NoParts {
            name: text(),
            columns: None,
        },
        K::NoParts {
            name: text(),
            columns: Some((text(), text())),
        },
        K::OutsideEach { word: text() },
        K::NoParent { name: text() },
        needs_column(ColumnContext::Once),
        needs_column(ColumnContext::InEachRow),
        needs_column(ColumnContext::InOtherEach),
        needs_column(ColumnContext::InCase),
        K::UnknownColumn {
            name: text(),
            table: text(),
            columns: texts(),
            suggestion: near(),
        },
        K::UnknownColumn {
            name: text(),
            table: text(),
            columns: Vec::new(),
            suggestion: suggestion(),
        },
        K::UnknownTable {
            name: text(),
            tables: texts(),
            suggestion: suggestion(),
        },
        K::UnlikeUnits {
            left: text(),
            right: text(),
        },
        K::UnlikeParts {
            name: text(),
            units: texts(),
        },
        K::NumberWanted,
        K::ConditionWanted,
        K::NotANumber { found: text() },
        K::FigureWanted { function: text() },
        K::RoundingNeedsDecimals,
        K::DivisionByZero,
        K::DuplicateId { id: text() },
        K::NamesNoFigure,
        K::EachUnused { scope: text() },
        K::NothingToCheck { scope: text() },
        K::UnknownScope {
            found: text(),
            suggestion: near(),
            known: texts(),
        },
        K::NotSupportedYet { what: text() },
        K::DuplicateFormId { id: text() },
        K::UnknownRow {
            id: text(),
            suggestion: near(),
        },
        K::BackwardRange { range: text() },
        K::ParentAfterChild { parent: text() },
        K::PartOfItself { id: text() },
        K::PartTwice { id: text() },
        K::ReservedName { name: text() },
        K::SameName { name: text() },
        K::RowsOfRulesMissing {
            names: vec![text()],
        },
        K::TotalWithoutParts { name: text() },
        K::MissingUnit { name: text() },
        K::BadYears { found: text() },
        K::UnknownRule {
            id: text(),
            suggestion: near(),
        },
        K::BadCaseValue { found: text() },
    ]
}

fn problems() -> Vec<(ProblemKind, usize)> {
    use ProblemKind as K;
    let row = RowId::new(0);
    let absent = |cut_off_after| K::AbsentRows {
        first: row,
        last: row,
        count: 2,
        cut_off_after,
    };
    vec![
        (K::UnreadableValue { raw: text() }, 0),
        (
            K::UnsuitableNumber {
                raw: text(),
                scale: 0,
            },
            0,
        ),
        (
            K::UnsuitableNumber {
                raw: text(),
                scale: 4,
            },
            0,
        ),
        (absent(None), 1),
        (absent(None), 2),
        (absent(Some(60)), 2),
        (
            K::UnplacedRow {
                text: text(),
                candidates: Vec::new(),
            },
            0,
        ),
        (
            K::UnplacedRow {
                text: text(),
                candidates: vec![row],
            },
            1,
        ),
        (
            K::UnplacedRow {
                text: text(),
                candidates: vec![row, row],
            },
            2,
        ),
        (
            K::UnitInCell {
                raw: text(),
                unit: text(),
            },
            0,
        ),
        (K::OtherUnit { printed: text() }, 0),
        (K::NoUnit { taken: text() }, 0),
        (K::HeadingHasValue, 0),
        (K::NotPlaced { seen: text() }, 0),
        (
            K::NotPlaced {
                seen: String::new(),
            },
            0,
        ),
        (K::NoFigures { table: text() }, 0),
        (
            K::UnknownHeader {
                rows: (2, 3),
                unknown: vec![text()],
                lacking: Vec::new(),
            },
            0,
        ),
        (
            K::UnknownHeader {
                rows: (0, 0),
                unknown: vec![text(), text()],
                lacking: Vec::new(),
            },
            2,
        ),
        (K::OutsideColumns { seen: text() }, 0),
        (
            K::SeveralReports {
                names: vec![text(), text()],
            },
            0,
        ),
        (K::LabelDiffers { printed: text() }, 0),
        (
            K::Notice {
                kind: NoticeKind::StruckOut,
                more: 1,
            },
            0,
        ),
        (
            K::Notice {
                kind: NoticeKind::HiddenSheet { name: text() },
                more: 1,
            },
            0,
        ),
    ]
}

fn reasons() -> [Reason; 10] {
    let figure = FigureId::new(0);
    [
        Reason::Guard,
        Reason::NotStated(figure),
        Reason::Omitted(figure),
        Reason::Absent(figure),
        Reason::Unreadable(figure),
        Reason::NotPlaced(figure),
        Reason::UnplacedPart(RowId::new(0)),
        Reason::DivisionByZero,
        Reason::NoYear,
        Reason::Overflow,
    ]
}

/// Everything that is said of the samples in one language.
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
            Unreadable::Unsupported { kind },
            Unreadable::Encrypted { kind },
            Unreadable::Damaged { kind },
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
    let limits = limits.map(|limit| Unreadable::Beyond { limit });
    let others = [
        Unreadable::Empty,
        Unreadable::EmptyArchive,
        Unreadable::NoTextLayer,
        Unreadable::NotText,
        Unreadable::PermissionDenied,
        Unreadable::Io { detail: text() },
    ];
    let unrecognised = [None, Some(text())].map(|nearest| Unrecognised {
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
    let source = include_str!("../../../model/src/mistake_codes.rs");
    let codes = source.lines().filter(|line| line.contains("=> \"")).count();
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
const QUOTED: [&str; 53] = [
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
