//! Where a place is, in the words of an excerpt: the head of its frame and its gutter.

use super::view::View;
use gouji_model::Place;

/// Where `place` is, behind the path of its file.
pub(crate) fn location(view: &View<'_>, path: &str, place: Place) -> String {
    match place {
        Place::Line { line, column } => format!("{path}:{line}:{column}"),
        _ => {
            let place = view.words().place(place, view.sheets);
            format!("{path} {} {place}", view.style.signs().bullet)
        }
    }
}

/// How far the figures of an excerpt lie apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spread {
    /// In one table, on one sheet or page.
    OnePart,
    /// Over several, so that a row's number alone does not say where.
    SeveralParts,
}

/// The number of the row, behind that of its table, sheet or page where the figures lie in several.
pub(crate) fn gutter(view: &View<'_>, place: Place, spread: Spread) -> String {
    match place {
        Place::Line { line, .. } => line.to_string(),
        Place::Page { page, row, .. } if spread == Spread::SeveralParts => {
            view.words().page_row(page, row)
        }
        _ if spread == Spread::SeveralParts => format!("{}-{}", part(place), place.row()),
        _ => place.row().to_string(),
    }
}

/// The table, sheet or page on which a place is, from 1; 0 for a text.
pub(crate) fn part(place: Place) -> u32 {
    match place {
        Place::Line { .. } | Place::Paragraph { .. } => 0,
        Place::Table { table, .. } => table,
        Place::Sheet { sheet, .. } => u32::from(sheet) + 1,
        Place::Page { page, .. } => page,
    }
}
