//! What is at hand while one report is drawn.

use super::finding::text::{FindingText, finding_text};
use super::view::View;
use crate::diagnostic::draw::Handler;
use gouji_model::{Evaluation, Finding};
use std::cell::OnceCell;

/// How much is told of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Detail {
    /// Every outcome of every rule, not only findings.
    pub all: bool,
    /// Why each rule exists, each undecided check by name, and what explanations are weighed by.
    pub verbose: bool,
    /// Everything that may be wrong where rules break, however unlikely.
    pub explain_all: bool,
}

/// A report that is being drawn, and how much is said of it.
pub(crate) struct RenderContext<'a> {
    pub(crate) view: View<'a>,
    /// The file, as the heads of excerpts name it.
    pub(crate) path: &'a str,
    pub(crate) evaluation: &'a Evaluation,
    pub(crate) detail: Detail,
    /// The words of the findings, each made when it is first needed.
    texts: Vec<OnceCell<FindingText>>,
}

impl<'a> RenderContext<'a> {
    pub(crate) fn new(
        view: View<'a>,
        path: &'a str,
        evaluation: &'a Evaluation,
        detail: Detail,
    ) -> Self {
        Self {
            view,
            path,
            evaluation,
            detail,
            texts: vec![OnceCell::new(); evaluation.findings.len()],
        }
    }

    pub(crate) fn handler(&self) -> Handler {
        Handler {
            style: self.view.style,
        }
    }

    /// The finding at `position` of the evaluation with its words; `None` where there is none.
    pub(crate) fn finding(&self, position: usize) -> Option<WordedFinding<'_>> {
        let finding = self.evaluation.findings.get(position)?;
        let text = self.texts.get(position)?;
        Some(WordedFinding {
            finding,
            text: text.get_or_init(|| finding_text(&self.view, finding)),
        })
    }
}

/// A finding with its words.
#[derive(Clone, Copy)]
pub(crate) struct WordedFinding<'a> {
    pub(crate) finding: &'a Finding,
    pub(crate) text: &'a FindingText,
}
