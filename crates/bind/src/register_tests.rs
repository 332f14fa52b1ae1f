use super::*;
use gouji_formats::read;
use gouji_model::{IdVec, Level, Place, Submitter, SubmitterIndex};

fn county() -> County {
    let submitter = |name: &str, alias: &str| Submitter {
        name: name.to_owned(),
        level: Level::Township,
        aliases: vec![alias.to_owned()],
        former: Vec::new(),
    };
    let submitters = IdVec::from_vec(vec![
        submitter("柳河镇", "柳河"),
        submitter("石门镇", "石门"),
    ]);
    County {
        name: "青石县".to_owned(),
        year: 2025,
        names: SubmitterIndex::new("青石县", &submitters),
        submitters,
        ..County::default()
    }
}

fn read_bytes(bytes: &[u8]) -> Result<Register, Vec<RegisterMistake>> {
    register(&read(bytes).unwrap(), &county())
}

fn entries(text: &str) -> Vec<RegisterEntry> {
    read_bytes(text.as_bytes()).unwrap().entries
}

fn kinds(text: &str) -> Vec<(RegisterMistakeKind, Option<u32>)> {
    let mistakes = read_bytes(text.as_bytes()).unwrap_err();
    let each = |mistake: RegisterMistake| (mistake.kind, mistake.place.map(Place::row));
    mistakes.into_iter().map(each).collect()
}

/// A register as it comes: what `text` says with `ending` behind each row.
const WHOLE: &str = "报送单位,年度,报表,文件,收到日期,退回日期,接收日期\n柳河镇,2025,xxgk-2021,2025/柳河镇.docx,2026-01-12,2026-01-14,\n柳河,2025年度,,柳河镇（修改）.docx,2026年1月15日,,2026/1/16\n青石县,,,,1月20日,,\n石头乡,,,\"石头乡,年报.docx\",20260112,/,\n,,,年报.docx,2026.1.9 09:30,,\n";

#[test]
fn every_column_is_read() {
    let day = |day| Date::new(2026, 1, day);
    let entries = entries(WHOLE);
    assert_eq!(entries.len(), 5);
    let first = &entries[0];
    assert_eq!(first.submitter.as_deref(), Some("柳河镇"));
    assert_eq!(
        (first.year, first.form.as_deref()),
        (Some(2025), Some("xxgk-2021"))
    );
    assert_eq!(first.file.as_deref(), Some("2025/柳河镇.docx"));
    assert_eq!(
        (first.received, first.returned, first.accepted),
        (day(12), day(14), None)
    );
    assert_eq!(first.place.map(Place::row), Some(2));
    let second = &entries[1];
    assert_eq!(first.filer, second.filer);
    assert_eq!(second.file.as_deref(), Some("柳河镇(修改).docx"));
    assert_eq!((second.received, second.accepted), (day(15), day(16)));
    assert_eq!(entries[2].filer, Some(Filer::County));
    assert_eq!(
        (entries[2].received, entries[2].file.as_deref()),
        (day(20), None)
    );
    assert_eq!(entries[3].filer, None);
    assert_eq!(entries[3].file.as_deref(), Some("石头乡,年报.docx"));
    assert_eq!((entries[3].received, entries[3].returned), (day(12), None));
    assert_eq!(
        (entries[4].received, entries[4].submitter.as_deref()),
        (day(9), None)
    );
}

#[test]
fn the_encoding_and_the_number_of_rows_change_nothing() {
    let whole = entries(WHOLE);
    let with_mark = format!("\u{feff}{WHOLE}");
    assert_eq!(entries(&with_mark), whole);
    assert_eq!(entries(&WHOLE.replace('\n', "\r\n")), whole);
    for rows in 1..=5 {
        let text: String = WHOLE.split_inclusive('\n').take(rows + 1).collect();
        let entries = entries(&text);
        assert_eq!(entries.len(), rows);
        for (entry, expected) in entries.iter().zip(&whole) {
            assert_eq!(
                (&entry.file, entry.received),
                (&expected.file, expected.received)
            );
        }
    }
    // The first two rows in GBK.
    let gbk = b"\xb1\xa8\xcb\xcd\xb5\xa5\xce\xbb,\xce\xc4\xbc\xfe,\xca\xd5\xb5\xbd\xc8\xd5\xc6\xda\n\xc1\xf8\xba\xd3\xd5\xf2,\xc1\xf8\xba\xd3\xd5\xf2.docx,1\xd4\xc212\xc8\xd5\n";
    let read = read_bytes(gbk).unwrap().entries;
    assert_eq!(read[0].file.as_deref(), Some("柳河镇.docx"));
    assert_eq!(read[0].received, Date::new(2026, 1, 12));
    assert_eq!(read[0].filer, whole[0].filer);
}

#[test]
fn headings_may_come_in_any_order_below_a_title() {
    let text = "青石县2025年度年报收件登记,,,,\n序号,收件日期,经办人,文件名,单位名称\n1,2026/1/12,王,柳河镇.docx,柳河镇\n2,2026/1/13,王,石门镇.docx,石门镇\n3,,,,\n合计,,,,\n,,,,合计\n";
    let entries = entries(text);
    assert_eq!(entries.len(), 2, "{entries:?}");
    assert_eq!(entries[1].received, Date::new(2026, 1, 13));
    assert_eq!(entries[1].file.as_deref(), Some("石门镇.docx"));
    // A row that lacks its last commas is an entry too.
    let text = "文件,报送单位,收到日期,退回日期\na.docx,柳河镇,1-12\nb.docx,石门镇,1/13,\nc.docx,石门镇,1.14,\nd.docx,石门镇,1月15号,\ne.docx,石门镇,1月16,\n";
    let days: Vec<_> = self::entries(text)
        .iter()
        .map(|entry| entry.received)
        .collect();
    assert_eq!(
        days,
        [12, 13, 14, 15, 16].map(|day| Date::new(2026, 1, day))
    );
}

#[test]
fn dates_are_read_as_people_write_them() {
    for text in [
        "2026-01-12",
        "2026/1/12",
        "2026.1.12",
        "20260112",
        "2026年1月12日",
        "２０２６年１月１２日",
        "二〇二六年一月十二日",
        "2026-01-12T09:30",
        "2026/1/12 9:30:00",
        "2026 年 1 月 12 日",
        "1月12日",
        "1月12",
        "1-12",
    ] {
        assert_eq!(day(text, 2025), Date::new(2026, 1, 12), "{text}");
    }
    for text in [
        "2026-02-30",
        "2月30日",
        "昨天",
        "12",
        "2026-1",
        "26-1-12",
        "2026-01-12-1",
        "",
        "1/2/3/4",
    ] {
        assert_eq!(day(text, 2025), None, "{text}");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_row() {
    use RegisterMistakeKind as K;
    let text = "报送单位,年度,文件,收到日期\n柳河镇,2025,a.docx,昨天\n柳河镇,去年,b.docx,2026-01-12\n,,,2026-01-13\n石门镇,2025,c.docx,2026-02-30\n石门镇,2025,d.docx,\n";
    let found = |text: &str| text.to_owned();
    assert_eq!(
        kinds(text),
        [
            (
                K::NotADate {
                    found: found("昨天")
                },
                Some(2)
            ),
            (
                K::NotAYear {
                    found: found("去年")
                },
                Some(3)
            ),
            (
                K::RowWithoutFile {
                    found: found("2026-01-13")
                },
                Some(4)
            ),
            (
                K::NotADate {
                    found: found("2026-02-30")
                },
                Some(5)
            ),
        ]
    );
    assert_eq!(kinds("柳河镇,a.docx,2026-01-12\n"), [(K::NoHeading, None)]);
    assert_eq!(
        kinds("报送单位,文件\n柳河镇,a.docx\n"),
        [(K::NoHeading, None)]
    );
    let twice = "文件,收到日期,收件日期\na.docx,2026-01-12,2026-01-13\n";
    let heading = found("收件日期");
    assert_eq!(kinds(twice), [(K::TwoColumns { heading }, Some(1))]);
    assert_eq!(entries("文件,收到日期\n").len(), 0);
}
