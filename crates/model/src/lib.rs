//! The nouns of gouji: what a form is, what a report says, what a check found.
//!
//! This crate reads no file, knows no YAML and prints nothing. Every other crate speaks in these words; ARCHITECTURE.md
//! has the Chinese beside them. The types follow the walk of a report:
//!
//! - a file: [`ReadError`], [`Document`] with its [`Cell`]s, each at a [`Place`];
//! - a form: [`Form`], whose [`FigureId`]s index [`Figures`];
//! - a report bound to a form: [`Report`], [`FormData`], [`ReadingProblem`], [`Prose`];
//! - rules: [`RuleInfo`], [`Claim`], and [`Mistake`]s in rule files;
//! - what rules say: [`Evaluation`] of [`Finding`]s and [`Cause`]s, with a [`CheckedReport`] around them;
//! - a county: [`County`] of [`Submitter`]s, [`Identity`], [`Digest`], [`CountyFinding`], [`Rollup`];
//! - a run: [`Review`] of [`ReviewedReport`]s and [`ReviewedSubmitter`]s.
//!
//! Numbers are exact. A figure is an `i64` mantissa at the scale of its form's figure: at scale 2 the mantissa 2510 is
//! 25.10. [`Decimal`] carries its own scale, and [`Ratio`] is a fraction.

mod cause;
pub mod characters;
mod checked_report;
mod claim;
mod claim_mistake;
mod county;
mod county_finding;
mod county_mistake;
mod date;
mod decimal;
mod digest;
mod document;
mod draft;
mod evaluation;
mod figure;
mod finding;
mod finding_number;
mod form;
mod group_mistake;
mod id;
mod identity;
mod language;
mod mistake;
mod mistake_codes;
mod natural_order;
pub mod numeral;
mod order;
mod outcome;
mod own_output;
mod place;
mod prose;
mod ratio;
mod read_error;
mod register;
mod report;
mod review;
mod rollup;
mod roster;
mod rule;
mod span;
mod status;
mod submitter;
mod submitter_index;
mod suggestion;
pub mod vocabulary;

pub use cause::{
    Cause, Change, Effect, Evidence, Explanation, Grade, Slip, Subject, Target, Testimony,
};
pub use checked_report::CheckedReport;
pub use claim::{Claim, ClaimId, Statement};
pub use claim_mistake::ClaimMistake;
pub use county::{County, Override};
pub use county_finding::{CountyFinding, CountyProblem};
pub use county_mistake::CountyMistake;
pub use date::{Date, REPORT_YEARS, TEXT_YEARS};
pub use decimal::{Decimal, DecimalError};
pub use digest::{Digest, Sketch};
pub use document::{Area, Cell, Document, Encoding, Line, Notice, NoticeKind, Picture};
pub use draft::{Draft, DraftDifference, DraftName, DraftReason, DraftValue, FigureDifference};
pub use evaluation::{CheckOutcome, Evaluation, RuleCounts};
pub use figure::{Figures, SourceCell, SourceCells, State};
pub use finding::{
    Comparison, FigureRole, Finding, FindingFigure, GroupMember, Operator, Origin, Quote,
    QuoteSource, Side,
};
pub use finding_number::{ReportOwner, county_finding_numbers, finding_numbers};
pub use form::{
    Column, ColumnId, FigureId, FigureSpec, Form, Layout, LayoutId, Role, Row, RowId, Table,
    TableId, Unit, Years,
};
pub use group_mistake::GroupMistake;
pub use id::{Id, IdVec};
pub use identity::{Filer, Identity, IdentitySource};
pub use language::{Language, Localized};
pub use mistake::{ColumnContext, Expected, Label, Mistake, MistakeKind, YamlType};
pub use mistake_codes::mistake_codes;
pub use natural_order::{NaturalKey, natural_key};
pub use order::sort_unique;
pub use outcome::{Counts, Instance, Outcome, Reason};
pub use own_output::{
    OWN_CSV_HEADINGS, OWN_FINDING_MARKS, OWN_JSON, OWN_LINE_MARKS, OWN_SHEETS, OWN_TEXT_MARKS,
};
pub use place::{Place, cell_address};
pub use prose::{Paragraph, Prose, Section};
pub use ratio::Ratio;
pub use read_error::{FileKind, Limit, ReadError};
pub use register::{Register, RegisterEntry, RegisterMistake, RegisterMistakeKind, register_file};
pub use report::{
    FormData, PrintedRow, ReadingProblem, ReadingProblemKind, RecognitionFailure, Repetition,
    Report, TableClaim, UnplacedText,
};
pub use review::{
    DraftStatus, FormReport, Review, ReviewScope, ReviewedReport, ReviewedSubmitter, RuleTally,
    SkipReason, SkippedFile, StateReason,
};
pub use rollup::{Contributor, Omission, OmissionReason, OpenQuery, OwnReport, Rollup, Sum};
pub use roster::{Roster, RosterMistake, RosterMistakeKind};
pub use rule::{BlankAs, Grouping, Reach, ReadInfo, RuleId, RuleInfo, RuleSource, Severity};
pub use span::{Source, SourceId, Span};
pub use status::{Sent, Status, SubmitterState, Unclear, report_status, submitter_state};
pub use submitter::{Level, NameKind, Submitter, SubmitterId};
pub use submitter_index::{NameClash, SubmitterIndex};
pub use suggestion::Suggestion;
