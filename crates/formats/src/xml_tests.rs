use super::*;

const KIND: FileKind = FileKind::Docx;

/// The pieces in one line: `<name a=1>`, `>`, texts.
fn pieces(text: &str) -> Result<String, ReadError> {
    let mut markup = XmlReader::new(text, KIND);
    let mut event_text = String::new();
    while let Some(piece) = markup.next()? {
        match piece {
            XmlEvent::Start(element) => {
                event_text.push('<');
                event_text.push_str(element.name());
                for (name, value) in element.attributes() {
                    event_text.push_str(&format!(" {name}={value}"));
                }
                event_text.push(' ');
            }
            XmlEvent::End => event_text.push('>'),
            XmlEvent::Text(text) => event_text.push_str(&text),
        }
    }
    Ok(event_text)
}

fn damaged<T>() -> Result<T, ReadError> {
    Err(ReadError::Damaged { kind: KIND })
}

#[test]
fn prefixes_are_dropped_and_empty_elements_end() {
    let text = "<w:a xmlns:w='n' w:b='1'><c/>\u{6587}</w:a>";
    assert_eq!(pieces(text).unwrap(), "<a w=n b=1 <c >\u{6587}>");
}

#[test]
fn references_of_xml_are_replaced_and_no_others() {
    let text = "<!DOCTYPE a [<!ENTITY e 'expanded'>]><a b='&lt;&#20214;&e;&x'>&amp;&#x4EF6;&e;&#0;<![CDATA[&lt;]]></a>";
    assert_eq!(pieces(text).unwrap(), "<a b=<件x &件&lt;>");
}

#[test]
fn entities_that_hold_each_other_are_not_expanded() {
    let text = "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;&b;'>]><a>&c;1</a>";
    assert_eq!(pieces(text).unwrap(), "<a 1>");
}

#[test]
fn what_is_not_well_formed_is_damaged() {
    assert_eq!(pieces("<a><b></a>"), damaged());
    assert_eq!(pieces("<a><b></b>"), damaged());
    assert_eq!(pieces("<a><b"), damaged());
    assert_eq!(pieces("</a>"), damaged());
}

#[test]
fn depth_has_a_limit() {
    let nested = |depth| "<a>".repeat(depth) + &"</a>".repeat(depth);
    assert!(pieces(&nested(MAX_DEPTH)).is_ok());
    let limit = Limit::Depth(MAX_DEPTH as u64);
    assert_eq!(pieces(&nested(100_000)), Err(ReadError::Beyond { limit }));
}

#[test]
fn pieces_have_a_limit() {
    let mut markup = XmlReader::new("<a><b/><b/></a>", KIND);
    markup.left = 2;
    assert!(markup.next().is_ok() && markup.next().is_ok() && markup.next().is_ok());
    let limit = Limit::Steps(MAX_EVENTS);
    assert_eq!(markup.next().err(), Some(ReadError::Beyond { limit }));
}

#[test]
fn elements_are_walked_skipped_and_gathered() {
    let text = "<a>1<b>2<c>3</c></b><d/><e>4<f>5</f>6</e>7</a>";
    let mut markup = XmlReader::new(text, KIND);
    assert_eq!(markup.element().unwrap().unwrap().name(), "a");
    assert_eq!(markup.element().unwrap().unwrap().name(), "b");
    markup.skip().unwrap();
    assert_eq!(markup.element().unwrap().unwrap().name(), "d");
    markup.skip().unwrap();
    assert_eq!(markup.element().unwrap().unwrap().name(), "e");
    assert!(matches!(markup.next_child(), Ok(Some(XmlEvent::Text(text))) if text == "4"));
    assert_eq!(markup.element().unwrap().unwrap().name(), "f");
    markup.skip().unwrap();
    assert!(markup.element().unwrap().is_none());
    assert!(markup.element().unwrap().is_none());
    assert!(markup.next().unwrap().is_none());
}

#[test]
fn a_million_attributes_are_read_in_a_moment() {
    let attributes: String = (0..1_000_000).map(|n| format!(" a{n}='{n}'")).collect();
    let text = format!("<a{attributes}/>");
    let mut markup = XmlReader::new(&text, KIND);
    let element = markup.element().unwrap().unwrap();
    assert_eq!(element.number("a999999"), Some(999_999));
    assert_eq!(element.number("b"), None);
}

#[test]
fn encodings_are_told_by_mark_zero_bytes_and_declaration() {
    let text = "<?xml version='1.0' encoding='UTF-8'?><件/>";
    assert_eq!(decode(text.as_bytes().to_vec()), text);
    assert_eq!(decode(format!("\u{feff}{text}").into_bytes()), text);
    let units: Vec<u16> = text.encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    assert_eq!(decode(little.clone()), text);
    assert_eq!(decode(big), text);
    assert_eq!(decode([b"\xff\xfe".to_vec(), little].concat()), text);
    let chinese = "<?xml version=\"1.0\" encoding=\"gb2312\"?><件/>";
    assert_eq!(
        decode(encoding_rs::GBK.encode(chinese).0.into_owned()),
        chinese
    );
    let lying = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><件/>";
    assert_eq!(decode(lying.as_bytes().to_vec()), lying);
    assert_eq!(decode(b"<a>\xff</a>".to_vec()), "<a>\u{fffd}</a>");
}
