//! The words of one finding, the same on the terminal and in JSON.

use super::problem_facts::problem_facts;
use crate::report::cell_names::CellNames;
use crate::report::view::View;
use crate::terminal::width::clean_inline;
use crate::words::Term;
use gouji_model::{
    FigureId, Finding, FindingFigure, GroupMember, Grouping, Origin, Outcome, Quote, QuoteSource,
    ReadingProblem, Reason, RuleId, RuleInfo,
};

/// More figures than this are not named one by one in a sentence.
const MOST_FIGURES: usize = 4;
/// More rows or checks than this are counted in a sentence, not named.
const MOST_CHECKS: usize = 3;

/// More submitters than this are counted in a sentence, not named.
const NAMED_SUBMITTERS: usize = 12;

/// The words of one finding.
#[derive(Debug, Clone, Default)]
pub(crate) struct FindingText {
    /// The rule's id, or the reserved one of a problem of reading.
    pub(crate) rule: String,
    /// The rule's id, followed by the id of the row or column where the rule is checked on each.
    pub(crate) code: String,
    pub(crate) title: String,
    /// Whether the title is the author's, not the expression in place of one.
    pub(crate) is_titled: bool,
    pub(crate) message: String,
    pub(crate) why: String,
    pub(crate) basis: Option<String>,
    pub(crate) fix: String,
}

/// The words of `finding`.
pub(crate) fn finding_text(view: &View<'_>, finding: &Finding) -> FindingText {
    match &finding.origin {
        Origin::Reading(problem) => problem_text(view, finding, problem),
        Origin::Rule(rule) => rule_text(view, finding, *rule),
    }
}

fn problem_text(view: &View<'_>, finding: &Finding, problem: &ReadingProblem) -> FindingText {
    let facts = problem_facts(view, problem);
    let problem_words = view.words().problem(&problem.kind, &facts);
    let id = problem.kind.id();
    FindingText {
        rule: id.to_owned(),
        code: code(view, finding, id),
        title: problem_words.title,
        is_titled: true,
        message: problem_words.message,
        fix: problem_words.help,
        ..FindingText::default()
    }
}

fn rule_text(view: &View<'_>, finding: &Finding, rule: RuleId) -> FindingText {
    let Some(info) = view.rule(rule) else {
        return unknown_rule(view, finding);
    };
    let language = view.style.language;
    let title = view.rule_title(info);
    let is_titled = !info.title.get(language).is_empty();
    let basis = info.basis.as_ref();
    FindingText {
        rule: info.id.clone(),
        code: code(view, finding, &info.id),
        message: message(view, finding, info, &title, is_titled) + &lacking_remark(view, finding),
        title,
        is_titled,
        why: info.why.get(language).to_owned(),
        basis: basis.map(|basis| basis.get(language).to_owned()),
        fix: info.fix.get(language).to_owned(),
    }
}

fn unknown_rule(view: &View<'_>, finding: &Finding) -> FindingText {
    let unknown = view.words().term(Term::Unknown).to_owned();
    FindingText {
        rule: unknown.clone(),
        code: code(view, finding, &unknown),
        title: unknown.clone(),
        message: unknown,
        ..FindingText::default()
    }
}

fn code(view: &View<'_>, finding: &Finding, rule: &str) -> String {
    match finding.instance {
        Some(instance) => format!("{rule} [{}]", instance.id(&view.form_data.form)),
        None => rule.to_owned(),
    }
}

/// What `finding` says in one sentence.
fn message(
    view: &View<'_>,
    finding: &Finding,
    info: &RuleInfo,
    title: &str,
    is_titled: bool,
) -> String {
    let words = view.words();
    let colon = words.term(Term::Colon);
    match (&finding.comparison, finding.outcome, finding.reason) {
        (_, Outcome::Undecided, Some(reason)) => {
            let undecided = words.outcome(Outcome::Undecided);
            format!("{undecided}{colon}{}", view.finding_reason(finding, reason))
        }
        (Some(comparison), _, _)
            if finding.instance.is_some() || info.gathered == Grouping::Not =>
        {
            let sides = view.sides(comparison);
            let comparison = words.comparison(&sides);
            // A figure against a plain number does not say why; the title does.
            match sides.right_is_plain() && is_titled {
                true => format!("{title}{colon}{comparison}"),
                false => comparison,
            }
        }
        (_, _, Some(Reason::ClaimsDiffer(_))) => title_with_quotes(view, title, finding),
        _ if !finding.quotes.is_empty() && finding.figures.is_empty() => {
            title_with_quotes(view, title, finding)
        }
        _ if finding.gathered.is_empty() => title_with_numbers(view, title, finding),
        _ => title_with_checks(view, title, &finding.gathered),
    }
}

/// Says of what is broken by the reports at hand alone whose number is not in it; nothing where all are.
fn lacking_remark(view: &View<'_>, finding: &Finding) -> String {
    if finding.lacking.is_empty() || finding.outcome != Outcome::Violated {
        return String::new();
    }
    let names = view.submitter_names(&finding.lacking);
    let names = view.words().first_submitters(&names, NAMED_SUBMITTERS);
    view.words().reports_at_hand(&names)
}

/// The title with the numbers of the prose and the table that break it.
fn title_with_numbers(view: &View<'_>, title: &str, finding: &Finding) -> String {
    let claim = |quote: &Quote| match (&quote.source, quote.value) {
        (QuoteSource::Claim { name, .. }, Some(value)) => Some(format!("{name} {value}")),
        _ => None,
    };
    let mut numbers: Vec<String> = finding.quotes.iter().filter_map(claim).collect();
    numbers.dedup();
    if numbers.is_empty() {
        return title_with_figures(view, title, &finding.figures);
    }
    let figures = finding.figures.iter();
    numbers.extend(figures.map(|part| view.name_and_value(part.figure)));
    numbers.truncate(MOST_FIGURES);
    view.words().with_figures(title, &numbers)
}

/// The title with what the prose lacks, says in several ways, or should not say.
fn title_with_quotes(view: &View<'_>, title: &str, finding: &Finding) -> String {
    let missing = |quote: &Quote| match &quote.source {
        QuoteSource::Claim { name, .. } if quote.value.is_none() => Some(name.clone()),
        _ => None,
    };
    let lacking: Vec<String> = finding.quotes.iter().filter_map(missing).collect();
    let raw = |quote: &Quote| (quote.value.is_some()).then(|| clean_inline(&quote.raw));
    let mut texts: Vec<String> = finding.quotes.iter().filter_map(raw).collect();
    texts.dedup();
    let words = view.words();
    let colon = words.term(Term::Colon);
    let listed = words.list(&texts);
    match (finding.reason, lacking.as_slice()) {
        (Some(reason), _) => format!("{title}{colon}{}{colon}{listed}", view.reason(reason)),
        (None, []) => format!("{title}{colon}{listed}"),
        (None, lacking) => words.with_missing_claims(title, lacking),
    }
}

/// The title with the values that break it, or with the rows where there are many or none is filled in.
fn title_with_figures(view: &View<'_>, title: &str, figures: &[FindingFigure]) -> String {
    let mut figures: Vec<FigureId> = figures.iter().map(|part| part.figure).collect();
    let has_number = figures.iter().any(|&figure| view.number(figure).is_some());
    if figures.len() <= MOST_FIGURES && has_number {
        let values = figures.iter().map(|&figure| view.name_and_value(figure));
        let values: Vec<String> = values.collect();
        return view.words().with_figures(title, &values);
    }
    figures.sort_by_key(|&figure| view.place(figure));
    let names = CellNames::from_figures(view, figures).list(view, MOST_CHECKS);
    format!("{title}{}{names}", view.words().term(Term::Colon))
}

/// The title with the first of the checks that are told together: both sides where they
/// compare, else the figure of each that comes first.
fn title_with_checks(view: &View<'_>, title: &str, checks: &[GroupMember]) -> String {
    let mut checks: Vec<&GroupMember> = checks.iter().collect();
    checks.sort_by_key(|check| check.figures.first().map(|part| view.place(part.figure)));
    let compared = |check: &&GroupMember| {
        let sides = view.sides(check.comparison.as_ref()?);
        // A figure against a plain number has said all with its value.
        (!sides.right_is_plain()).then(|| view.words().comparison(&sides))
    };
    let comparisons: Option<Vec<String>> = checks.iter().map(compared).collect();
    if let Some(comparisons) = comparisons {
        let places = view.words().first_places(&comparisons, MOST_CHECKS);
        return format!("{title}{}{places}", view.words().term(Term::Colon));
    }
    let first = |check: &&GroupMember| check.figures.first().copied();
    let figures: Vec<FindingFigure> = checks.iter().filter_map(first).collect();
    title_with_figures(view, title, &figures)
}
