//! What reading turned up, as findings.

use gouji_model::{
    FigureRole, Finding, FindingFigure, FormData, Instance, Origin, Outcome, ReadingProblem,
    ReadingProblemKind, Role,
};

/// A finding for every problem of `bound`, in the order of the document.
pub(crate) fn findings(bound: &FormData) -> Vec<Finding> {
    bound
        .problems
        .iter()
        .map(|problem| finding(bound, problem))
        .collect()
}

fn finding(bound: &FormData, problem: &ReadingProblem) -> Finding {
    let role = |figure| match bound.form.figures[figure].role {
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
        .map(|&figure| Instance::of_row(bound.form.figures[figure].row));
    Finding {
        origin: Origin::Intake(problem.clone()),
        instance,
        severity: problem.kind.severity(),
        outcome: Outcome::Violated,
        reason: None,
        comparison: None,
        figures: problem.figures.iter().map(figure).collect(),
        quotes: Vec::new(),
        gathered: Vec::new(),
    }
}
