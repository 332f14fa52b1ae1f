//! Colours that cannot be told from paper.
//!
//! White text on nothing is not on the paper that a person reads. White text
//! on a ground that is filled is a head of a table, and is read.

/// From here on each of red, green and blue is as good as white.
pub(crate) const WHITE: u8 = 0xf8;

/// Whether a colour in hexadecimal, with or without `#`, is white: `#fff`, `FFFFFF`, or `FFFFFFFF`, whose first pair is the opacity.
pub(crate) fn is_white(colour: &str) -> bool {
    let digits = colour.trim().trim_start_matches('#');
    let channels = match digits.len() {
        3 | 6 => digits,
        8 => digits.get(2..).unwrap_or_default(),
        _ => return false,
    };
    let is_full = |pair: &str| u8::from_str_radix(pair, 16).is_ok_and(|value| value >= WHITE);
    if channels.len() == 3 {
        return channels.eq_ignore_ascii_case("fff");
    }
    let pairs = [channels.get(..2), channels.get(2..4), channels.get(4..)];
    pairs.into_iter().all(|pair| pair.is_some_and(is_full))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_is_told_in_every_notation() {
        for colour in [
            "#fff", "#FFFFFF", "ffffff", "FFFFFFFF", "00FFFFFF", "fefefe",
        ] {
            assert!(is_white(colour), "{colour}");
        }
        for colour in [
            "", "auto", "#ff0", "FFFF00", "FF000000", "f0f0f0", "white!", "白白",
        ] {
            assert!(!is_white(colour), "{colour}");
        }
    }
}
