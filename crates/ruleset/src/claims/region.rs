//! `in:`: which part of the prose a claim is looked for in.

use super::fold::folded;
use crate::suggest::suggest;
use gouji_model::numeral::chinese_number;
use gouji_model::vocabulary::{BODY, HEADINGS, Keyword, PERIOD, SIGNATURE, TITLE};
use gouji_model::{ClaimMistake, MistakeKind, Suggestion};

/// A part of the prose of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Region {
    /// 正文: all paragraphs outside tables.
    Body,
    /// 标题: the title.
    Title,
    /// 统计期间: the paragraph that states the period.
    Period,
    /// 落款: the date that stands alone, the last one, and what stands directly above it.
    Signature,
    /// 小标题: the headings of the sections.
    Headings,
    /// 第五部分: the section that prints this number.
    Part(u32),
    /// The sections whose title contains this, folded.
    Section(Vec<char>),
}

const KNOWN: [(Keyword, Region); 5] = [
    (BODY, Region::Body),
    (TITLE, Region::Title),
    (PERIOD, Region::Period),
    (SIGNATURE, Region::Signature),
    (HEADINGS, Region::Headings),
];

/// How many sections a report numbers at the most.
const MOST_SECTIONS: u32 = 12;

/// The shortest title of a section: anything shorter is a slip in one of the known words.
const SHORTEST_TITLE: usize = 3;

/// Reads the value of `in:`.
pub(super) fn region(written: &str) -> Result<Region, MistakeKind> {
    let text = written.trim();
    if let Some((_, region)) = KNOWN.iter().find(|(word, _)| word.matches(text)) {
        return Ok(region.clone());
    }
    if let Some(number) = part(text) {
        return Ok(Region::Part(number));
    }
    let known = KNOWN.map(|(word, _)| word.zh);
    let suggestion = suggest(text, known);
    let is_slip = !suggestion.near.is_empty() || text.chars().count() < SHORTEST_TITLE;
    if is_slip {
        return Err(unknown_region(written, suggestion));
    }
    Ok(Region::Section(folded(text)))
}

/// The number of 第五部分.
fn part(text: &str) -> Option<u32> {
    let numeral = text.strip_prefix('第')?.strip_suffix("部分")?;
    section_number(numeral).or_else(|| numeral.parse().ok().filter(|number| *number > 0))
}

/// The number that a heading prints: 五.
pub(crate) fn section_number(numeral: &str) -> Option<u32> {
    let number = chinese_number(numeral)?;
    (1..=MOST_SECTIONS).contains(&number).then_some(number)
}

fn unknown_region(found: &str, suggestion: Suggestion) -> MistakeKind {
    let known = KNOWN.iter().map(|(word, _)| word.zh.to_owned());
    MistakeKind::Claim(ClaimMistake::UnknownRegion {
        found: found.to_owned(),
        suggestion,
        known: known.chain(["第一部分".to_owned()]).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_words_numbers_or_titles() {
        assert_eq!(region("标题"), Ok(Region::Title));
        assert_eq!(region("headings"), Ok(Region::Headings));
        assert_eq!(region("第五部分"), Ok(Region::Part(5)));
        assert_eq!(region("第十一部分"), Ok(Region::Part(11)));
        assert_eq!(
            region("存在的主要问题"),
            Ok(Region::Section("存在的主要问题".chars().collect()))
        );
        for slip in ["标提", "小标题目", "落", "统计时间"] {
            assert!(region(slip).is_err(), "{slip}");
        }
    }
}
