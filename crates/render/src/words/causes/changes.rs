//! A number that is wrong: what it must be, how it came about, what to do, and what comes of it.

use crate::words::Words;
use gouji_model::{Decimal, Effect, Grade, Slip, Target, Testimony};

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
                let text = |end: Option<Decimal>| end.map(|number| number.to_string());
                words.between(text(least).as_deref(), text(largest).as_deref())
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

impl Words {
    /// How sure an explanation is, behind a sentence that says it as a fact; nothing where the sentence says it itself.
    pub(crate) fn graded(self, grade: Grade) -> &'static str {
        match grade {
            Grade::Certain => self.pick("（可以确定）", " (certain)"),
            Grade::Likely | Grade::Undetermined => "",
        }
    }

    /// What happened to a figure; `with` is the other one of an exchange.
    pub(crate) fn slip(self, slip: Slip, with: &str) -> String {
        match slip {
            Slip::Swapped => self.say("相邻数字颠倒", "two digits changed places"),
            Slip::Replaced => self.say("一位数字不对", "one digit is wrong"),
            Slip::Lost => self.say("少写一位数字", "a digit is missing"),
            Slip::Added => self.say("多写一位数字", "a digit too many"),
            Slip::Unit => self.say("单位不对", "another unit"),
            Slip::Exchanged(_) => {
                self.say(format!("和{with}填反了"), format!("in the place of {with}"))
            }
            Slip::Misplaced(_) => self.say(
                format!("填到了旁边{with}的格里"),
                format!("written beside its place, in the cell of {with}"),
            ),
            Slip::Overwritten(_) => self.say(
                format!("填的是旁边{with}的数"),
                format!("that is the number of {with} beside it"),
            ),
            Slip::Blank | Slip::Other => String::new(),
        }
    }

    /// What a number must be, with `grade` in the words; under its figure or in a sentence.
    pub(crate) fn should(self, wrong: &Wrong, grade: Grade) -> String {
        let (zh, en) = match grade {
            Grade::Certain => ("应", "should be"),
            Grade::Likely => ("很可能应", "most likely should be"),
            Grade::Undetermined => ("可能应", "may have to be"),
        };
        match wrong.to {
            Target::Number(number) if wrong.from.is_none() => {
                self.say(format!("{zh}填 {number}"), format!("{en} {number}"))
            }
            Target::Number(number) => {
                self.say(format!("{zh}是 {number}"), format!("{en} {number}"))
            }
            Target::Between(Some(least), Some(largest)) => self.say(
                format!("{zh}在 {least} 到 {largest} 之间"),
                format!("{en} from {least} to {largest}"),
            ),
            Target::Between(Some(least), None) => self.say(
                format!("{zh}不小于 {least}"),
                format!("{en} {least} or more"),
            ),
            Target::Between(None, Some(largest)) => self.say(
                format!("{zh}不大于 {largest}"),
                format!("{en} {largest} or less"),
            ),
            Target::Between(None, None) => {
                self.say(format!("{zh}是别的数"), format!("{en} another number"))
            }
        }
    }

    /// A number that is wrong and what it must be, as `grade` has it.
    pub(crate) fn change(self, wrong: &Wrong, grade: Grade) -> String {
        let written = match (&wrong.from, wrong.is_claim) {
            (Some(from), true) => self.say(format!("写的是 {from}"), format!("is {from}")),
            (Some(from), false) => self.say(format!("填的是 {from}"), format!("is {from}")),
            (None, true) => self.say("没有写", "is left blank"),
            (None, false) => self.say("没有填", "is left blank"),
        };
        let (name, should) = (&wrong.name, self.should(wrong, grade));
        self.say(
            format!("{name}{written}，{should}"),
            format!("{name} {written} and {should}"),
        )
    }

    /// Two numbers that stand in each other's place.
    pub(crate) fn exchange(self, one: &Wrong, other: &Wrong, grade: Grade) -> String {
        let number = |wrong: &Wrong| {
            let (name, from) = (&wrong.name, wrong.from.as_deref().unwrap_or_default());
            self.say(format!("{name}的 {from} "), format!("{name} ({from})"))
        };
        let (one, other) = (number(one), number(other));
        let (zh, en) = match grade {
            Grade::Certain => ("", "stand"),
            Grade::Likely => ("很可能", "most likely stand"),
            Grade::Undetermined => ("可能", "may stand"),
        };
        self.say(
            format!("{one}和{other}{zh}填反了"),
            format!("{one} and {other} {en} in each other's place"),
        )
    }

    /// How the wrong number came to be written; `None` where that is not known.
    pub(crate) fn happened(self, wrong: &Wrong) -> Option<String> {
        let what = self.slip(wrong.slip, &wrong.with);
        match (wrong.slip, &wrong.from, wrong.to) {
            (
                Slip::Swapped | Slip::Replaced | Slip::Lost | Slip::Added | Slip::Unit,
                Some(from),
                Target::Number(to),
            ) => Some(self.say(
                format!("把 {to} 写成了 {from}（{what}）"),
                format!("{from} was written for {to} ({what})"),
            )),
            (Slip::Misplaced(_), ..) => Some(self.say(format!("这个数{what}"), what)),
            (Slip::Overwritten(_), ..) => Some(self.say(format!("现在{what}"), what)),
            (_, None, _) => Some(self.say("没有填", "it is left blank")),
            _ => (!what.is_empty()).then_some(what),
        }
    }

    /// What to do with a wrong number.
    pub(crate) fn action(self, wrong: &Wrong) -> String {
        match (wrong.to, &wrong.from) {
            (Target::Number(to), Some(_)) => {
                self.say(format!("改为 {to} "), format!("change it to {to}"))
            }
            (Target::Number(to), None) => self.say(format!("填 {to} "), format!("enter {to}")),
            (Target::Between(Some(least), None), _) => self.say(
                format!("改为不小于 {least} 的数"),
                format!("change it to a number from {least} on"),
            ),
            (Target::Between(None, Some(largest)), _) => self.say(
                format!("改为不大于 {largest} 的数"),
                format!("change it to a number up to {largest}"),
            ),
            (Target::Between(None, None), _) => {
                self.say("改为别的数", "change it to a number other than that")
            }
            (Target::Between(Some(least), Some(largest)), _) => self.say(
                format!("改为 {least} 到 {largest} 之间的数"),
                format!("change it to a number from {least} to {largest}"),
            ),
        }
    }

    /// What to do with two numbers that stand in each other's place.
    pub(crate) fn exchange_back(self) -> &'static str {
        self.pick("把这两个数对调", "exchange them")
    }

    /// What comes of `action`: so many rules hold that did not.
    pub(crate) fn then(self, action: &str, effect: Effect) -> String {
        let effect = self.effect(effect);
        self.say(
            format!("{action}后，{effect}"),
            format!("{action}; {effect}"),
        )
    }

    /// What all changes together come to.
    pub(crate) fn proof(self, effect: Effect) -> String {
        let effect = self.effect(effect);
        self.say(format!("改了以后，{effect}"), effect)
    }

    /// How many rules hold or break after a change that did not before.
    fn effect(self, effect: Effect) -> String {
        let hold = match effect.clears {
            0 => "then no rule breaks that did not before".to_owned(),
            1 => "then the rule that breaks holds, and no other breaks".to_owned(),
            clears => format!("then the {clears} rules that break hold, and no other breaks"),
        };
        match (effect.clears, effect.raises) {
            (0, 0) => self.say("没有新的不通过", hold),
            (clears, 0) => self.say(format!("{clears}条不通过变为0条，不新增"), hold),
            (clears, raises) => {
                let raised = match raises {
                    1 => "one".to_owned(),
                    _ => raises.to_string(),
                };
                let en = format!("{hold} but {raised} to be confirmed");
                match clears {
                    0 => self.say(format!("没有新的错误，新增{raises}条要核实的"), en),
                    _ => self.say(
                        format!("{clears}条不通过变为0条，不新增错误，新增{raises}条要核实的"),
                        en,
                    ),
                }
            }
        }
    }

    /// What to do with one of several wrong numbers.
    pub(crate) fn step(self, name: &str, advice: &[String]) -> String {
        self.say(
            format!("{name}：{}", advice.join("，")),
            format!("{name}: {}", advice.join(", ")),
        )
    }

    /// That `witness` bears out `to`, or else `from`; `None` where it says nothing of either.
    pub(crate) fn said(
        self,
        witness: Witness,
        testimony: Testimony,
        wrong: &Wrong,
    ) -> Option<String> {
        match (testimony, &wrong.from) {
            (Testimony::Nothing, _) | (Testimony::AsWritten, None) => None,
            (Testimony::ToBe, _) => Some(self.agrees(witness, &wrong.target(self))),
            (Testimony::AsWritten, Some(from)) => {
                let agrees = self.agrees(witness, from);
                Some(self.say(format!("但{agrees}"), format!("but {agrees}")))
            }
        }
    }

    /// That `witness` agrees with a number.
    fn agrees(self, witness: Witness, number: &str) -> String {
        match witness {
            Witness::Prose => self.say(
                format!("正文和 {number} 对得上"),
                format!("the text agrees with {number}"),
            ),
            Witness::LastYear => self.say(
                format!("上年度的报告和 {number} 对得上"),
                format!("{number} agrees with last year's report"),
            ),
            Witness::County => self.say(
                format!("县里报告的合计和 {number} 对得上"),
                format!("{number} agrees with the county's own report"),
            ),
        }
    }

    /// What to do before a change that is only likely.
    pub(crate) fn make_sure(self) -> &'static str {
        self.pick(
            "改之前先对照原始台账",
            "check it against the records before you change it",
        )
    }

    /// Where a number may be one of several.
    pub(crate) fn records_tell(self) -> &'static str {
        self.pick(
            "具体是几，对照原始台账",
            "the records tell which number it is",
        )
    }

    /// A number that the prose states; one whose name is not known has none.
    pub(crate) fn in_prose(self, name: &str) -> String {
        match name {
            "" => self.say("正文的一个数", "a number of the text"),
            name => self.say(format!("正文的{name}"), format!("{name} in the text")),
        }
    }

    /// From one number to another, or from it on.
    pub(crate) fn between(self, least: Option<&str>, largest: Option<&str>) -> String {
        match (least, largest) {
            (Some(least), Some(largest)) => self.say(
                format!("{least} 到 {largest}"),
                format!("from {least} to {largest}"),
            ),
            (Some(least), None) => self.say(format!("{least} 以上"), format!("{least} or more")),
            (None, Some(largest)) => {
                self.say(format!("{largest} 以下"), format!("{largest} or less"))
            }
            (None, None) => self.say("别的数", "another number"),
        }
    }

    /// Between two sentences that are told in one.
    pub(crate) fn between_changes(self) -> &'static str {
        self.pick("；", "; ")
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
        reasons.join(self.pick("，", "; "))
    }
}
