//! What is known of a report beside its figures, and what a finding cites of it.

use crate::claims::{ClaimValues, ProseNames, of_claim};
use crate::condition::CheckContext;
use crate::evaluate::seen;
use crate::prior::PeerPrior;
use crate::similarity::share;
use crate::similarity::sketch;
use crate::submitters::Member;
use crate::submitters::Viewpoint;
use gouji_model::{
    Claim, Digest, FigureId, Figures, Form, FormData, IdVec, Prose, Quote, QuoteSource, Sketch,
    State,
};
use gouji_ruleset::{Check, ClaimPatterns, Datum, Group, Library, Similarity, SimilarityPeer};
use std::borrow::Cow;

/// What is known of a report beside its figures.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReportContext<'a> {
    /// The report year, where the document names it.
    pub year: Option<u16>,
    /// Last year's report of the same submitter, where it is at hand.
    pub last_year: Option<LastYear<'a>>,
    /// What it says in words.
    pub prose: Option<&'a Prose>,
    /// The submitters that it may speak of.
    pub names: Option<&'a ProseNames>,
    /// Whose report it is.
    pub asking: Viewpoint,
    /// What is usual for the figures of its form.
    pub usual: Option<PeerPrior<'a>>,
    /// Whether explanations are looked for that take one slip more than need be.
    pub is_thorough: bool,
    /// What is read of it already, where more than one step asks; each step reads it for itself where this is `None`.
    pub facts: Option<&'a ReportFacts>,
}

/// What is read of a report and of what is known of it, before its rules are asked. It borrows nothing, so that a report
/// may wait between its evaluation and its localisation without its prose being read again; it is no larger than the
/// prose and the figures that it is read from, but for the positions of what the prose states.
#[derive(Debug, Clone, Default)]
pub struct ReportFacts {
    /// Last year's figures, by the ids of this report's form.
    last_year: Option<Figures>,
    /// What the prose states.
    stated: Option<ClaimValues>,
    /// What the prose is known by, where it is compared with last year's.
    sketch: Option<Sketch>,
}

impl ReportFacts {
    /// Reads what `context` knows of the report with these figures.
    #[must_use]
    pub fn new(form_data: &FormData, context: &ReportContext<'_>, library: &Library) -> Self {
        let nobody = ProseNames::default();
        let names = context.names.unwrap_or(&nobody);
        let readings = library.readings(&form_data.form);
        let stated = context
            .prose
            .map(|prose| ClaimValues::read(readings, prose, names, context.year));
        let mut checks = library.checks(&form_data.form).iter();
        let is_compared =
            context.last_year.is_some() && checks.any(|check| !check.likeness.is_empty());
        Self {
            last_year: context.last_figures(form_data),
            stated,
            sketch: context.prose.filter(|_| is_compared).map(sketch),
        }
    }

    /// What the checks of a report are asked of.
    pub(crate) fn check_context<'a>(
        &'a self,
        form_data: &'a FormData,
        context: &ReportContext<'a>,
    ) -> CheckContext<'a> {
        CheckContext {
            stated: self.stated.as_ref(),
            sketch: self.sketch.as_ref(),
            ..seen(form_data, context, self.last_year.as_ref())
        }
    }
}

/// Last year's report of a submitter.
#[derive(Debug, Clone, Copy)]
pub struct LastYear<'a> {
    /// Its path, as it is shown.
    pub path: &'a str,
    /// Its figures, of whatever form.
    pub form_data: &'a FormData,
    /// The names of its sheets.
    pub sheets: &'a [String],
    /// What its prose is known by.
    pub sketch: &'a Sketch,
}

impl<'a> ReportContext<'a> {
    /// What is read of the report with these figures: as it was read before, or now.
    pub(crate) fn facts(&self, form_data: &FormData, library: &Library) -> Cow<'a, ReportFacts> {
        match self.facts {
            Some(facts) => Cow::Borrowed(facts),
            None => Cow::Owned(ReportFacts::new(form_data, self, library)),
        }
    }

    /// The figures of last year's report by the ids of the form of `form_data`.
    pub(crate) fn last_figures(&self, form_data: &FormData) -> Option<Figures> {
        self.last_year
            .map(|last| by_form(&form_data.form, last.form_data).into_owned())
    }
}

impl<'a> LastYear<'a> {
    /// That of a digest; `None` where its figures could not be read.
    #[must_use]
    pub fn of(digest: &'a Digest) -> Option<Self> {
        Some(Self {
            path: &digest.path,
            form_data: digest.form_data.as_ref()?,
            sheets: &digest.sheets,
            sketch: &digest.sketch,
        })
    }
}

/// The figures of a report by the ids of `form`: those of a row and column with the same ids in its own form. What that
/// form does not have is omitted.
#[must_use]
pub fn by_form<'a>(form: &Form, last: &'a FormData) -> Cow<'a, Figures> {
    if form.id == last.form.id && form.figures.len() == last.form.figures.len() {
        return Cow::Borrowed(&last.figures);
    }
    let mut figures = Figures::new(form, State::Omitted);
    for figure in form.figures.ids() {
        let Some(there) = same(form, figure, &last.form) else {
            continue;
        };
        match last.figures.number(&last.form, there) {
            // A number with more places than this form keeps is no figure of it.
            Some(number) if figures.set_number(form, figure, number) => {}
            Some(_) => figures.set_state(figure, State::Unreadable),
            None => figures.set_state(figure, last.figures.state(there)),
        }
    }
    Cow::Owned(figures)
}

/// The figure of `other` whose row and column have the ids of `figure` in `form`.
fn same(form: &Form, figure: FigureId, other: &Form) -> Option<FigureId> {
    let spec = &form.figures[figure];
    let row = other.row_by_id(&form.rows[spec.row].id)?;
    let columns = &other.tables[other.rows[row].table].columns;
    let wanted = &form.columns[spec.column].id;
    let column = columns
        .iter()
        .find(|&&column| other.columns[column].id == *wanted)?;
    other.figure(row, *column)
}

/// What a finding of `check` cites from elsewhere, in the order of the rule.
pub(crate) fn quotes(
    check: &Check,
    seen: CheckContext<'_>,
    beside: &ReportContext<'_>,
    readings: &IdVec<Claim, ClaimPatterns>,
) -> Vec<Quote> {
    let own = check.quoted.iter().flat_map(|&datum| match datum {
        Datum::LastYear(figure) => of_last_year(figure, seen, beside).into_iter().collect(),
        Datum::Claim(claim) => match (seen.stated, beside.prose, readings.try_get(claim)) {
            (Some(stated), Some(prose), Some(reading)) => of_claim(claim, reading, stated, prose),
            _ => Vec::new(),
        },
        Datum::Figure(_) => Vec::new(),
    });
    let others = check.across.iter();
    let others = others.flat_map(|&(group, figure)| of_others(group, figure, seen));
    let alike = check
        .likeness
        .iter()
        .filter_map(|&it| of_twin(it, seen, beside));
    own.chain(others).chain(alike).collect()
}

/// The report that this one is most like.
fn of_twin(
    likeness: Similarity,
    seen: CheckContext<'_>,
    beside: &ReportContext<'_>,
) -> Option<Quote> {
    let (value, member) = share(likeness, seen).ok()?;
    let (name, path) = match likeness.with {
        SimilarityPeer::LastYear => (None, beside.last_year?.path),
        SimilarityPeer::Others => {
            let member = member?;
            (Some(member.name.to_owned()), member.source?.path)
        }
    };
    Some(Quote {
        source: QuoteSource::Report { name },
        value: value.to_decimal(),
        raw: String::new(),
        sentence: String::new(),
        number: 0..0,
        path: Some(path.to_owned()),
        place: None,
        sheets: Vec::new(),
    })
}

fn of_last_year(
    figure: FigureId,
    seen: CheckContext<'_>,
    beside: &ReportContext<'_>,
) -> Option<Quote> {
    let (last, figures) = beside.last_year.zip(seen.last_year)?;
    let source = Source {
        form_data: last.form_data,
        path: last.path,
        sheets: last.sheets,
    };
    source.quote(QuoteSource::LastYear(figure), figure, seen.form, figures)
}

/// What each submitter of `group` has in `figure`, where it has anything.
fn of_others(group: Group, figure: FigureId, seen: CheckContext<'_>) -> Vec<Quote> {
    let Some(others) = seen.others else {
        return Vec::new();
    };
    let quote = |member: &Member<'_>| {
        let figures = member.figures.as_deref()?;
        let source = member.source?;
        let stated = figures.number(seen.form, figure)?;
        if stated.mantissa == 0 {
            return None;
        }
        let of = QuoteSource::Submitter {
            submitter: member.submitter,
            name: member.name.to_owned(),
            figure,
        };
        source.quote(of, figure, seen.form, figures)
    };
    let members = others.of_group(group, seen.asking);
    members.filter_map(quote).collect()
}

/// A report that figures are cited from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) form_data: &'a FormData,
    pub(crate) path: &'a str,
    pub(crate) sheets: &'a [String],
}

impl Source<'_> {
    /// The quote of `figure`, an id of `form`; its values are `figures`, by the same ids.
    fn quote(
        self,
        of: QuoteSource,
        figure: FigureId,
        form: &Form,
        figures: &Figures,
    ) -> Option<Quote> {
        let there = same(form, figure, &self.form_data.form)?;
        let written = self.form_data.written.try_get(there)?.as_ref();
        let raw = written.map(|written| written.raw.clone());
        Some(Quote {
            source: of,
            value: figures.number(form, figure),
            raw: raw.unwrap_or_default(),
            sentence: String::new(),
            number: 0..0,
            path: Some(self.path.to_owned()),
            place: written.map(|written| written.place),
            sheets: self.sheets.to_vec(),
        })
    }
}
