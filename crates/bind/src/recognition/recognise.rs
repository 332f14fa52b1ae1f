//! Which form and layout a document is, and which of its texts are which rows.

use crate::form_index::{FormIndex, Forms, LayoutIndex, LayoutRow};
use crate::recognition::align::{Alignment, Costs, Match};
use crate::recognition::candidates::{Candidate, Candidates};
use crate::recognition::header_rows::{FEWEST_ROWS, HeaderLines};
use crate::recognition::{align, candidates as found, header_rows as headers};
use crate::tokens::label::{Label, words_of};
use crate::tokens::segment::Segment;
use crate::tokens::token::{Kind, Token};
use crate::tokens::unit;
use gouji_model::{LayoutId, RecognitionFailure, RowId};
use std::collections::HashSet;

/// What leaving out a row that a document should have costs.
const ROW_COST: i64 = 3;

/// How well another form must fit to be possible beside the best, in hundredths of its score.
const NEARLY_AS_GOOD: i64 = 85;

/// The fewest bytes of header cells that are glued together.
const SHORTEST_GLUED: usize = 30;

/// In how much of a text the words of a foot line stand, in characters.
const FOOT_WITHIN: usize = 60;

/// What a text is besides a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextRole {
    /// Nothing that the form knows.
    None,
    /// Header cells, which may repeat.
    Header,
    /// A line under the table.
    Foot,
}

/// A document's texts beside the layout that fits them best.
#[derive(Debug)]
pub(crate) struct Recognition<'f> {
    pub(crate) index: &'f FormIndex,
    pub(crate) layout: LayoutId,
    pub(crate) candidates: Vec<Candidates>,
    pub(crate) roles: Vec<TextRole>,
    pub(crate) header_lines: HeaderLines,
    pub(crate) alignment: Alignment,
}

impl Recognition<'_> {
    pub(crate) fn layout_index(&self) -> &LayoutIndex {
        &self.index.layouts[self.layout]
    }

    /// The row of a match.
    pub(crate) fn row(&self, each: &Match) -> Option<RowId> {
        let row = self.layout_index().rows.get(each.position)?;
        Some(row.row)
    }

    /// What the words of a match say.
    pub(crate) fn found(&self, each: &Match) -> Option<&Candidate> {
        let row = self.row(each)?;
        let candidates = self.candidates.get(each.start)?;
        let pieces = each.end - each.start;
        candidates
            .rows
            .iter()
            .find(|found| found.row == row && found.pieces == pieces)
    }

    /// The matches of the best chain, in order.
    pub(crate) fn chain(&self) -> impl Iterator<Item = &Match> {
        let matches = &self.alignment.matches;
        self.alignment
            .chain
            .iter()
            .filter_map(|&at| matches.get(at))
    }
}

/// That a document is none of `forms`.
pub(crate) fn none_of(forms: &Forms) -> RecognitionFailure {
    let known = forms
        .all
        .iter()
        .map(|index| (index.form.title.clone(), index.form.years));
    RecognitionFailure {
        known: known.collect(),
        ..RecognitionFailure::default()
    }
}

/// The form and layout that fit best, or how near the nearest came.
pub(crate) fn recognise<'f>(
    forms: &'f Forms,
    tokens: &[Token<'_>],
    segments: &[Segment],
) -> Result<Recognition<'f>, RecognitionFailure> {
    let mut enough: Vec<(Recognition<'f>, usize)> = Vec::new();
    let mut nearest = none_of(forms);
    let candidates = found::find_all(&forms.all, tokens, segments);
    for (index, candidates) in forms.all.iter().zip(candidates) {
        let Some(recognition) = fit(index, tokens, segments, candidates) else {
            continue;
        };
        let rows_found = recognition.alignment.chain.len();
        if rows_found > nearest.rows_found {
            nearest.nearest = Some(index.form.title.clone());
            nearest.rows_found = rows_found;
        }
        let shown = shown(index, segments);
        if is_enough(&recognition, &shown, tokens, segments) {
            enough.push((recognition, shown.len()));
        }
    }
    best(enough).ok_or(nearest)
}

/// The one that fits best. Where another fits nearly as well, the labels that only one form has decide; without any, none does.
fn best<'f>(mut recognition: Vec<(Recognition<'f>, usize)>) -> Option<Recognition<'f>> {
    let score = |each: &(Recognition<'_>, usize)| each.0.alignment.score;
    let top = recognition.iter().map(score).max()?;
    recognition
        .retain(|each| score(each).saturating_mul(100) >= top.saturating_mul(NEARLY_AS_GOOD));
    // Stable, so that the earlier of two that fit equally well goes first.
    recognition.sort_by_key(|each| (std::cmp::Reverse(each.1), std::cmp::Reverse(score(each))));
    let is_said = recognition.len() == 1 || recognition.first().is_some_and(|first| first.1 > 0);
    recognition
        .into_iter()
        .next()
        .filter(|_| is_said)
        .map(|(recognition, _)| recognition)
}

/// The form's own labels that stand in the document, also where the cells of a header are glued together.
fn shown<'f>(index: &'f FormIndex, segments: &[Segment]) -> HashSet<&'f str> {
    let mut shown = HashSet::new();
    for label in segments.iter().filter_map(|segment| segment.label.as_ref()) {
        let own = index.recognise.iter();
        let own = own.filter(|words| **words == label.bare || **words == label.full);
        shown.extend(own.map(String::as_str));
        if label.full.len() >= SHORTEST_GLUED {
            shown.extend(index.glued_names(&label.full));
        }
    }
    shown
}

/// The layout of `index` that fits best; `None` where no row of the form is found.
fn fit<'f>(
    index: &'f FormIndex,
    tokens: &[Token<'_>],
    segments: &[Segment],
    mut candidates: Vec<Candidates>,
) -> Option<Recognition<'f>> {
    let header_lines = headers::header_lines(index, tokens, segments);
    headers::drop_headers(index, tokens, segments, &header_lines, &mut candidates);
    headers::drop_parts_of_year(tokens, segments, &mut candidates);
    if candidates.iter().all(|each| each.rows.is_empty()) {
        return None;
    }
    let roles = roles(index, tokens, segments, &candidates, &header_lines);
    let mut best: Option<(LayoutId, Alignment)> = None;
    for (id, layout) in index.layouts.iter_with_ids() {
        let layout = LayoutFit {
            layout,
            tokens,
            segments,
            candidates: &candidates,
        };
        let alignment = align::align(layout.matches(), &layout.costs(&roles));
        if best
            .as_ref()
            .is_none_or(|(_, known)| alignment.score > known.score)
        {
            best = Some((id, alignment));
        }
    }
    let (layout, alignment) = best?;
    Some(Recognition {
        index,
        layout,
        header_lines,
        candidates,
        roles,
        alignment,
    })
}

fn roles(
    index: &FormIndex,
    tokens: &[Token<'_>],
    segments: &[Segment],
    candidates: &[Candidates],
    header_lines: &HeaderLines,
) -> Vec<TextRole> {
    let mut roles = Vec::with_capacity(segments.len());
    let mut foot_line = None;
    for (segment, candidates) in segments.iter().zip(candidates) {
        let mut role = role(index, tokens, segment, candidates);
        let line = tokens.get(segment.token).map(|token| token.line);
        if line.is_some_and(|line| header_lines.contains(&line)) {
            role = TextRole::Header;
        }
        // Who signs and when stands in one line, whatever the form knows of it.
        if role == TextRole::None && candidates.rows.is_empty() && line == foot_line {
            role = TextRole::Foot;
        }
        if role == TextRole::Foot {
            foot_line = line;
        }
        roles.push(role);
    }
    roles
}

fn role(
    index: &FormIndex,
    tokens: &[Token<'_>],
    segment: &Segment,
    candidates: &Candidates,
) -> TextRole {
    let is_exact = |found: &Candidate| found.score >= found::EXACT - 10;
    let words = match (&segment.label, tokens.get(segment.token)) {
        (Some(label), _) => label.full.clone(),
        (None, Some(token)) => words_of(&token.raw.chars().take(FOOT_WITHIN).collect::<String>()),
        (None, None) => return TextRole::None,
    };
    let names_columns = || index.names.contains(&words) || index.names_columns(&words);
    if index.is_header(&words) || (candidates.rows.is_empty() && names_columns()) {
        TextRole::Header
    } else if index.is_foot(&words) && !candidates.rows.iter().any(is_exact) {
        TextRole::Foot
    } else {
        TextRole::None
    }
}

/// A document beside one layout.
struct LayoutFit<'a, 'd> {
    layout: &'a LayoutIndex,
    tokens: &'a [Token<'d>],
    segments: &'a [Segment],
    candidates: &'a [Candidates],
}

impl LayoutFit<'_, '_> {
    fn costs(&self, roles: &[TextRole]) -> Costs {
        let texts = self.segments.iter().zip(roles);
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
            for found in &candidates.rows {
                matches.extend(self.match_of(start, found));
            }
        }
        matches
    }

    fn match_of(&self, start: usize, found: &Candidate) -> Option<Match> {
        let position = self.layout.position[found.row]?;
        let row = self.layout.rows.get(position)?;
        let first = self.segments.get(start)?;
        let last = self.segments.get(start + found.pieces - 1)?;
        let gain = found.score
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
            end: start + found.pieces,
            position,
            parents: [above.next().flatten(), above.next().flatten()],
            numbering: first.label.as_ref().and_then(|label| label.numbering),
            gain,
        })
    }

    fn unit_gain(&self, first: &Segment, last: &Segment, row: &LayoutRow) -> i64 {
        let in_label = first.label.as_ref().and_then(|label| label.unit.as_deref());
        let printed = in_label.or_else(|| first_unit(self.tokens, last));
        match (printed, row.unit.as_deref()) {
            (Some(printed), Some(own)) if unit::is_same(printed, own) => 8,
            (Some(printed), Some(own)) if unit::converts(printed, own) => 4,
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
        if above.iter().any(|found| row.parents.contains(&found.row)) {
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
        (Some(printed), Some(own)) if printed == own => 8,
        (Some(printed), Some(own)) if printed.level == own.level => 0,
        (None, None) => 4,
        (None, Some(_)) => -1,
        (Some(_), _) => -4,
    }
}

/// The first unit behind a label.
pub(crate) fn first_unit<'t>(tokens: &'t [Token<'_>], segment: &Segment) -> Option<&'t str> {
    let tail = tokens.get(segment.tail.clone())?;
    tail.iter().find_map(|token| match &token.kind {
        Kind::Unit(unit) => Some(unit.as_str()),
        _ => None,
    })
}

/// Whether enough rows stand in the document for it to be the form, and some of them with a cell behind them.
fn is_enough(
    recognition: &Recognition<'_>,
    shown: &HashSet<&str>,
    tokens: &[Token<'_>],
    segments: &[Segment],
) -> bool {
    let in_layout = recognition.layout_index().rows.len();
    let fewest = FEWEST_ROWS.min(in_layout);
    let rows = recognition.alignment.chain.len();
    let with_cells = recognition
        .chain()
        .filter(|each| is_filled(recognition, tokens, segments, each))
        .count();
    let is_shown = !shown.is_empty() && shown.len() * 2 >= recognition.index.recognise.len();
    // A table may have lost its cells; its header still tells it from a list of words.
    let has_header = || {
        let labels = segments.iter().filter_map(|each| each.label.as_ref());
        let named: HashSet<&str> = labels
            .filter(|label| headers::names_column(recognition.index, label))
            .map(|label| label.full.as_str())
            .collect();
        named.len() >= FEWEST_ROWS
    };
    let is_form = rows >= fewest
        && (with_cells >= fewest || (is_shown && has_header()))
        && (rows * 5 >= in_layout || is_shown);
    is_form || has_whole_table(recognition, shown, tokens, segments)
}

/// Whether a cell stands behind a label, or what may be its values glued to it.
fn is_filled(
    recognition: &Recognition<'_>,
    tokens: &[Token<'_>],
    segments: &[Segment],
    each: &Match,
) -> bool {
    let last = segments.get(each.end - 1);
    let tail = last.and_then(|last| tokens.get(last.tail.clone()));
    tail.is_some_and(|tail| !tail.is_empty())
        || recognition.found(each).is_some_and(|found| found.glued)
}

/// Whether a table of the form stands there with all its rows and their values under a header of its own columns,
/// so that a document that is cut off behind it is that form.
fn has_whole_table(
    recognition: &Recognition<'_>,
    shown: &HashSet<&str>,
    tokens: &[Token<'_>],
    segments: &[Segment],
) -> bool {
    let form = &recognition.index.form;
    let filled: HashSet<RowId> = recognition
        .chain()
        .filter(|each| is_filled(recognition, tokens, segments, each))
        .filter_map(|each| recognition.row(each))
        .collect();
    form.tables.iter().any(|table| {
        let columns = table.columns.iter().map(|&id| &form.columns[id].label);
        let required = table.rows.iter().filter(|&&row| !form.rows[row].optional);
        table.columns.len() >= FEWEST_ROWS
            && required.clone().count() > 1
            && columns
                .map(|label| Label::new(label).bare)
                .all(|words| shown.contains(words.as_str()))
            && required.into_iter().all(|row| filled.contains(row))
    })
}
