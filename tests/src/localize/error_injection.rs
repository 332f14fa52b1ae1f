//! Errors of the kinds that people make, put into a report.

use crate::generate::Random;
use crate::localize::prose;
use crate::localize::setup::{Sample, Setup};
use crate::localize::sizes::number_in;
use gouji_model::{Claim, Decimal, FigureId, Role, State, Subject};

/// The line of a table along which a figure is taken for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Of its row or its column.
    Any,
    /// Of its column, so in another row.
    Column,
    /// Of its row, so in another column.
    Row,
}

/// A kind of error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any other number, up to about twice as large.
    WrongValue,
    /// Two neighbouring digits change places.
    Swapped,
    /// A digit is missing.
    Lost,
    /// A digit too many.
    Added,
    /// A digit is another.
    Replaced,
    /// Two cells change places: one error, two wrong figures.
    Exchanged(Line),
    /// A number stands in the neighbouring cell, and its own cell is left 0 or blank: one error, two wrong figures.
    Neighbour(Line),
    /// A total that is not 0 is left blank.
    BlankTotal,
    /// 元 where 万元 is meant.
    Unit,
}

impl Kind {
    /// Its name, for tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::WrongValue => "wrong value",
            Self::Swapped => "digits swapped",
            Self::Lost => "digit lost",
            Self::Added => "digit added",
            Self::Replaced => "digit replaced",
            Self::Exchanged(Line::Any) => "two cells exchanged",
            Self::Exchanged(Line::Column) => "two cells of a column exchanged",
            Self::Exchanged(Line::Row) => "two cells of a row exchanged",
            Self::Neighbour(Line::Any) => "in the cell beside it",
            Self::Neighbour(Line::Column) => "in the row beside it",
            Self::Neighbour(Line::Row) => "in the column beside it",
            Self::BlankTotal => "total left blank",
            Self::Unit => "元 for 万元",
        }
    }

    /// Whether a number of the prose can have this error too.
    fn is_of_digits(self) -> bool {
        !matches!(
            self,
            Self::Exchanged(_) | Self::Neighbour(_) | Self::BlankTotal
        )
    }
}

/// The kinds in which errors are drawn.
pub const KINDS: [Kind; 9] = [
    Kind::WrongValue,
    Kind::Swapped,
    Kind::Lost,
    Kind::Added,
    Kind::Replaced,
    Kind::Exchanged(Line::Any),
    Kind::Neighbour(Line::Any),
    Kind::BlankTotal,
    Kind::Unit,
];

/// A hundredth of 万元 in the mantissas of money: the last digit that is printed.
const CENT: i64 = 10_000;
/// In the form of 2014, cells are exchanged that are no further apart than this, in rows.
const APART: usize = 6;

/// Puts errors into reports of a form.
pub struct ErrorInjector<'b> {
    setup: &'b Setup,
    /// The kinds with their shares.
    pub shares: Vec<(Kind, u32)>,
    /// The figures that may be hit.
    pub places: Vec<FigureId>,
    /// Whether the numbers of the prose may be hit too.
    pub hits_prose: bool,
}

/// A report with errors in it.
pub struct FaultySample {
    /// The report.
    pub sample: Sample,
    /// The kinds of error, in the order in which they were made.
    pub kinds: Vec<Kind>,
    touched: Vec<Subject>,
}

impl<'b> ErrorInjector<'b> {
    /// Errors anywhere in the reports of `setup`.
    #[must_use]
    pub fn new(setup: &'b Setup, shares: Vec<(Kind, u32)>) -> Self {
        Self {
            setup,
            shares,
            places: setup.printed.clone(),
            hits_prose: true,
        }
    }

    /// `clean` with `errors` independent errors in it, the first of them at `at` where it is given. `None` where the
    /// report has no place for them.
    pub fn inject(
        &self,
        clean: &Sample,
        errors: usize,
        at: Option<FigureId>,
        random: &mut Random,
    ) -> Option<FaultySample> {
        let mut faulty = FaultySample {
            sample: clean.clone(),
            kinds: Vec::new(),
            touched: Vec::new(),
        };
        for number in 0..errors {
            let at = at.filter(|_| number == 0);
            let is_made = (0..200).any(|_| {
                let kind = self.kind(random);
                self.make(kind, at, &mut faulty, random)
            });
            if !is_made {
                return None;
            }
        }
        Some(faulty)
    }

    fn kind(&self, random: &mut Random) -> Kind {
        let all: u32 = self.shares.iter().map(|(_, share)| share).sum();
        let mut drawn = random.number_below(usize::try_from(all).unwrap_or(1));
        for &(kind, share) in &self.shares {
            let share = usize::try_from(share).unwrap_or(0);
            if drawn < share {
                return kind;
            }
            drawn -= share;
        }
        Kind::WrongValue
    }

    /// Makes an error of `kind` in one of the places where it is possible; `false` where there is none.
    fn make(
        &self,
        kind: Kind,
        at: Option<FigureId>,
        faulty: &mut FaultySample,
        random: &mut Random,
    ) -> bool {
        let figures = self.places.iter().map(|figure| Subject::Figure(*figure));
        let mut subjects: Vec<Subject> = match at {
            Some(figure) => vec![Subject::Figure(figure)],
            None => figures.collect(),
        };
        if kind.is_of_digits() && self.hits_prose && at.is_none() {
            subjects.extend(prose::subjects(self.setup));
        }
        subjects.retain(|subject| !faulty.touched.contains(subject));
        subjects.retain(|subject| self.is_possible(kind, *subject, &faulty.sample));
        if subjects.is_empty() {
            return false;
        }
        let subject = random.pick(&subjects);
        let is_made = match (kind, subject) {
            (Kind::Exchanged(way), Subject::Figure(figure)) => {
                self.exchange(way, figure, faulty, random)
            }
            (Kind::Neighbour(way), Subject::Figure(figure)) => {
                self.misplace(way, figure, faulty, random)
            }
            (Kind::BlankTotal, Subject::Figure(figure)) => {
                faulty.sample.figures.set_state(figure, State::Blank);
                true
            }
            _ => self.miswrite(kind, subject, &mut faulty.sample, random),
        };
        if is_made {
            faulty.touched.push(subject);
            faulty.kinds.push(kind);
        }
        is_made
    }

    fn is_possible(&self, kind: Kind, subject: Subject, sample: &Sample) -> bool {
        let Some(number) = self.number(sample, subject) else {
            return false;
        };
        match kind {
            Kind::WrongValue => true,
            Kind::BlankTotal => match subject {
                Subject::Figure(figure) => {
                    self.setup.form.figures[figure].role == Role::Total && number.mantissa != 0
                }
                Subject::Claim(_) => false,
            },
            Kind::Unit => number.mantissa != 0 && self.is_money(subject),
            Kind::Swapped | Kind::Lost => number.mantissa.abs() > 9,
            Kind::Added | Kind::Replaced => number.mantissa != 0,
            Kind::Exchanged(_) => true,
            Kind::Neighbour(_) => number.mantissa != 0,
        }
    }

    fn is_money(&self, subject: Subject) -> bool {
        let unit = match subject {
            Subject::Figure(figure) => self.setup.form.figures[figure].unit.as_ref(),
            Subject::Claim(claim) => {
                let readings = self.setup.library.claim_patterns(&self.setup.form);
                readings[claim].claim.unit.as_ref()
            }
        };
        unit.is_some_and(|unit| unit.0 == "万元")
    }

    /// What is written at `subject`, where it is a number.
    fn number(&self, sample: &Sample, subject: Subject) -> Option<Decimal> {
        match subject {
            Subject::Figure(figure) => sample.figures.number(&self.setup.form, figure),
            Subject::Claim(claim) => {
                let mantissa = sample.stated.value(claim).ok()?;
                let scale = Claim::SCALE;
                Some(Decimal { mantissa, scale }.normalize())
            }
        }
    }

    fn write(&self, sample: &mut Sample, subject: Subject, number: Decimal) -> bool {
        match subject {
            Subject::Figure(figure) => sample.figures.set_number(&self.setup.form, figure, number),
            Subject::Claim(claim) => match number.mantissa_at(Claim::SCALE) {
                Some(mantissa) => {
                    prose::write(sample, claim, mantissa);
                    true
                }
                None => false,
            },
        }
    }

    fn miswrite(
        &self,
        kind: Kind,
        subject: Subject,
        sample: &mut Sample,
        random: &mut Random,
    ) -> bool {
        let Some(Decimal { mantissa, scale }) = self.number(sample, subject) else {
            return false;
        };
        let (size, sign) = (mantissa.abs(), if mantissa < 0 { -1 } else { 1 });
        let new = match kind {
            Kind::Unit => mantissa.checked_mul(CENT),
            Kind::WrongValue => Some(number_in(0, 2 * size + 9, random) * sign),
            Kind::Swapped => swapped(size, random).map(|new| new * sign),
            Kind::Lost => lost(size, random).map(|new| new * sign),
            Kind::Added => added(size, random).map(|new| new * sign),
            _ => replaced(size, random).map(|new| new * sign),
        };
        let Some(new) = new.filter(|new| *new != mantissa) else {
            return false;
        };
        self.write(
            sample,
            subject,
            Decimal {
                mantissa: new,
                scale,
            },
        )
    }

    /// The other cells of the line of `figure` along `way`, in order, with how far they are.
    fn line(&self, way: Line, figure: FigureId) -> Vec<(FigureId, usize)> {
        let form = &self.setup.form;
        let spec = &form.figures[figure];
        let table = form.rows[spec.row].table;
        let position = |cell: FigureId| {
            let mut rows = self.setup.printed.iter().filter(|each| {
                let its = &form.figures[**each];
                its.column == form.figures[cell].column && form.rows[its.row].table == table
            });
            rows.position(|each| form.figures[*each].row == form.figures[cell].row)
        };
        let figure_position = position(figure).unwrap_or(0);
        let is_in = |other: FigureId| {
            let its = &form.figures[other];
            let by_column = its.column == spec.column && way != Line::Row;
            let by_row = its.row == spec.row && way != Line::Column;
            other != figure && form.rows[its.row].table == table && (by_column || by_row)
        };
        let others = self
            .setup
            .printed
            .iter()
            .copied()
            .filter(|other| is_in(*other));
        let with_distance = others.map(|other| {
            let rows = position(other).unwrap_or(0).abs_diff(figure_position);
            let columns = other.index().abs_diff(figure.index());
            (other, if rows == 0 { columns } else { rows })
        });
        with_distance.collect()
    }

    fn exchange(
        &self,
        way: Line,
        figure: FigureId,
        faulty: &mut FaultySample,
        random: &mut Random,
    ) -> bool {
        let figure_mantissa = faulty.sample.figures.mantissa(figure);
        let is_narrow = self.setup.ties.is_empty();
        let mut others = self.line(way, figure);
        others.retain(|(other, apart)| {
            let is_near = is_narrow || *apart <= APART;
            let is_number = faulty.sample.figures.state(*other) == State::Number;
            let is_new = !faulty.touched.contains(&Subject::Figure(*other));
            let scale = |cell: FigureId| self.setup.form.figures[cell].scale;
            // An amount of money with decimal places is no number of cases.
            let is_alike = scale(*other) == scale(figure);
            let is_other = faulty.sample.figures.mantissa(*other) != figure_mantissa;
            is_near && is_number && is_new && is_alike && is_other
        });
        if others.is_empty() {
            return false;
        }
        let (other, _) = random.pick(&others);
        let figures = &faulty.sample.figures;
        let numbers = (
            figures.number(&self.setup.form, figure),
            figures.number(&self.setup.form, other),
        );
        let (Some(one), Some(two)) = numbers else {
            return false;
        };
        faulty.touched.push(Subject::Figure(other));
        self.write(&mut faulty.sample, Subject::Figure(figure), two)
            && self.write(&mut faulty.sample, Subject::Figure(other), one)
    }

    fn misplace(
        &self,
        way: Line,
        figure: FigureId,
        faulty: &mut FaultySample,
        random: &mut Random,
    ) -> bool {
        let figure_number = faulty.sample.figures.number(&self.setup.form, figure);
        let mut beside = self.line(way, figure);
        beside.retain(|(other, apart)| {
            let is_new = !faulty.touched.contains(&Subject::Figure(*other));
            let is_new = is_new && self.places.contains(other);
            let number = faulty.sample.figures.number(&self.setup.form, *other);
            let is_fit = self.setup.form.figures[*other].scale
                >= figure_number.map_or(0, |figure_number| figure_number.scale);
            *apart == 1 && is_new && is_fit && number != figure_number
        });
        let (Some(figure_number), false) = (figure_number, beside.is_empty()) else {
            return false;
        };
        let (other, _) = random.pick(&beside);
        let leaves_blanks = faulty.sample.figures.count(State::Blank) > 0;
        match leaves_blanks {
            true => faulty.sample.figures.set_state(figure, State::Blank),
            false => self.setup.set(&mut faulty.sample.figures, figure, 0),
        }
        faulty.touched.push(Subject::Figure(other));
        self.write(&mut faulty.sample, Subject::Figure(other), figure_number)
    }
}

fn digits(number: i64) -> Vec<i64> {
    let text = number.to_string();
    text.bytes().map(|byte| i64::from(byte - b'0')).collect()
}

/// The number of some digits; `None` where the first is 0, which nobody writes.
fn join_digits(digits: &[i64]) -> Option<i64> {
    let is_written = digits.first().is_some_and(|first| *first != 0) && digits.len() < 13;
    is_written.then(|| digits.iter().fold(0, |number, digit| number * 10 + digit))
}

fn pick_number(all: Vec<Option<i64>>, random: &mut Random) -> Option<i64> {
    let all: Vec<i64> = all.into_iter().flatten().collect();
    (!all.is_empty()).then(|| random.pick(&all))
}

fn swapped(number: i64, random: &mut Random) -> Option<i64> {
    let digits = digits(number);
    let swap = |at: usize| {
        let mut new = digits.clone();
        new.swap(at, at + 1);
        join_digits(&new).filter(|new| *new != number)
    };
    pick_number((0..digits.len() - 1).map(swap).collect(), random)
}

fn lost(number: i64, random: &mut Random) -> Option<i64> {
    let digits = digits(number);
    let lose = |at: usize| {
        let mut new = digits.clone();
        new.remove(at);
        join_digits(&new)
    };
    pick_number((0..digits.len()).map(lose).collect(), random)
}

fn added(number: i64, random: &mut Random) -> Option<i64> {
    let digits = digits(number);
    let digit = number_in(0, 9, random);
    let add = |at: usize| {
        let mut new = digits.clone();
        new.insert(at, digit);
        join_digits(&new)
    };
    pick_number((0..=digits.len()).map(add).collect(), random)
}

fn replaced(number: i64, random: &mut Random) -> Option<i64> {
    let digits = digits(number);
    let digit = number_in(0, 9, random);
    let replace = |at: usize| {
        let mut new = digits.clone();
        new[at] = digit;
        join_digits(&new).filter(|new| *new != number)
    };
    pick_number((0..digits.len()).map(replace).collect(), random)
}
