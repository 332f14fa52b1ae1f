//! What came of many reports.

/// How many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// How many are so.
    pub right: u64,
    /// Of how many.
    pub of: u64,
}

impl Share {
    /// Counts one more, which `is` so or not.
    pub fn count(&mut self, is: bool) {
        self.right += u64::from(is);
        self.of += 1;
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.of += other.of;
    }
}

/// What came of reports with errors in them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Reports.
    pub reports: u64,
    /// Reports in which a rule of severity `error` is broken or the program names a cause; the next ones are of these.
    pub caught: u64,
    /// In which every wrong number stands in a broken rule.
    pub visible: u64,
    /// In which what is graded certain or likely is exactly what is wrong.
    pub located: u64,
    /// In which the first explanations change exactly what is wrong, whatever their grade.
    pub exact: u64,
    /// Of those, in which every number proposed is the true one.
    pub valued: u64,
    /// In which the number ranked first of all is wrong.
    pub top: u64,
    /// In which every wrong number that stands in a broken rule is in some explanation.
    pub listed: u64,
    /// In which a number graded certain or likely is right.
    pub blamed: u64,
    /// In which no number is graded certain or likely.
    pub undetermined: u64,
    /// In which the search was given up.
    pub given_up: u64,
    /// Of all changes graded certain, how many are of wrong numbers.
    pub certain: Share,
    /// The same of those graded likely.
    pub likely: Share,
    /// Of all explanations graded certain, in how many every change is of a wrong number, to its true value.
    pub certain_whole: Share,
    /// The same of those graded likely.
    pub likely_whole: Share,
}

impl Tally {
    /// Adds what came of others.
    pub fn add(&mut self, other: &Self) {
        self.reports += other.reports;
        self.caught += other.caught;
        self.visible += other.visible;
        self.located += other.located;
        self.exact += other.exact;
        self.valued += other.valued;
        self.top += other.top;
        self.listed += other.listed;
        self.blamed += other.blamed;
        self.undetermined += other.undetermined;
        self.given_up += other.given_up;
        self.certain.add(other.certain);
        self.likely.add(other.likely);
        self.certain_whole.add(other.certain_whole);
        self.likely_whole.add(other.likely_whole);
    }
}

/// How long the localisation of each report took, in microseconds.
#[derive(Debug, Clone, Default)]
pub struct Times(Vec<u64>);

impl Times {
    /// Adds one.
    pub fn add(&mut self, micros: u64) {
        self.0.push(micros);
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The median, that which one of a hundred exceeds, and the longest.
    #[must_use]
    pub fn summary(&self) -> [u64; 3] {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let at = |percent: usize| {
            let at = sorted.len() * percent / 100;
            sorted.get(at.min(sorted.len().saturating_sub(1))).copied()
        };
        [at(50), at(99), at(100)].map(Option::unwrap_or_default)
    }
}
