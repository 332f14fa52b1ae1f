//! The files that a command line names.

use crate::exit::Exit;
use crate::session::Session;
use gouji_render::UsageMistake;
use gouji_review::FoundFile;
use std::path::PathBuf;

/// The files under `paths`.
pub(crate) fn find(session: &Session, paths: &[PathBuf]) -> Result<Vec<FoundFile>, Exit> {
    gouji_review::find(paths).map_err(|missing| {
        let path = missing.to_string_lossy().into_owned();
        session.usage(&UsageMistake::NoSuchPath { path })
    })
}

/// Refuses to write the result over one of `files`, unless it is an earlier result.
pub(crate) fn keep_read(session: &Session, files: &[FoundFile]) -> Result<(), Exit> {
    let output = files.iter().find(|file| session.is_output(&file.real));
    match output.filter(|file| !file.is_own_output()) {
        Some(file) => session.keep(&file.real),
        None => Ok(()),
    }
}
