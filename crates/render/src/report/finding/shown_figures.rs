//! Which figures of a finding are drawn, and which are only named or counted.

use crate::report::view::View;
use gouji_model::{FigureId, FigureRole, Finding, FindingFigure, Origin, RowId, State};

/// More blank figures than this are named in a note rather than drawn.
const DRAWN_BLANKS: usize = 3;
/// More parts that are 0 than this are counted in a note: a township's report is full of them.
const DRAWN_ZEROS: usize = 6;
/// Of checks that are told together, those of more rows than this are named in a note.
const DRAWN_ROWS: usize = 8;

/// Of a cause, those of more rows than this are named in a note.
const DRAWN_CAUSE_ROWS: usize = 16;

/// The figures of a finding, by how they are told.
#[derive(Debug, Default)]
pub(crate) struct Choice {
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

impl Choice {
    pub(crate) fn of(view: &View<'_>, finding: &Finding) -> Self {
        match &finding.origin {
            Origin::Rule(_) => Self::of_rule(view, finding),
            Origin::Reading(problem) if finding.figures.is_empty() => {
                Self::all(problem.figures.clone())
            }
            Origin::Reading(_) => Self::all(ids(&finding.figures).collect()),
        }
    }

    fn all(drawn: Vec<FigureId>) -> Self {
        Self {
            leads: drawn.first().copied().into_iter().collect(),
            drawn,
            ..Self::default()
        }
    }

    fn of_rule(view: &View<'_>, finding: &Finding) -> Self {
        let mut checks: Vec<&[FindingFigure]> = finding
            .gathered
            .iter()
            .map(|check| check.figures.as_slice())
            .collect();
        checks.sort_by_key(|figures| figures.first().map(|each| view.place(each.figure)));
        if checks.is_empty() {
            checks.push(&finding.figures);
        }
        let shown = shown(view, finding, &checks);
        let (checks, others) = checks.split_at_checked(shown).unwrap_or((&checks, &[]));
        let firsts = |checks: &[&[FindingFigure]]| -> Vec<FigureId> {
            checks
                .iter()
                .filter_map(|figures| Some(figures.first()?.figure))
                .collect()
        };
        let mut figures: Vec<FindingFigure> = Vec::new();
        for each in checks.iter().copied().flatten() {
            if !figures.iter().any(|known| known.figure == each.figure) {
                figures.push(*each);
            }
        }
        let mut choice = Self {
            leads: firsts(checks),
            others: firsts(others),
            ..Self::default()
        };
        choice.sort_out(view, &figures);
        choice
    }

    /// The figures of `checks` and what is to be changed, `leads`, which is always drawn. Where they would fill a page,
    /// the others are named.
    pub(crate) fn of_cause(
        view: &View<'_>,
        checks: &[&[FindingFigure]],
        leads: Vec<FigureId>,
    ) -> Self {
        let mut figures: Vec<FindingFigure> = Vec::new();
        let role = FigureRole::Other;
        let changed = leads.iter().map(|&figure| FindingFigure { figure, role });
        for each in changed.chain(checks.iter().copied().flatten().copied()) {
            if !figures.iter().any(|known| known.figure == each.figure) {
                figures.push(each);
            }
        }
        let mut choice = Self {
            leads,
            ..Self::default()
        };
        choice.sort_out(view, &figures);
        choice.drawn.sort_by_key(|&figure| view.place(figure));
        let mut rows: Vec<RowId> = choice.leads.iter().map(|&it| row_of(view, it)).collect();
        let (drawn, others) = choice.drawn.into_iter().partition(|&figure| {
            let row = row_of(view, figure);
            let is_known = rows.contains(&row);
            if !is_known && rows.len() < DRAWN_CAUSE_ROWS {
                rows.push(row);
            }
            is_known || rows.contains(&row)
        });
        Self {
            drawn,
            others,
            ..choice
        }
    }

    /// Keeps what few of `figures` tell nothing out of the excerpt, where they would take lines of their own.
    fn sort_out(&mut self, view: &View<'_>, figures: &[FindingFigure]) {
        let number = |figure| view.form_data.figures.number(&view.form_data.form, figure);
        let is_blank =
            |each: &FindingFigure| view.form_data.figures.state(each.figure) == State::Blank;
        let is_zero = |each: &FindingFigure| {
            each.role == FigureRole::Part
                && number(each.figure).is_some_and(|number| number.mantissa == 0)
        };
        let leads = &self.leads;
        let stays = |each: &FindingFigure| {
            leads.contains(&each.figure) || !(is_blank(each) || is_zero(each))
        };
        let rows: Vec<RowId> = figures
            .iter()
            .filter(|each| stays(each))
            .map(|each| row_of(view, each.figure))
            .collect();
        let needs_a_line =
            |each: &&FindingFigure| !stays(each) && !rows.contains(&row_of(view, each.figure));
        let mut blanks: Vec<FindingFigure> = figures
            .iter()
            .filter(needs_a_line)
            .filter(|each| is_blank(each))
            .copied()
            .collect();
        if blanks.len() <= DRAWN_BLANKS {
            blanks.clear();
        }
        let mut zeros: Vec<FigureId> = ids(figures
            .iter()
            .filter(needs_a_line)
            .filter(|each| is_zero(each)))
        .collect();
        if zeros.len() <= DRAWN_ZEROS {
            zeros.clear();
        }
        let is_drawn = |figure: &FigureId| {
            !zeros.contains(figure) && !blanks.iter().any(|blank| blank.figure == *figure)
        };
        self.drawn = ids(figures).filter(is_drawn).collect();
        self.blanks = blanks;
        self.zeros = zeros.len();
    }
}

/// How many of `checks` are drawn: all, or those in the first rows.
fn shown(view: &View<'_>, finding: &Finding, checks: &[&[FindingFigure]]) -> usize {
    let is_blank = |each: &FindingFigure| view.form_data.figures.state(each.figure) == State::Blank;
    let most = match finding.figures.iter().all(is_blank) {
        true => DRAWN_BLANKS,
        false => DRAWN_ROWS,
    };
    let mut rows: Vec<RowId> = Vec::new();
    checks
        .iter()
        .take_while(|figures| {
            let row = figures.first().map(|each| row_of(view, each.figure));
            rows.extend(row.filter(|row| !rows.contains(row)));
            rows.len() <= most
        })
        .count()
}

fn ids<'a>(figures: impl IntoIterator<Item = &'a FindingFigure>) -> impl Iterator<Item = FigureId> {
    figures.into_iter().map(|each| each.figure)
}

fn row_of(view: &View<'_>, figure: FigureId) -> RowId {
    view.form_data.form.figures[figure].row
}
