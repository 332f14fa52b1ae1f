//! The rule set of a run: what is built in, and the user's own files.

use crate::built_in::CaseFiles;
use crate::county_folder::CONFIG;
use crate::exit::Exit;
use crate::file_walk::walk;
use crate::paths::shown_path;
use crate::session::Session;
use gouji_render::{IoTrouble, UsageMistake, WrongFiles};
use gouji_ruleset::{Input, Library};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The files of a run, and where the user's own lie.
#[derive(Default)]
pub(crate) struct RuleInputs {
    /// Every file, in the order in which the library keeps its sources.
    pub(crate) inputs: Vec<Input>,
    /// The path of each; `None` for what is built in.
    pub(crate) paths: Vec<Option<PathBuf>>,
}

/// Loads the built-in rules with those of `--rules` and `--forms`, or says everything that is wrong with them.
/// Rules have the severity that the county wants for them.
pub(crate) fn load(session: &Session, cases: CaseFiles) -> Result<Library, Exit> {
    let mut library = load_inputs(session, files(session, cases)?.inputs)?;
    if let Some(county) = &session.county {
        let applied = county.apply(&mut library);
        applied.map_err(|mistakes| session.refuse(&mistakes))?;
    }
    Ok(library)
}

/// Loads files that have been read, or says everything that is wrong with them.
pub(crate) fn load_inputs(session: &Session, inputs: Vec<Input>) -> Result<Library, Exit> {
    Library::load(inputs).map_err(|mistakes| session.refuse(&mistakes))
}

/// Everything that is built in or lies in the user's files.
pub(crate) fn files(session: &Session, cases: CaseFiles) -> Result<RuleInputs, Exit> {
    let inputs = crate::built_in::inputs(cases);
    let paths = vec![None; inputs.len()];
    let mut files = RuleInputs { inputs, paths };
    let mut seen: HashSet<PathBuf> = HashSet::new();
    for path in session.rules.iter().chain(&session.forms) {
        let found = yaml_files(session, path)?;
        for file in found.into_iter().chain(find_cases(path)) {
            let is_case = file.to_string_lossy().ends_with(".test.yaml");
            // One folder may be named for its rules and for its forms.
            let real = file.canonicalize().unwrap_or_else(|_| file.clone());
            session.keep(&real)?;
            let again = !seen.insert(real);
            if !again && (cases == CaseFiles::Read || !is_case) {
                files.inputs.push(input(session, &file)?);
                files.paths.push(Some(file));
            }
        }
    }
    Ok(files)
}

/// The cases of a rule file that is named by itself: `my.test.yaml` beside `my.yaml`.
fn find_cases(path: &Path) -> Option<PathBuf> {
    let beside = path.with_extension("test.yaml");
    (path.is_file() && beside.is_file()).then_some(beside)
}

fn input(session: &Session, path: &Path) -> Result<Input, Exit> {
    let name = shown_path(path);
    let metadata = fs::metadata(path);
    // Before it is opened: a pipe would wait for somebody to write.
    if metadata.is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
        return Err(session.cannot_read(&name, IoTrouble::NotAFile));
    }
    match fs::read(path) {
        Ok(bytes) => Ok(Input {
            name,
            bytes,
            built_in: false,
        }),
        Err(error) => Err(session.cannot_read(&name, (&error).into())),
    }
}

/// Refuses a folder without a rule file, because its rules would be missed in silence.
fn empty_folder_error(session: &Session, path: &Path) -> Exit {
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let near = names
        .filter(|name| name.contains(".yaml") || name.contains(".yml"))
        .collect();
    let path = path.to_string_lossy().into_owned();
    let mistake = UsageMistake::NoRuleFiles { path, near };
    session.tell_mistakes(&[WrongFiles::Unreadable(mistake)])
}

/// The file itself, or the YAML files below a folder, in order.
fn yaml_files(session: &Session, path: &Path) -> Result<Vec<PathBuf>, Exit> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let walked = walk(path);
    let is_yaml = |path: &Path| {
        path.extension()
            .is_some_and(|ending| ending == "yaml" || ending == "yml")
    };
    // A folder has no ending that tells what is in it; of files only those that would be read matter.
    let failed = walked
        .failed
        .iter()
        .find(|(path, _)| is_yaml(path) || path.is_dir());
    if let Some((path, error)) = failed {
        let name = shown_path(path);
        return Err(session.cannot_read(&name, error.into()));
    }
    let paths = walked.entries.into_iter().map(|entry| entry.path);
    // A county's config may lie above its rules.
    let is_config = |path: &Path| path.file_name().is_some_and(|name| name == CONFIG);
    let files: Vec<PathBuf> = paths
        .filter(|path| is_yaml(path) && !is_config(path))
        .collect();
    if files.is_empty() {
        return Err(empty_folder_error(session, path));
    }
    Ok(files)
}
