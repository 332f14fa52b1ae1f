//! What a rule author may have meant.

/// A likely fix.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suggestion {
    /// Names that are close to the one written, the closest first.
    pub near: Vec<String>,
}
