//! All forms, rules and cases of a run, read together so that every mistake is told at once.

use crate::cases::{self, Case};
use crate::check::{Check, Stage};
use crate::claims::ClaimPatterns;
use crate::constraint_system::ConstraintSystem;
use crate::form;
use crate::rules::{self, File, Rule};
use crate::scalar_offsets::Notation;
use crate::source::{Input, SourceText, Sources};
use crate::syntax::cases::CaseFile;
use crate::syntax::form::FormFile;
use crate::syntax::rules::{RuleFile, WrittenRule};
use crate::syntax::spanned::Spanned;
use crate::syntax::{FileKind, Node, file_kind, scan, slips, typed};
use gouji_model::{
    Claim, Form, IdVec, Label, Mistake, MistakeKind, Override, RuleId, RuleInfo, SourceId, Span,
};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

/// Rule files, form schemas and case files larger than this are refused, in bytes.
pub const FILE_LIMIT: usize = 4 * 1024 * 1024;

/// Forms and rules, checked and compiled.
#[derive(Debug, Default)]
pub struct Library {
    /// Every file, for showing where a rule stands.
    pub sources: Sources,
    /// The forms.
    pub forms: Vec<Arc<Form>>,
    /// The rules, as people see them.
    pub rules: IdVec<RuleInfo, RuleInfo>,
    /// Built-in rules that a rule of the user's replaces, by id.
    pub replaced: Vec<String>,
    /// The cases.
    pub cases: Vec<Case>,
    checks: HashMap<String, Vec<Check>>,
    readings: HashMap<String, IdVec<Claim, ClaimPatterns>>,
    no_readings: IdVec<Claim, ClaimPatterns>,
    /// Those that are asked once all reports of a county are read.
    batch_checks: HashMap<String, Vec<Check>>,
    /// The rules of severity `error` of each form, taken together when a report first breaks one.
    systems: HashMap<String, OnceLock<ConstraintSystem>>,
}

/// Mistakes, with the files that they stand in.
#[derive(Debug)]
pub struct LoadError {
    /// Every file.
    pub sources: Sources,
    /// Every mistake, by file and place.
    pub mistakes: Vec<Mistake>,
}

impl Library {
    /// Reads `inputs`: forms first, then rules, then cases, whatever their order.
    ///
    /// # Errors
    /// Every mistake in every file.
    pub fn load(inputs: Vec<Input>) -> Result<Self, LoadError> {
        let mut loader = Loader::default();
        let mut files: Vec<Scanned> = inputs
            .into_iter()
            .filter_map(|input| loader.scan(input, &FileKind::OF_RULE_SET))
            .collect();
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

    /// The checks of `form` that are asked of every report by itself, in the order of the rules.
    #[must_use]
    pub fn checks(&self, form: &Form) -> &[Check] {
        self.checks.get(&form.id).map_or(&[], Vec::as_slice)
    }

    /// The claims that the rules of `form` read out of the prose, by their ids.
    #[must_use]
    pub fn readings(&self, form: &Form) -> &IdVec<Claim, ClaimPatterns> {
        self.readings.get(&form.id).unwrap_or(&self.no_readings)
    }

    /// The checks of `form` that are asked once all reports of a county are read, in the order of the rules.
    #[must_use]
    pub fn batch_checks(&self, form: &Form) -> &[Check] {
        self.batch_checks.get(&form.id).map_or(&[], Vec::as_slice)
    }

    /// The rules of severity `error` that are asked of every report on `form` by itself, taken together.
    #[must_use]
    pub fn system(&self, form: &Form) -> Option<&ConstraintSystem> {
        let make = || {
            let claims = self.readings(form).len();
            ConstraintSystem::new(self.checks(form), &self.rules, form, claims)
        };
        Some(self.systems.get(&form.id)?.get_or_init(make))
    }

    /// Forgets what was taken together of rules that have changed since.
    fn forget_systems(&mut self) {
        let forms = self.forms.iter();
        self.systems = forms
            .map(|form| (form.id.clone(), OnceLock::new()))
            .collect();
    }

    /// Adds a rule under `id` that checks one expression, the text of `written`, on every report on `form`.
    ///
    /// # Errors
    /// Every mistake in the expression, over `written` as the only source; the library stays as it was.
    pub fn add_expression(
        &mut self,
        form: &Form,
        id: &str,
        written: SourceText,
    ) -> Result<(), LoadError> {
        let mut mistakes = Vec::new();
        let file = File {
            source: SourceId::new(self.sources.len()),
            notation: Notation::Plain,
            built_in: written.built_in,
        };
        let span = Span::new(0, written.text.len());
        let check = Spanned::new(written.text.clone(), span);
        let rule = WrittenRule::of_check(id, check);
        let first = RuleId::new(self.rules.len());
        let readings = self.readings.entry(form.id.clone()).or_default();
        let read = rules::read(file, &[rule], form, first, readings, &mut mistakes);
        if !mistakes.is_empty() {
            mistakes.sort_by_key(|mistake| mistake.span);
            mistakes.dedup();
            for mistake in &mut mistakes {
                mistake.source = SourceId::new(0);
            }
            return Err(LoadError {
                sources: Sources::from_vec(vec![written]),
                mistakes,
            });
        }
        self.sources.push(written);
        for rule in read {
            self.rules.push(rule.info);
            self.add_checks(&form.id, rule.checks);
        }
        self.forget_systems();
        Ok(())
    }

    /// Adds the checks of a rule to those of its form, by when they can be asked.
    fn add_checks(&mut self, form: &str, checks: Vec<Check>) {
        let of_report = |check: &Check| check.reach == Stage::Report;
        let (of_report, of_county): (Vec<Check>, Vec<Check>) =
            checks.into_iter().partition(of_report);
        let add = |checks: &mut HashMap<String, Vec<Check>>, more| {
            checks
                .entry(form.to_owned())
                .or_default()
                .extend::<Vec<Check>>(more);
        };
        add(&mut self.checks, of_report);
        add(&mut self.batch_checks, of_county);
    }

    /// How many rules speak of reports on `form` that are only asked over a whole county.
    #[must_use]
    pub fn rules_over_county(&self, form: &Form) -> usize {
        let mut rules: Vec<RuleId> = self.batch_checks(form).iter().map(|it| it.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        rules.len()
    }

    /// The rule in force under this id: a rule of the user's comes after the built-in one that it replaces.
    #[must_use]
    pub fn in_force(&self, id: &str) -> Option<RuleId> {
        self.rules
            .iter_with_ids()
            .rev()
            .find(|(_, rule)| rule.id == id)
            .map(|(id, _)| id)
    }

    /// Ids close to one that no rule has.
    #[must_use]
    pub fn rules_near(&self, id: &str) -> Vec<String> {
        crate::suggest::suggest(id, self.rules.iter().map(|rule| rule.id.as_str())).near
    }

    /// Gives rules the severity that a county wants for them, and drops those that it turned off.
    pub fn apply(&mut self, overrides: &[Override]) {
        let of = |rule: &RuleInfo| overrides.iter().find(|each| each.rule == rule.id);
        for id in self.rules.ids() {
            if let Some(severity) = of(&self.rules[id]).and_then(|each| each.severity) {
                self.rules[id].severity = severity;
            }
        }
        self.retain(|rule| of(rule).is_none_or(|each| each.severity.is_some()));
    }

    /// Drops every rule that `keep` refuses. Its checks are gone; its description stays.
    pub fn retain(&mut self, keep: impl Fn(&RuleInfo) -> bool) {
        let kept: Vec<bool> = self.rules.iter().map(keep).collect();
        let is_kept = |rule: RuleId| kept.get(rule.index()).copied().unwrap_or(false);
        for checks in self
            .checks
            .values_mut()
            .chain(self.batch_checks.values_mut())
        {
            checks.retain(|check| is_kept(check.rule));
        }
        self.cases.retain(|case| is_kept(case.rule));
        self.read_only_for(is_kept);
        self.forget_systems();
    }

    /// Forgets how the claims of every other rule are found; their ids stay.
    fn read_only_for(&mut self, is_kept: impl Fn(RuleId) -> bool) {
        for readings in self.readings.values_mut() {
            for claim in readings.ids() {
                if !is_kept(readings[claim].claim.rule) {
                    readings[claim].patterns.clear();
                }
            }
        }
    }
}

/// A file whose YAML is sound and whose kind is known.
pub(crate) struct Scanned {
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
    /// Ids of forms whose own mistakes are told: what speaks of them is not wrong for that.
    broken_forms: HashSet<String>,
    /// Ids of rules that could not be read, likewise.
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
    pub(crate) fn scan(&mut self, input: Input, wanted: &[FileKind]) -> Option<Scanned> {
        let (text, bad) = match String::from_utf8(input.bytes) {
            Ok(text) if text.len() > FILE_LIMIT => (
                String::new(),
                Some(MistakeKind::TooLarge { limit: FILE_LIMIT }),
            ),
            Ok(text) => (without_mark(text), None),
            Err(_) => (String::new(), Some(MistakeKind::NotUtf8)),
        };
        let (name, built_in) = (input.name, input.built_in);
        let source = self.library.sources.push(SourceText {
            name,
            text,
            built_in,
        });
        if let Some(kind) = bad {
            self.mistakes
                .push(Mistake::new(kind, source, Span::new(0, 0)));
            return None;
        }
        let text = &self.library.sources[source].text;
        let root = scan(source, text, &mut self.mistakes)?;
        match file_kind(&root, wanted) {
            Ok(kind) => Some(Scanned {
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

    /// The typed content; a slip that may explain a breach of the structure is told with it.
    pub(crate) fn typed<T: serde::de::DeserializeOwned>(
        &mut self,
        file: &mut Scanned,
    ) -> Option<T> {
        let before = self.mistakes.len();
        let typed = typed(
            file.source,
            &mut file.root,
            file.kind,
            file.built_in,
            &mut self.mistakes,
        );
        if self.mistakes.len() == before {
            return typed;
        }
        let text = &self.library.sources[file.source].text;
        let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
        let line = |span: Span| ends.partition_point(|&end| end < span.start as usize);
        let told = self.mistakes.split_off(before);
        let told_on: HashSet<usize> = told.iter().map(|mistake| line(mistake.span)).collect();
        // In sound YAML a slip may be meant, unless something is wrong on its own line; then the slip is what is wrong.
        let mut slips = slips(file.source, text);
        slips.retain(|slip| told_on.contains(&line(slip.span)));
        let slipped: HashSet<usize> = slips.iter().map(|slip| line(slip.span)).collect();
        let structural = |mistake: &Mistake| mistake.kind.code().starts_with("structure/");
        let own = told
            .into_iter()
            .filter(|mistake| !(structural(mistake) && slipped.contains(&line(mistake.span))));
        self.mistakes.extend(own.chain(slips));
        typed
    }

    fn form(&mut self, file: &mut Scanned) {
        let id = file
            .root
            .get("id")
            .and_then(Node::scalar)
            .unwrap_or_default()
            .to_owned();
        let checked = self
            .typed::<FormFile>(file)
            .and_then(|written| form::check(file.source, &written, &mut self.mistakes));
        let Some(form) = checked else {
            self.broken_forms.insert(id);
            return;
        };
        let span = file.root.get("id").map_or(file.root.span, |id| id.span);
        match self
            .form_places
            .insert(form.id.clone(), (file.source, span))
        {
            // A county's own schema of the same id replaces the built-in one.
            Some((first, _)) if self.library.sources[first].built_in && !file.built_in => {
                self.library.forms.retain(|each| each.id != form.id);
                self.replaced_forms
                    .insert(form.id.clone(), (file.source, span));
                self.library.forms.push(Arc::new(form));
            }
            Some((first, place)) => {
                let kind = MistakeKind::DuplicateFormId { id: form.id };
                self.twice(kind, (file.source, span), (first, place));
            }
            None => self.library.forms.push(Arc::new(form)),
        }
    }

    fn twice(&mut self, kind: MistakeKind, second: (SourceId, Span), first: (SourceId, Span)) {
        let mut mistake = Mistake::new(kind, second.0, second.1);
        mistake.related.push(Label {
            source: first.0,
            span: first.1,
            text: None,
        });
        self.mistakes.push(mistake);
    }

    /// The form that a rule or case file names.
    fn form_of(&mut self, file: &Scanned, id: &Spanned<String>) -> Option<Arc<Form>> {
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

    fn rules(&mut self, file: &mut Scanned) {
        let ids = rule_ids(&file.root);
        let typed = self.typed::<RuleFile>(file);
        let sound = if typed.is_some() {
            rule_ids(&file.root)
        } else {
            HashSet::new()
        };
        self.broken_rules.extend(ids.difference(&sound).cloned());
        let Some(written) = typed else {
            return;
        };
        let Some(form) = self.form_of(file, &written.form) else {
            return;
        };
        let text = self.library.sources[file.source].text.as_str();
        let built_in = file.built_in;
        let read = File {
            source: file.source,
            notation: Notation::Yaml(text),
            built_in,
        };
        let first = RuleId::new(self.library.rules.len());
        let before = self.mistakes.len();
        let mut readings = self.library.readings.remove(&form.id).unwrap_or_default();
        let read = rules::read(
            read,
            &written.rules,
            &form,
            first,
            &mut readings,
            &mut self.mistakes,
        );
        self.library.readings.insert(form.id.clone(), readings);
        self.unfit_for_replaced_form(built_in, &form, before);
        for rule in read {
            self.rule(rule);
        }
    }

    /// Rules of the program that a form of the user's leaves without their rows: the form is told, not our files.
    fn unfit_for_replaced_form(&mut self, built_in: bool, form: &Form, before: usize) {
        let Some(&(source, span)) = self.replaced_forms.get(&form.id) else {
            return;
        };
        if !built_in || self.mistakes.len() == before {
            return;
        }
        let ours = self.mistakes.split_off(before);
        let told = |mistake: &Mistake| match &mistake.kind {
            MistakeKind::UnknownName { name, .. } => Some(name.clone()),
            _ => None,
        };
        let missing: BTreeSet<String> = ours.iter().filter_map(told).collect();
        self.rows_missing
            .entry((source, span))
            .or_default()
            .extend(missing);
    }

    fn rule(&mut self, rule: Rule) {
        let rules = self.library.rules.iter_with_ids().rev();
        let earlier = rules
            .filter(|(_, each)| each.id == rule.info.id)
            .map(|(id, each)| {
                (
                    id,
                    each.built_in && each.form == rule.info.form,
                    each.source,
                )
            })
            .next();
        match earlier {
            None => {}
            Some((first, true, _)) if !rule.info.built_in => {
                self.library.replaced.push(rule.info.id.clone());
                if let Some(checks) = self.compiled.get_mut(first.index()) {
                    checks.clear();
                }
                self.library.read_only_for(|rule| rule != first);
            }
            Some((_, _, first)) => {
                let kind = MistakeKind::DuplicateId {
                    id: rule.info.id.clone(),
                };
                let second = rule.info.source;
                self.twice(
                    kind,
                    (second.source, second.span),
                    (first.source, first.span),
                );
            }
        }
        self.library.rules.push(rule.info);
        self.compiled.push(rule.checks);
    }

    fn cases(&mut self, file: &mut Scanned) {
        let Some(written) = self.typed::<CaseFile>(file) else {
            return;
        };
        let Some(form) = self.form_of(file, &written.form) else {
            return;
        };
        let of_form: Vec<(RuleId, &RuleInfo)> = self
            .library
            .rules
            .iter_with_ids()
            .filter(|(_, rule)| rule.form == form.id)
            .collect();
        let find = |id: &str| {
            of_form
                .iter()
                .rev()
                .find(|(_, rule)| rule.id == id)
                .map(|(id, _)| *id)
        };
        let infos: Vec<&RuleInfo> = of_form.iter().map(|(_, rule)| *rule).collect();
        let before = self.mistakes.len();
        let (source, written) = (file.source, &written.cases);
        let cases = cases::read(source, written, &form, find, &infos, &mut self.mistakes);
        let told = self.mistakes.split_off(before);
        let broken = &self.broken_rules;
        let follows = |mistake: &Mistake| match &mistake.kind {
            MistakeKind::UnknownRule { id, .. } => broken.contains(id),
            // Cases of the program for rows that a form of the user's no longer has.
            _ => file.built_in && self.replaced_forms.contains_key(&form.id),
        };
        let own: Vec<Mistake> = told
            .into_iter()
            .filter(|mistake| !follows(mistake))
            .collect();
        self.mistakes.extend(own);
        // Cases of the program say nothing of a rule that the user replaced.
        let replaced = |case: &Case| file.built_in && !self.library.rules[case.rule].built_in;
        self.library
            .cases
            .extend(cases.into_iter().filter(|case| !replaced(case)));
    }

    /// More mistakes of a file that was scanned.
    pub(crate) fn tell(&mut self, mistakes: Vec<Mistake>) {
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
            self.mistakes
                .sort_by_key(|mistake| (mistake.source, mistake.span));
            self.mistakes.dedup();
            let sources = &self.library.sources;
            drop_consequences(&mut self.mistakes, |source| sources[source].text.as_str());
            let Library { sources, .. } = self.library;
            return Err(LoadError {
                sources,
                mistakes: self.mistakes,
            });
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
    let cut = |mistake: &&Mistake| matches!(mistake.kind, MistakeKind::CutByComment { .. });
    let cuts: Vec<(SourceId, Span)> = mistakes
        .iter()
        .filter(cut)
        .map(|cut| (cut.source, cut.span))
        .collect();
    mistakes.retain(|mistake| {
        !cuts.iter().any(|(source, cut)| {
            let between = mistake.span.start as usize..cut.start as usize;
            let same_line = text(*source)
                .get(between)
                .is_some_and(|text| !text.contains('\n'));
            mistake.source == *source && mistake.span.start < cut.start && same_line
        })
    });
}

/// The text without a byte order mark.
fn without_mark(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    text
}

/// The ids of the rules that a file holds.
fn rule_ids(root: &Node) -> HashSet<String> {
    let rules = root.get("rules").map(Node::items).unwrap_or_default();
    rules
        .iter()
        .filter_map(|rule| rule.get("id")?.scalar().map(str::to_owned))
        .collect()
}
