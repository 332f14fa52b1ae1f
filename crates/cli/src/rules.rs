//! The rule set of a run: what is built in, and the user's own files.

use crate::exit::Exit;
use crate::run::Run;
use gouji_render::UsageMistake;
use gouji_ruleset::{Input, Library};
use ignore::WalkBuilder;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Loads the built-in rules with those of `--rules` and `--forms`, or says everything that is wrong with them.
pub(crate) fn load(run: &Run, with_cases: bool) -> Result<Library, Exit> {
    load_with(run, with_cases, Vec::new())
}

/// The same with rules of the command line itself.
pub(crate) fn load_with(
    run: &Run,
    with_cases: bool,
    on_the_spot: Vec<Input>,
) -> Result<Library, Exit> {
    let mut inputs = files(run, with_cases)?;
    inputs.extend(on_the_spot);
    Library::load(inputs).map_err(|refused| {
        run.print_mistakes(&refused);
        Exit::Rules
    })
}

/// Everything that is built in or lies in the user's files.
pub(crate) fn files(run: &Run, with_cases: bool) -> Result<Vec<Input>, Exit> {
    let mut inputs = crate::built_in::inputs(with_cases);
    let mut seen: HashSet<PathBuf> = HashSet::new();
    for path in run.rules.iter().chain(&run.forms) {
        let files = yaml_files(path);
        if files.is_empty() {
            return Err(nothing_in(run, path));
        }
        for file in files {
            let is_case = file.to_string_lossy().ends_with(".test.yaml");
            // One folder may be named for its rules and for its forms.
            let again = !seen.insert(file.canonicalize().unwrap_or_else(|_| file.clone()));
            if again || is_case && !with_cases {
                continue;
            }
            let name = file.to_string_lossy().replace('\\', "/");
            match fs::read(&file) {
                Ok(bytes) => inputs.push(Input {
                    name,
                    bytes,
                    built_in: false,
                }),
                Err(error) => return Err(run.cannot_read(&name, &error)),
            }
        }
    }
    Ok(inputs)
}

/// A folder without a rule file is a slip: its rules would be missed in silence.
fn nothing_in(run: &Run, path: &Path) -> Exit {
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let near = names
        .filter(|name| name.contains(".yaml") || name.contains(".yml"))
        .collect();
    let path = path.to_string_lossy().into_owned();
    run.usage(&UsageMistake::NoRuleFiles { path, near });
    Exit::Rules
}

/// The file itself, or the YAML files below a folder, in order.
fn yaml_files(path: &Path) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let mut files: Vec<PathBuf> = WalkBuilder::new(path)
        .standard_filters(false)
        .hidden(true)
        .build()
        .flatten()
        .map(ignore::DirEntry::into_path)
        .filter(|path| {
            path.extension()
                .is_some_and(|ending| ending == "yaml" || ending == "yml")
        })
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}
