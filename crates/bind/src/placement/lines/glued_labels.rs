//! Labels with their values behind them without anything between: 「规章000」.

use crate::recognition::Recognition;
use crate::tokens::number::is_dash_stroke;
use crate::tokens::{Token, TokenizedDocument};
use gouji_model::Role;
use gouji_model::characters::trim;

/// How many values must be glued to their labels; a digit behind one label among others may be anything.
const FEWEST_GLUED: usize = 2;

/// Whether the values of a document are glued to its labels: more of them than stand in cells behind.
pub(crate) fn are_glued(recognition: &Recognition<'_>, document: &TokenizedDocument<'_>) -> bool {
    let (mut glued, mut apart) = (0_usize, 0_usize);
    for matched in recognition.chain() {
        let last = matched.end - 1;
        let text = document.token(last).map_or("", |token| token.raw);
        let has_digits = recognition
            .candidate(matched)
            .is_some_and(|candidate| candidate.has_glued_value);
        let is_heading = recognition
            .row(matched)
            .is_some_and(|row| recognition.index.form.rows[row].role == Role::Heading);
        if has_digits || (ends_in_sign(text) && !is_heading) {
            glued += 1;
        } else if document.tail(last).iter().any(Token::is_written) {
            apart += 1;
        }
    }
    glued > apart && glued >= FEWEST_GLUED
}

/// Whether a dash or 无 is glued to a label.
pub(crate) fn ends_in_sign(label: &str) -> bool {
    trim(label).ends_with(|c| is_dash_stroke(c) || c == '无')
}
