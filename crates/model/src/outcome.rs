//! What came of a check.

use crate::{ClaimId, ColumnId, FigureId, Form, RowId, SubmitterId};

/// The outcome (审核结果) of one check on one report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It holds.
    Satisfied,
    /// It does not hold.
    Violated,
    /// It does not apply to this report.
    NotApplicable,
    /// It cannot be said.
    Undecided,
}

/// Why a check does not apply or is undecided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The guard (`when`) is false.
    Guard,
    /// None of the figures is filled in, and no number of the prose is stated, so there is nothing to ask.
    NothingFilled,
    /// A total is blank, so there is nothing to compare.
    NotStated(FigureId),
    /// The form of this place has no such row.
    Omitted(FigureId),
    /// The document lacks the row.
    Absent(FigureId),
    /// The value is no number.
    Unreadable(FigureId),
    /// It cannot be said which number is this figure's.
    NotPlaced(FigureId),
    /// A row that could not be placed may belong under this one.
    UnplacedPart(RowId),
    /// The document does not name its report year.
    NoYear,
    /// Last year's report of the same submitter is not at hand.
    NoLastYear,
    /// Last year's report is at hand, and this figure of it is blank or cannot be read.
    LastYearLacks(FigureId),
    /// The form of last year's report has no such row.
    LastYearOmits(FigureId),
    /// It is not known what the submitter is: it is not on the roster, and its name does not tell.
    NoLevel,
    /// There is no report that can be read of so many submitters, of which this is the first.
    NoReportOf(SubmitterId, u16),
    /// The report of this submitter does not say this figure.
    NotStatedBy(SubmitterId, FigureId),
    /// No submitter of the group says the figure.
    NobodyStates,
    /// The reports of the others are not at hand.
    NoOthers,
    /// The prose does not state this.
    NotClaimed(ClaimId),
    /// The prose states this more than once, with different numbers.
    ClaimsDiffer(ClaimId),
    /// The prose has no list that this rule is for.
    NoList,
    /// The other submitters are not known, so that their names cannot be looked for.
    NoRoster,
    /// There is too little to say whether two are alike.
    TooLittle,
    /// A division by 0.
    DivisionByZero,
    /// Numbers beyond what exact arithmetic holds.
    Overflow,
}

impl Reason {
    /// Whether it lies beyond the report: nothing in it can be corrected to have the check decided.
    #[must_use]
    pub fn is_beyond_report(self) -> bool {
        matches!(self, Self::NoLastYear | Self::NoLevel)
    }

    /// Whether a number over several submitters lacks that of one.
    #[must_use]
    pub fn lacks_submitter(self) -> bool {
        matches!(self, Self::NoReportOf(..) | Self::NotStatedBy(..))
    }
}

/// What a rule with `each` is applied to: a row, a column, or a row in one column of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Instance {
    /// The row.
    pub row: Option<RowId>,
    /// The column, where its table has several.
    pub column: Option<ColumnId>,
}

impl Instance {
    /// A row of a table with one column.
    #[must_use]
    pub fn from_row(row: RowId) -> Self {
        Self {
            row: Some(row),
            column: None,
        }
    }

    /// The id of the row or the column, `row[column]` for both.
    #[must_use]
    pub fn id(self, form: &Form) -> String {
        let column = self
            .column
            .and_then(|column| form.columns[column].id.as_deref());
        match (self.row, column) {
            (Some(row), Some(column)) => format!("{}[{column}]", form.rows[row].id),
            (Some(row), None) => form.rows[row].id.clone(),
            (None, column) => column.unwrap_or_default().to_owned(),
        }
    }
}

/// How many checks came out how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// They hold.
    pub satisfied: usize,
    /// They do not.
    pub violated: usize,
    /// They do not apply.
    pub not_applicable: usize,
    /// They cannot be decided.
    pub undecided: usize,
}

impl Counts {
    /// How many checks there were.
    #[must_use]
    pub fn total(self) -> usize {
        self.satisfied + self.violated + self.not_applicable + self.undecided
    }

    /// Counts one more.
    pub fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Satisfied => self.satisfied += 1,
            Outcome::Violated => self.violated += 1,
            Outcome::NotApplicable => self.not_applicable += 1,
            Outcome::Undecided => self.undecided += 1,
        }
    }
}
