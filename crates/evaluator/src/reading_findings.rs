//! What reading turned up, as findings.

use gouji_model::{
    FigureRole, Finding, FindingFigure, FormData, Instance, Origin, Outcome, ReadingProblem,
    ReadingProblemKind, Role,
};

/// A finding for every problem of `form_data`, in the order of the document.
pub(crate) fn reading_findings(form_data: &FormData) -> Vec<Finding> {
    form_data
        .problems
        .iter()
        .map(|problem| finding(form_data, problem))
        .collect()
}

fn finding(form_data: &FormData, problem: &ReadingProblem) -> Finding {
    let role = |figure| match form_data.form.figures[figure].role {
        Role::Total => FigureRole::Total,
        Role::Heading => FigureRole::Heading,
        Role::Detail | Role::Subset => FigureRole::Other,
    };
    let figure = |&figure| FindingFigure {
        figure,
        role: role(figure),
    };
    // A header is over many rows.
    let is_of_rows = matches!(problem.kind, ReadingProblemKind::UnknownHeader { .. });
    let instance = problem
        .figures
        .first()
        .filter(|_| !is_of_rows)
        .map(|&figure| Instance::from_row(form_data.form.figures[figure].row));
    Finding {
        origin: Origin::Reading(problem.clone()),
        instance,
        severity: problem.kind.severity(),
        outcome: Outcome::Violated,
        reason: None,
        comparison: None,
        figures: problem.figures.iter().map(figure).collect(),
        quotes: Vec::new(),
        lacking: Vec::new(),
        gathered: Vec::new(),
    }
}
