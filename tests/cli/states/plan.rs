//! What a random county holds, as it was meant: drawn before anything is written, and never read back from the program.

use std::collections::BTreeSet;

/// Numbers that look random and are the same for the same seed.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x9e37_79b9_7f4a_7c15)
    }

    pub(crate) fn number_below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % u64::try_from(end).unwrap()).unwrap()
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.number_below(100) < percent
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.number_below(all.len())]
    }
}

/// What a rule weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    Error,
    Query,
    Note,
    Off,
}

/// A rule of the county's own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rule {
    pub(crate) id: &'static str,
    pub(crate) weight: Weight,
    /// What gouji.yaml makes of it.
    pub(crate) changed: Option<Weight>,
}

impl Rule {
    pub(crate) fn effect(self) -> Weight {
        self.changed.unwrap_or(self.weight)
    }
}

/// The rules that the county has beside the built-in ones, and one of those that it may change.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules {
    /// 行政强制 is at most 300, 200, 100.
    pub(crate) coercion: [(u32, Rule); 3],
    /// 行政许可 is no more than the median of all, or [`MEDIAN_FLOOR`].
    pub(crate) median: Rule,
    /// The 行政处罚 of all together are at most [`MOST_PENALTIES`].
    pub(crate) sum: Rule,
    /// The built-in rule that the county's own report is the sum of all.
    pub(crate) total: Rule,
}

pub(crate) const MEDIAN_FLOOR: u32 = 5000;
pub(crate) const MOST_PENALTIES: u32 = 1000;

/// The figures of a report in which it differs from others, and what is wrong in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Numbers {
    pub(crate) licences: u32,
    pub(crate) penalties: u32,
    pub(crate) coercion: u32,
    pub(crate) wrong: Option<Wrong>,
}

/// What is wrong in the table of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// A total is one more than its parts.
    Total,
    /// A row is there that the form does not have, with a number in it.
    Row,
    /// A cell holds no number.
    Cell,
    /// A row of the form is missing.
    Absent,
}

/// What the own form of the county says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ledger {
    Clean,
    Error,
    Query,
    /// The cells of which its rules speak are blank, so that none applies.
    Idle,
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    Report(Numbers),
    Ledger(Ledger),
    /// A report of the year before.
    OtherYear,
    /// A title and text, and no table.
    Prose,
    Damaged,
    Empty,
}

impl Content {
    pub(crate) fn is_readable(self) -> bool {
        matches!(self, Self::Report(_) | Self::Ledger(_))
    }
}

/// Which of several drafts a file is, by construction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Draft {
    Only,
    Earlier,
    /// One of several that say the same.
    Copy,
    /// One of several that nobody can tell apart.
    Unclear,
}

/// A file under this year's reports.
#[derive(Debug, Clone)]
pub(crate) struct Submission {
    pub(crate) path: String,
    /// Whom the document names, by the name on the roster.
    pub(crate) author: &'static str,
    /// Whom the name of the file names.
    pub(crate) named: &'static str,
    pub(crate) content: Content,
    pub(crate) draft: Draft,
    /// The day of January 2026 under the report.
    pub(crate) signed: Option<usize>,
    /// The day of January 2026 in the register.
    pub(crate) received: Option<usize>,
    /// Whether the document calls its author by another name.
    pub(crate) by_alias: bool,
}

/// Somebody on the roster.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) name: &'static str,
    pub(crate) level: &'static str,
    pub(crate) alias: Option<&'static str>,
    pub(crate) has_last_year: bool,
}

/// The county's own report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OwnReport {
    None,
    /// gouji.yaml names one that is not there.
    Awaited,
    /// It is there: gouji.yaml names it, or not; 行政许可 differs by this from the sum of the reports at hand.
    There {
        is_named: bool,
        differs_by: i64,
    },
}

/// A county's year.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) members: Vec<Member>,
    pub(crate) strangers: Vec<&'static str>,
    pub(crate) files: Vec<Submission>,
    pub(crate) rules: Rules,
    pub(crate) own: OwnReport,
    pub(crate) has_notice: bool,
    pub(crate) has_output: bool,
}

const ROSTER: [(&str, &str, Option<&str>); 9] = [
    ("柳河镇", "乡镇", None),
    ("石门镇", "乡镇", Some("石门乡")),
    ("白塔乡", "乡镇", None),
    ("东岭镇", "乡镇", None),
    ("南湾镇", "乡镇", Some("南湾乡")),
    ("城关街道", "街道", None),
    ("县统计局", "部门", None),
    ("县教育局", "部门", None),
    ("县政府办公室", "本级", None),
];

const STRANGERS: [&str; 2] = ["青山镇", "黄土岭镇"];

/// A county as it is drawn.
pub(crate) fn draw(seed: u64) -> Plan {
    let mut dice = Dice::new(seed);
    let size = 2 + dice.number_below(ROSTER.len() - 1);
    let members = ROSTER[..size].iter().map(|(name, level, alias)| Member {
        name,
        level,
        alias: alias.filter(|_| dice.chance(70)),
        has_last_year: dice.chance(70),
    });
    let members: Vec<Member> = members.collect();
    // In some counties all is well but for one or two; in others anything may be.
    let trouble = dice.pick(&[0, 15, 60, 100]);
    let mut drawing = Drawing {
        files: Vec::new(),
        trouble,
        licences: 1000,
        dice,
    };
    let mut silent = BTreeSet::new();
    let mut misfiled = Vec::new();
    for member in &members {
        match drawing.member(member.name) {
            Shape::Sent => {}
            Shape::Nothing => drop(silent.insert(member.name)),
            Shape::Misfiled => misfiled.push(member.name),
        }
    }
    for name in misfiled {
        match silent.pop_first() {
            Some(author) => drawing.misfiled(name, author),
            None => drawing.one(name, Draft::Only),
        }
    }
    drawing.ledgers_and_aliases(&members);
    let strangers = match trouble {
        0 => 0,
        _ => drawing.dice.number_below(STRANGERS.len() + 1),
    };
    let strangers = STRANGERS[..strangers].to_vec();
    for name in &strangers {
        drawing.stranger(name);
    }
    let Drawing {
        files, mut dice, ..
    } = drawing;
    Plan {
        rules: rules(&mut dice, trouble),
        own: own_report(&mut dice, &files),
        members,
        strangers,
        files,
        has_notice: dice.chance(30),
        has_output: dice.chance(20),
    }
}

fn rules(dice: &mut Dice, trouble: usize) -> Rules {
    let mut rule = |id, weight| {
        let changed = dice.chance(trouble / 4);
        let to = dice.pick(&[Weight::Error, Weight::Query, Weight::Note, Weight::Off]);
        Rule {
            id,
            weight,
            changed: changed.then_some(to),
        }
    };
    let coercion = [
        (300, rule("coercion-error", Weight::Error)),
        (200, rule("coercion-query", Weight::Query)),
        (100, rule("coercion-note", Weight::Note)),
    ];
    let total = rule("county-total", Weight::Error);
    let (median, sum) = (
        rule("licences-by-median", Weight::Error),
        rule("penalties-of-all", Weight::Error),
    );
    let weights = [Weight::Error, Weight::Query, Weight::Note];
    Rules {
        coercion,
        total,
        median: Rule {
            weight: dice.pick(&weights),
            ..median
        },
        sum: Rule {
            weight: dice.pick(&weights),
            ..sum
        },
    }
}

fn own_report(dice: &mut Dice, files: &[Submission]) -> OwnReport {
    // Strangers are no part of it.
    let is_added_up = |file: &Submission| {
        matches!(file.content, Content::Report(_))
            && matches!(file.draft, Draft::Only | Draft::Copy)
            && !STRANGERS.contains(&file.author)
    };
    let is_anything = files.iter().any(is_added_up);
    match dice.number_below(6) {
        0 => OwnReport::Awaited,
        1..=3 if is_anything => OwnReport::There {
            is_named: dice.chance(60),
            differs_by: dice.pick(&[0, 0, -1, 1]),
        },
        _ => OwnReport::None,
    }
}

enum Shape {
    Sent,
    Nothing,
    Misfiled,
}

struct Drawing {
    files: Vec<Submission>,
    trouble: usize,
    licences: u32,
    dice: Dice,
}

impl Drawing {
    fn push(&mut self, path: String, who: &'static str, content: Content, draft: Draft) {
        self.files.push(Submission {
            path: format!("2025/{path}.txt"),
            author: who,
            named: who,
            content,
            draft,
            signed: None,
            received: None,
            by_alias: false,
        });
    }

    /// A report with figures of which no other has all.
    fn report(&mut self) -> Content {
        self.licences += 1;
        let mut numbers = Numbers {
            licences: self.licences,
            penalties: 4,
            coercion: 0,
            wrong: None,
        };
        if self.dice.chance(self.trouble * 2 / 3) {
            match self.dice.number_below(9) {
                0 => numbers.licences += 8000,
                1 => numbers.penalties = MOST_PENALTIES + 500,
                2 => numbers.coercion = 150,
                3 => numbers.coercion = 250,
                4 => numbers.coercion = 350,
                5 => numbers.wrong = Some(Wrong::Total),
                6 => numbers.wrong = Some(Wrong::Row),
                7 => numbers.wrong = Some(Wrong::Cell),
                _ => numbers.wrong = Some(Wrong::Absent),
            }
        }
        Content::Report(numbers)
    }

    fn one(&mut self, name: &'static str, draft: Draft) {
        let content = self.report();
        self.push(name.to_owned(), name, content, draft);
    }

    fn misfiled(&mut self, name: &'static str, author: &'static str) {
        self.one(name, Draft::Only);
        if let Some(file) = self.files.last_mut() {
            file.author = author;
        }
    }

    fn unreadable(&mut self) -> Content {
        self.dice
            .pick(&[Content::Damaged, Content::Empty, Content::Prose])
    }

    /// What somebody on the roster has sent on the form of all.
    fn member(&mut self, name: &'static str) -> Shape {
        if !self.dice.chance(self.trouble) {
            self.one(name, Draft::Only);
            return Shape::Sent;
        }
        match self.dice.number_below(16) {
            0 => return Shape::Nothing,
            1 | 2 => return Shape::Misfiled,
            3 => {
                let content = self.unreadable();
                self.push(name.to_owned(), name, content, Draft::Only);
            }
            4 => self.push(name.to_owned(), name, Content::OtherYear, Draft::Only),
            5 => {
                self.one(name, Draft::Only);
                let content = self.unreadable();
                self.push(format!("{name}（附件）"), name, content, Draft::Only);
            }
            6 => {
                self.one(name, Draft::Only);
                self.push(
                    format!("{name}（旧）"),
                    name,
                    Content::OtherYear,
                    Draft::Only,
                );
            }
            7 => {
                for path in [name.to_owned(), format!("另存/{name}")] {
                    let content = self.report();
                    self.push(path, name, content, Draft::Copy);
                }
                let content = self.files[self.files.len() - 2].content;
                self.files.last_mut().unwrap().content = content;
            }
            8 | 9 => {
                self.one(name, Draft::Unclear);
                let content = self.report();
                self.push(format!("{name}年报"), name, content, Draft::Unclear);
            }
            10..=13 => self.drafts(name),
            _ => self.one(name, Draft::Only),
        }
        Shape::Sent
    }

    /// Two drafts of which the second is later, by what says so first.
    fn drafts(&mut self, name: &'static str) {
        let (by, is_contrary) = (self.dice.number_below(4), self.dice.chance(50));
        let paths = match by {
            2 => [format!("{name}初稿"), format!("{name}终稿")],
            3 => [name.to_owned(), format!("退回修改后/{name}")],
            _ => [format!("{name}甲"), format!("{name}乙")],
        };
        for (place, path) in paths.into_iter().enumerate() {
            let content = self.report();
            let draft = [Draft::Earlier, Draft::Only][place];
            self.push(path, name, content, draft);
            let file = self.files.last_mut().unwrap();
            let days = [[5, 12], [12, 5]];
            match by {
                // The register says it, whatever day stands under the report.
                0 => {
                    file.received = Some(days[0][place]);
                    file.signed = is_contrary.then_some(days[1][place]);
                }
                1 => file.signed = Some(days[0][place]),
                _ => {}
            }
        }
    }

    /// The own form of the county from some, and other names for some.
    fn ledgers_and_aliases(&mut self, members: &[Member]) {
        for member in members {
            if self.dice.chance(self.trouble / 4) {
                self.ledger(member.name);
            }
            let is_aliased = member.alias.is_some() && self.dice.chance(40);
            let theirs = self.files.iter_mut();
            for file in theirs.filter(|file| file.author == member.name) {
                file.by_alias = is_aliased;
            }
        }
    }

    fn ledger(&mut self, name: &'static str) {
        let content = self.dice.pick(&[
            Ledger::Clean,
            Ledger::Clean,
            Ledger::Error,
            Ledger::Query,
            Ledger::Idle,
        ]);
        let path = format!("台账/{name}（台账）");
        self.push(path, name, Content::Ledger(content), Draft::Only);
    }

    fn stranger(&mut self, name: &'static str) {
        match self.dice.number_below(4) {
            0 => {
                self.one(name, Draft::Unclear);
                let content = self.report();
                self.push(format!("{name}年报"), name, content, Draft::Unclear);
            }
            1 => self.drafts(name),
            _ => self.one(name, Draft::Only),
        }
    }
}
