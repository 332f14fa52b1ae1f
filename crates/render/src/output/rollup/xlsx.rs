//! The summary as a workbook: the form filled with the sums, and where each of them comes from.

use crate::output::rollup::figures::{
    FigureName, broken_rules, contributor_name, differences, listed_figures,
};
use crate::output::rollup::queries::{QueryLine, query_lines, share_note, sum_note};
use crate::output::rollup::sheet::{Cell, Kind, LEAD, Sheet, small};
use crate::terminal::width::{clean_inline, width};
use crate::words::Words;
use crate::words::rollup::RollupWords;
use gouji_model::{Decimal, FigureId, IdVec, Language, Level, Rollup, RuleInfo};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook, Worksheet,
    XlsxError,
};
use std::collections::BTreeMap;
use std::io;

/// A4, as the programs number it.
const A4: u8 = 9;
/// The widths of columns, in characters.
const LABEL_WIDTH: u16 = 48;
const TABLE_WIDTH: u16 = 34;
const NAME_WIDTH: u16 = 60;
const UNIT_WIDTH: u16 = 7;
const VALUE_WIDTH: u16 = 11;
const TEXT_WIDTH: u16 = 24;
const OTHER_WIDTH: u16 = 12;
/// The grounds of numbers that are not the county's own, and of those with an open query.
const DIFFERENCE_FILL: &str = "FFF2CC";
const QUERY_FILL: &str = "DDEBF7";
/// The height of a line, in points.
const LINE_HEIGHT: u16 = 15;
/// The width of a note on a cell, and the height of a line of it, in pixels, and how many characters such a line takes.
const NOTE_WIDTH: u32 = 320;
const NOTE_LINE_HEIGHT: u32 = 18;
const NOTE_CHARACTERS: usize = 44;
/// Whom programs name as the author of a note.
const NOTE_AUTHOR: &str = "gouji";
/// The longest whole number that a spreadsheet keeps to the last digit.
const MOST_EXACT: i64 = 1 << 53;

/// The workbook of `rollup`; the same bytes whenever it is made.
///
/// # Errors
/// The figures do not fit on a sheet.
pub(crate) fn rollup_xlsx(
    rollup: &Rollup<'_>,
    rules: &IdVec<RuleInfo, RuleInfo>,
    language: Language,
) -> io::Result<Vec<u8>> {
    let book = Book {
        rollup,
        rules,
        words: Words(language),
        looks: CellStyles::new(),
    };
    book.bytes().map_err(io::Error::other)
}

/// The looks of cells.
struct CellStyles {
    title: Format,
    note: Format,
    table: Format,
    header: Format,
    label: Format,
    /// A text of a list, on one line.
    text: Format,
    unit: Format,
    value: Format,
    differs: Format,
    /// A number with an open query: bold italics, because a light fill may not show on black-and-white paper.
    queried: Format,
    queried_differs: Format,
}

impl CellStyles {
    fn new() -> Self {
        let cell = Format::new()
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        let value = cell.clone().set_align(FormatAlign::Right);
        let differs = value.clone().set_background_color(DIFFERENCE_FILL);
        Self {
            title: Format::new()
                .set_bold()
                .set_font_size(16)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            note: Format::new().set_text_wrap(),
            table: Format::new().set_bold(),
            header: cell.clone().set_bold().set_align(FormatAlign::Center),
            label: cell.clone(),
            text: Format::new().set_border(FormatBorder::Thin),
            unit: cell.set_align(FormatAlign::Center),
            queried: value
                .clone()
                .set_bold()
                .set_italic()
                .set_background_color(QUERY_FILL),
            queried_differs: differs.clone().set_bold().set_italic(),
            value,
            differs,
        }
    }
}

struct Book<'a> {
    rollup: &'a Rollup<'a>,
    rules: &'a IdVec<RuleInfo, RuleInfo>,
    words: Words,
    looks: CellStyles,
}

impl Book<'_> {
    fn bytes(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let words = self.words.rollup();
        // A day of its own would make every file another one.
        let day = ExcelDateTime::from_ymd(self.rollup.year.saturating_add(1), 1, 1)?;
        let properties = DocProperties::new()
            .set_title(words.title(self.rollup))
            .set_creation_datetime(&day);
        book.set_properties(&properties);
        self.sums(book.add_worksheet().set_name(words.sums)?, words)?;
        self.submitter_figures(book.add_worksheet().set_name(words.by_submitter)?, words)?;
        self.sources(book.add_worksheet().set_name(words.sources)?, words)?;
        self.omissions(book.add_worksheet().set_name(words.left_out)?, words)?;
        let queries = query_lines(self.rollup, self.rules, self.words.0);
        if !queries.is_empty() {
            self.queries(
                book.add_worksheet().set_name(words.queries)?,
                words,
                &queries,
            )?;
        }
        if self.rollup.own_report.is_some() {
            self.difference_rows(book.add_worksheet().set_name(words.compared)?, words)?;
        }
        book.save_to_buffer()
    }

    /// The form as it is printed, with the sums in it.
    fn sums(&self, sheet: &mut Worksheet, words: &RollupWords) -> Result<(), XlsxError> {
        let heads = [words.item, words.unit, words.number];
        let set = Sheet::new(&self.rollup.form, &self.rollup.contributors, heads, 3);
        let last = set.width().saturating_sub(1);
        let title = words.title(self.rollup);
        sheet.merge_range(0, 0, 0, last, &title, &self.looks.title)?;
        sheet.set_row_height(0, 30)?;
        let mut note = words.coverage(self.rollup);
        if !self.rollup.broken.is_empty() {
            note.push('\n');
            note.push_str(&words.broken_rules(&broken_rules(self.rollup, self.rules)));
        }
        sheet.merge_range(1, 0, 1, last, &note, &self.looks.note)?;
        sheet.set_row_height(1, LINE_HEIGHT * count_lines(&note))?;
        sheet.set_column_width(0, LABEL_WIDTH)?;
        sheet.set_column_width(1, UNIT_WIDTH)?;
        for column in LEAD..=last {
            sheet.set_column_width(column, VALUE_WIDTH)?;
        }
        for cell in &set.cells {
            self.put(sheet, cell)?;
        }
        for (row, lines) in heights(&set.cells) {
            sheet.set_row_height(row, LINE_HEIGHT * lines)?;
        }
        self.legend(sheet, &set, words)?;
        set_page(sheet);
        sheet.set_freeze_panes(0, 1)?;
        Ok(())
    }

    /// What the looks of sums mean, below the form; nothing where all look alike.
    fn legend(
        &self,
        sheet: &mut Worksheet,
        set: &Sheet<'_>,
        words: &RollupWords,
    ) -> Result<(), XlsxError> {
        let figures = || {
            set.cells.iter().filter_map(|cell| match cell.kind {
                Kind::Figure(figure) => Some(figure),
                _ => None,
            })
        };
        let is_queried = |figure| self.rollup.queried_contributors(figure).next().is_some();
        let has_queries = figures().any(is_queried);
        let has_differences = figures().any(|figure| self.rollup.difference(figure).is_some());
        let legends = [
            (has_queries, words.query_legend),
            (has_differences, words.difference_legend),
        ];
        let legends = legends.iter().filter(|(is_there, _)| *is_there);
        let last = set.width().saturating_sub(1);
        for ((_, legend), row) in legends.zip(set.next..) {
            sheet.merge_range(row, 0, row, last, legend, &self.looks.note)?;
        }
        Ok(())
    }

    fn put(&self, sheet: &mut Worksheet, cell: &Cell) -> Result<(), XlsxError> {
        let (row, column) = (cell.row, cell.column);
        let look = match cell.kind {
            Kind::Title => &self.looks.table,
            Kind::Header => &self.looks.header,
            Kind::Label(depth) => {
                let look = self.looks.label.clone().set_indent(depth);
                return text(sheet, (row, column), &cell.text, &look);
            }
            Kind::Unit => &self.looks.unit,
            Kind::Figure(figure) => {
                let note = sum_note(self.rollup, figure, self.rules, self.words.0);
                let look = match (self.rollup.difference(figure), &note) {
                    (Some(_), Some(_)) => &self.looks.queried_differs,
                    (Some(_), None) => &self.looks.differs,
                    (None, Some(_)) => &self.looks.queried,
                    (None, None) => &self.looks.value,
                };
                self.sum(sheet, (row, column), figure, look)?;
                return insert_note(sheet, (row, column), note);
            }
        };
        if cell.rows * u32::from(cell.columns) > 1 {
            let (last_row, last) = (row + cell.rows - 1, column + cell.columns - 1);
            sheet.merge_range(row, column, last_row, last, &cell.text, look)?;
            return Ok(());
        }
        text(sheet, (row, column), &cell.text, look)
    }

    fn sum(
        &self,
        sheet: &mut Worksheet,
        at: (u32, u16),
        figure: FigureId,
        look: &Format,
    ) -> Result<(), XlsxError> {
        let sum = self.rollup.sums[figure];
        match sum.overflows {
            true => text(sheet, at, self.words.rollup().too_large, look),
            false => number(sheet, at, sum.value, look),
        }
    }

    /// Every figure with the value of every submitter.
    fn submitter_figures(
        &self,
        sheet: &mut Worksheet,
        words: &RollupWords,
    ) -> Result<(), XlsxError> {
        let mut heads = vec![
            (words.table, TABLE_WIDTH),
            (words.item, NAME_WIDTH),
            (words.unit, UNIT_WIDTH),
            (words.sum, OTHER_WIDTH),
            (words.stated, OTHER_WIDTH),
        ];
        let names = self.rollup.contributors.iter();
        let names = names.map(|each| contributor_name(each, self.words));
        let names: Vec<String> = names.collect();
        heads.extend(names.iter().map(|name| (name.as_str(), OTHER_WIDTH)));
        self.head(sheet, &heads)?;
        for ((figure, sum), row) in listed_figures(self.rollup).zip(1..) {
            self.figure_name(sheet, row, figure)?;
            self.sum(sheet, (row, 3), figure, &self.looks.value)?;
            let stated = Decimal {
                mantissa: i64::try_from(sum.stated).unwrap_or(i64::MAX),
                scale: 0,
            };
            number(sheet, (row, 4), Some(stated), &self.looks.value)?;
            for (each, column) in self.rollup.contributors.iter().zip(5..) {
                let value = each.figures.number(&self.rollup.form, figure);
                let note = share_note(each, figure, self.rules, self.words.0);
                let look = match note {
                    Some(_) => &self.looks.queried,
                    None => &self.looks.value,
                };
                number(sheet, (row, column), value, look)?;
                insert_note(sheet, (row, column), note)?;
            }
        }
        sheet.set_freeze_panes(1, 2)?;
        Ok(())
    }

    /// The table, name and unit of a figure, in the first three columns. The name of the row does not stand by
    /// itself: whoever reads the sums as a report of the form finds its rows on the first sheet only.
    fn figure_name(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        figure: FigureId,
    ) -> Result<(), XlsxError> {
        let named = FigureName::new(&self.rollup.form, figure);
        let name = match named.column {
            "" => named.item.to_owned(),
            column => format!("{} · {column}", named.item),
        };
        text(sheet, (row, 0), named.table, &self.looks.text)?;
        text(sheet, (row, 1), &name, &self.looks.text)?;
        text(sheet, (row, 2), named.unit, &self.looks.text)
    }

    /// Who made which number: every value that is not 0, with its place.
    fn sources(&self, sheet: &mut Worksheet, words: &RollupWords) -> Result<(), XlsxError> {
        let heads = [
            (words.table, TABLE_WIDTH),
            (words.item, NAME_WIDTH),
            (words.unit, UNIT_WIDTH),
            (words.submitter, TEXT_WIDTH),
            (words.level, UNIT_WIDTH),
            (words.value, VALUE_WIDTH),
            (words.file, NAME_WIDTH),
            (words.place, TEXT_WIDTH),
        ];
        self.head(sheet, &heads)?;
        let mut row = 1;
        for (figure, _) in listed_figures(self.rollup) {
            for each in &self.rollup.contributors {
                let value = each.figures.number(&self.rollup.form, figure);
                let Some(value) = value.filter(|value| value.mantissa != 0) else {
                    continue;
                };
                self.figure_name(sheet, row, figure)?;
                let place = each.place(figure);
                let place = place.map(|place| self.words.place(place, each.sheets));
                let look = &self.looks.text;
                text(sheet, (row, 3), &clean_inline(each.name), look)?;
                text(sheet, (row, 4), self.level(each.level), look)?;
                text(sheet, (row, 6), &clean_inline(each.path), look)?;
                text(sheet, (row, 7), &place.unwrap_or_default(), look)?;
                number(sheet, (row, 5), Some(value), &self.looks.value)?;
                row += 1;
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofilter(0, 0, row.saturating_sub(1).max(1), small(heads.len()) - 1)?;
        Ok(())
    }

    fn level(&self, level: Level) -> &'static str {
        match self.words.0 {
            Language::Zh => level.word(),
            Language::En => level.english(),
        }
    }

    fn omissions(&self, sheet: &mut Worksheet, words: &RollupWords) -> Result<(), XlsxError> {
        let heads = [
            (words.submitter, TEXT_WIDTH),
            (words.why, LABEL_WIDTH),
            (words.what_to_do, LABEL_WIDTH),
            (words.file, LABEL_WIDTH),
        ];
        self.head(sheet, &heads)?;
        let look = &self.looks.label;
        for (each, row) in self.rollup.left_out.iter().zip(1..) {
            let (why, what_to_do) = words.omission(&each.why);
            let paths: Vec<String> = each.paths.iter().map(|path| clean_inline(path)).collect();
            text(sheet, (row, 0), &clean_inline(&each.name), look)?;
            text(sheet, (row, 1), &clean_inline(&why), look)?;
            text(sheet, (row, 2), what_to_do, look)?;
            text(sheet, (row, 3), &paths.join("\n"), look)?;
        }
        match self.rollup.left_out.is_empty() {
            true => text(sheet, (1, 0), words.nobody_left_out, look),
            false => Ok(()),
        }
    }

    /// The open queries on what is in the sums, a figure a line.
    fn queries(
        &self,
        sheet: &mut Worksheet,
        words: &RollupWords,
        queries: &[QueryLine<'_>],
    ) -> Result<(), XlsxError> {
        let heads = [
            (words.submitter, TEXT_WIDTH),
            (words.table, TABLE_WIDTH),
            (words.item, LABEL_WIDTH),
            (words.column, TEXT_WIDTH),
            (words.value, VALUE_WIDTH),
            (words.question, NAME_WIDTH),
            (words.file, TEXT_WIDTH),
            (words.place, TEXT_WIDTH),
        ];
        self.head(sheet, &heads)?;
        let look = &self.looks.label;
        for (query, row) in queries.iter().zip(1..) {
            let each = query.contributor;
            let named = query
                .figure
                .map(|figure| FigureName::new(&self.rollup.form, figure));
            let [table, item, column] = named
                .map(|named| [named.table, named.item, named.column])
                .unwrap_or_default();
            let value = query.figure;
            let value = value.and_then(|figure| each.figures.number(&self.rollup.form, figure));
            let place = query
                .place
                .map(|place| self.words.place(place, each.sheets));
            text(sheet, (row, 0), &clean_inline(each.name), look)?;
            text(sheet, (row, 1), table, look)?;
            text(sheet, (row, 2), item, look)?;
            text(sheet, (row, 3), column, look)?;
            number(sheet, (row, 4), value, &self.looks.value)?;
            text(sheet, (row, 5), &query.title, look)?;
            text(sheet, (row, 6), &clean_inline(each.path), look)?;
            text(sheet, (row, 7), &place.unwrap_or_default(), look)?;
        }
        sheet.set_freeze_panes(1, 1)?;
        Ok(())
    }

    /// The figures of the county's own report that are not the sums.
    fn difference_rows(&self, sheet: &mut Worksheet, words: &RollupWords) -> Result<(), XlsxError> {
        let heads = [
            (words.table, TABLE_WIDTH),
            (words.item, NAME_WIDTH),
            (words.unit, UNIT_WIDTH),
            (words.own_report, OTHER_WIDTH),
            (words.sum, OTHER_WIDTH),
            (words.difference, OTHER_WIDTH),
        ];
        self.head(sheet, &heads)?;
        let mut row = 1;
        for (figure, difference) in differences(self.rollup) {
            self.figure_name(sheet, row, figure)?;
            let own_report = self.rollup.own_report.as_ref();
            let own_figure = own_report
                .and_then(|own_report| own_report.figures.number(&self.rollup.form, figure));
            number(sheet, (row, 3), own_figure, &self.looks.value)?;
            self.sum(sheet, (row, 4), figure, &self.looks.value)?;
            number(sheet, (row, 5), Some(difference), &self.looks.differs)?;
            row += 1;
        }
        match row {
            1 => text(sheet, (1, 0), words.no_difference, &self.looks.label),
            _ => Ok(()),
        }
    }

    /// The first row of a list with the widths of its columns, and the page that it is printed on.
    fn head(&self, sheet: &mut Worksheet, heads: &[(&str, u16)]) -> Result<(), XlsxError> {
        for (&(head, width), column) in heads.iter().zip(0..) {
            text(sheet, (0, column), head, &self.looks.header)?;
            sheet.set_column_width(column, width)?;
        }
        sheet.set_repeat_rows(0, 0)?;
        set_page(sheet);
        Ok(())
    }
}

fn text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    look: &Format,
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(row, column, text, look)?;
    Ok(())
}

/// A number as a number, where a spreadsheet keeps all its digits.
fn number(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: Option<Decimal>,
    look: &Format,
) -> Result<(), XlsxError> {
    let Some(value) = value else {
        sheet.write_blank(row, column, look)?;
        return Ok(());
    };
    let digits = value.to_string();
    match digits.parse::<f64>() {
        Ok(number) if value.mantissa.abs() <= MOST_EXACT => {
            sheet.write_number_with_format(row, column, number, look)?;
            Ok(())
        }
        _ => text(sheet, (row, column), &digits, look),
    }
}

/// A note (批注) on a cell, as high as its lines.
fn insert_note(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    note: Option<String>,
) -> Result<(), XlsxError> {
    let Some(note) = note else {
        return Ok(());
    };
    let lines = note
        .lines()
        .map(|line| width(line).div_ceil(NOTE_CHARACTERS));
    let lines = u32::try_from(lines.sum::<usize>()).unwrap_or(u32::MAX);
    let note = Note::new(note)
        .set_author(NOTE_AUTHOR)
        .add_author_prefix(false)
        .set_width(NOTE_WIDTH)
        .set_height(NOTE_LINE_HEIGHT.saturating_mul(lines.saturating_add(1)));
    sheet.insert_note(row, column, &note)?;
    Ok(())
}

/// The rows of more than one line, with how many: programs fit no row to a cell that covers others.
fn heights(cells: &[Cell]) -> BTreeMap<u32, u16> {
    let mut heights = BTreeMap::new();
    for cell in cells {
        let (room, indent) = match cell.kind {
            Kind::Label(depth) => (LABEL_WIDTH, 2 * usize::from(depth)),
            Kind::Header if cell.columns == 1 => (VALUE_WIDTH, 0),
            _ => continue,
        };
        let cells = small(width(&cell.text) + indent);
        let lines = cells.div_ceil(room).max(1);
        // A header over two rows has the lines of both.
        let line_count = lines.div_ceil(u16::try_from(cell.rows).unwrap_or(1));
        let most: &mut u16 = heights.entry(cell.row).or_insert(line_count);
        *most = line_count.max(*most);
    }
    heights.retain(|_, lines| *lines > 1);
    heights
}

fn count_lines(text: &str) -> u16 {
    small(text.lines().count()).max(1)
}

/// A4 across, as wide as one page.
fn set_page(sheet: &mut Worksheet) {
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0);
}
