//! The words of which figure is wrong.

use super::{Words, en, zh};
use gouji_model::{Decimal, Effect, Grade, Language, Place, Slip, Target, Testimony};

/// A number that is taken to be wrong, ready to be said.
#[derive(Debug, Clone)]
pub(crate) struct Wrong {
    /// What it is called.
    pub(crate) name: String,
    /// What is written; `None` where nothing is.
    pub(crate) from: Option<String>,
    /// What it must be.
    pub(crate) to: Target,
    /// Whether the prose states it, so that it is written and not filled in.
    pub(crate) is_claim: bool,
    /// How sure it is.
    pub(crate) grade: Grade,
    /// What may have happened.
    pub(crate) slip: Slip,
    /// The name of the other figure of that.
    pub(crate) with: String,
}

impl Wrong {
    /// What it must be, as a number or from one to another.
    pub(crate) fn target(&self, words: Words) -> String {
        match self.to {
            Target::Number(number) => number.to_string(),
            Target::Between(least, largest) => {
                let told = |it: Option<Decimal>| it.map(|it| it.to_string());
                words.between(told(least).as_deref(), told(largest).as_deref())
            }
        }
    }
}

/// What speaks for or against a number that it must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Witness {
    /// The prose of the report.
    Prose,
    /// Last year's report of the submitter.
    LastYear,
    /// The county's own report.
    County,
}

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

impl Words {
    /// How sure an explanation is, behind a sentence that says it as a fact; nothing where the sentence says it itself.
    pub(crate) fn graded(self, grade: Grade) -> &'static str {
        match (self.0, grade) {
            (Language::Zh, Grade::Certain) => "（可以确定）",
            (Language::En, Grade::Certain) => " (certain)",
            (_, Grade::Likely | Grade::Undetermined) => "",
        }
    }

    /// What happened to a figure; `with` is the other one of an exchange.
    pub(crate) fn slip(self, slip: Slip, with: &str) -> String {
        match self.0 {
            Language::Zh => zh::slip(slip, with),
            Language::En => en::slip(slip, with),
        }
    }

    /// What a number must be, with `grade` in the words; under its figure or in a sentence.
    pub(crate) fn should(self, wrong: &Wrong, grade: Grade) -> String {
        match self.0 {
            Language::Zh => zh::should(wrong, grade),
            Language::En => en::should(wrong, grade),
        }
    }

    /// A number that is wrong and what it must be, as `grade` has it.
    pub(crate) fn change(self, wrong: &Wrong, grade: Grade) -> String {
        match self.0 {
            Language::Zh => zh::change(wrong, grade),
            Language::En => en::change(wrong, grade),
        }
    }

    /// Two numbers that stand in each other's place.
    pub(crate) fn exchange(self, one: &Wrong, other: &Wrong, grade: Grade) -> String {
        match self.0 {
            Language::Zh => zh::exchange(one, other, grade),
            Language::En => en::exchange(one, other, grade),
        }
    }

    /// How the wrong number came to be written; `None` where that is not known.
    pub(crate) fn happened(self, wrong: &Wrong) -> Option<String> {
        let to = wrong.target(self);
        match self.0 {
            Language::Zh => zh::happened(wrong, &to),
            Language::En => en::happened(wrong, &to),
        }
    }

    /// What to do with a wrong number.
    pub(crate) fn action(self, wrong: &Wrong) -> String {
        let to = wrong.target(self);
        match self.0 {
            Language::Zh => zh::action(wrong, &to),
            Language::En => en::action(wrong, &to),
        }
    }

    /// What to do with two numbers that stand in each other's place.
    pub(crate) fn exchange_back(self) -> &'static str {
        match self.0 {
            Language::Zh => "把这两个数对调",
            Language::En => "exchange them",
        }
    }

    /// What comes of `action`: so many rules hold that did not.
    pub(crate) fn then(self, action: &str, proof: Effect) -> String {
        match self.0 {
            Language::Zh => format!("{action}后，{}", zh::cleared(proof)),
            Language::En => format!("{action}; {}", en::proof(proof)),
        }
    }

    /// What all changes together come to.
    pub(crate) fn proof(self, proof: Effect) -> String {
        match self.0 {
            Language::Zh => format!("改了以后，{}", zh::cleared(proof)),
            Language::En => en::proof(proof),
        }
    }

    /// What to do with one of several wrong numbers.
    pub(crate) fn step(self, name: &str, advice: &[String]) -> String {
        match self.0 {
            Language::Zh => format!("{name}：{}", advice.join("，")),
            Language::En => format!("{name}: {}", advice.join(", ")),
        }
    }

    /// That `witness` bears out `to`, or else `from`; `None` where it says nothing of either.
    pub(crate) fn said(self, witness: Witness, said: Testimony, wrong: &Wrong) -> Option<String> {
        let to = wrong.target(self);
        match (said, &wrong.from, self.0) {
            (Testimony::Nothing, _, _) | (Testimony::AsWritten, None, _) => None,
            (Testimony::ToBe, _, Language::Zh) => Some(zh::borne_out(witness, &to)),
            (Testimony::ToBe, _, Language::En) => Some(en::borne_out(witness, &to)),
            (Testimony::AsWritten, Some(from), Language::Zh) => {
                Some(format!("但{}", zh::borne_out(witness, from)))
            }
            (Testimony::AsWritten, Some(from), Language::En) => {
                Some(format!("but {}", en::borne_out(witness, from)))
            }
        }
    }

    /// What to do before a change that is only likely.
    pub(crate) fn make_sure(self) -> &'static str {
        match self.0 {
            Language::Zh => "改之前先对照原始台账",
            Language::En => "check it against the records before you change it",
        }
    }

    /// Where a number may be one of several.
    pub(crate) fn records_tell(self) -> &'static str {
        match self.0 {
            Language::Zh => "具体是几，对照原始台账",
            Language::En => "the records tell which number it is",
        }
    }

    /// A number that the prose states; one whose name is not known has none.
    pub(crate) fn in_prose(self, name: &str) -> String {
        match (self.0, name) {
            (Language::Zh, "") => "正文的一个数".to_owned(),
            (Language::En, "") => "a number of the text".to_owned(),
            (Language::Zh, name) => format!("正文的{name}"),
            (Language::En, name) => format!("{name} in the text"),
        }
    }

    /// From one number to another, or from it on.
    pub(crate) fn between(self, least: Option<&str>, largest: Option<&str>) -> String {
        match (self.0, least, largest) {
            (Language::Zh, Some(least), Some(largest)) => format!("{least} 到 {largest}"),
            (Language::Zh, Some(least), None) => format!("{least} 以上"),
            (Language::Zh, None, Some(largest)) => format!("{largest} 以下"),
            (Language::Zh, None, None) => "别的数".to_owned(),
            (Language::En, Some(least), Some(largest)) => format!("from {least} to {largest}"),
            (Language::En, Some(least), None) => format!("{least} or more"),
            (Language::En, None, Some(largest)) => format!("{largest} or less"),
            (Language::En, None, None) => "another number".to_owned(),
        }
    }

    /// Between two sentences that are told in one.
    pub(crate) fn between_changes(self) -> &'static str {
        match self.0 {
            Language::Zh => "；",
            Language::En => "; ",
        }
    }

    /// `sentence` with why that is so.
    pub(crate) fn with_reasons(self, sentence: &str, reasons: &[String]) -> String {
        if reasons.is_empty() {
            return sentence.to_owned();
        }
        format!("{sentence}{}", self.remark(&self.reasons(reasons)))
    }

    /// Several reasons for one change.
    pub(crate) fn reasons(self, reasons: &[String]) -> String {
        reasons.join(match self.0 {
            Language::Zh => "，",
            Language::En => "; ",
        })
    }

    /// That so many rules are broken.
    pub(crate) fn rules_break(self, broken: usize) -> String {
        match (self.0, broken) {
            (Language::Zh, broken) => format!("{broken}条勾稽关系不平"),
            (Language::En, 1) => "1 rule breaks".to_owned(),
            (Language::En, broken) => format!("{broken} rules break"),
        }
    }

    /// That one of so many numbers is wrong, beside what is certain with `is_more`.
    pub(crate) fn one_is_wrong(self, numbers: usize, is_more: bool) -> String {
        match (self.0, is_more) {
            (Language::Zh, false) => format!("{numbers}个数里有一个不对"),
            (Language::Zh, true) => format!("另外{numbers}个数里还有一个不对"),
            (Language::En, false) => format!("one of {numbers} numbers is wrong"),
            (Language::En, true) => format!("and one of {numbers} others is wrong too"),
        }
    }

    /// That there are so many ways to put it right, each with so many changes where that is the same for all.
    pub(crate) fn ways(self, ways: usize, changes: Option<usize>, is_more: bool) -> String {
        match self.0 {
            Language::Zh => zh::ways(ways, changes, is_more),
            Language::En => en::ways(ways, changes, is_more),
        }
    }

    /// Over the ways to put so many broken rules right; `is_more` where something certain has to be changed besides.
    pub(crate) fn any_of(
        self,
        ways: usize,
        broken: usize,
        is_ordered: bool,
        is_more: bool,
    ) -> String {
        match self.0 {
            Language::Zh => zh::any_of(ways, broken, is_ordered, is_more),
            Language::En => en::any_of(ways, is_ordered, is_more),
        }
    }

    /// That there may be explanations that were not looked at.
    pub(crate) fn not_exhausted(self) -> &'static str {
        match self.0 {
            Language::Zh => "没有找遍，可能还有别的",
            Language::En => "not all were looked at; there may be others",
        }
    }

    /// That so many explanations are not shown.
    pub(crate) fn more_explanations(self, count: usize) -> String {
        match self.0 {
            Language::Zh => zh::more_explanations(count),
            Language::En => en::more_explanations(count),
        }
    }

    /// That so many broken rules are not shown.
    pub(crate) fn more_rules(self, count: usize) -> String {
        match self.0 {
            Language::Zh => format!("还有{count}条，加 --all 看全部"),
            Language::En => format!("{count} more; --all shows them all"),
        }
    }

    /// That so many blanks are not named.
    pub(crate) fn more_to_fill_in(self, count: usize) -> String {
        match self.0 {
            Language::Zh => format!("还有{count}格，加 --explain-all 看全部"),
            Language::En => format!("{count} more; --explain-all shows them all"),
        }
    }

    /// The first of `count` rules.
    pub(crate) fn some_rules(self, first: &[String], count: usize) -> String {
        let names = self.list(first);
        match (self.0, count > first.len()) {
            (_, false) => names,
            (Language::Zh, true) => format!("{names}等{count}条"),
            (Language::En, true) => format!("{names} and others, {count} in all"),
        }
    }

    /// That nothing simple explains these rules; `rules` names them where they are several.
    pub(crate) fn unexplained(self, rules: Option<&str>, exhausted: bool) -> String {
        match self.0 {
            Language::Zh => zh::unexplained(rules, exhausted),
            Language::En => en::unexplained(rules, exhausted),
        }
    }

    /// The paragraphs or lines of the prose to look at.
    pub(crate) fn check_prose(self, places: &[String]) -> String {
        match self.0 {
            Language::Zh => format!("核对正文{}", places.join("、")),
            Language::En => format!("look at the text in {}", places.join(", ")),
        }
    }

    /// A place in the prose, behind the word for it.
    pub(crate) fn prose_place(self, place: Place, sheets: &[String]) -> String {
        match (self.0, place) {
            (Language::Zh, Place::Paragraph { paragraph }) => format!("第{paragraph}段"),
            _ => self.row_place(place, sheets),
        }
    }

    /// What is to be filled in for the blank `name`.
    pub(crate) fn fill_in(self, name: &str, should: &str) -> String {
        match self.0 {
            Language::Zh => format!("{name}{should}"),
            Language::En => format!("{name} {should}"),
        }
    }

    /// The numbers that the submitter can tell.
    pub(crate) fn ask_for(self, names: &str) -> String {
        match self.0 {
            Language::Zh => format!("请报送单位核实 {names}"),
            Language::En => format!("ask the submitter for {names}"),
        }
    }

    /// How likely an explanation is.
    pub(crate) fn likelihood(self, share: &str) -> String {
        match self.0 {
            Language::Zh => format!("可能性 {share}"),
            Language::En => format!("likelihood {share}"),
        }
    }

    /// What speaks for an explanation or against it, by so many powers of two.
    pub(crate) fn weight(self, weight: Weight, speaks_for: bool, powers: &str) -> String {
        match self.0 {
            Language::Zh => zh::weight(weight, speaks_for, powers),
            Language::En => en::weight(weight, speaks_for, powers),
        }
    }

    /// What the numbers of [`Words::weight`] mean.
    pub(crate) fn weights_mean(self) -> &'static str {
        match self.0 {
            Language::Zh => "有利、不利每多1，可能性就大一倍、小一半",
            Language::En => "each 1 for doubles the likelihood, each 1 against halves it",
        }
    }
}
