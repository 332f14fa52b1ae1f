//! In how many reports each rule came out how.

use gouji_model::{CheckedReport, Form, ReviewedReport, RuleCounts, RuleTally};
use gouji_ruleset::Library;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is counted of one report.
pub(crate) struct ReportCounts {
    form: Option<Arc<Form>>,
    rules: Vec<RuleCounts>,
}

impl ReportCounts {
    /// What is counted of `checked`.
    pub(crate) fn new(checked: &CheckedReport) -> Self {
        let form_data = checked.form_data();
        let evaluation = checked.evaluation.as_ref();
        Self {
            form: form_data.map(|form_data| Arc::clone(&form_data.form)),
            rules: evaluation.map_or_else(Vec::new, |evaluation| evaluation.rules.clone()),
        }
    }
}

/// The counts of a run so far.
pub(crate) struct Tallies<'a> {
    library: &'a Library,
    /// By rule.
    tallies: Vec<RuleTally>,
    /// How many rules over a county each form of a report has, by the form's id.
    county_rules: BTreeMap<String, usize>,
}

impl<'a> Tallies<'a> {
    pub(crate) fn new(library: &'a Library) -> Self {
        let rules = library.rules.ids();
        Self {
            library,
            tallies: rules.map(RuleTally::new).collect(),
            county_rules: BTreeMap::new(),
        }
    }

    /// Adds a report that counts.
    pub(crate) fn add_report(&mut self, counts: &ReportCounts) {
        self.add_form(counts.form.as_deref());
        self.add_rules(&counts.rules);
    }

    /// Adds a report of a county, whose rules are counted where it counts.
    pub(crate) fn add_in_county(&mut self, report: &ReviewedReport) {
        let form_data = report.checked.form_data();
        self.add_form(form_data.map(|form_data| &*form_data.form));
        if report.draft.counts() {
            let evaluations = report.evaluations();
            evaluations.for_each(|evaluation| self.add_rules(&evaluation.rules));
        }
    }

    fn add_form(&mut self, form: Option<&Form>) {
        if let Some(form) = form.filter(|form| !self.county_rules.contains_key(&form.id)) {
            let rules = self.library.county_rule_count(form);
            self.county_rules.insert(form.id.clone(), rules);
        }
    }

    fn add_rules(&mut self, rules: &[RuleCounts]) {
        for RuleCounts { rule, counts } in rules {
            if let Some(tally) = self.tallies.get_mut(rule.index()) {
                tally.add(*counts);
            }
        }
    }

    /// How many rules over a county the forms of the reports have.
    pub(crate) fn county_rule_count(&self) -> usize {
        self.county_rules.values().sum()
    }

    /// The counts, by rule.
    pub(crate) fn finish(self) -> Vec<RuleTally> {
        self.tallies
    }
}
