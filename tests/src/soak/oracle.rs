//! What is read of a mutant, against what may be read of it.

use super::draft::Expectation;
use crate::accuracy::is_declined;
use crate::generate::{FormEdition, StatedValue};
use gouji_bind::{Forms, bind};
use gouji_formats::read;
use gouji_model::{Decimal, FigureId, FormData, Instance, Role, State};
use std::collections::BTreeMap;

/// How one figure was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// As the document states it.
    Right,
    /// Not read, with a reason.
    Declined,
    /// Not read, without a word.
    Silent,
    /// A number read as blank.
    Blank,
    /// Otherwise than the document states it.
    Wrong,
}

/// How one figure was read that is not right.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The figure.
    pub figure: String,
    /// How it was read.
    pub grade: Grade,
    /// Whether a person has no doubt of it.
    pub is_certain: bool,
    /// What may be read and what was, for people.
    pub text: String,
}

/// How a mutant was read.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    /// How many figures a person has no doubt of, and how many of them are right.
    pub certain: (usize, usize),
    /// How many figures are in doubt, and how many of them are right.
    pub doubtful: (usize, usize),
    /// The figures that are not right.
    pub findings: Vec<Finding>,
}

impl Verdict {
    /// How many figures have `grade`, of those that are certain or of the others.
    #[must_use]
    pub fn count(&self, grade: Grade, of: Certainty) -> usize {
        let is_of = |finding: &&Finding| finding.is_certain == (of == Certainty::Certain);
        self.findings
            .iter()
            .filter(is_of)
            .filter(|finding| finding.grade == grade)
            .count()
    }

    /// The worst of the grades.
    #[must_use]
    pub fn worst(&self) -> Grade {
        let grades = self.findings.iter().map(|finding| finding.grade);
        grades.max().unwrap_or(Grade::Right)
    }
}

/// Whether a person has no doubt of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// A person has no doubt.
    Certain,
    /// The document is damaged there.
    Doubtful,
}

/// Reads `bytes` and holds every figure against `expectations`.
#[must_use]
pub(crate) fn judge(
    bytes: &[u8],
    edition: FormEdition,
    expectations: &BTreeMap<String, Expectation>,
    forms: &Forms,
) -> Verdict {
    let mut verdict = Verdict::default();
    let document = read(bytes);
    let report = document.as_ref().ok().map(|document| bind(document, forms));
    let form_data = report
        .as_ref()
        .and_then(|report| report.form_data.as_ref().ok());
    let Some(form_data) = form_data else {
        let why = if document.is_ok() {
            "not recognised"
        } else {
            "not opened"
        };
        decline_all(expectations, why, &mut verdict);
        return verdict;
    };
    if form_data.form.id != edition.form() {
        let text = format!("read as {}", form_data.form.id);
        verdict.findings.push(Finding {
            figure: "form".to_owned(),
            grade: Grade::Wrong,
            is_certain: true,
            text,
        });
        return verdict;
    }
    for (figure, id, is_heading) in figures(form_data) {
        let expected = expectations.get(&id);
        let read = Reading {
            form_data,
            figure,
            is_heading,
        };
        let Some((grade, is_certain, text)) = grade(expected, &read) else {
            continue;
        };
        let side = if is_certain {
            &mut verdict.certain
        } else {
            &mut verdict.doubtful
        };
        side.0 += 1;
        if grade == Grade::Right {
            side.1 += 1;
        } else {
            verdict.findings.push(Finding {
                figure: id,
                grade,
                is_certain,
                text,
            });
        }
    }
    verdict
}

fn decline_all(expectations: &BTreeMap<String, Expectation>, why: &str, verdict: &mut Verdict) {
    for (id, expectation) in expectations {
        if let Expectation::Certain(StatedValue::Number(_)) = expectation {
            verdict.certain.0 += 1;
            verdict.findings.push(Finding {
                figure: id.clone(),
                grade: Grade::Declined,
                is_certain: true,
                text: why.to_owned(),
            });
        }
    }
}

/// Every figure of the form: its id, and whether its row is a heading.
fn figures(form_data: &FormData) -> Vec<(FigureId, String, bool)> {
    let form = &form_data.form;
    let mut all = Vec::new();
    for (figure, spec) in form.figures.iter_with_ids() {
        let row = &form.rows[spec.row];
        let has_columns = form.tables[row.table].columns.len() > 1;
        let instance = Instance {
            row: Some(spec.row),
            column: has_columns.then_some(spec.column),
        };
        all.push((figure, instance.id(form), row.role == Role::Heading));
    }
    all
}

/// What was read at a figure.
struct Reading<'a> {
    form_data: &'a FormData,
    figure: FigureId,
    is_heading: bool,
}

impl Reading<'_> {
    fn state(&self) -> State {
        self.form_data.figures.state(self.figure)
    }

    fn number(&self) -> Option<String> {
        let number = self
            .form_data
            .figures
            .number(&self.form_data.form, self.figure);
        number.map(|number| number.to_string())
    }

    fn is(&self, stated: &StatedValue) -> bool {
        match (stated, self.state()) {
            (StatedValue::Number(digits), State::Number) => {
                let digits = Decimal::parse(digits)
                    .ok()
                    .map(|digits| digits.normalize().to_string());
                digits == self.number()
            }
            (StatedValue::Blank, State::Blank)
            | (StatedValue::Dash, State::Dash)
            | (StatedValue::None, State::None)
            | (StatedValue::Lost, State::Absent | State::Omitted | State::NotPlaced) => true,
            (StatedValue::Blank | StatedValue::Dash, State::Blank | State::Dash) => self.is_heading,
            _ => false,
        }
    }

    /// Where nothing was read: with a reason, or without a word. A row whose label is damaged is told by what stands there.
    fn refusal(&self, stated: &StatedValue) -> Grade {
        let is_told = is_declined(self.form_data, self.figure, self.state(), Some(stated));
        match is_told || !self.form_data.unplaced.is_empty() {
            true => Grade::Declined,
            false => Grade::Silent,
        }
    }

    fn grade(&self, stated: &StatedValue) -> Grade {
        if self.is(stated) {
            return Grade::Right;
        }
        let states_number = matches!(stated, StatedValue::Number(_));
        match self.state() {
            State::Number => Grade::Wrong,
            State::Blank | State::Dash | State::None if states_number => Grade::Blank,
            State::Blank | State::Dash | State::None => Grade::Wrong,
            _ if self.is_heading => Grade::Right,
            _ => self.refusal(stated),
        }
    }
}

/// The grade of a figure, and whether a person has no doubt of it; `None` where nothing is expected or read.
fn grade(expected: Option<&Expectation>, read: &Reading<'_>) -> Option<(Grade, bool, String)> {
    let text = format!(
        "{expected:?}, read {:?} {}",
        read.state(),
        read.number().unwrap_or_default()
    );
    let is_number = read.state() == State::Number;
    match expected {
        None | Some(Expectation::Absence) => is_number.then_some((Grade::Wrong, false, text)),
        Some(Expectation::Contradiction) => {
            let grade = match read.state() {
                State::Number => Grade::Wrong,
                State::Blank | State::Dash | State::None => Grade::Blank,
                _ => read.refusal(&StatedValue::Lost),
            };
            Some((grade, false, text))
        }
        Some(Expectation::Certain(stated)) => Some((read.grade(stated), true, text)),
        Some(Expectation::Doubtful(stated)) => {
            let grade = match read.grade(stated) {
                // A blank beside damage may be read as anything but a number that stands elsewhere.
                Grade::Wrong if !is_number => Grade::Declined,
                // A number beside the label of a heading may be the heading's.
                Grade::Wrong if read.is_heading => Grade::Declined,
                grade => grade,
            };
            Some((grade, false, text))
        }
    }
}
