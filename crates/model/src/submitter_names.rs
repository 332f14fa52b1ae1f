//! The names of submitters: the same one however it is written, and nobody by mere likeness.

use crate::{IdVec, Submitter, SubmitterId};
use std::collections::HashMap;

/// The submitters of a county by every name that they go by.
#[derive(Debug, Clone, Default)]
pub struct Names {
    county: String,
    by_key: HashMap<String, (SubmitterId, NameKind)>,
    clashes: Vec<NameClash>,
}

/// Which of its names a submitter was found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// The name by which it is listed.
    Listed,
    /// Another that it goes by.
    Alias,
    /// One that it went by.
    Former,
}

/// One name that two submitters of a roster go by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameClash {
    /// The submitter that has it first.
    pub first: SubmitterId,
    /// The other one.
    pub second: SubmitterId,
    /// As what the first one has it.
    pub first_kind: NameKind,
    /// As what the other one has it.
    pub second_kind: NameKind,
    /// As the other one writes it.
    pub name: String,
}

impl Names {
    /// The names of `submitters` in `county`. A name that two of them go by is nobody's; see [`Names::clashes`].
    #[must_use]
    pub fn new(county: &str, submitters: &IdVec<Submitter, Submitter>) -> Self {
        let mut names = Self {
            county: folded(county),
            ..Self::default()
        };
        for kind in [NameKind::Listed, NameKind::Alias, NameKind::Former] {
            for (id, submitter) in submitters.iter_with_ids() {
                for name in submitter.names(kind) {
                    names.add(id, kind, name);
                }
            }
        }
        let clashes: Vec<String> = names.clashes.iter().map(|it| names.key(&it.name)).collect();
        for key in clashes {
            names.by_key.remove(&key);
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

    /// The submitter that goes by `name`, and by which of its names that is.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<(SubmitterId, NameKind)> {
        self.by_key.get(&self.key(name)).copied()
    }

    /// Whether `name` is that of the county itself.
    #[must_use]
    pub fn is_county(&self, name: &str) -> bool {
        let name = folded(name);
        !self.county.is_empty() && without_government(&name) == self.county
    }

    /// What two spellings of one name have in common: no spaces, no full-width letters, no 人民政府 or 办事处
    /// behind it, no name of the county before it.
    #[must_use]
    pub fn key(&self, name: &str) -> String {
        let name = folded(name);
        let name = self.without_county(without_government(&name));
        name.replace("人民政府", "政府")
    }

    /// `name` without the county before it, whether by its name or only as 县, unless nothing but an ending is left.
    fn without_county<'n>(&self, name: &'n str) -> &'n str {
        let is_whole = |rest: &str| rest.chars().nth(1).is_some() && rest != "街道";
        if !self.county.is_empty()
            && let Some((before, rest)) = name.split_once(self.county.as_str())
            && (before.is_empty() || before.ends_with(['省', '市', '州', '盟', '区']))
            && is_whole(rest)
        {
            return rest;
        }
        // 县统计局 is listed so, and signs 青石县统计局; 市中街道 is a name of its own.
        let is_town = ["镇", "乡", "街道", "苏木"]
            .iter()
            .any(|end| name.ends_with(end));
        let sign = self.county.chars().next_back();
        let rest = sign.filter(|_| !is_town).and_then(|c| name.strip_prefix(c));
        rest.filter(|rest| is_whole(rest)).unwrap_or(name)
    }
}

/// 柳河镇人民政府 and 柳河镇政府 are 柳河镇, 城关街道办事处 is 城关街道; 县政府 of a county stays what it is.
fn without_government(name: &str) -> &str {
    let place = name
        .strip_suffix("人民政府")
        .or_else(|| name.strip_suffix("政府"))
        .or_else(|| name.strip_suffix("办事处"));
    place
        .filter(|place| place.chars().nth(1).is_some())
        .unwrap_or(name)
}

/// `name` in half width, without spaces and marks that nobody sees.
fn folded(name: &str) -> String {
    let half_width = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xff01 + u32::from('!')).unwrap_or(c)
        }
        _ => c,
    };
    let is_seen = |c: &char| {
        let is_mark =
            matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        !c.is_whitespace() && !c.is_control() && !is_mark
    };
    name.chars().filter(is_seen).map(half_width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Level;

    fn submitter(name: &str, aliases: &[&str], former: &[&str]) -> Submitter {
        let owned = |all: &[&str]| all.iter().map(|&name| name.to_owned()).collect();
        Submitter {
            name: name.to_owned(),
            level: Level::of_name(name),
            aliases: owned(aliases),
            former: owned(former),
        }
    }

    fn names(submitters: Vec<Submitter>) -> Names {
        Names::new("青石县", &IdVec::from_vec(submitters))
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
    fn a_name_of_two_is_nobodys() {
        let names = names(vec![
            submitter("青石镇", &["城关"], &[]),
            submitter("城关街道", &["城 关"], &[]),
            submitter("青石镇人民政府", &[], &[]),
        ]);
        assert_eq!(names.find("城关"), None);
        assert_eq!(names.find("青石镇"), None);
        assert_eq!(names.find("城关街道").map(|(id, _)| id.index()), Some(1));
        let told: Vec<_> = names
            .clashes()
            .iter()
            .map(|it| (it.name.as_str(), it.first.index(), it.second.index()))
            .collect();
        assert_eq!(told, [("青石镇人民政府", 0, 2), ("城 关", 0, 1)]);
    }
}
