//! The rule behind a finding: its title, why it exists, its basis and its advice.

use super::context::{RenderContext, WordedFinding};
use super::finding::text::FindingText;
use super::view::View;
use crate::diagnostic::message::Note;
use crate::words::Term;
use gouji_model::Origin;
use std::collections::HashSet;

/// The rules whose basis and advice were printed in a report.
#[derive(Debug, Default)]
pub(crate) struct ExplainedRules(HashSet<String>);

impl ExplainedRules {
    /// The rule behind a finding; basis and advice, behind the word `advice`, only where the rule first appears in the
    /// report. What the `headline` says is not said again, and a rule that was explained above not named.
    pub(crate) fn explain(
        &mut self,
        context: &RenderContext<'_>,
        worded: WordedFinding<'_>,
        headline: &str,
        advice: Term,
    ) -> Vec<Note> {
        let text = worded.text;
        let is_first = self.0.insert(text.rule.clone());
        let is_rule = matches!(worded.finding.origin, Origin::Rule(_));
        let says_title = text.message.contains(&text.title) || headline.contains(&text.title);
        let title = if is_rule && text.is_titled && !says_title {
            text.title.as_str()
        } else {
            ""
        };
        if is_rule && !is_first {
            return above_note(&context.view, text, title).into_iter().collect();
        }
        let why = match context.detail.verbose {
            true => text.why.as_str(),
            false => "",
        };
        [
            Note::new(Term::Rule, title),
            Note::new(Term::Why, why),
            Note::new(Term::Basis, text.basis.as_deref().unwrap_or_default()),
            Note::new(advice, &text.fix),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// The rule behind a finding where it was explained above.
fn above_note(view: &View<'_>, text: &FindingText, title: &str) -> Option<Note> {
    let nothing_above = text.basis.is_none() && text.fix.is_empty();
    let above = view.words().term(Term::SeeAbove);
    let text = match (title.is_empty(), nothing_above) {
        (_, true) => title.to_owned(),
        (true, false) => above.to_owned(),
        (false, false) => format!("{title}{}", view.words().remark(above)),
    };
    Note::new(Term::Rule, &text)
}
