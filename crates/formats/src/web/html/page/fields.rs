//! What stands in a page and is no text of its source: pictures, fields to write in, lists to choose from.

use super::HtmlPage;
use crate::web::html::element::element;
use crate::web::html::open_elements::Effects;
use crate::web::html::start_tag::StartTag;
use crate::web::html::tag::Attribute;
use crate::web::html::visibility::Visibility;
use gouji_model::ReadError;

/// A picture smaller than this in either direction, in pixels, is a mark and no table.
const LEAST_PICTURE: u32 = 60;

/// A picture smaller than this in either direction, in pixels, only keeps room.
const LEAST_MARK: u32 = 4;

impl HtmlPage {
    /// A picture: noted where it may be a table, and in a cell where it may be a figure.
    pub(super) fn image(&mut self, start: &StartTag<'_>) {
        let is_seen = start.visibility() == Visibility::Seen && !start.style.is_gone;
        let unseen = Effects::UNSEEN.union(Effects::SKIPPED);
        if !is_seen || self.open.effects().has(unseen) {
            return;
        }
        let side = |name| {
            let value = start.tag.value(name)?.trim().trim_end_matches("px");
            value.parse::<u32>().ok()
        };
        let sides = [side(Attribute::Width), side(Attribute::Height)];
        let is_below = |least: u32| sides.iter().flatten().any(|&side| side < least);
        if !is_below(LEAST_PICTURE) {
            self.lines.picture();
        }
        let cell = self.tables.last_mut().and_then(|table| table.cell.as_mut());
        if let Some(cell) = cell.filter(|_| !is_below(LEAST_MARK)) {
            cell.has_picture = true;
        }
    }

    /// A field of a form. In a table it holds a figure; elsewhere it is a search box.
    pub(super) fn input(&mut self, start: &StartTag<'_>) -> Result<(), ReadError> {
        const NO_TEXT: [&str; 9] = [
            "hidden", "checkbox", "radio", "button", "submit", "reset", "image", "file", "password",
        ];
        let tag = start.tag;
        let kind = tag.value(Attribute::Type).unwrap_or_default();
        let is_text = !NO_TEXT.iter().any(|name| kind.eq_ignore_ascii_case(name));
        let is_seen = start.visibility() == Visibility::Seen && !start.style.is_hidden_text;
        match tag.value(Attribute::Value) {
            Some(value) if is_text && self.is_in_cell() && is_seen => {
                let base = self.open.len();
                self.push(element(b"input"), start)?;
                let result = self.text(value);
                self.open.truncate(base);
                result
            }
            _ => Ok(()),
        }
    }

    /// Reads the chosen option of a list, in a table.
    pub(super) fn end_select(&mut self) -> Result<(), ReadError> {
        let Some(select) = self.select.take() else {
            return Ok(());
        };
        let is_in_cell = self.is_in_cell();
        match select.selection() {
            Some(text) if is_in_cell => self.text(&text),
            _ => Ok(()),
        }
    }
}
