//! A few rules, one of them a user's own without words.

use gouji_model::*;

/// A rule of the form of this sample: its texts are its title, that in English, its basis and its remedy.
pub(crate) fn rule(
    id: &str,
    severity: Severity,
    texts: [&str; 4],
    check: &str,
    each: Option<&str>,
) -> RuleInfo {
    let [title, english, basis, fix] = texts;
    let text = |zh: &str, en: &str| Localized {
        zh: zh.to_owned(),
        en: (!en.is_empty()).then(|| en.to_owned()),
    };
    RuleInfo {
        id: id.to_owned(),
        title: text(title, english),
        why: text(
            "每一件只算在一个分项里，各分项加起来就是总数。",
            "Every case is counted under exactly one part.",
        ),
        fix: text(fix, "Check the figures against your records."),
        basis: (!basis.is_empty()).then(|| text(basis, "The note under the table.")),
        severity,
        form: "xxgk-2014".to_owned(),
        check: check.to_owned(),
        when: None,
        each: each.map(str::to_owned),
        read: Vec::new(),
        reach: Reach::Report,
        is_active: true,
        source: RuleSource {
            source: SourceId::new(0),
            span: Span::new(0, 0),
        },
        built_in: true,
        gathered: Grouping::Not,
        blank: None,
        as_counts: false,
        tolerance: None,
    }
}

pub(crate) const SUM: usize = 0;
pub(crate) const SUBSET: usize = 1;
pub(crate) const CHANNELS: usize = 2;
pub(crate) const USERS: usize = 3;
pub(crate) const BLANKS: usize = 4;

pub(crate) fn rules() -> IdVec<RuleInfo, RuleInfo> {
    IdVec::from_vec(vec![
        rule(
            "parts-sum-to-total",
            Severity::Error,
            [
                "总数应等于各分项之和",
                "A total equals the sum of its parts",
                "统计表附注：各子栏目数总数要等于总栏目数量",
                "对照台账核对总数和每个分项，改正填错的那个数；分项没有的填0。",
            ],
            "本项 = 分项和(本项)",
            Some("total"),
        ),
        rule(
            "subset-within-total",
            Severity::Error,
            [
                "“其中”的数不应大于它所属的数",
                "A figure under \"of which\" does not exceed the figure it belongs to",
                "表内逻辑关系：标有“其中”的指标是上一级指标的一部分",
                "核对“其中”和上一级两个数；上一级漏填的补上。",
            ],
            "本项 <= 上级项",
            Some("subset"),
        ),
        rule(
            "channels-cover",
            Severity::Query,
            [
                "各渠道公开数加起来，不应少于主动公开数",
                "The channels together cover all items disclosed",
                "填报口径：主动公开政府信息数“不同渠道和方式公开相同信息计1条”",
                "看各渠道是不是漏填；用公开栏、宣传单等公开的，填在其他方式公开政府信息数。",
            ],
            "分项和(公开渠道) >= 主动公开数",
            None,
        ),
        user_rule(),
        blanks_rule(),
    ])
}

/// A rule of the user's own, without words.
fn user_rule() -> RuleInfo {
    let mut user = rule(
        "my-rule",
        Severity::Note,
        ["", "", "", ""],
        "主动公开数 >= 0",
        None,
    );
    user.why = Localized::default();
    user.fix = Localized::default();
    user.built_in = false;
    user
}

/// A rule whose findings are told together.
fn blanks_rule() -> RuleInfo {
    let mut blanks = rule(
        "total-and-parts-blank",
        Severity::Note,
        [
            "总数和分项都没有填，应填0",
            "Neither the total nor its parts are filled in; enter 0",
            "填报口径：没有发生的填0，不留空白",
            "确实没有的，总数和分项都填0；漏填的补上。",
        ],
        "已填(分项和(本项))",
        Some("total"),
    );
    blanks.gathered = Grouping::ByReport;
    blanks
}
