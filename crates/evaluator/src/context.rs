//! What checks are evaluated in: the figures of one report, and what is known of that report.

use crate::claims::{ClaimValues, ListCase, ProseNames};
use crate::form_mapping::figures_by_form;
use crate::other_report::OtherReport;
use crate::prior::PeerPrior;
use crate::sketch::sketch;
use crate::submitters::{Submitters, Viewpoint};
use gouji_model::{ClaimId, Figures, Form, FormData, Prose, RowId, Sketch};
use gouji_ruleset::{Compare, Library};
use std::borrow::Cow;

/// How far explanations of broken rules are searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SearchDepth {
    /// To those that take the fewest slips.
    #[default]
    Fewest,
    /// To those also that take one slip more.
    OneMore,
}

/// What is known of a report beside its figures.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReportContext<'a> {
    /// The report year, where the document names it.
    pub year: Option<u16>,
    /// Last year's report of the same submitter, where it is at hand.
    pub last_year: Option<OtherReport<'a>>,
    /// What it says in words.
    pub prose: Option<&'a Prose>,
    /// The submitters that it may speak of.
    pub names: Option<&'a ProseNames>,
    /// Whose report it is.
    pub viewpoint: Viewpoint,
    /// How likely each number is for the figures of its form, by the reports of others.
    pub prior: Option<PeerPrior<'a>>,
    /// How far explanations are searched.
    pub depth: SearchDepth,
    /// What is read of all this already, where more than one step asks; each step reads it for itself where this is `None`.
    pub facts: Option<&'a ReportFacts>,
}

/// What is read of a report and of what is known of it, before its rules are asked.
///
/// It borrows nothing, so that a report may wait between its evaluation and its localisation without its prose being read
/// again. It is about as large as the figures and the prose that it is read from.
#[derive(Debug, Clone, Default)]
pub struct ReportFacts {
    /// Last year's figures, by the ids of this report's form; `None` where that report is not at hand.
    pub last_year: Option<Figures>,
    /// What the prose states; `None` where there is none.
    pub claims: Option<ClaimValues>,
    /// What the prose is known by, where it is compared with that of another report.
    pub sketch: Option<Sketch>,
    /// What last year's prose is known by, where it is compared with that of another report.
    pub last_sketch: Option<Sketch>,
}

impl ReportFacts {
    /// Reads what `context` knows of the report with these figures.
    #[must_use]
    pub fn new(form_data: &FormData, context: &ReportContext<'_>, library: &Library) -> Self {
        let form = &form_data.form;
        let nobody = ProseNames::default();
        let names = context.names.unwrap_or(&nobody);
        let patterns = library.claim_patterns(form);
        let mut checks = library.checks(form).iter();
        let is_compared = checks.any(|check| !check.similarities.is_empty());
        let last_year = context.last_year;
        let compared = last_year.filter(|_| is_compared);
        Self {
            last_year: last_year.map(|last| figures_by_form(form, last.form_data).into_owned()),
            claims: context
                .prose
                .map(|prose| ClaimValues::read(patterns, prose, names, context.year)),
            sketch: context.prose.filter(|_| compared.is_some()).map(sketch),
            last_sketch: compared.map(|last| last.sketch.clone()),
        }
    }

    /// What is known of a report whose prose is known by `sketch` alone.
    #[must_use]
    pub fn from_sketch(form_data: &FormData, context: &ReportContext<'_>, sketch: &Sketch) -> Self {
        let last_year = context.last_year;
        let form = &form_data.form;
        Self {
            last_year: last_year.map(|last| figures_by_form(form, last.form_data).into_owned()),
            claims: None,
            sketch: Some(sketch.clone()),
            last_sketch: last_year.map(|last| last.sketch.clone()),
        }
    }
}

impl<'a> ReportContext<'a> {
    /// What is read of the report with these figures: as it was read before, or now.
    pub(crate) fn facts(&self, form_data: &FormData, library: &Library) -> Cow<'a, ReportFacts> {
        match self.facts {
            Some(facts) => Cow::Borrowed(facts),
            None => Cow::Owned(ReportFacts::new(form_data, self, library)),
        }
    }

    /// This context with `facts`, which were read from it before.
    #[must_use]
    pub fn with_facts<'b>(&self, facts: &'b ReportFacts) -> ReportContext<'b>
    where
        'a: 'b,
    {
        ReportContext {
            facts: Some(facts),
            ..*self
        }
    }
}

/// What checks are asked of: the figures of one report, and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct CheckContext<'a> {
    /// The form whose figures they are.
    pub form: &'a Form,
    /// The figures.
    pub figures: &'a Figures,
    /// Rows whose parts are not known to be complete.
    pub incomplete: &'a [RowId],
    /// What is known of the report, its facts read.
    pub report: &'a ReportContext<'a>,
    /// The reports of all submitters; `None` before they are all read.
    pub submitters: Option<&'a Submitters<'a>>,
    /// Values of claims that are tried in place of what is stated, as mantissas at `Claim::SCALE`.
    pub(crate) picked: &'a [(ClaimId, i64)],
    /// The list of the prose to which a rule over lists is applied.
    pub(crate) list: Option<&'a ListCase>,
}

impl<'a> CheckContext<'a> {
    /// The figures of a report with what is known of it, whose facts are read.
    #[must_use]
    pub fn new(form: &'a Form, figures: &'a Figures, report: &'a ReportContext<'a>) -> Self {
        Self {
            form,
            figures,
            incomplete: &[],
            report,
            submitters: None,
            picked: &[],
            list: None,
        }
    }

    /// The figures of a document that was read, with what is known of its report.
    pub(crate) fn from_report(form_data: &'a FormData, report: &'a ReportContext<'a>) -> Self {
        Self {
            incomplete: &form_data.incomplete,
            ..Self::new(&form_data.form, &form_data.figures, report)
        }
    }

    /// A row over which `compare` adds up parts that are not known to be complete.
    pub(crate) fn incomplete_row(&self, compare: &Compare) -> Option<RowId> {
        let mut rows = compare.sums_over.iter().copied();
        rows.find(|row| self.incomplete.contains(row))
    }

    /// Last year's figures, by the ids of the form; `None` where that report is not at hand.
    pub(crate) fn last_year(&self) -> Option<&'a Figures> {
        self.report.facts?.last_year.as_ref()
    }

    /// What the prose states; `None` where there is none.
    pub(crate) fn claims(&self) -> Option<&'a ClaimValues> {
        self.report.facts?.claims.as_ref()
    }

    /// What the prose is known by.
    pub(crate) fn sketch(&self) -> Option<&'a Sketch> {
        self.report.facts?.sketch.as_ref()
    }

    /// What the prose of last year's report is known by.
    pub(crate) fn last_sketch(&self) -> Option<&'a Sketch> {
        self.report.facts?.last_sketch.as_ref()
    }
}
