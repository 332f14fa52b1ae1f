//! Which tables of a document are the report's, where it prints more than one of a kind.
//!
//! A recognised document goes in; out come the lines that count, and what is to be told of the others. `claim` reads
//! what a caption says, `scopes` finds the lines that it speaks of, `printed_tables` which tables of the form stand in
//! some lines, and `blank_copies` the copies in which nothing is filled in. What calls itself something else is left out
//! only where the report stands beside it.

mod blank_copies;
mod claim;
mod printed_tables;
mod scopes;

use crate::form_index::{FormIndex, Forms};
use crate::recognition::RecognisedDocument;
use crate::tokens::TokenizedDocument;
use gouji_model::{Line, Place, ReadingProblem, ReadingProblemKind, Repetition, TableClaim};
use printed_tables::PrintedTables;
use scopes::{Scope, scopes};
use std::ops::Range;

/// How many places of blank copies are named.
const MOST_PLACES: usize = 3;

/// The lines that count, and what is to be told of the others.
#[derive(Debug)]
pub(crate) struct TableChoice {
    /// The lines without those of tables that are left out.
    pub(crate) lines: Vec<Line>,
    /// The tables that are left out, and those that are not although they call themselves something else.
    pub(crate) problems: Vec<ReadingProblem>,
}

/// Chooses among the tables of a document; `None` where each is the only one of its kind and calls itself nothing else.
///
/// `year` is the year of the report as its head says it.
pub(crate) fn choose(
    recognised: &RecognisedDocument<'_>,
    lines: &[Line],
    sheets: &[String],
    forms: &Forms,
    year: Option<u16>,
) -> Option<TableChoice> {
    let scopes = scopes(recognised, lines, sheets);
    let years = scopes.iter().filter_map(|scope| scope.caption.year());
    // Two whole reports in one file have a title each, and the later is the report.
    let titles = scopes.iter().filter(|scope| scope.caption.is_title);
    let titles = titles.filter_map(|scope| scope.caption.year()).max();
    let year = year.max(titles).or(years.max());
    let claimed: Vec<(&Scope, TableClaim)> = scopes
        .iter()
        .filter_map(|scope| Some((scope, scope.caption.claim(year)?)))
        .collect();
    let index = recognised.recognition.index;
    let mut choice = Choice {
        is_left_out: vec![false; lines.len()],
        problems: Vec::new(),
    };
    choice.leave_out_claimed(&claimed, lines, forms, index);
    choice.leave_out_blank(blank_copies::blank_copies(recognised, lines.len()));
    if choice.problems.is_empty() {
        return None;
    }
    Some(TableChoice {
        lines: without(lines, &choice.is_left_out),
        problems: choice.problems,
    })
}

/// What has been chosen so far.
struct Choice {
    /// Whether each line of the document is left out.
    is_left_out: Vec<bool>,
    problems: Vec<ReadingProblem>,
}

impl Choice {
    /// Leaves out each table that calls itself something else and whose place another one takes.
    fn leave_out_claimed(
        &mut self,
        claimed: &[(&Scope, TableClaim)],
        lines: &[Line],
        forms: &Forms,
        index: &FormIndex,
    ) {
        if claimed.is_empty() {
            return;
        }
        let mut claimed_lines = vec![false; lines.len()];
        for (scope, _) in claimed {
            mark(&mut claimed_lines, scope.lines.clone());
        }
        let rest = without(lines, &claimed_lines);
        let rest = printed(index, &rest, forms);
        for &(scope, claim) in claimed {
            // What a sheet's name says, the caption in it may say again.
            if self.is_left_out.get(scope.lines.start) == Some(&true) {
                continue;
            }
            let own = lines.get(scope.lines.clone()).unwrap_or_default();
            let own = printed(index, own, forms);
            let (said, place) = (scope.said.clone(), scope.place);
            if own.labelled.is_empty() {
                continue;
            }
            // Where any of its tables stands elsewhere, the report is there, even if it lacks some.
            if !own.labelled.is_disjoint(&rest.filled) {
                self.leave_out(scope.lines.clone(), claim, said, place);
            } else if !own.filled.is_empty() {
                let kind = ReadingProblemKind::OtherwiseCalled { claim, said };
                self.tell(kind, place);
            }
        }
    }

    /// Leaves out the copies in which nothing is filled in, and tells them once.
    fn leave_out_blank(&mut self, copies: Vec<(Range<usize>, Place)>) {
        let mut places = Vec::new();
        for (copy, place) in copies {
            if self.is_left_out.get(copy.start) == Some(&false) {
                mark(&mut self.is_left_out, copy);
                places.push(place);
            }
        }
        let Some(&first) = places.first() else {
            return;
        };
        let (claim, said) = (TableClaim::Empty, String::new());
        self.tell(ReadingProblemKind::LeftOut { claim, said }, Some(first));
        if let Some(told) = self.problems.last_mut().filter(|_| places.len() > 1) {
            let count = places.len();
            places.truncate(MOST_PLACES);
            told.repetition = Some(Repetition { count, places });
        }
    }

    fn leave_out(
        &mut self,
        lines: Range<usize>,
        claim: TableClaim,
        said: String,
        place: Option<Place>,
    ) {
        mark(&mut self.is_left_out, lines);
        self.tell(ReadingProblemKind::LeftOut { claim, said }, place);
    }

    fn tell(&mut self, kind: ReadingProblemKind, place: Option<Place>) {
        self.problems.push(ReadingProblem {
            kind,
            figures: Vec::new(),
            place,
            repetition: None,
        });
    }
}

/// The tables of the form that stand in `lines`.
fn printed(index: &FormIndex, lines: &[Line], forms: &Forms) -> PrintedTables {
    let document = TokenizedDocument::new(lines, &forms.units, &forms.openings);
    document.map_or_else(PrintedTables::default, |document| {
        PrintedTables::new(index, &document)
    })
}

fn mark(marks: &mut [bool], range: Range<usize>) {
    if let Some(marks) = marks.get_mut(range) {
        marks.fill(true);
    }
}

/// `lines` without those that are marked as left out.
fn without(lines: &[Line], is_left_out: &[bool]) -> Vec<Line> {
    let lines = lines.iter().zip(is_left_out);
    let kept = lines.filter(|(_, is_left_out)| !**is_left_out);
    kept.map(|(line, _)| line.clone()).collect()
}
