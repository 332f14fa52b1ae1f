//! The codes of mistakes, by which people and programs speak of them.

use crate::{GroupMistake, MistakeKind};

impl MistakeKind {
    /// The stable code of the kind, one for each.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotUtf8 => "file/not-utf8",
            Self::TooLarge { .. } => "file/too-large",
            Self::EmptyFile => "file/empty",
            Self::NoHeader => "file/no-header",
            Self::SeveralDocuments => "file/several-documents",
            Self::TooDeep => "file/too-deep",
            Self::Syntax { .. } => "yaml/syntax",
            Self::UnclosedYamlQuote => "yaml/unclosed-quote",
            Self::UnquotedCell { .. } => "yaml/unquoted-cell",
            Self::MissingSpace { .. } => "yaml/missing-space",
            Self::TabIndent => "yaml/tab",
            Self::FullWidthSign { .. } => "yaml/full-width-sign",
            Self::CutByComment { .. } => "yaml/cut-by-comment",
            Self::ReservedSign { .. } => "yaml/reserved-sign",
            Self::Anchor => "yaml/anchor",
            Self::Tag => "yaml/tag",
            Self::DuplicateKey { .. } => "yaml/duplicate-key",
            Self::KeyNotText => "yaml/key-not-text",
            Self::UnknownKey { .. } => "structure/unknown-key",
            Self::MissingKey { .. } => "structure/missing-key",
            Self::WrongType { .. } => "structure/wrong-type",
            Self::NotOneOf { .. } => "structure/not-one-of",
            Self::BadShape { .. } => "structure/bad-shape",
            Self::MustNotBeEmpty => "structure/empty",
            Self::OutOfRange { .. } => "structure/out-of-range",
            Self::Structure { .. } => "structure/other",
            Self::WrongKind { .. } => "structure/wrong-kind",
            Self::UnknownForm { .. } => "name/unknown-form",
            Self::UnexpectedCharacter { .. } => "expression/unexpected-character",
            Self::UnexpectedToken { .. } => "expression/unexpected-token",
            Self::UnclosedBracket { .. } => "expression/unclosed-bracket",
            Self::UnopenedBracket { .. } => "expression/unopened-bracket",
            Self::UnclosedQuote => "expression/unclosed-quote",
            Self::EmptyExpression => "expression/empty",
            Self::ChainedComparison => "expression/chained-comparison",
            Self::NumberTooLong => "expression/number-too-long",
            Self::ExpressionTooDeep => "expression/too-deep",
            Self::UnknownName { .. } => "name/unknown",
            Self::ColumnForRow { .. } => "name/column-for-row",
            Self::ColumnBeforeRow { .. } => "name/column-before-row",
            Self::RowAsFunction { .. } => "name/row-as-function",
            Self::GluedWord { .. } => "name/glued-word",
            Self::AmbiguousName { .. } => "name/ambiguous",
            Self::UnknownFunction { .. } => "name/unknown-function",
            Self::WrongArguments { .. } => "name/wrong-arguments",
            Self::NoParts { .. } => "name/no-parts",
            Self::OutsideEach { .. } => "name/outside-each",
            Self::NoParent { .. } => "name/no-parent",
            Self::NeedsColumn { .. } => "name/needs-column",
            Self::UnknownColumn { .. } => "name/unknown-column",
            Self::UnknownTable { .. } => "name/unknown-table",
            Self::UnlikeUnits { .. } => "type/unlike-units",
            Self::UnlikeParts { .. } => "type/unlike-parts",
            Self::NumberWanted => "type/number-wanted",
            Self::ConditionWanted => "type/condition-wanted",
            Self::NotANumber { .. } => "type/not-a-number",
            Self::FigureWanted { .. } => "type/figure-wanted",
            Self::RoundingNeedsDecimals => "type/rounding-needs-decimals",
            Self::DivisionByZero => "type/division-by-zero",
            Self::DuplicateId { .. } => "rule/duplicate-id",
            Self::NamesNoFigure => "rule/names-no-figure",
            Self::EachUnused { .. } => "rule/each-unused",
            Self::NothingToCheck { .. } => "rule/nothing-to-check",
            Self::Group(mistake) => mistake.code(),
            Self::UnknownScope { .. } => "rule/unknown-scope",
            Self::Claim(mistake) => mistake.code(),
            Self::DuplicateFormId { .. } => "form/duplicate-id",
            Self::UnknownRow { .. } => "form/unknown-row",
            Self::BackwardRange { .. } => "form/backward-range",
            Self::ParentAfterChild { .. } => "form/parent-after-child",
            Self::PartOfItself { .. } => "form/part-of-itself",
            Self::PartTwice { .. } => "form/part-twice",
            Self::ReservedName { .. } => "form/reserved-name",
            Self::SameName { .. } => "form/same-name",
            Self::RowsOfRulesMissing { .. } => "form/rows-of-rules-missing",
            Self::TotalWithoutParts { .. } => "form/total-without-parts",
            Self::MissingUnit { .. } => "form/missing-unit",
            Self::BadYears { .. } => "form/bad-years",
            Self::County(mistake) => mistake.code(),
            Self::UnknownRule { .. } => "case/unknown-rule",
            Self::BadCaseValue { .. } => "case/bad-value",
        }
    }
}

impl GroupMistake {
    /// The stable code of the kind.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::LevelWanted => "type/level-wanted",
            Self::UnknownLevel { .. } => "name/unknown-level",
            Self::LevelAlone => "type/level-alone",
            Self::GroupWanted { .. } => "type/group-wanted",
            Self::AggregateWanted { .. } => "type/aggregate-wanted",
            Self::UnknownLikeness { .. } => "name/unknown-likeness",
            Self::UnknownReach { .. } => "rule/unknown-reach",
        }
    }
}
