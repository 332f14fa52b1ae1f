//! What is wrong in rule files, form schemas, cases, the config of a county and its roster, for programs.

use crate::diagnostic::source_file::SourceText;
use crate::output::json::enums::SeverityWord;
use crate::output::json::text::json_lines;
use crate::output::wrong_files::WrongFiles;
use crate::words::command::UsageMistake;
use crate::words::{ProblemWords, Words};
use gouji_model::{
    IdVec, Label, Language, Mistake, Place, RegisterMistake, RosterMistake, Severity, Source,
    SourceId, Span,
};
use schemars::JsonSchema;
use serde::Serialize;
use std::io;

/// The name and version of the shape.
const SCHEMA: &str = "gouji/mistakes/1";

/// What is wrong in the files that a run goes by; nothing is checked before it is corrected.
#[derive(Debug, JsonSchema)]
#[expect(
    dead_code,
    reason = "the schema is made of it; its parts are written one after another"
)]
pub(crate) struct MistakesJson {
    /// The version of this shape.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The mistakes, by file and place.
    mistakes: Vec<MistakeJson>,
}

/// A mistake in a file.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct MistakeJson {
    /// The stable code of its kind.
    code: &'static str,
    /// `error`: every mistake stops the run.
    #[serde(with = "SeverityWord")]
    severity: Severity,
    /// Where it stands.
    #[serde(flatten)]
    at: FileRange,
    /// What is wrong.
    message: String,
    /// What to write instead; empty where there is nothing to say.
    help: String,
    /// Where in the file, in words; `null` where it is of the whole file.
    place: Option<String>,
    /// Other places that belong to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    related: Vec<RelatedJson>,
}

/// A place that helps to understand a mistake.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct RelatedJson {
    /// Where it stands.
    #[serde(flatten)]
    at: FileRange,
    /// What it is.
    message: String,
}

/// A piece of a file. Lines and columns are counted from 1, columns in characters; `null` where the file has none.
#[derive(Debug, Clone, Default, JsonSchema, Serialize)]
pub(crate) struct FileRange {
    /// The file, as it is shown; `--rule` for a rule on the command line.
    file: Option<String>,
    /// The line, or the row of a sheet.
    line: Option<u32>,
    /// The column.
    column: Option<u32>,
    /// The line of the end.
    end_line: Option<u32>,
    /// The column behind the last character.
    end_column: Option<u32>,
}

/// Everything that is wrong in `wrong` as JSON.
///
/// # Errors
/// It cannot be put into JSON.
pub fn mistakes_json(wrong: &[WrongFiles<'_>], language: Language) -> io::Result<String> {
    let words = Words(language);
    let mut mistakes = Vec::new();
    for files in wrong {
        match files {
            WrongFiles::Sources {
                mistakes: found,
                sources,
            } => {
                let mut ordered: Vec<&Mistake> = found.iter().collect();
                ordered.sort_by_key(|mistake| (mistake.source, mistake.span));
                let ordered = ordered.into_iter();
                mistakes.extend(ordered.map(|mistake| in_source(mistake, sources, words)));
            }
            WrongFiles::Roster {
                file,
                mistakes: found,
                sheets,
            } => {
                let found = found.iter();
                mistakes.extend(found.map(|mistake| in_roster(file, mistake, sheets, words)));
            }
            WrongFiles::Register {
                file,
                mistakes: found,
            } => {
                let found = found.iter();
                mistakes.extend(found.map(|mistake| in_register(file, mistake, words)));
            }
            WrongFiles::Unreadable(mistake) => mistakes.push(unreadable(mistake, words)),
        }
    }
    let head = format!("{{\"schema\":\"{SCHEMA}\",\"mistakes\":[");
    json_lines(&head, &mistakes, "]}")
}

fn in_source(
    mistake: &Mistake,
    sources: &IdVec<Source, SourceText<'_>>,
    words: Words,
) -> MistakeJson {
    let mistake_words = words.mistake(&mistake.kind);
    let at = FileRange::of_source(mistake.source, mistake.span, sources);
    let related = |label: &Label| RelatedJson {
        at: FileRange::of_source(label.source, label.span, sources),
        message: words.related_label(&mistake.kind, label.text.as_deref()),
    };
    let start = at.line.zip(at.column);
    MistakeJson {
        code: mistake.kind.code(),
        severity: Severity::Error,
        message: mistake_words.message,
        help: mistake_words.help,
        place: start.map(|(line, column)| words.place(Place::Line { line, column }, &[])),
        related: mistake.related.iter().map(related).collect(),
        at,
    }
}

fn in_roster(file: &str, mistake: &RosterMistake, sheets: &[String], words: Words) -> MistakeJson {
    let first = mistake.kind.first_place();
    let first = first.map_or_else(String::new, |first| words.place(first, sheets));
    let place = mistake.place.map(|place| words.place(place, sheets));
    MistakeJson {
        code: mistake.kind.code(),
        place,
        ..in_list(
            file,
            mistake.place,
            words.roster_mistake(&mistake.kind, &first),
        )
    }
}

fn in_register(file: &str, mistake: &RegisterMistake, words: Words) -> MistakeJson {
    MistakeJson {
        code: mistake.kind.code(),
        place: mistake.place.map(|place| words.place(place, &[])),
        ..in_list(file, mistake.place, words.register_mistake(&mistake.kind))
    }
}

/// A mistake at `place` of a list that the office keeps.
fn in_list(file: &str, place: Option<Place>, problem: ProblemWords) -> MistakeJson {
    let (line, column) = match place {
        Some(Place::Line { line, column }) => (Some(line), Some(column)),
        Some(Place::Sheet { row, column, .. }) => (Some(row), Some(column)),
        _ => (None, None),
    };
    MistakeJson {
        code: "",
        severity: Severity::Error,
        at: FileRange {
            file: Some(file.to_owned()),
            line,
            column,
            ..FileRange::default()
        },
        message: problem.message,
        help: problem.help,
        place: None,
        related: Vec::new(),
    }
}

fn unreadable(mistake: &UsageMistake, words: Words) -> MistakeJson {
    let (code, path) = match mistake {
        UsageMistake::CannotRead { path, .. } => ("file/cannot-read", Some(path)),
        UsageMistake::NoRuleFiles { path, .. } => ("file/no-rule-files", Some(path)),
        UsageMistake::UnreadableList { path, .. } => ("file/unreadable-list", Some(path)),
        _ => ("file/other", None),
    };
    MistakeJson {
        code,
        severity: Severity::Error,
        at: FileRange {
            file: path.cloned(),
            ..FileRange::default()
        },
        message: words.usage_mistake(mistake),
        help: String::new(),
        place: None,
        related: Vec::new(),
    }
}

impl FileRange {
    fn of_source(source: SourceId, span: Span, sources: &IdVec<Source, SourceText<'_>>) -> Self {
        let Some(source) = sources.try_get(source) else {
            return Self::default();
        };
        let byte = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
        let (line, column) = source.position(byte(span.start));
        let (end_line, end_column) = source.position(byte(span.end));
        Self {
            file: Some(source.name.to_owned()),
            line: Some(line),
            column: Some(column),
            end_line: Some(end_line),
            end_column: Some(end_column),
        }
    }
}
