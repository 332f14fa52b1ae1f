//! The nouns of gouji: what a form is, what a report says, what a check found.
//!
//! This crate reads no file, knows no YAML and prints nothing. Every other
//! crate speaks in these words; ARCHITECTURE.md has the Chinese beside them.

mod batch;
mod cause;
mod checked;
mod claim;
mod claim_mistake;
mod county;
mod county_mistake;
mod date;
mod decimal;
mod document;
mod figure;
mod finding;
mod form;
mod group_mistake;
mod id;
mod language;
mod mistake;
mod mistake_codes;
mod outcome;
mod place;
mod prose;
mod ratio;
mod report;
mod rollup;
mod roster;
mod rule;
mod submitter_names;

pub use batch::{
    BatchFinding, BatchProblem, CheckedDigest, Digest, Draft, DraftName, Filer, Identity, KnownBy,
    LaterBecause, Sketch,
};
pub use cause::{Cause, Change, Explanation, Grade, Proof, Said, Slip, Subject, Target, Weighed};
pub use checked::{CheckOutcome, Checked, Evaluation, FileKind, Limit, Status, Unreadable};
pub use claim::{Claim, ClaimId, Statement};
pub use claim_mistake::ClaimMistake;
pub use county::{County, Level, Override, Submitter, SubmitterId};
pub use county_mistake::CountyMistake;
pub use date::Date;
pub use decimal::{Decimal, DecimalError};
pub use document::{Area, Cell, Document, Encoding, Line, Notice, NoticeKind};
pub use figure::{Figures, State, Written, WrittenCell};
pub use finding::{
    Comparison, FigureRole, Finding, FindingFigure, GatheredCheck, Operator, Origin, Quote, Quoted,
    Side,
};
pub use form::{
    Column, ColumnId, FigureId, FigureSpec, Form, Layout, LayoutId, Role, Row, RowId, Table,
    TableId, Unit, Years,
};
pub use group_mistake::GroupMistake;
pub use id::{Id, IdVec};
pub use language::{Language, Localized};
pub use mistake::{
    ColumnContext, Expected, Label, Mistake, MistakeKind, Source, SourceId, Span, Suggestion,
    YamlType,
};
pub use outcome::{Counts, Instance, Outcome, Reason};
pub use place::{Place, cell_address};
pub use prose::{Paragraph, Prose, Section};
pub use ratio::Ratio;
pub use report::{Bound, Problem, ProblemKind, Report, Unplaced, Unrecognised};
pub use rollup::{Contributor, LeftOut, OwnReport, Rollup, Sum, WhyLeftOut};
pub use roster::{Roster, RosterMistake, RosterMistakeKind};
pub use rule::{BlankAs, Gathered, ReadInfo, RuleId, RuleInfo, RuleSource, Severity};
pub use submitter_names::{NameClash, NameKind, Names};
