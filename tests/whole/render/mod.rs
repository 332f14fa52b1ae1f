//! What people and programs see of findings, causes, mistakes and summaries.

mod alignment;
mod causes;
mod findings;
mod matrix;
mod mistakes;
mod outputs;
mod sample;
