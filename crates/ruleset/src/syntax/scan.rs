//! One scan of a YAML text into a tree. Anchors and tags are refused: a rule file needs neither.

use super::lint;
use super::tree::{Entry, Node, NodeKind};
use gouji_model::{Mistake, MistakeKind, SourceId, Span};
use saphyr_parser::{Event, Parser, ScalarStyle};
use std::borrow::Cow;
use std::collections::HashMap;

/// Deeper than this no rule file goes.
const MAX_DEPTH: usize = 64;

/// Scans `text` into a tree; `None` where the YAML is broken or there is nothing in it. What is wrong goes to
/// `mistakes`, with the slips that may be why a broken text is broken.
pub(crate) fn scan(source: SourceId, text: &str, mistakes: &mut Vec<Mistake>) -> Option<Node> {
    let mut builder = Builder::new(source, text);
    let root = builder.run();
    let mut found = std::mem::take(&mut builder.mistakes);
    if let Some(root) = &root {
        found.extend(lint::cut_texts(source, text, root));
    } else {
        let slips = lint::slips(source, text);
        if builder.broken && !slips.is_empty() {
            // A slip with a name replaces the parser's own words.
            found.retain(|mistake| !matches!(mistake.kind, MistakeKind::Syntax { .. }));
        }
        found.extend(slips);
        if found.is_empty() {
            let start = Span::new(0, 0);
            found.push(Mistake::new(MistakeKind::EmptyFile, source, start));
        }
    }
    mistakes.append(&mut found);
    root
}

/// An open list or mapping.
enum OpenNode {
    List {
        start: usize,
        items: Vec<Node>,
    },
    Mapping {
        start: usize,
        entries: Vec<Entry>,
        key: Option<(String, Span)>,
        /// Which entry has each key first.
        seen: HashMap<String, usize>,
    },
}

struct Builder<'a> {
    source: SourceId,
    text: &'a str,
    /// The byte of every character, and of the end: the parser counts characters.
    bytes: Vec<usize>,
    open: Vec<OpenNode>,
    root: Option<Node>,
    mistakes: Vec<Mistake>,
    broken: bool,
}

/// `行[列]` without quotes inside `{ }` or `[ ]`, where YAML takes the bracket for a list: `at` is the bracket.
fn unquoted_cell(text: &str, at: usize) -> Option<Span> {
    let (before, behind) = (text.get(..at)?, text.get(at..)?);
    let is_end = |each: char| each.is_whitespace() || "[]{},:'\"".contains(each);
    let name = before.rsplit(is_end).next()?;
    let column = behind.strip_prefix('[')?;
    let length = column.find(is_end).filter(|length| *length > 0)?;
    let closed = column.get(length..)?.starts_with(']');
    (closed && !name.is_empty()).then(|| Span::new(at - name.len(), at + length + 2))
}

impl<'a> Builder<'a> {
    fn new(source: SourceId, text: &'a str) -> Self {
        let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.len());
        Self {
            source,
            text,
            bytes,
            open: Vec::new(),
            root: None,
            mistakes: Vec::new(),
            broken: false,
        }
    }

    fn run(&mut self) -> Option<Node> {
        let mut documents = 0;
        for event in Parser::new_from_str(self.text) {
            match event {
                Ok((Event::DocumentStart(_), span)) => {
                    documents += 1;
                    if documents == 2 {
                        self.mistake(MistakeKind::SeveralDocuments, self.span(span));
                        break;
                    }
                }
                Ok((event, span)) => self.event(event, self.span(span)),
                Err(error) => {
                    let at = self.byte(error.marker().index()).min(self.text.len());
                    self.report_break(at, error.info());
                    self.broken = true;
                }
            }
            if self.broken {
                return None;
            }
        }
        self.root.take()
    }

    fn report_break(&mut self, at: usize, detail: &str) {
        if let Some(span) = unquoted_cell(self.text, at) {
            let cell = self.text.get(span.start as usize..span.end as usize);
            let kind = MistakeKind::UnquotedCell {
                cell: cell.unwrap_or_default().to_owned(),
            };
            self.mistake(kind, span);
            return;
        }
        let span = self.visible_span(at);
        let rest = self.text.get(at..);
        let quote = rest.is_some_and(|rest| rest.starts_with(['"', '\'']));
        let kind = if quote && detail.contains("quoted") {
            MistakeKind::UnclosedYamlQuote
        } else {
            MistakeKind::Syntax {
                detail: detail.to_owned(),
            }
        };
        self.mistake(kind, span);
    }

    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                self.refuse_markers(anchor, tag.is_some(), span);
                self.scalar(value, style, span);
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_markers(anchor, tag.is_some(), span);
                let (start, items) = (span.start as usize, Vec::new());
                self.push(OpenNode::List { start, items }, span);
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_markers(anchor, tag.is_some(), span);
                let mapping = OpenNode::Mapping {
                    start: span.start as usize,
                    entries: Vec::new(),
                    key: None,
                    seen: HashMap::new(),
                };
                self.push(mapping, span);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(_) => {
                self.mistake(MistakeKind::Anchor, span);
                let kind = NodeKind::Null;
                self.add(Node { span, kind });
            }
            _ => {}
        }
    }

    fn push(&mut self, open: OpenNode, span: Span) {
        if self.open.len() >= MAX_DEPTH {
            self.mistake(MistakeKind::TooDeep, span);
            self.broken = true;
            return;
        }
        if let Some(OpenNode::Mapping { key, .. }) = self.open.last()
            && key.is_none()
        {
            self.mistake(MistakeKind::KeyNotText, span);
        }
        self.open.push(open);
    }

    fn close(&mut self, end: Span) {
        let end = (end.end as usize).max(end.start as usize);
        let (start, kind) = match self.open.pop() {
            Some(OpenNode::List { start, items }) => (start, NodeKind::List(items)),
            Some(OpenNode::Mapping { start, entries, .. }) => (start, NodeKind::Mapping(entries)),
            None => return,
        };
        let span = self.trim_span(start, end);
        self.add(Node { span, kind });
    }

    fn scalar(&mut self, value: Cow<'_, str>, style: ScalarStyle, span: Span) {
        let span = self.trim_span(span.start as usize, span.end as usize);
        let awaits_key = matches!(self.open.last(), Some(OpenNode::Mapping { key: None, .. }));
        let kind = match style {
            ScalarStyle::Plain if !awaits_key => resolve_plain(&value),
            _ => NodeKind::Text(value.into_owned()),
        };
        self.add(Node { span, kind });
    }

    /// Hands a finished node to the list or mapping that it stands in.
    fn add(&mut self, node: Node) {
        let mut duplicate = None;
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(OpenNode::List { items, .. }) => items.push(node),
            Some(OpenNode::Mapping {
                entries, key, seen, ..
            }) => match key.take() {
                None => *key = Some((node.scalar().unwrap_or_default().to_owned(), node.span)),
                Some((name, key_span)) => {
                    let first = *seen.entry(name.clone()).or_insert(entries.len());
                    let first = entries.get_mut(first);
                    let is_duplicate = first.is_some();
                    if let Some(first) = first {
                        duplicate = Some((name.clone(), key_span, first.key.span));
                        // A blank value may be what is left of an earlier try.
                        first.is_duplicate |= first.value.kind == NodeKind::Null;
                    }
                    let key = Node {
                        span: key_span,
                        kind: NodeKind::Text(name),
                    };
                    entries.push(Entry {
                        key,
                        value: node,
                        is_duplicate,
                    });
                }
            },
        }
        if let Some((key, second, first)) = duplicate {
            let mistake = Mistake::new(MistakeKind::DuplicateKey { key }, self.source, second);
            self.mistakes.push(mistake.add_related(self.source, first));
        }
    }

    fn refuse_markers(&mut self, anchor: usize, tagged: bool, span: Span) {
        let before = self.marker_before(span.start as usize);
        if anchor > 0 {
            self.mistake(MistakeKind::Anchor, before);
        }
        if tagged {
            self.mistake(MistakeKind::Tag, before);
        }
    }

    /// The `&name` or `!tag` that stands before the value at `at`.
    fn marker_before(&self, at: usize) -> Span {
        let here = self.text.get(at..).unwrap_or_default();
        if here.starts_with(['&', '!']) {
            let end = here.find(char::is_whitespace).unwrap_or(here.len());
            return Span::new(at, at + end);
        }
        let before = self.text.get(..at).unwrap_or_default().trim_end();
        let space = before.rfind(char::is_whitespace);
        let start = space.map_or(0, |space| space + 1);
        if start < before.len() {
            Span::new(start, before.len())
        } else {
            self.visible_span(at)
        }
    }

    fn mistake(&mut self, kind: MistakeKind, span: Span) {
        self.mistakes.push(Mistake::new(kind, self.source, span));
    }

    fn byte(&self, character: usize) -> usize {
        let byte = self.bytes.get(character).copied();
        byte.unwrap_or(self.text.len())
    }

    fn span(&self, span: saphyr_parser::Span) -> Span {
        Span::new(self.byte(span.start.index()), self.byte(span.end.index()))
    }

    /// A block's span runs to the next token; the space behind it is not part of the value.
    fn trim_span(&self, start: usize, end: usize) -> Span {
        let content = self.text.get(start..end).unwrap_or_default();
        Span::new(start, start + content.trim_end().len())
    }

    /// One visible character at `at`, or the last one before it, so that there is something to underline.
    fn visible_span(&self, at: usize) -> Span {
        let next = self.text.get(at..).and_then(|rest| rest.chars().next());
        match next {
            Some(character) if !character.is_whitespace() => {
                Span::new(at, at + character.len_utf8())
            }
            _ => {
                let before = self.text.get(..at).unwrap_or_default().trim_end();
                let last = before.chars().next_back().map_or(0, char::len_utf8);
                Span::new(before.len() - last, before.len())
            }
        }
    }
}

/// YAML 1.2's core meaning of an unquoted text, without its octal, hexadecimal and exponent forms:
/// what looks odd (`017`, `1e3`, `no`) stays text and is refused where a number is wanted.
fn resolve_plain(text: &str) -> NodeKind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => NodeKind::Null,
        "true" | "True" | "TRUE" => NodeKind::Boolean(true),
        "false" | "False" | "FALSE" => NodeKind::Boolean(false),
        _ if is_number(text) => NodeKind::Number(text.to_owned()),
        _ => NodeKind::Text(text.to_owned()),
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    plain(whole) && plain(fraction) && (whole == "0" || !whole.starts_with('0'))
}
