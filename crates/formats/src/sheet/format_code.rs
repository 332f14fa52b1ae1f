//! A format code to its sections and tokens.

use super::number::Number;

/// A section of a format: for positive numbers, negative ones, zero, or those of a condition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct FormatSection {
    pub(super) condition: Option<Condition>,
    pub(super) tokens: Vec<FormatToken>,
}

impl FormatSection {
    pub(super) fn has(&self, is: impl Fn(&FormatToken) -> bool) -> bool {
        self.tokens.iter().any(is)
    }
}

/// What a number must be for its section: `[>=10000]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Condition {
    pub(super) comparison: &'static str,
    pub(super) bound: Number,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FormatToken {
    /// Characters shown as they are.
    Literal(String),
    /// `0`, `#` or `?`; whether a digit stands there in any case.
    Digit { is_always: bool },
    /// The decimal point.
    Point,
    /// Between digits a separator, behind them a division by a thousand.
    Comma,
    /// A percent sign: a hundred times the number.
    Percent,
    /// The number as it is.
    General,
    /// An exponent or a stroke of a fraction: another way to write the same value.
    OtherNotation,
    /// The place of a text.
    Text,
    /// A part of a date or a time, and how often its letter stands there.
    Date { letter: char, length: usize },
    /// Hours, minutes or seconds beyond a day: `[h]`.
    Elapsed { letter: char },
    /// The half of the day.
    Half,
}

impl FormatToken {
    pub(super) fn is_calendar_token(&self) -> bool {
        matches!(self, Self::Date { .. } | Self::Elapsed { .. } | Self::Half)
    }

    /// Whether it shows digits of the number.
    pub(super) fn is_place(&self) -> bool {
        matches!(self, Self::Digit { .. } | Self::General)
    }
}

const COMPARISONS: [&str; 6] = ["<=", ">=", "<>", "<", ">", "="];

/// Words that stand for a token by themselves.
const WORDS: [(&str, FormatToken); 6] = [
    ("General", FormatToken::General),
    ("G/通用格式", FormatToken::General),
    ("通用格式", FormatToken::General),
    ("AM/PM", FormatToken::Half),
    ("A/P", FormatToken::Half),
    ("上午/下午", FormatToken::Half),
];

/// The sections of `code`; a fifth and further ones are none.
pub(super) fn sections(code: &str) -> Vec<FormatSection> {
    let mut sections = vec![FormatSection::default()];
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        rest = rest.get(first.len_utf8()..).unwrap_or_default();
        if first == ';' {
            if sections.len() == 4 {
                break;
            }
            sections.push(FormatSection::default());
            continue;
        }
        if let Some(section) = sections.last_mut() {
            rest = section.take(first, rest);
        }
    }
    for section in &mut sections {
        mark_minutes(&mut section.tokens);
    }
    sections
}

impl FormatSection {
    /// Takes the token that begins with `first`; gives what follows it.
    fn take<'c>(&mut self, first: char, rest: &'c str) -> &'c str {
        if let Some(rest) = self.take_word(first, rest) {
            return rest;
        }
        match first {
            '"' => {
                let (literal, rest) = rest.split_once('"').unwrap_or((rest, ""));
                self.literal(literal);
                return rest;
            }
            '[' => {
                let (inside, rest) = rest.split_once(']').unwrap_or((rest, ""));
                self.take_bracket(inside);
                return rest;
            }
            // The next character is shown, or only its width, or it fills the cell.
            '\\' | '!' | '_' | '*' => {
                let Some(next) = rest.chars().next() else {
                    return rest;
                };
                if matches!(first, '\\' | '!') {
                    self.literal(next.encode_utf8(&mut [0; 4]));
                }
                return rest.get(next.len_utf8()..).unwrap_or_default();
            }
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'a' | 'A' | 'e' | 'g'
            | 'G' | 'b' | 'B' => return self.take_date(first, rest),
            'E' => match rest.strip_prefix(['+', '-']) {
                Some(rest) => {
                    self.tokens.push(FormatToken::OtherNotation);
                    return rest;
                }
                None => return self.take_date(first, rest),
            },
            _ => self.take_character(first),
        }
        rest
    }

    fn take_word<'c>(&mut self, first: char, rest: &'c str) -> Option<&'c str> {
        for (word, token) in &WORDS {
            let mut letters = word.chars();
            if !letters.next()?.eq_ignore_ascii_case(&first) {
                continue;
            }
            let tail = letters.as_str();
            if let Some((start, rest)) = rest.split_at_checked(tail.len())
                && start.eq_ignore_ascii_case(tail)
            {
                self.tokens.push(token.clone());
                return Some(rest);
            }
        }
        None
    }

    fn take_date<'c>(&mut self, first: char, rest: &'c str) -> &'c str {
        let letter = first.to_ascii_lowercase();
        let after = rest.trim_start_matches([letter, letter.to_ascii_uppercase()]);
        let length = rest.len() - after.len() + 1;
        self.tokens.push(FormatToken::Date { letter, length });
        after
    }

    /// A condition, an amount of time, the sign of a currency; colours and languages are nothing here.
    fn take_bracket(&mut self, inside: &str) {
        if let Some(currency) = inside.strip_prefix('$') {
            let sign = currency.split('-').next().unwrap_or_default();
            self.literal(sign);
            return;
        }
        for comparison in COMPARISONS {
            if let Some(bound) = inside.strip_prefix(comparison) {
                let bound = Number::parse(bound);
                self.condition = bound.map(|bound| Condition { comparison, bound });
                return;
            }
        }
        let mut letters = inside.chars().map(|c| c.to_ascii_lowercase());
        if let Some(letter @ ('h' | 'm' | 's')) = letters.next()
            && letters.all(|other| other == letter)
        {
            self.tokens.push(FormatToken::Elapsed { letter });
        }
    }

    fn take_character(&mut self, c: char) {
        let token = match c {
            '0' => FormatToken::Digit { is_always: true },
            '#' | '?' => FormatToken::Digit { is_always: false },
            '.' => FormatToken::Point,
            ',' => FormatToken::Comma,
            '%' => FormatToken::Percent,
            '@' => FormatToken::Text,
            '/' if self.has(|token| matches!(token, FormatToken::Digit { .. })) => {
                FormatToken::OtherNotation
            }
            _ => return self.literal(c.encode_utf8(&mut [0; 4])),
        };
        self.tokens.push(token);
    }

    fn literal(&mut self, text: &str) {
        if let Some(FormatToken::Literal(literal)) = self.tokens.last_mut() {
            literal.push_str(text);
        } else if !text.is_empty() {
            self.tokens.push(FormatToken::Literal(text.to_owned()));
        }
    }
}

/// The letter m is a minute behind hours and before seconds, and a month elsewhere; a minute's letter is n from here on.
fn mark_minutes(tokens: &mut [FormatToken]) {
    let mut follows_hour = false;
    let mut last_month = None;
    for at in 0..tokens.len() {
        let letter = match tokens.get(at) {
            Some(&FormatToken::Date { letter, .. } | &FormatToken::Elapsed { letter }) => letter,
            _ => continue,
        };
        let minute = match letter {
            'm' if follows_hour => Some(at),
            's' => last_month,
            _ => None,
        };
        if let Some(FormatToken::Date { letter, .. }) = minute.and_then(|at| tokens.get_mut(at)) {
            *letter = 'n';
        }
        follows_hour = letter == 'h';
        last_month = (letter == 'm').then_some(at);
    }
}
