//! The elements of a page, by what they do to the text in them.

/// Whatever elements share a number are taken for the same: those that HTML does not know share [`UNKNOWN`] numbers.
pub(super) type ElementNumber = u8;

/// How many numbers the elements that HTML does not know share.
const UNKNOWN: u8 = 64;

/// What an element does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Stands within a line.
    Inline,
    /// Stands within a line, and lasts beyond a paragraph that ends before it.
    Formatting,
    /// Begins and ends a paragraph.
    Block,
    /// A paragraph, which ends where another block begins.
    Paragraph,
    /// A list's item, which ends where the next begins.
    Item,
    /// White space in it stays as it is.
    Preformatted,
    /// Has no content, and does nothing.
    Void,
    /// Ends a line.
    Break,
    /// Has no content, and parts paragraphs.
    Rule,
    /// Markup in it is not shown.
    Skipped,
    /// What is in it is no markup, and is not shown.
    Raw,
    /// Struck out.
    Struck,
    Superscript,
    Subscript,
    Table,
    Caption,
    /// Rows under one head.
    RowGroup,
    Row,
    Cell,
    /// A column, or some.
    Column,
    Image,
    Input,
    Select,
    Option,
    TextArea,
}

/// The elements in the order of their names.
const ELEMENTS: [(&str, Role); 119] = {
    use Role::{
        Block, Break, Caption, Cell, Column, Formatting, Image, Inline, Input, Item, Option,
        Paragraph, Preformatted, Raw, Row, RowGroup, Rule, Select, Skipped, Struck, Subscript,
        Superscript, Table, TextArea, Void,
    };
    [
        ("a", Formatting),
        ("address", Block),
        ("area", Void),
        ("article", Block),
        ("aside", Block),
        ("audio", Skipped),
        ("b", Formatting),
        ("base", Void),
        ("basefont", Void),
        ("bgsound", Void),
        ("big", Formatting),
        ("blockquote", Block),
        ("body", Void),
        ("br", Break),
        ("button", Inline),
        ("canvas", Skipped),
        ("caption", Caption),
        ("center", Block),
        ("code", Formatting),
        ("col", Column),
        ("colgroup", Column),
        ("comment", Skipped),
        ("datalist", Skipped),
        ("dd", Item),
        ("del", Struck),
        ("details", Block),
        ("dialog", Block),
        ("dir", Block),
        ("div", Block),
        ("dl", Block),
        ("dt", Item),
        ("em", Formatting),
        ("embed", Void),
        ("fieldset", Block),
        ("figcaption", Block),
        ("figure", Block),
        ("font", Formatting),
        ("footer", Block),
        ("form", Block),
        ("frame", Void),
        ("frameset", Void),
        ("h1", Block),
        ("h2", Block),
        ("h3", Block),
        ("h4", Block),
        ("h5", Block),
        ("h6", Block),
        ("head", Void),
        ("header", Block),
        ("hgroup", Block),
        ("hr", Rule),
        ("html", Void),
        ("i", Formatting),
        ("iframe", Raw),
        ("img", Image),
        ("input", Input),
        ("ins", Inline),
        ("keygen", Void),
        ("label", Inline),
        ("legend", Block),
        ("li", Item),
        ("link", Void),
        ("listing", Preformatted),
        ("main", Block),
        ("map", Inline),
        ("math", Skipped),
        ("menu", Block),
        ("meta", Void),
        ("meter", Skipped),
        ("nav", Block),
        ("nobr", Formatting),
        ("noembed", Raw),
        ("noframes", Raw),
        ("noscript", Raw),
        ("object", Inline),
        ("ol", Block),
        ("optgroup", Inline),
        ("option", Option),
        ("p", Paragraph),
        ("param", Void),
        ("plaintext", Preformatted),
        ("pre", Preformatted),
        ("progress", Skipped),
        ("rp", Skipped),
        ("rt", Skipped),
        ("ruby", Inline),
        ("s", Struck),
        ("script", Raw),
        ("search", Block),
        ("section", Block),
        ("select", Select),
        ("small", Formatting),
        ("source", Void),
        ("span", Inline),
        ("strike", Struck),
        ("strong", Formatting),
        ("style", Raw),
        ("sub", Subscript),
        ("summary", Block),
        ("sup", Superscript),
        ("svg", Skipped),
        ("table", Table),
        ("tbody", RowGroup),
        ("td", Cell),
        ("template", Skipped),
        ("textarea", TextArea),
        ("tfoot", RowGroup),
        ("th", Cell),
        ("thead", RowGroup),
        ("title", Raw),
        ("tr", Row),
        ("track", Void),
        ("tt", Formatting),
        ("u", Formatting),
        ("ul", Block),
        ("video", Skipped),
        ("wbr", Void),
        ("xml", Skipped),
        ("xmp", Preformatted),
    ]
};

/// For each letter, which of the elements is the first that begins with it or a later one.
#[allow(
    clippy::indexing_slicing,
    reason = "worked out while compiling, which fails beyond an end"
)]
const FIRST: [usize; 27] = {
    let mut first = [ELEMENTS.len(); 27];
    let mut at = ELEMENTS.len();
    while at > 0 {
        at -= 1;
        let letter = ELEMENTS[at].0.as_bytes()[0] - b'a';
        first[letter as usize] = at;
    }
    let mut letter = 26;
    while letter > 0 {
        letter -= 1;
        if first[letter] > first[letter + 1] {
            first[letter] = first[letter + 1];
        }
    }
    first
};

/// The number and the role of the element `name`, which is in lower case.
pub(super) fn element(name: &[u8]) -> (ElementNumber, Role) {
    let letter = name.first().map_or(0, |&first| first.wrapping_sub(b'a'));
    let letter = usize::from(letter).min(FIRST.len() - 1);
    let start = FIRST.get(letter).copied().unwrap_or(ELEMENTS.len());
    let end = FIRST.get(letter + 1).copied().unwrap_or(ELEMENTS.len());
    let same = ELEMENTS.get(start..end).unwrap_or_default();
    let position = (start..)
        .zip(same)
        .find(|(_, (known_name, _))| known_name.as_bytes() == name);
    match position {
        Some((at, &(_, role))) => (u8::try_from(at).unwrap_or(u8::MAX), role),
        None => (u8::MAX - hash(name) % UNKNOWN, Role::Inline),
    }
}

fn hash(name: &[u8]) -> u8 {
    name.iter()
        .fold(0, |sum: u8, &byte| sum.wrapping_mul(31).wrapping_add(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_in_order_and_found() {
        assert!(ELEMENTS.is_sorted_by(|a, b| a.0 < b.0));
        for (at, (name, role)) in ELEMENTS.iter().enumerate() {
            assert_eq!(element(name.as_bytes()), (at as u8, *role));
        }
        for name in ["", "zz", "tablex", "Table", "h7", "aaa", "~"] {
            assert_eq!(element(name.as_bytes()).1, Role::Inline, "{name}");
        }
        let (number, role) = element(b"o:p");
        assert_eq!(role, Role::Inline);
        assert!(usize::from(number) >= ELEMENTS.len());
    }
}
