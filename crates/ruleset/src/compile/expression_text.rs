//! Expressions in words: the author's, with the names of rows in place of 本项.

use crate::check::{
    Aggregate, Arithmetic, Group, ListNumber, Similarity, SimilarityPeer, SimilarityScope,
};
use crate::claims::Claims;
use crate::names::Names;
use crate::resolve::{Parts, ResolvedExpr, ResolvedKind};
use gouji_model::vocabulary::{
    BODY, Function, Keyword, LAST_YEAR, LIST_PART, LIST_SHARE, LIST_TOTAL, OTHERS, TABLES, YEAR,
};
use gouji_model::{FigureId, Language, Level};

/// What an expression is written out with: the names that stand in it, and the language of its words.
#[derive(Clone, Copy)]
pub(crate) struct ExpressionText<'a> {
    pub(crate) names: &'a Names<'a>,
    pub(crate) claims: &'a Claims,
    pub(crate) language: Language,
}

impl ExpressionText<'_> {
    fn word(self, word: Keyword) -> &'static str {
        word.spelling(self.language)
    }

    fn call(self, function: Function, arguments: &str) -> String {
        format!("{}({arguments})", self.word(function.keyword()))
    }

    /// `resolved` in words; nothing for a condition.
    pub(crate) fn text(self, resolved: &ResolvedExpr) -> String {
        match &resolved.kind {
            ResolvedKind::Number(number) => number.to_string(),
            ResolvedKind::Figure(figure) => self.figure(*figure),
            ResolvedKind::OverGroup(aggregate, group, figure) => {
                self.group_aggregate(*aggregate, *group, *figure)
            }
            ResolvedKind::LastYear(figure) => self.last_year_figure(*figure),
            ResolvedKind::Year => self.word(YEAR).to_owned(),
            ResolvedKind::Claim(claim, _) => self.claims.name(*claim),
            ResolvedKind::Position(claim) => {
                self.call(Function::Position, &self.claims.name(*claim))
            }
            ResolvedKind::Listed(number) => self.list_number(*number),
            ResolvedKind::Similarity(similarity) => self.similarity(*similarity),
            ResolvedKind::Parts(parts) => self.call(Function::Parts, &self.total(parts)),
            ResolvedKind::Negate(inner) => format!("-{}", self.bracket(inner)),
            ResolvedKind::Arithmetic(operator, left, right, _) => {
                self.arithmetic(*operator, left, right)
            }
            ResolvedKind::Absolute(inner) => self.call(Function::Absolute, &self.text(inner)),
            ResolvedKind::Largest(all) => self.call(Function::Largest, &self.list(all)),
            ResolvedKind::Smallest(all) => self.call(Function::Smallest, &self.list(all)),
            _ => String::new(),
        }
    }

    /// What 分项和 adds up the parts of, where `resolved` is that and nothing else.
    pub(crate) fn whole(self, resolved: &ResolvedExpr) -> Option<String> {
        match &resolved.kind {
            ResolvedKind::Parts(parts) => Some(self.total(parts)),
            ResolvedKind::Listed(ListNumber::Sum) => Some(self.word(LIST_TOTAL).to_owned()),
            _ => None,
        }
    }

    fn total(self, parts: &Parts) -> String {
        match parts.last_year {
            true => self.last_year_figure(parts.total),
            false => self.figure(parts.total),
        }
    }

    fn last_year_figure(self, figure: FigureId) -> String {
        format!("{}.{}", self.word(LAST_YEAR), self.figure(figure))
    }

    fn list_number(self, number: ListNumber) -> String {
        match number {
            ListNumber::Total => self.word(LIST_TOTAL).to_owned(),
            ListNumber::Sum => self.call(Function::Parts, self.word(LIST_TOTAL)),
            ListNumber::Part => self.word(LIST_PART).to_owned(),
            ListNumber::Share => self.word(LIST_SHARE).to_owned(),
        }
    }

    fn arithmetic(self, operator: Arithmetic, left: &ResolvedExpr, right: &ResolvedExpr) -> String {
        match operator {
            Arithmetic::Add => format!("{} + {}", self.text(left), self.text(right)),
            Arithmetic::Subtract => format!("{} - {}", self.text(left), self.bracket(right)),
            Arithmetic::Multiply => {
                format!("{} × {}", self.bracket(left), self.bracket(right))
            }
            Arithmetic::Divide => {
                format!("{} ÷ {}", self.bracket(left), self.bracket(right))
            }
        }
    }

    fn group_aggregate(self, aggregate: Aggregate, group: Group, figure: FigureId) -> String {
        let figure = format!("{}.{}", self.word(group.keyword()), self.figure(figure));
        match (aggregate, group) {
            (Aggregate::Sum, Group::Of(Level::Own)) => figure,
            _ => self.call(aggregate.function(), &figure),
        }
    }

    fn similarity(self, similarity: Similarity) -> String {
        let scope = match similarity.scope {
            SimilarityScope::Prose => self.word(BODY),
            SimilarityScope::Tables => self.word(TABLES),
            SimilarityScope::Table(table) => &self.names.form.tables[table].name,
        };
        let peer = match similarity.peer {
            SimilarityPeer::LastYear => self.word(LAST_YEAR),
            SimilarityPeer::Others => self.word(OTHERS),
        };
        self.call(Function::Similarity, &format!("{scope}, {peer}"))
    }

    fn list(self, all: &[ResolvedExpr]) -> String {
        let texts: Vec<String> = all.iter().map(|resolved| self.text(resolved)).collect();
        texts.join(", ")
    }

    fn bracket(self, resolved: &ResolvedExpr) -> String {
        match &resolved.kind {
            ResolvedKind::Arithmetic(..) => format!("({})", self.text(resolved)),
            _ => self.text(resolved),
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
