//! The kinds of layout: a format, and a way in which people or programs write a report in it.

use super::html::{Page, html};
use super::paper::{Paper, Wish, paper};
use super::text::{Shape, text};
use super::{Made, Printed, Random, Stated};

/// Where a layout was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Thought out.
    Own,
    /// The shape of a published page.
    Published,
    /// Written by another program, with places left for the figures.
    Producer,
}

/// A kind of layout.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// Its name, as `text/tabs`.
    pub name: &'static str,
    /// Where it was seen.
    pub origin: Origin,
    write: Writer,
}

#[derive(Debug, Clone, Copy)]
enum Writer {
    Text(Shape),
    Html(Page),
}

const fn text_kind(name: &'static str, origin: Origin, shape: Shape) -> Kind {
    Kind {
        name,
        origin,
        write: Writer::Text(shape),
    }
}

const fn html_kind(name: &'static str, origin: Origin, page: Page) -> Kind {
    Kind {
        name,
        origin,
        write: Writer::Html(page),
    }
}

/// Every kind.
pub const KINDS: &[Kind] = &[
    text_kind("text/tabs", Origin::Own, Shape::Tabs),
    text_kind("text/tabs, short rows", Origin::Own, Shape::TabsShort),
    text_kind("text/two spaces", Origin::Own, Shape::Spaces),
    text_kind("text/markdown", Origin::Own, Shape::Markdown),
    text_kind("text/csv", Origin::Own, Shape::Commas),
    text_kind(
        "text/cells with tabs",
        Origin::Published,
        Shape::CellsWithTabs,
    ),
    text_kind("text/cells apart", Origin::Published, Shape::CellsApart),
    text_kind("text/cells", Origin::Own, Shape::Cells),
    text_kind("text/bars, merged", Origin::Published, Shape::BarsMerged),
    text_kind("text/bars", Origin::Published, Shape::Bars),
    text_kind(
        "text/bars on both sides",
        Origin::Published,
        Shape::BarsBothSides,
    ),
    text_kind(
        "text/bar, then cells",
        Origin::Published,
        Shape::BarThenCells,
    ),
    text_kind("text/cell and bar", Origin::Published, Shape::CellBar),
    text_kind("text/cell, then bar", Origin::Published, Shape::CellThenBar),
    text_kind(
        "text/bar, break, cell",
        Origin::Published,
        Shape::BarBreakCell,
    ),
    text_kind("text/glued", Origin::Published, Shape::Glued),
    text_kind("text/squeezed", Origin::Published, Shape::Squeezed),
    html_kind("html/spans", Origin::Own, Page::Spans),
    html_kind("html/word", Origin::Own, Page::Word),
    html_kind("html/nested", Origin::Own, Page::Nested),
    html_kind("html/end tags left out", Origin::Own, Page::Loose),
    html_kind("html/filled down", Origin::Own, Page::Filled),
    html_kind("html/blank under merged", Origin::Own, Page::Blank),
    html_kind("html/rowspan lost", Origin::Own, Page::Short),
];

impl Kind {
    /// The report of this kind that `seed` stands for.
    #[must_use]
    pub fn make(&self, printed: Printed, seed: u64) -> Made {
        let mut random = Random::new(seed);
        let wish = Wish {
            plain: random.chance(25),
            full: random.chance(40),
        };
        let paper = paper(printed, wish, &mut random);
        let bytes = match self.write {
            Writer::Text(shape) => text(&paper, shape, &mut random).into_bytes(),
            Writer::Html(page) => html(&paper, page, &mut random).into_bytes(),
        };
        let is_whole = paper.is_plain && self.keeps(&paper);
        Made {
            bytes,
            truth: paper.truth,
            is_whole,
            look: paper.look,
        }
    }

    /// Whether reports of `printed` are written in this kind.
    #[must_use]
    pub fn prints(&self, _printed: Printed) -> bool {
        true
    }

    fn keeps(&self, paper: &Paper) -> bool {
        let has_blanks = paper.truth.values().any(|stated| *stated == Stated::Blank);
        match self.write {
            Writer::Text(Shape::Glued) => false,
            Writer::Text(shape) => shape.keeps_blanks() || !has_blanks,
            Writer::Html(Page::Short) => false,
            Writer::Html(_) => true,
        }
    }
}
