//! `gouji init`: a county's folder with its config, the headings of its roster, an example of a rule, and where reports go.
//!
//! Every file is written whole or not at all, the config last: where it stands all the rest does. What is missing after
//! a run that was ended is written by the next.

use crate::args::asked_year;
use crate::atomic_file::AtomicFile;
use crate::exit::Exit;
use crate::output;
use crate::session::Session;
use clap::ArgMatches;
use gouji_model::{Date, REPORT_YEARS};
use gouji_render::{
    NameSource, NewCounty, UsageMistake, YearSource, command_words, new_county, refilled_files,
};
use gouji_review::{CONFIG, real_path, shown_path};
use gouji_ruleset::json_schemas;
use std::fs;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// The files that are written, in order; the config last.
const FILES: [(&str, &str); 4] = [
    ("名单.csv", include_str!("../../template/roster.csv")),
    (
        "rules/本县规则.yaml",
        include_str!("../../template/rules/example.yaml"),
    ),
    (
        "rules/本县规则.test.yaml",
        include_str!("../../template/rules/example.test.yaml"),
    ),
    (CONFIG, include_str!("../../template/gouji.yaml")),
];

/// Where the schemas for editors lie: in the folder itself, so that they are found on any machine and offline.
const SCHEMAS: &str = ".gouji";

/// How the name of a county, a city, a district or a banner ends.
const NAME_ENDINGS: [char; 4] = ['县', '市', '区', '旗'];

/// How long a name is, in characters, that is taken from a folder, and that may be given.
const FOLDER_NAME: std::ops::RangeInclusive<usize> = 2..=15;
const LONGEST_NAME: usize = 40;

/// Signs other than letters and digits that stand in names.
const NAME_SIGNS: &str = " ·-()（）";

/// How often a name is asked for.
const QUESTIONS: usize = 3;

/// What became of files that were there already.
#[derive(Default)]
struct PresentFiles {
    /// They hold something else and were left alone.
    kept: Vec<PathBuf>,
    /// They were empty and were written again.
    refilled: Vec<PathBuf>,
}

/// Runs the command.
pub(crate) fn init(session: &Session, matches: &ArgMatches) -> Result<Exit, Exit> {
    let folder = matches.get_one::<PathBuf>("folder");
    let folder = folder.cloned().unwrap_or_else(|| PathBuf::from("."));
    let config = folder.join(CONFIG);
    // No run leaves an empty config but one that was killed before files were written whole.
    if fs::metadata(&config).is_ok_and(|present| present.len() > 0) {
        let paths = vec![shown_path(&config)];
        return Err(session.usage(&UsageMistake::AlreadyThere { paths }));
    }
    let (county, name_source) = county_name(session, matches, &folder)?;
    let (year, year_source) = match asked_year(matches) {
        Some(year) => (year, YearSource::Person),
        None => (reported_year(), YearSource::Clock),
    };
    let present = write_all(&folder, &county, year)
        .map_err(|(path, error)| session.cannot_write_to(&path, &error))?;
    tell_present(session, &present);
    let made = NewCounty {
        folder: shown_path(&folder),
        county,
        year,
        name_source,
        year_source,
    };
    let text = new_county(&made, session.style.language);
    session.print(&format!("{text}\n"))?;
    Ok(Exit::Fine)
}

/// The county's name: as given, else the folder's where that is one, else as a person at the terminal answers.
fn county_name(
    session: &Session,
    matches: &ArgMatches,
    folder: &Path,
) -> Result<(String, NameSource), Exit> {
    if let Some(given) = matches.get_one::<String>("county") {
        return match valid_name(given) {
            Some(name) => Ok((name, NameSource::Person)),
            None => Err(session.usage(&UsageMistake::BadValue {
                argument: "--county".to_owned(),
                value: given.clone(),
                allowed: String::new(),
            })),
        };
    }
    let folder_name = real_path(folder);
    let folder_name = folder_name.file_name().unwrap_or_default();
    let folder_name = folder_name.to_string_lossy().into_owned();
    if is_county_name(&folder_name) {
        return Ok((folder_name, NameSource::Folder));
    }
    let answer = match io::stdin().is_terminal() && output::stderr_is_terminal() {
        true => ask_name(session),
        false => None,
    };
    match answer {
        Some(name) => Ok((name, NameSource::Person)),
        None => Err(session.usage(&UsageMistake::NoCountyName {
            folder: folder_name,
            path: shown_path(folder),
        })),
    }
}

/// Asks the person at the terminal; `None` where no name is answered.
fn ask_name(session: &Session) -> Option<String> {
    let question = command_words(session.style.language).county_question;
    for _ in 0..QUESTIONS {
        let mut stderr = io::stderr();
        write!(stderr, "{question}").ok()?;
        stderr.flush().ok()?;
        let mut answer = String::new();
        if io::stdin().read_line(&mut answer).ok()? == 0 {
            // The question's line ends here.
            output::notice("");
            return None;
        }
        if let Some(name) = valid_name(&answer) {
            return Some(name);
        }
    }
    None
}

/// `text` as a name, where it can be one.
fn valid_name(text: &str) -> Option<String> {
    let name = text.trim();
    let is_sign = |sign: char| sign.is_alphanumeric() || NAME_SIGNS.contains(sign);
    let is_name = name.chars().all(is_sign)
        && name.starts_with(char::is_alphanumeric)
        && name.chars().count() <= LONGEST_NAME;
    is_name.then(|| name.to_owned())
}

/// Whether the name of a folder is that of a county, a city, a district or a banner.
fn is_county_name(name: &str) -> bool {
    name.ends_with(NAME_ENDINGS)
        && FOLDER_NAME.contains(&name.chars().count())
        && name.chars().all(is_chinese)
}

fn is_chinese(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

/// Says what was there already.
fn tell_present(session: &Session, present: &PresentFiles) {
    let shown = |paths: &[PathBuf]| paths.iter().map(|path| shown_path(path)).collect();
    if !present.refilled.is_empty() {
        let paths: Vec<String> = shown(&present.refilled);
        output::notice(&refilled_files(&paths, session.style.language));
    }
    if !present.kept.is_empty() {
        let paths = shown(&present.kept);
        session.tell(&UsageMistake::AlreadyThere { paths });
    }
}

/// Writes what is not there yet; returns what was.
fn write_all(folder: &Path, county: &str, year: u16) -> Result<PresentFiles, (PathBuf, io::Error)> {
    let years = [year, year - 1].map(|year| folder.join(year.to_string()));
    let folders = [folder.join("rules"), folder.join(SCHEMAS)];
    for path in folders.into_iter().chain(years) {
        fs::create_dir_all(&path).map_err(|error| (path, error))?;
    }
    let mut present = PresentFiles::default();
    for (name, schema) in json_schemas() {
        let path = folder.join(SCHEMAS).join(name);
        // That folder holds nothing but what this program makes, and the schemas of this version are wanted.
        replace(&path, &format!("{schema}\n")).map_err(|error| (path, error))?;
    }
    for (name, text) in FILES {
        let path = folder.join(name);
        let text = fill_in(text, county, year);
        write_new(&path, &text, &mut present).map_err(|error| (path, error))?;
    }
    Ok(present)
}

/// A template with the county's name and the years in it.
fn fill_in(text: &str, county: &str, year: u16) -> String {
    let value = match county.chars().all(is_chinese) {
        true => county.to_owned(),
        // Digits alone or signs would be something else in YAML.
        false => format!("\"{county}\""),
    };
    text.replace("{year}", &year.to_string())
        .replace("{last}", &(year - 1).to_string())
        .replace("{next}", &(year + 1).to_string())
        .replace("{county}", &value)
        .replace("{name}", county)
}

/// Writes the file at `path` unless something stands there; an empty file is what a killed run left.
fn write_new(path: &Path, text: &str, present: &mut PresentFiles) -> io::Result<()> {
    let is_empty = |present: &fs::Metadata| present.is_file() && present.len() == 0;
    if fs::metadata(path).as_ref().is_ok_and(is_empty) {
        replace(path, text)?;
        present.refilled.push(path.to_owned());
        return Ok(());
    }
    let written = match path.exists() {
        true => Err(ErrorKind::AlreadyExists.into()),
        false => begin(path, text).and_then(AtomicFile::finish_new),
    };
    match written {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            if !holds(path, text) {
                present.kept.push(path.to_owned());
            }
            Ok(())
        }
        other => other,
    }
}

/// Writes the file at `path` over what stands there, unless that is the same.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    match holds(path, text) {
        true => Ok(()),
        false => begin(path, text).and_then(AtomicFile::finish),
    }
}

fn begin(path: &Path, text: &str) -> io::Result<AtomicFile> {
    let mut file = AtomicFile::begin(path)?;
    file.write(text.as_bytes())?;
    Ok(file)
}

/// Whether the file at `path` is `text`.
fn holds(path: &Path, text: &str) -> bool {
    let is_as_long = |present: fs::Metadata| {
        present.is_file() && usize::try_from(present.len()) == Ok(text.len())
    };
    fs::metadata(path).is_ok_and(is_as_long)
        && fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes())
}

/// The year that is reported now: last year, for reports are filed in January.
fn reported_year() -> u16 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let mut days = now.map_or(0, |since| since.as_secs() / 86_400);
    let (first, last) = REPORT_YEARS.into_inner();
    let mut year: u16 = 1970;
    while year <= last {
        let is_leap = Date::new(year, 2, 29).is_some();
        let length = if is_leap { 366 } else { 365 };
        if days < length {
            break;
        }
        days -= length;
        year += 1;
    }
    // The config names the years before and after it too.
    year.saturating_sub(1).clamp(first + 1, last - 1)
}
