//! Mistakes in rule files, form schemas, cases and a county's config: what is wrong, and what to write instead.
//!
//! [`Words::mistake`] asks the files here in the order in which a file is read: `file` (its bytes and its YAML),
//! `structure` (keys, types, choices), `expressions` (their grammar), `names` (what they name, and units), `rules` (types,
//! and rules as a whole; `groups` of submitters and `claims` of the prose), `forms` (form schemas and cases; `county`).

mod claims;
mod county;
mod expressions;
mod file;
mod forms;
mod groups;
mod names;
mod rules;
mod structure;

use crate::words::help::{count_noun, quotable};
use crate::words::{MistakeWords, Words};
use gouji_model::MistakeKind;

impl Words {
    /// The message about a mistake.
    pub(crate) fn mistake(self, kind: &MistakeKind) -> MistakeWords {
        self.mistake_words(self.file_mistake(kind))
    }

    /// The label of another place that belongs to a mistake.
    pub(crate) fn related_label(self, kind: &MistakeKind, text: Option<&str>) -> String {
        use MistakeKind as K;
        match (kind, text) {
            (K::UnlikeUnits { .. } | K::UnlikeParts { .. }, Some(unit)) => {
                self.zh(format!("单位：{unit}")).en(format!("unit: {unit}"))
            }
            (_, Some(text)) => quotable(text),
            (
                K::DuplicateKey { .. }
                | K::DuplicateId { .. }
                | K::DuplicateFormId { .. }
                | K::County(_),
                None,
            ) => self.zh("第一次写在这里").en("first here"),
            (_, None) => self.zh("与这里有关").en("belongs to it"),
        }
    }

    /// How many mistakes there are in how many files, of which at most `drawn` were shown.
    pub(crate) fn mistake_count(self, mistakes: usize, files: usize, drawn: usize) -> String {
        let first = if mistakes > drawn {
            self.zh(format!("（上面是前 {drawn} 处）"))
                .en(format!(" (the first {drawn} are shown)"))
        } else {
            String::new()
        };
        self.zh(format!(
            "共 {mistakes} 处要改，在 {files} 个文件里{first}；改好之前不审核报告"
        ))
        .en(format!(
            "{} in {}{first}; no report is checked before they are corrected",
            count_noun(mistakes, "mistake", "mistakes"),
            count_noun(files, "file", "files")
        ))
    }
}
