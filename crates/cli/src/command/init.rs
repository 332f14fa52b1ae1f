//! `gouji init`: a county's folder with its config, an example of everything, and where reports go.

use crate::exit::Exit;
use crate::session::Session;
use clap::ArgMatches;
use gouji_model::Date;
use gouji_model::REPORT_YEARS;
use gouji_render::{UsageMistake, clean_for_terminal, command_words};
use gouji_review::{CONFIG, shown_path};
use gouji_ruleset::json_schemas;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// The files that are written, in order; the config last, so that it stands only where all the rest does.
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

/// Runs the command.
pub(crate) fn init(session: &Session, matches: &ArgMatches) -> Result<Exit, Exit> {
    let folder = matches.get_one::<PathBuf>("folder");
    let folder = folder.cloned().unwrap_or_else(|| PathBuf::from("."));
    let config = folder.join(CONFIG);
    if config.exists() {
        let paths = vec![shown_path(&config)];
        return Err(session.usage(&UsageMistake::AlreadyThere { paths }));
    }
    let year = reported_year();
    let kept = write_all(&folder, year).map_err(|(path, error)| {
        let path = shown_path(&path);
        let trouble = (&error).into();
        session.tell(&UsageMistake::CannotWrite { path, trouble });
        Exit::Failed
    })?;
    if !kept.is_empty() {
        let paths = kept.iter().map(|path| shown_path(path)).collect();
        session.tell(&UsageMistake::AlreadyThere { paths });
    }
    let next = command_words(session.style.language).init_next;
    let next = next
        .replace("{folder}", &clean_for_terminal(&shown_path(&folder)))
        .replace("{year}", &year.to_string())
        .replace("{last}", &(year - 1).to_string());
    session.print(&format!("{next}\n"))?;
    Ok(Exit::Fine)
}

/// Writes what is not there yet; returns what was.
fn write_all(folder: &Path, year: u16) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
    let years = [year, year - 1].map(|year| folder.join(year.to_string()));
    let folders = [folder.join("rules"), folder.join(SCHEMAS)];
    for path in folders.into_iter().chain(years) {
        fs::create_dir_all(&path).map_err(|error| (path, error))?;
    }
    let mut kept = Vec::new();
    let mut write = |path: PathBuf, text: &str| match write_new(&path, text) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            kept.push(path);
            Ok(())
        }
        Err(error) => Err((path, error)),
    };
    for (name, schema) in json_schemas() {
        let path = folder.join(SCHEMAS).join(name);
        write(path, &format!("{schema}\n"))?;
    }
    for (name, text) in FILES {
        let text = text
            .replace("{year}", &year.to_string())
            .replace("{last}", &(year - 1).to_string())
            .replace("{next}", &(year + 1).to_string());
        write(folder.join(name), &text)?;
    }
    Ok(kept)
}

/// Writes a file that must not be there.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())
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
