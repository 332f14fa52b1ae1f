//! The text of an expression comes in, a tree whose names are not looked up comes out ([`Expr`]), with a byte span on every
//! piece: `lexer` gives tokens, `parser` the tree, whose types are in `ast`.

mod ast;
mod lexer;
mod parser;

pub(crate) use ast::{Expr, ExprKind, Mistakes, Name, ParseResult, Word};
pub(crate) use parser::{parse, parse_scope};
