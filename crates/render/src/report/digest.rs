//! What the rules over a county said of one report, drawn as its own findings are.

use crate::diagnostic::draw::Handler;
use crate::diagnostic::message::Note;
use crate::report::context::{Detail, RenderContext};
use crate::report::report_text::draw_evaluation;
use crate::report::view::View;
use crate::style::Style;
use crate::terminal::width::clean_inline;
use crate::words::Term;
use gouji_model::{CheckedDigest, County, IdVec, RuleInfo};

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
    let mut found = String::new();
    let context = RenderContext::new(view, path, &checked.evaluation, detail);
    draw_evaluation(&mut found, &context);
    if found.is_empty() {
        return;
    }
    // What could not be decided does not say where.
    if let Some(note) = Note::new(Term::File, &clean_inline(path)) {
        let handler = Handler { style };
        handler.note_at(out, &note, 0);
    }
    out.push_str(&found);
}

/// A report of the county as its findings over the county are told; `None` where it has no figures.
pub(crate) fn digest_view<'a>(
    checked: &'a CheckedDigest<'_>,
    county: &'a County,
    rules: &'a IdVec<RuleInfo, RuleInfo>,
    style: Style,
) -> Option<View<'a>> {
    Some(View {
        form_data: checked.digest.form_data.as_ref()?,
        sheets: &checked.digest.sheets,
        rules,
        county: Some(county),
        style,
    })
}
