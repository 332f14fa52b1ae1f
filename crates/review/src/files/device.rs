//! What is no file on a disk: devices, pipes, and what a system makes up when it is read.

use std::fs::Metadata;
use std::path::Path;

/// Folders whose files the system makes up: reading one may wait for ever, whatever kind of file it says it is.
const SYSTEM_FOLDERS: [&str; 3] = ["/dev", "/proc", "/sys"];

/// Whether the file that is really at `real` is no file on a disk.
pub(crate) fn is_device(real: &Path, metadata: &Metadata) -> bool {
    let is_plain = metadata.is_file() || metadata.is_dir();
    !is_plain || SYSTEM_FOLDERS.iter().any(|folder| real.starts_with(folder))
}
