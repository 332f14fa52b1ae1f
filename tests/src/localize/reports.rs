//! Consistent reports: every rule of severity `error` and every tie of severity `query` holds.

use crate::generate::Random;
use crate::localize::prose;
use crate::localize::setup::{Generation, Sample, Setup};
use crate::localize::sizes::{UsualSize, number, number_in, report_size, shares, usual_size};
use gouji_evaluator::{ClaimValues, Distribution, Outcomes, ReportContext, evaluate, has_causes};
use gouji_model::{Figures, Outcome, Role, Severity, State};

mod form_a;
mod form_bc;

/// How full a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Density {
    /// As of a city: large numbers, every cell filled in.
    Dense,
    /// As of a township: most figures 0, the others small, some cells blank.
    Sparse,
}

impl Density {
    /// Its name, for tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Dense => "dense",
            Self::Sparse => "sparse",
        }
    }
}

/// Makes reports of one form.
pub struct ReportMaker<'b> {
    setup: &'b Setup,
    /// How full they are.
    pub density: Density,
    /// What a prose states that repeats figures; its numbers are set for each report.
    pattern: ClaimValues,
}

/// A report in the making.
struct Draft<'m> {
    setup: &'m Setup,
    figures: Figures,
    random: &'m mut Random,
    is_dense: bool,
    size: u64,
}

impl Draft<'_> {
    fn set(&mut self, row: &str, column: &str, value: i64) {
        let figure = self.setup.figure(row, column);
        self.setup.set(&mut self.figures, figure, value);
    }

    /// A number for a figure that is `city` in a dense report and `town` in a sparse one.
    fn number(&mut self, city: UsualSize, town: UsualSize) -> i64 {
        let size = if self.is_dense { city } else { town };
        number(size, self.size, self.random)
    }
}

impl<'b> ReportMaker<'b> {
    /// For reports of `setup`.
    #[must_use]
    pub fn new(setup: &'b Setup, density: Density) -> Self {
        let pattern = prose::claim_values(setup, &vec![0; setup.ties.len()]);
        Self {
            setup,
            density,
            pattern,
        }
    }

    /// The report that `random` leads to.
    pub fn make(&self, random: &mut Random) -> Sample {
        let size = report_size(random);
        let mut draft = Draft {
            setup: self.setup,
            figures: Figures::new(&self.setup.form, State::Omitted),
            random,
            is_dense: self.density == Density::Dense,
            size,
        };
        match self.setup.generation {
            Generation::A => form_a::fill(&mut draft),
            Generation::B | Generation::C => form_bc::fill(&mut draft),
        }
        let figures = draft.figures;
        let mut sample = Sample {
            figures,
            stated: ClaimValues::default(),
        };
        if self.density == Density::Sparse && random.chance(40) {
            self.leave_blanks(&mut sample, random);
        }
        prose::repeat(self.setup, &self.pattern, &mut sample);
        sample
    }

    /// Some submitters leave most details blank that are 0.
    fn leave_blanks(&self, sample: &mut Sample, random: &mut Random) {
        for &figure in &self.setup.printed {
            let is_detail = self.setup.form.figures[figure].role != Role::Total;
            if is_detail && sample.figures.mantissa(figure) == 0 && random.chance(70) {
                sample.figures.set_state(figure, State::Blank);
            }
        }
    }

    /// What is usual for `count` others; none for 0.
    #[must_use]
    pub fn usual(&self, count: usize, seed: u64) -> Option<Distribution> {
        if count == 0 {
            return None;
        }
        let mut usual = Distribution::new(&self.setup.form);
        for at in 0..count {
            let at = u64::try_from(at).unwrap_or(0);
            let mut random = Random::new(seed ^ (at + 1).wrapping_mul(0x9e6c_63d0_876a_3f69));
            usual.add(&self.make(&mut random).figures);
        }
        Some(usual)
    }
}

/// Checks that a report is consistent by having the program read its prose and evaluate it.
///
/// # Panics
/// Where a rule of severity `error` or `query` does not hold.
pub fn assert_consistent(setup: &Setup, sample: &Sample) {
    let prose = prose::prose(setup, &prose::values(setup, sample));
    let mut form_data = setup.form_data();
    form_data.figures = sample.figures.clone();
    let context = ReportContext {
        year: Some(setup.year),
        prose: (!setup.ties.is_empty()).then_some(&prose),
        ..ReportContext::default()
    };
    let evaluation = evaluate(&form_data, &context, &setup.library, Outcomes::Drop);
    let broken = evaluation
        .findings
        .iter()
        .find(|finding| finding.outcome == Outcome::Violated && finding.severity != Severity::Note);
    assert!(broken.is_none(), "a consistent report breaks {broken:?}");
    assert!(!has_causes(
        &form_data,
        &context,
        &setup.library,
        &evaluation
    ));
    if !setup.ties.is_empty() {
        let read = prose::claim_values(setup, &prose::values(setup, sample));
        let reads = |tie: &prose::Tie| read.value(tie.claim) == sample.stated.value(tie.claim);
        assert!(setup.ties.iter().all(reads), "the patterns read the prose");
    }
}
