//! The submitters of a county by their names, in whatever spelling. A name that is only similar finds nobody.

use crate::characters::{half_width, is_space};
use crate::submitter::strip_office;
use crate::{IdVec, NameKind, Submitter, SubmitterId, sort_unique};
use std::collections::HashMap;
use std::ops::Range;

/// The submitters of a county by each of their names.
#[derive(Debug, Clone, Default)]
pub struct SubmitterIndex {
    /// The name of the county, folded.
    county: String,
    /// The submitter of each folded name that is of one submitter only.
    by_key: HashMap<String, (SubmitterId, NameKind)>,
    clashes: Vec<NameClash>,
}

/// One name that two submitters of a roster go by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameClash {
    /// The submitter that has it first.
    pub first: SubmitterId,
    /// The other one.
    pub second: SubmitterId,
    /// The kind of name that it is of the first submitter.
    pub first_kind: NameKind,
    /// The kind of name that it is of the other submitter.
    pub second_kind: NameKind,
    /// The name as the other submitter writes it.
    pub name: String,
}

impl SubmitterIndex {
    /// The names of `submitters` in `county`. A name that two of them go by is nobody's; see [`SubmitterIndex::clashes`].
    #[must_use]
    pub fn new(county: &str, submitters: &IdVec<Submitter, Submitter>) -> Self {
        let mut names = Self {
            county: fold(county),
            ..Self::default()
        };
        for kind in [NameKind::Listed, NameKind::Alias, NameKind::Former] {
            for (id, submitter) in submitters.iter_with_ids() {
                for name in submitter.names(kind) {
                    names.add(id, kind, name);
                }
            }
        }
        for clash in &names.clashes {
            names.by_key.remove(&names.key(&clash.name));
        }
        names
    }

    fn add(&mut self, id: SubmitterId, kind: NameKind, name: &str) {
        let key = self.key(name);
        if key.is_empty() {
            return;
        }
        match self.by_key.get(&key) {
            Some(&(first, first_kind)) if first != id => self.clashes.push(NameClash {
                first,
                second: id,
                first_kind,
                second_kind: kind,
                name: name.to_owned(),
            }),
            Some(_) => {}
            None => {
                self.by_key.insert(key, (id, kind));
            }
        }
    }

    /// The names that two submitters go by.
    #[must_use]
    pub fn clashes(&self) -> &[NameClash] {
        &self.clashes
    }

    /// The submitter that goes by `name`, with the kind of that name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<(SubmitterId, NameKind)> {
        self.by_key.get(&self.key(name)).copied()
    }

    /// Whether `name` is that of the county itself.
    #[must_use]
    pub fn is_county(&self, name: &str) -> bool {
        let name = fold(name);
        !self.county.is_empty() && strip_government(&name) == self.county
    }

    /// The submitters whose names stand in `text`, as in the name of a file, each as a word of its own.
    ///
    /// A name ends where the text ends, where no letter follows, or before one of the words that follow names there: 青石
    /// does not stand in 青石山乡. Where one name stands inside another, only the longer one counts.
    #[must_use]
    pub fn find_in_text(&self, text: &str) -> Vec<SubmitterId> {
        let mut text = fold(text).replace("人民政府", "政府");
        if !self.county.is_empty() {
            text = text.replace(&self.county, "|");
        }
        let mut matches: Vec<(Range<usize>, SubmitterId)> = Vec::new();
        for (key, &(id, _)) in &self.by_key {
            let spans = text.match_indices(key.as_str());
            let spans = spans.map(|(start, _)| start..start + key.len());
            let words =
                spans.filter(|span| self.may_begin(&text, span, key) && may_end(&text, span, key));
            matches.extend(words.map(|span| (span, id)));
        }
        let is_longest = |span: &Range<usize>| {
            !matches.iter().any(|(other, _)| {
                other.start <= span.start && span.end <= other.end && other.len() > span.len()
            })
        };
        let longest = matches.iter().filter(|(span, _)| is_longest(span));
        sort_unique(longest.map(|&(_, id)| id))
    }

    /// Whether a name may begin where the `span` of `text` does.
    fn may_begin(&self, text: &str, span: &Range<usize>, key: &str) -> bool {
        let before = text.get(..span.start).unwrap_or_default();
        let sign = self.county_sign(key);
        let before_sign = sign.and_then(|sign| before.strip_suffix(sign));
        is_border(before) || before_sign.is_some_and(is_border)
    }

    /// The last letter of the county's name, 县, which may stand for it before any `name` but a town's.
    fn county_sign(&self, name: &str) -> Option<char> {
        let sign = self.county.chars().next_back();
        sign.filter(|_| !is_town(name))
    }

    /// `name` in the form that all its spellings share: without spaces and full-width letters, without 人民政府 or 办事处
    /// behind the name, and without the county before it.
    #[must_use]
    pub fn key(&self, name: &str) -> String {
        let name = fold(name);
        let name = self.strip_county(strip_government(&name));
        name.replace("人民政府", "政府")
    }

    /// `name` without the county before it, be it the county's name, 县 or both. `name` as it is where no more than an
    /// ending would be left.
    fn strip_county<'n>(&self, name: &'n str) -> &'n str {
        let is_whole = |rest: &&str| rest.chars().nth(1).is_some() && *rest != "街道";
        let is_place =
            |before: &str| before.is_empty() || before.ends_with(['省', '市', '州', '盟', '区']);
        let county = Some(self.county.as_str()).filter(|county| !county.is_empty());
        let around = county.and_then(|county| name.split_once(county));
        let rest = around
            .filter(|(before, _)| is_place(before))
            .map(|(_, rest)| rest);
        let name = rest.filter(is_whole).unwrap_or(name);
        // An office is listed as 县统计局 and signs as 青石县统计局; but 市中街道 is a name of its own.
        let rest = self
            .county_sign(name)
            .and_then(|sign| name.strip_prefix(sign));
        rest.filter(is_whole).unwrap_or(name)
    }
}

/// Words behind which a name may begin in the name of a file.
const WORDS_BEFORE: [&str; 9] = [
    "关于", "附件", "报送", "上报", "年", "年度", "的", "市", "州",
];

/// Words before which a name may end in the name of a file.
const WORDS_BEHIND: &str = "\
    政府 办事处 信息公开 政务公开 公开 年 报告 报表 统计表 关于 的 上报 报送 初稿 草稿 定稿 \
    终稿 修改 修订 最终 最新 正式 第 盖章 一稿 二稿 三稿";

fn is_town(name: &str) -> bool {
    ["镇", "乡", "街道", "苏木"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// Whether a name may begin behind `before`.
fn is_border(before: &str) -> bool {
    let last = before.chars().next_back();
    let is_letter = last.is_some_and(char::is_alphabetic);
    !is_letter || WORDS_BEFORE.iter().any(|word| before.ends_with(word))
}

/// Whether a name may end where the `span` of `text` does.
fn may_end(text: &str, span: &Range<usize>, key: &str) -> bool {
    let behind = text.get(span.end..).unwrap_or_default();
    let is_letter = behind.chars().next().is_some_and(char::is_alphabetic);
    let is_office = key.ends_with("街道") && behind.starts_with('办');
    !is_letter || is_office || WORDS_BEHIND.split(' ').any(|word| behind.starts_with(word))
}

/// `name` without 人民政府, 政府 or 办事处 behind it: 柳河镇人民政府 is 柳河镇, 城关街道办事处 is 城关街道. 县政府 stays as it
/// is, because one letter is no name.
fn strip_government(name: &str) -> &str {
    strip_office(name)
        .filter(|place| place.chars().nth(1).is_some())
        .unwrap_or(name)
}

/// `name` in half width, without spaces and marks that nobody sees.
fn fold(name: &str) -> String {
    let is_visible =
        |c: &char| !is_space(*c) && !c.is_control() && !matches!(c, '\u{2061}'..='\u{206f}');
    name.chars().filter(is_visible).map(half_width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Level;

    #[test]
    fn a_county_may_stand_before_a_name_twice() {
        let listed = submitter("县委组织部", &[], &[]);
        let names = SubmitterIndex::new("青石县", &std::iter::once(listed).collect());
        for name in ["县委组织部", "青石县委组织部", "青石县县委组织部"] {
            assert!(names.find(name).is_some(), "{name}");
        }
    }

    fn submitter(name: &str, aliases: &[&str], former: &[&str]) -> Submitter {
        let owned = |all: &[&str]| all.iter().map(|&name| name.to_owned()).collect();
        Submitter {
            name: name.to_owned(),
            level: Level::from_name(name),
            aliases: owned(aliases),
            former: owned(former),
        }
    }

    fn names(submitters: Vec<Submitter>) -> SubmitterIndex {
        SubmitterIndex::new("青石县", &IdVec::from_vec(submitters))
    }

    #[test]
    fn one_name_is_found_however_it_is_written() {
        let names = names(vec![
            submitter("青石镇", &["青石"], &["老青石乡"]),
            submitter("县统计局", &[], &[]),
            submitter("县政府办公室", &[], &[]),
            submitter("城关街道", &[], &[]),
        ]);
        let at = |name| names.find(name).map(|(id, _)| id.index());
        for name in [
            "青石镇",
            "青石县青石镇人民政府",
            "南山市青石县青石镇",
            " 青石　镇 ",
            "青石",
            "老青石乡人民政府",
        ] {
            assert_eq!(at(name), Some(0), "{name}");
        }
        for name in ["统计局", "青石县统计局", "县统计局"] {
            assert_eq!(at(name), Some(1), "{name}");
        }
        for name in ["青石县人民政府办公室", "县政府办公室", "青石县政府办公室"]
        {
            assert_eq!(at(name), Some(2), "{name}");
        }
        assert_eq!(at("城关街道办事处"), Some(3));
        assert_eq!(
            names.find("老青石乡").map(|(_, kind)| kind),
            Some(NameKind::Former)
        );
        for name in ["镇", "街道", "青石镇统计局", "青", "东青石镇", "", "青石县"]
        {
            assert_eq!(at(name), None, "{name}");
        }
    }

    #[test]
    fn the_county_itself_is_nobody_on_the_roster() {
        let names = names(vec![submitter("青石镇", &[], &[])]);
        assert!(names.is_county("青石县人民政府"));
        assert!(names.is_county("青石县"));
        assert!(!names.is_county("青石镇"));
    }

    #[test]
    fn a_name_stands_in_the_name_of_a_file_as_a_word() {
        let names = names(vec![
            submitter("青石镇", &["青石"], &[]),
            submitter("青石山乡", &[], &[]),
            submitter("县统计局", &[], &[]),
            submitter("城关街道", &[], &[]),
            submitter("城关镇", &["城关"], &[]),
        ]);
        let at = |text| -> Vec<usize> {
            names
                .find_in_text(text)
                .iter()
                .map(|id| id.index())
                .collect()
        };
        for text in [
            "青石镇",
            "青石县青石镇人民政府2025年政府信息公开工作年度报告",
            "01青石镇（修改稿）",
            "2025年青石镇年报",
            "关于青石镇的报告",
            "青石",
            "青石２０２５",
        ] {
            assert_eq!(at(text), [0], "{text}");
        }
        assert_eq!(at("青石山乡2025"), [1]);
        assert_eq!(at("青石县统计局"), [2]);
        assert_eq!(at("县统计局年报"), [2]);
        assert_eq!(at("城关街道办2025"), [3]);
        assert_eq!(at("城关街道办事处"), [3]);
        assert_eq!(at("城关2025"), [4]);
        assert_eq!(at("青石镇、城关街道"), [0, 3]);
        for text in [
            "青石镇统计站",
            "东青石镇",
            "青石县2025",
            "青石县",
            "青石镇统计局汇总",
            "石镇",
        ] {
            assert_eq!(at(text), Vec::<usize>::new(), "{text}");
        }
    }

    #[test]
    fn a_name_of_two_is_nobodys() {
        let names = names(vec![
            submitter("青石镇", &["城关"], &[]),
            submitter("城关街道", &["城 关"], &[]),
            submitter("青石镇人民政府", &[], &[]),
        ]);
        assert_eq!(names.find("城关"), None);
        assert_eq!(names.find("青石镇"), None);
        assert_eq!(names.find("城关街道").map(|(id, _)| id.index()), Some(1));
        let clashes: Vec<_> = names
            .clashes()
            .iter()
            .map(|clash| {
                (
                    clash.name.as_str(),
                    clash.first.index(),
                    clash.second.index(),
                )
            })
            .collect();
        assert_eq!(clashes, [("青石镇人民政府", 0, 2), ("城 关", 0, 1)]);
    }
}
