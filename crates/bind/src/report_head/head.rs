//! The title of a report, and what it and the body say of the submitter and the year.

use crate::report_head::folding::folded;
use crate::report_head::{submitter, year};
use gouji_model::Line;
use gouji_model::characters::count_up_to;

/// How many cells are looked at, from the start.
const MOST_CELLS: usize = 5_000;

/// The longest title, in characters.
const LONGEST_TITLE: usize = 70;

/// Over how many lines a title may be broken.
const MOST_LINES: usize = 3;

/// What the head of a report says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Head {
    pub(crate) submitter: Option<String>,
    pub(crate) year: Option<u16>,
    /// The line of the document in which the title begins.
    pub(crate) title_line: Option<usize>,
}

/// Reads the head of the report in `lines`.
pub(crate) fn head(lines: &[Line]) -> Head {
    let lines = lines.iter().enumerate();
    let cells = lines.flat_map(|(at, line)| line.cells.iter().map(move |cell| (at, cell)));
    let texts = cells
        .take(MOST_CELLS)
        .map(|(line, cell)| (line, folded(&cell.text)));
    let (lines, mut texts): (Vec<usize>, Vec<String>) =
        texts.filter(|(_, text)| !text.is_empty()).unzip();
    let mut title = title(&texts);
    if let Some((text, at, _)) = &mut title
        && may_go_on(&lines, &texts, *at)
    {
        // Its start is no longer taken for the start of a name.
        text.insert(0, char::REPLACEMENT_CHARACTER);
        if let Some(title_text) = texts.get_mut(*at) {
            title_text.insert(0, char::REPLACEMENT_CHARACTER);
        }
    }
    let (from_title, title) = match title {
        Some((text, at, end)) => (submitter::title_submitter(&text), Some((text, at, end))),
        None => match title_without_year(&lines, &texts) {
            Some((name, at)) => (Some(name), Some((String::new(), at, at + 1))),
            None => (None, None),
        },
    };
    let beside = || {
        title
            .as_ref()
            .and_then(|&(_, at, end)| submitter::neighbour_submitter(&texts, at, end))
    };
    let title_line = title
        .as_ref()
        .and_then(|&(_, at, _)| lines.get(at).copied());
    Head {
        title_line,
        submitter: from_title
            .or_else(beside)
            .or_else(|| submitter::filled_in(&lines, &texts))
            .or_else(|| submitter::body_submitter(&texts)),
        year: title
            .as_ref()
            .and_then(|(text, _, _)| year::first(text))
            .or_else(|| year::body_year(&texts)),
    }
}

/// Those of `lines` that are a title, and the submitter that each names.
pub(crate) fn named_titles(lines: &[Line]) -> Vec<(usize, String)> {
    let lines = lines.iter().enumerate();
    let cells = lines.flat_map(|(at, line)| line.cells.iter().map(move |cell| (at, cell)));
    // Most cells hold a number or a label; folding is dear.
    let may_be = |text: &str| {
        text.contains('公') && count_up_to(text, 2 * LONGEST_TITLE) <= 2 * LONGEST_TITLE
    };
    let titles = cells
        .filter(|(_, cell)| may_be(&cell.text))
        .take(MOST_CELLS);
    let named = titles.filter_map(|(at, cell)| {
        let text = folded(&cell.text);
        let name = is_title(&text)
            .then(|| submitter::title_submitter(&text))
            .flatten();
        Some((at, name?))
    });
    named.collect()
}

/// The years that a text names, however they are written, without those of dates.
pub(crate) fn years(text: &str) -> Vec<u16> {
    let text = folded(text);
    year::all(&text).map(|mention| mention.year).collect()
}

/// Whether `text` states the period of a report, from 1 January to 31 December of a year.
pub(crate) fn names_period(text: &str) -> bool {
    // A digit and 月 stand in every period; folding is dear.
    text.contains('月') && year::period_year(&folded(text)).is_some()
}

/// Whether the name in the text at `at` may begin in the cell before it in the same line, because a tab or a line break
/// parted them.
fn may_go_on(lines: &[usize], texts: &[String], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let is_letter = |c: char| c.is_alphabetic() && !c.is_ascii();
    let ends = texts
        .get(before)
        .is_some_and(|text| text.ends_with(is_letter));
    let begins = texts
        .get(at)
        .is_some_and(|text| text.starts_with(is_letter));
    lines.get(before) == lines.get(at) && ends && begins
}

/// The title with its year, the index of its first text and that of the text behind it. A title in one line is preferred
/// to one that is broken over several.
fn title(texts: &[String]) -> Option<(String, usize, usize)> {
    let whole = texts.iter().position(|text| is_title(text));
    if let Some(at) = whole {
        return Some((texts.get(at)?.clone(), at, at + 1));
    }
    for at in 0..texts.len() {
        let mut joined = String::new();
        for (more, text) in texts.get(at..)?.iter().take(MOST_LINES).enumerate() {
            joined.push_str(text);
            let begins =
                submitter::is_name(texts.get(at)?) || year::first(texts.get(at)?).is_some();
            let begins = begins || texts.get(at)?.contains("信息公开");
            if begins && is_title(&joined) {
                return Some((joined, at, at + more + 1));
            }
        }
    }
    None
}

/// The submitter that a title without a year names, and the index of that title.
fn title_without_year(lines: &[usize], texts: &[String]) -> Option<(String, usize)> {
    texts.iter().enumerate().find_map(|(at, text)| {
        let name = submitter::title_submitter(text)?;
        (is_headline(text) && !may_go_on(lines, texts, at)).then_some((name, at))
    })
}

fn is_title(text: &str) -> bool {
    is_headline(text) && year::first(text).is_some()
}

/// Whether `text` reads as a title, with a year or without one.
fn is_headline(text: &str) -> bool {
    let is_short = text.chars().take(LONGEST_TITLE + 1).count() <= LONGEST_TITLE;
    let is_report = ["报告", "年报", "年度报", "统计表", "情况表"]
        .iter()
        .any(|word| text.contains(word));
    let is_sentence = text.contains(['。', ';', '《']) || text.starts_with("根据");
    is_short && is_report && !is_sentence && text.contains("信息公开")
}

#[cfg(test)]
#[path = "head_tests.rs"]
mod tests;
