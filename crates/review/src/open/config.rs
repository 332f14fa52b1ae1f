//! `gouji.yaml`: found above the working folder or above the reports, and read with the roster that it names.

use crate::files::paths::{plain_path, real_path, shown_path};
use crate::open::county_folder::{CONFIG, CountyFolder, REGISTER};
use crate::open::error::OpenError;
use gouji_formats::MAX_BYTES;
use gouji_model::{County, Document, Register};
use gouji_ruleset::{CountyFile, FILE_LIMIT, Input};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// What becomes of the file of a county's roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RosterFile {
    /// It is read, and what is wrong in it is told.
    Read,
    /// It is left alone, because nobody's name is needed: a new county's folder has an empty one.
    Skipped,
}

impl CountyFolder {
    /// Opens the county whose config is the file `config`, or stands in the folder `config`.
    ///
    /// # Errors
    /// What is wrong with the config or with the roster that it names.
    pub fn open(config: &Path) -> Result<Self, OpenError> {
        Self::open_with(config, RosterFile::Read)
    }

    /// Opens the same county, and says what becomes of the file of its roster.
    ///
    /// # Errors
    /// What is wrong with the config or with the roster.
    pub fn open_with(config: &Path, roster_file: RosterFile) -> Result<Self, OpenError> {
        let config = match config.is_dir() {
            true => config.join(CONFIG),
            false => config.to_owned(),
        };
        let folder = config.parent().map(Path::to_owned).unwrap_or_default();
        let limit = u64::try_from(FILE_LIMIT).unwrap_or(u64::MAX - 1);
        let mut file = CountyFile::read(Input {
            name: shown_path(&config),
            bytes: read_file(&config, limit)?,
            built_in: false,
        })?;
        file.check_paths(|path| folder.join(path).exists())?;
        if let Some(roster) = file.roster.clone()
            && roster_file == RosterFile::Read
        {
            read_roster(&mut file, &plain_path(&folder.join(roster)))?;
        }
        let register = match roster_file {
            RosterFile::Read => read_register(&file.county, &plain_path(&folder.join(REGISTER)))?,
            RosterFile::Skipped => Register::default(),
        };
        Ok(Self::new(file, &config, register))
    }
}

/// The config above the `working` folder, or else above the first of `paths`, where all `paths` lie below its folder.
#[must_use]
pub fn find_config(working: &Path, paths: &[PathBuf]) -> Option<PathBuf> {
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

fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, OpenError> {
    let file_error = |error| OpenError::File {
        file: shown_path(path),
        error,
    };
    let metadata = fs::metadata(path).map_err(file_error)?;
    if !metadata.is_file() {
        return Err(OpenError::NotAFile {
            file: shown_path(path),
        });
    }
    let mut bytes = Vec::new();
    // A file beyond the limit is told as such once it is scanned.
    let file = File::open(path).map_err(file_error)?;
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(file_error)?;
    Ok(bytes)
}

/// The document in a list that the office keeps.
fn read_list(path: &Path) -> Result<Document, OpenError> {
    let bytes = read_file(path, MAX_BYTES)?;
    gouji_formats::read(&bytes).map_err(|error| OpenError::UnreadableList {
        file: shown_path(path),
        error,
    })
}

/// The register of what came in; an empty one where the office keeps none.
fn read_register(county: &County, path: &Path) -> Result<Register, OpenError> {
    if !path.exists() {
        return Ok(Register::default());
    }
    let register = gouji_bind::register(&read_list(path)?, county);
    register.map_err(|mistakes| OpenError::Register {
        file: shown_path(path),
        mistakes,
    })
}

/// The submitters from the file of the roster.
fn read_roster(file: &mut CountyFile, path: &Path) -> Result<(), OpenError> {
    let name = shown_path(path);
    let document = read_list(path)?;
    match gouji_bind::roster(&document, &file.county.name) {
        Ok(roster) => {
            file.set_submitters(roster.submitters);
            Ok(())
        }
        Err(mistakes) => Err(OpenError::Roster {
            file: name,
            mistakes,
            sheets: document.sheets,
        }),
    }
}
