//! The submitters of a county with their reports, and from whose viewpoint they are seen.

use crate::form_mapping::figures_by_form;
use crate::other_report::OtherReport;
use crate::sketch::Template;
use gouji_model::{County, Digest, Figures, Form, Level, Sketch, Submitter, SubmitterId};
use gouji_ruleset::{Check, Group, SimilarityPeer, SimilarityScope};
use std::borrow::Cow;

/// The reports of all submitters of a county, as checks of one form see them.
#[derive(Debug, Clone, Default)]
pub struct Submitters<'a> {
    /// Everybody on the roster, in its order.
    pub members: Vec<Member<'a>>,
    /// What their prose has in common.
    pub(crate) template: Template,
}

/// A submitter with its report.
#[derive(Debug, Clone)]
pub struct Member<'a> {
    /// Who.
    pub submitter: SubmitterId,
    /// Its name on the roster.
    pub name: &'a str,
    /// What it is.
    pub level: Level,
    /// Its report, where figures are cited from it.
    pub(crate) report: Option<OtherReport<'a>>,
    /// Its figures by the ids of the form of the checks; `None` where there is no report of it that can be read.
    pub figures: Option<Cow<'a, Figures>>,
    /// What its prose is known by.
    pub(crate) sketch: Option<&'a Sketch>,
}

impl<'a> Member<'a> {
    /// `submitter`, which is of `level`, with its report seen by the ids of `form`.
    #[must_use]
    pub fn new(
        form: &Form,
        (id, submitter): (SubmitterId, &'a Submitter),
        report: Option<&'a Digest>,
    ) -> Self {
        let source = report.and_then(OtherReport::from_digest);
        let figures = source.map(|source| figures_by_form(form, source.form_data));
        Self {
            submitter: id,
            name: &submitter.name,
            level: submitter.level,
            report: source,
            figures,
            sketch: report.map(|digest| &digest.sketch),
        }
    }

    /// One with these figures and no report to cite from: the other submitters of a case.
    #[must_use]
    pub fn from_case(
        submitter: SubmitterId,
        level: Level,
        figures: &'a Figures,
        sketch: Option<&'a Sketch>,
    ) -> Self {
        Self {
            submitter,
            name: "",
            level,
            report: None,
            figures: Some(Cow::Borrowed(figures)),
            sketch,
        }
    }
}

/// Who asks: the submitter of the report in hand and its level, which decide who its peers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Viewpoint {
    /// The submitter; `None` for the county's own report.
    pub submitter: Option<SubmitterId>,
    /// Its level, where it is known.
    pub level: Option<Level>,
    /// Whether it is the county's own report, which is of no level.
    pub is_county: bool,
}

impl Viewpoint {
    /// The county's own report.
    #[must_use]
    pub fn county() -> Self {
        Self {
            is_county: true,
            ..Self::default()
        }
    }

    /// A submitter of whom only the name in its report is known: that of a township or a street says what it is.
    #[must_use]
    pub fn from_name(name: Option<&str>) -> Self {
        let level = name.map(Level::from_name);
        Self {
            level: level.filter(|level| matches!(level, Level::Township | Level::Street)),
            ..Self::default()
        }
    }

    /// A submitter on the roster of `county`.
    #[must_use]
    pub fn submitter(county: &County, id: SubmitterId) -> Self {
        Self {
            submitter: Some(id),
            level: county.submitter(id).map(|submitter| submitter.level),
            is_county: false,
        }
    }
}

impl<'a> Submitters<'a> {
    /// `members` as `checks` see them: what their prose has in common is looked for where one of the checks compares it.
    #[must_use]
    pub fn new(members: Vec<Member<'a>>, checks: &[Check]) -> Self {
        let mut similarities = checks.iter().flat_map(|check| &check.similarities);
        let compares_prose = similarities.any(|similarity| {
            similarity.scope == SimilarityScope::Prose && similarity.peer == SimilarityPeer::Others
        });
        let template = match compares_prose {
            true => Template::new(members.iter().map(|member| member.sketch)),
            false => Template::default(),
        };
        Self { members, template }
    }

    /// The members of `group`, seen from `viewpoint`.
    pub(crate) fn members_of(
        &self,
        group: Group,
        viewpoint: Viewpoint,
    ) -> impl Iterator<Item = &Member<'a>> {
        self.members.iter().filter(move |member| match group {
            Group::All => true,
            Group::Of(level) => member.level == level,
            Group::Peers => {
                let is_own_report = Some(member.submitter) == viewpoint.submitter;
                Some(member.level) == viewpoint.level && !is_own_report
            }
        })
    }
}
