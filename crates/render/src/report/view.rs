//! One report with its form and the rules at hand: names, values and the words of a finding.

use crate::report::cell_names as names;
use crate::report::cell_names::{Names, Spot};
use crate::style::Style;
use crate::terminal::width::clean_inline;
use crate::words::{ProblemFacts, Sides, Term, Words};
use gouji_model::{
    Comparison, County, Decimal, FigureId, Finding, FindingFigure, FormData, GroupMember, Grouping,
    IdVec, Instance, Origin, Outcome, Place, Quote, QuoteSource, Ratio, ReadingProblem,
    ReadingProblemKind, Reason, RowId, RuleId, RuleInfo, State,
};
use std::cmp::Ordering;

/// More figures than this are not told one by one in a sentence.
const TOLD_FIGURES: usize = 4;
/// More rows or checks than this are counted in a sentence, not told.
const TOLD_CHECKS: usize = 3;

/// A report whose figures were read.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) form_data: &'a FormData,
    /// The names of the sheets that places speak of.
    pub(crate) sheets: &'a [String],
    pub(crate) rules: &'a IdVec<RuleInfo, RuleInfo>,
    /// The county whose submitters reasons speak of.
    pub(crate) county: Option<&'a County>,
    pub(crate) style: Style,
}

/// The words of one finding.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// The rule's id, or the reserved one of a problem of reading.
    pub(crate) rule: String,
    pub(crate) title: String,
    /// Whether the title is the author's, not the expression in place of one.
    pub(crate) is_titled: bool,
    pub(crate) message: String,
    pub(crate) why: String,
    pub(crate) basis: Option<String>,
    pub(crate) fix: String,
}

impl<'a> View<'a> {
    pub(crate) fn words(&self) -> Words {
        Words(self.style.language)
    }

    pub(crate) fn rule(&self, rule: RuleId) -> Option<&'a RuleInfo> {
        self.rules.try_get(rule)
    }

    /// The title of a rule, or its expression where it has none.
    pub(crate) fn rule_title(&self, rule: &RuleInfo) -> String {
        let title = rule.title.get(self.style.language);
        if title.is_empty() {
            self.words().says_expression(&rule.check)
        } else {
            title.to_owned()
        }
    }

    /// The label of `row` as the layout prints it.
    pub(crate) fn own_label(&self, row: RowId) -> String {
        clean_inline(self.form_data.form.label(self.form_data.layout, row))
    }

    /// The label of `row`, behind its parent's where several rows share it.
    pub(crate) fn row_label(&self, row: RowId) -> String {
        let own = self.own_label(row);
        match self.form_data.form.rows[row].parent {
            Some(parent) if self.is_shared(row, |label| label) => {
                format!("{}/{own}", without_remark(&self.own_label(parent)))
            }
            _ => own,
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

    /// The label of `row` without the remark in brackets at its end, behind its parent's where several rows share it.
    pub(crate) fn short_label(&self, row: RowId) -> String {
        let own = self.own_label(row);
        let own = without_remark(&own);
        match self.form_data.form.rows[row].parent {
            Some(parent) if self.is_shared(row, without_remark) => {
                format!("{}/{own}", without_remark(&self.own_label(parent)))
            }
            _ => own.to_owned(),
        }
    }

    /// Where the layout prints `row`; behind all others where it does not.
    pub(crate) fn position(&self, row: RowId) -> (usize, RowId) {
        let layout = self.form_data.form.layouts.try_get(self.form_data.layout);
        let at = layout.and_then(|layout| layout.rows.iter().position(|&each| each == row));
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
        let row = self.short_label(self.form_data.form.figures[figure].row);
        match self.column_label(figure) {
            Some(column) => format!("{row} {} {column}", self.style.signs().bullet),
            None => row,
        }
    }

    /// The number of `figure`, or what stands in its place.
    pub(crate) fn value(&self, figure: FigureId) -> String {
        match self.form_data.figures.number(&self.form_data.form, figure) {
            Some(number) => number.to_string(),
            None => {
                let state = self.form_data.figures.state(figure);
                self.words().in_brackets(self.words().state(state))
            }
        }
    }

    pub(crate) fn sides(&self, comparison: &Comparison) -> Sides {
        Sides::of(comparison, self.style.language)
    }

    /// Why a check does not apply or is undecided.
    pub(crate) fn reason(&self, reason: Reason) -> String {
        self.words()
            .reason(reason, &self.reason_label(reason).unwrap_or_default())
    }

    /// The row or cell that a reason is about, in words.
    fn reason_label(&self, reason: Reason) -> Option<String> {
        let spot = self.reason_spot(reason);
        let spot = spot.map(|spot| Names::of(self, [spot]).some(self, 1));
        let submitter = self.reason_submitter(reason).map(str::to_owned);
        let parts: Vec<String> = submitter.into_iter().chain(spot).collect();
        (!parts.is_empty()).then(|| parts.join(&format!(" {} ", self.style.signs().bullet)))
    }

    /// The submitter that a reason is about.
    pub(crate) fn reason_submitter(&self, reason: Reason) -> Option<&'a str> {
        match reason {
            Reason::NoReportOf(id) | Reason::NotStatedBy(id, _) => {
                Some(self.county?.submitter(id)?.name.as_str())
            }
            _ => None,
        }
    }

    /// The row or cell that a reason is about; the row alone where all of it is missing.
    pub(crate) fn reason_spot(&self, reason: Reason) -> Option<Spot> {
        match reason {
            Reason::Omitted(figure) | Reason::Absent(figure) => {
                let row = self.form_data.form.figures[figure].row;
                let state = self.form_data.figures.state(figure);
                let mut all = self.form_data.form.figures_of(row);
                let is_whole = all.all(|each| self.form_data.figures.state(each) == state);
                Some(if is_whole {
                    (Some(row), None)
                } else {
                    names::spot(self, figure)
                })
            }
            Reason::NotStated(figure)
            | Reason::Unreadable(figure)
            | Reason::NotPlaced(figure)
            | Reason::LastYearLacks(figure)
            | Reason::LastYearOmits(figure)
            | Reason::NotStatedBy(_, figure) => Some(names::spot(self, figure)),
            Reason::UnplacedPart(row) => Some((Some(row), None)),
            Reason::Guard
            | Reason::NoYear
            | Reason::NoLastYear
            | Reason::NoLevel
            | Reason::NoReportOf(_)
            | Reason::NobodyStates
            | Reason::NoOthers
            | Reason::NotClaimed(_)
            | Reason::ClaimsDiffer(_)
            | Reason::NoList
            | Reason::TooLittle
            | Reason::NoRoster
            | Reason::DivisionByZero
            | Reason::Overflow => None,
        }
    }

    /// The words of `finding`, the same for the terminal and for JSON.
    pub(crate) fn tell(&self, finding: &Finding) -> Told {
        match &finding.origin {
            Origin::Reading(problem) => self.tell_problem(problem),
            Origin::Rule(rule) => self.tell_rule(finding, *rule),
        }
    }

    fn tell_rule(&self, finding: &Finding, rule: RuleId) -> Told {
        let Some(info) = self.rule(rule) else {
            return unknown_rule(self.words());
        };
        let title = self.rule_title(info);
        let is_titled = !info.title.get(self.style.language).is_empty();
        let message = match (&finding.comparison, finding.outcome, finding.reason) {
            (_, Outcome::Undecided, Some(reason)) => {
                let undecided = self.words().outcome(Outcome::Undecided);
                let colon = self.words().term(Term::Colon);
                format!("{undecided}{colon}{}", self.reason(reason))
            }
            (Some(comparison), _, _)
                if finding.instance.is_some() || info.gathered == Grouping::Not =>
            {
                let sides = self.sides(comparison);
                let said = self.words().comparison(&sides);
                // A figure against a plain number does not say why; the title does.
                match sides.right_is_plain() && is_titled {
                    true => format!("{title}{}{said}", self.words().term(Term::Colon)),
                    false => said,
                }
            }
            (_, _, Some(Reason::ClaimsDiffer(_))) => self.with_quotes(&title, finding),
            _ if !finding.quotes.is_empty() && finding.figures.is_empty() => {
                self.with_quotes(&title, finding)
            }
            _ if finding.gathered.is_empty() => self.with_all(&title, finding),
            _ => self.with_gathered(&title, &finding.gathered),
        };
        let language = self.style.language;
        Told {
            rule: info.id.clone(),
            title,
            is_titled,
            message,
            why: info.why.get(language).to_owned(),
            basis: info
                .basis
                .as_ref()
                .map(|basis| basis.get(language).to_owned()),
            fix: info.fix.get(language).to_owned(),
        }
    }

    /// The title with the numbers of the prose and the table that break it.
    fn with_all(&self, title: &str, finding: &Finding) -> String {
        let said = |quote: &Quote| match (&quote.source, quote.value) {
            (QuoteSource::Claim { name, .. }, Some(value)) => Some(format!("{name} {value}")),
            _ => None,
        };
        let mut told: Vec<String> = finding.quotes.iter().filter_map(said).collect();
        told.dedup();
        if told.is_empty() {
            return self.with_figures(title, &finding.figures);
        }
        let figures = finding.figures.iter().map(|each| each.figure);
        told.extend(figures.map(|id| format!("{} {}", self.figure_name(id), self.value(id))));
        told.truncate(TOLD_FIGURES);
        self.words().with_figures(title, &told)
    }

    /// The title with what the prose lacks, says in several ways, or should not say.
    fn with_quotes(&self, title: &str, finding: &Finding) -> String {
        let said = |quote: &Quote| match &quote.source {
            QuoteSource::Claim { name, .. } if quote.value.is_none() => Some(name.clone()),
            _ => None,
        };
        let lacking: Vec<String> = finding.quotes.iter().filter_map(said).collect();
        let raw = |quote: &Quote| (quote.value.is_some()).then(|| clean_inline(&quote.raw));
        let mut written: Vec<String> = finding.quotes.iter().filter_map(raw).collect();
        written.dedup();
        let words = self.words();
        let colon = words.term(Term::Colon);
        match (finding.reason, lacking.as_slice()) {
            (Some(reason), _) => {
                format!(
                    "{title}{colon}{}{colon}{}",
                    self.reason(reason),
                    words.list(&written)
                )
            }
            (None, []) => format!("{title}{colon}{}", words.list(&written)),
            (None, lacking) => words.lacking(title, lacking),
        }
    }

    /// The title with the values that break it, or with the rows where there are many or none is filled in.
    fn with_figures(&self, title: &str, figures: &[FindingFigure]) -> String {
        let number = |figure| self.form_data.figures.number(&self.form_data.form, figure);
        let has_number = figures.iter().any(|each| number(each.figure).is_some());
        if figures.len() <= TOLD_FIGURES && has_number {
            let told = |figure| format!("{} {}", self.figure_name(figure), self.value(figure));
            let told: Vec<String> = figures.iter().map(|each| told(each.figure)).collect();
            return self.words().with_figures(title, &told);
        }
        let mut figures: Vec<FigureId> = figures.iter().map(|each| each.figure).collect();
        figures.sort_by_key(|&figure| self.place(figure));
        self.with_names(title, figures)
    }

    /// The title with the first of the checks that are told together: both sides where they
    /// compare, else the figure of each that comes first.
    fn with_gathered(&self, title: &str, checks: &[GroupMember]) -> String {
        let mut checks: Vec<&GroupMember> = checks.iter().collect();
        checks.sort_by_key(|check| check.figures.first().map(|each| self.place(each.figure)));
        let compared = |check: &&GroupMember| {
            let sides = self.sides(check.comparison.as_ref()?);
            // A figure against a plain number has said all with its value.
            (!sides.right_is_plain()).then(|| self.words().comparison(&sides))
        };
        let said: Option<Vec<String>> = checks.iter().map(compared).collect();
        if let Some(said) = said {
            let said = self.words().some_places(&said, TOLD_CHECKS);
            return format!("{title}{}{said}", self.words().term(Term::Colon));
        }
        let first = |check: &&GroupMember| check.figures.first().copied();
        let figures: Vec<FindingFigure> = checks.iter().filter_map(first).collect();
        self.with_figures(title, &figures)
    }

    fn with_names(&self, title: &str, figures: Vec<FigureId>) -> String {
        let names = Names::of_figures(self, figures).some(self, TOLD_CHECKS);
        format!("{title}{}{names}", self.words().term(Term::Colon))
    }

    /// Where `figure` stands in the document.
    pub(crate) fn place(&self, figure: FigureId) -> Option<Place> {
        let written = self.form_data.written.try_get(figure)?.as_ref();
        written.map(|written| written.place)
    }

    fn tell_problem(&self, problem: &ReadingProblem) -> Told {
        let said = self
            .words()
            .problem(&problem.kind, &self.problem_facts(problem));
        Told {
            rule: problem.kind.id().to_owned(),
            title: said.title,
            is_titled: true,
            message: said.message,
            why: String::new(),
            basis: None,
            fix: said.help,
        }
    }

    fn problem_facts(&self, problem: &ReadingProblem) -> ProblemFacts {
        let first = problem.figures.first().copied();
        let row = |figure: FigureId| self.form_data.form.figures[figure].row;
        let rows = match &problem.kind {
            ReadingProblemKind::AbsentRows { first, last, .. } if first == last => vec![*first],
            ReadingProblemKind::AbsentRows { first, last, .. } => vec![*first, *last],
            ReadingProblemKind::UnplacedRow { candidates, .. } => candidates.clone(),
            _ => Vec::new(),
        };
        let lacking = match &problem.kind {
            ReadingProblemKind::UnknownHeader { lacking, .. } => lacking.as_slice(),
            _ => &[],
        };
        let lacking = lacking
            .iter()
            .map(|&id| self.form_data.form.columns[id].label.clone());
        let spec = first.map(|figure| &self.form_data.form.figures[figure]);
        let number = |figure| self.form_data.figures.number(&self.form_data.form, figure);
        ProblemFacts {
            label: first
                .map(|figure| match &problem.kind {
                    // They are about the row, not about one of its columns.
                    ReadingProblemKind::NotPlaced { .. }
                    | ReadingProblemKind::LabelDiffers { .. } => self.short_label(row(figure)),
                    _ => self.figure_name(figure),
                })
                .unwrap_or_default(),
            value: first.and_then(number).map(|number| number.to_string()),
            unit: spec
                .and_then(|spec| spec.unit.as_ref())
                .map(|unit| unit.0.clone()),
            place: problem
                .place
                .filter(|_| matches!(problem.kind, ReadingProblemKind::Notice { .. }))
                .map(|place| self.words().place(place, self.sheets)),
            after: match (&problem.kind, problem.place) {
                (ReadingProblemKind::AbsentRows { .. }, Some(place)) => {
                    Some(self.words().row_place(place, self.sheets))
                }
                _ => None,
            },
            is_twice: self.is_twice(&problem.kind),
            is_signed: spec.is_some_and(|spec| self.form_data.form.columns[spec.column].signed),
            is_tiny: first.and_then(number).is_some_and(is_tiny),
            is_on_page: matches!(problem.place, Some(Place::Page { .. })),
            rows: rows
                .into_iter()
                .map(|row| self.short_label(row))
                .chain(lacking)
                .collect(),
        }
    }

    /// Whether a row that could not be placed is one that stands elsewhere already.
    fn is_twice(&self, kind: &ReadingProblemKind) -> bool {
        let ReadingProblemKind::UnplacedRow { text, candidates } = kind else {
            return false;
        };
        let [only] = candidates.as_slice() else {
            return false;
        };
        let row = &self.form_data.form.rows[*only];
        let own = self.own_label(*only);
        let labels = row.aliases.iter().chain([&own, &row.label]);
        labels
            .map(|label| letters(label))
            .any(|label| label == letters(text))
    }

    /// The row of the document at `place` that is none of the form's: its label and what stands behind it.
    pub(crate) fn unplaced(&self, label: &str, place: Place) -> String {
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

    /// Whether the document lacks the row of `figure` and should have it.
    pub(crate) fn is_absent(&self, figure: FigureId) -> bool {
        self.form_data.figures.state(figure) == State::Absent
    }
}

fn unknown_rule(words: Words) -> Told {
    let unknown = words.term(Term::Unknown).to_owned();
    Told {
        rule: unknown.clone(),
        title: unknown.clone(),
        is_titled: false,
        message: unknown,
        why: String::new(),
        basis: None,
        fix: String::new(),
    }
}

/// What `label` says without its numbering, spaces and punctuation.
fn letters(label: &str) -> String {
    let is_sign = |each: char| matches!(each, '、' | '.' | '．' | '）' | ')');
    let is_number = |each: char| each.is_numeric() || matches!(each, '（' | '(' | ' ' | '　');
    let behind = match label.find(is_sign) {
        Some(at) => {
            let (number, rest) = label.split_at(at);
            let is_numbering = number
                .chars()
                .all(|each| is_number(each) || "一二三四五六七八九十".contains(each));
            if is_numbering { rest } else { label }
        }
        None => label,
    };
    behind
        .chars()
        .filter(|each| each.is_alphanumeric())
        .collect()
}

/// Whether a number is so small that another unit may have been meant.
fn is_tiny(number: Decimal) -> bool {
    const HUNDREDTH: Decimal = Decimal {
        mantissa: 1,
        scale: 2,
    };
    let less = Ratio::from(number).compare(Ratio::from(HUNDREDTH));
    number.mantissa > 0 && less.is_some_and(Ordering::is_lt)
}

/// `label` without the remark in full-width brackets at its end.
fn without_remark(label: &str) -> &str {
    let Some(inner) = label.strip_suffix('）') else {
        return label;
    };
    match inner.rfind('（') {
        Some(open) if open > 0 => inner.get(..open).unwrap_or(label),
        _ => label,
    }
}
