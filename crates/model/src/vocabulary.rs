//! The words of the rule language, each in its Chinese and its English spelling.
//!
//! The compiler, the suggestions for a misspelled word, the JSON Schemas and the help texts take the words from here, so
//! that a word is added or changed in one place.

use crate::{Language, Level};
use std::ops::RangeInclusive;

/// A word of the rule language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keyword {
    /// The Chinese spelling.
    pub zh: &'static str,
    /// The English spelling.
    pub en: &'static str,
}

const fn keyword(zh: &'static str, en: &'static str) -> Keyword {
    Keyword { zh, en }
}

impl Keyword {
    /// Whether `text` is one of its spellings.
    #[must_use]
    pub fn matches(self, text: &str) -> bool {
        text == self.zh || text == self.en
    }

    /// The spelling of the word in `language`.
    #[must_use]
    pub fn spelling(self, language: Language) -> &'static str {
        match language {
            Language::Zh => self.zh,
            Language::En => self.en,
        }
    }

    /// Its spelling in the language of `neighbour`, a word that the author of the rule wrote.
    #[must_use]
    pub fn spelling_like(self, neighbour: &str) -> &'static str {
        match neighbour.is_ascii() {
            true => self.en,
            false => self.zh,
        }
    }

    /// Both spellings.
    #[must_use]
    pub fn spellings(self) -> [&'static str; 2] {
        [self.zh, self.en]
    }
}

/// The row that a rule with `each` is applied to.
pub const THIS: Keyword = keyword("本项", "this");
/// The figure that a rule with `each` is applied to.
pub const CELL: Keyword = keyword("本格", "cell");
/// The row above the one that a rule with `each` is applied to.
pub const PARENT: Keyword = keyword("上级项", "parent");
/// The words that have a meaning under `each` only.
pub const EACH_WORDS: [Keyword; 3] = [THIS, CELL, PARENT];
/// The year that the report is of.
pub const YEAR: Keyword = keyword("报告年度", "report_year");
/// The submitter's report of the year before; before the name of a figure.
pub const LAST_YEAR: Keyword = keyword("上年度", "last_year");
/// The submitter of the report that is checked.
pub const SUBMITTER: Keyword = keyword("报送单位", "submitter");
/// What the submitter is, after its name and a point.
pub const LEVEL: Keyword = keyword("级别", "level");
/// All submitters on the roster; before the name of a figure.
pub const ALL_SUBMITTERS: Keyword = keyword("全部", "all");
/// The other submitters of the same level; before the name of a figure.
pub const PEERS: Keyword = keyword("同级", "peers");
/// The submitters that a report is compared with as a whole.
pub const OTHERS: Keyword = keyword("其他单位", "others");
/// The figures of all tables, which are compared as a whole.
pub const TABLES: Keyword = keyword("报表", "tables");
/// The number of a list in the prose that its parts add up to.
pub const LIST_TOTAL: Keyword = keyword("总数", "total");
/// The number of a part of such a list.
pub const LIST_PART: Keyword = keyword("部分", "part");
/// The percentage of such a part.
pub const LIST_SHARE: Keyword = keyword("占比", "share");
/// The report that the county itself sums up: a value of `for`.
pub const COUNTY_REPORT: Keyword = keyword("县本级汇总", "county");

/// The prose of a report, without its tables.
pub const BODY: Keyword = keyword("正文", "body");
/// The title of a report.
pub const TITLE: Keyword = keyword("标题", "title");
/// The paragraph that states the period.
pub const PERIOD: Keyword = keyword("统计期间", "period");
/// The signature under a report.
pub const SIGNATURE: Keyword = keyword("落款", "signature");
/// The headings of the sections.
pub const HEADINGS: Keyword = keyword("小标题", "headings");

/// The number that a sentence pattern reads, in braces.
pub const NUMBER: Keyword = keyword("数", "n");
/// A name of the submitter, in braces in a sentence pattern.
pub const SUBMITTER_NAME: Keyword = keyword("本单位", "own_name");
/// A name of another submitter, in braces in a sentence pattern.
pub const OTHER_NAME: Keyword = keyword("其他单位", "other_name");

/// The prose of a report in a case.
pub const CASE_TEXT: Keyword = keyword("正文", "text");
/// The names of other submitters in a case, after [`OTHERS`] and a point.
pub const CASE_NAMES: Keyword = keyword("名称", "name");
/// A figure of a case that is blank.
pub const CASE_BLANK: Keyword = keyword("空", "blank");
/// A figure of a case that says 无.
pub const CASE_NONE: Keyword = keyword("无", "none");
/// A figure of a case that cannot be read.
pub const CASE_UNREADABLE: Keyword = keyword("不可读", "unreadable");
/// A figure of a case whose row is missing.
pub const CASE_ABSENT: Keyword = keyword("缺行", "absent");
/// A figure of a case that could not be placed.
pub const CASE_NOT_PLACED: Keyword = keyword("未归位", "not-placed");

/// The keys of a rule whose values are expressions.
pub const EXPRESSION_KEYS: [&str; 3] = ["check", "when", "each"];

/// What stands between conditions, before one, or before a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connective {
    /// 或
    Or,
    /// 且
    And,
    /// 属于
    In,
    /// 非
    Not,
}

impl Connective {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Or, Self::And, Self::In, Self::Not];

    /// The word that stands for it in a rule.
    #[must_use]
    pub fn keyword(self) -> Keyword {
        match self {
            Self::Or => keyword("或", "or"),
            Self::And => keyword("且", "and"),
            Self::In => keyword("属于", "in"),
            Self::Not => keyword("非", "not"),
        }
    }

    /// The connective that `text` is a word for.
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|connective| connective.keyword().matches(text))
    }
}

/// A function of the rule language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// 分项和
    Parts,
    /// 合计
    Sum,
    /// 绝对值
    Absolute,
    /// 最大
    Largest,
    /// 最小
    Smallest,
    /// 空
    Blank,
    /// 已填
    Filled,
    /// 写明
    Stated,
    /// 位置
    Position,
    /// 雷同
    Similarity,
    /// 中位数
    Median,
    /// 离差
    Deviation,
    /// 个数
    Count,
}

/// The functions and their words, in the order in which help lists them.
pub const FUNCTIONS: [(Function, Keyword); 13] = [
    (Function::Parts, keyword("分项和", "parts")),
    (Function::Sum, keyword("合计", "total")),
    (Function::Absolute, keyword("绝对值", "abs")),
    (Function::Largest, keyword("最大", "max")),
    (Function::Smallest, keyword("最小", "min")),
    (Function::Blank, keyword("空", "blank")),
    (Function::Filled, keyword("已填", "filled")),
    (Function::Stated, keyword("写明", "stated")),
    (Function::Position, keyword("位置", "position")),
    (Function::Similarity, keyword("雷同", "likeness")),
    (Function::Median, keyword("中位数", "median")),
    (Function::Deviation, keyword("离差", "deviation")),
    (Function::Count, keyword("个数", "count")),
];

impl Function {
    /// The word that stands for it in a rule.
    #[must_use]
    pub fn keyword(self) -> Keyword {
        let mut all = FUNCTIONS.into_iter();
        let entry = all.find(|(function, _)| *function == self);
        entry.map_or(keyword("", ""), |(_, keyword)| keyword)
    }

    /// How many arguments it takes: the fewest and the most, as a text and as a range.
    #[must_use]
    pub fn arguments(self) -> (&'static str, RangeInclusive<usize>) {
        match self {
            Self::Largest | Self::Smallest => ("1..", 1..=usize::MAX),
            Self::Similarity => ("2", 2..=2),
            _ => ("1", 1..=1),
        }
    }

    /// Whether it makes one number of the same figure of several submitters, and does nothing else.
    #[must_use]
    pub fn is_aggregate(self) -> bool {
        matches!(
            self,
            Self::Sum | Self::Median | Self::Deviation | Self::Count
        )
    }

    /// The function that `text` is a word for.
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        let mut all = FUNCTIONS.into_iter();
        let entry = all.find(|(_, keyword)| keyword.matches(text));
        entry.map(|(function, _)| function)
    }
}

/// What `each` may say: the rows, columns, figures or lists to which a rule is applied one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScopeKind {
    /// Every total.
    Totals,
    /// Every row of role 其中.
    Subsets,
    /// Every heading whose parts have one unit.
    Headings,
    /// Every detail figure.
    Details,
    /// Every figure that may not be below 0.
    Unsigned,
    /// Every part of one row.
    PartsOfRow,
    /// Every column; bare names are rows.
    Columns,
    /// Every column of one row.
    ColumnsOfRow,
    /// Every row of one or more tables; bare names are columns.
    RowsOfTables,
    /// Every block, which is a row of one or more tables that are printed across; bare names are columns.
    BlocksOfTables,
    /// Every figure.
    Figures,
    /// Every list with a total in the prose.
    Lists,
    /// Every percentage of a part in such a list.
    Shares,
}

/// The scopes as they are written, in the order in which help lists them: words, and 名称 or 表名 where the name of a row or
/// of tables stands.
pub const SCOPES: [(ScopeKind, &str); 13] = [
    (ScopeKind::Totals, "total"),
    (ScopeKind::Subsets, "subset"),
    (ScopeKind::Headings, "heading"),
    (ScopeKind::Details, "detail"),
    (ScopeKind::Unsigned, "unsigned"),
    (ScopeKind::PartsOfRow, "part of 名称"),
    (ScopeKind::Columns, "column"),
    (ScopeKind::ColumnsOfRow, "column of 名称"),
    (ScopeKind::RowsOfTables, "row of 表名"),
    (ScopeKind::BlocksOfTables, "block of 表名"),
    (ScopeKind::Figures, "figure"),
    (ScopeKind::Lists, "list in 正文"),
    (ScopeKind::Shares, "share in 正文"),
];

impl ScopeKind {
    /// The scope that `words` say; names are any words.
    #[must_use]
    pub fn from_words(words: &[&str]) -> Option<Self> {
        let mut all = SCOPES.into_iter();
        let entry = all.find(|(_, pattern)| fits(pattern, words));
        entry.map(|(scope, _)| scope)
    }
}

/// The first word of a scope.
#[must_use]
pub fn scope_head(pattern: &str) -> &str {
    pattern.split_once(' ').map_or(pattern, |(head, _)| head)
}

fn fits(pattern: &str, words: &[&str]) -> bool {
    let mut pattern = pattern.split(' ');
    let mut first_two = words.iter().take(2);
    let starts = first_two.all(|word| pattern.next() == Some(*word));
    let rest = words.get(2..).unwrap_or_default();
    starts
        && match (pattern.next(), rest) {
            (None, []) | (Some("名称"), [_]) | (Some("表名"), [_, ..]) => true,
            (Some("正文"), [place]) => BODY.matches(place),
            _ => false,
        }
}

/// Scopes in Chinese, as people write them before they have seen the list, with the first word of what they mean.
pub const SCOPES_IN_CHINESE: [(&str, &str); 8] = [
    ("每行", "row"),
    ("每一行", "row"),
    ("逐行", "row"),
    ("每列", "column"),
    ("每一列", "column"),
    ("逐列", "column"),
    ("每个总数", "total"),
    ("每个分项", "detail"),
];

/// Whether `name` is a word of the language that no row, column or table may be called.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    let own_level = keyword(Level::Own.word(), Level::Own.english());
    let connectives = Connective::ALL.map(Connective::keyword);
    let mut words = connectives
        .into_iter()
        .chain(EACH_WORDS)
        .chain([YEAR, LAST_YEAR, own_level, SUBMITTER]);
    words.any(|word| word.matches(name)) || [ALL_SUBMITTERS.zh, BODY.zh].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_is_found_by_both_spellings() {
        for (function, keyword) in FUNCTIONS {
            assert_eq!(function.keyword(), keyword);
            for word in keyword.spellings() {
                assert_eq!(Function::from_word(word), Some(function), "{word}");
            }
        }
    }

    #[test]
    fn every_scope_is_found_by_its_pattern() {
        for (scope, pattern) in SCOPES {
            let words: Vec<&str> = pattern.split(' ').collect();
            assert_eq!(ScopeKind::from_words(&words), Some(scope));
        }
        let of_two_tables = ["row", "of", "甲表", "、", "乙表"];
        let found = ScopeKind::from_words(&of_two_tables);
        assert_eq!(found, Some(ScopeKind::RowsOfTables));
        assert_eq!(ScopeKind::from_words(&["part", "of"]), None);
        assert_eq!(ScopeKind::from_words(&["column", "of", "甲", "乙"]), None);
        assert_eq!(ScopeKind::from_words(&["total", "of", "甲"]), None);
        assert_eq!(ScopeKind::from_words(&[]), None);
    }

    #[test]
    fn words_that_could_be_read_as_something_else_are_reserved() {
        for word in [
            "或",
            "not",
            "本项",
            "cell",
            "上年度",
            "own",
            "报送单位",
            "正文",
        ] {
            assert!(is_reserved(word), "{word}");
        }
        for word in ["收到申请数", "all", "body", "同级", "合计"] {
            assert!(!is_reserved(word), "{word}");
        }
    }
}
