//! The runs: which errors are put into which reports, and the counting.

use crate::generate::Random;
use crate::localize::bench::{Bench, Sample, Which};
use crate::localize::injure::{Injured, Injurer, KINDS, Kind, Way};
use crate::localize::judge::{count, judge, wrong};
use crate::localize::reports::{Density, Maker, hold};
use crate::localize::tally::{Tally, Times};
use gouji_evaluator::{Distribution, PeerPrior};
use gouji_model::{Outcome, Severity, Subject};
use std::thread;

/// One row of a table: errors of some kinds in reports of a density.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// What it is called.
    pub name: String,
    /// How full the reports are.
    pub density: Density,
    /// How many errors each report has.
    pub errors: usize,
    /// The kinds and their shares.
    pub shares: Vec<(Kind, u32)>,
    /// The table that is hit, where it is one of several; the prose is not hit then.
    pub table: Option<&'static str>,
    /// Whether only numbers are hit that stand in equations with others.
    pub is_tied: bool,
    /// Whether the first error hits every figure in turn.
    pub in_turn: bool,
    /// How many reports of others say what is usual.
    pub others: usize,
    /// How many reports.
    pub reports: usize,
}

/// A table of runs on one form.
pub struct Section {
    /// What it shows.
    pub title: String,
    /// The form.
    pub which: Which,
    /// Its rows.
    pub rows: Vec<Scenario>,
    /// Whether it tells how often the grades are right, and not the rest.
    pub is_of_grades: bool,
}

/// What came of a scenario.
#[derive(Debug, Clone, Default)]
pub struct Outcomes {
    /// The counts.
    pub tally: Tally,
    /// The times of those that were run by themselves.
    pub times: Times,
}

/// What came of a report whose every number is random.
#[derive(Debug, Clone, Copy)]
pub struct Adversarial {
    /// How many rules of severity `error` it breaks.
    pub broken: usize,
    /// How long the localisation took, in microseconds.
    pub micros: u64,
    /// Whether the search was given up.
    pub is_given_up: bool,
}

/// How many reports at most are timed.
const TIMED: usize = 1000;

fn scenario(name: &str, density: Density, errors: usize, shares: Vec<(Kind, u32)>) -> Scenario {
    Scenario {
        name: name.to_owned(),
        density,
        errors,
        shares,
        table: None,
        is_tied: false,
        in_turn: false,
        others: 10_000,
        reports: 0,
    }
}

/// The kinds that the rules of `which` can see, in equal shares; those at even places `even` times, the others `odd`.
fn mix(which: Which, even: u32, odd: u32) -> Vec<(Kind, u32)> {
    let kinds = KINDS
        .iter()
        .filter(|kind| which == Which::A || **kind != Kind::Unit);
    let shares = kinds.enumerate();
    shares
        .map(|(at, kind)| (*kind, if at % 2 == 0 { even } else { odd }))
        .collect()
}

/// All tables for `reports` reports in a row.
#[must_use]
pub fn sections(reports: usize) -> Vec<Section> {
    let mut all = vec![
        of_applications(Which::C, reports),
        of_applications(Which::B, reports / 2),
        mixes(Which::A, reports),
        mixes(Which::C, reports),
        shares_off(reports),
    ];
    for which in [Which::A, Which::B, Which::C] {
        all.push(kinds(which, reports));
    }
    all.extend([Which::A, Which::C].map(|which| grades(which, reports)));
    all
}

fn of_applications(which: Which, reports: usize) -> Section {
    let mut rows = Vec::new();
    for others in [0, 200] {
        for (name, errors, kind, in_turn) in [
            ("one wrong figure, each in turn", 1, Kind::WrongValue, true),
            ("two wrong figures", 2, Kind::WrongValue, false),
            ("", 1, Kind::Exchanged(Way::Column), false),
            ("", 1, Kind::Exchanged(Way::Row), false),
            ("", 1, Kind::Neighbour(Way::Column), false),
            ("", 1, Kind::Neighbour(Way::Row), false),
        ] {
            let name = if name.is_empty() { kind.name() } else { name };
            rows.push(Scenario {
                table: Some("s3"),
                in_turn,
                others,
                reports,
                ..scenario(name, Density::Dense, errors, vec![(kind, 1)])
            });
        }
    }
    Section {
        title: format!("Form {}: section 三", which.letter()),
        which,
        rows,
        is_of_grades: false,
    }
}

fn mixes(which: Which, reports: usize) -> Section {
    let mut rows = Vec::new();
    let (most, batches): (usize, &[usize]) = match which {
        Which::A => (3, &[10_000, 20, 0]),
        Which::B | Which::C => (2, &[10_000, 0]),
    };
    let places: &[(&str, bool)] = match which {
        Which::A => &[
            ("all kinds, in numbers that equations tie", true),
            ("all kinds, anywhere", false),
        ],
        // Every figure of section 三 is tied to others.
        Which::B | Which::C => &[("all kinds, anywhere", false)],
    };
    for &(name, is_tied) in places {
        for density in [Density::Dense, Density::Sparse] {
            for errors in 1..=most {
                for &others in batches {
                    rows.push(Scenario {
                        others,
                        reports,
                        is_tied,
                        ..scenario(name, density, errors, mix(which, 1, 1))
                    });
                }
            }
        }
    }
    Section {
        title: format!("Form {}: all kinds in equal shares", which.letter()),
        which,
        rows,
        is_of_grades: false,
    }
}

/// What is written for an outside solver: the first reports of the tables of all kinds with one and two errors, on form a
/// those of numbers that equations tie.
#[must_use]
pub fn dumped(reports: usize) -> Vec<Section> {
    let both = [Which::A, Which::C].map(|which| mixes(which, reports));
    let mut both = Vec::from(both);
    for section in &mut both {
        let is_tied = section.which == Which::A;
        section
            .rows
            .retain(|row| row.errors <= 2 && row.others == 10_000 && row.is_tied == is_tied);
    }
    both
}

fn shares_off(reports: usize) -> Section {
    let mut rows = Vec::new();
    for (name, even, odd) in [
        ("odd ones doubled, even ones halved", 4, 1),
        ("odd ones halved, even ones doubled", 1, 4),
    ] {
        for density in [Density::Dense, Density::Sparse] {
            for errors in 1..=2 {
                rows.push(Scenario {
                    reports,
                    is_tied: true,
                    ..scenario(name, density, errors, mix(Which::A, even, odd))
                });
            }
        }
    }
    Section {
        title: "Form a: other shares".to_owned(),
        which: Which::A,
        rows,
        is_of_grades: false,
    }
}

fn kinds(which: Which, reports: usize) -> Section {
    let mut rows = Vec::new();
    for density in [Density::Dense, Density::Sparse] {
        for (kind, _) in mix(which, 1, 1) {
            rows.push(Scenario {
                reports,
                is_tied: which == Which::A,
                ..scenario(kind.name(), density, 1, vec![(kind, 1)])
            });
        }
    }
    Section {
        title: format!("Form {}: each kind by itself", which.letter()),
        which,
        rows,
        is_of_grades: false,
    }
}

/// At `reports` of a thousand, the two tables of this kind are over 100,000 reports.
fn grades(which: Which, reports: usize) -> Section {
    let mut rows = Vec::new();
    for density in [Density::Dense, Density::Sparse] {
        for errors in 1..=2 {
            rows.push(Scenario {
                reports: reports * if which == Which::A { 20 } else { 5 },
                ..scenario("all kinds, graded", density, errors, mix(which, 1, 1))
            });
        }
    }
    Section {
        title: format!("Form {}: how often a grade is right", which.letter()),
        which,
        rows,
        is_of_grades: true,
    }
}

/// What the runs of one form have in common.
pub struct Runner<'b> {
    bench: &'b Bench,
    dense: Maker<'b>,
    sparse: Maker<'b>,
    usual: Vec<(Density, usize, Option<Distribution>)>,
    seed: u64,
}

impl<'b> Runner<'b> {
    /// For the reports of `bench` that follow from `seed`.
    #[must_use]
    pub fn new(bench: &'b Bench, seed: u64) -> Self {
        Self {
            bench,
            dense: Maker::new(bench, Density::Dense),
            sparse: Maker::new(bench, Density::Sparse),
            usual: Vec::new(),
            seed,
        }
    }

    fn maker(&self, density: Density) -> &Maker<'b> {
        match density {
            Density::Dense => &self.dense,
            Density::Sparse => &self.sparse,
        }
    }

    /// The figures that `scenario` hits and all else that its errors need.
    fn injurer(&self, scenario: &Scenario) -> Injurer<'b> {
        let mut injurer = Injurer::new(self.bench, scenario.shares.clone());
        if let Some(table) = scenario.table {
            injurer.places = self.bench.of_table(table);
            injurer.hits_prose = false;
        }
        if scenario.is_tied {
            injurer.places.retain(|figure| self.bench.is_tied(*figure));
        }
        injurer
    }

    /// The report of `scenario` with the number `at`: as it should be, and with its errors.
    pub fn pair(&self, scenario: &Scenario, at: usize) -> (Sample, Injured) {
        let injurer = self.injurer(scenario);
        let mut random = Random::new(self.seed ^ hash(self.bench.which, scenario, at));
        let forced = scenario
            .in_turn
            .then(|| injurer.places[at % injurer.places.len()]);
        loop {
            let clean = self.maker(scenario.density).make(&mut random);
            assert!(
                self.is_sound(&clean),
                "a rule of severity error or query does not hold"
            );
            // The whole way through the text of the prose takes longer than all else together.
            if at.is_multiple_of(100) {
                hold(self.bench, &clean);
            }
            let injured = injurer.injure(&clean, scenario.errors, forced, &mut random);
            if let Some(injured) = injured {
                return (clean, injured);
            }
        }
    }

    fn is_sound(&self, clean: &Sample) -> bool {
        let judged = judge(self.bench, clean, None);
        let is_broken = |finding: &gouji_model::Finding| {
            finding.outcome == Outcome::Violated && finding.severity != Severity::Note
        };
        !judged.findings.iter().any(is_broken)
    }

    /// Makes what is usual for `scenario` ready.
    fn prepare(&mut self, scenario: &Scenario) {
        let is_known = |(density, others, _): &(Density, usize, Option<Distribution>)| {
            *density == scenario.density && *others == scenario.others
        };
        if !self.usual.iter().any(is_known) {
            let maker = self.maker(scenario.density);
            let usual = maker.usual(scenario.others, self.seed ^ 0x5eed);
            self.usual.push((scenario.density, scenario.others, usual));
        }
    }

    fn peers(&self, scenario: &Scenario) -> Option<PeerPrior<'_>> {
        let is_it = |(density, others, _): &&(Density, usize, Option<Distribution>)| {
            *density == scenario.density && *others == scenario.others
        };
        let (_, _, usual) = self.usual.iter().find(is_it)?;
        Some(PeerPrior {
            distribution: usual.as_ref()?,
            includes_report: false,
            gaps: None,
        })
    }

    /// Counts on two threads, then times some reports on one.
    pub fn run(&mut self, scenario: &Scenario) -> Outcomes {
        self.prepare(scenario);
        let runner = &*self;
        let counted = |first: usize| {
            let mut tally = Tally::default();
            for at in (first..scenario.reports).step_by(2) {
                runner.one(scenario, at, &mut tally);
            }
            tally
        };
        let halves = thread::scope(|scope| {
            let both = [0, 1].map(|first| scope.spawn(move || counted(first)));
            both.map(|half| {
                half.join()
                    .expect("no panic but of a report that is not sound")
            })
        });
        let mut outcomes = Outcomes::default();
        halves.iter().for_each(|half| outcomes.tally.add(half));
        let mut unused = Tally::default();
        for at in 0..scenario.reports.min(TIMED) {
            let caught = unused.caught;
            // What else the machine does meanwhile is not meant: the shortest of three counts.
            let times = [(); 3].map(|()| runner.one(scenario, at, &mut unused));
            if unused.caught > caught {
                outcomes.times.add(times.into_iter().min().unwrap_or(0));
            }
        }
        outcomes
    }

    fn one(&self, scenario: &Scenario, at: usize, tally: &mut Tally) -> u64 {
        let (clean, injured) = self.pair(scenario, at);
        let judged = judge(self.bench, &injured.sample, self.peers(scenario));
        let wrong = wrong(self.bench, &clean, &injured.sample);
        count(self.bench, &clean, &wrong, &judged, tally);
        judged.micros
    }

    /// What comes of a report of which nothing is right.
    pub fn adversarial(&self, at: usize) -> Adversarial {
        let mut random = Random::new(self.seed ^ u64::try_from(at).unwrap_or(0));
        let mut sample = self.dense.make(&mut random);
        for &figure in &self.bench.printed {
            let value = i64::try_from(random.draw() % 1_000_000).unwrap_or(0);
            self.bench.set(&mut sample.figures, figure, value);
        }
        let subjects: Vec<Subject> = super::prose::subjects(self.bench).collect();
        for subject in subjects {
            let value = i64::try_from(random.draw() % 1_000_000).unwrap_or(0);
            if let Subject::Claim(claim) = subject {
                super::prose::write(&mut sample, claim, value * 1_000_000);
            }
        }
        let judged = judge(self.bench, &sample, None);
        let is_given_up = judged.causes.iter().any(|cause| !cause.exhausted);
        Adversarial {
            broken: judged.broken,
            micros: judged.micros,
            is_given_up,
        }
    }
}

/// A number of its own for each report of each scenario.
fn hash(which: Which, scenario: &Scenario, at: usize) -> u64 {
    let key = format!(
        "{} {} {} {} {at}",
        which.letter(),
        scenario.name,
        scenario.density.name(),
        scenario.errors
    );
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    key.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}
