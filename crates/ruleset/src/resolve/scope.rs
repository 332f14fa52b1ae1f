//! What `each` ranges over: the rows for which a rule is checked one by one.

use crate::check::ListScope;
use crate::expression::{Expr, ExprKind, Name, Word, parse_scope};
use crate::names::Names;
use crate::suggest::suggest;
use gouji_model::vocabulary::{EACH_WORDS, SCOPES, SCOPES_IN_CHINESE, ScopeKind, YEAR, scope_head};
use gouji_model::{
    ColumnId, FigureId, FigureSpec, Form, Instance, MistakeKind, Role, RowId, Suggestion, TableId,
};
use std::ops::Range;

/// What stands between a scope and its names, or between two of them.
const LINKS: [&str; 13] = [
    "of", "in", "the", "and", "or", "和", "与", "及", "或", "、", "，", ",", "的",
];

/// One application of a rule: what 本项 means, in which column names are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Scope {
    /// 本项
    pub(crate) this: Option<RowId>,
    /// The column in which the figures of rows are read.
    pub(crate) column: ColumnChoice,
    /// The table whose columns bare names are, taken in the row `this`.
    pub(crate) columns_of: Option<TableId>,
    /// Names stand for the numbers of a list in the prose.
    pub(crate) list_scope: Option<ListScope>,
}

impl Scope {
    /// What a check of this application is of; `None` for a rule that is applied once.
    pub(crate) fn instance(self, form: &Form) -> Option<Instance> {
        let column = match self.column {
            ColumnChoice::This(column) if form.columns[column].id.is_some() => Some(column),
            _ => None,
        };
        let instance = Instance {
            row: self.this,
            column,
        };
        (instance.row.is_some() || instance.column.is_some()).then_some(instance)
    }
}

/// Which column a bare row name means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum ColumnChoice {
    /// The row's table has one column, which is meant.
    #[default]
    Only,
    /// This column is meant.
    This(ColumnId),
}

/// What is wrong with the value of `each`, and the bytes of it that are wrong.
type ScopeMistake = (MistakeKind, Range<usize>);

/// The applications of a rule whose `each` is `text` and whose check is `test`; one where it has no `each`.
///
/// # Errors
/// What is wrong with `text`.
pub(crate) fn applications(
    text: Option<&str>,
    names: &Names<'_>,
    test: &Expr,
) -> Result<Vec<Scope>, ScopeMistake> {
    let Some(text) = text else {
        return Ok(vec![Scope::default()]);
    };
    let words =
        parse_scope(text).ok_or_else(|| (unknown_scope_kind(text, Vec::new()), 0..text.len()))?;
    let reader = Reader { text, words, names };
    let form = names.form;
    match ScopeKind::from_words(&reader.texts()).ok_or_else(|| reader.unknown_scope())? {
        ScopeKind::Totals => rows(text, form, rows_in_role(form, Role::Total)),
        ScopeKind::Subsets => rows(text, form, rows_in_role(form, Role::Subset)),
        ScopeKind::Headings => rows(text, form, headings(form)),
        ScopeKind::Details => figures(text, form, |spec| spec.role == Role::Detail),
        ScopeKind::Unsigned => figures(text, form, |spec| {
            spec.role != Role::Heading && !form.columns[spec.column].signed
        }),
        ScopeKind::PartsOfRow => rows(text, form, reader.parts()?),
        ScopeKind::Columns => match first_row(test, names) {
            Some(row) => Ok(columns(form, None, row)),
            None => scopes_without_rows(text, test, names),
        },
        ScopeKind::ColumnsOfRow => {
            let (row, _) = reader.row()?;
            Ok(columns(form, Some(row), row))
        }
        ScopeKind::RowsOfTables | ScopeKind::BlocksOfTables => {
            Ok(row_scopes(form, &reader.tables()?))
        }
        ScopeKind::Figures => rows(text, form, rows_with_figures(form)),
        ScopeKind::Lists => Ok(prose_scope(ListScope::Lists)),
        ScopeKind::Shares => Ok(prose_scope(ListScope::Shares)),
    }
}

/// The value of `each` in words, the names of rows and tables from the third word on.
struct Reader<'a> {
    text: &'a str,
    words: Vec<Word>,
    names: &'a Names<'a>,
}

impl Reader<'_> {
    fn texts(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.text.as_str()).collect()
    }

    fn unknown_scope(&self) -> ScopeMistake {
        let near = suggest_scopes(&self.texts(), self.names);
        (unknown_scope_kind(self.text, near), 0..self.text.len())
    }

    fn name_words(&self) -> &[Word] {
        self.words.get(2..).unwrap_or_default()
    }

    /// The row that is named, with its name as written; the name of a table is told as a scope that there is not.
    fn row(&self) -> Result<(RowId, Name), ScopeMistake> {
        let name = name_of(self.name_words());
        let text = name.text();
        if self.names.row_named(&text).is_none() && self.names.table(&text).is_ok() {
            return Err(self.unknown_scope());
        }
        match self.names.row(&name) {
            Ok(row) => Ok((row, name)),
            Err(kind) => Err((kind, name.span)),
        }
    }

    /// The parts of the row that is named.
    fn parts(&self) -> Result<Vec<RowId>, ScopeMistake> {
        let (row, name) = self.row()?;
        let parts = self.names.form.rows[row].parts.clone();
        if parts.is_empty() {
            let kind = MistakeKind::NoParts {
                name: name.text(),
                columns: None,
            };
            return Err((kind, name.span));
        }
        Ok(parts)
    }

    /// The tables that are named, in their order.
    fn tables(&self) -> Result<Vec<TableId>, ScopeMistake> {
        let words = list_names(self.name_words()).ok_or_else(|| self.unknown_scope())?;
        let table = |word: &Word| match self.names.table(&word.text) {
            Ok(table) => Ok(table),
            Err(_) if self.names.row_named(&word.text).is_some() => Err(self.unknown_scope()),
            Err(kind) => Err((kind, word.span.clone())),
        };
        words.into_iter().map(table).collect()
    }
}

/// What is wrong with `each: column` over an expression without the bare name of a row: the names are none, which is
/// told of each of them, or all of them stand with their columns.
fn scopes_without_rows(
    text: &str,
    test: &Expr,
    names: &Names<'_>,
) -> Result<Vec<Scope>, ScopeMistake> {
    if names_no_row(test, names) {
        return Ok(vec![Scope::default()]);
    }
    let scope = text.to_owned();
    let kind = if has_cell(test) {
        MistakeKind::EachUnused { scope }
    } else {
        nothing_to_check(text)
    };
    Err((kind, 0..text.len()))
}

/// Whether a bare name in `expr` is that of a column.
fn names_no_row(expr: &Expr, names: &Names<'_>) -> bool {
    expr.names().into_iter().any(|name| {
        let mut words = EACH_WORDS.into_iter().chain([YEAR]);
        let is_word = words.any(|word| word.matches(&name.text()));
        let no_row = matches!(
            names.row(name),
            Err(MistakeKind::ColumnForRow { .. } | MistakeKind::UnknownName { .. })
        );
        no_row && !is_word
    })
}

fn has_cell(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Cell(..)) || expr.children().into_iter().any(has_cell)
}

/// The first row that an expression names: bare names under `each: column` are rows of its table.
fn first_row(expr: &Expr, names: &Names<'_>) -> Option<RowId> {
    let mut written = expr.names().into_iter();
    written.find_map(|name| names.find_row(name).ok())
}

/// One application per column of the table of `row`.
fn columns(form: &Form, this: Option<RowId>, row: RowId) -> Vec<Scope> {
    let columns = form.tables[form.rows[row].table].columns.iter();
    let scope = |&column| Scope {
        this,
        column: ColumnChoice::This(column),
        ..Scope::default()
    };
    columns.map(scope).collect()
}

/// The names of a list, which stand between commas.
fn list_names(words: &[Word]) -> Option<Vec<&Word>> {
    let is_comma = |word: &Word| matches!(word.text.as_str(), "," | "，" | "、");
    let is_sound = |(at, word): (usize, &Word)| is_comma(word) == (at % 2 == 1);
    let ends_with_name = words.len() % 2 == 1;
    let sound = ends_with_name && words.iter().enumerate().all(is_sound);
    sound.then(|| words.iter().step_by(2).collect())
}

/// One application per row of `tables` that holds figures; bare names are the columns of its table.
fn row_scopes(form: &Form, tables: &[TableId]) -> Vec<Scope> {
    let scope = |&row: &RowId| Scope {
        this: Some(row),
        columns_of: Some(form.rows[row].table),
        ..Scope::default()
    };
    let rows = tables.iter().flat_map(|&table| &form.tables[table].rows);
    let holds_figures = |row: &&RowId| form.rows[**row].role != Role::Heading;
    rows.filter(holds_figures).map(scope).collect()
}

fn nothing_to_check(scope: &str) -> MistakeKind {
    MistakeKind::NothingToCheck {
        scope: scope.to_owned(),
    }
}

fn unknown_scope_kind(text: &str, near: Vec<String>) -> MistakeKind {
    MistakeKind::UnknownScope {
        found: text.to_owned(),
        suggestion: Suggestion { near },
        known: SCOPES.map(|(_, pattern)| pattern.to_owned()).to_vec(),
    }
}

/// The scopes that `words` may have been meant for, whole, so that they can be copied.
fn suggest_scopes(words: &[&str], names: &Names<'_>) -> Vec<String> {
    let first = words.first().copied().unwrap_or_default();
    let in_chinese = SCOPES_IN_CHINESE.iter().find(|(word, _)| *word == first);
    let near = match in_chinese {
        Some((_, head)) => vec![(*head).to_owned()],
        None => suggest(first, SCOPES.map(|(_, pattern)| scope_head(pattern))).near,
    };
    let Some(head) = near.first() else {
        return near;
    };
    let rest = words.get(1..).unwrap_or_default().iter().copied();
    let named: Vec<&str> = rest.filter(|word| !LINKS.contains(word)).collect();
    let is_table = |name: &&str| names.table(name).is_ok();
    let is_row = |name: &&str| names.row_named(name).is_some();
    let (tables, rows) = (
        !named.is_empty() && named.iter().all(is_table),
        !named.is_empty() && named.iter().all(is_row),
    );
    match (head.as_str(), named.as_slice()) {
        ("row" | "block", _) if tables => vec![format!("{head} of {}", named.join("、"))],
        ("row", [row]) if rows => vec![format!("column of {row}")],
        ("column", []) => vec![head.clone()],
        ("column" | "part", [row]) if rows => vec![format!("{head} of {row}")],
        ("column", _) if tables => vec!["column".to_owned()],
        ("part", _) if tables => vec![format!("row of {}", named.join("、"))],
        ("row" | "block" | "part" | "list" | "share", _) => SCOPES
            .iter()
            .filter(|(_, pattern)| scope_head(pattern) == head)
            .map(|(_, pattern)| (*pattern).to_owned())
            .collect(),
        _ => near,
    }
}

fn name_of(words: &[Word]) -> Name {
    let start = words.first().map_or(0, |word| word.span.start);
    let end = words.last().map_or(start, |word| word.span.end);
    let parts = words.iter().flat_map(|word| {
        let parts = word.text.split('.');
        parts.map(|text| Word::new(text, word.span.clone()))
    });
    Name {
        span: start..end,
        parts: parts.collect(),
    }
}

fn prose_scope(scope: ListScope) -> Vec<Scope> {
    vec![Scope {
        list_scope: Some(scope),
        ..Scope::default()
    }]
}

fn rows_in_role(form: &Form, role: Role) -> Vec<RowId> {
    form.rows.select_ids(|row| row.role == role).collect()
}

/// Every row that holds figures.
fn rows_with_figures(form: &Form) -> Vec<RowId> {
    let rows = form.rows.select_ids(|row| row.role != Role::Heading);
    rows.collect()
}

/// Headings whose parts all have one unit, so that a value in the heading can be their sum.
fn headings(form: &Form) -> Vec<RowId> {
    let has_one_unit = |row: &RowId| {
        let mut units = form.rows[*row].parts.iter().map(|&part| unit(form, part));
        let first = units.next().flatten();
        first.is_some() && units.all(|unit| unit == first)
    };
    let mut rows = rows_in_role(form, Role::Heading);
    rows.retain(has_one_unit);
    rows
}

fn unit(form: &Form, row: RowId) -> Option<&gouji_model::Unit> {
    let figure: &FigureSpec = &form.figures[form.rows[row].first_figure];
    figure.unit.as_ref()
}

/// One application per row, and per column where the table has several.
fn rows(text: &str, form: &Form, rows: Vec<RowId>) -> Result<Vec<Scope>, ScopeMistake> {
    let figures = rows.into_iter().flat_map(|row| form.row_figures(row));
    figure_scopes(text, form, figures)
}

/// One application per figure that `fits`.
fn figures(
    text: &str,
    form: &Form,
    fits: impl Fn(&FigureSpec) -> bool,
) -> Result<Vec<Scope>, ScopeMistake> {
    figure_scopes(text, form, form.figures.select_ids(fits))
}

fn figure_scopes(
    text: &str,
    form: &Form,
    figures: impl Iterator<Item = FigureId>,
) -> Result<Vec<Scope>, ScopeMistake> {
    let scope = |figure| {
        let spec: &FigureSpec = &form.figures[figure];
        Scope {
            this: Some(spec.row),
            column: ColumnChoice::This(spec.column),
            ..Scope::default()
        }
    };
    let applications: Vec<Scope> = figures.map(scope).collect();
    if applications.is_empty() {
        return Err((nothing_to_check(text), 0..text.len()));
    }
    Ok(applications)
}
