//! The tree of an expression, names not yet looked up.

use crate::check::Arithmetic;
use gouji_model::{Decimal, MistakeKind, Operator};
use std::ops::Range;

/// A piece of an expression with its bytes in the expression's text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Expr {
    pub(crate) span: Range<usize>,
    pub(crate) kind: ExprKind,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ExprKind {
    Number(Decimal),
    Name(Name),
    /// 行[列]
    Cell(Name, Name),
    /// A function and its arguments.
    Call(Word, Vec<Expr>),
    Negate(Box<Expr>),
    Not(Box<Expr>),
    Arithmetic(Arithmetic, Box<Expr>, Box<Expr>, Range<usize>),
    Compare(Operator, Box<Expr>, Box<Expr>, Range<usize>),
    /// 属于 and its list.
    In(Box<Expr>, Vec<Word>),
    And(Box<Expr>, Box<Expr>),
    Or(Box<Expr>, Box<Expr>),
    /// Something that could not be read; its mistake is told already.
    Broken,
}

/// A name as written, its parts between points; quotes are taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) span: Range<usize>,
    pub(crate) parts: Vec<Word>,
}

/// One word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) span: Range<usize>,
}

impl Expr {
    pub(crate) fn new(span: Range<usize>, kind: ExprKind) -> Self {
        Self { span, kind }
    }

    /// The pieces that this one is made of.
    pub(crate) fn children(&self) -> Vec<&Expr> {
        match &self.kind {
            ExprKind::Call(_, arguments) => arguments.iter().collect(),
            ExprKind::Negate(inner) | ExprKind::Not(inner) | ExprKind::In(inner, _) => vec![inner],
            ExprKind::Arithmetic(_, left, right, _)
            | ExprKind::Compare(_, left, right, _)
            | ExprKind::And(left, right)
            | ExprKind::Or(left, right) => vec![left, right],
            ExprKind::Number(_) | ExprKind::Name(_) | ExprKind::Cell(..) | ExprKind::Broken => {
                Vec::new()
            }
        }
    }

    /// Every name in it that stands without a column in brackets.
    pub(crate) fn names(&self) -> Vec<&Name> {
        match &self.kind {
            ExprKind::Name(name) => vec![name],
            _ => self.children().into_iter().flat_map(Self::names).collect(),
        }
    }
}

impl Word {
    pub(crate) fn new(text: impl Into<String>, span: Range<usize>) -> Self {
        let text = text.into();
        Self { text, span }
    }
}

impl Name {
    /// The name that `path` writes; it stands in no expression.
    pub(crate) fn from_path(path: &str) -> Self {
        let words = path.split('.').map(|text| Word::new(text, 0..0));
        Self {
            span: 0..0,
            parts: words.collect(),
        }
    }

    /// The whole name, parts joined with points.
    pub(crate) fn text(&self) -> String {
        let parts: Vec<&str> = self.parts.iter().map(|part| part.text.as_str()).collect();
        parts.join(".")
    }
}

/// Mistakes, each with its bytes in the text of the expression.
pub(crate) type Mistakes = Vec<(MistakeKind, Range<usize>)>;

/// An expression read, with the mistakes found in it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ParseResult<T> {
    pub(crate) value: T,
    pub(crate) mistakes: Mistakes,
}
