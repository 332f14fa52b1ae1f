//! The kinds of layout: a format, and a way in which people or programs write a report in it.

use super::docx::{self, docx};
use super::html::{Page, html};
use super::odf::odf;
use super::paper::{Paper, PaperOptions, form, paper, skeleton_report};
use super::rtf::rtf;
use super::text::{Shape, text};
use super::xlsx::{self, xlsx};
use super::{FormEdition, GeneratedReport, Random, StatedValue};

/// Where a layout comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Made up for these tests.
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
    /// Where it comes from.
    pub origin: Origin,
    write: Writer,
}

#[derive(Debug, Clone, Copy)]
enum Writer {
    Text(Shape),
    Html(Page),
    Docx(docx::Habit),
    Xlsx(xlsx::Habit),
    Odt,
    Ods,
    Rtf,
    Skeleton(&'static str),
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

const fn office_kind(name: &'static str, write: Writer) -> Kind {
    Kind {
        name,
        origin: Origin::Own,
        write,
    }
}

const fn skeleton_kind(name: &'static str, file: &'static str) -> Kind {
    Kind {
        name,
        origin: Origin::Producer,
        write: Writer::Skeleton(file),
    }
}

/// What a format keeps of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nature {
    /// Cells with their columns.
    Grid,
    /// Lines whose cells are counted, blank ones where merged cells cover places.
    Matrix,
    /// A row a line, without the places that merged cells cover.
    Rows,
    /// A cell a line.
    Cells,
    /// Less than a person needs to be certain.
    Remains,
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
    office_kind("docx/merged", Writer::Docx(docx::Habit::Merged)),
    office_kind("docx/edited", Writer::Docx(docx::Habit::Edited)),
    office_kind("docx/strict", Writer::Docx(docx::Habit::Strict)),
    office_kind("docx/nested", Writer::Docx(docx::Habit::Nested)),
    office_kind("xlsx/shared strings", Writer::Xlsx(xlsx::Habit::Shared)),
    office_kind("xlsx/inline strings", Writer::Xlsx(xlsx::Habit::Inline)),
    office_kind("xlsx/sheets", Writer::Xlsx(xlsx::Habit::Sheets)),
    office_kind("odt", Writer::Odt),
    office_kind("ods", Writer::Ods),
    office_kind("rtf", Writer::Rtf),
    skeleton_kind("by writer/docx", "writer.docx"),
    skeleton_kind("by writer/odt", "writer.odt"),
    skeleton_kind("by writer/html", "writer.html"),
    skeleton_kind("by writer/rtf", "writer.rtf"),
    skeleton_kind("by writer/txt", "writer.txt"),
    skeleton_kind("by calc/xlsx", "calc.xlsx"),
    skeleton_kind("by calc/ods", "calc.ods"),
    skeleton_kind("by calc/html", "calc.html"),
    skeleton_kind("by calc/csv", "calc.csv"),
    skeleton_kind("by pandoc/docx", "pandoc.docx"),
    skeleton_kind("by pandoc/odt", "pandoc.odt"),
    skeleton_kind("by pandoc/rtf", "pandoc.rtf"),
    skeleton_kind("by python-docx/docx", "python-docx.docx"),
    skeleton_kind("by python-docx/strict docx", "strict.docx"),
    skeleton_kind("by openpyxl/xlsx", "openpyxl.xlsx"),
    skeleton_kind("by openpyxl/strict xlsx", "strict.xlsx"),
    skeleton_kind("by xlsxwriter/xlsx", "xlsxwriter.xlsx"),
];

/// The page of an empty form, with a place `{{id}}` for each figure.
#[must_use]
pub fn form_page(edition: FormEdition) -> String {
    html(&form(edition), Page::Spans, &mut Random::new(0))
}

impl Kind {
    /// The report of this kind that `seed` stands for.
    #[must_use]
    pub fn make(&self, edition: FormEdition, seed: u64) -> GeneratedReport {
        let mut random = Random::new(seed);
        let options = PaperOptions {
            plain: random.chance(25),
            full: random.chance(40),
        };
        if let Writer::Skeleton(file) = self.write {
            return make_in_skeleton(edition, file, options, &mut random);
        }
        let paper = paper(edition, options, &mut random);
        let bytes = self.write(&paper, &mut random);
        let is_whole = paper.is_plain && self.keeps(&paper);
        GeneratedReport {
            bytes,
            truth: paper.truth,
            is_whole,
            is_open: paper.is_open,
            look: paper.look,
        }
    }

    /// The file of `paper`; empty for a kind that another program writes.
    pub(crate) fn write(&self, paper: &Paper, random: &mut Random) -> Vec<u8> {
        match self.write {
            Writer::Text(shape) => text(paper, shape, random).into_bytes(),
            Writer::Html(page) => html(paper, page, random).into_bytes(),
            Writer::Docx(habit) => docx(paper, habit, random),
            Writer::Xlsx(habit) => xlsx(paper, habit, random),
            Writer::Odt => odf(paper, false),
            Writer::Ods => odf(paper, true),
            Writer::Rtf => rtf(paper),
            Writer::Skeleton(_) => Vec::new(),
        }
    }

    /// What the format keeps of a table.
    pub(crate) fn nature(&self) -> Nature {
        match self.write {
            Writer::Text(Shape::Tabs | Shape::Markdown | Shape::Commas) => Nature::Matrix,
            Writer::Text(Shape::Glued | Shape::Squeezed) | Writer::Html(Page::Short) => {
                Nature::Remains
            }
            Writer::Text(
                Shape::CellsWithTabs
                | Shape::CellsApart
                | Shape::Cells
                | Shape::BarThenCells
                | Shape::CellBar
                | Shape::CellThenBar
                | Shape::BarBreakCell,
            ) => Nature::Cells,
            Writer::Text(_) => Nature::Rows,
            _ => Nature::Grid,
        }
    }

    /// Whether a blank cell leaves a trace.
    pub(crate) fn keeps_blanks(&self) -> bool {
        match self.write {
            Writer::Text(shape) => shape.keeps_blanks(),
            _ => true,
        }
    }

    /// Whether reports of `printed` are written in this kind.
    #[must_use]
    pub fn prints(&self, edition: FormEdition) -> bool {
        edition != FormEdition::Shandong || self.origin != Origin::Producer
    }

    fn keeps(&self, paper: &Paper) -> bool {
        let has_blanks = paper
            .truth
            .values()
            .any(|stated| *stated == StatedValue::Blank);
        match self.write {
            Writer::Text(Shape::Glued) => false,
            Writer::Text(shape) => shape.keeps_blanks() || !has_blanks,
            Writer::Html(Page::Short) => false,
            _ => true,
        }
    }
}

fn make_in_skeleton(
    edition: FormEdition,
    file: &str,
    options: PaperOptions,
    random: &mut Random,
) -> GeneratedReport {
    let folder = match edition {
        FormEdition::National | FormEdition::Shandong => "a",
        FormEdition::B => "b",
        FormEdition::C => "c",
    };
    let (bytes, truth, look) =
        skeleton_report(edition, &format!("{folder}/{file}"), options, random);
    let has_blanks = truth.values().any(|stated| *stated == StatedValue::Blank);
    GeneratedReport {
        bytes,
        truth,
        is_whole: !has_blanks || !has_no_cells(file),
        is_open: false,
        look,
    }
}

/// Whether a blank cell leaves no trace in the file.
fn has_no_cells(file: &str) -> bool {
    matches!(file, "writer.txt" | "pandoc.rtf")
}
