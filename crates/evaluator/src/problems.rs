//! What reading turned up, as findings.

use gouji_model::{
    Bound, FigureRole, Finding, FindingFigure, Instance, Origin, Outcome, Problem, ProblemKind,
    Role,
};

/// A finding for every problem of `bound`, in the order of the document.
pub(crate) fn findings(bound: &Bound) -> Vec<Finding> {
    bound
        .problems
        .iter()
        .map(|problem| finding(bound, problem))
        .collect()
}

fn finding(bound: &Bound, problem: &Problem) -> Finding {
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
    let is_of_rows = matches!(problem.kind, ProblemKind::UnknownHeader { .. });
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
