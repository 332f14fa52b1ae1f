//! Which characters are spaces, and which are the same character in another width.

use std::borrow::Cow;

/// Whether `c` leaves a cell blank: white space of any width, and the marks that take no room.
pub fn is_space(c: char) -> bool {
    // Nearly all characters are these.
    if matches!(c, '!'..='~' | '\u{3400}'..='\u{9fff}') {
        return false;
    }
    c.is_whitespace()
        || matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
}

/// `text` without the spaces around it.
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// Whether nothing stands in `text`.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_space)
}

/// `text` without what a terminal obeys and no reader sees: escape sequences, control characters, marks of direction and width.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    let mut seen = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let opens = match c {
            '\u{1b}' => rest.next(),
            '\u{9b}' => Some('['),
            '\u{9d}' => Some(']'),
            _ => {
                if !is_invisible(c) {
                    seen.push(c);
                }
                continue;
            }
        };
        match opens {
            // Parameters, then one character that ends the sequence.
            Some('[') => {
                while rest.next_if(|c| matches!(c, ' '..='?')).is_some() {}
                rest.next_if(|c| matches!(c, '@'..='~'));
            }
            // A text up to a bell or a string terminator.
            Some(']' | 'P' | 'X' | '^' | '_') => {
                let ended = rest.find(|c| matches!(c, '\u{7}' | '\u{1b}' | '\u{9c}'));
                if ended == Some('\u{1b}') {
                    rest.next_if_eq(&'\\');
                }
            }
            Some(' '..='/') => {
                rest.next();
            }
            _ => {}
        }
    }
    Cow::Owned(seen)
}

/// Whether `c` takes no room and is no letter: a control, a mark of direction, a filler.
fn is_invisible(c: char) -> bool {
    // Nearly all characters are these.
    if matches!(c, '!'..='~' | '\u{3400}'..='\u{9fff}') {
        return false;
    }
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// The half-width form of a full-width letter, digit or sign, and the ideograph that looks like a radical or that a
/// compatibility ideograph stands for; any other character as it is.
///
/// The fonts of some PDF files give ⾏ (a radical) where 行 is drawn.
pub fn half_width(c: char) -> char {
    match c {
        // Nearly all characters are these.
        '!'..='~' | '\u{3400}'..='\u{9fff}' => c,
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xff01 + u32::from('!')).unwrap_or(c)
        }
        '\u{3000}' => ' ',
        '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}' => {
            ideograph(c)
        }
        _ => c,
    }
}

/// Radicals that are whole characters and that Unicode does not decompose (`EquivalentUnifiedIdeograph.txt`).
const RADICALS: [(char, char); 43] = [
    ('⺁', '厂'),
    ('⺄', '乙'),
    ('⺇', '几'),
    ('⺈', '刀'),
    ('⺊', '卜'),
    ('⺌', '小'),
    ('⺍', '小'),
    ('⺎', '兀'),
    ('⺒', '巳'),
    ('⺓', '幺'),
    ('⺛', '无'),
    ('⺜', '日'),
    ('⺝', '月'),
    ('⺠', '民'),
    ('⺪', '疋'),
    ('⺫', '目'),
    ('⺬', '示'),
    ('⺮', '竹'),
    ('⺶', '羊'),
    ('⺷', '羊'),
    ('⺸', '羊'),
    ('⺻', '聿'),
    ('⺼', '肉'),
    ('⺽', '臼'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻗', '雨'),
    ('⻘', '青'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻩', '黄'),
    ('⻰', '龙'),
];

/// The ideograph of a radical or a compatibility ideograph; the character itself where there is no single one.
fn ideograph(c: char) -> char {
    let mut plain = None;
    let mut count = 0;
    unicode_normalization::char::decompose_compatible(c, |part| {
        plain = Some(part);
        count += 1;
    });
    match plain.filter(|&part| count == 1 && part != c) {
        Some(plain) => plain,
        None => {
            let mut radicals = RADICALS.iter();
            radicals
                .find_map(|&(radical, plain)| (radical == c).then_some(plain))
                .unwrap_or(c)
        }
    }
}

/// How many characters `text` has, counted no further than `limit + 1`.
pub fn count_up_to(text: &str, limit: usize) -> usize {
    text.chars().take(limit + 1).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_are_the_characters_that_they_look_like() {
        let plain = |text: &str| text.chars().map(half_width).collect::<String>();
        assert_eq!(plain("⽌⾏⼆⼗⻓⻔⺠⻘"), "止行二十长门民青");
        assert_eq!(plain("\u{f90a}\u{2f81a}"), "金冬");
        // Signs that hold a number, a unit or several letters stay what they are.
        assert_eq!(plain("①㎡㈠⺀"), "①㎡㈠⺀");
    }

    #[test]
    fn spaces_of_every_width_are_blank() {
        assert!(is_blank(" \t\u{3000}\u{a0}\u{feff}\u{200b}"));
        assert!(!is_blank("\u{3000}0"));
        assert_eq!(trim("\u{3000}\u{a0}7 \u{3000}"), "7");
    }

    #[test]
    fn what_no_reader_sees_is_gone() {
        for text in [
            "张\u{1b}[31m家\u{202e}坡镇",
            "\u{1b}[1;31m张家\u{1b}[0m坡镇",
            "张\u{9b}31m家\u{200b}坡\u{feff}镇\u{7}",
            "\u{1b}]0;标题\u{7}张家坡镇",
            "\u{1b}]8;;地址\u{1b}\\张家坡镇",
            "\u{1b}(B张家坡镇\u{1b}",
            "张\u{fe00}家\u{e0100}坡\u{2066}镇\u{2069}",
        ] {
            assert_eq!(visible(text), "张家坡镇", "{text:?}");
        }
        assert_eq!(visible("青石镇 2017"), "青石镇 2017");
    }

    #[test]
    fn full_width_becomes_half_width() {
        let folded: String = "１２（Ａ），．－三".chars().map(half_width).collect();
        assert_eq!(folded, "12(A),.-三");
    }
}
