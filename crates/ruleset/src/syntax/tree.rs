//! The tree of one YAML file: every key and every value with its span.

use gouji_model::{Span, YamlType};
use std::collections::HashSet;

/// A value with its span.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) kind: NodeKind,
}

/// What a value is. Numbers keep their digits, so that nothing is rounded on the way.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum NodeKind {
    Null,
    Boolean(bool),
    Number(String),
    Text(String),
    List(Vec<Node>),
    Mapping(Vec<Entry>),
}

/// One `key: value` of a mapping.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    /// A text.
    pub(crate) key: Node,
    pub(crate) value: Node,
    /// Whether a type leaves the entry out, because its key stands twice, which scanning tells as a mistake: all entries of
    /// the key but the first, and the first where it is blank.
    pub(crate) is_duplicate: bool,
}

impl Entry {
    pub(crate) fn name(&self) -> &str {
        self.key.scalar().unwrap_or_default()
    }
}

impl Node {
    pub(crate) fn yaml_type(&self) -> YamlType {
        match &self.kind {
            NodeKind::Null => YamlType::Null,
            NodeKind::Boolean(_) => YamlType::Boolean,
            NodeKind::Number(_) => YamlType::Number,
            NodeKind::Text(_) => YamlType::Text,
            NodeKind::List(_) => YamlType::List,
            NodeKind::Mapping(_) => YamlType::Mapping,
        }
    }

    /// The value of `key`, where this is a mapping that has it.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.name() == key)
    }

    /// Whether a key stands twice in a mapping here or below.
    pub(crate) fn has_duplicate_key(&self) -> bool {
        let mut entries = self.entries().iter();
        entries.any(|entry| entry.is_duplicate || entry.value.has_duplicate_key())
            || self.items().iter().any(Self::has_duplicate_key)
    }

    /// The entries of a mapping; none for anything else.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.kind {
            NodeKind::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none for anything else.
    pub(crate) fn items(&self) -> &[Node] {
        match &self.kind {
            NodeKind::List(items) => items,
            _ => &[],
        }
    }

    /// A scalar's text as written, without quotes.
    pub(crate) fn scalar(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Null => Some(""),
            NodeKind::Boolean(true) => Some("true"),
            NodeKind::Boolean(false) => Some("false"),
            NodeKind::Number(text) | NodeKind::Text(text) => Some(text),
            NodeKind::List(_) | NodeKind::Mapping(_) => None,
        }
    }

    /// The node at a JSON pointer.
    pub(crate) fn node(&self, pointer: &str) -> Option<&Node> {
        pointer
            .split('/')
            .skip(1)
            .try_fold(self, |node, segment| match &node.kind {
                NodeKind::List(items) => items.get(segment.parse::<usize>().ok()?),
                NodeKind::Mapping(_) => node.get(&unescape(segment)),
                _ => None,
            })
    }

    fn kind_mut(&mut self, pointer: &str) -> Option<&mut NodeKind> {
        let mut segments = pointer.split('/').skip(1);
        let node = segments.try_fold(self, |node, segment| match &mut node.kind {
            NodeKind::List(items) => items.get_mut(segment.parse::<usize>().ok()?),
            NodeKind::Mapping(entries) => {
                let key = unescape(segment);
                let entry = entries.iter_mut().find(|entry| entry.name() == key);
                entry.map(|entry| &mut entry.value)
            }
            _ => None,
        })?;
        Some(&mut node.kind)
    }

    /// Takes `keys` out of the mapping at a JSON pointer.
    pub(super) fn remove_keys(&mut self, pointer: &str, keys: &[String]) {
        if let Some(NodeKind::Mapping(entries)) = self.kind_mut(pointer) {
            let keys: HashSet<&str> = keys.iter().map(String::as_str).collect();
            entries.retain(|entry| !keys.contains(entry.name()));
        }
    }

    /// Takes the items at these positions out of the list under `key`.
    pub(super) fn remove_items(&mut self, key: &str, positions: &[usize]) {
        if let Some(NodeKind::List(items)) = self.kind_mut(&format!("/{key}")) {
            let mut at = 0..;
            items.retain(|_| at.next().is_none_or(|at| !positions.contains(&at)));
        }
    }

    /// What to underline for a fault of the whole value: a mapping's first key, a list's first item, else all of it.
    pub(crate) fn short_span(&self) -> Span {
        match &self.kind {
            NodeKind::Mapping(entries) => entries.first().map_or(self.span, |first| first.key.span),
            NodeKind::List(items) => items.first().map_or(self.span, Node::short_span),
            _ => self.span,
        }
    }

    /// The same as a `serde_yaml` value, from which the typed values are made.
    pub(crate) fn to_value(&self) -> serde_yaml::Value {
        use serde_yaml::Value;
        match &self.kind {
            NodeKind::Null => Value::Null,
            NodeKind::Boolean(flag) => Value::Bool(*flag),
            NodeKind::Number(text) => number(text),
            NodeKind::Text(text) => Value::String(text.clone()),
            NodeKind::List(items) => Value::Sequence(items.iter().map(Node::to_value).collect()),
            NodeKind::Mapping(entries) => Value::Mapping(
                entries
                    .iter()
                    .map(|entry| (entry.key.to_value(), entry.value.to_value()))
                    .collect(),
            ),
        }
    }
}

fn number(text: &str) -> serde_yaml::Value {
    if let Ok(whole) = text.parse::<i64>() {
        return serde_yaml::Value::Number(whole.into());
    }
    match text.parse::<f64>() {
        Ok(float) => serde_yaml::Value::Number(float.into()),
        Err(_) => serde_yaml::Value::String(text.to_owned()),
    }
}

pub(crate) fn unescape(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}
