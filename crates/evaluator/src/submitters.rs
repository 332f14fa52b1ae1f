//! The figures of other submitters, and how several of them become one number.

use crate::beside::Source;
use crate::beside::by_form;
use crate::similarity::Template;
use gouji_model::{
    County, Digest, Figures, Form, Level, Ratio, Reason, Sketch, State, Submitter, SubmitterId,
};
use gouji_ruleset::{Aggregate, Group, GroupValue};
use std::borrow::Cow;
use std::cmp::Ordering;

/// The reports of all submitters of a county, as checks of one form see them.
#[derive(Debug, Clone, Default)]
pub struct Submitters<'a> {
    /// Everybody on the roster, in its order.
    pub members: Vec<Member<'a>>,
    /// What their prose has in common.
    pub(crate) template: Template,
}

/// A submitter with its report.
#[derive(Debug, Clone)]
pub struct Member<'a> {
    /// Who.
    pub submitter: SubmitterId,
    /// Its name on the roster.
    pub name: &'a str,
    /// What it is.
    pub level: Level,
    /// Its report, where figures are cited from it.
    pub(crate) source: Option<Source<'a>>,
    /// Its figures by the ids of the form of the checks; `None` where there is no report of it that can be read.
    pub figures: Option<Cow<'a, Figures>>,
    /// What its prose is known by.
    pub(crate) sketch: Option<&'a Sketch>,
}

impl<'a> Member<'a> {
    /// `submitter`, which is of `level`, with its report seen by the ids of `form`.
    #[must_use]
    pub fn new(
        form: &Form,
        (id, submitter): (SubmitterId, &'a Submitter),
        report: Option<&'a Digest>,
    ) -> Self {
        let source = report.and_then(|digest| {
            Some(Source {
                form_data: digest.form_data.as_ref()?,
                path: &digest.path,
                sheets: &digest.sheets,
            })
        });
        let figures = source.map(|source| by_form(form, source.form_data));
        Self {
            submitter: id,
            name: &submitter.name,
            level: submitter.level,
            source,
            figures,
            sketch: report.map(|digest| &digest.sketch),
        }
    }

    /// One with these figures and no report to cite from: the other submitters of a case.
    #[must_use]
    pub fn of_case(
        submitter: SubmitterId,
        level: Level,
        figures: &'a Figures,
        sketch: Option<&'a Sketch>,
    ) -> Self {
        Self {
            submitter,
            name: "",
            level,
            source: None,
            figures: Some(Cow::Borrowed(figures)),
            sketch,
        }
    }
}

/// Who asks: the submitter of the report in hand and its level, which decide who its peers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Viewpoint {
    /// The submitter; `None` for the county's own report.
    pub submitter: Option<SubmitterId>,
    /// Its level, where it is known.
    pub level: Option<Level>,
    /// Whether it is the county's own report, which is of no level.
    pub is_county: bool,
}

impl Viewpoint {
    /// The county's own report.
    #[must_use]
    pub fn county() -> Self {
        Self {
            is_county: true,
            ..Self::default()
        }
    }

    /// A submitter of whom only the name in its report is known: that of a township or a street says what it is.
    #[must_use]
    pub fn by_name(name: Option<&str>) -> Self {
        let level = name.map(Level::of_name);
        Self {
            level: level.filter(|level| matches!(level, Level::Township | Level::Street)),
            ..Self::default()
        }
    }

    /// A submitter on the roster of `county`.
    #[must_use]
    pub fn submitter(county: &County, id: SubmitterId) -> Self {
        Self {
            submitter: Some(id),
            level: county.submitter(id).map(|submitter| submitter.level),
            is_county: false,
        }
    }
}

impl<'a> Submitters<'a> {
    /// `members`, whose prose is compared where a check asks for that.
    #[must_use]
    pub fn new(members: Vec<Member<'a>>, compares_prose: bool) -> Self {
        let template = match compares_prose {
            true => Template::of(&members),
            false => Template::default(),
        };
        Self { members, template }
    }
}

impl Submitters<'_> {
    /// Those of `group` for who asks.
    pub(crate) fn of_group(
        &self,
        group: Group,
        asking: Viewpoint,
    ) -> impl Iterator<Item = &Member<'_>> {
        self.members.iter().filter(move |member| match group {
            Group::All => true,
            Group::Of(level) => member.level == level,
            Group::Peers => {
                Some(member.level) == asking.level && Some(member.submitter) != asking.submitter
            }
        })
    }

    /// The one number that `across` makes of their figures.
    pub(crate) fn value(
        &self,
        across: GroupValue,
        asking: Viewpoint,
        form: &Form,
    ) -> Result<Ratio, Reason> {
        let scale = form.figures[across.figure].scale;
        let ratio =
            |mantissa: i64| Ratio::from_scaled(mantissa.into(), scale).ok_or(Reason::Overflow);
        let stated = |member: &Member<'_>| mantissa(member, across);
        let members = self.of_group(across.group, asking);
        if across.aggregate == Aggregate::Sum {
            let mut sum = Ratio::ZERO;
            for member in members {
                sum = sum
                    .checked_add(ratio(stated(member)?)?)
                    .ok_or(Reason::Overflow)?;
            }
            return Ok(sum);
        }
        // Who says nothing is no case of what is usual.
        let values = members.filter_map(|member| stated(member).ok());
        let mut values: Vec<Ratio> = values.map(ratio).collect::<Result<_, _>>()?;
        match across.aggregate {
            Aggregate::Sum => Err(Reason::Overflow),
            Aggregate::Count => {
                let count = i128::try_from(values.len()).map_err(|_| Reason::Overflow)?;
                Ratio::new(count, 1).ok_or(Reason::Overflow)
            }
            Aggregate::Median => median(&mut values),
            Aggregate::Deviation => deviation(values),
            Aggregate::Largest => sorted(&mut values)?
                .last()
                .copied()
                .ok_or(Reason::NobodyStates),
            Aggregate::Smallest => sorted(&mut values)?
                .first()
                .copied()
                .ok_or(Reason::NobodyStates),
        }
    }
}

/// The figure of one of them, at the scale of the form.
fn mantissa(member: &Member<'_>, across: GroupValue) -> Result<i64, Reason> {
    let Some(figures) = &member.figures else {
        return Err(Reason::NoReportOf(member.submitter));
    };
    match figures.state(across.figure) {
        State::Number => Ok(figures.mantissa(across.figure)),
        State::None | State::Omitted => Ok(0),
        State::Blank | State::Dash if across.blank_is_zero => Ok(0),
        _ => Err(Reason::NotStatedBy(member.submitter, across.figure)),
    }
}

/// In order; a fraction that cannot be compared is beyond arithmetic.
fn sorted(values: &mut [Ratio]) -> Result<&[Ratio], Reason> {
    let mut overflow = false;
    values.sort_by(|left, right| {
        left.compare(*right).unwrap_or_else(|| {
            overflow = true;
            Ordering::Equal
        })
    });
    match overflow {
        true => Err(Reason::Overflow),
        false => Ok(values),
    }
}

/// The one in the middle, or half of the two in the middle.
fn median(values: &mut [Ratio]) -> Result<Ratio, Reason> {
    let values = sorted(values)?;
    let middle = values.len() / 2;
    let upper = values.get(middle).copied().ok_or(Reason::NobodyStates)?;
    if values.len() % 2 == 1 {
        return Ok(upper);
    }
    let lower = middle.checked_sub(1).and_then(|at| values.get(at).copied());
    let sum = lower.and_then(|lower| lower.checked_add(upper));
    let half = Ratio::new(1, 2).and_then(|half| sum?.checked_mul(half));
    half.ok_or(Reason::Overflow)
}

/// The median of the distances from the median.
fn deviation(mut values: Vec<Ratio>) -> Result<Ratio, Reason> {
    let middle = median(&mut values)?;
    let distance = |value: Ratio| value.checked_sub(middle)?.checked_abs();
    let distances: Option<Vec<Ratio>> = values.into_iter().map(distance).collect();
    median(&mut distances.ok_or(Reason::Overflow)?)
}
