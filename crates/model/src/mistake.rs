//! Mistakes in rule files, form schemas and cases: what is wrong, and exactly where.

use crate::{ClaimMistake, CountyMistake, GroupMistake, SourceId, Span, Suggestion};

/// A mistake in a source file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// What is wrong.
    pub kind: MistakeKind,
    /// The file.
    pub source: SourceId,
    /// Where.
    pub span: Span,
    /// Other places that belong to it, perhaps in other files.
    pub related: Vec<Label>,
}

impl Mistake {
    /// A mistake with no related place.
    #[must_use]
    pub fn new(kind: MistakeKind, source: SourceId, span: Span) -> Self {
        Self {
            kind,
            source,
            span,
            related: Vec::new(),
        }
    }

    /// The same mistake, with the place to which it belongs.
    #[must_use]
    pub fn add_related(mut self, source: SourceId, span: Span) -> Self {
        let text = None;
        self.related.push(Label { source, span, text });
        self
    }
}

/// A place that helps to understand a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The file.
    pub source: SourceId,
    /// Where.
    pub span: Span,
    /// What stands there: a unit, or nothing where the kind says it all.
    pub text: Option<String>,
}

/// What a YAML value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YamlType {
    /// Nothing.
    Null,
    /// true or false.
    Boolean,
    /// A number.
    Number,
    /// Text.
    Text,
    /// `- a` or `[a]`.
    List,
    /// `key: value`.
    Mapping,
}

/// The kinds of mistake. Fields hold what a message needs to name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MistakeKind {
    // --- the file
    /// Not text in UTF-8.
    NotUtf8,
    /// Larger than a rule file may be, in bytes.
    TooLarge {
        /// The limit.
        limit: usize,
    },
    /// Nothing in it but spaces and comments.
    EmptyFile,
    /// Rules without the lines that say what the file is.
    NoHeader,
    /// More than one `---` document.
    SeveralDocuments,
    /// Nested deeper than any rule file needs.
    TooDeep,
    // --- YAML
    /// The YAML is broken. `detail` is the parser's own English.
    Syntax {
        /// The parser's words.
        detail: String,
    },
    /// A quote that is never closed.
    UnclosedYamlQuote,
    /// `行[列]` inside `{ }` or `[ ]` without quotes.
    UnquotedCell {
        /// The cell as written.
        cell: String,
    },
    /// A colon after a key without the space behind it.
    MissingSpace {
        /// The key.
        key: String,
    },
    /// A tab where YAML wants spaces.
    TabIndent,
    /// A full-width sign where YAML wants the ASCII one.
    FullWidthSign {
        /// What is written.
        written: char,
        /// What YAML wants.
        wanted: char,
    },
    /// ` #` inside an unquoted text: YAML takes the rest for a comment.
    CutByComment {
        /// What YAML throws away.
        lost: String,
    },
    /// An unquoted text that begins with a sign that YAML takes for its own.
    ReservedSign {
        /// The sign.
        sign: char,
    },
    /// `&name` or `*name`.
    Anchor,
    /// `!tag`.
    Tag,
    /// The same key twice in one mapping.
    DuplicateKey {
        /// The key.
        key: String,
    },
    /// A key that is not plain text.
    KeyNotText,
    // --- structure
    /// A key that is not known here.
    UnknownKey {
        /// The key.
        key: String,
        /// Keys close to it.
        suggestion: Suggestion,
        /// All keys that are known here.
        known: Vec<String>,
    },
    /// A key that must be there and is not.
    MissingKey {
        /// The key.
        key: String,
    },
    /// A value of the wrong type.
    WrongType {
        /// What may stand here.
        expected: Vec<YamlType>,
        /// What stands here.
        found: YamlType,
    },
    /// A value that is none of a fixed choice.
    NotOneOf {
        /// What stands here.
        found: String,
        /// The choice.
        allowed: Vec<String>,
        /// Choices close to what stands here.
        suggestion: Suggestion,
    },
    /// A text that does not have the shape that this key wants.
    BadShape {
        /// What stands here.
        found: String,
        /// The pattern, as in the schema.
        pattern: String,
    },
    /// Nothing where at least one is needed.
    MustNotBeEmpty,
    /// A number outside what this key allows.
    OutOfRange {
        /// What stands here.
        found: String,
    },
    /// Any other breach of the schema, in its library's English.
    Structure {
        /// The library's words.
        detail: String,
    },
    /// A file of another kind than was asked for (rules, form, cases), or of an unknown version.
    WrongKind {
        /// What `gouji:` says.
        found: String,
        /// What it may say.
        allowed: Vec<String>,
    },
    /// A form id that no form schema has.
    UnknownForm {
        /// The id.
        id: String,
        /// Ids close to it.
        suggestion: Suggestion,
    },
    // --- expressions
    /// A character that no expression uses.
    UnexpectedCharacter {
        /// The character.
        found: char,
    },
    /// Something else was expected here.
    UnexpectedToken {
        /// What stands here; `None` at the end of the expression.
        found: Option<String>,
        /// What was expected.
        expected: Expected,
    },
    /// A bracket that is never closed.
    UnclosedBracket {
        /// The opening bracket.
        open: char,
        /// The closing bracket that is missing.
        close: char,
    },
    /// A closing bracket without an opening one.
    UnopenedBracket {
        /// The closing bracket.
        close: char,
    },
    /// 「 without 」.
    UnclosedQuote,
    /// Nothing to check.
    EmptyExpression,
    /// `a = b = c`.
    ChainedComparison,
    /// A number with too many digits.
    NumberTooLong,
    /// An expression nested too deep.
    ExpressionTooDeep,
    // --- names
    /// A name that the form does not have.
    UnknownName {
        /// The name.
        name: String,
        /// The form's id.
        form: String,
        /// Names close to it.
        suggestion: Suggestion,
    },
    /// The name of a column where that of a row belongs.
    ColumnForRow {
        /// The column.
        name: String,
        /// The tables that have it.
        tables: Vec<String>,
        /// A figure in that column, as `新收[总计]`.
        cell: String,
    },
    /// `总计[新收]`: the column before the row.
    ColumnBeforeRow {
        /// The figure as it is written, as `新收[总计]`.
        cell: String,
    },
    /// `新收（总计）`: a row with round brackets behind it.
    RowAsFunction {
        /// The row.
        name: String,
        /// The figure that was meant, where a column stands in the brackets.
        cell: Option<String>,
    },
    /// A word of the language glued to a name (`甲或乙`).
    GluedWord {
        /// The word.
        word: String,
        /// The name in two or three parts, with spaces.
        spaced: String,
    },
    /// A name that several rows have.
    AmbiguousName {
        /// The name.
        name: String,
        /// Paths that tell them apart.
        choices: Vec<String>,
    },
    /// A function that the language does not have.
    UnknownFunction {
        /// The name.
        name: String,
        /// Functions close to it.
        suggestion: Suggestion,
    },
    /// A function with the wrong number of arguments.
    WrongArguments {
        /// The function.
        function: String,
        /// How many it takes, in words of the language: `1`, `1..`.
        wants: String,
        /// How many were given.
        found: usize,
    },
    /// 分项和 of something without parts.
    NoParts {
        /// Its name.
        name: String,
        /// The table and its column of totals, where the columns could be added up row by row.
        columns: Option<(String, String)>,
    },
    /// 本项, 上级项 and the like outside `each`.
    OutsideEach {
        /// The word.
        word: String,
    },
    /// 上级项 of a row at the top.
    NoParent {
        /// The row's name.
        name: String,
    },
    /// A row of a table with several columns, without saying which column.
    NeedsColumn {
        /// The row.
        name: String,
        /// The table's columns.
        columns: Vec<String>,
        /// Where the row is named.
        context: ColumnContext,
    },
    /// A column that the row's table does not have.
    UnknownColumn {
        /// The column.
        name: String,
        /// The table.
        table: String,
        /// The columns there are; none where the table has one without a name.
        columns: Vec<String>,
        /// Columns close to it.
        suggestion: Suggestion,
    },
    /// A table that the form does not have.
    UnknownTable {
        /// The name.
        name: String,
        /// Tables close to it.
        suggestion: Suggestion,
        /// The tables there are.
        tables: Vec<String>,
    },
    // --- types
    /// Unlike units added or compared.
    UnlikeUnits {
        /// The unit on the left.
        left: String,
        /// The unit on the right.
        right: String,
    },
    /// Parts of one sum in unlike units.
    UnlikeParts {
        /// The row whose parts they are.
        name: String,
        /// The units.
        units: Vec<String>,
    },
    /// A condition where a number belongs.
    NumberWanted,
    /// A number where a condition belongs.
    ConditionWanted,
    /// A text where a number belongs.
    NotANumber {
        /// The text or name.
        found: String,
    },
    /// A function that wants the name of a figure.
    FigureWanted {
        /// The function.
        function: String,
    },
    /// `tolerance: rounding` over counts, or over more than a sum.
    RoundingNeedsDecimals,
    /// Division by the number 0.
    DivisionByZero,
    // --- rules
    /// An id that another rule has.
    DuplicateId {
        /// The id.
        id: String,
    },
    /// An expression without any figure: it says the same of every report.
    NamesNoFigure,
    /// `each` whose rule names nothing that differs from one to the next.
    EachUnused {
        /// The scope as written.
        scope: String,
    },
    /// A rule that checks nothing in this form.
    NothingToCheck {
        /// The scope as written.
        scope: String,
    },
    /// A mistake in what a rule says of submitters.
    Group(GroupMistake),
    /// A scope (`each`) that is not known.
    UnknownScope {
        /// What is written.
        found: String,
        /// Scopes close to it.
        suggestion: Suggestion,
        /// What may be written.
        known: Vec<String>,
    },
    /// What a rule reads out of the prose.
    Claim(ClaimMistake),
    // --- form schemas
    /// A row, column, table or form id twice.
    DuplicateFormId {
        /// The id.
        id: String,
    },
    /// A row named that does not exist in this form.
    UnknownRow {
        /// The id.
        id: String,
        /// Ids close to it.
        suggestion: Suggestion,
    },
    /// A range whose end comes before its start.
    BackwardRange {
        /// The range.
        range: String,
    },
    /// A row that stands under itself, or after its own children.
    ParentAfterChild {
        /// The parent's id.
        parent: String,
    },
    /// A row or column that is a part of itself.
    PartOfItself {
        /// Its id.
        id: String,
    },
    /// A part listed twice: it would be added up twice.
    PartTwice {
        /// Its id.
        id: String,
    },
    /// A name that is a word of the rule language.
    ReservedName {
        /// The name.
        name: String,
    },
    /// Two tables, columns or rows beside each other with one name: no rule could tell them apart.
    SameName {
        /// The name.
        name: String,
    },
    /// Rows that the program's own rules speak of and the user's form of that id lacks.
    RowsOfRulesMissing {
        /// Their names.
        names: Vec<String>,
    },
    /// A total without parts.
    TotalWithoutParts {
        /// The row.
        name: String,
    },
    /// A figure without a unit that is no heading.
    MissingUnit {
        /// The row.
        name: String,
    },
    /// Years that are no years.
    BadYears {
        /// What is written.
        found: String,
    },
    // --- a county's config
    /// What is wrong in a county's `gouji.yaml`.
    County(CountyMistake),
    // --- cases
    /// A case for a rule that does not exist.
    UnknownRule {
        /// The id.
        id: String,
        /// Ids close to it.
        suggestion: Suggestion,
    },
    /// A value in a case that is no figure.
    BadCaseValue {
        /// What is written.
        found: String,
    },
}

/// Where a row is named without its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnContext {
    /// In a rule that is checked once: it may mean every column.
    Once,
    /// In a rule over the rows of tables, where the names of columns stand alone.
    InEachRow,
    /// In a rule with another `each`.
    InOtherEach,
    /// In a case, whose keys need quotes.
    InCase,
}

/// What an expression wants at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A name, a number or a bracket.
    Operand,
    /// An operator, or the end.
    Operator,
    /// A name.
    Name,
    /// `,` or `)`.
    CommaOrClose,
    /// A list in brackets after 属于.
    List,
}
