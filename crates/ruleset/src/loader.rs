//! The files of a run, read in order: forms, then rules, then cases, with every mistake of every file.

use crate::cases::{self, Case};
use crate::check::Check;
use crate::form;
use crate::library::{Library, LoadError};
use crate::rules::{self, File, Rule};
use crate::source::{Input, SourceText};
use crate::syntax::cases::CaseFile;
use crate::syntax::form::FormFile;
use crate::syntax::rules::RuleFile;
use crate::syntax::{
    FileKind, Node, Notation, Spanned, check_and_read, file_kind, read, scan, slips,
};
use gouji_model::{Form, Mistake, MistakeKind, RuleId, RuleInfo, SourceId, Span};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// The largest rule file, form schema or case file that is read, in bytes.
pub const FILE_LIMIT: usize = 4 * 1024 * 1024;

impl Library {
    /// Reads `inputs`: forms first, then rules, then cases, whatever their order.
    ///
    /// # Errors
    /// Every mistake in every file.
    pub fn load(inputs: Vec<Input>) -> Result<Self, LoadError> {
        let mut loader = Loader::default();
        let scan = |input| loader.scan(input, &FileKind::OF_RULE_SET);
        let mut files: Vec<ScannedFile> = inputs.into_iter().filter_map(scan).collect();
        // A rule speaks of a form and a case of a rule, in whatever order the files come.
        files.sort_by_key(|file| file.kind);
        for file in &mut files {
            match file.kind {
                FileKind::Form => loader.form(file),
                FileKind::Rules => loader.rules(file),
                FileKind::Cases => loader.cases(file),
                FileKind::County => {}
            }
        }
        loader.finish()
    }
}

/// A file whose YAML is sound and whose kind is known.
pub(crate) struct ScannedFile {
    pub(crate) source: SourceId,
    kind: FileKind,
    pub(crate) root: Node,
    built_in: bool,
}

#[derive(Default)]
pub(crate) struct Loader {
    library: Library,
    mistakes: Vec<Mistake>,
    compiled: Vec<Vec<Check>>,
    /// Ids of forms with mistakes: that a rule names one of them is no further mistake.
    broken_forms: HashSet<String>,
    /// Ids of rules that could not be read: that a case names one of them is no further mistake.
    broken_rules: HashSet<String>,
    /// Forms of the program that a form of the user's replaces, with the place of its id.
    replaced_forms: HashMap<String, (SourceId, Span)>,
    /// Rows that rules of the program miss in such a form, by the place of the form's id.
    rows_missing: BTreeMap<(SourceId, Span), BTreeSet<String>>,
    /// Where a form's id stands, by form id.
    form_places: HashMap<String, (SourceId, Span)>,
}

impl Loader {
    /// The tree of a file of one of the `wanted` kinds.
    pub(crate) fn scan(&mut self, input: Input, wanted: &[FileKind]) -> Option<ScannedFile> {
        let (text, bad) = match String::from_utf8(input.bytes) {
            Ok(text) if text.len() > FILE_LIMIT => (
                String::new(),
                Some(MistakeKind::TooLarge { limit: FILE_LIMIT }),
            ),
            Ok(text) => (strip_mark(text), None),
            Err(_) => (String::new(), Some(MistakeKind::NotUtf8)),
        };
        let (name, built_in) = (input.name, input.built_in);
        let source = self.library.sources.push(SourceText {
            name,
            text,
            built_in,
        });
        if let Some(kind) = bad {
            let mistake = Mistake::new(kind, source, Span::new(0, 0));
            self.mistakes.push(mistake);
            return None;
        }
        let text = &self.library.sources[source].text;
        let root = scan(source, text, &mut self.mistakes)?;
        match file_kind(&root, wanted) {
            Ok(kind) => Some(ScannedFile {
                source,
                kind,
                root,
                built_in,
            }),
            Err(wrong) => {
                let (kind, span) = *wrong;
                self.mistakes.push(Mistake::new(kind, source, span));
                self.mistakes.extend(slips(source, text));
                None
            }
        }
    }

    /// The content of a file as its type; a slip that may explain a breach of the structure is told with it.
    pub(crate) fn read_content<T: serde::de::DeserializeOwned>(
        &mut self,
        file: &mut ScannedFile,
    ) -> Option<T> {
        let before = self.mistakes.len();
        let (source, root, mistakes) = (file.source, &mut file.root, &mut self.mistakes);
        let content = match file.built_in {
            true => read(source, root, mistakes),
            false => check_and_read(source, root, file.kind, mistakes),
        };
        if self.mistakes.len() == before {
            return content;
        }
        let text = &self.library.sources[file.source].text;
        let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
        let line = |span: Span| ends.partition_point(|&end| end < span.start as usize);
        let found = self.mistakes.split_off(before);
        let wrong_lines: HashSet<usize> = found.iter().map(|mistake| line(mistake.span)).collect();
        // In sound YAML a slip may be meant, unless something else is wrong in its line; then the slip is the reason.
        let mut slips = slips(file.source, text);
        slips.retain(|slip| wrong_lines.contains(&line(slip.span)));
        let slipped: HashSet<usize> = slips.iter().map(|slip| line(slip.span)).collect();
        let structural = |mistake: &Mistake| mistake.kind.code().starts_with("structure/");
        let others = found
            .into_iter()
            .filter(|mistake| !(structural(mistake) && slipped.contains(&line(mistake.span))));
        self.mistakes.extend(others.chain(slips));
        content
    }

    fn form(&mut self, file: &mut ScannedFile) {
        let id = file.root.get("id").and_then(Node::scalar);
        let id = id.unwrap_or_default().to_owned();
        let written = self.read_content::<FormFile>(file);
        let checked =
            written.and_then(|written| form::check(file.source, &written, &mut self.mistakes));
        let Some(form) = checked else {
            self.broken_forms.insert(id);
            return;
        };
        let span = file.root.get("id").map_or(file.root.span, |id| id.span);
        let place = (file.source, span);
        match self.form_places.insert(form.id.clone(), place) {
            // A county's own schema of the same id replaces the built-in one.
            Some((first, _)) if self.library.sources[first].built_in && !file.built_in => {
                self.library.forms.retain(|other| other.id != form.id);
                self.replaced_forms.insert(form.id.clone(), place);
                self.library.forms.push(Arc::new(form));
            }
            Some(first) => {
                self.duplicate(MistakeKind::DuplicateFormId { id: form.id }, place, first);
            }
            None => self.library.forms.push(Arc::new(form)),
        }
    }

    fn duplicate(&mut self, kind: MistakeKind, second: (SourceId, Span), first: (SourceId, Span)) {
        let mistake = Mistake::new(kind, second.0, second.1);
        self.mistakes.push(mistake.add_related(first.0, first.1));
    }

    /// The form that a rule or case file names.
    fn form_of(&mut self, file: &ScannedFile, id: &Spanned<String>) -> Option<Arc<Form>> {
        match form::find(&self.library.forms, &id.value) {
            Ok(form) => Some(Arc::clone(form)),
            Err(_) if self.broken_forms.contains(&id.value) => None,
            Err(kind) => {
                self.mistakes
                    .push(Mistake::new(kind, file.source, id.span()));
                None
            }
        }
    }

    fn rules(&mut self, file: &mut ScannedFile) {
        let ids = rule_ids(&file.root);
        let content = self.read_content::<RuleFile>(file);
        let sound = content.as_ref().map(|_| rule_ids(&file.root));
        let sound = sound.unwrap_or_default();
        self.broken_rules.extend(ids.difference(&sound).cloned());
        let Some(written) = content else {
            return;
        };
        let Some(form) = self.form_of(file, &written.form) else {
            return;
        };
        let library = &mut self.library;
        let source = File {
            source: file.source,
            notation: Notation::Yaml(&library.sources[file.source].text),
            built_in: file.built_in,
        };
        let first = RuleId::new(library.rules.len());
        let before = self.mistakes.len();
        let readings = library.claim_patterns.entry(form.id.clone()).or_default();
        let (written, mistakes) = (&written.rules, &mut self.mistakes);
        let read = rules::read(source, written, &form, first, readings, mistakes);
        self.blame_replaced_form(file.built_in, &form, before);
        for rule in read {
            self.rule(rule);
        }
    }

    /// Rules of the program may name rows that a form of the user's does not have: that is reported at the form.
    fn blame_replaced_form(&mut self, built_in: bool, form: &Form, before: usize) {
        let Some(&(source, span)) = self.replaced_forms.get(&form.id) else {
            return;
        };
        if !built_in || self.mistakes.len() == before {
            return;
        }
        let of_program = self.mistakes.split_off(before).into_iter();
        let missing = of_program.filter_map(|mistake| match mistake.kind {
            MistakeKind::UnknownName { name, .. } => Some(name),
            _ => None,
        });
        let rows_missing = self.rows_missing.entry((source, span));
        rows_missing.or_default().extend(missing);
    }

    fn rule(&mut self, rule: Rule) {
        if let Some(first) = self.library.active_rule(&rule.info.id) {
            let earlier = &self.library.rules[first];
            let id = rule.info.id.clone();
            if earlier.built_in && earlier.form == rule.info.form && !rule.info.built_in {
                self.library.replaced.push(id);
                self.library.rules[first].is_active = false;
                if let Some(checks) = self.compiled.get_mut(first.index()) {
                    checks.clear();
                }
                self.library.read_only_for(|rule| rule != first);
            } else {
                let (first, second) = (earlier.source, rule.info.source);
                let first = (first.source, first.span);
                let kind = MistakeKind::DuplicateId { id };
                self.duplicate(kind, (second.source, second.span), first);
            }
        }
        self.library.rules.push(rule.info);
        self.compiled.push(rule.checks);
    }

    fn cases(&mut self, file: &mut ScannedFile) {
        let Some(written) = self.read_content::<CaseFile>(file) else {
            return;
        };
        let Some(form) = self.form_of(file, &written.form) else {
            return;
        };
        let rules = &self.library.rules;
        let is_of_form = |rule: &RuleInfo| rule.form == form.id;
        let find = |id: &str| {
            let mut named = rules.select_ids(|rule| is_of_form(rule) && rule.id == id);
            named.next_back()
        };
        let infos: Vec<&RuleInfo> = rules.iter().filter(|rule| is_of_form(rule)).collect();
        let before = self.mistakes.len();
        let (source, written) = (file.source, &written.cases);
        let cases = cases::read(source, written, &form, find, &infos, &mut self.mistakes);
        let found = self.mistakes.split_off(before);
        let broken = &self.broken_rules;
        let follows = |mistake: &Mistake| match &mistake.kind {
            MistakeKind::UnknownRule { id, .. } => broken.contains(id),
            // Cases of the program for rows that a form of the user's no longer has.
            _ => file.built_in && self.replaced_forms.contains_key(&form.id),
        };
        let found = found.into_iter().filter(|mistake| !follows(mistake));
        self.mistakes.extend(found);
        // Cases of the program say nothing of a rule that the user replaced.
        let replaced = |case: &Case| file.built_in && !self.library.rules[case.rule].built_in;
        self.library
            .cases
            .extend(cases.into_iter().filter(|case| !replaced(case)));
    }

    /// Takes more mistakes of a file that was scanned.
    pub(crate) fn add_mistakes(&mut self, mistakes: Vec<Mistake>) {
        self.mistakes.extend(mistakes);
    }

    /// Whether anything is wrong so far.
    pub(crate) fn has_mistakes(&self) -> bool {
        !self.mistakes.is_empty()
    }

    pub(crate) fn finish(mut self) -> Result<Library, LoadError> {
        for ((source, span), names) in std::mem::take(&mut self.rows_missing) {
            let kind = MistakeKind::RowsOfRulesMissing {
                names: names.into_iter().collect(),
            };
            self.mistakes.push(Mistake::new(kind, source, span));
        }
        if !self.mistakes.is_empty() {
            let (mut mistakes, sources) = (self.mistakes, self.library.sources);
            mistakes.sort_by_key(|mistake| (mistake.source, mistake.span));
            mistakes.dedup();
            drop_consequences(&mut mistakes, |source| sources[source].text.as_str());
            return Err(LoadError { sources, mistakes });
        }
        for (rule, checks) in self.library.rules.ids().zip(self.compiled) {
            let form = self.library.rules[rule].form.clone();
            self.library.add_checks(&form, checks);
        }
        self.library.forget_systems();
        Ok(self.library)
    }
}

/// A text that YAML cut short is wrong in whatever it says before the cut: only the cut is told.
fn drop_consequences<'t>(mistakes: &mut Vec<Mistake>, text: impl Fn(SourceId) -> &'t str) {
    let cut = |mistake: &Mistake| match mistake.kind {
        MistakeKind::CutByComment { .. } => Some((mistake.source, mistake.span)),
        _ => None,
    };
    let cuts: Vec<(SourceId, Span)> = mistakes.iter().filter_map(cut).collect();
    mistakes.retain(|mistake| {
        !cuts.iter().any(|(source, cut)| {
            let between = mistake.span.start as usize..cut.start as usize;
            let between = text(*source).get(between);
            let same_line = between.is_some_and(|text| !text.contains('\n'));
            mistake.source == *source && mistake.span.start < cut.start && same_line
        })
    });
}

/// The text without a byte order mark.
fn strip_mark(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    text
}

/// The ids of the rules that a file holds.
fn rule_ids(root: &Node) -> HashSet<String> {
    let rules = root.get("rules").map(Node::items).unwrap_or_default();
    let ids = rules.iter().filter_map(|rule| rule.get("id")?.scalar());
    ids.map(str::to_owned).collect()
}
