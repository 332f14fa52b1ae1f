//! All forms, rules and cases of a run, and what is asked of them.

use crate::cases::Case;
use crate::check::{Check, Stage};
use crate::claims::ClaimPatterns;
use crate::compile::ConstraintSystem;
use crate::rules::{self, File};
use crate::source::{SourceText, Sources};
use crate::suggest::{self, suggest, suggest_ids};
use crate::syntax::rules::WrittenRule;
use crate::syntax::{Notation, Spanned};
use gouji_model::{
    Claim, Form, IdVec, Mistake, Override, RuleId, RuleInfo, SourceId, Span, sort_unique,
};
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

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
    pub(crate) claim_patterns: HashMap<String, IdVec<Claim, ClaimPatterns>>,
    no_claims: IdVec<Claim, ClaimPatterns>,
    /// Those that are asked once all reports of a county are read.
    county_checks: HashMap<String, Vec<Check>>,
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
    /// The checks of `form` that are asked of every report by itself, in the order of the rules.
    #[must_use]
    pub fn checks(&self, form: &Form) -> &[Check] {
        self.checks.get(&form.id).map_or(&[], Vec::as_slice)
    }

    /// The claims that the rules of `form` read out of the prose, by their ids.
    #[must_use]
    pub fn claim_patterns(&self, form: &Form) -> &IdVec<Claim, ClaimPatterns> {
        self.claim_patterns.get(&form.id).unwrap_or(&self.no_claims)
    }

    /// The checks of `form` that are asked once all reports of a county are read, in the order of the rules.
    #[must_use]
    pub fn county_checks(&self, form: &Form) -> &[Check] {
        self.county_checks.get(&form.id).map_or(&[], Vec::as_slice)
    }

    /// The rules of severity `error` that are asked of every report on `form` by itself, taken together.
    #[must_use]
    pub fn constraint_system(&self, form: &Form) -> Option<&ConstraintSystem> {
        let make = || {
            let claims = self.claim_patterns(form).len();
            ConstraintSystem::new(self.checks(form), &self.rules, form, claims)
        };
        Some(self.systems.get(&form.id)?.get_or_init(make))
    }

    /// Forgets what was taken together of rules that have changed since.
    pub(crate) fn forget_systems(&mut self) {
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
        let rule = WrittenRule::from_check(id, check);
        let first = RuleId::new(self.rules.len());
        let readings = self.claim_patterns.entry(form.id.clone()).or_default();
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
    pub(crate) fn add_checks(&mut self, form: &str, checks: Vec<Check>) {
        let of_report = |check: &Check| check.stage == Stage::Report;
        let (of_report, of_county): (Vec<Check>, Vec<Check>) =
            checks.into_iter().partition(of_report);
        let add = |checks: &mut HashMap<String, Vec<Check>>, more| {
            checks
                .entry(form.to_owned())
                .or_default()
                .extend::<Vec<Check>>(more);
        };
        add(&mut self.checks, of_report);
        add(&mut self.county_checks, of_county);
    }

    /// How many rules speak of reports on `form` that are only asked over a whole county.
    #[must_use]
    pub fn county_rule_count(&self, form: &Form) -> usize {
        let checks = self.county_checks(form).iter();
        sort_unique(checks.map(|check| check.rule)).len()
    }

    /// The rule in force under this id: a rule of the user's comes after the built-in one that it replaces.
    #[must_use]
    pub fn active_rule(&self, id: &str) -> Option<RuleId> {
        self.rules.select_ids(|rule| rule.id == id).next_back()
    }

    /// The ids that may have been meant by `id`, at most three: of rules, then of the other `pages` that can be asked
    /// for. Only those have a slash in their ids.
    #[must_use]
    pub fn similar_ids<'a>(
        &'a self,
        id: &str,
        pages: impl Iterator<Item = &'a str>,
    ) -> Vec<String> {
        let rules = self.rules.iter().filter(|_| !id.contains('/'));
        let mut near = suggest(id, rules.map(|rule| rule.id.as_str())).near;
        let forms = self.forms.iter().map(|form| form.id.as_str());
        near.extend(suggest_ids(id, pages.chain(forms)));
        near.truncate(suggest::MOST);
        near
    }

    /// Gives rules the severity that a county wants for them, and drops those that it turned off.
    pub fn apply(&mut self, overrides: &[Override]) {
        let override_of = |rule: &RuleInfo| overrides.iter().find(|wanted| wanted.rule == rule.id);
        for id in self.rules.ids() {
            if let Some(severity) = override_of(&self.rules[id]).and_then(|wanted| wanted.severity)
            {
                self.rules[id].severity = severity;
            }
        }
        self.retain(|rule| override_of(rule).is_none_or(|wanted| wanted.severity.is_some()));
    }

    /// Drops every rule that `keep` refuses. Its checks are gone; its description stays.
    pub fn retain(&mut self, keep: impl Fn(&RuleInfo) -> bool) {
        let kept: Vec<bool> = self.rules.iter().map(keep).collect();
        let is_kept = |rule: RuleId| kept.get(rule.index()).copied().unwrap_or(false);
        for checks in self
            .checks
            .values_mut()
            .chain(self.county_checks.values_mut())
        {
            checks.retain(|check| is_kept(check.rule));
        }
        for rule in self.rules.ids() {
            self.rules[rule].is_active &= is_kept(rule);
        }
        self.cases.retain(|case| is_kept(case.rule));
        self.read_only_for(is_kept);
        self.forget_systems();
    }

    /// Forgets how the claims of every other rule are found; their ids stay.
    pub(crate) fn read_only_for(&mut self, is_kept: impl Fn(RuleId) -> bool) {
        for readings in self.claim_patterns.values_mut() {
            for claim in readings.ids() {
                if !is_kept(readings[claim].claim.rule) {
                    readings[claim].patterns.clear();
                }
            }
        }
    }
}
