//! A piece of an expression whose names are figures.

use crate::check::{Aggregate, Datum, FigureSet, Group, ListNumber, Similarity};
use crate::expr::Arithmetic;
use gouji_model::{ClaimId, Decimal, FigureId, Level, Operator, RowId, Unit};
use std::ops::Range;

/// A piece of an expression whose names are figures.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Resolved {
    pub(crate) span: Range<usize>,
    pub(crate) kind: ResolvedKind,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ResolvedKind {
    Number(Decimal),
    Figure(FigureId),
    /// 上年度.X
    LastYear(FigureId),
    /// 报告年度
    Year,
    Parts(Parts),
    Negate(Box<Resolved>),
    Arithmetic(Arithmetic, Box<Resolved>, Box<Resolved>, Range<usize>),
    Absolute(Box<Resolved>),
    Largest(Vec<Resolved>),
    Smallest(Vec<Resolved>),
    Compare(Operator, Box<Resolved>, Box<Resolved>, Range<usize>),
    And(Box<Resolved>, Box<Resolved>),
    Or(Box<Resolved>, Box<Resolved>),
    Not(Box<Resolved>),
    Blank(FigureSet),
    Filled(FigureSet),
    /// 报送单位.级别, which only 属于 may ask about.
    Level,
    /// 报送单位.级别 属于 these.
    In(Vec<Level>),
    /// 乡镇.X: the same figure of several submitters, which are not one number yet.
    OfGroup(Group, FigureId),
    /// 合计(乡镇.X) and its kin.
    Across(Aggregate, Group, FigureId),
    /// A number that the prose states, with its unit.
    Claim(ClaimId, Option<Unit>),
    /// 写明
    Stated(ClaimId),
    /// 位置
    Position(ClaimId),
    /// A number of a list in the prose.
    Listed(ListNumber),
    /// 雷同
    Likeness(Similarity),
    /// Something with a mistake that is told already.
    Broken,
}

/// 分项和: the parts of a row, in one column, or of a column, in one row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Parts {
    /// The total, or the heading, whose parts they are.
    pub(crate) total: FigureId,
    /// The parts.
    pub(crate) figures: Vec<FigureId>,
    /// The row, where the parts are rows of this report: a row that cannot be placed may be one of them.
    pub(crate) row: Option<RowId>,
    /// Whether they are those of last year's report.
    pub(crate) last_year: bool,
}

impl Resolved {
    /// Every figure that this piece reads, in the order of the text.
    pub(crate) fn figures(&self, found: &mut Vec<FigureId>) {
        let mut data = Vec::new();
        self.data(&mut data);
        found.extend(data.into_iter().filter_map(|datum| match datum {
            Datum::Figure(figure) => Some(figure),
            Datum::LastYear(_) | Datum::Claim(_) => None,
        }));
    }

    /// Every number of a report that this piece reads, in the order of the text.
    pub(crate) fn data(&self, found: &mut Vec<Datum>) {
        match &self.kind {
            ResolvedKind::Figure(figure) => found.push(Datum::Figure(*figure)),
            ResolvedKind::LastYear(figure) => found.push(Datum::LastYear(*figure)),
            ResolvedKind::Claim(claim, _)
            | ResolvedKind::Stated(claim)
            | ResolvedKind::Position(claim) => found.push(Datum::Claim(*claim)),
            ResolvedKind::Parts(parts) => {
                let datum = match parts.last_year {
                    true => Datum::LastYear,
                    false => Datum::Figure,
                };
                found.extend(parts.figures.iter().map(|&figure| datum(figure)));
            }
            ResolvedKind::Blank(set) | ResolvedKind::Filled(set) => {
                found.extend(set.figures.iter().map(|&figure| Datum::Figure(figure)));
            }
            _ => {
                for child in self.children() {
                    child.data(found);
                }
            }
        }
    }

    /// Every 分项和 in this piece.
    pub(crate) fn sums<'r>(&'r self, found: &mut Vec<&'r Parts>) {
        if let ResolvedKind::Parts(parts) = &self.kind
            && !parts.last_year
        {
            found.push(parts);
        }
        for child in self.children() {
            child.sums(found);
        }
    }

    /// Every figure of other submitters that this piece reads, in the order of the text.
    pub(crate) fn across(&self, found: &mut Vec<(Group, FigureId)>) {
        if let ResolvedKind::Across(_, group, figure) = self.kind {
            found.push((group, figure));
        }
        for child in self.children() {
            child.across(found);
        }
    }

    /// Every 雷同 in this piece, in the order of the text.
    pub(crate) fn likeness(&self, found: &mut Vec<Similarity>) {
        if let ResolvedKind::Likeness(likeness) = self.kind {
            found.push(likeness);
        }
        for child in self.children() {
            child.likeness(found);
        }
    }

    pub(crate) fn children(&self) -> Vec<&Resolved> {
        match &self.kind {
            ResolvedKind::Negate(inner)
            | ResolvedKind::Absolute(inner)
            | ResolvedKind::Not(inner) => vec![inner],
            ResolvedKind::Arithmetic(_, left, right, _)
            | ResolvedKind::Compare(_, left, right, _)
            | ResolvedKind::And(left, right)
            | ResolvedKind::Or(left, right) => vec![left, right],
            ResolvedKind::Largest(all) | ResolvedKind::Smallest(all) => all.iter().collect(),
            _ => Vec::new(),
        }
    }
}
