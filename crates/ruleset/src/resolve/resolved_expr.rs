//! A piece of an expression whose names are figures.

use crate::check::{Aggregate, Arithmetic, Datum, FigureSet, Group, ListNumber, Similarity};
use gouji_model::{ClaimId, Decimal, FigureId, Level, Operator, RowId, Unit};
use std::ops::Range;

/// A piece of an expression whose names are figures.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ResolvedExpr {
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
    Negate(Box<ResolvedExpr>),
    Arithmetic(
        Arithmetic,
        Box<ResolvedExpr>,
        Box<ResolvedExpr>,
        Range<usize>,
    ),
    Absolute(Box<ResolvedExpr>),
    Largest(Vec<ResolvedExpr>),
    Smallest(Vec<ResolvedExpr>),
    Compare(Operator, Box<ResolvedExpr>, Box<ResolvedExpr>, Range<usize>),
    And(Box<ResolvedExpr>, Box<ResolvedExpr>),
    Or(Box<ResolvedExpr>, Box<ResolvedExpr>),
    Not(Box<ResolvedExpr>),
    Blank(FigureSet),
    Filled(FigureSet),
    /// 报送单位.级别, which only 属于 may ask about.
    Level,
    /// 报送单位.级别 属于 these.
    In(Vec<Level>),
    /// 乡镇.X: the same figure of several submitters, which are not one number yet.
    OfGroup(Group, FigureId),
    /// 合计(乡镇.X) and its kin.
    OverGroup(Aggregate, Group, FigureId),
    /// A number that the prose states, with its unit.
    Claim(ClaimId, Option<Unit>),
    /// 写明
    Stated(ClaimId),
    /// 位置
    Position(ClaimId),
    /// A number of a list in the prose.
    Listed(ListNumber),
    /// 雷同
    Similarity(Similarity),
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

impl Parts {
    /// The parts as numbers of a report.
    pub(crate) fn data(&self) -> Vec<Datum> {
        let datum = match self.last_year {
            true => Datum::LastYear,
            false => Datum::Figure,
        };
        self.figures.iter().copied().map(datum).collect()
    }
}

impl ResolvedExpr {
    /// This piece and all in it, in the order of the text.
    pub(crate) fn pieces(&self) -> Vec<&Self> {
        let mut pieces = vec![self];
        for child in self.children() {
            pieces.extend(child.pieces());
        }
        pieces
    }

    /// Every number of a report that this piece reads, in the order of the text.
    pub(crate) fn data(&self) -> Vec<Datum> {
        let data = |piece: &Self| match &piece.kind {
            ResolvedKind::Figure(figure) => vec![Datum::Figure(*figure)],
            ResolvedKind::LastYear(figure) => vec![Datum::LastYear(*figure)],
            ResolvedKind::Claim(claim, _)
            | ResolvedKind::Stated(claim)
            | ResolvedKind::Position(claim) => vec![Datum::Claim(*claim)],
            ResolvedKind::Parts(parts) => parts.data(),
            ResolvedKind::Blank(set) | ResolvedKind::Filled(set) => {
                set.figures.iter().copied().map(Datum::Figure).collect()
            }
            _ => Vec::new(),
        };
        self.pieces().into_iter().flat_map(data).collect()
    }

    /// Every figure of the report that this piece reads, in the order of the text.
    pub(crate) fn figures(&self) -> Vec<FigureId> {
        let figure = |datum| match datum {
            Datum::Figure(figure) => Some(figure),
            Datum::LastYear(_) | Datum::Claim(_) => None,
        };
        self.data().into_iter().filter_map(figure).collect()
    }

    /// Every 分项和 over parts of the report in this piece.
    pub(crate) fn sums(&self) -> Vec<&Parts> {
        let pieces = self.pieces().into_iter();
        pieces
            .filter_map(|piece| match &piece.kind {
                ResolvedKind::Parts(parts) if !parts.last_year => Some(parts),
                _ => None,
            })
            .collect()
    }

    /// The pieces that this one is made of.
    fn children(&self) -> Vec<&ResolvedExpr> {
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
