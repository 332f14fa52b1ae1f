//! A county's folder: what its `gouji.yaml` says, and where the files lie that it names.

use crate::paths::real_path;
use gouji_model::County;
use gouji_ruleset::{CountyFile, Library, LoadError};
use std::path::{Path, PathBuf};

/// The name of the config.
pub(crate) const CONFIG: &str = "gouji.yaml";

/// A county's folder with what its config says.
#[derive(Debug)]
pub(crate) struct CountyFolder {
    pub(crate) file: CountyFile,
    /// The one path of the config.
    pub(crate) config: PathBuf,
    /// The folder of the config, as a path from the working folder.
    pub(crate) folder: PathBuf,
    /// The one path of that folder.
    pub(crate) real: PathBuf,
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
    pub(crate) fn apply(&self, library: &mut Library) -> Result<(), LoadError> {
        self.file.check(library)?;
        library.apply(&self.county().overrides);
        Ok(())
    }

    /// The way from the county's folder to the file that is really at `real`; its name alone where it lies elsewhere.
    pub(crate) fn relative_path<'p>(&self, real: &'p Path) -> &'p Path {
        let name = || real.file_name().map_or(real, Path::new);
        real.strip_prefix(&self.real).unwrap_or_else(|_| name())
    }

    /// The one path of the file with the roster, where it stands in one.
    pub(crate) fn roster(&self) -> Option<PathBuf> {
        let roster = self.file.roster.as_ref()?;
        Some(real_path(&self.folder.join(roster)))
    }

    /// The one path of the county's own report, where that is there.
    pub(crate) fn own_report(&self) -> Option<PathBuf> {
        let own_report = self.county().own_report.as_ref()?;
        self.folder.join(own_report).canonicalize().ok()
    }

    /// Whether this run or a later one reads the file that is really at `real`: the config, the roster, or what lies under
    /// a path that the config names.
    pub(crate) fn is_input(&self, real: &Path) -> bool {
        let county = self.county();
        let folders = [
            &county.reports,
            &county.last_year,
            &county.rules,
            &county.forms,
        ];
        let paths = folders.into_iter().flatten().chain(&county.own_report);
        let paths = paths.map(|path| real_path(&self.folder.join(path)));
        let files = self.roster().into_iter().chain([self.config.clone()]);
        paths.chain(files).any(|path| real.starts_with(path))
    }

    /// Whether `path` is the county's folder itself.
    pub(crate) fn is_folder(&self, path: &Path) -> bool {
        real_path(path) == self.real
    }
}
