//! The words of a report outside its tables, for rules that read them.

use crate::{Date, Place};

/// What a report says in words: its paragraphs in order, and which of them are its title, its period and its date.
///
/// It is bounded, so that a document of any length takes little room; nothing
/// keeps it beyond the report in hand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose {
    /// The paragraphs, in the order of the document.
    pub paragraphs: Vec<Paragraph>,
    /// The sections, in order.
    pub sections: Vec<Section>,
    /// The title: an index of `paragraphs`.
    pub title_paragraph: Option<usize>,
    /// The paragraph that states the period of the report, from 1 January to 31 December.
    pub period_paragraph: Option<usize>,
    /// The paragraph that is a date and nothing else, the last one: that of the signature.
    pub date_paragraph: Option<usize>,
    /// The date itself; `None` where the calendar has no such day.
    pub date: Option<Date>,
}

/// A paragraph outside tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it says, without the spaces around it.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// The section in which it stands, its heading included: an index of [`Prose::sections`].
    pub section: Option<usize>,
}

/// A section that begins with a heading of the first level: 一、总体情况.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The number that it prints.
    pub number: u32,
    /// The heading without that number.
    pub title: String,
    /// The paragraph that is its heading: an index of [`Prose::paragraphs`].
    pub heading: usize,
}
