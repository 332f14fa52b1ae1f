//! What the benchmarks work on: the built-in rules, and an invented town's report.

use gouji_intake::Forms;
use gouji_ruleset::Library;
use gouji_tests::{built_in, root};

/// The built-in rules and the forms ready for binding.
#[must_use]
pub fn ready() -> Option<(Library, Forms)> {
    let library = Library::load(built_in()).ok()?;
    let forms = Forms::new(&library.forms);
    Some((library, forms))
}

/// The bytes of a report with faults.
#[must_use]
pub fn report() -> Vec<u8> {
    std::fs::read(root().join("fixtures/xxgk-2014/faults/report.txt")).unwrap_or_default()
}
