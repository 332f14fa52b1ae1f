//! Help texts and notices without parameters.

use crate::words::Words;
use gouji_model::Language;

/// Help texts and notices of one language.
#[derive(Debug)]
pub struct CommandWords {
    /// Before a usage line.
    pub usage: &'static str,
    /// What follows a command that has commands.
    pub usage_command: &'static str,
    /// What follows a command that takes paths.
    pub usage_paths: &'static str,
    /// What follows a command that takes a rule.
    pub usage_rule: &'static str,
    /// What follows a command that takes options only.
    pub usage_options: &'static str,
    /// What follows `completions`.
    pub usage_shell: &'static str,
    /// What follows `man`.
    pub usage_man: &'static str,
    /// Heading over commands.
    pub commands: &'static str,
    /// Heading over options.
    pub options: &'static str,
    /// Heading over arguments.
    pub arguments: &'static str,
    /// Placeholder of a path.
    pub path: &'static str,
    /// Placeholder of a file.
    pub file: &'static str,
    /// What the program does.
    pub about: &'static str,
    /// `--help`
    pub help: &'static str,
    /// `--version`
    pub version: &'static str,
    /// `--lang`
    pub lang: &'static str,
    /// `--color`
    pub color: &'static str,
    /// `--rules`
    pub rules_option: &'static str,
    /// `--forms`
    pub forms_option: &'static str,
    /// `check`
    pub check: &'static str,
    /// The paths of `check`.
    pub check_paths: &'static str,
    /// `check --format`
    pub check_format: &'static str,
    /// `--only`
    pub only: &'static str,
    /// `--all`
    pub all: &'static str,
    /// `--output`
    pub output: &'static str,
    /// `--fail-on`
    pub fail_on: &'static str,
    /// `--jobs`
    pub jobs: &'static str,
    /// `--quiet`
    pub quiet: &'static str,
    /// `--explain-all`
    pub explain_all: &'static str,
    /// `--verbose`
    pub verbose: &'static str,
    /// `extract`
    pub extract: &'static str,
    /// The paths of `extract`.
    pub extract_paths: &'static str,
    /// `extract --format`
    pub extract_format: &'static str,
    /// `explain`
    pub explain: &'static str,
    /// The rule of `explain`.
    pub explain_rule: &'static str,
    /// `rules`
    pub rules: &'static str,
    /// `rules list`
    pub rules_list: &'static str,
    /// `rules test`
    pub rules_test: &'static str,
    /// `completions`
    pub completions: &'static str,
    /// The shell of `completions`.
    pub shell: &'static str,
    /// `man`
    pub man: &'static str,
    /// The command of `man`.
    pub man_command: &'static str,
    /// Placeholder of a command.
    pub command: &'static str,
    /// `check --rule`
    pub rule: &'static str,
    /// Placeholder of an expression.
    pub expression: &'static str,
    /// `rules list --form`
    pub list_form: &'static str,
    /// `rules list --severity`
    pub list_severity: &'static str,
    /// `rules list --own`
    pub list_own: &'static str,
    /// `rules test --update`
    pub update: &'static str,
    /// A folder in which no report was found.
    pub nothing_found: &'static str,
    /// What is neither a file nor a folder, as the detail of a file that cannot be opened.
    pub not_a_file: &'static str,
    /// `--config`
    pub config_option: &'static str,
    /// `check --year`
    pub year_option: &'static str,
    /// Placeholder of a year.
    pub year: &'static str,
    /// `init`
    pub init: &'static str,
    /// The usage of `init`.
    pub usage_init: &'static str,
    /// The folder of `init`.
    pub init_folder: &'static str,
    /// About `rollup`.
    pub rollup: &'static str,
    /// About its `--all`.
    pub rollup_all: &'static str,
    /// About its `--output`.
    pub rollup_output: &'static str,
    /// Placeholder of a folder.
    pub folder: &'static str,
    /// `init --county`
    pub init_county: &'static str,
    /// `init --year`
    pub init_year: &'static str,
    /// Placeholder of a name.
    pub name: &'static str,
    /// The question for the county's name, in a terminal.
    pub county_question: &'static str,
    /// The program itself failed.
    pub broken: &'static str,
}

impl Words {
    /// Every word of the command line without parameters.
    pub(crate) fn command(self) -> &'static CommandWords {
        self.pick(&CHINESE, &ENGLISH)
    }
}

static CHINESE: CommandWords = command_words(Words(Language::Zh));
static ENGLISH: CommandWords = command_words(Words(Language::En));

#[expect(clippy::too_many_lines, reason = "a flat table")]
const fn command_words(words: Words) -> CommandWords {
    CommandWords {
        usage: words.pick("用法：", "Usage: "),
        usage_command: words.pick("<命令> [选项]", "<COMMAND> [OPTIONS]"),
        usage_paths: words.pick("[选项] [路径]...", "[OPTIONS] [PATH]..."),
        usage_rule: words.pick("[选项] <编号>", "[OPTIONS] <ID>"),
        usage_options: words.pick("[选项]", "[OPTIONS]"),
        usage_shell: words.pick("<SHELL>", "<SHELL>"),
        usage_man: words.pick("[命令]", "[COMMAND]"),
        commands: words.pick("命令", "Commands"),
        options: words.pick("选项", "Options"),
        arguments: words.pick("参数", "Arguments"),
        path: words.pick("路径", "PATH"),
        file: words.pick("文件", "FILE"),
        about: words.pick(
            "勾稽：审核政府信息公开年度报告的统计表，指出对不上的数",
            "gouji checks the tables of yearly government disclosure reports and points at the \
             figure that does not tie out",
        ),
        help: words.pick("显示帮助", "Show help"),
        version: words.pick("显示版本", "Show the version"),
        lang: words.pick(
            "输出的语言：zh 中文（默认）、en 英文；也可以用环境变量 GOUJI_LANG 设定",
            "Language of the output: zh (default) or en; the variable GOUJI_LANG sets it too",
        ),
        color: words.pick(
            "颜色：auto 在终端里用（默认）、always 总是用、never 不用",
            "Colours: auto on a terminal (default), always, never",
        ),
        rules_option: words.pick(
            "自己的规则文件或文件夹，加到内置规则上；编号相同的替换内置规则；可以写多次",
            "Your own rule file or folder, added to the built-in rules; a rule with the same id \
             replaces the built-in one; repeatable",
        ),
        forms_option: words.pick(
            "自己的报表格式文件或文件夹；可以写多次",
            "Your own form schema or folder; repeatable",
        ),
        check: words.pick(
            "审核报告：读出填报数，按规则检查，列出问题",
            "Check reports: read the figures, apply the rules, list what is wrong",
        ),
        check_paths: words.pick(
            "报告文件或文件夹，默认是当前文件夹",
            "Report files or folders; the current folder by default",
        ),
        check_format: words.pick(
            "输出格式：text 文字（默认）、json",
            "Output format: text (default) or json",
        ),
        only: words.pick(
            "只用这些规则，可以用 * 代替一段字，例如 parts-*；可以写多次",
            "Use only these rules; * stands for any letters, as in parts-*; repeatable",
        ),
        all: words.pick(
            "列出每条规则的结果，通过的也列出",
            "List the outcome of every rule, also of those that hold",
        ),
        output: words.pick("结果写到这个文件", "Write the result to this file"),
        fail_on: words.pick(
            "有这种问题时退出码为1：error 错误（默认）、query 错误或核实、never 都不算",
            "Exit with 1 on such findings: error (default), query (errors and queries), never",
        ),
        jobs: words.pick(
            "同时处理几份报告，默认和处理器核数相同",
            "How many reports at once; as many as there are cores by default",
        ),
        quiet: words.pick("只输出问题，不输出汇总", "Print findings only, no summary"),
        explain_all: words.pick(
            "列出哪个数错了的全部可能，把握大小也写上",
            "List everything that may be wrong where sums break, with how likely it is",
        ),
        verbose: words.pick(
            "多说一些：规则为什么这样定、每条没能审核的规则、每个问题的编号、用了多少时间",
            "Say more: why a rule exists, every rule that could not be decided, the number of each \
             finding, how long it took",
        ),
        extract: words.pick(
            "只读出填报数和它们的位置，不审核",
            "Only read the figures and their places, without checking",
        ),
        extract_paths: words.pick("报告文件或文件夹", "Report files or folders"),
        extract_format: words.pick(
            "输出格式：table 表格（默认）、json、csv",
            "Output format: table (default), json or csv",
        ),
        explain: words.pick(
            "说明一条规则（查什么、为什么、依据、不通过的例子、怎么改），\
             或者列出一张报表的全部名称",
            "Explain a rule (what it checks, why, its basis, an example that fails, how to put it \
             right), or list all names of a form",
        ),
        explain_rule: words.pick(
            "规则编号或报表编号，例如 parts-sum-to-total、xxgk-2021",
            "The id of a rule or a form, as parts-sum-to-total or xxgk-2021",
        ),
        rules: words.pick("规则：列出、运行用例", "Rules: list them, run their cases"),
        rules_list: words.pick("列出全部规则", "List all rules"),
        rules_test: words.pick(
            "运行规则旁边的用例（*.test.yaml），列出不符合的",
            "Run the cases beside the rules (*.test.yaml) and list those that come out differently",
        ),
        completions: words.pick(
            "输出命令行补全脚本",
            "Print a completion script for a shell",
        ),
        shell: words.pick(
            "bash、zsh、fish、powershell 或 elvish",
            "bash, zsh, fish, powershell or elvish",
        ),
        man: words.pick("输出手册页（man 格式）", "Print a manual page (roff)"),
        man_command: words.pick(
            "哪个命令的手册页，默认是总的一页",
            "The command whose page is wanted; the program's own by default",
        ),
        command: words.pick("命令", "COMMAND"),
        rule: words.pick(
            "当场写一条规则，只用它审核，例如 --rule \"收到申请数 = 当面申请数 + 传真申请数\"；\
             可以写多次",
            "A rule on the spot, checked alone, as in --rule \"收到申请数 = 当面申请数 + \
             传真申请数\"; repeatable",
        ),
        expression: words.pick("式子", "EXPRESSION"),
        list_form: words.pick("只列这张报表的规则", "Only rules of this form"),
        list_severity: words.pick("只列这种程度的规则", "Only rules of this severity"),
        list_own: words.pick("只列自己的规则", "Only rules of your own"),
        update: words.pick(
            "把自己的用例文件里的 finds 改成实际指出的指标；改完请看一遍",
            "Rewrite finds in your own case files to what is found; read the change afterwards",
        ),
        nothing_found: words.pick(
            "没有找到报告文件，什么也没有审核。请写出报告文件或所在文件夹，例如 gouji check 报告/",
            "no report file was found, so nothing was checked; name a report or its folder, as in: \
             gouji check reports/",
        ),
        not_a_file: words.pick(
            "不是普通文件，是管道或设备",
            "it is neither a file nor a folder",
        ),
        config_option: words.pick(
            "县的安排文件；默认从当前文件夹往上找 gouji.yaml",
            "The county's config; by default gouji.yaml in the working folder or above it",
        ),
        year_option: words.pick(
            "只审核这一年度的报告",
            "Check only the reports of this year",
        ),
        year: words.pick("年度", "YEAR"),
        init: words.pick(
            "新建一个县的文件夹：名单、规则、年报各放哪里",
            "Make a county's folder: where the roster, the rules and the reports go",
        ),
        usage_init: words.pick("[选项] [文件夹]", "[OPTIONS] [FOLDER]"),
        init_folder: words.pick(
            "放在哪个文件夹，默认是当前文件夹；已有的文件不改动",
            "Where to; the working folder by default; no file that is there is changed",
        ),
        rollup: words.pick(
            "汇总全县：各单位的数加起来，写明哪些单位没有计入、每个数从哪里来，和本级报告比较",
            "Add the county up: every figure over all submitters, who is left out and why, where \
             each number comes from, and the county's own report beside it",
        ),
        rollup_all: words.pick(
            "有错误、没审完的也计入",
            "Take in reports with errors, and such as could not be decided",
        ),
        rollup_output: words.pick(
            "写到这个文件：.xlsx、.csv 或 .json；不写的，只列出哪些单位没有计入、哪些数和本级报告不同",
            "Write to this file, .xlsx, .csv or .json; without it only who is left out and where the \
             county's own report differs",
        ),
        folder: words.pick("文件夹", "FOLDER"),
        init_county: words.pick(
            "县（市、区）名，和年报里写的一样；不写的，文件夹名像县名就用文件夹名，不像就问",
            "The county's name as its reports write it; without it the folder's name where that is \
             one, else it is asked for",
        ),
        init_year: words.pick(
            "收哪一年度的年报，默认是现在要报的年度",
            "The year whose reports are collected; the one reported now by default",
        ),
        name: words.pick("名称", "NAME"),
        county_question: words.pick(
            "县（市、区）名，和年报里写的一样：",
            "The county's name as its reports write it: ",
        ),
        broken: words.pick(
            "程序自己出了错，没有做完。请把这条命令和用到的文件发给维护程序的人",
            "the program itself failed and did not finish; please send this command and its files \
             to those who keep the program",
        ),
    }
}
