//! The county: mistakes in its roster, and what all its reports together turn up.

use super::help::{count_noun, quotable};
use super::{ProblemWords, Text, Words, texts, zh};
use crate::terminal::width::clean_inline;
use gouji_model::{
    CountyProblem, Date, DraftDifference, DraftReason, DraftValue, FigureDifference, ReviewScope,
    RosterMistakeKind, RuleTally, SkipReason, SkippedFile, StateReason,
};

impl Words {
    /// The message about a mistake in a roster; `first` is the other place that the mistake speaks of.
    pub(crate) fn roster_mistake(self, kind: &RosterMistakeKind, first: &str) -> ProblemWords {
        self.problem_words(self.roster_mistake_texts(kind, first))
    }

    #[expect(clippy::too_many_lines, reason = "a flat table")]
    fn roster_mistake_texts(self, kind: &RosterMistakeKind, first: &str) -> [Text; 3] {
        use RosterMistakeKind as K;
        match kind {
            K::NoHeading => texts(
                zh("没有表头").en("no headings"),
                zh("找不到名单的表头").en("there is no row of headings"),
                zh("要有一行表头，至少有“单位名称”一列；还可以有“类型”“简称”“曾用名”")
                    .en("one row must hold the headings, at least one for the name; the manual lists them"),
            ),
            K::TwoNameColumns => texts(
                zh("两列名称").en("two columns of names"),
                zh("一行表头里有两列单位名称").en("one row of headings has two columns of names"),
                zh("并排的两栏，改成上下接着排的一栏")
                    .en("put blocks that stand side by side below each other"),
            ),
            K::NobodyListed => texts(
                zh("名单是空的").en("an empty roster"),
                zh("名单还是空的，表头下面没有单位").en("the roster is empty: nobody is listed under its headings"),
                zh("打开名单，从表头下一行起，一行写一个报送单位，至少写“单位名称”一列；保存以后再运行")
                    .en("open it, list one submitter a row below the headings, at least by name, save it and run this again"),
            ),
            K::UnknownLevel { found } => texts(
                zh("不认识的类型").en("an unknown level"),
                zh(format!("没有{}这一类", self.quote(found)))
                    .en(format!("there is no level {}", self.quote(found))),
                zh("类型写 乡镇、街道、部门 或 本级；空着的，按名称的末尾判断")
                    .en("write township, street, department or own; a blank is told by the name's ending"),
            ),
            K::NotAName { found } => texts(
                zh("不是单位名称").en("not a name"),
                zh(format!("{}不像单位名称", self.quote(found)))
                    .en(format!("{} does not look like a name", self.quote(found))),
                zh("单位名称一列只写单位名称；说明移到“备注”一列，或者表格外面").en(
                    "the column of names holds names alone; move remarks to a column of their own",
                ),
            ),
            K::RowWithoutName { found } => texts(
                zh("没有单位名称").en("no name"),
                zh(format!("这一行写了{}，没有写单位名称", self.quote(found))).en(format!(
                    "this row says {} and names nobody",
                    self.quote(found)
                )),
                zh("补上单位名称，或者删去这一行").en("write the name, or take the row away"),
            ),
            K::Twice { name, .. } => texts(
                zh("写了两次").en("listed twice"),
                zh(format!("名单里有两个{}，第一个在{first}", self.quote(name))).en(format!(
                    "{} is listed twice, first at {first}",
                    self.quote(name)
                )),
                zh("删去一个；真是两个单位的，写全称分开")
                    .en("take one away, or give both their full names"),
            ),
            K::NameOfTwo {
                name,
                first: one,
                second,
                ..
            } => texts(
                zh("分不清是哪个单位").en("a name of two"),
                zh(format!(
                    "{}既可能是{}（{first}），也可能是{}",
                    self.quote(name),
                    self.quote(one),
                    self.quote(second)
                ))
                .en(format!(
                    "{} may be {} ({first}) and may be {}",
                    self.quote(name),
                    self.quote(one),
                    self.quote(second)
                )),
                zh("叫法要能分清是哪个单位，在其中一个单位里删去这个叫法")
                    .en("a name must tell one submitter; take it away from one of the two"),
            ),
        }
    }

    /// The message about a problem of the reports of a county.
    pub(crate) fn county_problem(self, problem: &CountyProblem) -> ProblemWords {
        self.problem_words(self.county_problem_texts(problem))
    }

    #[expect(clippy::too_many_lines, reason = "a flat table")]
    fn county_problem_texts(self, problem: &CountyProblem) -> [Text; 3] {
        use CountyProblem as K;
        match problem {
            K::Missing { submitter } => texts(
                zh("缺报").en("missing report"),
                zh(format!("{}没有报送", self.quote(submitter)))
                    .en(format!("{} has sent no report", self.quote(submitter))),
                zh("催报；已经报了的，看看文件里的单位名称和名单是不是一致，不一致的，在名单里加上简称或曾用名")
                    .en("ask for it; if it is here under another name, add that name to the roster as an alias or former name"),
            ),
            K::Duplicate {
                submitter,
                difference,
            } => self.duplicate_texts(submitter, difference),
            K::Superseded { submitter, because } => self.superseded_texts(submitter, because),
            K::Uninvited { named } => self.uninvited_texts(named.as_deref()),
            K::Ambiguous { submitters } => texts(
                zh("分不清是哪个单位").en("an ambiguous name"),
                zh(format!(
                    "文件里没有单位名称，文件名里有几个单位：{}",
                    self.quote_list(submitters)
                ))
                .en(format!(
                    "the document names nobody, and the name of its file names several: {}",
                    self.quote_list(submitters)
                )),
                zh("文件名里只写报送的单位，或者在标题里写上单位名称")
                    .en("name only the submitter in the file's name, or name it in the title"),
            ),
            K::NameDisagrees { document, file } => texts(
                zh("单位名称不一致").en("names disagree"),
                zh(format!(
                    "文件名或文件夹是{}，里面写的是{}",
                    self.quote(file),
                    self.quote(document)
                ))
                .en(format!(
                    "the file or folder says {}, the document {}",
                    self.quote(file),
                    self.quote(document)
                )),
                zh("看看是不是发错了文件；没有发错的，改正文件名或者里面的单位名称").en(
                    "see whether the wrong file was sent; if not, correct the one that is wrong",
                ),
            ),
            K::OtherYear { year, expected } => texts(
                zh("不是今年的年报").en("a report of another year"),
                zh(format!(
                    "写的是{year}年度，这次收的是{expected}年度，没有审核，也没有计入"
                ))
                .en(format!(
                    "it is of {year}, and {expected} is reported; it was not checked and does not count"
                )),
                zh("看看是不是发错了文件，或者标题里的年度忘了改；改好重报再审核")
                    .en("see whether the wrong file was sent, or the year in the title was left unchanged; check it again once it is put right"),
            ),
            K::YearDisagrees { document, file } => texts(
                zh("年度不一致").en("years disagree"),
                zh(format!("文件名写的是{file}年，里面写的是{document}年度")).en(format!(
                    "the name of the file says {file}, the document {document}"
                )),
                zh("看看是不是发错了文件；没有发错的，改正文件名或者里面的年度").en(
                    "see whether the wrong file was sent; if not, correct the one that is wrong",
                ),
            ),
            K::OtherForm { form, expected } => texts(
                zh("用错了报表").en("the wrong form"),
                zh(format!(
                    "填的是{}，这一年度规定用 {expected}",
                    self.quote(form)
                ))
                .en(format!(
                    "it is on {}, and this year's form is {expected}",
                    self.quote(form)
                )),
                zh("按规定的报表重新填报").en("ask for the report on the prescribed form"),
            ),
            K::LastYearMissing {
                submitters,
                looked_in,
            } => self.last_year_texts(submitters, looked_in),
            K::NotLastYear => texts(
                zh("不是去年的年报").en("not a report of last year"),
                zh("这些文件放在去年年报的文件夹里，但是不是去年的，或者没有读出数，没有用来核对")
                    .en("these files lie among last year's reports and are of another year, or hold no figures; nothing was compared with them"),
                zh("今年的年报，移到放今年年报的文件夹里；去年的换成能读的")
                    .en("move this year's reports to their folder, and put readable ones in place of last year's"),
            ),
            K::RegisterUnknown => texts(
                zh("登记了、没有找到的文件").en("files that the register alone knows"),
                zh("收件登记.csv里登记了这些文件，文件夹里没有找到")
                    .en("the register names these files, and they were not found"),
                zh("看看文件名是不是写错了，写错了的，登记的日期不起作用；文件换过、不在了的，不用管")
                    .en("see whether their names are misspelt, for then their days count for nothing; nothing is to do about files that were replaced"),
            ),
            K::OwnOutput => texts(
                zh("本程序的输出").en("our own output"),
                zh("这些文件是本程序写出来的，不是报送的，没有审核，也没有计入")
                    .en("these files are what this program wrote; they were not checked and do not count"),
                zh("不用管；最好移到放年报的文件夹外面")
                    .en("nothing is to do; better keep them outside the folder of reports"),
            ),
            K::Device => texts(
                zh("不是普通文件").en("not a file"),
                zh("这些是设备、管道或者指向它们的链接，没有读")
                    .en("these are devices, pipes or links to such, and were not read"),
                zh("移出放年报的文件夹").en("move them out of the folder of reports"),
            ),
            K::Leftover => texts(
                zh("临时文件、备份文件").en("what programs left behind"),
                zh("这些是临时文件、备份或者没有下载完的文件，没有读，也没有计入")
                    .en("these are unfinished copies and backups; they were not read and do not count"),
                zh("不用管；里面有要报的年报的，打开后另存为.docx或.xlsx")
                    .en("nothing is to do; where one holds the report, open it and save it as .docx or .xlsx"),
            ),
            K::MisnamedConfig => texts(
                zh("gouji.yaml 的文件名不对").en("a config by another name"),
                zh("这个文件像是 gouji.yaml，但是文件名不对，没有起作用，名单、规则都没有读：要改名为 gouji.yaml")
                    .en("this file seems to be gouji.yaml, but is called otherwise and was not read, neither roster nor rules: it must be renamed to gouji.yaml"),
                zh("改好文件名再运行（看不到.txt的：在文件夹的“查看”里勾上“文件扩展名”再改）")
                    .en("rename it and run again (where .txt is not to be seen, show file name extensions first)"),
            ),
            K::NotAReport => texts(
                zh("不是年度报告").en("not a report"),
                zh("这些文件里没有统计表、年报标题和单位名称，不像年度报告，没有审核，也没有计入")
                    .en("these files hold no table of figures, no title of a report and no submitter; they were not checked and do not count"),
                zh("真是年报的，打开看看内容全不全，在标题里写上单位和年度；不是的，不用管")
                    .en("if one is a report, see whether it is whole, and name submitter and year in its title; otherwise nothing is to do"),
            ),
            K::Unread { submitter } => texts(
                zh("没有读出数的文件").en("a file without figures"),
                zh(format!(
                    "{}另有报表读出来审核了，这些文件没有读出数",
                    self.quote(submitter)
                ))
                .en(format!(
                    "a report of {} was checked; no figures were read from these files beside it",
                    self.quote(submitter)
                )),
                zh("是附件、扫描件的，不用管；以这里面的为准的，请报送单位重新发送")
                    .en("nothing is to do about scans and letters; if one of them is the report that counts, ask for it again"),
            ),
            K::OwnReportMissing { path } => texts(
                zh("本县汇总的年报还没有").en("no report of the county's own yet"),
                zh(format!("{}还没有", self.quote(path)))
                    .en(format!("{} is not there yet", self.quote(path))),
                zh("写好以后放到这里；不汇总的，从 gouji.yaml 里删去 own_report")
                    .en("put it there once it is written, or take own_report out of gouji.yaml"),
            ),
        }
    }

    fn duplicate_texts(self, submitter: &str, difference: &DraftDifference) -> [Text; 3] {
        texts(
            zh("分不清以哪份为准").en("drafts that nobody can tell apart"),
            zh(format!(
                "{}报了几份，分不出先后，不知道以哪一份为准；{}",
                self.quote(submitter),
                self.difference(difference)
            ))
            .en(format!(
                "{} has sent several, and nothing says which is the later one; {}",
                self.quote(submitter),
                self.difference(difference)
            )),
            zh("问清以哪一份为准，把别的移出去；也可以在收件登记.csv里登记收到日期，在文末写上日期，或者在文件名里写上“最终稿”")
                .en("ask which one counts and move the others away; the day in the office's register, a date under the report or a word for \"final\" in the name of the file tells too"),
        )
    }

    /// How drafts differ; the values of a figure stand in the order of the drafts.
    fn difference(self, difference: &DraftDifference) -> String {
        let DraftDifference { figures, count } = difference;
        let figures: Vec<String> = figures
            .iter()
            .map(|each| self.figure_values(each))
            .collect();
        let (zh_figures, en_figures) = (figures.join("；"), figures.join("; "));
        if *count == 0 {
            return self
                .zh("填的数都一样，只是文字不同".to_owned())
                .en("all figures are the same, only the text differs".to_owned());
        }
        let (zh_such, en_such) = match figures.len() < *count {
            true => ("，如", ", as"),
            false => ("：", ":"),
        };
        self.zh(format!("填的数共 {count} 处不同{zh_such}{zh_figures}"))
            .en(format!(
                "{}{en_such} {en_figures}",
                count_noun(*count, "figure differs", "figures differ")
            ))
    }

    /// A figure with what stands there in each draft: 新收数 · 自然人 7、6.
    fn figure_values(self, difference: &FigureDifference) -> String {
        let value = |value: &DraftValue| match value {
            DraftValue::Written(text) => quotable(text),
            DraftValue::Nothing => self.pick("空", "blank").to_owned(),
            DraftValue::NotPlaced => self.pick("放不准", "not placed").to_owned(),
        };
        let mut values: Vec<String> = difference
            .values
            .iter()
            .take(MOST_VALUES)
            .map(value)
            .collect();
        if difference.values.len() > MOST_VALUES {
            values.push(self.pick("……", "...").to_owned());
        }
        let row = quotable(&difference.row);
        let name = match &difference.column {
            Some(column) => {
                let column = quotable(column);
                self.zh(format!("{row} · {column}"))
                    .en(format!("{row}, {column}"))
            }
            None => row,
        };
        let values = self.zh(values.join("、")).en(values.join(" / "));
        format!("{name} {values}")
    }

    fn superseded_texts(self, submitter: &str, because: &DraftReason) -> [Text; 3] {
        let days = |zh: &str, en: &str, later: Date, earlier: Date| {
            self.zh(format!("{zh}一份是{}，一份是{}", day(later), day(earlier)))
                .en(format!("one {en} {later}, the other {earlier}"))
        };
        let why = match because {
            DraftReason::Received { later, earlier } => {
                days("收件登记的收到日期", "was received on", *later, *earlier)
            }
            DraftReason::Signed { later, earlier } => {
                days("文末日期", "is signed", *later, *earlier)
            }
            DraftReason::Named => self
                .zh("文件名写明了先后".to_owned())
                .en("the names of the files say which is later".to_owned()),
            DraftReason::Folder => self
                .zh("放的文件夹写明了先后".to_owned())
                .en("the folders that they lie in say which is later".to_owned()),
            DraftReason::Same => self
                .zh("内容一模一样".to_owned())
                .en("they say the same to the letter".to_owned()),
            DraftReason::SameFigures => self
                .zh("填的数都一样".to_owned())
                .en("all figures are the same".to_owned()),
        };
        let title = match because.is_duplicate() {
            true => zh("重复").en("a duplicate"),
            false => zh("旧稿").en("an earlier draft"),
        };
        texts(
            title,
            zh(format!(
                "{}报了几份，{why}，以下面列的头一个文件为准",
                self.quote(submitter)
            ))
            .en(format!(
                "{} has sent several: {why}; the file listed first counts",
                self.quote(submitter)
            )),
            zh("后面的只列出，不计入；弄反了的，把不要的移出去")
                .en("the others are listed and do not count; if it is the wrong way round, move the unwanted ones away"),
        )
    }

    fn uninvited_texts(self, named: Option<&str>) -> [Text; 3] {
        let message = match named {
            Some(name) => self
                .zh(format!("{}不在名单里", self.quote(name)))
                .en(format!("{} is not on the roster", self.quote(name))),
            None => self
                .zh("看不出是哪个单位的")
                .en("it cannot be told whose report this is"),
        };
        texts(
            zh("不在名单里").en("not on the roster"),
            message,
            zh("是名单里的单位换了叫法的，在名单里加上简称或曾用名；是新的单位，加到名单里；不该收的，移出去")
                .en("add the name to the roster, as an alias if it is somebody listed there; or move the file away"),
        )
    }

    /// Why nothing that a submitter sent can be used.
    pub(crate) fn state_reason(self, reason: &StateReason) -> String {
        match reason {
            StateReason::OtherYear(year) => self
                .zh(format!("报的是{year}年度的"))
                .en(format!("the report is of {year}")),
            StateReason::OtherSubmitter(name) => {
                let name = clean_inline(name);
                self.zh(format!("文件里是{name}的报告"))
                    .en(format!("the file holds the report of {name}"))
            }
        }
    }

    fn last_year_texts(self, submitters: &[String], looked_in: &[String]) -> [Text; 3] {
        let folder = self.quote_list(looked_in);
        let message = if submitters.is_empty() {
            self.zh(format!(
                "{folder}里没有去年的年报，上年结转等和去年核对的规则没有检查"
            ))
            .en(format!(
                "no reports of last year in {folder}; rules that compare with them are not \
                     checked"
            ))
        } else {
            self.zh(format!(
                "{folder}里没有这些单位去年的年报：{}；它们和去年核对的规则没有检查",
                self.list(submitters)
            ))
            .en(format!(
                "no reports of last year in {folder} of {}; their rules that compare with them \
                     are not checked",
                self.list(submitters)
            ))
        };
        texts(
            zh("缺去年的年报").en("last year's reports are not there"),
            message,
            zh("把去年的年报放进去；去年还没有的单位，不用管")
                .en("put them there; nothing is to do for submitters that did not exist then"),
        )
    }

    fn quote_list(self, names: &[String]) -> String {
        let names: Vec<String> = names.iter().map(|name| self.quote(name)).collect();
        self.list(&names)
    }

    /// A name with the file that it stands for.
    pub(crate) fn name_with_file(self, name: &str, path: &str) -> String {
        self.zh(format!("{name}（{path}）"))
            .en(format!("{name} ({path})"))
    }

    /// Whose reports are missing.
    pub(crate) fn missing_reports(self, names: &[&str]) -> String {
        let names: Vec<String> = names.iter().map(|name| clean_inline(name)).collect();
        let (count, names) = (names.len(), self.list(&names));
        self.zh(format!("缺报 {count} 个单位：{names}")).en(format!(
            "{} missing: {names}",
            count_noun(count, "report is", "reports are")
        ))
    }

    /// A rule of the user's own, with the reports in which it came out how.
    pub(crate) fn own_rule(self, id: &str, tally: &RuleTally) -> String {
        let id = clean_inline(id);
        if tally.is_idle() {
            return match tally.not_applicable {
                0 => self
                    .zh(format!("{id}（没有报告用这张报表，没有查）"))
                    .en(format!("{id} (no report is on its form)")),
                reports => self
                    .zh(format!("{id}（{reports} 份都不适用，看看是不是写错了）"))
                    .en(format!(
                        "{id} (applies to none of {reports}; see whether it is wrong)"
                    )),
            };
        }
        let parts = [
            (tally.held, zh("通过").en("hold")),
            (tally.broken, zh("不通过").en("broken")),
            (tally.undecided, zh("未能审核").en("undecided")),
            (tally.not_applicable, zh("不适用").en("not applicable")),
        ];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> = parts
            .map(|(count, (zh, en))| {
                self.zh(format!("{zh} {count} 份"))
                    .en(format!("{count} {en}"))
            })
            .collect();
        format!("{id}{}", self.remark(&parts.join(self.pick("，", ", "))))
    }

    /// A rule of the user's own that was not asked, because it needs all reports of a county together.
    pub(crate) fn own_county_rule(self, id: &str) -> String {
        let id = clean_inline(id);
        self.zh(format!("{id}（要把全县的报告放在一起看，没有查）"))
            .en(format!("{id} (needs all reports of the county; not asked)"))
    }

    /// How many rules of the user's own there are, where they are too many to be named, and which of them apply nowhere.
    pub(crate) fn own_rule_count(self, rules: usize, idle: &[String]) -> String {
        let first: Vec<String> = idle.iter().take(3).map(|id| clean_inline(id)).collect();
        let first = self.list(&first);
        match idle.len() {
            0 => self.zh(format!("{rules} 条")).en(rules.to_string()),
            1..=3 => self
                .zh(format!("{rules} 条，其中处处不适用的：{first}"))
                .en(format!("{rules}, of which apply nowhere: {first}")),
            count => self
                .zh(format!(
                    "{rules} 条，其中处处不适用的 {count} 条：{first}等"
                ))
                .en(format!(
                    "{rules}, of which {count} apply nowhere: {first} and more"
                )),
        }
    }

    /// How many checks of a report were not held against last year's; nothing where all were.
    pub(crate) fn beyond_remark(self, checks: usize) -> String {
        match checks {
            0 => String::new(),
            _ => self.remark(
                &self
                    .zh(format!("{checks}条没有核对"))
                    .en(format!("{checks} not compared")),
            ),
        }
    }

    /// Rules that were not asked, because they need all reports of a county together.
    pub(crate) fn county_rules(self, rules: usize, scope: ReviewScope) -> String {
        let (zh, en) = match scope {
            ReviewScope::County | ReviewScope::Part => {
                zh("不写路径就查全县").en("name no path to ask them too")
            }
            ReviewScope::Files => zh("先用 gouji init 建县文件夹")
                .en("make a county folder with gouji init to ask them too"),
        };
        self.zh(format!(
            "{rules} 条规则要把全县的报告放在一起看，这次没有查；要查的，{zh}"
        ))
        .en(format!(
            "{} all reports of the county together and were not asked; {en}",
            count_noun(rules, "rule needs", "rules need")
        ))
    }

    /// A file that is no submission, and why.
    pub(crate) fn skipped_file(self, file: &SkippedFile) -> String {
        let path = clean_inline(&file.path);
        let why = match file.why {
            SkipReason::OwnOutput => self.zh("是本程序的输出").en("what this program wrote"),
            SkipReason::Device => self
                .zh("是设备、管道或者指向它们的链接")
                .en("a device, a pipe or a link to one"),
            SkipReason::Leftover => self
                .zh("是临时文件、备份或者没有下载完的文件")
                .en("an unfinished copy or a backup"),
            SkipReason::NotAReport => self.zh("不是年度报告").en("not a report"),
            SkipReason::OtherYear(year) => {
                return self
                    .zh(format!("{path} 没有读：是{year}年度的"))
                    .en(format!("{path} is skipped: it is of {year}"));
            }
        };
        self.zh(format!("{path} 没有读：{why}"))
            .en(format!("{path} is skipped: {why}"))
    }

    /// Reports that are not of the year that was asked for.
    pub(crate) fn reports_of_other_years(self, year: u16, files: &[String]) -> String {
        let files: Vec<String> = files.iter().map(|file| clean_inline(file)).collect();
        let (count, files) = (files.len(), self.list(&files));
        self.zh(format!(
            "有 {count} 份报告不是{year}年度的，没有列出（要查别的年度，用 --year）：{files}"
        ))
        .en(format!(
            "{} not of {year} and not listed (--year asks for another): {files}",
            count_noun(count, "report is", "reports are")
        ))
    }

    /// A rule that the county changed.
    pub(crate) fn override_sentence(
        self,
        rule: &str,
        severity: &str,
        reason: &str,
        date: &str,
    ) -> String {
        let (rule, reason) = (clean_inline(rule), clean_inline(reason));
        self.zh(format!("{rule} → {severity}（{date}，{reason}）"))
            .en(format!("{rule} is {severity} ({date}, {reason})"))
    }
}

/// Of how many drafts the values of one figure are told.
const MOST_VALUES: usize = 4;

fn day(date: Date) -> String {
    let (year, month, day) = date.parts();
    format!("{year}年{month}月{day}日")
}
