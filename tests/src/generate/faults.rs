//! What a township does to the rows of section 三 that the form does not foresee.

use super::grid::{Cell, Role};
use super::random::Random;
use super::rows_bc::APPLICANTS;

/// One thing that is not as the form prints it; rows and columns are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// Nothing.
    None,
    /// A row has a label that the form does not know.
    Renamed(usize),
    /// A row is printed twice.
    Repeated(usize),
    /// A row that the form does not have stands behind this one, with numbers in it.
    Local(usize),
    /// A column has a name that the form does not know.
    Column(usize),
}

/// Labels without their number that are none of any form's.
const UNKNOWN: [&str; 4] = ["另行登记", "同意", "国密", "其余事宜（补充）"];

/// The first and the last row under 三、本年度办理结果 before their total, on form c.
const RESULTS: (usize, usize) = (2, 20);

impl Fault {
    pub(super) fn new(random: &mut Random) -> Self {
        let (first, last) = RESULTS;
        let result = first + random.number_below(last - first);
        match random.number_below(12) {
            0 => Self::Renamed(random.number_below(last)),
            // Where the first row of a group has lost its name, the group's stands before the values.
            1 => Self::Renamed(random.pick(&[2, 4, 12, 15])),
            2 => Self::Repeated(result),
            3 => Self::Local(result),
            4 => Self::Column(random.number_below(APPLICANTS.len())),
            _ => Self::None,
        }
    }

    /// The rows as they are printed. What stands behind a label that is not known is no figure's.
    pub(super) fn print(self, rows: &mut Vec<Vec<Cell>>, random: &mut Random) {
        let last = |row: &[Cell]| row.len() - APPLICANTS.len() - 1;
        match self {
            Self::Renamed(at) => {
                let label = last(&rows[at]);
                let unknown = unknown(&rows[at][label].text, random);
                rows[at][label].text = unknown;
            }
            Self::Repeated(at) => {
                let again = rows[at][last(&rows[at])..].to_vec();
                insert(rows, at, again);
            }
            Self::Local(at) => {
                let mut new_row = rows[at][last(&rows[at])..].to_vec();
                new_row[0].text = unknown(&new_row[0].text, random);
                for cell in new_row.iter_mut().filter(|cell| cell.role == Role::Value) {
                    cell.text = (1 + random.number_below(99)).to_string();
                }
                insert(rows, at, new_row);
            }
            Self::Column(_) | Self::None => {}
        }
    }
}

/// A name for a column that is none of the form's.
pub(super) const UNKNOWN_COLUMN: &str = "另一类";

/// A label that is none of the form's, with the number of the one in its place or without.
fn unknown(label: &str, random: &mut Random) -> String {
    let words = random.pick(&UNKNOWN);
    let numbered = random.chance(60);
    let end = label
        .find(['）', ')', '.', '、', '．'])
        .filter(|_| numbered);
    let number = end.and_then(|end| {
        let mark = label[end..].chars().next()?;
        label.get(..end + mark.len_utf8())
    });
    format!("{}{words}", number.unwrap_or_default())
}

/// Puts a row behind the one at `at`; labels merged over that one cover the new one too.
fn insert(rows: &mut Vec<Vec<Cell>>, at: usize, row: Vec<Cell>) {
    for (above, other) in rows.iter_mut().enumerate().take(at + 1) {
        let merged = other.iter_mut().filter(|cell| cell.rows > 1);
        for cell in merged.filter(|cell| above + cell.rows > at) {
            cell.rows += 1;
        }
    }
    rows.insert(at + 1, row);
}
