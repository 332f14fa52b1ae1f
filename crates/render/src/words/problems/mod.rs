//! Problems of reading a report: what kind, what is wrong here, what to do.

mod copies;
mod facts;
mod recognition;

pub(crate) use facts::ProblemFacts;

use crate::words::help::count_noun;
use crate::words::{ProblemWords, Text, TextPair, Words, texts, zh};
use facts::{Misfit, is_formula, misfit};
use gouji_model::ReadingProblemKind;

impl Words {
    /// The message about a problem of reading.
    pub(crate) fn problem(self, kind: &ReadingProblemKind, facts: &ProblemFacts) -> ProblemWords {
        let mut words = self.problem_words(self.problem_texts(kind, facts));
        words.message += &self.repetition(kind, facts);
        words
    }

    #[expect(clippy::too_many_lines, reason = "a flat table")]
    fn problem_texts(self, kind: &ReadingProblemKind, facts: &ProblemFacts) -> [Text; 3] {
        use ReadingProblemKind as K;
        let label = &facts.label;
        match kind {
            K::UnreadableValue { raw } if is_undecodable(raw) => self.undecodable_value(raw, facts),
            K::UnreadableValue { raw } if is_formula(raw) && facts.count > 1 => texts(
                zh("公式没有算出的数").en("formulas without results"),
                zh(format!(
                    "{}格里是没有算出结果的公式，不是数：“{label}”等",
                    facts.count
                ))
                .en(format!(
                    "{} cells hold a formula without its result, \"{label}\" first",
                    facts.count
                )),
                unreadable_help(raw, facts),
            ),
            K::UnreadableValue { raw } => texts(
                zh("填的不是数").en("not a number"),
                zh(format!("“{label}”填的是{}，不是一个数", self.quote(raw))).en(format!(
                    "\"{label}\" says {}, which is not a number",
                    self.quote(raw)
                )),
                unreadable_help(raw, facts),
            ),
            K::UnsuitableNumber { raw, scale } => self.unsuitable_number(facts, raw, *scale),
            K::AbsentRows {
                count,
                picture: Some(heading),
                ..
            } => self.pictured_rows(*count, heading),
            K::AbsentRows {
                count,
                cut_off_after,
                ..
            } => self.absent_rows(*count, *cut_off_after, facts),
            K::UnplacedRow { text, .. } => self.unplaced_row(text, facts),
            K::UnitInCell { raw, unit } => texts(
                zh("数字里带着单位").en("a unit beside the number"),
                zh(format!(
                    "“{label}”填的是{}，里面带着单位“{unit}”{}",
                    self.quote(raw),
                    self.reading_text(facts)
                ))
                .en(format!(
                    "\"{label}\" says {}, with the unit \"{unit}\" in it{}",
                    self.quote(raw),
                    self.reading_text(facts)
                )),
                self.unit_in_cell_help(unit, facts),
            ),
            K::OtherUnit { printed } => texts(
                zh("单位和报表不一样").en("another unit than the form's"),
                match &facts.unit {
                    Some(unit) => {
                        let taken = match facts.is_converted(printed) {
                            true => self.conversion_text(facts),
                            false => self.no_conversion_text(facts),
                        };
                        self.zh(format!(
                            "“{label}”的单位写的是“{printed}”，报表规定是“{unit}”{taken}"
                        ))
                        .en(format!(
                            "\"{label}\" is given in \"{printed}\"; the form has \
                                 \"{unit}\"{taken}"
                        ))
                    }
                    None => self
                        .zh(format!(
                            "“{label}”印着单位“{printed}”，报表规定这一行没有单位"
                        ))
                        .en(format!(
                            "\"{label}\" is given in \"{printed}\"; the form has no unit there"
                        )),
                },
                match &facts.unit {
                    Some(unit) if facts.is_converted(printed) => self
                        .zh(format!("核对换算的结果；把单位改回“{unit}”，数换算后再填"))
                        .en(format!(
                            "see whether the result is meant; use \"{unit}\" and convert the \
                             number"
                        )),
                    Some(unit) => self
                        .zh(format!(
                            "单位写错的，改成“{unit}”；填错了行的，填到该填的行里"
                        ))
                        .en(format!(
                            "if the unit is wrong, change it to \"{unit}\"; if the row is, move \
                             the number"
                        )),
                    None => self
                        .zh("核对是不是填错了行")
                        .en("see whether the number stands in the right row"),
                },
            ),
            K::NoUnit { taken } => texts(
                zh("金额没有写单位").en("an amount without its unit"),
                match &facts.value {
                    Some(value) => self
                        .zh(format!("“{label}”填了{value}，没有写单位，按“{taken}”审核"))
                        .en(format!(
                            "\"{label}\" says {value} without a unit and is taken for \"{taken}\""
                        )),
                    None => self
                        .zh(format!("“{label}”没有写单位，按“{taken}”审核"))
                        .en(format!(
                            "\"{label}\" has no unit and is taken for \"{taken}\""
                        )),
                },
                zh(format!(
                    "核对是不是{taken}；不是的，在表头写明单位，或者换算成{taken}再填"
                ))
                .en(format!(
                    "if it is not in \"{taken}\", print the unit in the header, or convert the number"
                )),
            ),
            K::HeadingHasValue => texts(
                zh("标题行填了数").en("a number on a heading"),
                match &facts.value {
                    Some(value) => self
                        .zh(format!("“{label}”是标题行，填了{value}"))
                        .en(format!("\"{label}\" is a heading and says {value}")),
                    None => self
                        .zh(format!("“{label}”是标题行，填了内容"))
                        .en(format!("\"{label}\" is a heading and is filled in")),
                },
                zh("下面各项单位不同，标题行加不出一个数，空着即可").en(
                    "the rows below have unlike units and no common sum; leave the heading blank",
                ),
            ),
            K::NotPlaced { seen } if seen.is_empty() => texts(
                zh("只有行名").en("a label alone"),
                zh(format!("“{label}”只有行名，没有看到它的数")).en(format!(
                    "\"{label}\" has a label and no cell for its numbers"
                )),
                zh("对照原来的文件，把这一行的数写在行名后面，空格子也要留着；没有发生的填0")
                    .en("compare the original, and write the row's numbers behind its label; 0 where there was nothing"),
            ),
            K::NotPlaced { seen } => texts(
                zh("数字对不上").en("numbers without a row"),
                zh(format!(
                    "看到了{}，说不准是哪一行的数{}",
                    self.quote(seen),
                    self.near_label(label)
                ))
                .en(format!(
                    "{} was seen, but it cannot be said whose it is{}",
                    self.quote(seen),
                    self.near_label(label)
                )),
                match facts.is_on_page {
                    true => zh("请报送单位发原来的Word或Excel文件；只有PDF的，给表格加上框线，整张表打在一页宽以内，再导出")
                        .en("ask for the Word or Excel file; if there is only the PDF, give the table borders, fit it to the width of one page and export again"),
                    false => zh("对照报表，一行一个数重新排好；多余的空行、合并的单元格去掉")
                        .en("compare the form and write one number per row, without extra blank lines or merged cells"),
                },
            ),
            K::NoFigures { table, .. } => texts(
                zh("整张表没有数").en("a table without figures"),
                zh(format!("“{table}”只有行名和表头，一个数也没有")).en(format!(
                    "\"{table}\" has its labels and not a single number"
                )),
                zh("打开原来的文件核对：填了数的，连同数一起重新复制或者另存；没有填的，补填，没有发生的填0")
                    .en("open the original: copy or save it again with its numbers, or fill them in; enter 0 where there was nothing"),
            ),
            K::UnknownHeader { rows, unknown, .. } => self.unknown_header(*rows, unknown, facts),
            K::OutsideColumns { seen } => texts(
                zh("表外的列里有数").en("numbers outside the columns"),
                zh(format!("报表没有的列里有数：{}，没有读", self.quote(seen))).en(format!(
                    "numbers stand in a column that the form does not have and were not read: {}",
                    self.quote(seen)
                )),
                zh("是哪一格的数，填到那一格里；只是说明的，写在表外")
                    .en("write a number into the cell it belongs to; remarks go outside the table"),
            ),
            K::SeveralReports { names } => texts(
                zh("文件里有几份报告").en("several reports in one file"),
                zh(format!(
                    "文件里有{}份报告：{}，只审核了第一份",
                    names.len(),
                    self.list(names)
                ))
                .en(format!(
                    "the file holds {} reports: {}; only the first was checked",
                    names.len(),
                    self.list(names)
                )),
                zh("每份报告单独存成一个文件，再审核").en("save every report as a file of its own"),
            ),
            K::LabelDiffers { printed } => texts(
                zh("行名和报表不一样").en("not the form's label"),
                zh(format!(
                    "{}和报表的行名不一样，按“{label}”审核",
                    self.quote(printed)
                ))
                .en(format!(
                    "{} is not the form's label; it was read as \"{label}\"",
                    self.quote(printed)
                )),
                zh("核对是不是这一行；是的，行名照报表改正")
                    .en("see whether it is that row; if so, write the label as the form has it"),
            ),
            K::PrintedTwice { rows, count } => self.printed_twice(rows, *count, facts),
            K::LeftOut { claim, said } => self.left_out(*claim, said, facts),
            K::OtherwiseCalled { claim, said } => self.otherwise_called(*claim, said),
            K::ParallelYears { years } => self.parallel_years(years),
            K::OtherForm { title } => self.other_form(title, facts),
            K::LostCharacter { raw } => self.lost_character(raw, facts),
            K::Notice { kind, more } => self.notice(kind, *more, facts),
        }
    }

    fn unsuitable_number(self, facts: &ProblemFacts, raw: &str, scale: u8) -> [Text; 3] {
        let unit = facts.unit.as_deref().unwrap_or_default();
        let places = count_noun(scale.into(), "decimal place", "decimal places");
        let (why, help) = match (misfit(raw, scale), scale) {
            (Misfit::TooLong, _) => (
                self.zh("位数太多").en("too many digits"),
                zh("看看是不是多打了几位，或者两行的数连在了一起")
                    .en("see whether digits were typed twice, or two rows run together"),
            ),
            (Misfit::Converted, _) => (
                self.zh(format!("换算成{unit}后小数超过{scale}位"))
                    .en(format!("in {unit} that is more than {places}")),
                zh("核对小数点和位数，看看是不是单位弄错了").en("check the digits and the unit"),
            ),
            (Misfit::Places, 0) => (
                self.zh("这一行要填整数").en("this row takes whole numbers"),
                zh("核对小数点，看看是不是单位弄错了").en("check the decimal point and the unit"),
            ),
            (Misfit::Places, _) => (
                self.zh(format!("这一行最多{scale}位小数"))
                    .en(format!("this row takes at most {places}")),
                zh("核对小数点和位数，看看是不是单位弄错了")
                    .en("check the decimal point, the digits and the unit"),
            ),
        };
        let (label, raw) = (&facts.label, self.quote(raw));
        texts(
            zh("数字的位数不合适").en("unfitting digits"),
            zh(format!("“{label}”填的是{raw}，{why}")).en(format!("\"{label}\" says {raw}; {why}")),
            help,
        )
    }

    fn unit_in_cell_help(self, unit: &str, facts: &ProblemFacts) -> String {
        let is_converted = facts.is_converted(unit);
        match (&facts.unit, &facts.value) {
            (Some(form_unit), Some(value)) if is_converted && facts.is_tiny => self
                .zh(format!(
                    "是不是本来就按{form_unit}填的？是的，把“{unit}”去掉；\
                     确实是{unit}的，填{value}，不写单位"
                ))
                .en(format!(
                    "is the number in {form_unit} already? then remove \"{unit}\"; \
                     if not, enter {value} without a unit"
                )),
            (Some(form_unit), _) if is_converted => self
                .zh(format!("只填数字，单位按表上印的“{form_unit}”换算"))
                .en(format!(
                    "enter the number only, in \"{form_unit}\" as the form prints it"
                )),
            _ => self
                .zh(format!("去掉“{unit}”，只填数字"))
                .en(format!("remove \"{unit}\" and enter the number only")),
        }
    }

    /// Says that a value was converted, and into what.
    fn conversion_text(self, facts: &ProblemFacts) -> String {
        match (&facts.value, &facts.unit) {
            (Some(value), Some(unit)) => self
                .zh(format!("，换算成{value}{unit}审核"))
                .en(format!("; converted and checked as {value} {unit}")),
            _ => String::new(),
        }
    }

    /// Says that a value is checked as written.
    fn no_conversion_text(self, facts: &ProblemFacts) -> String {
        match &facts.value {
            Some(value) => self
                .zh(format!("，没有换算，按{value}审核"))
                .en(format!("; not converted, checked as {value}")),
            None => String::new(),
        }
    }

    fn undecodable_value(self, raw: &str, facts: &ProblemFacts) -> [Text; 3] {
        let (label, count) = (&facts.label, facts.count);
        let message = if count > 1 {
            zh(format!("{count}格填的数认不出来：“{label}”等")).en(format!(
                "what {count} cells say cannot be decoded, \"{label}\" first"
            ))
        } else {
            zh(format!("“{label}”填的数认不出来：{}", self.quote(raw))).en(format!(
                "what \"{label}\" says cannot be decoded: {}",
                self.quote(raw)
            ))
        };
        texts(
            zh("认不出填的数").en("a number that cannot be decoded"),
            message,
            zh("打开原来的文件核对，从Word、WPS或Excel重新导出一份")
                .en("look at the file, and export it again from Word or Excel"),
        )
    }

    fn absent_rows(
        self,
        count: usize,
        cut_off_after: Option<usize>,
        facts: &ProblemFacts,
    ) -> [Text; 3] {
        let behind = match &facts.after {
            Some(after) => self
                .zh(format!("（在{after}后面）"))
                .en(format!(" (behind {after})")),
            None => String::new(),
        };
        let missing = self.zh(format!("少了{count}行")).en(format!(
            "{} missing",
            count_noun(count, "row is", "rows are")
        ));
        let message = match (cut_off_after, facts.rows.as_slice()) {
            (Some(after), [first, ..]) => {
                let end = match &facts.after {
                    Some(after) => self
                        .zh(format!("表格在{after}后面中断"))
                        .en(format!("the table ends after {after}")),
                    None => self
                        .zh(format!("表格到第{after}个指标就没有了"))
                        .en(format!(
                            "the table ends after {}",
                            count_noun(after, "row", "rows")
                        )),
                };
                self.zh(format!("{end}，从“{first}”起{missing}"))
                    .en(format!("{end}; {missing}, from \"{first}\" on"))
            }
            (None, [only]) => self
                .zh(format!("少了一行：{only}{behind}"))
                .en(format!("1 row is missing: {only}{behind}")),
            (_, [first, .., last]) => self
                .zh(format!("{missing}：从“{first}”到“{last}”{behind}"))
                .en(format!("{missing}, from \"{first}\" to \"{last}\"{behind}")),
            _ => missing,
        };
        let help = match cut_off_after.is_some() {
            true => zh("看看文件是不是没有粘贴完整，把后面的行补上")
                .en("see whether the whole table was pasted, and add the rows"),
            false => zh("把缺的行补上，没有发生的填0；行名改动过的，照报表改回来").en(
                "add the rows, with 0 where there was nothing; give renamed rows their name back",
            ),
        };
        texts(zh("缺行").en("rows missing"), message, help)
    }

    /// A table of the form that is a picture in the document, under `heading`.
    fn pictured_rows(self, count: usize, heading: &str) -> [Text; 3] {
        let heading = self.quote(heading);
        texts(
            zh("缺行").en("rows missing"),
            self.zh(format!(
                "{heading}下面的表格是图片，数读不出来，少了{count}行"
            ))
            .en(format!(
                "the table under {heading} is a picture and cannot be read: {} missing",
                count_noun(count, "row is", "rows are")
            )),
            zh("请报送单位把图片换成表格，再报一次")
                .en("ask the submitter to put a table in place of the picture and to file again"),
        )
    }

    fn unplaced_row(self, text: &str, facts: &ProblemFacts) -> [Text; 3] {
        let rows = facts.rows.as_slice();
        let (message, help) = match rows {
            [only] if facts.is_twice => (
                self.zh(format!("{}这一行出现了两次", self.quote(text)))
                    .en(format!("the row {} stands there twice", self.quote(text))),
                self.zh(format!(
                    "留一个“{only}”，另一个删去；本来是别的行的，照报表改行名"
                ))
                .en(format!(
                    "keep one \"{only}\" and delete the other; if it is another row, correct \
                         its name"
                )),
            ),
            [] if is_subtotal(text) => (
                self.zh(format!("{}是自己加的行，没有审核", self.quote(text)))
                    .en(format!("{} is an extra row and was not checked", self.quote(text))),
                self.zh("报表没有这一行；它只是分项的和，不要并到别的行里")
                    .en("the form has no such row; it is a sum of others and goes into no other row"),
            ),
            [] => (
                self.zh(format!("{}不是这张报表里的行", self.quote(text)))
                    .en(format!("{} is no row of this form", self.quote(text))),
                self.zh("行名写错的，照报表改正；自己加的行，把数并到该填的行里")
                    .en("correct the name, or move the number of an extra row to where it belongs"),
            ),
            [only] => (
                self.zh(format!(
                    "{}和报表的行名不一样，像是“{only}”",
                    self.quote(text)
                ))
                .en(format!(
                    "{} is no row of this form; it looks like \"{only}\"",
                    self.quote(text)
                )),
                self.zh(format!("是这一行的，把行名改成“{only}”"))
                    .en(format!("if it is that row, name it \"{only}\"")),
            ),
            _ => (
                self.zh(format!(
                    "{}可能是{}行中的一行，说不准",
                    self.quote(text),
                    rows.len()
                ))
                .en(format!(
                    "{} could be any of {} rows",
                    self.quote(text),
                    rows.len()
                )),
                self.zh(format!("写明是哪一行：{}", self.list(rows)))
                    .en(format!("say which row it is: {}", self.list(rows))),
            ),
        };
        texts(zh("认不出的行").en("row not recognised"), message, help)
    }

    /// `facts.rows` are the names of the columns that the header lacks.
    fn unknown_header(
        self,
        (first, last): (u32, u32),
        unknown: &[String],
        facts: &ProblemFacts,
    ) -> [Text; 3] {
        let header = match (first, last) {
            (0, _) => self.zh("表头").en("the header"),
            (first, last) if first == last => self
                .zh(format!("表头（第{first}行）"))
                .en(format!("the header (row {first})")),
            (first, last) => self
                .zh(format!("表头（第{first}–{last}行）"))
                .en(format!("the header (rows {first} to {last})")),
        };
        let quoted: Vec<String> = unknown.iter().map(|text| self.quote(text)).collect();
        let message = match (quoted.as_slice(), facts.rows.as_slice()) {
            ([only], [lacking]) => self
                .zh(format!("{header}里{only}不是报表的列，应为“{lacking}”"))
                .en(format!(
                    "{header} says {only} where the form has \"{lacking}\""
                )),
            ([], []) => self
                .zh(format!("{header}说不清哪个数是哪一列的"))
                .en(format!(
                    "{header} does not say whose column a number stands in"
                )),
            ([], lacking) => self
                .zh(format!("{header}里没有这些列：{}", self.list(lacking)))
                .en(format!("{header} lacks the columns {}", self.list(lacking))),
            (_, []) => self
                .zh(format!("{header}里认不出{}", self.list(&quoted)))
                .en(format!(
                    "{header} says {}, no columns of the form",
                    self.list(&quoted)
                )),
            (_, lacking) => self
                .zh(format!(
                    "{header}里认不出{}，没有这些列：{}",
                    self.list(&quoted),
                    self.list(lacking)
                ))
                .en(format!(
                    "{header} says {} and lacks the columns {}",
                    self.list(&quoted),
                    self.list(lacking)
                )),
        };
        texts(
            zh("表头对不上").en("header not recognised"),
            zh(format!("{message}，表头下面的数对不上列"))
                .en(format!("{message}; the numbers below cannot be placed")),
            zh("表头照报表改回来，一列一格；合并的格子和报表一样合并")
                .en("give the header the form's columns, each in a cell of its own"),
        )
    }

    fn reading_text(self, facts: &ProblemFacts) -> String {
        match (&facts.value, &facts.unit) {
            (Some(value), Some(unit)) => self
                .zh(format!("，按{value}{unit}审核"))
                .en(format!("; checked as {value} {unit}")),
            (Some(value), None) => self
                .zh(format!("，按{value}审核"))
                .en(format!("; checked as {value}")),
            (None, _) => String::new(),
        }
    }

    fn near_label(self, label: &str) -> String {
        if label.is_empty() {
            String::new()
        } else {
            self.zh(format!("（在“{label}”附近）"))
                .en(format!(" (near \"{label}\")"))
        }
    }
}

/// Whether a cell holds marks that nobody can decode.
fn is_undecodable(raw: &str) -> bool {
    raw.contains(char::REPLACEMENT_CHARACTER)
}

/// Whether a row that the form does not have names a sum.
fn is_subtotal(text: &str) -> bool {
    ["小计", "合计", "分计"]
        .iter()
        .any(|word| text.trim().ends_with(word))
}

fn unreadable_help(raw: &str, facts: &ProblemFacts) -> TextPair {
    match (facts.is_on_page, facts.is_signed) {
        _ if is_formula(raw) => zh("这里是没有算出结果的公式：用Excel或WPS打开，\
                                    等它算完再另存一次，或者直接填上数字")
            .en("this is a formula without its result: open the file in Excel or WPS, let it calculate and save it again, or enter the number"),
        (true, _) => zh("对照PDF核对；列太窄、一个数断成两行的，把列拉宽再导出，最好请报送单位发原来的Word或Excel文件")
            .en("compare the PDF; if a narrow column breaks a number over two lines, widen it and export again, or better ask for the Word or Excel file"),
        (false, true) => zh("只填一个数字，不加文字：减少3写 -3，增加3写 3，没有增减写0")
            .en("enter one number without words: -3 for 3 fewer, 3 for 3 more, 0 for no change"),
        (false, false) => zh("只填一个数字，不加文字；没有发生的填0")
            .en("enter one number without words; enter 0 where there was nothing"),
    }
}
