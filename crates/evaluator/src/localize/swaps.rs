//! Slips that take two figures: each in the other's place, or one in the place beside its own.

use crate::localize::diagnosis::LARGEST;
use crate::localize::diagnosis::Problem;
use crate::localize::feasibility::Trial;
use gouji_model::{FigureId, Role, RowId, State};
use gouji_ruleset::{Datum, VariableId};

/// Two figures that one slip made wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    /// Each stands in the other's place.
    Exchanged,
    /// What stands in the place of the second belongs to the first.
    Misplaced,
}

/// A move, with what both figures then are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moved {
    pub(super) how: Move,
    pub(super) set: [VariableId; 2],
    pub(super) point: [i128; 2],
}

/// The moves that mend every rule of `scope`.
pub(super) fn moves(trial: &mut Trial<'_>, scope: &[u32]) -> Vec<Moved> {
    let mut found = Vec::new();
    for (one, other) in pairs(trial.problem, scope) {
        found.extend(exchanged(trial, one, other));
    }
    for (one, other) in beside(trial.problem, scope) {
        if let Some(moved) = misplaced(trial, one, other) {
            // Where nothing was lost it is an exchange with an empty place, and this says better what happened.
            found.retain(|each: &Moved| each.set != moved.set);
            found.push(moved);
        }
    }
    found
}

/// Every two figures that may be in each other's place and of which one stands in each rule of `scope`.
fn pairs(problem: &Problem<'_>, scope: &[u32]) -> Vec<(VariableId, VariableId)> {
    let Some(smallest) = smallest_of(problem, scope.iter().copied()) else {
        return Vec::new();
    };
    let mut pairs = Vec::new();
    for &one in problem.unknowns_of(smallest) {
        let Some(figure) = figure(problem, one) else {
            continue;
        };
        let wanted = Wanted::of(problem, smallest, one);
        let own = problem.relations_of(one);
        let rest = || scope.iter().copied().filter(|it| !own.contains(it));
        let fits = |other: &VariableId| {
            let relations = problem.relations_of(*other);
            wanted
                .as_ref()
                .is_none_or(|wanted| wanted.is(problem, *other))
                && *other != one
                && problem.value(*other) != problem.value(one)
                && rest().all(|it| relations.contains(&it))
                && is_like(problem, figure, *other)
        };
        let mut add = |other: VariableId| pairs.push((one.min(other), one.max(other)));
        match (smallest_of(problem, rest()), &wanted) {
            (Some(next), _) => {
                let all = problem.unknowns_of(next).iter().copied();
                all.filter(fits).for_each(&mut add);
            }
            // It stands in all of them: the other has just the number wanted, or stands in the same rule.
            (None, Some(wanted)) => {
                let all = alike(problem, wanted.number);
                all.filter(fits).for_each(&mut add);
                let within = problem.unknowns_of(smallest).iter().copied();
                within.filter(fits).for_each(&mut add);
            }
            (None, None) => {}
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The figures of a report that are `number`.
fn alike<'p>(problem: &'p Problem<'_>, number: i128) -> impl Iterator<Item = VariableId> + 'p {
    let number = i64::try_from(number).ok();
    let figures = problem.context.figures;
    let all = problem.context.form.figures.ids();
    let all = all.filter(move |it| Some(figures.mantissa(*it)) == number);
    all.map(|it| problem.system.figure_variable(it))
        .filter(|it| problem.may_be_wrong(*it))
}

/// What the other figure of a pair must be for an equation to hold.
struct Wanted {
    relation: u32,
    /// By how much the one figure counts in it, and what it is.
    counts: i128,
    value: i128,
    miss: i128,
    /// What the other must be where it does not stand in it.
    number: i128,
}

impl Wanted {
    fn of(problem: &Problem<'_>, relation: u32, one: VariableId) -> Option<Self> {
        let miss = problem.miss(relation)?;
        let counts = counts(problem, relation, one);
        let value = problem.value(one);
        let is_whole = miss.checked_rem(counts)? == 0;
        let number = value.checked_sub(miss.checked_div(counts).filter(|_| is_whole)?)?;
        Some(Self {
            relation,
            counts,
            value,
            miss,
            number,
        })
    }

    fn is(&self, problem: &Problem<'_>, other: VariableId) -> bool {
        let number = problem.value(other);
        let also = counts(problem, self.relation, other);
        match also {
            0 => number == self.number,
            _ => {
                let by = number.saturating_sub(self.value);
                let grown = self.counts.saturating_sub(also).saturating_mul(by);
                self.miss.saturating_add(grown) == 0
            }
        }
    }
}

/// How often a number counts in an equation.
fn counts(problem: &Problem<'_>, relation: u32, unknown: VariableId) -> i128 {
    let mut column = problem.column(unknown).iter();
    let found = column.find(|(it, _)| *it == relation);
    found.map_or(0, |(_, coefficient)| *coefficient)
}

/// Whether `other` is a figure that can change places with `one`.
fn is_like(problem: &Problem<'_>, one: FigureId, other: VariableId) -> bool {
    let form = problem.context.form;
    let Some(other) = figure(problem, other) else {
        return false;
    };
    let (one, other) = (&form.figures[one], &form.figures[other]);
    form.rows[one.row].table == form.rows[other.row].table
        && one.scale == other.scale
        && form.columns[one.column].signed == form.columns[other.column].signed
}

fn figure(problem: &Problem<'_>, unknown: VariableId) -> Option<FigureId> {
    match problem.system.datum(unknown) {
        Datum::Figure(figure) => problem.may_be_wrong(unknown).then_some(figure),
        _ => None,
    }
}

fn smallest_of(problem: &Problem<'_>, relations: impl Iterator<Item = u32>) -> Option<u32> {
    let size = |relation: &u32| problem.unknowns_of(*relation).len();
    relations.min_by_key(size)
}

/// Whether two figures in each other's place mend all rules that speak of them.
fn exchanged(trial: &mut Trial<'_>, one: VariableId, other: VariableId) -> Option<Moved> {
    let problem = trial.problem;
    let point = [problem.value(other), problem.value(one)];
    let set = [one, other];
    let is_mended = balances(problem, &set, &point) && is_allowed(problem, &set, &point);
    let is_mended = is_mended && trial.first_broken(&set, &point, true).is_none();
    is_mended.then_some(Moved {
        how: Move::Exchanged,
        set,
        point,
    })
}

fn is_allowed(problem: &Problem<'_>, set: &[VariableId], point: &[i128]) -> bool {
    let mut both = set.iter().zip(point);
    both.all(|(unknown, value)| (problem.least(*unknown)..=LARGEST).contains(value))
}

/// Whether the equations in which the two figures of `set` stand hold where they are `point`.
fn balances(problem: &Problem<'_>, set: &[VariableId; 2], point: &[i128; 2]) -> bool {
    let [one, other] = *set;
    let [by, by_other] = [
        point[0] - problem.value(one),
        point[1] - problem.value(other),
    ];
    let holds = |relation: u32, grown: i128, of: VariableId, by: i128| {
        let Some(miss) = problem.miss(relation) else {
            return true;
        };
        let also = counts(problem, relation, of).saturating_mul(by);
        miss.saturating_add(grown).saturating_add(also) == 0
    };
    let mut own = problem.column(one).iter();
    let mut others = problem.column(other).iter();
    own.all(|&(it, by_one)| holds(it, by_one.saturating_mul(by), other, by_other))
        && others.all(|&(it, coefficient)| holds(it, coefficient.saturating_mul(by_other), one, by))
}

/// Every two figures beside each other of which the first is empty or 0 and one stands in each rule of `scope`.
fn beside(problem: &Problem<'_>, scope: &[u32]) -> Vec<(VariableId, VariableId)> {
    let Some(smallest) = smallest_of(problem, scope.iter().copied()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for &one in problem.unknowns_of(smallest) {
        let Some(own) = figure(problem, one) else {
            continue;
        };
        let stands_in = problem.relations_of(one);
        for other in neighbours(problem, own) {
            let other = problem.system.figure_variable(other);
            let relations = problem.relations_of(other);
            let mut rest = scope.iter().filter(|it| !stands_in.contains(it));
            let is_empty = |it: VariableId| problem.value(it) == 0;
            if is_empty(one) == is_empty(other)
                || !rest.all(|it| relations.contains(it))
                || !is_like(problem, own, other)
            {
                continue;
            }
            for (empty, full) in [(one, other), (other, one)] {
                if problem.value(empty) == 0 && problem.value(full) != 0 {
                    found.push((empty, full));
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether all is mended where what stands in the place of `full` belongs to `empty`.
fn misplaced(trial: &mut Trial<'_>, empty: VariableId, full: VariableId) -> Option<Moved> {
    let problem = trial.problem;
    // What was meant in that place is told by any equation in which it stands.
    let mut column = problem.column(full).iter();
    let &(relation, _) = column.find(|(relation, _)| problem.miss(*relation).is_some())?;
    let (set, point) = meant_by(problem, relation, empty, full)?;
    let is_mended = balances(problem, &set, &point) && is_allowed(problem, &set, &point);
    let is_mended = is_mended && trial.first_broken(&set, &point, true).is_none();
    is_mended.then_some(Moved {
        how: Move::Misplaced,
        set,
        point,
    })
}

/// The figures above and below, to the left and to the right of `figure`, as the form prints them.
pub(super) fn neighbours(
    problem: &Problem<'_>,
    figure: FigureId,
) -> impl Iterator<Item = FigureId> {
    let form = problem.context.form;
    let spec = &form.figures[figure];
    let table = &form.tables[form.rows[spec.row].table];
    let is_printed = |row: &&RowId| {
        let first = form.rows[**row].first_figure;
        let is_heading = form.rows[**row].role == Role::Heading;
        !is_heading && problem.context.figures.state(first) != State::Omitted
    };
    // Rows of a table come one after another, and so do the figures of a row.
    let first = table.rows.first().map_or(0, |row| row.index());
    let own = spec.row.index().saturating_sub(first);
    let (before, behind) = table.rows.split_at(own.min(table.rows.len()));
    let above = before.iter().rev().find(is_printed);
    let below = behind.iter().skip(1).find(is_printed);
    let place = figure.index() - form.rows[spec.row].first_figure.index();
    let at = move |row: &RowId| FigureId::new(form.rows[*row].first_figure.index() + place);
    let left = (place > 0).then(|| FigureId::new(figure.index() - 1));
    let right = (place + 1 < table.columns.len()).then(|| FigureId::new(figure.index() + 1));
    let in_column = above.map(at).into_iter().chain(below.map(at));
    in_column.chain(left).chain(right)
}

/// What both are where what stands in the place of `full` belongs to `empty` and an equation of `full` holds.
fn meant_by(
    problem: &Problem<'_>,
    relation: u32,
    empty: VariableId,
    full: VariableId,
) -> Option<([VariableId; 2], [i128; 2])> {
    let moved = problem.value(full);
    let coefficient = counts(problem, relation, full);
    let by_empty = counts(problem, relation, empty).saturating_mul(moved);
    let miss = problem.miss(relation)?.checked_add(by_empty)?;
    let is_whole = miss.checked_rem(coefficient)? == 0;
    let meant = moved.checked_sub(miss.checked_div(coefficient).filter(|_| is_whole)?)?;
    if meant == moved {
        return None;
    }
    Some(match empty < full {
        true => ([empty, full], [moved, meant]),
        false => ([full, empty], [meant, moved]),
    })
}

/// Moves that mend some of the rules of `scope` in two places, but not all; no more than `most`.
pub(super) fn partial_moves(problem: &Problem<'_>, scope: &[u32], most: usize) -> Vec<Moved> {
    let mut found: Vec<Moved> = Vec::new();
    for &relation in scope {
        let one_rule = [relation];
        let exchanges = pairs(problem, &one_rule)
            .into_iter()
            .map(|(one, other)| Moved {
                how: Move::Exchanged,
                set: [one, other],
                point: [problem.value(other), problem.value(one)],
            });
        let misplaced = beside(problem, &one_rule).into_iter();
        let misplaced = misplaced.flat_map(|(empty, full)| {
            let column = problem.column(full).iter();
            column.filter_map(move |(it, _)| {
                let (set, point) = meant_by(problem, *it, empty, full)?;
                Some(Moved {
                    how: Move::Misplaced,
                    set,
                    point,
                })
            })
        });
        for moved in misplaced.chain(exchanges) {
            let is_known = found
                .iter()
                .any(|it| it.set == moved.set && it.point == moved.point);
            if is_known || !mends_more(problem, &moved) {
                continue;
            }
            if is_allowed(problem, &moved.set, &moved.point) {
                found.push(moved);
            }
            if found.len() == most {
                return found;
            }
        }
    }
    found
}

/// Whether a move mends two equations more than it breaks.
fn mends_more(problem: &Problem<'_>, moved: &Moved) -> bool {
    let mut grown: Vec<(u32, i128)> = Vec::new();
    for (unknown, to) in moved.set.iter().zip(moved.point) {
        let by = to.saturating_sub(problem.value(*unknown));
        for &(relation, coefficient) in problem.column(*unknown) {
            let by = coefficient.saturating_mul(by);
            match grown.iter_mut().find(|(it, _)| *it == relation) {
                Some((_, known)) => *known = known.saturating_add(by),
                None => grown.push((relation, by)),
            }
        }
    }
    let mut better = 0;
    for (relation, by) in grown {
        let Some(miss) = problem.miss(relation) else {
            continue;
        };
        better += i32::from(miss != 0) - i32::from(miss.saturating_add(by) != 0);
    }
    better > 1
}
