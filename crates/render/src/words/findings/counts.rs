//! What a report and a run come to: how many checks, findings and reports there are, and what the office does next.

use crate::words::help::count_noun;
use crate::words::{Words, zh};
use gouji_model::{Counts, Severity, Status, SubmitterState};
use std::cmp::Ordering;

/// Facts of the last line: what all submitters and reports come to.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Totals {
    pub(crate) submitters: SubmitterTotals,
    pub(crate) reports: usize,
    pub(crate) clean: usize,
    pub(crate) explained: usize,
    pub(crate) query: usize,
    pub(crate) undecided: usize,
    /// Reports with checks undecided for more than the year.
    pub(crate) incomplete: usize,
    /// Reports that name no year where a check asks for it.
    pub(crate) without_year: usize,
    /// Reports in which no check was decided, because none applies.
    pub(crate) idle: usize,
    /// Reports of which no rule was asked.
    pub(crate) unasked: usize,
    pub(crate) error: usize,
    pub(crate) unrecognised: usize,
    pub(crate) unreadable: usize,
    /// Earlier drafts, which are none of the reports.
    pub(crate) superseded: usize,
    /// Reports that say what another one says.
    pub(crate) duplicates: usize,
    /// Drafts of which nobody can tell which counts.
    pub(crate) unclear: usize,
    /// Files that could not be read, beside a report that was.
    pub(crate) unread: usize,
    /// Reports of other years.
    pub(crate) other_years: usize,
    /// Files that are no reports.
    pub(crate) skipped: usize,
    /// Reports that wait for those of submitters that have sent none.
    pub(crate) waiting: usize,
    /// Submitters that are not on the roster.
    pub(crate) strangers: usize,
    /// Submitters that have sent something of which nothing could be read at all.
    pub(crate) unusable: usize,
    /// Submitters whose only report is of another year or another submitter.
    pub(crate) misfiled: usize,
    /// Findings over the county, missing reports aside.
    pub(crate) county_findings: usize,
    /// Queries in all reports together.
    pub(crate) queries: usize,
}

/// How many submitters come to what.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct SubmitterTotals {
    pub(crate) all: usize,
    pub(crate) clean: usize,
    pub(crate) explained: usize,
    pub(crate) query: usize,
    pub(crate) undecided: usize,
    pub(crate) error: usize,
    pub(crate) unreadable: usize,
    pub(crate) missing: usize,
}

impl Totals {
    /// Whether there are files that are none of the reports.
    pub(crate) fn has_others(&self) -> bool {
        self.unread + self.other_years + self.skipped > 0
    }

    /// How many reports come to `status`.
    pub(crate) fn of_status(&mut self, status: Status) -> &mut usize {
        match status {
            Status::Clean => &mut self.clean,
            Status::Explained => &mut self.explained,
            Status::Query => &mut self.query,
            Status::Undecided => &mut self.undecided,
            Status::Error => &mut self.error,
            Status::Unrecognised => &mut self.unrecognised,
            Status::Unreadable => &mut self.unreadable,
        }
    }
}

impl SubmitterTotals {
    /// How many submitters come to `state`.
    pub(crate) fn of_state(&mut self, state: SubmitterState) -> &mut usize {
        match state {
            SubmitterState::Clean => &mut self.clean,
            SubmitterState::Explained => &mut self.explained,
            SubmitterState::Query => &mut self.query,
            SubmitterState::Undecided => &mut self.undecided,
            SubmitterState::Error => &mut self.error,
            SubmitterState::Unreadable => &mut self.unreadable,
            SubmitterState::Missing => &mut self.missing,
        }
    }
}

impl Words {
    /// A heading for undecided checks: how many, and how many of them are of severity `error`.
    pub(crate) fn undecided_heading(self, checks: usize, errors: usize) -> String {
        let all = count_noun(checks, "check", "checks");
        match errors {
            0 => self
                .zh(format!("未能审核 {checks} 条"))
                .en(format!("undecided: {all}")),
            _ => self
                .zh(format!("未能审核 {checks} 条，其中强制性 {errors} 条"))
                .en(format!("undecided: {all}, {errors} of severity error")),
        }
    }

    /// How many checks came out how.
    pub(crate) fn counts(self, counts: Counts) -> String {
        let all = counts.total();
        self.zh(format!(
            "审核 {all} 条关系：通过 {}，不通过 {}，不适用 {}，未能审核 {}",
            counts.satisfied, counts.violated, counts.not_applicable, counts.undecided
        ))
        .en(format!(
            "{}: {} hold, {} violated, {} not applicable, {} undecided",
            count_noun(all, "check", "checks"),
            counts.satisfied,
            counts.violated,
            counts.not_applicable,
            counts.undecided
        ))
    }

    /// How many submitters on the roster came out how, and how many others there are; empty where there is no county.
    pub(crate) fn submitter_totals(self, all: Totals) -> String {
        let totals = all.submitters;
        if totals.all == 0 {
            return String::new();
        }
        // Behind a count there is no room for a comma.
        let of = |count, state| match state {
            SubmitterState::Unreadable => (count, self.pick("读不出", "unreadable")),
            state => (count, self.submitter_state(state)),
        };
        let parts = [
            of(totals.clean, SubmitterState::Clean),
            of(totals.explained, SubmitterState::Explained),
            of(totals.query, SubmitterState::Query),
            of(totals.error, SubmitterState::Error),
            of(totals.undecided, SubmitterState::Undecided),
            of(totals.unreadable, SubmitterState::Unreadable),
            of(totals.missing, SubmitterState::Missing),
        ];
        let listed = self.zh(format!("共 {} 个单位", totals.all)).en(count_noun(
            totals.all,
            "submitter",
            "submitters",
        ));
        let line = self.total_line(&listed, &parts);
        match all.strangers {
            0 => line,
            strangers => self
                .zh(format!("{line}；另有名单以外的单位 {strangers}"))
                .en(format!("{line}; besides {strangers} not on the roster")),
        }
    }

    /// How many reports came out how, and how many files are none.
    pub(crate) fn totals(self, totals: Totals) -> String {
        let parts = [
            (totals.clean, self.pick("通过", "clean")),
            (totals.explained, self.pick("已说明", "explained")),
            (totals.query, self.pick("要核实", "with queries")),
            (totals.error, self.pick("有错误", "with errors")),
            (totals.undecided, self.pick("没审完", "undecided")),
            (totals.unrecognised, self.pick("认不出报表", "unrecognised")),
            (totals.unreadable, self.pick("读不出", "unreadable")),
        ];
        let reports = self
            .zh(format!("共 {} 份报告", totals.reports))
            .en(count_noun(totals.reports, "report", "reports"));
        let line = self.total_line(&reports, &parts);
        let besides = [
            (totals.superseded, self.pick("旧稿", "earlier drafts")),
            (totals.duplicates, self.pick("重复", "duplicates")),
            (totals.unclear, self.pick("分不出先后的", "unclear drafts")),
            (
                totals.unread,
                self.pick("没有读出数的文件", "files without figures"),
            ),
            (
                totals.other_years,
                self.pick("别的年度的", "of other years"),
            ),
            (
                totals.skipped,
                self.pick("不是年度报告的文件", "files that are no reports"),
            ),
        ];
        let besides = self.count_list(&besides);
        match besides.is_empty() {
            true => line,
            false => self
                .zh(format!("{line}；另有{besides}"))
                .en(format!("{line}; besides {besides}")),
        }
    }

    /// `all`, then how many of them are what, where any is.
    fn total_line(self, all: &str, parts: &[(usize, &str)]) -> String {
        let outcomes = self.count_list(parts);
        match outcomes.is_empty() {
            true => all.to_owned(),
            false => self
                .zh(format!("{all}：{outcomes}"))
                .en(format!("{all}: {outcomes}")),
        }
    }

    /// Those of `parts` of which there is any, with their count.
    fn count_list(self, parts: &[(usize, &str)]) -> String {
        let some = parts.iter().filter(|(count, _)| *count > 0);
        let texts: Vec<String> = some
            .map(|(count, what)| {
                self.zh(format!("{what} {count}"))
                    .en(format!("{count} {what}"))
            })
            .collect();
        texts.join(self.pick("，", ", "))
    }

    /// What the office does next: a step for each kind of result that occurs.
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub(crate) fn next_step(self, totals: Totals) -> String {
        let parts = [
            (
                totals.reports == 0 && totals.submitters.all == 0,
                zh("看看路径对不对，文件夹里有没有报告")
                    .en("see whether the path is right and the folder holds reports"),
            ),
            (
                totals.error > 0,
                zh("有错误的退回修改").en("send reports with errors back for correction"),
            ),
            (
                totals.queries > 0,
                zh("要核实的，请报送单位核对，改正或书面说明")
                    .en("have queries corrected or explained in writing"),
            ),
            (
                totals.without_year > 0,
                zh("没有写明年度的，在标题写明是哪一年度的报告后再审核一次")
                    .en("where no year is stated, have it written into the title and check again"),
            ),
            (
                totals.incomplete > 0,
                zh("没审完的，补全缺的行、改正填的内容后再审核一次")
                    .en("have the missing rows and unreadable values of undecided reports put right and check again"),
            ),
            (
                totals.unreadable + totals.unusable > 0,
                zh("读不出的，按上面的办法处理后再审核")
                    .en("do with unreadable files as told above and check again"),
            ),
            (
                totals.unrecognised > 0,
                zh("认不出的，看看是不是别的年度的表样")
                    .en("see whether unrecognised files use another year's form"),
            ),
            (
                totals.waiting > 0,
                zh("等着别的单位的，等缺的报告补齐、能读出以后再审核一次")
                    .en("check reports that wait for others again once those are in and can be read"),
            ),
            (
                totals.idle > 0,
                zh("没有一条规则适用的，看看是不是空表，或者规则选得太少")
                    .en("where no rule applies, see whether the form is empty or too few rules were chosen"),
            ),
            (
                totals.unasked > 0,
                zh("一条规则也没有查的，换上适用的规则再审核一次")
                    .en("where no rule was asked, choose rules that apply and check again"),
            ),
            (
                totals.misfiled > 0,
                zh("报错了年度或者文件的，请重新发送")
                    .en("ask those who sent another year's or another submitter's report for the right one"),
            ),
            (
                totals.submitters.missing > 0,
                zh("没有找到报告的，催报").en("remind the submitters without a report"),
            ),
            (
                totals.county_findings > 0,
                zh("报送情况里的问题，按上面的办法处理").en("see to what is said of the batch"),
            ),
        ];
        let steps: Vec<&str> = parts
            .into_iter()
            .filter(|(occurs, _)| *occurs)
            .map(|(_, (zh, en))| self.pick(zh, en))
            .collect();
        match steps.is_empty() {
            true => self
                .zh("没有要改的，可以接收")
                .en("nothing to correct; the reports can be accepted"),
            false => steps.join(self.pick("；", "; ")),
        }
    }

    /// How many findings of each severity there are; empty where there are none.
    pub(crate) fn finding_counts(self, findings: [(Severity, usize); 3]) -> String {
        let of_severity = |(severity, count): (Severity, usize)| match severity {
            Severity::Error => self
                .zh(format!("错误 {count}"))
                .en(count_noun(count, "error", "errors")),
            Severity::Query => self
                .zh(format!("核实 {count}"))
                .en(count_noun(count, "query", "queries")),
            Severity::Note => self
                .zh(format!("提示 {count}"))
                .en(count_noun(count, "note", "notes")),
        };
        let occurring = findings.into_iter().filter(|(_, count)| *count > 0);
        let counts: Vec<String> = occurring.map(of_severity).collect();
        match counts.is_empty() {
            true => String::new(),
            false => self.remark(&counts.join(self.pick("，", ", "))),
        }
    }

    /// Why there are fewer or more findings than violated checks.
    pub(crate) fn count_difference(self, violated: usize, found: usize) -> &'static str {
        match violated.cmp(&found) {
            Ordering::Greater => self.pick(
                "（同一个问题查出几条的，合成一处说）",
                " (violated checks of one problem are told as one finding)",
            ),
            Ordering::Less => self.pick(
                "（读表时看到的问题不算在条数里）",
                " (what is found while reading is no check)",
            ),
            Ordering::Equal => "",
        }
    }

    /// Why a report is fine although checks in it are violated.
    pub(crate) fn notes_only(self) -> &'static str {
        self.pick("（不通过的都只是提示）", " (those violated are only notes)")
    }

    /// How many checks were left for want of last year's report or of a roster; nothing where none was.
    pub(crate) fn unavailable_checks(self, checks: usize) -> String {
        match checks {
            0 => String::new(),
            _ => self
                .zh(format!(
                    "{checks} 条关系要和上年度的报告、名单对照，手头没有；加 -v 看是哪些"
                ))
                .en(format!(
                    "{checks} checks against last year's report or the roster, which are not at \
                     hand; -v lists them"
                )),
        }
    }
}
