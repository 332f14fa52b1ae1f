//! A form with its rules, for which reports are made and by which they are checked.

use crate::localize::{prose, verdict};
use crate::{built_in, library_with};
use gouji_evaluator::{CheckContext, ClaimValues, check_figures};
use gouji_model::{
    Decimal, FigureId, Figures, Form, FormData, IdVec, LayoutId, Outcome, Role, Severity, State,
    Subject,
};
use gouji_ruleset::{Check, Library};
use std::sync::Arc;

/// A generation of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generation {
    /// Of 2014, with rules of the measurement's own and prose.
    A,
    /// Of 2019.
    B,
    /// Of 2021.
    C,
}

impl Generation {
    /// Its letter, for tables.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::C => "c",
        }
    }

    fn id(self) -> &'static str {
        match self {
            Self::A => "xxgk-2014",
            Self::B => "xxgk-2019",
            Self::C => "xxgk-2021",
        }
    }

    fn year(self) -> u16 {
        match self {
            Self::A => 2017,
            Self::B => 2020,
            Self::C => 2023,
        }
    }
}

/// A form with its rules.
pub struct Setup {
    /// Generation.
    pub generation: Generation,
    /// The rules.
    pub library: Library,
    /// The form.
    pub form: Arc<Form>,
    /// The report year.
    pub year: u16,
    /// The figures that a report prints and that are no headings, in the order of the form.
    pub printed: Vec<FigureId>,
    /// The claims of the prose with the figures that they repeat; none for the forms without prose.
    pub ties: Vec<prose::Tie>,
}

impl Setup {
    /// The form of `generation` with its rules.
    ///
    /// # Panics
    /// Where the rules are not sound.
    #[must_use]
    pub fn new(generation: Generation) -> Self {
        let loaded = match generation {
            Generation::A => library_with(include_str!("rules-a.yaml")),
            Generation::B | Generation::C => Library::load(built_in()),
        };
        let library =
            loaded.unwrap_or_else(|refused| panic!("unsound rules: {:?}", refused.mistakes));
        let mut forms = library.forms.iter();
        let form = Arc::clone(
            forms
                .find(|form| form.id == generation.id())
                .expect("a built-in form"),
        );
        let rows = &form.layouts[LayoutId::new(0)].rows;
        let printed = form.figures.iter_with_ids().filter(|(_, spec)| {
            let row = &form.rows[spec.row];
            spec.role != Role::Heading && rows.contains(&spec.row) && !row.optional
        });
        let printed = printed.map(|(id, _)| id).collect();
        let ties = prose::ties(&library, &form);
        Self {
            generation,
            library,
            form,
            year: generation.year(),
            printed,
            ties,
        }
    }

    /// The figure of a row and column by their ids; `""` is the column of a table of one.
    ///
    /// # Panics
    /// Where there is none.
    #[must_use]
    pub fn figure(&self, row: &str, column: &str) -> FigureId {
        let row = self
            .form
            .row_by_id(row)
            .unwrap_or_else(|| panic!("no row {row}"));
        let mut columns = self.form.tables[self.form.rows[row].table].columns.iter();
        let is_it = |id: &&_| self.form.columns[**id].id.as_deref().unwrap_or_default() == column;
        let column = columns.find(is_it).expect("a column of the table");
        self.form.figure(row, *column).expect("of its own table")
    }

    /// The printed figures of the table `id`.
    #[must_use]
    pub fn table_figures(&self, id: &str) -> Vec<FigureId> {
        let is_in = |figure: &&FigureId| {
            let row = self.form.figures[**figure].row;
            self.form.tables[self.form.rows[row].table].id == id
        };
        self.printed.iter().filter(is_in).copied().collect()
    }

    /// Whether `figure` stands in an equation with others: a rule of severity `error` that says that two sums are equal.
    #[must_use]
    pub fn is_in_equation(&self, figure: FigureId) -> bool {
        let Some(system) = self.library.constraint_system(&self.form) else {
            return false;
        };
        let column = system.variables[system.figure_variable(figure)]
            .equations
            .iter();
        let mut sizes =
            column.map(|(constraint, _)| system.constraints[*constraint as usize].variables.len());
        sizes.any(|size| size > 1)
    }

    /// A report with nothing in it yet.
    #[must_use]
    pub fn form_data(&self) -> FormData {
        FormData {
            form: Arc::clone(&self.form),
            layout: LayoutId::new(0),
            figures: Figures::new(&self.form, State::Omitted),
            written: IdVec::repeat(None, self.form.figures.len()),
            unplaced: Vec::new(),
            incomplete: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// Sets a figure to a mantissa at its own scale.
    pub fn set(&self, figures: &mut Figures, figure: FigureId, mantissa: i64) {
        let scale = self.form.figures[figure].scale;
        let number = Decimal { mantissa, scale }.normalize();
        let is_set = figures.set_number(&self.form, figure, number);
        debug_assert!(is_set, "at its own scale");
    }

    /// How many checks of severity `error` hold in `sample` but for those that one figure is not below 0, and how many of
    /// them read the prose.
    #[must_use]
    pub fn counts(&self, sample: &Sample) -> (usize, usize) {
        let facts = verdict::facts(sample);
        let report = verdict::report_context(self, &facts);
        let context = CheckContext::new(&self.form, &sample.figures, &report);
        let errors = self.library.checks(&self.form).iter().filter(|check| {
            let rule = &self.library.rules[check.rule];
            let is_sign = rule.id == "no-negative-figures" || rule.id.starts_with("not-below-zero");
            rule.severity == Severity::Error && check.list_scope.is_none() && !is_sign
        });
        let holds = |check: &&Check| check_figures(check, context).outcome == Outcome::Satisfied;
        let satisfied_checks: Vec<&Check> = errors.filter(holds).collect();
        let prose = satisfied_checks
            .iter()
            .filter(|check| check.reads_prose())
            .count();
        (satisfied_checks.len(), prose)
    }
}

/// A report: its figures and what its prose states.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The figures.
    pub figures: Figures,
    /// What the prose states; nothing where there is none.
    pub stated: ClaimValues,
}

impl Sample {
    /// The value of `subject`: a blank that counts as 0 is 0, one that is not stated is none.
    #[must_use]
    pub fn value(&self, setup: &Setup, subject: Subject) -> Option<i64> {
        match subject {
            Subject::Claim(claim) => self.stated.value(claim).ok(),
            Subject::Figure(figure) => match self.figures.state(figure) {
                State::Number => Some(self.figures.mantissa(figure)),
                State::Blank if setup.form.figures[figure].role != Role::Total => Some(0),
                _ => None,
            },
        }
    }
}
