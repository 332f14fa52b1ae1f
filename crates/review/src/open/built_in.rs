//! The form schemas, rules and cases that are part of the program.

use gouji_ruleset::Input;

include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// Whether the cases beside the rules are read too; only some commands use them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseFiles {
    /// They are.
    Read,
    /// They are not.
    Skipped,
}

/// The built-in files. Cases are asked for by the commands that use them.
pub(crate) fn inputs(cases: CaseFiles) -> Vec<Input> {
    let wanted = |name: &str| cases == CaseFiles::Read || !name.ends_with(".test.yaml");
    FILES
        .iter()
        .filter(|(name, _)| wanted(name))
        .map(|(name, bytes)| Input {
            name: (*name).to_owned(),
            bytes: bytes.to_vec(),
            built_in: true,
        })
        .collect()
}
