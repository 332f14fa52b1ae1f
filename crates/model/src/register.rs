//! The office's register of the reports that it received (收件登记.csv).

use crate::{Date, Filer, Place};

/// The entries of a register, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Register {
    /// The entries.
    pub entries: Vec<RegisterEntry>,
}

/// A row of a register: a file that the office received. What is not written is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RegisterEntry {
    /// The submitter as it is written.
    pub submitter: Option<String>,
    /// Who that is on the roster; `None` where nobody there goes by that name.
    pub filer: Option<Filer>,
    /// The year that is reported.
    pub year: Option<u16>,
    /// The form as it is written.
    pub form: Option<String>,
    /// The file: its name, or its path with `/` between folders, as [`register_file`] has it.
    pub file: Option<String>,
    /// The day on which the office received it.
    pub received: Option<Date>,
    /// The day on which the office returned it.
    pub returned: Option<Date>,
    /// The day on which the office accepted it.
    pub accepted: Option<Date>,
    /// Where its first cell stands.
    pub place: Option<Place>,
}

impl Register {
    /// The day on which the office received the file of `path`, the report of `filer` for `year`; `None` where the
    /// register does not say.
    ///
    /// `path` is the path as it is shown from the county's folder, or the name of the file alone. An entry fits where its
    /// file is that path or the end of it, from a `/` on, so that a name alone fits in any folder; the ending of the file
    /// may be left out. An entry that names another filer or another year does not fit. Of those that fit the one that
    /// names most folders says it. Where it is entered several times, the latest day counts, because a file that came
    /// again under its name took the place of the one before it. A file in an archive came with the archive.
    #[must_use]
    pub fn received(&self, path: &str, filer: Option<Filer>, year: u16) -> Option<Date> {
        let path = register_file(path);
        let mut outer = path.as_str();
        loop {
            let day = self.received_file(outer, filer, year);
            if day.is_some() {
                return day;
            }
            outer = outer.rsplit_once('/')?.0;
            // Only what has an ending may be an archive; a folder is no file that came.
            while !name(outer).contains('.') {
                outer = outer.rsplit_once('/')?.0;
            }
        }
    }

    fn received_file(&self, path: &str, filer: Option<Filer>, year: u16) -> Option<Date> {
        let fits = self.entries.iter().filter_map(|entry| {
            let is_theirs = entry.filer.is_none() || filer.is_none() || entry.filer == filer;
            let is_of_year = entry.year.is_none_or(|entered| entered == year);
            let names = common_names(entry.file.as_deref()?, path)?;
            (is_theirs && is_of_year).then_some((names, entry.received?))
        });
        fits.max().map(|(_, day)| day)
    }
}

impl Register {
    /// The files that are entered for `year`, or for no year, and that none of `paths` is, each once.
    #[must_use]
    pub fn unknown_files(&self, paths: &[String], year: u16) -> Vec<&str> {
        let paths: Vec<String> = paths.iter().map(|path| register_file(path)).collect();
        let mut unknown = Vec::new();
        let of_year = |entry: &&RegisterEntry| entry.year.is_none_or(|entered| entered == year);
        for entry in self.entries.iter().filter(of_year) {
            let Some(file) = entry.file.as_deref() else {
                continue;
            };
            let is_known = paths.iter().any(|path| common_names(file, path).is_some());
            if !is_known && !unknown.contains(&file) {
                unknown.push(file);
            }
        }
        unknown
    }
}

/// A file as registers and paths name it, so that both can be compared: half width, small letters, no spaces, `/` between
/// folders.
#[must_use]
pub fn register_file(written: &str) -> String {
    use crate::characters::{half_width, is_space, trim, visible};
    let seen = visible(written);
    let parts = seen.split(['/', '\\']).map(trim);
    let parts: Vec<&str> = parts.filter(|part| !matches!(*part, "" | ".")).collect();
    let letters = parts.join("/");
    let letters = letters.chars().filter(|c| !is_space(*c)).map(half_width);
    letters.flat_map(char::to_lowercase).collect()
}

/// How many names two paths have in common at their ends, where all of the shorter one are; names of files may differ in
/// that one has an ending and the other none.
fn common_names(left: &str, right: &str) -> Option<usize> {
    let mut names = (left.rsplit('/'), right.rsplit('/'));
    let (left_name, right_name) = (names.0.next()?, names.1.next()?);
    let is_stem = |whole: &str, stem: &str| {
        let rest = whole.strip_prefix(stem);
        let ending = rest.and_then(|rest| rest.strip_prefix('.'));
        ending.is_some_and(|ending| !ending.contains('.') && ending.len() <= LONGEST_ENDING)
    };
    let is_file =
        left_name == right_name || is_stem(left_name, right_name) || is_stem(right_name, left_name);
    if !is_file {
        return None;
    }
    let mut count = 1;
    while let (Some(left), Some(right)) = (names.0.next(), names.1.next()) {
        if left != right {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// The longest ending of a file, in bytes: docx, html.
const LONGEST_ENDING: usize = 5;

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// What is wrong in a register, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterMistake {
    /// What it is.
    pub kind: RegisterMistakeKind,
    /// Where; `None` where it is of the whole file.
    pub place: Option<Place>,
}

/// The kinds of [`RegisterMistake`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegisterMistakeKind {
    /// No row with the headings of a register.
    NoHeading,
    /// Two columns with the same heading.
    TwoColumns {
        /// The heading, as it is written the second time.
        heading: String,
    },
    /// A date that is none.
    NotADate {
        /// What is written.
        found: String,
    },
    /// A year that is none.
    NotAYear {
        /// What is written.
        found: String,
    },
    /// A row that names neither file nor submitter.
    RowWithoutFile {
        /// What it says.
        found: String,
    },
}

impl RegisterMistakeKind {
    /// The stable code by which other programs know it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoHeading => "register/no-heading",
            Self::TwoColumns { .. } => "register/two-columns",
            Self::NotADate { .. } => "register/not-a-date",
            Self::NotAYear { .. } => "register/not-a-year",
            Self::RowWithoutFile { .. } => "register/row-without-file",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Id;

    fn entry(file: &str, day: u8) -> RegisterEntry {
        RegisterEntry {
            file: Some(register_file(file)),
            received: Date::new(2026, 1, day),
            ..RegisterEntry::default()
        }
    }

    #[test]
    fn a_file_that_nobody_has_is_named() {
        let register = Register {
            entries: vec![
                entry("青石镇.docx", 1),
                entry("2025/青石真.docx", 2),
                entry("2025/青石真.docx", 3),
                RegisterEntry {
                    year: Some(2024),
                    ..entry("柳河镇.docx", 4)
                },
            ],
        };
        let paths = ["2025/乡镇/青石镇.docx".to_owned()];
        assert_eq!(register.unknown_files(&paths, 2025), ["2025/青石真.docx"]);
    }

    fn day(entries: Vec<RegisterEntry>, path: &str) -> Option<u8> {
        let day = Register { entries }.received(path, None, 2025)?;
        Some(day.parts().2)
    }

    #[test]
    fn a_file_is_known_by_its_path_or_its_name() {
        for (file, path) in [
            ("2025/青石镇.docx", "2025/青石镇.docx"),
            ("青石镇.docx", "2025/青石镇.docx"),
            ("青石镇", "2025/青石镇.docx"),
            (" 青石镇（１）.DOCX", "2025/青石镇(1).docx"),
            ("D:\\收件\\2025\\青石镇.docx", "2025/青石镇.docx"),
            (".\\2025\\青石镇.docx", "2025/青石镇.docx"),
            ("2025/青石镇.docx", "青石镇.docx"),
            ("青石镇.zip", "2025/青石镇.zip/年报/年报.docx"),
        ] {
            assert_eq!(day(vec![entry(file, 12)], path), Some(12), "{file} {path}");
        }
        for (file, path) in [
            ("2024/青石镇.docx", "2025/青石镇.docx"),
            ("石镇.docx", "2025/青石镇.docx"),
            ("青石镇.doc", "2025/青石镇.docx"),
            ("青石", "2025/青石镇.docx"),
            ("2025", "2025/青石镇.docx"),
            ("青石镇.2025年报终稿", "青石镇"),
        ] {
            assert_eq!(day(vec![entry(file, 12)], path), None, "{file} {path}");
        }
    }

    #[test]
    fn the_entry_that_names_most_folders_counts_then_the_latest() {
        let twice = vec![
            entry("年报.docx", 20),
            entry("初稿/年报.docx", 5),
            entry("初稿/年报.docx", 7),
            entry("年报.docx", 19),
        ];
        assert_eq!(day(twice.clone(), "2025/初稿/年报.docx"), Some(7));
        assert_eq!(day(twice, "2025/修改/年报.docx"), Some(20));
    }

    #[test]
    fn an_entry_of_another_filer_or_year_does_not_fit() {
        let of = |filer, year| RegisterEntry {
            filer,
            year,
            ..entry("年报.docx", 3)
        };
        let (first, second) = (Filer::Submitter(Id::new(0)), Filer::Submitter(Id::new(1)));
        let day = |entry, filer| {
            let entries = vec![entry];
            Register { entries }.received("年报.docx", filer, 2025)
        };
        assert!(day(of(Some(first), Some(2025)), Some(first)).is_some());
        assert!(day(of(Some(first), None), None).is_some());
        assert!(day(of(None, None), Some(second)).is_some());
        assert!(day(of(Some(first), None), Some(second)).is_none());
        assert!(day(of(Some(first), Some(2024)), Some(first)).is_none());
    }
}
