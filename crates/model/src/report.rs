//! A report bound to a form: who filed it, for which year, with which figures, and what was doubtful in reading it.

use crate::{
    ColumnId, FigureId, Figures, Form, LayoutId, NoticeKind, Place, Prose, RowId, SourceCell,
    SourceCells, Years,
};
use std::sync::Arc;

/// A submitter's yearly document, bound to its form.
#[derive(Debug, Clone)]
pub struct Report {
    /// The submitter, where the document names it.
    pub submitter: Option<String>,
    /// The report year, where the document names it.
    pub year: Option<u16>,
    /// The names of the sheets that places in a spreadsheet speak of.
    pub sheets: Vec<String>,
    /// Its text outside tables.
    pub prose: Prose,
    /// The figures, or why no form was recognised.
    pub form_data: Result<FormData, RecognitionFailure>,
}

/// The figures of a report, by the figures of its form.
#[derive(Debug, Clone)]
pub struct FormData {
    /// The form.
    pub form: Arc<Form>,
    /// The layout that fits the document best.
    pub layout: LayoutId,
    /// The values and states.
    pub figures: Figures,
    /// What was written, and where.
    pub written: SourceCells,
    /// Rows of the document that are no row of the form, in order.
    pub unplaced: Vec<UnplacedText>,
    /// Rows whose parts are not known to be complete, because a row among them could not be placed.
    pub incomplete: Vec<RowId>,
    /// What reading the figures turned up, in the order of the document.
    pub problems: Vec<ReadingProblem>,
}

/// A row of the document that could not be placed in the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnplacedText {
    /// Its label.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// What is written in its cells behind the label, in order.
    pub cells: Vec<SourceCell>,
}

/// Why a document is no report that the program can check: no form's rows stand in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RecognitionFailure {
    /// The title of the nearest form, where one has any row in the document.
    pub nearest: Option<String>,
    /// How many of its rows were found.
    pub rows_found: usize,
    /// The forms that were looked for: their titles and years.
    pub known: Vec<(String, Years)>,
    /// The headings under which a picture stands and neither a table nor a sentence.
    pub pictures: Vec<String>,
}

/// A problem that reading the figures of a report turned up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingProblem {
    /// What it is.
    pub kind: ReadingProblemKind,
    /// The figures that it concerns.
    pub figures: Vec<FigureId>,
    /// Where it stands; `None` where it is of no one place.
    pub place: Option<Place>,
    /// How often it stands there, where one cause has it stand in many places.
    pub repetition: Option<Repetition>,
}

/// That a problem with one cause stands in many places and is told once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repetition {
    /// In how many places it stands in all.
    pub count: usize,
    /// The first of them, in the order of the document.
    pub places: Vec<Place>,
}

/// What a table or a sheet says that it is, other than a form of the report's year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableClaim {
    /// A sample: 样表, 示例.
    Sample,
    /// Instructions: 填报说明.
    Instructions,
    /// A table of another year: 上年度, 2024年.
    OtherYear,
    /// Nothing, but no number stands in it.
    Empty,
}

/// A row that a document prints twice, with different values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedRow {
    /// The row of the form.
    pub row: RowId,
    /// What stands in the first place, and in the other.
    pub seen: [String; 2],
    /// The two places.
    pub places: [Place; 2],
}

/// The kinds of problem that reading can turn up; each is a finding with an id of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadingProblemKind {
    /// A value that is no number.
    UnreadableValue {
        /// What is written.
        raw: String,
    },
    /// A number with more decimal places than the form's figure has, or too large.
    UnsuitableNumber {
        /// What is written.
        raw: String,
        /// How many decimal places the form's figure has.
        scale: u8,
    },
    /// A run of rows that the document lacks.
    AbsentRows {
        /// The first of them.
        first: RowId,
        /// The last of them.
        last: RowId,
        /// How many.
        count: usize,
        /// Whether the table ends there: the last row that was found, counted from 1.
        cut_off_after: Option<usize>,
        /// The heading under which a picture stands instead of the table.
        picture: Option<String>,
    },
    /// A row of the document that the form does not have, or that could be several.
    UnplacedRow {
        /// What it says.
        text: String,
        /// The rows that it could be; empty where there is none.
        candidates: Vec<RowId>,
    },
    /// A unit written into the cell, with the value that was read for it.
    UnitInCell {
        /// What is written.
        raw: String,
        /// The unit in the cell.
        unit: String,
    },
    /// A unit beside the label that is not the form's.
    OtherUnit {
        /// The unit that the document prints.
        printed: String,
    },
    /// An amount of money whose unit neither the form nor the document prints.
    NoUnit {
        /// The unit that it was taken for.
        taken: String,
    },
    /// A heading over unlike units that carries a value.
    HeadingHasValue,
    /// Numbers that cannot be placed with certainty.
    NotPlaced {
        /// What was seen.
        seen: String,
    },
    /// A table that stands there with its labels and without any figure.
    NoFigures {
        /// The table's title.
        table: String,
        /// Whether no number stands in any other table either.
        is_whole_report: bool,
    },
    /// A header that does not name every column of its table, so that no value below it can be placed.
    UnknownHeader {
        /// The first and the last row of the header, as the document counts them; 0 where it does not.
        rows: (u32, u32),
        /// What its cells say that name no column of the form.
        unknown: Vec<String>,
        /// The columns of the form that it does not name.
        lacking: Vec<ColumnId>,
    },
    /// Numbers in a column that is none of the form's, as 备注.
    OutsideColumns {
        /// What was seen.
        seen: String,
    },
    /// Rows that stand in the document twice with different values, so that nothing tells which count.
    PrintedTwice {
        /// The first of them.
        rows: Vec<PrintedRow>,
        /// How many.
        count: usize,
    },
    /// A table or sheet that was left out because another one is the report's.
    LeftOut {
        /// What it is.
        claim: TableClaim,
        /// What is written there; empty where nothing says it.
        said: String,
    },
    /// The only table of its kind, read although it calls itself something else.
    OtherwiseCalled {
        /// What it calls itself.
        claim: TableClaim,
        /// What is written there.
        said: String,
    },
    /// A comparison of years: the columns are years, and it cannot be said which values are the report's.
    ParallelYears {
        /// What the columns are called.
        years: Vec<String>,
    },
    /// Another form that stands in the document and was not checked.
    OtherForm {
        /// The form's title.
        title: String,
    },
    /// A number beside question marks, to which lost characters were saved.
    LostCharacter {
        /// What is written.
        raw: String,
    },
    /// Reports of several submitters in one document, of which the first was read.
    SeveralReports {
        /// The submitters, in order.
        names: Vec<String>,
    },
    /// A row whose label is not the form's, but so like it that it was read as that row.
    LabelDiffers {
        /// The label that the document prints.
        printed: String,
    },
    /// The file shows a person something else than what was read.
    Notice {
        /// What it is.
        kind: NoticeKind,
        /// In how many further places it stands.
        more: u32,
    },
}

impl ReadingProblemKind {
    /// The reserved id of the finding.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::UnreadableValue { .. } => "intake/unreadable-value",
            Self::UnsuitableNumber { .. } => "intake/unsuitable-number",
            Self::AbsentRows { .. } => "intake/absent-row",
            Self::UnplacedRow { .. } => "intake/unplaced-row",
            Self::UnitInCell { .. } => "intake/unit-in-cell",
            Self::OtherUnit { .. } => "intake/other-unit",
            Self::NoUnit { .. } => "intake/no-unit",
            Self::HeadingHasValue => "intake/heading-has-value",
            Self::NotPlaced { .. } => "intake/not-placed",
            Self::NoFigures { .. } => "intake/no-figures",
            Self::UnknownHeader { .. } => "intake/unknown-header",
            Self::OutsideColumns { .. } => "intake/outside-columns",
            Self::PrintedTwice { .. } => "intake/printed-twice",
            Self::LeftOut { .. } => "intake/left-out",
            Self::OtherwiseCalled { .. } => "intake/otherwise-called",
            Self::ParallelYears { .. } => "intake/parallel-years",
            Self::OtherForm { .. } => "intake/other-form",
            Self::LostCharacter { .. } => "intake/lost-character",
            Self::SeveralReports { .. } => "intake/several-reports",
            Self::LabelDiffers { .. } => "intake/label-differs",
            Self::Notice { kind, .. } => kind.id(),
        }
    }

    /// What it quotes of the document, in its order.
    #[must_use]
    pub fn quoted_texts(&self) -> Vec<&str> {
        match self {
            Self::UnreadableValue { raw }
            | Self::UnsuitableNumber { raw, .. }
            | Self::LostCharacter { raw }
            | Self::UnitInCell { raw, .. } => vec![raw],
            Self::PrintedTwice { rows, .. } => rows
                .iter()
                .flat_map(|row| &row.seen)
                .map(String::as_str)
                .collect(),
            Self::LeftOut { said, .. } | Self::OtherwiseCalled { said, .. } => vec![said],
            Self::OtherForm { title } => vec![title],
            Self::ParallelYears { years } => years.iter().map(String::as_str).collect(),
            Self::UnplacedRow { text, .. } => vec![text],
            Self::OtherUnit { printed } | Self::LabelDiffers { printed } => vec![printed],
            Self::NotPlaced { seen } | Self::OutsideColumns { seen } => vec![seen],
            Self::UnknownHeader { unknown, .. } => unknown.iter().map(String::as_str).collect(),
            Self::SeveralReports { names } => names.iter().map(String::as_str).collect(),
            Self::Notice {
                kind: NoticeKind::HiddenSheet { name },
                ..
            } => vec![name],
            Self::AbsentRows { .. }
            | Self::NoUnit { .. }
            | Self::HeadingHasValue
            | Self::NoFigures { .. }
            | Self::Notice { .. } => Vec::new(),
        }
    }

    /// How serious it is.
    #[must_use]
    pub fn severity(&self) -> crate::Severity {
        use crate::Severity::{Error, Note, Query};
        match self {
            Self::UnreadableValue { .. }
            | Self::UnsuitableNumber { .. }
            | Self::AbsentRows { .. }
            | Self::NotPlaced { .. }
            | Self::NoFigures {
                is_whole_report: true,
                ..
            }
            | Self::UnknownHeader { .. }
            | Self::PrintedTwice { .. }
            | Self::ParallelYears { .. }
            | Self::OtherForm { .. }
            | Self::SeveralReports { .. }
            | Self::Notice {
                kind: NoticeKind::Damaged,
                ..
            } => Error,
            Self::UnplacedRow { .. }
            | Self::OtherwiseCalled { .. }
            | Self::NoFigures { .. }
            | Self::UnitInCell { .. }
            | Self::OtherUnit { .. }
            | Self::Notice {
                kind: NoticeKind::RecognisedText | NoticeKind::UndecodableText,
                ..
            } => Query,
            Self::NoUnit { .. }
            | Self::HeadingHasValue
            | Self::LeftOut { .. }
            | Self::LostCharacter { .. }
            | Self::OutsideColumns { .. }
            | Self::LabelDiffers { .. }
            | Self::Notice { .. } => Note,
        }
    }
}
