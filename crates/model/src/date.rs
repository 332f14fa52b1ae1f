//! Years of reports, and days of the calendar as they stand under one.

use std::fmt;
use std::ops::RangeInclusive;

/// The years that a report may be of: the regulations on open government took effect in 2008.
pub const REPORT_YEARS: RangeInclusive<u16> = 2008..=2099;

/// The years that a text may name as that of its report. They begin earlier, because a report of a year that cannot be is
/// said to be of that year, and not of none.
pub const TEXT_YEARS: RangeInclusive<u16> = 2000..=2099;

/// A day. It orders as the calendar does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, unless there is no such.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if is_leap => 29,
            2 => 28,
            _ => return None,
        };
        (1..=last)
            .contains(&day)
            .then_some(Self { year, month, day })
    }

    /// The year, the month from 1 and the day from 1.
    #[must_use]
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }
}

/// As in 2018-01-12.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_only_days_of_the_calendar() {
        assert!(Date::new(2024, 2, 29).is_some());
        assert!(Date::new(2023, 2, 29).is_none());
        assert!(Date::new(2100, 2, 29).is_none());
        assert!(Date::new(2023, 13, 1).is_none());
        assert!(Date::new(2023, 4, 31).is_none());
        assert!(Date::new(2023, 4, 0).is_none());
    }

    #[test]
    fn days_order_as_the_calendar_does() {
        assert!(Date::new(2023, 12, 31) < Date::new(2024, 1, 1));
        assert_eq!(
            Date::new(2018, 1, 2).map(|day| day.to_string()).as_deref(),
            Some("2018-01-02")
        );
    }
}
