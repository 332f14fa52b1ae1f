//! Why no form was recognised in a file, and what to do.

use super::facts::near_form;
use crate::words::Words;
use gouji_model::{RecognitionFailure, Years};

impl Words {
    /// Why no form was recognised, and what to do.
    pub(crate) fn recognition_failure(self, failure: &RecognitionFailure) -> (String, String) {
        if !failure.pictures.is_empty() {
            return self.pictured_tables(&failure.pictures);
        }
        let (message, help) = match near_form(failure) {
            Some(form) => (
                self.zh(format!(
                    "认不出是哪张报表：最像“{form}”，但只找到它的{}行",
                    failure.rows_found
                ))
                .en(format!(
                    "no form recognised: nearest is \"{form}\", with {} of its rows found",
                    failure.rows_found
                )),
                self.zh("看看表格是不是没有粘贴完整，或者用了别的年度的表样")
                    .en("see whether the whole table was pasted, or another year's form was used"),
            ),
            None => (
                self.zh("文件里没有找到能审核的统计表")
                    .en("no table found that can be checked"),
                self.zh(
                    "看看是不是只有文字部分，没有附统计表，或者表格是贴上去的图片，\
                     或者是别的年度的表样",
                )
                .en(
                    "see whether the file has the prose only, the table is a picture, or another \
                     year's form was used",
                ),
            ),
        };
        (message, format!("{help}{}", self.known_forms(failure)))
    }

    /// That the tables under `headings` are pictures, and what to do.
    fn pictured_tables(self, headings: &[String]) -> (String, String) {
        let quoted: Vec<String> = headings.iter().map(|heading| self.quote(heading)).collect();
        let all = if headings.len() > 1 { "都" } else { "" };
        let message = self
            .zh(format!(
                "表格是图片，数读不出来：{}下面{all}是图片",
                quoted.concat()
            ))
            .en(format!(
                "the table is a picture and cannot be read: under {}",
                quoted.join(", ")
            ));
        let help = self
            .zh("请报送单位把图片换成表格，再报一次")
            .en("ask the submitter to put tables in place of the pictures and to file again");
        (message, help)
    }

    /// The forms that can be checked, with their years.
    fn known_forms(self, failure: &RecognitionFailure) -> String {
        let form = |(title, years): &(String, Years)| {
            let first = years.first;
            match years.last {
                Some(last) if last == first => self
                    .zh(format!("{title}（{last}年度）"))
                    .en(format!("{title} ({last})")),
                Some(last) => self
                    .zh(format!("{title}（{first}至{last}年度）"))
                    .en(format!("{title} ({first} to {last})")),
                None => self
                    .zh(format!("{title}（{first}年度起）"))
                    .en(format!("{title} (since {first})")),
            }
        };
        let forms: Vec<String> = failure.known.iter().map(form).collect();
        let names = self.list(&forms);
        match forms.is_empty() {
            true => String::new(),
            false => self
                .zh(format!(
                    "\n现在能审核的报表：{names}；别的年度的报表还不能审核"
                ))
                .en(format!(
                    "\nforms that can be checked: {names}; those of other years cannot be checked \
                     yet"
                )),
        }
    }
}
