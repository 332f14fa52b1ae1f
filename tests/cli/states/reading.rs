//! What every door has to say of a planned county: the table of states, read a second time and from the plan alone.

use crate::states::paper::{COUNTY, NOTICE, OUTPUT, OWN_PATHS};
use crate::states::plan::{
    Content, Draft, Ledger, MEDIAN_FLOOR, MOST_PENALTIES, Member, Numbers, OwnReport, Plan,
    Submission, Weight, Wrong,
};
use std::collections::{BTreeMap, BTreeSet};

/// The words of the states in JSON, from the gravest.
const GRAVEST: [&str; 6] = [
    "missing",
    "unreadable",
    "error",
    "undecided",
    "query",
    "clean",
];

/// What a rule, or reading, says of a report where it does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Complaint {
    pub(crate) weight: Weight,
    pub(crate) is_undecided: bool,
}

/// What a report comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReportReading {
    pub(crate) counts: bool,
    /// Why it does not count; of copies one does, and this says of neither which.
    pub(crate) because: Option<&'static str>,
    /// Of a report that counts.
    pub(crate) status: &'static str,
    complaints: Vec<Complaint>,
}

/// What a submitter comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SubmitterReading {
    pub(crate) name: &'static str,
    pub(crate) state: &'static str,
    /// Whether the roll-up takes in its report on the form of all.
    pub(crate) is_rolled_up: bool,
    /// Why the roll-up leaves it out, where one thing is the reason.
    pub(crate) left_out: Option<&'static str>,
}

/// What is to be said of a county.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// Those that are not on the roster.
    strangers: Vec<&'static str>,
    /// The roster in its order, then the county where its own report is there, then strangers.
    pub(crate) submitters: Vec<SubmitterReading>,
    /// The reports by their paths.
    pub(crate) reports: BTreeMap<String, ReportReading>,
    /// The paths of what is no report of this year.
    pub(crate) skipped: BTreeSet<String>,
    /// The weights of what is said of the county as a whole.
    batch: Vec<Weight>,
}

/// What the reports on the form of all that count have together, and who lacks.
#[derive(Debug, Default)]
pub(crate) struct Together {
    pub(crate) reports: u32,
    pub(crate) licences: u32,
    pub(crate) penalties: u32,
    pub(crate) coercion: u32,
    pub(crate) wrong_totals: u32,
    median: (u32, u32),
    has_unstated: bool,
    is_somebody_missing: bool,
}

impl Together {
    pub(crate) fn new(plan: &Plan) -> Self {
        let numbers = plan.members.iter().map(|member| counted(plan, member.name));
        let numbers: Vec<Option<Numbers>> = numbers.collect();
        let is_somebody_missing = numbers.contains(&None);
        let numbers: Vec<Numbers> = numbers.into_iter().flatten().collect();
        let mut licences: Vec<u32> = numbers.iter().map(|each| each.licences).collect();
        licences.sort_unstable();
        let middle = licences.len() / 2;
        let median = match licences.len() {
            0 => (0, 0),
            odd if odd % 2 == 1 => (licences[middle], licences[middle]),
            _ => (licences[middle - 1], licences[middle]),
        };
        let is_wrong = |wrong: Wrong| numbers.iter().filter(move |each| each.wrong == Some(wrong));
        Self {
            reports: u32::try_from(numbers.len()).unwrap(),
            licences: licences.iter().sum(),
            penalties: numbers.iter().map(|each| each.penalties).sum(),
            coercion: numbers.iter().map(|each| each.coercion).sum(),
            wrong_totals: u32::try_from(is_wrong(Wrong::Total).count()).unwrap(),
            median,
            has_unstated: is_wrong(Wrong::Cell).chain(is_wrong(Wrong::Absent)).count() > 0,
            is_somebody_missing,
        }
    }

    /// Whether `licences` are more than the median allows.
    fn is_above_median(&self, licences: u32) -> bool {
        let (lower, upper) = self.median;
        2 * licences > (lower + upper).max(2 * MEDIAN_FLOOR)
    }
}

/// The figures of the report on the form of all that counts of those that `name` has sent.
fn counted(plan: &Plan, name: &str) -> Option<Numbers> {
    let mut files = plan.files.iter().filter(|file| file.author == name);
    files.find_map(|file| match (file.content, file.draft) {
        (Content::Report(numbers), Draft::Only | Draft::Copy) => Some(numbers),
        _ => None,
    })
}

fn broken(weight: Weight) -> Complaint {
    Complaint {
        weight,
        is_undecided: false,
    }
}

fn undecided(weight: Weight) -> Complaint {
    Complaint {
        weight,
        is_undecided: true,
    }
}

/// What is said of a table by itself.
fn alone(plan: &Plan, numbers: Numbers) -> Vec<Complaint> {
    let coercion = plan.rules.coercion.iter();
    let broken_rules = coercion.filter(|(most, _)| numbers.coercion > *most);
    let mut all: Vec<Complaint> = broken_rules
        .map(|(_, rule)| broken(rule.effect()))
        .collect();
    match numbers.wrong {
        None => {}
        Some(Wrong::Total | Wrong::Cell | Wrong::Absent) => all.push(broken(Weight::Error)),
        Some(Wrong::Row) => all.extend([broken(Weight::Query), undecided(Weight::Error)]),
    }
    all
}

/// What the rules over the county say of a report on the form of all that counts.
fn over_county(plan: &Plan, numbers: Numbers, together: &Together) -> Vec<Complaint> {
    let mut all = Vec::new();
    if together.is_above_median(numbers.licences) {
        all.push(broken(plan.rules.median.effect()));
    }
    if together.penalties > MOST_PENALTIES {
        all.push(broken(plan.rules.sum.effect()));
    } else if together.is_somebody_missing {
        all.push(undecided(plan.rules.sum.effect()));
    }
    all
}

fn ledger(ledger: Ledger) -> Vec<Complaint> {
    match ledger {
        Ledger::Clean => Vec::new(),
        Ledger::Error => vec![broken(Weight::Error)],
        Ledger::Query => vec![broken(Weight::Query)],
        // No rule applied.
        Ledger::Idle => vec![undecided(Weight::Error)],
    }
}

/// The first state of the table that fits a report.
fn status(complaints: &[Complaint]) -> &'static str {
    let says = |wanted| complaints.contains(&wanted);
    if says(broken(Weight::Error)) {
        "error"
    } else if says(undecided(Weight::Error)) {
        "undecided"
    } else if says(broken(Weight::Query)) {
        "query"
    } else {
        "clean"
    }
}

fn gravest(states: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let states: BTreeSet<&str> = states.collect();
    GRAVEST.into_iter().find(|state| states.contains(state))
}

/// What is to be said of the county of `plan`.
pub(crate) fn read(plan: &Plan) -> Reading {
    let together = Together::new(plan);
    let mut reading = Reading::default();
    for file in &plan.files {
        reading.add_file(plan, file, &together);
    }
    for member in &plan.members {
        reading.add_member(plan, member);
    }
    reading.add_own(plan, &together);
    // Strangers stand in the order of the paths of their first files.
    let first_path = |name: &&'static str| {
        let theirs = plan.files.iter().filter(|file| file.author == *name);
        theirs.map(|file| file.path.clone()).min()
    };
    let mut strangers = plan.strangers.clone();
    strangers.sort_by_key(first_path);
    reading.strangers.clone_from(&strangers);
    for name in strangers {
        reading.batch.push(Weight::Query);
        let state = reading.state_of_reports(plan, name).unwrap();
        reading.submitters.push(SubmitterReading {
            name,
            state,
            is_rolled_up: false,
            left_out: None,
        });
    }
    let others = [(plan.has_notice, NOTICE), (plan.has_output, OUTPUT)];
    for (_, path) in others.into_iter().filter(|(is_there, _)| *is_there) {
        reading.skipped.insert(path.to_owned());
    }
    reading
}

impl Reading {
    fn add_file(&mut self, plan: &Plan, file: &Submission, together: &Together) {
        if file.content == Content::OtherYear {
            self.skipped.insert(file.path.clone());
            self.batch.push(Weight::Query);
            return;
        }
        if file.author != file.named {
            self.batch.push(Weight::Query);
        }
        let is_member = plan.members.iter().any(|member| member.name == file.author);
        let theirs = |other: &&Submission| other.author == file.author;
        let mut theirs = plan.files.iter().filter(theirs);
        let is_unread = theirs.any(|other| other.content.is_readable());
        let is_unread = is_unread && !file.content.is_readable();
        let because = match file.draft {
            _ if is_unread => Some("unread"),
            Draft::Only => None,
            Draft::Earlier => Some("superseded"),
            Draft::Copy => Some("duplicate"),
            Draft::Unclear => {
                self.batch.push(Weight::Error);
                Some("unclear")
            }
        };
        let mut complaints = match file.content {
            Content::Report(numbers) => alone(plan, numbers),
            Content::Ledger(content) => ledger(content),
            _ => Vec::new(),
        };
        let counts = because.is_none() || file.draft == Draft::Copy;
        if let (Content::Report(numbers), true, true) = (file.content, is_member, counts) {
            complaints.extend(over_county(plan, numbers, together));
        }
        let status = match file.content {
            Content::Prose => "unrecognised",
            Content::Damaged | Content::Empty => "unreadable",
            _ => status(&complaints),
        };
        let report = ReportReading {
            counts,
            because,
            status,
            complaints,
        };
        self.reports.insert(file.path.clone(), report);
    }

    /// The first state that fits the reports of `name` that can be read; `None` where none can.
    fn state_of_reports(&self, plan: &Plan, name: &str) -> Option<&'static str> {
        let theirs = plan.files.iter().filter(|file| file.author == name);
        let readable = theirs.filter(|file| file.content.is_readable());
        gravest(readable.filter_map(|file| match file.draft {
            Draft::Unclear => Some("error"),
            Draft::Earlier => None,
            Draft::Only | Draft::Copy => Some(self.reports[&file.path].status),
        }))
    }

    fn add_member(&mut self, plan: &Plan, member: &Member) {
        let name = member.name;
        let mut files = plan.files.iter();
        let has_sent = files.any(|file| file.author == name || file.named == name);
        let state = self.state_of_reports(plan, name).unwrap_or(match has_sent {
            true => "unreadable",
            false => "missing",
        });
        let theirs = plan.files.iter().filter(|file| file.author == name);
        let reports = theirs.filter(|file| matches!(file.content, Content::Report(_)));
        let reports: Vec<&Submission> = reports.collect();
        let is_report = |file: &Submission| matches!(file.content, Content::Report(_));
        let is_stray = |file: &&Submission| {
            let is_ledger = matches!(file.content, Content::Ledger(_));
            (file.author == name || file.named == name) && !(file.author == name && is_ledger)
        };
        // Who has sent the ledger alone owes the report of the year, where that is collected.
        let is_owed = reports.is_empty() && plan.files.iter().any(is_report);
        let state = match plan.files.iter().any(|file| is_stray(&file)) {
            true if is_owed => "unreadable",
            false if is_owed => "missing",
            _ => state,
        };
        let mut counted = reports
            .iter()
            .filter(|file| matches!(file.draft, Draft::Only | Draft::Copy));
        let status = counted.next().map(|file| self.reports[&file.path].status);
        let is_unclear = reports.iter().any(|file| file.draft == Draft::Unclear);
        let left_out = match status {
            Some("error") => Some("errors"),
            Some("undecided") => Some("undecided"),
            None if is_unclear => Some("duplicate"),
            None if state == "missing" => Some("no_report"),
            _ => None,
        };
        self.submitters.push(SubmitterReading {
            name,
            state,
            is_rolled_up: matches!(status, Some("clean" | "query")),
            left_out,
        });
    }

    fn add_own(&mut self, plan: &Plan, together: &Together) {
        let OwnReport::There {
            is_named,
            differs_by,
        } = plan.own
        else {
            if matches!(plan.own, OwnReport::Awaited) {
                self.submitters.push(SubmitterReading {
                    name: COUNTY,
                    state: "missing",
                    is_rolled_up: false,
                    left_out: None,
                });
            }
            return;
        };
        let wrong = (together.wrong_totals > 0).then_some(Wrong::Total);
        let numbers = Numbers {
            coercion: together.coercion,
            wrong,
            ..Numbers::default()
        };
        let mut complaints = alone(plan, numbers);
        let weight = plan.rules.total.effect();
        // Counts are not negative: what the reports at hand exceed, no missing one can mend.
        if differs_by < 0 || (differs_by > 0 && !together.is_somebody_missing) {
            complaints.push(broken(weight));
        }
        if together.is_somebody_missing || together.has_unstated {
            complaints.push(undecided(weight));
        }
        let state = status(&complaints);
        self.submitters.push(SubmitterReading {
            name: COUNTY,
            state,
            is_rolled_up: false,
            left_out: None,
        });
        let report = ReportReading {
            counts: true,
            because: None,
            status: state,
            complaints,
        };
        let path = OWN_PATHS[usize::from(!is_named)];
        self.reports.insert(path.to_owned(), report);
    }

    /// The exit code of `check --fail-on`, of which `None` is never.
    pub(crate) fn exit_code(&self, fail_on: Option<Weight>) -> i32 {
        let fails = |weight: Weight| fail_on.is_some_and(|least| weight <= least);
        let counted = || self.reports.values().filter(|report| report.counts);
        let is_open =
            |state: &str| ["undecided", "unreadable", "unrecognised", "missing"].contains(&state);
        let mut complaints = counted().flat_map(|report| &report.complaints);
        let is_failure = complaints.any(|each| !each.is_undecided && fails(each.weight))
            || self.batch.iter().any(|weight| fails(*weight))
            || counted().any(|report| is_open(report.status))
            || self.submitters.iter().any(|each| {
                // The county's own report may still be waited for.
                is_open(each.state) && !(each.name == COUNTY && each.state == "missing")
            })
            || counted().count() == 0;
        i32::from(is_failure)
    }

    /// How many submitters have each state; the county itself is none.
    pub(crate) fn submitter_counts(&self) -> BTreeMap<&'static str, usize> {
        let is_listed =
            |each: &&SubmitterReading| each.name != COUNTY && !self.strangers.contains(&each.name);
        let submitters = self.submitters.iter().filter(is_listed);
        let mut counts = BTreeMap::new();
        for submitter in submitters {
            *counts.entry(submitter.state).or_insert(0) += 1;
        }
        counts
    }
}
