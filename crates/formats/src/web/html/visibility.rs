//! Whether a person who opens the page sees something.

/// Whether something is seen; what is hidden for one reason of several is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Visibility {
    #[default]
    Seen,
    Hidden,
}

impl Visibility {
    /// Hidden where a reason to hide holds.
    pub(super) fn hidden_if(holds: bool) -> Self {
        if holds { Self::Hidden } else { Self::Seen }
    }
}
