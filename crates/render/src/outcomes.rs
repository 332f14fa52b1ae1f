//! Every outcome of every rule, for those who want to see that a check was made.

use crate::handler::push_line;
use crate::style::Paint;
use crate::view::View;
use crate::width::{cut, pad, width};
use gouji_model::{CheckOutcome, Evaluation, Outcome};

/// The most cells that a rule's id and a row's label take.
const ID_CELLS: usize = 28;
const LABEL_CELLS: usize = 32;

/// Draws the outcomes of `evaluation` under the words for each, violated ones first.
pub(crate) fn draw(out: &mut String, view: &View<'_>, evaluation: &Evaluation) {
    use Outcome::{NotApplicable, Satisfied, Undecided, Violated};
    for outcome in [Violated, Undecided, Satisfied, NotApplicable] {
        let those = || {
            evaluation
                .outcomes
                .iter()
                .filter(|each| each.outcome == outcome)
        };
        if those().next().is_none() {
            continue;
        }
        let heading = format!("{} {}", view.words().outcome(outcome), those().count());
        push_line(out, &view.style.paint(paint(outcome), &heading));
        let rows: Vec<[String; 3]> = those().map(|each| row(view, each)).collect();
        draw_rows(out, view, &rows);
        out.push('\n');
    }
    push_line(out, &view.words().counts(evaluation.counts));
    out.push('\n');
}

fn draw_rows(out: &mut String, view: &View<'_>, rows: &[[String; 3]]) {
    let ellipsis = view.style.signs().ellipsis;
    let widest = |cells: &dyn Fn(&[String; 3]) -> usize, most: usize| {
        rows.iter().map(cells).max().unwrap_or(0).min(most)
    };
    let id_cells = widest(&|[id, _, _]| width(id), ID_CELLS);
    let label_cells = widest(&|[_, label, _]| width(label), LABEL_CELLS);
    for [id, label, says] in rows {
        let line = format!(
            "  {}  {}  {says}",
            pad(&cut(id, id_cells, ellipsis), id_cells),
            pad(&cut(label, label_cells, ellipsis), label_cells),
        );
        push_line(out, &cut(&line, view.style.columns(), ellipsis));
    }
}

fn row(view: &View<'_>, check: &CheckOutcome) -> [String; 3] {
    let info = view.rule(check.rule);
    let id = info.map_or_else(String::new, |info| info.id.clone());
    let title = || info.map_or_else(String::new, |info| view.rule_title(info));
    let label = check
        .instance
        .map_or_else(title, |row| view.short_label(row));
    [id, label, says(view, check)]
}

fn says(view: &View<'_>, check: &CheckOutcome) -> String {
    if let Some(reason) = check.reason {
        return view.reason(reason);
    }
    let Some(comparison) = &check.comparison else {
        return String::new();
    };
    let sides = View::sides(comparison);
    let sign = comparison.operator.sign();
    let values = format!("{} {sign} {}", sides.left, sides.right);
    let texts = format!("{} {sign} {}", sides.left_text, sides.right_text);
    format!("{}  {texts}", pad(&values, 10))
}

fn paint(outcome: Outcome) -> Paint {
    match outcome {
        Outcome::Satisfied => Paint::Good,
        Outcome::Violated => Paint::Error,
        Outcome::NotApplicable => Paint::Faint,
        Outcome::Undecided => Paint::Query,
    }
}
