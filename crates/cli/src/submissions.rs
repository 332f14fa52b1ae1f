//! The files that a command line names.

use crate::exit::Exit;
use crate::session::Session;
use gouji_render::UsageMistake;
use gouji_review::FoundFile;
use std::path::PathBuf;

/// The files under `paths`, without the one that the result goes to.
pub(crate) fn find(session: &Session, paths: &[PathBuf]) -> Result<Vec<FoundFile>, Exit> {
    let files = gouji_review::find(paths).map_err(|missing| {
        let path = missing.to_string_lossy().into_owned();
        session.usage(&UsageMistake::NoSuchPath { path })
    })?;
    take_output(session, files)
}

/// Takes the file that the result goes to out of `files`, or refuses to write over it where it is no earlier result.
fn take_output(session: &Session, mut files: Vec<FoundFile>) -> Result<Vec<FoundFile>, Exit> {
    let is_output = |file: &FoundFile| session.is_output(&file.real);
    let output = files.iter().find(|file| is_output(file));
    if let Some(file) = output.filter(|file| !file.is_own_output()) {
        session.keep(&file.real)?;
    }
    files.retain(|file| !is_output(file));
    Ok(files)
}
