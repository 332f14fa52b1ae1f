//! Cases beside the rules: figures, and the outcome that a rule must have on them.

use crate::cases::case_prose::ProsePart;
use crate::check::Group;
use crate::expression::Name;
use crate::names::Names;
use crate::resolve::level;
use crate::suggest::suggest;
use crate::syntax::Spanned;
use crate::syntax::cases::{CaseScalar, InvalidCase, RuleCases, WrittenFigures};
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
    /// The level of the submitter.
    pub level: Level,
    /// The figures of the submitter; those that the case does not name are blank.
    pub figures: Figures,
    /// The prose of the submitter's report.
    pub prose: Prose,
}

/// The other submitters of a case, by their group and their place in the lists.
#[derive(Default)]
struct CaseSubmitters(Vec<(Group, usize, Figures, Prose)>);

impl CaseSubmitters {
    fn member(
        &mut self,
        group: Group,
        at: usize,
        form: &Form,
    ) -> Option<(&mut Figures, &mut Prose)> {
        let is_member = |(member_group, place, ..): &(Group, usize, _, _)| {
            (*member_group, *place) == (group, at)
        };
        let known = self.0.iter().position(is_member);
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

    /// Gives every member its level: a peer has the level of the submitter, a member of 全部 may have any.
    fn into_members(self, level: Option<Level>) -> Vec<OtherSubmitter> {
        let level_of = |group| match group {
            Group::Of(level) => level,
            Group::Peers | Group::All => level.unwrap_or(Level::Township),
        };
        let members = self.0.into_iter();
        members
            .map(|(group, _, figures, prose)| OtherSubmitter {
                level: level_of(group),
                figures,
                prose,
            })
            .collect()
    }
}

/// What a key of a case gives.
enum CaseKey<'k> {
    /// 报告年度
    Year,
    /// 正文 and its kin, of the report.
    Prose(ProsePart),
    /// 上年度.正文 and its kin.
    LastProse(ProsePart),
    /// 其他单位.正文 and its kin.
    OthersProse(ProsePart),
    /// 其他单位.名称
    Names,
    /// 报送单位.级别
    Level,
    /// 乡镇.X and its kin.
    OfGroup(Group, &'k str),
    /// 上年度.X
    LastYear(&'k str),
    /// The name of a figure.
    Figure(&'k str),
}

impl<'k> CaseKey<'k> {
    /// What `key` gives, where it is more than the name of a figure.
    fn from_word(key: &'k str) -> Option<Self> {
        if YEAR.matches(key) {
            return Some(Self::Year);
        }
        if let Some(part) = ProsePart::from_key(key) {
            return Some(Self::Prose(part));
        }
        let (first, rest) = key.split_once('.')?;
        match ProsePart::from_key(rest) {
            Some(part) if LAST_YEAR.matches(first) => return Some(Self::LastProse(part)),
            Some(part) if OTHERS.matches(first) => return Some(Self::OthersProse(part)),
            _ => {}
        }
        if is_one_spelling(OTHERS, CASE_NAMES, first, rest) {
            return Some(Self::Names);
        }
        is_one_spelling(SUBMITTER, LEVEL, first, rest).then_some(Self::Level)
    }

    /// What `key` gives, where it is the name of a figure in another report.
    fn from_prefix(key: &'k str) -> Option<Self> {
        let (first, rest) = key.split_once('.')?;
        match Group::from_word(first) {
            Some(group) => Some(Self::OfGroup(group, rest)),
            None => LAST_YEAR.matches(first).then_some(Self::LastYear(rest)),
        }
    }
}

/// Whether a key of two words is `[word, second]`, both in one language.
fn is_one_spelling(word: Keyword, second: Keyword, first: &str, rest: &str) -> bool {
    let mut spellings = word.spellings().into_iter().zip(second.spellings());
    spellings.any(|spelling| spelling == (first, rest))
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
    /// The key in a case file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Invalid => "invalid",
            Self::Undecided => "undecided",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// Reads the cases of a file.
pub(crate) fn read(
    source: SourceId,
    written: &[RuleCases],
    form: &Arc<Form>,
    find_rule: impl Fn(&str) -> Option<RuleId>,
    rules: &[&RuleInfo],
    mistakes: &mut Vec<Mistake>,
) -> Vec<Case> {
    let names = Names::new(form);
    let mut cases = Vec::new();
    for block in written {
        let id = block.rule.value.as_str();
        let Some(rule) = find_rule(id) else {
            let kind = MistakeKind::UnknownRule {
                id: id.to_owned(),
                suggestion: suggest(id, rules.iter().map(|rule| rule.id.as_str())),
            };
            mistakes.push(Mistake::new(kind, source, block.rule.span()));
            continue;
        };
        let mut reader = Reader {
            source,
            form,
            names: &names,
            mistakes,
        };
        cases.extend(reader.cases(rule, Expectation::Valid, &block.valid));
        let invalid = block.invalid.iter();
        cases.extend(invalid.map(|case| reader.invalid_case(rule, case)));
        cases.extend(reader.cases(rule, Expectation::Undecided, &block.undecided));
        let not_applicable = &block.not_applicable;
        cases.extend(reader.cases(rule, Expectation::NotApplicable, not_applicable));
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
    fn invalid_case(&mut self, rule: RuleId, written: &Spanned<InvalidCase>) -> Case {
        let (figures, finds) = (&written.value.figures, &written.value.finds);
        let case = self.case(rule, Expectation::Invalid, figures, written.span());
        let rows = finds.value.iter();
        Case {
            finds: rows.filter_map(|row| self.wanted_row(row)).collect(),
            finds_span: (!finds.span().is_empty()).then_some(finds.span()),
            ..case
        }
    }

    fn cases(
        &mut self,
        rule: RuleId,
        expect: Expectation,
        written: &[Spanned<WrittenFigures>],
    ) -> Vec<Case> {
        let written = written.iter();
        written
            .map(|figures| self.case(rule, expect, &figures.value, figures.span()))
            .collect()
    }

    fn case(
        &mut self,
        rule: RuleId,
        expect: Expectation,
        written: &WrittenFigures,
        span: Span,
    ) -> Case {
        let mut case = Case {
            rule,
            form: Arc::clone(self.form),
            expect,
            figures: Figures::new(self.form, State::Blank),
            year: None,
            last_year: None,
            prose: Prose::default(),
            level: None,
            last_prose: None,
            others: Vec::new(),
            names: Vec::new(),
            named: Vec::new(),
            finds: Vec::new(),
            finds_span: None,
            source: self.source,
            span,
        };
        let mut others = CaseSubmitters::default();
        for (key, value) in &written.0 {
            self.entry(&mut case, &mut others, key, value);
        }
        let level = case.level;
        case.level = others.level(level);
        case.others = others.into_members(level);
        case
    }

    fn entry(
        &mut self,
        case: &mut Case,
        others: &mut CaseSubmitters,
        key: &Spanned<String>,
        value: &Spanned<CaseScalar>,
    ) {
        let (text, span) = (value.value.text(), value.span());
        match self.meaning(&key.value) {
            CaseKey::Year => case.year = self.year(text, span),
            CaseKey::Prose(part) => part.add(&mut case.prose, text),
            CaseKey::LastProse(part) => part.add(case.last_prose.get_or_insert_default(), text),
            CaseKey::OthersProse(part) => self.texts(others, part, value),
            CaseKey::Names => {
                let names = value.texts().into_iter().map(|(name, _)| name.to_owned());
                let is_empty = matches!(&value.value, CaseScalar::Several(all) if all.is_empty());
                case.names.extend(names.filter(|_| !is_empty));
            }
            CaseKey::Level => case.level = self.report_error(level(text.trim()), span),
            CaseKey::OfGroup(group, name) => {
                if let Some(figure) = self.figure(name, key.span()) {
                    self.add_others(others, group, figure, value);
                }
            }
            CaseKey::LastYear(name) => {
                if let Some(figure) = self.figure(name, key.span()) {
                    let blank = || Figures::new(self.form, State::Blank);
                    let last_year = case.last_year.get_or_insert_with(blank);
                    self.value(last_year, figure, text, span);
                }
            }
            CaseKey::Figure(name) => {
                if let Some(figure) = self.figure(name, key.span()) {
                    case.named.push(figure);
                    self.value(&mut case.figures, figure, text, span);
                }
            }
        }
    }

    /// What `key` gives: a row of that very name goes before a figure of another report.
    fn meaning<'k>(&self, key: &'k str) -> CaseKey<'k> {
        let is_row = || self.row_and_column(key).is_ok();
        let of_other_report = || CaseKey::from_prefix(key).filter(|_| !is_row());
        CaseKey::from_word(key)
            .or_else(of_other_report)
            .unwrap_or(CaseKey::Figure(key))
    }

    /// A row that must be found, or a row in one column.
    fn wanted_row(&mut self, wanted: &Spanned<String>) -> Option<Instance> {
        let key = wanted.value.as_str();
        let found = self.row_and_column(key).and_then(|(row, column)| {
            let table = self.form.rows[row].table;
            let column = column.map(|column| self.names.column(table, &column));
            Ok(Instance {
                row: Some(row),
                column: column.transpose()?,
            })
        });
        self.report_error(found, wanted.span())
    }

    fn report_error<T>(&mut self, found: Result<T, MistakeKind>, span: Span) -> Option<T> {
        let report = |kind| self.mistakes.push(Mistake::new(kind, self.source, span));
        found.map_err(report).ok()
    }

    /// The row of `名称` or `上级.名称`, and the column behind it in brackets.
    fn row_and_column(&self, key: &str) -> Result<(RowId, Option<String>), MistakeKind> {
        let cell = key
            .strip_suffix([']', '］'])
            .and_then(|cell| cell.split_once(['[', '［']));
        let (row, column) = cell.map_or((key, None), |(row, column)| (row, Some(column)));
        let found = self
            .names
            .row(&Name::from_path(row))
            .map_err(|mistake| match column {
                Some(column) => self.names.row_mistake(mistake, row, column),
                None => mistake,
            });
        Ok((found?, column.map(str::to_owned)))
    }

    /// The same figure of other submitters: one value, or a list with one for each.
    fn add_others(
        &mut self,
        others: &mut CaseSubmitters,
        group: Group,
        figure: FigureId,
        value: &Spanned<CaseScalar>,
    ) {
        for (at, (text, span)) in value.texts().into_iter().enumerate() {
            if let Some((figures, _)) = others.member(group, at, self.form) {
                self.value(figures, figure, text, span);
            }
        }
    }

    /// What other submitters say in words: one text, or a list with one for each.
    fn texts(&mut self, others: &mut CaseSubmitters, part: ProsePart, value: &Spanned<CaseScalar>) {
        for (at, (text, _)) in value.texts().into_iter().enumerate() {
            if let Some((_, prose)) = others.member(Group::All, at, self.form) {
                part.add(prose, text);
            }
        }
    }

    /// The figure of `名称`, `上级.名称` or `名称[列]`.
    fn figure(&mut self, key: &str, span: Span) -> Option<FigureId> {
        let found = self
            .row_and_column(key)
            .and_then(|(row, column)| self.column_figure(row, column.as_deref()));
        self.report_error(found, span)
    }

    fn column_figure(&self, row: RowId, column: Option<&str>) -> Result<FigureId, MistakeKind> {
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
    fn absent_state(&self, figure: FigureId) -> State {
        let row = self.form.figures[figure].row;
        if self.form.rows[row].optional {
            State::Omitted
        } else {
            State::Absent
        }
    }

    /// The report year of a case; a case without one is a document that names none.
    fn year(&mut self, text: &str, span: Span) -> Option<u16> {
        let written = text.trim();
        let year = written.parse::<u16>().ok().filter(|_| written.len() == 4);
        if year.is_none() && !is_blank(written) {
            let found = written.to_owned();
            let kind = MistakeKind::BadCaseValue { found };
            self.mistakes.push(Mistake::new(kind, self.source, span));
        }
        year
    }

    fn value(&mut self, figures: &mut Figures, figure: FigureId, written: &str, span: Span) {
        let state = match written.trim() {
            word if is_blank(word) => Some(State::Blank),
            word if CASE_NONE.matches(word) => Some(State::None),
            "/" | "—" | "-" => Some(State::Dash),
            word if CASE_UNREADABLE.matches(word) => Some(State::Unreadable),
            word if CASE_ABSENT.matches(word) => Some(self.absent_state(figure)),
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
            self.mistakes.push(Mistake::new(kind, self.source, span));
        }
    }
}

fn is_blank(written: &str) -> bool {
    written.is_empty() || CASE_BLANK.matches(written)
}
