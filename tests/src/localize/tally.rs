//! Counts over many reports.

/// A share: how many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// How many of them are right.
    pub right: u64,
    /// How many there are.
    pub total: u64,
}

impl Share {
    /// Counts one more.
    pub fn count(&mut self, is_right: bool) {
        self.right += u64::from(is_right);
        self.total += 1;
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.total += other.total;
    }
}

/// How well the wrong numbers of reports with errors are found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many reports there are.
    pub reports: u64,
    /// Reports in which a rule of severity `error` is broken or the program names a cause. The counts below are of these.
    pub caught: u64,
    /// Reports in which every wrong number stands in a broken rule.
    pub visible: u64,
    /// Reports in which the numbers graded certain or likely are exactly the wrong ones.
    pub located: u64,
    /// Reports in which the first explanations change exactly what is wrong, whatever their grade.
    pub exact: u64,
    /// Of those, reports in which every proposed number is the true one.
    pub valued: u64,
    /// Reports in which the number that is ranked first is a wrong one.
    pub top: u64,
    /// Reports in which some explanation has every wrong number that stands in a broken rule.
    pub listed: u64,
    /// Reports in which a number graded certain or likely is not wrong.
    pub blamed: u64,
    /// Reports in which no number is graded certain or likely.
    pub undetermined: u64,
    /// Reports in which the search met a limit.
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
    /// Adds the counts of other reports.
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
