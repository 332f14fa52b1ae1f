//! How likely each number is for a figure before anything else is known (a prior), by the reports of others, last year's
//! report and the report itself.

use crate::blanks::printed_number;
use crate::form_mapping::figures_by_form;
use crate::log_probability::{ONE, Probability, probability, times};
use gouji_model::{FigureId, FigureSpec, Figures, Form, FormData, IdVec};

/// Sizes are told apart by halves of a doubling: 1, 2, 3, 4 to 5, 6 to 7, 8 to 11 and so on.
const SIZES: usize = 126;
/// How often a figure is 0: the report's other figures count as much as so many reports of others.
const ANY_ZERO: u64 = 2;
/// How large a figure is: what is usual for any figure counts as much as so many reports of others.
const ANY_SIZE: u64 = 3;

/// How often the figures of a form are 0 in some reports, and how large they are.
#[derive(Debug, Clone)]
pub struct Distribution {
    figures: IdVec<FigureSpec, Numbers>,
}

/// The numbers that one figure has in several reports.
#[derive(Debug, Clone, Default)]
struct Numbers {
    /// How many reports state the figure, or leave a blank that may be 0.
    stated: u32,
    /// How many reports have 0.
    zeros: u32,
    /// How many reports have a number of each size.
    sizes: Vec<u32>,
}

impl Distribution {
    /// The distribution over no report.
    #[must_use]
    pub fn new(form: &Form) -> Self {
        Self {
            figures: IdVec::repeat(Numbers::default(), form.figures.len()),
        }
    }

    /// Adds a report on this form or on another one: the figures of rows and columns with the same ids.
    pub fn add_report(&mut self, form: &Form, report: &FormData) {
        self.add(&figures_by_form(form, report));
    }

    /// Adds a report on the same form.
    pub fn add(&mut self, figures: &Figures) {
        for figure in self.figures.ids() {
            let Some(number) = printed_number(figures, figure) else {
                continue;
            };
            let numbers = &mut self.figures[figure];
            numbers.stated = numbers.stated.saturating_add(1);
            match size(number) {
                None => numbers.zeros = numbers.zeros.saturating_add(1),
                Some(size) => {
                    if numbers.sizes.len() <= size {
                        numbers.sizes.resize(size + 1, 0);
                    }
                    if let Some(count) = numbers.sizes.get_mut(size) {
                        *count = count.saturating_add(1);
                    }
                }
            }
        }
    }
}

/// Which size a number is of; `None` for 0. What is below 0 is as large as its opposite.
fn size(number: i64) -> Option<usize> {
    let number = number.unsigned_abs();
    let whole = number.checked_ilog2()?;
    let half = match whole.checked_sub(1) {
        Some(next) => number >> next & 1,
        None => 0,
    };
    let size = 2 * u64::from(whole) + half;
    usize::try_from(size).ok().map(|size| size.min(SIZES - 1))
}

/// How many numbers are of a size.
fn width(size: usize) -> u64 {
    1_u64
        .checked_shl((size / 2).saturating_sub(1) as u32)
        .unwrap_or(1)
}

/// The smallest number of a size.
fn smallest_number(size: usize) -> Option<i64> {
    let whole = 1_i64.checked_shl(u32::try_from(size / 2).ok()?)?;
    let half = if size % 2 == 1 { whole / 2 } else { 0 };
    whole.checked_add(half).filter(|number| *number > 0)
}

/// What the reports of a submitter's peers say of its figures.
#[derive(Debug, Clone, Copy)]
pub struct PeerPrior<'a> {
    /// How often their figures are 0, and how large they are.
    pub distribution: &'a Distribution,
    /// Whether the report in hand is counted in the distribution; it is then taken out again.
    pub includes_report: bool,
    /// By how much each figure of the county's own report is larger than all submitters' together, the report in hand
    /// among them; `None` where they are not all at hand.
    pub gaps: Option<&'a IdVec<FigureSpec, Option<i64>>>,
}

/// How likely the figures of a report are to be some number, before anything else is known of them.
#[derive(Clone, Copy)]
pub(crate) struct FigurePrior<'a> {
    peers: Option<PeerPrior<'a>>,
    /// The figures of the report itself.
    figures: &'a Figures,
    /// The figures of last year's report of the same submitter.
    last_year: Option<&'a Figures>,
    /// How many of the report's figures are 0.
    zeros: Probability,
}

impl<'a> FigurePrior<'a> {
    /// Builds the prior of a report with these figures on `form`, from the reports of others and of last year.
    pub(crate) fn new(
        form: &Form,
        figures: &'a Figures,
        peers: Option<PeerPrior<'a>>,
        last_year: Option<&'a Figures>,
    ) -> Self {
        let ids = form.figures.ids();
        let numbers = ids.filter_map(|figure| printed_number(figures, figure));
        // One 0 and one other number more, so that neither is impossible.
        let (mut zeros, mut all) = (1, 2);
        for number in numbers {
            all += 1;
            zeros += u64::from(number == 0);
        }
        Self {
            peers,
            figures,
            last_year,
            zeros: probability(zeros, all),
        }
    }

    /// By how much `figure` of the county's own report is larger than all submitters' together.
    pub(crate) fn gap(&self, figure: FigureId) -> Option<i64> {
        *self.peers?.gaps?.try_get(figure)?
    }

    /// How likely it is that `figure` is `number`, at the scale of its figure.
    pub(crate) fn probability(&self, figure: FigureId, number: i64) -> Probability {
        let size = size(number);
        (self.size_probability(figure, size) / size.map_or(1, width)).max(1)
    }

    /// How likely it is that `figure` is from `least` to `most`.
    pub(crate) fn range_probability(&self, figure: FigureId, least: i64, most: i64) -> Probability {
        let mut within: Probability = match least {
            ..=0 => self.size_probability(figure, None),
            _ => 0,
        };
        for size in (0..SIZES).filter(|size| *size != 1) {
            let Some(first) = smallest_number(size) else {
                continue;
            };
            let wide = width(size);
            let last = first.saturating_add(i64::try_from(wide).unwrap_or(i64::MAX) - 1);
            let common = last.min(most).saturating_sub(first.max(least));
            if let Ok(common) = u64::try_from(common.saturating_add(1)) {
                let part = probability(common.min(wide), wide);
                within =
                    within.saturating_add(times(self.size_probability(figure, Some(size)), part));
            }
        }
        within.clamp(1, ONE)
    }

    /// How likely it is that `figure` is of a size; `None` for 0.
    fn size_probability(&self, figure: FigureId, wanted: Option<usize>) -> Probability {
        let by_others = self.others_probability(figure, wanted);
        let last = self.last_year.and_then(|last| printed_number(last, figure));
        match last {
            Some(last) => (by_others + near_size_probability(size(last), wanted)) / 2,
            None => by_others,
        }
    }

    /// How likely `figure` is to have that size by the reports of others alone; the report in hand does not count.
    fn others_probability(&self, figure: FigureId, wanted: Option<usize>) -> Probability {
        let none = Numbers::default();
        let numbers = self
            .peers
            .and_then(|peers| peers.distribution.figures.try_get(figure));
        let numbers = numbers.unwrap_or(&none);
        let peers = self.peers.filter(|peers| peers.includes_report);
        let counted_number = peers.and_then(|_| printed_number(self.figures, figure));
        let (mut stated, mut zeros) = (u64::from(numbers.stated), u64::from(numbers.zeros));
        if let Some(number) = counted_number {
            stated = stated.saturating_sub(1);
            zeros = zeros.saturating_sub(u64::from(number == 0));
        }
        let counted_size = counted_number.and_then(size);
        let zero = probability(zeros, stated + ANY_ZERO)
            + times(probability(ANY_ZERO, stated + ANY_ZERO), self.zeros);
        let Some(size) = wanted else {
            return zero.clamp(1, ONE - 1);
        };
        let counted = |at: Option<usize>| {
            let count = at.and_then(|at| numbers.sizes.get(at)).copied();
            u64::from(count.unwrap_or(0))
                .saturating_sub(u64::from(at.is_some() && counted_size == at))
        };
        // The sizes next to it count half as much, because a few reports say little of one size by itself.
        let seen = 2 * counted(Some(size)) + counted(size.checked_sub(1)) + counted(Some(size + 1));
        let large = stated.saturating_sub(zeros);
        let of_size = probability(seen, 4 * (large + ANY_SIZE))
            + times(
                probability(ANY_SIZE, large + ANY_SIZE),
                general_size_probability(size),
            );
        times(ONE - zero.min(ONE - 1), of_size)
    }
}

/// How likely any number above 0 is to be of a size, where nothing is known of its figure: every second size is a good
/// quarter less likely.
fn general_size_probability(size: usize) -> Probability {
    let mut likely = ONE / 8;
    for _ in 0..size {
        likely = likely / 8 * 7;
    }
    likely.max(1)
}

/// How likely a number is to be of a size where last year's was of size `last`.
fn near_size_probability(last: Option<usize>, wanted: Option<usize>) -> Probability {
    match (last, wanted) {
        (None, None) => ONE / 10 * 8,
        (Some(_), None) => ONE / 10,
        (None, Some(size)) => times(ONE / 5, general_size_probability(size)),
        (Some(last), Some(size)) => match last.abs_diff(size) {
            0 => ONE / 10 * 3,
            1 => ONE / 20 * 3,
            2 => ONE / 20,
            _ => times(ONE / 10, general_size_probability(size)),
        },
    }
    .max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gouji_model::State;

    /// The figures of a form of one figure.
    fn one_figure() -> Figures {
        let spec = FigureSpec {
            row: gouji_model::Id::new(0),
            column: gouji_model::Id::new(0),
            unit: None,
            scale: 0,
            role: gouji_model::Role::Detail,
        };
        let form = Form {
            id: String::new(),
            title: String::new(),
            years: gouji_model::Years {
                first: 2014,
                last: None,
            },
            recognise: Vec::new(),
            header: Vec::new(),
            foot: Vec::new(),
            tables: IdVec::new(),
            rows: IdVec::new(),
            columns: IdVec::new(),
            figures: IdVec::repeat(spec, 1),
            layouts: IdVec::new(),
            rows_by_id: std::collections::HashMap::new(),
        };
        Figures::new(&form, State::Number)
    }

    #[test]
    fn a_range_further_out_is_less_usual() {
        let distribution = Distribution {
            figures: IdVec::repeat(Numbers::default(), 1),
        };
        let figures = one_figure();
        let prior = FigurePrior {
            peers: Some(PeerPrior {
                distribution: &distribution,
                includes_report: false,
                gaps: None,
            }),
            figures: &figures,
            last_year: None,
            zeros: ONE / 2,
        };
        let figure = FigureId::new(0);
        let from = |least: i64| prior.range_probability(figure, least, i64::MAX);
        assert!(from(0) > from(1) && from(1) > from(1000) && from(1000) > from(1_000_000_000));
        assert!(from(0) > ONE / 10 * 9, "all there is");
    }

    #[test]
    fn sizes_are_halves_of_a_doubling_and_as_wide_as_they_are() {
        assert_eq!(size(0), None);
        let sizes: Vec<usize> = [1, 2, 3, 4, 5, 6, 7, 8, 11, 12]
            .map(|number| size(number).unwrap())
            .into();
        assert_eq!(sizes, [0, 2, 3, 4, 4, 5, 5, 6, 6, 7]);
        for number in 1..2000 {
            let size_of = size(number).unwrap();
            let like = (1..4000)
                .filter(|other| size(*other) == Some(size_of))
                .count();
            assert_eq!(like as u64, width(size_of), "{number}");
        }
    }
}
