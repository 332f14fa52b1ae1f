//! Who filed a report and for which year, from its title, its body and its signature.
//!
//! This works on reports without a table too.

mod submitter;
mod year;

#[cfg(test)]
mod tests;

use crate::characters::{half_width, is_space};
use gouji_model::Document;

/// How many cells are looked at, from the start.
const MOST_CELLS: usize = 5_000;

/// How much of a cell is looked at, in characters.
const MOST_CHARACTERS: usize = 4_000;

/// The longest title, in characters.
const LONGEST_TITLE: usize = 70;

/// Over how many lines a title may be broken.
const MOST_LINES: usize = 3;

/// What the head of a report says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Head {
    pub(super) submitter: Option<String>,
    pub(super) year: Option<u16>,
}

/// Reads the head of `document`.
pub(super) fn head(document: &Document) -> Head {
    let cells = document.lines.iter().flat_map(|line| &line.cells);
    let texts = cells.take(MOST_CELLS).map(|cell| folded(&cell.text));
    let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    let title = title(&texts);
    let from_title = title
        .as_ref()
        .and_then(|(text, _)| submitter::in_title(text));
    let beside = || {
        title
            .as_ref()
            .and_then(|&(_, at)| submitter::beside_title(&texts, at))
    };
    Head {
        submitter: from_title
            .or_else(beside)
            .or_else(|| submitter::in_body(&texts)),
        year: title
            .as_ref()
            .and_then(|(text, _)| year::first(text))
            .or_else(|| year::in_body(&texts)),
    }
}

/// `text` in half width, without spaces, with the year in Arabic digits.
fn folded(text: &str) -> String {
    let characters = text.chars().take(MOST_CHARACTERS).map(half_width);
    year::in_digits(characters.filter(|&c| !is_space(c)).collect())
}

/// The title with its year, and the index of its first text. A title in one line goes before one broken over several.
fn title(texts: &[String]) -> Option<(String, usize)> {
    let whole = texts.iter().position(|text| is_title(text));
    if let Some(at) = whole {
        return Some((texts.get(at)?.clone(), at));
    }
    for at in 0..texts.len() {
        let mut joined = String::new();
        for text in texts.get(at..)?.iter().take(MOST_LINES) {
            joined.push_str(text);
            let begins =
                submitter::is_name(texts.get(at)?) || year::first(texts.get(at)?).is_some();
            let begins = begins || texts.get(at)?.contains("信息公开");
            if begins && is_title(&joined) {
                return Some((joined, at));
            }
        }
    }
    None
}

fn is_title(text: &str) -> bool {
    let is_short = text.chars().take(LONGEST_TITLE + 1).count() <= LONGEST_TITLE;
    let is_report = ["报告", "年报", "年度报", "统计表", "情况表"]
        .iter()
        .any(|word| text.contains(word));
    let is_sentence = text.contains(['。', ';', '《']) || text.starts_with("根据");
    is_short
        && is_report
        && !is_sentence
        && text.contains("信息公开")
        && year::first(text).is_some()
}
