use super::*;

fn read(text: &str) -> (Option<String>, Option<u16>) {
    let document = crate::read(text.as_bytes()).unwrap();
    let head = head(&document);
    (head.submitter, head.year)
}

fn both(name: &str, year: u16) -> (Option<String>, Option<u16>) {
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
        assert_eq!(read(title), both(name, year), "{title}");
    }
}

#[test]
fn a_title_may_be_broken_over_lines() {
    assert_eq!(
        read("首页\n柳河镇人民政府\n2017年政府信息公开\n工作年度报告\n"),
        both("柳河镇", 2017)
    );
    assert_eq!(
        read("青石县柳河镇人民政府\n\n2017年政府信息公开工作年度报告"),
        both("柳河镇", 2017)
    );
    assert_eq!(
        read("柳河镇政府信息公开工作年度报告\n（2017年度）"),
        both("柳河镇", 2017)
    );
    let repeated = "柳河乡2019年政府信息公开年度工作\n报 告\n一、总体情况";
    assert_eq!(read(repeated), both("柳河乡", 2019));
}

#[test]
fn dates_of_publication_are_no_report_year() {
    let dates = "发布日期:2018-01-04\n2018年3月15日\n柳河镇政府信息公开\n";
    assert_eq!(read(dates).1, None);
    let report = "柳河镇2017年度政府信息公开工作报告\n2018年3月15日";
    assert_eq!(read(report), both("柳河镇", 2017));
    assert_eq!(read("2018年3月15日\n2017年度信息公开年报").1, Some(2017));
}

#[test]
fn the_body_tells_where_the_title_does_not() {
    let announced = "根据有关规定,现公布柳河镇人民政府2017年度信息公开工作年度报告。";
    assert_eq!(read(announced), both("柳河镇", 2017));
    let period = "年度报告\n数据的统计期限自2017年1月1日起至2017年12月31日止。\n\n柳河镇人民政府\n2018年3月15日";
    assert_eq!(read(period), both("柳河镇", 2017));
    let opening =
        "一、总体情况\n2020年,青石街道办事处高度重视政府信息公开工作,修订了2019年的制度。";
    assert_eq!(read(opening), both("青石街道", 2020));
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
        assert_eq!(read(&text), both("张家坡镇", 2017), "{title:?}");
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
