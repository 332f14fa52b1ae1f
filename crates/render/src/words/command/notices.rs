//! What a run says of itself: where its result went, what was not checked, and how the cases of rules came out.

use crate::terminal::width::clean_inline;
use crate::words::{Words, zh};
use std::time::Duration;

/// How far a run came that was interrupted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Interruption {
    /// How many files it had read.
    pub read: usize,
    /// How many files it would have read.
    pub files: usize,
    /// The files that are written and in their place.
    pub finished: Vec<String>,
    /// Whether a part of the result went to standard output.
    pub has_printed: bool,
}

/// How a new county's folder was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCounty {
    /// The folder.
    pub folder: String,
    /// The county's name.
    pub county: String,
    /// The reported year.
    pub year: u16,
    /// What said the name.
    pub name_source: NameSource,
    /// What said the year.
    pub year_source: YearSource,
}

/// What said a county's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameSource {
    /// The command line, or an answer in the terminal.
    Person,
    /// The name of the folder.
    Folder,
}

/// What said the reported year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearSource {
    /// The command line.
    Person,
    /// Today's date.
    Clock,
}

impl Words {
    /// A run that was interrupted: how far it came, and what there is of its result.
    pub(crate) fn interruption(self, done: &Interruption) -> String {
        let Interruption { read, files, .. } = done;
        let progress = match files {
            0 => String::new(),
            _ => self
                .zh(format!("{files} 个文件读了 {read} 个，"))
                .en(format!("{read} of {files} files were read; ")),
        };
        let result = match done.finished.as_slice() {
            [] if done.has_printed => self.pick("结果没有输出完", "the result is not complete"),
            [] => self.pick("没有写出结果", "nothing was written"),
            _ => self.pick("已经写好的：", "written so far: "),
        };
        let first: Vec<String> = done.finished.iter().take(5).cloned().collect();
        let more = match done.finished.len().saturating_sub(first.len()) {
            0 => String::new(),
            more => self
                .zh(format!("，还有 {more} 个文件"))
                .en(format!(" and {more} more")),
        };
        let finished = self.list(&first);
        self.zh(format!("中断：{progress}{result}{finished}{more}"))
            .en(format!("interrupted: {progress}{result}{finished}{more}"))
    }

    /// A county's folder is made: whose, of which year, and what to do next.
    pub(crate) fn new_county(self, made: &NewCounty) -> String {
        let (folder, county) = (clean_inline(&made.folder), clean_inline(&made.county));
        let folder = match folder.as_str() {
            "." => self
                .zh("县文件夹，就在这里")
                .en("the county's folder, here"),
            _ => folder,
        };
        let year = made.year;
        let last = year.saturating_sub(1);
        let (name_zh, name_en) = match made.name_source {
            NameSource::Person => ("", ""),
            NameSource::Folder => ("（取自文件夹名）", " (the folder's name)"),
        };
        let (year_zh, year_en) = match made.year_source {
            YearSource::Person => ("", ""),
            YearSource::Clock => (
                "（按今天的日期，现在报的是这一年度）",
                " (reported now, by today's date)",
            ),
        };
        self.zh(format!(
            "建好了 {folder}\n县（市、区）名：{county}{name_zh}\n年度：{year}{year_zh}\n\
             不对的，在 gouji.yaml 里改。\n\n接着做：\n\
             1. 打开 名单.csv，从表头下一行起，一行写一个报送单位（现在只有表头）\n\
             2. 把{year}年度的年报放进 {year} 文件夹，{last}年度的放进 {last} 文件夹\n\
             3. 在这个文件夹里运行 gouji check\n\n\
             本县自己的规则写在 rules/本县规则.yaml 里。里面有一条例子，现在不起作用：\
             去掉 gouji.yaml 里 # rules: [rules/] 前面的 # 才起作用"
        ))
        .en(format!(
            "made {folder}\ncounty: {county}{name_en}\nyear: {year}{year_en}\n\
             Where that is not right, change it in gouji.yaml.\n\nNext:\n\
             1. open 名单.csv, the roster, and list your submitters below its headings, one a row\n\
             2. put the reports of {year} into the folder {year}, those of {last} into {last}\n\
             3. run gouji check in that folder\n\n\
             Rules of your own go into rules/本县规则.yaml. The example there is not in force until the # \
             before 'rules: [rules/]' in gouji.yaml is taken away"
        ))
    }

    /// The files that `init` wrote anew because an earlier run had left them empty.
    pub(crate) fn refilled_files(self, paths: &[String]) -> String {
        let paths = self.list(paths);
        self.zh(format!("原来是空的，已经重新写好：{paths}"))
            .en(format!("empty before, and written again: {paths}"))
    }

    /// Where the result went.
    pub(crate) fn output_notice(self, path: &str) -> String {
        self.zh(format!("结果已写到 {path}"))
            .en(format!("the result is in {path}"))
    }

    /// How long the run took.
    pub(crate) fn elapsed(self, elapsed: Duration) -> String {
        let (whole, hundredths) = (elapsed.as_secs(), elapsed.subsec_millis() / 10);
        self.zh(format!("用时 {whole}.{hundredths:02} 秒"))
            .en(format!("took {whole}.{hundredths:02} s"))
    }

    /// Files in which no rule had anything to check.
    pub(crate) fn unchecked_files(self, files: &[String]) -> String {
        let first = files.iter().take(5).map(|file| clean_inline(file));
        let first: Vec<String> = first.collect();
        let (first, all) = (self.list(&first), files.len());
        let en_files = match all {
            1 => "one file".to_owned(),
            _ => format!("{all} files"),
        };
        self.zh(format!(
            "有 {all} 个文件什么也没有审核，没有一条规则用于它们的报表：{first}。gouji rules \
                 list 列出全部规则和它们的报表"
        ))
        .en(format!(
            "nothing was checked in {en_files}, because no rule is for that form: {first} \
                 (gouji rules list shows every rule with its form)"
        ))
    }

    /// A case that came out differently: what was expected, and what came of it.
    pub(crate) fn case_failure(self, rule: &str, expected: &str) -> String {
        let (zh, en) = match expected {
            "valid" => zh("应当通过").en("hold"),
            "invalid" => zh("应当不通过").en("fail"),
            "undecided" => zh("应当无法审核").en("be undecided"),
            _ => zh("应当不适用").en("not apply"),
        };
        self.zh(format!("规则 {rule} 的用例{zh}，结果不是这样"))
            .en(format!(
                "rule {rule} should {en} in this case, and does not"
            ))
    }

    /// How many cases came out as written.
    pub(crate) fn cases_summary(self, failed: usize, cases: usize, rules: usize) -> String {
        match failed {
            0 => self
                .zh(format!("{rules} 条规则的 {cases} 个用例全部符合"))
                .en(format!(
                    "all {cases} cases of {rules} rules came out as written"
                )),
            _ => self
                .zh(format!("{cases} 个用例中有 {failed} 个不符合"))
                .en(format!("{failed} of {cases} cases came out differently")),
        }
    }

    /// Rules of the user's own that no case tries.
    pub(crate) fn untested_rules(self, rules: &[String]) -> String {
        let rules = self.list(rules);
        self.zh(format!(
            "还没有用例的本地规则：{rules}。每条最好写一个通过、一个不通过的"
        ))
        .en(format!(
            "rules of your own without a case: {rules}; best write one that holds and one that \
                 fails for each"
        ))
    }

    /// Rows that a case should have found, or should not have.
    pub(crate) fn case_rows(self, missing: &[String], noisy: &[String]) -> String {
        let mut sentences = Vec::new();
        if !missing.is_empty() {
            let rows = self.list(missing);
            sentences.push(
                self.zh(format!("该指出而没有指出：{rows}"))
                    .en(format!("should have been found: {rows}")),
            );
        }
        if !noisy.is_empty() {
            let rows = self.list(noisy);
            sentences.push(
                self.zh(format!("不该指出而指出了：{rows}"))
                    .en(format!("should not have been found: {rows}")),
            );
        }
        sentences.join(self.pick("；", "; "))
    }
}
