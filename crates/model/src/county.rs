//! A county and its roster: who has to file a report, for which year, and where the reports lie.

use crate::{Date, Filer, IdVec, Severity, Submitter, SubmitterId, SubmitterIndex};

/// A county and its reporting year, as its `gouji.yaml` describes them.
///
/// All paths are as written there, relative to the folder of that file.
#[derive(Debug, Clone, Default)]
pub struct County {
    /// The county's name.
    pub name: String,
    /// The year that is reported.
    pub year: u16,
    /// Who has to file a report, in the order of the roster.
    pub submitters: IdVec<Submitter, Submitter>,
    /// The submitters by each of their names.
    pub names: SubmitterIndex,
    /// Where this year's reports lie: files and folders.
    pub reports: Vec<String>,
    /// Where last year's reports lie; empty where there are none at hand.
    pub last_year: Vec<String>,
    /// The county's own report of this year, over all submitters.
    pub own_report: Option<String>,
    /// The ids of the forms that the county prescribes, by year, where form schemas do not settle the year's form.
    pub forms_of_years: Vec<(u16, String)>,
    /// The county's own rules: files and folders.
    pub rules: Vec<String>,
    /// The county's own form schemas: files and folders.
    pub forms: Vec<String>,
    /// Rules whose severity the county has changed, or that it has turned off.
    pub overrides: Vec<Override>,
}

impl County {
    /// The id of the form that the county prescribes for `year`; `None` where it prescribes none.
    #[must_use]
    pub fn form_id(&self, year: u16) -> Option<&str> {
        let mut forms = self.forms_of_years.iter();
        let (_, form) = forms.find(|(form_year, _)| *form_year == year)?;
        Some(form)
    }

    /// The name of `filer`: as the roster has it, or the county's. `None` where the id is of another county.
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

/// A change that a county makes to a rule: another severity, or that the rule is off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The rule's id.
    pub rule: String,
    /// Its severity in this county; `None` where it is off.
    pub severity: Option<Severity>,
    /// Why.
    pub reason: String,
    /// The day from which it holds; `None` where what is written is no day of the calendar.
    pub date: Option<Date>,
}
