//! The rules and forms of a run: what is built in, and the user's own files.

use crate::files::paths::shown_path;
use crate::files::walk::walk;
use crate::open::built_in::{self, CaseFiles};
use crate::open::county_folder::{CONFIG, CountyFolder};
use crate::open::error::OpenError;
use gouji_ruleset::{Input, Library};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rule files, form schemas and case files of a run, read and not yet checked.
#[derive(Debug, Default)]
pub struct RuleFiles {
    /// Every file, in the order in which the library keeps its sources.
    pub inputs: Vec<Input>,
    /// The path of each; `None` for what is built in.
    pub paths: Vec<Option<PathBuf>>,
    /// The one path of each of the user's files, of cases too where they are not read.
    pub found: Vec<PathBuf>,
}

impl RuleFiles {
    /// Reads what is built in and what lies under `own`, the paths of the user's files and folders.
    ///
    /// # Errors
    /// The first path that cannot be read, or that holds no such file.
    pub fn read<'p>(
        own: impl IntoIterator<Item = &'p PathBuf>,
        cases: CaseFiles,
    ) -> Result<Self, OpenError> {
        let inputs = built_in::inputs(cases);
        let paths = vec![None; inputs.len()];
        let found = Vec::new();
        let mut files = Self {
            inputs,
            paths,
            found,
        };
        let mut seen: HashSet<PathBuf> = HashSet::new();
        for path in own {
            for file in yaml_files(path)?.into_iter().chain(find_cases(path)) {
                let is_case = file.to_string_lossy().ends_with(".test.yaml");
                // One folder may be named for its rules and for its forms.
                let real = file.canonicalize().unwrap_or_else(|_| file.clone());
                let again = !seen.insert(real.clone());
                files.found.push(real);
                if !again && (cases == CaseFiles::Read || !is_case) {
                    files.inputs.push(input(&file)?);
                    files.paths.push(Some(file));
                }
            }
        }
        Ok(files)
    }

    /// The rules and forms, checked and compiled. Rules have the severity that the `county` wants for them.
    ///
    /// # Errors
    /// Every mistake in the files.
    pub fn library(self, county: Option<&CountyFolder>) -> Result<Library, OpenError> {
        let mut library = Library::load(self.inputs)?;
        if let Some(county) = county {
            county.apply(&mut library)?;
        }
        Ok(library)
    }
}

impl CountyFolder {
    /// The built-in rules and forms with those of the county.
    ///
    /// # Errors
    /// What is wrong with the county's own files.
    pub fn library(&self) -> Result<Library, OpenError> {
        let own = [self.rules(), self.forms()].concat();
        RuleFiles::read(&own, CaseFiles::Skipped)?.library(Some(self))
    }
}

/// The cases of a rule file that is named by itself: `my.test.yaml` beside `my.yaml`.
fn find_cases(path: &Path) -> Option<PathBuf> {
    let beside = path.with_extension("test.yaml");
    (path.is_file() && beside.is_file()).then_some(beside)
}

fn input(path: &Path) -> Result<Input, OpenError> {
    let name = shown_path(path);
    let metadata = fs::metadata(path);
    // Before it is opened: a pipe would wait for somebody to write.
    if metadata.is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
        return Err(OpenError::NotAFile { file: name });
    }
    match fs::read(path) {
        Ok(bytes) => Ok(Input {
            name,
            bytes,
            built_in: false,
        }),
        Err(error) => Err(OpenError::File { file: name, error }),
    }
}

/// The file itself, or the YAML files below a folder, in order.
fn yaml_files(path: &Path) -> Result<Vec<PathBuf>, OpenError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let walked = walk(path);
    let is_yaml = |path: &Path| {
        path.extension()
            .is_some_and(|ending| ending == "yaml" || ending == "yml")
    };
    // A folder has no ending that tells what is in it; of files only those that would be read matter.
    let mut failed = walked.failed.into_iter();
    if let Some((path, error)) = failed.find(|(path, _)| is_yaml(path) || path.is_dir()) {
        let file = shown_path(&path);
        return Err(OpenError::File { file, error });
    }
    let paths = walked.entries.into_iter().map(|entry| entry.path);
    // A county's config may lie above its rules.
    let is_config = |path: &Path| path.file_name().is_some_and(|name| name == CONFIG);
    let files: Vec<PathBuf> = paths
        .filter(|path| is_yaml(path) && !is_config(path))
        .collect();
    match files.is_empty() {
        true => Err(empty_folder(path)),
        false => Ok(files),
    }
}

fn empty_folder(path: &Path) -> OpenError {
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let near = names
        .filter(|name| name.contains(".yaml") || name.contains(".yml"))
        .collect();
    let folder = path.to_string_lossy().into_owned();
    OpenError::NoRuleFiles { folder, near }
}
