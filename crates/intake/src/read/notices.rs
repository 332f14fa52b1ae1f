//! What a person may see otherwise than it was read: each kind once, with its first place.

use gouji_model::{Notice, NoticeKind, Place};

/// The notices of a document as they are gathered.
#[derive(Debug, Default)]
pub(super) struct Notices(Vec<Notice>);

impl Notices {
    /// Adds a notice, unless there is one of the kind.
    pub(super) fn add(&mut self, kind: NoticeKind, place: impl Into<Option<Place>>) {
        if !self.0.iter().any(|notice| notice.kind == kind) {
            let place = place.into();
            self.0.push(Notice { kind, place });
        }
    }

    /// The notices in the order in which they were first met.
    pub(super) fn finish(self) -> Vec<Notice> {
        self.0
    }
}
