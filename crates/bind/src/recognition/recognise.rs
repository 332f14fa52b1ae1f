//! Which form and layout a document is, and which of its texts are which rows.

use crate::form_index::{FormIndex, Forms};
use crate::recognition::align::{Alignment, Match};
use crate::recognition::candidates::{Candidate, Candidates, find_all};
use crate::recognition::header_rows as headers;
use crate::recognition::header_rows::{FEWEST_ROWS, HeaderLines};
use crate::recognition::layout_fit::LayoutFit;
use crate::recognition::recognised_document::{
    OtherForm, RecognisedDocument, Recognition, TextRole,
};
use crate::report_head::head;
use crate::tokens::{Label, Segment, TokenizedDocument, words_of};
use gouji_model::{LayoutId, Line, RecognitionFailure, RowId};
use std::collections::HashSet;

/// How well another form must fit to be possible beside the best, in hundredths of its score.
const NEARLY_AS_GOOD: i64 = 85;

/// The fewest bytes of header cells that are glued together.
const SHORTEST_GLUED: usize = 30;

/// How many of its own labels show a form of which few rows are left.
const FEWEST_SHOWN: usize = 3;

/// In how much of a text the words of a foot line stand, in characters.
const FOOT_WITHIN: usize = 60;

/// The failure to recognise any of `forms`.
fn recognition_failure(forms: &Forms) -> RecognitionFailure {
    let forms = forms.all.iter().map(|index| &index.form);
    let known = forms.map(|form| (form.title.clone(), form.years));
    RecognitionFailure {
        known: known.collect(),
        ..RecognitionFailure::default()
    }
}

/// Cuts lines of a document into tokens and finds the form that stands in them.
///
/// # Errors
/// How near the nearest form came, where none fits well enough or two fit equally well.
pub(crate) fn recognise<'a>(
    lines: &'a [Line],
    forms: &'a Forms,
) -> Result<RecognisedDocument<'a>, RecognitionFailure> {
    let document = TokenizedDocument::new(lines, &forms.units, &forms.openings)
        .ok_or_else(|| recognition_failure(forms))?;
    let recognition = best_form(&document, forms, || head(lines).year)?;
    Ok(RecognisedDocument {
        document,
        recognition,
    })
}

/// The form and layout that fit best, or how near the nearest came.
fn best_form<'f>(
    document: &TokenizedDocument<'_>,
    forms: &'f Forms,
    year: impl FnOnce() -> Option<u16>,
) -> Result<Recognition<'f>, RecognitionFailure> {
    let mut enough: Vec<(Recognition<'f>, usize)> = Vec::new();
    let mut nearest = recognition_failure(forms);
    let candidates = find_all(&forms.all, document);
    for (index, candidates) in forms.all.iter().zip(candidates) {
        let Some(recognition) = fit(index, document, candidates) else {
            continue;
        };
        let rows_found = recognition.alignment.chain.len();
        if rows_found > nearest.rows_found {
            nearest.nearest = Some(index.form.title.clone());
            nearest.rows_found = rows_found;
        }
        let shown = shown_labels(index, document);
        if is_enough(&recognition, &shown, document) {
            enough.push((recognition, shown.len()));
        }
    }
    best_fit(enough, document, year).ok_or(nearest)
}

/// The form that fits best. Where others fit nearly as well, the form with the most labels of its kind in the document is
/// taken, and none where no form has any.
fn best_fit<'f>(
    fits: Vec<(Recognition<'f>, usize)>,
    document: &TokenizedDocument<'_>,
    year: impl FnOnce() -> Option<u16>,
) -> Option<Recognition<'f>> {
    let score = |fit: &(Recognition<'_>, usize)| fit.0.alignment.score;
    let top = fits.iter().map(score).max()?;
    let is_near = |fit: &(Recognition<'_>, usize)| {
        score(fit).saturating_mul(100) >= top.saturating_mul(NEARLY_AS_GOOD)
    };
    let (mut near, others): (Vec<_>, Vec<_>) = fits.into_iter().partition(is_near);
    // Stable, so that the earlier of two that fit equally well goes first.
    near.sort_by_key(|fit| (std::cmp::Reverse(fit.1), std::cmp::Reverse(score(fit))));
    let is_said = near.len() == 1 || near.first().is_some_and(|first| first.1 > 0);
    let mut near = near.into_iter().map(|(recognition, _)| recognition);
    let first = near.next().filter(|_| is_said)?;
    let mut others = others;
    others.sort_by_key(|fit| std::cmp::Reverse(score(fit)));
    let others = near.chain(others.into_iter().map(|(recognition, _)| recognition));
    let mut taken: HashSet<usize> = HashSet::new();
    let others = others.filter_map(|other| {
        let told = other_form(&first, &other, document, &mut taken)?;
        Some((other, told))
    });
    let others: Vec<_> = others.collect();
    Some(form_of_year(first, others, document, year))
}

/// `first` with the other forms that stand beside it, or the one of them that is the form of the report's year where
/// `first` is not.
fn form_of_year<'f>(
    mut first: Recognition<'f>,
    mut others: Vec<(Recognition<'f>, OtherForm)>,
    document: &TokenizedDocument<'_>,
    year: impl FnOnce() -> Option<u16>,
) -> Recognition<'f> {
    let fits = |form: &Recognition<'_>, year| form.index.form.years.contains(year);
    let year = if others.is_empty() { None } else { year() };
    let fitting = year.filter(|&year| !fits(&first, year)).and_then(|year| {
        let mut others = others.iter();
        others.position(|(other, _)| fits(other, year))
    });
    if let Some(at) = fitting {
        let (other, _) = others.remove(at);
        let mut taken = HashSet::new();
        let told = other_form(&other, &first, document, &mut taken);
        others.extend(told.map(|told| (first, told)));
        first = other;
    }
    first.others = others.into_iter().map(|(_, told)| told).collect();
    first
}

/// A form of which rows stand in the document beside those of the form that fits best, with the place of its first row.
/// `taken` are the texts that are rows of such forms already.
fn other_form(
    best: &Recognition<'_>,
    other: &Recognition<'_>,
    document: &TokenizedDocument<'_>,
    taken: &mut HashSet<usize>,
) -> Option<OtherForm> {
    let known = best.chain().flat_map(|matched| matched.start..matched.end);
    let known: HashSet<usize> = known.collect();
    let is_own = |matched: &&Match| {
        let candidate = other.candidate(matched);
        let texts = matched.start..matched.end;
        let is_row_of_best = texts.clone().any(|at| {
            let rows = best.candidates.get(at);
            known.contains(&at) || rows.is_some_and(|text| !text.rows.is_empty())
        });
        candidate.is_some_and(Candidate::is_exact)
            && is_filled(other, document, matched)
            && !is_row_of_best
    };
    let own: Vec<&Match> = other.chain().filter(is_own).collect();
    let is_free = |matched: &&&Match| !taken.contains(&matched.start);
    let is_other = own.iter().filter(is_free).count() >= FEWEST_ROWS;
    let first = own.first().filter(|_| is_other)?;
    taken.extend(own.iter().map(|matched| matched.start));
    Some(OtherForm {
        title: other.index.form.title.clone(),
        place: document.token(first.start)?.place,
    })
}

/// The form's own labels that stand in the document, also where the cells of a header are glued together.
fn shown_labels<'f>(index: &'f FormIndex, document: &TokenizedDocument<'_>) -> HashSet<&'f str> {
    let mut shown = HashSet::new();
    for label in document.labels() {
        let labels = index.recognise.iter();
        let labels = labels.filter(|words| **words == label.bare || **words == label.full);
        shown.extend(labels.map(String::as_str));
        if label.full.len() >= SHORTEST_GLUED {
            shown.extend(index.glued_names(&label.full));
        }
    }
    shown
}

/// The layout of `index` that fits best; `None` where no row of the form is found.
fn fit<'f>(
    index: &'f FormIndex,
    document: &TokenizedDocument<'_>,
    mut candidates: Vec<Candidates>,
) -> Option<Recognition<'f>> {
    let header_lines = headers::header_lines(index, document);
    headers::drop_headers(index, document, &header_lines, &mut candidates);
    headers::drop_parts_of_year(document, &mut candidates);
    if candidates.iter().all(|text| text.rows.is_empty()) {
        return None;
    }
    let roles = roles(index, document, &candidates, &header_lines);
    let mut best: Option<(LayoutId, Alignment)> = None;
    for (id, layout) in index.layouts.iter_with_ids() {
        let fit = LayoutFit {
            layout,
            document,
            candidates: &candidates,
        };
        let alignment = fit.alignment(&roles);
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
        others: Vec::new(),
    })
}

fn roles(
    index: &FormIndex,
    document: &TokenizedDocument<'_>,
    candidates: &[Candidates],
    header_lines: &HeaderLines,
) -> Vec<TextRole> {
    let mut roles = Vec::with_capacity(candidates.len());
    let mut foot_line = None;
    for (segment, candidates) in document.segments.iter().zip(candidates) {
        let mut role = role(index, document, segment, candidates);
        let line = document.token_of(segment).map(|token| token.line);
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
    document: &TokenizedDocument<'_>,
    segment: &Segment,
    candidates: &Candidates,
) -> TextRole {
    let words = match (&segment.label, document.token_of(segment)) {
        (Some(label), _) => label.full.clone(),
        (None, Some(token)) => words_of(&token.raw.chars().take(FOOT_WITHIN).collect::<String>()),
        (None, None) => return TextRole::None,
    };
    let names_columns = || index.names.contains(&words) || index.names_columns(&words);
    if index.is_header(&words) || (candidates.rows.is_empty() && names_columns()) {
        TextRole::Header
    } else if index.is_foot(&words) && !candidates.rows.iter().any(Candidate::is_exact) {
        TextRole::Foot
    } else {
        TextRole::None
    }
}

/// Whether enough rows stand in the document for it to be the form, and some of them with a cell behind them.
fn is_enough(
    recognition: &Recognition<'_>,
    shown: &HashSet<&str>,
    document: &TokenizedDocument<'_>,
) -> bool {
    let in_layout = recognition.layout_index().rows.len();
    let fewest = FEWEST_ROWS.min(in_layout);
    let rows = recognition.alignment.chain.len();
    let filled = recognition.chain();
    let filled = filled.filter(|matched| is_filled(recognition, document, matched));
    let filled: Vec<&Match> = filled.collect();
    let is_shown = !shown.is_empty() && shown.len() * 2 >= recognition.index.recognise.len();
    // A table may have lost its cells; its header still tells it from a list of words.
    let has_header = || {
        let named: HashSet<&str> = document
            .labels()
            .filter(|label| headers::names_column(recognition.index, label))
            .map(|label| label.full.as_str())
            .collect();
        named.len() >= FEWEST_ROWS
    };
    let is_form = rows >= fewest
        && (filled.len() >= fewest || (is_shown && has_header()))
        && (rows * 5 >= in_layout || is_shown);
    // A document that is cut off after a few rows still shows labels that no other form has.
    let is_beginning = filled.len() >= fewest && shown.len() >= FEWEST_SHOWN;
    is_form || is_beginning || has_whole_table(recognition, shown, &filled)
}

/// Whether a cell stands behind a label, or a value may be glued to it.
fn is_filled(
    recognition: &Recognition<'_>,
    document: &TokenizedDocument<'_>,
    matched: &Match,
) -> bool {
    let candidate = recognition.candidate(matched);
    let has_glued_value = candidate.is_some_and(|candidate| candidate.has_glued_value);
    has_glued_value || !document.tail(matched.end - 1).is_empty()
}

/// Whether a table of the form stands there with all its rows and their values under a header of its own columns,
/// so that a document that is cut off behind it is that form.
fn has_whole_table(
    recognition: &Recognition<'_>,
    shown: &HashSet<&str>,
    filled: &[&Match],
) -> bool {
    let form = &recognition.index.form;
    let filled = filled.iter().filter_map(|matched| recognition.row(matched));
    let filled: HashSet<RowId> = filled.collect();
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
