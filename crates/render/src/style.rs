//! How output looks: language, colours, signs and width.

use gouji_model::{Language, Severity};

/// How output looks. The caller knows the terminal; nothing here asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The language of all words.
    pub language: Language,
    /// Whether escape sequences for colours are written.
    pub colour: bool,
    /// Whether lines are drawn with ASCII signs, for consoles that draw box characters two cells wide.
    pub ascii: bool,
    /// How many cells a line of output may take.
    pub width: usize,
}

impl Style {
    /// Plain text of `width` cells.
    #[must_use]
    pub fn plain(language: Language, width: usize) -> Self {
        Self {
            language,
            colour: false,
            ascii: false,
            width,
        }
    }

    /// The width that is really used: below 40 cells nothing could be laid out.
    pub(crate) fn columns(self) -> usize {
        self.width.max(40)
    }

    /// `text` in the colours of `paint`. The text must hold no line break.
    pub(crate) fn paint(self, paint: Paint, text: &str) -> String {
        match paint.code() {
            Some(code) if self.colour && !text.is_empty() => {
                format!("\u{1b}[{code}m{text}\u{1b}[0m")
            }
            _ => text.to_owned(),
        }
    }

    /// The signs to draw with.
    pub(crate) fn signs(self) -> &'static Signs {
        if self.ascii { &ASCII } else { &UNICODE }
    }
}

/// What a piece of text is, for its colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paint {
    Error,
    Query,
    Note,
    Good,
    Strong,
    Faint,
}

impl Paint {
    fn code(self) -> Option<&'static str> {
        Some(match self {
            Self::Error => "1;31",
            Self::Query => "1;33",
            Self::Note => "1;36",
            Self::Good => "32",
            Self::Strong => "1",
            Self::Faint => "2",
        })
    }
}

impl From<Severity> for Paint {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Query => Self::Query,
            Severity::Note => Self::Note,
        }
    }
}

/// The signs of an excerpt.
#[derive(Debug)]
pub(crate) struct Signs {
    pub(crate) top: &'static str,
    pub(crate) bottom: &'static str,
    pub(crate) bar: &'static str,
    pub(crate) dot: &'static str,
    pub(crate) gap: &'static str,
    /// Under the labelled text that matters most.
    pub(crate) heavy: &'static str,
    /// Under other labelled text.
    pub(crate) light: &'static str,
    /// Where the text of a label hangs.
    pub(crate) hook: &'static str,
    pub(crate) elbow: &'static str,
    pub(crate) left_elbow: &'static str,
    pub(crate) ellipsis: &'static str,
    pub(crate) rule: &'static str,
    pub(crate) bullet: &'static str,
}

const UNICODE: Signs = Signs {
    top: "╭─",
    bottom: "╰─",
    bar: "│",
    dot: "·",
    gap: "⋮",
    heavy: "━",
    light: "─",
    hook: "┬",
    elbow: "╰─",
    left_elbow: "─╯",
    ellipsis: "…",
    rule: "─",
    bullet: "·",
};

const ASCII: Signs = Signs {
    top: ",-",
    bottom: "`-",
    bar: "|",
    dot: ":",
    gap: "~",
    heavy: "^",
    light: "-",
    hook: "+",
    elbow: "`-",
    left_elbow: "-'",
    ellipsis: "..",
    rule: "-",
    bullet: "-",
};
