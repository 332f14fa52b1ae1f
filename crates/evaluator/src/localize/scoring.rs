//! How likely an explanation is: how easily its slips are made, how usual its numbers are, and what the rules say that are
//! no `error`.

use super::candidates::{Candidate, SwapPair};
use super::diagnosis::Diagnosis;
use super::error_model::{Factor, Frequencies, KIND, digit_slip_origins, likeliest_slip};
use super::feasibility::Feasibility;
use super::rule_evidence::{Corroboration, RuleEvidence, RuleWitnesses};
use super::search::Repair;
use super::swaps::{SwapKind, neighbours};
use crate::blanks::is_blank_total;
use crate::context::CheckContext;
use crate::log_probability::{
    BIT, LogProbability, ONE, Probability, logarithm, probability, times,
};
use crate::prior::FigurePrior;
use gouji_model::{ColumnId, Evidence, FigureId, Role, RowId, Slip, State, sort_unique};
use gouji_ruleset::{Datum, VariableId};

/// How likely a number is wrong at all: one in 128.
const SELDOM: LogProbability = -7 * BIT;
/// How likely another figure of a row or column is left out where one of them is.
const LEFT_OUT_TOO: LogProbability = -BIT;
/// What an exchange of small numbers loses, because it may mend all rules by chance.
const BY_CHANCE: LogProbability = -3 * BIT;
/// Most figures of a report are 0, which speaks for a 0 and against a number that was left out. It counts no more than
/// this, because a number is seldom written without a reason.
const MOST_ZERO: LogProbability = 4 * BIT;
/// An explanation with what speaks for it.
#[derive(Debug, Clone)]
pub(super) struct ScoredCandidate {
    pub(super) repair: Repair,
    /// Which of its figures one slip made wrong together.
    pub(super) swapped: Vec<SwapPair>,
    /// How many slips the explanation takes.
    pub(super) slips: usize,
    /// What speaks for it and against it, as log-probabilities.
    pub(super) evidence: Evidence,
    /// What each number is said to be elsewhere.
    pub(super) corroboration: Vec<Corroboration>,
    /// The rules about last year that it mends besides.
    pub(super) mends: Vec<u32>,
    /// How many rules of severity `query` break with it that did not.
    pub(super) raises: usize,
}

impl ScoredCandidate {
    /// The sum of all that speaks for the explanation and against it.
    pub(super) fn total(&self) -> LogProbability {
        let Evidence {
            slips,
            usual,
            rules,
        } = self.evidence;
        slips.saturating_add(usual).saturating_add(rules)
    }
}

/// Scores the explanations of one report.
pub(super) struct Scorer<'p> {
    diagnosis: &'p Diagnosis<'p>,
    prior: FigurePrior<'p>,
    frequencies: Frequencies,
    witnesses: RuleWitnesses<'p>,
}

impl<'p> Scorer<'p> {
    pub(super) fn new(diagnosis: &'p Diagnosis<'p>) -> Self {
        let context = diagnosis.context;
        let (form, figures) = (context.form, context.figures);
        Self {
            diagnosis,
            prior: FigurePrior::new(form, figures, context.report.prior, context.last_year()),
            frequencies: frequencies(diagnosis),
            witnesses: RuleWitnesses::new(diagnosis),
        }
    }

    /// `candidate` with what speaks for it.
    pub(super) fn score(&mut self, candidate: Candidate) -> ScoredCandidate {
        let Candidate { repair, swapped } = candidate;
        let point: Vec<i128> = repair.values.point().unwrap_or_default().to_vec();
        let by_swaps = swapped.iter().map(|pair| self.swap_probability(*pair));
        let by_swaps: LogProbability = by_swaps.sum();
        let slips = by_swaps.saturating_add(self.slips_probability(&repair, &point, &swapped));
        // Of numbers that are only known within a range nothing more is said.
        let (usual, rules) = match &repair.values {
            Feasibility::Point(point) => (
                self.usualness(&repair.set, point, &swapped),
                self.witnesses.evidence(&repair.set, point, &self.prior),
            ),
            _ => (0, RuleEvidence::silent(&repair.set)),
        };
        ScoredCandidate {
            slips: repair.set.len() - swapped.len().min(repair.set.len()),
            evidence: Evidence {
                slips,
                usual,
                rules: rules.weight,
            },
            repair,
            swapped,
            corroboration: rules.corroboration,
            mends: rules.mends,
            raises: rules.raises,
        }
    }

    /// Whether a total that is not stated stands beside it, into which it may belong.
    fn is_beside_blank_total(&self, variable: VariableId) -> bool {
        let diagnosis = self.diagnosis;
        let Datum::Figure(figure) = diagnosis.system.datum(variable) else {
            return false;
        };
        let CheckContext { form, figures, .. } = diagnosis.context;
        neighbours(diagnosis, figure).any(|neighbour| is_blank_total(form, figures, neighbour))
    }

    /// How likely one slip takes two figures in just this way.
    fn swap_probability(&self, (kind, set): SwapPair) -> LogProbability {
        let figures = set.map(|variable| match self.diagnosis.system.datum(variable) {
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
            // An exchange with an empty place, or of two numbers of one digit, may mend the rules by chance.
            SwapKind::Exchanged if one.min(other) == 0 => BY_CHANCE,
            SwapKind::Exchanged if one.max(other) < 10 => BY_CHANCE,
            _ => 0,
        };
        SELDOM + logarithm(KIND) + logarithm(probability(1, ways)) + seldom
    }

    /// Among how many figures an exchange chooses: the nearer two figures are, the more easily they are exchanged.
    fn partners(&self, one: FigureId, other: FigureId) -> u64 {
        let form = self.diagnosis.context.form;
        let (one, other) = (&form.figures[one], &form.figures[other]);
        let table = &form.tables[form.rows[one.row].table];
        let row = |row: RowId| table.rows.iter().position(|other| *other == row);
        let column = |column: ColumnId| table.columns.iter().position(|other| *other == column);
        let apart = |one: Option<usize>, other: Option<usize>| {
            one.zip(other).map_or(0, |(one, other)| one.abs_diff(other)) as u64
        };
        let rows = apart(row(one.row), row(other.row));
        let columns = apart(column(one.column), column(other.column));
        match (rows, columns) {
            // Two figures of a line are this far away. The shares of all figures of a table add up to about one.
            (0, apart) | (apart, 0) => 8 * apart.max(1),
            (rows, columns) => 64 * rows * columns,
        }
    }

    /// How likely the other numbers became what is written, and how usual they are where they are not known.
    fn slips_probability(
        &self,
        repair: &Repair,
        point: &[i128],
        swapped: &[SwapPair],
    ) -> LogProbability {
        let is_swapped =
            |variable: &VariableId| swapped.iter().any(|(_, set)| set.contains(variable));
        let numbers = repair.set.iter().zip(point).enumerate();
        let numbers = numbers.filter(|(_, (variable, _))| !is_swapped(variable));
        let mut is_first = true;
        let shares = numbers.map(|(at, (variable, to))| match &repair.values {
            Feasibility::Ranges(ranges, _) => {
                // One of the numbers decides the others, so that only one is free.
                let is_free = std::mem::replace(&mut is_first, false);
                self.range_probability(*variable, ranges.get(at).copied(), is_free)
            }
            // Somebody who leaves out one figure of a line is likely to leave out the others.
            _ if self.is_left_out_too(repair, at) => LEFT_OUT_TOO,
            _ => {
                let slip = self.slip(*variable, *to);
                SELDOM + slip.map_or(-40 * BIT, |(_, share)| logarithm(share))
            }
        });
        shares.sum()
    }

    /// Whether nothing is written at a number, and nothing at another one before it in its row or column.
    fn is_left_out_too(&self, repair: &Repair, at: usize) -> bool {
        let diagnosis = self.diagnosis;
        let spec = |variable: &VariableId| match diagnosis.system.datum(*variable) {
            Datum::Figure(figure) if diagnosis.value(*variable) == 0 => {
                Some(&diagnosis.context.form.figures[figure])
            }
            _ => None,
        };
        let Some(figure) = repair.set.get(at).and_then(spec) else {
            return false;
        };
        let mut before = repair.set.iter().take(at).filter_map(spec);
        before.any(|other| other.row == figure.row || other.column == figure.column)
    }

    /// How likely a number became what is written of which only a range is known, over all numbers of the range.
    fn range_probability(
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
            false => self.prior.probability(figure, number),
        };
        // Digits are those that are printed: an amount of 2.5 is no number of seven digits.
        let step = printed_step(diagnosis, variable);
        let by_digits = digit_slip_origins(written / step).into_iter();
        let by_digits = by_digits.filter_map(|number| number.checked_mul(step));
        let near = [least, most, nearest_number(least, most, written)];
        let mut all: Vec<i64> = by_digits.chain(near).collect();
        all.retain(|number| {
            (least..=most).contains(number) && *number != written && *number < i64::MAX
        });
        let all = sort_unique(all);
        let share_of = |number: i64| {
            let slip = self.slip(variable, number.into());
            times(usual(number), slip.map_or(0, |(_, share)| share))
        };
        let shares = all.into_iter().map(share_of);
        let likely: Probability = match is_free {
            true => shares.sum(),
            false => shares.max().unwrap_or(0),
        };
        // Somebody who wrote without thought may have meant any other number of the range.
        let within = match is_total {
            true => ONE / 2,
            false => self.prior.range_probability(figure, least, most),
        };
        let wide = match is_free {
            true => times(
                KIND / 3,
                times(within, self.prior.probability(figure, written)),
            ),
            false => 0,
        };
        let as_written = match is_total {
            true => 0,
            false => logarithm(usual(written)),
        };
        SELDOM + logarithm(likely.saturating_add(wide)) - as_written
    }

    /// The slip that is likeliest to make `to` into what is written, and how likely that is.
    pub(super) fn slip(&self, variable: VariableId, to: i128) -> Option<(Slip, Probability)> {
        let diagnosis = self.diagnosis;
        let to = diagnosis.number(variable, to)?;
        let written = diagnosis.stated_number(variable);
        let wide = match diagnosis.system.datum(variable) {
            Datum::Figure(figure) => self
                .prior
                .probability(figure, diagnosis.context.figures.mantissa(figure)),
            _ => probability(1, 1000),
        };
        let is_money = diagnosis.system.variables[variable].is_amount;
        let (slip, share) = likeliest_slip(written, to, is_money, wide, self.frequencies);
        let is_made_up = to.mantissa == 0
            && written.is_some_and(|number| number.mantissa != 0)
            && !self.is_beside_blank_total(variable);
        Some((slip, if is_made_up { share >> 4 } else { share }))
    }

    /// How usual the numbers meant are for their figures, against those written. Of a total nothing is said, because it is
    /// what its parts come to.
    fn usualness(
        &self,
        set: &[VariableId],
        point: &[i128],
        swapped: &[SwapPair],
    ) -> LogProbability {
        let diagnosis = self.diagnosis;
        let weight = |(&variable, &to): (&VariableId, &i128)| {
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
            let usual = logarithm(self.prior.probability(figure, to))
                - logarithm(self.prior.probability(figure, written));
            // A swap invents no number: both are written in the report, in whichever place.
            let is_swapped = swapped.iter().any(|(_, pair)| pair.contains(&variable));
            match (to == 0 || written == 0) && !is_swapped {
                true => usual.clamp(-MOST_ZERO, MOST_ZERO),
                false => usual,
            }
        };
        set.iter().zip(point).map(weight).sum()
    }
}

/// The number of a range that is nearest to what is written.
fn nearest_number(least: i64, most: i64, written: i64) -> i64 {
    written.max(least).min(most)
}

/// What one unit of the last printed digit of a number is, as a mantissa at the scale of its figure.
fn printed_step(diagnosis: &Diagnosis<'_>, variable: VariableId) -> i64 {
    let written = diagnosis.stated_number(variable);
    let places = written.map_or(0, |number| number.scale);
    let zeros = diagnosis.scale(variable).saturating_sub(places);
    10_i64.checked_pow(zeros.into()).unwrap_or(1)
}

/// In how many places of a report a slip of each kind can be made, against how many there are.
fn frequencies(diagnosis: &Diagnosis<'_>) -> Frequencies {
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
