//! The forms of 2019 and 2021.

use super::{Draft, number_in, usual_size};
use crate::localize::setup::Generation;
use crate::localize::sizes::{UsualSize, number};
use std::collections::BTreeMap;

/// The usual size of each result among applications of natural persons in a dense report, from r3 on.
const RESULTS: [u64; 21] = [
    150, 40, 3, 6, 2, 10, 8, 9, 5, 6, 60, 12, 9, 25, 14, 3, 4, 3, 12, 2, 20,
];

/// The columns of applicants, and how many of a thousand apply there.
const APPLICANTS: [(&str, u64); 6] = [
    ("natural", 1000),
    ("business", 200),
    ("research", 15),
    ("welfare", 12),
    ("legal", 80),
    ("other", 50),
];

pub(super) fn fill(draft: &mut Draft<'_>) {
    applications(draft);
    cases(draft);
    match draft.setup.generation {
        Generation::B => tables_b(draft),
        Generation::A | Generation::C => tables_c(draft),
    }
}

/// What is usual for a figure of section 三 whose size is `size` in a dense report.
fn usual(draft: &Draft<'_>, size: u64, part: u64) -> UsualSize {
    let rare = part < 500;
    let (zero, divisor) = match (draft.is_dense, rare) {
        (true, _) => (if size < 5 { 15 } else { 3 }, 1),
        (false, false) => (78, 25),
        (false, true) => (96, 6),
    };
    UsualSize {
        zero,
        size: size * 256 * part / 1000 / divisor,
    }
}

fn applications(draft: &mut Draft<'_>) {
    let last = if draft.setup.generation == Generation::B {
        22
    } else {
        24
    };
    let mut totals = BTreeMap::<String, i64>::new();
    for (column, part) in APPLICANTS {
        let mut values: Vec<(String, i64)> = Vec::new();
        for (row, size) in (3..last).zip(RESULTS) {
            let value = number(usual(draft, size, part), draft.size, draft.random);
            values.push((format!("r{row}"), value));
        }
        let done: i64 = values.iter().map(|(_, value)| *value).sum();
        let over = number(usual(draft, 20, part), draft.size, draft.random);
        let old = number(usual(draft, 18, part), draft.size, draft.random);
        let old = old.min(done + over);
        values.extend([
            ("r1".to_owned(), done + over - old),
            ("r2".to_owned(), old),
            ("r24".to_owned(), done),
            ("r25".to_owned(), over),
        ]);
        for (row, value) in values {
            draft.set(&row, column, value);
            *totals.entry(row).or_default() += value;
        }
    }
    for (row, total) in totals {
        draft.set(&row, "total", total);
    }
}

fn cases(draft: &mut Draft<'_>) {
    for (row, part) in [
        ("s4.review", 3),
        ("s4.suit-direct", 2),
        ("s4.suit-after-review", 1),
    ] {
        let mut total = 0;
        for (column, size) in [
            ("upheld", 5),
            ("corrected", 1),
            ("other", 3),
            ("pending", 2),
        ] {
            let value = draft.number(usual_size(10, size * part), usual_size(96, 1));
            draft.set(row, column, value);
            total += value;
        }
        draft.set(row, "total", total);
    }
}

fn tables_c(draft: &mut Draft<'_>) {
    for (row, city, town) in [
        ("s2.regulation", usual_size(30, 3), usual_size(100, 1)),
        ("s2.normative", usual_size(0, 40), usual_size(80, 1)),
    ] {
        let made = draft.number(city, town);
        let repealed = number_in(0, made, draft.random);
        let before = draft.number(city, town);
        draft.set(row, "made", made);
        draft.set(row, "repealed", repealed);
        draft.set(row, "valid", made - repealed + before * 4);
    }
    for (row, city, town) in [
        ("s2.licence", usual_size(0, 50_000), usual_size(60, 300)),
        ("s2.penalty", usual_size(2, 2_000), usual_size(70, 20)),
        ("s2.coercion", usual_size(10, 100), usual_size(95, 2)),
    ] {
        let value = draft.number(city, town);
        draft.set(row, "decisions", value);
    }
    let fee = draft.number(usual_size(10, 30_000), usual_size(100, 1));
    draft.set("s2.fee", "amount", fee.min(900_000) * 10_000);
}

fn tables_b(draft: &mut Draft<'_>) {
    for (row, city, town) in [
        ("s2.regulation", usual_size(30, 3), usual_size(100, 1)),
        ("s2.normative", usual_size(0, 40), usual_size(80, 1)),
    ] {
        let made = draft.number(city, town);
        let published = number_in(made / 2, made, draft.random);
        let before = draft.number(city, town);
        draft.set(row, "made", made);
        draft.set(row, "published", published);
        draft.set(row, "total", published + before * 4);
    }
    for (row, city, town) in [
        ("s2.licence", usual_size(0, 300), usual_size(50, 20)),
        ("s2.other-service", usual_size(10, 60), usual_size(80, 5)),
        ("s2.penalty", usual_size(0, 900), usual_size(60, 20)),
        ("s2.coercion", usual_size(5, 80), usual_size(85, 3)),
    ] {
        let last = draft.number(city, town);
        let change = number_in(-(last / 8), last / 8, draft.random);
        let decisions = draft.number(city, town) * 3;
        // As many decisions as items are asked about.
        let decisions = decisions + i64::from(decisions == last + change);
        let decisions = if last + change > 0 { decisions } else { 0 };
        draft.set(row, "last-year", last);
        draft.set(row, "change", change);
        draft.set(row, "decisions", decisions);
    }
    let fees = draft.number(usual_size(10, 20), usual_size(95, 1));
    draft.set("s2.fee", "last-year", fees);
    let change = number_in(-(fees / 4), fees / 4, draft.random);
    draft.set("s2.fee", "change", change);
    let projects = draft.number(usual_size(2, 120), usual_size(70, 2));
    draft.set("s2.procurement", "projects", projects);
    let each = draft
        .number(usual_size(0, 250_000), usual_size(0, 30_000))
        .max(1);
    draft.set("s2.procurement", "amount", projects * each * 1_000_000);
}
