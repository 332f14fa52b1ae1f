//! The rule set of a run: what is built in, and the user's own files.

use crate::exit::Exit;
use crate::run::Run;
use gouji_ruleset::{Input, Library};
use ignore::WalkBuilder;
use std::fs;
use std::path::{Path, PathBuf};

/// Loads the built-in rules with those of `--rules` and `--forms`, or says everything that is wrong with them.
pub(crate) fn load(run: &Run, with_cases: bool) -> Result<Library, Exit> {
    let mut inputs = crate::built_in::inputs(with_cases);
    for path in run.rules.iter().chain(&run.forms) {
        for file in yaml_files(path) {
            if !with_cases && file.to_string_lossy().ends_with(".test.yaml") {
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
    Library::load(inputs).map_err(|refused| {
        run.print_mistakes(&refused);
        Exit::Rules
    })
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
