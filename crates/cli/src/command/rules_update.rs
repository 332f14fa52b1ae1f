//! `gouji rules test --update`: what is found, written into the user's own case files.

use crate::atomic_file::AtomicFile;
use crate::exit::Exit;
use crate::session::Session;
use gouji_evaluator::{CaseOutcome, run_case};
use gouji_model::{RowId, SourceId, Span};
use gouji_review::RuleFiles;
use gouji_ruleset::{Case, Expectation, Library};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Writes what is found into the user's own case files, where a failing case finds other rows than it names.
/// A case that comes out differently altogether is left for its author. Says whether anything was written.
pub(crate) fn update(
    session: &Session,
    library: &Library,
    files: &RuleFiles,
) -> Result<bool, Exit> {
    let mut edits: BTreeMap<SourceId, Vec<(Span, String)>> = BTreeMap::new();
    for case in &library.cases {
        let CaseOutcome::Failed(failure) = run_case(case, library) else {
            continue;
        };
        let source = &library.sources[case.source];
        let rows_differ = !failure.missing.is_empty() || !failure.noisy.is_empty();
        let to_edit = !source.built_in
            && rows_differ
            && !failure.found.is_empty()
            && case.expect == Expectation::Invalid;
        // Rows differ only from rows that are named.
        if let Some(span) = case.finds_span.filter(|_| to_edit) {
            let new = finds_edit(case, span, &failure.found, &source.text);
            let span = strip_remarks(span, &source.text);
            edits.entry(case.source).or_default().push((span, new));
        }
    }
    let written = !edits.is_empty();
    for (source, edits) in edits {
        let text = apply_edits(&library.sources[source].text, edits);
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
        write(path, mark, &text).map_err(|error| session.cannot_write_to(path, &error))?;
    }
    Ok(written)
}

fn write(path: &Path, mark: &[u8], text: &str) -> io::Result<()> {
    let mut file = AtomicFile::begin(path)?;
    file.write(mark)?;
    file.write(text.as_bytes())?;
    file.finish()
}

/// `text` with every edit made, in its own line ends.
fn apply_edits(text: &str, mut edits: Vec<(Span, String)>) -> String {
    let mut edited = text.to_owned();
    let windows = text.contains("\r\n");
    // From the end, so that the spans before stay true.
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    for (span, new) in edits {
        let new = match windows {
            true => new.replace('\n', "\r\n"),
            false => new,
        };
        edited.replace_range(span.start as usize..span.end as usize, &new);
    }
    edited
}

/// The list of rows that a case finds, in place of the one at `span`, in the style of that one.
fn finds_edit(case: &Case, span: Span, found: &[RowId], text: &str) -> String {
    let mut names: Vec<&str> = found.iter().map(|&row| name(case, row)).collect();
    // A row may be found in several columns.
    names.dedup();
    let before = text.get(..span.start as usize).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    // A list with a dash on every line keeps its dashes; its span begins behind the first.
    if line.trim() == "-" {
        names.join(&format!("\n{line}"))
    } else {
        format!("[{}]", names.join(", "))
    }
}

/// A list with dashes runs on to what follows it in the file; the remarks and lines between are not its own.
fn strip_remarks(span: Span, text: &str) -> Span {
    let written = text.get(span.start as usize..span.end as usize);
    let mut list_text = written.unwrap_or_default().trim_end();
    while let Some((before, last)) = list_text.rsplit_once('\n')
        && last.trim_start().starts_with('#')
    {
        list_text = before.trim_end();
    }
    let end = u32::try_from(list_text.len()).map_or(span.end, |length| span.start + length);
    Span { end, ..span }
}

/// The name of a row, or its id where several have that name.
fn name(case: &Case, row: RowId) -> &str {
    let row = &case.form.rows[row];
    let rows = case.form.rows.iter();
    match rows.filter(|each| each.name == row.name).count() {
        1 => &row.name,
        _ => &row.id,
    }
}
