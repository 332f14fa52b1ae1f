//! One cause on the terminal: what is wrong, where, what to do, and the rules that it breaks.

use super::figures::{all_figures, shown_figures, snippet};
use super::report_order::severity_of;
use super::text::CauseText;
use crate::diagnostic::message::{Message, Note};
use crate::diagnostic::snippet::Snippet;
use crate::report::context::{RenderContext, WordedFinding};
use crate::report::finding::notes::{cited_notes, rows_not_drawn};
use crate::report::rule_notes::ExplainedRules;
use crate::style::Paint;
use crate::terminal::wrap::{push_line, push_wrapped};
use crate::words::causes::{CertainChanges, Direction, SearchEnd, WayOrder};
use crate::words::{Term, Weight};
use gouji_model::{Cause, Evidence, Explanation, Grade, Outcome};

/// More explanations than this are counted, not named.
const MOST_EXPLANATIONS: usize = 8;
/// More broken rules than this are counted, not named.
const MOST_RULES: usize = 6;
/// More rules that nothing explains than this are not named.
const NAMED_RULES: usize = 3;
/// The cells before an item of a list.
const ITEM_MARGIN: usize = 4;
/// The cells before what an item is weighed by.
const WEIGHT_MARGIN: usize = 6;

/// Draws `cause` in place of the findings that it explains.
pub(crate) fn draw(
    out: &mut String,
    context: &RenderContext<'_>,
    cause: &Cause,
    explained: &mut ExplainedRules,
) {
    let page = CausePage::new(context, cause);
    let listed = page.listed_explanations();
    let shown = shown_figures(&page.text, listed.len().clamp(1, MOST_EXPLANATIONS));
    let message = page.message(snippet(&page.text, &shown, context.path));
    context.handler().draw_message(out, &message);
    let is_open = page.text.grade() == Grade::Undetermined;
    if !is_open {
        page.note(out, Note::new(Term::Help, &page.text.advice()));
    }
    page.explanations(out, listed, is_open);
    if is_open {
        page.note(out, Note::new(Term::Settle, &page.text.next_step()));
    }
    page.broken_rules(out, &message.headline);
    let hidden = rows_not_drawn(&context.view, &shown, all_figures(&page.text));
    let cited = page.text.findings.iter();
    let cited = cited.flat_map(|finding| cited_notes(&context.view, finding));
    for note in hidden.into_iter().chain(cited) {
        page.note(out, Some(note));
    }
    let advice = match is_open {
        true => Term::Help,
        false => Term::RuleAdvice,
    };
    let mut rules = Vec::new();
    for worded in page.findings.iter().take(MOST_RULES) {
        if rules.contains(&&worded.text.rule) {
            continue;
        }
        rules.push(&worded.text.rule);
        for note in explained.explain(context, *worded, &message.headline, advice) {
            page.note(out, Some(note));
        }
    }
    page.note(out, page.number());
}

/// A cause that is being drawn.
struct CausePage<'a> {
    context: &'a RenderContext<'a>,
    text: CauseText<'a>,
    /// The findings of the cause, with their words.
    findings: Vec<WordedFinding<'a>>,
}

impl<'a> CausePage<'a> {
    fn new(context: &'a RenderContext<'a>, cause: &'a Cause) -> Self {
        Self {
            context,
            text: CauseText::new(&context.view, context.evaluation, cause),
            findings: worded_findings(context, cause),
        }
    }

    fn message(&self, snippet: Option<Snippet>) -> Message {
        let (code, rule_message) = match self.findings.as_slice() {
            [only] => (
                Some(only.text.code.clone()),
                Some(only.text.message.as_str()).filter(|_| only.finding.gathered.is_empty()),
            ),
            _ => (None, None),
        };
        let severity = severity_of(self.context.evaluation, self.text.cause);
        Message {
            code,
            snippet,
            ..Message::new(severity, self.text.headline(rule_message))
        }
    }

    /// The number of the first finding that is of this cause and no other.
    fn number(&self) -> Option<Note> {
        let evaluation = self.context.evaluation;
        let causes = evaluation.causes.iter();
        let mut own = causes.zip(evaluation.findings_by_cause());
        let (cause, own) = own.find(|(cause, _)| std::ptr::eq(*cause, self.text.cause))?;
        let first = own.first().or(cause.findings.first())?;
        self.context.number_note(*first)
    }

    fn note(&self, out: &mut String, note: Option<Note>) {
        if let Some(note) = note {
            self.context.handler().note(out, &note);
        }
    }

    /// The explanations that are listed: all on demand, else those of which it is not known which is right.
    fn listed_explanations(&self) -> &'a [Explanation] {
        let explanations = self.text.cause.explanations.as_slice();
        let detail = self.context.detail;
        match (self.text.grade(), detail.explain_all) {
            (Grade::Undetermined, _) | (_, true) => explanations,
            (_, false) if detail.verbose => explanations.get(..1).unwrap_or_default(),
            (_, false) => &[],
        }
    }

    fn explanations(&self, out: &mut String, listed: &[Explanation], is_open: bool) {
        let words = self.context.view.words();
        let detail = self.context.detail;
        let most = match detail.explain_all {
            true => usize::MAX,
            false => MOST_EXPLANATIONS,
        };
        // Where one explanation was told as the cause, only what it is weighed by is left to say.
        let is_list = is_open || detail.explain_all;
        if is_list {
            self.list_heading(out, listed, is_open);
        }
        for explanation in listed.iter().take(most) {
            if is_list {
                let text = self.text.list_item(explanation);
                match detail.explain_all {
                    true => {
                        let text = format!("{} {text}", hundredths(explanation));
                        self.item(out, &text, ITEM_MARGIN);
                    }
                    false => self.item(out, &text, ITEM_MARGIN),
                }
            }
            if detail.verbose
                && let Some(weights) = self.weights(explanation)
            {
                let margin = if is_list { WEIGHT_MARGIN } else { ITEM_MARGIN };
                self.item(out, &weights, margin);
            }
        }
        if listed.len() > most {
            let more = words.more_explanations(listed.len() - most);
            self.item(out, &more, ITEM_MARGIN);
        }
        if is_list && !self.text.cause.exhausted {
            self.item(out, words.search_limit(), ITEM_MARGIN);
        }
        let has_weights = |explanation: &Explanation| explanation.evidence != Evidence::default();
        if detail.verbose && listed.iter().any(has_weights) {
            self.item(out, words.weight_legend(), ITEM_MARGIN);
        }
    }

    /// How many explanations there are, and whether the first are more likely.
    fn list_heading(&self, out: &mut String, listed: &[Explanation], is_open: bool) {
        let cause = self.text.cause;
        let mut likelihoods = listed.iter().map(|explanation| explanation.likelihood);
        let first = likelihoods.next();
        let order = match likelihoods.any(|other| Some(other) != first) {
            true => WayOrder::Likelihood,
            false => WayOrder::Any,
        };
        let certain = match is_open && self.text.has_certain() {
            true => CertainChanges::Present,
            false => CertainChanges::Absent,
        };
        let text = self.context.view.words().choice_heading(
            cause.explanations.len(),
            cause.broken,
            order,
            certain,
        );
        self.note(out, Note::new(Term::Cause, &text));
    }

    /// How likely an explanation is, unless the list says it, and what it is weighed by.
    fn weights(&self, explanation: &Explanation) -> Option<String> {
        let words = self.context.view.words();
        let evidence = explanation.evidence;
        let weights = [
            (Weight::Slips, evidence.slips),
            (Weight::Usual, evidence.usual),
            (Weight::Rules, evidence.rules),
        ];
        let weights = weights.into_iter().filter_map(|(weight, parts)| {
            let powers = powers(parts)?;
            let direction = match parts > 0 {
                true => Direction::For,
                false => Direction::Against,
            };
            Some(words.weight(weight, direction, &powers))
        });
        let share = words.likelihood(&hundredths(explanation));
        let share = (!self.context.detail.explain_all).then_some(share);
        let sentences: Vec<String> = share.into_iter().chain(weights).collect();
        (!sentences.is_empty()).then(|| sentences.join(words.change_separator()))
    }

    /// The rules that are broken, unless the headline is that of the only one.
    fn broken_rules(&self, out: &mut String, headline: &str) {
        let view = &self.context.view;
        let words = view.words();
        if let [only] = self.findings.as_slice() {
            let message = &only.text.message;
            if !headline.contains(message.as_str()) {
                self.note(out, Note::new(Term::Broken, message));
            }
            return;
        }
        let heading = format!("{}{}", words.term(Term::Broken), words.term(Term::Colon));
        let heading = view.style.paint(Paint::Faint, heading.trim_end());
        push_line(out, &format!("  {heading}"));
        for WordedFinding { text, .. } in self.findings.iter().take(MOST_RULES) {
            let message = format!("{}{}", text.message, words.remark(&text.code));
            self.item(out, &message, ITEM_MARGIN);
        }
        if self.findings.len() > MOST_RULES {
            let more = words.more_rules(self.findings.len() - MOST_RULES);
            self.item(out, &more, ITEM_MARGIN);
        }
    }

    /// An item of a list behind `margin` cells.
    fn item(&self, out: &mut String, text: &str, margin: usize) {
        let style = self.context.view.style;
        let room = style.columns().saturating_sub(margin + 2);
        let [lead, rest] = [style.signs().bullet, " "].map(|sign| {
            let sign = style.paint(Paint::Faint, sign);
            format!("{}{sign} ", " ".repeat(margin))
        });
        push_wrapped(out, text, room, [&lead, &rest]);
    }
}

/// The findings that `cause` is about.
fn worded_findings<'a>(context: &'a RenderContext<'a>, cause: &Cause) -> Vec<WordedFinding<'a>> {
    let findings = cause.findings.iter();
    findings
        .filter_map(|&at| context.finding(at))
        .filter(|worded| worded.finding.outcome == Outcome::Violated)
        .collect()
}

/// How likely it is, as people write it.
fn hundredths(explanation: &Explanation) -> String {
    let share = explanation.likelihood;
    format!("{}.{}%", share / 10, share % 10)
}

/// So many 256ths of a power of two, without their sign, to one decimal; `None` where that is 0.
fn powers(parts: i32) -> Option<String> {
    let tenths = (u64::from(parts.unsigned_abs()) * 10 + 128) / 256;
    (tenths > 0).then(|| format!("{}.{}", tenths / 10, tenths % 10))
}

/// What is to be filled in, for a finding that tells of several blanks.
pub(crate) fn fill_in(context: &RenderContext<'_>, causes: &[&Cause]) -> Option<Note> {
    let view = &context.view;
    let words = view.words();
    let causes = causes.iter();
    let sentences =
        causes.filter_map(|cause| CauseText::new(view, context.evaluation, cause).filled_in());
    let mut sentences: Vec<String> = sentences.collect();
    if sentences.len() > MOST_EXPLANATIONS && !context.detail.explain_all {
        let more = words.more_blanks(sentences.len() - MOST_EXPLANATIONS);
        sentences.truncate(MOST_EXPLANATIONS);
        sentences.push(more);
    }
    Note::new(Term::Help, &sentences.join(words.change_separator()))
}

/// That no few changes make the rules of `cause` hold.
pub(crate) fn unexplained_note(context: &RenderContext<'_>, cause: &Cause) -> Option<Note> {
    let findings = worded_findings(context, cause);
    let codes = findings.iter().map(|worded| worded.text.code.clone());
    let codes: Vec<String> = codes.collect();
    let words = context.view.words();
    let named = match codes.len() {
        0 | 1 => None,
        count => {
            let first = codes.get(..NAMED_RULES).unwrap_or(&codes);
            Some(words.first_rules(first, count))
        }
    };
    let search = match cause.exhausted {
        true => SearchEnd::Exhausted,
        false => SearchEnd::Limit,
    };
    let text = words.no_explanation(named.as_deref(), search);
    Note::new(Term::Cause, &text)
}
