//! The explanations of broken rules: how many there are, how likely they are, what settles which is right.

use crate::words::help::count_noun;
use crate::words::{Words, zh};

/// What an explanation is weighed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// The slips of the hand.
    Slips,
    /// What is usual for the figures.
    Usual,
    /// Rules that are no `error`.
    Rules,
}

/// Which way a weight pulls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// For the explanation.
    For,
    /// Against it.
    Against,
}

/// Whether changes that are certain are needed too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CertainChanges {
    /// There are none.
    Absent,
    /// There are some, whichever of the ways is right.
    Present,
}

/// How a search for explanations ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SearchEnd {
    /// All was tried.
    Exhausted,
    /// A limit of the search was met.
    Limit,
}

/// In which order ways are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WayOrder {
    /// The most likely first.
    Likelihood,
    /// In any, for all are equally likely.
    Any,
}

impl Words {
    /// That so many rules are broken.
    pub(crate) fn rules_break(self, broken: usize) -> String {
        self.zh(format!("{broken}条勾稽关系不平")).en(count_noun(
            broken,
            "rule breaks",
            "rules break",
        ))
    }

    /// That one of so many numbers is wrong.
    pub(crate) fn one_is_wrong(self, numbers: usize, certain: CertainChanges) -> String {
        match certain {
            CertainChanges::Absent => self
                .zh(format!("{numbers}个数里有一个不对"))
                .en(format!("one of {numbers} numbers is wrong")),
            CertainChanges::Present => self
                .zh(format!("另外{numbers}个数里还有一个不对"))
                .en(format!("and one of {numbers} others is wrong too")),
        }
    }

    /// That there are so many ways to put it right, each with so many changes where that is the same for all.
    pub(crate) fn ways(
        self,
        ways: usize,
        changes: Option<usize>,
        certain: CertainChanges,
    ) -> String {
        let (zh, en) = match certain {
            CertainChanges::Present => zh("另外还有").en("beside that there are"),
            CertainChanges::Absent => zh("有").en("there are"),
        };
        let ways = self.zh(format!("{zh}{ways}种可能")).en(format!(
            "{en} {} to mend that",
            count_noun(ways, "way", "ways")
        ));
        match changes {
            None => ways,
            Some(1) => self
                .zh(format!("{ways}，每种要改1个数"))
                .en(format!("{ways}, with one change")),
            Some(changes) => self
                .zh(format!("{ways}，每种要改{changes}个数"))
                .en(format!("{ways}, each with {changes} changes")),
        }
    }

    /// The heading over the ways to mend so many broken rules.
    pub(crate) fn choice_heading(
        self,
        ways: usize,
        broken: usize,
        order: WayOrder,
        certain: CertainChanges,
    ) -> String {
        let hold = match broken > 1 {
            true => "就都通过",
            false => "就通过",
        };
        let order = match order {
            WayOrder::Likelihood => self.pick("；最可能的在前", ", the most likely first"),
            WayOrder::Any => "",
        };
        match ways {
            1 => self
                .zh(format!("有1种可能，这样改{hold}"))
                .en("one change would mend that"),
            ways if certain == CertainChanges::Present => self
                .zh(format!(
                    "有{ways}种可能，其中一种连同可以确定的一起改{hold}{order}"
                ))
                .en(format!(
                    "any of {ways} changes with what is certain would mend that{order}"
                )),
            ways => self
                .zh(format!("有{ways}种可能，按其中一种改{hold}{order}"))
                .en(format!("any of {ways} changes would mend that{order}")),
        }
    }

    /// That there may be explanations that were not looked at.
    pub(crate) fn search_limit(self) -> &'static str {
        self.pick(
            "没有找遍，可能还有别的",
            "not all were looked at; there may be others",
        )
    }

    /// That so many explanations are not shown.
    pub(crate) fn more_explanations(self, count: usize) -> String {
        self.zh(format!("还有{count}种可能，加 --explain-all 看全部"))
            .en(format!("{count} more; --explain-all shows them all"))
    }

    /// That so many broken rules are not shown.
    pub(crate) fn more_rules(self, count: usize) -> String {
        self.zh(format!("还有{count}条，加 --all 看全部"))
            .en(format!("{count} more; --all shows them all"))
    }

    /// That so many blanks are not named.
    pub(crate) fn more_blanks(self, count: usize) -> String {
        self.zh(format!("还有{count}格，加 --explain-all 看全部"))
            .en(format!("{count} more; --explain-all shows them all"))
    }

    /// The first of `count` rules.
    pub(crate) fn first_rules(self, first: &[String], count: usize) -> String {
        let names = self.list(first);
        match count > first.len() {
            false => names,
            true => self
                .zh(format!("{names}等{count}条"))
                .en(format!("{names} and others, {count} in all")),
        }
    }

    /// That nothing simple explains these rules; `rules` names them where they are several, and `search` says whether all
    /// was tried.
    pub(crate) fn no_explanation(self, rules: Option<&str>, search: SearchEnd) -> String {
        let (zh, en) = match search {
            SearchEnd::Exhausted => {
                zh("对照原始台账逐个核对").en("check every figure against the records")
            }
            SearchEnd::Limit => zh("也没有找遍；对照原始台账逐个核对")
                .en("and not all were tried; check every figure against the records"),
        };
        match rules {
            Some(rules) => self
                .zh(format!(
                    "说不清；没有找到只改几个数、让这几条和别的规则都通过的办法（{rules}），{zh}"
                ))
                .en(format!(
                    "it cannot be said; no change of a few numbers was found that makes all of \
                     these and every other rule hold ({rules}), {en}"
                )),
            None => self
                .zh(format!(
                    "说不清；没有找到只改几个数、让这一条和别的规则都通过的办法，{zh}"
                ))
                .en(format!(
                    "it cannot be said; no change of a few numbers was found that makes this and \
                     every other rule hold, {en}"
                )),
        }
    }

    /// The paragraphs or lines of the prose to look at.
    pub(crate) fn check_prose(self, places: &[String]) -> String {
        let places = self.list(places);
        self.zh(format!("核对正文{places}"))
            .en(format!("look at the text in {places}"))
    }

    /// What is to be filled in for the blank `name`.
    pub(crate) fn fill_in(self, name: &str, should: &str) -> String {
        self.zh(format!("{name}{should}"))
            .en(format!("{name} {should}"))
    }

    /// The numbers that the submitter can tell.
    pub(crate) fn ask_for(self, names: &str) -> String {
        self.zh(format!("请报送单位核实 {names}"))
            .en(format!("ask the submitter for {names}"))
    }

    /// How likely an explanation is.
    pub(crate) fn likelihood(self, share: &str) -> String {
        self.zh(format!("可能性 {share}"))
            .en(format!("likelihood {share}"))
    }

    /// What speaks for an explanation or against it, by so many powers of two.
    pub(crate) fn weight(self, weight: Weight, direction: Direction, powers: &str) -> String {
        let (zh, en) = match weight {
            Weight::Slips => zh("这样写错").en("such a slip"),
            Weight::Usual => zh("和平常的数比").en("what is usual"),
            Weight::Rules => zh("按其他规则看").en("other rules"),
        };
        let side = match direction {
            Direction::For => self.pick("有利", "for"),
            Direction::Against => self.pick("不利", "against"),
        };
        self.zh(format!("{zh}，{side} {powers}"))
            .en(format!("{en}: {powers} {side}"))
    }

    /// What the numbers of [`Words::weight`] mean.
    pub(crate) fn weight_legend(self) -> &'static str {
        self.pick(
            "有利、不利每多1，可能性就大一倍、小一半",
            "each 1 for doubles the likelihood, each 1 against halves it",
        )
    }
}
