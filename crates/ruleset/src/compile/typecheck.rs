//! Units and kinds: numbers where numbers belong, conditions where conditions belong, like with like.

use crate::check::{Aggregate, Arithmetic};
use crate::claims::MONEY;
use crate::expression::Mistakes;
use crate::names::Names;
use crate::resolve::{Parts, ResolvedExpr, ResolvedKind};
use gouji_model::{FigureId, GroupMistake, MistakeKind, Unit};
use std::collections::BTreeMap;
use std::ops::Range;

/// What a piece of an expression is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Type {
    Number(Dimension),
    Condition,
    /// A mistake is told already; it fits everywhere.
    Unknown,
}

/// What a number measures.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Dimension {
    /// A number as written: it fits every unit.
    Any,
    /// A share: a unit divided by itself.
    Pure,
    /// A unit as printed, or several with their powers, in order.
    Of(BTreeMap<String, i32>),
}

/// What the units of an expression are checked against.
#[derive(Clone, Copy)]
pub(crate) struct TypeChecker<'a> {
    pub(crate) names: &'a Names<'a>,
    /// `units: as-counts`
    pub(crate) as_counts: bool,
}

impl TypeChecker<'_> {
    /// Checks that `resolved` is a condition with sound units.
    pub(crate) fn condition(self, resolved: &ResolvedExpr, mistakes: &mut Mistakes) {
        match self.type_of(resolved, mistakes) {
            Type::Condition | Type::Unknown => {}
            Type::Number(_) => {
                mistakes.push((MistakeKind::ConditionWanted, resolved.span.clone()));
            }
        }
    }

    fn type_of(self, resolved: &ResolvedExpr, mistakes: &mut Mistakes) -> Type {
        match &resolved.kind {
            ResolvedKind::Number(_) => Type::Number(Dimension::Any),
            ResolvedKind::Figure(figure) | ResolvedKind::LastYear(figure) => {
                Type::Number(self.dimension(*figure))
            }
            ResolvedKind::Claim(_, unit) => Type::Number(self.claim(unit.as_ref())),
            ResolvedKind::Stated(_) => Type::Condition,
            ResolvedKind::Position(_) => Type::Number(unit_of("段")),
            // Their parts have the unit of the total, whatever it is.
            ResolvedKind::Listed(_) | ResolvedKind::Similarity(_) => Type::Number(Dimension::Any),
            // A year is compared with years; to count it among the figures is a slip.
            ResolvedKind::Year => Type::Number(unit_of("年度")),
            ResolvedKind::Parts(parts) => self.parts(parts, &resolved.span, mistakes),
            ResolvedKind::Negate(inner) | ResolvedKind::Absolute(inner) => self
                .number(inner, mistakes)
                .map_or(Type::Unknown, Type::Number),
            ResolvedKind::Arithmetic(operator, left, right, sign) => {
                self.arithmetic(*operator, left, right, sign, mistakes)
            }
            ResolvedKind::Largest(all) | ResolvedKind::Smallest(all) => {
                self.join_all(all, mistakes)
            }
            ResolvedKind::Compare(_, left, right, sign) => {
                let left = self.number(left, mistakes);
                let right = self.number(right, mistakes);
                if let (Some(left), Some(right)) = (left, right) {
                    join(left, right, sign, mistakes);
                }
                Type::Condition
            }
            ResolvedKind::And(left, right) | ResolvedKind::Or(left, right) => {
                self.condition(left, mistakes);
                self.condition(right, mistakes);
                Type::Condition
            }
            ResolvedKind::Not(inner) => {
                self.condition(inner, mistakes);
                Type::Condition
            }
            ResolvedKind::In(_) | ResolvedKind::Blank(_) | ResolvedKind::Filled(_) => {
                Type::Condition
            }
            ResolvedKind::OverGroup(Aggregate::Count, ..) => Type::Number(Dimension::Any),
            ResolvedKind::OverGroup(_, _, figure) => Type::Number(self.dimension(*figure)),
            ResolvedKind::OfGroup(group, figure) => {
                let row = self.names.form.figures[*figure].row;
                let name = format!("{}.{}", group.keyword().zh, self.names.display(row));
                let kind = MistakeKind::Group(GroupMistake::AggregateWanted { name });
                mistakes.push((kind, resolved.span.clone()));
                Type::Unknown
            }
            ResolvedKind::Level => {
                mistakes.push((
                    MistakeKind::Group(GroupMistake::LevelAlone),
                    resolved.span.clone(),
                ));
                Type::Unknown
            }
            ResolvedKind::Broken => Type::Unknown,
        }
    }

    /// The dimension of a number, or `None` with the mistake told.
    fn number(self, resolved: &ResolvedExpr, mistakes: &mut Mistakes) -> Option<Dimension> {
        match self.type_of(resolved, mistakes) {
            Type::Number(dimension) => Some(dimension),
            Type::Unknown => None,
            Type::Condition => {
                mistakes.push((MistakeKind::NumberWanted, resolved.span.clone()));
                None
            }
        }
    }

    fn claim(self, unit: Option<&Unit>) -> Dimension {
        match unit {
            None => Dimension::Any,
            Some(Unit(unit)) if self.as_counts && !is_measured(unit) => unit_of("个数"),
            Some(Unit(unit)) => unit_of(unit),
        }
    }

    fn dimension(self, figure: FigureId) -> Dimension {
        let spec = &self.names.form.figures[figure];
        match &spec.unit {
            // A heading has no unit of its own: what stands in it is compared with what stands under it.
            None => Dimension::Any,
            Some(_) if self.as_counts && spec.scale == 0 => unit_of("个数"),
            Some(Unit(unit)) => unit_of(unit),
        }
    }

    fn parts(self, parts: &Parts, span: &Range<usize>, mistakes: &mut Mistakes) -> Type {
        let mut units: Vec<Dimension> = parts
            .figures
            .iter()
            .map(|&figure| self.dimension(figure))
            .collect();
        units.dedup();
        let mut named: Vec<String> = units.iter().map(dimension_text).collect();
        named.sort();
        named.dedup();
        if named.len() > 1 {
            let row = self.names.form.figures[parts.total].row;
            let name = self.names.display(row);
            mistakes.push((
                MistakeKind::UnlikeParts { name, units: named },
                span.clone(),
            ));
            return Type::Unknown;
        }
        units.into_iter().next().map_or(Type::Unknown, Type::Number)
    }

    fn join_all(self, all: &[ResolvedExpr], mistakes: &mut Mistakes) -> Type {
        let mut joined = Dimension::Any;
        for each in all {
            let Some(dimension) = self.number(each, mistakes) else {
                return Type::Unknown;
            };
            match join(joined, dimension, &each.span, mistakes) {
                Some(next) => joined = next,
                None => return Type::Unknown,
            }
        }
        Type::Number(joined)
    }

    fn arithmetic(
        self,
        operator: Arithmetic,
        left: &ResolvedExpr,
        right: &ResolvedExpr,
        sign: &Range<usize>,
        mistakes: &mut Mistakes,
    ) -> Type {
        if operator == Arithmetic::Divide
            && matches!(&right.kind, ResolvedKind::Number(number) if number.mantissa == 0)
        {
            mistakes.push((MistakeKind::DivisionByZero, right.span.clone()));
            return Type::Unknown;
        }
        let left = self.number(left, mistakes);
        let right = self.number(right, mistakes);
        let (Some(left), Some(right)) = (left, right) else {
            return Type::Unknown;
        };
        match operator {
            Arithmetic::Add | Arithmetic::Subtract => {
                join(left, right, sign, mistakes).map_or(Type::Unknown, Type::Number)
            }
            Arithmetic::Multiply => Type::Number(combine(left, right, 1)),
            Arithmetic::Divide => Type::Number(combine(left, right, -1)),
        }
    }
}

/// The dimension of two numbers added or compared; unlike ones are a mistake at the sign.
fn join(
    left: Dimension,
    right: Dimension,
    sign: &Range<usize>,
    mistakes: &mut Mistakes,
) -> Option<Dimension> {
    match (left, right) {
        (Dimension::Any, other) | (other, Dimension::Any) => Some(other),
        (left, right) if left == right => Some(left),
        (left, right) => {
            let kind = MistakeKind::UnlikeUnits {
                left: dimension_text(&left),
                right: dimension_text(&right),
            };
            mistakes.push((kind, sign.clone()));
            None
        }
    }
}

/// Whether a unit of the prose measures, so that its numbers are no counts.
fn is_measured(unit: &str) -> bool {
    MONEY.contains(&unit) || unit == "年度"
}

fn unit_of(unit: &str) -> Dimension {
    Dimension::Of(BTreeMap::from([(unit.to_owned(), 1)]))
}

/// The powers of `left` with those of `right`, added or taken away; what cancels out is a share.
fn combine(left: Dimension, right: Dimension, sign: i32) -> Dimension {
    let mut powers = match left {
        Dimension::Any if right == Dimension::Any => return Dimension::Any,
        Dimension::Any | Dimension::Pure => BTreeMap::new(),
        Dimension::Of(powers) => powers,
    };
    if let Dimension::Of(others) = right {
        for (unit, power) in others {
            *powers.entry(unit).or_default() += sign * power;
        }
    }
    powers.retain(|_, power| *power != 0);
    if powers.is_empty() {
        Dimension::Pure
    } else {
        Dimension::Of(powers)
    }
}

fn dimension_text(dimension: &Dimension) -> String {
    match dimension {
        Dimension::Any => "数".to_owned(),
        Dimension::Pure => "比例".to_owned(),
        Dimension::Of(powers) => {
            let side = |above: bool| {
                let those = powers.iter().filter(|(_, power)| (**power > 0) == above);
                let units = those.flat_map(|(unit, power)| {
                    std::iter::repeat_n(unit.as_str(), usize::try_from(power.abs()).unwrap_or(1))
                });
                units.collect::<Vec<_>>().join("×")
            };
            match (side(true), side(false)) {
                (above, below) if below.is_empty() => above,
                (above, below) if above.is_empty() => format!("1/{below}"),
                (above, below) => format!("{above}/{below}"),
            }
        }
    }
}
