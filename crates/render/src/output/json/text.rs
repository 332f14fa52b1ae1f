//! JSON as it is printed.

use crate::terminal::width::clean_char;
use serde::Serialize;
use std::fmt::Write;
use std::io;

/// `value` as JSON in which characters that steer a terminal or reorder a line are written as escapes, so that
/// nothing is lost and nothing is done.
///
/// # Errors
/// Where `value` cannot be written as JSON.
pub(crate) fn json<T: Serialize>(value: &T) -> io::Result<String> {
    let text = serde_json::to_string(value)?;
    // Such characters stand within strings only, and none of them takes more than one unit of UTF-16.
    let is_plain = |each: char| each == '\t' || clean_char(each) == each;
    if text.chars().all(is_plain) {
        return Ok(text);
    }
    let mut safe = String::with_capacity(text.len());
    for each in text.chars() {
        if is_plain(each) {
            safe.push(each);
        } else {
            // Writing to a string does not fail.
            let _ = write!(safe, "\\u{:04x}", u32::from(each));
        }
    }
    Ok(safe)
}

/// `values` as a list of JSON between `head` and `tail`, every value on a line of its own.
///
/// # Errors
/// Where a value cannot be written as JSON.
pub(crate) fn json_lines<T: Serialize>(head: &str, values: &[T], tail: &str) -> io::Result<String> {
    let mut out = head.to_owned();
    for (written, value) in values.iter().enumerate() {
        out.push_str(list_separator(written));
        out.push_str(&json(value)?);
    }
    if !values.is_empty() {
        out.push('\n');
    }
    out.push_str(tail);
    out.push('\n');
    Ok(out)
}

/// What stands before a value of a list behind `written` others: every value begins a line.
pub(crate) fn list_separator(written: usize) -> &'static str {
    match written {
        0 => "\n",
        _ => ",\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_json_steers_a_terminal_and_nothing_is_lost() {
        let text = "石\u{1b}[31m\u{9b}2J\u{202e}\u{2066}\u{7f}\t\"桥";
        let said = json(&text).unwrap();
        assert!(said.chars().all(|each| clean_char(each) == each), "{said}");
        assert_eq!(serde_json::from_str::<String>(&said).unwrap(), text);
        assert_eq!(json(&["青石镇"]).unwrap(), "[\"青石镇\"]");
    }
}
