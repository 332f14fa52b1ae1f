//! What the rules over a county said of one report, drawn as its own findings are.

use crate::diagnostic::draw::Handler;
use crate::diagnostic::message::Note;
use crate::report::context::{Detail, RenderContext};
use crate::report::report_text::draw_evaluation;
use crate::report::view::View;
use crate::style::Style;
use crate::terminal::width::clean_inline;
use crate::words::Term;
use gouji_model::{CheckedDigest, County, IdVec, ReportOwner, RuleInfo};

/// Draws what the rules over `county` found in one report, and what came of each with `detail.all`.
pub(crate) fn check_digest(
    out: &mut String,
    checked: &CheckedDigest<'_>,
    county: &County,
    rules: &IdVec<RuleInfo, RuleInfo>,
    style: Style,
    detail: Detail,
) {
    let Some(view) = digest_view(checked, county, rules, style) else {
        return;
    };
    let path = &checked.digest.path;
    let mut findings = String::new();
    let context = RenderContext::new(view, path, &checked.evaluation, detail);
    draw_evaluation(&mut findings, &context);
    if findings.is_empty() {
        return;
    }
    // What could not be decided does not say where.
    if let Some(note) = Note::new(Term::File, &clean_inline(path)) {
        let handler = Handler { style };
        handler.note_at(out, &note, 0);
    }
    out.push_str(&findings);
}

/// A report of the county as its findings over the county are told; `None` where it has no figures.
pub(crate) fn digest_view<'a>(
    checked: &'a CheckedDigest<'_>,
    county: &'a County,
    rules: &'a IdVec<RuleInfo, RuleInfo>,
    style: Style,
) -> Option<View<'a>> {
    let digest = checked.digest;
    let filer = digest.identity.filer;
    Some(View {
        form_data: digest.form_data.as_ref()?,
        sheets: &digest.sheets,
        rules,
        county: Some(county),
        owner: ReportOwner {
            submitter: filer.and_then(|(filer, _)| county.filer_name(filer)),
            year: digest.identity.year,
            path: &digest.path,
        },
        style,
    })
}
