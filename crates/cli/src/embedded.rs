//! The form schemas, rules and cases that are part of the program.

use gouji_ruleset::Input;

include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// The built-in files. Cases are asked for by the commands that use them.
pub(crate) fn inputs(with_cases: bool) -> Vec<Input> {
    let wanted = |name: &str| with_cases || !name.ends_with(".test.yaml");
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
