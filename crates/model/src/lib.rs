//! The nouns of gouji: what a form is, what a report says, what a check found.
//!
//! This crate reads no file, knows no YAML and prints nothing. Every other
//! crate speaks in these words; ARCHITECTURE.md has the Chinese beside them.

mod batch;
mod cause;
pub mod characters;
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
pub mod vocabulary;

pub use batch::{
    CheckedDigest, CountyFinding, CountyProblem, Digest, Draft, DraftName, DraftReason, Filer,
    Identity, IdentitySource, Sketch,
};
pub use cause::{
    Cause, Change, Effect, Evidence, Explanation, Grade, Slip, Subject, Target, Testimony,
};
pub use checked::{CheckOutcome, CheckedReport, Evaluation, FileKind, Limit, ReadError, Status};
pub use claim::{Claim, ClaimId, Statement};
pub use claim_mistake::ClaimMistake;
pub use county::{County, Level, Override, Submitter, SubmitterId};
pub use county_mistake::CountyMistake;
pub use date::Date;
pub use decimal::{Decimal, DecimalError};
pub use document::{Area, Cell, Document, Encoding, Line, Notice, NoticeKind};
pub use figure::{Figures, SourceCell, SourceCells, State};
pub use finding::{
    Comparison, FigureRole, Finding, FindingFigure, GroupMember, Operator, Origin, Quote,
    QuoteSource, Side,
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
pub use mistake_codes::mistake_codes;
pub use outcome::{Counts, Instance, Outcome, Reason};
pub use place::{Place, cell_address};
pub use prose::{Paragraph, Prose, Section};
pub use ratio::Ratio;
pub use report::{
    FormData, ReadingProblem, ReadingProblemKind, RecognitionFailure, Report, UnplacedText,
};
pub use rollup::{Contributor, Omission, OmissionReason, OwnReport, Rollup, Sum};
pub use roster::{Roster, RosterMistake, RosterMistakeKind};
pub use rule::{BlankAs, Grouping, ReadInfo, RuleId, RuleInfo, RuleSource, Severity};
pub use submitter_names::{NameClash, NameKind, SubmitterIndex};
