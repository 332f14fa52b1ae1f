//! What the tests over the whole of gouji share: the repository's own files, loaded.

pub mod accuracy;
pub mod generate;
pub mod localize;
pub mod rates;
pub mod small;
pub mod soak;

use gouji_ruleset::{Input, Library, LoadError};
use std::fs;
use std::path::{Path, PathBuf};

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file below `folder` of the repository whose name ends in `ending`, in order.
#[must_use]
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&root().join(folder), ending, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
}

/// The built-in form schemas, rules and cases as inputs.
#[must_use]
pub fn built_in() -> Vec<Input> {
    let mut paths = files("schemas/forms", ".yaml");
    paths.extend(files("rules", ".yaml"));
    let input = |path: PathBuf| Input {
        name: path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        bytes: fs::read(&path).unwrap_or_default(),
        built_in: true,
    };
    paths.into_iter().map(input).collect()
}

/// The built-in library with `yaml` as a user's own rule file.
///
/// # Errors
/// The mistakes in it.
pub fn library_with(yaml: &str) -> Result<Library, LoadError> {
    let mut inputs = built_in();
    let (name, bytes) = ("my.yaml".to_owned(), yaml.as_bytes().to_vec());
    inputs.push(Input {
        name,
        bytes,
        built_in: false,
    });
    Library::load(inputs)
}

/// Holds `text` against the committed file at `path`, or rewrites it where `GOUJI_UPDATE` is set.
///
/// # Panics
/// Where they differ, or there is no such file.
#[expect(clippy::panic, reason = "a golden file that differs fails its test")]
pub fn golden(path: &str, text: &str) {
    let file = root().join(path);
    if std::env::var_os("GOUJI_UPDATE").is_some() {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
        fs::write(&file, text).unwrap_or_else(|error| panic!("{path}: {error}"));
        return;
    }
    let committed = fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{path}: {error}; GOUJI_UPDATE=1 writes it"))
        .replace("\r\n", "\n");
    if committed == text {
        return;
    }
    let differing = committed
        .lines()
        .zip(text.lines())
        .position(|(a, b)| a != b);
    let at = differing.unwrap_or_else(|| committed.lines().count().min(text.lines().count()));
    let line = |text: &str| text.lines().nth(at).unwrap_or("(end)").to_owned();
    panic!(
        "{path} differs from line {}:\n- {}\n+ {}\nGOUJI_UPDATE=1 rewrites it; read the difference before you commit it",
        at + 1,
        line(&committed),
        line(text)
    );
}
