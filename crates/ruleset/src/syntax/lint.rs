//! Slips that YAML accepts in silence or explains badly, named at their place.

use super::structure::known_keys;
use super::tree::{Node, NodeKind};
use gouji_model::vocabulary::EXPRESSION_KEYS;
use gouji_model::{Mistake, MistakeKind, SourceId, Span};
use std::collections::BTreeSet;

/// Slips that may be why the YAML is broken: tabs, full-width signs that stand for ASCII ones, and
/// expressions that begin with a sign of YAML's own.
pub(crate) fn slips(source: SourceId, text: &str) -> Vec<Mistake> {
    let mut found = Vec::new();
    let keys = known_keys();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        lint_line(source, line, start, &keys, &mut found);
        start += line.len();
    }
    // One tab stands for all: they come from one habit.
    let mut tabs = 0;
    found.retain(|mistake| {
        tabs += usize::from(mistake.kind == MistakeKind::TabIndent);
        mistake.kind != MistakeKind::TabIndent || tabs == 1
    });
    found
}

fn lint_line(
    source: SourceId,
    line: &str,
    start: usize,
    keys: &BTreeSet<String>,
    found: &mut Vec<Mistake>,
) {
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    let content = line.get(indent..).unwrap_or_default().trim_end();
    if content.starts_with('#') {
        return;
    }
    if let Some(tab) = line.get(..indent).and_then(|blank| blank.find('\t')) {
        let tabs = line.get(tab..indent).unwrap_or_default();
        let span = Span::new(start + tab, start + tab + tabs.len());
        found.push(Mistake::new(MistakeKind::TabIndent, source, span));
    }
    let mut at = start + indent;
    let mut rest = content;
    if let Some((written, after)) = leading_dash(rest) {
        let span = Span::new(at, at + written.len_utf8());
        let kind = MistakeKind::FullWidthSign {
            written,
            wanted: '-',
        };
        found.push(Mistake::new(kind, source, span));
        at += rest.len() - after.len();
        rest = after;
    }
    if let Some((offset, sign)) = reserved_sign(rest) {
        let span = Span::new(at + offset, at + offset + sign.len_utf8());
        found.push(Mistake::new(
            MistakeKind::ReservedSign { sign },
            source,
            span,
        ));
    }
    if let Some((offset, key)) = missing_space(rest, keys) {
        let span = Span::new(at + offset, at + offset + 1);
        let kind = MistakeKind::MissingSpace {
            key: key.to_owned(),
        };
        found.push(Mistake::new(kind, source, span));
    }
    if let Some(offset) = full_width_colon(rest) {
        let span = Span::new(at + offset, at + offset + '：'.len_utf8());
        let kind = MistakeKind::FullWidthSign {
            written: '：',
            wanted: ':',
        };
        found.push(Mistake::new(kind, source, span));
    }
}

fn leading_dash(content: &str) -> Option<(char, &str)> {
    let first = content.chars().next()?;
    let after = content.get(first.len_utf8()..)?;
    matches!(first, '－' | '—' | '–').then(|| (first, after.trim_start()))
}

/// The sign at the start of an expression that YAML takes for its own.
fn reserved_sign(content: &str) -> Option<(usize, char)> {
    let key_start = content.len() - content.trim_start_matches(['-', ' ']).len();
    let (key, value) = content.get(key_start..)?.split_once(':')?;
    if !EXPRESSION_KEYS.contains(&key.trim_end()) {
        return None;
    }
    let sign = value.trim_start().chars().next()?;
    let rest = value.trim().trim_start_matches(['>', '|']);
    let is_block = matches!(sign, '>' | '|')
        && rest
            .chars()
            .all(|each| matches!(each, '+' | '-') || each.is_ascii_digit());
    if is_block {
        return None;
    }
    let offset = content.len() - value.trim_start().len();
    matches!(
        sign,
        '!' | '&' | '*' | '%' | '[' | '{' | '@' | '`' | '>' | '|'
    )
    .then_some((offset, sign))
}

/// A colon straight after a key, with the value straight behind it.
fn missing_space<'c>(content: &'c str, keys: &BTreeSet<String>) -> Option<(usize, &'c str)> {
    let key_start = content.len() - content.trim_start_matches(['-', ' ']).len();
    let (key, value) = content.get(key_start..)?.split_once(':')?;
    let is_key = keys.contains(key);
    let glued = value
        .chars()
        .next()
        .is_some_and(|next| !next.is_whitespace());
    (is_key && glued).then_some((key_start + key.len(), key))
}

/// A full-width colon where the ASCII one ends a key: straight after an English word at the start of the line.
fn full_width_colon(content: &str) -> Option<usize> {
    let content_start = content.len() - content.trim_start_matches(['-', ' ']).len();
    let key = content.get(content_start..)?;
    let offset = key.find('：')?;
    let word = key.get(..offset)?.trim_end();
    let is_key = !word.is_empty()
        && word
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte == b'_');
    is_key.then_some(content_start + offset)
}

/// Slips in a file whose YAML is sound: texts cut short by ` #`.
pub(super) fn cut_texts(source: SourceId, text: &str, root: &Node) -> Vec<Mistake> {
    let mut found = Vec::new();
    collect_cut_texts(source, text, root, &mut found);
    found
}

fn collect_cut_texts(source: SourceId, text: &str, node: &Node, found: &mut Vec<Mistake>) {
    match &node.kind {
        NodeKind::List(items) => {
            for item in items {
                collect_cut_texts(source, text, item, found);
            }
        }
        NodeKind::Mapping(entries) => {
            for entry in entries {
                // Behind any other value a comment is meant as one.
                if EXPRESSION_KEYS.contains(&entry.name()) {
                    found.extend(cut_text(source, text, &entry.value));
                }
                collect_cut_texts(source, text, &entry.value, found);
            }
        }
        _ => {}
    }
}

/// ` #` and what follows, where it continues an expression: it holds an operator or a digit straight after.
fn cut_text(source: SourceId, text: &str, value: &Node) -> Option<Mistake> {
    value.scalar()?;
    let end = value.span.end as usize;
    let rest = text.get(end..)?;
    let line = rest.split('\n').next()?.trim_end();
    let hash = line.find('#')?;
    let only_space = line.get(..hash)?.chars().all(char::is_whitespace);
    let lost = line.get(hash..)?;
    let glued = lost
        .chars()
        .nth(1)
        .is_some_and(|next| !next.is_whitespace() && next != '#');
    if !(only_space && glued) {
        return None;
    }
    let span = Span::new(end + hash, end + line.len());
    let kind = MistakeKind::CutByComment {
        lost: lost.to_owned(),
    };
    Some(Mistake::new(kind, source, span))
}
