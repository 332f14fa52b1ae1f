//! Cases beside the rules: figures, and the outcome that a rule must have on them.

use crate::case_prose::Part;
use crate::expr::{Name, Word};
use crate::names::Names;
use crate::resolve::{LAST_YEAR, YEAR};
use crate::suggest::suggest;
use crate::syntax::Node;
use gouji_model::{
    ColumnContext, Decimal, FigureId, Figures, Form, Instance, Mistake, MistakeKind, Prose, RowId,
    RuleId, RuleInfo, SourceId, Span, State,
};
use std::sync::Arc;

/// One case of a rule.
#[derive(Debug, Clone)]
pub struct Case {
    /// The rule.
    pub rule: RuleId,
    /// The form whose figures they are.
    pub form: Arc<Form>,
    /// What the rule must say.
    pub expect: Expectation,
    /// The figures; those that the case does not name are blank.
    pub figures: Figures,
    /// The report year, where the case says it.
    pub year: Option<u16>,
    /// The figures of last year's report, where the case names any; the others are blank.
    pub last_year: Option<Figures>,
    /// What the report says in words.
    pub prose: Prose,
    /// The figures that the case names, in its order.
    pub named: Vec<FigureId>,
    /// What the findings must name, for a case that must fail; without a column any column will do.
    pub finds: Vec<Instance>,
    /// Where those rows are listed, for a case that lists them.
    pub finds_span: Option<Span>,
    /// The file.
    pub source: SourceId,
    /// Where the case stands.
    pub span: Span,
}

/// What stands behind `上年度.`, where `key` begins so.
fn behind_last_year(key: &str) -> Option<&str> {
    let (first, rest) = key.split_once('.')?;
    LAST_YEAR.contains(&first).then_some(rest)
}

/// What a rule must say of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expectation {
    /// No check of the rule is violated or undecided, and at least one holds.
    Valid,
    /// The checks of `finds` are violated, and no other.
    Invalid,
    /// At least one check is undecided, and none is violated.
    Undecided,
    /// No check applies.
    NotApplicable,
}

impl Expectation {
    const ALL: [(&'static str, Self); 4] = [
        ("valid", Self::Valid),
        ("invalid", Self::Invalid),
        ("undecided", Self::Undecided),
        ("not-applicable", Self::NotApplicable),
    ];

    /// The key in a case file.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::ALL
            .into_iter()
            .find(|(_, each)| *each == self)
            .map_or("", |(key, _)| key)
    }
}

/// Reads the cases of a file. The tree is walked rather than the typed file: it keeps digits, order and spans.
pub(crate) fn read(
    source: SourceId,
    root: &Node,
    form: &Arc<Form>,
    find_rule: impl Fn(&str) -> Option<RuleId>,
    rules: &[&RuleInfo],
    mistakes: &mut Vec<Mistake>,
) -> Vec<Case> {
    let names = Names::new(form);
    let mut cases = Vec::new();
    for block in root.get("cases").map(Node::items).unwrap_or_default() {
        let Some(id) = block.get("rule") else {
            continue;
        };
        let written = id.scalar().unwrap_or_default();
        let Some(rule) = find_rule(written) else {
            let suggestion = suggest(written, rules.iter().map(|rule| rule.id.as_str()));
            let kind = MistakeKind::UnknownRule {
                id: written.to_owned(),
                suggestion,
            };
            mistakes.push(Mistake::new(kind, source, id.span));
            continue;
        };
        let mut reader = Reader {
            source,
            form,
            names: &names,
            mistakes,
        };
        for (key, expect) in Expectation::ALL {
            for item in block.get(key).map(Node::items).unwrap_or_default() {
                cases.push(reader.case(rule, expect, item));
            }
        }
    }
    cases
}

struct Reader<'a, 'm> {
    source: SourceId,
    form: &'a Arc<Form>,
    names: &'a Names<'a>,
    mistakes: &'m mut Vec<Mistake>,
}

impl Reader<'_, '_> {
    fn case(&mut self, rule: RuleId, expect: Expectation, item: &Node) -> Case {
        let written = if expect == Expectation::Invalid {
            item.get("figures")
        } else {
            Some(item)
        };
        let mut figures = Figures::new(self.form, State::Blank);
        let (mut named, mut year, mut last_year) = (Vec::new(), None, None);
        let mut prose = Prose::default();
        for entry in written.map(Node::entries).unwrap_or_default() {
            if YEAR.contains(&entry.key.as_str()) {
                year = self.year(&entry.value);
                continue;
            }
            if let Some(part) = Part::of(&entry.key) {
                part.add(&mut prose, entry.value.scalar().unwrap_or_default());
                continue;
            }
            let (key, is_last_year) = match behind_last_year(&entry.key) {
                Some(key) if !self.is_row(&entry.key) => (key, true),
                _ => (entry.key.as_str(), false),
            };
            let Some(figure) = self.figure(key, entry.key_span) else {
                continue;
            };
            if is_last_year {
                let last_year =
                    last_year.get_or_insert_with(|| Figures::new(self.form, State::Blank));
                self.value(last_year, figure, &entry.value);
                continue;
            }
            named.push(figure);
            self.value(&mut figures, figure, &entry.value);
        }
        let wanted = item.get("finds").map(Node::items).unwrap_or_default();
        let finds = wanted
            .iter()
            .filter_map(|wanted| self.found(wanted))
            .collect();
        let finds_span = item.get("finds").map(|node| node.span);
        let (form, source, span) = (Arc::clone(self.form), self.source, item.span);
        Case {
            rule,
            form,
            expect,
            figures,
            year,
            last_year,
            prose,
            named,
            finds,
            finds_span,
            source,
            span,
        }
    }

    /// A row that must be found, or a row in one column.
    fn found(&mut self, wanted: &Node) -> Option<Instance> {
        let key = wanted.scalar().unwrap_or_default();
        let found = self.row_and_column(key).and_then(|(row, column)| {
            let column = match column {
                Some(column) => Some(self.names.column(self.form.rows[row].table, &column)?),
                None => None,
            };
            Ok(Instance {
                row: Some(row),
                column,
            })
        });
        self.or_tell(found, wanted.span)
    }

    fn or_tell<T>(&mut self, found: Result<T, MistakeKind>, span: Span) -> Option<T> {
        match found {
            Ok(found) => Some(found),
            Err(kind) => {
                self.mistakes.push(Mistake::new(kind, self.source, span));
                None
            }
        }
    }

    /// The row of `名称` or `上级.名称`, and the column behind it in brackets.
    fn row_and_column(&self, key: &str) -> Result<(RowId, Option<String>), MistakeKind> {
        let cell = key
            .strip_suffix([']', '］'])
            .and_then(|cell| cell.split_once(['[', '［']));
        let (row, column) = cell.map_or((key, None), |(row, column)| (row, Some(column)));
        let word = |text: &str| Word {
            text: text.to_owned(),
            span: 0..0,
        };
        let name = Name {
            span: 0..0,
            parts: row.split('.').map(word).collect(),
        };
        let found = self.names.row(&name).map_err(|mistake| match column {
            Some(column) => self.names.not_a_row(mistake, row, column),
            None => mistake,
        });
        Ok((found?, column.map(str::to_owned)))
    }

    fn is_row(&self, key: &str) -> bool {
        self.row_and_column(key).is_ok()
    }

    /// The figure of `名称`, `上级.名称` or `名称[列]`.
    fn figure(&mut self, key: &str, span: Span) -> Option<FigureId> {
        let found = self
            .row_and_column(key)
            .and_then(|(row, column)| self.in_column(row, column.as_deref()));
        self.or_tell(found, span)
    }

    fn in_column(&self, row: RowId, column: Option<&str>) -> Result<FigureId, MistakeKind> {
        let table = self.form.rows[row].table;
        let needs_column = || MistakeKind::NeedsColumn {
            name: self.names.display(row),
            columns: self.names.column_names(table),
            context: ColumnContext::InCase,
        };
        let column = match (column, self.form.tables[table].columns.as_slice()) {
            (Some(column), _) => self.names.column(table, column)?,
            (None, [only]) => *only,
            (None, _) => return Err(needs_column()),
        };
        self.form.figure(row, column).ok_or_else(needs_column)
    }

    /// A row that a document may lack is omitted, not absent.
    fn absent(&self, figure: FigureId) -> State {
        let row = self.form.figures[figure].row;
        if self.form.rows[row].optional {
            State::Omitted
        } else {
            State::Absent
        }
    }

    /// The report year of a case; a case without one is a document that names none.
    fn year(&mut self, value: &Node) -> Option<u16> {
        let written = value.scalar().unwrap_or_default().trim();
        let year = written.parse::<u16>().ok().filter(|_| written.len() == 4);
        if year.is_none() && !matches!(written, "" | "空" | "blank") {
            let found = written.to_owned();
            let kind = MistakeKind::BadCaseValue { found };
            self.mistakes
                .push(Mistake::new(kind, self.source, value.span));
        }
        year
    }

    fn value(&mut self, figures: &mut Figures, figure: FigureId, value: &Node) {
        let written = value.scalar().unwrap_or_default();
        let state = match written.trim() {
            "" | "空" | "blank" => Some(State::Blank),
            "无" | "none" => Some(State::None),
            "/" | "—" | "-" => Some(State::Dash),
            "不可读" | "unreadable" => Some(State::Unreadable),
            "缺行" | "absent" => Some(self.absent(figure)),
            "未归位" | "not-placed" => Some(State::NotPlaced),
            _ => None,
        };
        if let Some(state) = state {
            figures.set_state(figure, state);
            return;
        }
        let number = Decimal::parse(written.trim()).ok();
        if !number.is_some_and(|number| figures.set_number(self.form, figure, number)) {
            let kind = MistakeKind::BadCaseValue {
                found: written.to_owned(),
            };
            self.mistakes
                .push(Mistake::new(kind, self.source, value.span));
        }
    }
}
