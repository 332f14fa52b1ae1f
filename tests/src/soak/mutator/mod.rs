//! What happens to a report between the form and the file, and what it does to its meaning.

mod copies;
mod damage;
mod layout;
mod marks;
mod wording;

use super::draft::Draft;
use crate::generate::Random;

/// What a mutation does to the meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Every figure is as certain as before.
    Same,
    /// One figure is another number.
    Change,
    /// Some figures are in doubt.
    Loss,
}

/// One thing that happens to a report.
#[derive(Clone, Copy)]
pub(crate) struct Mutation {
    pub(crate) name: &'static str,
    pub(crate) effect: Effect,
    /// Does it; false where the report has no place for it.
    pub(crate) apply: fn(&mut Draft, &mut Random) -> bool,
}

const fn same(name: &'static str, apply: fn(&mut Draft, &mut Random) -> bool) -> Mutation {
    Mutation {
        name,
        effect: Effect::Same,
        apply,
    }
}

const fn loss(name: &'static str, apply: fn(&mut Draft, &mut Random) -> bool) -> Mutation {
    Mutation {
        name,
        effect: Effect::Loss,
        apply,
    }
}

/// Every mutation.
pub(crate) const MUTATIONS: &[Mutation] = &[
    same("columns in another order", layout::columns_order),
    same("rows in another order", layout::rows_order),
    same("an empty row", layout::empty_row),
    same("an empty column", layout::empty_column),
    same("the header again", layout::header_again),
    same("a table in two", layout::table_in_two),
    same("no headings of sections", layout::no_headings),
    same("header flattened into lines", layout::flat_header),
    same("header without its top", layout::header_top),
    same("header word cut or twice", layout::header_word),
    same("end of the document lost", layout::end_of_document),
    same("an equal copy", copies::equal_copy),
    same("an empty form before", copies::empty_form),
    same("full-width digits", wording::wide_digits),
    same("thousands separators", wording::thousands),
    same("spaces in a label", wording::spaces_in_label),
    same("spaces in header words", wording::spaces_in_header),
    same("compatibility characters", wording::compatibility),
    same("a unit behind a number", wording::unit_behind),
    same("question marks for lost spaces", wording::question_marks),
    same("a note at a label", marks::label_note),
    same("a note in a cell", marks::cell_note),
    same("hidden text", marks::hidden_text),
    same("styles", marks::styles),
    same("a page number", marks::page_number),
    same("storage of the text", marks::storage),
    same("no bar at the end of lines", marks::open_lines),
    Mutation {
        name: "another number",
        effect: Effect::Change,
        apply: wording::another_number,
    },
    loss("a cell dropped", damage::cell_dropped),
    loss("cells glued", damage::cells_glued),
    loss("a cell split", damage::cell_split),
    loss("a row glued", damage::row_glued),
    loss("label and value glued", damage::label_glued),
    loss("trailing blanks trimmed", damage::tail_trimmed),
    loss("a value too many", damage::value_too_many),
    loss("a label lost", damage::label_lost),
    loss("a label cut", damage::label_cut),
    loss("a label of another row", damage::label_of_another),
    loss("a header word lost", damage::header_word_lost),
    loss("header words exchanged", damage::header_words_exchanged),
    loss("a bare number on a line", damage::bare_number),
    loss("a table twice, one value other", copies::other_copy),
    loss("a sample beside", copies::sample_beside),
];
