//! Mistakes in files, in YAML and in the structure of rule files, and in expressions.

use super::{form_mistakes, join, quote};
use crate::words::{MistakeWords, nearest};
use gouji_model::{Expected, MistakeKind, Suggestion, YamlType};

pub(super) fn words(
    message: impl Into<String>,
    label: impl Into<String>,
    help: impl Into<String>,
) -> MistakeWords {
    MistakeWords {
        message: message.into(),
        label: label.into(),
        help: help.into(),
    }
}

/// What is said of a mistake: the file and its YAML here, the rest where the rules and forms are.
pub(crate) fn mistake(kind: &MistakeKind) -> MistakeWords {
    use MistakeKind as K;
    match kind {
        K::NotUtf8 => words(
            "文件不是UTF-8编码",
            "从这里开始读不出来",
            "用记事本打开，点“另存为”，编码选UTF-8，再保存",
        ),
        K::TooLarge { limit } => words(
            format!("文件太大，超过了{}KB", limit / 1024),
            "",
            "规则文件一般只有几十KB，看看是不是选错了文件",
        ),
        K::EmptyFile => words(
            "文件是空的",
            "这里什么也没有",
            "规则文件开头要写两行：\ngouji: rules/1\nform: xxgk-2014",
        ),
        K::SeveralDocuments => words(
            "一个文件里写了不止一份内容",
            "从这里又开始了一份",
            "“---”会把文件分成两份，程序只认一份；删去这一行，或者把后面的内容另存为一个文件",
        ),
        K::TooDeep => words(
            "缩进的层数太多",
            "到这里已经超过上限",
            "规则文件用不到这么多层，检查行首的空格和括号",
        ),
        K::Syntax { detail } => words("这里的写法读不懂", "读到这里读不下去", syntax_help(detail)),
        K::UnclosedYamlQuote => words(
            "引号没有成对",
            "从这个引号开始没有结束",
            "在文字结尾补上同样的引号；文字里本来没有引号的，把开头的引号删去",
        ),
        K::UnquotedCell { cell } => words(
            "大括号、方括号里面，带方括号的名称要放进引号",
            "放进英文单引号",
            format!("写成 '{cell}'；后面还有这样的名称，也都放进引号"),
        ),
        K::MissingSpace { key } => words(
            format!("{key} 的冒号后面没有空格"),
            "冒号后面要空一格",
            format!("写成 {key}: 内容"),
        ),
        K::NoHeader => words(
            "文件开头没有说明这是什么文件",
            "这里之前还缺两行",
            "规则文件开头要写：\ngouji: rules/1\nform: xxgk-2014\nrules:",
        ),
        K::TabIndent => words(
            "行首用了制表符（Tab键）",
            "这里是制表符",
            "行首只能用空格：删去制表符，每缩进一级打两个空格",
        ),
        K::FullWidthSign { written, wanted } => words(
            format!("{}是全角符号，这里要用半角", quote(&written.to_string())),
            format!("改成半角 {wanted}"),
            full_width_help(*wanted),
        ),
        K::CutByComment { lost } => words(
            "空格加 # 后面的内容会被当成备注，读不到",
            format!("{}丢掉了", quote(lost)),
            "把整条内容放进英文单引号，如 '一 #二'；真的是备注，就单独写一行",
        ),
        K::ReservedSign { sign } => words(
            format!("内容不能直接用 {sign} 开头"),
            "这个符号另有用处",
            "把整条内容放进英文单引号；式子也可以把两边对调，不让符号在最前面",
        ),
        K::Anchor => words(
            "用了 & 或 * 开头的引用写法，规则文件里不能用",
            "这里",
            "把要重复的内容照样再写一遍；它本来就是文字的，放进英文单引号",
        ),
        K::Tag => words(
            "用了感叹号开头的写法，规则文件里不能用",
            "这里",
            "去掉感叹号；它本来就是文字的，放进英文单引号",
        ),
        K::DuplicateKey { key } => words(
            format!("{}写了两遍", quote(key)),
            "第二遍",
            "只留一个，不然不知道以哪个为准；要写成两条规则的，第二条前面加“- ”",
        ),
        K::KeyNotText => words(
            "冒号前面只能是一个词",
            "这里不是一个词",
            "写成 名称: 内容，如 severity: error",
        ),
        _ => structure(kind),
    }
}

/// Mistakes in the structure: keys, types, choices.
fn structure(kind: &MistakeKind) -> MistakeWords {
    use MistakeKind as K;
    match kind {
        K::UnknownKey {
            key,
            suggestion,
            known,
        } => words(
            format!("这里没有{}这一项", quote(key)),
            did_you_mean(suggestion, "不认识的项"),
            format!("这里能写的有：{}", join(known)),
        ),
        K::MissingKey { key } => words(
            format!("少了 {key} 这一项"),
            format!("这里面没有 {key}"),
            format!("加一行：{}", key_example(key)),
        ),
        K::WrongType { expected, found } => words(
            format!("这里要写{}，现在是{}", types(expected), yaml_type(*found)),
            format!("现在是{}", yaml_type(*found)),
            type_help(expected, *found),
        ),
        K::NotOneOf {
            found,
            allowed,
            suggestion,
        } => words(
            format!("{}不在可选的写法里", quote(found)),
            did_you_mean(suggestion, "只能从几种里选一种"),
            format!("从这几种里选：{}", allowed_words(allowed)),
        ),
        K::BadShape { found, pattern } => words(
            format!("{}的写法不合要求", quote(found)),
            "写法不对",
            if pattern.contains("{4}") {
                "年度写成 2014..2018；只有一年的写 \"2013\"，还在用的写 2021..".to_owned()
            } else {
                "编号只用小写英文字母、数字和连字符，如 parts-sum-to-total".to_owned()
            },
        ),
        K::MustNotBeEmpty => words(
            "这里不能空着",
            "这里什么也没有",
            "至少写一项；用不到的，把整行删去",
        ),
        K::OutOfRange { found } => words(
            format!("{}超出了允许的范围", quote(found)),
            "太大或者太小",
            "小数位数写0到9的整数；误差写0或比0大的数，如 0.01；年度写四位数，如 2025",
        ),
        K::Structure { detail } => words(
            "这里的内容不合文件的格式",
            "这里",
            format!(
                "对照自带的例子看看这一项怎么写\n（程序原话：{}）",
                crate::words::detail(detail)
            ),
        ),
        K::WrongKind { found, allowed } => words(
            format!("文件第一项写的是{}，这里用不了", quote(found)),
            format!("这里应是 {}", allowed.join(" 或 ")),
            "规则文件写 gouji: rules/1，报表定义写 gouji: form/1，县的安排写 gouji: county/1；版本号更高的，要换新版程序",
        ),
        K::UnknownForm { id, suggestion } => words(
            format!("没有编号为{}的报表", quote(id)),
            did_you_mean(suggestion, "没有这张报表"),
            near_help(
                suggestion,
                "form 后面写报表的编号，如 xxgk-2014；自己的报表定义用 --forms 带上",
            ),
        ),
        _ => expression(kind),
    }
}

/// Mistakes in the grammar of expressions.
fn expression(kind: &MistakeKind) -> MistakeWords {
    use MistakeKind as K;
    match kind {
        K::UnexpectedCharacter { found } => words(
            format!("式子里不能用{}", quote(&found.to_string())),
            "多了这个符号",
            character_help(*found),
        ),
        K::UnexpectedToken {
            found: None,
            expected,
        } => words(
            "式子没有写完",
            format!("后面还差{}", wanted(*expected)),
            token_help(*expected),
        ),
        K::UnexpectedToken {
            found: Some(found),
            expected,
        } => words(
            format!("{}不能写在这里", quote(found)),
            format!("这里应是{}", wanted(*expected)),
            found_help(found, *expected),
        ),
        K::UnclosedBracket { open, close } => words(
            format!("左括号 {open} 没有配对的右括号"),
            "从这里开始没有结束",
            format!("在该结束的地方补上 {close}"),
        ),
        K::UnopenedBracket { close } => words(
            format!("右括号 {close} 前面没有左括号"),
            "多了这个右括号",
            "删去它，或者在前面补上左括号",
        ),
        K::UnclosedQuote => words(
            "左引号后面没有右引号",
            "从这里开始没有结束",
            "在名称后面补上 」",
        ),
        K::EmptyExpression => words(
            "式子是空的",
            "这里要写一条式子",
            "写两边应有的关系，如 收到申请数 = 分项和(收到申请数)",
        ),
        K::ChainedComparison => words(
            "一条式子里连着比了两次",
            "第二次比较",
            "拆开写，中间用“且”连起来，如 甲 = 乙 且 乙 = 丙",
        ),
        K::NumberTooLong => words(
            "数字的位数太多",
            "最多18位",
            "看看是不是多打了几位；可以换成大一点的单位",
        ),
        K::ExpressionTooDeep => words("式子套得太多层", "到这里已经超过上限", "把式子拆成两条规则"),
        _ => form_mistakes::rule_mistake(kind),
    }
}

pub(crate) fn related(kind: &MistakeKind, text: Option<&str>) -> String {
    use MistakeKind as K;
    match (kind, text) {
        (K::UnlikeUnits { .. } | K::UnlikeParts { .. }, Some(unit)) => format!("单位：{unit}"),
        (_, Some(text)) => super::super::quotable(text),
        (
            K::DuplicateKey { .. }
            | K::DuplicateId { .. }
            | K::DuplicateFormId { .. }
            | K::County(_),
            None,
        ) => "第一次写在这里".to_owned(),
        (_, None) => "与这里有关".to_owned(),
    }
}

pub(crate) fn mistake_count(mistakes: usize, files: usize, drawn: usize) -> String {
    let first = if mistakes > drawn {
        format!("（上面是前 {drawn} 处）")
    } else {
        String::new()
    };
    format!("共 {mistakes} 处要改，在 {files} 个文件里{first}；改好之前不审核报告")
}

pub(super) fn did_you_mean(suggestion: &Suggestion, otherwise: &str) -> String {
    match nearest(suggestion) {
        Some(near) => format!("是不是 {near}？"),
        None => otherwise.to_owned(),
    }
}

/// The names that come close, and what to do in any case.
pub(super) fn near_help(suggestion: &Suggestion, otherwise: &str) -> String {
    if suggestion.near.is_empty() {
        return otherwise.to_owned();
    }
    format!("相近的有：{}\n{otherwise}", join(&suggestion.near))
}

fn full_width_help(wanted: char) -> String {
    if wanted == ':' {
        return "切换到英文输入法打冒号，冒号后面空一格，如 severity: error".to_owned();
    }
    if wanted == '-' {
        return "切换到英文输入法打减号，减号后面空一格，如 - id: my-rule".to_owned();
    }
    format!("切换到英文输入法，重新打一个 {wanted}")
}

fn yaml_type(kind: YamlType) -> &'static str {
    match kind {
        YamlType::Null => "空的",
        YamlType::Boolean => "真假值（true、false）",
        YamlType::Number => "数字",
        YamlType::Text => "文字",
        YamlType::List => "几项并列的列表",
        YamlType::Mapping => "一组“名称: 内容”",
    }
}

fn types(expected: &[YamlType]) -> String {
    // That a key may be left empty is of no help to who wrote something.
    let something = expected.iter().filter(|each| **each != YamlType::Null);
    let names: Vec<&str> = something.map(|&each| yaml_type(each)).collect();
    names.join("或")
}

fn type_help(expected: &[YamlType], found: YamlType) -> &'static str {
    match (expected.first(), found) {
        (Some(YamlType::Text), YamlType::List) => {
            return "写成一行；几个条件用“且”连接，如 甲 = 乙 且 丙 = 丁；文字用 [ 开头的，放进英文单引号";
        }
        (Some(YamlType::Text), YamlType::Mapping) => {
            return "在冒号后面直接写文字，写在同一行；下一行是另一项的，行首空格数要和这一行一样；文字里有冒号加空格的，放进英文单引号";
        }
        (Some(YamlType::Text), YamlType::Number) if expected.contains(&YamlType::List) => {
            return "文件夹的名字是数字的，后面加一道斜杠，如 2024/；别的放进英文单引号";
        }
        (Some(YamlType::Mapping), YamlType::Text) => {
            return "写成 名称: 内容，冒号后面要空一格；有几项的，另起一行，缩进两格，一行一项";
        }
        _ => {}
    }
    match expected.first() {
        Some(YamlType::Text) => {
            "在冒号后面直接写文字；数字、true、no 这类会被认成别的东西，放进英文单引号"
        }
        Some(YamlType::List) => "写成 [甲, 乙]，或者另起一行，每项前面加“- ”",
        Some(YamlType::Mapping) => "另起一行，缩进两格，每行写 名称: 内容",
        Some(YamlType::Number) => "只写数字，不带单位和引号",
        Some(YamlType::Boolean) => "写 true（是）或 false（否）",
        Some(YamlType::Null) | None => "对照自带的例子看看这一项怎么写",
    }
}

/// Choices with what they mean, where that is not plain.
fn allowed_words(allowed: &[String]) -> String {
    let with_meaning = |choice: &String| match choice.as_str() {
        "error" => "error（强制性，必须改正）".to_owned(),
        "query" => "query（核实性，要核对或说明）".to_owned(),
        "note" => "note（提示）".to_owned(),
        "detail" => "detail（一般指标）".to_owned(),
        "total" => "total（总数）".to_owned(),
        "subset" => "subset（其中）".to_owned(),
        "heading" => "heading（标题行）".to_owned(),
        "rounding" => "rounding（允许四舍五入的差额）".to_owned(),
        number if is_number(number) => format!("一个数（如 {number}）"),
        _ => choice.clone(),
    };
    join(&allowed.iter().map(with_meaning).collect::<Vec<_>>())
}

/// A line that a clerk can type and change.
fn key_example(key: &str) -> String {
    let rest = match key {
        "gouji" => "rules/1（写在文件第一行）",
        "form" => "xxgk-2014（报表的编号）",
        "id" => "my-rule（英文编号，每条规则不同）",
        "title" => "标题（规则写应该怎样，报表和表写印的标题）",
        "severity" => "error（强制性）、query（核实性）或 note（提示）",
        "check" => "收到申请数 = 分项和(收到申请数)（要检查的式子）",
        "rules" => "（下一行起写规则，每条前面加“- ”）",
        "name" => "规则里用的简称",
        "label" => "报表上印的指标全称",
        "unit" => "件（计量单位；标题行改写 role: heading）",
        "years" => "2014..2018（起止年度；现行的写 2021..）",
        "rule" => "要试的规则的编号",
        "figures" => "{收到申请数: 7}（填了哪些数，没有写的是空白）",
        "finds" => "[收到申请数]（应指出哪些指标）",
        "tables" => "（下一行起写各张表，每张前面加“- ”）",
        "rows" => "（下一行起写各行，每行前面加“- ”）",
        "columns" => "（下一行起写各列，每列前面加“- ”）",
        "layouts" => "（下一行起写各种格式，每种前面加“- ”）",
        "recognise" => "[报表标题]（凭哪些字认出这张报表）",
        "cases" => "（下一行起写例子，每个前面加“- ”）",
        "county" => "青石县（县、市、区的名称）",
        "year" => "2025（收哪一年度的年报）",
        "reports" => "2025/（年报放在哪个文件夹）",
        "reason" => "市里2025年口径（为什么调整）",
        "date" => "2026-01-08（哪天定的）",
        _ => "要写的内容",
    };
    format!("{key}: {rest}")
}

fn wanted(expected: Expected) -> &'static str {
    match expected {
        Expected::Operand => "指标名、数字或左括号",
        Expected::Operator => "运算符，或者到此为止",
        Expected::Name => "指标名",
        Expected::CommaOrClose => "逗号或右括号",
        Expected::List => "放在括号里的几项",
    }
}

fn token_help(expected: Expected) -> &'static str {
    match expected {
        Expected::Operand => "运算符的两边都要有东西，如 甲 + 乙 = 丙",
        Expected::Operator => {
            "两个指标名之间要有 + - × ÷ = <= 这样的符号；名称里有空格或符号的，把整个名称放进「」"
        }
        Expected::Name => "写报表里的指标名，不加引号",
        Expected::CommaOrClose => "几项之间用逗号隔开，最后用右括号结束，如 最大(甲, 乙)",
        Expected::List => "写成 属于 (乡镇, 街道)",
    }
}

/// What to look at where the parser stopped; its own words only where ours do not say more.
fn syntax_help(detail: &str) -> String {
    let has = |words: &[&str]| words.iter().any(|word| detail.contains(word));
    if has(&["mapping values are not allowed"]) {
        return "这里的冒号读不懂，多半是下面两种情况：\n\
                1. 这一行行首的空格比上一行多了，要和同一级的各行一样\n\
                2. 上一行或这一行的文字里有冒号加空格，把整条文字放进英文单引号"
            .to_owned();
    }
    if has(&["simple key expect", "did not find expected key"]) {
        return "看看两处：\n1. 冒号后面要空一格，如 title: 总数等于各分项之和\n\
                2. 同一级的各行，行首空格数要一样"
            .to_owned();
    }
    if has(&["indent", "block collection", "block sequence"]) {
        return "同一级的各行，行首空格数要一样；每缩进一级多两个空格，“- ”前面也一样".to_owned();
    }
    if has(&["quoted"]) {
        return "引号要成对，后一个引号后面不再写别的；文字里有引号的，换成「」".to_owned();
    }
    if has(&["flow", "bracket"]) {
        return "[ ] 和 { } 要成对，里面的几项用英文逗号隔开".to_owned();
    }
    if has(&["recursion"]) {
        return "缩进或括号套得太多层，规则文件用不到；检查行首的空格和括号".to_owned();
    }
    format!(
        "对照这一行和上一行看三处：\n1. 冒号后面要空一格，如 title: 总数等于各分项之和\n\
         2. 同一级的各行，行首空格数要一样\n3. 引号、括号要成对\n（程序原话：{}）",
        crate::words::detail(detail)
    )
}

/// What people mean by a sign that expressions do not have.
fn character_help(found: char) -> &'static str {
    match found {
        ':' | '：' => "没有“从哪到哪”的写法：几项相加写 甲 + 乙，总数的各分项相加写 分项和(总数)",
        '%' | '％' => "百分数写成小数，如 90% 写 0.9",
        '"' | '\'' | '“' | '”' | '‘' | '’' | '『' | '』' | '《' | '》' => {
            "名称用「」，如 「收到申请数」；没有特别符号的名称直接写"
        }
        '&' | '＆' => "两个条件都要满足的，中间写“且”，如 甲 > 0 且 乙 = 0",
        '|' | '｜' => "满足一个就行的，中间写“或”，如 甲 = 0 或 乙 > 0",
        '!' | '！' => "不等于写 ≠，条件反过来写 非(条件)",
        ';' | '；' | '。' => "式子末尾不加标点；两个式子用“且”连接，或者写成两条规则",
        '~' | '～' => "没有“从哪到哪”的写法：写成 甲 >= 1 且 甲 <= 3",
        _ => {
            "式子里能用：指标名、数字、+ - × ÷、= ≠ < <= > >=、括号、且、或、非；\
             指标名里有别的符号的，把整个名称放进「」"
        }
    }
}

/// Words behind a number that are no unit of the rule language.
const BEHIND_NUMBERS: [&str; 14] = [
    "万", "亿", "千", "百", "件", "条", "次", "个", "人", "人次", "期", "份", "元", "万元",
];

/// What people mean by a piece of an expression that cannot stand where it does.
fn found_help(found: &str, expected: Expected) -> &'static str {
    match (found, expected) {
        ("=" | "＝" | "==", Expected::Operand) => {
            "开头不写 =；写成 甲 + 乙 = 丙，等号的两边都要有东西"
        }
        ("," | "，", Expected::Operator) => {
            "数字里不写逗号，如 10,000 写 10000；几项相加写 甲 + 乙"
        }
        ("、", Expected::Operator) => "几项相加写 甲 + 乙；“一、”这样的编号不要写",
        ("." | "．", Expected::Operator) => "“1.”这样的编号不要写，直接写指标名；小数写成 0.5",
        (word, Expected::Operator) if BEHIND_NUMBERS.contains(&word) => {
            "数写成阿拉伯数字，不带单位，如 1万 写 10000"
        }
        (_, Expected::Operator) => {
            "两个指标名之间要有 + - × ÷ = <= 这样的符号；“（一）”“1.”这样的编号不要写；\
             名称里有空格或符号的，把整个名称放进「」"
        }
        _ => token_help(expected),
    }
}

/// A number among choices stands for any number.
fn is_number(choice: &str) -> bool {
    gouji_model::Decimal::parse(choice).is_ok()
}
