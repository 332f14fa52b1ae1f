//! A start tag with the style of its element: what the element does to the text in it.

use super::colour::parse_colour;
use super::element::Role;
use super::open_elements::{Colours, Effects, is_block};
use super::style::{self, Display, FontSize, TextStyle};
use super::tag::{Attribute, Tag};
use super::visibility::Visibility;
use crate::script::Script;

/// A start tag.
pub(super) struct StartTag<'t> {
    pub(super) tag: &'t Tag,
    /// What its own style and its classes say.
    pub(super) style: TextStyle,
    /// Whether it says that the element takes no room.
    pub(super) is_hidden: bool,
    /// Whether letters in it may have a size of their own whatever stands around it.
    pub(super) is_sized: bool,
}

impl StartTag<'_> {
    /// Whether the element is seen, as far as this tag says.
    pub(super) fn visibility(&self) -> Visibility {
        Visibility::hidden_if(self.is_hidden || self.style.is_visible == Some(false))
    }

    /// What the element does to its text where it has `role`, and what it turns off.
    pub(super) fn effects(&self, role: Role) -> (Effects, Effects) {
        let style = &self.style;
        let is_skipped = matches!(role, Role::Skipped | Role::Raw);
        let keeps_space = matches!(role, Role::Preformatted | Role::TextArea);
        let script = style.script.or(match role {
            Role::Superscript => Some(Script::Super),
            Role::Subscript => Some(Script::Sub),
            _ => None,
        });
        let colour = self.tag.value(Attribute::Colour);
        let colour = colour.map(|colour| style::is_paper(&colour.trim().to_ascii_lowercase()));
        let is_white = style.is_white.or(colour);
        let is_clear = style.is_clear.or(colour.map(|_| false));
        let size = style.size.filter(|size| *size != FontSize::Relative);
        let size = size.or(self.is_sized.then_some(FontSize::Absolute));
        let is_drawn_in = style.is_indented_away.filter(|_| self.takes_lines(role));
        let is_hidden = self.is_hidden || style.is_hidden_text || style.is_gone;
        let added = [
            (is_hidden, Effects::HIDDEN),
            (style.is_visible == Some(false), Effects::INVISIBLE),
            (size == Some(FontSize::Zero), Effects::SMALL),
            (is_clear == Some(true), Effects::CLEAR),
            (is_drawn_in == Some(true), Effects::INDENTED),
            (style.is_hidden_text, Effects::HIDDEN_TEXT),
            (
                is_skipped || style.is_comment || self.is_comment_mark(),
                Effects::SKIPPED,
            ),
            (
                style.is_struck.unwrap_or(role == Role::Struck),
                Effects::STRUCK,
            ),
            (
                style.keeps_space.unwrap_or(keeps_space),
                Effects::KEEPS_SPACE,
            ),
            (script == Some(Script::Super), Effects::SUPER),
            (script == Some(Script::Sub), Effects::SUB),
            (is_white == Some(true), Effects::WHITE),
            (self.has_ground(), Effects::GROUND),
        ];
        let removed = [
            (style.keeps_space == Some(false), Effects::KEEPS_SPACE),
            (is_white == Some(false), Effects::WHITE),
            (style.is_visible == Some(true), Effects::INVISIBLE),
            (size == Some(FontSize::Absolute), Effects::SMALL),
            (is_clear == Some(false), Effects::CLEAR),
            (is_drawn_in == Some(false), Effects::INDENTED),
        ];
        (chosen_effects(&added), chosen_effects(&removed))
    }

    /// Whether the element is a box of lines, of which the first may be drawn in.
    fn takes_lines(&self, role: Role) -> bool {
        is_block(role) || self.style.display == Some(Display::Block)
    }

    /// The colours that the tag gives its text and its ground.
    pub(super) fn colours(&self) -> Colours {
        let attribute = |name| {
            let value = self.tag.value(name)?;
            Some(parse_colour(&value.trim().to_ascii_lowercase()).channels())
        };
        self.style.colours.or(Colours {
            text: attribute(Attribute::Colour),
            ground: attribute(Attribute::Ground),
        })
    }

    /// Whether the element has a ground on which white shows.
    pub(super) fn has_ground(&self) -> bool {
        let ground = self.tag.value(Attribute::Ground);
        let ground = ground.map(|ground| style::is_ground(&ground.trim().to_ascii_lowercase()));
        self.style.has_ground || ground == Some(true)
    }

    /// Whether a word processor marks a comment with this element.
    fn is_comment_mark(&self) -> bool {
        let classes = self.tag.value(Attribute::Class).unwrap_or_default();
        classes.split_ascii_whitespace().any(|class| {
            class.eq_ignore_ascii_case("msocomanchor")
                || class.eq_ignore_ascii_case("msocommentreference")
        })
    }
}

/// All effects beside which the condition holds.
fn chosen_effects(effects: &[(bool, Effects)]) -> Effects {
    let chosen = effects.iter().filter(|(holds, _)| *holds);
    chosen.fold(Effects::NONE, |all, (_, effect)| all.union(*effect))
}
