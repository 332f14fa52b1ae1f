//! Which rows of a form a document's text may be, by its words alone.

use crate::form_index::{FormIndex, RowMeaning, Wording, pairs_of};
use crate::tokens::{LONGEST_LABEL, Label, Token, TokenizedDocument, shares_row, unit};
use gouji_model::characters::{count_up_to, trim};
use gouji_model::numeral::is_chinese_numeral;
use gouji_model::{Role, RowId};
use std::collections::HashMap;

/// Over how many texts a label may be broken.
const MOST_PIECES: usize = 4;

/// How similar two wordings must be, in thousandths.
const ALIKE: usize = 700;

/// How much more similar than the wordings of all other rows a wording must be, in thousandths.
const MARGIN: usize = 100;

/// How many texts without an exact label are compared; beyond that only exact labels count.
///
/// A report has a few dozen. This bounds the work on a file that is none.
const MOST_COMPARED: usize = 5_000;

/// The longest unit that may be glued behind a label, in letters.
const LONGEST_UNIT: usize = 9;

/// The score of a label that is letter for letter that of the form.
pub(crate) const EXACT: i64 = 100;

/// How many labels of nested groups may stand before the label of a row in one text.
const MOST_GROUPS: usize = 2;

/// What may stand behind the label of a group and does not name a row in it.
const SAYS_NO_MORE: [&str; 5] = ["数量", "总数", "总量", "情况", "小计"];

/// A row that a text may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) row: RowId,
    /// Over how many segments the label goes.
    pub(crate) pieces: usize,
    /// How well the words fit; [`EXACT`] at most.
    pub(crate) score: i64,
    /// Whether digits or a unit stand in the label that the label of the form does not have: a value may be glued to it.
    pub(crate) has_glued_value: bool,
    /// Whether the label is only similar to that of the form.
    pub(crate) is_similar: bool,
}

impl Candidate {
    /// A label in one text, as the form prints it.
    /// Whether a text says the label of the row, at most with fewer words around it.
    pub(crate) fn is_exact(&self) -> bool {
        self.score >= EXACT - 10
    }

    fn new(row: RowId, score: i64) -> Self {
        Self {
            row,
            pieces: 1,
            score,
            has_glued_value: false,
            is_similar: false,
        }
    }
}

/// The rows that one text may be.
#[derive(Debug, Clone, Default)]
pub(crate) struct Candidates {
    pub(crate) rows: Vec<Candidate>,
    /// Rows with a similar label, where no label is so much more similar than the others that it can be said which.
    pub(crate) near: Vec<RowId>,
}

impl From<Vec<Candidate>> for Candidates {
    fn from(rows: Vec<Candidate>) -> Self {
        Self {
            rows,
            near: Vec::new(),
        }
    }
}

/// For every form the rows that each segment may be, alone or with those behind it.
///
/// The labels of the document are the same for all forms, so each is brought into shape once.
pub(crate) fn find_all(
    forms: &[FormIndex],
    document: &TokenizedDocument<'_>,
) -> Vec<Vec<Candidates>> {
    let mut finders: Vec<CandidateFinder<'_>> = forms.iter().map(CandidateFinder::new).collect();
    let mut all = vec![vec![Candidates::default(); document.segments.len()]; forms.len()];
    for at in 0..document.segments.len() {
        for_each_label(document, at, |label, pieces, is_likely| {
            for (finder, candidates) in finders.iter_mut().zip(&mut all) {
                if let Some(candidates) = candidates.get_mut(at) {
                    finder.add(candidates, label, pieces, is_likely);
                }
            }
        });
    }
    all
}

/// Calls `visit` with each label that the text at `at` may be, alone or joined with the texts behind it: the label, over
/// how many texts it goes, and whether it is worth comparing.
fn for_each_label(
    document: &TokenizedDocument<'_>,
    at: usize,
    mut visit: impl FnMut(&Label, usize, bool),
) {
    let rest = document.segments.get(at..).unwrap_or_default();
    let Some(first) = rest.first() else {
        return;
    };
    let mut text = String::new();
    for (pieces, segment) in (1..=MOST_PIECES).zip(rest) {
        let (Some(piece_label), Some(token)) = (&segment.label, document.token_of(segment)) else {
            break;
        };
        let opening = document.token_of(first);
        let is_apart = opening.is_some_and(|opening| !shares_row(opening, token));
        if pieces > 1 && (piece_label.numbering.is_some() || is_apart) {
            break;
        }
        text.push_str(trim(token.raw));
        if count_up_to(&text, LONGEST_LABEL) > LONGEST_LABEL {
            break;
        }
        let joined = (pieces > 1).then(|| Label::new(&text));
        // Only what is numbered or has cells behind it, or glued to it, is worth comparing; prose has neither.
        let is_likely = !segment.tail.is_empty()
            || piece_label.numbering.is_some()
            || piece_label.full.ends_with(|c: char| c.is_ascii_digit());
        if let Some(label) = joined.as_ref().or(first.label.as_ref()) {
            visit(label, pieces, is_likely);
        }
        // No label begins with a remark; it belongs to what stands before.
        let is_remark = pieces == 1 && piece_label.numbering.is_none() && is_in_brackets(token.raw);
        // Behind the text there is no room for its label to go on.
        let mut tail = document.tail_of(segment).iter();
        if is_remark || !tail.all(Token::is_blank) {
            break;
        }
    }
}

/// Finds the rows of one form. Each wording is compared once.
struct CandidateFinder<'f> {
    index: &'f FormIndex,
    known: HashMap<(String, String), Candidates>,
    compared: usize,
}

impl<'f> CandidateFinder<'f> {
    fn new(index: &'f FormIndex) -> Self {
        Self {
            index,
            known: HashMap::new(),
            compared: 0,
        }
    }

    fn add(&mut self, candidates: &mut Candidates, label: &Label, pieces: usize, is_likely: bool) {
        let exact = exact_candidates(self.index, label);
        let is_wanted = is_likely || !exact.is_empty();
        if !is_wanted || label.full.is_empty() || self.index.is_header(&label.full) {
            return;
        }
        let more = if exact.is_empty() {
            self.look_up(label)
        } else {
            exact.into()
        };
        let has_exact = candidates.rows.iter().any(Candidate::is_exact);
        for candidate in more.rows {
            let score = candidate.score - i64::try_from(pieces - 1).unwrap_or(0);
            // A label to the letter is not bettered by one that is only alike.
            if candidate.is_exact() || !has_exact {
                candidates.rows.push(Candidate {
                    pieces,
                    score,
                    ..candidate
                });
            }
        }
        if pieces == 1 {
            candidates.near = more.near;
        }
    }

    /// The rows whose label is similar to one that the form does not print.
    fn look_up(&mut self, label: &Label) -> Candidates {
        let key = (label.full.clone(), label.bare.clone());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        if self.compared >= MOST_COMPARED {
            return Candidates::default();
        }
        self.compared += 1;
        let mut rows = candidates_behind_group(self.index, label);
        if rows.is_empty() {
            rows = glued_candidates(self.index, label);
        }
        let candidates = match rows.is_empty() {
            true => similar_candidates(self.index, label),
            false => rows.into(),
        };
        self.known.insert(key, candidates.clone());
        candidates
    }
}

fn is_in_brackets(text: &str) -> bool {
    let text = trim(text);
    text.starts_with(['(', '（', '[', '【', '〔']) && text.ends_with([')', '）', ']', '】', '〕'])
}

/// The rows that a wording stands for.
pub(crate) fn meanings<'f>(index: &'f FormIndex, words: &str) -> &'f [RowMeaning] {
    let at = index.exact.get(words);
    let wording = at.and_then(|&at| index.wordings.get(at));
    wording.map_or(&[], |wording| wording.rows.as_slice())
}

/// The rows whose label is letter for letter `label`, with or without remarks in brackets.
fn exact_candidates(index: &FormIndex, label: &Label) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for meaning in meanings(index, &label.full) {
        let score = if meaning.is_whole { EXACT } else { EXACT - 2 };
        add_new(&mut candidates, meaning.row, score);
    }
    // A remark can make another row of a short word: 镇政府（门户网站） is not 镇政府.
    if label.bare.chars().count() > 3 {
        for meaning in meanings(index, &label.bare) {
            add_new(&mut candidates, meaning.row, EXACT - 5);
        }
    }
    candidates
}

/// Adds a row that is no candidate yet.
fn add_new(candidates: &mut Vec<Candidate>, row: RowId, score: i64) {
    if !candidates.iter().any(|known| known.row == row) {
        candidates.push(Candidate::new(row, score));
    }
}

/// The rows of a group whose label follows the group's in one text: 「三、本年度办理结果 （一）予以公开」.
fn candidates_behind_group(index: &FormIndex, label: &Label) -> Vec<Candidate> {
    let full = (label.full != label.bare).then_some(label.full.as_str());
    let mut candidates: Vec<Candidate> = Vec::new();
    for words in std::iter::once(label.bare.as_str()).chain(full) {
        for row in rows_behind(index, words, MOST_GROUPS, None) {
            add_new(&mut candidates, row, EXACT - 6);
        }
    }
    candidates
}

/// The rows under `above` that `words` name, behind the labels of at least one group and at most `groups`.
fn rows_behind(index: &FormIndex, words: &str, groups: usize, above: Option<RowId>) -> Vec<RowId> {
    let form = &index.form;
    let is_under = |row: RowId, group: RowId| {
        std::iter::successors(form.rows[row].parent, |&row| form.rows[row].parent)
            .any(|parent| parent == group)
    };
    let is_in = |row: RowId| above.is_none_or(|above| is_under(row, above));
    let mut rows: Vec<RowId> = Vec::new();
    if above.is_some() {
        let named = meanings(index, words).iter().map(|meaning| meaning.row);
        rows.extend(named.filter(|&row| is_in(row)));
    }
    if groups == 0 {
        return rows;
    }
    for wording in &index.wordings {
        let Some(rest) = words.strip_prefix(wording.words.as_str()) else {
            continue;
        };
        let rest = rest.trim_start_matches(is_number);
        let headings = wording.rows.iter().map(|meaning| meaning.row);
        let headings = headings.filter(|&row| form.rows[row].role == Role::Heading && is_in(row));
        for heading in headings.filter(|_| !rest.is_empty()) {
            rows.extend(rows_behind(index, rest, groups - 1, Some(heading)));
        }
    }
    rows
}

/// The rows whose label is the start of `label`, with a unit or digits glued behind it.
fn glued_candidates(index: &FormIndex, label: &Label) -> Vec<Candidate> {
    match candidates_glued_to(index, &label.bare) {
        glued_rows if glued_rows.is_empty() && label.full != label.bare => {
            candidates_glued_to(index, &label.full)
        }
        glued_rows => glued_rows,
    }
}

fn candidates_glued_to(index: &FormIndex, words: &str) -> Vec<Candidate> {
    let mut letters = 0;
    for (end, c) in words.char_indices().rev() {
        letters += usize::from(!c.is_ascii_digit());
        if letters > LONGEST_UNIT {
            break;
        }
        let (start, rest) = words.split_at(end);
        let rows = meanings(index, start);
        // Two letters, as 规章, may be the end of anything, unless nothing but digits stands behind them.
        let fewest = if letters == 0 { 2 } else { 4 };
        if rows.is_empty() || count_up_to(start, fewest) < fewest {
            continue;
        }
        let has_digits = letters < rest.chars().count();
        let unit: String = rest.chars().filter(|c| !c.is_ascii_digit()).collect();
        if unit.is_empty() || unit::word(&unit).is_some() {
            let candidate = |meaning: &RowMeaning| Candidate {
                has_glued_value: has_digits || !is_unit_of(index, meaning.row, &unit),
                ..Candidate::new(meaning.row, EXACT - 20)
            };
            return rows.iter().map(candidate).collect();
        }
    }
    Vec::new()
}

/// Whether a glued `unit` says nothing new of `row`.
fn is_unit_of(index: &FormIndex, row: RowId, unit: &str) -> bool {
    let figures = index.form.row_figures(row);
    let mut units = figures.filter_map(|figure| index.form.figures[figure].unit.as_ref());
    unit.is_empty() || units.all(|known| known.0 == unit)
}

/// The rows whose label is similar to `label`, and much more similar than that of any other row.
fn similar_candidates(index: &FormIndex, label: &Label) -> Candidates {
    let mut best: Vec<(usize, usize)> = Vec::new();
    let bare = (label.bare != label.full).then_some(label.bare.as_str());
    for words in std::iter::once(label.full.as_str()).chain(bare) {
        best.extend(likeness(index, words));
    }
    best.sort_by_key(|&(at, likeness)| (std::cmp::Reverse(likeness), at));
    let wording = |at: usize| index.wordings.get(at);
    let Some((first, top)) = best
        .first()
        .and_then(|&(at, top)| Some((wording(at)?, top)))
    else {
        return Candidates::default();
    };
    let rows: Vec<RowId> = first.rows.iter().map(|meaning| meaning.row).collect();
    let is_of_first = |meaning: &RowMeaning| rows.contains(&meaning.row);
    let is_rival = |at: usize| wording(at).is_some_and(|other| !other.rows.iter().any(is_of_first));
    let rivals = best
        .iter()
        .filter(|&&(at, likeness)| likeness + MARGIN > top && is_rival(at));
    let rivals: Vec<usize> = rivals.map(|&(at, _)| at).collect();
    if !rivals.is_empty() {
        let near = rivals.iter().filter_map(|&at| wording(at)).chain([first]);
        let mut near: Vec<RowId> = near
            .flat_map(|wording| &wording.rows)
            .map(|meaning| meaning.row)
            .collect();
        near.sort_unstable();
        near.dedup();
        return Candidates {
            rows: Vec::new(),
            near,
        };
    }
    if is_group_and_more(index, label, first) {
        return Candidates::default();
    }
    let score = 20 + i64::try_from((top - ALIKE) / 5).unwrap_or(0);
    let digits = |words: &str| words.bytes().filter(u8::is_ascii_digit).count();
    let candidate = |meaning: &RowMeaning| Candidate {
        has_glued_value: digits(&label.bare) > digits(&first.words),
        is_similar: differs(label, &first.words),
        ..Candidate::new(meaning.row, score)
    };
    Candidates {
        rows: first.rows.iter().map(candidate).collect(),
        near: Vec::new(),
    }
}

/// Whether a text is the label of a group with other words behind it. Then it is a row of the group, which the other
/// words name, and not the group.
fn is_group_and_more(index: &FormIndex, label: &Label, group: &Wording) -> bool {
    let form = &index.form;
    let is_group = |row: RowId| {
        let group = &form.rows[row];
        group.role == Role::Heading
            || !group.parts.is_empty()
            || form.children(row).next().is_some()
    };
    let more = label.bare.strip_prefix(group.words.as_str());
    let goes_on =
        more.is_some_and(|more| more.chars().count() > 1 && !SAYS_NO_MORE.contains(&more));
    goes_on && group.rows.iter().any(|meaning| is_group(meaning.row))
}

/// Whether `label` and `words` differ in more than a number whose marks are lost: 「五行政诉讼数量」.
fn differs(label: &Label, words: &str) -> bool {
    let is_same = |label: &str| label == words || label.trim_start_matches(is_number) == words;
    !is_same(&label.full) && !is_same(&label.bare)
}

/// Whether `c` may stand in the number before a label.
pub(crate) fn is_number(c: char) -> bool {
    c.is_ascii_digit() || c == '〇' || is_chinese_numeral(c)
}

/// The wordings that are similar enough, each with its similarity in thousandths.
fn likeness(index: &FormIndex, words: &str) -> Vec<(usize, usize)> {
    let length = words.chars().count();
    let mut shared = vec![0_usize; index.wordings.len()];
    for pair in pairs_of(words) {
        for &at in index.pairs.get(&pair).map_or(&[][..], Vec::as_slice) {
            if let Some(shared) = shared.get_mut(at) {
                *shared += 1;
            }
        }
    }
    let mut alike = Vec::new();
    let shared = shared.into_iter().enumerate();
    for (at, shared) in shared.filter(|&(_, shared)| shared > 0) {
        let Some(wording) = index.wordings.get(at) else {
            continue;
        };
        let longer = wording.length.max(length);
        // One changed character breaks at most two pairs, and three in ten may be changed.
        if shared * 5 + 5 < longer * 2 || negations(words) != negations(&wording.words) {
            continue;
        }
        let changes = strsim::levenshtein(words, &wording.words);
        let likeness = (longer.saturating_sub(changes) * 1000)
            .checked_div(longer)
            .unwrap_or(0);
        if likeness >= ALIKE {
            alike.push((at, likeness));
        }
    }
    alike
}

/// 「不属于」 is one character away from 「属于」 and means the contrary.
fn negations(words: &str) -> usize {
    words.matches(['不', '未', '非', '无']).count()
}
