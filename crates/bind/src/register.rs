//! The office's register of the reports that it received, from a document: a table with the usual headings.

use crate::list_table::{column_cell, heading_columns, is_total_or_remark, split_values};
use crate::report_head::{date, fold};
use crate::roster;
use gouji_model::{
    Cell, County, Date, Document, Filer, Line, Register, RegisterEntry, RegisterMistake,
    RegisterMistakeKind, TEXT_YEARS, register_file,
};

/// Headings over the column of years.
const YEAR: [&str; 6] = ["年度", "年份", "报告年度", "报送年度", "所属年度", "year"];
/// Headings over the column of forms.
const FORM: [&str; 5] = ["报表", "报表名称", "报表编号", "表名", "form"];
/// Headings over the column of files.
const FILE: [&str; 6] = ["文件", "文件名", "文件名称", "报送文件", "附件", "file"];
/// Headings over the column of the days on which a file came.
const RECEIVED: [&str; 9] = [
    "收到日期",
    "收到时间",
    "收件日期",
    "收件时间",
    "收到日",
    "报送日期",
    "报送时间",
    "收文日期",
    "received",
];
/// Headings over the column of the days on which a file was returned.
const RETURNED: [&str; 5] = ["退回日期", "退回时间", "退回日", "退件日期", "returned"];
/// Headings over the column of the days on which a file was accepted.
const ACCEPTED: [&str; 6] = [
    "接收日期",
    "接收时间",
    "接收日",
    "接受日期",
    "通过日期",
    "accepted",
];

/// What is written where there is no date yet.
const NO_DATE: [&str; 6] = ["/", "-", "--", "—", "——", "无"];

/// The register in `document`, of the reports of `county`; or everything that is wrong in it.
///
/// The row of headings may stand anywhere, its columns in any order; columns with other headings say nothing. There must
/// be a column for the day on which a file came and one for the file or the submitter. A submitter is known by any name
/// that the roster has for it; one that is not on the roster is no mistake, because strangers send reports too.
///
/// A date may be written as 2026-01-12, 2026/1/12, 2026.1.12, 20260112, 2026年1月12日 or 二〇二六年一月十二日, with a time of day
/// behind it; one without a year (1月12日, 1-12) is of the year after the one that is reported.
///
/// # Errors
/// Everything that is wrong, with its place.
pub fn register(document: &Document, county: &County) -> Result<Register, Vec<RegisterMistake>> {
    let mut reading = RegisterReader {
        county,
        headings: None,
        entries: Vec::new(),
        mistakes: Vec::new(),
    };
    for line in &document.lines {
        match split_values(line, &[',']) {
            Some(line) => reading.line(&line),
            None => reading.line(line),
        }
    }
    reading.finish()
}

/// The columns of a register.
#[derive(Debug, Clone, Copy)]
struct Headings {
    submitter: Option<u32>,
    year: Option<u32>,
    form: Option<u32>,
    file: Option<u32>,
    received: u32,
    returned: Option<u32>,
    accepted: Option<u32>,
}

struct RegisterReader<'c> {
    county: &'c County,
    headings: Option<Headings>,
    entries: Vec<RegisterEntry>,
    mistakes: Vec<RegisterMistake>,
}

impl RegisterReader<'_> {
    fn line(&mut self, line: &Line) {
        if self.heading(line) {
            return;
        }
        let Some(headings) = self.headings else {
            return;
        };
        let cell = |column: Option<u32>| column.and_then(|column| column_cell(line, column));
        let text = |column| cell(column).map(|cell| fold(&cell.text));
        let submitter = text(headings.submitter);
        if submitter.as_deref().is_some_and(is_total_or_remark) {
            return;
        }
        let file = cell(headings.file).map(|cell| register_file(&cell.text));
        let year = cell(headings.year).and_then(|cell| self.year(cell));
        let reported = year.unwrap_or(self.county.year);
        let mut day = |column| cell(column).and_then(|cell| self.day(cell, reported));
        let entry = RegisterEntry {
            received: day(Some(headings.received)),
            returned: day(headings.returned),
            accepted: day(headings.accepted),
            filer: submitter.as_deref().and_then(|name| self.filer(name)),
            year,
            form: text(headings.form),
            place: line.cells.first().map(|cell| cell.place),
            submitter,
            file,
        };
        if entry.file.is_some() || entry.submitter.is_some() {
            self.entries.push(entry);
            return;
        }
        let columns = [
            Some(headings.received),
            headings.returned,
            headings.accepted,
            headings.form,
        ];
        if let Some(stated) = columns.into_iter().find_map(cell) {
            let found = stated.text.trim().to_owned();
            self.tell(RegisterMistakeKind::RowWithoutFile { found }, stated);
        }
    }

    /// Whether `line` is a row of headings; then it is taken.
    fn heading(&mut self, line: &Line) -> bool {
        let columns = |words: &[&str]| heading_columns(line, words);
        let all = [
            columns(&roster::NAME),
            columns(&YEAR),
            columns(&FORM),
            columns(&FILE),
            columns(&RECEIVED),
            columns(&RETURNED),
            columns(&ACCEPTED),
        ];
        let [submitter, year, form, file, received, returned, accepted] =
            all.each_ref().map(|columns| columns.first().copied());
        let (Some(received), Some(_)) = (received, file.or(submitter)) else {
            return false;
        };
        let second = all.iter().find_map(|columns| columns.get(1));
        if let Some(cell) = second.and_then(|&column| column_cell(line, column)) {
            let heading = cell.text.trim().to_owned();
            self.tell(RegisterMistakeKind::TwoColumns { heading }, cell);
        }
        self.headings = Some(Headings {
            submitter,
            year,
            form,
            file,
            received,
            returned,
            accepted,
        });
        true
    }

    fn filer(&self, name: &str) -> Option<Filer> {
        let names = &self.county.names;
        match names.find(name) {
            Some((id, _)) => Some(Filer::Submitter(id)),
            None => names.is_county(name).then_some(Filer::County),
        }
    }

    fn year(&mut self, cell: &Cell) -> Option<u16> {
        let text = fold(&cell.text);
        let digits = text.trim_end_matches('度').trim_end_matches('年');
        let year = digits.parse().ok().filter(|year| TEXT_YEARS.contains(year));
        if year.is_none() {
            let found = cell.text.trim().to_owned();
            self.tell(RegisterMistakeKind::NotAYear { found }, cell);
        }
        year
    }

    fn day(&mut self, cell: &Cell, reported: u16) -> Option<Date> {
        let text = cell.text.trim();
        if NO_DATE.contains(&fold(text).as_str()) {
            return None;
        }
        let day = day(text, reported);
        if day.is_none() {
            let found = text.to_owned();
            self.tell(RegisterMistakeKind::NotADate { found }, cell);
        }
        day
    }

    fn tell(&mut self, kind: RegisterMistakeKind, cell: &Cell) {
        let place = Some(cell.place);
        self.mistakes.push(RegisterMistake { kind, place });
    }

    fn finish(mut self) -> Result<Register, Vec<RegisterMistake>> {
        if self.headings.is_none() {
            return Err(vec![RegisterMistake {
                kind: RegisterMistakeKind::NoHeading,
                place: None,
            }]);
        }
        if self.mistakes.is_empty() {
            return Ok(Register {
                entries: self.entries,
            });
        }
        self.mistakes.sort_by_key(|mistake| mistake.place);
        Err(self.mistakes)
    }
}

/// From this month on a day without a year is of the reported year, for reports come in around the turn of the year.
const LATE_MONTHS: u8 = 7;

/// The day that `text` says, as people write it; one without a year is of the winter in which reports on `reported` come in.
fn day(text: &str, reported: u16) -> Option<Date> {
    // A time of day stands behind the day, parted by a space or a T.
    let is_time = |rest: &str| rest.contains(':') || rest.contains('时') || rest.contains('：');
    let text = match text.split_once(|c: char| c.is_whitespace() || c == 'T') {
        Some((day, rest)) if is_time(rest) => day,
        _ => text,
    };
    let text = fold(text).replace('号', "日");
    let year_of = |month: &str| match month.parse::<u8>() {
        Ok(month) if month >= LATE_MONTHS => reported,
        _ => reported.saturating_add(1),
    };
    if let Some((month, _)) = text.split_once('月') {
        let year = if text.contains('年') {
            String::new()
        } else {
            format!("{}年", year_of(month))
        };
        let end = if text.ends_with('日') { "" } else { "日" };
        return date(&format!("{year}{text}{end}"))?.day;
    }
    let is_run = text.len() == 8 && text.bytes().all(|c| c.is_ascii_digit());
    let parts: Vec<&str> = match is_run {
        true => [text.get(..4), text.get(4..6), text.get(6..)]
            .into_iter()
            .flatten()
            .collect(),
        false => text.split(['-', '/', '.', '年']).collect(),
    };
    let small = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            Date::new(year.parse().ok()?, small(month)?, small(day)?)
        }
        [month, day] => Date::new(year_of(month), small(month)?, small(day)?),
        _ => None,
    }
}

#[cfg(test)]
#[path = "register_tests.rs"]
mod tests;
