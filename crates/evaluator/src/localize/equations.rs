//! The rules that say that two sums are equal, with what each misses by.

use crate::arithmetic::sum;
use crate::condition::Seen;
use crate::evaluate::check_figures;
use gouji_model::{FigureId, FigureSpec, Figures, IdVec, Operator, Outcome, State};
use gouji_ruleset::{Check, Condition, Datum, Linear, Number, Tolerance};

/// The rules of severity `error` of a report.
pub(super) struct Equations<'c> {
    checks: Vec<&'c Check>,
    /// What came of each.
    outcomes: Vec<Outcome>,
    equations: Vec<Equation>,
    /// The equations in which each figure stands, with its coefficient.
    columns: IdVec<FigureSpec, Vec<(usize, i128)>>,
    /// The rules that speak of each figure.
    spoken_of: IdVec<FigureSpec, Vec<usize>>,
}

/// One rule: a sum of figures that must be 0.
struct Equation {
    check: usize,
    /// What the sum is.
    pub(super) misses: i128,
    figures: Vec<FigureId>,
}

/// Whether a blank in a sum counts as 0, so that a number may be missing there.
fn counts(state: State) -> bool {
    matches!(
        state,
        State::Number | State::Blank | State::Dash | State::None
    )
}

impl<'c> Equations<'c> {
    pub(super) fn of(checks: Vec<&'c Check>, seen: Seen<'_>) -> Self {
        let count = seen.form.figures.len();
        let outcomes: Vec<Outcome> = checks
            .iter()
            .map(|check| check_figures(check, seen).outcome)
            .collect();
        let mut all = Self {
            checks,
            outcomes,
            equations: Vec::new(),
            columns: IdVec::filled(Vec::new(), count),
            spoken_of: IdVec::filled(Vec::new(), count),
        };
        for at in 0..all.checks.len() {
            all.add(at, seen);
        }
        all
    }

    fn add(&mut self, at: usize, seen: Seen<'_>) {
        let Some(check) = self.checks.get(at).copied() else {
            return;
        };
        for each in &check.figures {
            self.spoken_of[each.figure].push(at);
        }
        let is_decided = matches!(
            self.outcomes.get(at),
            Some(Outcome::Satisfied | Outcome::Violated)
        );
        let Some((terms, misses)) = terms(check, seen).filter(|_| is_decided) else {
            return;
        };
        let number = self.equations.len();
        for &(figure, coefficient) in &terms {
            self.columns[figure].push((number, coefficient));
        }
        self.equations.push(Equation {
            check: at,
            misses,
            figures: terms.into_iter().map(|(figure, _)| figure).collect(),
        });
    }

    pub(super) fn check(&self, equation: usize) -> Option<&'c Check> {
        let equation = self.equations.get(equation)?;
        self.checks.get(equation.check).copied()
    }

    pub(super) fn misses(&self, equation: usize) -> i128 {
        self.equations.get(equation).map_or(0, |each| each.misses)
    }

    pub(super) fn column(&self, figure: FigureId) -> &[(usize, i128)] {
        self.columns.try_get(figure).map_or(&[], Vec::as_slice)
    }

    /// The broken equations, those together that share a figure.
    pub(super) fn pieces(&self) -> Vec<Vec<usize>> {
        let broken = self.equations.iter().enumerate();
        let broken = broken.filter(|(_, equation)| equation.misses != 0);
        let mut left: Vec<usize> = broken.map(|(at, _)| at).collect();
        let mut pieces = Vec::new();
        while !left.is_empty() {
            let mut piece = vec![left.remove(0)];
            let mut next = 0;
            while let Some(&at) = piece.get(next) {
                let (joined, rest) = left.iter().partition(|other| self.share(at, **other));
                piece.extend::<Vec<usize>>(joined);
                left = rest;
                next += 1;
            }
            piece.sort_unstable();
            pieces.push(piece);
        }
        pieces
    }

    /// `pieces`, those made one that some equation connects.
    pub(super) fn joined(&self, pieces: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
        let around = |piece: &[usize]| {
            let figures = piece.iter().filter_map(|at| self.equations.get(*at));
            let figures = figures.flat_map(|each| each.figures.iter().copied());
            let mut around: Vec<usize> = figures
                .flat_map(|figure| self.column(figure))
                .map(|(equation, _)| *equation)
                .collect();
            around.sort_unstable();
            around.dedup();
            around
        };
        let mut joined: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
        for piece in pieces {
            let near = around(&piece);
            let touches = |(_, other): &(Vec<usize>, Vec<usize>)| {
                other
                    .iter()
                    .any(|equation| near.binary_search(equation).is_ok())
            };
            let (with, without) = joined.into_iter().partition(|each| touches(each));
            let with: Vec<(Vec<usize>, Vec<usize>)> = with;
            joined = without;
            let (mut all, mut all_near) = (piece, near);
            for (other, other_near) in with {
                all.extend(other);
                all_near.extend(other_near);
            }
            all.sort_unstable();
            all_near.sort_unstable();
            joined.push((all, all_near));
        }
        joined.into_iter().map(|(piece, _)| piece).collect()
    }

    fn share(&self, one: usize, other: usize) -> bool {
        let figures = |at: usize| self.equations.get(at).map_or(&[][..], |each| &each.figures);
        figures(one)
            .iter()
            .any(|figure| figures(other).contains(figure))
    }

    /// The figures of the equations of `piece` that may be wrong, each once, in the order of the form.
    pub(super) fn figures(&self, piece: &[usize], seen: Seen<'_>) -> Vec<FigureId> {
        let all = piece.iter().filter_map(|at| self.equations.get(*at));
        let mut figures: Vec<FigureId> = all.flat_map(|each| each.figures.clone()).collect();
        figures.sort_unstable();
        figures.dedup();
        figures.retain(|figure| counts(seen.figures.state(*figure)));
        figures
    }

    /// Whether with `changed` figures in place of those that were `seen` no rule breaks that speaks of the figures
    /// `of`, but such as are broken already and lie elsewhere.
    pub(super) fn hold(&self, of: &[FigureId], changed: &Figures, seen: Seen<'_>) -> bool {
        let seen = Seen {
            figures: changed,
            ..seen
        };
        let mut all = of.iter().flat_map(|figure| &self.spoken_of[*figure]);
        all.all(|at| {
            let outcome = self
                .checks
                .get(*at)
                .map(|check| check_figures(check, seen).outcome);
            outcome != Some(Outcome::Violated)
        })
    }
}

/// The figures of a check that says that two sums are equal, with how often each counts, and what they miss by.
fn terms(check: &Check, seen: Seen<'_>) -> Option<(Vec<(FigureId, i128)>, i128)> {
    let Condition::Compare(compare) = &check.test else {
        return None;
    };
    let (Number::Linear(left), Number::Linear(right)) = (&compare.left, &compare.right) else {
        return None;
    };
    if compare.operator != Operator::Equal || compare.tolerance != Tolerance::None {
        return None;
    }
    let scale = left.scale.max(right.scale);
    let factor = |side: &Linear| 10_i128.checked_pow(u32::from(scale - side.scale));
    let (by_left, by_right) = (factor(left)?, factor(right)?);
    let misses = sum(left, seen).ok()?.checked_mul(by_left)?;
    let misses = misses.checked_sub(sum(right, seen).ok()?.checked_mul(by_right)?)?;
    let mut terms: Vec<(FigureId, i128)> = Vec::new();
    let sides = [(left, by_left), (right, -by_right)];
    for (side, by) in sides {
        for term in &side.terms {
            let Datum::Figure(figure) = term.datum else {
                continue;
            };
            let coefficient = i128::from(term.coefficient).checked_mul(by)?;
            match terms.iter_mut().find(|(each, _)| *each == figure) {
                Some((_, known)) => *known = known.checked_add(coefficient)?,
                None => terms.push((figure, coefficient)),
            }
        }
    }
    terms.retain(|(_, coefficient)| *coefficient != 0);
    Some((terms, misses))
}
