//! The drafts of one report: what tells them apart, why one is later than another, and how they differ.

use crate::Date;

/// What tells one draft of a report from another. The times of files say nothing, because copying changes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Draft {
    /// The day on which the office received it, by its register.
    pub received: Option<Date>,
    /// The date under the report.
    pub signed: Option<Date>,
    /// What the name of the file says. What its folders say is told from their names, where drafts are compared.
    pub named: DraftName,
    /// A hash of all that the report says: equal for two documents that say the same to the letter.
    pub fingerprint: u64,
    /// The length of its prose, in bytes.
    pub words: usize,
}

/// What the name of a file or a folder says of the draft in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DraftName {
    /// Whether it says that this is the last draft: 最终稿, 定稿.
    pub is_final: bool,
    /// Whether it says that another draft comes after this one: 初稿, 一稿, 修改前, 作废.
    pub is_early: bool,
    /// Whether it says that the draft was revised: 修改稿, 重报.
    pub is_revised: bool,
    /// Whether it says that the report bears a stamp: 盖章版.
    pub is_stamped: bool,
    /// The number of the draft: 二稿, 第二次, v2.
    pub number: Option<u32>,
    /// The number of the copy, as in (1), which programs put behind a name that is taken, or the number behind a word:
    /// 修改2; 0 without one. It tells drafts apart whose names are the same else.
    pub copy: u32,
    /// The day that it names with its year.
    pub date: Option<Date>,
    /// The month and the day of the month that it names, with a year or without one.
    pub day: Option<(u8, u8)>,
}

/// Why one draft is the later one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftReason {
    /// The office received it later.
    Received {
        /// The day on which it received the later one.
        later: Date,
        /// The day on which it received the earlier one.
        earlier: Date,
    },
    /// It is signed later.
    Signed {
        /// The date under the later one.
        later: Date,
        /// The date under the earlier one.
        earlier: Date,
    },
    /// The name of its file says so.
    Named,
    /// A folder in which it lies says so.
    Folder,
    /// Both say the same to the letter, so that it does not matter which one counts.
    Same,
    /// All figures are the same and nothing says which is the later one; the draft that counts has more prose.
    SameFigures,
}

impl DraftReason {
    /// Whether the draft that does not count is a duplicate (重复) of another one, and not an earlier draft (旧稿).
    #[must_use]
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Same | Self::SameFigures)
    }
}

/// How drafts differ of which nobody can tell which is the later one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftDifference {
    /// The first figures that differ, in the order of the form.
    pub figures: Vec<FigureDifference>,
    /// How many figures differ. With none the drafts differ in their text alone.
    pub count: usize,
}

/// A figure that is not the same in all drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureDifference {
    /// The label of its row, behind its parent's where the form has several rows of that label.
    pub row: String,
    /// The label of its column, where its table has several.
    pub column: Option<String>,
    /// What stands there in each draft, in the order in which the drafts are named.
    pub values: Vec<DraftValue>,
}

/// What stands at a figure's place in a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftValue {
    /// A number in the form's unit, or what is written that is no number.
    Written(String),
    /// Nothing: a blank, a dash, 无, or a row that the document lacks.
    Nothing,
    /// Something that could not be placed.
    NotPlaced,
}
