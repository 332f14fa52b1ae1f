//! The words of the pages that `explain` prints: of a rule (`rule`), of a problem of reading (`problem`), of a form (`form`).

mod form;
mod problem;
mod rule;

pub(crate) use form::FormPageWords;
