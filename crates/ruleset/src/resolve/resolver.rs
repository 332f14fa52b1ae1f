//! Names looked up: from an expression to figures of the form.

use crate::check::{Aggregate, FigureSet, ListNumber, ListScope};
use crate::claims::Claims;
use crate::expression::{Expr, ExprKind, Mistakes, Name, Word};
use crate::names::Names;
use crate::resolve::other_reports;
use crate::resolve::other_reports::{NamePrefix, aggregate_kind, split_prefix};
use crate::resolve::resolved_expr::{Parts, ResolvedExpr, ResolvedKind};
use crate::resolve::scope::{ColumnChoice, Scope};
use crate::suggest::suggest;
use gouji_model::vocabulary::{CELL, Connective, FUNCTIONS, Function, PARENT, THIS, YEAR};
use gouji_model::{ColumnContext, FigureId, Form, GroupMistake, MistakeKind, RowId};
use std::ops::Range;

/// Looks up the names of `expr` in `scope`.
pub(crate) fn resolve(
    expr: &Expr,
    names: &Names<'_>,
    scope: Scope,
    claims: &Claims,
    mistakes: &mut Mistakes,
) -> ResolvedExpr {
    Resolver {
        names,
        form: names.form,
        scope,
        claims,
        mistakes,
    }
    .expr(expr)
}

struct Resolver<'a> {
    names: &'a Names<'a>,
    form: &'a Form,
    scope: Scope,
    /// What `read` names.
    claims: &'a Claims,
    mistakes: &'a mut Mistakes,
}

impl Resolver<'_> {
    fn expr(&mut self, expr: &Expr) -> ResolvedExpr {
        let kind = match &expr.kind {
            ExprKind::Number(number) => ResolvedKind::Number(*number),
            ExprKind::Name(name) => self.name(name),
            ExprKind::Cell(row, column) => self.cell(row, column),
            ExprKind::Call(function, arguments) => self.call(function, arguments),
            ExprKind::Negate(inner) => ResolvedKind::Negate(self.box_expr(inner)),
            ExprKind::Not(inner) => ResolvedKind::Not(self.box_expr(inner)),
            ExprKind::Arithmetic(operator, left, right, sign) => ResolvedKind::Arithmetic(
                *operator,
                self.box_expr(left),
                self.box_expr(right),
                sign.clone(),
            ),
            ExprKind::Compare(operator, left, right, sign) => ResolvedKind::Compare(
                *operator,
                self.box_expr(left),
                self.box_expr(right),
                sign.clone(),
            ),
            ExprKind::In(value, words) => self.membership(value, words),
            ExprKind::And(left, right) => {
                ResolvedKind::And(self.box_expr(left), self.box_expr(right))
            }
            ExprKind::Or(left, right) => {
                ResolvedKind::Or(self.box_expr(left), self.box_expr(right))
            }
            ExprKind::Broken => ResolvedKind::Broken,
        };
        ResolvedExpr {
            span: expr.span.clone(),
            kind,
        }
    }

    fn box_expr(&mut self, expr: &Expr) -> Box<ResolvedExpr> {
        Box::new(self.expr(expr))
    }

    /// Reports a mistake at `span`, and gives what stands there instead of a value.
    fn report_broken(&mut self, kind: MistakeKind, span: &Range<usize>) -> ResolvedKind {
        self.mistakes.push((kind, span.clone()));
        ResolvedKind::Broken
    }

    fn name(&mut self, name: &Name) -> ResolvedKind {
        if let Some((prefix, rest)) = split_prefix(name, self.names) {
            let found = match prefix {
                NamePrefix::Submitter => other_reports::submitter_property(name, &rest, self.form),
                _ => self.figure(&rest).map(ResolvedKind::Figure),
            };
            return match found {
                Ok(kind) => prefix.apply(kind),
                Err(kind) => self.report_broken(kind, &rest.span),
            };
        }
        let text = name.text();
        if let Some(claim) = self.claims.find(&text) {
            return ResolvedKind::Claim(claim.id, claim.unit.clone());
        }
        if let Some(number) = self.scope.list_scope.and_then(|scope| scope.number(&text)) {
            return ResolvedKind::Listed(number);
        }
        if YEAR.matches(&text) {
            return ResolvedKind::Year;
        }
        match self.figure(name) {
            Ok(figure) => ResolvedKind::Figure(figure),
            Err(kind) => self.report_broken(kind, &name.span),
        }
    }

    fn figure(&self, name: &Name) -> Result<FigureId, MistakeKind> {
        let text = name.text();
        if let Some(row) = self.row_of_scope(&text) {
            return self.column_figure(row?, &text);
        }
        let Some((table, this)) = self.scope.columns_of.zip(self.scope.this) else {
            return self.column_figure(self.names.row(name)?, &text);
        };
        let column = self.names.column_named(table, &text);
        if let Some(figure) = column.and_then(|column| self.form.figure(this, column)) {
            return Ok(figure);
        }
        let row = self.names.row(name);
        let row = row.map_err(|mistake| self.names.column_mistake(mistake, table, &text))?;
        self.column_figure(row, &text)
    }

    /// The row that a word of the language means in this scope; `None` for any other name.
    fn row_of_scope(&self, word: &str) -> Option<Result<RowId, MistakeKind>> {
        let this = || {
            self.scope.this.ok_or_else(|| MistakeKind::OutsideEach {
                word: word.to_owned(),
            })
        };
        if THIS.matches(word) || CELL.matches(word) {
            return Some(this());
        }
        let parent = |row: RowId| {
            let parent = self.form.rows[row].parent;
            parent.ok_or_else(|| MistakeKind::NoParent {
                name: self.names.display(row),
            })
        };
        PARENT.matches(word).then(|| this().and_then(parent))
    }

    /// The figure of `row`, which is written as `name`, in the column that the scope means.
    fn column_figure(&self, row: RowId, name: &str) -> Result<FigureId, MistakeKind> {
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
        let prefixed = split_prefix(row, self.names);
        if let Some((prefix @ (NamePrefix::LastYear | NamePrefix::Group(_)), row)) = prefixed {
            return prefix.apply(self.cell(&row, column));
        }
        let (row_text, column_text) = (row.text(), column.text());
        let found = self.row_of_scope(&row_text).unwrap_or_else(|| {
            let found = self.names.row(row);
            found.map_err(|mistake| self.names.row_mistake(mistake, &row_text, &column_text))
        });
        let found = match found {
            Ok(found) => found,
            Err(kind) => return self.report_broken(kind, &row.span),
        };
        if column.parts.is_empty() {
            return ResolvedKind::Broken;
        }
        match self.names.column(self.form.rows[found].table, &column_text) {
            Ok(column) => match self.form.figure(found, column) {
                Some(figure) => ResolvedKind::Figure(figure),
                None => ResolvedKind::Broken,
            },
            Err(kind) => self.report_broken(kind, &column.span),
        }
    }

    fn call(&mut self, name: &Word, arguments: &[Expr]) -> ResolvedKind {
        let Some(function) = Function::from_word(&name.text) else {
            let kind = self.unknown_function(name, arguments);
            return self.report_broken(kind, &name.span);
        };
        let [first, others @ ..] = arguments else {
            return self.wrong_arguments(function, name, 0);
        };
        if !function.arguments().1.contains(&arguments.len()) {
            return self.wrong_arguments(function, name, arguments.len());
        }
        match function {
            Function::Parts => self.parts(first),
            Function::Blank | Function::Filled => self.blank_test(function, name, first),
            Function::Absolute => ResolvedKind::Absolute(self.box_expr(first)),
            Function::Largest | Function::Smallest => self.extreme(function, arguments),
            Function::Stated | Function::Position => self.claim(function, name, first),
            Function::Sum | Function::Median | Function::Deviation | Function::Count => {
                self.aggregate(function, name, first)
            }
            Function::Similarity => {
                let pair = [first, others.first().unwrap_or(first)];
                other_reports::similarity(name, pair, self.names, self.mistakes)
                    .map_or(ResolvedKind::Broken, ResolvedKind::Similarity)
            }
        }
    }

    fn wrong_arguments(&mut self, function: Function, name: &Word, found: usize) -> ResolvedKind {
        let kind = MistakeKind::WrongArguments {
            function: name.text.clone(),
            wants: function.arguments().0.to_owned(),
            found,
        };
        self.report_broken(kind, &name.span)
    }

    /// What is wrong with a function that the language does not have: it may be the name of a row.
    fn unknown_function(&self, name: &Word, arguments: &[Expr]) -> MistakeKind {
        let argument = match arguments {
            [
                Expr {
                    kind: ExprKind::Name(argument),
                    ..
                },
            ] => Some(argument),
            _ => None,
        };
        let row = self.names.row_as_function(name, argument);
        row.unwrap_or_else(|| unknown_function(&name.text))
    }

    /// 写明(X) and 位置(X): X is what `read` names.
    fn claim(&mut self, function: Function, name: &Word, argument: &Expr) -> ResolvedKind {
        let claim = match &argument.kind {
            ExprKind::Name(name) => self.claims.find(&name.text()),
            _ => None,
        };
        match claim {
            Some(claim) if function == Function::Stated => ResolvedKind::Stated(claim.id),
            Some(claim) => ResolvedKind::Position(claim.id),
            None => {
                let kind = self.claims.claim_wanted(&name.text);
                self.report_broken(kind, &argument.span)
            }
        }
    }

    /// 合计(乡镇.X) and its kin.
    fn aggregate(&mut self, function: Function, name: &Word, argument: &Expr) -> ResolvedKind {
        let kind = self.expr(argument).kind;
        let aggregate = Aggregate::from_function(function);
        match aggregate.and_then(|aggregate| aggregate_kind(&kind, aggregate)) {
            Some(value) => value,
            None if kind == ResolvedKind::Broken => kind,
            None => {
                let function = name.text.clone();
                let kind = MistakeKind::Group(GroupMistake::GroupWanted { function });
                self.report_broken(kind, &argument.span)
            }
        }
    }

    /// `报送单位.级别 属于 (乡镇, 街道)`
    fn membership(&mut self, value: &Expr, words: &[Word]) -> ResolvedKind {
        let value = self.expr(value);
        match value.kind {
            ResolvedKind::Level => ResolvedKind::In(other_reports::levels(words, self.mistakes)),
            ResolvedKind::Broken => ResolvedKind::Broken,
            _ => self.report_broken(MistakeKind::Group(GroupMistake::LevelWanted), &value.span),
        }
    }

    fn extreme(&mut self, function: Function, arguments: &[Expr]) -> ResolvedKind {
        let arguments: Vec<ResolvedExpr> = arguments
            .iter()
            .map(|argument| self.expr(argument))
            .collect();
        if let ([only], Some(aggregate)) =
            (arguments.as_slice(), Aggregate::from_function(function))
            && let Some(value) = aggregate_kind(&only.kind, aggregate)
        {
            return value;
        }
        match function {
            Function::Largest => ResolvedKind::Largest(arguments),
            _ => ResolvedKind::Smallest(arguments),
        }
    }

    /// 分项和(X): X is a row, or in a row scope a column.
    fn parts(&mut self, argument: &Expr) -> ResolvedKind {
        let resolved = self.expr(argument);
        let last_year = matches!(resolved.kind, ResolvedKind::LastYear(_));
        let total = match resolved.kind {
            ResolvedKind::Figure(figure) | ResolvedKind::LastYear(figure) => figure,
            ResolvedKind::Listed(ListNumber::Total)
                if self.scope.list_scope == Some(ListScope::Lists) =>
            {
                return ResolvedKind::Listed(ListNumber::Sum);
            }
            ResolvedKind::Broken => return ResolvedKind::Broken,
            _ => {
                let kind = MistakeKind::FigureWanted {
                    function: Function::Parts.keyword().zh.to_owned(),
                };
                return self.report_broken(kind, &argument.span);
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
            return self.report_broken(kind, &argument.span);
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
    fn blank_test(&mut self, function: Function, name: &Word, argument: &Expr) -> ResolvedKind {
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
                    function: name.text.clone(),
                };
                return self.report_broken(kind, &argument.span);
            }
        };
        match function {
            Function::Blank => ResolvedKind::Blank(set),
            _ => ResolvedKind::Filled(set),
        }
    }
}

fn unknown_function(name: &str) -> MistakeKind {
    let not = Connective::Not.keyword().zh;
    let is_of_report = |function: &Function| !function.is_aggregate();
    let behind_not = name
        .strip_prefix(not)
        .filter(|rest| Function::from_word(rest).filter(is_of_report).is_some());
    if let Some(rest) = behind_not {
        return MistakeKind::GluedWord {
            word: not.to_owned(),
            spaced: format!("{not} {rest}(…)"),
        };
    }
    let words = FUNCTIONS.map(|(_, keyword)| keyword.spellings());
    let mut suggestion = suggest(name, words.into_iter().flatten());
    // What spreadsheets call it.
    let near = match name.to_ascii_lowercase().as_str() {
        "sum" | "求和" => Some(Function::Parts),
        "isblank" | "为空" => Some(Function::Blank),
        _ => None,
    };
    if let Some(function) = near {
        suggestion.near.insert(0, function.keyword().zh.to_owned());
    }
    MistakeKind::UnknownFunction {
        name: name.to_owned(),
        suggestion,
    }
}
