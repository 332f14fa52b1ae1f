//! Findings: what a person has to look at.

use crate::{
    ClaimId, Decimal, FigureId, Instance, Localized, Outcome, Place, Ratio, ReadingProblem, Reason,
    RuleId, Severity, SubmitterId,
};
use std::ops::Range;
use std::sync::Arc;

/// A violated or undecided check, or a problem of reading, with its figures.
#[derive(Debug, Clone)]
pub struct Finding {
    /// What made it: a rule, or reading.
    pub origin: Origin,
    /// What the check was applied to, for a rule with `each`; the row of a problem of reading.
    pub instance: Option<Instance>,
    /// How serious it is.
    pub severity: Severity,
    /// Violated or undecided.
    pub outcome: Outcome,
    /// Why it is undecided.
    pub reason: Option<Reason>,
    /// Both sides, where the check compares two.
    pub comparison: Option<Comparison>,
    /// The figures; the first is the one to look at first.
    pub figures: Vec<FindingFigure>,
    /// What it cites from outside the tables of its report, in the order of the rule.
    pub quotes: Vec<Quote>,
    /// The submitters whose number a check over several lacks, in the order of the roster: no report of theirs can be read,
    /// or it does not say the figure.
    pub lacking: Vec<SubmitterId>,
    /// The checks that this finding stands for, where they are several; empty where it stands for one.
    pub gathered: Vec<GroupMember>,
}

impl Finding {
    /// How many checks it stands for; a problem of reading counts as one.
    #[must_use]
    pub fn checks(&self) -> usize {
        self.gathered.len().max(1)
    }
}

/// One of several checks that make one finding.
#[derive(Debug, Clone)]
pub struct GroupMember {
    /// The rule. It is that of the finding, but where checks are told together because reports are missing.
    pub rule: RuleId,
    /// What the rule was applied to.
    pub instance: Option<Instance>,
    /// Why it is undecided.
    pub reason: Option<Reason>,
    /// Both sides, where the check compares two.
    pub comparison: Option<Comparison>,
    /// Its figures; the first is the one to look at first.
    pub figures: Vec<FindingFigure>,
}

/// What a finding cites from outside the tables of its report, with everything that is shown of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// From where it is cited.
    pub source: QuoteSource,
    /// The number; `None` where nothing is stated.
    pub value: Option<Decimal>,
    /// What is written: the value of a figure, the number in a sentence.
    pub raw: String,
    /// The sentence in which the number stands; empty for a figure of a table.
    pub sentence: String,
    /// Where in `sentence` the number stands, in bytes.
    pub number: Range<usize>,
    /// The file, where it is another than the report's.
    pub path: Option<String>,
    /// Where it stands in its file.
    pub place: Option<Place>,
    /// The names of that file's sheets, where it is another than the report's.
    pub sheets: Vec<String>,
}

impl Quote {
    /// What `source` states, with nothing yet of where and how it is written.
    #[must_use]
    pub fn new(source: QuoteSource, value: Option<Decimal>) -> Self {
        Self {
            source,
            value,
            raw: String::new(),
            sentence: String::new(),
            number: 0..0,
            path: None,
            place: None,
            sheets: Vec::new(),
        }
    }
}

/// From where a [`Quote`] is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuoteSource {
    /// The same figure in last year's report of the submitter.
    LastYear(FigureId),
    /// The same figure in another submitter's report.
    Submitter {
        /// Whose.
        submitter: SubmitterId,
        /// The name on the roster.
        name: String,
        /// Which figure.
        figure: FigureId,
    },
    /// A whole report that this one is similar to.
    Report {
        /// The submitter's name on the roster; `None` for its own report of last year.
        name: Option<String>,
    },
    /// A number that the prose states.
    Claim {
        /// Which.
        claim: ClaimId,
        /// The name that the rule gives it.
        name: String,
    },
    /// A number of a list in the prose.
    Listed {
        /// What it counts, in the words of the report; empty for the total.
        name: String,
    },
}

/// What made a finding.
#[derive(Debug, Clone)]
pub enum Origin {
    /// A rule.
    Rule(RuleId),
    /// Reading the document, which turned up a problem.
    Reading(ReadingProblem),
}

/// A figure of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FindingFigure {
    /// Which.
    pub figure: FigureId,
    /// What it is in the check.
    pub role: FigureRole,
}

/// What a figure is in a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FigureRole {
    /// The total over the parts.
    Total,
    /// A part, or a figure that may not exceed the total.
    Part,
    /// A heading.
    Heading,
    /// None of these.
    Other,
}

/// The two sides of a comparison, with their values in this report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// What the left side is.
    pub left_side: Arc<Side>,
    /// Its value.
    pub left: Ratio,
    /// How the left side must compare with the right one.
    pub operator: Operator,
    /// What the right side is.
    pub right_side: Arc<Side>,
    /// Its value.
    pub right: Ratio,
}

/// One side of a comparison, whatever the report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Side {
    /// The rule author's words, with names in place of 本项.
    pub text: Localized,
    /// The figures that the side adds up, where it is such a sum and nothing else.
    pub sum_of: Vec<FigureId>,
    /// The figure whose parts those are, where the side is 分项和.
    pub parts_of: Option<FigureId>,
    /// The claim that the side is, where it is one and nothing else.
    pub claim: Option<ClaimId>,
    /// What 分项和 adds up the parts of, in the same words, where the side is that and nothing else.
    pub whole: Option<Localized>,
}

impl Comparison {
    /// Left minus right, where it fits.
    #[must_use]
    pub fn difference(&self) -> Option<Ratio> {
        self.left.checked_sub(self.right)
    }
}

/// How two sides are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operator {
    /// =
    Equal,
    /// ≠
    NotEqual,
    /// <
    Less,
    /// <=
    LessOrEqual,
    /// >
    Greater,
    /// >=
    GreaterOrEqual,
}

impl Operator {
    /// The sign in expressions and in JSON.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "≠",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }
}
