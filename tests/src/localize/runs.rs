//! The runs: which errors are put into which reports, and the counting.

use crate::generate::Random;
use crate::localize::error_injection::{ErrorInjector, FaultySample, KINDS, Kind, Line};
use crate::localize::reports::{Density, ReportMaker, assert_consistent};
use crate::localize::setup::{Generation, Sample, Setup};
use crate::localize::tally::{Tally, Times};
use crate::localize::verdict::{count, judge, wrong};
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
    pub is_in_equation: bool,
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
    pub generation: Generation,
    /// Its rows.
    pub rows: Vec<Scenario>,
    /// Whether it tells how often the grades are right, and not the rest.
    pub is_of_grades: bool,
}

/// The counts and times of a scenario.
#[derive(Debug, Clone, Default)]
pub struct Outcomes {
    /// The counts.
    pub tally: Tally,
    /// The times of those that were run by themselves.
    pub times: Times,
}

/// The verdict on a report whose every number is random.
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
        is_in_equation: false,
        in_turn: false,
        others: 10_000,
        reports: 0,
    }
}

/// The kinds that the rules of `which` can see, in equal shares; those at even places `even` times, the others `odd`.
fn mix(generation: Generation, even: u32, odd: u32) -> Vec<(Kind, u32)> {
    let kinds = KINDS
        .iter()
        .filter(|kind| generation == Generation::A || **kind != Kind::Unit);
    let shares = kinds.enumerate();
    shares
        .map(|(at, kind)| (*kind, if at % 2 == 0 { even } else { odd }))
        .collect()
}

/// All tables for `reports` reports in a row.
#[must_use]
pub fn sections(reports: usize) -> Vec<Section> {
    let mut all = vec![
        application_section(Generation::C, reports),
        application_section(Generation::B, reports / 2),
        mixes(Generation::A, reports),
        mixes(Generation::C, reports),
        uneven_shares(reports),
    ];
    for generation in [Generation::A, Generation::B, Generation::C] {
        all.push(kinds(generation, reports));
    }
    all.extend([Generation::A, Generation::C].map(|generation| grades(generation, reports)));
    all
}

fn application_section(generation: Generation, reports: usize) -> Section {
    let mut rows = Vec::new();
    for others in [0, 200] {
        for (name, errors, kind, in_turn) in [
            ("one wrong figure, each in turn", 1, Kind::WrongValue, true),
            ("two wrong figures", 2, Kind::WrongValue, false),
            ("", 1, Kind::Exchanged(Line::Column), false),
            ("", 1, Kind::Exchanged(Line::Row), false),
            ("", 1, Kind::Neighbour(Line::Column), false),
            ("", 1, Kind::Neighbour(Line::Row), false),
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
        title: format!("Form {}: section 三", generation.letter()),
        generation,
        rows,
        is_of_grades: false,
    }
}

fn mixes(generation: Generation, reports: usize) -> Section {
    let mut rows = Vec::new();
    let (most, batches): (usize, &[usize]) = match generation {
        Generation::A => (3, &[10_000, 20, 0]),
        Generation::B | Generation::C => (2, &[10_000, 0]),
    };
    let places: &[(&str, bool)] = match generation {
        Generation::A => &[
            ("all kinds, in numbers that equations tie", true),
            ("all kinds, anywhere", false),
        ],
        // Every figure of section 三 is tied to others.
        Generation::B | Generation::C => &[("all kinds, anywhere", false)],
    };
    for &(name, is_in_equation) in places {
        for density in [Density::Dense, Density::Sparse] {
            for errors in 1..=most {
                for &others in batches {
                    rows.push(Scenario {
                        others,
                        reports,
                        is_in_equation,
                        ..scenario(name, density, errors, mix(generation, 1, 1))
                    });
                }
            }
        }
    }
    Section {
        title: format!("Form {}: all kinds in equal shares", generation.letter()),
        generation,
        rows,
        is_of_grades: false,
    }
}

/// What is written for an outside solver: the first reports of the tables of all kinds with one and two errors, on form a
/// those of numbers that equations tie.
#[must_use]
pub fn export_sections(reports: usize) -> Vec<Section> {
    let both = [Generation::A, Generation::C].map(|generation| mixes(generation, reports));
    let mut both = Vec::from(both);
    for section in &mut both {
        let is_in_equation = section.generation == Generation::A;
        section.rows.retain(|row| {
            row.errors <= 2 && row.others == 10_000 && row.is_in_equation == is_in_equation
        });
    }
    both
}

fn uneven_shares(reports: usize) -> Section {
    let mut rows = Vec::new();
    for (name, even, odd) in [
        ("odd ones doubled, even ones halved", 4, 1),
        ("odd ones halved, even ones doubled", 1, 4),
    ] {
        for density in [Density::Dense, Density::Sparse] {
            for errors in 1..=2 {
                rows.push(Scenario {
                    reports,
                    is_in_equation: true,
                    ..scenario(name, density, errors, mix(Generation::A, even, odd))
                });
            }
        }
    }
    Section {
        title: "Form a: other shares".to_owned(),
        generation: Generation::A,
        rows,
        is_of_grades: false,
    }
}

fn kinds(generation: Generation, reports: usize) -> Section {
    let mut rows = Vec::new();
    for density in [Density::Dense, Density::Sparse] {
        for (kind, _) in mix(generation, 1, 1) {
            rows.push(Scenario {
                reports,
                is_in_equation: generation == Generation::A,
                ..scenario(kind.name(), density, 1, vec![(kind, 1)])
            });
        }
    }
    Section {
        title: format!("Form {}: each kind by itself", generation.letter()),
        generation,
        rows,
        is_of_grades: false,
    }
}

/// At `reports` of a thousand, the two tables of this kind are over 100,000 reports.
fn grades(generation: Generation, reports: usize) -> Section {
    let mut rows = Vec::new();
    for density in [Density::Dense, Density::Sparse] {
        for errors in 1..=2 {
            rows.push(Scenario {
                reports: reports * if generation == Generation::A { 20 } else { 5 },
                ..scenario("all kinds, graded", density, errors, mix(generation, 1, 1))
            });
        }
    }
    Section {
        title: format!("Form {}: how often a grade is right", generation.letter()),
        generation,
        rows,
        is_of_grades: true,
    }
}

/// What the runs of one form have in common.
pub struct Runner<'b> {
    setup: &'b Setup,
    dense: ReportMaker<'b>,
    sparse: ReportMaker<'b>,
    usual: Vec<(Density, usize, Option<Distribution>)>,
    seed: u64,
}

impl<'b> Runner<'b> {
    /// For the reports of `setup` that follow from `seed`.
    #[must_use]
    pub fn new(setup: &'b Setup, seed: u64) -> Self {
        Self {
            setup,
            dense: ReportMaker::new(setup, Density::Dense),
            sparse: ReportMaker::new(setup, Density::Sparse),
            usual: Vec::new(),
            seed,
        }
    }

    fn maker(&self, density: Density) -> &ReportMaker<'b> {
        match density {
            Density::Dense => &self.dense,
            Density::Sparse => &self.sparse,
        }
    }

    /// The figures that `scenario` hits and all else that its errors need.
    fn injector(&self, scenario: &Scenario) -> ErrorInjector<'b> {
        let mut injector = ErrorInjector::new(self.setup, scenario.shares.clone());
        if let Some(table) = scenario.table {
            injector.places = self.setup.table_figures(table);
            injector.hits_prose = false;
        }
        if scenario.is_in_equation {
            injector
                .places
                .retain(|figure| self.setup.is_in_equation(*figure));
        }
        injector
    }

    /// The report of `scenario` with the number `at`: as it should be, and with its errors.
    pub fn pair(&self, scenario: &Scenario, at: usize) -> (Sample, FaultySample) {
        let injector = self.injector(scenario);
        let mut random = Random::new(self.seed ^ hash(self.setup.generation, scenario, at));
        let forced = scenario
            .in_turn
            .then(|| injector.places[at % injector.places.len()]);
        loop {
            let clean = self.maker(scenario.density).make(&mut random);
            assert!(
                self.is_sound(&clean),
                "a rule of severity error or query does not hold"
            );
            // The whole way through the text of the prose takes longer than all else together.
            if at.is_multiple_of(100) {
                assert_consistent(self.setup, &clean);
            }
            let faulty = injector.inject(&clean, scenario.errors, forced, &mut random);
            if let Some(faulty) = faulty {
                return (clean, faulty);
            }
        }
    }

    fn is_sound(&self, clean: &Sample) -> bool {
        let verdict = judge(self.setup, clean, None);
        let is_broken = |finding: &gouji_model::Finding| {
            finding.outcome == Outcome::Violated && finding.severity != Severity::Note
        };
        !verdict.findings.iter().any(is_broken)
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
                runner.run_sample(scenario, at, &mut tally);
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
            let times = [(); 3].map(|()| runner.run_sample(scenario, at, &mut unused));
            if unused.caught > caught {
                outcomes.times.add(times.into_iter().min().unwrap_or(0));
            }
        }
        outcomes
    }

    fn run_sample(&self, scenario: &Scenario, at: usize, tally: &mut Tally) -> u64 {
        let (clean, faulty) = self.pair(scenario, at);
        let verdict = judge(self.setup, &faulty.sample, self.peers(scenario));
        let wrong = wrong(self.setup, &clean, &faulty.sample);
        count(self.setup, &clean, &wrong, &verdict, tally);
        verdict.micros
    }

    /// What comes of a report of which nothing is right.
    pub fn adversarial(&self, at: usize) -> Adversarial {
        let mut random = Random::new(self.seed ^ u64::try_from(at).unwrap_or(0));
        let mut sample = self.dense.make(&mut random);
        for &figure in &self.setup.printed {
            let value = i64::try_from(random.draw() % 1_000_000).unwrap_or(0);
            self.setup.set(&mut sample.figures, figure, value);
        }
        let subjects: Vec<Subject> = super::prose::subjects(self.setup).collect();
        for subject in subjects {
            let value = i64::try_from(random.draw() % 1_000_000).unwrap_or(0);
            if let Subject::Claim(claim) = subject {
                super::prose::write(&mut sample, claim, value * 1_000_000);
            }
        }
        let verdict = judge(self.setup, &sample, None);
        let is_given_up = verdict.causes.iter().any(|cause| !cause.exhausted);
        Adversarial {
            broken: verdict.broken,
            micros: verdict.micros,
            is_given_up,
        }
    }
}

/// A number of its own for each report of each scenario.
fn hash(generation: Generation, scenario: &Scenario, at: usize) -> u64 {
    let key = format!(
        "{} {} {} {} {at}",
        generation.letter(),
        scenario.name,
        scenario.density.name(),
        scenario.errors
    );
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    key.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}
