//! Values with a shape of their own: the types refuse just what the schema refuses.

use gouji_model::vocabulary::REPORT_YEARS;
use serde::{Deserialize, Deserializer, de::Error};

/// Text of at least one character.
pub(super) fn filled<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    if text.is_empty() {
        Err(D::Error::custom("empty"))
    } else {
        Ok(text)
    }
}

/// An id: lower-case letters and digits, with hyphens between them.
pub(super) fn slug<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    let word = |part: &str| {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        !part.is_empty() && part.bytes().all(plain)
    };
    if text.split('-').all(word) {
        Ok(text)
    } else {
        Err(D::Error::custom("not an id"))
    }
}

/// Report years: `2014..2018`, `2021..` or a single `"2013"`.
pub(super) fn years<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    let year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let sound = match text.split_once("..") {
        None => year(&text),
        Some((first, last)) => year(first) && (last.is_empty() || year(last)),
    };
    if sound {
        Ok(text)
    } else {
        Err(D::Error::custom("no years"))
    }
}

/// Decimal places, 0 to 9. JSON Schema calls 2.0 an integer too.
pub(super) fn places<'de, D: Deserializer<'de>>(from: D) -> Result<u8, D::Error> {
    let text = serde_yaml::Number::deserialize(from)?.to_string();
    let whole = text.strip_suffix(".0").unwrap_or(&text);
    let places = whole.parse().ok().filter(|places| *places <= 9);
    places.ok_or_else(|| D::Error::custom("not 0 to 9"))
}

/// The same where the key may be left out.
pub(super) fn optional_places<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u8>, D::Error> {
    match Option::<serde_yaml::Number>::deserialize(from)? {
        None => Ok(None),
        Some(number) => places(serde_yaml::Value::Number(number))
            .map(Some)
            .map_err(D::Error::custom),
    }
}

/// A list of at least one.
pub(super) fn at_least_one<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    from: D,
) -> Result<Vec<T>, D::Error> {
    let items = Vec::<T>::deserialize(from)?;
    if items.is_empty() {
        Err(D::Error::custom("empty"))
    } else {
        Ok(items)
    }
}

/// The same where the key may be left out.
pub(super) fn optional_at_least_one<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    from: D,
) -> Result<Option<Vec<T>>, D::Error> {
    match Option::<Vec<T>>::deserialize(from)? {
        Some(items) if items.is_empty() => Err(D::Error::custom("empty")),
        items => Ok(items),
    }
}

/// Text of at least one character, where the key may be left out.
pub(super) fn optional_filled<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<String>, D::Error> {
    match Option::<String>::deserialize(from)? {
        Some(text) if text.is_empty() => Err(D::Error::custom("empty")),
        text => Ok(text),
    }
}

/// A list of at least one text, none of them empty.
pub(super) fn filled_list<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let items: Vec<String> = at_least_one(from)?;
    match items.iter().any(String::is_empty) {
        true => Err(D::Error::custom("empty")),
        false => Ok(items),
    }
}

/// The year of reports. JSON Schema calls 2025.0 an integer too.
pub(super) fn report_year<'de, D: Deserializer<'de>>(from: D) -> Result<u16, D::Error> {
    let text = serde_yaml::Number::deserialize(from)?.to_string();
    let whole = text.strip_suffix(".0").unwrap_or(&text);
    let year = whole
        .parse()
        .ok()
        .filter(|year| REPORT_YEARS.contains(year));
    year.ok_or_else(|| D::Error::custom("no year"))
}
