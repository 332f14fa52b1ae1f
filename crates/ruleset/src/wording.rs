//! Expressions in words: the author's, with the names of rows in place of 本项.

use crate::check::{Aggregate, Group, ListNumber, Similarity, SimilarityPeer, SimilarityScope};
use crate::claims::Claims;
use crate::expr::Arithmetic;
use crate::names::Names;
use crate::resolved::{Parts, Resolved, ResolvedKind};
use gouji_model::{FigureId, Level};

/// The functions in one spelling.
struct Functions {
    parts: &'static str,
    absolute: &'static str,
    largest: &'static str,
    smallest: &'static str,
    year: &'static str,
    last_year: &'static str,
    position: &'static str,
    total: &'static str,
    part: &'static str,
    share: &'static str,
    likeness: &'static str,
    prose: &'static str,
    tables: &'static str,
    others: &'static str,
}

impl Functions {
    fn listed(&self, listed: ListNumber) -> String {
        match listed {
            ListNumber::Total => self.total.to_owned(),
            ListNumber::Sum => format!("{}({})", self.parts, self.total),
            ListNumber::Part => self.part.to_owned(),
            ListNumber::Share => self.share.to_owned(),
        }
    }
}

const CHINESE: Functions = Functions {
    parts: "分项和",
    absolute: "绝对值",
    largest: "最大",
    smallest: "最小",
    year: "报告年度",
    last_year: "上年度",
    position: "位置",
    total: "总数",
    part: "部分",
    share: "占比",
    likeness: "雷同",
    prose: "正文",
    tables: "报表",
    others: "其他单位",
};
const ENGLISH: Functions = Functions {
    parts: "parts",
    absolute: "abs",
    largest: "max",
    smallest: "min",
    year: "report_year",
    last_year: "last_year",
    position: "position",
    total: "total",
    part: "part",
    share: "share",
    likeness: "likeness",
    prose: "body",
    tables: "tables",
    others: "others",
};

/// Expressions in words: the author's, with names in place of 本项.
#[derive(Clone, Copy)]
pub(crate) struct Wording<'a> {
    names: &'a Names<'a>,
    claims: &'a Claims,
    words: &'static Functions,
}

impl<'a> Wording<'a> {
    pub(crate) fn chinese(names: &'a Names<'a>, claims: &'a Claims) -> Self {
        Self {
            names,
            claims,
            words: &CHINESE,
        }
    }

    pub(crate) fn english(names: &'a Names<'a>, claims: &'a Claims) -> Self {
        Self {
            names,
            claims,
            words: &ENGLISH,
        }
    }

    /// `resolved` in words.
    pub(crate) fn of(self, resolved: &Resolved) -> String {
        match &resolved.kind {
            ResolvedKind::Number(number) => number.to_string(),
            ResolvedKind::Figure(figure) => self.figure(*figure),
            ResolvedKind::Across(how, group, figure) => self.across(*how, *group, *figure),
            ResolvedKind::LastYear(figure) => {
                format!("{}.{}", self.words.last_year, self.figure(*figure))
            }
            ResolvedKind::Year => self.words.year.to_owned(),
            ResolvedKind::Claim(claim, _) => self.claims.name(*claim),
            ResolvedKind::Position(claim) => {
                format!("{}({})", self.words.position, self.claims.name(*claim))
            }
            ResolvedKind::Listed(listed) => self.words.listed(*listed),
            ResolvedKind::Likeness(likeness) => self.likeness(*likeness),
            ResolvedKind::Parts(parts) => format!("{}({})", self.words.parts, self.total(parts)),
            ResolvedKind::Negate(inner) => format!("-{}", self.in_brackets(inner)),
            ResolvedKind::Arithmetic(operator, left, right, _) => {
                self.arithmetic(*operator, left, right)
            }
            ResolvedKind::Absolute(inner) => {
                format!("{}({})", self.words.absolute, self.of(inner))
            }
            ResolvedKind::Largest(all) => format!("{}({})", self.words.largest, self.listed(all)),
            ResolvedKind::Smallest(all) => format!("{}({})", self.words.smallest, self.listed(all)),
            _ => String::new(),
        }
    }

    /// What 分项和 adds up the parts of, where `resolved` is that and nothing else.
    pub(crate) fn whole(self, resolved: &Resolved) -> Option<String> {
        match &resolved.kind {
            ResolvedKind::Parts(parts) => Some(self.total(parts)),
            ResolvedKind::Listed(ListNumber::Sum) => Some(self.words.total.to_owned()),
            _ => None,
        }
    }

    fn total(self, parts: &Parts) -> String {
        let total = self.figure(parts.total);
        match parts.last_year {
            true => format!("{}.{total}", self.words.last_year),
            false => total,
        }
    }

    fn arithmetic(self, operator: Arithmetic, left: &Resolved, right: &Resolved) -> String {
        match operator {
            Arithmetic::Add => format!("{} + {}", self.of(left), self.of(right)),
            Arithmetic::Subtract => format!("{} - {}", self.of(left), self.in_brackets(right)),
            Arithmetic::Multiply => {
                format!("{} × {}", self.in_brackets(left), self.in_brackets(right))
            }
            Arithmetic::Divide => {
                format!("{} ÷ {}", self.in_brackets(left), self.in_brackets(right))
            }
        }
    }

    fn across(self, how: Aggregate, group: Group, figure: FigureId) -> String {
        let spelled = |(zh, en): (&'static str, &'static str)| match self.words.year {
            "报告年度" => zh,
            _ => en,
        };
        let figure = format!("{}.{}", spelled(group.words()), self.figure(figure));
        match (how, group) {
            (Aggregate::Sum, Group::Of(Level::Own)) => figure,
            _ => format!("{}({figure})", spelled(how.words())),
        }
    }

    fn likeness(self, likeness: Similarity) -> String {
        let words = self.words;
        let of = match likeness.of {
            SimilarityScope::Prose => words.prose,
            SimilarityScope::Tables => words.tables,
            SimilarityScope::Table(table) => &self.names.form.tables[table].name,
        };
        let with = match likeness.with {
            SimilarityPeer::LastYear => words.last_year,
            SimilarityPeer::Others => words.others,
        };
        format!("{}({of}, {with})", words.likeness)
    }

    fn listed(self, all: &[Resolved]) -> String {
        all.iter()
            .map(|each| self.of(each))
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn in_brackets(self, resolved: &Resolved) -> String {
        match &resolved.kind {
            ResolvedKind::Arithmetic(..) => format!("({})", self.of(resolved)),
            _ => self.of(resolved),
        }
    }

    fn figure(self, figure: FigureId) -> String {
        let form = self.names.form;
        let spec = &form.figures[figure];
        let row = self.names.display(spec.row);
        let column = &form.columns[spec.column];
        if column.id.is_some() {
            format!("{row}[{}]", column.name)
        } else {
            row
        }
    }
}
