//! What messages are put together from: quotations, lists, and names that come close.

use super::{Text, Words, zh};
use crate::terminal::width::{clean_inline, cut};
use gouji_model::Suggestion;

impl Words {
    /// The user's text in quotes, fit for a sentence.
    pub(super) fn quote(self, text: &str) -> String {
        let text = quotable(text);
        self.zh(format!("「{text}」")).en(format!("\"{text}\""))
    }

    pub(crate) fn list(self, names: &[String]) -> String {
        names.join(self.pick("、", ", "))
    }
}

/// The most cells that a quotation of the user's own text takes.
const QUOTED: usize = 40;

/// The most cells that the words of a library or of the system take.
const QUOTED_DETAIL: usize = 100;

/// The words of a library or of the system, fit for a sentence.
pub(super) fn brief(text: &str) -> String {
    cut(&clean_inline(text), QUOTED_DETAIL, "…")
}

/// The user's text, fit for a sentence: one line, no controls, not endless.
pub(super) fn quotable(text: &str) -> String {
    cut(&clean_inline(text), QUOTED, "…")
}

/// `1 row`, `2 rows`: a number of things in English.
pub(super) fn count_noun(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    }
}

/// The name that comes closest, as a question; `otherwise` where none does.
pub(super) fn did_you_mean(suggestion: &Suggestion, otherwise: impl Into<Text>) -> Text {
    match suggestion.near.first() {
        Some(near) => zh(format!("是不是 {near}？"))
            .en(format!("did you mean {near}?"))
            .into(),
        None => otherwise.into(),
    }
}

/// The names that come close, and what to do in any case.
pub(super) fn near_help(suggestion: &Suggestion, always: impl Into<Text>) -> Text {
    let Text { zh, en } = always.into();
    if suggestion.near.is_empty() {
        return Text { zh, en };
    }
    Text {
        zh: format!("相近的有：{}\n{zh}", suggestion.near.join("、")),
        en: format!("close to it: {}\n{en}", suggestion.near.join(", ")),
    }
}
