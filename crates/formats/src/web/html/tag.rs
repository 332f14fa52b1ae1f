//! A tag of a page, with the attributes that matter.

use html5gum::State;

/// An attribute that matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute {
    Style,
    Class,
    Hidden,
    ColumnSpan,
    RowSpan,
    Type,
    Value,
    Selected,
    /// The colour of a text.
    Colour,
    /// What is behind a text.
    Ground,
    /// What a link leads to.
    Relation,
}

impl Attribute {
    pub(super) fn from_name(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"style" => Self::Style,
            b"class" => Self::Class,
            b"hidden" => Self::Hidden,
            b"colspan" => Self::ColumnSpan,
            b"rowspan" => Self::RowSpan,
            b"type" => Self::Type,
            b"value" => Self::Value,
            b"selected" => Self::Selected,
            b"color" => Self::Colour,
            b"bgcolor" | b"background" => Self::Ground,
            b"rel" => Self::Relation,
            _ => return None,
        })
    }
}

/// A tag with the attributes that matter. Its memory serves the next tag again.
#[derive(Default)]
pub(super) struct Tag {
    pub(super) name: Vec<u8>,
    pub(super) closes_itself: bool,
    /// The byte behind it.
    pub(super) end: usize,
    pub(super) is_end: bool,
    pub(super) attributes: [AttributeValue; 11],
}

/// An attribute as written, where it is.
#[derive(Default)]
pub(super) struct AttributeValue {
    pub(super) is_there: bool,
    pub(super) value: Vec<u8>,
    pub(super) at: usize,
}

impl Tag {
    /// The value of `attribute`; empty where it has none.
    pub(super) fn value(&self, attribute: Attribute) -> Option<&str> {
        let written = self.attributes.get(attribute as usize)?;
        let value = std::str::from_utf8(&written.value).unwrap_or_default();
        written.is_there.then_some(value)
    }

    /// The byte at which the value of `attribute` begins.
    pub(super) fn value_at(&self, attribute: Attribute) -> usize {
        let written = self.attributes.get(attribute as usize);
        written.map_or(0, |written| written.at)
    }

    pub(super) fn has(&self, attribute: Attribute) -> bool {
        self.value(attribute).is_some()
    }

    pub(super) fn begin(&mut self, is_end: bool) {
        self.name.clear();
        self.is_end = is_end;
        self.closes_itself = false;
        for written in &mut self.attributes {
            written.is_there = false;
        }
    }

    /// How the tokenizer goes on behind this tag where what follows is no markup.
    pub(super) fn next_state(&self) -> Option<State> {
        Some(match self.name.as_slice() {
            b"title" | b"textarea" => State::RcData,
            b"plaintext" => State::PlainText,
            b"script" => State::ScriptData,
            b"style" | b"xmp" | b"iframe" | b"noembed" | b"noframes" | b"noscript" => {
                State::RawText
            }
            _ => return None,
        })
    }
}
