//! All rules in a table: id, severity, what must hold, where it comes from.

use crate::style::Style;
use crate::terminal::table;
use crate::terminal::table::{Cell, Column, ColumnFit};
use crate::words::{Term, Words};
use gouji_model::RuleInfo;

/// A table of `rules`.
#[must_use]
pub fn rule_list<'r>(rules: impl Iterator<Item = &'r RuleInfo>, style: Style) -> String {
    let words = Words(style.language);
    let column = |term, fit| Column {
        heading: words.term(term),
        fit,
    };
    let columns = [
        column(Term::Rule, ColumnFit::Word),
        column(Term::Form, ColumnFit::Word),
        column(Term::Severity, ColumnFit::Word),
        column(Term::Source, ColumnFit::Word),
        column(Term::Checks, ColumnFit::CutEnd),
    ];
    let rows: Vec<Vec<Cell>> = rules.map(|rule| row(rule, words)).collect();
    let mut out = String::new();
    table::draw(&mut out, &columns, &rows, style);
    out
}

fn row(rule: &RuleInfo, words: Words) -> Vec<Cell> {
    let source = if rule.built_in {
        Term::BuiltIn
    } else {
        Term::LocalRules
    };
    vec![
        Cell::new(&rule.id),
        Cell::new(&rule.form),
        Cell::with_paint(words.term(rule.severity.into()), rule.severity.into()),
        Cell::new(words.term(source)),
        Cell::new(words.rule_title(rule)),
    ]
}
