//! An expression whose names are texts comes in, one whose names are figures comes out ([`ResolvedExpr`]).
//!
//! `names` knows the rows, columns and tables of a form, and `name_hints` what was meant by a name that it does not have;
//! `scope` reads `each` into one [`Scope`] for each application of the rule; `resolver` walks over the expression in a scope,
//! with `other_reports` for names of figures that are not of the report.

mod other_reports;
mod resolved_expr;
mod resolver;
mod scope;

pub(crate) use other_reports::level;
pub(crate) use resolved_expr::{Parts, ResolvedExpr, ResolvedKind};
pub(crate) use resolver::resolve;
pub(crate) use scope::{Scope, applications};
