//! What the `style` of an element says of how its text is seen.

use super::colour::{Colour, parse_colour};
use super::open_elements::Colours;
use crate::script::Script;
use std::borrow::Cow;

/// What matters of a `style`, where it says it.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct TextStyle {
    pub(super) display: Option<Display>,
    /// What `visibility` says.
    pub(super) is_visible: Option<bool>,
    pub(super) size: Option<FontSize>,
    /// In no colour.
    pub(super) is_clear: Option<bool>,
    /// Transparent, cut away, or beyond the edge of the page, with all that stands in it.
    pub(super) is_gone: bool,
    /// Whether the first line is drawn in beyond the edge of the page.
    pub(super) is_indented_away: Option<bool>,
    /// Hidden text of a word processor.
    pub(super) is_hidden_text: bool,
    /// A word processor's mark or text of a comment.
    pub(super) is_comment: bool,
    pub(super) is_struck: Option<bool>,
    /// Whether white space stays as it is.
    pub(super) keeps_space: Option<bool>,
    pub(super) script: Option<Script>,
    /// In white, as paper is.
    pub(super) is_white: Option<bool>,
    /// On a ground of another colour.
    pub(super) has_ground: bool,
    pub(super) colours: Colours,
}

/// How an element takes room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Display {
    None,
    Inline,
    Block,
}

/// What a size of letters is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FontSize {
    /// No size.
    Zero,
    /// The size around it, so that of none it makes none.
    Relative,
    Absolute,
}

/// Of a box, what together decides whether it is on the page.
#[derive(Default)]
struct BoxStyle {
    floats: bool,
    is_clipped: bool,
    is_beyond: bool,
    is_transparent: bool,
}

/// Reads a `style`. Of two declarations of one property the later counts.
pub(super) fn parse(text: &str) -> TextStyle {
    let mut style = TextStyle::default();
    let mut shape = BoxStyle::default();
    for declaration in text.split(';') {
        if let Some((property, value)) = declaration.split_once(':') {
            let mut property = Cow::Borrowed(property.trim());
            if property.contains(|c: char| c.is_ascii_uppercase()) {
                property.to_mut().make_ascii_lowercase();
            }
            style.declare(&property, value);
            shape.declare(&property, value);
        }
    }
    style.is_gone = shape.is_gone();
    style
}

/// Whether a colour in lower case is that of paper.
pub(super) fn is_paper(colour: &str) -> bool {
    parse_colour(colour).is_white()
}

/// Whether white shows on what `background` says; on what is not known it may.
pub(super) fn is_ground(background: &str) -> bool {
    const NOTHING: [&str; 7] = [
        "none",
        "transparent",
        "auto",
        "repeat",
        "scroll",
        "0%",
        "inherit",
    ];
    let is_nothing = |word: &str| NOTHING.contains(&word) || is_paper(word);
    !is_paper(background) && !background.split_ascii_whitespace().all(is_nothing)
}

/// A value as it counts: in lower case, without what makes it important.
fn clean(value: &str) -> String {
    let value = value.split('!').next().unwrap_or_default();
    value.trim().to_ascii_lowercase()
}

impl TextStyle {
    /// Takes what a property, in lower case, says; other properties do not matter.
    fn declare(&mut self, property: &str, value: &str) {
        let value = || clean(value);
        let has = |words: &[&str]| {
            let value = value();
            value
                .split_ascii_whitespace()
                .any(|part| words.contains(&part))
        };
        match property {
            "display" => {
                self.display = Some(match value().as_str() {
                    "none" => Display::None,
                    "inline" | "contents" | "ruby" => Display::Inline,
                    _ => Display::Block,
                });
            }
            "visibility" => self.is_visible = Some(!has(&["hidden", "collapse"])),
            "mso-hide" => self.is_hidden_text = has(&["all", "screen"]),
            "mso-special-character" | "mso-element" => {
                self.is_comment = has(&["comment", "comment-list", "annotation"]);
            }
            "text-decoration" | "text-decoration-line" => {
                self.is_struck = Some(has(&["line-through"]));
            }
            "white-space" => {
                let kept = ["pre", "pre-wrap", "break-spaces"];
                self.keeps_space = Some(kept.contains(&value().as_str()));
            }
            "font-size" => self.size = Some(font_size(&value())),
            "font" => self.size = Some(shorthand_size(&value())),
            "text-indent" => self.is_indented_away = Some(is_far_off(&value())),
            "color" => {
                let colour = parse_colour(&value());
                self.is_white = Some(colour.is_white());
                self.is_clear = Some(colour == Colour::Clear);
                self.colours.text = Some(colour.channels());
            }
            "background" | "background-color" | "background-image" => {
                let value = value();
                self.has_ground = is_ground(&value);
                if self.has_ground {
                    self.colours.ground = Some(parse_colour(&value).channels());
                }
            }
            "vertical-align" => {
                self.script = match value().as_str() {
                    "super" => Some(Script::Super),
                    "sub" => Some(Script::Sub),
                    _ => None,
                };
            }
            _ => {}
        }
    }

    /// This style, and where it does not say what a class is asked for, what `below` says of it.
    pub(super) fn fill_from(self, below: Self) -> Self {
        Self {
            is_hidden_text: self.is_hidden_text || below.is_hidden_text,
            is_struck: self.is_struck.or(below.is_struck),
            script: self.script.or(below.script),
            is_white: self.is_white.or(below.is_white),
            is_clear: self.is_clear.or(below.is_clear),
            has_ground: self.has_ground || below.has_ground,
            colours: self.colours.or(below.colours),
            ..self
        }
    }

    /// This style, and where it does not say whether anything is seen, what `below` says.
    pub(super) fn hide_as(self, below: Self) -> Self {
        Self {
            display: self.display.or(below.display),
            is_visible: self.is_visible.or(below.is_visible),
            size: self.size.or(below.size),
            is_gone: self.is_gone || below.is_gone,
            is_indented_away: self.is_indented_away.or(below.is_indented_away),
            ..self
        }
    }
}

impl BoxStyle {
    fn declare(&mut self, property: &str, value: &str) {
        match property {
            "position" => self.floats = matches!(clean(value).as_str(), "absolute" | "fixed"),
            "clip" => {
                let value = clean(value);
                let sides = value
                    .strip_prefix("rect(")
                    .and_then(|rest| rest.strip_suffix(')'));
                self.is_clipped = sides.is_some_and(|sides| {
                    let mut sides = sides.split([',', ' ']).filter(|side| !side.is_empty());
                    let first = sides.next().unwrap_or("auto");
                    let is_small = is_zero(first) || first == "1px";
                    is_small && sides.all(|side| side == first || is_zero(side))
                });
            }
            "left" | "top" => self.is_beyond |= is_far_off(&clean(value)),
            "opacity" => self.is_transparent = is_zero(&clean(value)),
            _ => {}
        }
    }

    /// Whether nothing of the box is seen.
    fn is_gone(&self) -> bool {
        self.is_transparent || (self.floats && (self.is_clipped || self.is_beyond))
    }
}

/// The number that a length begins with, and its unit.
fn split_length(length: &str) -> (&str, &str) {
    let unit = length.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-'));
    length.split_at(length.len() - unit.len())
}

/// Whether a length or a share is nothing.
fn is_zero(length: &str) -> bool {
    let (number, unit) = split_length(length);
    let digits = number.trim_start_matches('-');
    let is_nothing = digits.contains('0') && digits.chars().all(|c| matches!(c, '0' | '.'));
    is_nothing && unit.chars().all(|c| c.is_ascii_alphabetic() || c == '%')
}

/// Whether a length leads so far to the left or up that nothing of it is on the page.
fn is_far_off(length: &str) -> bool {
    let (number, unit) = split_length(length);
    let whole = number
        .strip_prefix('-')
        .and_then(|rest| rest.split('.').next());
    let whole = whole
        .and_then(|digits| digits.parse::<u32>().ok())
        .unwrap_or(0);
    match unit {
        "px" | "pt" => whole >= 900,
        "em" | "rem" => whole >= 60,
        _ => false,
    }
}

fn font_size(value: &str) -> FontSize {
    let (number, unit) = split_length(value);
    match unit {
        _ if is_zero(value) => FontSize::Zero,
        "em" | "ex" | "ch" | "%" if !number.is_empty() => FontSize::Relative,
        "smaller" | "larger" | "inherit" | "unset" => FontSize::Relative,
        _ => FontSize::Absolute,
    }
}

/// The size in a `font`: the length before the height of a line and the names.
fn shorthand_size(value: &str) -> FontSize {
    let is_weight = |word: &str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = value.split_ascii_whitespace();
    let size = words.find(|word| {
        word.starts_with(|c: char| c.is_ascii_digit() || c == '.') && !is_weight(word)
    });
    match size.and_then(|size| size.split('/').next()) {
        Some(size) => font_size(size),
        None => font_size(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_is_read_from_declarations() {
        let style = parse("color:red; DISPLAY : None !important;mso-hide:all");
        assert_eq!(style.display, Some(Display::None));
        assert!(style.is_hidden_text);
        assert_eq!(parse("visibility:hidden").is_visible, Some(false));
        assert_eq!(
            parse("text-decoration:underline line-through red").is_struck,
            Some(true)
        );
        assert_eq!(
            parse("text-decoration:line-through;text-decoration:none").is_struck,
            Some(false)
        );
        assert_eq!(parse("vertical-align:super").script, Some(Script::Super));
        assert_eq!(parse("white-space:pre-wrap").keeps_space, Some(true));
        assert!(parse("mso-special-character:comment").is_comment);
        for white in ["#FFF", "white", "rgb(255, 255, 255)", "#ffffff !important"] {
            assert_eq!(parse(&format!("color:{white}")).is_white, Some(true));
            assert!(!parse(&format!("background:{white}")).has_ground);
        }
        assert_eq!(parse("color:windowtext").is_white, Some(false));
        assert!(parse("background:none repeat #1f4e79").has_ground);
        assert!(!parse("background-color:transparent").has_ground);
        assert_eq!(parse("display-x:none;;:;display"), TextStyle::default());
    }

    #[test]
    fn sizes_of_nothing_are_told_from_small_ones() {
        for zero in ["0", "0px", "0.0pt", "0em", "0% !important"] {
            assert_eq!(
                parse(&format!("font-size:{zero}")).size,
                Some(FontSize::Zero),
                "{zero}"
            );
        }
        assert_eq!(parse("font:0/0 a").size, Some(FontSize::Zero));
        assert_eq!(
            parse("font:bold 400 12px/0 a").size,
            Some(FontSize::Absolute)
        );
        assert_eq!(parse("font-size:10px").size, Some(FontSize::Absolute));
        assert_eq!(parse("font-size:0.5px").size, Some(FontSize::Absolute));
        assert_eq!(parse("font-size:.8em").size, Some(FontSize::Relative));
        assert_eq!(parse("font-size:1rem").size, Some(FontSize::Absolute));
    }

    #[test]
    fn what_is_off_the_page_is_told_from_what_is_moved() {
        for gone in [
            "opacity:0",
            "opacity:0.0",
            "position:absolute;left:-9999px",
            "top:-999em;position:fixed",
            "position:absolute;clip:rect(0,0,0,0)",
            "clip:rect(1px, 1px, 1px, 1px);position:absolute",
        ] {
            assert!(parse(gone).is_gone, "{gone}");
        }
        for seen in [
            "opacity:0.1",
            "opacity:1",
            "left:-9999px",
            "position:absolute;left:-20px",
            "position:relative;left:-9999px",
            "clip:rect(0,0,0,0)",
            "position:absolute;clip:rect(0,40px,20px,0)",
        ] {
            assert!(!parse(seen).is_gone, "{seen}");
        }
        assert_eq!(parse("text-indent:-9999px").is_indented_away, Some(true));
        assert_eq!(parse("text-indent:-2em").is_indented_away, Some(false));
    }
}
