//! Why a check does not apply or is undecided.

use gouji_model::Reason;

pub(crate) fn reason(reason: Reason, label: &str) -> String {
    match reason {
        Reason::Guard => "前提不成立，不用查".to_owned(),
        Reason::NotStated(_) => format!("“{label}”空着，没有数可比"),
        Reason::Omitted(_) => format!("这种格式没有“{label}”这一行"),
        Reason::Absent(_) => format!("文件里没有“{label}”这一行"),
        Reason::Unreadable(_) => format!("“{label}”填的不是数"),
        Reason::NotPlaced(_) => format!("说不准哪个数是“{label}”的"),
        Reason::UnplacedPart(_) => format!("“{label}”下面有认不出的行，分项可能不全"),
        Reason::NoYear => {
            "文件里没有写明是哪一年度的报告；在标题里写上年度（例：2023年政府信息公开工作年度报告）"
                .to_owned()
        }
        Reason::NoLastYear => "手头没有该单位上年度的报告".to_owned(),
        Reason::LastYearLacks(_) => format!("上年度的报告里“{label}”空着或者读不出来"),
        Reason::LastYearOmits(_) => format!("上年度的报表没有“{label}”这一行"),
        Reason::NoLevel => "不知道它是乡镇、街道还是部门：名单上没有，名称也看不出来".to_owned(),
        Reason::NoReportOf(_) => format!("“{label}”没有能读出数的报告"),
        Reason::NotStatedBy(..) => format!("“{label}”空着或者读不出来"),
        Reason::NobodyStates => "没有一个单位填了这个数".to_owned(),
        Reason::NoOthers => "其他单位的报告不在手头".to_owned(),
        Reason::NotClaimed(_) => "正文没有写这个数".to_owned(),
        Reason::ClaimsDiffer(_) => "正文几处写的数不一样".to_owned(),
        Reason::NoList => "正文里没有这样列数的句子".to_owned(),
        Reason::NoRoster => "没有报送单位名单，不知道别的单位叫什么".to_owned(),
        Reason::TooLittle => "内容太少，比不出是不是雷同".to_owned(),
        Reason::DivisionByZero => "要除以0，算不出来".to_owned(),
        Reason::Overflow => "数太大，算不出来".to_owned(),
    }
}

pub(crate) fn undecided_cause(reason: Reason, labels: &str, are_several: bool) -> String {
    match reason {
        Reason::Absent(_) if are_several => format!("文件里没有这些行：{labels}"),
        Reason::Unreadable(_) if are_several => format!("这些行填的不是数：{labels}"),
        Reason::NotPlaced(_) if are_several => format!("说不准哪个数是这些行的：{labels}"),
        Reason::UnplacedPart(_) if are_several => {
            format!("这些行下面有认不出的行，分项可能不全：{labels}")
        }
        Reason::NotStated(_) if are_several => format!("这些行空着，没有数可比：{labels}"),
        Reason::Omitted(_) if are_several => format!("这种格式没有这些行：{labels}"),
        Reason::NoReportOf(_) if are_several => format!("这些单位没有能读出数的报告：{labels}"),
        Reason::NotStatedBy(..) if are_several => {
            format!("这些单位的报告里这个数空着或者读不出来：{labels}")
        }
        Reason::LastYearLacks(_) if are_several => {
            format!("上年度的报告里这些行空着或者读不出来：{labels}")
        }
        Reason::LastYearOmits(_) if are_several => format!("上年度的报表没有这些行：{labels}"),
        _ => self::reason(reason, labels),
    }
}
