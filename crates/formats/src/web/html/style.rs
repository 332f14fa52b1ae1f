//! What the `style` of an element says of how its text is seen.

use crate::script::Script;
use crate::white_text::is_white;
use std::borrow::Cow;

/// What matters of a `style`, where it says it.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct TextStyle {
    pub(super) display: Option<Display>,
    /// `visibility` says that nothing is seen.
    pub(super) is_invisible: bool,
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
}

/// How an element takes room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Display {
    None,
    Inline,
    Block,
}

/// Reads a `style`. Of two declarations of one property the later counts.
pub(super) fn parse(text: &str) -> TextStyle {
    let mut style = TextStyle::default();
    for declaration in text.split(';') {
        if let Some((property, value)) = declaration.split_once(':') {
            let mut property = Cow::Borrowed(property.trim());
            if property.contains(|c: char| c.is_ascii_uppercase()) {
                property.to_mut().make_ascii_lowercase();
            }
            style.declare(&property, value);
        }
    }
    style
}

/// Whether a colour in lower case is that of paper.
pub(super) fn is_paper(colour: &str) -> bool {
    let channels = colour
        .strip_prefix("rgb(")
        .and_then(|rest| rest.strip_suffix(')'));
    match channels {
        Some(channels) => channels.split(',').all(|channel| channel.trim() == "255"),
        None => colour == "white" || is_white(colour),
    }
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

impl TextStyle {
    /// Takes what a property, in lower case, says; other properties do not matter.
    fn declare(&mut self, property: &str, value: &str) {
        let value = || {
            let value = value.split('!').next().unwrap_or_default();
            value.trim().to_ascii_lowercase()
        };
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
            "visibility" => self.is_invisible = has(&["hidden", "collapse"]),
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
            "color" => self.is_white = Some(is_paper(&value())),
            "background" | "background-color" | "background-image" => {
                self.has_ground = is_ground(&value());
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
            has_ground: self.has_ground || below.has_ground,
            ..self
        }
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
        assert!(parse("visibility:hidden").is_invisible);
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
}
