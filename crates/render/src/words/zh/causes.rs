//! Which figure is wrong.

use gouji_model::{Grade, Slip};

pub(crate) fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Certain => "可以确定",
        Grade::Likely => "很可能",
        Grade::Undetermined => "说不准",
    }
}

pub(crate) fn slip(slip: Slip, with: &str) -> String {
    match slip {
        Slip::Swapped => "相邻数字颠倒".to_owned(),
        Slip::Replaced => "一位数字不对".to_owned(),
        Slip::Lost => "少写一位数字".to_owned(),
        Slip::Added => "多写一位数字".to_owned(),
        Slip::Unit => "单位不对".to_owned(),
        Slip::Exchanged(_) => format!("和{with}填反了"),
        Slip::Misplaced(_) => format!("填到了{with}的格里"),
        Slip::Overwritten(_) => format!("填的是{with}的数"),
        Slip::Blank | Slip::Other => String::new(),
    }
}

pub(crate) fn change(figure: &str, from: &str, to: &str, slip: &str) -> String {
    let why = match slip {
        "" => String::new(),
        slip => format!("（{slip}）"),
    };
    format!("{figure}填的是 {from}，应是 {to}{why}")
}

pub(crate) fn missing(figure: &str, to: &str) -> String {
    format!("{figure}没有填，应是 {to}")
}

pub(crate) fn proof(broken: usize) -> String {
    format!("改了以后，{broken}条不通过变为0条，不新增")
}

pub(crate) fn one_of(explanations: usize, broken: usize) -> String {
    format!(
        "{broken}条不通过，有{explanations}种可能，改其中一种就都通过；对照原始台账看是哪一个："
    )
}

pub(crate) fn more_explanations(count: usize) -> String {
    format!("还有{count}种可能，加 --explain-all 看全部")
}
