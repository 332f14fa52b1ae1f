use super::*;

#[test]
fn runs_join_and_breaks_part() {
    assert_eq!(text(&(run("1") + &run("2") + &run("3"))), "123");
    let signs = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>";
    assert_eq!(text(signs), "a⇥b¶c¶d");
    let hyphens =
        "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>";
    assert_eq!(text(hyphens), "a-bc");
}

#[test]
fn a_leading_tab_is_an_indent() {
    assert_eq!(text(&("<w:r><w:tab/></w:r>".to_owned() + &run("甲"))), "甲");
}

#[test]
fn spaces_at_the_ends_count_where_the_text_says_so() {
    let kept = "<w:r><w:t xml:space=\"preserve\"> 7 </w:t></w:r>";
    assert_eq!(text(kept), " 7 ");
    assert_eq!(text("<w:r><w:t>\n  7\n  8 </w:t></w:r>"), "7¶  8");
    assert_eq!(text("<w:r><w:t>1&#50;&amp;&unknown;3</w:t></w:r>"), "12&3");
}

#[test]
fn symbols_are_characters() {
    assert_eq!(
        text(r#"<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>"#),
        "\u{f0fc}"
    );
    assert_eq!(text(r#"<w:r><w:sym w:char="2460"/></w:r>"#), "①");
    assert_eq!(
        text(&(r#"<w:r><w:sym w:char="nothing"/></w:r>"#.to_owned() + &run("0"))),
        "0"
    );
}

#[test]
fn of_a_field_the_result_is_read() {
    let field = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let instruction = "<w:r><w:instrText> =SUM(ABOVE) </w:instrText></w:r>";
    let whole = [
        &field("begin"),
        instruction,
        &field("separate"),
        &run("12"),
        &field("end"),
        &run("件"),
    ]
    .concat();
    assert_eq!(text(&whole), "12件");
    let nested = [
        &field("begin"),
        "<w:r><w:instrText> IF </w:instrText></w:r>",
        &field("begin"),
        instruction,
        &field("separate"),
        &run("99"),
        &field("end"),
        &field("separate"),
        &run("3"),
        &field("end"),
    ]
    .concat();
    assert_eq!(text(&nested), "3");
    let simple = format!(r#"<w:fldSimple w:instr="PAGE">{}</w:fldSimple>"#, run("4"));
    assert_eq!(text(&simple), "4");
}

#[test]
fn a_field_that_never_ends_swallows_no_more_than_its_paragraph() {
    let begin = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#;
    let body = format!("<w:p>{begin}{}</w:p>{}", run("不读"), p("7"));
    assert_eq!(lines(&body), ["", "7"]);
    let end = r#"<w:p><w:r><w:fldChar w:fldCharType="separate"/><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="end"/></w:r></w:p>"#;
    assert_eq!(lines(&(end.to_owned() + &p("7"))), ["", "7"]);
}

#[test]
fn what_holds_runs_is_looked_into() {
    for name in [
        "hyperlink",
        "smartTag",
        "ins",
        "moveTo",
        "dir",
        "bdo",
        "customXml",
    ] {
        let content = format!(
            "{}<w:{name} w:uri=\"u\"><w:{name}>{}</w:{name}></w:{name}>{}",
            run("1"),
            run("2"),
            run("3")
        );
        assert_eq!(text(&content), "123", "{name}");
    }
}

#[test]
fn of_a_ruby_the_base_is_read() {
    let ruby = format!(
        "<w:r><w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
        run("qing"),
        run("青")
    );
    assert_eq!(text(&ruby), "青");
}

#[test]
fn alternatives_are_read_once() {
    let both = format!(
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Choice>{0}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        run("1"),
        run("2")
    );
    assert_eq!(text(&both), "1");
    let in_run = "<w:r><mc:AlternateContent><mc:Choice><w:t>3</w:t></mc:Choice><mc:Fallback><w:t>4</w:t></mc:Fallback></mc:AlternateContent></w:r>";
    assert_eq!(text(in_run), "3");
    let block = format!(
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        p("5"),
        p("6")
    );
    assert_eq!(lines(&block), ["5"]);
}

#[test]
fn a_picture_or_a_formula_is_never_a_blank() {
    let picture = "<w:p><w:r><w:drawing><wp:inline><a:graphic><pic:pic/></a:graphic></wp:inline></w:drawing></w:r></w:p>";
    let formula = "<w:p><m:oMath><m:r><m:t>12</m:t></m:r></m:oMath></w:p>";
    let floating = picture.replace("wp:inline", "wp:anchor");
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let row = tr(&[tc("", "甲"), cell(picture), cell(formula), cell(&floating)]);
    assert_eq!(lines(&tbl(&[row])), ["#0 0:甲 1:\u{fffc} 2:\u{fffc} 3:"]);
}

#[test]
fn struck_and_hidden_text_is_not_read_and_told() {
    let marked = |mark: &str| format!("{}<w:r><w:rPr>{mark}</w:rPr><w:t>9</w:t></w:r>", run("1"));
    for (mark, kind) in [
        ("<w:strike/>", NoticeKind::StruckOut),
        ("<w:dstrike w:val=\"true\"/>", NoticeKind::StruckOut),
        ("<w:vanish w:val=\"on\"/>", NoticeKind::HiddenText),
    ] {
        let body = format!("<w:p>{}</w:p>", marked(mark));
        assert_eq!(lines(&body), ["1"], "{mark}");
        assert_eq!(notices(&body), [kind], "{mark}");
    }
    for mark in [
        "<w:strike w:val=\"0\"/>",
        "<w:vanish w:val=\"false\"/>",
        "<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>",
    ] {
        assert_eq!(text(&marked(mark)), "19", "{mark}");
    }
    assert!(
        notices(
            "<w:p><w:r><w:t>1</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t> </w:t></w:r></w:p>"
        )
        .is_empty()
    );
}

const STYLES: &str = r#"<w:styles xmlns:w="w"><w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Based"><w:basedOn w:val="Gone"/></w:style>
<w:style w:type="character" w:styleId="Back"><w:basedOn w:val="Gone"/><w:rPr><w:strike w:val="0"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="One"><w:basedOn w:val="Two"/></w:style>
<w:style w:type="character" w:styleId="Two"><w:basedOn w:val="One"/></w:style>
<w:style w:type="paragraph" w:styleId="Struck"><w:pPr/><w:rPr><w:strike/></w:rPr></w:style></w:styles>"#;

fn styled(paragraph: &str, run: &str) -> String {
    let style = |name: &str, id: &str| match id {
        "" => String::new(),
        id => format!(r#"<w:{name} w:val="{id}"/>"#),
    };
    let (paragraph, run) = (style("pStyle", paragraph), style("rStyle", run));
    let body = format!(
        "<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>9</w:t></w:r></w:p>{}",
        p("完")
    );
    let relationships = related(&[("s", "styles", "styles.xml")]);
    let parts = [
        ("word/styles.xml", STYLES),
        ("word/_rels/document.xml.rels", &relationships),
    ];
    line_texts(&read(&docx_with(&body, &parts)).unwrap())[0].clone()
}

#[test]
fn styles_strike_out_and_turn_each_other_over() {
    assert_eq!(styled("", ""), "9");
    assert_eq!(styled("", "Gone"), "");
    assert_eq!(styled("", "Based"), "");
    assert_eq!(styled("", "Back"), "9");
    assert_eq!(styled("", "One"), "9");
    assert_eq!(styled("Struck", ""), "");
    assert_eq!(styled("Struck", "Gone"), "9");
    assert_eq!(styled("Unknown", "Unknown"), "9");
}

#[test]
fn the_usual_style_and_the_defaults_hold_for_what_names_none() {
    let hides = STYLES.replace("<w:name w:val=\"Normal\"/>", "<w:rPr><w:vanish/></w:rPr>");
    let defaults = STYLES.replace("<w:b/>", "<w:vanish/>");
    let relationships = related(&[("s", "styles", "styles.xml")]);
    for styles in [hides, defaults] {
        let parts = [
            ("word/styles.xml", &*styles),
            ("word/_rels/document.xml.rels", &relationships),
        ];
        let shows = "<w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>7</w:t></w:r></w:p>";
        let read = read(&docx_with(&(p("9") + shows), &parts)).unwrap();
        assert_eq!(line_texts(&read), ["", "7"]);
    }
}

#[test]
fn white_on_nothing_is_not_seen_and_white_on_a_ground_is() {
    let white = r#"<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>7</w:t></w:r>"#;
    let dark = r#"<w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/>"#;
    let light = r#"<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>"#;
    let cell = |ground: &str| {
        format!(
            "<w:tbl><w:tr><w:tc><w:tcPr>{ground}</w:tcPr><w:p>{white}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
            run("a")
        )
    };
    assert_eq!(lines(&cell(dark)), ["#0 0:7 1:a"]);
    assert_eq!(notices(&cell(dark)), []);
    for unseen in [cell(""), cell(light)] {
        assert_eq!(lines(&unseen), ["#0 0: 1:a"]);
        assert_eq!(notices(&unseen), [NoticeKind::HiddenText]);
    }
    let dark_run = white.replace("<w:color", &format!("{dark}<w:color"));
    let theme = white.replace(
        r#"w:val="FFFFFF""#,
        r#"w:val="FFFFFF" w:themeColor="background1""#,
    );
    let black = white.replace("FFFFFF", "000000");
    assert_eq!(text(&(run("1") + &dark_run)), "17");
    assert_eq!(text(&(run("1") + &black)), "17");
    assert_eq!(text(&(run("1") + &theme)), "1");
    assert_eq!(text(&format!("<w:pPr>{dark}</w:pPr>{white}")), "7");
    let styled = |style: &str| {
        let styles = format!("<w:styles {NAMESPACES}>{style}</w:styles>");
        let table = cell("").replace(
            "<w:tbl>",
            r#"<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr>"#,
        );
        let related = related(&[("s", "styles", "styles.xml")]);
        let parts = [
            ("word/_rels/document.xml.rels", related.as_str()),
            ("word/styles.xml", styles.as_str()),
        ];
        line_texts(&read(&docx_with(&table, &parts)).unwrap())
    };
    let head = format!(
        r#"<w:style w:type="table" w:styleId="T"><w:tblStylePr w:type="firstRow"><w:tcPr>{dark}</w:tcPr></w:tblStylePr></w:style>"#
    );
    assert_eq!(styled(&head), ["#0 0:7 1:a"]);
    assert_eq!(styled(""), ["#0 0: 1:a"]);
}

#[test]
fn a_raised_mark_behind_a_figure_makes_no_other_figure() {
    let raised = |align: &str| {
        format!(r#"<w:r><w:rPr><w:vertAlign w:val="{align}"/></w:rPr><w:t>1</w:t></w:r>"#)
    };
    assert_eq!(text(&(run("12") + &raised("superscript"))), "12¹");
    assert_eq!(text(&(run("12") + &raised("subscript"))), "12₁");
    assert_eq!(text(&(run("12") + &raised("baseline"))), "121");
    let moved = |by: i32, text: &str| {
        format!(r#"<w:r><w:rPr><w:position w:val="{by}"/></w:rPr><w:t>{text}</w:t></w:r>"#)
    };
    assert_eq!(text(&(run("12") + &moved(6, "1"))), "12¹");
    assert_eq!(text(&(run("12") + &moved(-6, "1"))), "12₁");
    // All of it is moved, to stand in the middle of its row.
    assert_eq!(
        text(&(moved(6, "1") + &moved(6, "2") + &moved(5, "3"))),
        "123"
    );
}

#[test]
fn letters_of_no_size_are_not_read() {
    let sized =
        |size: &str| format!(r#"<w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>7</w:t></w:r>"#);
    for size in ["0", "1"] {
        let markup = run("1") + &sized(size) + &run("2");
        assert_eq!(text(&markup), "12");
        assert_eq!(
            notices(&format!("<w:p>{markup}</w:p>")),
            [NoticeKind::HiddenText]
        );
    }
    for size in ["2", "10", "auto"] {
        assert_eq!(text(&(run("1") + &sized(size))), "17");
    }
    let styles = format!(
        r#"<w:styles {NAMESPACES}><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:sz w:val="1"/></w:rPr></w:style></w:styles>"#
    );
    let related = related(&[("s", "styles", "styles.xml")]);
    let parts = [
        ("word/_rels/document.xml.rels", related.as_str()),
        ("word/styles.xml", styles.as_str()),
    ];
    let body = format!("<w:p>{}{}</w:p>", run("9"), sized("20"));
    assert_eq!(line_texts(&read(&docx_with(&body, &parts)).unwrap()), ["7"]);
}

#[test]
fn pictures_stand_among_the_lines() {
    let picture = "<w:r><w:drawing><wp:inline><a:graphic><pic:pic/></a:graphic></wp:inline></w:drawing></w:r>";
    let vml = r#"<w:r><w:pict><v:shape style="width:9pt"><v:imagedata r:id="a"/></v:shape></w:pict></w:r>"#;
    let body = format!("{}<w:p>{picture}</w:p>{}<w:p>{vml}</w:p>", p("一"), p("二"));
    let document = read(&docx_with(&body, &[])).unwrap();
    let lines: Vec<usize> = document
        .pictures
        .iter()
        .map(|picture| picture.line)
        .collect();
    assert_eq!(lines, [1, 3]);
    let shape = "<w:r><w:drawing><wp:anchor><wps:wsp/></wp:anchor></w:drawing></w:r>";
    let document = read(&docx_with(&(p("一") + &format!("<w:p>{shape}</w:p>")), &[])).unwrap();
    assert_eq!(document.pictures, []);
}
