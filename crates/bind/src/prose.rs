//! The words of a document outside its tables, with the headings, the period and the date among them.

use crate::form_index::FormIndex;
use crate::report_head::{Head, date, names_period};
use crate::tokens::token::is_sentence;
use crate::tokens::{Label, Units, number};
use gouji_model::characters::{count_up_to, is_blank, trim};
use gouji_model::{Line, Paragraph, Prose, Section};

/// How many paragraphs are kept.
const MOST_PARAGRAPHS: usize = 5_000;

/// How many lines are looked at.
const MOST_LINES: usize = 100_000;

/// How much of all paragraphs together is kept, in bytes.
const MOST_BYTES: usize = 2_000_000;

/// The longest heading, in characters.
const LONGEST_HEADING: usize = 60;

/// The paragraphs in the lines of a document. The labels, units and values of a table in lines of text are none; `index`
/// is that of the form that was recognised.
pub(crate) fn prose(
    lines: &[Line],
    head: &Head,
    units: &Units,
    index: Option<&FormIndex>,
) -> Prose {
    let mut prose = Prose::default();
    let mut left = MOST_BYTES;
    let lines = lines.iter().enumerate().take(MOST_LINES);
    let mut lines = lines.peekable();
    while let Some((at, line)) = lines.next() {
        let Some(text) = words(line) else {
            continue;
        };
        while lines
            .next_if(|(_, line)| line.table.is_none() && is_empty(line))
            .is_some()
        {}
        let next = lines.peek().and_then(|(_, line)| words(line));
        let is_followed = next.is_some_and(|next| is_sentence(&next));
        if is_of_table(units, index, &text, is_followed) {
            continue;
        }
        if prose.paragraphs.len() == MOST_PARAGRAPHS || text.len() > left {
            break;
        }
        left -= text.len();
        if head.title_line == Some(at) {
            prose.title_paragraph = Some(prose.paragraphs.len());
        }
        add(&mut prose, text, line);
    }
    prose
}

fn is_empty(line: &Line) -> bool {
    line.cells.iter().all(|cell| is_blank(&cell.text))
}

/// What a line of text says; `None` where it is a row of a table, or of cells.
fn words(line: &Line) -> Option<String> {
    if line.table.is_some() {
        return None;
    }
    let cells = line.cells.iter().map(|cell| trim(&cell.text));
    let written: Vec<&str> = cells.filter(|text| !text.is_empty()).collect();
    let is_text = written.len() == 1 || written.iter().any(|text| is_sentence(text));
    is_text.then(|| written.join(" "))
}

/// Whether a line of text is a cell of a table: a value, a unit, a label that the form knows.
fn is_of_table(units: &Units, index: Option<&FormIndex>, text: &str, is_followed: bool) -> bool {
    if is_sentence(text) {
        return false;
    }
    let is_value = number::read(text, units).is_some() || units.word(text).is_some();
    if is_value || number::is_drawn_line(text) || number::is_page_number(text) {
        return true;
    }
    let Some(index) = index.filter(|_| count_up_to(text, LONGEST_HEADING) <= LONGEST_HEADING)
    else {
        return false;
    };
    let label = Label::new(text);
    let is_heading = label
        .numbering
        .is_some_and(|numbering| numbering.level == 1);
    // The prose of the older form has headings in the words of its rows.
    let is_row = index.exact.contains_key(&label.full) && !(is_heading && is_followed);
    let is_header = index.is_header(&label.full) && !is_heading;
    is_row || is_header || index.names.contains(&label.full)
}

fn add(prose: &mut Prose, text: String, line: &Line) {
    let at = prose.paragraphs.len();
    let Some(cell) = line.cells.iter().find(|cell| !is_blank(&cell.text)) else {
        return;
    };
    let label = Label::new(&text);
    let heading = label.numbering.filter(|numbering| {
        let is_short = count_up_to(&text, LONGEST_HEADING) <= LONGEST_HEADING;
        numbering.level == 1 && is_short && !is_sentence(&text)
    });
    if let Some(numbering) = heading {
        prose.sections.push(Section {
            number: numbering.number,
            title: crate::tokens::numbering::split(&text).1.to_owned(),
            heading: at,
        });
    }
    if prose.period_paragraph.is_none() && names_period(&text) {
        prose.period_paragraph = Some(at);
    }
    if let Some(written) = date(&text) {
        prose.date_paragraph = Some(at);
        prose.date = written.day;
    }
    prose.paragraphs.push(Paragraph {
        text,
        place: cell.place,
        section: prose.sections.len().checked_sub(1),
    });
}
