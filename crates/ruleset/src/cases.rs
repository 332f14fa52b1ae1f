//! Cases beside the rules: figures, and the outcome that a rule must have on them.

use crate::case_prose::ProsePart;
use crate::check::Group;
use crate::expr::{Name, Word};
use crate::names::Names;
use crate::other_reports;
use crate::suggest::suggest;
use crate::syntax::Node;
use gouji_model::vocabulary::{
    CASE_ABSENT, CASE_BLANK, CASE_NAMES, CASE_NONE, CASE_NOT_PLACED, CASE_UNREADABLE, Keyword,
    LAST_YEAR, LEVEL, OTHERS, SUBMITTER, YEAR,
};
use gouji_model::{
    ColumnContext, Decimal, FigureId, Figures, Form, Instance, Level, Mistake, MistakeKind, Prose,
    RowId, RuleId, RuleInfo, SourceId, Span, State,
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
    /// What the submitter is, where the case says it.
    pub level: Option<Level>,
    /// What last year's report says in words, where the case gives it.
    pub last_prose: Option<Prose>,
    /// Other submitters, where the case names any.
    pub others: Vec<OtherSubmitter>,
    /// The names of other submitters, where the case gives them.
    pub names: Vec<String>,
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

/// Another submitter of a case.
#[derive(Debug, Clone)]
pub struct OtherSubmitter {
    /// What it is.
    pub level: Level,
    /// Its figures; those that the case does not name are blank.
    pub figures: Figures,
    /// What it says in words.
    pub prose: Prose,
}

/// The other submitters of a case, by their group and their place in the lists.
#[derive(Default)]
struct Others(Vec<(Group, usize, Figures, Prose)>);

impl Others {
    fn member(
        &mut self,
        group: Group,
        at: usize,
        form: &Form,
    ) -> Option<(&mut Figures, &mut Prose)> {
        let is_it = |(of, place, ..): &(Group, usize, _, _)| (*of, *place) == (group, at);
        let known = self.0.iter().position(is_it);
        let index = known.unwrap_or(self.0.len());
        if known.is_none() {
            let figures = Figures::new(form, State::Blank);
            self.0.push((group, at, figures, Prose::default()));
        }
        let (_, _, figures, prose) = self.0.get_mut(index)?;
        Some((figures, prose))
    }

    /// What the submitter is: one that has peers is of a level, whichever.
    fn level(&self, level: Option<Level>) -> Option<Level> {
        let has_peers = self.0.iter().any(|(group, ..)| *group == Group::Peers);
        level.or(has_peers.then_some(Level::Township))
    }

    /// Each with its level: peers are of the submitter's own, and 全部 are of any.
    fn into_members(self, level: Option<Level>) -> Vec<OtherSubmitter> {
        let of = |group| match group {
            Group::Of(level) => level,
            Group::Peers | Group::All => level.unwrap_or(Level::Township),
        };
        let members = self.0.into_iter();
        members
            .map(|(group, _, figures, prose)| OtherSubmitter {
                level: of(group),
                figures,
                prose,
            })
            .collect()
    }
}

/// Whether `key` says what the submitter is.
fn is_level(key: &str) -> bool {
    in_one_spelling(SUBMITTER, LEVEL, key)
}

/// Whether `key` gives the names of other submitters.
fn is_names(key: &str) -> bool {
    in_one_spelling(OTHERS, CASE_NAMES, key)
}

/// Whether `key` is `first`, a point and `second`, both in one language.
fn in_one_spelling(first: Keyword, second: Keyword, key: &str) -> bool {
    let mut spellings = first.spellings().into_iter().zip(second.spellings());
    spellings.any(|(first, second)| key.split_once('.') == Some((first, second)))
}

/// The group that `key` begins with, and the name behind it.
fn of_group(key: &str) -> Option<(Group, &str)> {
    let (first, rest) = key.split_once('.')?;
    Group::from_word(first).map(|group| (group, rest))
}

/// What stands behind `上年度.`, where `key` begins so.
fn behind_last_year(key: &str) -> Option<&str> {
    let (first, rest) = key.split_once('.')?;
    LAST_YEAR.matches(first).then_some(rest)
}

/// The part of last year's prose that `key` gives: 上年度.正文.
fn of_last_year(key: &str) -> Option<ProsePart> {
    ProsePart::from_key(behind_last_year(key)?)
}

/// The part of the others' prose that `key` gives: 其他单位.正文.
fn of_others(key: &str) -> Option<ProsePart> {
    let (first, rest) = key.split_once('.')?;
    ProsePart::from_key(rest).filter(|_| OTHERS.matches(first))
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
        let (mut prose, mut last_prose) = (Prose::default(), None);
        let mut names = Vec::new();
        let (mut level, mut others) = (None, Others::default());
        for entry in written.map(Node::entries).unwrap_or_default() {
            if YEAR.matches(&entry.key) {
                year = self.year(&entry.value);
                continue;
            }
            if let Some(part) = ProsePart::from_key(&entry.key) {
                part.add(&mut prose, entry.value.scalar().unwrap_or_default());
                continue;
            }
            if let Some(text) = of_last_year(&entry.key) {
                let prose = last_prose.get_or_insert_with(Prose::default);
                text.add(prose, entry.value.scalar().unwrap_or_default());
                continue;
            }
            if let Some(text) = of_others(&entry.key) {
                self.texts(&mut others, text, &entry.value);
                continue;
            }
            if is_names(&entry.key) {
                let all = match entry.value.items() {
                    [] => std::slice::from_ref(&entry.value),
                    items => items,
                };
                let all = all.iter().filter_map(Node::scalar);
                names.extend(all.map(str::to_owned));
                continue;
            }
            if is_level(&entry.key) {
                level = self.level(&entry.value);
                continue;
            }
            if let Some((group, key)) = of_group(&entry.key).filter(|_| !self.is_row(&entry.key)) {
                if let Some(figure) = self.figure(key, entry.key_span) {
                    self.others(&mut others, group, figure, &entry.value);
                }
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
            last_prose,
            level: others.level(level),
            others: others.into_members(level),
            names,
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

    /// What the submitter of a case is.
    fn level(&mut self, value: &Node) -> Option<Level> {
        let found = value.scalar().unwrap_or_default().trim();
        self.or_tell(other_reports::level(found), value.span)
    }

    /// The same figure of other submitters: one value, or a list with one for each.
    fn others(&mut self, others: &mut Others, group: Group, figure: FigureId, value: &Node) {
        let items = value.items();
        let values = match items {
            [] => std::slice::from_ref(value),
            items => items,
        };
        for (at, value) in values.iter().enumerate() {
            if let Some((figures, _)) = others.member(group, at, self.form) {
                self.value(figures, figure, value);
            }
        }
    }

    /// What other submitters say in words: one text, or a list with one for each.
    fn texts(&mut self, others: &mut Others, part: ProsePart, value: &Node) {
        let items = value.items();
        let values = match items {
            [] => std::slice::from_ref(value),
            items => items,
        };
        for (at, value) in values.iter().enumerate() {
            if let Some((_, prose)) = others.member(Group::All, at, self.form) {
                part.add(prose, value.scalar().unwrap_or_default());
            }
        }
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
        if year.is_none() && !is_blank(written) {
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
            word if is_blank(word) => Some(State::Blank),
            word if CASE_NONE.matches(word) => Some(State::None),
            "/" | "—" | "-" => Some(State::Dash),
            word if CASE_UNREADABLE.matches(word) => Some(State::Unreadable),
            word if CASE_ABSENT.matches(word) => Some(self.absent(figure)),
            word if CASE_NOT_PLACED.matches(word) => Some(State::NotPlaced),
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

fn is_blank(written: &str) -> bool {
    written.is_empty() || CASE_BLANK.matches(written)
}
