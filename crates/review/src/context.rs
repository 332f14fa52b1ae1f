//! What is known of a report beside its figures, when its rules are checked.

use gouji_evaluator::{OtherReport, ProseNames, ReportContext, Viewpoint};
use gouji_model::{County, Digest, Filer, Identity, Level, Prose, Report, Submitter};

/// What a report says of itself, beside its figures.
#[derive(Clone, Copy)]
pub(crate) struct Wording<'a> {
    pub(crate) submitter: Option<&'a str>,
    pub(crate) year: Option<u16>,
    pub(crate) prose: &'a Prose,
}

impl<'a> Wording<'a> {
    /// What `report` says.
    pub(crate) fn new(report: &'a Report) -> Self {
        Self {
            submitter: report.submitter.as_deref(),
            year: report.year,
            prose: &report.prose,
        }
    }
}

/// The context of a report of which nothing is known but what it says; `names` are those that its prose may mean.
pub(crate) fn lone_context<'a>(wording: Wording<'a>, names: &'a ProseNames) -> ReportContext<'a> {
    ReportContext {
        year: wording.year,
        prose: Some(wording.prose),
        names: Some(names),
        viewpoint: Viewpoint::from_name(wording.submitter),
        ..ReportContext::default()
    }
}

/// The context of the report of `filer` in `county`, without its prose. `last_year` is the report of the same filer.
pub(crate) fn filer_context<'a>(
    county: &County,
    filer: Filer,
    year: Option<u16>,
    last_year: Option<&'a Digest>,
) -> ReportContext<'a> {
    ReportContext {
        year,
        last_year: last_year.and_then(OtherReport::from_digest),
        viewpoint: match filer {
            Filer::County => Viewpoint::county(),
            Filer::Submitter(id) => Viewpoint::submitter(county, id),
        },
        ..ReportContext::default()
    }
}

/// The names that the prose of a report may mean, where nothing is known but what it says: that of its submitter.
pub(crate) fn lone_names(submitter: Option<&str>) -> ProseNames {
    ProseNames::new(submitter, [])
}

/// The names that the prose of a report may mean: those of the submitter itself, and those of the other townships and
/// streets. Where nobody knows whose report it is there are no others, because any name may be the submitter's.
pub(crate) fn county_names(
    county: &County,
    submitter: Option<&str>,
    identity: &Identity,
) -> ProseNames {
    let own_id = identity.submitter();
    let is_other = |(id, submitter): &(_, &Submitter)| {
        let is_town = matches!(submitter.level, Level::Township | Level::Street);
        identity.filer.is_some() && Some(*id) != own_id && is_town
    };
    let others = county.submitters.iter_with_ids().filter(is_other);
    let others: Vec<String> = others
        .map(|(_, submitter)| county.names.key(&submitter.name))
        .collect();
    let listed = own_id.and_then(|id| county.submitter(id));
    let own_names = listed.into_iter().flat_map(Submitter::all_names);
    ProseNames::new(
        own_names.chain(submitter),
        others.iter().map(String::as_str),
    )
}
