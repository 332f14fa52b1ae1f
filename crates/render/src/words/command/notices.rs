//! What a run says of itself: where its result went, what was not checked, and how the cases of rules came out.

use crate::terminal::width::clean_inline;
use crate::words::{Words, zh};
use std::time::Duration;

impl Words {
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
