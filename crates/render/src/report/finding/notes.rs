//! What stands below the lines of a finding: the rows that are not drawn, and what other files say.

use super::shown_figures::ShownFigures;
use crate::diagnostic::message::Note;
use crate::report::cell_names::CellNames;
use crate::report::view::View;
use crate::terminal::width::clean_inline;
use crate::words::Term;
use gouji_model::{
    FigureId, FigureRole, Finding, FindingFigure, Quote, QuoteSource, State, sort_unique,
};

/// More rows than this are counted, not named.
const NAMED_ROWS: usize = 8;
/// More submitters than this are counted, not named.
const NAMED_SUBMITTERS: usize = 12;

/// What a finding cites from other files.
pub(crate) fn cited_notes(view: &View<'_>, finding: &Finding) -> Vec<Note> {
    let quotes = finding.quotes.iter();
    let cited = quotes.filter_map(|quote| cited_note(view, quote));
    cited.chain(submitters_note(view, finding)).collect()
}

/// The rows of `all` figures that are named or counted because `shown` does not draw them.
pub(crate) fn rows_not_drawn(
    view: &View<'_>,
    shown: &ShownFigures,
    all: impl Iterator<Item = FigureId>,
) -> Vec<Note> {
    let names = |figures: Vec<FigureId>| {
        let names = CellNames::from_figures(view, figures);
        names.list(view, NAMED_ROWS)
    };
    let is_part = |blank: &&FindingFigure| blank.role == FigureRole::Part;
    let (parts, blanks): (Vec<&FindingFigure>, Vec<&FindingFigure>) =
        shown.blanks.iter().partition(is_part);
    let is_blank = |figure: &FigureId| view.state(*figure) == State::Blank;
    let (blank_leads, others): (Vec<FigureId>, Vec<FigureId>) =
        shown.others.iter().partition(|figure| is_blank(figure));
    let blanks = blanks.iter().map(|blank| blank.figure).chain(blank_leads);
    let absent = all.filter(|&figure| view.state(figure) == State::Absent);
    [
        Note::new(Term::AbsentRows, &names(absent.collect())),
        Note::new(
            Term::BlankParts,
            &names(parts.iter().map(|part| part.figure).collect()),
        ),
        Note::new(Term::ZeroParts, &view.words().total_count(shown.zeros)),
        Note::new(Term::AlsoBlank, &names(blanks.collect())),
        Note::new(Term::AlsoRows, &names(others)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What last year's report says, and where; or the report that this one is like.
fn cited_note(view: &View<'_>, quote: &Quote) -> Option<Note> {
    if let QuoteSource::Report { name } = &quote.source {
        let path = clean_inline(quote.path.as_deref().unwrap_or_default());
        return match name {
            None => Note::new(Term::LastYear, &path),
            Some(name) => Note::new(
                Term::Alike,
                &view.words().name_with_file(&clean_inline(name), &path),
            ),
        };
    }
    let QuoteSource::LastYear(figure) = quote.source else {
        return None;
    };
    let value = match &quote.value {
        Some(value) => value.to_string(),
        None => view.words().bracket(view.words().state(State::Blank)),
    };
    let name = view.figure_name(figure);
    let path = quote.path.as_deref().unwrap_or_default();
    let place = quote
        .place
        .map(|place| view.words().place(place, &quote.sheets));
    let text = view.words().citation(&name, &value, path, place.as_deref());
    Note::new(Term::LastYear, &text)
}

/// What each submitter has in the figure that a finding compares; of several figures, who has any.
fn submitters_note(view: &View<'_>, finding: &Finding) -> Option<Note> {
    let quotes = || {
        let quotes = finding.quotes.iter();
        quotes.filter_map(|quote| match &quote.source {
            QuoteSource::Submitter { name, figure, .. } => Some((name, figure, quote.value?)),
            _ => None,
        })
    };
    let figures = sort_unique(quotes().map(|(_, figure, _)| figure));
    let mut texts: Vec<String> = Vec::new();
    for (name, _, value) in quotes() {
        match figures.len() {
            0 | 1 => texts.push(format!("{name} {value}")),
            _ if texts.contains(name) => {}
            _ => texts.push(name.clone()),
        }
    }
    let text = view.words().first_submitters(&texts, NAMED_SUBMITTERS);
    Note::new(Term::Submitters, &text)
}
