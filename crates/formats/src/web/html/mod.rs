//! A web page to lines and rows of tables.
//!
//! Tags and texts are taken as they come and no tree is built, so reading takes
//! time by the length of the page, however its elements are nested. What
//! browsers make of tags that are missing or crossed is followed where it
//! matters to tables and to what is seen. Styles count where an element names
//! them itself, and of style sheets what they say of its class alone.

mod classes;
mod element;
mod open_elements;
mod page;
mod paragraph;
mod select;
mod start_tag;
mod style;
mod table;
mod tag;
mod tokenizer;
mod visibility;

#[cfg(test)]
mod tests;

use gouji_model::{Line, Notice, ReadError};
use html5gum::Tokenizer;
use page::HtmlPage;
use tokenizer::TagEmitter;

/// The lines of the page whose source is `text`, and what is to be told of it.
pub(crate) fn lines(text: &str) -> Result<(Vec<Line>, Vec<Notice>), ReadError> {
    let mut page = HtmlPage::new(text);
    let tokens = TagEmitter::new(text, &mut page);
    match Tokenizer::new_with_emitter(text, tokens).next() {
        Some(Ok(unreadable)) => return Err(unreadable),
        // Reading from memory does not fail.
        Some(Err(never)) => match never {},
        None => {}
    }
    let (lines, notices) = page.finish();
    if lines.iter().all(|line| line.cells.is_empty()) {
        return Err(ReadError::Empty);
    }
    Ok((lines, notices))
}
