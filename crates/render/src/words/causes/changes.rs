//! A number that is wrong: what it must be, how it came about, what to do, and what comes of it.

use crate::words::{Words, zh};
use gouji_model::{Decimal, Effect, Grade, Slip, Target, Testimony};

/// A number that is taken to be wrong, with the texts that a sentence about it needs.
#[derive(Debug, Clone)]
pub(crate) struct WrongNumber {
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

impl WrongNumber {
    /// What it must be, as a number or from one to another.
    pub(crate) fn target(&self, words: Words) -> String {
        match self.to {
            Target::Number(number) => number.to_string(),
            Target::Between(least, largest) => {
                let text = |end: Option<Decimal>| end.map(|number| number.to_string());
                words.number_range(text(least).as_deref(), text(largest).as_deref())
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
    pub(crate) fn certainty(self, grade: Grade) -> &'static str {
        match grade {
            Grade::Certain => self.pick("（可以确定）", " (certain)"),
            Grade::Likely | Grade::Undetermined => "",
        }
    }

    /// What happened to a figure; `with` is the other one of an exchange.
    pub(crate) fn slip(self, slip: Slip, with: &str) -> String {
        match slip {
            Slip::Swapped => self.zh("相邻数字颠倒").en("two digits changed places"),
            Slip::Replaced => self.zh("一位数字不对").en("one digit is wrong"),
            Slip::Lost => self.zh("少写一位数字").en("a digit is missing"),
            Slip::Added => self.zh("多写一位数字").en("a digit too many"),
            Slip::Unit => self.zh("单位不对").en("another unit"),
            Slip::Exchanged(_) => self
                .zh(format!("和{with}填反了"))
                .en(format!("in the place of {with}")),
            Slip::Misplaced(_) => self
                .zh(format!("填到了旁边{with}的格里"))
                .en(format!("written beside its place, in the cell of {with}")),
            Slip::Overwritten(_) => self
                .zh(format!("填的是旁边{with}的数"))
                .en(format!("that is the number of {with} beside it")),
            Slip::Blank | Slip::Other => String::new(),
        }
    }

    /// What a number must be, with `grade` in the words; under its figure or in a sentence.
    pub(crate) fn target_sentence(self, wrong: &WrongNumber, grade: Grade) -> String {
        let (zh, en) = match grade {
            Grade::Certain => zh("应").en("should be"),
            Grade::Likely => zh("很可能应").en("most likely should be"),
            Grade::Undetermined => zh("可能应").en("may have to be"),
        };
        match wrong.to {
            Target::Number(number) if wrong.from.is_none() => self
                .zh(format!("{zh}填 {number}"))
                .en(format!("{en} {number}")),
            Target::Number(number) => self
                .zh(format!("{zh}是 {number}"))
                .en(format!("{en} {number}")),
            Target::Between(Some(least), Some(largest)) => self
                .zh(format!("{zh}在 {least} 到 {largest} 之间"))
                .en(format!("{en} from {least} to {largest}")),
            Target::Between(Some(least), None) => self
                .zh(format!("{zh}不小于 {least}"))
                .en(format!("{en} {least} or more")),
            Target::Between(None, Some(largest)) => self
                .zh(format!("{zh}不大于 {largest}"))
                .en(format!("{en} {largest} or less")),
            Target::Between(None, None) => self
                .zh(format!("{zh}是别的数"))
                .en(format!("{en} another number")),
        }
    }

    /// A number that is wrong and what it must be, as `grade` has it.
    pub(crate) fn change(self, wrong: &WrongNumber, grade: Grade) -> String {
        let written = match (&wrong.from, wrong.is_claim) {
            (Some(from), true) => self.zh(format!("写的是 {from}")).en(format!("is {from}")),
            (Some(from), false) => self.zh(format!("填的是 {from}")).en(format!("is {from}")),
            (None, true) => self.zh("没有写").en("is left blank"),
            (None, false) => self.zh("没有填").en("is left blank"),
        };
        let (name, should) = (&wrong.name, self.target_sentence(wrong, grade));
        self.zh(format!("{name}{written}，{should}"))
            .en(format!("{name} {written} and {should}"))
    }

    /// Two numbers that stand in each other's place.
    pub(crate) fn exchange(self, one: &WrongNumber, other: &WrongNumber, grade: Grade) -> String {
        let number = |wrong: &WrongNumber| {
            let (name, from) = (&wrong.name, wrong.from.as_deref().unwrap_or_default());
            self.zh(format!("{name}的 {from} "))
                .en(format!("{name} ({from})"))
        };
        let (one, other) = (number(one), number(other));
        let (zh, en) = match grade {
            Grade::Certain => ("", "stand"),
            Grade::Likely => zh("很可能").en("most likely stand"),
            Grade::Undetermined => zh("可能").en("may stand"),
        };
        self.zh(format!("{one}和{other}{zh}填反了"))
            .en(format!("{one} and {other} {en} in each other's place"))
    }

    /// How the wrong number came to be written; `None` where that is not known.
    pub(crate) fn slip_sentence(self, wrong: &WrongNumber) -> Option<String> {
        let what = self.slip(wrong.slip, &wrong.with);
        match (wrong.slip, &wrong.from, wrong.to) {
            (
                Slip::Swapped | Slip::Replaced | Slip::Lost | Slip::Added | Slip::Unit,
                Some(from),
                Target::Number(to),
            ) => Some(
                self.zh(format!("把 {to} 写成了 {from}（{what}）"))
                    .en(format!("{from} was written for {to} ({what})")),
            ),
            (Slip::Misplaced(_), ..) => Some(self.zh(format!("这个数{what}")).en(what)),
            (Slip::Overwritten(_), ..) => Some(self.zh(format!("现在{what}")).en(what)),
            (_, None, _) => Some(self.zh("没有填").en("it is left blank")),
            _ => (!what.is_empty()).then_some(what),
        }
    }

    /// What to do with a wrong number.
    pub(crate) fn action(self, wrong: &WrongNumber) -> String {
        match (wrong.to, &wrong.from) {
            (Target::Number(to), Some(_)) => self
                .zh(format!("改为 {to} "))
                .en(format!("change it to {to}")),
            (Target::Number(to), None) => self.zh(format!("填 {to} ")).en(format!("enter {to}")),
            (Target::Between(Some(least), None), _) => self
                .zh(format!("改为不小于 {least} 的数"))
                .en(format!("change it to a number from {least} on")),
            (Target::Between(None, Some(largest)), _) => self
                .zh(format!("改为不大于 {largest} 的数"))
                .en(format!("change it to a number up to {largest}")),
            (Target::Between(None, None), _) => self
                .zh("改为别的数")
                .en("change it to a number other than that"),
            (Target::Between(Some(least), Some(largest)), _) => self
                .zh(format!("改为 {least} 到 {largest} 之间的数"))
                .en(format!("change it to a number from {least} to {largest}")),
        }
    }

    /// What to do with two numbers that stand in each other's place.
    pub(crate) fn exchange_back(self) -> &'static str {
        self.pick("把这两个数对调", "exchange them")
    }

    /// What comes of `action`: so many rules hold that did not.
    pub(crate) fn action_effect(self, action: &str, effect: Effect) -> String {
        let effect = self.effect(effect);
        self.zh(format!("{action}后，{effect}"))
            .en(format!("{action}; {effect}"))
    }

    /// What all changes together come to.
    pub(crate) fn total_effect(self, effect: Effect) -> String {
        let effect = self.effect(effect);
        self.zh(format!("改了以后，{effect}")).en(effect)
    }

    /// How many rules hold or break after a change that did not before.
    fn effect(self, effect: Effect) -> String {
        let hold = match effect.clears {
            0 => "then no rule breaks that did not before".to_owned(),
            1 => "then the rule that breaks holds, and no other breaks".to_owned(),
            clears => format!("then the {clears} rules that break hold, and no other breaks"),
        };
        match (effect.clears, effect.raises) {
            (0, 0) => self.zh("没有新的不通过").en(hold),
            (clears, 0) => self.zh(format!("{clears}条不通过变为0条，不新增")).en(hold),
            (clears, raises) => {
                let raised = match raises {
                    1 => "one".to_owned(),
                    _ => raises.to_string(),
                };
                let en = format!("{hold} but {raised} to be confirmed");
                match clears {
                    0 => self
                        .zh(format!("没有新的错误，新增{raises}条要核实的"))
                        .en(en),
                    _ => self
                        .zh(format!(
                            "{clears}条不通过变为0条，不新增错误，新增{raises}条要核实的"
                        ))
                        .en(en),
                }
            }
        }
    }

    /// What to do with one of several wrong numbers.
    pub(crate) fn step(self, name: &str, advice: &[String]) -> String {
        self.zh(format!("{name}：{}", advice.join("，")))
            .en(format!("{name}: {}", advice.join(", ")))
    }

    /// That `witness` bears out `to`, or else `from`; `None` where it says nothing of either.
    pub(crate) fn testimony(
        self,
        witness: Witness,
        testimony: Testimony,
        wrong: &WrongNumber,
    ) -> Option<String> {
        match (testimony, &wrong.from) {
            (Testimony::Nothing, _) | (Testimony::AsWritten, None) => None,
            (Testimony::ToBe, _) => Some(self.agrees(witness, &wrong.target(self))),
            (Testimony::AsWritten, Some(from)) => {
                let agrees = self.agrees(witness, from);
                Some(self.zh(format!("但{agrees}")).en(format!("but {agrees}")))
            }
        }
    }

    /// That `witness` agrees with a number.
    fn agrees(self, witness: Witness, number: &str) -> String {
        match witness {
            Witness::Prose => self
                .zh(format!("正文和 {number} 对得上"))
                .en(format!("the text agrees with {number}")),
            Witness::LastYear => self
                .zh(format!("上年度的报告和 {number} 对得上"))
                .en(format!("{number} agrees with last year's report")),
            Witness::County => self
                .zh(format!("县里报告的合计和 {number} 对得上"))
                .en(format!("{number} agrees with the county's own report")),
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
    pub(crate) fn records_advice(self) -> &'static str {
        self.pick(
            "具体是几，对照原始台账",
            "the records tell which number it is",
        )
    }

    /// A number that the prose states; one whose name is not known has none.
    pub(crate) fn prose_number(self, name: &str) -> String {
        match name {
            "" => self.zh("正文的一个数").en("a number of the text"),
            name => self
                .zh(format!("正文的{name}"))
                .en(format!("{name} in the text")),
        }
    }

    /// From one number to another, or from it on.
    pub(crate) fn number_range(self, least: Option<&str>, largest: Option<&str>) -> String {
        match (least, largest) {
            (Some(least), Some(largest)) => self
                .zh(format!("{least} 到 {largest}"))
                .en(format!("from {least} to {largest}")),
            (Some(least), None) => self
                .zh(format!("{least} 以上"))
                .en(format!("{least} or more")),
            (None, Some(largest)) => self
                .zh(format!("{largest} 以下"))
                .en(format!("{largest} or less")),
            (None, None) => self.zh("别的数").en("another number"),
        }
    }

    /// The sign between two sentences that are joined into one.
    pub(crate) fn change_separator(self) -> &'static str {
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
