//! Every outcome of every rule, for those who want to see that a check was made.

use super::view::View;
use crate::style::Paint;
use crate::terminal::width::{clean_inline, cut, pad, width};
use crate::terminal::wrap::{push_line, push_wrapped};
use crate::words::Term;
use gouji_model::{CheckOutcome, Evaluation, FigureId, Origin, Outcome, Reason, Side};

/// What a check says is not squeezed into fewer cells.
const SAYS_CELLS: usize = 24;

/// More figures than this are not named of a check that compares nothing.
const NAMED_FIGURES: usize = 4;

/// Draws the outcomes of `evaluation`, violated ones first, under the rules that they are of.
pub(crate) fn draw(out: &mut String, view: &View<'_>, evaluation: &Evaluation) {
    use Outcome::{NotApplicable, Satisfied, Undecided, Violated};
    for outcome in [Violated, Undecided, Satisfied, NotApplicable] {
        let checks = evaluation.outcomes.iter();
        let checks: Vec<&CheckOutcome> = checks.filter(|check| check.outcome == outcome).collect();
        if checks.is_empty() {
            continue;
        }
        let heading = format!("{} {}", view.words().outcome(outcome), checks.len());
        push_line(out, &view.style.paint(paint(outcome), &heading));
        let cells = label_cells(view, &checks);
        for of_rule in checks.chunk_by(|one, next| one.rule == next.rule) {
            let mut of_rule = of_rule.to_vec();
            // In the order in which the form prints its rows.
            of_rule.sort_by_key(|check| {
                let row = check.instance.and_then(|instance| instance.row);
                row.map(|row| view.position(row))
            });
            rule(out, view, evaluation, &of_rule, cells);
        }
        out.push('\n');
    }
}

/// Writes the checks of one rule; those whose condition is not met are told together.
fn rule(
    out: &mut String,
    view: &View<'_>,
    evaluation: &Evaluation,
    checks: &[&CheckOutcome],
    cells: usize,
) {
    if let Some(first) = checks.first() {
        rule_line(out, view, first);
    }
    let is_asked = |check: &&CheckOutcome| check.reason != Some(Reason::Guard);
    let (asked, not_asked): (Vec<&CheckOutcome>, Vec<&CheckOutcome>) =
        checks.iter().partition(|check| is_asked(check));
    for check in asked {
        check_line(out, view, evaluation, check, cells);
    }
    if let Some(first) = not_asked.first() {
        let text = not_asked_text(view, first, &not_asked);
        let room = view.style.columns().saturating_sub(4);
        push_wrapped(out, &text, room, ["    "; 2]);
    }
}

/// Says that the condition of a rule is not met, what the condition is, and in which rows.
fn not_asked_text(view: &View<'_>, first: &CheckOutcome, checks: &[&CheckOutcome]) -> String {
    let words = view.words();
    let colon = words.term(Term::Colon);
    let mut text = view.reason(Reason::Guard);
    let info = view.rule(first.rule);
    if let Some(when) = info.and_then(|info| info.when.as_deref()) {
        let when = format!("{}{colon}{}", words.term(Term::When), clean_inline(when));
        text.push_str(&words.remark(&when));
    }
    let instances = checks.iter().filter_map(|check| check.instance);
    let rows: Vec<String> = instances
        .map(|instance| view.instance_label(instance))
        .collect();
    match rows.is_empty() {
        true => text,
        false => format!("{text}{colon}{}", words.list(&rows)),
    }
}

fn rule_line(out: &mut String, view: &View<'_>, check: &CheckOutcome) {
    let Some(info) = view.rule(check.rule) else {
        return;
    };
    let style = view.style;
    let cells = width(&info.id);
    let [lead, rest] =
        [&info.id, &" ".repeat(cells)].map(|id| format!("  {}  ", style.paint(Paint::Strong, id)));
    let room = style.columns().saturating_sub(4 + cells);
    push_wrapped(out, &view.rule_title(info), room, [&lead, &rest]);
}

/// How wide the labels before what checks say are.
fn label_cells(view: &View<'_>, checks: &[&CheckOutcome]) -> usize {
    let instances = checks.iter().filter_map(|check| check.instance);
    instances
        .map(|instance| width(&view.instance_label(instance)))
        .max()
        .unwrap_or(0)
        .min(view.style.columns() * 2 / 5)
}

fn check_line(
    out: &mut String,
    view: &View<'_>,
    evaluation: &Evaluation,
    check: &CheckOutcome,
    cells: usize,
) {
    let ellipsis = view.style.signs().ellipsis;
    let lead = match check.instance {
        Some(instance) => format!(
            "    {}  ",
            pad(&cut(&view.instance_label(instance), cells, ellipsis), cells)
        ),
        None => "    ".to_owned(),
    };
    let indent = width(&lead);
    let room = view.style.columns().saturating_sub(indent).max(SAYS_CELLS);
    let text = check_text(view, evaluation, check);
    push_wrapped(out, &text, room, [&lead, &" ".repeat(indent)]);
}

/// The values and the expression that they come from, or why there are none.
fn check_text(view: &View<'_>, evaluation: &Evaluation, check: &CheckOutcome) -> String {
    let is_violated = check.outcome == Outcome::Violated;
    let comparison = match (&check.comparison, check.reason) {
        (Some(comparison), None) => comparison,
        (Some(comparison), Some(_)) if is_violated => comparison,
        (_, Some(reason)) => return view.reason(reason),
        (None, None) => return values(view, evaluation, check),
    };
    let sides = view.sides(comparison);
    let sign = comparison.operator.sign();
    let left = addends(view, &comparison.left_side, &sides.left);
    let right = addends(view, &comparison.right_side, &sides.right);
    let values = format!("{left} {sign} {right}");
    let texts = format!("{} {sign} {}", sides.left_text, sides.right_text);
    format!("{}  {texts}", pad(&values, 8))
}

/// What the figures of a check say that compares nothing, as 空 and 已填 do.
fn values(view: &View<'_>, evaluation: &Evaluation, check: &CheckOutcome) -> String {
    if let Some((row, instance)) = check
        .instance
        .and_then(|instance| Some((instance.row?, instance)))
    {
        let form = &view.form_data.form;
        let is_asked = |figure: &FigureId| {
            let column = form.figures[*figure].column;
            instance.column.is_none_or(|asked| asked == column)
        };
        let figures: Vec<FigureId> = form.row_figures(row).filter(is_asked).collect();
        return match figures.as_slice() {
            [only] => view.value(*only),
            figures => names_and_values(view, figures),
        };
    }
    let is_same = |origin: &Origin| matches!(origin, Origin::Rule(rule) if *rule == check.rule);
    let finding = evaluation
        .findings
        .iter()
        .find(|finding| is_same(&finding.origin) && finding.instance == check.instance);
    match finding {
        Some(finding) => {
            let figures: Vec<FigureId> = finding.figures.iter().map(|part| part.figure).collect();
            names_and_values(view, &figures)
        }
        None => names_and_values(view, &figures_of_check(view, check)),
    }
}

/// The figures whose names or ids stand in the expression of a check, where they are clear.
fn figures_of_check(view: &View<'_>, check: &CheckOutcome) -> Vec<FigureId> {
    let form = &view.form_data.form;
    let text = view.rule(check.rule).map_or("", |info| info.check.as_str());
    let is_word = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '.');
    let mut figures = Vec::new();
    for word in text.split(|sign: char| !is_word(sign)) {
        let mut rows = form
            .rows
            .iter_with_ids()
            .filter(|(_, row)| row.name == word || row.id == word);
        if let (Some((row, _)), None) = (rows.next(), rows.next()) {
            for figure in form.row_figures(row) {
                if !figures.contains(&figure) {
                    figures.push(figure);
                }
            }
        }
    }
    figures
}

/// The values of the first `figures`, each behind its name.
fn names_and_values(view: &View<'_>, figures: &[FigureId]) -> String {
    let first = figures.iter().take(NAMED_FIGURES);
    let first: Vec<String> = first.map(|&figure| view.name_and_value(figure)).collect();
    let more = match figures.len() > NAMED_FIGURES {
        true => view.style.signs().ellipsis,
        false => "",
    };
    format!("{}{more}", view.words().list(&first))
}

/// The filled figures that a side adds up, or its value where there is at most one.
fn addends(view: &View<'_>, side: &Side, value: &str) -> String {
    let numbers = side.sum_of.iter();
    let numbers = numbers.filter_map(|&figure| view.number(figure));
    let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
    if numbers.len() < 2 {
        value.to_owned()
    } else {
        numbers.join(" + ")
    }
}

fn paint(outcome: Outcome) -> Paint {
    match outcome {
        Outcome::Satisfied => Paint::Good,
        Outcome::Violated => Paint::Error,
        Outcome::NotApplicable => Paint::Faint,
        Outcome::Undecided => Paint::Query,
    }
}
