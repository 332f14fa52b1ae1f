//! XML to its elements and texts.
//!
//! A thin layer over the parser for the parts of office files. Names are local
//! names: the strict variants of the formats use other namespaces for the same
//! elements, and some writers other prefixes. Of entities only the five of XML
//! and character references are replaced; a document type is passed over, so
//! nothing it defines is ever expanded.

use crate::limits::limit_error;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use gouji_model::{FileKind, Limit, ReadError};
use memchr::memmem;
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::QName;
use std::borrow::Cow;

/// How deep elements may stand in each other. Tables in tables take five levels each.
pub(crate) const MAX_DEPTH: usize = 320;

/// The most elements and texts of one part. A report has some ten thousand.
pub(crate) const MAX_EVENTS: u64 = 20_000_000;

/// How far into a part its XML declaration may name the encoding, in bytes.
const DECLARED_WITHIN: usize = 256;

/// The elements and texts of one part, in order.
pub(crate) struct XmlReader<'m> {
    reader: Reader<&'m [u8]>,
    kind: FileKind,
    depth: usize,
    left: u64,
    /// Whether the element just given was empty, so that its end is next.
    closes: bool,
}

/// A piece of markup. An empty element is a start and an end.
pub(crate) enum XmlEvent<'m> {
    Start(Element<'m>),
    End,
    Text(Cow<'m, str>),
}

/// The start of an element.
pub(crate) struct Element<'m>(BytesStart<'m>);

impl<'m> XmlReader<'m> {
    /// The markup of `text`, a part of a file of `kind`.
    pub(crate) fn new(text: &'m str, kind: FileKind) -> Self {
        Self {
            reader: Reader::from_str(text),
            kind,
            depth: 0,
            left: MAX_EVENTS,
            closes: false,
        }
    }

    /// The next piece; `None` behind the last element.
    ///
    /// # Errors
    /// Damaged where the text is not well-formed; beyond a limit where it is too deep or too long.
    pub(crate) fn next(&mut self) -> Result<Option<XmlEvent<'m>>, ReadError> {
        if self.closes {
            self.closes = false;
            self.depth = self.depth.saturating_sub(1);
            return Ok(Some(XmlEvent::End));
        }
        loop {
            let left = self.left.checked_sub(1);
            self.left = left.ok_or_else(|| limit_error(Limit::Steps, MAX_EVENTS))?;
            let event = self.reader.read_event().map_err(|_| self.damage_error())?;
            match event {
                Event::Start(start) => return self.begin(start).map(Some),
                Event::Empty(start) => {
                    self.closes = true;
                    return self.begin(start).map(Some);
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(XmlEvent::End));
                }
                Event::Text(text) => return Ok(Some(XmlEvent::Text(text.xml10_content()))),
                Event::CData(text) => return Ok(Some(XmlEvent::Text(text.xml10_content()))),
                Event::GeneralRef(reference) => {
                    if let Some(text) = resolve_reference(&reference) {
                        return Ok(Some(XmlEvent::Text(text)));
                    }
                }
                Event::Eof if self.depth > 0 => return Err(self.damage_error()),
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    fn begin(&mut self, start: BytesStart<'m>) -> Result<XmlEvent<'m>, ReadError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(limit_error(Limit::Depth, MAX_DEPTH));
        }
        Ok(XmlEvent::Start(Element(start)))
    }

    /// The next piece within the element that was begun last; `None` at its end.
    ///
    /// A function that reads an element asks until it is `None`, having read or skipped
    /// every element that was given to it.
    pub(crate) fn next_child(&mut self) -> Result<Option<XmlEvent<'m>>, ReadError> {
        Ok(match self.next()? {
            None | Some(XmlEvent::End) => None,
            piece => piece,
        })
    }

    /// The next element within the element that was begun last, texts passed over; `None` at its end.
    pub(crate) fn element(&mut self) -> Result<Option<Element<'m>>, ReadError> {
        loop {
            match self.next_child()? {
                Some(XmlEvent::Start(element)) => return Ok(Some(element)),
                Some(_) => {}
                None => return Ok(None),
            }
        }
    }

    /// The next child element of that name; the children before it are skipped.
    ///
    /// # Errors
    ///
    /// As [`Self::next`].
    pub(crate) fn find_element(&mut self, name: &str) -> Result<Option<Element<'m>>, ReadError> {
        while let Some(element) = self.element()? {
            if element.name() == name {
                return Ok(Some(element));
            }
            self.skip()?;
        }
        Ok(None)
    }

    /// The next element within the element that was begun last, what stands in it passed over; `None` at its end.
    pub(crate) fn leaf(&mut self) -> Result<Option<Element<'m>>, ReadError> {
        let element = self.element()?;
        if element.is_some() {
            self.skip()?;
        }
        Ok(element)
    }

    /// Passes over the rest of the element that was begun last.
    pub(crate) fn skip(&mut self) -> Result<(), ReadError> {
        let mut open = 1_usize;
        while open > 0 {
            match self.next()? {
                Some(XmlEvent::Start(_)) => open += 1,
                Some(XmlEvent::End) => open -= 1,
                Some(XmlEvent::Text(_)) => {}
                None => return Ok(()),
            }
        }
        Ok(())
    }

    fn damage_error(&self) -> ReadError {
        ReadError::Damaged { kind: self.kind }
    }
}

/// What a reference stands for; nothing where it is no entity of XML itself.
fn resolve_reference(reference: &BytesRef<'_>) -> Option<Cow<'static, str>> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(Cow::Owned(c.to_string()));
    }
    resolve_xml_entity(reference).map(Cow::Borrowed)
}

impl Element<'_> {
    /// The name without its prefix.
    pub(crate) fn name(&self) -> &str {
        local_name(self.0.name())
    }

    /// The value of the first attribute of that name, prefixes aside.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        self.attributes()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    }

    /// The number that an attribute holds; `None` where it holds none.
    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// All attributes with their values, the names without prefixes. What is malformed is left out.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        // The parser's own check for names given twice takes the square of their number.
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes.flatten().map(|attribute| {
            (
                local_name(attribute.key),
                replace_references(attribute.value),
            )
        })
    }
}

fn local_name(name: QName<'_>) -> &str {
    let whole = name.into_inner();
    whole.split_once(':').map_or(whole, |(_, local)| local)
}

/// An attribute's value with its references replaced.
fn replace_references(value: Cow<'_, str>) -> Cow<'_, str> {
    if !value.contains('&') {
        return value;
    }
    let mut text = String::with_capacity(value.len());
    let mut rest = value.as_ref();
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let Some((name, behind)) = after.split_once(';') else {
            rest = after;
            break;
        };
        text.push_str(&resolve_reference(&BytesRef::new(name)).unwrap_or_default());
        rest = behind;
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// Whether one of the words stands anywhere in the markup, told before it is read.
pub(crate) fn mentions(markup: &str, words: &[&str]) -> bool {
    let mut words = words.iter();
    words.any(|word| memmem::find(markup.as_bytes(), word.as_bytes()).is_some())
}

/// The text of a part, by its byte order mark, its zero bytes, or the encoding it declares; else UTF-8.
///
/// Bytes that are no characters become replacement characters.
pub(crate) fn decode(bytes: Vec<u8>) -> String {
    let encoding = encoding(&bytes);
    let bytes = if encoding == UTF_8 && Encoding::for_bom(&bytes).is_none() {
        match String::from_utf8(bytes) {
            Ok(text) => return text,
            Err(error) => error.into_bytes(),
        }
    } else {
        bytes
    };
    encoding.decode(&bytes).0.into_owned()
}

fn encoding(bytes: &[u8]) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return marked;
    }
    match bytes {
        [b'<', 0, ..] => UTF_16LE,
        [0, b'<', ..] => UTF_16BE,
        _ => declared_encoding(bytes).unwrap_or(UTF_8),
    }
}

/// The encoding that the XML declaration names.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes);
    let start = str::from_utf8(start.get(..start.iter().position(|&b| b == b'>')?)?).ok()?;
    let (_, value) = start.strip_prefix("<?xml")?.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (label, _) = value.get(1..)?.split_once(quote)?;
    let named = Encoding::for_label(label.as_bytes())?;
    // A text that could be read this far is not made of pairs of bytes, whatever it says.
    (named.is_ascii_compatible()).then_some(named)
}

#[cfg(test)]
#[path = "xml_tests.rs"]
mod tests;
