//! Workbooks written for tests, as packages of hand-made parts.

use crate::container::test_builder::{CONTENT_TYPES, package, root_relationships};

pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
pub(super) const STRICT: &str = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook; `bodies` are the contents of its sheets' `worksheet` elements.
pub(super) struct Workbook<'w> {
    pub(super) namespace: &'w str,
    /// What stands before and behind the list of sheets.
    pub(super) around: (&'w str, &'w str),
    /// Names with states, by sheet; `Sheet1` and visible where there is none.
    pub(super) names: &'w [(&'w str, &'w str)],
    pub(super) bodies: &'w [&'w str],
    pub(super) strings: &'w str,
    pub(super) styles: &'w str,
}

impl Default for Workbook<'_> {
    fn default() -> Self {
        Self {
            namespace: MAIN,
            around: ("", ""),
            names: &[],
            bodies: &[],
            strings: "",
            styles: "",
        }
    }
}

impl Workbook<'_> {
    pub(super) fn bytes(&self) -> Vec<u8> {
        let namespace = self.namespace;
        let (mut sheets, mut related, mut parts) = (String::new(), String::new(), Vec::new());
        for (at, body) in self.bodies.iter().enumerate() {
            let (name, state) = self.names.get(at).copied().unwrap_or(("Sheet1", "visible"));
            let id = at + 1;
            sheets +=
                &format!(r#"<sheet name="{name}" sheetId="{id}" state="{state}" r:id="rId{id}"/>"#);
            related += &format!(
                r#"<Relationship Id="rId{id}" Type="{RELATIONSHIPS}/worksheet" Target="worksheets/s{id}.xml"/>"#
            );
            let text = format!(r#"<worksheet xmlns="{namespace}">{body}</worksheet>"#);
            parts.push((format!("xl/worksheets/s{id}.xml"), text));
        }
        for (kind, root, body) in [
            ("sharedStrings", "sst", self.strings),
            ("styles", "styleSheet", self.styles),
        ] {
            related += &format!(
                r#"<Relationship Id="{kind}" Type="{RELATIONSHIPS}/{kind}" Target="/xl/own-{kind}.xml"/>"#
            );
            let text = format!(r#"<{root} xmlns="{namespace}">{body}</{root}>"#);
            parts.push((format!("xl/own-{kind}.xml"), text));
        }
        let (before, behind) = self.around;
        parts.push((
            "xl/workbook.xml".to_owned(),
            format!(
                r#"<workbook xmlns="{namespace}" xmlns:r="{RELATIONSHIPS}">{before}<sheets>{sheets}</sheets>{behind}</workbook>"#
            ),
        ));
        parts.push((
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships>{related}</Relationships>"),
        ));
        parts.push((
            "_rels/.rels".to_owned(),
            root_relationships("xl/workbook.xml"),
        ));
        parts.push(("[Content_Types].xml".to_owned(), CONTENT_TYPES.to_owned()));
        let parts: Vec<(&str, &str)> = parts
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        package(&parts)
    }
}

/// The bytes of a workbook of one sheet with this body.
pub(super) fn one_sheet(body: &str) -> Vec<u8> {
    Workbook {
        bodies: &[body],
        ..Workbook::default()
    }
    .bytes()
}
