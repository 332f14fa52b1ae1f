//! What is said of tables that a document prints more than once, and of those that are not the report's.

use super::facts::is_formula;
use super::{ProblemFacts, is_undecodable};
use crate::words::help::count_noun;
use crate::words::{Text, Words, texts, zh};
use gouji_model::{PrintedRow, ReadingProblemKind, TableClaim};

impl Words {
    /// `facts.rows` are the labels of `rows`, and `facts.places` their places, two for each.
    pub(super) fn printed_twice(
        self,
        rows: &[PrintedRow],
        count: usize,
        facts: &ProblemFacts,
    ) -> [Text; 3] {
        let labels = facts.rows.iter().zip(rows);
        let told = labels
            .zip(facts.places.chunks(2))
            .map(|((label, row), places)| {
                let [here, there] = [&row.seen[0], &row.seen[1]].map(|seen| self.quote(seen));
                match places {
                    [first, other] => self
                        .zh(format!("“{label}”{first}是{here}，{other}是{there}"))
                        .en(format!(
                            "\"{label}\" says {here} at {first} and {there} at {other}"
                        )),
                    _ => label.clone(),
                }
            });
        let told: Vec<String> = told.collect();
        let all = match count > told.len() {
            true => self.zh(format!("等{count}行")).en(format!(
                " and others, {} in all",
                count_noun(count, "row", "rows")
            )),
            false => String::new(),
        };
        let told = told.join(&self.zh("；").en("; "));
        texts(
            zh("同一行印了两遍，数不一样").en("rows printed twice with different numbers"),
            zh(format!("印了两遍，数不一样，不知道以哪个为准：{told}{all}"))
                .en(format!("printed twice with different numbers: {told}{all}")),
            zh("请报送单位说明以哪一张表为准，把另一张删去；是上年度的或者样表，在表上面写明")
                .en("ask the submitter which table counts and have the other removed; where one is last year's or a sample, have it say so"),
        )
    }

    pub(super) fn left_out(self, claim: TableClaim, said: &str, facts: &ProblemFacts) -> [Text; 3] {
        let place = facts.place.as_deref().unwrap_or_default();
        let said = self.quote(said);
        let message = match claim {
            TableClaim::Empty => self
                .zh(format!("{place}起是一张没有填数的空表，没有采用，按填了数的那张审核"))
                .en(format!("the copy of the form at {place} holds no numbers and was left out; the one that is filled in was checked")),
            TableClaim::OtherYear => self
                .zh(format!("写着{said}的表是别的年度的，没有采用，按本年度的那张审核"))
                .en(format!("the table under {said} is of another year and was left out")),
            TableClaim::Sample | TableClaim::Instructions => self
                .zh(format!("写着{said}的表没有采用，按另一张审核"))
                .en(format!("the table called {said} was left out; the other one was checked")),
        };
        texts(
            zh("有一张表没有采用").en("a table was left out"),
            zh(message.clone()).en(message),
            zh("不用改；弄错了的，把表名改正，再审核一次")
                .en("nothing to do; if that is wrong, correct the table's name and check again"),
        )
    }

    pub(super) fn otherwise_called(self, claim: TableClaim, said: &str) -> [Text; 3] {
        let said = self.quote(said);
        let message = match claim {
            TableClaim::OtherYear => self
                .zh(format!("表上写着{said}，不是本年度；没有别的表可以代替，照它审核"))
                .en(format!(
                    "the table says {said}, which is not the report's year; it is the only one and was checked"
                )),
            TableClaim::Sample | TableClaim::Instructions | TableClaim::Empty => self
                .zh(format!("表上写着{said}；没有别的表可以代替，照它审核"))
                .en(format!("the table says {said}; it is the only one and was checked")),
        };
        texts(
            zh("表名不像本年度的报表").en("a table that calls itself something else"),
            zh(message.clone()).en(message),
            zh("请报送单位核对：是不是报错了表；没有报错的，把表上的字改正")
                .en("ask whether the right table was sent; if so, have the words corrected"),
        )
    }

    pub(super) fn parallel_years(self, years: &[String]) -> [Text; 3] {
        let quoted: Vec<String> = years.iter().map(|year| self.quote(year)).collect();
        let years = self.list(&quoted);
        texts(
            zh("两年的数并排印着").en("two years side by side"),
            zh(format!(
                "这是几年对照的表：{years}并排印着，说不准哪一列是要报的，没有审核"
            ))
            .en(format!(
                "the table compares years: {years} stand side by side, and it was not checked"
            )),
            zh("请报送单位只留本年度一列，照报表的格式再报一次")
                .en("have the column of the report's year alone sent, as the form has it"),
        )
    }

    pub(super) fn other_form(self, title: &str, facts: &ProblemFacts) -> [Text; 3] {
        let place = facts.place.as_deref().unwrap_or_default();
        texts(
            zh("文件里还有一张报表").en("another form in the file"),
            zh(format!(
                "文件里还有{}（{place}起），没有审核",
                self.quote(title)
            ))
            .en(format!(
                "the file also holds {} (at {place}), which was not checked",
                self.quote(title)
            )),
            zh("把这张报表单独存成一个文件，再审核")
                .en("save that form as a file of its own and check it"),
        )
    }

    pub(super) fn lost_character(self, raw: &str, facts: &ProblemFacts) -> [Text; 3] {
        let (label, raw) = (&facts.label, self.quote(raw));
        let taken = self.reading_text(facts);
        texts(
            zh("数字旁边有问号").en("a question mark beside a number"),
            zh(format!("“{label}”填的是{raw}，问号像是丢了的字符{taken}")).en(format!(
                "\"{label}\" says {raw}; the question mark seems to be a lost character{taken}"
            )),
            zh("核对原来的文件；有疑问的，请报送单位重新发送")
                .en("compare the original; if in doubt, ask for the file again"),
        )
    }

    /// How often a problem stands there, and where first; empty where it stands in one place.
    pub(super) fn repetition(self, kind: &ReadingProblemKind, facts: &ProblemFacts) -> String {
        if facts.repetitions < 2 || matches!(kind, ReadingProblemKind::PrintedTwice { .. }) {
            return String::new();
        }
        let places = facts.places.join(&self.zh("、").en(", "));
        let count = facts.repetitions;
        match kind {
            // Its message says how many cells there are.
            ReadingProblemKind::UnreadableValue { raw }
                if is_formula(raw) || is_undecodable(raw) =>
            {
                self.zh(format!("；前面几处：{places}"))
                    .en(format!("; the first at {places}"))
            }
            _ if count <= facts.places.len() => self
                .zh(format!("；同样的一共{count}处：{places}"))
                .en(format!("; {count} places: {places}")),
            _ => self
                .zh(format!("；同样的一共{count}处，前面几处：{places}"))
                .en(format!("; {count} places in all, the first at {places}")),
        }
    }
}
