//! Which figures of a finding are drawn, and which are only named or counted.

use crate::report::view::View;
use gouji_model::{
    FigureId, FigureRole, Finding, FindingFigure, Origin, ReadingProblemKind, RowId, State,
};

/// The most blank figures that are drawn; where there are more, a note names them all.
const DRAWN_BLANKS: usize = 3;
/// The most parts of 0 that are drawn; where there are more, a note counts them all, because a township's report is full of them.
const DRAWN_ZEROS: usize = 6;
/// The most values that are drawn of those that are unreadable for one cause; the message counts them all.
const DRAWN_VALUES: usize = 3;
/// How many rows are drawn of checks that are told together; further rows are named in a note.
const DRAWN_ROWS: usize = 8;
/// How many rows of a cause are drawn; further rows are named in a note.
const DRAWN_CAUSE_ROWS: usize = 16;

/// The figures of a finding, by how they are told.
#[derive(Debug, Default)]
pub(crate) struct ShownFigures {
    /// The figure to look at first of each check that is drawn.
    pub(crate) leads: Vec<FigureId>,
    /// The figures of the excerpt.
    pub(crate) drawn: Vec<FigureId>,
    /// Blank figures that are named.
    pub(crate) blanks: Vec<FindingFigure>,
    /// Parts that are 0 and only counted.
    pub(crate) zeros: usize,
    /// The figure to look at first of each check that is not drawn.
    pub(crate) others: Vec<FigureId>,
}

impl ShownFigures {
    pub(crate) fn from_finding(view: &View<'_>, finding: &Finding) -> Self {
        match &finding.origin {
            Origin::Rule(_) => Self::from_checks(view, finding),
            Origin::Reading(problem) if finding.figures.is_empty() => {
                Self::from_figures(problem.figures.clone())
            }
            Origin::Reading(problem) => {
                let most = match problem.kind {
                    ReadingProblemKind::UnreadableValue { .. } => DRAWN_VALUES,
                    _ => usize::MAX,
                };
                Self::from_figures(ids(&finding.figures).take(most).collect())
            }
        }
    }

    fn from_figures(drawn: Vec<FigureId>) -> Self {
        Self {
            leads: drawn.first().copied().into_iter().collect(),
            drawn,
            ..Self::default()
        }
    }

    fn from_checks(view: &View<'_>, finding: &Finding) -> Self {
        let mut checks: Vec<&[FindingFigure]> = finding
            .gathered
            .iter()
            .map(|check| check.figures.as_slice())
            .collect();
        checks.sort_by_key(|figures| figures.first().map(|part| view.place(part.figure)));
        if checks.is_empty() {
            checks.push(&finding.figures);
        }
        let count = drawn_checks(view, finding, &checks);
        let (checks, others) = checks.split_at_checked(count).unwrap_or((&checks, &[]));
        let firsts = |checks: &[&[FindingFigure]]| -> Vec<FigureId> {
            checks
                .iter()
                .filter_map(|figures| Some(figures.first()?.figure))
                .collect()
        };
        let figures = unique_figures(checks.iter().copied().flatten().copied());
        let mut shown = Self {
            leads: firsts(checks),
            others: firsts(others),
            ..Self::default()
        };
        shown.sort_out(view, &figures);
        shown
    }

    /// The figures of `checks` and what is to be changed, `leads`, which is always drawn. Where they would fill a page,
    /// the others are named.
    pub(crate) fn from_cause(
        view: &View<'_>,
        checks: &[&[FindingFigure]],
        leads: Vec<FigureId>,
    ) -> Self {
        let role = FigureRole::Other;
        let changed = leads.iter().map(|&figure| FindingFigure { figure, role });
        let figures = unique_figures(changed.chain(checks.iter().copied().flatten().copied()));
        let mut shown = Self {
            leads,
            ..Self::default()
        };
        shown.sort_out(view, &figures);
        shown.drawn.sort_by_key(|&figure| view.place(figure));
        let mut rows: Vec<RowId> = shown.leads.iter().map(|&figure| view.row(figure)).collect();
        let (drawn, others) = shown.drawn.into_iter().partition(|&figure| {
            let row = view.row(figure);
            let is_known = rows.contains(&row);
            if !is_known && rows.len() < DRAWN_CAUSE_ROWS {
                rows.push(row);
            }
            is_known || rows.contains(&row)
        });
        Self {
            drawn,
            others,
            ..shown
        }
    }

    /// Keeps what few of `figures` tell nothing out of the excerpt, where they would take lines of their own.
    fn sort_out(&mut self, view: &View<'_>, figures: &[FindingFigure]) {
        let is_blank = |part: &FindingFigure| view.state(part.figure) == State::Blank;
        let is_zero = |part: &FindingFigure| {
            part.role == FigureRole::Part
                && view
                    .number(part.figure)
                    .is_some_and(|number| number.mantissa == 0)
        };
        let leads = &self.leads;
        let stays = |part: &FindingFigure| {
            leads.contains(&part.figure) || !(is_blank(part) || is_zero(part))
        };
        let rows = figures.iter().filter(|part| stays(part));
        let rows: Vec<RowId> = rows.map(|part| view.row(part.figure)).collect();
        let takes_a_line =
            |part: &&FindingFigure| !stays(part) && !rows.contains(&view.row(part.figure));
        let quiet = figures.iter().filter(takes_a_line).copied();
        let (mut blanks, mut zeros): (Vec<FindingFigure>, Vec<FindingFigure>) =
            quiet.partition(is_blank);
        if blanks.len() <= DRAWN_BLANKS {
            blanks.clear();
        }
        if zeros.len() <= DRAWN_ZEROS {
            zeros.clear();
        }
        let is_drawn = |figure: &FigureId| {
            let mut left_out = blanks.iter().chain(&zeros);
            !left_out.any(|part| part.figure == *figure)
        };
        self.drawn = ids(figures).filter(is_drawn).collect();
        self.zeros = zeros.len();
        self.blanks = blanks;
    }
}

/// How many of `checks` are drawn: all, or those in the first rows.
fn drawn_checks(view: &View<'_>, finding: &Finding, checks: &[&[FindingFigure]]) -> usize {
    let is_blank = |part: &FindingFigure| view.state(part.figure) == State::Blank;
    let most = match finding.figures.iter().all(is_blank) {
        true => DRAWN_BLANKS,
        false => DRAWN_ROWS,
    };
    let mut rows: Vec<RowId> = Vec::new();
    checks
        .iter()
        .take_while(|figures| {
            let row = figures.first().map(|part| view.row(part.figure));
            rows.extend(row.filter(|row| !rows.contains(row)));
            rows.len() <= most
        })
        .count()
}

/// `figures`, each once.
fn unique_figures(figures: impl Iterator<Item = FindingFigure>) -> Vec<FindingFigure> {
    let mut distinct: Vec<FindingFigure> = Vec::new();
    for part in figures {
        if !distinct.iter().any(|known| known.figure == part.figure) {
            distinct.push(part);
        }
    }
    distinct
}

fn ids<'a>(figures: impl IntoIterator<Item = &'a FindingFigure>) -> impl Iterator<Item = FigureId> {
    figures.into_iter().map(|part| part.figure)
}
