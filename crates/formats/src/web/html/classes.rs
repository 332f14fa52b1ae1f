//! What the style sheets within a page say of its classes.
//!
//! Spreadsheets and word processors that save a web page write there, and not
//! in the cell, that its figure is struck out. Whether an element is shown at
//! all is asked only of what stands within a line or a table's cell, because
//! sites hide with classes whole parts of a page, which a click shows.

use super::style::{self, FontSize, TextStyle};
use memchr::memmem;
use std::collections::{HashMap, HashSet};

/// The classes that strike out, hide as word processors do, raise or colour their text.
#[derive(Debug, Default)]
pub(super) struct Classes {
    styles: HashMap<String, TextStyle>,
    /// What selectors of one class, with or without the name of an element before it, say of whether it is seen.
    hiding: HashMap<String, TextStyle>,
    /// Classes of which other selectors say that too, so that it is not known what counts.
    doubtful: HashSet<String>,
    /// What a selector that sets the size of letters ends with: the name of an element, or a class behind a point.
    sized: HashSet<String>,
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

    /// `style` of the element `element`, and where that does not say whether it is seen, what its classes `names` say.
    pub(super) fn hide(&self, style: TextStyle, element: &[u8], names: Option<&str>) -> TextStyle {
        let mut style = style;
        if self.hiding.is_empty() {
            return style;
        }
        for name in names.unwrap_or_default().split_ascii_whitespace() {
            if self.doubtful.contains(name) {
                continue;
            }
            let with_element = format!("{}.{name}", String::from_utf8_lossy(element));
            for selector in [with_element.as_str(), name] {
                if let Some(class) = self.hiding.get(selector) {
                    style = style.hide_as(*class);
                }
            }
        }
        style
    }

    /// Whether some rule may give the element `element` with the classes `names` a size of letters of its own.
    pub(super) fn size(&self, element: &[u8], names: Option<&str>) -> bool {
        if self.sized.is_empty() {
            return false;
        }
        let mut names = names.unwrap_or_default().split_ascii_whitespace();
        self.sized.contains("*")
            || std::str::from_utf8(element).is_ok_and(|name| self.sized.contains(name))
            || names.any(|name| self.sized.contains(&format!(".{name}")))
    }

    /// Takes what a rule says of whether elements are seen.
    fn add_hiding(&mut self, selectors: &str, declarations: &str) {
        const WORDS: [&str; 7] = [
            "display",
            "visibility",
            "font",
            "opacity",
            "position",
            "clip",
            "indent",
        ];
        let lower = declarations.to_ascii_lowercase();
        if !WORDS.iter().any(|word| lower.contains(word)) {
            return;
        }
        let style = style::parse(declarations);
        for selector in selectors.split(',').map(str::trim) {
            if style.size.is_some_and(|size| size != FontSize::Zero) {
                self.sized.extend(last_names(selector));
            }
            match selector_class(selector) {
                Some(class) => {
                    let element = selector.split('.').next().unwrap_or_default();
                    let key = match element {
                        "" => class.to_owned(),
                        _ => format!("{}.{class}", element.to_ascii_lowercase()),
                    };
                    let before = self.hiding.get(&key).copied().unwrap_or_default();
                    self.hiding.insert(key, style.hide_as(before));
                }
                None => self.doubtful.extend(classes_in(selector)),
            }
        }
    }

    /// The rules of one sheet, those for paper and for screens of one width left out.
    fn add_rules(&mut self, rules: &str) {
        let mut rest = rules;
        while let Some((selectors, behind)) = rest.split_once('{') {
            let selectors = strip_comments(selectors);
            if selectors.trim_start().starts_with('@') && !is_declarations(behind) {
                rest = skip_block(behind);
                let block = behind.get(..behind.len() - rest.len());
                self.doubtful.extend(classes_in(block.unwrap_or_default()));
                continue;
            }
            let (declarations, behind) = behind.split_once('}').unwrap_or((behind, ""));
            rest = behind;
            self.add_hiding(selectors, declarations);
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

/// Every name of a class in `text`.
fn classes_in(text: &str) -> impl Iterator<Item = String> {
    let is_end = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'));
    let names = text.split('.').skip(1);
    let names = names.filter_map(move |rest| rest.split(is_end).next());
    names.filter(|name| !name.is_empty()).map(str::to_owned)
}

/// What the elements of a selector are called: the name that it ends with, or its classes behind a point; `*` where neither
/// is told.
fn last_names(selector: &str) -> Vec<String> {
    let last = selector
        .rsplit([' ', '>', '+', '~'])
        .next()
        .unwrap_or_default();
    let is_end = |c: char| matches!(c, ':' | '[' | '#' | '.');
    let element = last.split(is_end).next().unwrap_or_default();
    let mut names: Vec<String> = classes_in(last).map(|class| format!(".{class}")).collect();
    if !element.is_empty() {
        names.push(element.to_ascii_lowercase());
    }
    if names.is_empty() {
        names.push("*".to_owned());
    }
    names
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

    fn is_gone(sheet: &str, element: &str, class: &str) -> bool {
        let classes = Classes::from_source(&format!("<style>{sheet}</style>"));
        let style = classes.hide(TextStyle::default(), element.as_bytes(), Some(class));
        style.display == Some(style::Display::None)
    }

    #[test]
    fn a_class_hides_where_nothing_else_speaks_of_it() {
        assert!(is_gone(".x{display:none}", "span", "y x"));
        assert!(is_gone("span.x{display:none}", "span", "x"));
        assert!(!is_gone("span.x{display:none}", "td", "x"));
        assert!(!is_gone(".x{display:none}.x{display:inline}", "span", "x"));
        assert!(!is_gone(
            ".x{display:none}.open .x{display:inline}",
            "span",
            "x"
        ));
        assert!(!is_gone(
            "@media screen{.x{display:inline}}.x{display:none}",
            "span",
            "x"
        ));
        assert!(!is_gone("@media print{.x{display:none}}", "span", "x"));
        assert!(is_gone(".x{display:none}a .x{color:red}", "span", "x"));
    }

    #[test]
    fn sizes_are_told_by_what_a_selector_ends_with() {
        let classes =
            Classes::from_source("<style>div p, .a .b{font-size:9px}i{font-size:0}</style>");
        assert!(classes.size(b"p", None));
        assert!(classes.size(b"span", Some("b")));
        assert!(!classes.size(b"div", Some("a")));
        assert!(!classes.size(b"i", None));
    }
}
