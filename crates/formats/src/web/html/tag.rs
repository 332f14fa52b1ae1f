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
    /// The size of letters, of a list or of a field.
    Size,
    Width,
    Height,
    Disabled,
    Open,
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
            b"size" => Self::Size,
            b"width" => Self::Width,
            b"height" => Self::Height,
            b"disabled" => Self::Disabled,
            b"open" => Self::Open,
            _ => return None,
        })
    }
}

/// A tag with the attributes that matter. Its memory serves the next tag again.
#[derive(Default)]
pub(super) struct Tag {
    pub(super) name: Vec<u8>,
    pub(super) closes_itself: bool,
    pub(super) is_end: bool,
    pub(super) attributes: [AttributeValue; 16],
}

/// An attribute as written, where it is.
#[derive(Default)]
pub(super) struct AttributeValue {
    pub(super) is_there: bool,
    pub(super) value: Vec<u8>,
}

impl Tag {
    /// The value of `attribute`; empty where it has none.
    pub(super) fn value(&self, attribute: Attribute) -> Option<&str> {
        let attribute_value = self.attributes.get(attribute as usize)?;
        let value = std::str::from_utf8(&attribute_value.value).unwrap_or_default();
        attribute_value.is_there.then_some(value)
    }

    pub(super) fn has(&self, attribute: Attribute) -> bool {
        self.value(attribute).is_some()
    }

    pub(super) fn begin(&mut self, is_end: bool) {
        self.name.clear();
        self.is_end = is_end;
        self.closes_itself = false;
        for attribute_value in &mut self.attributes {
            attribute_value.is_there = false;
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
