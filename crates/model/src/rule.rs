//! What people need to know of a rule; its checks live with the rule set.

use crate::{Id, Localized, SourceId, Span};

/// The id of a rule in its rule set.
pub type RuleId = Id<RuleInfo>;

/// How serious a violation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Severity {
    /// 强制性: must be corrected.
    #[default]
    Error,
    /// 核实性: must be confirmed, or explained in writing.
    Query,
    /// 提示: worth a look.
    Note,
}

/// How far a rule looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Reach {
    /// Into one report, with last year's beside it.
    #[default]
    Report,
    /// Over the reports of a county, once all are read.
    County,
}

/// A rule (审核规则) as people see it.
#[derive(Debug, Clone)]
pub struct RuleInfo {
    /// The stable id, as `parts-sum-to-total`.
    pub id: String,
    /// What must hold, in one sentence. Empty where the author gave none: `check` then speaks.
    pub title: Localized,
    /// Why it must hold.
    pub why: Localized,
    /// How a violation is usually put right.
    pub fix: Localized,
    /// What it rests on: the form's own note, a regulation.
    pub basis: Option<Localized>,
    /// How serious a violation is.
    pub severity: Severity,
    /// The id of the form that it checks.
    pub form: String,
    /// The expression as written.
    pub check: String,
    /// The guard as written.
    pub when: Option<String>,
    /// The scope as written.
    pub each: Option<String>,
    /// What it reads out of the prose, as written.
    pub read: Vec<ReadInfo>,
    /// Where it was written.
    pub source: RuleSource,
    /// Whether it came with the program.
    pub built_in: bool,
    /// Whether it is asked of one report or over a county.
    pub reach: Reach,
    /// Whether the run asks it: no rule replaces it, and neither the county nor the command line leaves it out.
    pub is_active: bool,
    /// Which of its violations are told together.
    pub gathered: Grouping,
    /// What a blank counts as in it, whatever its role says.
    pub blank: Option<BlankAs>,
    /// Whether it compares numbers without looking at their units.
    pub as_counts: bool,
    /// By how much the sides may miss, as written: a number, or `rounding`.
    pub tolerance: Option<String>,
}

/// A number that a rule reads out of the prose, as its author wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadInfo {
    /// Its name.
    pub name: String,
    /// The patterns, any of which states it.
    pub say: Vec<String>,
    /// Words that rule a clause out.
    pub unless: Vec<String>,
    /// Words of which one must stand before it in the sentence.
    pub with: Vec<String>,
    /// Words of which none may stand before it in the sentence, unless one of `with` is nearer.
    pub without: Vec<String>,
    /// Where it is looked for; `None` for the whole text.
    pub place: Option<String>,
}

/// What a rule takes a blank for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlankAs {
    /// 0.
    Zero,
    /// Nothing stated, so that there is nothing to check.
    NotStated,
}

/// Which violations of a rule are told as one finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Grouping {
    /// None: each is told by itself.
    #[default]
    Not,
    /// Those in one table of the form.
    ByTable,
    /// All of a report.
    ByReport,
}

/// Where a rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleSource {
    /// The file.
    pub source: SourceId,
    /// The rule's id in it.
    pub span: Span,
}
