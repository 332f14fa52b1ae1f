//! `gouji.yaml`: the county's folder, found upward from the working folder or named by `--config`.

use crate::args::all_paths;
use crate::county_folder::{CONFIG, CountyFolder};
use crate::exit::Exit;
use crate::output::notice;
use crate::paths::{plain_path, real_path, shown_path};
use crate::session::Session;
use clap::ArgMatches;
use gouji_formats::MAX_BYTES;
use gouji_model::Language;
use gouji_render::{IoTrouble, UsageMistake, roster_mistakes};
use gouji_ruleset::{CountyFile, FILE_LIMIT, Input};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// What becomes of the file of a county's roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RosterFile {
    /// It is read, and what is wrong in it is told.
    Read,
    /// It is left alone, because the command needs nobody's name: a new county's folder has an empty one.
    Skipped,
}

/// The session of a command that a county's config may change.
pub(crate) fn open_session(
    matches: &ArgMatches,
    language: Language,
    roster: RosterFile,
) -> Result<Session, Exit> {
    let mut session = Session::new(matches, language);
    session.county = load(&mut session, matches, roster)?;
    Ok(session)
}

/// The county of a run, whose rules and forms become the run's; `None` where there is no config.
///
/// A config that is not named is looked for above the working folder, and counts where the command names no path or
/// only such as lie below its folder; else above the first path.
fn load(
    session: &mut Session,
    matches: &ArgMatches,
    roster_file: RosterFile,
) -> Result<Option<CountyFolder>, Exit> {
    let named = matches.get_one::<PathBuf>("config").cloned();
    let paths = match matches.try_contains_id("path") {
        Ok(true) => all_paths(matches, "path"),
        _ => Vec::new(),
    };
    let Some(config) = named.or_else(|| find_config(&paths)) else {
        return Ok(None);
    };
    let folder = config.parent().map(Path::to_owned).unwrap_or_default();
    let limit = u64::try_from(FILE_LIMIT).unwrap_or(u64::MAX - 1);
    let bytes = read_file(session, &config, limit)?;
    let input = Input {
        name: shown_path(&config),
        bytes,
        built_in: false,
    };
    let refuse = |mistakes| session.refuse(&mistakes);
    let mut file = CountyFile::read(input).map_err(refuse)?;
    let is_there = |path: &str| folder.join(path).exists();
    file.check_paths(is_there).map_err(refuse)?;
    if let Some(roster) = file.roster.clone()
        && roster_file == RosterFile::Read
    {
        read_roster(session, &mut file, &folder, &roster)?;
    }
    let below = |paths: &[String]| -> Vec<PathBuf> {
        let paths = paths.iter().map(|path| folder.join(path));
        paths.map(|path| plain_path(&path)).collect()
    };
    session.rules.splice(..0, below(&file.county.rules));
    session.forms.splice(..0, below(&file.county.forms));
    let county = CountyFolder {
        file,
        config: real_path(&config),
        real: real_path(&folder),
        folder,
    };
    session.keep_inputs(&county)?;
    Ok(Some(county))
}

/// The config above the working folder, or else above the first of `paths`, where all `paths` lie below its folder.
fn find_config(paths: &[PathBuf]) -> Option<PathBuf> {
    let working = std::env::current_dir().ok()?;
    let mut up = PathBuf::new();
    let mut folders = Vec::new();
    for _ in working.ancestors() {
        folders.push(up.clone());
        up.push("..");
    }
    let named = paths.first().into_iter().flat_map(|path| path.ancestors());
    let is_folder = |folder: &&Path| !folder.as_os_str().is_empty() && folder.is_dir();
    let named: Vec<PathBuf> = named.filter(is_folder).map(Path::to_owned).collect();
    let is_in_charge = |folder: &Path| {
        let folder = real_path(folder);
        paths
            .iter()
            .all(|path| real_path(path).starts_with(&folder))
    };
    [folders, named].into_iter().find_map(|folders| {
        let configs = folders.iter().map(|folder| folder.join(CONFIG));
        let nearest = configs.into_iter().find(|config| config.is_file())?;
        is_in_charge(nearest.parent()?).then_some(nearest)
    })
}

fn read_file(session: &Session, path: &Path, limit: u64) -> Result<Vec<u8>, Exit> {
    let cannot = |error: std::io::Error| session.cannot_read(&shown_path(path), (&error).into());
    let metadata = fs::metadata(path).map_err(cannot)?;
    if !metadata.is_file() {
        return Err(session.cannot_read(&shown_path(path), IoTrouble::NotAFile));
    }
    let mut bytes = Vec::new();
    // A file beyond the limit is told as such once it is scanned.
    let file = File::open(path).map_err(cannot)?;
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(cannot)?;
    Ok(bytes)
}

/// The submitters from the file of the roster.
fn read_roster(
    session: &Session,
    file: &mut CountyFile,
    folder: &Path,
    roster: &str,
) -> Result<(), Exit> {
    let path = plain_path(&folder.join(roster));
    let name = shown_path(&path);
    let bytes = read_file(session, &path, MAX_BYTES)?;
    let document = match gouji_formats::read(&bytes) {
        Ok(document) => document,
        Err(unreadable) => {
            session.tell(&UsageMistake::UnreadableRoster {
                path: name,
                unreadable,
            });
            return Err(Exit::Rules);
        }
    };
    match gouji_bind::roster(&document, &file.county.name) {
        Ok(roster) => {
            file.set_submitters(roster.submitters);
            Ok(())
        }
        Err(mistakes) => {
            let style = session.stderr_style();
            notice(&roster_mistakes(&name, &mistakes, &document.sheets, style));
            Err(Exit::Rules)
        }
    }
}
