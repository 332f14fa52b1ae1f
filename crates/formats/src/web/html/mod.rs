//! A web page to lines and rows of tables.
//!
//! Tags and texts are taken as they come and no tree is built, so reading takes
//! time by the length of the page, however its elements are nested. What
//! browsers make of tags that are missing or crossed is followed where it
//! matters to tables and to what is seen. Styles count where an element names
//! them itself, and of style sheets what they say of its class alone.
//!
//! A place is what a browser shows: a table, its row and the column of its grid,
//! or a paragraph outside tables. Tables that only lay out the page are not counted.
//!
//! The walk: `classes` reads the style sheets; `tokenizer` hands each `tag` and text to the `page`, which asks `element` and
//! `start_tag` (with `style`) what the tag does, keeps the `open_elements`, and gathers a `paragraph`, a `select` or a `table`;
//! at the end `places` counts what was gathered.
//!
//! In: the source of a page. Out: its lines and notices.

mod classes;
mod colour;
mod element;
mod open_elements;
mod page;
mod paragraph;
mod places;
mod select;
mod start_tag;
mod style;
mod table;
mod tag;
mod tokenizer;
mod visibility;

#[cfg(test)]
mod tests;

use gouji_model::ReadError;
use html5gum::Tokenizer;
use page::HtmlPage;
use tokenizer::TagEmitter;

pub(crate) use places::PageContents;

/// What the page holds whose source is `text`.
pub(crate) fn read(text: &str) -> Result<PageContents, ReadError> {
    let mut page = HtmlPage::new(text);
    let tokens = TagEmitter::new(text, &mut page);
    match Tokenizer::new_with_emitter(text, tokens).next() {
        Some(Ok(unreadable)) => return Err(unreadable),
        // Reading from memory does not fail.
        Some(Err(never)) => match never {},
        None => {}
    }
    let contents = page.finish();
    if contents.lines.iter().all(|line| line.cells.is_empty()) {
        return Err(ReadError::Empty);
    }
    Ok(contents)
}
