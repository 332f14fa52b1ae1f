//! How well each text of a document fits each row of one layout.

use crate::form_index::{LayoutIndex, LayoutRow};
use crate::recognition::align::{Alignment, Costs, Match, align};
use crate::recognition::candidates::{Candidate, Candidates};
use crate::recognition::recognised_document::TextRole;
use crate::tokens::{Segment, Token, TokenizedDocument, unit};

/// What leaving out a row that a document should have costs.
const ROW_COST: i64 = 3;

/// A document beside one layout.
pub(crate) struct LayoutFit<'a, 'd> {
    pub(crate) layout: &'a LayoutIndex,
    pub(crate) document: &'a TokenizedDocument<'d>,
    pub(crate) candidates: &'a [Candidates],
}

impl LayoutFit<'_, '_> {
    /// The best chain of texts and rows; `roles` says what each text is besides a row.
    pub(crate) fn alignment(&self, roles: &[TextRole]) -> Alignment {
        align(self.matches(), &self.costs(roles))
    }

    fn costs(&self, roles: &[TextRole]) -> Costs {
        let texts = self.document.segments.iter().zip(roles);
        let texts = texts.map(|(segment, role)| match role {
            TextRole::None => segment.cost,
            TextRole::Header | TextRole::Foot => 0,
        });
        let rows = self.layout.rows.iter();
        Costs::new(
            texts,
            rows.map(|row| if row.optional { 0 } else { ROW_COST }),
        )
    }

    fn matches(&self) -> Vec<Match> {
        let mut matches = Vec::new();
        for (start, candidates) in self.candidates.iter().enumerate() {
            for candidate in &candidates.rows {
                matches.extend(self.match_of(start, candidate));
            }
        }
        matches
    }

    fn match_of(&self, start: usize, candidate: &Candidate) -> Option<Match> {
        let position = self.layout.position[candidate.row]?;
        let row = self.layout.rows.get(position)?;
        let first = self.document.segments.get(start)?;
        let last = self.document.segments.get(start + candidate.pieces - 1)?;
        let gain = candidate.score
            + numbering_gain(first, row)
            + self.unit_gain(first, last, row)
            + self.parent_gain(first, row)
            + if last.tail.is_empty() { 0 } else { 6 };
        if gain <= 0 {
            return None;
        }
        let mut above = row
            .parents
            .iter()
            .map(|&parent| self.layout.position[parent]);
        Some(Match {
            start,
            end: start + candidate.pieces,
            position,
            parents: [above.next().flatten(), above.next().flatten()],
            numbering: first.label.as_ref().and_then(|label| label.numbering),
            gain,
        })
    }

    fn unit_gain(&self, first: &Segment, last: &Segment, row: &LayoutRow) -> i64 {
        let in_label = first.label.as_ref().and_then(|label| label.unit.as_deref());
        let printed = in_label.or_else(|| self.document.tail_of(last).iter().find_map(Token::unit));
        match (printed, row.unit.as_deref()) {
            (Some(printed), Some(of_form)) if unit::is_same(printed, of_form) => 8,
            (Some(printed), Some(of_form)) if unit::converts(printed, of_form) => 4,
            // A label under the right heading with another's unit is still in doubt.
            (Some(_), Some(_)) => -32,
            (Some(_), None) => -4,
            (None, _) => 0,
        }
    }

    fn parent_gain(&self, segment: &Segment, row: &LayoutRow) -> i64 {
        let Some(parent) = segment.parent else {
            let is_top = row.parents.is_empty() && segment.level() == 1;
            return if is_top { 10 } else { 0 };
        };
        let above = self
            .candidates
            .get(parent)
            .map_or(&[][..], |candidates| candidates.rows.as_slice());
        if above
            .iter()
            .any(|candidate| row.parents.contains(&candidate.row))
        {
            20
        } else if above.is_empty() {
            -5
        } else {
            -15
        }
    }
}

fn numbering_gain(segment: &Segment, row: &LayoutRow) -> i64 {
    let printed = segment.label.as_ref().and_then(|label| label.numbering);
    match (printed, row.numbering) {
        (Some(printed), Some(of_form)) if printed == of_form => 8,
        (Some(printed), Some(of_form)) if printed.level == of_form.level => 0,
        (None, None) => 4,
        (None, Some(_)) => -1,
        (Some(_), _) => -4,
    }
}
