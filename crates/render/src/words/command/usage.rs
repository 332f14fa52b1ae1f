//! Mistakes on the command line.

use crate::words::Words;
use gouji_model::ReadError;

/// Why the system refused a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IoTrouble {
    /// The file or its folder is not there.
    NotFound,
    /// The file may not be opened.
    PermissionDenied,
    /// The path is a folder.
    IsFolder,
    /// The disk is full.
    NoSpace,
    /// The file would be larger than the system allows.
    TooLarge,
    /// The disk can only be read.
    ReadOnlyDisk,
    /// The path is neither a file nor a folder.
    NotAFile,
    /// Anything else, in the system's own words.
    Other(String),
}

impl From<&std::io::Error> for IoTrouble {
    fn from(error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::NotFound,
            std::io::ErrorKind::PermissionDenied => Self::PermissionDenied,
            std::io::ErrorKind::IsADirectory => Self::IsFolder,
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::NoSpace,
            std::io::ErrorKind::FileTooLarge => Self::TooLarge,
            std::io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyDisk,
            _ => Self::Other(error.to_string()),
        }
    }
}

/// A mistake on the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsageMistake {
    /// An option that does not exist.
    UnknownArgument {
        /// The option.
        argument: String,
        /// A known name close to the one given, or empty.
        suggestion: String,
    },
    /// A command that does not exist.
    UnknownCommand {
        /// The command.
        command: String,
        /// A known name close to the one given, or empty.
        suggestion: String,
    },
    /// The command is missing.
    MissingCommand,
    /// An option without its value.
    MissingValue {
        /// The option.
        argument: String,
    },
    /// A value that the option does not take.
    BadValue {
        /// The option.
        argument: String,
        /// The value.
        value: String,
        /// The values that the option takes, or empty.
        allowed: String,
    },
    /// An argument that must be given.
    MissingArgument {
        /// The argument.
        argument: String,
    },
    /// An option that may be given once only.
    GivenTwice {
        /// The option.
        argument: String,
    },
    /// Two options of which only one may be given.
    NotTogether {
        /// One of them.
        first: String,
        /// The other.
        second: String,
    },
    /// An output that is one of the files that the run reads.
    OutputIsInput {
        /// The output as given.
        path: String,
    },
    /// An output that would replace a file of the county: the config, the roster, a report, a rule or a form.
    OutputIsCountyInput {
        /// The output as given.
        path: String,
        /// Where to write instead.
        instead: String,
    },
    /// A path that does not exist.
    NoSuchPath {
        /// The path.
        path: String,
    },
    /// A rule file, form schema or config that cannot be read.
    CannotRead {
        /// The path.
        path: String,
        /// The reason why the system refused.
        trouble: IoTrouble,
    },
    /// An output that cannot be written.
    CannotWrite {
        /// The path, or empty for standard output.
        path: String,
        /// The reason why the system refused.
        trouble: IoTrouble,
    },
    /// A rule id that no rule has.
    UnknownRule {
        /// The id.
        id: String,
        /// The known ids close to the one given.
        near: Vec<String>,
    },
    /// A form id that no form has.
    UnknownForm {
        /// The id.
        id: String,
        /// The ids there are.
        near: Vec<String>,
    },
    /// A list that the office keeps, in a file that cannot be read as what it is.
    UnreadableList {
        /// The path.
        path: String,
        /// The reason why the file cannot be read.
        unreadable: ReadError,
    },
    /// A command that needs a county's config, and there is none.
    NoCounty {
        /// The file that was meant to be it, by its name.
        near: Option<String>,
    },
    /// A year for which there is no form.
    NoFormOfYear {
        /// The year.
        year: u16,
    },
    /// An output whose ending says no kind of file that is written.
    NoSuchKind {
        /// The path.
        path: String,
    },
    /// An output that is named as an office file, while the result is text.
    TextAsOfficeFile {
        /// The output as given.
        path: String,
        /// The same with the ending that fits.
        instead: String,
    },
    /// Files that `init` would write over.
    AlreadyThere {
        /// The paths.
        paths: Vec<String>,
    },
    /// A county's folder for which nobody said the county's name.
    NoCountyName {
        /// The name of the folder, or empty.
        folder: String,
        /// The folder as given.
        path: String,
    },
    /// A folder of rules in which no rule file lies.
    NoRuleFiles {
        /// The folder.
        path: String,
        /// Files that may have been meant.
        near: Vec<String>,
    },
    /// A pattern of `--only` that no rule fits.
    NoRuleFits {
        /// The pattern.
        pattern: String,
    },
    /// Anything else.
    Other,
}

impl Words {
    /// A mistake on the command line.
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(crate) fn usage_mistake(self, mistake: &UsageMistake) -> String {
        use UsageMistake as K;
        match mistake {
            K::UnknownArgument {
                argument,
                suggestion,
            } => self
                .zh(format!(
                    "没有选项 {argument}{}。gouji --help 列出全部命令和选项",
                    self.suggestion_text(suggestion)
                ))
                .en(format!(
                    "no option {argument}{} (gouji --help lists them all)",
                    self.suggestion_text(suggestion)
                )),
            K::UnknownCommand {
                command,
                suggestion,
            } => self
                .zh(format!(
                    "没有命令「{command}」{}。要审核一个文件，写 gouji check 文件",
                    self.suggestion_text(suggestion)
                ))
                .en(format!(
                    "no command '{command}'{} (to check a file: gouji check FILE)",
                    self.suggestion_text(suggestion)
                )),
            K::MissingCommand => self
                .zh("要写出命令，例如 gouji check 报告/。gouji --help 列出全部命令")
                .en(
                    "a command is needed, as in: gouji check reports/ (gouji --help lists them \
                     all)",
                ),
            K::MissingValue { argument } => self
                .zh(format!("{argument} 后面还缺一个值"))
                .en(format!("{argument} needs a value")),
            K::BadValue {
                argument,
                value,
                allowed,
            } if allowed.is_empty() => self
                .zh(format!("{argument} 不能是「{value}」"))
                .en(format!("{argument} cannot be '{value}'")),
            K::BadValue {
                argument,
                value,
                allowed,
            } => self
                .zh(format!("{argument} 不能是「{value}」，可以是：{allowed}"))
                .en(format!(
                    "{argument} cannot be '{value}'; it takes: {allowed}"
                )),
            K::MissingArgument { argument } => self
                .zh(format!("还缺 {argument}"))
                .en(format!("{argument} is missing")),
            K::GivenTwice { argument } => self
                .zh(format!("{argument} 只能写一次"))
                .en(format!("{argument} may be given only once")),
            K::NotTogether { first, second } => self
                .zh(format!("{first} 和 {second} 只能用一个"))
                .en(format!("{first} and {second} cannot be given together")),
            K::OutputIsInput { path } => self
                .zh(format!(
                    "结果不能写到 {path}：这个文件本身要读，写了就没有了。给 --output 换一个文件名"
                ))
                .en(format!(
                    "the result cannot go to {path}: the run reads that file, and would destroy \
                     it; give --output another name"
                )),
            K::OutputIsCountyInput { path, instead } => self
                .zh(format!(
                    "结果不能写到 {path}：那里放的是全县的配置、名单、报告或规则，写在那里，原来的会没有，或者下一次会当成报送的来读。写到别处，例如 --output {instead}"
                ))
                .en(format!(
                    "the result cannot go to {path}: the county's config, roster, reports and rules lie \
                     there, and it would destroy one of them or be read as one by the next run; \
                     write elsewhere, as with --output {instead}"
                )),
            K::NoSuchPath { path } => self
                .zh(format!(
                    "没有这个文件或文件夹：{path}。看看文件名有没有写错，是不是在别的文件夹里"
                ))
                .en(format!(
                    "no such file or folder: {path}; check its spelling and the folder you are in"
                )),
            K::CannotRead { path, trouble } => self
                .zh(format!("读不了 {path}（{}）", self.io_trouble(trouble)))
                .en(format!("cannot read {path} ({})", self.io_trouble(trouble))),
            K::CannotWrite { path, trouble } if path.is_empty() => self
                .zh(format!("结果写不出来（{}）", self.io_trouble(trouble)))
                .en(format!(
                    "cannot write the result ({})",
                    self.io_trouble(trouble)
                )),
            K::CannotWrite {
                path,
                trouble: trouble @ IoTrouble::NoSpace,
            } => self
                .zh(format!(
                    "写不了 {path}（{}）。腾出空间再运行一次，或者写到别的盘上",
                    self.io_trouble(trouble)
                ))
                .en(format!(
                    "cannot write {path} ({}); make room and run it again, or write to another disk",
                    self.io_trouble(trouble)
                )),
            K::CannotWrite { path, trouble } => self
                .zh(format!(
                    "写不了 {path}（{}）。换一个文件名，或看看文件夹在不在、能不能写",
                    self.io_trouble(trouble)
                ))
                .en(format!(
                    "cannot write {path} ({}); choose another name, or see whether its folder can \
                     be written to",
                    self.io_trouble(trouble)
                )),
            K::UnknownRule { id, near } if near.is_empty() => self
                .zh(format!(
                    "没有编号为「{id}」的规则。gouji rules list 列出全部规则"
                ))
                .en(format!(
                    "no rule has the id '{id}' (gouji rules list shows them all)"
                )),
            K::UnknownRule { id, near } => self
                .zh(format!(
                    "没有编号为「{id}」的规则，是不是 {}",
                    self.list(near)
                ))
                .en(format!(
                    "no rule has the id '{id}'; did you mean {}?",
                    self.list(near)
                )),
            K::UnknownForm { id, near } => self
                .zh(format!(
                    "没有编号为「{id}」的报表，有的是：{}",
                    self.list(near)
                ))
                .en(format!(
                    "no form has the id '{id}'; there are: {}",
                    self.list(near)
                )),
            K::UnreadableList { path, unreadable } => {
                let (message, _) = self.read_error(unreadable);
                self.zh(format!(
                    "{path} 读不了：{message}。换一份能打开的；名单也可以直接写在 gouji.yaml 里"
                ))
                .en(format!(
                    "cannot read {path}: {message}; put a file there that opens; a roster can also \
                     be written into gouji.yaml"
                ))
            }
            K::NoCounty { near: Some(near) } => self
                .zh(format!(
                    "没有找到 gouji.yaml；这里的 {near} 像是它，改名为 gouji.yaml 再运行"
                ))
                .en(format!(
                    "there is no gouji.yaml; {near} seems to be it: rename it to gouji.yaml and run \
                     again"
                )),
            K::NoCounty { near: None } => self
                .zh(
                    "没有找到 gouji.yaml。到县文件夹里运行，或者用 --config 指到它；还没有的，\
                     先运行 gouji init",
                )
                .en(
                    "there is no gouji.yaml; run this in a county's folder, or name its config \
                     with --config; gouji init makes one",
                ),
            K::NoFormOfYear { year } => self
                .zh(format!(
                    "没有{year}年度的报表；在 gouji.yaml 里用 form_of_year 指定，或者用 --forms \
                     加上报表格式"
                ))
                .en(format!(
                    "there is no form for {year}; name one under form_of_year in gouji.yaml, or \
                     add a form schema with --forms"
                )),
            K::NoSuchKind { path } => self
                .zh(format!(
                    "不知道要写成什么文件：{path}。文件名以 .xlsx、.csv 或 .json 结尾"
                ))
                .en(format!(
                    "cannot tell what to write as {path}; the name must end in .xlsx, .csv or .json"
                )),
            K::TextAsOfficeFile { path, instead } => self
                .zh(format!(
                    "写出来的是文字，Word、Excel打不开叫 {path} 的文件：改成 --output {instead}；要汇总表，用 gouji rollup --output 汇总表.xlsx"
                ))
                .en(format!(
                    "the result is text, and no office program opens it as {path}: use --output {instead}; \
                     for the county's table use gouji rollup --output sums.xlsx"
                )),
            K::AlreadyThere { paths } => self
                .zh(format!("已经有了，没有改动：{}", self.list(paths)))
                .en(format!(
                    "there already, and not changed: {}",
                    self.list(paths)
                )),
            K::NoCountyName { folder, path } => {
                let (zh_why, en_why) = match folder.as_str() {
                    "" => (String::new(), String::new()),
                    folder => (
                        format!("：文件夹名「{folder}」不像县（市、区）名"),
                        format!(" (the folder's name '{folder}' tells none)"),
                    ),
                };
                self.zh(format!(
                    "不知道是哪个县{zh_why}。用 --county 写出来：gouji init --county 某某县 {path}"
                ))
                .en(format!(
                    "which county is it{en_why}? name it with --county, as in: gouji init \
                     --county 某某县 {path}"
                ))
            }
            K::NoRuleFiles { path, near } if near.is_empty() => self
                .zh(format!(
                    "文件夹 {path} 里没有规则文件。规则文件的名字以 .yaml 结尾"
                ))
                .en(format!(
                    "no rule file in the folder {path}; their names end in .yaml"
                )),
            K::NoRuleFiles { path, near } => self
                .zh(format!(
                    "文件夹 {path} 里没有以 .yaml 结尾的规则文件。{} \
                     是不是多了后面一段？改名后再试",
                    self.list(near)
                ))
                .en(format!(
                    "no file in the folder {path} ends in .yaml; does {} have a second ending?",
                    self.list(near)
                )),
            K::NoRuleFits { pattern } => self
                .zh(format!(
                    "没有规则的编号符合「{pattern}」。gouji rules list 列出全部规则"
                ))
                .en(format!(
                    "no rule's id fits '{pattern}' (gouji rules list shows them all)"
                )),
            K::Other => self
                .zh("命令写得不对。gouji --help 列出全部命令和选项")
                .en("the command line is not right (gouji --help lists commands and options)"),
        }
    }

    /// The name that may have been meant, behind a sentence; nothing where none comes close.
    fn suggestion_text(self, suggestion: &str) -> String {
        match suggestion {
            "" => String::new(),
            near => self
                .zh(format!("，是不是 {near}"))
                .en(format!("; did you mean {near}?")),
        }
    }

    /// The reason why the system refused.
    fn io_trouble(self, trouble: &IoTrouble) -> &str {
        match trouble {
            IoTrouble::NotFound => self.pick("没有这个文件或文件夹", "no such file or folder"),
            IoTrouble::PermissionDenied => self.pick("没有权限", "permission denied"),
            IoTrouble::IsFolder => self.pick("这是一个文件夹", "it is a folder"),
            IoTrouble::NoSpace => self.pick("磁盘满了", "the disk is full"),
            IoTrouble::TooLarge => self.pick(
                "文件超过了系统允许的大小",
                "the file is larger than the system allows",
            ),
            IoTrouble::ReadOnlyDisk => {
                self.pick("这个盘只能读，不能写", "the disk can only be read")
            }
            IoTrouble::NotAFile => self.command().not_a_file,
            IoTrouble::Other(detail) => detail,
        }
    }
}
