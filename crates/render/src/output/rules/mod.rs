//! What programs are told of rules: `list` of `rules list`, `test` of `rules test`, `explain` of one rule, problem or form.

pub(crate) mod explain;
pub(crate) mod list;
pub(crate) mod test;
