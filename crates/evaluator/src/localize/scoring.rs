//! What speaks for an explanation and against it: how easily the slips are made, how usual the numbers are, and what the
//! rules say that are no `error`.

use super::candidates::{Candidate, SwappedPair};
use super::diagnosis::{Diagnosis, is_violated};
use super::error_model::{Factor, Frequencies, KIND, meant_by_digits, slipped};
use super::feasibility::Feasibility;
use super::search::Repair;
use super::swaps::{SwapKind, neighbours};
use crate::blanks::is_blank_total;
use crate::context::CheckContext;
use crate::log_probability::{
    BIT, LogProbability, ONE, Probability, logarithm, probability, times,
};
use crate::prior::FigurePrior;
use gouji_model::{ColumnId, Evidence, FigureId, Figures, Role, RowId, Slip, State, Testimony};
use gouji_ruleset::{Check, Datum, VariableId};

/// How seldom a number is wrong at all: one in 128.
const SELDOM: LogProbability = -7 * BIT;
/// How likely another figure of a line is left out where one of it is.
const LEFT_OUT_TOO: LogProbability = -BIT;
/// What small numbers in each other's place lose, for it may be chance that it mends all.
const BY_CHANCE: LogProbability = -3 * BIT;
/// That most figures are 0 speaks for one being so, and against one that was left out, no louder than this: what is
/// written is seldom there without a reason.
const MOST_ZERO: LogProbability = 4 * BIT;
/// How much a rule weighs that holds the prose, or last year's report, against the tables.
const SAID: LogProbability = 11 * BIT / 2;
/// How much any other rule weighs that is no `error`.
const OTHERWISE: LogProbability = 3 * BIT;
/// The rules that are no `error` weigh no more than this, all together.
const MOST_ALL: LogProbability = 12 * BIT;

/// An explanation with what speaks for it.
#[derive(Debug, Clone)]
pub(super) struct Scored {
    pub(super) repair: Repair,
    /// Which of its figures one slip made wrong together.
    pub(super) swapped: Vec<SwappedPair>,
    /// How many slips it takes.
    pub(super) slips: usize,
    pub(super) evidence: Evidence,
    /// What each number is said to be elsewhere.
    pub(super) said: Vec<Corroboration>,
    /// The rules about last year that it mends besides.
    pub(super) mends: Vec<u32>,
    /// How many rules of severity `query` break with it that did not.
    pub(super) raises: usize,
}

/// What the rules that are no `error` say of an explanation.
struct RuleEvidence {
    speaks: LogProbability,
    said: Vec<Corroboration>,
    mends: Vec<u32>,
    raises: usize,
}

/// What a number is said to be elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Corroboration {
    /// In the prose of the report.
    pub(super) prose: Testimony,
    /// In last year's report of the submitter.
    pub(super) last_year: Testimony,
    /// By the county's own report, with what all others have.
    pub(super) county: Testimony,
}

impl Scored {
    /// All that speaks for it and against it.
    pub(super) fn total(&self) -> LogProbability {
        let Evidence {
            slips,
            usual,
            rules,
        } = self.evidence;
        slips.saturating_add(usual).saturating_add(rules)
    }
}

/// Weighs the explanations of one report.
pub(super) struct Scorer<'p> {
    diagnosis: &'p Diagnosis<'p>,
    prior: FigurePrior<'p>,
    often: Frequencies,
    figures: Figures,
    /// What came of the rules that were asked already, as it is written.
    asked: Vec<(u32, bool)>,
}

impl<'p> Scorer<'p> {
    pub(super) fn new(diagnosis: &'p Diagnosis<'p>) -> Self {
        let context = diagnosis.context;
        let (form, figures) = (context.form, context.figures);
        Self {
            diagnosis,
            prior: FigurePrior::new(form, figures, context.report.prior, context.last_year()),
            often: often(diagnosis),
            figures: diagnosis.context.figures.clone(),
            asked: Vec::new(),
        }
    }

    /// `candidate` with what speaks for it.
    pub(super) fn score(&mut self, candidate: Candidate) -> Scored {
        let Candidate { repair, swapped } = candidate;
        let point: Vec<i128> = repair.values.point().unwrap_or_default().to_vec();
        let by_swaps: LogProbability = swapped.iter().map(|pair| self.swap(*pair)).sum();
        let slips = by_swaps.saturating_add(self.slips(&repair, &point, &swapped));
        let usual = match &repair.values {
            Feasibility::Point(_) => self.usual(&repair.set, &point, &swapped),
            _ => 0,
        };
        let is_point = matches!(repair.values, Feasibility::Point(_));
        let RuleEvidence {
            speaks: rules,
            said,
            mends,
            raises,
        } = self.rules(&repair.set, &point, is_point);
        Scored {
            slips: repair.set.len() - swapped.len().min(repair.set.len()),
            evidence: Evidence {
                slips,
                usual,
                rules,
            },
            repair,
            swapped,
            said,
            mends,
            raises,
        }
    }

    /// Whether a total that is not stated stands beside it, into which it may belong.
    fn is_beside_a_gap(&self, variable: VariableId) -> bool {
        let diagnosis = self.diagnosis;
        let Datum::Figure(figure) = diagnosis.system.datum(variable) else {
            return false;
        };
        let CheckContext { form, figures, .. } = diagnosis.context;
        neighbours(diagnosis, figure).any(|neighbour| is_blank_total(form, figures, neighbour))
    }

    /// How likely one slip takes two figures in just this way.
    fn swap(&self, (kind, set): SwappedPair) -> LogProbability {
        let figures = set.map(|it| match self.diagnosis.system.datum(it) {
            Datum::Figure(figure) => Some(figure),
            _ => None,
        });
        let [Some(one), Some(other)] = figures else {
            return SELDOM + logarithm(KIND);
        };
        let ways = match kind {
            SwapKind::Exchanged => self.partners(one, other),
            SwapKind::Misplaced => neighbours(self.diagnosis, one).count() as u64,
        };
        let value = |variable: VariableId| self.diagnosis.value(variable).abs();
        let [one, other] = set.map(value);
        let seldom = match kind {
            // A number and nothing in each other's place, and two numbers of one digit, may be so by chance.
            SwapKind::Exchanged if one.min(other) == 0 => BY_CHANCE,
            SwapKind::Exchanged if one.max(other) < 10 => BY_CHANCE,
            _ => 0,
        };
        SELDOM + logarithm(KIND) + logarithm(probability(1, ways)) + seldom
    }

    /// How many figures may have changed places with one of these two: what is near is taken for another more easily.
    fn partners(&self, one: FigureId, other: FigureId) -> u64 {
        let form = self.diagnosis.context.form;
        let (one, other) = (&form.figures[one], &form.figures[other]);
        let table = &form.tables[form.rows[one.row].table];
        let row = |row: RowId| table.rows.iter().position(|it| *it == row);
        let column = |column: ColumnId| table.columns.iter().position(|it| *it == column);
        let apart = |one: Option<usize>, other: Option<usize>| {
            one.zip(other).map_or(0, |(one, other)| one.abs_diff(other)) as u64
        };
        let rows = apart(row(one.row), row(other.row));
        let columns = apart(column(one.column), column(other.column));
        match (rows, columns) {
            // A line has two figures as far away: these shares come to about one over all of them.
            (0, apart) | (apart, 0) => 8 * apart.max(1),
            (rows, columns) => 64 * rows * columns,
        }
    }

    /// How likely the other numbers became what is written, and how usual they are where they are not known.
    fn slips(&self, repair: &Repair, point: &[i128], swapped: &[SwappedPair]) -> LogProbability {
        let is_swapped =
            |variable: &VariableId| swapped.iter().any(|(_, set)| set.contains(variable));
        let each = repair.set.iter().zip(point).enumerate();
        let each = each.filter(|(_, (variable, _))| !is_swapped(variable));
        let mut is_first = true;
        each.map(|(at, (variable, to))| match &repair.values {
            Feasibility::Ranges(ranges, _) => {
                // What one is decides the others: only one of them is free.
                let is_free = std::mem::replace(&mut is_first, false);
                self.ranged(*variable, ranges.get(at).copied(), is_free)
            }
            // Who leaves out a line leaves out all of it.
            _ if self.is_left_out_too(repair, at) => LEFT_OUT_TOO,
            _ => {
                let slip = self.slip(*variable, *to);
                SELDOM + slip.map_or(-40 * BIT, |(_, share)| logarithm(share))
            }
        })
        .sum()
    }

    /// Whether nothing is written at a number, as at another one before it in its row or its column.
    fn is_left_out_too(&self, repair: &Repair, at: usize) -> bool {
        let diagnosis = self.diagnosis;
        let spec = |variable: &VariableId| match diagnosis.system.datum(*variable) {
            Datum::Figure(figure) if diagnosis.value(*variable) == 0 => {
                Some(&diagnosis.context.form.figures[figure])
            }
            _ => None,
        };
        let Some(own) = repair.set.get(at).and_then(spec) else {
            return false;
        };
        let before = repair.set.iter().take(at).filter_map(spec);
        let mut lines = before.map(|it| it.row == own.row || it.column == own.column);
        lines.any(|is_same| is_same)
    }

    /// The same for a number of which only a range is known, over all numbers in it.
    fn ranged(
        &self,
        variable: VariableId,
        range: Option<(i128, Option<i128>)>,
        is_free: bool,
    ) -> LogProbability {
        let diagnosis = self.diagnosis;
        let (Datum::Figure(figure), Some((least, most))) =
            (diagnosis.system.datum(variable), range)
        else {
            return SELDOM + logarithm(KIND) + logarithm(probability(1, 100));
        };
        let clamped = |number: i128| i64::try_from(number).unwrap_or(i64::MAX);
        let (least, most) = (clamped(least), most.map_or(i64::MAX, clamped));
        let is_total = diagnosis.context.form.figures[figure].role == Role::Total;
        let written = diagnosis.context.figures.mantissa(figure);
        let usual = |number: i64| match is_total {
            true => ONE,
            false => self.prior.of(figure, number),
        };
        // Digits are those that are printed: an amount of 2.5 is no number of seven digits.
        let step = printed_step(diagnosis, variable);
        let by_digits = meant_by_digits(written / step).into_iter();
        let by_digits = by_digits.filter_map(|it| it.checked_mul(step));
        let near = [least, most, nearest(least, most, written)];
        let mut all: Vec<i64> = by_digits.chain(near).collect();
        all.retain(|it| (least..=most).contains(it) && *it != written && *it < i64::MAX);
        all.sort_unstable();
        all.dedup();
        let share_of = |number: i64| {
            let slip = self.slip(variable, number.into());
            times(usual(number), slip.map_or(0, |(_, share)| share))
        };
        let told = all.into_iter().map(share_of);
        let told: Probability = match is_free {
            true => told.sum(),
            false => told.max().unwrap_or(0),
        };
        // Any other number in it may have been meant by somebody who wrote without thought.
        let within = match is_total {
            true => ONE / 2,
            false => self.prior.within(figure, least, most),
        };
        let wide = match is_free {
            true => times(KIND / 3, times(within, self.prior.of(figure, written))),
            false => 0,
        };
        let own = match is_total {
            true => 0,
            false => logarithm(usual(written)),
        };
        SELDOM + logarithm(told.saturating_add(wide)) - own
    }

    /// What may have made `to` into what is written, and how likely it does.
    pub(super) fn slip(&self, variable: VariableId, to: i128) -> Option<(Slip, Probability)> {
        let diagnosis = self.diagnosis;
        let to = diagnosis.number(variable, to)?;
        let written = diagnosis.written(variable);
        let wide = match diagnosis.system.datum(variable) {
            Datum::Figure(figure) => self
                .prior
                .of(figure, diagnosis.context.figures.mantissa(figure)),
            _ => probability(1, 1000),
        };
        let is_money = diagnosis.system.variables[variable].is_amount;
        let (slip, share) = slipped(written, to, is_money, wide, self.often);
        let is_made_up = to.mantissa == 0
            && written.is_some_and(|it| it.mantissa != 0)
            && !self.is_beside_a_gap(variable);
        Some((slip, if is_made_up { share >> 4 } else { share }))
    }

    /// How usual the numbers meant are for their figures, against those written. A total is what its parts come to.
    fn usual(&self, set: &[VariableId], point: &[i128], swapped: &[SwappedPair]) -> LogProbability {
        let diagnosis = self.diagnosis;
        let of = |(&variable, &to): (&VariableId, &i128)| {
            let Datum::Figure(figure) = diagnosis.system.datum(variable) else {
                return 0;
            };
            if diagnosis.context.form.figures[figure].role == Role::Total {
                return 0;
            }
            let Ok(to) = i64::try_from(to) else {
                return 0;
            };
            let written = diagnosis.context.figures.mantissa(figure);
            let usual =
                logarithm(self.prior.of(figure, to)) - logarithm(self.prior.of(figure, written));
            // What stands in another's place is there, whichever place is its own.
            let is_swapped = swapped.iter().any(|(_, pair)| pair.contains(&variable));
            match (to == 0 || written == 0) && !is_swapped {
                true => usual.clamp(-MOST_ZERO, MOST_ZERO),
                false => usual,
            }
        };
        set.iter().zip(point).map(of).sum()
    }

    /// What the rules that are no `error` say of the numbers meant, against those written. Of numbers that are only known
    /// within a range nothing is said.
    fn rules(&mut self, set: &[VariableId], point: &[i128], is_point: bool) -> RuleEvidence {
        let diagnosis = self.diagnosis;
        let mut said = vec![Corroboration::default(); set.len()];
        if !is_point {
            return RuleEvidence {
                speaks: 0,
                said,
                mends: Vec::new(),
                raises: 0,
            };
        }
        let all = set
            .iter()
            .flat_map(|it| &diagnosis.system.variables[*it].query_checks);
        let mut all: Vec<u32> = all.copied().collect();
        all.sort_unstable();
        all.dedup();
        let before: Vec<bool> = all.iter().map(|at| self.is_broken(*at)).collect();
        let picked = diagnosis.write(&mut self.figures, set, point);
        let context = CheckContext {
            figures: &self.figures,
            picked: &picked,
            ..diagnosis.context
        };
        let (mut speaks, mut raises) = (0, 0);
        let is_heard = !self.reads_prose(set);
        for (at, before) in all.iter().zip(before) {
            let Some(check) = diagnosis.checks.get(*at as usize) else {
                continue;
            };
            let told = match (before, is_violated(check, context)) {
                (true, false) => Testimony::ToBe,
                (false, true) => Testimony::AsWritten,
                _ => continue,
            };
            raises += usize::from(told == Testimony::AsWritten);
            let weight = match (check.reads_prose(), reads_last_year(check)) {
                // The sentence is one of those at hand, and no witness of its own.
                (true, _) if !is_heard => 0,
                (false, false) => OTHERWISE,
                _ => SAID,
            };
            speaks += if told == Testimony::ToBe {
                weight
            } else {
                -weight
            };
            tell(diagnosis, &mut said, set, *at, told);
        }
        let (by_last_year, mends) = self.hard(set, context, &mut said);
        speaks += by_last_year;
        diagnosis.restore(&mut self.figures, set);
        speaks += self.by_county(set, point, &mut said);
        RuleEvidence {
            speaks: speaks.clamp(-MOST_ALL, MOST_ALL),
            said,
            mends,
            raises,
        }
    }

    /// Whether a broken rule of severity `error` that speaks of `set` reads the prose.
    fn reads_prose(&self, set: &[VariableId]) -> bool {
        let diagnosis = self.diagnosis;
        let constraints = set.iter().flat_map(|it| diagnosis.constraints_of(*it));
        let mut broken = constraints.filter(|it| diagnosis.broken.binary_search(it).is_ok());
        broken.any(|it| diagnosis.check(*it).is_some_and(Check::reads_prose))
    }

    /// What broken rules of severity `error` that read the prose say, which hold now, and such as were set aside.
    fn hard(
        &self,
        set: &[VariableId],
        context: CheckContext<'_>,
        said: &mut [Corroboration],
    ) -> (LogProbability, Vec<u32>) {
        let diagnosis = self.diagnosis;
        let mut mends = Vec::new();
        for (&variable, said) in set.iter().zip(said) {
            if !matches!(diagnosis.system.datum(variable), Datum::Figure(_)) {
                continue;
            }
            for constraint in diagnosis.constraints_of(variable) {
                let Some(check) = diagnosis.check(*constraint) else {
                    continue;
                };
                let is_broken = diagnosis.broken.binary_search(constraint).is_ok();
                let is_own = |it: &VariableId| {
                    let is_claim = matches!(diagnosis.system.datum(*it), Datum::Claim(_));
                    is_claim
                        && diagnosis
                            .constraints_of(*it)
                            .binary_search(constraint)
                            .is_ok()
                };
                if is_broken && check.reads_prose() && !set.iter().any(is_own) {
                    said.prose = Testimony::ToBe;
                }
                if diagnosis.is_aside(*constraint) && !is_violated(check, context) {
                    said.last_year = Testimony::ToBe;
                    mends.push(*constraint);
                }
            }
        }
        mends.sort_unstable();
        mends.dedup();
        let speaks = mends.iter().map(|_| SAID).sum();
        (speaks, mends)
    }

    /// What the county's own report says: that a figure is what is missing there, or that nothing is missing.
    fn by_county(
        &self,
        set: &[VariableId],
        point: &[i128],
        said: &mut [Corroboration],
    ) -> LogProbability {
        let diagnosis = self.diagnosis;
        let mut speaks = 0;
        for ((&variable, &to), said) in set.iter().zip(point).zip(said) {
            let Datum::Figure(figure) = diagnosis.system.datum(variable) else {
                continue;
            };
            let gap = self.prior.gap(figure).map(i128::from);
            if gap == Some(to - diagnosis.value(variable)) {
                said.county = Testimony::ToBe;
                speaks += SAID;
            } else if gap == Some(0) {
                said.county = Testimony::AsWritten;
                speaks -= SAID;
            }
        }
        speaks
    }

    fn is_broken(&mut self, at: u32) -> bool {
        if let Some((_, known)) = self.asked.iter().find(|(it, _)| *it == at) {
            return *known;
        }
        let check = self.diagnosis.checks.get(at as usize);
        let is_broken = check.is_some_and(|check| is_violated(check, self.diagnosis.context));
        self.asked.push((at, is_broken));
        is_broken
    }
}

/// Tells the numbers of which the check at `at` speaks what it says.
fn tell(
    diagnosis: &Diagnosis<'_>,
    said: &mut [Corroboration],
    set: &[VariableId],
    at: u32,
    told: Testimony,
) {
    let Some(check) = diagnosis.checks.get(at as usize) else {
        return;
    };
    for (&variable, said) in set.iter().zip(said) {
        if !diagnosis.system.variables[variable]
            .query_checks
            .contains(&at)
        {
            continue;
        }
        if check.reads_prose() {
            said.prose = told;
        }
        if reads_last_year(check) {
            said.last_year = told;
        }
    }
}

fn reads_last_year(check: &Check) -> bool {
    let mut quoted = check.quoted.iter();
    quoted.any(|it| matches!(it, Datum::LastYear(_)))
}

/// The number of a range that is nearest to what is written.
fn nearest(least: i64, most: i64, written: i64) -> i64 {
    written.max(least).min(most)
}

/// What the last printed digit of a number counts, at the scale of its figure.
fn printed_step(diagnosis: &Diagnosis<'_>, variable: VariableId) -> i64 {
    let written = diagnosis.written(variable);
    let places = written.map_or(0, |it| it.scale);
    let zeros = diagnosis.scale(variable).saturating_sub(places);
    10_i64.checked_pow(zeros.into()).unwrap_or(1)
}

/// In how many places of a report a slip of each kind can be made, against how many there are.
fn often(diagnosis: &Diagnosis<'_>) -> Frequencies {
    let (mut all, mut long, mut money, mut blank) = (0, 0, 0, 0);
    let figures = diagnosis.context.figures;
    for (figure, spec) in diagnosis.context.form.figures.iter_with_ids() {
        match figures.state(figure) {
            State::Number => {
                all += 1;
                let ten = 10_i64.checked_pow(u32::from(spec.scale) + 1).unwrap_or(10);
                long += u64::from(figures.mantissa(figure).abs() >= ten);
                money += u64::from(spec.scale > 0 && figures.mantissa(figure) != 0);
            }
            State::Blank | State::Dash | State::None => {
                all += 1;
                blank += 1;
            }
            _ => {}
        }
    }
    Frequencies {
        swapped: Factor::new(all, long),
        unit: Factor::new(all, money),
        blank: Factor::new(all, blank + 1),
    }
}
