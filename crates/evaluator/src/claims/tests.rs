use super::*;
use gouji_model::{Paragraph, Place, RuleId, Section, Unit};
use gouji_ruleset::Pattern;

fn chars(text: &str) -> Vec<char> {
    text.chars().filter_map(fold).collect()
}

fn prose(paragraphs: &[&str]) -> Prose {
    let paragraph = |(at, text): (usize, &&str)| Paragraph {
        text: (*text).to_owned(),
        place: Place::Line {
            line: u32::try_from(at + 1).unwrap(),
            column: 1,
        },
        section: None,
    };
    Prose {
        paragraphs: paragraphs.iter().enumerate().map(paragraph).collect(),
        ..Prose::default()
    }
}

fn pieces(text: &str) -> Vec<PatternPiece> {
    use PatternPiece as P;
    let mut pieces = Vec::new();
    for part in text.split_inclusive(['…', '}']) {
        let (words, sign) = match part {
            part if part.ends_with("{n}") => (part.strip_suffix("{n}").unwrap(), Some(P::Number)),
            part if part.ends_with('…') => (part.strip_suffix('…').unwrap(), Some(P::Gap)),
            part => (part, None),
        };
        if !words.is_empty() {
            pieces.push(P::Words(chars(words)));
        }
        pieces.extend(sign);
    }
    pieces
}

fn reading(say: &[(&str, Option<i64>)]) -> ClaimPatterns {
    let pattern = |(text, instead): &(&str, Option<i64>)| Pattern::new(pieces(text), *instead);
    ClaimPatterns {
        claim: Claim {
            rule: RuleId::new(0),
            name: "件数".to_owned(),
            unit: Some(Unit("件".to_owned())),
        },
        patterns: say.iter().map(pattern).collect(),
        unless: Vec::new(),
        with: Vec::new(),
        without: Vec::new(),
        region: Region::Body,
    }
}

/// What `reading` finds: the values, and the words under each.
fn find_values<'p>(reading: &ClaimPatterns, prose: &'p Prose) -> Vec<(i64, &'p str)> {
    let readings: IdVec<Claim, ClaimPatterns> = [reading.clone()].into_iter().collect();
    let stated = ClaimValues::read(&readings, prose, &ProseNames::default(), None);
    let words = |each: &Statement| {
        let text = prose.paragraphs[each.paragraph].text.as_str();
        (each.mantissa / 1_000_000, &text[each.number.clone()])
    };
    stated
        .statements(ClaimId::new(0))
        .iter()
        .map(words)
        .collect()
}

const RECEIVED: [(&str, Option<i64>); 2] = [("收到…申请…{n}件", None), ("未收到…申请", Some(0))];

#[test]
fn a_sentence_states_its_number_where_it_stands() {
    let prose = prose(&[
        "一、总体情况",
        "　　2023年，我镇共收到政府信息公开申请 ３ 件，办结3件。",
    ]);
    let reading = reading(&RECEIVED);
    assert_eq!(find_values(&reading, &prose), [(3, "３")]);
    let readings: IdVec<Claim, ClaimPatterns> = [reading].into_iter().collect();
    let stated = ClaimValues::read(&readings, &prose, &ProseNames::default(), None);
    let [statement] = stated.statements(ClaimId::new(0)) else {
        panic!("one statement");
    };
    assert_eq!(
        statement.place,
        Place::Line {
            line: 2,
            column: 23
        }
    );
    let text = &prose.paragraphs[1].text;
    assert_eq!(
        &text[statement.sentence.clone()],
        text.trim().strip_suffix('。').unwrap()
    );
}

#[test]
fn a_gap_stays_in_its_clause_and_skips_no_number() {
    let none: [(i64, &str); 0] = [];
    for text in [
        "收到群众来信3件，政府信息公开申请5件",
        "收到信访3件、申请5件",
        "收到申请。办结5件",
        "收到申请：办结5件",
    ] {
        assert_eq!(
            find_values(&reading(&RECEIVED), &prose(&[text])),
            none,
            "{text}"
        );
    }
    // A date is no such number.
    let dated = prose(&["收到2023年的政府信息公开申请5件"]);
    assert_eq!(find_values(&reading(&RECEIVED), &dated), [(5, "5")]);
}

#[test]
fn words_in_the_clause_or_missing_from_the_sentence_rule_it_out() {
    let mut reading = reading(&[("办结{n}件", None)]);
    reading.with = vec![chars("信息公开申请")];
    reading.unless = vec![chars("上年")];
    let text = "受理热线356件，办结356件。收到政府信息公开申请2件，办结2件。收到信息公开申请9件，上年办结7件。热线办结5件，收到信息公开申请1件。";
    assert_eq!(find_values(&reading, &prose(&[text])), [(2, "2")]);
}

#[test]
fn different_values_are_told_apart() {
    let two = prose(&[
        "收到申请3件。",
        "全年收到申请4件。",
        "收到政府信息公开申请4件。",
    ]);
    let reading = reading(&RECEIVED);
    assert_eq!(find_values(&reading, &two).len(), 3);
    let readings: IdVec<Claim, ClaimPatterns> = [reading].into_iter().collect();
    let stated = ClaimValues::read(&readings, &two, &ProseNames::default(), None);
    let claim = ClaimId::new(0);
    assert_eq!(stated.value(claim), Err(Reason::ClaimsDiffer(claim)));
    let none = ClaimValues::read(&readings, &prose(&["无"]), &ProseNames::default(), None);
    assert_eq!(none.value(claim), Err(Reason::NotClaimed(claim)));
}

#[test]
fn a_sentence_on_another_year_states_nothing_of_this_one() {
    let readings: IdVec<Claim, ClaimPatterns> = [reading(&RECEIVED)].into_iter().collect();
    let value = |text: &str, year| {
        let prose = prose(&[text]);
        let stated = ClaimValues::read(&readings, &prose, &ProseNames::default(), year);
        stated
            .value(ClaimId::new(0))
            .map(|mantissa| mantissa / 1_000_000)
    };
    let two = "2022年收到申请2件，2023年，收到申请5件。";
    assert_eq!(value(two, Some(2023)), Ok(5));
    assert_eq!(value(two, Some(2022)), Ok(2));
    assert!(value(two, None).is_err());
    assert_eq!(value("2023年12月收到申请5件。", Some(2023)), Ok(5));
}

#[test]
fn money_is_brought_to_the_unit_of_the_form() {
    let mut reading = reading(&[
        ("收取信息处理费{n}元", None),
        ("收取信息处理费{n}万元", None),
    ]);
    reading.claim.unit = Some(Unit("万元".to_owned()));
    let value = |text: &str| {
        let readings: IdVec<Claim, ClaimPatterns> = [reading.clone()].into_iter().collect();
        ClaimValues::read(&readings, &prose(&[text]), &ProseNames::default(), None)
            .value(ClaimId::new(0))
    };
    assert_eq!(value("收取信息处理费400元"), Ok(40_000));
    assert_eq!(value("收取信息处理费0.04万元"), Ok(40_000));
}

#[test]
fn names_of_submitters_stand_for_themselves() {
    let mut reading = reading(&[]);
    let words = PatternPiece::Words(chars("人民政府认真贯彻"));
    reading.patterns = vec![Pattern::new(
        vec![PatternPiece::Other, words],
        Some(1_000_000),
    )];
    let readings: IdVec<Claim, ClaimPatterns> = [reading].into_iter().collect();
    let stated = |text: &str, names: &ProseNames| {
        ClaimValues::read(&readings, &prose(&[text]), names, None).is_stated(ClaimId::new(0))
    };
    let known = ProseNames::new(["青石镇"], ["柳河镇", "东柳河镇"]);
    assert_eq!(stated("东柳河镇人民政府认真贯彻", &known), Ok(true));
    assert_eq!(stated("青石镇人民政府认真贯彻", &known), Ok(false));
    let alone = ProseNames::new(["青石镇"], []);
    assert_eq!(
        stated("柳河镇人民政府认真贯彻", &alone),
        Err(Reason::NoRoster)
    );
}

#[test]
fn a_claim_is_looked_for_where_it_belongs() {
    let mut prose = prose(&["2023年报告", "一、总体情况", "2022年收到", "2024年1月9日"]);
    prose.title_paragraph = Some(0);
    prose.date_paragraph = Some(3);
    prose.sections.push(Section {
        number: 1,
        title: "总体情况".to_owned(),
        heading: 1,
    });
    prose.paragraphs[1].section = Some(0);
    prose.paragraphs[2].section = Some(0);
    let years = |region| {
        let mut reading = reading(&[("{n}年", None)]);
        reading.region = region;
        let years = find_values(&reading, &prose);
        years.into_iter().map(|(year, _)| year).collect::<Vec<_>>()
    };
    assert_eq!(years(Region::Title), [2023]);
    assert_eq!(years(Region::Part(1)), [2022]);
    assert_eq!(years(Region::Section(chars("总体情况"))), [2022]);
    assert_eq!(years(Region::Body), [2023, 2022, 2024]);
    assert!(years(Region::Period).is_empty());
}

#[test]
fn a_hostile_paragraph_is_read_in_bounded_work() {
    let gaps = "甲…甲…甲…甲…甲…甲…甲…甲…{n}件";
    let text = "甲".repeat(30_000);
    assert_eq!(
        find_values(&reading(&[(gaps, None)]), &prose(&[&text])).len(),
        0
    );
    let mut reading = reading(&[]);
    let empty = || PatternPiece::OneOf(vec![Vec::new(), Vec::new(), chars("甲")]);
    let mut pieces: Vec<PatternPiece> = (0..40).map(|_| empty()).collect();
    pieces.push(PatternPiece::Words(chars("乙")));
    reading.patterns.push(Pattern::new(pieces, Some(0)));
    let text = format!("{}丙乙", "甲".repeat(2_000));
    assert_eq!(find_values(&reading, &prose(&[&text])).len(), 1);
}

/// The lists in `text`: whether closed, the total, the parts, the shares.
fn lists(text: &str) -> Vec<(bool, i64, Vec<i64>, usize)> {
    let prose = prose(&[text]);
    let stated = ClaimValues::read(&IdVec::new(), &prose, &ProseNames::default(), None);
    let whole = |item: &ListItem| item.statement.mantissa / 1_000_000;
    let list = |each: &Listing| {
        let parts = each.parts.iter().map(whole).collect();
        (each.closed, whole(&each.total), parts, each.shares.len())
    };
    stated.lists.iter().map(list).collect()
}

#[test]
fn closed_lists_are_read_with_their_totals() {
    for (text, total, parts) in [
        (
            "公开政府信息142条。其中机构职能5条、政策法规62条、其他信息33条。另有3条。",
            142,
            vec![5, 62, 33],
        ),
        (
            "公开63条,其中,组织机构类信息16条,动态类信息36条,其他信息5条。",
            63,
            vec![16, 36, 5],
        ),
        (
            "公开总数171条:基层信息124条,工作动态34条,其他4条。",
            171,
            vec![124, 34, 4],
        ),
        (
            "公开49条（同一信息计1条），其中文件20条、动态20条和财政19条。",
            49,
            vec![20, 20, 19],
        ),
        ("甲类5条、乙类62条，共计70条。", 70, vec![5, 62]),
        // What is compared with last year stands behind the parts that add up.
        (
            "公开10条，其中文件4条，动态6条，比上年增加3条。",
            10,
            vec![4, 6],
        ),
        (
            "收到申请10件，其中网络8件，当面2件，办结10件。",
            10,
            vec![8, 2],
        ),
    ] {
        assert_eq!(lists(text), [(true, total, parts, 0)], "{text}");
    }
}

#[test]
fn open_lists_are_not_added_up() {
    for text in [
        "公开142条，主要包括机构职能5条、政策法规62条、业务3条。",
        "公开142条，其中机构职能5条、政策法规62条、业务60条等。",
        "公开142条，其中规范性文件5条。",
        "公开142条，其中规范性文件5条、财政6条。",
        "公开142条，其中规范性文件5条、财政6条、动态7条。",
        "公开60条，其中通过网站公开50条，通过微信公众号公开40条。",
        "公开142条，包括机构职能5条、政策法规62条、业务60条。",
        "收到申请10件，其中网络5件，当面1件，办结10件。",
        "公开100条，其中政策30条，其中规范性文件5条、其他20条，动态60条。",
        "公开100条，其中文件30份，动态60份，其他5份。",
        "公开100条，其中文件约30条，动态60条，其他5条。",
    ] {
        assert!(lists(text).is_empty(), "{text}: {:?}", lists(text));
    }
}

#[test]
fn a_list_in_brackets_is_within_its_own_total() {
    let text =
        "公开100条，其中政策30条（其中规范性文件5条、政策解读20条、其他4条），动态60条，其他11条。";
    assert_eq!(
        lists(text),
        [
            (true, 100, vec![30, 60, 11], 0),
            (true, 30, vec![5, 20, 4], 0)
        ]
    );
}

#[test]
fn percentages_belong_to_the_part_before_them() {
    let text =
        "公开信息57条:其中部门公告4条，信息公开总量的7.02%;概况信息53条,占信息公开总量的92.98%。";
    assert_eq!(lists(text), [(true, 57, vec![4, 53], 2)]);
    // Behind the last part stand those of all parts, in order, or nobody can say whose.
    let shares = |text: &str| {
        let prose = prose(&[text]);
        let stated = ClaimValues::read(&IdVec::new(), &prose, &ProseNames::default(), None);
        let shares = stated.lists[0].shares.iter();
        shares
            .map(|(part, share)| (*part, share.statement.mantissa / 1_000_000))
            .collect::<Vec<_>>()
    };
    let text = "公开57条，其中公告4条，动态43条，其他10条，分别占7%、75%、18%。";
    assert_eq!(shares(text), [(0, 7), (1, 75), (2, 18)]);
    let text = "公开57条，其中公告4条，动态43条，其他10条，占7%、75%。";
    assert!(shares(text).is_empty());
}
