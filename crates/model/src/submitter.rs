//! Who has to file a report.

use crate::Id;

/// The id of a submitter in its county.
pub type SubmitterId = Id<Submitter>;

/// Who has to file a report (报送单位).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submitter {
    /// The name by which it is listed.
    pub name: String,
    /// What kind of office it is.
    pub level: Level,
    /// Other names that it goes by today.
    pub aliases: Vec<String>,
    /// Names that it went by formerly.
    pub former: Vec<String>,
}

impl Submitter {
    /// Its names of one kind, as written.
    #[must_use]
    pub fn names(&self, kind: NameKind) -> Vec<&str> {
        let names = match kind {
            NameKind::Listed => return vec![self.name.as_str()],
            NameKind::Alias => &self.aliases,
            NameKind::Former => &self.former,
        };
        names.iter().map(String::as_str).collect()
    }

    /// Every name that it goes by or went by, as written.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        let others = self.aliases.iter().chain(&self.former);
        std::iter::once(self.name.as_str()).chain(others.map(String::as_str))
    }
}

/// What kind of office a submitter is in its county.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// 乡镇.
    Township,
    /// 街道.
    Street,
    /// 部门.
    Department,
    /// 本级: the county's own office, with figures of its own.
    Own,
}

impl Level {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Township, Self::Street, Self::Department, Self::Own];

    /// The Chinese word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Township => "乡镇",
            Self::Street => "街道",
            Self::Department => "部门",
            Self::Own => "本级",
        }
    }

    /// The English word for it.
    #[must_use]
    pub fn english(self) -> &'static str {
        match self {
            Self::Township => "township",
            Self::Street => "street",
            Self::Department => "department",
            Self::Own => "own",
        }
    }

    /// The level that `word` names, in either language.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|level| level.word() == word || level.english() == word)
    }

    /// The level that the ending of a submitter's name tells: 镇, 乡 and 苏木 are townships, 街道 is a street, and any other
    /// ending a department.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        let name = strip_office(name).unwrap_or(name);
        if ["镇", "乡", "苏木"].iter().any(|end| name.ends_with(end)) {
            Self::Township
        } else if name.ends_with("街道") {
            Self::Street
        } else {
            Self::Department
        }
    }
}

/// The kinds of name that a submitter has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// The name by which it is listed.
    Listed,
    /// Another name that it goes by today.
    Alias,
    /// A name that it went by formerly.
    Former,
}

/// `name` without 人民政府, 政府 or 办事处, where one of them stands behind it.
pub(crate) fn strip_office(name: &str) -> Option<&str> {
    let mut offices = ["人民政府", "政府", "办事处"].into_iter();
    offices.find_map(|office| name.strip_suffix(office))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_a_name_tells_its_level() {
        assert_eq!(Level::from_name("柳河镇"), Level::Township);
        assert_eq!(Level::from_name("柳河镇人民政府"), Level::Township);
        assert_eq!(Level::from_name("白山乡"), Level::Township);
        assert_eq!(Level::from_name("城关街道办事处"), Level::Street);
        assert_eq!(Level::from_name("县统计局"), Level::Department);
        assert_eq!(Level::from_name("县政府办公室"), Level::Department);
    }

    #[test]
    fn every_level_is_found_by_its_words() {
        for level in Level::ALL {
            assert_eq!(Level::from_word(level.word()), Some(level));
            assert_eq!(Level::from_word(level.english()), Some(level));
        }
        assert_eq!(Level::from_word("村"), None);
    }
}
