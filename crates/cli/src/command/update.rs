//! `gouji rules test --update`: what is found, written into the user's own case files.

use crate::exit::Exit;
use crate::replacement::Replacement;
use crate::rules::Files;
use crate::run::Run;
use gouji_evaluator::{CaseOutcome, run_case};
use gouji_model::{RowId, SourceId, Span};
use gouji_ruleset::{Case, Expectation, Library};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Writes what is found into the user's own case files, where a failing case finds other rows than it names.
/// A case that comes out differently altogether is left for its author. Says whether anything was written.
pub(crate) fn update(run: &Run, library: &Library, files: &Files) -> Result<bool, Exit> {
    let mut edits: BTreeMap<SourceId, Vec<(Span, String)>> = BTreeMap::new();
    for case in &library.cases {
        let CaseOutcome::Failed(failure) = run_case(case, library) else {
            continue;
        };
        let own = !library.sources[case.source].built_in;
        let rows_differ = !failure.missing.is_empty() || !failure.noisy.is_empty();
        if own && rows_differ && !failure.found.is_empty() && case.expect == Expectation::Invalid {
            edits.entry(case.source).or_default().push(finds_edit(
                case,
                &failure.found,
                &library.sources[case.source].text,
            ));
        }
    }
    let written = !edits.is_empty();
    for (source, edits) in edits {
        let text = edited(&library.sources[source].text, edits);
        // The library keeps its sources in the order of the files.
        let file = files.inputs.get(source.index());
        let path = files.paths.get(source.index()).and_then(Option::as_deref);
        let (Some(file), Some(path)) = (file, path) else {
            continue;
        };
        let mark: &[u8] = match file.bytes.strip_prefix(BYTE_ORDER_MARK) {
            Some(_) => BYTE_ORDER_MARK,
            None => &[],
        };
        write(path, mark, &text).map_err(|error| run.cannot_write_to(path, &error))?;
    }
    Ok(written)
}

fn write(path: &Path, mark: &[u8], text: &str) -> io::Result<()> {
    let mut file = Replacement::begin(path)?;
    file.write(mark)?;
    file.write(text.as_bytes())?;
    file.finish()
}

/// `text` with every edit made, in its own line ends.
fn edited(text: &str, mut edits: Vec<(Span, String)>) -> String {
    let mut edited = text.to_owned();
    let windows = text.contains("\r\n");
    // From the end, so that the spans before stay true.
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    for (span, new) in edits {
        let new = if windows {
            new.replace('\n', "\r\n")
        } else {
            new
        };
        edited.replace_range(span.start as usize..span.end as usize, &new);
    }
    edited
}

/// The list of rows that a case finds, in place of the one that it names, in the style of that one.
fn finds_edit(case: &Case, found: &[RowId], text: &str) -> (Span, String) {
    let mut names: Vec<&str> = found.iter().map(|&row| name(case, row)).collect();
    // A row may be found in several columns.
    names.dedup();
    let flow = format!("[{}]", names.join(", "));
    let Some(span) = case.finds_span else {
        return new_finds(case, &flow, text);
    };
    let line = line_before(text, span);
    // A list with a dash on every line keeps its dashes; its span begins behind the first.
    if line.trim() == "-" {
        (span, names.join(&format!("\n{line}")))
    } else {
        (span, flow)
    }
}

/// A list for a case that has none, behind the last key of the case.
fn new_finds(case: &Case, flow: &str, text: &str) -> (Span, String) {
    let written = text.get(..case.span.end as usize).unwrap_or_default();
    let trimmed = written.trim_end();
    let in_braces = text
        .get(case.span.start as usize..)
        .is_some_and(|text| text.starts_with('{'));
    let (end, new) = match trimmed.strip_suffix('}') {
        Some(before) if in_braces => (before.trim_end().len(), format!(", finds: {flow}")),
        _ => {
            let keys = " ".repeat(line_before(text, case.span).chars().count());
            (trimmed.len(), format!("\n{keys}finds: {flow}"))
        }
    };
    let end = u32::try_from(end).unwrap_or(case.span.end);
    (Span { start: end, end }, new)
}

/// What stands on the line before `span`.
fn line_before(text: &str, span: Span) -> &str {
    let before = text.get(..span.start as usize).unwrap_or_default();
    before.rsplit('\n').next().unwrap_or_default()
}

/// The name of a row, or its id where several have that name.
fn name(case: &Case, row: RowId) -> &str {
    let row = &case.form.rows[row];
    let same = case
        .form
        .rows
        .iter()
        .filter(|each| each.name == row.name)
        .count();
    if same == 1 { &row.name } else { &row.id }
}
