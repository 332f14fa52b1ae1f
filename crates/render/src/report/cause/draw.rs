//! One cause on the terminal: what is wrong, where, what to do, and the rules that it breaks.

use crate::diagnostic::draw::{Handler, Note};
use crate::report::cause::figures;
use crate::report::cause::text::CauseView;
use crate::report::finding::drawn_figures as finding;
use crate::report::report_text::{Detail, Explained};
use crate::report::view::View;
use crate::style::Paint;
use crate::terminal::wrap::{push_line, wrap};
use crate::words::{Term, Weight};
use gouji_model::{Cause, Evaluation, Evidence, Explanation, Finding, Grade};

/// More explanations than this are counted, not told.
const TOLD: usize = 8;
/// More broken rules than this are counted, not told.
const TOLD_RULES: usize = 6;
/// More rules that nothing explains than this are not named.
const NAMED_RULES: usize = 3;

/// Draws `cause` in place of the findings that it explains.
pub(crate) fn draw(
    out: &mut String,
    path: &str,
    view: &View<'_>,
    evaluation: &Evaluation,
    cause: &Cause,
    detail: Detail,
    explained: &mut Explained,
) {
    let told = CauseView::new(view, evaluation, cause);
    let page = Page {
        view,
        handler: handler(view),
        told: &told,
        detail,
    };
    let is_open = told.grade() == Grade::Undetermined;
    let listed = page.listed();
    let drawn = listed.len().clamp(1, TOLD);
    let (prepared, choice, all) = figures::prepare(&told, evaluation, path, drawn);
    page.handler.draw_with(out, &prepared, &[]);
    if !is_open {
        page.note(out, Note::of(Term::Help, &told.advice()));
    }
    page.explanations(out, listed, is_open);
    if is_open {
        page.note(out, Note::of(Term::Settle, &told.settled_by()));
    }
    page.broken(out, &prepared.message);
    for note in finding::not_drawn(view, choice, all) {
        page.handler.note_at(out, &note, 2);
    }
    for finding in &told.findings {
        for note in finding::cited_notes(view, finding) {
            page.handler.note_at(out, &note, 2);
        }
    }
    let advice = if is_open {
        Term::Help
    } else {
        Term::RuleAdvice
    };
    let mut rules = Vec::new();
    for finding in told.findings.iter().take(TOLD_RULES) {
        let rule = view.tell(finding).rule;
        if rules.contains(&rule) {
            continue;
        }
        rules.push(rule);
        for note in explained.explain(view, finding, Some(&prepared.message), detail, advice) {
            page.handler.note_at(out, &note, 2);
        }
    }
}

fn handler(view: &View<'_>) -> Handler {
    Handler {
        style: view.style,
        gaps: false,
    }
}

/// A cause that is being drawn.
struct Page<'a> {
    view: &'a View<'a>,
    handler: Handler,
    told: &'a CauseView<'a>,
    detail: Detail,
}

impl Page<'_> {
    fn note(&self, out: &mut String, note: Option<Note>) {
        if let Some(note) = note {
            self.handler.note_at(out, &note, 2);
        }
    }

    /// The explanations that are listed: all on demand, else those of which it is not known which is right.
    fn listed(&self) -> &[Explanation] {
        let explanations = self.told.cause.explanations.as_slice();
        match (self.told.grade(), self.detail.explain_all) {
            (Grade::Undetermined, _) | (_, true) => explanations,
            (_, false) if self.detail.verbose => explanations.get(..1).unwrap_or_default(),
            (_, false) => &[],
        }
    }

    fn explanations(&self, out: &mut String, listed: &[Explanation], is_open: bool) {
        let words = self.view.words();
        let is_weighed = self.detail.verbose;
        let most = if self.detail.explain_all {
            usize::MAX
        } else {
            TOLD
        };
        // Where one explanation was told as the cause, only what it is weighed by is left to say.
        let is_list = is_open || self.detail.explain_all;
        if is_list {
            let (ways, broken) = (self.told.cause.explanations.len(), self.told.cause.broken);
            let mut likelihoods = listed.iter().map(|each| each.likelihood);
            let first = likelihoods.next();
            let is_ordered = likelihoods.any(|other| Some(other) != first);
            let text = words.any_of(ways, broken, is_ordered, is_open && self.told.has_certain());
            self.note(out, Note::of(Term::Cause, &text));
        }
        for explanation in listed.iter().take(most) {
            if is_list {
                let told = self.told.listed(explanation);
                match self.detail.explain_all {
                    true => self.line(out, &format!("{} {told}", hundredths(explanation)), 4),
                    false => self.line(out, &told, 4),
                }
            }
            if is_weighed && let Some(weighed) = self.weighed(explanation) {
                self.line(out, &weighed, if is_list { 6 } else { 4 });
            }
        }
        if listed.len() > most {
            self.line(out, &words.more_explanations(listed.len() - most), 4);
        }
        if is_list && !self.told.cause.exhausted {
            self.line(out, words.not_exhausted(), 4);
        }
        let has_weights = |each: &Explanation| each.evidence != Evidence::default();
        if is_weighed && listed.iter().any(has_weights) {
            self.line(out, words.weights_mean(), 4);
        }
    }

    /// How likely an explanation is, unless the list says it, and what it is weighed by.
    fn weighed(&self, explanation: &Explanation) -> Option<String> {
        let words = self.view.words();
        let weighed = explanation.evidence;
        let weights = [
            (Weight::Slips, weighed.slips),
            (Weight::Usual, weighed.usual),
            (Weight::Rules, weighed.rules),
        ];
        let told = weights.into_iter().filter_map(|(weight, parts)| {
            let powers = powers(parts)?;
            Some(words.weight(weight, parts > 0, &powers))
        });
        let share = words.likelihood(&hundredths(explanation));
        let share = (!self.detail.explain_all).then_some(share);
        let told: Vec<String> = share.into_iter().chain(told).collect();
        (!told.is_empty()).then(|| told.join(words.between_changes()))
    }

    /// The rules that are broken, unless the headline is that of the only one.
    fn broken(&self, out: &mut String, headline: &str) {
        let findings = self.told.findings.as_slice();
        let is_one = findings.len() == 1;
        let told = |finding: &&Finding| {
            let told = self.view.tell(finding);
            let code = finding::code(self.view, finding, &told);
            match is_one {
                true => told.message,
                false => format!("{}{}", told.message, self.view.words().remark(&code)),
            }
        };
        let messages: Vec<String> = findings.iter().take(TOLD_RULES).map(told).collect();
        match messages.as_slice() {
            [only] if headline.contains(only.as_str()) => {}
            [only] => self.note(out, Note::of(Term::Broken, only)),
            several => {
                let words = self.view.words();
                let heading = format!("{}{}", words.term(Term::Broken), words.term(Term::Colon));
                let heading = heading.trim_end();
                push_line(
                    out,
                    &format!("  {}", self.view.style.paint(Paint::Faint, heading)),
                );
                for message in several {
                    self.line(out, message, 4);
                }
                if findings.len() > TOLD_RULES {
                    self.line(out, &words.more_rules(findings.len() - TOLD_RULES), 4);
                }
            }
        }
    }

    /// A line of a list behind `margin` cells.
    fn line(&self, out: &mut String, text: &str, margin: usize) {
        let style = self.view.style;
        let room = style.columns().saturating_sub(margin + 2);
        for (at, part) in wrap(text, room).iter().enumerate() {
            let lead = if at == 0 { style.signs().bullet } else { " " };
            let lead = style.paint(Paint::Faint, lead);
            push_line(out, &format!("{}{lead} {part}", " ".repeat(margin)));
        }
    }
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
pub(crate) fn fill_in(
    view: &View<'_>,
    evaluation: &Evaluation,
    causes: &[&Cause],
    detail: Detail,
) -> Option<Note> {
    let words = view.words();
    let told = causes.iter();
    let told = told.filter_map(|cause| CauseView::new(view, evaluation, cause).filled_in());
    let mut told: Vec<String> = told.collect();
    if told.len() > TOLD && !detail.explain_all {
        let more = words.more_to_fill_in(told.len() - TOLD);
        told.truncate(TOLD);
        told.push(more);
    }
    Note::of(Term::Help, &told.join(words.between_changes()))
}

/// That no few changes make the rules of `cause` hold.
pub(crate) fn unexplained(view: &View<'_>, evaluation: &Evaluation, cause: &Cause) -> Option<Note> {
    let told = CauseView::new(view, evaluation, cause);
    let codes = told.findings.iter();
    let codes = codes.map(|finding| finding::code(view, finding, &view.tell(finding)));
    let codes: Vec<String> = codes.collect();
    let words = view.words();
    let named = match codes.len() {
        0 | 1 => None,
        count => {
            let first = codes.get(..NAMED_RULES).unwrap_or(&codes);
            Some(words.some_rules(first, count))
        }
    };
    let text = words.unexplained(named.as_deref(), cause.exhausted);
    Note::of(Term::Cause, &text)
}
