use super::*;
use crate::limits::MAX_CELLS;
use gouji_model::Limit;

#[test]
fn depth_is_bounded() {
    let depth = 100_000;
    for (open, close) in [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        (
            "<w:p><w:r><w:pict><w:txbxContent>",
            "</w:txbxContent></w:pict></w:r></w:p>",
        ),
        ("<w:unknown>", "</w:unknown>"),
    ] {
        let body = open.repeat(depth) + &close.repeat(depth);
        let read = read(&docx(&body));
        assert!(
            matches!(
                read,
                Err(ReadError::Beyond {
                    limit: Limit::Depth(_)
                })
            ),
            "{open}"
        );
    }
    let deep = 60;
    let body = "<w:tbl><w:tr><w:tc>".repeat(deep)
        + &plain(&[&["甲", "1"]])
        + &"</w:tc></w:tr></w:tbl>".repeat(deep);
    assert!(read(&docx(&body)).is_ok());
}

#[test]
fn spans_beyond_measure_are_cut() {
    let span = |n: &str| tc(&format!(r#"<w:gridSpan w:val="{n}"/>"#), "甲");
    let row = tr(&[
        span("4000000000"),
        span("99999999999999999999"),
        span("-3"),
        tc("", "乙"),
    ]);
    let before = format!(
        r#"<w:tr><w:trPr><w:gridBefore w:val="4000000000"/></w:trPr>{}</w:tr>"#,
        tc("", "丙")
    );
    let read = document(&tbl(&[row, before]));
    assert!(
        read.lines
            .iter()
            .flat_map(|line| &line.cells)
            .all(|cell| cell.area.column <= 16_384 && cell.area.columns <= 16_384)
    );
}

#[test]
fn cells_are_bounded() {
    let many = "<w:tc/>".repeat(MAX_CELLS);
    let limit = Limit::Cells(MAX_CELLS as u64);
    let body = format!("<w:tbl><w:tr>{many}</w:tr></w:tbl>");
    assert_eq!(read(&docx(&body)), Err(ReadError::Beyond { limit }));
    let paragraphs = "<w:p/>".repeat(MAX_CELLS + 1);
    assert_eq!(read(&docx(&paragraphs)), Err(ReadError::Beyond { limit }));
    let million = tr(&[tc("", "1"), "<w:tc/>".repeat(16_383)]).repeat(61);
    let read = document(&format!("<w:tbl>{million}</w:tbl>"));
    assert_eq!(read.lines.len(), 61);
}

#[test]
fn breaks_without_end_are_bounded() {
    let breaks = "<w:br/>".repeat(MAX_CELLS + 1);
    let limit = Limit::Cells(MAX_CELLS as u64);
    let body = format!("<w:p><w:r>{breaks}</w:r></w:p>");
    assert_eq!(read(&docx(&body)), Err(ReadError::Beyond { limit }));
}

fn report() -> Vec<u8> {
    let merged = tc(r#"<w:vMerge w:val="restart"/>"#, "甲");
    let rows: Vec<String> = (0..40)
        .map(|n| tr(&[merged.clone(), tc("", &n.to_string()), tc("", "0")]))
        .collect();
    docx(&(p("青石镇") + &tbl(&rows)))
}

#[test]
fn cut_files_are_damaged() {
    let whole = report();
    assert!(read(&whole).is_ok());
    for fiftieth in 1..50 {
        let cut = &whole[..whole.len() * fiftieth / 50];
        let kind = FileKind::Docx;
        let result = read(cut);
        assert!(
            matches!(result, Err(ReadError::Damaged { .. })),
            "{fiftieth}: {result:?} {kind:?}"
        );
    }
}

#[test]
fn flipped_files_are_read_right_or_not_at_all() {
    let whole = report();
    let right = read(&whole).unwrap();
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..300 {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let mut bytes = whole.clone();
        let at = usize::try_from(random % bytes.len() as u64).unwrap();
        bytes[at] ^= 1 << (random >> 61);
        if let Ok(document) = read(&bytes) {
            assert_eq!(document.lines, right.lines, "byte {at}");
        }
    }
}

/// Markup damaged before it was packed, so that no checksum tells.
#[test]
fn damaged_markup_panics_nowhere() {
    let cell = tc(r#"<w:gridSpan w:val="2"/><w:vMerge/>"#, "7");
    let field = r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:ins><w:r><w:tab/></w:r></w:ins></w:p>"#;
    let whole = (p("青石镇") + field + &tbl(&[tr(&[cell.clone(), cell.clone()]), tr(&[cell])]))
        .into_bytes();
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..2000 {
        let mut bytes = whole.clone();
        for _ in 0..3 {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            let at = usize::try_from(random % bytes.len() as u64).unwrap();
            bytes[at] = u8::try_from(random >> 57).unwrap();
        }
        let _ = read(&docx(&String::from_utf8_lossy(&bytes)));
    }
}
