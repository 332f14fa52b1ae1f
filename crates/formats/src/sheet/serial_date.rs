//! The days that a spreadsheet counts, as dates.

use super::number::Number;

/// The last day that a spreadsheet knows, 9999-12-31, counted from 1900.
const LAST_DAY: u32 = 2_958_465;

/// The day from which a workbook counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Epoch {
    /// Day 1 is 1900-01-01, and 1900 is taken for a leap year.
    #[default]
    Year1900,
    /// Day 0 is 1904-01-01.
    Year1904,
}

/// A point in time as a clock and a calendar show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) year: u32,
    pub(super) month: u32,
    pub(super) day: u32,
    /// Monday is 0.
    pub(super) weekday: u32,
    /// Since the day began.
    pub(super) seconds: u32,
    /// Whole hours since the epoch.
    pub(super) hours: u64,
}

/// The moment that `number` counts; `None` where the calendar does not reach.
pub(super) fn moment(number: Number, epoch: Epoch) -> Option<Moment> {
    let (count, seconds) = number.days_and_seconds()?;
    let since_1900 = match epoch {
        Epoch::Year1900 => count,
        Epoch::Year1904 => count.checked_add(1462)?,
    };
    if since_1900 > LAST_DAY {
        return None;
    }
    // Days 0 and 60 are no days of the calendar but are shown: 1900-01-00 and 1900-02-29.
    let (year, month, day) = match since_1900 {
        0 => (1900, 1, 0),
        60 => (1900, 2, 29),
        1..60 => date(i64::from(since_1900) + 1),
        _ => date(i64::from(since_1900)),
    };
    Some(Moment {
        year,
        month,
        day,
        weekday: (since_1900 + 5) % 7,
        seconds,
        hours: u64::from(count) * 24 + u64::from(seconds / 3600),
    })
}

/// The date that is `days` after 1899-12-30.
fn date(days: i64) -> (u32, u32, u32) {
    // Years that begin in March put the leap day at their end: 400 of them have
    // 146,097 days. 1899-12-30 is day 693,899 since 0000-03-01.
    let days = days + 693_899;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    let small = |number: i64| u32::try_from(number).unwrap_or_default();
    (small(era * 400 + year + next), small(month), small(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date_of(text: &str, epoch: Epoch) -> Option<(u32, u32, u32)> {
        let moment = moment(Number::parse(text)?, epoch)?;
        Some((moment.year, moment.month, moment.day))
    }

    #[test]
    fn days_are_counted_as_spreadsheets_do() {
        let days = [
            ("0", (1900, 1, 0)),
            ("1", (1900, 1, 1)),
            ("59", (1900, 2, 28)),
            ("60", (1900, 2, 29)),
            ("61", (1900, 3, 1)),
            ("36526", (2000, 1, 1)),
            ("36585", (2000, 2, 29)),
            ("42740", (2017, 1, 5)),
            ("43100", (2017, 12, 31)),
            ("45351", (2024, 2, 29)),
            ("2958465", (9999, 12, 31)),
        ];
        for (count, date) in days {
            assert_eq!(date_of(count, Epoch::Year1900), Some(date), "{count}");
        }
        assert_eq!(date_of("0", Epoch::Year1904), Some((1904, 1, 1)));
        assert_eq!(date_of("41278", Epoch::Year1904), Some((2017, 1, 5)));
        assert_eq!(date_of("2958466", Epoch::Year1900), None);
        assert_eq!(date_of("4294967295", Epoch::Year1904), None);
    }

    #[test]
    fn days_have_their_weekday_and_time() {
        let noon = moment(Number::parse("42740.5").unwrap(), Epoch::Year1900).unwrap();
        // 2017-01-05 was a Thursday.
        assert_eq!(
            (noon.weekday, noon.seconds, noon.hours),
            (3, 43_200, 1_025_772)
        );
    }
}
