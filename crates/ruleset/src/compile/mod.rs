//! ResolvedExpr expressions come in, a [`crate::check::Check`] comes out.
//!
//! `typecheck` holds kinds and units against each other, `compiler` flattens sums to coefficients, with both sides of every
//! comparison put in words by `expression_text`. `constraint_system` takes the finished checks of a form together.

mod compiler;
mod constraint_system;
mod expression_text;
mod typecheck;

pub use constraint_system::{Constraint, ConstraintSystem, Variable, VariableId};

pub(crate) use compiler::{Compiler, has_decimals};
pub(crate) use typecheck::TypeChecker;
