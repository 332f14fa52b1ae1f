//! One report with its form and the rules at hand: the names and values of its rows and figures.

use crate::style::Style;
use crate::terminal::width::clean_inline;
use crate::words::{Sides, Words};
use gouji_model::{
    CheckedReport, Comparison, County, Decimal, FigureId, Finding, FormData, IdVec, Instance,
    Origin, Place, ReportOwner, RowId, RuleId, RuleInfo, State, finding_numbers,
};

/// A report whose figures were read.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) form_data: &'a FormData,
    /// The names of the sheets that places speak of.
    pub(crate) sheets: &'a [String],
    pub(crate) rules: &'a IdVec<RuleInfo, RuleInfo>,
    /// The county whose submitters reasons speak of.
    pub(crate) county: Option<&'a County>,
    /// Whose report it is, for the numbers of its findings.
    pub(crate) owner: ReportOwner<'a>,
    pub(crate) style: Style,
}

impl<'a> View<'a> {
    /// A report by itself; `None` where its figures were not read.
    pub(crate) fn new(
        checked: &'a CheckedReport,
        rules: &'a IdVec<RuleInfo, RuleInfo>,
        style: Style,
    ) -> Option<Self> {
        let report = checked.report.as_ref().ok()?;
        Some(Self {
            form_data: report.form_data.as_ref().ok()?,
            sheets: &report.sheets,
            rules,
            county: None,
            owner: ReportOwner {
                submitter: report.submitter.as_deref(),
                year: report.year,
                path: &checked.path,
            },
            style,
        })
    }

    /// The same report, whose submitter has this name in the county; `None` where that is not known.
    pub(crate) fn of_submitter(mut self, submitter: Option<&'a str>) -> Self {
        self.owner.submitter = submitter.or(self.owner.submitter);
        self
    }

    /// The numbers (编号) of `findings`, which are all of the report.
    pub(crate) fn numbers(&self, findings: &[Finding]) -> Vec<String> {
        finding_numbers(self.owner, self.form_data, findings, self.rules)
    }

    pub(crate) fn words(&self) -> Words {
        Words(self.style.language)
    }

    pub(crate) fn rule(&self, rule: RuleId) -> Option<&'a RuleInfo> {
        self.rules.try_get(rule)
    }

    /// The title of a rule, or its expression where it has none.
    pub(crate) fn rule_title(&self, rule: &RuleInfo) -> String {
        self.words().rule_title(rule)
    }

    /// The label of `row` as the layout prints it.
    pub(crate) fn own_label(&self, row: RowId) -> String {
        clean_inline(self.form_data.form.label(self.form_data.layout, row))
    }

    /// The label of `row`, behind its parent's where several rows share it.
    pub(crate) fn row_label(&self, row: RowId) -> String {
        self.distinct_label(row, |label| label)
    }

    /// The label of `row` without the remark in brackets at its end, behind its parent's where several rows share it.
    pub(crate) fn short_label(&self, row: RowId) -> String {
        self.distinct_label(row, strip_remark)
    }

    /// The label of `row` as `shorten` leaves it, behind its parent's where several rows share what is left.
    fn distinct_label(&self, row: RowId, shorten: fn(&str) -> &str) -> String {
        let label = self.own_label(row);
        let label = shorten(&label);
        match self.form_data.form.rows[row].parent {
            Some(parent) if self.is_shared(row, shorten) => {
                format!("{}/{label}", strip_remark(&self.own_label(parent)))
            }
            _ => label.to_owned(),
        }
    }

    /// Whether another row has the same label, as `shorten` leaves it. A row that the layout
    /// does not print is held against all rows of the form.
    fn is_shared(&self, row: RowId, shorten: fn(&str) -> &str) -> bool {
        let form = &self.form_data.form;
        let label = |row| shorten(form.label(self.form_data.layout, row));
        let is_like = |other: RowId| other != row && label(other) == label(row);
        let printed = form
            .layouts
            .try_get(self.form_data.layout)
            .map(|layout| layout.rows.as_slice())
            .filter(|rows| rows.contains(&row));
        match printed {
            Some(rows) => rows.iter().any(|&other| is_like(other)),
            None => form.rows.ids().any(is_like),
        }
    }

    /// Where the layout prints `row`; behind all others where it does not.
    pub(crate) fn position(&self, row: RowId) -> (usize, RowId) {
        let layout = self.form_data.form.layouts.try_get(self.form_data.layout);
        let at = layout.and_then(|layout| layout.rows.iter().position(|&printed| printed == row));
        (at.unwrap_or(usize::MAX), row)
    }

    /// What a check was applied to, in words.
    pub(crate) fn instance_label(&self, instance: Instance) -> String {
        let row = instance.row.map(|row| self.short_label(row));
        let column = instance
            .column
            .map(|column| self.form_data.form.columns[column].label.clone());
        let parts: Vec<String> = row.into_iter().chain(column).collect();
        parts.join(&format!(" {} ", self.style.signs().bullet))
    }

    /// The label of the column of `figure`, where its table has several.
    pub(crate) fn column_label(&self, figure: FigureId) -> Option<&'a str> {
        let column = &self.form_data.form.columns[self.form_data.form.figures[figure].column];
        column.id.as_ref().map(|_| column.label.as_str())
    }

    /// The short label of the row of `figure`, and that of its column.
    pub(crate) fn figure_name(&self, figure: FigureId) -> String {
        let row = self.short_label(self.row(figure));
        match self.column_label(figure) {
            Some(column) => format!("{row} {} {column}", self.style.signs().bullet),
            None => row,
        }
    }

    /// The name of `figure` with its number, or with what stands in its place.
    pub(crate) fn name_and_value(&self, figure: FigureId) -> String {
        format!("{} {}", self.figure_name(figure), self.value(figure))
    }

    /// The number of `figure`, or what stands in its place.
    pub(crate) fn value(&self, figure: FigureId) -> String {
        match self.number(figure) {
            Some(number) => number.to_string(),
            None => self.words().bracket(self.words().state(self.state(figure))),
        }
    }

    /// The number that is filled in.
    pub(crate) fn number(&self, figure: FigureId) -> Option<Decimal> {
        self.form_data.figures.number(&self.form_data.form, figure)
    }

    pub(crate) fn state(&self, figure: FigureId) -> State {
        self.form_data.figures.state(figure)
    }

    /// The row of `figure`.
    pub(crate) fn row(&self, figure: FigureId) -> RowId {
        self.form_data.form.figures[figure].row
    }

    pub(crate) fn sides(&self, comparison: &Comparison) -> Sides {
        Sides::new(comparison, self.style.language)
    }

    /// Where `figure` stands in the document.
    pub(crate) fn place(&self, figure: FigureId) -> Option<Place> {
        let written = self.form_data.written.try_get(figure)?.as_ref();
        written.map(|written| written.place)
    }

    /// Where `finding` begins in the document; `None` where nothing of it has a place.
    pub(crate) fn first_place(&self, finding: &Finding) -> Option<Place> {
        let problem_place = match &finding.origin {
            Origin::Reading(problem) => problem.place,
            Origin::Rule(_) => None,
        };
        let mut figures = finding.figures.iter();
        problem_place.or_else(|| figures.find_map(|part| self.place(part.figure)))
    }

    /// The row of the document at `place` that is none of the form's: its label and what stands behind it.
    pub(crate) fn unplaced_text(&self, label: &str, place: Place) -> String {
        let mut rows = self.form_data.unplaced.iter();
        let row = rows.find(|row| row.place == place && row.text == label);
        let cells = row.map_or(&[][..], |row| row.cells.as_slice());
        let written = cells.iter().map(|cell| cell.raw.trim());
        let written = written.filter(|text| !text.is_empty());
        std::iter::once(label)
            .chain(written)
            .collect::<Vec<_>>()
            .join("  ")
    }
}

/// `label` without the remark in full-width brackets at its end.
fn strip_remark(label: &str) -> &str {
    let Some(inner) = label.strip_suffix('）') else {
        return label;
    };
    match inner.rfind('（') {
        Some(open) if open > 0 => inner.get(..open).unwrap_or(label),
        _ => label,
    }
}
