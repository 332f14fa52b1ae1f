//! Files that were meant to be a county's config and are called otherwise, because Windows hides how names end.

use crate::files::paths::{plain_path, real_path, shown_path};
use crate::open::county_folder::CONFIG;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// How the name of a config ends beside the right way.
const ENDINGS: [&str; 2] = [".yaml", ".yml"];

/// What a text editor, an office program or a copy adds to a name.
const ADDITIONS: [&str; 6] = ["", ".txt", ".docx", ".doc", ".yaml", ".yml"];

/// Whether a file of that name was meant to be the config, and is not called so.
pub(crate) fn is_config_name(name: &str) -> bool {
    let name = name.to_lowercase();
    let stem = CONFIG.trim_end_matches(".yaml");
    let added = name
        .strip_prefix(stem)
        .and_then(|rest| ENDINGS.iter().find_map(|ending| rest.strip_prefix(ending)));
    name != CONFIG && added.is_some_and(|added| ADDITIONS.contains(&added))
}

/// The files in the folders of `reports`, or in those above, that were meant to be the config of their folder, where that
/// has none.
pub(crate) fn misnamed_configs<'p>(reports: impl Iterator<Item = &'p Path>) -> Vec<String> {
    let mut folders: BTreeSet<PathBuf> = BTreeSet::new();
    for folder in reports {
        folders.insert(folder_path(folder));
        folders.extend(folder.parent().map(folder_path));
    }
    let mut seen = BTreeSet::new();
    let configs = folders.iter().filter_map(|folder| misnamed_config(folder));
    configs
        .filter(|path| seen.insert(real_path(path)))
        .map(|path| shown_path(&path))
        .collect()
}

/// The file in `folder` that was meant to be its config; `None` where it has one, or none was meant.
#[must_use]
pub fn misnamed_config(folder: &Path) -> Option<PathBuf> {
    if folder.join(CONFIG).exists() {
        return None;
    }
    let entries = folder.read_dir().ok()?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let name = names.filter(|name| is_config_name(name)).min()?;
    Some(plain_path(&folder.join(name)))
}

/// The folder of a path without one is the working folder.
fn folder_path(folder: &Path) -> PathBuf {
    match folder.as_os_str().is_empty() {
        true => PathBuf::from("."),
        false => folder.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hidden_endings_make_of_a_config_is_known() {
        for name in [
            "gouji.yaml.txt",
            "Gouji.yaml.TXT",
            "gouji.yml",
            "gouji.yaml.docx",
            "gouji.yaml.yaml",
        ] {
            assert!(is_config_name(name), "{name}");
        }
        for name in [
            "gouji.yaml",
            "gouji.docx",
            "gouji.yaml说明.txt",
            "青石镇.yaml.txt",
        ] {
            assert!(!is_config_name(name), "{name}");
        }
    }
}
