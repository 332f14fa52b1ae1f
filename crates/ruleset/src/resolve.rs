//! Names looked up: from an expression to figures of the form.

use crate::check::{Aggregate, FigureSet, ListNumber, ListScope};
use crate::claims::Claims;
use crate::elsewhere::{AGGREGATES, beyond};
use crate::expr::{Expr, ExprKind, Name, Word};
use crate::names::Names;
use crate::resolved::{Parts, Resolved, ResolvedKind};
use crate::scope::{ColumnChoice, Scope};
use crate::suggest::suggest;
use gouji_model::{ColumnContext, FigureId, Form, MistakeKind, RowId};
use std::ops::Range;

/// A mistake with its bytes in the expression's text.
pub(crate) type Mistakes = Vec<(MistakeKind, Range<usize>)>;

/// The functions, in both spellings.
pub(crate) const FUNCTIONS: [&str; 18] = [
    "雷同",
    "likeness",
    "写明",
    "stated",
    "位置",
    "position",
    "分项和",
    "parts",
    "空",
    "blank",
    "已填",
    "filled",
    "绝对值",
    "abs",
    "最大",
    "max",
    "最小",
    "min",
];

/// The year reported on, in both spellings.
pub(crate) const YEAR: [&str; 2] = ["报告年度", "report_year"];

/// What a rule with `each` speaks of, in both spellings.
pub(crate) const OF_SCOPE: [&str; 6] = ["本项", "this", "本格", "cell", "上级项", "parent"];

/// Looks up the names of `expr` in `scope`.
pub(crate) fn resolve(
    expr: &Expr,
    names: &Names<'_>,
    scope: Scope,
    claims: &Claims,
    mistakes: &mut Mistakes,
) -> Resolved {
    Resolver {
        names,
        form: names.form,
        scope,
        claims,
        mistakes,
    }
    .expr(expr)
}

pub(crate) struct Resolver<'a> {
    pub(crate) names: &'a Names<'a>,
    pub(crate) form: &'a Form,
    scope: Scope,
    /// What `read` names.
    claims: &'a Claims,
    pub(crate) mistakes: &'a mut Mistakes,
}

impl Resolver<'_> {
    pub(crate) fn expr(&mut self, expr: &Expr) -> Resolved {
        let kind = match &expr.kind {
            ExprKind::Number(number) => ResolvedKind::Number(*number),
            ExprKind::Name(name) => self.name(name),
            ExprKind::Cell(row, column) => self.cell(row, column),
            ExprKind::Call(function, arguments) => self.call(function, arguments, &expr.span),
            ExprKind::Negate(inner) => ResolvedKind::Negate(self.boxed(inner)),
            ExprKind::Not(inner) => ResolvedKind::Not(self.boxed(inner)),
            ExprKind::Arithmetic(operator, left, right, sign) => ResolvedKind::Arithmetic(
                *operator,
                self.boxed(left),
                self.boxed(right),
                sign.clone(),
            ),
            ExprKind::Compare(operator, left, right, sign) => {
                ResolvedKind::Compare(*operator, self.boxed(left), self.boxed(right), sign.clone())
            }
            ExprKind::In(value, words) => self.within(value, words),
            ExprKind::And(left, right) => ResolvedKind::And(self.boxed(left), self.boxed(right)),
            ExprKind::Or(left, right) => ResolvedKind::Or(self.boxed(left), self.boxed(right)),
            ExprKind::Broken => ResolvedKind::Broken,
        };
        Resolved {
            span: expr.span.clone(),
            kind,
        }
    }

    fn boxed(&mut self, expr: &Expr) -> Box<Resolved> {
        Box::new(self.expr(expr))
    }

    pub(crate) fn told(&mut self, kind: MistakeKind, span: &Range<usize>) -> ResolvedKind {
        self.mistakes.push((kind, span.clone()));
        ResolvedKind::Broken
    }

    fn name(&mut self, name: &Name) -> ResolvedKind {
        if let Some(elsewhere) = self.elsewhere(name) {
            return elsewhere;
        }
        let text = name.text();
        if let Some(claim) = self.claims.named(&text) {
            return ResolvedKind::Claim(claim.id, claim.unit.clone());
        }
        if let Some(listed) = self.scope.lists.and_then(|lists| lists.number(&text)) {
            return ResolvedKind::Listed(listed);
        }
        if YEAR.contains(&name.text().as_str()) {
            return ResolvedKind::Year;
        }
        match self.figure(name) {
            Ok(figure) => ResolvedKind::Figure(figure),
            Err(kind) => self.told(kind, &name.span),
        }
    }

    pub(crate) fn figure(&self, name: &Name) -> Result<FigureId, MistakeKind> {
        let text = name.text();
        if let Some(row) = self.row_of_scope(&text) {
            return self.in_column(row?, &text);
        }
        let Some((table, this)) = self.scope.columns_of.zip(self.scope.this) else {
            return self.in_column(self.names.row(name)?, &text);
        };
        let column = self.names.column_named(table, &text);
        if let Some(figure) = column.and_then(|column| self.form.figure(this, column)) {
            return Ok(figure);
        }
        let row = self.names.row(name);
        let row = row.map_err(|mistake| self.names.not_a_column(mistake, table, &text))?;
        self.in_column(row, &text)
    }

    /// The row that a word of the language means in this scope; `None` for any other name.
    fn row_of_scope(&self, word: &str) -> Option<Result<RowId, MistakeKind>> {
        let this = || {
            self.scope.this.ok_or_else(|| MistakeKind::OutsideEach {
                word: word.to_owned(),
            })
        };
        match word {
            "本项" | "this" | "本格" | "cell" => Some(this()),
            "上级项" | "parent" => Some(this().and_then(|row| {
                let parent = self.form.rows[row].parent;
                parent.ok_or_else(|| MistakeKind::NoParent {
                    name: self.names.display(row),
                })
            })),
            _ => None,
        }
    }

    /// The figure of `row`, which is written as `name`, in the column that the scope means.
    fn in_column(&self, row: RowId, name: &str) -> Result<FigureId, MistakeKind> {
        let spec = &self.form.rows[row];
        let columns = &self.form.tables[spec.table].columns;
        let column = match (self.scope.column, columns.as_slice()) {
            (ColumnChoice::This(column), _) if columns.contains(&column) => Some(column),
            (_, [only]) => Some(*only),
            _ => None,
        };
        let context = match self.scope {
            Scope {
                columns_of: Some(_),
                ..
            } => ColumnContext::InEachRow,
            Scope {
                this: None,
                column: ColumnChoice::Only,
                ..
            } => ColumnContext::Once,
            _ => ColumnContext::InOtherEach,
        };
        column
            .and_then(|column| self.form.figure(row, column))
            .ok_or_else(|| MistakeKind::NeedsColumn {
                name: name.to_owned(),
                columns: self.names.column_names(spec.table),
                context,
            })
    }

    fn cell(&mut self, row: &Name, column: &Name) -> ResolvedKind {
        if let Some((first, row)) = self.row_elsewhere(row) {
            return beyond(&first.text, self.cell(&row, column));
        }
        let (row_text, column_text) = (row.text(), column.text());
        let found = self.row_of_scope(&row_text).unwrap_or_else(|| {
            let found = self.names.row(row);
            found.map_err(|mistake| self.names.not_a_row(mistake, &row_text, &column_text))
        });
        let found = match found {
            Ok(found) => found,
            Err(kind) => return self.told(kind, &row.span),
        };
        if column.parts.is_empty() {
            return ResolvedKind::Broken;
        }
        match self.names.column(self.form.rows[found].table, &column_text) {
            Ok(column) => match self.form.figure(found, column) {
                Some(figure) => ResolvedKind::Figure(figure),
                None => ResolvedKind::Broken,
            },
            Err(kind) => self.told(kind, &column.span),
        }
    }

    fn call(&mut self, function: &Word, arguments: &[Expr], span: &Range<usize>) -> ResolvedKind {
        let name = function.text.as_str();
        if let Some(how) = Aggregate::of_word(name) {
            return self.aggregate(how, function, arguments);
        }
        match name {
            "分项和" | "parts" => match self.one(function, arguments) {
                Some(argument) => self.parts(argument),
                None => ResolvedKind::Broken,
            },
            "空" | "blank" | "已填" | "filled" => match self.one(function, arguments) {
                Some(argument) => self.filled(function, argument),
                None => ResolvedKind::Broken,
            },
            "绝对值" | "abs" => match self.one(function, arguments) {
                Some(argument) => ResolvedKind::Absolute(self.boxed(argument)),
                None => ResolvedKind::Broken,
            },
            "最大" | "max" | "最小" | "min" => self.extreme(function, arguments),
            "雷同" | "likeness" => self.likeness(function, arguments),
            "写明" | "stated" | "位置" | "position" => match self.one(function, arguments) {
                Some(argument) => self.of_claim(function, argument),
                None => ResolvedKind::Broken,
            },
            _ => {
                let argument = match arguments {
                    [
                        Expr {
                            kind: ExprKind::Name(argument),
                            ..
                        },
                    ] => Some(argument),
                    _ => None,
                };
                let row = self.names.row_as_function(function, argument);
                let kind = row.unwrap_or_else(|| unknown_function(name));
                self.told(
                    kind,
                    &(function.span.start..function.span.end.min(span.end)),
                )
            }
        }
    }

    /// 写明(X) and 位置(X): X is what `read` names.
    fn of_claim(&mut self, function: &Word, argument: &Expr) -> ResolvedKind {
        let named = match &argument.kind {
            ExprKind::Name(name) => self.claims.named(&name.text()),
            _ => None,
        };
        match named {
            Some(claim) if matches!(function.text.as_str(), "写明" | "stated") => {
                ResolvedKind::Stated(claim.id)
            }
            Some(claim) => ResolvedKind::Position(claim.id),
            None => {
                let kind = self.claims.wanted(&function.text);
                self.told(kind, &argument.span)
            }
        }
    }

    pub(crate) fn one<'e>(&mut self, function: &Word, arguments: &'e [Expr]) -> Option<&'e Expr> {
        if let [one] = arguments {
            return Some(one);
        }
        let (function, wants) = (function.clone(), "1".to_owned());
        let found = arguments.len();
        let kind = MistakeKind::WrongArguments {
            function: function.text,
            wants,
            found,
        };
        self.mistakes.push((kind, function.span));
        None
    }

    fn extreme(&mut self, function: &Word, arguments: &[Expr]) -> ResolvedKind {
        if arguments.is_empty() {
            let (name, wants) = (function.text.clone(), "1..".to_owned());
            let kind = MistakeKind::WrongArguments {
                function: name,
                wants,
                found: 0,
            };
            return self.told(kind, &function.span);
        }
        let arguments: Vec<Resolved> = arguments
            .iter()
            .map(|argument| self.expr(argument))
            .collect();
        let is_largest = matches!(function.text.as_str(), "最大" | "max");
        let how = match is_largest {
            true => Aggregate::Largest,
            false => Aggregate::Smallest,
        };
        if let [only] = arguments.as_slice()
            && let Some(across) = only.over_group(how)
        {
            return across;
        }
        match is_largest {
            true => ResolvedKind::Largest(arguments),
            false => ResolvedKind::Smallest(arguments),
        }
    }

    /// 分项和(X): X is a row, or in a row scope a column.
    fn parts(&mut self, argument: &Expr) -> ResolvedKind {
        let resolved = self.expr(argument);
        let last_year = matches!(resolved.kind, ResolvedKind::LastYear(_));
        let total = match resolved.kind {
            ResolvedKind::Figure(figure) | ResolvedKind::LastYear(figure) => figure,
            ResolvedKind::Listed(ListNumber::Total)
                if self.scope.lists == Some(ListScope::Lists) =>
            {
                return ResolvedKind::Listed(ListNumber::Sum);
            }
            ResolvedKind::Broken => return ResolvedKind::Broken,
            _ => {
                let kind = MistakeKind::FigureWanted {
                    function: "分项和".to_owned(),
                };
                return self.told(kind, &argument.span);
            }
        };
        let spec = &self.form.figures[total];
        let column_parts = &self.form.columns[spec.column].parts;
        let by_column = self.scope.columns_of.is_some() && !column_parts.is_empty();
        let (figures, row): (Vec<FigureId>, _) = if by_column {
            let figure = |&column| self.form.figure(spec.row, column);
            (column_parts.iter().filter_map(figure).collect(), None)
        } else {
            let parts = self.form.rows[spec.row].parts.iter();
            let figure = |&part| self.form.figure(part, spec.column);
            (parts.filter_map(figure).collect(), Some(spec.row))
        };
        if figures.is_empty() {
            let kind = self.no_parts(argument, spec.row);
            return self.told(kind, &argument.span);
        }
        ResolvedKind::Parts(Parts {
            total,
            figures,
            row: row.filter(|_| !last_year),
            last_year,
        })
    }

    /// 分项和 of something without parts: as it is written, with the columns that could be added up instead.
    fn no_parts(&self, argument: &Expr, row: RowId) -> MistakeKind {
        let table = &self.form.tables[self.form.rows[row].table];
        let columns = table
            .columns
            .iter()
            .map(|&column| &self.form.columns[column]);
        let mut totals = columns.filter(|column| !column.parts.is_empty());
        let name = match &argument.kind {
            ExprKind::Name(name) | ExprKind::Cell(name, _) => name.text(),
            _ => self.names.display(row),
        };
        MistakeKind::NoParts {
            name,
            columns: totals
                .next()
                .map(|total| (table.name.clone(), total.name.clone())),
        }
    }

    /// 空(X) and 已填(X): of one figure, or of all the parts of a sum.
    fn filled(&mut self, function: &Word, argument: &Expr) -> ResolvedKind {
        let set = match self.expr(argument).kind {
            ResolvedKind::Figure(figure) => FigureSet {
                figures: vec![figure],
                parts_of: None,
            },
            ResolvedKind::Parts(parts) if !parts.last_year => FigureSet {
                figures: parts.figures,
                parts_of: parts.row,
            },
            ResolvedKind::Broken => return ResolvedKind::Broken,
            _ => {
                let kind = MistakeKind::FigureWanted {
                    function: function.text.clone(),
                };
                return self.told(kind, &argument.span);
            }
        };
        match function.text.as_str() {
            "空" | "blank" => ResolvedKind::Blank(set),
            _ => ResolvedKind::Filled(set),
        }
    }
}

fn unknown_function(name: &str) -> MistakeKind {
    let after_not = name
        .strip_prefix('非')
        .filter(|rest| FUNCTIONS.contains(rest));
    if let Some(rest) = after_not {
        return MistakeKind::GluedWord {
            word: "非".to_owned(),
            spaced: format!("非 {rest}(…)"),
        };
    }
    // What spreadsheets call it.
    let near = match name.to_ascii_lowercase().as_str() {
        "sum" | "求和" => Some("分项和"),
        "isblank" | "为空" => Some("空"),
        _ => None,
    };
    let over_groups = AGGREGATES.into_iter().flat_map(|(zh, en, _)| [zh, en]);
    let mut suggestion = suggest(name, FUNCTIONS.into_iter().chain(over_groups));
    if let Some(near) = near {
        suggestion.near.insert(0, near.to_owned());
    }
    MistakeKind::UnknownFunction {
        name: name.to_owned(),
        suggestion,
    }
}
