//! Compiled checks: flat lists of figures and coefficients, no names left to look up.

use gouji_model::vocabulary::{
    ALL_SUBMITTERS, Function, Keyword, LIST_PART, LIST_SHARE, LIST_TOTAL, PEERS,
};
use gouji_model::{
    BlankAs, ClaimId, FigureId, FindingFigure, Instance, Level, Operator, Ratio, RowId, RuleId,
    Side, TableId,
};
use std::slice;
use std::sync::Arc;

/// One check: a rule applied to one row of the form, or to the form where the rule has no `each`.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// The rule.
    pub rule: RuleId,
    /// What the rule is applied to.
    pub instance: Option<Instance>,
    /// Checked only where this holds.
    pub guard: Option<Condition>,
    /// What must hold.
    pub test: Condition,
    /// The figures that a finding names, the one to look at first in front.
    pub figures: Vec<FindingFigure>,
    /// Whose report it is checked on, and when.
    pub stage: Stage,
    /// What a finding cites beside them, in the order of the rule.
    pub cited_data: Vec<Datum>,
    /// Checked once for each of these, where it speaks of them.
    pub list_scope: Option<ListScope>,
    /// The figures of other submitters that it asks for.
    pub group_figures: Vec<(Group, FigureId)>,
    /// The reports that it compares this one with as a whole.
    pub similarities: Vec<Similarity>,
    /// The numbers that it speaks of, each once, in the order of the rule.
    pub data: Vec<Datum>,
    /// Whether it applies only where one of the numbers that it speaks of is filled in or stated. A check of text alone, one
    /// that asks 空 or 已填, and one with `blank: zero` apply in any case.
    pub needs_number: bool,
}

/// 雷同: how much of a report is in another one too, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Similarity {
    /// Of what.
    pub scope: SimilarityScope,
    /// With which report.
    pub peer: SimilarityPeer,
}

/// What of two reports is held against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SimilarityScope {
    /// 正文
    Prose,
    /// 报表: the figures of all tables.
    Tables,
    /// One table.
    Table(TableId),
}

/// With which report one is compared as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SimilarityPeer {
    /// 上年度: the submitter's own of last year.
    LastYear,
    /// 其他单位: whichever other submitter's is most like it.
    Others,
}

/// What `each` takes out of the prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ListScope {
    /// list in 正文: every list with a total.
    Lists,
    /// share in 正文: every percentage of a part in such a list.
    Shares,
}

impl ListScope {
    /// The number of a list that a name stands for, in both spellings.
    pub(crate) fn number(self, name: &str) -> Option<ListNumber> {
        match self {
            _ if LIST_TOTAL.matches(name) => Some(ListNumber::Total),
            Self::Shares if LIST_PART.matches(name) => Some(ListNumber::Part),
            Self::Shares if LIST_SHARE.matches(name) => Some(ListNumber::Share),
            _ => None,
        }
    }
}

/// A number of a list in the prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ListNumber {
    /// 总数
    Total,
    /// 分项和(总数)
    Sum,
    /// 部分, of a share.
    Part,
    /// 占比, as a percentage.
    Share,
}

/// Whose report a check is of, and when it can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Every report, by itself.
    Report,
    /// Every submitter's report, once all of the county are read.
    AllReports,
    /// The county's own report, once all are read (县本级汇总).
    County,
}

/// Submitters whose figures are taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Those of one level.
    Of(Level),
    /// All on the roster.
    All,
    /// Those of the level of the report in hand, without its own.
    Peers,
}

impl Group {
    /// The word for it.
    pub(crate) fn keyword(self) -> Keyword {
        match self {
            Self::Of(level) => Keyword {
                zh: level.word(),
                en: level.english(),
            },
            Self::All => ALL_SUBMITTERS,
            Self::Peers => PEERS,
        }
    }

    /// The group that `word` names.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        let levels = Level::ALL.map(Self::Of);
        let mut groups = levels.into_iter().chain([Self::All, Self::Peers]);
        groups.find(|group| group.keyword().matches(word))
    }
}

/// How the numbers of several submitters become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aggregate {
    /// 合计
    Sum,
    /// 中位数
    Median,
    /// 离差: the median of the distances from the median.
    Deviation,
    /// 个数: how many of them state the figure.
    Count,
    /// 最大
    Largest,
    /// 最小
    Smallest,
}

impl Aggregate {
    const ALL: [Self; 6] = [
        Self::Sum,
        Self::Median,
        Self::Deviation,
        Self::Count,
        Self::Largest,
        Self::Smallest,
    ];

    /// The function that stands for it in a rule.
    pub(crate) fn function(self) -> Function {
        match self {
            Self::Sum => Function::Sum,
            Self::Median => Function::Median,
            Self::Deviation => Function::Deviation,
            Self::Count => Function::Count,
            Self::Largest => Function::Largest,
            Self::Smallest => Function::Smallest,
        }
    }

    /// What `function` makes of the numbers of several submitters.
    pub(crate) fn from_function(function: Function) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|aggregate| aggregate.function() == function)
    }
}

/// The same figure of several submitters, made one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupValue {
    /// How.
    pub aggregate: Aggregate,
    /// Whose.
    pub group: Group,
    /// Which figure.
    pub figure: FigureId,
    /// What a blank counts as.
    pub blank: BlankAs,
}

/// A number that a check speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Datum {
    /// A figure of the report.
    Figure(FigureId),
    /// The same figure in last year's report of the submitter (上年度).
    LastYear(FigureId),
    /// A number that the report's prose states (正文数据).
    Claim(ClaimId),
}

impl Check {
    /// Whether the check asks for the report year.
    #[must_use]
    pub fn reads_year(&self) -> bool {
        self.has_part(|_| false, |number| matches!(number, Number::Year))
    }

    /// Whether the check asks for what the prose states.
    #[must_use]
    pub fn reads_prose(&self) -> bool {
        let is_claim = |term: &Term| matches!(term.datum, Datum::Claim(_));
        let is_stated = |condition: &Condition| matches!(condition, Condition::Stated(_));
        let reads_prose = |number: &Number| match number {
            Number::Linear(linear) => linear.terms.iter().any(is_claim),
            Number::Position(_) | Number::Listed(_) => true,
            _ => false,
        };
        self.list_scope.is_some() || self.has_part(is_stated, reads_prose)
    }

    /// Whether one condition or number of the check fits.
    fn has_part(
        &self,
        condition: impl Fn(&Condition) -> bool + Copy,
        number: impl Fn(&Number) -> bool + Copy,
    ) -> bool {
        let mut conditions = self.guard.iter().chain([&self.test]);
        conditions.any(|guard_or_test| guard_or_test.has_part(condition, number))
    }
}

/// Something that holds or does not.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// Two numbers compared.
    Compare(Box<Compare>),
    /// Both conditions hold.
    And(Box<Condition>, Box<Condition>),
    /// At least one of the conditions holds.
    Or(Box<Condition>, Box<Condition>),
    /// The condition does not hold.
    Not(Box<Condition>),
    /// All of these figures are blank.
    Blank(FigureSet),
    /// At least one of these figures is filled in.
    Filled(FigureSet),
    /// 写明: the prose states it.
    Stated(ClaimId),
    /// The submitter is of one of these levels.
    Level(Vec<Level>),
}

impl Condition {
    fn has_part(
        &self,
        condition: impl Fn(&Self) -> bool + Copy,
        number: impl Fn(&Number) -> bool + Copy,
    ) -> bool {
        condition(self)
            || match self {
                Self::Compare(compare) => {
                    compare.left.has_part(number) || compare.right.has_part(number)
                }
                Self::And(left, right) | Self::Or(left, right) => {
                    left.has_part(condition, number) || right.has_part(condition, number)
                }
                Self::Not(inner) => inner.has_part(condition, number),
                Self::Blank(_) | Self::Filled(_) | Self::Stated(_) | Self::Level(_) => false,
            }
    }

    /// Gives every number over several submitters to `take`, in the order of the rule.
    pub fn each_group_value(&self, take: &mut impl FnMut(GroupValue)) {
        match self {
            Self::Compare(compare) => {
                compare.left.each_group_value(take);
                compare.right.each_group_value(take);
            }
            Self::And(left, right) | Self::Or(left, right) => {
                left.each_group_value(take);
                right.each_group_value(take);
            }
            Self::Not(inner) => inner.each_group_value(take),
            Self::Blank(_) | Self::Filled(_) | Self::Stated(_) | Self::Level(_) => {}
        }
    }
}

/// One figure, or the parts of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureSet {
    /// The figures.
    pub figures: Vec<FigureId>,
    /// The row whose parts they are.
    pub parts_of: Option<RowId>,
}

/// Two numbers compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Compare {
    /// The left side.
    pub left: Number,
    /// How they must compare.
    pub operator: Operator,
    /// The right side.
    pub right: Number,
    /// By how much they may miss.
    pub tolerance: Tolerance,
    /// Rows whose parts are added up: undecided where those are not known to be complete.
    pub sums_over: Vec<RowId>,
    /// The left side, for people.
    pub left_side: Arc<Side>,
    /// The right side, for people.
    pub right_side: Arc<Side>,
}

/// By how much the two sides of a comparison may miss.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Tolerance {
    /// Not at all.
    None,
    /// By this much.
    Absolute(Ratio),
    /// By half a unit of the last printed digit of each figure with decimal places.
    Rounding,
}

/// An expression with a number for its value.
#[derive(Debug, Clone, PartialEq)]
pub enum Number {
    /// Numbers of the report times whole coefficients, plus a constant: nearly all that rules say.
    Linear(Linear),
    /// 报告年度
    Year,
    /// Two joined.
    Arithmetic(Arithmetic, Box<[Number; 2]>),
    /// 绝对值
    Absolute(Box<Number>),
    /// 最大
    Largest(Vec<Number>),
    /// 最小
    Smallest(Vec<Number>),
    /// 位置: the paragraph that states it first, counted from 1.
    Position(ClaimId),
    /// A number of the list in hand.
    Listed(ListNumber),
    /// 合计(乡镇.X) and its kin.
    GroupValue(GroupValue),
    /// 雷同
    Similarity(Similarity),
}

impl Number {
    /// The numbers that it is worked out from.
    #[must_use]
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::Arithmetic(_, sides) => sides.as_slice(),
            Self::Absolute(inner) => slice::from_ref(inner),
            Self::Largest(all) | Self::Smallest(all) => all,
            Self::Linear(_)
            | Self::Year
            | Self::Position(_)
            | Self::Listed(_)
            | Self::GroupValue(_)
            | Self::Similarity(_) => &[],
        }
    }

    fn each_group_value(&self, take: &mut impl FnMut(GroupValue)) {
        if let Self::GroupValue(value) = self {
            take(*value);
        }
        for part in self.parts() {
            part.each_group_value(take);
        }
    }

    fn has_part(&self, fits: impl Fn(&Self) -> bool + Copy) -> bool {
        fits(self) || self.parts().iter().any(|part| part.has_part(fits))
    }
}

/// What joins two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arithmetic {
    /// The sum of two.
    Add,
    /// The first without the second.
    Subtract,
    /// The product of two.
    Multiply,
    /// The first by the second.
    Divide,
}

/// `(Σ coefficient × mantissa + constant) / 10^scale`
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Linear {
    /// The numbers.
    pub terms: Vec<Term>,
    /// The constant, at `scale`.
    pub constant: i128,
    /// The decimal places that all mantissas are brought to.
    pub scale: u8,
}

/// A number and how often it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The number.
    pub datum: Datum,
    /// How often, with the power of ten that brings its mantissa to the scale of the sum.
    pub coefficient: i64,
    /// What a blank counts as.
    pub blank: BlankAs,
}
