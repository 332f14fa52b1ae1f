//! One of each kind that has a message, with ASCII in every field.

use gouji_model::{
    ClaimId, ColumnContext, Expected, FigureId, MistakeKind, NoticeKind, ReadingProblemKind,
    Reason, RowId, SubmitterId, Suggestion, TableClaim, YamlType,
};

pub(super) fn text() -> String {
    "x".to_owned()
}

pub(super) fn texts() -> Vec<String> {
    vec![text(), text()]
}

pub(super) fn near() -> Suggestion {
    Suggestion { near: vec![text()] }
}

pub(super) fn needs_column(context: ColumnContext) -> MistakeKind {
    MistakeKind::NeedsColumn {
        name: text(),
        columns: texts(),
        context,
    }
}

/// One of each kind, with ASCII in every field.
#[expect(clippy::too_many_lines, reason = "one of each kind")]
pub(super) fn mistakes() -> Vec<MistakeKind> {
    use MistakeKind as K;
    use gouji_model::ClaimMistake as C;
    use gouji_model::GroupMistake as G;
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
        K::Group(G::LevelWanted),
        K::Group(G::UnknownLevel {
            found: text(),
            suggestion: near(),
        }),
        K::Group(G::LevelAlone),
        K::Group(G::UnknownLikeness {
            found: text(),
            allowed: vec![text()],
            suggestion: near(),
        }),
        K::Group(G::ProseOverCounty),
        K::Group(G::GroupWanted { function: text() }),
        K::Group(G::AggregateWanted { name: text() }),
        K::Group(G::UnknownReach {
            found: text(),
            suggestion: near(),
        }),
        K::UnknownScope {
            found: text(),
            suggestion: near(),
            known: texts(),
        },
        K::Claim(C::SaysNothing),
        K::Claim(C::TwoNumbers),
        K::Claim(C::NoNumber),
        K::Claim(C::NumberAndValue),
        K::Claim(C::BadValue { found: text() }),
        K::Claim(C::BadValue {
            found: String::new(),
        }),
        K::Claim(C::UnknownPlaceholder {
            found: text(),
            suggestion: near(),
        }),
        K::Claim(C::UnknownRegion {
            found: text(),
            suggestion: near(),
            known: texts(),
        }),
        K::Claim(C::NameTaken { name: text() }),
        K::Claim(C::Unused { name: text() }),
        K::Claim(C::ClaimWanted {
            function: text(),
            known: texts(),
        }),
        K::Claim(C::ClaimWanted {
            function: text(),
            known: Vec::new(),
        }),
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

/// The number of a kind among all but those of a county's config: a kind without a number does not compile, and one
/// without a sample leaves a gap in the numbers of the samples.
#[expect(clippy::too_many_lines, reason = "one of each kind")]
pub(super) fn number(kind: &MistakeKind) -> Option<usize> {
    use MistakeKind as K;
    use gouji_model::ClaimMistake as C;
    use gouji_model::GroupMistake as G;
    Some(match kind {
        K::County(_) => return None,
        K::NotUtf8 => 0,
        K::TooLarge { .. } => 1,
        K::EmptyFile => 2,
        K::NoHeader => 3,
        K::SeveralDocuments => 4,
        K::TooDeep => 5,
        K::Syntax { .. } => 6,
        K::UnclosedYamlQuote => 7,
        K::UnquotedCell { .. } => 8,
        K::MissingSpace { .. } => 9,
        K::TabIndent => 10,
        K::FullWidthSign { .. } => 11,
        K::CutByComment { .. } => 12,
        K::ReservedSign { .. } => 13,
        K::Anchor => 14,
        K::Tag => 15,
        K::DuplicateKey { .. } => 16,
        K::KeyNotText => 17,
        K::UnknownKey { .. } => 18,
        K::MissingKey { .. } => 19,
        K::WrongType { .. } => 20,
        K::NotOneOf { .. } => 21,
        K::BadShape { .. } => 22,
        K::MustNotBeEmpty => 23,
        K::OutOfRange { .. } => 24,
        K::Structure { .. } => 25,
        K::WrongKind { .. } => 26,
        K::UnknownForm { .. } => 27,
        K::UnexpectedCharacter { .. } => 28,
        K::UnexpectedToken { .. } => 29,
        K::UnclosedBracket { .. } => 30,
        K::UnopenedBracket { .. } => 31,
        K::UnclosedQuote => 32,
        K::EmptyExpression => 33,
        K::ChainedComparison => 34,
        K::NumberTooLong => 35,
        K::ExpressionTooDeep => 36,
        K::UnknownName { .. } => 37,
        K::ColumnForRow { .. } => 38,
        K::ColumnBeforeRow { .. } => 39,
        K::RowAsFunction { .. } => 40,
        K::GluedWord { .. } => 41,
        K::AmbiguousName { .. } => 42,
        K::UnknownFunction { .. } => 43,
        K::WrongArguments { .. } => 44,
        K::NoParts { .. } => 45,
        K::OutsideEach { .. } => 46,
        K::NoParent { .. } => 47,
        K::NeedsColumn { .. } => 48,
        K::UnknownColumn { .. } => 49,
        K::UnknownTable { .. } => 50,
        K::UnlikeUnits { .. } => 51,
        K::UnlikeParts { .. } => 52,
        K::NumberWanted => 53,
        K::ConditionWanted => 54,
        K::NotANumber { .. } => 55,
        K::FigureWanted { .. } => 56,
        K::RoundingNeedsDecimals => 57,
        K::DivisionByZero => 58,
        K::DuplicateId { .. } => 59,
        K::NamesNoFigure => 60,
        K::EachUnused { .. } => 61,
        K::NothingToCheck { .. } => 62,
        K::UnknownScope { .. } => 63,
        K::DuplicateFormId { .. } => 64,
        K::UnknownRow { .. } => 65,
        K::BackwardRange { .. } => 66,
        K::ParentAfterChild { .. } => 67,
        K::PartOfItself { .. } => 68,
        K::PartTwice { .. } => 69,
        K::ReservedName { .. } => 70,
        K::SameName { .. } => 71,
        K::RowsOfRulesMissing { .. } => 72,
        K::TotalWithoutParts { .. } => 73,
        K::MissingUnit { .. } => 74,
        K::BadYears { .. } => 75,
        K::UnknownRule { .. } => 76,
        K::BadCaseValue { .. } => 77,
        K::Group(G::LevelWanted) => 78,
        K::Group(G::UnknownLevel { .. }) => 79,
        K::Group(G::LevelAlone) => 80,
        K::Group(G::GroupWanted { .. }) => 81,
        K::Group(G::AggregateWanted { .. }) => 82,
        K::Group(G::UnknownLikeness { .. }) => 83,
        K::Group(G::ProseOverCounty) => 84,
        K::Group(G::UnknownReach { .. }) => 85,
        K::Claim(C::SaysNothing) => 86,
        K::Claim(C::TwoNumbers) => 87,
        K::Claim(C::NoNumber) => 88,
        K::Claim(C::NumberAndValue) => 89,
        K::Claim(C::BadValue { .. }) => 90,
        K::Claim(C::UnknownPlaceholder { .. }) => 91,
        K::Claim(C::UnknownRegion { .. }) => 92,
        K::Claim(C::NameTaken { .. }) => 93,
        K::Claim(C::Unused { .. }) => 94,
        K::Claim(C::ClaimWanted { .. }) => 95,
    })
}

#[expect(clippy::too_many_lines, reason = "one of each kind")]
pub(super) fn problems() -> Vec<(ReadingProblemKind, usize)> {
    use ReadingProblemKind as K;
    let row = RowId::new(0);
    let absent = |cut_off_after| K::AbsentRows {
        first: row,
        last: row,
        count: 2,
        cut_off_after,
        picture: None,
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
        (
            K::NoFigures {
                table: text(),
                is_whole_report: true,
            },
            0,
        ),
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
        (K::OtherForm { title: text() }, 0),
        (
            K::ParallelYears {
                years: vec![text(), text()],
            },
            0,
        ),
        (K::LostCharacter { raw: text() }, 0),
        (
            K::LeftOut {
                claim: TableClaim::OtherYear,
                said: text(),
            },
            0,
        ),
        (
            K::OtherwiseCalled {
                claim: TableClaim::Sample,
                said: text(),
            },
            0,
        ),
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

pub(super) fn reasons() -> [Reason; 24] {
    let figure = FigureId::new(0);
    [
        Reason::Guard,
        Reason::NothingFilled,
        Reason::NotStated(figure),
        Reason::Omitted(figure),
        Reason::Absent(figure),
        Reason::Unreadable(figure),
        Reason::NotPlaced(figure),
        Reason::UnplacedPart(RowId::new(0)),
        Reason::DivisionByZero,
        Reason::NoLastYear,
        Reason::LastYearLacks(figure),
        Reason::LastYearOmits(figure),
        Reason::NoLevel,
        Reason::NoReportOf(SubmitterId::new(0), 1),
        Reason::NoReportOf(SubmitterId::new(0), 2),
        Reason::NotStatedBy(SubmitterId::new(0), figure),
        Reason::NobodyStates,
        Reason::NoOthers,
        Reason::NotClaimed(ClaimId::new(0)),
        Reason::ClaimsDiffer(ClaimId::new(0)),
        Reason::NoList,
        Reason::NoRoster,
        Reason::NoYear,
        Reason::Overflow,
    ]
}
