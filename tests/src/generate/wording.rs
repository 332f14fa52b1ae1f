//! How labels and values are written: what differs from office to office and means the same.

use super::random::Random;
use super::truth::StatedValue;

/// How one document writes its labels and values.
#[derive(Debug, Clone)]
pub(super) struct Wording {
    /// ASCII brackets, colons and commas.
    pub(super) ascii: bool,
    /// What follows an Arabic number before a label.
    pub(super) dot: &'static str,
    /// Full-width Arabic numbers before labels.
    pub(super) wide_numbering: bool,
    /// What quotes are written as.
    pub(super) quotes: (&'static str, &'static str),
    /// Indentation by the depth of a row.
    pub(super) indent: &'static str,
    /// A space behind the numbering.
    pub(super) gap: &'static str,
    /// Other wordings of rows where places use them.
    pub(super) otherwise: bool,
    /// How values are written.
    pub(super) values: Values,
    /// What a blank cell holds.
    pub(super) blank: &'static str,
    pub(super) dash: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Values {
    Plain,
    Spaced,
    Wide,
    Thousands,
    Mixed,
}

impl Wording {
    pub(super) fn new(random: &mut Random) -> Self {
        Self {
            ascii: random.chance(35),
            dot: random.pick(&[".", ".", ".", "、", "．", ". "]),
            wide_numbering: random.chance(10),
            quotes: random.pick(&[("“", "”"), ("“", "”"), ("「", "」"), ("\"", "\""), ("", "")]),
            indent: random.pick(&["", "", "　", "  ", "　　"]),
            gap: random.pick(&["", "", "", " ", "　"]),
            otherwise: random.chance(40),
            values: random.pick(&[
                Values::Plain,
                Values::Plain,
                Values::Spaced,
                Values::Wide,
                Values::Thousands,
                Values::Mixed,
            ]),
            blank: random.pick(&["", "", " ", "　", "　　 "]),
            dash: random.pick(&["/", "—", "——", "-", "／"]),
        }
    }

    /// The official wording.
    pub(super) fn official() -> Self {
        Self {
            ascii: false,
            dot: ".",
            wide_numbering: false,
            quotes: ("“", "”"),
            indent: "",
            gap: "",
            otherwise: false,
            values: Values::Plain,
            blank: "",
            dash: "/",
        }
    }

    /// A label as this document writes it, at `depth`.
    pub(super) fn label(
        &self,
        label: &str,
        depth: usize,
        otherwise: &[(&str, &str)],
        random: &mut Random,
    ) -> String {
        let mut text = label.to_owned();
        let other = otherwise
            .iter()
            .find(|(plain_label, _)| *plain_label == label);
        if let Some((_, other)) = other.filter(|_| self.otherwise && random.chance(60)) {
            text = (*other).to_owned();
        }
        let text = self.numbered(&text);
        format!("{}{}", self.indent.repeat(depth), self.marks(&text))
    }

    fn numbered(&self, text: &str) -> String {
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        if let Some(rest) = text
            .get(digits..)
            .and_then(|rest| rest.strip_prefix('.'))
            .filter(|_| digits > 0)
        {
            let number: String = text
                .chars()
                .take(digits)
                .map(|c| if self.wide_numbering { wide(c) } else { c })
                .collect();
            return format!("{number}{}{}{rest}", self.dot, self.gap);
        }
        for mark in ['）', '、'] {
            if let Some((number, rest)) = text.split_once(mark) {
                let inner = number.trim_start_matches('（');
                if inner.chars().all(|c| "一二三四五六七八九十".contains(c)) && !inner.is_empty()
                {
                    return format!("{number}{mark}{}{rest}", self.gap);
                }
            }
        }
        text.to_owned()
    }

    fn marks(&self, text: &str) -> String {
        let text = text.replace('“', self.quotes.0).replace('”', self.quotes.1);
        if !self.ascii {
            return text;
        }
        text.chars()
            .map(|c| match c {
                '（' => '(',
                '）' => ')',
                '：' => ':',
                '，' => ',',
                c => c,
            })
            .collect()
    }

    /// A value as this document writes it.
    pub(super) fn value(&self, stated: &StatedValue, random: &mut Random) -> String {
        let text = match stated {
            StatedValue::Number(digits) => digits.clone(),
            StatedValue::Blank | StatedValue::Lost => return self.blank.to_owned(),
            StatedValue::Dash => return self.dash.to_owned(),
            StatedValue::None => return "无".to_owned(),
        };
        let values = match self.values {
            Values::Mixed => random.pick(&[
                Values::Plain,
                Values::Spaced,
                Values::Wide,
                Values::Thousands,
            ]),
            values => values,
        };
        match values {
            Values::Plain | Values::Mixed => text,
            Values::Spaced => format!(
                "{}{text}{}",
                random.pick(&[" ", "　", "", "\u{a0}"]),
                random.pick(&["", " ", "　　"])
            ),
            Values::Wide => text.chars().map(wide).collect(),
            Values::Thousands => thousands(&text),
        }
    }
}

/// The full-width form of an ASCII digit.
pub(super) fn wide(c: char) -> char {
    match c {
        '0'..='9' => char::from_u32(u32::from(c) - 0x30 + 0xff10).unwrap_or(c),
        c => c,
    }
}

fn thousands(text: &str) -> String {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (whole, fraction) = digits
        .split_once('.')
        .map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut grouped = String::new();
    for (at, c) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(c);
    }
    let fraction = fraction.map_or(String::new(), |fraction| format!(".{fraction}"));
    format!("{sign}{grouped}{fraction}")
}
