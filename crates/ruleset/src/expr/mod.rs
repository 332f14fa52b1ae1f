//! The expression language: text to tokens to a tree, with a byte span on every piece.

mod ast;
mod lexer;
mod parser;

pub(crate) use ast::{Arithmetic, Expr, ExprKind, Mistakes, Name, Parsed, Word};
pub(crate) use parser::{parse, parse_scope};
