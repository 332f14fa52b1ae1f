//! Random counties, and the states that every door gives their submitters and reports.
//!
//! Each county is drawn as a plan (`plan.rs`) and written to disk (`paper.rs`); what its states are is read a second time,
//! from the plan and the table of states alone (`reading.rs`), and every door has to say the same (`doors.rs`).

mod doors;
mod equal_bytes;
mod paper;
mod plan;
mod reading;

use crate::bench::folder;
use doors::disagreements;
use plan::draw;
use std::fs;
use std::ops::Range;

fn hold_counties(seeds: Range<u64>) {
    let mut failures = Vec::new();
    for seed in seeds {
        let folder = folder(&format!("states-{seed}"));
        let said = disagreements(&folder, &draw(seed));
        if said.is_empty() {
            fs::remove_dir_all(&folder).unwrap();
            continue;
        }
        failures.push(format!("county {seed} in {}", folder.display()));
        failures.extend(said.into_iter().map(|each| format!("  {each}")));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_door_gives_the_states_of_the_table() {
    hold_counties(0..8);
}

/// `GOUJI_COUNTIES=1000-1400 cargo test -p gouji --test cli -- --ignored states`
#[test]
#[ignore = "takes minutes"]
fn every_door_gives_the_states_of_the_table_in_many_counties() {
    let wanted = std::env::var("GOUJI_COUNTIES").unwrap_or_else(|_| "1000-1300".to_owned());
    let (first, end) = wanted.split_once('-').unwrap();
    hold_counties(first.parse().unwrap()..end.parse().unwrap());
}
