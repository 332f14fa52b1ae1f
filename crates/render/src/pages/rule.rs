//! The page of a rule: what it checks, why, its basis, an example that fails, how to put it right.

use crate::style::{Paint, Style};
use crate::terminal::width::{clean_inline, cut, pad, pad_left, width};
use crate::terminal::wrap::{push_line, push_wrapped};
use crate::words::{Term, Words};
use gouji_model::{RuleInfo, Severity, State};

/// The label of an example's figure is not cut shorter than this.
const LEAST_LABEL: usize = 12;

/// A report, or a piece of one, that breaks the rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Example {
    /// The report year, where it matters.
    pub year: Option<u16>,
    /// What it says in words, a paragraph each.
    pub text: Vec<String>,
    /// The figures that matter.
    pub figures: Vec<ExampleFigure>,
    /// How many more the example states.
    pub more: usize,
}

/// A figure of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleFigure {
    /// The label of its row.
    pub label: String,
    /// That of its column; empty where its table has only one.
    pub column: String,
    /// Its unit; empty for headings.
    pub unit: String,
    /// What is filled in, where that says it; empty for a blank.
    pub value: String,
    /// What stands there.
    pub state: State,
}

/// The page of `rule`.
#[must_use]
pub fn explain(rule: &RuleInfo, example: Option<&Example>, style: Style) -> String {
    let words = Words(style.language);
    let language = style.language;
    let mut out = String::new();
    head(&mut out, rule, style);
    section(
        &mut out,
        Term::WhatItChecks,
        rule.title.get(language),
        style,
    );
    expression(&mut out, rule, style);
    out.push('\n');
    let basis = rule.basis.as_ref().map_or("", |basis| basis.get(language));
    for (term, text) in [
        (Term::WhyHeading, rule.why.get(language)),
        (Term::BasisHeading, basis),
    ] {
        let text = if text.is_empty() {
            words.bracket(words.term(Term::NotGiven))
        } else {
            text.to_owned()
        };
        section(&mut out, term, &text, style);
        out.push('\n');
    }
    let says_something = |example: &&Example| {
        !(example.figures.is_empty() && example.text.is_empty()) || example.year.is_some()
    };
    if let Some(example) = example.filter(says_something) {
        section(&mut out, Term::ExampleHeading, "", style);
        for text in &example.text {
            paragraph(
                &mut out,
                &words.example_paragraph(&clean_inline(text)),
                style,
            );
        }
        figures(&mut out, example, style);
        let others = match example.more {
            0 => words.term(Term::OthersBlank).to_owned(),
            more => words.more_in_example(more),
        };
        paragraph(&mut out, &words.bracket(&others), style);
        out.push('\n');
    }
    let fix = rule.fix.get(language);
    let fix = if fix.is_empty() {
        words.bracket(words.term(Term::NotGiven))
    } else {
        fix.to_owned()
    };
    section(&mut out, Term::FixHeading, &fix, style);
    out
}

/// The id, how serious it is, its form and where it comes from.
fn head(out: &mut String, rule: &RuleInfo, style: Style) {
    let words = Words(style.language);
    let from = if rule.built_in {
        Term::BuiltIn
    } else {
        Term::LocalRules
    };
    title(
        out,
        &rule.id,
        rule.severity,
        &[&rule.form, words.term(from)],
        style,
    );
}

/// An id with how serious it is, and what else there is to say in a few words.
pub(crate) fn title(out: &mut String, id: &str, severity: Severity, facts: &[&str], style: Style) {
    push_line(out, &style.paint(Paint::Strong, &clean_inline(id)));
    let severity = Words(style.language).severity_in_full(severity);
    let facts = [&[severity], facts].concat();
    push_line(out, &facts.join(&format!(" {} ", style.signs().bullet)));
    out.push('\n');
}

pub(crate) fn section(out: &mut String, heading: Term, text: &str, style: Style) {
    let words = Words(style.language);
    push_line(out, &style.paint(Paint::Strong, words.term(heading)));
    if !text.is_empty() {
        paragraph(out, text, style);
    }
}

fn paragraph(out: &mut String, text: &str, style: Style) {
    push_wrapped(
        out,
        text.trim(),
        style.columns().saturating_sub(2),
        ["  "; 2],
    );
}

/// The rule as its author wrote it.
fn expression(out: &mut String, rule: &RuleInfo, style: Style) {
    let words = Words(style.language);
    let scope = rule.each.as_deref().map(|scope| words.scope(scope));
    let parts = [
        (Term::Each, scope),
        (Term::When, rule.when.clone()),
        (Term::Check, Some(rule.check.clone())),
    ];
    let colon = words.term(Term::Colon);
    let parts = parts.into_iter().filter_map(|(term, text)| {
        let text = text?;
        Some(format!("{}{colon}{text}", words.term(term)))
    });
    let read = rule.read.iter().flat_map(|read| words.read_patterns(read));
    for text in parts.chain(read).chain(words.rule_options(rule)) {
        paragraph(out, &text, style);
    }
}

/// The figures of an example, a line for each; labels are cut where the line would be too long.
fn figures(out: &mut String, example: &Example, style: Style) {
    let words = Words(style.language);
    let state = |state| words.bracket(words.state(state));
    let year = example.year.map(|year| {
        let term = words.term(Term::Year).to_owned();
        [term, String::new(), String::new(), year.to_string()]
    });
    let figures = example.figures.iter().map(|figure| {
        let value = match clean_inline(&figure.value) {
            value if value.is_empty() => state(figure.state),
            value => value,
        };
        let [label, column, unit] =
            [&figure.label, &figure.column, &figure.unit].map(|text| clean_inline(text));
        [label, column, unit, value]
    });
    let cells: Vec<[String; 4]> = year.into_iter().chain(figures).collect();
    let widest = |index: usize| {
        let cells = cells.iter().filter_map(|row| row.get(index));
        cells.map(|cell| width(cell)).max().unwrap_or(0)
    };
    let other_cells: Vec<usize> = (1..4).map(widest).collect();
    let taken: usize = other_cells
        .iter()
        .filter(|cells| **cells > 0)
        .map(|cells| cells + 2)
        .sum();
    let room = style.columns().saturating_sub(2 + taken);
    let label_cells = widest(0).min(room.max(LEAST_LABEL));
    for [label, column, unit, value] in &cells {
        let ellipsis = style.signs().ellipsis;
        let mut line = format!("  {}", pad(&cut(label, label_cells, ellipsis), label_cells));
        for (text, &cells) in [column, unit].into_iter().zip(&other_cells) {
            if cells > 0 {
                line.push_str(&format!("  {}", pad(text, cells)));
            }
        }
        line.push_str(&format!("  {}", pad_left(value, widest(3))));
        push_line(out, &line);
    }
}
