//! The way into the body of a document.

use crate::xml::XmlReader;
use gouji_model::{FileKind, ReadError};

/// Goes to the first element in the body of that name.
pub(super) fn enter(
    markup: &mut XmlReader<'_>,
    name: &str,
    kind: FileKind,
) -> Result<(), ReadError> {
    let damaged = ReadError::Damaged { kind };
    let root = markup.element()?;
    if root.is_none_or(|root| root.name() != "document-content") {
        return Err(damaged);
    }
    markup.find_element("body")?;
    markup.find_element(name)?.map(drop).ok_or(damaged)
}
