//! Which figure is wrong.

use super::super::Wrong;
use super::super::causes::{Weight, Witness};
use gouji_model::{Effect, Grade, Slip, Target};

pub(crate) fn slip(slip: Slip, with: &str) -> String {
    match slip {
        Slip::Swapped => "相邻数字颠倒".to_owned(),
        Slip::Replaced => "一位数字不对".to_owned(),
        Slip::Lost => "少写一位数字".to_owned(),
        Slip::Added => "多写一位数字".to_owned(),
        Slip::Unit => "单位不对".to_owned(),
        Slip::Exchanged(_) => format!("和{with}填反了"),
        Slip::Misplaced(_) => format!("填到了旁边{with}的格里"),
        Slip::Overwritten(_) => format!("填的是旁边{with}的数"),
        Slip::Blank | Slip::Other => String::new(),
    }
}

fn perhaps(grade: Grade) -> &'static str {
    match grade {
        Grade::Certain => "",
        Grade::Likely => "很可能",
        Grade::Undetermined => "可能",
    }
}

pub(crate) fn should(wrong: &Wrong, grade: Grade) -> String {
    let perhaps = perhaps(grade);
    match wrong.to {
        Target::Number(number) if wrong.from.is_none() => format!("{perhaps}应填 {number}"),
        Target::Number(number) => format!("{perhaps}应是 {number}"),
        Target::Between(Some(least), Some(largest)) => {
            format!("{perhaps}应在 {least} 到 {largest} 之间")
        }
        Target::Between(Some(least), None) => format!("{perhaps}应不小于 {least}"),
        Target::Between(None, Some(largest)) => format!("{perhaps}应不大于 {largest}"),
        Target::Between(None, None) => format!("{perhaps}应是别的数"),
    }
}

pub(crate) fn change(wrong: &Wrong, grade: Grade) -> String {
    let written = match (&wrong.from, wrong.is_claim) {
        (Some(from), true) => format!("写的是 {from}"),
        (Some(from), false) => format!("填的是 {from}"),
        (None, true) => "没有写".to_owned(),
        (None, false) => "没有填".to_owned(),
    };
    format!("{}{written}，{}", wrong.name, should(wrong, grade))
}

pub(crate) fn exchange(one: &Wrong, other: &Wrong, grade: Grade) -> String {
    let of = |wrong: &Wrong| {
        let from = wrong.from.as_deref().unwrap_or_default();
        format!("{}的 {from} ", wrong.name)
    };
    format!("{}和{}{}填反了", of(one), of(other), perhaps(grade))
}

pub(crate) fn happened(wrong: &Wrong, to: &str) -> Option<String> {
    let what = slip(wrong.slip, &wrong.with);
    let is_number = matches!(wrong.to, Target::Number(_));
    match (wrong.slip, &wrong.from) {
        (Slip::Swapped | Slip::Replaced | Slip::Lost | Slip::Added | Slip::Unit, Some(from))
            if is_number =>
        {
            Some(format!("把 {to} 写成了 {from}（{what}）"))
        }
        (Slip::Misplaced(_), _) => Some(format!("这个数{what}")),
        (Slip::Overwritten(_), _) => Some(format!("现在{what}")),
        (_, None) => Some("没有填".to_owned()),
        _ => (!what.is_empty()).then_some(what),
    }
}

pub(crate) fn action(wrong: &Wrong, to: &str) -> String {
    match (wrong.to, &wrong.from) {
        (Target::Number(_), Some(_)) => format!("改为 {to} "),
        (Target::Number(_), None) => format!("填 {to} "),
        (Target::Between(Some(least), None), _) => format!("改为不小于 {least} 的数"),
        (Target::Between(None, Some(largest)), _) => format!("改为不大于 {largest} 的数"),
        (Target::Between(None, None), _) => "改为别的数".to_owned(),
        (Target::Between(Some(_), Some(_)), _) => format!("改为 {to} 之间的数"),
    }
}

pub(crate) fn cleared(proof: Effect) -> String {
    match (proof.clears, proof.raises) {
        (0, 0) => "没有新的不通过".to_owned(),
        (0, raises) => format!("没有新的错误，新增{raises}条要核实的"),
        (clears, 0) => format!("{clears}条不通过变为0条，不新增"),
        (clears, raises) => {
            format!("{clears}条不通过变为0条，不新增错误，新增{raises}条要核实的")
        }
    }
}

pub(crate) fn borne_out(witness: Witness, number: &str) -> String {
    match witness {
        Witness::Prose => format!("正文和 {number} 对得上"),
        Witness::LastYear => format!("上年度的报告和 {number} 对得上"),
        Witness::County => format!("县里报告的合计和 {number} 对得上"),
    }
}

pub(crate) fn ways(ways: usize, changes: Option<usize>, is_more: bool) -> String {
    let more = if is_more { "另外还" } else { "" };
    match changes {
        Some(changes) => format!("{more}有{ways}种可能，每种要改{changes}个数"),
        None => format!("{more}有{ways}种可能"),
    }
}

pub(crate) fn any_of(ways: usize, broken: usize, is_ordered: bool, is_more: bool) -> String {
    let hold = if broken > 1 {
        "就都通过"
    } else {
        "就通过"
    };
    let order = match is_ordered {
        true => "；最可能的在前",
        false => "",
    };
    match ways {
        1 => format!("有1种可能，这样改{hold}"),
        ways if is_more => format!("有{ways}种可能，其中一种连同可以确定的一起改{hold}{order}"),
        ways => format!("有{ways}种可能，按其中一种改{hold}{order}"),
    }
}

pub(crate) fn more_explanations(count: usize) -> String {
    format!("还有{count}种可能，加 --explain-all 看全部")
}

pub(crate) fn unexplained(rules: Option<&str>, exhausted: bool) -> String {
    let end = match exhausted {
        true => "对照原始台账逐个核对",
        false => "也没有找遍；对照原始台账逐个核对",
    };
    match rules {
        Some(rules) => {
            format!("说不清；没有找到只改几个数、让这几条和别的规则都通过的办法（{rules}），{end}")
        }
        None => format!("说不清；没有找到只改几个数、让这一条和别的规则都通过的办法，{end}"),
    }
}

pub(crate) fn weight(weight: Weight, speaks_for: bool, powers: &str) -> String {
    let of = match weight {
        Weight::Slips => "这样写错",
        Weight::Usual => "和平常的数比",
        Weight::Rules => "按其他规则看",
    };
    let side = if speaks_for { "有利" } else { "不利" };
    format!("{of}，{side} {powers}")
}
