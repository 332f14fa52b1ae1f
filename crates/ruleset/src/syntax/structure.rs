//! The structure of a file against its schema: every breach at once, each with its span.

use super::tree::{Node, NodeKind, unescape};
use super::{cases, county, form, rules};
use crate::suggest::suggest;
use gouji_model::{Mistake, MistakeKind, SourceId, Span, YamlType};
use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, ValidationError, Validator};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

/// What a file holds, by its `gouji:` line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum FileKind {
    Form,
    Rules,
    Cases,
    County,
}

impl FileKind {
    /// The kinds that make a rule set.
    pub(crate) const OF_RULE_SET: [Self; 3] = [Self::Form, Self::Rules, Self::Cases];

    pub(crate) fn version(self) -> &'static str {
        match self {
            Self::Form => "form/1",
            Self::Rules => "rules/1",
            Self::Cases => "cases/1",
            Self::County => "county/1",
        }
    }

    fn schema(self) -> Value {
        let schema = match self {
            Self::Form => schemars::schema_for!(form::FormFile),
            Self::Rules => schemars::schema_for!(rules::RuleFile),
            Self::Cases => schemars::schema_for!(cases::CaseFile),
            Self::County => schemars::schema_for!(county::CountyFile),
        };
        schema.to_value()
    }

    /// The schema with its validator, made once per run and only for kinds that occur.
    fn checked_schema(self) -> Option<&'static (Value, Validator)> {
        static SCHEMAS: [OnceLock<Option<(Value, Validator)>>; 4] = [const { OnceLock::new() }; 4];
        let slot = SCHEMAS.get(self as usize)?;
        slot.get_or_init(|| {
            let schema = self.schema();
            let validator = jsonschema::validator_for(&schema).ok()?;
            Some((schema, validator))
        })
        .as_ref()
    }
}

/// The JSON Schemas of rule files, form schemas, cases and county configs, by file name.
#[must_use]
pub fn json_schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("form.schema.json", FileKind::Form.schema()),
        ("rules.schema.json", FileKind::Rules.schema()),
        ("cases.schema.json", FileKind::Cases.schema()),
        ("county.schema.json", FileKind::County.schema()),
    ]
}

/// Every key that the schema of any kind of file knows, wherever it stands.
pub(super) fn known_keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for (_, schema) in json_schemas() {
        collect_keys(&schema, &mut keys);
    }
    keys
}

fn collect_keys(schema: &Value, keys: &mut BTreeSet<String>) {
    let Some(parts) = schema.as_object() else {
        return;
    };
    let properties = parts.get("properties").and_then(Value::as_object);
    keys.extend(properties.into_iter().flat_map(|all| all.keys().cloned()));
    for part in parts.values() {
        collect_keys(part, keys);
    }
}

/// The content of `root` as its type, with every breach of the schema of `kind` told.
///
/// Rules and cases with a breach are taken out of `root`, so that the others are read all the same and
/// their mistakes are told in the same run.
pub(crate) fn check_and_read<T: DeserializeOwned>(
    source: SourceId,
    root: &mut Node,
    kind: FileKind,
    mistakes: &mut Vec<Mistake>,
) -> Option<T> {
    let before = mistakes.len();
    let breaches = check(source, root, kind, mistakes);
    let has_breach = mistakes.len() > before;
    match prune(root, kind, breaches) {
        true if has_breach => T::deserialize(&*root).ok(),
        true => read(source, root, mistakes),
        false => None,
    }
}

/// The content of `root` as its type. A file of the program itself is checked against its schema by a test, not at every
/// start.
pub(crate) fn read<T: DeserializeOwned>(
    source: SourceId,
    root: &Node,
    mistakes: &mut Vec<Mistake>,
) -> Option<T> {
    let content = T::deserialize(root);
    let content = content.map_err(|error| {
        // Scanning has told of a key that stands twice, and the schema of anything else that is wrong.
        if root.has_duplicate_key() {
            return;
        }
        let detail = error.to_string();
        let kind = MistakeKind::Structure { detail };
        mistakes.push(Mistake::new(kind, source, root.short_span()));
    });
    content.ok()
}

/// Where a file breaks its schema.
struct Breach {
    pointer: String,
    /// Keys that are not known there; empty for any other breach.
    unknown_keys: Vec<String>,
}

fn check(
    source: SourceId,
    root: &Node,
    kind: FileKind,
    mistakes: &mut Vec<Mistake>,
) -> Vec<Breach> {
    let Some((schema, validator)) = kind.checked_schema() else {
        return Vec::new();
    };
    let instance = match serde_json::to_value(root.to_value()) {
        Ok(instance) => instance,
        Err(error) => {
            let detail = error.to_string();
            let kind = MistakeKind::Structure { detail };
            mistakes.push(Mistake::new(kind, source, root.short_span()));
            return Vec::new();
        }
    };
    let mut breaches = Vec::new();
    for error in validator.iter_errors(&instance) {
        let pointer = error.instance_path().as_str().to_owned();
        let node = root.node(&pointer).unwrap_or(root);
        for (kind, span) in explain(schema, &pointer, node, &error) {
            mistakes.push(Mistake::new(kind, source, span));
        }
        let unknown_keys = match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => unexpected.clone(),
            _ => Vec::new(),
        };
        breaches.push(Breach {
            pointer,
            unknown_keys,
        });
    }
    breaches
}

/// Takes what breaks the schema out of `root`; `false` where nothing sound is left.
fn prune(root: &mut Node, kind: FileKind, breaches: Vec<Breach>) -> bool {
    let list = match kind {
        FileKind::Rules => Some("rules"),
        FileKind::Cases => Some("cases"),
        // A row that is gone would make every name that speaks of it look wrong.
        FileKind::Form | FileKind::County => None,
    };
    let mut items: Vec<usize> = Vec::new();
    for breach in breaches {
        if !breach.unknown_keys.is_empty() {
            root.remove_keys(&breach.pointer, &breach.unknown_keys);
            continue;
        }
        let mut segments = breach.pointer.split('/').skip(1);
        let is_in_list = list.is_some() && segments.next() == list;
        match segments.next().and_then(|item| item.parse().ok()) {
            Some(item) if is_in_list => items.push(item),
            _ => return false,
        }
    }
    if let Some(list) = list {
        root.remove_items(list, &items);
    }
    true
}

/// One breach in our words. A mapping with several unknown keys is one error there and several here.
fn explain(
    schema: &Value,
    pointer: &str,
    node: &Node,
    error: &ValidationError<'_>,
) -> Vec<(MistakeKind, Span)> {
    let found = node.scalar().unwrap_or_default().to_owned();
    let kind = match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            return unknown_keys(schema, pointer, node, unexpected);
        }
        ValidationErrorKind::Required { property } => MistakeKind::MissingKey {
            key: property.as_str().unwrap_or_default().to_owned(),
        },
        ValidationErrorKind::Type { kind } => MistakeKind::WrongType {
            expected: yaml_types(kind),
            found: node.yaml_type(),
        },
        ValidationErrorKind::Enum { options: words }
        | ValidationErrorKind::Constant {
            expected_value: words,
        } => word_mistake(found, strings(words)),
        ValidationErrorKind::AnyOf { .. } | ValidationErrorKind::OneOfNotValid { .. } => {
            match mapping_mistakes(schema, pointer, node) {
                Some(found) => return found,
                None => alternatives(schema, pointer, node),
            }
        }
        ValidationErrorKind::Pattern { pattern } => MistakeKind::BadShape {
            found,
            pattern: pattern.clone(),
        },
        ValidationErrorKind::MinItems { .. } | ValidationErrorKind::MinLength { .. } => {
            MistakeKind::MustNotBeEmpty
        }
        ValidationErrorKind::Maximum { .. } | ValidationErrorKind::Minimum { .. } => {
            MistakeKind::OutOfRange { found }
        }
        _ => MistakeKind::Structure {
            detail: error.to_string(),
        },
    };
    vec![(kind, node.short_span())]
}

fn unknown_keys(
    schema: &Value,
    pointer: &str,
    node: &Node,
    unexpected: &[String],
) -> Vec<(MistakeKind, Span)> {
    let known = keys_at(schema, pointer);
    let entries = node.entries().iter();
    let spans: HashMap<&str, Span> = entries
        .map(|entry| (entry.name(), entry.key.span))
        .collect();
    let mistake = |key: &String| {
        let span = spans.get(key.as_str()).copied();
        let kind = MistakeKind::UnknownKey {
            key: key.clone(),
            suggestion: suggest(key, known.iter().map(String::as_str)),
            known: known.clone(),
        };
        (kind, span.unwrap_or_else(|| node.short_span()))
    };
    unexpected.iter().map(mistake).collect()
}

/// What is wrong inside a mapping, where one of several alternatives is a mapping: its keys.
fn mapping_mistakes(
    schema: &Value,
    pointer: &str,
    node: &Node,
) -> Option<Vec<(MistakeKind, Span)>> {
    let mut options = options_at(schema, pointer).into_iter();
    let (known, option) =
        options.find_map(|option| Some((option.get("properties")?.as_object()?, option)))?;
    if node.entries().is_empty() {
        return None;
    }
    let names = node.entries().iter().map(|entry| entry.name().to_owned());
    let unexpected: Vec<String> = names.filter(|key| !known.contains_key(key)).collect();
    if !unexpected.is_empty() {
        return Some(unknown_keys(schema, pointer, node, &unexpected));
    }
    let required = option.get("required").and_then(Value::as_array);
    let required = required.into_iter().flatten().filter_map(Value::as_str);
    let missing = required.filter(|key| node.get(key).is_none());
    let mistake = |key: &str| {
        let key = key.to_owned();
        (MistakeKind::MissingKey { key }, node.short_span())
    };
    let missing: Vec<(MistakeKind, Span)> = missing.map(mistake).collect();
    (!missing.is_empty()).then_some(missing)
}

fn word_mistake(found: String, allowed: Vec<String>) -> MistakeKind {
    MistakeKind::NotOneOf {
        suggestion: suggest(&found, allowed.iter().map(String::as_str)),
        found,
        allowed,
    }
}

/// None of several alternatives fits: what they would have been.
fn alternatives(schema: &Value, pointer: &str, node: &Node) -> MistakeKind {
    let options = options_at(schema, pointer).into_iter();
    let words = options
        .clone()
        .flat_map(|option| [option.get("const"), option.get("enum")]);
    let constants: Vec<String> = words.flatten().flat_map(strings).collect();
    let expected: Vec<YamlType> = options.filter_map(type_of).collect();
    match node.scalar() {
        Some(found) if !constants.is_empty() => {
            // A number is no fixed choice; one stands for all.
            let has_number = expected.contains(&YamlType::Number);
            let number = has_number.then(|| "0.01".to_owned());
            let allowed = constants.into_iter().chain(number).collect();
            word_mistake(found.to_owned(), allowed)
        }
        _ => MistakeKind::WrongType {
            expected,
            found: node.yaml_type(),
        },
    }
}

fn type_of(schema: &Value) -> Option<YamlType> {
    schema.get("type")?.as_str()?.parse().ok().map(yaml_type)
}

fn yaml_type(kind: JsonType) -> YamlType {
    match kind {
        JsonType::Array => YamlType::List,
        JsonType::Boolean => YamlType::Boolean,
        JsonType::Integer | JsonType::Number => YamlType::Number,
        JsonType::Null => YamlType::Null,
        JsonType::Object => YamlType::Mapping,
        JsonType::String => YamlType::Text,
    }
}

fn yaml_types(kind: &TypeKind) -> Vec<YamlType> {
    match kind {
        TypeKind::Single(each) => vec![yaml_type(*each)],
        // An optional key's null is no advice to a reader.
        TypeKind::Multiple(several) => several
            .iter()
            .map(yaml_type)
            .filter(|each| *each != YamlType::Null)
            .collect(),
    }
}

fn strings(value: &Value) -> Vec<String> {
    let text = |each: &Value| match each {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match value {
        Value::Array(all) => all.iter().map(text).collect(),
        one => vec![text(one)],
    }
}

/// The keys that the mapping at `pointer` may have.
fn keys_at(schema: &Value, pointer: &str) -> Vec<String> {
    let mut options = options_at(schema, pointer).into_iter();
    let properties = options.find_map(|option| option.get("properties")?.as_object());
    let keys = properties.into_iter().flat_map(|keys| keys.keys());
    keys.cloned().collect()
}

/// What may stand at `pointer`.
fn options_at<'s>(root: &'s Value, pointer: &str) -> Vec<&'s Value> {
    schema_at(root, pointer).map_or_else(Vec::new, |at| schema_parts(root, at))
}

/// The schema that applies at `pointer`, its references followed.
fn schema_at<'s>(root: &'s Value, pointer: &str) -> Option<&'s Value> {
    pointer.split('/').skip(1).try_fold(root, |at, segment| {
        let options = schema_parts(root, at);
        let segment = unescape(segment);
        options.into_iter().find_map(|option| {
            let property = option.get("properties").and_then(|all| all.get(&segment));
            let is_position = segment.parse::<usize>().is_ok();
            let item = option.get("items").filter(|_| is_position);
            let further = option.get("additionalProperties");
            let further = further.filter(|each| each.is_object());
            property.or(item).or(further)
        })
    })
}

/// A schema and what its `$ref`, `anyOf` and `oneOf` stand for.
fn schema_parts<'s>(root: &'s Value, at: &'s Value) -> Vec<&'s Value> {
    let mut found = vec![at];
    if let Some(reference) = at.get("$ref").and_then(Value::as_str)
        && let Some(target) = root.pointer(reference.trim_start_matches('#'))
    {
        found.extend(schema_parts(root, target));
    }
    for key in ["anyOf", "oneOf"] {
        for option in at.get(key).and_then(Value::as_array).into_iter().flatten() {
            found.extend(schema_parts(root, option));
        }
    }
    found
}

/// The kind of a file by its `gouji:` line, one of `wanted`, or what is wrong with that line and where.
pub(crate) fn file_kind(
    root: &Node,
    wanted: &[FileKind],
) -> Result<FileKind, Box<(MistakeKind, Span)>> {
    let wrong = |kind, span| Err(Box::new((kind, span)));
    if !matches!(root.kind, NodeKind::Mapping(_)) {
        return wrong(MistakeKind::NoHeader, root.short_span());
    }
    let Some(line) = root.get("gouji") else {
        let key = "gouji".to_owned();
        return wrong(MistakeKind::MissingKey { key }, root.short_span());
    };
    let found = line.scalar().unwrap_or_default();
    match wanted.iter().find(|kind| kind.version() == found) {
        Some(kind) => Ok(*kind),
        None => {
            let allowed = wanted.iter().map(|kind| kind.version().to_owned());
            let kind = MistakeKind::WrongKind {
                found: found.to_owned(),
                allowed: allowed.collect(),
            };
            wrong(kind, line.short_span())
        }
    }
}
