//! placeholder

/// placeholder
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NaturalKey(String);

/// placeholder
#[must_use]
pub fn natural_key(path: &str) -> NaturalKey {
    NaturalKey(path.to_owned())
}
