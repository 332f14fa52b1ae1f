//! What is said of the prose of a report.

use super::Words;
use gouji_model::Language;

impl Words {
    /// The number of a paragraph, beside it.
    pub(crate) fn paragraph_number(self, paragraph: u32) -> String {
        match self.0 {
            Language::Zh => format!("{paragraph}段"),
            Language::En => format!("par. {paragraph}"),
        }
    }

    /// `title` with what the text should say and does not.
    pub(crate) fn lacking(self, title: &str, names: &[String]) -> String {
        match self.0 {
            Language::Zh => format!("{title}（没有写明：{}）", names.join("、")),
            Language::En => format!("{title} (not stated: {})", names.join(", ")),
        }
    }
}
