//! What a person may see otherwise than it was read: each kind once, with its first place and how many more there are.

use gouji_model::{Line, Notice, NoticeKind, Place};

/// Stands in a text for what nobody can decode.
pub(crate) const UNDECODABLE: char = char::REPLACEMENT_CHARACTER;

/// The notices of a document as they are gathered.
#[derive(Debug, Default)]
pub(crate) struct Notices(Vec<NoticeCount>);

#[derive(Debug)]
struct NoticeCount {
    notice: Notice,
    /// Where the last of the kind stood.
    last: Option<Place>,
}

impl Notices {
    /// Adds a notice, or counts it to the one of the kind. Several in one place are one.
    pub(crate) fn add(&mut self, kind: NoticeKind, place: impl Into<Option<Place>>) {
        let place = place.into();
        match self.0.iter_mut().find(|count| count.notice.kind == kind) {
            Some(count) if place.is_some() && place != count.last => {
                match count.notice.place {
                    Some(_) => count.notice.more = count.notice.more.saturating_add(1),
                    None => count.notice.place = place,
                }
                count.last = place;
            }
            Some(_) => {}
            None => self.0.push(NoticeCount {
                notice: Notice {
                    kind,
                    place,
                    more: 0,
                },
                last: place,
            }),
        }
    }

    /// Adds a notice of every cell in which something stands that could not be decoded.
    pub(crate) fn add_undecodable(&mut self, lines: &[Line]) {
        let cells = lines.iter().flat_map(|line| &line.cells);
        for cell in cells.filter(|cell| cell.text.contains(UNDECODABLE)) {
            self.add(NoticeKind::UndecodableText, cell.place);
        }
    }

    /// The notices in the order in which they were first met.
    pub(crate) fn finish(self) -> Vec<Notice> {
        self.0.into_iter().map(|count| count.notice).collect()
    }
}

impl From<Vec<Notice>> for Notices {
    fn from(notices: Vec<Notice>) -> Self {
        let count = |notice: Notice| NoticeCount {
            last: notice.place,
            notice,
        };
        Self(notices.into_iter().map(count).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_told_once_with_its_first_place_and_how_many_more() {
        let at = |row| Place::Table {
            table: 2,
            row,
            column: 4,
        };
        let mut notices = Notices::default();
        for row in [5, 5, 7, 9, 9] {
            notices.add(NoticeKind::StruckOut, at(row));
        }
        notices.add(NoticeKind::StruckOut, None);
        notices.add(NoticeKind::HiddenText, None);
        notices.add(NoticeKind::HiddenText, at(3));
        let finished_notices = notices.finish();
        let finished_notices = finished_notices
            .iter()
            .map(|each| (&each.kind, each.place, each.more));
        assert_eq!(
            finished_notices.collect::<Vec<_>>(),
            [
                (&NoticeKind::StruckOut, Some(at(5)), 2),
                (&NoticeKind::HiddenText, Some(at(3)), 0),
            ]
        );
    }
}
