//! What a synthetic report states, made before any document is.

use super::random::Random;
use super::rows_a::edition_rows;
use super::rows_bc::{
    APPLICANTS, CARRIED_IN, CARRIED_OUT, CASE_COLUMNS, CASES, NEW, SECOND_B, SECOND_C, groups,
};
use std::collections::BTreeMap;

/// A form, and the edition where it has two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormEdition {
    /// Form a, national edition.
    National,
    /// Form a as Shandong prints it.
    Shandong,
    /// Form b.
    B,
    /// Form c.
    C,
}

impl FormEdition {
    /// The id of the form schema.
    #[must_use]
    pub fn form(self) -> &'static str {
        match self {
            Self::National | Self::Shandong => "xxgk-2014",
            Self::B => "xxgk-2019",
            Self::C => "xxgk-2021",
        }
    }

    /// The report years for which it was in force.
    pub(super) fn years(self) -> &'static [u16] {
        match self {
            Self::National | Self::Shandong => &[2014, 2015, 2016, 2017, 2018],
            Self::B => &[2019, 2020],
            Self::C => &[2021, 2022, 2023, 2024, 2025],
        }
    }
}

/// What a report states at one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatedValue {
    /// A number, in plain digits.
    Number(String),
    /// A blank cell.
    Blank,
    /// A dash or a slash.
    Dash,
    /// The word 无.
    None,
    /// Nothing: the document lacks the row.
    Lost,
}

/// What a report states, by figure id: `a3.1`, `r1[natural]`.
pub type Truth = BTreeMap<String, StatedValue>;

/// What kind of number belongs at a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Count,
    Signed,
    Money,
    Heading,
}

/// How a report is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filling {
    /// A township in which little happened: mostly 0.
    Zeros,
    /// A city: almost every number is another one.
    Dense,
    /// Numbers, and cells left blank.
    Blanks,
    /// Numbers, blanks, dashes and 无.
    Marks,
}

/// A report in which each figure is its own id in braces: a place to be filled.
pub(super) fn places(edition: FormEdition) -> Truth {
    let all = figures(edition).into_iter();
    let place = |(id, kind): (String, Kind)| {
        let stated = match kind {
            Kind::Heading => StatedValue::Blank,
            _ => StatedValue::Number(format!("{{{{{id}}}}}")),
        };
        (id, stated)
    };
    all.map(place).collect()
}

/// A report that is filled in one way.
pub(super) fn truth(edition: FormEdition, filling: Filling, random: &mut Random) -> Truth {
    let figures = figures(edition);
    let mut truth = Truth::new();
    for (id, kind) in figures {
        let stated = match kind {
            Kind::Heading => StatedValue::Blank,
            kind => stated(kind, filling, random),
        };
        truth.insert(id, stated);
    }
    truth
}

fn figures(edition: FormEdition) -> Vec<(String, Kind)> {
    match edition {
        FormEdition::National => form_a(false),
        FormEdition::Shandong => form_a(true),
        FormEdition::B | FormEdition::C => form_bc(edition == FormEdition::C),
    }
}

fn form_a(shandong: bool) -> Vec<(String, Kind)> {
    let kind = |unit| match unit {
        "" => Kind::Heading,
        "万元" => Kind::Money,
        _ => Kind::Count,
    };
    let rows = edition_rows(shandong);
    rows.iter()
        .map(|row| (row.id.to_owned(), kind(row.unit)))
        .collect()
}

fn form_bc(is_c: bool) -> Vec<(String, Kind)> {
    let mut all = Vec::new();
    for block in if is_c {
        SECOND_C.iter()
    } else {
        SECOND_B.iter()
    } {
        for (row, _) in block.rows {
            for (column, _) in block.columns {
                let kind = match *column {
                    "change" => Kind::Signed,
                    "amount" => Kind::Money,
                    _ => Kind::Count,
                };
                all.push((block.id(row, column), kind));
            }
        }
    }
    let mut rows = vec![NEW.0, CARRIED_IN.0];
    for group in groups(is_c) {
        rows.extend((!group.id.is_empty()).then_some(group.id));
        rows.extend(group.rows.iter().map(|(id, _)| *id));
    }
    rows.push(CARRIED_OUT.0);
    for row in rows {
        all.extend(
            APPLICANTS
                .iter()
                .map(|(column, _)| (format!("{row}[{column}]"), Kind::Count)),
        );
    }
    for row in CASES {
        all.extend(
            CASE_COLUMNS
                .iter()
                .map(|(column, _)| (format!("{row}[{column}]"), Kind::Count)),
        );
    }
    all
}

fn stated(kind: Kind, filling: Filling, random: &mut Random) -> StatedValue {
    let (zero, blank, mark) = match filling {
        Filling::Zeros => (90, 0, 0),
        Filling::Dense => (5, 0, 0),
        Filling::Blanks => (30, 40, 0),
        Filling::Marks => (30, 20, 20),
    };
    let at = random.number_below(100);
    if at < zero {
        StatedValue::Number("0".to_owned())
    } else if at < zero + blank {
        StatedValue::Blank
    } else if at < zero + blank + mark {
        if random.chance(50) {
            StatedValue::Dash
        } else {
            StatedValue::None
        }
    } else {
        StatedValue::Number(number(kind, random))
    }
}

fn number(kind: Kind, random: &mut Random) -> String {
    let digits = random.pick(&[1, 1, 2, 2, 3, 4, 5]);
    let value = 1 + random.number_below(10_usize.pow(digits) - 1);
    match kind {
        Kind::Signed if random.chance(40) => format!("-{value}"),
        Kind::Money if random.chance(60) => {
            format!(
                "{value}.{}{}",
                random.number_below(100),
                1 + random.number_below(9)
            )
        }
        _ => value.to_string(),
    }
}
