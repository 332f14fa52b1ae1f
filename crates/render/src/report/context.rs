//! What is at hand while one report is drawn.

use super::finding::text::{FindingText, finding_text};
use super::view::View;
use crate::diagnostic::draw::Handler;
use crate::diagnostic::message::Note;
use crate::words::Term;
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
    /// The numbers of the findings, where they are told.
    numbers: Vec<String>,
}

impl<'a> RenderContext<'a> {
    pub(crate) fn new(
        view: View<'a>,
        path: &'a str,
        evaluation: &'a Evaluation,
        detail: Detail,
    ) -> Self {
        let numbers = match detail.verbose {
            true => view.numbers(&evaluation.findings),
            false => Vec::new(),
        };
        Self {
            view,
            path,
            evaluation,
            detail,
            texts: vec![OnceCell::new(); evaluation.findings.len()],
            numbers,
        }
    }

    pub(crate) fn handler(&self) -> Handler {
        Handler {
            style: self.view.style,
        }
    }

    /// The number of the finding at `position` of the evaluation, where numbers are told.
    pub(crate) fn number_note(&self, position: usize) -> Option<Note> {
        Note::new(Term::FindingNumber, self.numbers.get(position)?)
    }

    /// The finding at `position` of the evaluation with its words; `None` where there is none.
    pub(crate) fn finding(&self, position: usize) -> Option<WordedFinding<'_>> {
        let finding = self.evaluation.findings.get(position)?;
        let text = self.texts.get(position)?;
        Some(WordedFinding {
            finding,
            position,
            text: text.get_or_init(|| finding_text(&self.view, finding)),
        })
    }
}

/// A finding with its words.
#[derive(Clone, Copy)]
pub(crate) struct WordedFinding<'a> {
    pub(crate) finding: &'a Finding,
    /// Its position in the evaluation.
    pub(crate) position: usize,
    pub(crate) text: &'a FindingText,
}
