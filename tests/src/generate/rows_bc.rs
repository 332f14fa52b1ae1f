//! What forms b and c print: the generator's own tables, made from the official forms.

/// One block of section 二: its title, the heads of its value columns, its rows.
pub(super) struct BlockBc {
    pub(super) title: &'static str,
    pub(super) columns: &'static [(&'static str, &'static str)],
    pub(super) rows: &'static [(&'static str, &'static str)],
}

impl BlockBc {
    /// The id of a figure; a table of one value column tells its figures by their rows.
    pub(super) fn id(&self, row: &str, column: &str) -> String {
        if self.columns.len() == 1 {
            row.to_owned()
        } else {
            format!("{row}[{column}]")
        }
    }
}

const MADE_B: &[(&str, &str)] = &[
    ("made", "本年新制作数量"),
    ("published", "本年新公开数量"),
    ("total", "对外公开总数量"),
];
const ITEMS_B: &[(&str, &str)] = &[
    ("last-year", "上一年项目数量"),
    ("change", "本年增/减"),
    ("decisions", "处理决定数量"),
];

/// Section 二 of form b.
pub(super) const SECOND_B: [BlockBc; 5] = [
    BlockBc {
        title: "第二十条第（一）项",
        columns: MADE_B,
        rows: &[("s2.regulation", "规章"), ("s2.normative", "规范性文件")],
    },
    BlockBc {
        title: "第二十条第（五）项",
        columns: ITEMS_B,
        rows: &[
            ("s2.licence", "行政许可"),
            ("s2.other-service", "其他对外管理服务事项"),
        ],
    },
    BlockBc {
        title: "第二十条第（六）项",
        columns: ITEMS_B,
        rows: &[("s2.penalty", "行政处罚"), ("s2.coercion", "行政强制")],
    },
    BlockBc {
        title: "第二十条第（八）项",
        columns: &[("last-year", "上一年项目数量"), ("change", "本年增/减")],
        rows: &[("s2.fee", "行政事业性收费")],
    },
    BlockBc {
        title: "第二十条第（九）项",
        columns: &[("projects", "采购项目数量"), ("amount", "采购总金额")],
        rows: &[("s2.procurement", "政府集中采购")],
    },
];

/// Section 二 of form c.
pub(super) const SECOND_C: [BlockBc; 4] = [
    BlockBc {
        title: "第二十条第（一）项",
        columns: &[
            ("made", "本年制发件数"),
            ("repealed", "本年废止件数"),
            ("valid", "现行有效件数"),
        ],
        rows: &[
            ("s2.regulation", "规章"),
            ("s2.normative", "行政规范性文件"),
        ],
    },
    BlockBc {
        title: "第二十条第（五）项",
        columns: &[("decisions", "本年处理决定数量")],
        rows: &[("s2.licence", "行政许可")],
    },
    BlockBc {
        title: "第二十条第（六）项",
        columns: &[("decisions", "本年处理决定数量")],
        rows: &[("s2.penalty", "行政处罚"), ("s2.coercion", "行政强制")],
    },
    BlockBc {
        title: "第二十条第（八）项",
        columns: &[("amount", "本年收费金额（单位：万元）")],
        rows: &[("s2.fee", "行政事业性收费")],
    },
];

/// The value columns of section 三.
pub(super) const APPLICANTS: [(&str, &str); 7] = [
    ("natural", "自然人"),
    ("business", "商业企业"),
    ("research", "科研机构"),
    ("welfare", "社会公益组织"),
    ("legal", "法律服务机构"),
    ("other", "其他"),
    ("total", "总计"),
];

/// A group of rows of section 三 under one label of the second level; without `rows` it is a row itself.
pub(super) struct Group {
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    pub(super) rows: &'static [(&'static str, &'static str)],
}

const fn alone(id: &'static str, label: &'static str) -> Group {
    Group {
        id,
        label,
        rows: &[],
    }
}

pub(super) const CORNER: &str =
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
pub(super) const NEW: (&str, &str) = ("r1", "一、本年新收政府信息公开申请数量");
pub(super) const CARRIED_IN: (&str, &str) = ("r2", "二、上年结转政府信息公开申请数量");
pub(super) const RESULTS: &str = "三、本年度办理结果";
pub(super) const CARRIED_OUT: (&str, &str) = ("r25", "四、结转下年度继续办理");

/// What stands under 三、本年度办理结果 on both forms.
const BOTH: [Group; 5] = [
    alone("r3", "（一）予以公开"),
    alone(
        "r4",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    ),
    Group {
        id: "",
        label: "（三）不予公开",
        rows: &[
            ("r5", "1.属于国家秘密"),
            ("r6", "2.其他法律行政法规禁止公开"),
            ("r7", "3.危及“三安全一稳定”"),
            ("r8", "4.保护第三方合法权益"),
            ("r9", "5.属于三类内部事务信息"),
            ("r10", "6.属于四类过程性信息"),
            ("r11", "7.属于行政执法案卷"),
            ("r12", "8.属于行政查询事项"),
        ],
    },
    Group {
        id: "",
        label: "（四）无法提供",
        rows: &[
            ("r13", "1.本机关不掌握相关政府信息"),
            ("r14", "2.没有现成信息需要另行制作"),
            ("r15", "3.补正后申请内容仍不明确"),
        ],
    },
    Group {
        id: "",
        label: "（五）不予处理",
        rows: &[
            ("r16", "1.信访举报投诉类申请"),
            ("r17", "2.重复申请"),
            ("r18", "3.要求提供公开出版物"),
            ("r19", "4.无正当理由大量反复申请"),
            ("r20", "5.要求行政机关确认或重新出具已获取信息"),
        ],
    },
];

const OTHER_C: Group = Group {
    id: "",
    label: "（六）其他处理",
    rows: &[
        (
            "r21",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        ),
        (
            "r22",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        ),
        ("r23", "3.其他"),
    ],
};
const OTHER_B: Group = alone("r21", "（六）其他处理");
const TOTAL: Group = alone("r24", "（七）总计");

/// The groups under 三、本年度办理结果, in order.
pub(super) fn groups(is_c: bool) -> Vec<&'static Group> {
    let other = if is_c { &OTHER_C } else { &OTHER_B };
    BOTH.iter().chain([other, &TOTAL]).collect()
}

/// The rows of section 四 that are printed side by side.
pub(super) const CASES: [&str; 3] = ["s4.review", "s4.suit-direct", "s4.suit-after-review"];
/// The columns of each of them.
pub(super) const CASE_COLUMNS: [(&str, &str); 5] = [
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
];
