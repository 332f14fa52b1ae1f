//! A roster of submitters from a document: a table with the usual headings.

use crate::list_table::{column_cell, heading_columns, is_total_or_remark, split_values};
use crate::report_head::fold;
use gouji_model::characters::count_up_to;
use gouji_model::numeral::is_chinese_numeral;
use gouji_model::{
    Cell, Document, IdVec, Level, Line, NameKind, Place, Roster, RosterMistake, RosterMistakeKind,
    Submitter, SubmitterId, SubmitterIndex,
};

/// Headings over the column of names.
pub(crate) const NAME: [&str; 11] = [
    "单位名称",
    "报送单位",
    "报送单位名称",
    "填报单位",
    "单位",
    "名称",
    "单位全称",
    "机关名称",
    "乡镇街道",
    "name",
    "submitter",
];
/// Headings over the column of levels.
const LEVEL: [&str; 9] = [
    "级别",
    "类型",
    "类别",
    "单位类型",
    "单位类别",
    "单位级别",
    "单位性质",
    "层级",
    "level",
];
/// Headings over a column of other names.
const ALIASES: [&str; 8] = [
    "别名",
    "简称",
    "单位简称",
    "规范简称",
    "别称",
    "其他名称",
    "alias",
    "aliases",
];
/// Headings over a column of former names.
const FORMER: [&str; 6] = [
    "曾用名",
    "原名",
    "原名称",
    "原单位名称",
    "former",
    "formername",
];

/// The longest name, in characters.
const LONGEST: usize = 40;

/// The roster in `document`, of the county of that name; or everything that is wrong in it.
///
/// The row of headings may stand anywhere; a document may hold several tables with one each, as sheets of a
/// workbook do. What stands above the headings, blank rows, totals and remarks below the list are left out. A row
/// like 「一、乡镇（20个）」 is none of the list and gives what follows its level. Where there is no level, the
/// ending of the name tells it ([`Level::from_name`]).
///
/// # Errors
/// Everything that is wrong, with its place.
pub fn roster(document: &Document, county: &str) -> Result<Roster, Vec<RosterMistake>> {
    let mut reading = RosterReader::default();
    for line in &document.lines {
        match split_values(line, &[',', '，']) {
            Some(line) => reading.line(&line),
            None => reading.line(line),
        }
    }
    reading.finish(county)
}

/// The columns of a table with headings.
struct Headings {
    table: Option<u32>,
    name: u32,
    level: Option<u32>,
    aliases: Vec<u32>,
    former: Vec<u32>,
}

#[derive(Default)]
struct RosterReader {
    headings: Option<Headings>,
    has_headings: bool,
    /// The level that a row between others gives to those below it.
    section: Option<Level>,
    /// A level whose cell covers further rows, and how many.
    covering: Option<(Result<Level, String>, u32)>,
    submitters: Vec<Submitter>,
    places: Vec<Place>,
    mistakes: Vec<RosterMistake>,
}

impl RosterReader {
    fn line(&mut self, line: &Line) {
        if self.heading(line) {
            return;
        }
        let Some(headings) = &self.headings else {
            return;
        };
        if headings.table != line.table {
            self.headings = None;
            return;
        }
        let cell = |column| column_cell(line, column);
        let name = cell(headings.name);
        let level = headings.level.and_then(cell);
        let names = |columns: &[u32]| {
            columns
                .iter()
                .filter_map(|&column| cell(column))
                .flat_map(split)
                .collect()
        };
        let (aliases, former): (Vec<String>, Vec<String>) =
            (names(&headings.aliases), names(&headings.former));
        let level = self.level_of(level);
        let Some(cell) = name else {
            let others = [&aliases, &former];
            let stated = others.into_iter().flatten().next();
            if let (Some(stated), Some(first)) = (stated, line.cells.first()) {
                let found = stated.clone();
                self.tell(RosterMistakeKind::RowWithoutName { found }, first.place);
            }
            return;
        };
        let text = fold(&cell.text);
        if self.is_section(line, &text) || is_total_or_remark(&text) {
            return;
        }
        if !is_name(&text) {
            let found = cell.text.trim().to_owned();
            self.tell(RosterMistakeKind::NotAName { found }, cell.place);
            return;
        }
        let level = match level {
            Some((Ok(level), _)) => level,
            Some((Err(found), place)) => {
                self.tell(RosterMistakeKind::UnknownLevel { found }, place);
                return;
            }
            None => self.section.unwrap_or_else(|| Level::from_name(&text)),
        };
        self.places.push(cell.place);
        self.submitters.push(Submitter {
            name: text,
            level,
            aliases,
            former,
        });
    }

    /// Whether `line` is a row of headings; then it is taken.
    fn heading(&mut self, line: &Line) -> bool {
        let columns = |words: &[&str]| heading_columns(line, words);
        let names = columns(&NAME);
        let [name, others @ ..] = names.as_slice() else {
            return false;
        };
        // A list may hold the word 单位 in a cell, and no row of a list holds a second heading.
        let has_others = [&LEVEL[..], &ALIASES, &FORMER, &["序号", "编号", "备注"]]
            .iter()
            .any(|words| !columns(words).is_empty());
        let known = self.headings.as_ref();
        if known.is_some_and(|known| known.table == line.table) && !has_others {
            return false;
        }
        self.has_headings = true;
        if let (false, Some(first)) = (others.is_empty(), line.cells.first()) {
            self.tell(RosterMistakeKind::TwoNameColumns, first.place);
        }
        self.section = None;
        self.covering = None;
        self.headings = Some(Headings {
            table: line.table,
            name: *name,
            level: columns(&LEVEL).first().copied(),
            aliases: columns(&ALIASES),
            former: columns(&FORMER),
        });
        true
    }

    /// The level that a cell says, or one above it that covers this row; `None` where it is blank.
    fn level_of(&mut self, cell: Option<&Cell>) -> Option<(Result<Level, String>, Place)> {
        match cell {
            Some(cell) => {
                let stated = level(&fold(&cell.text));
                self.covering = (cell.area.rows > 1).then(|| (stated.clone(), cell.area.rows - 1));
                Some((stated, cell.place)).filter(|(stated, _)| *stated != Err(String::new()))
            }
            None => {
                let (stated, rows) = self.covering.take()?;
                self.covering = (rows > 1).then(|| (stated.clone(), rows - 1));
                // A level that is none was told where it stands.
                Some((Ok(stated.ok()?), Place::Paragraph { paragraph: 1 }))
            }
        }
    }

    /// Whether a row only heads those below it: 「一、乡镇（20个）」, or one text over all columns.
    fn is_section(&mut self, line: &Line, text: &str) -> bool {
        let mut cells = line.cells.iter();
        let written = cells.clone().filter(|cell| !fold(&cell.text).is_empty());
        let is_alone = written.count() == 1;
        let number = text.trim_start_matches(|c| c == '(' || is_chinese_numeral(c));
        let is_numbered = number.len() < text.len() && number.starts_with(['、', ')', '.']);
        let is_wide = cells.any(|cell| cell.area.columns > 1 && !cell.text.trim().is_empty());
        if !is_alone || !(is_numbered || is_wide) {
            return false;
        }
        let title = number.trim_start_matches(['、', ')', '.']);
        let title = title.split('(').next().unwrap_or(title);
        self.section = level(title).ok();
        true
    }

    fn tell(&mut self, kind: RosterMistakeKind, place: Place) {
        let place = Some(place);
        self.mistakes.push(RosterMistake { kind, place });
    }

    fn finish(mut self, county: &str) -> Result<Roster, Vec<RosterMistake>> {
        let of_file = |kind| RosterMistake { kind, place: None };
        if !self.has_headings {
            return Err(vec![of_file(RosterMistakeKind::NoHeading)]);
        }
        if self.submitters.is_empty() && self.mistakes.is_empty() {
            return Err(vec![of_file(RosterMistakeKind::NobodyListed)]);
        }
        self.clashes(county);
        if self.mistakes.is_empty() {
            return Ok(Roster {
                submitters: self.submitters,
            });
        }
        self.mistakes.sort_by_key(|mistake| mistake.place);
        Err(self.mistakes)
    }

    fn clashes(&mut self, county: &str) {
        let listed = IdVec::from_vec(self.submitters.clone());
        let names = SubmitterIndex::new(county, &listed);
        for clash in names.clashes() {
            let place = |id: SubmitterId| self.places.get(id.index()).copied();
            let (Some(first_place), Some(second_place)) = (place(clash.first), place(clash.second))
            else {
                continue;
            };
            let name = clash.name.clone();
            let is_twice =
                clash.first_kind == NameKind::Listed && clash.second_kind == NameKind::Listed;
            let kind = if is_twice {
                let first = first_place;
                RosterMistakeKind::Twice { name, first }
            } else {
                let name_of =
                    |id: SubmitterId| listed.try_get(id).map(|submitter| submitter.name.clone());
                RosterMistakeKind::NameOfTwo {
                    name,
                    first: name_of(clash.first).unwrap_or_default(),
                    second: name_of(clash.second).unwrap_or_default(),
                    first_place,
                }
            };
            self.mistakes.push(RosterMistake {
                kind,
                place: Some(second_place),
            });
        }
    }
}

/// The names in a cell, parted by any sign that parts names.
fn split(cell: &Cell) -> Vec<String> {
    let parts = cell.text.split(['、', '，', ',', ';', '；', '/', '\n']);
    parts.map(fold).filter(|name| !name.is_empty()).collect()
}

/// The level that a word of the column says; what is written where it says none.
fn level(text: &str) -> Result<Level, String> {
    let text = text.to_ascii_lowercase();
    let word = text.strip_prefix(['县', '区', '市']).unwrap_or(&text);
    let is = |words: &[&str]| words.contains(&text.as_str()) || words.contains(&word);
    if is(&["乡镇", "镇", "乡", "苏木", "township"]) {
        Ok(Level::Township)
    } else if is(&["街道", "街道办", "街道办事处", "street"]) {
        Ok(Level::Street)
    } else if is(&["本级", "own"]) {
        Ok(Level::Own)
    } else if is(&[
        "部门",
        "直部门",
        "直单位",
        "直机关",
        "直属部门",
        "直属单位",
        "政府部门",
        "政府工作部门",
        "工作部门",
        "组成部门",
        "政府组成部门",
        "直属机构",
        "事业单位",
        "派出机构",
        "局",
        "department",
    ]) {
        Ok(Level::Department)
    } else {
        Err(text)
    }
}

/// Whether a text may be the name of a submitter.
fn is_name(text: &str) -> bool {
    let is_sign = |c: char| matches!(c, '。' | ':' | ';' | ',' | '?' | '!' | '、');
    let has_letter = text.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    has_letter && !text.contains(is_sign) && count_up_to(text, LONGEST) <= LONGEST
}

#[cfg(test)]
#[path = "roster_tests.rs"]
mod tests;
