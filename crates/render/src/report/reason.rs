//! Why a check does not apply or is undecided, in words.

use super::cell_names::{CellNames, CellRef, cell_of};
use super::view::View;
use gouji_model::{Finding, Reason, SubmitterId};

impl<'a> View<'a> {
    /// Why a check does not apply or is undecided.
    pub(crate) fn reason(&self, reason: Reason) -> String {
        let cell = self.reason_cell(reason);
        let cell = cell.map(|cell| CellNames::from_cells(self, [cell]).list(self, 1));
        let submitter = self.reason_submitter(reason).map(str::to_owned);
        let parts: Vec<String> = submitter.into_iter().chain(cell).collect();
        let about = parts.join(&format!(" {} ", self.style.signs().bullet));
        self.words().reason(reason, &about)
    }

    /// Why `finding` is undecided, or was decided by the reports at hand alone, with the names of all submitters that lack.
    pub(crate) fn finding_reason(&self, finding: &Finding, reason: Reason) -> String {
        match finding.lacking.len() {
            count if count > 1 && reason.lacks_submitter() => {
                let names = self.words().list(&self.submitter_names(&finding.lacking));
                self.words().undecided_cause(Some(reason), &names, count)
            }
            _ => self.reason(reason),
        }
    }

    /// The names of submitters of the county.
    pub(crate) fn submitter_names(&self, submitters: &[SubmitterId]) -> Vec<String> {
        let submitters = submitters.iter();
        let names = submitters.filter_map(|id| self.county?.submitter(*id));
        names.map(|submitter| submitter.name.clone()).collect()
    }

    /// The submitter that a reason is about.
    pub(crate) fn reason_submitter(&self, reason: Reason) -> Option<&'a str> {
        match reason {
            Reason::NoReportOf(id, _) | Reason::NotStatedBy(id, _) => {
                Some(self.county?.submitter(id)?.name.as_str())
            }
            _ => None,
        }
    }

    /// The row or cell that a reason is about; the row alone where all of it is missing.
    pub(crate) fn reason_cell(&self, reason: Reason) -> Option<CellRef> {
        match reason {
            Reason::Omitted(figure) | Reason::Absent(figure) => {
                let row = self.row(figure);
                let state = self.state(figure);
                let mut all = self.form_data.form.row_figures(row);
                let is_whole = all.all(|of_row| self.state(of_row) == state);
                Some(if is_whole {
                    CellRef::from_row(row)
                } else {
                    cell_of(self, figure)
                })
            }
            Reason::NotStated(figure)
            | Reason::Unreadable(figure)
            | Reason::NotPlaced(figure)
            | Reason::LastYearLacks(figure)
            | Reason::LastYearOmits(figure)
            | Reason::NotStatedBy(_, figure) => Some(cell_of(self, figure)),
            Reason::UnplacedPart(row) => Some(CellRef::from_row(row)),
            Reason::Guard
            | Reason::NothingFilled
            | Reason::NoYear
            | Reason::NoLastYear
            | Reason::NoLevel
            | Reason::NoReportOf(..)
            | Reason::NobodyStates
            | Reason::NoOthers
            | Reason::NotClaimed(_)
            | Reason::ClaimsDiffer(_)
            | Reason::NoList
            | Reason::TooLittle
            | Reason::NoRoster
            | Reason::DivisionByZero
            | Reason::Overflow => None,
        }
    }
}
