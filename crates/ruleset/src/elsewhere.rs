//! Names that speak of more than the report in hand: last year's, the submitter itself, the other submitters.

use crate::check::{Aggregate, Group, Similarity, SimilarityPeer, SimilarityScope};
use crate::expr::{Expr, ExprKind, Name, Word};
use crate::resolve::Resolver;
use crate::resolved::{Resolved, ResolvedKind};
use crate::suggest::suggest;
use gouji_model::{GroupMistake, Level, MistakeKind, Suggestion};

/// The report of the year before, in both spellings.
pub(crate) const LAST_YEAR: [&str; 2] = ["上年度", "last_year"];
/// The submitter of the report in hand, in both spellings.
const SUBMITTER: [&str; 2] = ["报送单位", "submitter"];
/// What it is, behind its name and a point.
const LEVEL: [&str; 2] = ["级别", "level"];

/// Groups of submitters, as rules name them.
const GROUPS: [(&str, &str, Group); 6] = [
    ("乡镇", "township", Group::Of(Level::Township)),
    ("街道", "street", Group::Of(Level::Street)),
    ("部门", "department", Group::Of(Level::Department)),
    ("本级", "own", Group::Of(Level::Own)),
    ("全部", "all", Group::All),
    ("同级", "peers", Group::Peers),
];

/// What makes one number of those of a group, as rules name it.
pub(crate) const AGGREGATES: [(&str, &str, Aggregate); 4] = [
    ("合计", "total", Aggregate::Sum),
    ("中位数", "median", Aggregate::Median),
    ("离差", "deviation", Aggregate::Deviation),
    ("个数", "count", Aggregate::Count),
];

impl Group {
    /// The group that `word` names, in either language.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        let mut all = GROUPS.into_iter();
        all.find(|(zh, en, _)| *zh == word || *en == word)
            .map(|(_, _, group)| group)
    }

    /// The words for it, in Chinese and in English.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        let mut all = GROUPS.into_iter();
        all.find(|(_, _, group)| *group == self)
            .map_or(("", ""), |(zh, en, _)| (zh, en))
    }
}

impl Aggregate {
    /// The function that `word` names, in either language.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        let mut all = AGGREGATES.into_iter();
        all.find(|(zh, en, _)| *zh == word || *en == word)
            .map(|(_, _, aggregate)| aggregate)
    }

    /// The words for it, in Chinese and in English.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Largest => ("最大", "max"),
            Self::Smallest => ("最小", "min"),
            _ => AGGREGATES
                .into_iter()
                .find(|(_, _, aggregate)| *aggregate == self)
                .map_or(("", ""), |(zh, en, _)| (zh, en)),
        }
    }
}

/// Whether `word` begins a name that speaks of more than the report in hand.
fn begins(word: &str) -> bool {
    LAST_YEAR.contains(&word) || SUBMITTER.contains(&word) || Group::of_word(word).is_some()
}

impl Resolver<'_> {
    /// A name that speaks of last year, of other submitters or of the submitter itself.
    pub(crate) fn elsewhere(&mut self, name: &Name) -> Option<ResolvedKind> {
        let (first, rest) = name.parts.split_first()?;
        // A row of that name goes before.
        if rest.is_empty() || !begins(&first.text) || self.names.row(name).is_ok() {
            return None;
        }
        let rest = behind(name, rest);
        if SUBMITTER.contains(&first.text.as_str()) {
            return Some(self.submitter(first, &rest));
        }
        let figure = match self.figure(&rest) {
            Ok(figure) => figure,
            Err(kind) => return Some(self.told(kind, &rest.span)),
        };
        Some(beyond(&first.text, ResolvedKind::Figure(figure)))
    }

    /// `上年度.行[列]` and `乡镇.行[列]`: the name of the row behind the first word, and that word; `None` for a row
    /// of this report.
    pub(crate) fn row_elsewhere(&self, row: &Name) -> Option<(Word, Name)> {
        let (first, rest) = row.parts.split_first()?;
        let speaks = begins(&first.text) && !SUBMITTER.contains(&first.text.as_str());
        let speaks = speaks && !rest.is_empty() && self.names.row(row).is_err();
        speaks.then(|| (first.clone(), behind(row, rest)))
    }

    /// What a rule may ask of the submitter: 报送单位.级别.
    fn submitter(&mut self, first: &Word, rest: &Name) -> ResolvedKind {
        let text = rest.text();
        if LEVEL.contains(&text.as_str()) {
            return ResolvedKind::Level;
        }
        let [zh, en] = LEVEL;
        let level = match first.text.is_ascii() {
            true => en,
            false => zh,
        };
        let near = vec![format!("{}.{level}", first.text)];
        let kind = MistakeKind::UnknownName {
            name: text,
            form: self.form.id.clone(),
            suggestion: Suggestion { near },
        };
        self.told(kind, &rest.span)
    }

    /// `报送单位.级别 属于 (乡镇, 街道)`
    pub(crate) fn within(&mut self, value: &Expr, words: &[Word]) -> ResolvedKind {
        let value = self.expr(value);
        match value.kind {
            ResolvedKind::Level => {}
            ResolvedKind::Broken => return ResolvedKind::Broken,
            _ => {
                return self.told(MistakeKind::Group(GroupMistake::LevelWanted), &value.span);
            }
        }
        let mut levels = Vec::new();
        for word in words {
            match Level::of_word(&word.text) {
                Some(level) => levels.push(level),
                None => {
                    let known = Level::ALL
                        .iter()
                        .flat_map(|each| [each.word(), each.english()]);
                    let kind = GroupMistake::UnknownLevel {
                        found: word.text.clone(),
                        suggestion: suggest(&word.text, known),
                    };
                    let kind = MistakeKind::Group(kind);
                    self.mistakes.push((kind, word.span.clone()));
                }
            }
        }
        ResolvedKind::In(levels)
    }

    /// 合计(乡镇.X) and its kin.
    pub(crate) fn aggregate(
        &mut self,
        how: Aggregate,
        function: &Word,
        arguments: &[Expr],
    ) -> ResolvedKind {
        let Some(argument) = self.one(function, arguments) else {
            return ResolvedKind::Broken;
        };
        let resolved = self.expr(argument);
        match resolved.kind {
            ResolvedKind::Broken => ResolvedKind::Broken,
            _ => resolved.over_group(how).unwrap_or_else(|| {
                let function = function.text.clone();
                let kind = MistakeKind::Group(GroupMistake::GroupWanted { function });
                self.told(kind, &argument.span)
            }),
        }
    }
}

/// The prose, all tables, last year's report and the others, in both spellings.
const PROSE: [&str; 2] = ["正文", "body"];
const TABLES: [&str; 2] = ["报表", "tables"];
pub(crate) const OTHERS: [&str; 2] = ["其他单位", "others"];

impl Resolver<'_> {
    /// 雷同(正文, 上年度): what is compared, and with whose.
    pub(crate) fn likeness(&mut self, function: &Word, arguments: &[Expr]) -> ResolvedKind {
        let [of, with] = arguments else {
            let kind = MistakeKind::WrongArguments {
                function: function.text.clone(),
                wants: "2".to_owned(),
                found: arguments.len(),
            };
            return self.told(kind, &function.span);
        };
        let is_english = function.text.is_ascii();
        let one_of = |[zh, en]: [&'static str; 2]| match is_english {
            true => en,
            false => zh,
        };
        let form = self.form;
        let part = word_of(of).and_then(|word| match word.as_str() {
            word if PROSE.contains(&word) => Some(SimilarityScope::Prose),
            word if TABLES.contains(&word) => Some(SimilarityScope::Tables),
            word => self.names.table(word).ok().map(SimilarityScope::Table),
        });
        let twin = word_of(with).and_then(|word| match word.as_str() {
            word if LAST_YEAR.contains(&word) => Some(SimilarityPeer::LastYear),
            word if OTHERS.contains(&word) => Some(SimilarityPeer::Others),
            _ => None,
        });
        if part.is_none() {
            let tables = form.tables.iter().map(|table| table.name.as_str());
            let allowed = [one_of(PROSE), one_of(TABLES)].into_iter().chain(tables);
            self.not_compared(of, allowed.map(str::to_owned).collect());
        }
        if twin.is_none() {
            let allowed = [one_of(LAST_YEAR), one_of(OTHERS)].map(str::to_owned);
            self.not_compared(with, allowed.to_vec());
        }
        match (part, twin) {
            (Some(of), Some(with)) => ResolvedKind::Likeness(Similarity { of, with }),
            _ => ResolvedKind::Broken,
        }
    }

    fn not_compared(&mut self, argument: &Expr, allowed: Vec<String>) {
        let found = word_of(argument).unwrap_or_default();
        let kind = GroupMistake::UnknownLikeness {
            suggestion: suggest(&found, allowed.iter().map(String::as_str)),
            found,
            allowed,
        };
        let mistake = (MistakeKind::Group(kind), argument.span.clone());
        self.mistakes.push(mistake);
    }
}

/// The name that an argument is, where it is nothing else.
fn word_of(argument: &Expr) -> Option<String> {
    match &argument.kind {
        ExprKind::Name(name) => Some(name.text()),
        _ => None,
    }
}

impl Resolved {
    /// This, made one number by `how`; `None` where it is not the same figure of several submitters.
    pub(crate) fn over_group(&self, how: Aggregate) -> Option<ResolvedKind> {
        match self.kind {
            ResolvedKind::OfGroup(group, figure) => Some(ResolvedKind::Across(how, group, figure)),
            // 本级 is one submitter, and is a number without 合计.
            ResolvedKind::Across(_, group @ Group::Of(Level::Own), figure) => {
                Some(ResolvedKind::Across(how, group, figure))
            }
            _ => None,
        }
    }
}

/// What `kind`, a figure, is behind the word `first`.
pub(crate) fn beyond(first: &str, kind: ResolvedKind) -> ResolvedKind {
    let ResolvedKind::Figure(figure) = kind else {
        return kind;
    };
    match Group::of_word(first) {
        None => ResolvedKind::LastYear(figure),
        Some(group @ Group::Of(Level::Own)) => ResolvedKind::Across(Aggregate::Sum, group, figure),
        Some(group) => ResolvedKind::OfGroup(group, figure),
    }
}

/// `name` without its first words: `rest` of its parts.
fn behind(name: &Name, rest: &[Word]) -> Name {
    let start = rest.first().map_or(name.span.end, |word| word.span.start);
    Name {
        span: start..name.span.end,
        parts: rest.to_vec(),
    }
}
