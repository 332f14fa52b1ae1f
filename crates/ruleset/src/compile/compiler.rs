//! From a resolved expression to a check: sums flattened to coefficients, sides put in words.

use crate::check::{
    Arithmetic, Check, Compare, Condition, Datum, Group, GroupValue, Linear, ListScope, Number,
    Similarity, SimilarityPeer, Stage, Term, Tolerance,
};
use crate::claims::Claims;
use crate::compile::expression_text::ExpressionText;
use crate::names::Names;
use crate::resolve::{Parts, ResolvedExpr, ResolvedKind};
use crate::syntax::rules::WrittenBlank;
use gouji_model::{
    BlankAs, Claim, Decimal, FigureId, FigureRole, FindingFigure, Form, Instance, Language,
    Localized, Role, RowId, RuleId, Side, sort_unique,
};

/// What a rule says beside its expressions.
#[derive(Clone, Copy)]
pub(crate) struct Compiler<'a> {
    pub(crate) names: &'a Names<'a>,
    pub(crate) rule: RuleId,
    pub(crate) tolerance: Tolerance,
    pub(crate) blank: Option<WrittenBlank>,
    /// What the application takes out of the prose.
    pub(crate) list_scope: Option<ListScope>,
    pub(crate) claims: &'a Claims,
    /// `for: 县本级汇总`
    pub(crate) of_county: bool,
}

impl Compiler<'_> {
    /// The check of one application of the rule; `None` for what is not evaluated yet.
    pub(crate) fn check(
        self,
        instance: Option<Instance>,
        guard: Option<&ResolvedExpr>,
        test: &ResolvedExpr,
    ) -> Option<Check> {
        let guard_condition = match guard {
            // What a rule allows its test to miss by, it does not allow its guard.
            Some(guard) => Some(
                Self {
                    tolerance: Tolerance::None,
                    ..self
                }
                .condition(guard)?,
            ),
            None => None,
        };
        let both = || [test].into_iter().chain(guard);
        let pieces = || both().flat_map(ResolvedExpr::pieces);
        let group_figures = sort_unique(pieces().filter_map(|piece| match piece.kind {
            ResolvedKind::OverGroup(_, group, figure) => Some((group, figure)),
            _ => None,
        }));
        let similarities = sort_unique(pieces().filter_map(|piece| match piece.kind {
            ResolvedKind::Similarity(similarity) => Some(similarity),
            _ => None,
        }));
        let mut data: Vec<Datum> = Vec::new();
        for datum in both().flat_map(ResolvedExpr::data) {
            if !data.contains(&datum) {
                data.push(datum);
            }
        }
        let speaks_of_figures =
            data.iter().any(|datum| !matches!(datum, Datum::Claim(_))) || !group_figures.is_empty();
        let applies_to_blanks = self.blank == Some(WrittenBlank::Zero)
            || self.list_scope.is_some()
            || pieces().any(asks_for_blanks);
        Some(Check {
            rule: self.rule,
            instance,
            guard: guard_condition,
            test: self.condition(test)?,
            figures: self.figures(instance.and_then(|instance| instance.row), guard, test),
            cited_data: cited_data(guard, test),
            list_scope: self.list_scope,
            stage: self.stage(&group_figures, &similarities),
            group_figures,
            similarities,
            needs_number: speaks_of_figures && !applies_to_blanks,
            data,
        })
    }

    fn condition(self, resolved: &ResolvedExpr) -> Option<Condition> {
        let part = |part: &ResolvedExpr| self.condition(part).map(Box::new);
        Some(match &resolved.kind {
            ResolvedKind::Compare(operator, left, right, _) => {
                Condition::Compare(Box::new(Compare {
                    left: self.number(left)?,
                    operator: *operator,
                    right: self.number(right)?,
                    tolerance: self.tolerance,
                    sums_over: self.sums_over(left, right),
                    left_side: self.side(left).into(),
                    right_side: self.side(right).into(),
                }))
            }
            ResolvedKind::And(left, right) => Condition::And(part(left)?, part(right)?),
            ResolvedKind::Or(left, right) => Condition::Or(part(left)?, part(right)?),
            ResolvedKind::Not(inner) => Condition::Not(part(inner)?),
            ResolvedKind::Blank(figures) => Condition::Blank(figures.clone()),
            ResolvedKind::Filled(figures) => Condition::Filled(figures.clone()),
            ResolvedKind::Stated(claim) => Condition::Stated(*claim),
            ResolvedKind::In(levels) => Condition::Level(levels.clone()),
            _ => return None,
        })
    }

    /// Rows whose parts a comparison adds up, by 分项和 or spelled out against their total.
    fn sums_over(self, left: &ResolvedExpr, right: &ResolvedExpr) -> Vec<RowId> {
        let form = self.names.form;
        let sums = left.sums().into_iter().chain(right.sums());
        let mut rows: Vec<RowId> = sums.filter_map(|parts| parts.row).collect();
        let rows_of = |side: &ResolvedExpr| {
            let figures = side.figures().into_iter();
            let rows: Vec<RowId> = figures.map(|figure| form.figures[figure].row).collect();
            rows
        };
        let (left, right) = (rows_of(left), rows_of(right));
        for (totals, others) in [(&left, &right), (&right, &left)] {
            rows.extend(totals.iter().copied().filter(|&total| {
                let parts = &form.rows[total].parts;
                others.iter().filter(|row| parts.contains(row)).count() > 1
            }));
        }
        sort_unique(rows)
    }

    fn number(self, resolved: &ResolvedExpr) -> Option<Number> {
        if let Some(linear) = self.linear(resolved) {
            return Some(Number::Linear(linear));
        }
        Some(match &resolved.kind {
            ResolvedKind::Year => Number::Year,
            ResolvedKind::Position(claim) => Number::Position(*claim),
            ResolvedKind::Listed(listed) => Number::Listed(*listed),
            ResolvedKind::Similarity(similarity) => Number::Similarity(*similarity),
            &ResolvedKind::OverGroup(aggregate, group, figure) => Number::GroupValue(GroupValue {
                aggregate,
                group,
                figure,
                blank: self.blank_as(figure),
            }),
            ResolvedKind::Negate(inner) => {
                let sides = [Number::Linear(Linear::default()), self.number(inner)?];
                Number::Arithmetic(Arithmetic::Subtract, Box::new(sides))
            }
            ResolvedKind::Arithmetic(operator, left, right, _) => {
                let sides = [self.number(left)?, self.number(right)?];
                Number::Arithmetic(*operator, Box::new(sides))
            }
            ResolvedKind::Absolute(inner) => Number::Absolute(Box::new(self.number(inner)?)),
            ResolvedKind::Largest(all) => Number::Largest(self.numbers(all)?),
            ResolvedKind::Smallest(all) => Number::Smallest(self.numbers(all)?),
            _ => return None,
        })
    }

    fn numbers(self, all: &[ResolvedExpr]) -> Option<Vec<Number>> {
        all.iter().map(|number| self.number(number)).collect()
    }

    /// The expression as a sum of figures, where it is one.
    fn linear(self, resolved: &ResolvedExpr) -> Option<Linear> {
        let sum = Sum::from_resolved(resolved)?;
        let form = self.names.form;
        let scale_of_datum = |datum: Datum| match datum {
            Datum::Figure(figure) | Datum::LastYear(figure) => form.figures[figure].scale,
            Datum::Claim(_) => Claim::SCALE,
        };
        let scale_of =
            |&(datum, factor): &(Datum, Decimal)| scale_of_datum(datum).checked_add(factor.scale);
        let mut scale = sum.constant.scale;
        for term in &sum.terms {
            scale = scale.max(scale_of(term)?);
        }
        let mut terms: Vec<Term> = Vec::with_capacity(sum.terms.len());
        for (datum, factor) in sum.terms {
            let coefficient = factor.mantissa_at(scale - scale_of_datum(datum))?;
            // A number that stands twice is one term.
            match terms.iter_mut().find(|term| term.datum == datum) {
                Some(term) => term.coefficient = term.coefficient.checked_add(coefficient)?,
                None => {
                    let blank = match datum {
                        Datum::Figure(figure) | Datum::LastYear(figure) => self.blank_as(figure),
                        Datum::Claim(_) => BlankAs::NotStated,
                    };
                    terms.push(Term {
                        datum,
                        coefficient,
                        blank,
                    });
                }
            }
        }
        // What cancels out is not asked for.
        terms.retain(|term| term.coefficient != 0);
        let constant = i128::from(sum.constant.mantissa_at(scale)?);
        Some(Linear {
            terms,
            constant,
            scale,
        })
    }

    fn blank_as(self, figure: FigureId) -> BlankAs {
        match (self.blank, self.names.form.figures[figure].role) {
            (Some(WrittenBlank::Zero), _) | (None, Role::Detail | Role::Subset) => BlankAs::Zero,
            _ => BlankAs::NotStated,
        }
    }

    /// What the check needs, and so when it can be asked: one report, all reports, or the county.
    fn stage(self, group_figures: &[(Group, FigureId)], similarities: &[Similarity]) -> Stage {
        let is_other = |similarity: &Similarity| similarity.peer == SimilarityPeer::Others;
        let asks_others = similarities.iter().any(is_other);
        match self.of_county {
            true => Stage::County,
            false if group_figures.is_empty() && !asks_others => Stage::Report,
            false => Stage::AllReports,
        }
    }

    /// Figures for the finding as the test names them, then what only the guard names; parts behind all others.
    fn figures(
        self,
        instance: Option<RowId>,
        guard: Option<&ResolvedExpr>,
        test: &ResolvedExpr,
    ) -> Vec<FindingFigure> {
        let form = self.names.form;
        let both = || [Some(test), guard].into_iter().flatten();
        let sums: Vec<&Parts> = both().flat_map(ResolvedExpr::sums).collect();
        let is_total = |figure| sums.iter().any(|sum| sum.total == figure);
        let is_part = |figure| sums.iter().any(|sum| sum.figures.contains(&figure));
        let subset_of = instance.filter(|&row| form.rows[row].role == Role::Subset);
        // 已填(分项和(本项)) names the parts without adding them up.
        let total_row = instance.filter(|&row| form.rows[row].role == Role::Total);
        let role = |figure: FigureId| {
            let row = form.figures[figure].row;
            if form.figures[figure].role == Role::Heading {
                FigureRole::Heading
            } else if is_total(figure)
                || total_row == Some(row)
                || subset_of.and_then(|subset| form.rows[subset].parent) == Some(row)
            {
                FigureRole::Total
            } else if is_part(figure)
                || subset_of == Some(row)
                || total_row.is_some_and(|total| form.rows[total].parts.contains(&row))
            {
                FigureRole::Part
            } else {
                FigureRole::Other
            }
        };
        let mut found: Vec<FindingFigure> = Vec::new();
        for figure in both().flat_map(ResolvedExpr::figures) {
            if !found.iter().any(|known| known.figure == figure) {
                found.push(FindingFigure {
                    figure,
                    role: role(figure),
                });
            }
        }
        // The whole before its parts; everything else stays in the order of the rule.
        found.sort_by_key(|figure| figure.role == FigureRole::Part);
        found
    }

    fn side(self, resolved: &ResolvedExpr) -> Side {
        let text = |language| ExpressionText {
            names: self.names,
            claims: self.claims,
            language,
        };
        let (zh, en) = (text(Language::Zh), text(Language::En));
        let figures = |sum: Sum| {
            let once = |(datum, factor): (Datum, Decimal)| match datum {
                Datum::Figure(figure) if factor == ONE => Some(figure),
                _ => None,
            };
            let is_plain = sum.constant.mantissa == 0;
            let figures: Option<Vec<FigureId>> = sum.terms.into_iter().map(once).collect();
            figures.filter(|_| is_plain)
        };
        Side {
            text: Localized {
                zh: zh.text(resolved),
                en: Some(en.text(resolved)),
            },
            sum_of: Sum::from_resolved(resolved)
                .and_then(figures)
                .unwrap_or_default(),
            parts_of: match &resolved.kind {
                ResolvedKind::Parts(parts) => Some(parts.total),
                _ => None,
            },
            claim: match &resolved.kind {
                ResolvedKind::Claim(claim, _) => Some(*claim),
                _ => None,
            },
            whole: zh.whole(resolved).map(|whole| Localized {
                zh: whole,
                en: en.whole(resolved),
            }),
        }
    }
}

/// Numbers of the report times constants, plus a constant.
struct Sum {
    terms: Vec<(Datum, Decimal)>,
    constant: Decimal,
}

const ONE: Decimal = Decimal::whole(1);
const MINUS_ONE: Decimal = Decimal::whole(-1);

impl Sum {
    fn from_data(data: impl IntoIterator<Item = Datum>) -> Self {
        Self {
            terms: data.into_iter().map(|datum| (datum, ONE)).collect(),
            constant: Decimal::whole(0),
        }
    }

    fn from_resolved(resolved: &ResolvedExpr) -> Option<Self> {
        match &resolved.kind {
            ResolvedKind::Number(number) => Some(Self {
                terms: Vec::new(),
                constant: *number,
            }),
            ResolvedKind::Figure(figure) => Some(Self::from_data([Datum::Figure(*figure)])),
            ResolvedKind::LastYear(figure) => Some(Self::from_data([Datum::LastYear(*figure)])),
            ResolvedKind::Claim(claim, _) => Some(Self::from_data([Datum::Claim(*claim)])),
            ResolvedKind::Parts(parts) => Some(Self::from_data(parts.data())),
            ResolvedKind::Negate(inner) => Self::from_resolved(inner)?.multiply_by(MINUS_ONE),
            ResolvedKind::Arithmetic(operator, left, right, _) => {
                let (left, right) = (Self::from_resolved(left)?, Self::from_resolved(right)?);
                match operator {
                    Arithmetic::Add => left.add(right),
                    Arithmetic::Subtract => left.add(right.multiply_by(MINUS_ONE)?),
                    Arithmetic::Multiply => match (left.as_constant(), right.as_constant()) {
                        (Some(factor), _) => right.multiply_by(factor),
                        (_, Some(factor)) => left.multiply_by(factor),
                        _ => None,
                    },
                    Arithmetic::Divide => None,
                }
            }
            _ => None,
        }
    }

    fn as_constant(&self) -> Option<Decimal> {
        self.terms.is_empty().then_some(self.constant)
    }

    fn add(mut self, other: Self) -> Option<Self> {
        let scale = self.constant.scale.max(other.constant.scale);
        let left = self.constant.mantissa_at(scale)?;
        let mantissa = left.checked_add(other.constant.mantissa_at(scale)?)?;
        self.constant = Decimal { mantissa, scale };
        self.terms.extend(other.terms);
        Some(self)
    }

    fn multiply_by(mut self, factor: Decimal) -> Option<Self> {
        self.constant = multiply(self.constant, factor)?;
        for (_, coefficient) in &mut self.terms {
            *coefficient = multiply(*coefficient, factor)?;
        }
        Some(self)
    }
}

fn multiply(left: Decimal, right: Decimal) -> Option<Decimal> {
    let mantissa = left.mantissa.checked_mul(right.mantissa)?;
    let scale = left.scale.checked_add(right.scale)?;
    (scale <= Decimal::MAX_SCALE).then_some(Decimal { mantissa, scale })
}

/// What a finding of the check cites from outside its report's tables, in the order of the text.
fn cited_data(guard: Option<&ResolvedExpr>, test: &ResolvedExpr) -> Vec<Datum> {
    // What the prose says for a rule to be asked at all is no part of what is wrong.
    let is_cited = |datum: &Datum| !matches!(datum, Datum::Claim(_));
    let of_guard = guard.map(ResolvedExpr::data).unwrap_or_default();
    let found = test
        .data()
        .into_iter()
        .chain(of_guard.into_iter().filter(is_cited));
    let mut cited: Vec<Datum> = Vec::new();
    for datum in found {
        if !matches!(datum, Datum::Figure(_)) && !cited.contains(&datum) {
            cited.push(datum);
        }
    }
    cited
}

/// Whether a piece of an expression asks whether figures are filled in.
fn asks_for_blanks(piece: &ResolvedExpr) -> bool {
    matches!(piece.kind, ResolvedKind::Blank(_) | ResolvedKind::Filled(_))
}

/// Whether a figure in `resolved` carries decimal places.
pub(crate) fn has_decimals(form: &Form, resolved: &ResolvedExpr) -> bool {
    let mut figures = resolved.figures().into_iter();
    figures.any(|figure| form.figures[figure].scale > 0)
}
