//! Lists in the prose that can be added up: 「……142条，其中A类5条、B类62条」.
//!
//! Only a closed list is one: introduced by 其中, 分别为 or a colon, or summed up behind it by 共计, with all of its
//! parts in the unit of its total. A list is not taken for closed where it says 等 or 主要包括, where its parts may
//! overlap (one item goes out on the website and by WeChat), where it names fewer than three parts or adds up to less
//! than half and has no 其他, or where something else in the same sentence could be a part of it.

use super::numeral::Numeral;
use super::text::Text;
use gouji_model::Statement;
use std::ops::Range;

/// A list with its total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The total.
    pub total: ListItem,
    /// The parts.
    pub parts: Vec<ListItem>,
    /// The percentages of the total, each with the index of its part.
    pub shares: Vec<(usize, ListItem)>,
    /// Whether the parts must add up to the total.
    pub closed: bool,
}

/// A number of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// What it counts, in the words of the report; empty for the total.
    pub name: String,
    /// The number, and where it stands.
    pub statement: Statement,
}

/// Words that count, the long ones first.
const UNITS: [&str; 22] = [
    "人次", "件", "条", "次", "篇", "个", "期", "份", "人", "户", "家", "项", "起", "宗", "例",
    "场", "部", "名", "处", "张", "万元", "元",
];
/// What begins a list, the total standing before it.
const OPENERS: [&str; 4] = ["其中", "分别为", "分别是", "包括"];
/// Words by which a list says that it is not complete.
const OPEN: [&str; 6] = ["等", "主要", "例如", "不限于", "如下", "包含"];
/// Words by which one item may be in several parts.
const CHANNELS: &str = "\
    网站 门户 微信 公众号 微博 客户端 抖音 公开栏 公示栏 宣传栏 公告栏 电子屏 显示屏 广播 电视 \
    报纸 报刊 平台 渠道 新媒体";
/// Words by which a number is no part: a comparison, or the beginning of something else.
const OTHER_MATTERS: &str = "\
    比上 较上 同比 环比 增加 减少 增长 下降 上年同 去年同 较去 目标 任务 收到 受理 办结 答复 \
    开展 举办 召开 回应 培训 印发 累计 结转 接受";
/// Words by which a number sums up those before it.
const SUMS: [&str; 6] = ["共计", "合计", "总计", "总共", "一共", "共"];
/// How far from its total, in characters, a list may stand and still belong to it.
const FARTHEST: usize = 24;
/// How many parts a list must have to need no 其他 among them.
const ENOUGH_PARTS: usize = 3;
/// How many lists are read in one report at most.
const MOST_LISTS: usize = 500;

/// A number with its unit.
#[derive(Debug, Clone, Copy)]
struct Count {
    numeral: Numeral,
    unit: &'static str,
    /// The character behind the unit.
    end: usize,
}

/// The lists of a report, in the order of the document.
pub(super) fn listings(texts: &[Text<'_>]) -> Vec<Listing> {
    let all = texts.iter().flat_map(|text| {
        let counts = counts(text);
        Reader { text, counts }.listings()
    });
    all.take(MOST_LISTS).collect()
}

fn counts(text: &Text<'_>) -> Vec<Count> {
    let count = |&numeral: &Numeral| {
        let rest: String = text.chars.get(numeral.end..)?.iter().take(2).collect();
        let unit = UNITS.into_iter().find(|unit| rest.starts_with(unit))?;
        (!numeral.is_date && numeral.mantissa.is_some()).then(|| Count {
            numeral,
            unit,
            end: numeral.end + unit.chars().count(),
        })
    };
    text.numbers.iter().filter_map(count).collect()
}

struct Reader<'a, 'p> {
    text: &'a Text<'p>,
    counts: Vec<Count>,
}

/// The parts of a list that is being read.
#[derive(Default)]
struct ListParts {
    items: Vec<(Count, Range<usize>)>,
    shares: Vec<(usize, Numeral)>,
    /// Whether nothing in the sentence but these can be a part.
    is_certain: bool,
}

impl Reader<'_, '_> {
    fn listings(&self) -> Vec<Listing> {
        let listing = |count| {
            let listing = self.list_after_total(count);
            listing.or_else(|| self.list_before_total(count))
        };
        self.counts.iter().filter_map(listing).collect()
    }

    fn words(&self, range: Range<usize>) -> String {
        let words = self.text.chars.get(range).unwrap_or_default();
        words.iter().collect()
    }

    /// What the parts count, one behind the other.
    fn labels(&self, parts: &ListParts) -> String {
        let labels = parts.items.iter();
        labels.map(|(_, label)| self.words(label.clone())).collect()
    }

    fn starts_with(&self, at: usize, word: &str) -> bool {
        let word: Vec<char> = word.chars().collect();
        self.text.has_at(at, &word)
    }

    /// The list behind a total: 「142条，其中……」, 「142条：……」.
    fn list_after_total(&self, total: &Count) -> Option<Listing> {
        let (opener, from) = self.opener(total.end)?;
        let until = self.end_of_list(from);
        let written = self.words(total.end..until);
        let is_open = OPEN.iter().any(|word| written.contains(word));
        let mut parts = self.parts(total, from..until);
        // Where a list within a list ends can only be told by brackets.
        let start = self.text.sentence(&(total.numeral.start..total.end)).start;
        let is_bracketed = self.text.chars.get(until) == Some(&')');
        let is_nested = self.has_outside_brackets(from..until, "其中")
            || !is_bracketed && self.has_outside_brackets(start..total.numeral.start, "其中");
        parts.is_certain &= !is_nested;
        let wanted = total.numeral.mantissa?;
        // What stands behind the parts that add up is something else.
        let whole = (2..=parts.items.len())
            .find(|&upto| parts.items.get(..upto).and_then(sum_parts) == Some(wanted));
        if let Some(upto) = whole.filter(|_| !is_open) {
            parts.items.truncate(upto);
            parts.shares.retain(|(part, _)| *part < upto);
            return Some(self.listing(total, &parts, true));
        }
        if parts.items.is_empty() || (parts.items.len() < 2 && parts.shares.is_empty()) {
            return None;
        }
        let sum = sum_parts(&parts.items)?;
        let labels = self.labels(&parts);
        let has_rest = labels.contains("其他") || labels.contains("其它");
        let is_whole = match sum > wanted {
            true => parts.items.len() >= 2,
            false => {
                opener != "包括"
                    && (has_rest || parts.items.len() >= ENOUGH_PARTS && sum >= wanted - sum)
            }
        };
        let closed = parts.is_certain && !is_open && !may_overlap(&labels) && is_whole;
        (closed || !parts.shares.is_empty()).then(|| self.listing(total, &parts, closed))
    }

    /// The word that begins a list behind `at`, and the character behind it.
    fn opener(&self, at: usize) -> Option<(&'static str, usize)> {
        let mut here = at;
        for _ in 0..FARTHEST {
            let mut openers = OPENERS.into_iter();
            if let Some(opener) = openers.find(|word| self.starts_with(here, word)) {
                return Some((opener, here + opener.chars().count()));
            }
            match self.text.chars.get(here)? {
                ':' => return Some((":", here + 1)),
                '(' if OPENERS.iter().any(|word| self.starts_with(here + 1, word)) => {}
                '(' => here = self.closing_bracket(here)?,
                '\n' | '!' | '?' | ')' => return None,
                // The list may be a sentence of its own, and must then begin it.
                '。' | ';' if !self.starts_with(here + 1, "其中") => return None,
                _ => {}
            }
            if self.text.is_in_number(here) {
                return None;
            }
            here += 1;
        }
        None
    }

    /// The bracket that closes the one at `at`.
    fn closing_bracket(&self, at: usize) -> Option<usize> {
        let mut rest = self.text.chars.get(at..)?.iter().take(200);
        Some(at + rest.position(|&character| character == ')')?)
    }

    /// Where the list that begins at `from` ends: with its sentence; semicolons may part it.
    fn end_of_list(&self, from: usize) -> usize {
        let mut depth = 0_usize;
        let mut at = from;
        while let Some(character) = self.text.chars.get(at) {
            match character {
                '(' => depth += 1,
                ')' if depth == 0 => break,
                ')' => depth -= 1,
                '。' | '!' | '?' | '\n' => break,
                _ => {}
            }
            at += 1;
        }
        at
    }

    fn has_outside_brackets(&self, range: Range<usize>, word: &str) -> bool {
        let mut at = range.start;
        while at < range.end {
            if self.text.chars.get(at) == Some(&'(')
                && let Some(closing) = self.closing_bracket(at)
            {
                at = closing;
            }
            if self.starts_with(at, word) {
                return true;
            }
            at += 1;
        }
        false
    }

    fn is_in_brackets(&self, from: usize, at: usize) -> bool {
        let depth = |depth: i32, character: &char| match character {
            '(' => depth + 1,
            ')' => depth - 1,
            _ => depth,
        };
        let between = self.text.chars.get(from..at).unwrap_or_default();
        between.iter().fold(0, depth) > 0
    }

    /// The numbers in `range` that are parts of `total`, up to the first that is something else.
    fn parts(&self, total: &Count, range: Range<usize>) -> ListParts {
        let mut parts = ListParts {
            is_certain: true,
            ..ListParts::default()
        };
        let mut from = range.start;
        let numerals = self.text.numbers.iter();
        for numeral in numerals.filter(|numeral| range.contains(&numeral.start)) {
            if numeral.is_date || self.is_in_brackets(range.start, numeral.start) {
                continue;
            }
            let label = self.label(from..numeral.start);
            if self.text.chars.get(numeral.end) == Some(&'%') {
                if let Some(last) = parts.items.len().checked_sub(1) {
                    parts.shares.push((last, *numeral));
                }
                from = numeral.end + 1;
                continue;
            }
            let count = self.counts.iter().find(|count| count.numeral == *numeral);
            let words = self.words(label.clone());
            let is_other = OTHER_MATTERS.split(' ').any(|word| words.contains(word))
                || SUMS.contains(&words.as_str());
            match count {
                Some(count) if count.unit == total.unit && !is_other => {
                    parts.items.push((*count, label));
                    from = count.end;
                }
                // A number that is part of a name: 12345热线5件.
                None if numeral.is_digits && numeral.mantissa.is_some() && !is_other => {}
                None if !numeral.is_digits => {}
                _ => {
                    parts.is_certain = false;
                    break;
                }
            }
        }
        parts.shares = assign_shares(parts.shares, parts.items.len());
        parts
    }

    /// What stands before a number from `range.start` on, without the signs and links at its ends.
    fn label(&self, mut range: Range<usize>) -> Range<usize> {
        let is_sign = |at: usize| {
            let character = self.text.chars.get(at);
            character.is_some_and(|character| ",;:、。()和及与\"".contains(*character))
        };
        // A label is in one clause.
        let ends_label =
            |at: &usize| self.text.ends_clause(*at) || self.text.chars.get(*at) == Some(&'、');
        if let Some(last) = range.clone().rev().find(ends_label) {
            range.start = last + 1;
        }
        while range.start < range.end && is_sign(range.start) {
            range.start += 1;
        }
        range
    }

    /// The list before its total: 「A类5条、B类62条，共计67条」.
    fn list_before_total(&self, total: &Count) -> Option<Listing> {
        let label = self.label(0..total.numeral.start);
        let is_sum = SUMS.contains(&self.words(label.clone()).as_str());
        let start = self.text.sentence(&(label.start..label.end)).start;
        let before = start..label.start;
        let written = self.words(before.clone());
        let mut signs = OPENERS.iter().chain(&OPEN).chain(&[":"]);
        if !is_sum || signs.any(|word| written.contains(word)) {
            return None;
        }
        let parts = self.parts(total, before);
        let is_closed = parts.is_certain && !may_overlap(&self.labels(&parts));
        let is_list = parts.items.len() >= 2 && is_closed;
        is_list.then(|| self.listing(total, &parts, true))
    }

    fn listing(&self, total: &Count, parts: &ListParts, closed: bool) -> Listing {
        let item = |(count, label): &(Count, Range<usize>)| {
            self.item(count.numeral, self.words(label.clone()))
        };
        let share =
            |(part, numeral): &(usize, Numeral)| (*part, self.item(*numeral, String::new()));
        Listing {
            total: self.item(total.numeral, String::new()),
            parts: parts.items.iter().map(item).collect(),
            shares: parts.shares.iter().map(share).collect(),
            closed,
        }
    }

    fn item(&self, numeral: Numeral, name: String) -> ListItem {
        let number = numeral.start..numeral.end;
        ListItem {
            name,
            statement: Statement {
                mantissa: numeral.mantissa.unwrap_or(0),
                paragraph: self.text.paragraph,
                sentence: self.text.bytes(&self.text.sentence(&number)),
                number: self.text.bytes(&number),
                place: self.text.place(number.start),
            },
        }
    }
}

/// Percentages by their parts. Several behind one part are those of all, in order (分别占……), or of none.
fn assign_shares(shares: Vec<(usize, Numeral)>, parts: usize) -> Vec<(usize, Numeral)> {
    let is_alone = |at: usize| shares.iter().filter(|(part, _)| *part == at).count() == 1;
    let behind_last = shares.iter().all(|(part, _)| part + 1 == parts);
    if behind_last && shares.len() == parts && parts > 1 {
        let numerals = shares.into_iter().map(|(_, numeral)| numeral);
        return numerals.enumerate().collect();
    }
    let alone = shares.iter().filter(|(part, _)| is_alone(*part));
    alone.copied().collect()
}

fn may_overlap(labels: &str) -> bool {
    CHANNELS.split(' ').any(|word| labels.contains(word))
}

fn sum_parts(parts: &[(Count, Range<usize>)]) -> Option<i64> {
    let mut mantissas = parts.iter().map(|(count, _)| count.numeral.mantissa);
    mantissas.try_fold(0_i64, |sum, next| sum.checked_add(next?))
}
