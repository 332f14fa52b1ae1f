//! The form of 2014.

use super::{Draft, number_in, shares, usual_size};
use crate::localize::sizes::UsualSize;

/// A row with what is usual in a dense report and in a sparse one.
type Row = (&'static str, UsualSize, UsualSize);

const CHANNELS: [Row; 5] = [
    ("a1.2.1", usual_size(20, 150), usual_size(97, 5)),
    ("a1.2.2", usual_size(0, 3000), usual_size(5, 60)),
    ("a1.2.3", usual_size(15, 900), usual_size(85, 20)),
    ("a1.2.4", usual_size(5, 1500), usual_size(50, 30)),
    ("a1.2.5", usual_size(10, 400), usual_size(55, 15)),
];

const RESPONSES: [Row; 5] = [
    ("a2.2.1", usual_size(30, 6), usual_size(95, 1)),
    ("a2.2.2", usual_size(25, 8), usual_size(93, 1)),
    ("a2.2.3", usual_size(3, 90), usual_size(75, 3)),
    ("a2.2.4", usual_size(15, 60), usual_size(80, 4)),
    ("a2.2.5", usual_size(20, 40), usual_size(80, 3)),
];

const RECEIVED: [Row; 4] = [
    ("a3.1.1", usual_size(5, 60), usual_size(90, 2)),
    ("a3.1.2", usual_size(50, 8), usual_size(98, 1)),
    ("a3.1.3", usual_size(0, 250), usual_size(85, 3)),
    ("a3.1.4", usual_size(2, 90), usual_size(90, 2)),
];

const REPLIES: [(&str, UsualSize); 8] = [
    ("a3.3.1", usual_size(2, 60)),
    ("a3.3.2", usual_size(0, 120)),
    ("a3.3.3", usual_size(10, 25)),
    ("a3.3.4", usual_size(5, 30)),
    ("a3.3.5", usual_size(3, 40)),
    ("a3.3.6", usual_size(3, 50)),
    ("a3.3.7", usual_size(10, 15)),
    ("a3.3.8", usual_size(15, 12)),
];

const REASONS: [(&str, UsualSize); 6] = [
    ("a3.3.4.a", usual_size(30, 4)),
    ("a3.3.4.b", usual_size(20, 8)),
    ("a3.3.4.c", usual_size(15, 10)),
    ("a3.3.4.d", usual_size(25, 6)),
    ("a3.3.4.e", usual_size(20, 9)),
    ("a3.3.4.f", usual_size(10, 12)),
];

const CASES: [(&str, [Row; 3]); 2] = [
    (
        "a4",
        [
            ("a4.1", usual_size(10, 12), usual_size(97, 1)),
            ("a4.2", usual_size(30, 3), usual_size(98, 1)),
            ("a4.3", usual_size(20, 6), usual_size(98, 1)),
        ],
    ),
    (
        "a5",
        [
            ("a5.1", usual_size(10, 14), usual_size(97, 1)),
            ("a5.2", usual_size(35, 2), usual_size(99, 1)),
            ("a5.3", usual_size(20, 5), usual_size(98, 1)),
        ],
    ),
];

/// A hundredth of 万元 in the mantissas of money.
const CENT: i64 = 10_000;

pub(super) fn fill(draft: &mut Draft<'_>) {
    let site = disclosed(draft);
    responses(draft, site);
    applications(draft);
    for (total, parts) in CASES {
        let sum = rows(draft, &parts).iter().sum();
        draft.set(total, "", sum);
    }
    let complaints = draft.number(usual_size(40, 20), usual_size(95, 1));
    draft.set("a6", "", complaints);
    capacity(draft);
}

/// Draws and sets `rows`.
fn rows(draft: &mut Draft<'_>, rows: &[Row]) -> Vec<i64> {
    let mut values = Vec::new();
    for &(row, city, town) in rows {
        let value = draft.number(city, town);
        draft.set(row, "", value);
        values.push(value);
    }
    values
}

/// What was disclosed, through whichever channels. One item may go through several.
fn disclosed(draft: &mut Draft<'_>) -> i64 {
    let channels = rows(draft, &CHANNELS);
    let largest = channels.iter().copied().max().unwrap_or(0);
    let sum: i64 = channels.iter().sum();
    let disclosed = number_in(largest, (largest + sum) / 2, draft.random);
    let issued = draft.number(usual_size(0, 60), usual_size(40, 4));
    let published = number_in(issued / 2, issued, draft.random).min(disclosed);
    for (row, value) in [
        ("a1.1", disclosed),
        ("a1.1.a", published),
        ("a1.1.b", issued),
    ] {
        draft.set(row, "", value);
    }
    disclosed
}

fn responses(draft: &mut Draft<'_>, disclosed: i64) {
    let mut values = rows(draft, &RESPONSES);
    values[2] = values[2].min(disclosed);
    draft.set("a2.2.3", "", values[2]);
    for (at, row) in [(0, "a2.2.1.a"), (1, "a2.2.2.a")] {
        let of_which = number_in(0, values[at], draft.random);
        draft.set(row, "", of_which);
    }
    let sum: i64 = values.iter().sum();
    let topics = draft.number(usual_size(0, 30), usual_size(10, 2));
    draft.set("a2.1", "", topics.clamp(sum.min(1), sum));
}

fn applications(draft: &mut Draft<'_>) {
    let received: i64 = rows(draft, &RECEIVED).iter().sum();
    let pending = draft
        .number(usual_size(30, 12), usual_size(95, 1))
        .min(received);
    let completed = received - pending;
    let late = draft
        .number(usual_size(15, 15), usual_size(96, 1))
        .min(completed);
    let totals = [
        ("a3.1", received),
        ("a3.2", completed),
        ("a3.2.1", completed - late),
        ("a3.2.2", late),
        ("a3.3", completed),
    ];
    for (row, value) in totals {
        draft.set(row, "", value);
    }
    let refused = divided(draft, completed, &REPLIES)[3];
    divided(draft, refused, &REASONS);
}

fn divided(draft: &mut Draft<'_>, total: i64, rows: &[(&str, UsualSize)]) -> Vec<i64> {
    let weights: Vec<UsualSize> = rows.iter().map(|(_, weight)| *weight).collect();
    let parts = shares(total, &weights, draft.random);
    for ((row, _), part) in rows.iter().zip(&parts) {
        draft.set(row, "", *part);
    }
    parts
}

fn capacity(draft: &mut Draft<'_>) {
    let full = draft.number(usual_size(0, 30), usual_size(40, 1));
    let part = draft.number(usual_size(0, 90), usual_size(5, 2));
    let part = part.max(1);
    let offices = draft
        .number(usual_size(0, 8), usual_size(10, 1))
        .min(full + part);
    let points = draft.number(usual_size(0, 40), usual_size(0, 2)).max(1);
    let funds = draft.number(usual_size(10, 8000), usual_size(75, 100));
    let fees = draft
        .number(usual_size(60, 40), usual_size(98, 2))
        .min(funds);
    let received = draft.figures.mantissa(draft.setup.figure("a3.1", ""));
    let fees = if received == 0 { 0 } else { fees };
    let classes = draft.number(usual_size(5, 10), usual_size(40, 1));
    let meetings = draft.number(usual_size(0, 20), usual_size(10, 2));
    let meetings = if classes == 0 {
        meetings.max(1)
    } else {
        meetings
    };
    let each = draft.number(usual_size(0, 45), usual_size(0, 15)).max(1);
    let values = [
        ("a7", fees * CENT),
        ("a8.1", offices),
        ("a8.2", points),
        ("a8.3", full + part),
        ("a8.3.1", full),
        ("a8.3.2", part),
        ("a8.4", funds * CENT),
        ("a9.1", meetings),
        ("a9.2", classes),
        ("a9.3", classes * each),
    ];
    for (row, value) in values {
        draft.set(row, "", value);
    }
}
