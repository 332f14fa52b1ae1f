//! Which characters are spaces, and which are the same character in another width.

/// Whether `c` leaves a cell blank: white space of any width, and the marks that take no room.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
}

/// `text` without the spaces around it.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// Whether nothing stands in `text`.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(is_space)
}

/// The half-width form of a full-width letter, digit or sign; any other character as it is.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xff01 + u32::from('!')).unwrap_or(c)
        }
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// How many characters `text` has, counted no further than `limit + 1`.
pub(crate) fn count_up_to(text: &str, limit: usize) -> usize {
    text.chars().take(limit + 1).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_of_every_width_are_blank() {
        assert!(is_blank(" \t\u{3000}\u{a0}\u{feff}\u{200b}"));
        assert!(!is_blank("\u{3000}0"));
        assert_eq!(trim("\u{3000}\u{a0}7 \u{3000}"), "7");
    }

    #[test]
    fn full_width_becomes_half_width() {
        let folded: String = "１２（Ａ），．－三".chars().map(half_width).collect();
        assert_eq!(folded, "12(A),.-三");
    }
}
