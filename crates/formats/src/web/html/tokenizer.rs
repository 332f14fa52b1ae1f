//! The source of a page to tags and texts.

use super::page::HtmlPage;
use super::tag::{Attribute, Tag};
use gouji_model::ReadError;
use html5gum::{Emitter, Error, State};

/// Takes what the tokenizer finds to the page.
pub(super) struct TagEmitter<'p, 's> {
    source: &'s str,
    page: &'p mut HtmlPage,
    /// Where the tokenizer stands.
    position: usize,
    tag: Tag,
    attribute_name: Vec<u8>,
    /// The attribute whose value is being read, where it matters.
    attribute: Option<Attribute>,
    last_start: Vec<u8>,
    /// Bytes that are no whole character yet.
    torn: Vec<u8>,
    /// Whether a tag that closes itself is closed, as in XML.
    is_xml: bool,
    failed: Option<ReadError>,
}

impl<'p, 's> TagEmitter<'p, 's> {
    pub(super) fn new(source: &'s str, page: &'p mut HtmlPage) -> Self {
        Self {
            source,
            page,
            position: 0,
            tag: Tag::default(),
            attribute_name: Vec::new(),
            attribute: None,
            last_start: Vec::new(),
            torn: Vec::new(),
            is_xml: source.trim_start().starts_with("<?xml"),
            failed: None,
        }
    }

    /// The name of an attribute has been read. Of two with one name the first counts.
    fn finish_attribute_name(&mut self) {
        if self.attribute_name.is_empty() {
            return;
        }
        self.attribute = Attribute::from_name(&self.attribute_name);
        self.attribute_name.clear();
        let attribute_value = self
            .attribute
            .and_then(|attribute| self.tag.attributes.get_mut(attribute as usize));
        match attribute_value {
            Some(attribute_value) if !attribute_value.is_there => {
                attribute_value.is_there = true;
                attribute_value.value.clear();
            }
            _ => self.attribute = None,
        }
    }

    fn note(&mut self, result: Result<(), ReadError>) {
        if let Err(unreadable) = result {
            self.failed.get_or_insert(unreadable);
        }
    }

    /// `text`, which the tokenizer has just passed, as a part of the source where it stands there as it is.
    fn source_text(&self, text: &[u8]) -> Option<&'s str> {
        let start = self.position.saturating_sub(text.len());
        let source_text = self.source.get(start..self.position);
        source_text.filter(|source_text| source_text.as_bytes() == text)
    }

    fn text(&mut self, text: &[u8]) {
        if self.page.is_skipped() {
            return;
        }
        let result = match (self.source_text(text), self.torn.is_empty()) {
            (Some(source_text), true) => self.page.text(source_text),
            _ => self.torn_text(text),
        };
        self.note(result);
    }

    /// A text that is not as in the source, or that begins or ends within a character.
    fn torn_text(&mut self, text: &[u8]) -> Result<(), ReadError> {
        self.torn.extend_from_slice(text);
        let result = match std::str::from_utf8(&self.torn) {
            Ok(whole) => self.page.text(whole),
            Err(error) if error.error_len().is_none() => return Ok(()),
            Err(_) => {
                let whole = String::from_utf8_lossy(&self.torn);
                self.page.text(&whole)
            }
        };
        self.torn.clear();
        result
    }
}

impl Emitter for TagEmitter<'_, '_> {
    type Token = ReadError;

    fn set_last_start_tag(&mut self, last_start_tag: Option<&[u8]>) {
        self.last_start.clear();
        self.last_start
            .extend_from_slice(last_start_tag.unwrap_or_default());
    }

    fn emit_eof(&mut self) {
        let result = self.page.end_of_file();
        self.note(result);
    }

    fn emit_error(&mut self, _: Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<ReadError> {
        self.failed.take()
    }

    fn emit_string(&mut self, text: &[u8]) {
        self.text(text);
    }

    fn init_start_tag(&mut self) {
        self.tag.begin(false);
        self.attribute = None;
    }

    fn init_end_tag(&mut self) {
        self.tag.begin(true);
        self.attribute = None;
    }

    fn init_comment(&mut self) {}

    fn emit_current_tag(&mut self) -> Option<State> {
        self.finish_attribute_name();
        self.torn.clear();
        if self.tag.is_end {
            let result = self.page.end(&self.tag);
            self.note(result);
            return None;
        }
        let closes_itself = self.is_xml && self.tag.closes_itself;
        let mut result = self.page.start(&self.tag);
        if closes_itself && result.is_ok() {
            result = self.page.end(&self.tag);
        }
        self.note(result);
        self.last_start.clone_from(&self.tag.name);
        self.tag.next_state().filter(|_| !closes_itself)
    }

    fn emit_current_comment(&mut self) {}

    fn emit_current_doctype(&mut self) {}

    fn set_self_closing(&mut self) {
        self.tag.closes_itself = true;
    }

    fn set_force_quirks(&mut self) {}

    fn push_tag_name(&mut self, name: &[u8]) {
        self.tag.name.extend_from_slice(name);
    }

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn init_doctype(&mut self) {}

    fn init_attribute(&mut self) {
        self.finish_attribute_name();
        self.attribute = None;
    }

    fn init_attribute_value(&mut self) {
        self.finish_attribute_name();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute_name.extend_from_slice(name);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        let Some(attribute) = self.attribute else {
            return;
        };
        if let Some(attribute_value) = self.tag.attributes.get_mut(attribute as usize) {
            attribute_value.value.extend_from_slice(value);
        }
    }

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.tag.is_end && !self.last_start.is_empty() && self.last_start == self.tag.name
    }

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }
}
