//! A county and its roster: who has to file a report, for which year, and where the reports lie.

use crate::{Date, Filer, IdVec, Severity, Submitter, SubmitterId, SubmitterIndex};

/// A county's reporting batch, as its `gouji.yaml` describes it.
///
/// All paths are as written there, from the folder of that file.
#[derive(Debug, Clone, Default)]
pub struct County {
    /// The county's name.
    pub name: String,
    /// The year that is reported.
    pub year: u16,
    /// Who has to file a report, in the order of the roster.
    pub submitters: IdVec<Submitter, Submitter>,
    /// The submitters by every name that they go by.
    pub names: SubmitterIndex,
    /// Where this year's reports lie: files and folders.
    pub reports: Vec<String>,
    /// Where last year's reports lie; empty where there are none at hand.
    pub last_year: Vec<String>,
    /// The county's own report of this year, over all submitters.
    pub own_report: Option<String>,
    /// The forms of years whose form the form schemas do not give themselves, by id.
    pub forms_of_years: Vec<(u16, String)>,
    /// The county's own rules: files and folders.
    pub rules: Vec<String>,
    /// The county's own form schemas: files and folders.
    pub forms: Vec<String>,
    /// Rules whose severity the county has changed, or that it has turned off.
    pub overrides: Vec<Override>,
}

impl County {
    /// The id of the form that the county prescribes for `year`, where it does.
    #[must_use]
    pub fn form_id(&self, year: u16) -> Option<&str> {
        let form = self.forms_of_years.iter().find(|(of, _)| *of == year);
        form.map(|(_, form)| form.as_str())
    }

    /// The name of `filer` on the roster, or the county's.
    #[must_use]
    pub fn filer_name(&self, filer: Filer) -> Option<&str> {
        match filer {
            Filer::County => Some(&self.name),
            Filer::Submitter(id) => self.submitter(id).map(|submitter| submitter.name.as_str()),
        }
    }

    /// The submitter of `id`; `None` where the id is of another county.
    #[must_use]
    pub fn submitter(&self, id: SubmitterId) -> Option<&Submitter> {
        self.submitters.try_get(id)
    }
}

/// A county's word on a rule: another severity for it, or none of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The rule's id.
    pub rule: String,
    /// Its severity in this county; `None` where it is off.
    pub severity: Option<Severity>,
    /// Why.
    pub reason: String,
    /// Since when; `None` where what is written is no day.
    pub date: Option<Date>,
}
