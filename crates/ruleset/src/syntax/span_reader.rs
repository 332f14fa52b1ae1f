//! Values as written, each with its place in the file: serde reads them from the tree, which keeps the spans.
//!
//! The derived types of this folder are read from a [`Node`]. Two things go beyond what serde knows of: a [`Spanned`] value
//! also gets the span of its node, and a type that asks for bytes gets the digits of a number as they are written.

use super::tree::{Node, NodeKind};
use gouji_model::Span;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::value::{
    Error, MapAccessDeserializer, MapDeserializer, SeqAccessDeserializer, SeqDeserializer,
};
use serde::de::{
    self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Unexpected,
    Visitor,
};
use serde::{Deserialize, Serialize, Serializer, forward_to_deserialize_any};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

/// The name under which [`Spanned`] asks for the place of a value.
const SPANNED: &str = "a value with its place";

/// A value with its place.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename = "a value with its place")]
pub(crate) struct Spanned<T> {
    /// The start and the end of the whole value, and those of what is underlined for a mistake in it as a whole.
    places: [u32; 4],
    pub(crate) value: T,
}

impl<T> Spanned<T> {
    /// `value`, which stands at `span`.
    pub(crate) fn new(value: T, span: Span) -> Self {
        Self {
            places: places(span, span),
            value,
        }
    }

    /// The bytes of the whole value; none for one that is left out.
    pub(crate) fn span(&self) -> Span {
        let [start, end, ..] = self.places;
        Span { start, end }
    }

    /// What to underline for a mistake in the whole value: a mapping's first key, a list's first item, else all of it.
    pub(crate) fn short_span(&self) -> Span {
        let [.., start, end] = self.places;
        Span { start, end }
    }
}

fn places(whole: Span, short: Span) -> [u32; 4] {
    [whole.start, whole.end, short.start, short.end]
}

impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// For the schema, which gives the value of a key that is left out.
impl<T: Serialize> Serialize for Spanned<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// A mapping with any keys, in the order of the file.
#[derive(Debug)]
pub(crate) struct Entries<T>(pub(crate) Vec<(Spanned<String>, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
            type Value = Entries<T>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a mapping")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for Entries<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        BTreeMap::<String, T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        BTreeMap::<String, T>::json_schema(generator)
    }
}

/// For the schema, which gives the value of a key that is left out.
impl<T: Serialize> Serialize for Entries<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// One text or several, in a list, or a mapping in their place.
pub(super) enum Texts<M> {
    One(Spanned<String>),
    Several(Vec<Spanned<String>>),
    Mapping(M),
}

/// Reads one text, several texts, or a mapping.
pub(super) fn texts_or_mapping<'de, D: Deserializer<'de>, M: Deserialize<'de>>(
    deserializer: D,
) -> Result<Texts<M>, D::Error> {
    let found = Spanned::<Texts<M>>::deserialize(deserializer)?;
    let places = found.places;
    Ok(match found.value {
        Texts::One(text) => Texts::One(Spanned { places, ..text }),
        several => several,
    })
}

/// Reads one text, or several in a list.
pub(super) fn texts<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<Spanned<String>>, D::Error> {
    /// A mapping where only texts may stand.
    #[derive(Deserialize)]
    enum NoMapping {}

    Ok(match texts_or_mapping(deserializer)? {
        Texts::One(text) => vec![text],
        Texts::Several(texts) => texts,
        Texts::<NoMapping>::Mapping(mapping) => match mapping {},
    })
}

impl<'de, M: Deserialize<'de>> Deserialize<'de> for Texts<M> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextsVisitor<M>(PhantomData<M>);
        impl<'de, M: Deserialize<'de>> Visitor<'de> for TextsVisitor<M> {
            type Value = Texts<M>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text or a list of texts")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Texts::One(Spanned::new(text.to_owned(), Span::new(0, 0))))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(list)).map(Texts::Several)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                M::deserialize(MapAccessDeserializer::new(map)).map(Texts::Mapping)
            }
        }
        deserializer.deserialize_any(TextsVisitor(PhantomData))
    }
}

impl<'de> IntoDeserializer<'de, Error> for &'de Node {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.kind {
            NodeKind::Null => visitor.visit_unit(),
            NodeKind::Boolean(flag) => visitor.visit_bool(*flag),
            NodeKind::Number(digits) => number(digits, visitor),
            NodeKind::Text(text) => visitor.visit_borrowed_str(text),
            NodeKind::List(items) => SeqDeserializer::new(items.iter()).deserialize_any(visitor),
            NodeKind::Mapping(entries) => {
                let entries = entries.iter().map(|entry| (&entry.key, &entry.value));
                MapDeserializer::new(entries).deserialize_any(visitor)
            }
        }
    }

    /// A number as its digits stand in the file; anything else as it is.
    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.kind {
            NodeKind::Number(digits) => visitor.visit_borrowed_bytes(digits.as_bytes()),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.kind {
            NodeKind::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.kind {
            NodeKind::Text(text) => visitor.visit_enum(text.as_str().into_deserializer()),
            _ => Err(de::Error::invalid_type(
                Unexpected::Other("a value"),
                &"one of several words",
            )),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.kind {
            _ if name == SPANNED => visitor.visit_seq(PlaceAndValue {
                places: Some(places(self.span, self.short_span())),
                value: Some(self),
            }),
            NodeKind::Mapping(entries) => {
                let fields = entries.iter().filter(|entry| !entry.is_duplicate);
                let fields = fields.map(|entry| (&entry.key, &entry.value));
                MapDeserializer::new(fields).deserialize_any(visitor)
            }
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// A whole number, also one with zeros behind its point, as JSON Schema has it; any other number as it may be.
fn number<'de, V: Visitor<'de>>(digits: &str, visitor: V) -> Result<V::Value, Error> {
    let whole = match digits.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|digit| digit == b'0') => whole,
        _ => digits,
    };
    match (whole.parse::<i64>(), digits.parse::<f64>()) {
        (Ok(whole), _) => visitor.visit_i64(whole),
        (Err(_), Ok(number)) => visitor.visit_f64(number),
        (Err(_), Err(_)) => visitor.visit_str(digits),
    }
}

/// The two parts of a [`Spanned`], one after the other.
struct PlaceAndValue<D> {
    places: Option<[u32; 4]>,
    value: Option<D>,
}

impl<'de, D: Deserializer<'de, Error = Error>> SeqAccess<'de> for PlaceAndValue<D> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        if let Some(places) = self.places.take() {
            let places = SeqDeserializer::new(places.into_iter());
            return seed.deserialize(places).map(Some);
        }
        let value = self.value.take();
        value.map(|value| seed.deserialize(value)).transpose()
    }
}
