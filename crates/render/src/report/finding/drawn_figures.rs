//! One finding as a diagnostic: which rows are drawn, which are only named.

use crate::diagnostic::draw::Note;
use crate::diagnostic::{Prepared, SourceOf};
use crate::report::cell_names::Names;
use crate::report::finding::excerpt::Excerpt;
use crate::report::finding::quoted_sentences::Sentence;
use crate::report::finding::shown_figures::Choice;
use crate::report::finding::{excerpt_layout as grid, quoted_sentences as sentence};
use crate::report::view::{Told, View};
use crate::terminal::width::clean_inline;
use crate::words::Term;
use gouji_model::{
    Comparison, FigureId, FigureRole, Finding, FindingFigure, Origin, Place, Quote, QuoteSource,
    ReadingProblem, ReadingProblemKind, RowId, State,
};
use miette::LabeledSpan;

/// More rows than this are counted, not named.
const NAMED_ROWS: usize = 8;
/// Where many checks are told together and no header fits, more figures than this are not listed one by one.
const LISTED_FIGURES: usize = 16;
/// The gutter, its number and the frame beside an excerpt.
const FRAME: usize = 12;

/// `finding` ready to be drawn.
pub(crate) fn prepare(
    view: &View<'_>,
    path: &str,
    finding: &Finding,
    told: &Told,
) -> Prepared<'static> {
    let choice = Choice::of(view, finding);
    let mut figures = drawn_figures(view, finding, &choice);
    let sentences = sentence::sentences(view, path, finding);
    let cites_first = sentences
        .iter()
        .flat_map(|sentence| &sentence.numbers)
        .any(|cited| cited.primary);
    for figure in figures.iter_mut().filter(|_| cites_first) {
        figure.primary = false;
    }
    let is_many = !finding.gathered.is_empty();
    let laid_out = lay_out(view, path, figures, &sentences, &choice.leads, is_many);
    let (origin, labels) = laid_out.unzip();
    Prepared {
        message: told.message.clone(),
        severity: finding.severity,
        code: Some(code(view, finding, told)),
        origin: origin.map(SourceOf::Report),
        labels: labels.unwrap_or_default(),
        help: String::new(),
        related: Vec::new(),
    }
}

/// The excerpt of `figures` and `sentences` with its labels. Where `is_many` figures would take a line each, only
/// `leads` are drawn. `None` where there is nothing to draw.
pub(crate) fn lay_out(
    view: &View<'_>,
    path: &str,
    mut figures: Vec<DrawnFigure>,
    sentences: &[Sentence],
    leads: &[FigureId],
    is_many: bool,
) -> Option<(Excerpt, Vec<LabeledSpan>)> {
    let room = view.style.columns().saturating_sub(FRAME);
    let mut drawn = grid::layout(view, path, &figures, sentences, room)?;
    if drawn.excerpt.header().is_none() && figures.len() > LISTED_FIGURES && is_many {
        // A line for each would fill pages: the one to look at of every check is left.
        figures.retain(|each| each.figure.is_some_and(|figure| leads.contains(&figure)));
        drawn = grid::layout(view, path, &figures, sentences, room)?;
    }
    let header = drawn.excerpt.header();
    let header = header.map(|span| LabeledSpan::new_with_span(None, span));
    let of = |(figure, &(row, column)): (&DrawnFigure, &(usize, usize))| {
        let span = drawn.excerpt.value(row, column)?;
        let says = figure.says.clone();
        Some(match (figure.primary, figure.blank) {
            (true, _) => LabeledSpan::new_primary_with_span(says, span),
            (false, true) => LabeledSpan::new_with_span(None, (span.offset(), 0)),
            (false, false) => LabeledSpan::new_with_span(says, span),
        })
    };
    let values = figures.iter().zip(&drawn.cells).filter_map(of);
    let cited = cited_labels(sentences, &drawn.excerpt);
    let labels = header.into_iter().chain(cited).chain(values).collect();
    Some((drawn.excerpt, labels))
}

/// The numbers in the sentences of `excerpt`, labelled.
fn cited_labels(sentences: &[Sentence], excerpt: &Excerpt) -> Vec<LabeledSpan> {
    let mut labels = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        for (number, cited) in sentence.numbers.iter().enumerate() {
            let says = cited.says.clone();
            labels.extend(excerpt.cited(at, number).map(|span| match cited.primary {
                true => LabeledSpan::new_primary_with_span(says, span),
                false => LabeledSpan::new_with_span(says, span),
            }));
        }
    }
    labels
}

/// The rule's id, and the row's where the rule is checked on each.
pub(crate) fn code(view: &View<'_>, finding: &Finding, told: &Told) -> String {
    match finding.instance {
        Some(instance) => format!("{} [{}]", told.rule, instance.id(&view.form_data.form)),
        None => told.rule.clone(),
    }
}

/// The rows that are named because they are not drawn.
pub(crate) fn notes(view: &View<'_>, finding: &Finding) -> Vec<Note> {
    let is_rule = matches!(finding.origin, Origin::Rule(_));
    if !is_rule {
        // A problem of reading says itself what it lacks.
        return Vec::new();
    }
    let all = finding.figures.iter().map(|each| each.figure);
    let mut notes = not_drawn(view, Choice::of(view, finding), all.collect());
    notes.extend(cited_notes(view, finding));
    notes
}

/// What a finding cites from other files.
pub(crate) fn cited_notes(view: &View<'_>, finding: &Finding) -> Vec<Note> {
    let quotes = finding.quotes.iter();
    let cited = quotes.filter_map(|quote| cited(view, quote));
    cited.chain(of_submitters(view, finding)).collect()
}

/// The rows of `all` figures that are named or counted because `choice` does not draw them.
pub(crate) fn not_drawn(view: &View<'_>, choice: Choice, all: Vec<FigureId>) -> Vec<Note> {
    let names = |figures: &mut dyn Iterator<Item = FigureId>| {
        let figures: Vec<FigureId> = figures.collect();
        Names::of_figures(view, figures).some(view, NAMED_ROWS)
    };
    let is_blank = |figure: &FigureId| view.form_data.figures.state(*figure) == State::Blank;
    let (parts, blanks): (Vec<FindingFigure>, Vec<FindingFigure>) = choice
        .blanks
        .into_iter()
        .partition(|each| each.role == FigureRole::Part);
    let (blank, others): (Vec<FigureId>, Vec<FigureId>) =
        choice.others.into_iter().partition(is_blank);
    let blanks = blanks.iter().map(|each| each.figure).chain(blank);
    let mut absent = all.into_iter().filter(|&figure| view.is_absent(figure));
    [
        Note::of(Term::AbsentRows, &names(&mut absent)),
        Note::of(
            Term::BlankParts,
            &names(&mut parts.iter().map(|each| each.figure)),
        ),
        Note::of(Term::ZeroParts, &view.words().in_all(choice.zeros)),
        Note::of(Term::AlsoBlank, &names(&mut { blanks })),
        Note::of(Term::AlsoRows, &names(&mut others.into_iter())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What last year's report says, and where; or the report that this one is like.
fn cited(view: &View<'_>, quote: &Quote) -> Option<Note> {
    if let QuoteSource::Report { name } = &quote.source {
        let path = clean_inline(quote.path.as_deref().unwrap_or_default());
        return match name {
            None => Note::of(Term::LastYear, &path),
            Some(name) => Note::of(
                Term::Alike,
                &view.words().in_file(&clean_inline(name), &path),
            ),
        };
    }
    let QuoteSource::LastYear(figure) = quote.source else {
        return None;
    };
    let value = match &quote.value {
        Some(value) => value.to_string(),
        None => view.words().in_brackets(view.words().state(State::Blank)),
    };
    let name = view.figure_name(figure);
    let path = quote.path.as_deref().unwrap_or_default();
    let place = quote
        .place
        .map(|place| view.words().place(place, &quote.sheets));
    let told = view.words().cited(&name, &value, path, place.as_deref());
    Note::of(Term::LastYear, &told)
}

/// More submitters than this are counted, not told.
const TOLD_SUBMITTERS: usize = 12;

/// What each submitter has in the figures that a finding compares.
fn of_submitters(view: &View<'_>, finding: &Finding) -> Option<Note> {
    let told = |quote: &Quote| match &quote.source {
        QuoteSource::Submitter { name, .. } => Some(format!("{name} {}", quote.value?)),
        _ => None,
    };
    let told: Vec<String> = finding.quotes.iter().filter_map(told).collect();
    let told = view.words().some_submitters(&told, TOLD_SUBMITTERS);
    Note::of(Term::Submitters, &told)
}

/// A figure that is drawn, or what was seen in the place of one.
pub(crate) struct DrawnFigure {
    pub(crate) figure: Option<FigureId>,
    pub(crate) place: Place,
    /// Its row's label behind spaces for its level, without its column's.
    pub(crate) label: String,
    pub(crate) unit: String,
    /// What is written, or a word for nothing.
    pub(crate) value: String,
    pub(crate) primary: bool,
    /// What stands under it.
    pub(crate) says: Option<String>,
    blank: bool,
}

fn drawn_figures(view: &View<'_>, finding: &Finding, choice: &Choice) -> Vec<DrawnFigure> {
    let problem = match &finding.origin {
        Origin::Reading(problem) => Some(problem),
        Origin::Rule(_) => None,
    };
    if let Some(problem) = problem.filter(|problem| is_of_a_row(problem)) {
        return seen(view, problem).into_iter().collect();
    }
    let drawn = &choice.drawn;
    let shown: Vec<RowId> = drawn.iter().map(|&figure| row_of(view, figure)).collect();
    let mut rows: Vec<DrawnFigure> = drawn
        .iter()
        .filter_map(|&figure| drawn_figure(view, figure, &shown))
        .collect();
    if let Some(ReadingProblemKind::OtherUnit { printed }) = problem.map(|problem| &problem.kind) {
        for row in &mut rows {
            print_unit(row, printed);
        }
    }
    if let (true, Some(problem)) = (rows.is_empty(), problem) {
        rows.extend(seen(view, problem));
    }
    for comparison in comparisons(finding) {
        for row in rows.iter_mut().filter(|row| row.says.is_none()) {
            row.says = row
                .figure
                .and_then(|figure| pointed(view, comparison, figure));
        }
    }
    let main = main(finding, choice, &rows);
    if let Some(main) = rows.get_mut(main) {
        main.primary = true;
    }
    // Where both sides are sums, each is told; else one figure of every check.
    if !comparisons(finding).any(are_sums) {
        let is_lead = |figure| is_only_lead(view, finding, choice, figure);
        for row in rows.iter_mut().filter(|row| !row.primary) {
            row.says = row.says.take().filter(|_| row.figure.is_some_and(is_lead));
        }
    }
    rows
}

/// Whether `figure` is that of a check among several, and no other in its row is: texts side by side are hard to read.
fn is_only_lead(view: &View<'_>, finding: &Finding, choice: &Choice, figure: FigureId) -> bool {
    let row = row_of(view, figure);
    let of_row = |each: &&FigureId| row_of(view, **each) == row;
    let mut leads = choice.leads.iter().filter(of_row);
    !finding.gathered.is_empty() && leads.next() == Some(&figure) && leads.next().is_none()
}

/// The comparisons of a finding's checks.
pub(crate) fn comparisons(finding: &Finding) -> impl Iterator<Item = &Comparison> {
    let gathered = finding.gathered.iter();
    let gathered = gathered.filter_map(|check| check.comparison.as_ref());
    finding.comparison.iter().chain(gathered)
}

/// Whether both sides add up several figures.
pub(crate) fn are_sums(comparison: &Comparison) -> bool {
    [&comparison.left_side, &comparison.right_side]
        .iter()
        .all(|side| side.sum_of.len() > 1 && side.parts_of.is_none())
}

/// The figure to look at first: the topmost of those that a finding gathers, else the left side
/// of a comparison, which may be wrong where the right is the measure, else the rule's choice.
fn main(finding: &Finding, choice: &Choice, rows: &[DrawnFigure]) -> usize {
    if !finding.gathered.is_empty() {
        let is_lead = |row: &DrawnFigure| {
            row.figure
                .is_some_and(|figure| choice.leads.contains(&figure))
        };
        let leads = rows.iter().enumerate().filter(|(_, row)| is_lead(row));
        let topmost = leads.min_by_key(|(_, row)| row.place);
        return topmost.map_or(0, |(index, _)| index);
    }
    let is_left = |row: &DrawnFigure| is_left_side(finding, row.figure);
    rows.iter()
        .position(is_left)
        .or_else(|| rows.iter().position(|row| row.says.is_some()))
        .unwrap_or(0)
}

pub(crate) fn row_of(view: &View<'_>, figure: FigureId) -> RowId {
    view.form_data.form.figures[figure].row
}

/// How many of the `shown` rows stand above `row`.
fn level(view: &View<'_>, row: RowId, shown: &[RowId]) -> usize {
    let parent = |row: &RowId| view.form_data.form.rows[*row].parent;
    let above = std::iter::successors(parent(&row), parent);
    above.filter(|each| shown.contains(each)).count()
}

/// `figure` in an excerpt of the `shown` rows; `None` where it stands nowhere.
pub(crate) fn drawn_figure(
    view: &View<'_>,
    figure: FigureId,
    shown: &[RowId],
) -> Option<DrawnFigure> {
    let written = view.form_data.written.try_get(figure)?.as_ref()?;
    let row = row_of(view, figure);
    let mut label = "  ".repeat(level(view, row, shown));
    let parent = view.form_data.form.rows[row].parent;
    if parent.is_some_and(|parent| shown.contains(&parent)) {
        label.push_str(&view.own_label(row));
    } else {
        label.push_str(&view.row_label(row));
    }
    let unit = view.form_data.form.figures[figure].unit.as_ref();
    let raw = clean_inline(&written.raw);
    let blank = raw.is_empty();
    Some(DrawnFigure {
        figure: Some(figure),
        place: written.place,
        label,
        unit: unit.map(|unit| unit.0.clone()).unwrap_or_default(),
        value: if blank { view.value(figure) } else { raw },
        primary: false,
        says: None,
        blank,
    })
}

/// Shows the unit that the document prints, unless it stands beside the number anyway.
fn print_unit(row: &mut DrawnFigure, printed: &str) {
    if !row.value.ends_with(printed) {
        row.unit = clean_inline(printed);
    }
}

/// Whether a problem is of a row or a table as it reads, not of single figures in it.
fn is_of_a_row(problem: &ReadingProblem) -> bool {
    matches!(
        problem.kind,
        ReadingProblemKind::NotPlaced { .. }
            | ReadingProblemKind::NoFigures { .. }
            | ReadingProblemKind::UnplacedRow { .. }
            | ReadingProblemKind::UnknownHeader { .. }
            | ReadingProblemKind::OutsideColumns { .. }
            | ReadingProblemKind::SeveralReports { .. }
    )
}

/// The label of the first row that a problem is about.
fn row_label(view: &View<'_>, problem: &ReadingProblem) -> String {
    let row = problem.figures.first().map(|&figure| row_of(view, figure));
    row.map(|row| view.row_label(row)).unwrap_or_default()
}

/// The label of the row that a problem is about, where what was seen does not say it.
fn label_of(view: &View<'_>, problem: &ReadingProblem, seen: &str) -> String {
    let label = row_label(view, problem);
    let start: String = label.chars().take(4).collect();
    if seen.contains(&start) {
        String::new()
    } else {
        label
    }
}

/// What a problem is about, as it reads in the document.
fn seen(view: &View<'_>, problem: &ReadingProblem) -> Option<DrawnFigure> {
    let place = problem.place?;
    let seen = match &problem.kind {
        ReadingProblemKind::UnplacedRow { text, .. } => view.unplaced(text, place),
        ReadingProblemKind::NotPlaced { seen } if seen.is_empty() => row_label(view, problem),
        ReadingProblemKind::NotPlaced { seen } | ReadingProblemKind::OutsideColumns { seen } => {
            seen.clone()
        }
        // The first row of the table stands at the place; its title may not be printed.
        ReadingProblemKind::NoFigures { .. } => row_label(view, problem),
        ReadingProblemKind::UnknownHeader { unknown, .. } => unknown.join("  "),
        ReadingProblemKind::SeveralReports { names } => names.join("  "),
        _ => return None,
    };
    if seen.trim().is_empty() {
        return None;
    }
    let label = match &problem.kind {
        ReadingProblemKind::NotPlaced { seen } if !seen.is_empty() => label_of(view, problem, seen),
        _ => String::new(),
    };
    Some(DrawnFigure {
        figure: None,
        place,
        label,
        unit: String::new(),
        value: clean_inline(&seen),
        primary: true,
        says: None,
        blank: false,
    })
}

/// Whether a figure is the left side of the comparison, alone.
fn is_left_side(finding: &Finding, figure: Option<FigureId>) -> bool {
    let side = finding
        .comparison
        .as_ref()
        .map(|comparison| &comparison.left_side);
    side.zip(figure)
        .is_some_and(|(side, figure)| side.sum_of == [figure])
}

/// What is said under a figure that is a whole side of `comparison`, or the heading of the parts
/// on its left, or the first of several on a side where both have several.
pub(crate) fn pointed(
    view: &View<'_>,
    comparison: &Comparison,
    figure: FigureId,
) -> Option<String> {
    let words = view.words();
    let sides = view.sides(comparison);
    let (left, right) = (&comparison.left_side, &comparison.right_side);
    if left.parts_of == Some(figure) {
        return Some(words.pointed_sum(&sides.left));
    }
    if left.sum_of == [figure] {
        return Some(words.pointed(&sides));
    }
    if right.sum_of == [figure] {
        return Some(words.pointed_right(&sides));
    }
    match are_sums(comparison) {
        true if left.sum_of.first() == Some(&figure) => Some(words.left_sum(&sides.left)),
        true if right.sum_of.first() == Some(&figure) => Some(words.right_sum(&sides.right)),
        _ => None,
    }
}
