//! Paths as the county's config and people write them.

use std::path::{Component, Path, PathBuf};

/// The one path of a file or folder, however it was named; `path` itself where nothing is there.
pub fn real_path(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    };
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// `path` without `.` in it, as people write it.
pub(crate) fn plain_path(path: &Path) -> PathBuf {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    let plain: PathBuf = parts.collect();
    if plain.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        plain
    }
}

/// `path` as it is shown, the same on every system.
pub fn shown_path(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
