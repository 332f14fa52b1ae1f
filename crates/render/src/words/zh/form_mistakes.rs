//! Mistakes in names, units, rules, form schemas and cases.

use super::claim_mistakes;
use super::group_mistakes::group_mistake;
use super::mistakes::{did_you_mean, near_help, words};
use super::{join, quote};
use crate::words::MistakeWords;
use gouji_model::vocabulary::Function;
use gouji_model::{ColumnContext, MistakeKind};

pub(super) fn rule_mistake(kind: &MistakeKind) -> MistakeWords {
    use MistakeKind as K;
    match kind {
        K::UnknownName {
            name,
            form,
            suggestion,
        } => words(
            format!("报表里没有叫{}的指标", quote(name)),
            did_you_mean(suggestion, "找不到这个名称"),
            near_help(
                suggestion,
                &format!("全部名称和编号用 gouji explain {form} 列出来看，一个字也不能差"),
            ),
        ),
        K::ColumnForRow { name, tables, cell } => words(
            format!("{}是列名，前面还要有行", quote(name)),
            "哪一行？",
            format!(
                "写明是哪一行的，如 {cell}\n每一行都查的，在规则文件里加一行 each: row of {}，式子里直接写列名",
                join(tables)
            ),
        ),
        K::ColumnBeforeRow { cell } => words(
            "行和列写反了：行在前，列在方括号里",
            "这是列名",
            format!("写成 {cell}"),
        ),
        K::RowAsFunction {
            name,
            cell: Some(cell),
        } => words(
            format!("{}是指标，后面的列要用方括号", quote(name)),
            "改用方括号",
            format!("写成 {cell}"),
        ),
        K::RowAsFunction { name, cell: None } => words(
            format!("{}是指标，后面不能跟圆括号", quote(name)),
            "这是指标，不是函数",
            "哪一列写在方括号里，如 指标[列]；名称本身带括号的，连括号放进「」",
        ),
        K::GluedWord { word, spaced } => words(
            format!("“{word}”和前后的名称连在一起了，分不开"),
            "连成了一个名称",
            format!("前后各空一格：{spaced}"),
        ),
        K::AmbiguousName { name, choices } => words(
            format!("有{}行都叫{}，不知道是哪一行", choices.len(), quote(name)),
            "要写明是哪一行",
            format!("从这几个里选：{}", join(choices)),
        ),
        K::UnknownFunction { name, suggestion } => words(
            format!("没有叫{}的函数", quote(name)),
            did_you_mean(suggestion, "没有这个函数"),
            function_help(name),
        ),
        K::WrongArguments {
            function,
            wants,
            found,
        } => words(
            format!(
                "{}的括号里要写{}项，现在写了{found}项",
                quote(function),
                how_many(wants)
            ),
            format!("要{}项", how_many(wants)),
            "几项之间用逗号隔开；要加起来的几项，可以直接写 甲 + 乙",
        ),
        K::NoParts { name, columns } => words(
            format!("{}下面没有分项，加不起来", quote(name)),
            "没有分项",
            no_parts_help(columns.as_ref()),
        ),
        K::OutsideEach { word } => words(
            format!("{}只能用在写了 each 的规则里", quote(word)),
            "不知道指哪一行",
            "在这条规则里加一行 each: total（每个总数都查），或者直接写指标名",
        ),
        K::NoParent { name } => words(
            format!("{}已经是最上一级，没有上级项", quote(name)),
            "没有上级项",
            "换成具体的指标名，或者用 each 把范围缩小到有上级的行",
        ),
        K::NeedsColumn {
            name,
            columns,
            context,
        } => words(
            format!("{}这一行有{}列，要写明是哪一列", quote(name), columns.len()),
            "哪一列？",
            format!(
                "{}\n可选的列：{}",
                column_help(*context, &format!("{name}[{}]", first(columns)), columns),
                join(columns)
            ),
        ),
        K::UnknownColumn {
            name,
            table,
            columns,
            ..
        } if columns.is_empty() => words(
            format!("{}不分列，后面没有{}", quote(table), quote(name)),
            "没有这一列",
            "去掉方括号和里面的字",
        ),
        K::UnknownColumn {
            name,
            table,
            columns,
            suggestion,
        } => words(
            format!("{}没有{}这一列", quote(table), quote(name)),
            did_you_mean(suggestion, "没有这一列"),
            format!("可选的列：{}", join(columns)),
        ),
        K::UnknownTable {
            name,
            tables,
            suggestion,
        } => words(
            format!("报表里没有叫{}的表", quote(name)),
            did_you_mean(suggestion, "没有这张表"),
            format!("有这几张表：{}", join(tables)),
        ),
        K::UnlikeUnits { left, right } => words(
            format!(
                "两边单位不同：左边是{}，右边是{}",
                quote(left),
                quote(right)
            ),
            "单位不同，不能相加或比较",
            "看看指标名有没有写错；确实只比个数的，在这条规则里加一行 units: as-counts",
        ),
        K::UnlikeParts { name, units } => words(
            format!("{}的各分项单位不同：{}", quote(name), join(units)),
            "单位不同，不能加在一起",
            "只把单位相同的几项加起来；确实只比个数的，在这条规则里加一行 units: as-counts",
        ),
        _ => typed_mistake(kind),
    }
}

/// Mistakes in types and in rules as a whole.
fn typed_mistake(kind: &MistakeKind) -> MistakeWords {
    use MistakeKind as K;
    match kind {
        K::NumberWanted => words(
            "这里要的是一个数，写的却是一个条件",
            "这是条件，不是数",
            "条件只能放在最外面，或者用且、或、非连起来；不能拿来加减",
        ),
        K::ConditionWanted => words(
            "这里要的是一个条件，写的只是一个数",
            "还没有比较",
            "加上比较，如 收到申请数 > 0；查有没有填，写 已填(收到申请数)",
        ),
        K::NotANumber { found } => words(
            format!("{}不是数，不能计算", quote(found)),
            "这不是数",
            "换成指标名或数字；比较文字只能用 = 、≠ 或 属于",
        ),
        K::FigureWanted { function } => words(
            format!("{}的括号里只能写一个指标名", quote(function)),
            "这里不是指标名",
            match function.as_str() {
                "分项和" | "parts" => {
                    "分项和的括号里写一个总数的名称，如 分项和(收到申请数)；几项相加直接写 甲 + 乙"
                }
                _ => "写成 空(指标名) 或 已填(指标名)，括号里不能计算",
            },
        ),
        K::RoundingNeedsDecimals => words(
            "tolerance: rounding 只用于带小数的加总",
            "这里的数都是整数",
            "整数不存在四舍五入，删去 tolerance 这一行",
        ),
        K::DivisionByZero => words("除数是0", "除以0没有结果", "换一个除数"),
        K::DuplicateId { id } => words(
            format!("编号{}用了两次", quote(id)),
            "第二次",
            "给其中一条换个编号；想替换自带规则的，同一个编号在自己的文件里只写一次",
        ),
        K::NamesNoFigure => words(
            "式子里没有指标，对每份报告都是一个结果",
            "这里没有指标名",
            "写上要检查的指标，如 收到申请数 = 当面申请数 + 传真申请数",
        ),
        K::EachUnused { scope } => words(
            format!("写了 each: {scope}，式子里却没有用到它"),
            "每一项查的都一样",
            if scope == "column" {
                "每一列都查的，式子里只写行名，不写方括号；只查一次的，删去 each 这一行"
            } else {
                "用 本项 代表每一项，如 本项 = 分项和(本项)；只查一次的，删去 each 这一行"
            },
        ),
        K::NothingToCheck { scope } => words(
            format!("这条规则在报表里一行也查不到：{}", quote(scope)),
            "没有符合的行",
            "换一个范围，如 each: total（每个总数）、each: subset（每个“其中”），或者不写 each、直接写指标名",
        ),
        K::UnknownScope {
            found,
            suggestion,
            known,
        } => words(
            format!("each 后面不能写{}", quote(found)),
            did_you_mean(suggestion, "不认识的范围"),
            format!("能写的有：{}", scopes(known)),
        ),
        K::Group(mistake) => group_mistake(mistake),
        K::Claim(mistake) => claim_mistakes::words_of(mistake),
        _ => form_mistake(kind),
    }
}

/// Mistakes in form schemas and cases.
fn form_mistake(kind: &MistakeKind) -> MistakeWords {
    use MistakeKind as K;
    match kind {
        K::DuplicateFormId { id } => words(
            format!("编号{}用了两次", quote(id)),
            "第二次",
            "行、列、表的编号在一张报表里不能重复，给其中一个换个编号",
        ),
        K::UnknownRow { id, suggestion } => words(
            format!("报表里没有编号为{}的行", quote(id)),
            did_you_mean(suggestion, "没有这一行"),
            near_help(suggestion, "编号要和报表定义里各行的 id 一样"),
        ),
        K::BackwardRange { range } => words(
            format!("{}的起止写反了", quote(range)),
            "后面的行排在前面",
            "把在前面的行写在两点左边，如 r3..r23",
        ),
        K::ParentAfterChild { parent } => words(
            format!("上级行{}写在了它的下级后面，或者写成了自己", quote(parent)),
            "上级要在前面",
            "按报表的顺序写：先上级，后下级",
        ),
        K::PartOfItself { id } => words(
            format!("{}的分项里写了它自己", quote(id)),
            "这就是它自己",
            "从 parts 里删去它自己",
        ),
        K::PartTwice { id } => words(
            format!("分项{}写了两次，会加两遍", quote(id)),
            "第二次",
            "留一个",
        ),
        K::ReservedName { name } => words(
            format!("名称{}是式子里的用词", quote(name)),
            "规则里分不清",
            "换一个名称，例如在后面加“数”",
        ),
        K::SameName { name } => words(
            format!("名称{}用了两次，规则里分不清是哪一个", quote(name)),
            "第二个",
            "给其中一个换个名称",
        ),
        K::RowsOfRulesMissing { names } => words(
            "自带的规则用到了这张报表里没有的指标",
            "这张报表替换了自带的同名报表",
            format!(
                "缺的是：{}\n给报表换一个编号（id），或者把这些行补上",
                join(names)
            ),
        ),
        K::TotalWithoutParts { name } => words(
            format!("{}是总数，却没有分项", quote(name)),
            "没有写 parts",
            "加上 parts，如 parts: a3.1.1..a3.1.4；没有分项的，去掉 role: total",
        ),
        K::MissingUnit { name } => words(
            format!("{}没有写单位", quote(name)),
            "缺 unit",
            "加上单位，如 unit: 件；标题行写 role: heading，就不用单位",
        ),
        K::BadYears { found } => words(
            format!("{}不是年度的写法", quote(found)),
            "年度写错了",
            "写成 2014..2018；现行的报表写 2021..",
        ),
        K::County(mistake) => super::county::county_mistake(mistake),
        K::UnknownRule { id, suggestion } => words(
            format!("没有编号为{}的规则", quote(id)),
            did_you_mean(suggestion, "没有这条规则"),
            near_help(suggestion, "例子里的编号要和规则文件里的 id 一样"),
        ),
        K::BadCaseValue { found } => words(
            format!("{}不能当作填报数", quote(found)),
            "不是填报数",
            "写数字，不带单位，如 7 或 0.5",
        ),
        _ => words(
            format!("这里有一处错误（{}）", kind.code()),
            "这里",
            "对照自带的例子看看这一项怎么写",
        ),
    }
}

/// The scopes with what they mean.
fn scopes(known: &[String]) -> String {
    let with_meaning = |each: &String| match super::scope(each) {
        meaning if meaning == *each => meaning,
        meaning => format!("{each}（{meaning}）"),
    };
    join(&known.iter().map(with_meaning).collect::<Vec<_>>())
}

/// What to write instead of a function that people know from Excel.
fn function_help(name: &str) -> String {
    let instead = match name.to_uppercase().as_str() {
        "SUM" | "求和" | "总和" => "加总写 分项和(指标名)，或者直接写 甲 + 乙\n",
        "ABS" => "绝对值写 绝对值(甲 - 乙)\n",
        "AND" | "OR" | "NOT" => "且、或、非写在中间，如 甲 > 0 且 乙 = 0\n",
        "IF" | "如果" => "“如果”另写一行 when: 条件\n",
        "ISBLANK" | "为空" => "查是不是空着，写 空(指标名)\n",
        "ROUND" => "四舍五入的差额，在规则里加一行 tolerance: rounding\n",
        _ => "",
    };
    let functions = Function::ALL.map(|function| function.keyword().zh);
    format!("{instead}能用的函数：{}", functions.join("、"))
}

fn how_many(wants: &str) -> String {
    match wants.split_once("..") {
        Some((least, "")) => format!("至少{least}"),
        Some((least, most)) => format!("{least}到{most}"),
        None => wants.to_owned(),
    }
}

fn no_parts_help(columns: Option<&(String, String)>) -> String {
    let rows = "分项和只用于有下级的总数；几个指标相加，直接写 甲 + 乙";
    match columns {
        Some((table, total)) => format!(
            "{rows}\n一行的各列相加，在规则里加一行 each: row of {table}，式子里写 分项和({total})"
        ),
        None => rows.to_owned(),
    }
}

/// How to say which column is meant, by where the row is named.
fn column_help(context: ColumnContext, cell: &str, columns: &[String]) -> String {
    match context {
        ColumnContext::Once => format!(
            "每一列都查的，在规则文件里加一行 each: column；只查一列的，在每个名称后面加方括号，如 {cell}"
        ),
        ColumnContext::InEachRow => format!(
            "写了 each: row of 的规则，式子里直接写列名，如 {}；要哪一行的，写成 {cell}",
            first(columns)
        ),
        ColumnContext::InOtherEach => format!("在名称后面加方括号，如 {cell}"),
        ColumnContext::InCase => format!("写上列，连方括号放进英文单引号，如 '{cell}': 3"),
    }
}

fn first(columns: &[String]) -> &str {
    columns.first().map_or("总计", String::as_str)
}
