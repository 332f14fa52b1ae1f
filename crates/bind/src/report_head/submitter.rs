//! The submitter: a township, a street or a department.

use crate::report_head::year;

/// How the names of submitters end once 人民政府 and 办事处 are gone.
const ENDS: [&str; 25] = [
    "镇",
    "乡",
    "街道",
    "街",
    "县",
    "区",
    "市",
    "局",
    "委员会",
    "管委会",
    "办公室",
    "中心",
    "院",
    "苏木",
    "厅",
    "农场",
    "林场",
    "办事处",
    "政府",
    "政府办",
    "委",
    "大队",
    "支队",
    "站",
    "所",
];

/// How the names of townships and streets end.
const TOWNS: [&str; 4] = ["镇", "乡", "街道", "苏木"];

/// Words after which a name begins.
const BEFORE_NAMES: [&str; 17] = [
    "公布",
    "公开",
    "发布",
    "现将",
    "按照",
    "根据",
    "关于",
    "编制",
    "通过",
    "附件",
    "附表",
    "以下简称",
    "单位",
    "机关",
    "来源",
    "作者",
    "的",
];

/// How forms ask for the submitter.
const ASKED: [&str; 7] = [
    "填报单位",
    "填表单位",
    "报送单位",
    "上报单位",
    "报告单位",
    "单位名称",
    "编制单位",
];

/// What forms ask for behind the submitter, in the same line.
const ASKED_NEXT: [&str; 7] = ["填报", "填表", "审核", "日期", "负责人", "联系", "统计"];

/// Where the seal goes.
const SEALS: [&str; 4] = ["(盖章)", "(公章)", "(签章)", "(章)"];

/// Words that end like a name and may mean any submitter.
const NO_NAMES: [&str; 8] = [
    "乡镇",
    "城镇",
    "村镇",
    "我街道",
    "各街道",
    "镇街",
    "本街道",
    "县区",
];

/// The longest name, in characters.
const LONGEST: usize = 24;

/// The longest name of a township or street without its county, in characters.
const LONGEST_TOWN: usize = 10;

/// The submitter that a title names: 「张家坡镇2017年度政府信息公开工作报告」, 「2016年龙归镇政府信息公开年度报告」.
pub(crate) fn title_submitter(title: &str) -> Option<String> {
    let words = ["政府信息公开", "信息公开"]
        .iter()
        .find_map(|words| title.find(words));
    let before = title.get(..words?)?;
    let mut name = String::new();
    let mut from = 0;
    for mention in year::all(before) {
        name.push_str(before.get(from..mention.start)?);
        from = mention.end;
    }
    name.push_str(before.get(from..)?);
    // The number of an annex is no part of the name.
    clean(strip_introduction(&name).trim_start_matches(|c: char| c.is_ascii_digit()))
}

/// The submitter in the line above or below a title that does not name it.
///
/// The title takes the texts from `start` up to `end`.
pub(crate) fn neighbour_submitter(texts: &[String], start: usize, end: usize) -> Option<String> {
    let above = start.checked_sub(1).and_then(|at| texts.get(at));
    let below = texts.get(end);
    let mut near = above.into_iter().chain(below);
    near.find_map(|text| {
        let is_whole = is_name(text) || is_town_alone(text);
        is_whole.then(|| clean(text)).flatten()
    })
}

/// Whether `text` is the name of a township or street and nothing else.
fn is_town_alone(text: &str) -> bool {
    let is_short = text.chars().take(LONGEST + 1).count() <= LONGEST;
    is_short && is_town(text) && text.chars().all(|c| c.is_alphabetic() && !c.is_ascii())
}

/// The submitter that the form asks for: 「填报单位：柳河镇（盖章）」; `lines` are those of the texts.
pub(crate) fn filled_in(lines: &[usize], texts: &[String]) -> Option<String> {
    texts.iter().enumerate().find_map(|(at, text)| {
        let rest = ASKED.iter().find_map(|words| text.strip_prefix(words))?;
        let rest = strip_seal(rest, str::strip_prefix);
        let name = rest.trim_start_matches(':');
        if name.is_empty() {
            let is_beside = lines.get(at) == lines.get(at + 1);
            return texts
                .get(at + 1)
                .filter(|_| is_beside)
                .and_then(|text| clean(strip_seal(text, str::strip_suffix)));
        }
        // Behind the words a name begins only after a sign.
        let name = (name.len() < rest.len()).then_some(name)?;
        let end = ASKED_NEXT.iter().filter_map(|words| name.find(words)).min();
        let name = end.and_then(|end| name.get(..end)).unwrap_or(name);
        clean(strip_seal(name, str::strip_suffix))
    })
}

fn strip_seal<'t>(
    text: &'t str,
    strip: impl Fn(&'t str, &'static str) -> Option<&'t str>,
) -> &'t str {
    let stripped = SEALS.iter().find_map(|seal| strip(text, seal));
    stripped.unwrap_or(text)
}

/// Whether `text` is an authority's name and nothing else.
pub(crate) fn is_name(text: &str) -> bool {
    let is_short = text.chars().take(LONGEST + 1).count() <= LONGEST;
    let is_authority = [
        "人民政府",
        "办事处",
        "镇政府",
        "乡政府",
        "局",
        "委员会",
        "办公室",
    ]
    .iter()
    .any(|end| text.ends_with(end));
    is_short && is_authority && text.chars().all(char::is_alphabetic)
}

/// The submitter that the body announces, that signs, or that it first speaks of.
pub(crate) fn body_submitter(texts: &[String]) -> Option<String> {
    let announced = texts.iter().find_map(|text| name_before_year(text));
    let signed = || {
        let texts = texts.iter().filter(|text| is_name(text));
        let mut names = texts.filter_map(|text| clean(text));
        let town = names.clone().rfind(|name| is_town(name));
        town.or_else(|| names.next_back())
    };
    let spoken_of = || texts.iter().find_map(|text| government_name(text));
    announced.or_else(signed).or_else(spoken_of)
}

/// 「现公布张家坡镇人民政府2017年度信息公开」.
fn name_before_year(text: &str) -> Option<String> {
    year::all(text).find_map(|mention| {
        let is_announced = year::names_report(text.get(mention.end..)?);
        let name = last_run(text.get(..mention.start)?)?;
        is_announced.then(|| clean(name)).flatten()
    })
}

/// 「新华街道办事处高度重视」.
fn government_name(text: &str) -> Option<String> {
    ["镇人民政府", "乡人民政府", "街道办事处"]
        .iter()
        .find_map(|words| {
            let end = text.find(words)? + words.len();
            clean(last_run(text.get(..end)?)?)
        })
}

/// The letters at the end of `text`, from the last word after which a name begins; `None` where a name may be cut off
/// there.
fn last_run(text: &str) -> Option<&str> {
    let run = text.trim_end_matches(char::is_alphabetic);
    let is_whole = run.chars().next_back().is_none_or(is_border);
    is_whole.then(|| strip_introduction(text.get(run.len()..).unwrap_or_default()))
}

/// Whether a name may begin or end beside `c`. A `?` or a box may stand for a letter of the name.
fn is_border(c: char) -> bool {
    let is_mark = matches!(
        c,
        '、' | '。' | '《'..='】' | '〔'..='〗' | '‐'..='—' | '‘'..='”' | '…' | '·' | '•' | '●' | '※'
    );
    is_mark || (c.is_ascii_graphic() && !matches!(c, '?' | '*' | '~' | '^' | '_' | '\\'))
}

fn strip_introduction(text: &str) -> &str {
    let ends = BEFORE_NAMES
        .iter()
        .filter_map(|words| Some(text.rfind(words)? + words.len()));
    text.get(ends.max().unwrap_or(0)..).unwrap_or_default()
}

/// The name without 人民政府 or 办事处 behind and a county before it; `None` where it is no name.
fn clean(text: &str) -> Option<String> {
    let name = text.trim_matches(|c: char| is_border(c) && !c.is_ascii_alphabetic());
    let name = name.strip_suffix("年度").unwrap_or(name);
    let name = strip_government(name);
    let name = strip_county(name);
    let length = name.chars().count();
    let longest = if is_town(name) { LONGEST_TOWN } else { LONGEST };
    let is_sound = (2..=longest).contains(&length)
        && name.chars().all(|c| c.is_alphabetic() && !c.is_ascii())
        && ENDS
            .iter()
            .any(|end| name.ends_with(end) && name.len() > end.len())
        && !NO_NAMES.contains(&name)
        && !name.contains('我')
        && !name.starts_with(['本', '各', '全', '该', '在', '对']);
    is_sound.then(|| name.to_owned())
}

fn strip_government(name: &str) -> &str {
    if let Some(place) = name.strip_suffix("人民政府") {
        return place;
    }
    let place = name
        .strip_suffix("政府")
        .or_else(|| name.strip_suffix("办事处"));
    place.filter(|place| is_town(place)).unwrap_or(name)
}

fn is_town(name: &str) -> bool {
    TOWNS.iter().any(|end| name.ends_with(end))
}

/// 「青石县柳河镇」 is 柳河镇 in the lists of its county; 「青石县统计局」 stays whole.
fn strip_county(name: &str) -> &str {
    let Some(end) = TOWNS.iter().find(|end| name.ends_with(*end)) else {
        return name;
    };
    let stem = name.strip_suffix(end).unwrap_or(name);
    let county = stem.rfind(['县', '区', '市', '旗', '州']);
    let rest = county.and_then(|at| {
        let sign = stem.get(at..)?.chars().next()?;
        let after = at + sign.len_utf8();
        // 新市镇, 城区街道 and 市中街道 are names of their own.
        let is_before_name = at > 0 && after < stem.len();
        name.get(after..).filter(|_| is_before_name)
    });
    rest.unwrap_or(name)
}
