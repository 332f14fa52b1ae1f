//! A county's summary (汇总表): every figure added up over the submitters whose reports pass.

use crate::{
    CheckedReport, Decimal, FigureId, FigureSpec, Figures, Finding, Form, IdVec, Instance, Level,
    Place, Role, RuleId, SourceCells, State, StateReason, Status, SubmitterId,
};
use std::sync::Arc;

/// Every figure of one form over the reports of a county's year.
#[derive(Debug, Clone)]
pub struct Rollup<'a> {
    /// The county's name.
    pub county: String,
    /// The year.
    pub year: u16,
    /// The form.
    pub form: Arc<Form>,
    /// The sums, by figure.
    pub sums: IdVec<FigureSpec, Sum>,
    /// The submitters whose reports are added up, in the order of the roster.
    pub contributors: Vec<Contributor<'a>>,
    /// The submitters whose reports are not added up, and why, in the order of the roster.
    pub left_out: Vec<Omission>,
    /// The county's own report, where there is one.
    pub own_report: Option<OwnReport<'a>>,
    /// Rules of severity `error` that the sums break, though every report in them may hold them.
    pub broken: Vec<(RuleId, Option<Instance>)>,
}

/// A figure over all submitters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// The sum; `None` where nobody states the figure, or it does not fit.
    pub value: Option<Decimal>,
    /// How many submitters state the figure.
    pub stated: usize,
    /// Whether the sum is too large for an `i64` mantissa.
    pub overflows: bool,
}

/// A submitter whose report is in the sums.
#[derive(Debug, Clone)]
pub struct Contributor<'a> {
    /// The submitter that sent the report.
    pub submitter: SubmitterId,
    /// Its name on the roster.
    pub name: &'a str,
    /// The level of the submitter.
    pub level: Level,
    /// The status that the check of the report gave.
    pub status: Status,
    /// The report without its prose.
    pub checked: &'a CheckedReport,
    /// The path of the report, as it is shown.
    pub path: &'a str,
    /// The names of the sheets of the report's file.
    pub sheets: &'a [String],
    /// The figures of the report.
    pub figures: &'a Figures,
    /// The text that stands in each cell, and its place.
    pub written: &'a SourceCells,
    /// The queries on the report that nobody has answered, of its rules by themselves, then of those over the county.
    pub queries: Vec<OpenQuery<'a>>,
}

/// A query on a report, broken and without a statement.
#[derive(Debug, Clone)]
pub struct OpenQuery<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// The figures of the report that it is about, in the order of the form; none where it is about text alone.
    pub figures: Vec<FigureId>,
}

impl Contributor<'_> {
    /// Where `figure` stands in the report; `None` where nothing is written.
    #[must_use]
    pub fn place(&self, figure: FigureId) -> Option<Place> {
        let written = self.written.try_get(figure)?.as_ref()?;
        Some(written.place)
    }

    /// The open queries on the number that the report states of `figure`; none where it states no number, because
    /// nothing of it is in the sum then.
    pub fn figure_queries(&self, figure: FigureId) -> impl Iterator<Item = &OpenQuery<'_>> {
        let is_stated = self.figures.state(figure) == State::Number;
        let queries = self.queries.iter();
        queries.filter(move |query| is_stated && query.figures.contains(&figure))
    }
}

/// A submitter whose report is not in the sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Omission {
    /// Its name on the roster.
    pub name: String,
    /// The paths of the submitter's reports, as they are shown.
    pub paths: Vec<String>,
    /// The reason why the report is not in the sums.
    pub why: OmissionReason,
}

/// Why a submitter's report is not in the sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OmissionReason {
    /// The submitter sent no report.
    NoReport,
    /// Nobody can tell which of several drafts counts.
    Duplicate,
    /// The file cannot be read.
    Unreadable,
    /// No form was recognised in it.
    Unrecognised,
    /// The report is on another form.
    OtherForm {
        /// The title of that form.
        form: String,
    },
    /// What was sent under its name is no report of it for this year.
    Other(StateReason),
    /// Rules of severity `error` are violated.
    Errors,
    /// Rules of severity `error` could not be decided.
    Undecided,
}

/// The county's own report beside the sums.
#[derive(Debug, Clone)]
pub struct OwnReport<'a> {
    /// The path, as it is shown.
    pub path: &'a str,
    /// Its figures, by the ids of the form of the sums.
    pub figures: Figures,
}

impl Rollup<'_> {
    /// How many submitters there are on the roster.
    #[must_use]
    pub fn submitter_count(&self) -> usize {
        self.contributors.len() + self.left_out.len()
    }

    /// The submitters whose number of `figure` went into the sum with an open query; nobody for headings, which are not
    /// added up.
    pub fn queried_contributors(
        &self,
        figure: FigureId,
    ) -> impl Iterator<Item = &Contributor<'_>> + Clone {
        let is_added_up = self.form.figures[figure].role != Role::Heading;
        let contributors = self.contributors.iter();
        contributors.filter(move |each| is_added_up && each.figure_queries(figure).next().is_some())
    }

    /// The figure in the county's own report less the sum; `None` where both are equal, or neither is stated, or the sum
    /// overflows. A side that is not stated counts as 0.
    #[must_use]
    pub fn difference(&self, figure: FigureId) -> Option<Decimal> {
        let own_report = self.own_report.as_ref()?;
        let sum = self.sums.try_get(figure)?;
        let stated = own_report.figures.number(&self.form, figure);
        if sum.overflows || (stated.is_none() && sum.value.is_none()) {
            return None;
        }
        let scale = self.form.figures[figure].scale;
        let mantissa =
            |value: Option<Decimal>| value.map_or(Some(0), |decimal| decimal.mantissa_at(scale));
        let difference = mantissa(stated)?.checked_sub(mantissa(sum.value)?)?;
        let decimal = Decimal {
            mantissa: difference,
            scale,
        };
        (difference != 0).then(|| decimal.normalize())
    }
}
