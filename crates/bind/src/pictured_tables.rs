//! Sections of a document in which a picture stands where a table should.
//!
//! A section is taken for one where under its heading a picture stands and no row of a table, if the form prints that
//! heading over a table, or if no sentence stands there either, so that the picture is all that the section holds.

use crate::form_index::Forms;
use crate::report_head::fold;
use crate::tokens::token::is_sentence;
use crate::tokens::{Label, numbering};
use gouji_model::characters::{count_up_to, is_blank, trim};
use gouji_model::{
    Document, Form, FormData, Line, ReadingProblemKind, RecognitionFailure, State, TableId,
};

/// The longest heading, in characters.
const LONGEST_HEADING: usize = 60;

/// A section of a document.
struct PicturedSection {
    heading: String,
    /// Whether a picture stands in it and no row of a table.
    has_picture: bool,
    has_sentence: bool,
}

impl PicturedSection {
    /// Whether the heading is what is printed over a table called `title`.
    fn is_of(&self, title: &str) -> bool {
        let words = fold(numbering::split(&self.heading).1);
        let title = fold(title);
        words.contains(&title) || (!words.is_empty() && title.contains(&words))
    }

    fn is_of_any(&self, form: &Form) -> bool {
        form.tables.iter().any(|table| self.is_of(&table.title))
    }

    /// Whether the picture is all that stands in it.
    fn is_picture(&self) -> bool {
        self.has_picture && !self.has_sentence
    }
}

/// The sections of the first level in `document`.
fn sections(document: &Document) -> Vec<PicturedSection> {
    let lines = document.lines.iter().enumerate();
    let headings: Vec<(usize, String)> = lines
        .filter_map(|(at, line)| Some((at, heading(line)?)))
        .collect();
    let ends = headings.iter().skip(1).map(|(at, _)| *at);
    let ends = ends.chain([document.lines.len()]);
    let sections = headings.iter().zip(ends).map(|((start, heading), end)| {
        let lines = document.lines.get(start + 1..end).unwrap_or_default();
        let mut pictures = document.pictures.iter();
        let is_inside = pictures.any(|picture| picture.line > *start && picture.line <= end);
        let has_sentence = |line: &Line| line.cells.iter().any(|cell| is_sentence(&cell.text));
        PicturedSection {
            heading: heading.clone(),
            has_picture: is_inside && !lines.iter().any(is_row),
            has_sentence: lines.iter().any(has_sentence),
        }
    });
    sections.collect()
}

/// The heading that a line of text is.
fn heading(line: &Line) -> Option<String> {
    let [cell] = line.cells.as_slice() else {
        return None;
    };
    let text = trim(&cell.text);
    let is_short = count_up_to(text, LONGEST_HEADING) <= LONGEST_HEADING;
    let is_heading = line.table.is_none() && is_short && !is_sentence(text);
    let numbering = is_heading.then(|| Label::new(text).numbering).flatten()?;
    (numbering.level == 1).then(|| text.to_owned())
}

/// Whether a line is a row of a table in which something stands that is no picture.
fn is_row(line: &Line) -> bool {
    let is_filled = |text: &str| !is_blank(text.trim_matches(PICTURE));
    line.table.is_some() && line.cells.iter().any(|cell| is_filled(&cell.text))
}

/// Stands in a cell for a picture.
const PICTURE: char = '\u{fffc}';

/// Says of a document in which none of `forms` was recognised under which headings a picture stands.
pub(crate) fn note_failure(failure: &mut RecognitionFailure, document: &Document, forms: &Forms) {
    if document.pictures.is_empty() {
        return;
    }
    let is_titled =
        |section: &PicturedSection| forms.all.iter().any(|index| section.is_of_any(&index.form));
    let pictured = sections(document)
        .into_iter()
        .filter(|section| section.is_picture() || (section.has_picture && is_titled(section)));
    failure.pictures = pictured.map(|section| section.heading).collect();
}

/// Says of each table of the form that the document lacks as a whole under which heading a picture stands instead.
///
/// The heading is that which the form prints over the table. A table over which the form prints another title is under the
/// one heading that is left, where there is one.
pub(crate) fn note_tables(form_data: &mut FormData, document: &Document) {
    if document.pictures.is_empty() {
        return;
    }
    let sections = sections(document);
    let form = &form_data.form;
    let untitled = sections.iter().filter(|section| section.is_picture());
    let untitled: Vec<&PicturedSection> = untitled
        .filter(|section| !section.is_of_any(form))
        .collect();
    for problem in &mut form_data.problems {
        let ReadingProblemKind::AbsentRows { first, picture, .. } = &mut problem.kind else {
            continue;
        };
        let table: TableId = form.rows[*first].table;
        let rows = form.tables[table].rows.iter();
        let mut figures = rows
            .filter(|&&row| !form.rows[row].optional)
            .flat_map(|&row| form.row_figures(row));
        if !figures.all(|figure| form_data.figures.state(figure) == State::Absent) {
            continue;
        }
        let title = &form.tables[table].title;
        let titled = sections.iter().find(|section| section.is_of(title));
        let section = match (titled, untitled.as_slice()) {
            (Some(section), _) => section.has_picture.then_some(section),
            (None, [only]) => Some(*only),
            (None, _) => None,
        };
        *picture = section.map(|section| section.heading.clone());
    }
}
