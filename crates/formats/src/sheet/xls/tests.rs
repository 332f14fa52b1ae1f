use super::read;
use super::test_builder::{assemble, cell, record, wide, wide_name, words, workbook};
use gouji_model::{Area, Document, FileKind, NoticeKind, Place, ReadError, cell_address};

const LABEL_SHARED: u16 = 0x00fd;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const RK: u16 = 0x027e;
const FORMULA: u16 = 0x0006;
const STRING: u16 = 0x0207;

fn texts(document: &Document) -> Vec<String> {
    let cells = document.lines.iter().flat_map(|line| &line.cells);
    let seen = cells.filter(|cell| !cell.text.is_empty());
    seen.map(|cell| {
        let address = cell_address(cell.place.column(), cell.place.row());
        format!("{address}={}", cell.text)
    })
    .collect()
}

fn kinds(document: &Document) -> Vec<NoticeKind> {
    let notices = document.notices.iter();
    notices.map(|notice| notice.kind.clone()).collect()
}

fn one_sheet(globals: &[Vec<u8>], cells: Vec<Vec<u8>>) -> Document {
    read(&workbook(globals, &[("统计表", 0, cells)])).unwrap()
}

fn font(is_struck: bool) -> Vec<u8> {
    record(0x0031, &words(&[220, if is_struck { 8 } else { 0 }, 0]))
}

fn style(font: u16, format: u16) -> Vec<u8> {
    record(0x00e0, &words(&[font, format, 0, 0, 0, 0, 0, 0, 0, 0]))
}

fn format(id: u16, code: &str) -> Vec<u8> {
    record(0x041e, &[words(&[id]), wide(code)].concat())
}

fn shared_strings(count: u32, data: &[u8]) -> Vec<u8> {
    let counts = [count.to_le_bytes(), count.to_le_bytes()].concat();
    record(0x00fc, &[counts, data.to_vec()].concat())
}

fn number(at: (u16, u16), style: u16, value: f64) -> Vec<u8> {
    cell(NUMBER, at, style, &value.to_le_bytes())
}

#[test]
fn every_record_of_a_cell_gives_its_text() {
    let rk = |value: u32| value.to_le_bytes();
    let several = [
        words(&[1, 1, 0]),
        rk(7 << 2 | 2).to_vec(),
        words(&[0]),
        rk(8 << 2 | 2).to_vec(),
        words(&[2]),
    ];
    let narrow = [words(&[3]), vec![0], b"abc".to_vec()].concat();
    let document = one_sheet(
        &[shared_strings(2, &[wide("收到"), narrow.clone()].concat())],
        vec![
            number((0, 0), 0, 0.1 + 0.2),
            cell(RK, (0, 1), 0, &rk(142 << 2 | 2)),
            cell(RK, (0, 2), 0, &rk(251 << 2 | 3)),
            cell(RK, (0, 3), 0, &rk(u32::MAX << 2 | 2)),
            cell(RK, (0, 4), 0, &rk((12.5_f64.to_bits() >> 32) as u32)),
            cell(RK, (0, 5), 0, &rk((9.0_f64.to_bits() >> 32) as u32 | 1)),
            record(0x00bd, &several.concat()),
            cell(LABEL_SHARED, (2, 0), 0, &0_u32.to_le_bytes()),
            cell(LABEL_SHARED, (2, 1), 0, &1_u32.to_le_bytes()),
            cell(LABEL, (2, 2), 0, &wide("件")),
            cell(0x0205, (3, 0), 0, &[1, 0]),
            cell(0x0205, (3, 1), 0, &[7, 1]),
            cell(0x0201, (3, 2), 0, &[]),
        ],
    );
    assert_eq!(
        texts(&document),
        [
            "A1=0.3",
            "B1=142",
            "C1=2.51",
            "D1=-1",
            "E1=12.5",
            "F1=0.09",
            "B2=7",
            "C2=8",
            "A3=收到",
            "B3=abc",
            "C3=件",
            "A4=TRUE",
            "B4=#DIV/0!"
        ]
    );
    assert_eq!(
        (document.kind, document.sheets),
        (FileKind::Xls, vec!["统计表".to_owned()])
    );
    assert!(document.notices.is_empty());
}

#[test]
fn formulas_give_their_results_or_themselves() {
    let formula = |at, result: [u8; 8], parts: &[u8]| {
        let length = u16::try_from(parts.len()).unwrap();
        let rest = [&[0; 6], length.to_le_bytes().as_slice(), parts].concat();
        cell(FORMULA, at, 0, &[result.as_slice(), &rest].concat())
    };
    let special = |kind: u8, value: u8| [kind, 0, value, 0, 0, 0, 0xff, 0xff];
    // SUM(B1:B3), B1*2+1, -(B1), A1 alone.
    let sum = [
        &[0x25],
        words(&[0, 2, 0xc001, 0xc001]).as_slice(),
        &[0x19, 0x10, 0, 0],
    ]
    .concat();
    let product = [
        vec![0x44],
        words(&[0, 0xc001]),
        vec![0x1e, 2, 0, 0x05, 0x1e, 1, 0, 0x03],
    ];
    let reference = [&[0x44], words(&[0, 0xc000]).as_slice()].concat();
    let minus = [reference.as_slice(), &[0x15, 0x13]].concat();
    let round = [reference.as_slice(), &[0x1e, 2, 0, 0x21, 27, 0]].concat();
    let most = [reference.as_slice(), reference.as_slice(), &[0x42, 2, 7, 0]].concat();
    let document = one_sheet(
        &[],
        vec![
            formula((0, 0), 7.0_f64.to_le_bytes(), &sum),
            formula((0, 1), special(0, 0), &reference),
            record(STRING, &wide("收到")),
            formula((0, 2), special(1, 1), &reference),
            formula((0, 3), special(2, 0x17), &reference),
            formula((0, 4), special(3, 0), &sum),
            formula((0, 5), special(3, 0), &product.concat()),
            formula((0, 6), special(3, 0), &minus),
            formula((0, 7), special(3, 0), &round),
            formula((0, 8), special(3, 0), &most),
            // The empty text is the result of a formula that can give one.
            formula((1, 0), special(3, 0), &reference),
            formula((1, 1), special(3, 0), &[0x17, 0, 0]),
            number((1, 2), 0, 5.0),
            // A text that belongs to no formula.
            record(STRING, &wide("x")),
        ],
    );
    assert_eq!(
        texts(&document),
        [
            "A1=7",
            "B1=收到",
            "C1=TRUE",
            "D1=#REF!",
            "E1==SUM(B1:B3)",
            "F1==B1*2+1",
            "G1==-(A1)",
            "H1==ROUND(A1,2)",
            "I1==MAX(A1,A1)",
            "C2=5"
        ]
    );
}

#[test]
fn shared_strings_may_be_parted_over_records() {
    // Cut in the middle of 收到申请数: the rest has one byte, then two bytes a character.
    let cut = [
        shared_strings(
            3,
            &[words(&[5]), vec![1], words(&[0x6536, 0x5230])].concat(),
        ),
        record(0x003c, &[0, b'a', b'b']),
        record(
            0x003c,
            &[vec![1], words(&[0x6570]), words(&[2]), vec![0]].concat(),
        ),
        record(
            0x003c,
            &[&[0], b"xy".as_slice(), &words(&[1]), &[9], &words(&[1])].concat(),
        ),
        record(0x003c, &[vec![1], words(&[0x4ef6, 0, 5])].concat()),
    ];
    let document = one_sheet(
        &[cut.concat()],
        (0..3)
            .map(|at| cell(LABEL_SHARED, (0, at), 0, &u32::from(at).to_le_bytes()))
            .collect(),
    );
    assert_eq!(texts(&document), ["A1=收到ab数", "B1=xy", "C1=件"]);
    assert!(document.notices.is_empty());
}

#[test]
fn struck_out_text_is_not_read_and_told() {
    // Fonts 0 to 3, then 5: there is no font 4.
    let fonts = [
        font(false),
        font(false),
        font(false),
        font(false),
        font(true),
    ]
    .concat();
    let rich = [
        words(&[4]),
        vec![9],
        words(&[2]),
        words(&[0x65e7, 0x65b0, 0x6570, 0x91cf]),
        words(&[1, 0, 3, 5]),
    ]
    .concat();
    let document = one_sheet(
        &[fonts, style(0, 0), style(5, 0), shared_strings(1, &rich)],
        vec![
            number((0, 0), 0, 1.0),
            number((0, 1), 1, 2.0),
            cell(LABEL_SHARED, (0, 2), 0, &[0; 4]),
            cell(LABEL_SHARED, (0, 3), 1, &[0; 4]),
        ],
    );
    assert_eq!(texts(&document), ["A1=1", "C1=旧新数", "D1=新数"]);
    assert_eq!(kinds(&document), [NoticeKind::StruckOut]);
    assert_eq!(document.notices[0].place.map(Place::column), Some(2));
}

#[test]
fn formats_merged_areas_and_hidden_parts_are_those_of_the_sheet() {
    let globals = [
        font(false),
        format(176, "0\"件\""),
        format(177, "yyyy\\-mm\\-dd"),
        style(0, 0),
        style(0, 176),
        style(0, 177),
        style(0, 9),
        record(0x0022, &[1, 0]),
    ];
    let document = one_sheet(
        &globals,
        vec![
            record(0x007d, &words(&[5, 6, 2000, 0, 1])),
            record(0x0208, &words(&[1, 0, 3, 300, 0, 0, 0x20, 0])),
            number((0, 0), 1, 7.0),
            number((0, 2), 3, 0.5),
            number((1, 0), 2, 41278.0),
            number((1, 1), 0, 3.0),
            record(0x00e5, &words(&[2, 0, 0, 0, 1, 1, 2, 0, 0])),
        ],
    );
    assert_eq!(
        texts(&document),
        ["A1=7件", "C1=50%", "A2=2017-01-05", "B2=3"]
    );
    let first = document.lines[0].cells[0].area;
    let expected = Area {
        column: 0,
        columns: 2,
        rows: 1,
    };
    assert_eq!(first, expected);
    assert_eq!(kinds(&document), [NoticeKind::HiddenRows]);
    assert_eq!(document.notices[0].place.map(Place::row), Some(2));
}

#[test]
fn hidden_sheets_charts_and_nested_streams_are_passed_over() {
    let chart = [
        record(0x0809, &words(&[0x0600, 0x20, 0, 0])),
        number((0, 5), 0, 99.0),
        record(0x000a, &[]),
    ]
    .concat();
    let stream = workbook(
        &[],
        &[
            ("旧表", 1, vec![number((0, 0), 0, 1.0)]),
            (
                "统计表",
                0,
                vec![number((0, 0), 0, 2.0), chart, number((0, 1), 0, 3.0)],
            ),
            ("草稿", 2, vec![number((0, 0), 0, 4.0)]),
        ],
    );
    let document = read(&stream).unwrap();
    assert_eq!(texts(&document), ["A1=2", "B1=3"]);
    let hidden = ["旧表", "草稿"].map(|name| NoticeKind::HiddenSheet {
        name: name.to_owned(),
    });
    assert_eq!(kinds(&document), hidden);
    let all = [("一", 1, vec![number((0, 0), 0, 1.0)])];
    let document = read(&workbook(&[], &all)).unwrap();
    assert_eq!(texts(&document), ["A1=1"]);
    assert!(document.notices.is_empty());
}

#[test]
fn workbooks_before_97_are_read_in_their_code_page() {
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let short = |text: &str| [vec![u8::try_from(gbk(text).len()).unwrap()], gbk(text)].concat();
    let long = |text: &str| {
        let length = u16::try_from(gbk(text).len()).unwrap();
        [words(&[length]), gbk(text)].concat()
    };
    let unit = [words(&[176]), short("0\"件\"")].concat();
    let globals = [
        record(0x0042, &words(&[936])),
        record(0x041e, &unit),
        style(0, 176),
    ];
    let rich = [long("旧新"), vec![1, 2, 6]].concat();
    let fonts = [
        font(false),
        font(false),
        font(false),
        font(false),
        font(false),
        font(true),
    ];
    let cells = vec![
        cell(LABEL, (0, 0), 9, &long("收到申请数")),
        cell(0x00d6, (0, 1), 9, &rich),
        number((0, 2), 0, 7.0),
    ];
    let globals = [globals.concat(), fonts.concat()];
    let stream = assemble(0x0500, &globals, &[("统计表", 0, cells)], short);
    let document = read(&stream).unwrap();
    assert_eq!(document.sheets, ["统计表"]);
    assert_eq!(texts(&document), ["A1=收到申请数", "B1=旧", "C1=7件"]);
    assert_eq!(kinds(&document), [NoticeKind::StruckOut]);
}

#[test]
fn protected_and_damaged_workbooks_say_so() {
    let kind = FileKind::Xls;
    let locked = [record(0x002f, &[1, 0, 1, 0])];
    let sheets = [("表", 0, vec![number((0, 0), 0, 1.0)])];
    assert_eq!(
        read(&workbook(&locked, &sheets)),
        Err(ReadError::Encrypted { kind })
    );
    for bytes in [b"".as_slice(), b"\x09\x08", b"\x09\x04\x06\0\0\0\x10\0\0\0"] {
        assert_eq!(read(bytes), Err(ReadError::Damaged { kind }));
    }
    assert_eq!(read(&workbook(&[], &[])), Err(ReadError::Damaged { kind }));
    let empty = [("表", 0, vec![])];
    assert_eq!(read(&workbook(&[], &empty)), Err(ReadError::Empty));
    // Cut in the second sheet: the first is read, and the rest is told.
    let cells = || (0..9).map(|row| number((row, 0), 0, 1.0)).collect();
    let whole = workbook(&[], &[("一", 0, cells()), ("二", 0, cells())]);
    let document = read(&whole[..whole.len() - 60]).unwrap();
    assert_eq!(kinds(&document), [NoticeKind::Damaged]);
    assert!((9..18).contains(&texts(&document).len()));
}

#[test]
fn damaged_streams_never_panic() {
    let rich = [
        words(&[2]),
        vec![13],
        words(&[1]),
        vec![4, 0, 0, 0],
        words(&[7, 8, 1, 0]),
        vec![0; 4],
    ];
    let globals = [
        font(true),
        format(176, "0!.0,\"万\""),
        style(0, 176),
        shared_strings(1, &rich.concat()),
        record(0x003c, &[1, 2, 3]),
    ];
    let cells = vec![
        cell(LABEL_SHARED, (0, 0), 0, &[0; 4]),
        number((0, 1), 0, 42740.5),
        record(0x00e5, &words(&[1, 0, 1, 0, 1])),
        cell(
            FORMULA,
            (0, 2),
            0,
            &[
                3, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 4, 0, 0x1e, 1, 0, 0x13,
            ],
        ),
        record(STRING, &wide("x")),
    ];
    let bytes = workbook(&globals, &[("表", 0, cells.clone()), ("又", 0, cells)]);
    for end in 0..bytes.len() {
        let _ = read(&bytes[..end]);
    }
    let mut state = 7_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below).unwrap()).unwrap()
    };
    for _ in 0..20_000 {
        let mut flipped = bytes.clone();
        for _ in 0..=next(6) {
            let at = next(flipped.len());
            flipped[at] = [0, 1, 0x7f, 0xff, flipped[at] ^ 1, flipped[at] ^ 0x10][next(6)];
        }
        let _ = read(&flipped);
    }
}

#[test]
fn sheets_are_counted_where_they_are_listed_hidden_or_not() {
    let limit = Err(ReadError::Beyond {
        limit: gouji_model::Limit::Files(1024),
    });
    let list = |count| {
        let sheets = (0..count).map(|at| ("页", u8::from(at > 0), vec![number((0, 0), 0, 1.0)]));
        read(&workbook(&[], &sheets.collect::<Vec<_>>()))
    };
    assert_eq!(list(1025), limit);
    assert!(list(1024).is_ok());
}

#[test]
fn a_record_that_begins_no_sheet_is_looked_at_and_not_gathered() {
    // A thousand names for one record that millions of others continue: gathered for each, that takes minutes.
    let name = wide_name("页");
    let bound = |offset: u32| {
        let offset = offset.to_le_bytes();
        record(0x0085, &[offset.as_slice(), &[0, 0], &name].concat())
    };
    let begin = record(0x0809, &words(&[0x0600, 5, 0, 0]));
    let end = record(0x000a, &[]);
    let offset = begin.len() + bound(0).len() * 1000 + end.len();
    let bound = bound(u32::try_from(offset).unwrap());
    let mut stream = [begin, bound.repeat(1000), end].concat();
    stream.extend(record(0x0200, &[]));
    stream.extend(record(0x003c, &[]).repeat(5_000_000));
    let kind = FileKind::Xls;
    assert_eq!(read(&stream), Err(ReadError::Damaged { kind }));
}

#[test]
fn a_damaged_cell_is_no_blank_one() {
    let strings = shared_strings(1, &wide("件"));
    let shared = |column: u16, index: u32| cell(LABEL_SHARED, (0, column), 0, &index.to_le_bytes());
    let cells = vec![
        shared(0, 0),
        shared(1, 7),
        number((0, 2), 0, f64::NAN),
        cell(RK, (0, 3), 0, &[0]),
        number((0, 4), 0, 12.0),
    ];
    let document = one_sheet(&[strings], cells);
    assert_eq!(
        texts(&document),
        [
            "A1=件",
            "B1=\u{fffd}",
            "C1=\u{fffd}",
            "D1=\u{fffd}",
            "E1=12"
        ]
    );
    assert_eq!(kinds(&document), [NoticeKind::Damaged]);
    assert_eq!(document.notices[0].place.map(Place::column), Some(2));
}
