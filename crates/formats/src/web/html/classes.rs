//! What the style sheets within a page say of its classes.
//!
//! Spreadsheets and word processors that save a web page write there, and not
//! in the cell, that its figure is struck out. Whether an element is shown at
//! all is left to the element: sites hide with classes what a click shows.

use super::style::{self, TextStyle};
use memchr::memmem;
use std::collections::HashMap;

/// The classes that strike out, hide as word processors do, raise or colour their text.
#[derive(Debug, Default)]
pub(super) struct Classes {
    styles: HashMap<String, TextStyle>,
    /// Whether something else than a class gives elements a ground.
    pub(super) have_grounds: bool,
}

impl Classes {
    /// The classes of every style sheet in the page with this source.
    pub(super) fn from_source(source: &str) -> Self {
        let mut classes = Self::default();
        let mut done = 0;
        for at in memmem::find_iter(source.as_bytes(), b"<") {
            let tag = source.get(at + 1..).unwrap_or_default();
            let name = tag.get(..5).unwrap_or_default();
            // A sheet ends at the next end tag; what begins within one is a part of it.
            if at < done || !name.eq_ignore_ascii_case("style") {
                continue;
            }
            let length = memmem::find(tag.as_bytes(), b"</").unwrap_or(tag.len());
            done = at + 1 + length;
            let sheet = tag.get(..length).unwrap_or_default();
            let rules = sheet.split_once('>').map_or("", |(_, rules)| rules);
            classes.add_rules(rules);
        }
        classes
    }

    /// The style of an element: what its own `inline` style says, and where that says nothing, its classes `names`.
    pub(super) fn apply(&self, inline: TextStyle, names: Option<&str>) -> TextStyle {
        let mut style = inline;
        if self.styles.is_empty() {
            return style;
        }
        for name in names.unwrap_or_default().split_ascii_whitespace() {
            if let Some(class) = self.styles.get(name) {
                style = style.fill_from(*class);
            }
        }
        style
    }

    /// The rules of one sheet, those for paper and for screens of one width left out.
    fn add_rules(&mut self, rules: &str) {
        let mut rest = rules;
        while let Some((selectors, behind)) = rest.split_once('{') {
            let selectors = strip_comments(selectors);
            if selectors.trim_start().starts_with('@') && !is_declarations(behind) {
                rest = skip_block(behind);
                continue;
            }
            let (declarations, behind) = behind.split_once('}').unwrap_or((behind, ""));
            rest = behind;
            // Only the properties that a class is asked for are kept.
            let style = TextStyle::default().fill_from(style::parse(declarations));
            self.have_grounds |= style.has_ground
                && !selectors
                    .split(',')
                    .all(|selector| selector_class(selector).is_some());
            if style == TextStyle::default() {
                continue;
            }
            for class in selectors.split(',').filter_map(selector_class) {
                let class_style = self.styles.entry(class.to_owned()).or_default();
                *class_style = style.fill_from(*class_style);
            }
        }
    }
}

/// The class of a selector that names one and nothing around it: `.xl66`, `td.xl66`.
fn selector_class(selector: &str) -> Option<&str> {
    let (element, class) = selector.trim().split_once('.')?;
    let is_name = |name: &str| {
        name.chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    (is_name(element) && is_name(class) && !class.is_empty()).then_some(class)
}

/// The last of what stands before a rule: behind comments, and the marks in which old pages hid their sheets.
fn strip_comments(selectors: &str) -> &str {
    let behind = selectors
        .rsplit_once("*/")
        .map_or(selectors, |(_, last)| last);
    let behind = behind.rsplit_once("<!--").map_or(behind, |(_, last)| last);
    behind.rsplit_once(';').map_or(behind, |(_, last)| last)
}

/// Whether a block holds declarations and no rules, as that of `@page`.
fn is_declarations(block: &str) -> bool {
    let inner = block.find('{').unwrap_or(usize::MAX);
    block.find('}').is_some_and(|end| end < inner)
}

/// What stands behind a block that holds others.
fn skip_block(block: &str) -> &str {
    let mut open = 1_u32;
    for (at, c) in block.char_indices() {
        match c {
            '{' => open = open.saturating_add(1),
            '}' => open = open.saturating_sub(1),
            _ => continue,
        }
        if open == 0 {
            return block.get(at + 1..).unwrap_or_default();
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_struck(sheet: &str, class: &str) -> Option<bool> {
        let classes = Classes::from_source(&format!("<p>1<STYLE type=x>{sheet}</style>"));
        classes.apply(TextStyle::default(), Some(class)).is_struck
    }

    #[test]
    fn a_class_says_what_its_rules_say() {
        let line = "{text-decoration:line-through}";
        assert_eq!(
            is_struck(&format!("<!-- /* a */ .x{line} -->"), "y x"),
            Some(true)
        );
        assert_eq!(is_struck(&format!("td.y, .x {line}"), "y"), Some(true));
        assert_eq!(
            is_struck(&format!(".x{line}.x{{text-decoration:none}}"), "x"),
            Some(false)
        );
        assert_eq!(
            is_struck(&format!("@page{{size:1}}.x{line}"), "x"),
            Some(true)
        );
        assert_eq!(is_struck(&format!("@import 'a';.x{line}"), "x"), Some(true));
    }

    #[test]
    fn rules_for_something_else_say_nothing() {
        let line = "{text-decoration:line-through}";
        assert_eq!(is_struck(&format!(".x:hover{line}"), "x"), None);
        assert_eq!(is_struck(&format!(".y .x{line}"), "x"), None);
        assert_eq!(
            is_struck(&format!("@media print{{.x{line}}}.y{line}"), "x"),
            None
        );
        assert_eq!(
            is_struck(&format!("@media print{{.x{line}}}.y{line}"), "y"),
            Some(true)
        );
        assert_eq!(
            is_struck(&format!(".x{{color:red}}/* .x{line} */"), "x"),
            None
        );
        assert_eq!(is_struck(".x{", "x"), None);
    }

    #[test]
    fn what_the_element_says_counts_before_its_class() {
        let classes =
            Classes::from_source("<style>.x{text-decoration:line-through;mso-hide:all}</style>");
        let element_style = style::parse("text-decoration:none");
        let style = classes.apply(element_style, Some("x"));
        assert_eq!(style.is_struck, Some(false));
        assert!(style.is_hidden_text);
    }
}
