//! Slips that take two figures: each stands in the other's place, or one stands in the place next to where it belongs.

use super::diagnosis::{Diagnosis, LARGEST};
use super::feasibility::{Attempt, Equations};
use crate::blanks::is_printed;
use gouji_model::{FigureId, Role, RowId, sort_unique};
use gouji_ruleset::{Datum, VariableId};

/// How one slip makes two figures wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SwapKind {
    /// Each of the two figures stands in the other's place.
    Exchanged,
    /// What stands in the place of the second belongs to the first.
    Misplaced,
}

/// Two figures that one slip made wrong, with what both must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Swap {
    pub(super) kind: SwapKind,
    pub(super) set: [VariableId; 2],
    pub(super) point: [i128; 2],
}

/// The swaps that mend every rule of `scope`.
pub(super) fn swaps(attempt: &mut Attempt<'_>, scope: &[u32]) -> Vec<Swap> {
    let mut found = Vec::new();
    for pair in pairs(attempt.diagnosis, scope) {
        let swap = exchange(attempt.diagnosis, pair);
        found.extend(mends_all(attempt, &swap).then_some(swap));
    }
    for (one, other) in adjacent_pairs(attempt.diagnosis, scope) {
        if let Some(swap) = misplacement(attempt, one, other) {
            // Where nothing was lost it is an exchange with an empty place, and this says better what happened.
            found.retain(|known: &Swap| known.set != swap.set);
            found.push(swap);
        }
    }
    found
}

/// Every two figures that may be in each other's place and of which one stands in each rule of `scope`.
fn pairs(diagnosis: &Diagnosis<'_>, scope: &[u32]) -> Vec<(VariableId, VariableId)> {
    let Some(smallest) = smallest_constraint(diagnosis, scope.iter().copied()) else {
        return Vec::new();
    };
    let mut pairs = Vec::new();
    for &one in diagnosis.variables_of(smallest) {
        let Some(figure) = figure(diagnosis, one) else {
            continue;
        };
        let wanted = PartnerNumber::new(diagnosis, smallest, one);
        let stands_in = diagnosis.constraints_of(one);
        let rest = || scope.iter().copied().filter(|at| !stands_in.contains(at));
        let fits = |other: &VariableId| {
            let constraints = diagnosis.constraints_of(*other);
            wanted
                .as_ref()
                .is_none_or(|wanted| wanted.is(diagnosis, *other))
                && *other != one
                && diagnosis.value(*other) != diagnosis.value(one)
                && rest().all(|constraint| constraints.contains(&constraint))
                && is_like(diagnosis, figure, *other)
        };
        let mut add = |other: VariableId| pairs.push((one.min(other), one.max(other)));
        match (smallest_constraint(diagnosis, rest()), &wanted) {
            (Some(next), _) => {
                let all = diagnosis.variables_of(next).iter().copied();
                all.filter(fits).for_each(&mut add);
            }
            // The first figure stands in all rules: the other is just the number wanted, or stands in the same rule.
            (None, Some(wanted)) => {
                let all = equal_figures(diagnosis, wanted.number);
                all.filter(fits).for_each(&mut add);
                let within = diagnosis.variables_of(smallest).iter().copied();
                within.filter(fits).for_each(&mut add);
            }
            (None, None) => {}
        }
    }
    sort_unique(pairs)
}

/// The figures of a report that are `number`.
fn equal_figures<'p>(
    diagnosis: &'p Diagnosis<'_>,
    number: i128,
) -> impl Iterator<Item = VariableId> + 'p {
    let number = i64::try_from(number).ok();
    let figures = diagnosis.context.figures;
    let all = diagnosis.context.form.figures.ids();
    let all = all.filter(move |figure| Some(figures.mantissa(*figure)) == number);
    all.map(|figure| diagnosis.system.figure_variable(figure))
        .filter(|variable| diagnosis.is_suspect(*variable))
}

/// What the other figure of a pair must be for an equation to hold.
struct PartnerNumber {
    constraint: u32,
    /// The coefficient of the first figure in it, and what is written there.
    counts: i128,
    value: i128,
    miss: i128,
    /// What the other figure must be where it does not stand in the equation.
    number: i128,
}

impl PartnerNumber {
    fn new(diagnosis: &Diagnosis<'_>, constraint: u32, one: VariableId) -> Option<Self> {
        let miss = diagnosis.miss(constraint)?;
        let counts = coefficient(diagnosis, constraint, one);
        let value = diagnosis.value(one);
        let is_whole = miss.checked_rem(counts)? == 0;
        let number = value.checked_sub(miss.checked_div(counts).filter(|_| is_whole)?)?;
        Some(Self {
            constraint,
            counts,
            value,
            miss,
            number,
        })
    }

    fn is(&self, diagnosis: &Diagnosis<'_>, other: VariableId) -> bool {
        let number = diagnosis.value(other);
        let also = coefficient(diagnosis, self.constraint, other);
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

/// The coefficient of a number in an equation.
fn coefficient(diagnosis: &Diagnosis<'_>, constraint: u32, variable: VariableId) -> i128 {
    let mut column = diagnosis.column(variable).iter();
    let found = column.find(|(at, _)| *at == constraint);
    found.map_or(0, |(_, coefficient)| *coefficient)
}

/// Whether `other` is a figure that can change places with `one`.
fn is_like(diagnosis: &Diagnosis<'_>, one: FigureId, other: VariableId) -> bool {
    let form = diagnosis.context.form;
    let Some(other) = figure(diagnosis, other) else {
        return false;
    };
    let (one, other) = (&form.figures[one], &form.figures[other]);
    form.rows[one.row].table == form.rows[other.row].table
        && one.scale == other.scale
        && form.columns[one.column].signed == form.columns[other.column].signed
}

fn figure(diagnosis: &Diagnosis<'_>, variable: VariableId) -> Option<FigureId> {
    match diagnosis.system.datum(variable) {
        Datum::Figure(figure) => diagnosis.is_suspect(variable).then_some(figure),
        _ => None,
    }
}

fn smallest_constraint(
    diagnosis: &Diagnosis<'_>,
    constraints: impl Iterator<Item = u32>,
) -> Option<u32> {
    let size = |constraint: &u32| diagnosis.variables_of(*constraint).len();
    constraints.min_by_key(size)
}

/// Whether two figures in each other's place mend all rules that speak of them.
fn exchange(diagnosis: &Diagnosis<'_>, (one, other): (VariableId, VariableId)) -> Swap {
    Swap {
        kind: SwapKind::Exchanged,
        set: [one, other],
        point: [diagnosis.value(other), diagnosis.value(one)],
    }
}

/// Whether a swap mends all rules that speak of its figures.
fn mends_all(attempt: &mut Attempt<'_>, swap: &Swap) -> bool {
    balances(attempt.diagnosis, &swap.set, &swap.point)
        && is_allowed(attempt.diagnosis, &swap.set, &swap.point)
        && attempt
            .first_broken(&swap.set, &swap.point, Equations::Hold)
            .is_none()
}

fn is_allowed(diagnosis: &Diagnosis<'_>, set: &[VariableId], point: &[i128]) -> bool {
    let mut both = set.iter().zip(point);
    both.all(|(variable, value)| (diagnosis.least(*variable)..=LARGEST).contains(value))
}

/// Whether the equations in which the two figures of `set` stand hold where they are `point`.
fn balances(diagnosis: &Diagnosis<'_>, set: &[VariableId; 2], point: &[i128; 2]) -> bool {
    let [one, other] = *set;
    let [by, by_other] = [
        point[0] - diagnosis.value(one),
        point[1] - diagnosis.value(other),
    ];
    let holds = |constraint: u32, grown: i128, variable: VariableId, by: i128| {
        let Some(miss) = diagnosis.miss(constraint) else {
            return true;
        };
        let also = coefficient(diagnosis, constraint, variable).saturating_mul(by);
        miss.saturating_add(grown).saturating_add(also) == 0
    };
    let mut column = diagnosis.column(one).iter();
    let mut others = diagnosis.column(other).iter();
    column
        .all(|&(constraint, by_one)| holds(constraint, by_one.saturating_mul(by), other, by_other))
        && others.all(|&(constraint, coefficient)| {
            holds(constraint, coefficient.saturating_mul(by_other), one, by)
        })
}

/// Every two figures next to each other of which the first is empty or 0 and one stands in each rule of `scope`.
fn adjacent_pairs(diagnosis: &Diagnosis<'_>, scope: &[u32]) -> Vec<(VariableId, VariableId)> {
    let Some(smallest) = smallest_constraint(diagnosis, scope.iter().copied()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for &one in diagnosis.variables_of(smallest) {
        let Some(place) = figure(diagnosis, one) else {
            continue;
        };
        let stands_in = diagnosis.constraints_of(one);
        for other in neighbours(diagnosis, place) {
            let other = diagnosis.system.figure_variable(other);
            let constraints = diagnosis.constraints_of(other);
            let mut rest = scope.iter().filter(|at| !stands_in.contains(at));
            let is_empty = |variable: VariableId| diagnosis.value(variable) == 0;
            if is_empty(one) == is_empty(other)
                || !rest.all(|constraint| constraints.contains(constraint))
                || !is_like(diagnosis, place, other)
            {
                continue;
            }
            for (empty, full) in [(one, other), (other, one)] {
                if diagnosis.value(empty) == 0 && diagnosis.value(full) != 0 {
                    found.push((empty, full));
                }
            }
        }
    }
    sort_unique(found)
}

/// Whether all is mended where what stands in the place of `full` belongs to `empty`.
fn misplacement(attempt: &mut Attempt<'_>, empty: VariableId, full: VariableId) -> Option<Swap> {
    let diagnosis = attempt.diagnosis;
    // Any equation in which the place of `full` stands says what was meant there.
    let mut column = diagnosis.column(full).iter();
    let &(constraint, _) = column.find(|(constraint, _)| diagnosis.miss(*constraint).is_some())?;
    let swap = move_number(diagnosis, constraint, empty, full)?;
    mends_all(attempt, &swap).then_some(swap)
}

/// The figures above and below, to the left and to the right of `figure`, as the form prints them.
pub(super) fn neighbours(
    diagnosis: &Diagnosis<'_>,
    figure: FigureId,
) -> impl Iterator<Item = FigureId> {
    let form = diagnosis.context.form;
    let spec = &form.figures[figure];
    let table = &form.tables[form.rows[spec.row].table];
    let is_line = |row: &&RowId| {
        let first = form.rows[**row].first_figure;
        let is_heading = form.rows[**row].role == Role::Heading;
        !is_heading && is_printed(diagnosis.context.figures, first)
    };
    // Rows of a table come one after another, and so do the figures of a row.
    let first = table.rows.first().map_or(0, |row| row.index());
    let at_row = spec.row.index().saturating_sub(first);
    let (before, behind) = table.rows.split_at(at_row.min(table.rows.len()));
    let above = before.iter().rev().find(is_line);
    let below = behind.iter().skip(1).find(is_line);
    let place = figure.index() - form.rows[spec.row].first_figure.index();
    let at = move |row: &RowId| FigureId::new(form.rows[*row].first_figure.index() + place);
    let left = (place > 0).then(|| FigureId::new(figure.index() - 1));
    let right = (place + 1 < table.columns.len()).then(|| FigureId::new(figure.index() + 1));
    let in_column = above.map(at).into_iter().chain(below.map(at));
    in_column.chain(left).chain(right)
}

/// What both figures must be if what stands in the place of `full` belongs to `empty` and this equation of `full` holds.
fn move_number(
    diagnosis: &Diagnosis<'_>,
    constraint: u32,
    empty: VariableId,
    full: VariableId,
) -> Option<Swap> {
    let moved = diagnosis.value(full);
    let full_coefficient = coefficient(diagnosis, constraint, full);
    let by_empty = coefficient(diagnosis, constraint, empty).saturating_mul(moved);
    let miss = diagnosis.miss(constraint)?.checked_add(by_empty)?;
    let is_whole = miss.checked_rem(full_coefficient)? == 0;
    let meant = moved.checked_sub(miss.checked_div(full_coefficient).filter(|_| is_whole)?)?;
    if meant == moved {
        return None;
    }
    let (set, point) = match empty < full {
        true => ([empty, full], [moved, meant]),
        false => ([full, empty], [meant, moved]),
    };
    let kind = SwapKind::Misplaced;
    Some(Swap { kind, set, point })
}

/// Swaps that mend some of the rules of `scope` in two places, but not all; no more than `most`.
pub(super) fn partial_swaps(diagnosis: &Diagnosis<'_>, scope: &[u32], most: usize) -> Vec<Swap> {
    let mut found: Vec<Swap> = Vec::new();
    for &constraint in scope {
        let one_rule = [constraint];
        let exchanges = pairs(diagnosis, &one_rule).into_iter();
        let exchanges = exchanges.map(|pair| exchange(diagnosis, pair));
        let misplacements = adjacent_pairs(diagnosis, &one_rule).into_iter();
        let misplacements = misplacements.flat_map(|(empty, full)| {
            let column = diagnosis.column(full).iter();
            column.filter_map(move |(at, _)| move_number(diagnosis, *at, empty, full))
        });
        for swap in misplacements.chain(exchanges) {
            let is_swap = |known: &Swap| known.set == swap.set && known.point == swap.point;
            if found.iter().any(is_swap) || !mends_more(diagnosis, &swap) {
                continue;
            }
            if is_allowed(diagnosis, &swap.set, &swap.point) {
                found.push(swap);
            }
            if found.len() == most {
                return found;
            }
        }
    }
    found
}

/// Whether a swap mends two equations more than it breaks.
fn mends_more(diagnosis: &Diagnosis<'_>, swap: &Swap) -> bool {
    let mut grown: Vec<(u32, i128)> = Vec::new();
    for (variable, to) in swap.set.iter().zip(swap.point) {
        let by = to.saturating_sub(diagnosis.value(*variable));
        for &(constraint, coefficient) in diagnosis.column(*variable) {
            let by = coefficient.saturating_mul(by);
            match grown.iter_mut().find(|(known, _)| *known == constraint) {
                Some((_, known)) => *known = known.saturating_add(by),
                None => grown.push((constraint, by)),
            }
        }
    }
    let mut better = 0;
    for (constraint, by) in grown {
        let Some(miss) = diagnosis.miss(constraint) else {
            continue;
        };
        better += i32::from(miss != 0) - i32::from(miss.saturating_add(by) != 0);
    }
    better > 1
}
