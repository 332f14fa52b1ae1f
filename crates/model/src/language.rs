//! The two languages in which the program speaks.

/// The language of messages. Form labels stay as the form prints them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Chinese, the default.
    #[default]
    Zh,
    /// English.
    En,
}

/// A text of a rule or a form: Chinese, and English where its author gave it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Localized {
    /// The Chinese text.
    pub zh: String,
    /// The English text.
    pub en: Option<String>,
}

impl Localized {
    /// The text in `language`, or the Chinese where there is no English.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => self.en.as_deref().unwrap_or(&self.zh),
        }
    }
}
