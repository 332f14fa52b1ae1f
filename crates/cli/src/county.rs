//! `gouji.yaml`: the county's folder, found upward from the working folder or named by `--config`.

use crate::args::all_paths;
use crate::exit::Exit;
use crate::output::notice;
use crate::run::Run;
use clap::ArgMatches;
use gouji_formats::MAX_BYTES;
use gouji_model::County;
use gouji_render::{IoTrouble, UsageMistake, roster_mistakes};
use gouji_ruleset::{CountyFile, FILE_LIMIT, Input, Library};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Component, Path, PathBuf};

/// The name of the config.
pub(crate) const CONFIG: &str = "gouji.yaml";

/// A county's folder with what its config says.
#[derive(Debug)]
pub(crate) struct CountyFolder {
    file: CountyFile,
    /// The folder of the config, as a path from the working folder.
    pub(crate) folder: PathBuf,
    /// The one path of that folder.
    real: PathBuf,
}

/// The county of a run, whose rules and forms become the run's; `None` where there is no config.
///
/// A config that is not named is looked for above the working folder, and counts where the command names no path or
/// only such as lie below its folder; else above the first path.
pub(crate) fn load(run: &mut Run, matches: &ArgMatches) -> Result<Option<CountyFolder>, Exit> {
    let named = matches.get_one::<PathBuf>("config").cloned();
    let paths = match matches.try_contains_id("path") {
        Ok(true) => all_paths(matches, "path"),
        _ => Vec::new(),
    };
    let Some(config) = named.or_else(|| found(&paths)) else {
        return Ok(None);
    };
    let folder = config.parent().map(Path::to_owned).unwrap_or_default();
    let bytes = bytes(run, &config)?;
    let input = Input {
        name: shown(&config),
        bytes,
        built_in: false,
    };
    let refuse = |refused| {
        run.print_mistakes(&refused);
        Exit::Rules
    };
    let mut file = CountyFile::read(input).map_err(refuse)?;
    let is_there = |path: &str| folder.join(path).exists();
    file.check_paths(is_there).map_err(refuse)?;
    if let Some(roster) = file.roster.clone() {
        read_roster(run, &mut file, &folder, &roster)?;
    }
    let below = |paths: &[String]| -> Vec<PathBuf> {
        paths.iter().map(|path| plain(&folder.join(path))).collect()
    };
    run.rules.splice(..0, below(&file.county.rules));
    run.forms.splice(..0, below(&file.county.forms));
    let real = real(&folder);
    Ok(Some(CountyFolder { file, folder, real }))
}

impl CountyFolder {
    /// What the config says.
    pub(crate) fn county(&self) -> &County {
        &self.file.county
    }

    /// Has the config speak of another year.
    pub(crate) fn set_year(&mut self, year: u16) {
        let county = &mut self.file.county;
        if county.year == year {
            return;
        }
        let mut all = county.reports.clone();
        all.extend(county.last_year.iter().cloned());
        // The config says where two years' reports lie; those of any other may lie in either place.
        let is_last = year.checked_add(1) == Some(county.year) && !county.last_year.is_empty();
        county.reports = match is_last {
            true => county.last_year.clone(),
            false => all.clone(),
        };
        county.last_year = all;
        county.own_report = None;
        county.year = year;
    }

    /// Holds the config against the rules and forms of the run, and gives rules the severity that it wants.
    pub(crate) fn apply(&self, run: &Run, library: &mut Library) -> Result<(), Exit> {
        self.file.check(library).map_err(|refused| {
            run.print_mistakes(&refused);
            Exit::Rules
        })?;
        library.apply(&self.county().overrides);
        Ok(())
    }

    /// The way from the county's folder to the file that is really at `real`; its name alone where it lies elsewhere.
    pub(crate) fn below<'p>(&self, real: &'p Path) -> &'p Path {
        let name = || real.file_name().map_or(real, Path::new);
        real.strip_prefix(&self.real).unwrap_or_else(|_| name())
    }

    /// The one path of the file with the roster, where it stands in one.
    pub(crate) fn roster(&self) -> Option<PathBuf> {
        let roster = self.file.roster.as_ref()?;
        Some(real(&self.folder.join(roster)))
    }

    /// The one path of the county's own report, where that is there.
    pub(crate) fn own_report(&self) -> Option<PathBuf> {
        let own = self.county().own_report.as_ref()?;
        self.folder.join(own).canonicalize().ok()
    }

    /// Whether `path` is the county's folder itself.
    pub(crate) fn is_folder(&self, path: &Path) -> bool {
        real(path) == self.real
    }
}

/// The config above the working folder, or else above the first of `paths`, where all `paths` lie below its folder.
fn found(paths: &[PathBuf]) -> Option<PathBuf> {
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
        let folder = real(folder);
        paths.iter().all(|path| real(path).starts_with(&folder))
    };
    [folders, named].into_iter().find_map(|folders| {
        let configs = folders.iter().map(|folder| folder.join(CONFIG));
        let nearest = configs.into_iter().find(|config| config.is_file())?;
        is_in_charge(nearest.parent()?).then_some(nearest)
    })
}

fn real(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    };
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// `path` without `.` in it, as people write it.
pub(crate) fn plain(path: &Path) -> PathBuf {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    let plain: PathBuf = parts.collect();
    if plain.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        plain
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn bytes(run: &Run, path: &Path) -> Result<Vec<u8>, Exit> {
    let cannot = |error: std::io::Error| run.cannot_read(&shown(path), (&error).into());
    let metadata = fs::metadata(path).map_err(cannot)?;
    if !metadata.is_file() {
        return Err(run.cannot_read(&shown(path), IoTrouble::NotAFile));
    }
    let mut bytes = Vec::new();
    // A file beyond the limit is told as such once it is scanned.
    let most = u64::try_from(FILE_LIMIT).unwrap_or(u64::MAX) + 1;
    let file = File::open(path).map_err(cannot)?;
    file.take(most).read_to_end(&mut bytes).map_err(cannot)?;
    Ok(bytes)
}

/// The submitters from the file of the roster.
fn read_roster(run: &Run, file: &mut CountyFile, folder: &Path, roster: &str) -> Result<(), Exit> {
    let path = plain(&folder.join(roster));
    let name = shown(&path);
    let cannot = |error: std::io::Error| run.cannot_read(&name, (&error).into());
    let mut bytes = Vec::new();
    if !path.is_file() {
        return Err(run.cannot_read(&name, IoTrouble::NotAFile));
    }
    let opened = File::open(&path).map_err(cannot)?;
    opened
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(cannot)?;
    let document = match gouji_formats::read(&bytes) {
        Ok(document) => document,
        Err(unreadable) => {
            run.usage(&UsageMistake::UnreadableRoster {
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
            let style = run.to_stderr();
            notice(&roster_mistakes(&name, &mistakes, &document.sheets, style));
            Err(Exit::Rules)
        }
    }
}

/// The year of `--year`.
pub(crate) fn year(matches: &ArgMatches) -> Option<u16> {
    matches.get_one::<u16>("year").copied()
}
