//! The colours of a page, as far as they can be told from their notation.

use crate::white_text::is_white;

/// A colour as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colour {
    /// Nothing is seen of it.
    Clear,
    /// Red, green and blue, eight bits each.
    Channels(u32),
    Unknown,
}

/// The names of colours that pages write.
const NAMES: [(&str, u32); 17] = [
    ("aqua", 0x00_ffff),
    ("black", 0),
    ("blue", 0x00_00ff),
    ("fuchsia", 0xff_00ff),
    ("gray", 0x80_8080),
    ("green", 0x00_8000),
    ("grey", 0x80_8080),
    ("lime", 0x00_ff00),
    ("maroon", 0x80_0000),
    ("navy", 0x00_0080),
    ("olive", 0x80_8000),
    ("purple", 0x80_0080),
    ("red", 0xff_0000),
    ("silver", 0xc0_c0c0),
    ("teal", 0x00_8080),
    ("white", 0xff_ffff),
    ("yellow", 0xff_ff00),
];

impl Colour {
    /// The channels, where they are known.
    pub(super) fn channels(self) -> Option<u32> {
        match self {
            Self::Channels(channels) => Some(channels),
            Self::Clear | Self::Unknown => None,
        }
    }

    /// Whether it cannot be told from paper.
    pub(super) fn is_white(self) -> bool {
        let channels = self.channels();
        channels.is_some_and(|channels| is_white(&format!("{channels:06x}")))
    }
}

/// The colour that a value in lower case writes.
pub(super) fn parse_colour(value: &str) -> Colour {
    if value == "transparent" {
        return Colour::Clear;
    }
    if let Some(digits) = value.strip_prefix('#') {
        return hexadecimal(digits);
    }
    if let Some((function, rest)) = value.split_once('(') {
        let arguments = rest.trim_end_matches(')');
        return match function {
            "rgb" | "rgba" => functional(arguments, true),
            "hsl" | "hsla" => functional(arguments, false),
            _ => Colour::Unknown,
        };
    }
    if let Some((_, channels)) = NAMES.iter().find(|(name, _)| *name == value) {
        return Colour::Channels(*channels);
    }
    // The attributes of old pages leave the mark out.
    match value.len() {
        6 => hexadecimal(value),
        _ => Colour::Unknown,
    }
}

fn hexadecimal(digits: &str) -> Colour {
    let is_short = matches!(digits.len(), 3 | 4);
    let mut full = String::with_capacity(8);
    for digit in digits.chars() {
        full.push(digit);
        full.extend(is_short.then_some(digit));
    }
    let (channels, opacity) = match full.len() {
        6 => (full.as_str(), ""),
        8 => full.split_at_checked(6).unwrap_or_default(),
        _ => return Colour::Unknown,
    };
    match u32::from_str_radix(channels, 16) {
        Ok(_) if opacity == "00" => Colour::Clear,
        Ok(channels) => Colour::Channels(channels),
        Err(_) => Colour::Unknown,
    }
}

/// A colour of three numbers and its opacity; `has_channels` where the numbers are red, green and blue.
fn functional(arguments: &str, has_channels: bool) -> Colour {
    let mut parts = arguments
        .split([',', '/', ' '])
        .filter(|part| !part.is_empty());
    let numbers = [parts.next(), parts.next(), parts.next()];
    let opacity = parts.next().unwrap_or("1");
    let opacity = opacity.trim_end_matches('%');
    if opacity.contains('0') && opacity.chars().all(|c| matches!(c, '0' | '.')) {
        return Colour::Clear;
    }
    let channel = |number: Option<&str>| number?.parse::<u8>().ok();
    match numbers.map(channel) {
        [Some(red), Some(green), Some(blue)] if has_channels => {
            Colour::Channels(u32::from_be_bytes([0, red, green, blue]))
        }
        _ => Colour::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notation_is_one_colour() {
        for navy in [
            "navy",
            "#000080",
            "000080",
            "#000080ff",
            "rgb(0, 0, 128)",
            "rgba(0,0,128,.5)",
        ] {
            assert_eq!(parse_colour(navy), Colour::Channels(128), "{navy}");
        }
        for clear in [
            "transparent",
            "#fff0",
            "#00000000",
            "rgba(1,2,3,0)",
            "rgb(1 2 3 / 0%)",
            "hsla(1,2%,3%,0.0)",
        ] {
            assert_eq!(parse_colour(clear), Colour::Clear, "{clear}");
        }
        for unknown in [
            "",
            "inherit",
            "windowtext",
            "var(--a)",
            "#12",
            "hsl(1,2%,3%)",
            "rgb(10%,0,0)",
            "收到",
        ] {
            assert_eq!(parse_colour(unknown), Colour::Unknown, "{unknown}");
        }
        assert!(parse_colour("rgb(255,255,255)").is_white());
        assert!(!parse_colour("#ff0").is_white());
    }
}
