//! What speaks for an explanation and against it: how easily the slips are made, how usual the numbers are, and what the
//! rules say that are no `error`.

use super::bits::{BIT, Bits, Share, bits, share};
use super::fit::Fit;
use super::moves::Move;
use super::problem::{Problem, is_violated};
use super::search::Mended;
use super::slips::{KIND, slipped};
use crate::condition::Seen;
use crate::usual::Prior;
use gouji_model::{ClaimId, Figures, Role, Said, Slip, Weighed};
use gouji_ruleset::{Check, Datum, UnknownId};

/// How seldom a number is wrong at all: one in 128.
const SELDOM: Bits = -7 * BIT;
/// How much a rule weighs that holds the prose, or last year's report, against the tables.
const SAID: Bits = 11 * BIT / 2;
/// How much any other rule weighs that is no `error`.
const OTHERWISE: Bits = 2 * BIT;
/// The rules that are no `error` weigh no more than this, all together.
const MOST: Bits = 12 * BIT;

/// Two figures of an explanation that one slip made wrong.
pub(super) type Pair = (Move, [UnknownId; 2]);

/// An explanation with what speaks for it.
#[derive(Debug, Clone)]
pub(super) struct Weighty {
    pub(super) mended: Mended,
    /// Which of its figures one slip made wrong together.
    pub(super) moved: Vec<Pair>,
    /// How many slips it takes.
    pub(super) slips: usize,
    pub(super) weighed: Weighed,
    /// What each number is said to be elsewhere: in the prose, and in last year's report.
    pub(super) said: Vec<(Said, Said)>,
}

impl Weighty {
    /// All that speaks for it and against it.
    pub(super) fn total(&self) -> Bits {
        let Weighed {
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
    prior: Prior<'p>,
    figures: Figures,
    /// What came of the rules that were asked already, as it is written.
    asked: Vec<(u32, bool)>,
}

impl<'p> Scales<'p> {
    pub(super) fn new(problem: &'p Problem<'p>, prior: Prior<'p>) -> Self {
        Self {
            problem,
            prior,
            figures: problem.seen.figures.clone(),
            asked: Vec::new(),
        }
    }

    /// `mended` with what speaks for it.
    pub(super) fn weigh(&mut self, mended: Mended, moved: Vec<Pair>) -> Weighty {
        let point: Vec<i128> = mended.fit.point().unwrap_or_default().to_vec();
        let by_moves: Bits = moved.iter().map(|pair| self.moved(*pair)).sum();
        let slips = by_moves.saturating_add(self.slips(&mended, &point, &moved));
        let usual = match &mended.fit {
            Fit::Point(_) => self.usual(&mended.set, &point),
            _ => 0,
        };
        let (rules, said) = self.rules(&mended.set, &point);
        Weighty {
            slips: mended.set.len() - moved.len().min(mended.set.len()),
            weighed: Weighed {
                slips,
                usual,
                rules,
            },
            mended,
            moved,
            said,
        }
    }

    /// How likely one slip takes two figures in just this way.
    fn moved(&self, (how, set): Pair) -> Bits {
        let ways = match how {
            Move::Exchanged => self.partners(set),
            Move::Misplaced => 4,
        };
        SELDOM + bits(KIND) + bits(share(1, ways))
    }

    /// How likely the other numbers became what is written.
    fn slips(&self, mended: &Mended, point: &[i128], moved: &[Pair]) -> Bits {
        let is_moved = |unknown: &UnknownId| moved.iter().any(|(_, set)| set.contains(unknown));
        let each = mended.set.iter().zip(point).enumerate();
        let each = each.filter(|(_, (unknown, _))| !is_moved(unknown));
        each.map(|(at, (unknown, to))| {
            let to = match &mended.fit {
                Fit::Ranges(ranges, _) => {
                    nearest(ranges.get(at).copied(), self.problem.value(*unknown))
                }
                _ => *to,
            };
            let slip = self.slip(*unknown, to);
            SELDOM + slip.map_or(-40 * BIT, |(_, share)| bits(share))
        })
        .sum()
    }

    /// What may have made `to` into what is written, and how likely it does.
    pub(super) fn slip(&self, unknown: UnknownId, to: i128) -> Option<(Slip, Share)> {
        let problem = self.problem;
        let to = problem.number(unknown, to)?;
        let written = problem.written(unknown);
        let wide = match problem.system.datum(unknown) {
            Datum::Figure(figure) => {
                self.prior.of(figure, problem.seen.figures.mantissa(figure))
            }
            _ => share(1, 1000),
        };
        Some(slipped(written, to, problem.scale(unknown) > 0, wide))
    }

    /// How many figures may have changed places with one of these two.
    fn partners(&self, set: [UnknownId; 2]) -> u64 {
        let form = self.problem.seen.form;
        let specs = set.map(|it| match self.problem.system.datum(it) {
            Datum::Figure(figure) => Some(&form.figures[figure]),
            _ => None,
        });
        let [Some(one), Some(other)] = specs else {
            return 1;
        };
        let table = &form.tables[form.rows[one.row].table];
        let (rows, columns) = (table.rows.len() as u64, table.columns.len() as u64);
        // Half of all exchanges are within a row or a column.
        match one.row == other.row || one.column == other.column {
            true => 2 * (rows + columns),
            false => 2 * rows * columns,
        }
    }

    /// How usual the numbers meant are for their figures, against those written. A total is what its parts come to.
    fn usual(&self, set: &[UnknownId], point: &[i128]) -> Bits {
        let problem = self.problem;
        let of = |(&unknown, &to): (&UnknownId, &i128)| {
            let Datum::Figure(figure) = problem.system.datum(unknown) else {
                return 0;
            };
            if problem.seen.form.figures[figure].role == Role::Total {
                return 0;
            }
            let Ok(to) = i64::try_from(to) else {
                return 0;
            };
            let written = problem.seen.figures.mantissa(figure);
            bits(self.prior.of(figure, to)) - bits(self.prior.of(figure, written))
        };
        set.iter().zip(point).map(of).sum()
    }

    /// What the rules that are no `error` say of the numbers meant, against those written.
    fn rules(&mut self, set: &[UnknownId], point: &[i128]) -> (Bits, Vec<(Said, Said)>) {
        let problem = self.problem;
        let mut said = vec![(Said::Nothing, Said::Nothing); set.len()];
        let all = set.iter().flat_map(|it| &problem.system.unknowns[*it].also);
        let mut all: Vec<u32> = all.copied().collect();
        all.sort_unstable();
        all.dedup();
        let before: Vec<bool> = all.iter().map(|at| self.is_broken(*at)).collect();
        let mut picked: Vec<(ClaimId, i64)> = Vec::new();
        self.change(set, point, &mut picked);
        let seen = Seen {
            figures: &self.figures,
            picked: &picked,
            ..problem.seen
        };
        let mut speaks = 0;
        for (at, before) in all.iter().zip(before) {
            let Some(check) = problem.checks.get(*at as usize) else {
                continue;
            };
            let told = match (before, is_violated(check, seen)) {
                (true, false) => Said::ToBe,
                (false, true) => Said::AsWritten,
                _ => continue,
            };
            let weight = match check.reads_prose() || reads_last_year(check) {
                true => SAID,
                false => OTHERWISE,
            };
            speaks += if told == Said::ToBe { weight } else { -weight };
            tell(problem, &mut said, set, *at, told);
        }
        for &unknown in set {
            if let Datum::Figure(figure) = problem.system.datum(unknown) {
                self.figures.restore(figure, problem.seen.figures);
            }
        }
        self.hard(set, &mut said);
        (speaks.clamp(-MOST, MOST), said)
    }

    /// What broken rules of severity `error` that read the prose or last year's report say: they hold now.
    fn hard(&self, set: &[UnknownId], said: &mut [(Said, Said)]) {
        let problem = self.problem;
        for (&unknown, said) in set.iter().zip(said) {
            if !matches!(problem.system.datum(unknown), Datum::Figure(_)) {
                continue;
            }
            for relation in problem.relations_of(unknown) {
                let is_broken = problem.broken.binary_search(relation).is_ok();
                let Some(check) = problem.check(*relation).filter(|_| is_broken) else {
                    continue;
                };
                if check.reads_prose() {
                    said.0 = Said::ToBe;
                }
                if reads_last_year(check) {
                    said.1 = Said::ToBe;
                }
            }
        }
    }

    fn is_broken(&mut self, at: u32) -> bool {
        if let Some((_, known)) = self.asked.iter().find(|(it, _)| *it == at) {
            return *known;
        }
        let check = self.problem.checks.get(at as usize);
        let is_broken = check.is_some_and(|check| is_violated(check, self.problem.seen));
        self.asked.push((at, is_broken));
        is_broken
    }

    fn change(&mut self, set: &[UnknownId], point: &[i128], picked: &mut Vec<(ClaimId, i64)>) {
        let problem = self.problem;
        for (&unknown, &value) in set.iter().zip(point) {
            match (problem.system.datum(unknown), problem.number(unknown, value)) {
                (Datum::Figure(figure), Some(number)) => {
                    self.figures
                        .set_number(problem.seen.form, figure, number);
                }
                (Datum::Claim(claim), _) => {
                    picked.extend(i64::try_from(value).map(|value| (claim, value)));
                }
                _ => {}
            }
        }
    }
}

/// Tells the numbers of which the check at `at` speaks what it says.
fn tell(problem: &Problem<'_>, said: &mut [(Said, Said)], set: &[UnknownId], at: u32, told: Said) {
    let Some(check) = problem.checks.get(at as usize) else {
        return;
    };
    for (&unknown, said) in set.iter().zip(said) {
        if !problem.system.unknowns[unknown].also.contains(&at) {
            continue;
        }
        if check.reads_prose() {
            said.0 = told;
        }
        if reads_last_year(check) {
            said.1 = told;
        }
    }
}

fn reads_last_year(check: &Check) -> bool {
    let mut quoted = check.quoted.iter();
    quoted.any(|it| matches!(it, Datum::LastYear(_)))
}

/// The number of a range that is nearest to what is written.
fn nearest(range: Option<(i128, Option<i128>)>, written: i128) -> i128 {
    let Some((least, most)) = range else {
        return written;
    };
    let within = written.max(least);
    most.map_or(within, |most| within.min(most))
}
