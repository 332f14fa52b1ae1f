//! Which part of an Office Open XML file another refers to.

use super::zip::Package;
use crate::xml::XmlReader;
use gouji_model::ReadError;

/// A relationship of a part, or of the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relationship {
    /// The name by which the part refers to it.
    pub(crate) id: String,
    /// The last segment of its type, which is the same in the strict variant: `styles`, `worksheet`.
    pub(crate) kind: String,
    /// The part it leads to, as a name in the container; the target as written where it is external.
    pub(crate) target: String,
    /// Whether it leads out of the file. Such a target is never followed.
    pub(crate) is_external: bool,
}

impl Package<'_> {
    /// The relationships of `part`, or of the whole file.
    ///
    /// # Errors
    /// As the part that lists them cannot be read.
    pub(crate) fn relationships(
        &mut self,
        part: Option<&str>,
    ) -> Result<Vec<Relationship>, ReadError> {
        let (folder, name) = part.map_or(("", ""), split);
        let Some(text) = self.text(&format!("{folder}_rels/{name}.rels"))? else {
            return Ok(Vec::new());
        };
        let mut relationships = Vec::new();
        let mut markup = XmlReader::new(&text, self.kind);
        markup.element()?;
        while let Some(element) = markup.leaf()? {
            let text = |name| element.attribute(name).unwrap_or_default();
            let is_external = text("TargetMode").eq_ignore_ascii_case("External");
            let target = text("Target");
            let kind = text("Type");
            relationships.push(Relationship {
                id: text("Id").into_owned(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: if is_external {
                    target.into_owned()
                } else {
                    resolve(folder, &target)
                },
                is_external,
            });
        }
        Ok(relationships)
    }

    /// The text of the first part of this package that stands in the relation `kind`.
    ///
    /// # Errors
    ///
    /// As [`Self::text`].
    pub(crate) fn related_text(
        &mut self,
        relationships: &[Relationship],
        kind: &str,
    ) -> Result<Option<String>, ReadError> {
        let mut related = relationships.iter();
        match related.find(|related| related.kind == kind && !related.is_external) {
            Some(related) => self.text(&related.target),
            None => Ok(None),
        }
    }
}

/// The folder of a part with its `/`, and the rest of the name.
fn split(part: &str) -> (&str, &str) {
    let at = part.rfind('/').map_or(0, |at| at + 1);
    part.split_at(at)
}

/// The name of the part that `target` stands for, seen from a part in `folder`.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let base = if target.starts_with('/') { "" } else { folder };
    let mut segments = Vec::new();
    for segment in base.split('/').chain(target.split('/')) {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            segment => segments.push(segment),
        }
    }
    segments.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_names_in_the_container() {
        assert_eq!(resolve("word/", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word/", "/xl/./a.xml"), "xl/a.xml");
        assert_eq!(
            resolve("xl/worksheets/", "../sharedStrings.xml"),
            "xl/sharedStrings.xml"
        );
        assert_eq!(resolve("", "word\\document.xml"), "word/document.xml");
        assert_eq!(resolve("word/", "../../../etc/passwd"), "etc/passwd");
    }
}
