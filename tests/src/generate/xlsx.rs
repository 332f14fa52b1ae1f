//! Reports as spreadsheets.

use super::grid::{Block, Role};
use super::html::escaped;
use super::package::package;
use super::paper::Paper;
use super::random::Random;

/// How a workbook holds its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    /// Shared strings, numbers as numbers.
    Shared,
    /// Strings within the cells, numbers as text.
    Inline,
    /// Each table on a sheet of its own, behind a hidden sheet with last year's numbers.
    Sheets,
}

/// A sheet as rows of (column, text, role), and its merged ranges.
#[derive(Default)]
struct Sheet {
    rows: Vec<Vec<(usize, String, Role)>>,
    merged: Vec<String>,
}

/// The file of a report.
pub(super) fn xlsx(paper: &Paper, habit: Habit, random: &mut Random) -> Vec<u8> {
    let sheets = sheets(paper, habit);
    let mut strings = Vec::new();
    let mut parts: Vec<(String, String)> = Vec::new();
    let mut list = String::new();
    let mut types = String::new();
    let mut relations = String::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let number = at + 1;
        let hidden = if habit == Habit::Sheets && at == 0 {
            " state=\"hidden\""
        } else {
            ""
        };
        list.push_str(&format!(
            "<sheet name=\"表{number}\" sheetId=\"{number}\"{hidden} r:id=\"rId{number}\"/>"
        ));
        types.push_str(&format!("<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"));
        relations.push_str(&format!("<Relationship Id=\"rId{number}\" Type=\"{TYPE}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"));
        parts.push((
            format!("xl/worksheets/sheet{number}.xml"),
            worksheet(sheet, habit, &mut strings, random),
        ));
    }
    relations.push_str(&format!(
        "<Relationship Id=\"rId99\" Type=\"{TYPE}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    ));
    types.push_str("<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>");
    let all: Vec<String> = strings.iter().map(|text| shared(text, random)).collect();
    parts.push((
        "xl/sharedStrings.xml".to_owned(),
        format!("{HEAD}<sst xmlns=\"{MAIN}\">{}</sst>", all.concat()),
    ));
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!(
            "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{TYPE}\"><sheets>{list}</sheets></workbook>"
        ),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!("{HEAD}<Relationships xmlns=\"{RELATIONS}\">{relations}</Relationships>"),
    ));
    parts.push(("_rels/.rels".to_owned(), format!("{HEAD}<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" Type=\"{TYPE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")));
    let types = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>{types}</Types>"
    );
    parts.insert(0, ("[Content_Types].xml".to_owned(), types));
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, xml)| (name.as_str(), xml.as_bytes()))
        .collect();
    package(&parts)
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

fn sheets(paper: &Paper, habit: Habit) -> Vec<Sheet> {
    let mut sheets = vec![Sheet::default()];
    if habit == Habit::Sheets {
        let last_year = ["一、本年新收政府信息公开申请数量", "（一）收到申请数"];
        let row = |label: &str| {
            vec![
                (0, label.to_owned(), Role::Words),
                (1, "999".to_owned(), Role::Value),
            ]
        };
        sheets[0].rows = last_year.iter().map(|label| row(label)).collect();
        sheets.push(Sheet::default());
    }
    for block in &paper.blocks {
        let is_grid = matches!(block, Block::Grid(_));
        let is_begun = sheets.last().is_some_and(|sheet| sheet.rows.len() > 3);
        if habit == Habit::Sheets && is_grid && is_begun {
            sheets.push(Sheet::default());
        }
        let sheet = sheets.last_mut().expect("begun with one");
        add(block, sheet);
    }
    sheets
}

fn add(block: &Block, sheet: &mut Sheet) {
    match block {
        Block::Text(text) => sheet.rows.push(vec![(0, text.clone(), Role::Words)]),
        Block::Grid(grid) => {
            for row in grid.places() {
                let at = sheet.rows.len();
                let mut cells = Vec::new();
                for (column, cell) in row {
                    cells.push((column, cell.text.clone(), cell.role));
                    if cell.columns * cell.rows > 1 {
                        let end = address(column + cell.columns - 1, at + cell.rows - 1);
                        sheet.merged.push(format!("{}:{end}", address(column, at)));
                    }
                }
                sheet.rows.push(cells);
            }
        }
    }
}

/// The address of a cell, both counted from 0; no table here has more than 26 columns.
fn address(column: usize, row: usize) -> String {
    let letter = u8::try_from(column).map_or('Z', |column| char::from(b'A' + column.min(25)));
    format!("{letter}{}", row + 1)
}

fn worksheet(
    sheet: &Sheet,
    habit: Habit,
    strings: &mut Vec<String>,
    random: &mut Random,
) -> String {
    let mut xml = format!("{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>");
    for (at, row) in sheet.rows.iter().enumerate() {
        xml.push_str(&format!("<row r=\"{}\">", at + 1));
        for (column, text, role) in row {
            xml.push_str(&cell(
                &address(*column, at),
                text,
                *role,
                habit,
                strings,
                random,
            ));
        }
        xml.push_str("</row>");
    }
    xml.push_str("</sheetData>");
    if !sheet.merged.is_empty() {
        let ranges: String = sheet
            .merged
            .iter()
            .map(|range| format!("<mergeCell ref=\"{range}\"/>"))
            .collect();
        xml.push_str(&format!(
            "<mergeCells count=\"{}\">{ranges}</mergeCells>",
            sheet.merged.len()
        ));
    }
    xml.push_str("</worksheet>");
    xml
}

fn cell(
    address: &str,
    text: &str,
    role: Role,
    habit: Habit,
    strings: &mut Vec<String>,
    random: &mut Random,
) -> String {
    if text.is_empty() {
        return if random.chance(50) {
            format!("<c r=\"{address}\" s=\"0\"/>")
        } else {
            String::new()
        };
    }
    let is_digits = text
        .trim_start_matches('-')
        .chars()
        .all(|c| c.is_ascii_digit() || c == '.');
    let is_number = role == Role::Value && is_digits && text.chars().any(|c| c.is_ascii_digit());
    if habit == Habit::Inline {
        return format!(
            "<c r=\"{address}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
            escaped(text)
        );
    }
    if is_number {
        return match random.number_below(4) {
            0 => format!("<c r=\"{address}\"><f>0+{text}</f><v>{text}</v></c>"),
            1 => format!("<c r=\"{address}\" t=\"str\"><f>T(\"{text}\")</f><v>{text}</v></c>"),
            _ => format!("<c r=\"{address}\"><v>{text}</v></c>"),
        };
    }
    let index = strings.len();
    strings.push(text.to_owned());
    format!("<c r=\"{address}\" t=\"s\"><v>{index}</v></c>")
}

/// A shared string, now and then in runs of their own format and with a reading beside it.
fn shared(text: &str, random: &mut Random) -> String {
    let plain = |text: &str| format!("<t xml:space=\"preserve\">{}</t>", escaped(text));
    if random.chance(80) {
        return format!("<si>{}</si>", plain(text));
    }
    let cut = text.chars().count() / 2;
    let (left, right): (String, String) = (
        text.chars().take(cut).collect(),
        text.chars().skip(cut).collect(),
    );
    format!(
        "<si><r>{}</r><r><rPr><b/></rPr>{}</r><rPh sb=\"0\" eb=\"1\"><t>7</t></rPh></si>",
        plain(&left),
        plain(&right)
    )
}
