use super::*;

fn read(text: &str) -> (Option<String>, Option<u16>) {
    let document = gouji_formats::read(text.as_bytes()).unwrap();
    let head = head(&document.lines);
    (head.submitter, head.year)
}

fn name_and_year(name: &str, year: u16) -> (Option<String>, Option<u16>) {
    (Some(name.to_owned()), Some(year))
}

#[test]
fn titles_name_submitter_and_year() {
    let titles = [
        ("柳河镇2017年度政府信息公开工作报告", "柳河镇", 2017),
        ("2016年柳河镇政府信息公开年度报告", "柳河镇", 2016),
        (
            "青石县柳河镇人民政府2020年政府信息公开工作年度报告",
            "柳河镇",
            2020,
        ),
        ("２０１８年度柳河乡政府信息公开工作年度报告", "柳河乡", 2018),
        ("柳河镇二〇一七年政府信息公开工作年度报告", "柳河镇", 2017),
        ("2021年青石街道办事处信息公开年报", "青石街道", 2021),
        (
            "青石市柳河区青石街道办事处2017年政府信息公开工作年度报告",
            "青石街道",
            2017,
        ),
        (
            "青石县统计局2017年政府信息公开工作年度报告",
            "青石县统计局",
            2017,
        ),
        ("柳河镇2017年度政府信息公开工作情况统计表", "柳河镇", 2017),
        (
            "关于柳河镇2017年度政府信息公开工作的年度报告",
            "柳河镇",
            2017,
        ),
        ("新市镇2017年政府信息公开工作年度报告", "新市镇", 2017),
        (
            "青石县 人民政府 2017年政府信息公开 工作年度报告",
            "青石县",
            2017,
        ),
    ];
    for (title, name, year) in titles {
        assert_eq!(read(title), name_and_year(name, year), "{title}");
    }
}

#[test]
fn a_title_may_be_broken_over_lines() {
    assert_eq!(
        read("首页\n柳河镇人民政府\n2017年政府信息公开\n工作年度报告\n"),
        name_and_year("柳河镇", 2017)
    );
    assert_eq!(
        read("青石县柳河镇人民政府\n\n2017年政府信息公开工作年度报告"),
        name_and_year("柳河镇", 2017)
    );
    assert_eq!(
        read("柳河镇政府信息公开工作年度报告\n（2017年度）"),
        name_and_year("柳河镇", 2017)
    );
    let repeated = "柳河乡2019年政府信息公开年度工作\n报 告\n一、总体情况";
    assert_eq!(read(repeated), name_and_year("柳河乡", 2019));
}

#[test]
fn dates_of_publication_are_no_report_year() {
    let dates = "发布日期:2018-01-04\n2018年3月15日\n柳河镇政府信息公开\n";
    assert_eq!(read(dates).1, None);
    let report = "柳河镇2017年度政府信息公开工作报告\n2018年3月15日";
    assert_eq!(read(report), name_and_year("柳河镇", 2017));
    assert_eq!(read("2018年3月15日\n2017年度信息公开年报").1, Some(2017));
}

#[test]
fn the_body_tells_where_the_title_does_not() {
    let announced = "根据有关规定,现公布柳河镇人民政府2017年度信息公开工作年度报告。";
    assert_eq!(read(announced), name_and_year("柳河镇", 2017));
    let period = "年度报告\n数据的统计期限自2017年1月1日起至2017年12月31日止。\n\n柳河镇人民政府\n2018年3月15日";
    assert_eq!(read(period), name_and_year("柳河镇", 2017));
    let opening =
        "一、总体情况\n2020年,青石街道办事处高度重视政府信息公开工作,修订了2019年的制度。";
    assert_eq!(read(opening), name_and_year("青石街道", 2020));
    let neither =
        "2018年政府信息公开工作年度报告\n一年以来,我乡严格按照要求,乡党委、政府高度重视。";
    assert_eq!(read(neither), (None, Some(2018)));
}

#[test]
fn a_long_text_of_anything_is_survived() {
    for text in [
        "年",
        "二",
        "信息公开",
        "2017年",
        "镇",
        "人民政府",
        "(",
        "2017年度政府信息公开报告",
    ] {
        read(&text.repeat(3_000));
        read(&format!("{text}\n").repeat(3_000));
    }
}

#[test]
fn what_no_reader_sees_does_not_split_a_name() {
    for title in [
        "张\u{1b}[31m家\u{202e}坡镇2017年度政府信息公开工作报告",
        "\u{1b}[1m张家坡镇\u{1b}[0m2017年度政府信息公开工作报告",
        "张家\u{7}坡\u{200b}镇20\u{202a}17年度政府信息公开工作报告",
        "\u{feff}# 张家坡镇2017年度政府信息公开工作报告",
    ] {
        let text = format!("{title}\n{}", "全年没有收到申请\n".repeat(20));
        assert_eq!(read(&text), name_and_year("张家坡镇", 2017), "{title:?}");
    }
}

#[test]
fn a_name_that_may_be_broken_is_no_name() {
    for title in [
        "张[31m家坡镇2017年度政府信息公开工作报告",
        "张?坡镇2017年度政府信息公开工作报告",
        "张■家坡镇2017年度政府信息公开工作报告",
        "■家坡镇2017年度政府信息公开工作报告",
        "？家坡镇2017年度政府信息公开工作报告",
        "张\u{fffd}家坡镇2017年度政府信息公开工作报告",
        "张*家坡镇2017年度政府信息公开工作报告",
        "张\u{e000}家坡镇2017年度政府信息公开工作报告",
        "张\t家坡镇2017年度政府信息公开工作报告",
        "张\u{b}家坡镇2017年度政府信息公开工作报告",
        "张 | 家坡镇2017年度政府信息公开工作报告",
    ] {
        assert_eq!(read(title), (None, Some(2017)), "{title:?}");
    }
}

fn name(name: &str) -> (Option<String>, Option<u16>) {
    (Some(name.to_owned()), None)
}

#[test]
fn a_title_without_a_year_names_the_submitter_all_the_same() {
    for title in [
        "石桥乡政府信息公开工作年度报告",
        "青石县石桥乡人民政府政府信息公开年报",
        "石桥乡政府信息公开情况统计表",
    ] {
        assert_eq!(
            read(&format!("{title}\n二、主动公开")),
            name("石桥乡"),
            "{title}"
        );
    }
    for text in [
        "政府信息公开工作年度报告",
        "全县政府信息公开情况统计表",
        "关于做好政府信息公开工作年度报告编制的通知",
        "根据石桥乡政府信息公开工作年度报告的要求，做好工作。",
        "张\t家坡镇政府信息公开工作年度报告",
    ] {
        assert_eq!(read(text), (None, None), "{text}");
    }
    // One with the year goes before one without.
    let linked = "柳河镇政府信息公开年报\n石桥乡2020年政府信息公开工作年度报告";
    assert_eq!(read(linked), name_and_year("石桥乡", 2020));
}

#[test]
fn a_name_may_stand_above_or_below_its_title() {
    assert_eq!(
        read("石桥乡\n2024年政府信息公开工作年度报告\n二、主动公开"),
        name_and_year("石桥乡", 2024)
    );
    assert_eq!(
        read("2024年政府信息公开\n工作年度报告\n青石街道\n"),
        name_and_year("青石街道", 2024)
    );
    assert_eq!(read("各乡镇\n2024年政府信息公开工作年度报告").0, None);
    assert_eq!(
        read("附件2\n石桥乡2024年政府信息公开工作年度报告")
            .0
            .unwrap(),
        "石桥乡"
    );
    assert_eq!(
        read("附件2石桥乡2024年政府信息公开工作年度报告").0.unwrap(),
        "石桥乡"
    );
}

#[test]
fn the_submitter_stands_where_the_form_asks_for_it() {
    for line in [
        "填报单位：石桥乡",
        "填报单位（盖章）：青石县石桥乡人民政府",
        "报送单位： 石桥乡（公章）   填报日期：2018年1月5日",
        "单位名称\t石桥乡人民政府",
        "填表单位:石桥乡 填表人:王五 审核人:赵六",
    ] {
        let text = format!("政府信息公开情况统计表\n（2017年度）\n{line}\n统计指标");
        assert_eq!(read(&text).0.as_deref(), Some("石桥乡"), "{line}");
    }
    for line in ["填报单位：", "填报单位\n各科室", "填报单位负责人：王石桥乡"]
    {
        let text = format!("政府信息公开情况统计表\n（2017年度）\n{line}\n");
        assert_eq!(read(&text).0, None, "{line}");
    }
}
