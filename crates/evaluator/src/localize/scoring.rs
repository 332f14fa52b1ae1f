//! What speaks for an explanation and against it: how easily the slips are made, how usual the numbers are, and what the
//! rules say that are no `error`.

use crate::blanks::is_blank_total;
use crate::context::CheckContext;
use crate::localize::diagnosis::Problem;
use crate::localize::diagnosis::is_violated;
use crate::localize::error_model::Factor;
use crate::localize::error_model::KIND;
use crate::localize::error_model::Often;
use crate::localize::error_model::meant_by_digits;
use crate::localize::error_model::slipped;
use crate::localize::feasibility::Fit;
use crate::localize::search::Mended;
use crate::localize::swaps::Move;
use crate::localize::swaps::neighbours;
use crate::log_probability::BIT;
use crate::log_probability::Bits;
use crate::log_probability::ONE;
use crate::log_probability::Share;
use crate::log_probability::bits;
use crate::log_probability::share;
use crate::log_probability::times;
use crate::prior::FigurePrior;
use gouji_model::{ColumnId, Evidence, FigureId, Figures, Role, RowId, Slip, State, Testimony};
use gouji_ruleset::{Check, Datum, VariableId};

/// How seldom a number is wrong at all: one in 128.
const SELDOM: Bits = -7 * BIT;
/// How likely another figure of a line is left out where one of it is.
const LEFT_OUT_TOO: Bits = -BIT;
/// What small numbers in each other's place lose, for it may be chance that it mends all.
const BY_CHANCE: Bits = -3 * BIT;
/// That most figures are 0 speaks for one being so, and against one that was left out, no louder than this: what is
/// written is seldom there without a reason.
const MOST_ZERO: Bits = 4 * BIT;
/// How much a rule weighs that holds the prose, or last year's report, against the tables.
const SAID: Bits = 11 * BIT / 2;
/// How much any other rule weighs that is no `error`.
const OTHERWISE: Bits = 3 * BIT;
/// The rules that are no `error` weigh no more than this, all together.
const MOST_ALL: Bits = 12 * BIT;

/// Two figures of an explanation that one slip made wrong.
pub(super) type Pair = (Move, [VariableId; 2]);

/// An explanation with what speaks for it.
#[derive(Debug, Clone)]
pub(super) struct Weighty {
    pub(super) mended: Mended,
    /// Which of its figures one slip made wrong together.
    pub(super) moved: Vec<Pair>,
    /// How many slips it takes.
    pub(super) slips: usize,
    pub(super) weighed: Evidence,
    /// What each number is said to be elsewhere.
    pub(super) said: Vec<Elsewhere>,
    /// The rules about last year that it mends besides.
    pub(super) mends: Vec<u32>,
    /// How many rules of severity `query` break with it that did not.
    pub(super) raises: usize,
}

/// What the rules that are no `error` say of an explanation.
struct Asked {
    speaks: Bits,
    said: Vec<Elsewhere>,
    mends: Vec<u32>,
    raises: usize,
}

/// What a number is said to be elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Elsewhere {
    /// In the prose of the report.
    pub(super) prose: Testimony,
    /// In last year's report of the submitter.
    pub(super) last_year: Testimony,
    /// By the county's own report, with what all others have.
    pub(super) county: Testimony,
}

impl Weighty {
    /// All that speaks for it and against it.
    pub(super) fn total(&self) -> Bits {
        let Evidence {
            slips,
            usual,
            rules,
        } = self.weighed;
        slips.saturating_add(usual).saturating_add(rules)
    }
}

/// Weighs the explanations of one report.
pub(super) struct Scales<'p> {
    problem: &'p Problem<'p>,
    prior: FigurePrior<'p>,
    often: Often,
    figures: Figures,
    /// What came of the rules that were asked already, as it is written.
    asked: Vec<(u32, bool)>,
}

impl<'p> Scales<'p> {
    pub(super) fn new(problem: &'p Problem<'p>) -> Self {
        let context = problem.context;
        let (form, figures) = (context.form, context.figures);
        Self {
            problem,
            prior: FigurePrior::new(form, figures, context.report.prior, context.last_year()),
            often: often(problem),
            figures: problem.context.figures.clone(),
            asked: Vec::new(),
        }
    }

    /// `mended` with what speaks for it.
    pub(super) fn weigh(&mut self, mended: Mended, moved: Vec<Pair>) -> Weighty {
        let point: Vec<i128> = mended.fit.point().unwrap_or_default().to_vec();
        let by_moves: Bits = moved.iter().map(|pair| self.moved(*pair)).sum();
        let slips = by_moves.saturating_add(self.slips(&mended, &point, &moved));
        let usual = match &mended.fit {
            Fit::Point(_) => self.usual(&mended.set, &point, &moved),
            _ => 0,
        };
        let is_point = matches!(mended.fit, Fit::Point(_));
        let Asked {
            speaks: rules,
            said,
            mends,
            raises,
        } = self.rules(&mended.set, &point, is_point);
        Weighty {
            slips: mended.set.len() - moved.len().min(mended.set.len()),
            weighed: Evidence {
                slips,
                usual,
                rules,
            },
            mended,
            moved,
            said,
            mends,
            raises,
        }
    }

    /// Whether a total that is not stated stands beside it, into which it may belong.
    fn is_beside_a_gap(&self, unknown: VariableId) -> bool {
        let problem = self.problem;
        let Datum::Figure(figure) = problem.system.datum(unknown) else {
            return false;
        };
        let CheckContext { form, figures, .. } = problem.context;
        neighbours(problem, figure).any(|neighbour| is_blank_total(form, figures, neighbour))
    }

    /// How likely one slip takes two figures in just this way.
    fn moved(&self, (how, set): Pair) -> Bits {
        let figures = set.map(|it| match self.problem.system.datum(it) {
            Datum::Figure(figure) => Some(figure),
            _ => None,
        });
        let [Some(one), Some(other)] = figures else {
            return SELDOM + bits(KIND);
        };
        let ways = match how {
            Move::Exchanged => self.partners(one, other),
            Move::Misplaced => neighbours(self.problem, one).count() as u64,
        };
        let value = |unknown: VariableId| self.problem.value(unknown).abs();
        let [one, other] = set.map(value);
        let seldom = match how {
            // A number and nothing in each other's place, and two numbers of one digit, may be so by chance.
            Move::Exchanged if one.min(other) == 0 => BY_CHANCE,
            Move::Exchanged if one.max(other) < 10 => BY_CHANCE,
            _ => 0,
        };
        SELDOM + bits(KIND) + bits(share(1, ways)) + seldom
    }

    /// How many figures may have changed places with one of these two: what is near is taken for another more easily.
    fn partners(&self, one: FigureId, other: FigureId) -> u64 {
        let form = self.problem.context.form;
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
    fn slips(&self, mended: &Mended, point: &[i128], moved: &[Pair]) -> Bits {
        let is_moved = |unknown: &VariableId| moved.iter().any(|(_, set)| set.contains(unknown));
        let each = mended.set.iter().zip(point).enumerate();
        let each = each.filter(|(_, (unknown, _))| !is_moved(unknown));
        let mut is_first = true;
        each.map(|(at, (unknown, to))| match &mended.fit {
            Fit::Ranges(ranges, _) => {
                // What one is decides the others: only one of them is free.
                let is_free = std::mem::replace(&mut is_first, false);
                self.ranged(*unknown, ranges.get(at).copied(), is_free)
            }
            // Who leaves out a line leaves out all of it.
            _ if self.is_left_out_too(mended, at) => LEFT_OUT_TOO,
            _ => {
                let slip = self.slip(*unknown, *to);
                SELDOM + slip.map_or(-40 * BIT, |(_, share)| bits(share))
            }
        })
        .sum()
    }

    /// Whether nothing is written at a number, as at another one before it in its row or its column.
    fn is_left_out_too(&self, mended: &Mended, at: usize) -> bool {
        let problem = self.problem;
        let spec = |unknown: &VariableId| match problem.system.datum(*unknown) {
            Datum::Figure(figure) if problem.value(*unknown) == 0 => {
                Some(&problem.context.form.figures[figure])
            }
            _ => None,
        };
        let Some(own) = mended.set.get(at).and_then(spec) else {
            return false;
        };
        let before = mended.set.iter().take(at).filter_map(spec);
        let mut lines = before.map(|it| it.row == own.row || it.column == own.column);
        lines.any(|is_same| is_same)
    }

    /// The same for a number of which only a range is known, over all numbers in it.
    fn ranged(
        &self,
        unknown: VariableId,
        range: Option<(i128, Option<i128>)>,
        is_free: bool,
    ) -> Bits {
        let problem = self.problem;
        let (Datum::Figure(figure), Some((least, most))) = (problem.system.datum(unknown), range)
        else {
            return SELDOM + bits(KIND) + bits(share(1, 100));
        };
        let clamped = |number: i128| i64::try_from(number).unwrap_or(i64::MAX);
        let (least, most) = (clamped(least), most.map_or(i64::MAX, clamped));
        let is_total = problem.context.form.figures[figure].role == Role::Total;
        let written = problem.context.figures.mantissa(figure);
        let usual = |number: i64| match is_total {
            true => ONE,
            false => self.prior.of(figure, number),
        };
        // Digits are those that are printed: an amount of 2.5 is no number of seven digits.
        let step = printed_step(problem, unknown);
        let by_digits = meant_by_digits(written / step).into_iter();
        let by_digits = by_digits.filter_map(|it| it.checked_mul(step));
        let near = [least, most, nearest(least, most, written)];
        let mut all: Vec<i64> = by_digits.chain(near).collect();
        all.retain(|it| (least..=most).contains(it) && *it != written && *it < i64::MAX);
        all.sort_unstable();
        all.dedup();
        let share_of = |number: i64| {
            let slip = self.slip(unknown, number.into());
            times(usual(number), slip.map_or(0, |(_, share)| share))
        };
        let told = all.into_iter().map(share_of);
        let told: Share = match is_free {
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
            false => bits(usual(written)),
        };
        SELDOM + bits(told.saturating_add(wide)) - own
    }

    /// What may have made `to` into what is written, and how likely it does.
    pub(super) fn slip(&self, unknown: VariableId, to: i128) -> Option<(Slip, Share)> {
        let problem = self.problem;
        let to = problem.number(unknown, to)?;
        let written = problem.written(unknown);
        let wide = match problem.system.datum(unknown) {
            Datum::Figure(figure) => self
                .prior
                .of(figure, problem.context.figures.mantissa(figure)),
            _ => share(1, 1000),
        };
        let is_money = problem.system.variables[unknown].is_amount;
        let (slip, share) = slipped(written, to, is_money, wide, self.often);
        let is_made_up = to.mantissa == 0
            && written.is_some_and(|it| it.mantissa != 0)
            && !self.is_beside_a_gap(unknown);
        Some((slip, if is_made_up { share >> 4 } else { share }))
    }

    /// How usual the numbers meant are for their figures, against those written. A total is what its parts come to.
    fn usual(&self, set: &[VariableId], point: &[i128], moved: &[Pair]) -> Bits {
        let problem = self.problem;
        let of = |(&unknown, &to): (&VariableId, &i128)| {
            let Datum::Figure(figure) = problem.system.datum(unknown) else {
                return 0;
            };
            if problem.context.form.figures[figure].role == Role::Total {
                return 0;
            }
            let Ok(to) = i64::try_from(to) else {
                return 0;
            };
            let written = problem.context.figures.mantissa(figure);
            let usual = bits(self.prior.of(figure, to)) - bits(self.prior.of(figure, written));
            // What stands in another's place is there, whichever place is its own.
            let is_moved = moved.iter().any(|(_, pair)| pair.contains(&unknown));
            match (to == 0 || written == 0) && !is_moved {
                true => usual.clamp(-MOST_ZERO, MOST_ZERO),
                false => usual,
            }
        };
        set.iter().zip(point).map(of).sum()
    }

    /// What the rules that are no `error` say of the numbers meant, against those written. Of numbers that are only known
    /// within a range nothing is said.
    fn rules(&mut self, set: &[VariableId], point: &[i128], is_point: bool) -> Asked {
        let problem = self.problem;
        let mut said = vec![Elsewhere::default(); set.len()];
        if !is_point {
            return Asked {
                speaks: 0,
                said,
                mends: Vec::new(),
                raises: 0,
            };
        }
        let all = set
            .iter()
            .flat_map(|it| &problem.system.variables[*it].query_checks);
        let mut all: Vec<u32> = all.copied().collect();
        all.sort_unstable();
        all.dedup();
        let before: Vec<bool> = all.iter().map(|at| self.is_broken(*at)).collect();
        let picked = problem.write(&mut self.figures, set, point);
        let context = CheckContext {
            figures: &self.figures,
            picked: &picked,
            ..problem.context
        };
        let (mut speaks, mut raises) = (0, 0);
        let is_heard = !self.reads_prose(set);
        for (at, before) in all.iter().zip(before) {
            let Some(check) = problem.checks.get(*at as usize) else {
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
            tell(problem, &mut said, set, *at, told);
        }
        let (by_last_year, mends) = self.hard(set, context, &mut said);
        speaks += by_last_year;
        problem.restore(&mut self.figures, set);
        speaks += self.by_county(set, point, &mut said);
        Asked {
            speaks: speaks.clamp(-MOST_ALL, MOST_ALL),
            said,
            mends,
            raises,
        }
    }

    /// Whether a broken rule of severity `error` that speaks of `set` reads the prose.
    fn reads_prose(&self, set: &[VariableId]) -> bool {
        let problem = self.problem;
        let relations = set.iter().flat_map(|it| problem.relations_of(*it));
        let mut broken = relations.filter(|it| problem.broken.binary_search(it).is_ok());
        broken.any(|it| problem.check(*it).is_some_and(Check::reads_prose))
    }

    /// What broken rules of severity `error` that read the prose say, which hold now, and such as were set aside.
    fn hard(
        &self,
        set: &[VariableId],
        context: CheckContext<'_>,
        said: &mut [Elsewhere],
    ) -> (Bits, Vec<u32>) {
        let problem = self.problem;
        let mut mends = Vec::new();
        for (&unknown, said) in set.iter().zip(said) {
            if !matches!(problem.system.datum(unknown), Datum::Figure(_)) {
                continue;
            }
            for relation in problem.relations_of(unknown) {
                let Some(check) = problem.check(*relation) else {
                    continue;
                };
                let is_broken = problem.broken.binary_search(relation).is_ok();
                let is_own = |it: &VariableId| {
                    let is_claim = matches!(problem.system.datum(*it), Datum::Claim(_));
                    is_claim && problem.relations_of(*it).binary_search(relation).is_ok()
                };
                if is_broken && check.reads_prose() && !set.iter().any(is_own) {
                    said.prose = Testimony::ToBe;
                }
                if problem.is_aside(*relation) && !is_violated(check, context) {
                    said.last_year = Testimony::ToBe;
                    mends.push(*relation);
                }
            }
        }
        mends.sort_unstable();
        mends.dedup();
        let speaks = mends.iter().map(|_| SAID).sum();
        (speaks, mends)
    }

    /// What the county's own report says: that a figure is what is missing there, or that nothing is missing.
    fn by_county(&self, set: &[VariableId], point: &[i128], said: &mut [Elsewhere]) -> Bits {
        let problem = self.problem;
        let mut speaks = 0;
        for ((&unknown, &to), said) in set.iter().zip(point).zip(said) {
            let Datum::Figure(figure) = problem.system.datum(unknown) else {
                continue;
            };
            let gap = self.prior.gap(figure).map(i128::from);
            if gap == Some(to - problem.value(unknown)) {
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
        let check = self.problem.checks.get(at as usize);
        let is_broken = check.is_some_and(|check| is_violated(check, self.problem.context));
        self.asked.push((at, is_broken));
        is_broken
    }
}

/// Tells the numbers of which the check at `at` speaks what it says.
fn tell(
    problem: &Problem<'_>,
    said: &mut [Elsewhere],
    set: &[VariableId],
    at: u32,
    told: Testimony,
) {
    let Some(check) = problem.checks.get(at as usize) else {
        return;
    };
    for (&unknown, said) in set.iter().zip(said) {
        if !problem.system.variables[unknown].query_checks.contains(&at) {
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
fn printed_step(problem: &Problem<'_>, unknown: VariableId) -> i64 {
    let written = problem.written(unknown);
    let places = written.map_or(0, |it| it.scale);
    let zeros = problem.scale(unknown).saturating_sub(places);
    10_i64.checked_pow(zeros.into()).unwrap_or(1)
}

/// In how many places of a report a slip of each kind can be made, against how many there are.
fn often(problem: &Problem<'_>) -> Often {
    let (mut all, mut long, mut money, mut blank) = (0, 0, 0, 0);
    let figures = problem.context.figures;
    for (figure, spec) in problem.context.form.figures.iter_with_ids() {
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
    Often {
        swapped: Factor::new(all, long),
        unit: Factor::new(all, money),
        blank: Factor::new(all, blank + 1),
    }
}
