//! The codes of mistakes, by which people and programs speak of them.

use crate::{ClaimMistake, CountyMistake, GroupMistake, MistakeKind};

/// Gives each kind its code, and the list of all codes. Only a macro makes both of one table: a list beside a `match` could
/// lack a code.
macro_rules! codes {
    ($kind:ident $(, delegating $($inner:ident),+)? { $($name:ident $({ $dots:tt })? => $code:literal,)+ }) => {
        impl $kind {
            /// The codes of all kinds, without those of the mistakes that a kind holds.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The stable code of the kind, one for each.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$name $({ $dots })? => $code,)+
                    $($(Self::$inner(mistake) => mistake.code(),)+)?
                }
            }
        }
    };
}

/// The codes of all mistakes, in order.
#[must_use]
pub fn mistake_codes() -> Vec<&'static str> {
    let kinds = [
        MistakeKind::CODES,
        GroupMistake::CODES,
        ClaimMistake::CODES,
        CountyMistake::CODES,
    ];
    let mut codes = kinds.concat();
    codes.sort_unstable();
    codes
}

codes!(MistakeKind, delegating Group, Claim, County {
    NotUtf8 => "file/not-utf8",
    TooLarge { .. } => "file/too-large",
    EmptyFile => "file/empty",
    NoHeader => "file/no-header",
    SeveralDocuments => "file/several-documents",
    TooDeep => "file/too-deep",
    Syntax { .. } => "yaml/syntax",
    UnclosedYamlQuote => "yaml/unclosed-quote",
    UnquotedCell { .. } => "yaml/unquoted-cell",
    MissingSpace { .. } => "yaml/missing-space",
    TabIndent => "yaml/tab",
    FullWidthSign { .. } => "yaml/full-width-sign",
    CutByComment { .. } => "yaml/cut-by-comment",
    ReservedSign { .. } => "yaml/reserved-sign",
    Anchor => "yaml/anchor",
    Tag => "yaml/tag",
    DuplicateKey { .. } => "yaml/duplicate-key",
    KeyNotText => "yaml/key-not-text",
    UnknownKey { .. } => "structure/unknown-key",
    MissingKey { .. } => "structure/missing-key",
    WrongType { .. } => "structure/wrong-type",
    NotOneOf { .. } => "structure/not-one-of",
    BadShape { .. } => "structure/bad-shape",
    MustNotBeEmpty => "structure/empty",
    OutOfRange { .. } => "structure/out-of-range",
    Structure { .. } => "structure/other",
    WrongKind { .. } => "structure/wrong-kind",
    UnknownForm { .. } => "name/unknown-form",
    UnexpectedCharacter { .. } => "expression/unexpected-character",
    UnexpectedToken { .. } => "expression/unexpected-token",
    UnclosedBracket { .. } => "expression/unclosed-bracket",
    UnopenedBracket { .. } => "expression/unopened-bracket",
    UnclosedQuote => "expression/unclosed-quote",
    EmptyExpression => "expression/empty",
    ChainedComparison => "expression/chained-comparison",
    NumberTooLong => "expression/number-too-long",
    ExpressionTooDeep => "expression/too-deep",
    UnknownName { .. } => "name/unknown",
    ColumnForRow { .. } => "name/column-for-row",
    ColumnBeforeRow { .. } => "name/column-before-row",
    RowAsFunction { .. } => "name/row-as-function",
    GluedWord { .. } => "name/glued-word",
    AmbiguousName { .. } => "name/ambiguous",
    UnknownFunction { .. } => "name/unknown-function",
    WrongArguments { .. } => "name/wrong-arguments",
    NoParts { .. } => "name/no-parts",
    OutsideEach { .. } => "name/outside-each",
    NoParent { .. } => "name/no-parent",
    NeedsColumn { .. } => "name/needs-column",
    UnknownColumn { .. } => "name/unknown-column",
    UnknownTable { .. } => "name/unknown-table",
    UnlikeUnits { .. } => "type/unlike-units",
    UnlikeParts { .. } => "type/unlike-parts",
    NumberWanted => "type/number-wanted",
    ConditionWanted => "type/condition-wanted",
    NotANumber { .. } => "type/not-a-number",
    FigureWanted { .. } => "type/figure-wanted",
    RoundingNeedsDecimals => "type/rounding-needs-decimals",
    DivisionByZero => "type/division-by-zero",
    DuplicateId { .. } => "rule/duplicate-id",
    NamesNoFigure => "rule/names-no-figure",
    EachUnused { .. } => "rule/each-unused",
    NothingToCheck { .. } => "rule/nothing-to-check",
    UnknownScope { .. } => "rule/unknown-scope",
    DuplicateFormId { .. } => "form/duplicate-id",
    UnknownRow { .. } => "form/unknown-row",
    BackwardRange { .. } => "form/backward-range",
    ParentAfterChild { .. } => "form/parent-after-child",
    PartOfItself { .. } => "form/part-of-itself",
    PartTwice { .. } => "form/part-twice",
    ReservedName { .. } => "form/reserved-name",
    SameName { .. } => "form/same-name",
    RowsOfRulesMissing { .. } => "form/rows-of-rules-missing",
    TotalWithoutParts { .. } => "form/total-without-parts",
    MissingUnit { .. } => "form/missing-unit",
    BadYears { .. } => "form/bad-years",
    UnknownRule { .. } => "case/unknown-rule",
    BadCaseValue { .. } => "case/bad-value",
});

codes!(GroupMistake {
    LevelWanted => "type/level-wanted",
    UnknownLevel { .. } => "name/unknown-level",
    LevelAlone => "type/level-alone",
    GroupWanted { .. } => "type/group-wanted",
    AggregateWanted { .. } => "type/aggregate-wanted",
    UnknownLikeness { .. } => "name/unknown-likeness",
    ProseOverCounty => "rule/prose-over-county",
    UnknownReach { .. } => "rule/unknown-reach",
});

codes!(ClaimMistake {
    SaysNothing => "read/says-nothing",
    TwoNumbers => "read/two-numbers",
    NoNumber => "read/no-number",
    NumberAndValue => "read/number-and-value",
    BadValue { .. } => "read/bad-value",
    UnknownPlaceholder { .. } => "read/unknown-placeholder",
    UnknownRegion { .. } => "read/unknown-place",
    NameTaken { .. } => "read/name-taken",
    Unused { .. } => "read/unused",
    ClaimWanted { .. } => "read/claim-wanted",
});

codes!(CountyMistake {
    SubmitterTwice { .. } => "county/submitter-twice",
    NameOfTwo { .. } => "county/name-of-two",
    NoName => "county/no-name",
    TwoRosters => "county/two-rosters",
    NoRoster => "county/no-roster",
    YearWithTwoForms { .. } => "county/year-with-two-forms",
    NotYears { .. } => "county/not-years",
    UnknownRule { .. } => "county/unknown-rule",
    OverrideTwice { .. } => "county/override-twice",
    BadDate { .. } => "county/bad-date",
    NoSuchPath { .. } => "county/no-such-path",
});

#[cfg(test)]
mod tests {
    #[test]
    fn no_two_kinds_have_one_code() {
        let codes = super::mistake_codes();
        for pair in codes.windows(2) {
            assert_ne!(pair[0], pair[1]);
        }
    }
}
