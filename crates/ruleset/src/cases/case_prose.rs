//! The prose of a case: its text, with its title, period and date where the case names them.

use gouji_model::vocabulary::{CASE_TEXT, Keyword, PERIOD, SIGNATURE, TITLE};
use gouji_model::{Paragraph, Place, Prose, Section};

/// The keys under which a case gives its prose.
const KEYS: [(Keyword, ProsePart); 4] = [
    (CASE_TEXT, ProsePart::Text),
    (TITLE, ProsePart::Title),
    (PERIOD, ProsePart::Period),
    (SIGNATURE, ProsePart::Signature),
];

/// What of the prose a key gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ProsePart {
    Text,
    Title,
    Period,
    Signature,
}

/// The longest line that is taken for a heading, in characters.
const LONGEST_HEADING: usize = 60;

impl ProsePart {
    /// What `key` gives; `None` for the name of a figure.
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        let known = KEYS.iter().find(|(word, _)| word.matches(key));
        known.map(|(_, part)| *part)
    }

    /// Adds `text` to `prose`: a paragraph per line, a heading where a line begins with 一、 and is short.
    pub(crate) fn add(self, prose: &mut Prose, text: &str) {
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let at = prose.paragraphs.len();
            if let Some((number, title)) = heading(line).filter(|_| self == Self::Text) {
                prose.sections.push(Section {
                    number,
                    title: title.to_owned(),
                    heading: at,
                });
            }
            match self {
                Self::Text => {}
                Self::Title => prose.title_paragraph = Some(at),
                Self::Period => prose.period_paragraph = Some(at),
                Self::Signature => prose.date_paragraph = Some(at),
            }
            prose.paragraphs.push(Paragraph {
                text: line.to_owned(),
                place: Place::Paragraph {
                    paragraph: u32::try_from(at + 1).unwrap_or(u32::MAX),
                },
                section: prose.sections.len().checked_sub(1),
            });
        }
    }
}

/// The number and the title of a heading of the first level.
fn heading(line: &str) -> Option<(u32, &str)> {
    let (numeral, title) = line.split_once('、')?;
    let number = crate::claims::section_number(numeral)?;
    let is_short = line.chars().count() <= LONGEST_HEADING;
    (is_short && !line.contains(['。', '，'])).then(|| (number, title.trim()))
}
