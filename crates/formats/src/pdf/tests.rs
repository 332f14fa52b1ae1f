use super::read;
use gouji_model::{Area, Cell, Document, FileKind, Limit, Line, NoticeKind, Place, ReadError};

#[path = "cell_overflow_tests.rs"]
mod overflow;
#[path = "undecodable_tests.rs"]
mod undecodable;

macro_rules! data {
    ($name:literal) => {
        include_bytes!(concat!("../../tests/data/pdf/", $name)).as_slice()
    };
}

/// The text of a cell without the breaks that its width made.
fn unbroken(cell: &Cell) -> String {
    cell.text.replace('\n', "")
}

fn rows(document: &Document, table: u32) -> Vec<&Line> {
    let lines = document.lines.iter();
    lines.filter(|line| line.table == Some(table)).collect()
}

fn texts(line: &Line) -> Vec<String> {
    line.cells.iter().map(unbroken).collect()
}

fn kinds(document: &Document) -> Vec<&NoticeKind> {
    document.notices.iter().map(|notice| &notice.kind).collect()
}

/// The rows of form a as they were written before the files were made.
fn form_a() -> Vec<Vec<String>> {
    let rows = include_str!("../../tests/data/pdf/form-a.tsv").lines();
    let row = |row: &str| row.split('\t').map(str::to_owned).collect();
    std::iter::once("统计指标\t单位\t统计数")
        .chain(rows)
        .map(row)
        .collect()
}

#[test]
fn form_a_is_one_table_over_its_pages() {
    // The second and the third repeat the head on each page, white on a dark ground.
    for (file, pages) in [
        (data!("a-office.pdf"), 3),
        (data!("a-banded.pdf"), 2),
        (data!("a-restricted.pdf"), 2),
    ] {
        let document = read(file).unwrap();
        let all = rows(&document, 0);
        let read: Vec<Vec<String>> = all.iter().map(|line| texts(line)).collect();
        assert_eq!(read, form_a());
        for line in &all {
            for (column, cell) in (0..).zip(&line.cells) {
                assert_eq!(cell.area, Area::single(column));
            }
        }
        let last = all.last().unwrap().cells[2].place;
        assert!(matches!(last, Place::Page { page, column: 3, .. } if page == pages));
        assert_eq!(kinds(&document), Vec::<&NoticeKind>::new());
        assert!(
            document
                .lines
                .iter()
                .all(|line| line.table.unwrap_or(0) == 0)
        );
    }
}

#[test]
fn places_count_the_lines_of_a_page() {
    let document = read(data!("a-office.pdf")).unwrap();
    let title = &document.lines[0].cells[0];
    assert_eq!(title.text, "青石镇2017年政府信息公开工作年度报告");
    let place = |page, row, column| Place::Page { page, row, column };
    assert_eq!(title.place, place(1, 1, 1));
    // Three lines of text stand above the table.
    let disclosed = &rows(&document, 0)[2].cells;
    assert_eq!(disclosed[2].text, "1286");
    assert_eq!(disclosed[2].place, place(1, 6, 3));
    let training = rows(&document, 0).last().unwrap().cells[2].clone();
    assert_eq!(
        (training.text.as_str(), training.place),
        ("64", place(3, 6, 3))
    );
}

const GROUPS: [(&str, &[&str]); 7] = [
    ("（一）予以公开", &[]),
    (
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        &[],
    ),
    (
        "（三）不予公开",
        &[
            "1.属于国家秘密",
            "2.其他法律行政法规禁止公开",
            "3.危及“三安全一稳定”",
            "4.保护第三方合法权益",
            "5.属于三类内部事务信息",
            "6.属于四类过程性信息",
            "7.属于行政执法案卷",
            "8.属于行政查询事项",
        ],
    ),
    (
        "（四）无法提供",
        &[
            "1.本机关不掌握相关政府信息",
            "2.没有现成信息需要另行制作",
            "3.补正后申请内容仍不明确",
        ],
    ),
    (
        "（五）不予处理",
        &[
            "1.信访举报投诉类申请",
            "2.重复申请",
            "3.要求提供公开出版物",
            "4.无正当理由大量反复申请",
            "5.要求行政机关确认或重新出具已获取信息",
        ],
    ),
    (
        "（六）其他处理",
        &[
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "3.其他",
        ],
    ),
    ("（七）总计", &[]),
];

type PlacedText = (u32, u32, u32, String);

fn cell(column: u32, columns: u32, rows: u32, text: &str) -> PlacedText {
    (column, columns, rows, text.to_owned())
}

/// What the files were made to say in the `number`th row of figures, from 1.
fn figures(number: u32) -> impl Iterator<Item = PlacedText> {
    let parts = [number * 7 % 12, number % 3, 0, (number + 1) % 2, 0, 0];
    let all = parts.into_iter().chain([parts.iter().sum()]);
    (3..)
        .zip(all)
        .map(|(column, value)| cell(column, 1, 1, &value.to_string()))
}

/// Section three of form c: column, columns, rows and text of each cell.
fn form_c() -> Vec<Vec<PlacedText>> {
    let corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
    let organisations = [
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
    ];
    let mut table = vec![
        vec![cell(0, 3, 3, corner), cell(3, 7, 1, "申请人情况")],
        vec![
            cell(3, 1, 2, "自然人"),
            cell(4, 5, 1, "法人或其他组织"),
            cell(9, 1, 2, "总计"),
        ],
        (4..)
            .zip(organisations)
            .map(|(at, text)| cell(at, 1, 1, text))
            .collect(),
    ];
    let mut number = 0;
    let mut add = |labels: Vec<PlacedText>| {
        number += 1;
        table.push(labels.into_iter().chain(figures(number)).collect());
    };
    add(vec![cell(0, 3, 1, "一、本年新收政府信息公开申请数量")]);
    add(vec![cell(0, 3, 1, "二、上年结转政府信息公开申请数量")]);
    let mut outcome = vec![cell(0, 1, 22, "三、本年度办理结果")];
    for (group, cases) in GROUPS {
        if cases.is_empty() {
            outcome.push(cell(1, 2, 1, group));
            add(std::mem::take(&mut outcome));
        }
        for (at, case) in cases.iter().enumerate() {
            if at == 0 {
                outcome.push(cell(1, 1, u32::try_from(cases.len()).unwrap(), group));
            }
            outcome.push(cell(2, 1, 1, case));
            add(std::mem::take(&mut outcome));
        }
    }
    add(vec![cell(0, 3, 1, "四、结转下年度继续办理")]);
    table
}

#[test]
fn the_matrix_of_form_c_keeps_its_merged_cells() {
    // The first stands on two pages, which part three merged cells; the others
    // on one: upright, turned in the file, turned by the page's own setting.
    for file in [
        data!("c-office.pdf"),
        data!("c-browser.pdf"),
        data!("c-sideways.pdf"),
        data!("c-rotated.pdf"),
    ] {
        let document = read(file).unwrap();
        let written: Vec<Vec<PlacedText>> = rows(&document, 0)
            .iter()
            .map(|line| {
                let cells = line.cells.iter();
                let at = |area: Area| (area.column, area.columns, area.rows);
                cells
                    .map(|cell| {
                        let (column, columns, rows) = at(cell.area);
                        (column, columns, rows, unbroken(cell))
                    })
                    .collect()
            })
            .collect();
        assert_eq!(written, form_c());
    }
}

#[test]
fn two_tables_of_one_width_are_two() {
    let document = read(data!("c-browser.pdf")).unwrap();
    let last = rows(&document, 1).last().copied().unwrap();
    let figures: Vec<u32> = last.cells.iter().map(|c| c.text.parse().unwrap()).collect();
    assert_eq!(figures, [1, 0, 0, 1, 2, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0]);
}

#[test]
fn a_picture_of_a_report_is_no_report() {
    // It bears a page number as text.
    assert_eq!(read(data!("scan.pdf")), Err(ReadError::NoTextLayer));
    let recognised = read(data!("recognised.pdf")).unwrap();
    assert_eq!(kinds(&recognised), [&NoticeKind::RecognisedText]);
    assert!(recognised.lines[0].cells[0].text.contains("收到申请数"));
}

#[test]
fn a_password_is_asked_for() {
    let kind = FileKind::Pdf;
    assert_eq!(
        read(data!("a-locked.pdf")),
        Err(ReadError::Encrypted { kind })
    );
}

#[test]
fn a_file_that_broke_off_says_so() {
    let whole = data!("a-banded.pdf");
    let kind = FileKind::Pdf;
    assert_eq!(read(&whole[..200]), Err(ReadError::Damaged { kind }));
    // The first page's text with a byte changed.
    let mut garbled = data!("a-office.pdf").to_vec();
    let at = garbled
        .windows(6)
        .position(|word| word == b"stream")
        .unwrap();
    garbled[at + 300] ^= 0x55;
    match read(&garbled) {
        Ok(document) => assert_eq!(kinds(&document), [&NoticeKind::Damaged]),
        Err(reason) => assert_eq!(reason, ReadError::Damaged { kind }),
    }
}

/// A PDF with these pages, 400 points wide and 300 high, with a Latin font `F` and drawings `X0`, `X1` ….
fn make_pdf(pages: &[&str], drawings: &[&str], font: &str) -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        String::new(),
        font.to_owned(),
    ];
    let first = objects.len() + 1;
    let names: String = (0..drawings.len())
        .map(|at| format!("/X{at} {} 0 R", first + at))
        .collect();
    let resources = format!("/Resources<</Font<</F 3 0 R>>/XObject<<{names}>>>>");
    for drawing in drawings {
        let length = drawing.len();
        objects.push(format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 400 300]{resources}/Length {length}>>stream\n{drawing}\nendstream"
        ));
    }
    let mut kids = String::new();
    for page in pages {
        let at = objects.len() + 1;
        kids += &format!("{at} 0 R ");
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]{resources}/Contents {} 0 R>>",
            at + 1
        ));
        objects.push(format!(
            "<</Length {}>>stream\n{page}\nendstream",
            page.len()
        ));
    }
    objects[1] = format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len());
    let mut file = "%PDF-1.4\n".to_owned();
    let mut offsets = String::new();
    for (at, object) in (1..).zip(&objects) {
        offsets += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{at} 0 obj\n{object}\nendobj\n");
    }
    let start = file.len();
    let size = objects.len() + 1;
    file += &format!(
        "xref\n0 {size}\n0000000000 65535 f \n{offsets}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    file.into_bytes()
}

const LATIN: &str = "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>";

/// Text in a size of 10 points at a place, in letters 6 points wide.
fn text_at(x: i32, y: i32, text: &str) -> String {
    format!("BT /F 10 Tf {x} {y} Td ({text}) Tj ET\n")
}

fn read_page(content: &str) -> Result<Document, ReadError> {
    read(&make_pdf(&[content], &[], LATIN))
}

fn all_texts(document: &Document) -> Vec<Vec<&str>> {
    let lines = document.lines.iter();
    lines
        .map(|line| line.cells.iter().map(|cell| cell.text.as_str()).collect())
        .collect()
}

#[test]
fn text_drawn_twice_is_read_once() {
    let bold = text_at(50, 200, "1288") + "1 0 0 1 0.3 0 cm " + &text_at(50, 200, "1288");
    assert_eq!(all_texts(&read_page(&bold).unwrap()), [["1288"]]);
}

#[test]
fn digits_that_stand_apart_are_no_number() {
    let apart = text_at(50, 200, "1") + &text_at(60, 200, "2") + &text_at(150, 200, "3");
    assert_eq!(all_texts(&read_page(&apart).unwrap()), [vec!["1 2", "3"]]);
}

#[test]
fn what_nobody_sees_is_not_read() {
    let white = format!(
        "1 g {} 0 g {}",
        text_at(50, 200, "77"),
        text_at(50, 100, "12")
    );
    let clipped = format!(
        "q 0 0 40 300 re W n {} Q {}",
        text_at(50, 200, "77"),
        text_at(50, 100, "12")
    );
    let unpainted = format!(
        "3 Tr {} 0 Tr {}",
        text_at(50, 200, "77"),
        text_at(50, 100, "12")
    );
    let outside = text_at(500, 200, "77") + &text_at(50, 100, "12");
    for content in [white, clipped, unpainted, outside] {
        let document = read_page(&content).unwrap();
        assert_eq!(all_texts(&document), [["12"]]);
        assert_eq!(kinds(&document), [&NoticeKind::HiddenText]);
    }
    let on_dark = format!("0 0 1 rg 40 190 100 30 re f 1 g {}", text_at(50, 200, "77"));
    let document = read_page(&on_dark).unwrap();
    assert_eq!(all_texts(&document), [["77"]]);
    assert_eq!(document.notices, []);
}

#[test]
fn a_watermark_across_the_page_is_no_text_of_it() {
    let mark = "BT /F 40 Tf 0.7 0.7 -0.7 0.7 50 50 Tm (DRAFT) Tj ET ";
    let document = read_page(&(mark.to_owned() + &text_at(100, 100, "12"))).unwrap();
    assert_eq!(all_texts(&document), [["12"]]);
}

/// Lines of a grid as thin areas, 40 points wide and 20 high, from the top left corner.
fn grid(columns: i32, rows: i32) -> String {
    let level = (0..=rows).map(|row| format!("20 {} {} 0.5 re f ", 280 - row * 20, columns * 40));
    let upright = (0..=columns).map(|at| {
        format!(
            "{} {} 0.5 {} re f ",
            20 + at * 40,
            280 - rows * 20,
            rows * 20
        )
    });
    level.chain(upright).collect()
}

#[test]
fn thin_areas_are_lines() {
    let content =
        grid(2, 2) + &text_at(25, 265, "a") + &text_at(65, 265, "1") + &text_at(65, 245, "2");
    let document = read_page(&content).unwrap();
    assert_eq!(all_texts(&document), [vec!["a", "1"], vec!["", "2"]]);
    assert_eq!(document.lines[1].table, Some(0));
}

#[test]
fn wrapped_words_are_put_together_and_numbers_are_not() {
    let two_lines = |above: &str, below: &str| {
        grid(2, 2) + &text_at(65, 265, "x") + &text_at(22, 270, above) + &text_at(22, 261, below)
    };
    for (above, below, whole) in [
        ("abcde", "fgh", "abcde fgh"),
        ("abcde", "(f)", "abcde(f)"),
        ("12345", "67", "12345\n67"),
        ("ab", "cd", "ab\ncd"),
    ] {
        let document = read_page(&two_lines(above, below)).unwrap();
        assert_eq!(document.lines[0].cells[0].text, whole);
    }
}

#[test]
fn a_frame_around_text_is_no_table() {
    let content = grid(1, 1) + &text_at(25, 265, "12");
    assert_eq!(read_page(&content).unwrap().lines[0].table, None);
}

#[test]
fn a_table_may_be_open_at_its_sides() {
    // Lines below and above three rows, and one between two columns.
    let lines = "20 280 m 200 280 l 20 260 m 200 260 l 20 240 m 200 240 l 80 280 m 80 240 l S ";
    let cells = text_at(25, 265, "a")
        + &text_at(85, 265, "1")
        + &text_at(25, 245, "b")
        + &text_at(85, 245, "2");
    let document = read_page(&(lines.to_owned() + &cells)).unwrap();
    assert_eq!(all_texts(&document), [vec!["a", "1"], vec!["b", "2"]]);
}

#[test]
fn a_page_with_other_columns_begins_another_table() {
    let first = grid(2, 2) + &text_at(25, 265, "a");
    let same = grid(2, 3) + &text_at(25, 265, "b");
    let other = grid(3, 2) + &text_at(25, 265, "c");
    let after_text = text_at(25, 150, "note") + &grid(2, 1) + &text_at(25, 265, "d");
    let pages = [first.as_str(), &same, &other, &other, &after_text, &same];
    let document = read(&make_pdf(&pages, &[], LATIN)).unwrap();
    let table = |text: &str| {
        let mut lines = document.lines.iter();
        let line = lines.find(|line| line.cells.iter().any(|cell| cell.text == text));
        line.unwrap().table
    };
    assert_eq!(
        ["a", "b", "c", "d"].map(table),
        [Some(0), Some(0), Some(1), Some(2)]
    );
    let last = document.lines.last().unwrap();
    assert_eq!(
        last.table,
        Some(3),
        "text stands between it and the table before"
    );
}

#[test]
fn a_row_that_a_page_break_cuts_is_one_row() {
    // The label is cut, its value stands above; below it comes a blank row.
    let above = grid(2, 2)
        + &text_at(25, 265, "head")
        + &text_at(65, 265, "n")
        + &text_at(25, 245, "abcdef")
        + &text_at(65, 245, "7");
    let below = grid(2, 3)
        + &text_at(25, 265, "gh")
        + &text_at(25, 245, "1.ij")
        + &text_at(25, 225, "kl")
        + &text_at(65, 225, "8");
    let document = read(&make_pdf(&[&above, &below], &[], LATIN)).unwrap();
    let rest = [vec!["abcdef gh", "7"], vec!["1.ij", ""], vec!["kl", "8"]];
    assert_eq!(all_texts(&document)[1..], rest);
    // A line that ends before the edge of its cell is complete.
    let above = above.replace("abcdef", "ab");
    let document = read(&make_pdf(&[&above, &below], &[], LATIN)).unwrap();
    assert_eq!(
        all_texts(&document)[1..3],
        [vec!["ab", "7"], vec!["gh", ""]]
    );
    // And so is one whose row has a value below.
    let filled = below.clone() + &text_at(65, 265, "5");
    let above = above.replace("ab)", "abcdef)");
    let document = read(&make_pdf(&[&above, &filled], &[], LATIN)).unwrap();
    assert_eq!(
        all_texts(&document)[1..3],
        [vec!["abcdef", "7"], vec!["gh", "5"]]
    );
}

#[test]
fn drawings_in_drawings_are_read_down_to_a_limit() {
    let inner = text_at(0, 0, "12");
    let outer = "q 1 0 0 1 50 100 cm /X1 Do Q";
    let page = "2 0 0 2 0 0 cm /X0 Do";
    let document = read(&make_pdf(&[page], &[outer, &inner], LATIN)).unwrap();
    assert_eq!(all_texts(&document), [["12"]]);
    let chain: Vec<String> = (1..=20).map(|next| format!("/X{next} Do")).collect();
    let mut chain: Vec<&str> = chain.iter().map(String::as_str).collect();
    chain.push(&inner);
    let deep = read(&make_pdf(&["/X0 Do"], &chain, LATIN));
    let limit = Limit::Depth(16);
    assert_eq!(deep, Err(ReadError::Beyond { limit }));
    let endless = make_pdf(&["/X0 Do"], &["/X1 Do", "/X0 Do"], LATIN);
    assert!(read(&endless).is_err());
}

#[test]
fn an_empty_page_is_empty() {
    assert_eq!(read_page(""), Err(ReadError::Empty));
}

#[test]
fn names_of_glyphs_and_unembedded_fonts_are_known() {
    let named = "<</Type/Font/Subtype/Type1/BaseFont/Own/FontDescriptor<</Flags 4>>/Encoding<</Differences[65/seven/uni4EF6]>>>>";
    let page = text_at(50, 200, "AB");
    let document = read(&make_pdf(&[&page], &[], named)).unwrap();
    assert_eq!(all_texts(&document), [["7件"]]);
    let national = "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/DW 1000/W[814[500 500]]>>]>>";
    let page = "BT /F 10 Tf 50 200 Td <ca d5 b5 bd 31 32> Tj ET";
    let document = read(&make_pdf(&[page], &[], national)).unwrap();
    assert_eq!(all_texts(&document), [["收到12"]]);
    let far = national.replace("814", "4294967295");
    assert!(read(&make_pdf(&[page], &[], &far)).is_ok());
}

/// Numbers that look random and are the same in every run.
#[test]
fn the_points_of_a_path_are_counted_and_only_the_last_of_several_begins() {
    let beyond = |content: &str| read_page(content).err();
    let limit = ReadError::Beyond {
        limit: Limit::Steps(2_000_000),
    };
    assert_eq!(beyond(&"0 0 m\n".repeat(2_000_100)), Some(ReadError::Empty));
    assert_eq!(beyond(&"0 0 m\n1 1 l\n".repeat(1_000_100)), Some(limit));
}

fn shuffle(state: &mut u64, below: usize) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state).unwrap() % below.max(1)
}

#[test]
fn a_garbled_file_is_read_or_refused() {
    let mut state = 0x2545_f491_4f6c_dd1d;
    for file in [
        data!("a-banded.pdf"),
        data!("c-rotated.pdf"),
        data!("a-restricted.pdf"),
    ] {
        for _ in 0..100 {
            let mut bytes = file.to_vec();
            for _ in 0..=shuffle(&mut state, 12) {
                let at = shuffle(&mut state, bytes.len());
                let end = (at + shuffle(&mut state, 200)).min(bytes.len());
                match shuffle(&mut state, 5) {
                    0 => bytes.truncate(at.max(100)),
                    1 => drop(bytes.drain(at..end)),
                    2 => bytes[at] = b'0' + u8::try_from(shuffle(&mut state, 10)).unwrap(),
                    3 => bytes[at] ^= 1 << shuffle(&mut state, 8),
                    _ => {
                        let again = bytes[at..end].to_vec();
                        bytes.extend(again);
                    }
                }
            }
            // Whatever it says, it comes back.
            let _ = read(&bytes);
        }
    }
}
