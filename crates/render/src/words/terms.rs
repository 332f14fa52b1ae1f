//! Words without parameters: what they are called in the program.

/// Words without parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Term {
    /// The severity words.
    Error,
    Query,
    Note,
    /// Between a word and what it introduces.
    Colon,
    /// Before what to do.
    Help,
    Rule,
    Why,
    Basis,
    /// Before the rows that a finding needs and the document lacks.
    AbsentRows,
    /// Before the parts that are blank.
    BlankParts,
    /// Parts that are 0 and not drawn.
    ZeroParts,
    /// Before other figures that are blank.
    AlsoBlank,
    /// Before other figures that a rule does not hold for.
    AlsoRows,
    /// Before what last year's report says.
    LastYear,
    /// Before what each submitter has in a figure.
    Submitters,
    /// Before the figures that explain what is broken.
    Cause,
    /// Before the rules that are broken by what is told.
    Broken,
    /// Before what would tell which of several figures is wrong.
    Settle,
    /// Before the advice of a rule, where what to do is said before it.
    RuleAdvice,
    /// Before the report of another submitter that this one is like.
    Alike,
    /// Instead of a rule's basis and advice, where they were printed above.
    SeeAbove,
    /// In place of a name that is not known.
    Unknown,
    /// Columns of tables.
    Severity,
    Source,
    Submitter,
    File,
    Year,
    Form,
    Status,
    Undecided,
    Item,
    ItemColumn,
    Label,
    ColumnLabel,
    Unit,
    Value,
    State,
    Raw,
    Place,
    /// The headings of a rule's page.
    WhatItChecks,
    WhyHeading,
    BasisHeading,
    ExampleHeading,
    FixHeading,
    /// Before the parts of a rule as written.
    Check,
    When,
    Each,
    /// Where a rule comes from.
    BuiltIn,
    CountysOwn,
    /// Where a problem of reading comes from.
    WhileReading,
    /// Under an example: what it does not show.
    OthersBlank,
    /// Before what a check said of a case.
    Said,
    /// The column of what rules check.
    Checks,
    /// Before rows that could not be placed.
    Unplaced,
    /// Before the rules that the user's files replaced or added.
    Replaced,
    Added,
    Missing,
    /// Before a rule that the county changed; a rule that is off.
    Overridden,
    Off,
    /// The head over the findings of the batch, and a draft that does not count.
    Batch,
    Superseded,
    /// Before what was not checked for want of other reports.
    NotChecked,
    /// What to do next.
    Next,
    /// Where a rule has nothing to say under a heading.
    NotGiven,
}
