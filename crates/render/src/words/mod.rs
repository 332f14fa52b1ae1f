//! Every word that the program says, one catalogue per language.
//!
//! The two catalogues have the same functions and never mix: an English run
//! prints Chinese only where it quotes a form, a rule or the user, a Chinese
//! run English only where it quotes ids, codes, keys and paths.
//!
//! How the Chinese is written:
//! - for a clerk who knows Excel and the form and has never seen YAML: say what
//!   is wrong, why the computer sees it so, and what to type instead;
//! - a title says what is, without a full stop at its end; no 请勿, no 非法, no
//!   exclamation mark, nobody is blamed;
//! - what the user wrote stands in 「」, what to type instead stands plain;
//! - advice belongs into the help, never into the title;
//! - numbers before judgements: both sides and the difference are always there.

mod causes;
pub(crate) mod command;
mod county;
mod en;
mod facts;
pub(crate) mod form_page;
mod naming;
mod prose;
pub(crate) mod rollup;
mod rule_page;
mod terms;
mod totals;
mod zh;

pub(crate) use causes::{Weight, Witness, Wrong};
pub(crate) use facts::{ProblemFacts, Unsuitable, is_formula, near_form, unsuitable};
pub(crate) use terms::Term;
pub(crate) use totals::Totals;

use crate::terminal::width::clean_inline;
use crate::terminal::width::cut;
use gouji_model::{
    Comparison, Counts, Language, MistakeKind, Operator, Outcome, Place, Ratio, ReadError,
    ReadingProblemKind, Reason, RecognitionFailure, Severity, State, Status, Suggestion,
};

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(pub(crate) Language);

/// What is said of a mistake in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MistakeWords {
    /// What is wrong.
    pub(crate) message: String,
    /// A few words under the place.
    pub(crate) label: String,
    /// What to write instead; may have several lines.
    pub(crate) help: String,
}

/// What is said of a problem of reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ProblemWords {
    /// What kind of problem it is.
    pub(crate) title: String,
    /// What is wrong here.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: String,
}

/// Both sides of a comparison, ready to be said.
#[derive(Debug, Clone)]
pub(crate) struct Sides {
    pub(crate) left_text: String,
    pub(crate) left: String,
    pub(crate) operator: Operator,
    pub(crate) right_text: String,
    pub(crate) right: String,
    /// The difference without its sign.
    pub(crate) difference: Option<String>,
}

impl Sides {
    /// The sides of `comparison` in the texts of `language`.
    pub(crate) fn of(comparison: &Comparison, language: Language) -> Self {
        let difference = comparison.difference().and_then(Ratio::checked_abs);
        Self {
            left_text: clean_inline(comparison.left_side.text.get(language)),
            left: comparison.left.to_string(),
            operator: comparison.operator,
            right_text: clean_inline(comparison.right_side.text.get(language)),
            right: comparison.right.to_string(),
            difference: difference.map(|difference| difference.to_string()),
        }
    }

    /// Whether the right side is written as the number that it is, so that its value need not be said.
    pub(crate) fn right_is_plain(&self) -> bool {
        self.right_text == self.right
    }

    /// The text of the right side, and whether it is the sum of the parts of the left one.
    pub(crate) fn is_own_parts(&self) -> bool {
        parts_of(&self.right_text) == Some(self.left_text.as_str())
    }
}

/// `X` where `text` is the sum of the parts of `X`.
pub(crate) fn parts_of(text: &str) -> Option<&str> {
    let inner = ["分项和", "parts"]
        .iter()
        .find_map(|name| text.strip_prefix(name))?;
    let inner = inner.strip_prefix(['(', '（'])?.strip_suffix([')', '）'])?;
    (!inner.contains(['(', '（'])).then_some(inner)
}

impl Words {
    pub(crate) fn term(self, term: Term) -> &'static str {
        match self.0 {
            Language::Zh => zh::term(term),
            Language::En => en::term(term),
        }
    }

    pub(crate) fn mistake(self, kind: &MistakeKind) -> MistakeWords {
        match self.0 {
            Language::Zh => zh::mistake(kind),
            Language::En => en::mistake(kind),
        }
    }

    /// What is said of a place that belongs to a mistake.
    pub(crate) fn related(self, kind: &MistakeKind, text: Option<&str>) -> String {
        match self.0 {
            Language::Zh => zh::related(kind, text),
            Language::En => en::related(kind, text),
        }
    }

    /// How many mistakes there are in how many files, of which at most `drawn` were shown.
    pub(crate) fn mistake_count(self, mistakes: usize, files: usize, drawn: usize) -> String {
        match self.0 {
            Language::Zh => zh::mistake_count(mistakes, files, drawn),
            Language::En => en::mistake_count(mistakes, files, drawn),
        }
    }

    pub(crate) fn problem(self, kind: &ReadingProblemKind, facts: &ProblemFacts) -> ProblemWords {
        match self.0 {
            Language::Zh => zh::problem(kind, facts),
            Language::En => en::problem(kind, facts),
        }
    }

    /// Why a check does not apply or is undecided; `label` names the row that the reason is about.
    pub(crate) fn reason(self, reason: Reason, label: &str) -> String {
        match self.0 {
            Language::Zh => zh::reason(reason, label),
            Language::En => en::reason(reason, label),
        }
    }

    /// Why a file could not be read, and what to do.
    pub(crate) fn unreadable(self, unreadable: &ReadError) -> (String, String) {
        match self.0 {
            Language::Zh => zh::unreadable(unreadable),
            Language::En => en::unreadable(unreadable),
        }
    }

    /// Why no form was recognised, and what to do.
    pub(crate) fn unrecognised(self, unrecognised: &RecognitionFailure) -> (String, String) {
        match self.0 {
            Language::Zh => zh::unrecognised(unrecognised),
            Language::En => en::unrecognised(unrecognised),
        }
    }

    /// A severity with what it means.
    pub(crate) fn severity_in_full(self, severity: Severity) -> &'static str {
        match self.0 {
            Language::Zh => zh::severity_in_full(severity),
            Language::En => en::severity_in_full(severity),
        }
    }

    pub(crate) fn status(self, status: Status) -> &'static str {
        match self.0 {
            Language::Zh => zh::status(status),
            Language::En => en::status(status),
        }
    }

    pub(crate) fn outcome(self, outcome: Outcome) -> &'static str {
        match self.0 {
            Language::Zh => zh::outcome(outcome),
            Language::En => en::outcome(outcome),
        }
    }

    pub(crate) fn state(self, state: State) -> &'static str {
        match self.0 {
            Language::Zh => zh::state(state),
            Language::En => en::state(state),
        }
    }

    /// A place in words; `sheets` are the names of the document's sheets.
    pub(crate) fn place(self, place: Place, sheets: &[String]) -> String {
        let sheet = clean_inline(sheet_name(place, sheets));
        match self.0 {
            Language::Zh => zh::place(place, &sheet),
            Language::En => en::place(place, &sheet),
        }
    }

    /// What `each` of a rule ranges over.
    pub(crate) fn scope(self, each: &str) -> String {
        match self.0 {
            Language::Zh => zh::scope(each),
            Language::En => en::scope(each),
        }
    }

    /// Both sides and the difference of a comparison that does not hold.
    pub(crate) fn comparison(self, sides: &Sides) -> String {
        match self.0 {
            Language::Zh => zh::comparison(sides),
            Language::En => en::comparison(sides),
        }
    }

    /// A few words for the figure that a finding points at first.
    pub(crate) fn pointed(self, sides: &Sides) -> String {
        match self.0 {
            Language::Zh => zh::pointed(sides),
            Language::En => en::pointed(sides),
        }
    }

    /// The same for a figure that is the right side.
    pub(crate) fn pointed_right(self, sides: &Sides) -> String {
        match self.0 {
            Language::Zh => zh::pointed_right(sides),
            Language::En => en::pointed_right(sides),
        }
    }

    /// The same for a heading whose parts are summed on the left side.
    pub(crate) fn pointed_sum(self, sum: &str) -> String {
        match self.0 {
            Language::Zh => zh::pointed_sum(sum),
            Language::En => en::pointed_sum(sum),
        }
    }

    /// Under the first of several figures that the left side of a comparison adds up.
    pub(crate) fn left_sum(self, sum: &str) -> String {
        match self.0 {
            Language::Zh => zh::left_sum(sum),
            Language::En => en::left_sum(sum),
        }
    }

    /// The same for the right side.
    pub(crate) fn right_sum(self, sum: &str) -> String {
        match self.0 {
            Language::Zh => zh::right_sum(sum),
            Language::En => en::right_sum(sum),
        }
    }

    /// A sentence and the figures that it is about.
    pub(crate) fn with_figures(self, sentence: &str, figures: &[String]) -> String {
        match self.0 {
            Language::Zh => zh::with_figures(sentence, figures),
            Language::En => en::with_figures(sentence, figures),
        }
    }

    /// A heading for undecided checks: how many, and how many of them are of severity `error`.
    pub(crate) fn undecided_heading(self, checks: usize, errors: usize) -> String {
        match self.0 {
            Language::Zh => zh::undecided_heading(checks, errors),
            Language::En => en::undecided_heading(checks, errors),
        }
    }

    /// Why checks are undecided, over all rows with that cause.
    pub(crate) fn undecided_cause(
        self,
        reason: Option<Reason>,
        labels: &str,
        are_several: bool,
    ) -> String {
        match (reason, self.0) {
            (None, _) => self.term(Term::Unknown).to_owned(),
            (Some(reason), Language::Zh) => zh::undecided_cause(reason, labels, are_several),
            (Some(reason), Language::En) => en::undecided_cause(reason, labels, are_several),
        }
    }

    /// How many checks came out how.
    pub(crate) fn counts(self, counts: Counts) -> String {
        match self.0 {
            Language::Zh => zh::counts(counts),
            Language::En => en::counts(counts),
        }
    }

    pub(crate) fn totals(self, totals: Totals) -> String {
        match self.0 {
            Language::Zh => zh::totals(totals),
            Language::En => en::totals(totals),
        }
    }

    /// What the office does next.
    pub(crate) fn next_step(self, totals: Totals) -> String {
        match self.0 {
            Language::Zh => zh::next_steps(totals).join("；"),
            Language::En => en::next_steps(totals).join("; "),
        }
    }

    /// How many findings of each severity there are; empty where there are none.
    pub(crate) fn found(self, found: [(Severity, usize); 3]) -> String {
        let told: Vec<String> = found
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(severity, count)| match self.0 {
                Language::Zh => zh::found(severity, count),
                Language::En => en::found(severity, count),
            })
            .collect();
        match self.0 {
            _ if told.is_empty() => String::new(),
            Language::Zh => format!("（{}）", told.join("，")),
            Language::En => format!(" ({})", told.join(", ")),
        }
    }

    /// Why there are fewer or more findings than violated checks.
    pub(crate) fn counted_otherwise(self, violated: usize, found: usize) -> &'static str {
        match self.0 {
            Language::Zh => zh::counted_otherwise(violated, found),
            Language::En => en::counted_otherwise(violated, found),
        }
    }

    pub(crate) fn year(self, year: u16) -> String {
        match self.0 {
            Language::Zh => format!("{year}年度"),
            Language::En => year.to_string(),
        }
    }

    /// A form's title with the title of one of its layouts.
    pub(crate) fn form_with_layout(self, form: &str, layout: &str) -> String {
        match self.0 {
            Language::Zh => format!("{form}（{layout}）"),
            Language::En => format!("{form} ({layout})"),
        }
    }

    /// A state word where a number would stand.
    pub(crate) fn in_brackets(self, word: &str) -> String {
        match self.0 {
            Language::Zh => format!("（{word}）"),
            Language::En => format!("({word})"),
        }
    }

    /// A remark in brackets behind a sentence.
    pub(crate) fn remark(self, text: &str) -> String {
        match self.0 {
            Language::Zh => format!("（{text}）"),
            Language::En => format!(" ({text})"),
        }
    }

    /// Every word of the command line without parameters.
    pub(crate) fn command(self) -> &'static command::CommandWords {
        match self.0 {
            Language::Zh => &zh::COMMAND,
            Language::En => &en::COMMAND,
        }
    }

    pub(crate) fn written_to(self, path: &str) -> String {
        match self.0 {
            Language::Zh => zh::written_to(path),
            Language::En => en::written_to(path),
        }
    }

    /// Files in which no rule had anything to check.
    pub(crate) fn nothing_applied(self, files: &[String]) -> String {
        let first: Vec<String> = files
            .iter()
            .take(5)
            .map(|file| clean_inline(file))
            .collect();
        let (first, all) = (self.list(&first), files.len());
        match self.0 {
            Language::Zh => zh::nothing_applied(&first, all),
            Language::En => en::nothing_applied(&first, all),
        }
    }

    pub(crate) fn usage_mistake(self, mistake: &command::UsageMistake) -> String {
        match self.0 {
            Language::Zh => zh::usage_mistake(mistake),
            Language::En => en::usage_mistake(mistake),
        }
    }

    /// A case that came out differently: what was expected, and what came of it.
    pub(crate) fn failed_case(self, rule: &str, expected: &str) -> String {
        match self.0 {
            Language::Zh => zh::failed_case(rule, expected),
            Language::En => en::failed_case(rule, expected),
        }
    }

    pub(crate) fn cases_summary(self, failed: usize, cases: usize, rules: usize) -> String {
        match (self.0, failed) {
            (Language::Zh, 0) => zh::cases_passed(cases, rules),
            (Language::Zh, _) => zh::cases_failed(failed, cases),
            (Language::En, 0) => en::cases_passed(cases, rules),
            (Language::En, _) => en::cases_failed(failed, cases),
        }
    }

    /// Rules of the user's own that no case tries.
    pub(crate) fn without_cases(self, rules: &[String]) -> String {
        let names = self.list(rules);
        match self.0 {
            Language::Zh => zh::without_cases(&names),
            Language::En => en::without_cases(&names),
        }
    }

    /// What is checked while a report is read: what it is, why, how to put it right; by the id of the problem.
    pub(crate) fn problem_page(self, id: &str) -> Option<[&'static str; 3]> {
        match self.0 {
            Language::Zh => zh::problem_page(id),
            Language::En => en::problem_page(id),
        }
    }

    /// Rows that a case should have found, or should not have.
    pub(crate) fn case_rows(self, missing: &[String], noisy: &[String]) -> String {
        let (missing, noisy) = (self.list(missing), self.list(noisy));
        match self.0 {
            Language::Zh => zh::case_rows(&missing, &noisy),
            Language::En => en::case_rows(&missing, &noisy),
        }
    }

    /// What a rule without a title checks, in the words of its expression.
    pub(crate) fn says_expression(self, check: &str) -> String {
        match self.0 {
            Language::Zh => format!("应满足：{check}"),
            Language::En => format!("must hold: {check}"),
        }
    }
}

/// The most cells that a quotation of the user's own text takes.
const QUOTED: usize = 40;

/// The most cells that the words of a library or of the system take.
const QUOTED_DETAIL: usize = 100;

/// The words of a library or of the system, fit for a sentence.
fn detail(text: &str) -> String {
    cut(&clean_inline(text), QUOTED_DETAIL, "…")
}

/// The user's text, fit for a sentence: one line, no controls, not endless.
fn quotable(text: &str) -> String {
    cut(&clean_inline(text), QUOTED, "…")
}

fn nearest(suggestion: &Suggestion) -> Option<&str> {
    suggestion.near.first().map(String::as_str)
}

#[cfg(test)]
mod hint_tests;
#[cfg(test)]
mod problem_tests;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

/// The name of the sheet that `place` is on; empty for a place of another kind.
pub(crate) fn sheet_name(place: Place, sheets: &[String]) -> &str {
    let Place::Sheet { sheet, .. } = place else {
        return "";
    };
    sheets.get(usize::from(sheet)).map_or("", String::as_str)
}

/// Bytes in mebibytes.
pub(crate) fn mebibytes(bytes: u64) -> u64 {
    bytes / (1024 * 1024)
}
