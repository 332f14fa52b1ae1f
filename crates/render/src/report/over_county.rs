//! What the rules over a county said of one report, drawn as its own findings are.

use crate::diagnostic::draw::Handler;
use crate::diagnostic::message::Note;
use crate::output::writer::WriterOptions;
use crate::report::context::RenderContext;
use crate::report::report_text::draw_evaluation;
use crate::report::view::View;
use crate::style::Style;
use crate::terminal::width::clean_inline;
use crate::words::Term;
use gouji_model::{Evaluation, Review, ReviewedReport};

/// A report with what the rules over its county say of it.
pub(crate) type OverCounty<'a> = (&'a ReviewedReport, &'a Evaluation);

/// The reports of which the rules over the county speak, the county's own first.
pub(crate) fn reports_over_county<'a>(review: &'a Review<'_>) -> Vec<OverCounty<'a>> {
    let reports = review.reports.iter();
    let mut spoken_of: Vec<OverCounty<'a>> = reports
        .filter_map(|report| Some((report, report.over_county.as_ref()?)))
        .collect();
    spoken_of.sort_by_key(|(report, _)| !report.is_of_county());
    spoken_of
}

/// Draws what the rules over the county of `review` found in one report, and what came of each with `detail.all`.
pub(crate) fn draw(
    out: &mut String,
    review: &Review<'_>,
    (report, evaluation): OverCounty<'_>,
    options: WriterOptions<'_>,
) {
    let Some(view) = view(review, report, options, options.style) else {
        return;
    };
    let path = &report.checked.path;
    let mut findings = String::new();
    let context = RenderContext::new(view, path, evaluation, options.detail);
    draw_evaluation(&mut findings, &context);
    if findings.is_empty() {
        return;
    }
    // What could not be decided does not say where.
    if let Some(note) = Note::new(Term::File, &clean_inline(path)) {
        let handler = Handler {
            style: options.style,
        };
        handler.note_at(out, &note, 0);
    }
    out.push_str(&findings);
}

/// A report of the county as its findings over the county are told; `None` where it has no figures.
pub(crate) fn view<'a>(
    review: &'a Review<'_>,
    report: &'a ReviewedReport,
    options: WriterOptions<'a>,
    style: Style,
) -> Option<View<'a>> {
    let view = View::new(&report.checked, options.rules, style)?;
    let view = view.of_submitter(report.submitter.as_deref());
    Some(View {
        county: review.county,
        ..view
    })
}
