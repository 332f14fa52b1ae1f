//! One finding as a diagnostic: which rows are drawn, which are only named.

use crate::diagnostic::{Prepared, SourceOf};
use crate::grid;
use crate::handler::Note;
use crate::view::{Told, View};
use crate::width::clean_inline;
use crate::words::Term;
use gouji_model::{
    FigureId, FigureRole, Finding, FindingFigure, Origin, Place, Problem, ProblemKind, RowId, State,
};
use miette::LabeledSpan;

/// More blank figures than this are named in a note rather than drawn.
const DRAWN_BLANKS: usize = 3;
/// More parts that are 0 than this are counted in a note: a township's report is full of them.
const DRAWN_ZEROS: usize = 6;
/// More rows than this are counted, not named.
const NAMED_ROWS: usize = 8;
/// The gutter, its number and the frame beside an excerpt.
const FRAME: usize = 12;

/// `finding` ready to be drawn.
pub(crate) fn prepare(
    view: &View<'_>,
    path: &str,
    finding: &Finding,
    told: &Told,
) -> Prepared<'static> {
    let figures = drawn_figures(view, finding);
    let room = view.style.columns().saturating_sub(FRAME);
    let drawn = grid::layout(view, path, &figures, room);
    let labels = drawn.as_ref().map(|drawn| {
        let header = drawn.excerpt.header();
        let header = header.map(|span| LabeledSpan::new_with_span(None, span));
        let of = |(figure, &(row, column)): (&DrawnFigure, &(usize, usize))| {
            let span = drawn.excerpt.value(row, column)?;
            Some(match (figure.primary, figure.blank) {
                (true, _) => {
                    let text = pointed(view, finding, figure.figure);
                    LabeledSpan::new_primary_with_span(text, span)
                }
                (false, true) => LabeledSpan::new_with_span(None, (span.offset(), 0)),
                (false, false) => LabeledSpan::new_with_span(None, span),
            })
        };
        let values = figures.iter().zip(&drawn.cells).filter_map(of);
        header.into_iter().chain(values).collect()
    });
    Prepared {
        message: told.message.clone(),
        severity: finding.severity,
        code: Some(code(view, finding, told)),
        origin: drawn.map(|drawn| SourceOf::Report(drawn.excerpt)),
        labels: labels.unwrap_or_default(),
        help: String::new(),
        related: Vec::new(),
    }
}

/// The rule's id, and the row's where the rule is checked on each.
fn code(view: &View<'_>, finding: &Finding, told: &Told) -> String {
    match finding.instance {
        Some(instance) => format!("{} [{}]", told.rule, instance.id(&view.bound.form)),
        None => told.rule.clone(),
    }
}

/// The rows that are named because they are not drawn.
pub(crate) fn notes(view: &View<'_>, finding: &Finding) -> Vec<Note> {
    let names = |figures: Vec<&FindingFigure>| {
        let names: Vec<String> = figures
            .iter()
            .map(|each| view.figure_name(each.figure))
            .collect();
        view.words().some_of(&names, NAMED_ROWS)
    };
    let absent: Vec<&FindingFigure> = figures_of_rule(finding)
        .filter(|each| view.is_absent(each.figure))
        .collect();
    let blanks = undrawn_blanks(view, finding);
    let (parts, others) = blanks
        .into_iter()
        .partition(|each| each.role == FigureRole::Part);
    [
        Note::of(Term::AbsentRows, &names(absent)),
        Note::of(Term::BlankParts, &names(parts)),
        Note::of(
            Term::ZeroParts,
            &view.words().in_all(undrawn_zeros(view, finding).len()),
        ),
        Note::of(Term::AlsoBlank, &names(others)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The figures of a rule's finding; a problem of reading says itself what it lacks.
fn figures_of_rule(finding: &Finding) -> impl Iterator<Item = &FindingFigure> {
    let is_rule = matches!(finding.origin, Origin::Rule(_));
    finding.figures.iter().filter(move |_| is_rule)
}

fn undrawn_blanks<'a>(view: &View<'_>, finding: &'a Finding) -> Vec<&'a FindingFigure> {
    let is_blank = |each: &&FindingFigure| view.bound.figures.state(each.figure) == State::Blank;
    let blanks: Vec<_> = figures_of_rule(finding).skip(1).filter(is_blank).collect();
    if blanks.len() > DRAWN_BLANKS {
        blanks
    } else {
        Vec::new()
    }
}

/// Parts that are 0, where there are many.
fn undrawn_zeros<'a>(view: &View<'_>, finding: &'a Finding) -> Vec<&'a FindingFigure> {
    let is_zero = |each: &&FindingFigure| {
        let number = view.bound.figures.number(&view.bound.form, each.figure);
        each.role == FigureRole::Part && number.is_some_and(|number| number.mantissa == 0)
    };
    let zeros: Vec<_> = figures_of_rule(finding).skip(1).filter(is_zero).collect();
    if zeros.len() > DRAWN_ZEROS {
        zeros
    } else {
        Vec::new()
    }
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
    blank: bool,
}

fn drawn_figures(view: &View<'_>, finding: &Finding) -> Vec<DrawnFigure> {
    let mut undrawn = undrawn_blanks(view, finding);
    undrawn.extend(undrawn_zeros(view, finding));
    let problem = match &finding.origin {
        Origin::Intake(problem) => Some(problem),
        Origin::Rule(_) => None,
    };
    if let Some(problem) = problem.filter(|problem| is_of_a_row(problem)) {
        return seen(problem).into_iter().collect();
    }
    let figures: Vec<FigureId> = match problem {
        Some(problem) if finding.figures.is_empty() => problem.figures.clone(),
        _ => finding.figures.iter().map(|each| each.figure).collect(),
    };
    let drawn: Vec<FigureId> = figures
        .into_iter()
        .filter(|&figure| !undrawn.iter().any(|blank| blank.figure == figure))
        .collect();
    let shown: Vec<RowId> = drawn.iter().map(|&figure| row_of(view, figure)).collect();
    let mut rows: Vec<DrawnFigure> = drawn
        .into_iter()
        .filter_map(|figure| drawn_figure(view, figure, &shown))
        .collect();
    if let Some(ProblemKind::OtherUnit { printed }) = problem.map(|problem| &problem.kind) {
        for row in &mut rows {
            print_unit(row, printed);
        }
    }
    if let (true, Some(problem)) = (rows.is_empty(), problem) {
        rows.extend(seen(problem));
    }
    // What a rule says of its left side it says of the figure that may be wrong; the right is the measure.
    let is_left = |row: &DrawnFigure| is_left_side(finding, row.figure);
    let is_pointed = |row: &DrawnFigure| pointed(view, finding, row.figure).is_some();
    let pointed = rows
        .iter()
        .position(is_left)
        .or_else(|| rows.iter().position(is_pointed));
    let main = pointed.unwrap_or_else(|| front(finding, &rows));
    if let Some(main) = rows.get_mut(main) {
        main.primary = true;
    }
    rows
}

/// The figure to look at first: the rule's choice, or the topmost where a finding gathers many.
fn front(finding: &Finding, rows: &[DrawnFigure]) -> usize {
    let gathers = finding.instance.is_none() && finding.comparison.is_none() && rows.len() > 2;
    let topmost = rows.iter().enumerate().min_by_key(|(_, row)| row.place);
    topmost.filter(|_| gathers).map_or(0, |(index, _)| index)
}

fn row_of(view: &View<'_>, figure: FigureId) -> RowId {
    view.bound.form.figures[figure].row
}

/// How many of the `shown` rows stand above `row`.
fn level(view: &View<'_>, row: RowId, shown: &[RowId]) -> usize {
    let parent = |row: &RowId| view.bound.form.rows[*row].parent;
    let above = std::iter::successors(parent(&row), parent);
    above.filter(|each| shown.contains(each)).count()
}

fn drawn_figure(view: &View<'_>, figure: FigureId, shown: &[RowId]) -> Option<DrawnFigure> {
    let written = view.bound.written.try_get(figure)?.as_ref()?;
    let row = row_of(view, figure);
    let mut label = "  ".repeat(level(view, row, shown));
    let parent = view.bound.form.rows[row].parent;
    if parent.is_some_and(|parent| shown.contains(&parent)) {
        label.push_str(&view.own_label(row));
    } else {
        label.push_str(&view.row_label(row));
    }
    let unit = view.bound.form.figures[figure].unit.as_ref();
    let raw = clean_inline(&written.raw);
    let blank = raw.is_empty();
    Some(DrawnFigure {
        figure: Some(figure),
        place: written.place,
        label,
        unit: unit.map(|unit| unit.0.clone()).unwrap_or_default(),
        value: if blank { view.value(figure) } else { raw },
        primary: false,
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
fn is_of_a_row(problem: &Problem) -> bool {
    matches!(
        problem.kind,
        ProblemKind::NotPlaced { .. } | ProblemKind::NoFigures { .. }
    )
}

/// What a problem is about, as it reads in the document.
fn seen(problem: &Problem) -> Option<DrawnFigure> {
    let place = problem.place?;
    let seen = match &problem.kind {
        ProblemKind::UnplacedRow { text, .. } => text,
        ProblemKind::NotPlaced { seen } => seen,
        ProblemKind::NoFigures { table } => table,
        _ => return None,
    };
    Some(DrawnFigure {
        figure: None,
        place,
        label: String::new(),
        unit: String::new(),
        value: clean_inline(seen),
        primary: true,
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

/// What is said under a figure that is a whole side of the comparison, or the heading of the parts on its left.
fn pointed(view: &View<'_>, finding: &Finding, figure: Option<FigureId>) -> Option<String> {
    let (comparison, figure) = (finding.comparison.as_ref()?, figure?);
    let sides = view.sides(comparison);
    if comparison.left_side.parts_of == Some(figure) {
        return Some(view.words().pointed_sum(&sides.left));
    }
    if comparison.left_side.sum_of == [figure] {
        return Some(view.words().pointed(&sides));
    }
    let is_right = comparison.right_side.sum_of == [figure];
    is_right.then(|| view.words().pointed_right(&sides))
}
