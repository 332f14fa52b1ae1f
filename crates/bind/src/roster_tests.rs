use super::*;
use gouji_formats::read;

fn read_text(text: &str) -> Result<Roster, Vec<RosterMistake>> {
    roster(&read(text.as_bytes()).unwrap(), "青石县")
}

fn roster_rows(text: &str) -> Vec<(String, Level)> {
    let roster = read_text(text).unwrap();
    let each = |submitter: Submitter| (submitter.name, submitter.level);
    roster.submitters.into_iter().map(each).collect()
}

fn kinds(text: &str) -> Vec<(RosterMistakeKind, Option<u32>)> {
    let mistakes = read_text(text).unwrap_err();
    let each = |mistake: RosterMistake| (mistake.kind, mistake.place.map(Place::row));
    mistakes.into_iter().map(each).collect()
}

#[test]
fn the_headings_need_not_come_first() {
    let text = "青石县政府信息公开报送单位名单,,,\n2025年,,,\n,,,\n序号,单位名称,类型,备注\n1,青石镇,乡镇,\n,,,\n2,城关街道办事处,街道,新设\n3,县统计局,部门,\n,合计：3,,\n,注：以上单位一月底前报送,,\n";
    let expected = [
        ("青石镇", Level::Township),
        ("城关街道办事处", Level::Street),
        ("县统计局", Level::Department),
    ];
    assert_eq!(
        roster_rows(text),
        expected.map(|(name, level)| (name.to_owned(), level))
    );
}

#[test]
fn without_a_column_the_name_tells_the_level() {
    let text = "单位,简称,曾用名\n青石镇,青石、城南,老青石乡\n城关街道,城关,\n县统计局,,\n";
    let roster = read_text(text).unwrap();
    let levels: Vec<Level> = roster
        .submitters
        .iter()
        .map(|submitter| submitter.level)
        .collect();
    assert_eq!(levels, [Level::Township, Level::Street, Level::Department]);
    assert_eq!(roster.submitters[0].aliases, ["青石", "城南"]);
    assert_eq!(roster.submitters[0].former, ["老青石乡"]);
    assert_eq!(roster.submitters[2].aliases, Vec::<String>::new());
}

#[test]
fn rows_between_others_give_the_level() {
    let text = "序号,单位名称,备注\n,一、乡镇（2个）,\n1,青石镇,\n2,白山开发区,\n,二、县直部门（1个）,\n3,县统计局,\n";
    let expected = [
        ("青石镇", Level::Township),
        ("白山开发区", Level::Township),
        ("县统计局", Level::Department),
    ];
    assert_eq!(
        roster_rows(text),
        expected.map(|(name, level)| (name.to_owned(), level))
    );
}

#[test]
fn a_cell_over_several_rows_gives_the_level_of_all() {
    let page = "<table><tr><th>类别</th><th>单位名称</th></tr><tr><td rowspan=2>乡镇</td><td>青石镇</td></tr><tr><td>白山管委会</td></tr><tr><td>县直单位</td><td>县统计局</td></tr></table>";
    let expected = [
        ("青石镇", Level::Township),
        ("白山管委会", Level::Township),
        ("县统计局", Level::Department),
    ];
    assert_eq!(
        roster_rows(page),
        expected.map(|(name, level)| (name.to_owned(), level))
    );
}

#[test]
fn what_is_wrong_is_told_with_its_row() {
    let text = "单位名称,类型,简称\n青石镇,乡镇,青石\n柳河镇,村,\n青石县青石镇人民政府,,\n城关街道,街道,城关、青石\n,乡镇,白山\n请于一月底前报送。,,\n";
    let (first_place, place) = (Place::Line { line: 2, column: 1 }, "青石");
    assert_eq!(
        kinds(text),
        [
            (
                RosterMistakeKind::UnknownLevel {
                    found: "村".into()
                },
                Some(3)
            ),
            (
                RosterMistakeKind::Twice {
                    name: "青石县青石镇人民政府".into(),
                    first: first_place,
                },
                Some(4)
            ),
            (
                RosterMistakeKind::NameOfTwo {
                    name: place.into(),
                    first: "青石镇".into(),
                    second: "城关街道".into(),
                    first_place,
                },
                Some(5)
            ),
            (
                RosterMistakeKind::RowWithoutName {
                    found: "白山".into()
                },
                Some(6)
            ),
            (
                RosterMistakeKind::NotAName {
                    found: "请于一月底前报送。".into()
                },
                Some(7)
            ),
        ]
    );
}

#[test]
fn what_is_no_roster_is_told() {
    assert_eq!(
        kinds("青石镇,乡镇\n柳河镇,乡镇\n"),
        [(RosterMistakeKind::NoHeading, None)]
    );
    assert_eq!(
        kinds("单位名称,类型\n,\n"),
        [(RosterMistakeKind::NobodyListed, None)]
    );
    let side_by_side = "序号,单位名称,序号,单位名称\n1,青石镇,2,柳河镇\n";
    assert_eq!(
        kinds(side_by_side),
        [(RosterMistakeKind::TwoNameColumns, Some(1))]
    );
}
