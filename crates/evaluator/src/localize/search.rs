//! The fewest slips that explain a piece of broken rules, all of them, in an order that is always the same.

use super::equations::Equations;
use super::evidence::Evidence;
use super::slips::{slip, weight};
use crate::condition::Seen;
use gouji_model::{
    Change, Decimal, Explanation, FigureId, Figures, Grade, Said, Slip, Subject, Target,
};

/// No more explanations are listed.
const MOST_LISTED: usize = 60;
/// No more pairs of figures are tried.
const MOST_PAIRS: usize = 20_000;
/// How many times as much an explanation weighs that the prose bears out, and one that it does not speak against.
const SAID: u128 = 50;
/// How much of all likelihood an explanation has that is called likely, in thousandths.
const LIKELY: u16 = 900;

/// What explains a piece.
#[derive(Debug, Default)]
pub(super) struct Explained {
    /// The explanations, the most likely first.
    pub(super) explanations: Vec<Explanation>,
    /// Whether all with as few slips are among them.
    pub(super) is_exhausted: bool,
}

/// The explanations of `piece` by one slip.
pub(super) fn one_slip(
    equations: &Equations<'_>,
    evidence: &Evidence,
    piece: &[usize],
    seen: Seen<'_>,
) -> Explained {
    Search::new(equations, evidence, piece, seen).one_slip()
}

/// The explanations of `piece` by one slip or, where there are none, by two.
pub(super) fn more_slips(
    equations: &Equations<'_>,
    evidence: &Evidence,
    piece: &[usize],
    seen: Seen<'_>,
) -> Explained {
    let search = Search::new(equations, evidence, piece, seen);
    let explained = search.one_slip();
    if !explained.explanations.is_empty() {
        return explained;
    }
    let (found, is_exhausted) = search.pairs();
    Explained {
        is_exhausted: is_exhausted && found.len() <= MOST_LISTED && !found.is_empty(),
        explanations: graded(found, false),
    }
}

/// The explanations that `found` holds, with their likelihoods; `are_one_slip` where each is one, and they are all.
fn graded(mut found: Vec<Vec<Change>>, are_one_slip: bool) -> Vec<Explanation> {
    let weight_of = |changes: &[Change]| {
        let weights = changes
            .iter()
            .map(|it| weight(it.slip, it.from, it.to.number()));
        let by_slip: u128 = match changes {
            // An exchange is one slip in two places.
            [one, ..] if matches!(one.slip, Slip::Exchanged(_)) => {
                weight(one.slip, one.from, one.to.number())
            }
            _ => weights.product(),
        };
        let says = |said: Said| changes.iter().any(|change| change.prose == said);
        match (says(Said::ToBe), says(Said::AsWritten)) {
            (true, false) => by_slip * SAID * SAID,
            (false, true) => by_slip,
            _ => by_slip * SAID,
        }
    };
    let all: u128 = found.iter().map(|changes| weight_of(changes)).sum();
    found.sort_by_key(|changes| std::cmp::Reverse(weight_of(changes)));
    let is_only = found.len() == 1;
    found.truncate(MOST_LISTED);
    let explanation = |mut changes: Vec<Change>| {
        let share = (weight_of(&changes) * 1000).checked_div(all).unwrap_or(0);
        let likelihood = u16::try_from(share).unwrap_or(1000);
        let grade = match likelihood {
            _ if is_only && are_one_slip => Grade::Certain,
            LIKELY.. => Grade::Likely,
            _ => Grade::Undetermined,
        };
        for change in &mut changes {
            change.grade = grade;
        }
        Explanation {
            grade,
            changes,
            likelihood,
            weighed: gouji_model::Weighed::default(),
        }
    };
    found.into_iter().map(explanation).collect()
}

struct Search<'s> {
    equations: &'s Equations<'s>,
    evidence: &'s Evidence,
    piece: &'s [usize],
    seen: Seen<'s>,
    /// The figures that may be wrong, in the order of the form, with in how many equations of the piece each stands.
    figures: Vec<(FigureId, usize)>,
}

impl<'s> Search<'s> {
    fn new(
        equations: &'s Equations<'s>,
        evidence: &'s Evidence,
        piece: &'s [usize],
        seen: Seen<'s>,
    ) -> Self {
        let reach = |figure: FigureId| {
            let column = equations.column(figure).iter();
            let own = column.filter(|(equation, _)| piece.binary_search(equation).is_ok());
            (figure, own.count())
        };
        let figures = equations.figures(piece, seen);
        Self {
            equations,
            evidence,
            piece,
            seen,
            figures: figures.into_iter().map(reach).collect(),
        }
    }

    fn one_slip(&self) -> Explained {
        let mut found = self.single();
        let (exchanged, is_exhausted) = self.exchanged();
        found.extend(exchanged);
        let is_exhausted = is_exhausted && found.len() <= MOST_LISTED;
        Explained {
            explanations: graded(found, is_exhausted),
            is_exhausted,
        }
    }

    /// Every figure that by itself makes all hold.
    fn single(&self) -> Vec<Vec<Change>> {
        // It stands in every broken equation, or it cannot mend them all.
        let all = self.piece.len();
        let in_all = self.figures.iter().filter(|(_, reach)| *reach == all);
        let found = in_all.filter_map(|&(figure, _)| {
            let column = self.equations.column(figure);
            let &(first, coefficient) = column.first()?;
            let by = self.step(first, coefficient)?;
            self.explains(&[(figure, by)])
        });
        found.collect()
    }

    /// Every two figures that make all hold where each stands in the other's place.
    fn exchanged(&self) -> (Vec<Vec<Change>>, bool) {
        let mut found = Vec::new();
        let (pairs, exhausted) = self.all_pairs(|_| true);
        for (one, other) in pairs {
            let scale = |figure: FigureId| self.seen.form.figures[figure].scale;
            let by = self.mantissa(other) - self.mantissa(one);
            if by == 0 || scale(one) != scale(other) {
                continue;
            }
            if let Some(mut changes) = self.explains(&[(one, by), (other, -by)]) {
                for (change, with) in changes.iter_mut().zip([other, one]) {
                    change.slip = Slip::Exchanged(with);
                }
                found.push(changes);
            }
        }
        (found, exhausted)
    }

    /// Every two figures that together make all hold, in one way.
    fn pairs(&self) -> (Vec<Vec<Change>>, bool) {
        // One of them stands in the first of the broken rules.
        let first = self.piece.first().copied().unwrap_or(0);
        let is_in_first = |figure: FigureId| {
            let mut column = self.equations.column(figure).iter();
            column.any(|(equation, _)| *equation == first)
        };
        let (pairs, exhausted) = self.all_pairs(is_in_first);
        let found = pairs
            .into_iter()
            .filter_map(|(one, other)| self.explains(&self.solved(one, other)?));
        (found.collect(), exhausted)
    }

    /// The pairs of figures of which one is `wanted`, and whether they are all.
    fn all_pairs(&self, wanted: impl Fn(FigureId) -> bool) -> (Vec<(FigureId, FigureId)>, bool) {
        let mut pairs = Vec::new();
        for (at, &(one, reach)) in self.figures.iter().enumerate() {
            for &(other, further) in self.figures.get(at + 1..).unwrap_or_default() {
                // Together they stand in every broken equation, or they cannot mend them all.
                if reach + further < self.piece.len() {
                    continue;
                }
                if pairs.len() == MOST_PAIRS {
                    return (pairs, false);
                }
                if wanted(one) || wanted(other) {
                    pairs.push((one, other));
                }
            }
        }
        (pairs, true)
    }

    /// By how much a figure that counts `coefficient` times must grow for `equation` to hold.
    fn step(&self, equation: usize, coefficient: i128) -> Option<i128> {
        let misses = self.equations.misses(equation);
        let is_whole = misses.checked_rem(coefficient)? == 0;
        misses
            .checked_div(coefficient)
            .filter(|_| is_whole)?
            .checked_neg()
    }

    /// By how much two figures must grow for all equations that they stand in to hold.
    fn solved(&self, one: FigureId, other: FigureId) -> Option<[(FigureId, i128); 2]> {
        let coefficient = |figure: FigureId, equation: usize| {
            let mut column = self.equations.column(figure).iter();
            let found = column.find(|(each, _)| *each == equation);
            found.map_or(0, |(_, coefficient)| *coefficient)
        };
        let columns = [one, other].map(|figure| self.equations.column(figure));
        let rows = columns.into_iter().flatten().map(|&(equation, _)| {
            let misses = self.equations.misses(equation);
            (
                coefficient(one, equation),
                coefficient(other, equation),
                misses,
            )
        });
        let rows: Vec<(i128, i128, i128)> = rows.collect();
        let &(a, b, missed) = rows.first()?;
        let of_two = |(p, q): (i128, i128), (r, s): (i128, i128)| {
            p.checked_mul(s)?.checked_sub(q.checked_mul(r)?)
        };
        let independent = |&(c, d, _): &(i128, i128, i128)| of_two((a, b), (c, d)) != Some(0);
        let (c, d, also) = rows.iter().copied().find(independent)?;
        let whole = of_two((a, b), (c, d))?;
        let by_one = of_two((b, d), (missed, also))?;
        let by_other = of_two((c, a), (also, missed))?;
        let is_whole = by_one.checked_rem(whole)? == 0 && by_other.checked_rem(whole)? == 0;
        is_whole.then(|| [(one, by_one / whole), (other, by_other / whole)])
    }

    /// The changes, where they are possible, make all hold and break nothing.
    fn explains(&self, steps: &[(FigureId, i128)]) -> Option<Vec<Change>> {
        if steps.iter().any(|(_, by)| *by == 0) || !self.balances(steps) {
            return None;
        }
        let form = self.seen.form;
        let mut changed: Figures = self.seen.figures.clone();
        let mut changes = Vec::with_capacity(steps.len());
        for &(figure, by) in steps {
            let spec = &form.figures[figure];
            let mantissa = i64::try_from(self.mantissa(figure).checked_add(by)?).ok()?;
            if mantissa < 0 && !form.columns[spec.column].signed {
                return None;
            }
            let to = Decimal {
                mantissa,
                scale: spec.scale,
            };
            let to = to.trimmed();
            let from = self.seen.figures.number(form, figure);
            changed.set_number(form, figure, to).then_some(())?;
            changes.push(Change {
                subject: Subject::Figure(figure),
                from,
                to: Target::Number(to),
                slip: slip(from, to),
                grade: Grade::Undetermined,
                county: Said::Nothing,
                last_year: Said::Nothing,
                prose: match self.evidence {
                    evidence if evidence.says(figure, Some(to), spec.scale) => Said::ToBe,
                    evidence if evidence.says(figure, from, spec.scale) => Said::AsWritten,
                    _ => Said::Nothing,
                },
            });
        }
        let figures: Vec<FigureId> = steps.iter().map(|(figure, _)| *figure).collect();
        self.equations
            .hold(&figures, &changed, self.seen)
            .then_some(changes)
    }

    /// Whether with these steps every equation of the piece, and every other in which they stand, holds.
    fn balances(&self, steps: &[(FigureId, i128)]) -> bool {
        let grown = |equation: usize| {
            let mut grown = self.equations.misses(equation);
            for &(figure, by) in steps {
                let mut column = self.equations.column(figure).iter();
                if let Some((_, coefficient)) = column.find(|(each, _)| *each == equation) {
                    grown = grown.checked_add(coefficient.checked_mul(by)?)?;
                }
            }
            Some(grown)
        };
        let own = steps
            .iter()
            .flat_map(|(figure, _)| self.equations.column(*figure));
        let mut all = self
            .piece
            .iter()
            .copied()
            .chain(own.map(|(equation, _)| *equation));
        all.all(|equation| grown(equation) == Some(0))
    }

    fn mantissa(&self, figure: FigureId) -> i128 {
        self.seen.figures.mantissa(figure).into()
    }
}
