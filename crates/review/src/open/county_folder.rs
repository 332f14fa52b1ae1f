//! A county's folder: what its `gouji.yaml` says, and where the files lie that it names.

use crate::files::paths::{plain_path, real_path};
use gouji_model::{County, Date, Filer, Register};
use gouji_ruleset::{CountyFile, Library, LoadError};
use std::path::{Path, PathBuf};

/// The name of the config.
pub const CONFIG: &str = "gouji.yaml";

/// The name of the register of what came in, which the office may keep.
pub(crate) const REGISTER: &str = "收件登记.csv";

/// The name of the file with what submitters have explained.
const STATEMENTS: &str = "statements.yaml";

/// A county's folder with what its config says.
#[derive(Debug)]
pub struct CountyFolder {
    file: CountyFile,
    /// The one path of the config.
    config: PathBuf,
    /// The folder of the config, as a path from the working folder.
    path: PathBuf,
    /// The one path of that folder.
    real: PathBuf,
    /// What the office wrote down of what came in.
    register: Register,
}

impl CountyFolder {
    pub(crate) fn new(file: CountyFile, config: &Path, register: Register) -> Self {
        let path = config.parent().map(Path::to_owned).unwrap_or_default();
        Self {
            file,
            config: real_path(config),
            real: real_path(&path),
            path,
            register,
        }
    }

    /// What the config says.
    #[must_use]
    pub fn county(&self) -> &County {
        &self.file.county
    }

    /// The day on which the office received the file of `path`, the report of `filer` for `year`; `None` where nobody wrote
    /// it down.
    pub(crate) fn received(&self, path: &str, filer: Option<Filer>, year: u16) -> Option<Date> {
        self.register.received(path, filer, year)
    }

    /// The files that the office wrote down and that none of `paths` is.
    pub(crate) fn unknown_files(&self, paths: &[String]) -> Vec<String> {
        let unknown = self.register.unknown_files(paths, self.county().year);
        unknown.into_iter().map(str::to_owned).collect()
    }

    /// The folder, as a path from the working folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Has the config speak of another year.
    pub fn set_year(&mut self, year: u16) {
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

    /// The paths of the county's own rules, from the working folder.
    #[must_use]
    pub fn rules(&self) -> Vec<PathBuf> {
        self.below(&self.county().rules)
    }

    /// The paths of the county's own form schemas, from the working folder.
    #[must_use]
    pub fn forms(&self) -> Vec<PathBuf> {
        self.below(&self.county().forms)
    }

    fn below(&self, paths: &[String]) -> Vec<PathBuf> {
        let paths = paths.iter().map(|path| self.path.join(path));
        paths.map(|path| plain_path(&path)).collect()
    }

    /// Holds the config against the rules and forms of the run, and gives rules the severity that it wants.
    ///
    /// # Errors
    /// Every rule and form that there is not.
    pub fn apply(&self, library: &mut Library) -> Result<(), LoadError> {
        self.file.check(library)?;
        library.apply(&self.county().overrides);
        Ok(())
    }

    /// The way from the county's folder to the file that is really at `real`; its name alone where it lies elsewhere.
    pub(crate) fn relative_path<'p>(&self, real: &'p Path) -> &'p Path {
        let name = || real.file_name().map_or(real, Path::new);
        real.strip_prefix(&self.real).unwrap_or_else(|_| name())
    }

    /// The one path of each file that the office keeps beside the reports, be it there or not: the roster, where it stands in
    /// a file, the register, and the explanations of the submitters.
    pub(crate) fn lists(&self) -> impl Iterator<Item = PathBuf> {
        let roster = self.file.roster.as_deref();
        let lists = roster.into_iter().chain([REGISTER, STATEMENTS]);
        lists.map(|list| self.real_path_of(list))
    }

    /// The one path of what the config names by `path`, be it there or not.
    fn real_path_of(&self, path: &str) -> PathBuf {
        let path = self.real.join(path);
        path.canonicalize().unwrap_or_else(|_| plain_path(&path))
    }

    /// The one path of the county's own report, where that is there.
    pub(crate) fn own_report(&self) -> Option<PathBuf> {
        let own_report = self.county().own_report.as_ref()?;
        self.path.join(own_report).canonicalize().ok()
    }

    /// Whether the file that is really at `real` is the config, the roster or the register, or lies under a path that the
    /// config names.
    pub(crate) fn names_place(&self, real: &Path) -> bool {
        let county = self.county();
        let folders = [
            &county.reports,
            &county.last_year,
            &county.rules,
            &county.forms,
        ];
        let paths = folders.into_iter().flatten().chain(&county.own_report);
        let paths = paths.map(|path| self.real_path_of(path));
        let files = self.lists().chain([self.config.clone()]);
        // GOUJI.YAML is the same file on other systems.
        let lower = |path: &Path| PathBuf::from(path.to_string_lossy().to_lowercase());
        let real = lower(real);
        paths
            .chain(files)
            .any(|path| real.starts_with(lower(&path)))
    }

    /// Whether `path` is the county's folder itself.
    #[must_use]
    pub fn is_folder(&self, path: &Path) -> bool {
        real_path(path) == self.real
    }
}
