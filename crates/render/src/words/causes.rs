//! The words of which figure is wrong.

use super::{Words, en, zh};
use gouji_model::{Grade, Language, Slip};

impl Words {
    /// How sure an explanation is.
    pub(crate) fn grade(self, grade: Grade) -> &'static str {
        match self.0 {
            Language::Zh => zh::grade(grade),
            Language::En => en::grade(grade),
        }
    }

    /// What happened to a figure; `with` is the other one of an exchange.
    pub(crate) fn slip(self, slip: Slip, with: &str) -> String {
        match self.0 {
            Language::Zh => zh::slip(slip, with),
            Language::En => en::slip(slip, with),
        }
    }

    /// A figure that is wrong, what it should be, and why.
    pub(crate) fn change(self, figure: &str, from: &str, to: &str, slip: &str) -> String {
        match self.0 {
            Language::Zh => zh::change(figure, from, to, slip),
            Language::En => en::change(figure, from, to, slip),
        }
    }

    /// That the prose says the same, behind what happened.
    pub(crate) fn said_so(self, slip: &str) -> String {
        match (self.0, slip) {
            (Language::Zh, "") => "正文写的也是这个数".to_owned(),
            (Language::Zh, slip) => format!("{slip}，正文写的也是这个数"),
            (Language::En, "") => "the text says so too".to_owned(),
            (Language::En, slip) => format!("{slip}; the text says so too"),
        }
    }

    /// A figure that is lacking, and what it should be.
    pub(crate) fn missing_figure(self, figure: &str, to: &str) -> String {
        match self.0 {
            Language::Zh => zh::missing(figure, to),
            Language::En => en::missing(figure, to),
        }
    }

    /// A number that the prose states.
    pub(crate) fn in_prose(self, name: &str) -> String {
        match self.0 {
            Language::Zh => format!("正文的{name}"),
            Language::En => format!("{name} in the text"),
        }
    }

    /// From one number to another, or from it on.
    pub(crate) fn between(self, least: &str, largest: Option<&str>) -> String {
        match (self.0, largest) {
            (Language::Zh, Some(largest)) => format!("{least} 到 {largest}"),
            (Language::Zh, None) => format!("{least} 以上"),
            (Language::En, Some(largest)) => format!("from {least} to {largest}"),
            (Language::En, None) => format!("{least} or more"),
        }
    }

    /// What the changes come to: so many rules hold that did not.
    pub(crate) fn proof(self, broken: usize) -> String {
        match self.0 {
            Language::Zh => zh::proof(broken),
            Language::En => en::proof(broken),
        }
    }

    /// What is wrong, and what comes of putting it right.
    pub(crate) fn then(self, changes: &str, proof: &str) -> String {
        match self.0 {
            Language::Zh => format!("{changes}；{proof}"),
            Language::En => format!("{changes}; {proof}"),
        }
    }

    /// Between two changes.
    pub(crate) fn between_changes(self) -> &'static str {
        match self.0 {
            Language::Zh => "；",
            Language::En => "; ",
        }
    }

    /// That there may be explanations that were not looked at.
    pub(crate) fn not_exhausted(self) -> &'static str {
        match self.0 {
            Language::Zh => "没有找遍，可能还有别的",
            Language::En => "not all were looked at; there may be others",
        }
    }

    /// That one of so many explanations is right, for so many broken rules.
    pub(crate) fn one_of(self, explanations: usize, broken: usize) -> String {
        match self.0 {
            Language::Zh => zh::one_of(explanations, broken),
            Language::En => en::one_of(explanations, broken),
        }
    }

    /// That so many explanations are not shown.
    pub(crate) fn more_explanations(self, count: usize) -> String {
        match self.0 {
            Language::Zh => zh::more_explanations(count),
            Language::En => en::more_explanations(count),
        }
    }
}
