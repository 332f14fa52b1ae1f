//! The command line in Chinese.

use crate::words::command::{CommandWords, IoTrouble, UsageMistake};

pub(in crate::words) const COMMAND: CommandWords = CommandWords {
    usage: "用法：",
    usage_command: "<命令> [选项]",
    usage_paths: "[选项] [路径]...",
    usage_rule: "[选项] <编号>",
    usage_options: "[选项]",
    usage_shell: "<SHELL>",
    usage_man: "[命令]",
    commands: "命令",
    options: "选项",
    arguments: "参数",
    path: "路径",
    file: "文件",
    about: "勾稽：审核政府信息公开年度报告的统计表，指出对不上的数",
    help: "显示帮助",
    version: "显示版本",
    lang: "输出的语言：zh 中文（默认）、en 英文；也可以用环境变量 GOUJI_LANG 设定",
    color: "颜色：auto 在终端里用（默认）、always 总是用、never 不用",
    rules_option: "自己的规则文件或文件夹，加到内置规则上；编号相同的替换内置规则；可以写多次",
    forms_option: "自己的报表格式文件或文件夹；可以写多次",
    check: "审核报告：读出填报数，按规则检查，列出问题",
    check_paths: "报告文件或文件夹，默认是当前文件夹",
    check_format: "输出格式：text 文字（默认）、json",
    only: "只用这些规则，可以用 * 代替一段字，例如 parts-*；可以写多次",
    all: "列出每条规则的结果，通过的也列出",
    output: "结果写到这个文件",
    fail_on: "有这种问题时退出码为1：error 错误（默认）、query 错误或核实、never 都不算",
    jobs: "同时处理几份报告，默认和处理器核数相同",
    quiet: "只输出问题，不输出汇总",
    explain_all: "列出哪个数错了的全部可能，把握大小也写上",
    verbose: "多说一些：规则为什么这样定、每条没能审核的规则",
    extract: "只读出填报数和它们的位置，不审核",
    extract_paths: "报告文件或文件夹",
    extract_format: "输出格式：table 表格（默认）、json、csv",
    explain: "说明一条规则（查什么、为什么、依据、不通过的例子、怎么改），或者列出一张报表的全部名称",
    explain_rule: "规则编号或报表编号，例如 parts-sum-to-total、xxgk-2021",
    rules: "规则：列出、运行用例",
    rules_list: "列出全部规则",
    rules_test: "运行规则旁边的用例（*.test.yaml），列出不符合的",
    completions: "输出命令行补全脚本",
    shell: "bash、zsh、fish、powershell 或 elvish",
    man: "输出手册页（man 格式）",
    man_command: "哪个命令的手册页，默认是总的一页",
    command: "命令",
    rule: "当场写一条规则，只用它审核，例如 --rule \"收到申请数 = 当面申请数 + 传真申请数\"；可以写多次",
    expression: "式子",
    list_form: "只列这张报表的规则",
    list_severity: "只列这种程度的规则",
    list_own: "只列自己的规则",
    update: "把自己的用例文件里的 finds 改成实际指出的指标；改完请看一遍",
    nothing_found: "没有找到报告文件，什么也没有审核。请写出报告文件或所在文件夹，例如 gouji check 报告/",
    not_a_file: "不是普通文件，是管道或设备",
    config_option: "县的安排文件；默认从当前文件夹往上找 gouji.yaml",
    year_option: "只审核这一年度的报告",
    year: "年度",
    init: "新建一个县的文件夹：名单、规则、年报各放哪里，都写好样子",
    usage_init: "[选项] [文件夹]",
    init_folder: "放在哪个文件夹，默认是当前文件夹；已有的文件不改动",
    rollup: "汇总全县：各单位的数加起来，写明哪些单位没有计入、每个数从哪里来，和本级报告比较",
    rollup_all: "有错误、没审完的也计入",
    rollup_output: "写到这个文件：.xlsx 或 .csv；不写的，只列出哪些单位没有计入、哪些数和本级报告不同",
    folder: "文件夹",
    init_next: "写好了 {folder}：\n1. 打开 gouji.yaml，改县名和年度\n2. 打开 名单.csv，一行一个单位，换成本县的报送单位\n3. 把今年的年报放进 {year} 文件夹，去年的放进 {last} 文件夹\n4. 在这个文件夹里运行 gouji check",
    broken: "程序自己出了错，没有做完。请把这条命令和用到的文件发给维护程序的人",
};

pub(in crate::words) fn usage_mistake(mistake: &UsageMistake) -> String {
    let or_nothing = |suggestion: &str| match suggestion {
        "" => String::new(),
        near => format!("，是不是 {near}"),
    };
    match mistake {
        UsageMistake::UnknownArgument {
            argument,
            suggestion,
        } => {
            format!(
                "没有选项 {argument}{}。gouji --help 列出全部命令和选项",
                or_nothing(suggestion)
            )
        }
        UsageMistake::UnknownCommand {
            command,
            suggestion,
        } => {
            format!(
                "没有命令「{command}」{}。要审核一个文件，写 gouji check 文件",
                or_nothing(suggestion)
            )
        }
        UsageMistake::MissingCommand => {
            "要写出命令，例如 gouji check 报告/。gouji --help 列出全部命令".to_owned()
        }
        UsageMistake::MissingValue { argument } => format!("{argument} 后面还缺一个值"),
        UsageMistake::BadValue {
            argument,
            value,
            allowed,
        } if allowed.is_empty() => {
            format!("{argument} 不能是「{value}」")
        }
        UsageMistake::BadValue {
            argument,
            value,
            allowed,
        } => {
            format!("{argument} 不能是「{value}」，可以是：{allowed}")
        }
        UsageMistake::MissingArgument { argument } => format!("还缺 {argument}"),
        UsageMistake::GivenTwice { argument } => format!("{argument} 只能写一次"),
        UsageMistake::NotTogether { first, second } => {
            format!("{first} 和 {second} 只能用一个")
        }
        UsageMistake::OutputIsInput { path } => {
            format!("结果不能写到 {path}：这个文件本身要读，写了就没有了。给 --output 换一个文件名")
        }
        UsageMistake::NoSuchPath { path } => {
            format!("没有这个文件或文件夹：{path}。看看文件名有没有写错，是不是在别的文件夹里")
        }
        UsageMistake::CannotRead { path, trouble } => format!("读不了 {path}（{}）", io(trouble)),
        UsageMistake::CannotWrite { path, trouble } if path.is_empty() => {
            format!("结果写不出来（{}）", io(trouble))
        }
        UsageMistake::CannotWrite { path, trouble } => {
            format!(
                "写不了 {path}（{}）。换一个文件名，或看看文件夹在不在、能不能写",
                io(trouble)
            )
        }
        UsageMistake::UnknownRule { id, near } if near.is_empty() => {
            format!("没有编号为「{id}」的规则。gouji rules list 列出全部规则")
        }
        UsageMistake::UnknownRule { id, near } => {
            format!("没有编号为「{id}」的规则，是不是 {}", near.join("、"))
        }
        UsageMistake::UnknownForm { id, near } => {
            format!("没有编号为「{id}」的报表，有的是：{}", near.join("、"))
        }
        UsageMistake::UnreadableRoster { path, unreadable } => {
            let (message, _) = super::unreadable(unreadable);
            format!(
                "名单 {path} 读不了：{message}。换一份能打开的名单，或者把名单直接写在 gouji.yaml 里"
            )
        }
        UsageMistake::NoCounty => {
            "没有找到 gouji.yaml。到县文件夹里运行，或者用 --config 指到它；还没有的，先运行 gouji init".to_owned()
        }
        UsageMistake::NoFormOfYear { year } => {
            format!("没有{year}年度的报表；在 gouji.yaml 里用 form_of_year 指定，或者用 --forms 加上报表格式")
        }
        UsageMistake::NoSuchKind { path } => {
            format!("不知道要写成什么文件：{path}。文件名以 .xlsx 或 .csv 结尾")
        }
        UsageMistake::AlreadyThere { paths } => {
            format!("已经有了，没有改动：{}", paths.join("、"))
        }
        UsageMistake::NoRuleFiles { path, near } if near.is_empty() => {
            format!("文件夹 {path} 里没有规则文件。规则文件的名字以 .yaml 结尾")
        }
        UsageMistake::NoRuleFiles { path, near } => {
            format!(
                "文件夹 {path} 里没有以 .yaml 结尾的规则文件。{} 是不是多了后面一段？改名后再试",
                near.join("、")
            )
        }
        UsageMistake::NoRuleFits { pattern } => {
            format!("没有规则的编号符合「{pattern}」。gouji rules list 列出全部规则")
        }
        UsageMistake::Other => "命令写得不对。gouji --help 列出全部命令和选项".to_owned(),
    }
}

pub(in crate::words) fn cases_passed(cases: usize, rules: usize) -> String {
    format!("{rules} 条规则的 {cases} 个用例全部符合")
}

pub(in crate::words) fn cases_failed(failed: usize, cases: usize) -> String {
    format!("{cases} 个用例中有 {failed} 个不符合")
}

pub(in crate::words) fn failed_case(rule: &str, expected: &str) -> String {
    let expected = match expected {
        "valid" => "应当通过",
        "invalid" => "应当不通过",
        "undecided" => "应当无法审核",
        _ => "应当不适用",
    };
    format!("规则 {rule} 的用例{expected}，结果不是这样")
}

pub(in crate::words) fn without_cases(rules: &str) -> String {
    format!("还没有用例的本地规则：{rules}。每条最好写一个通过、一个不通过的")
}

pub(in crate::words) fn case_rows(missing: &str, noisy: &str) -> String {
    let mut said = Vec::new();
    if !missing.is_empty() {
        said.push(format!("该指出而没有指出：{missing}"));
    }
    if !noisy.is_empty() {
        said.push(format!("不该指出而指出了：{noisy}"));
    }
    said.join("；")
}

fn io(trouble: &IoTrouble) -> &str {
    match trouble {
        IoTrouble::NotFound => "没有这个文件或文件夹",
        IoTrouble::PermissionDenied => "没有权限",
        IoTrouble::IsFolder => "这是一个文件夹",
        IoTrouble::NoSpace => "磁盘满了",
        IoTrouble::NotAFile => COMMAND.not_a_file,
        IoTrouble::Other(detail) => detail,
    }
}

pub(in crate::words) fn written_to(path: &str) -> String {
    format!("结果已写到 {path}")
}

pub(in crate::words) fn nothing_applied(first: &str, all: usize) -> String {
    format!(
        "有 {all} 个文件什么也没有审核，没有一条规则用于它们的报表：{first}。gouji rules list 列出全部规则和它们的报表"
    )
}
