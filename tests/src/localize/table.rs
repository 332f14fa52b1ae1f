//! The tables, as Markdown.

use crate::localize::runs::{Adversarial, Outcomes, Scenario, Section};
use crate::localize::tally::{Share, Tally};
use std::fmt::Write;

/// What stands before the tables in a document that holds them, and after them.
pub const MARKERS: [&str; 2] = [
    "<!-- the tables: written by the command -->",
    "<!-- the end of the tables -->",
];

/// How many of a hundred, with one decimal place.
fn percent(right: u64, total: u64) -> String {
    if total == 0 {
        return "–".to_owned();
    }
    let tenths = (right * 2000 + total) / (total * 2);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn share(share: Share) -> String {
    match share.total {
        0 => "–".to_owned(),
        total => format!("{} of {total}", percent(share.right, total)),
    }
}

fn line(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn head(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let rule = vec!["---".to_owned(); names.len()];
    line(&names) + &line(&rule)
}

/// The head of a section.
#[must_use]
pub fn section_head(section: &Section) -> String {
    let head = match section.is_of_grades {
        true => head(&[
            "errors",
            "reports",
            "errors in each",
            "certain: numbers",
            "likely: numbers",
            "certain: explanations",
            "likely: explanations",
        ]),
        false => head(&[
            "errors",
            "reports",
            "errors in each",
            "others",
            "number",
            "caught",
            "visible",
            "located",
            "exact",
            "values",
            "top",
            "in the list",
            "wrong blame",
            "open",
            "given up",
            "µs",
            "99%",
            "longest",
        ]),
    };
    format!("\n### {}\n\n{head}", section.title)
}

/// One row of a section.
#[must_use]
pub fn row(section: &Section, scenario: &Scenario, outcomes: &Outcomes) -> String {
    let tally = &outcomes.tally;
    let density = scenario.density.name().to_owned();
    let errors = scenario.errors.to_string();
    if section.is_of_grades {
        return graded(scenario.name.clone(), density, errors, tally);
    }
    let of_caught = |count: u64| percent(count, tally.caught);
    let mut cells = vec![
        scenario.name.clone(),
        density,
        errors,
        scenario.others.to_string(),
        tally.reports.to_string(),
        percent(tally.caught, tally.reports),
    ];
    let counts = [tally.visible, tally.located, tally.exact];
    cells.extend(counts.map(of_caught));
    cells.push(percent(tally.valued, tally.exact));
    let counts = [
        tally.top,
        tally.listed,
        tally.blamed,
        tally.undetermined,
        tally.given_up,
    ];
    cells.extend(counts.map(of_caught));
    cells.extend(outcomes.times.summary().map(|micros| micros.to_string()));
    line(&cells)
}

fn graded(name: String, density: String, errors: String, tally: &Tally) -> String {
    let shares = [
        tally.certain,
        tally.likely,
        tally.certain_whole,
        tally.likely_whole,
    ];
    let mut cells = vec![name, format!("{}, {density}", tally.reports), errors];
    cells.extend(shares.map(share));
    line(&cells)
}

/// The sum of several rows about grades.
#[must_use]
pub fn sum_of_grades(name: &str, errors: usize, tally: &Tally) -> String {
    graded(
        name.to_owned(),
        "both".to_owned(),
        errors.to_string(),
        tally,
    )
}

/// The table of reports in which nothing is right.
#[must_use]
pub fn adversarial(rows: &[(&str, Vec<Adversarial>)]) -> String {
    let mut text = "\n### Reports in which every number is random\n\n".to_owned();
    text += &head(&[
        "form",
        "number",
        "rules broken, most",
        "µs, median",
        "longest",
        "given up",
    ]);
    for (form, results) in rows {
        let mut times: Vec<u64> = results.iter().map(|each| each.micros).collect();
        times.sort_unstable();
        let broken = results.iter().map(|each| each.broken).max();
        let given_up = results.iter().filter(|each| each.is_given_up).count();
        let median = times.get(times.len() / 2).copied().unwrap_or(0);
        let longest = times.last().copied().unwrap_or(0);
        let most = broken.unwrap_or(0);
        let _ = writeln!(
            text,
            "| {form} | {} | {most} | {median} | {longest} | {given_up} |",
            results.len()
        );
    }
    text
}

/// `document` with `tables` between its markers; `None` where it has none.
#[must_use]
pub fn replace_tables(document: &str, tables: &str) -> Option<String> {
    let [first, last] = MARKERS;
    let (before, rest) = document.split_once(first)?;
    let (_, after) = rest.split_once(last)?;
    Some(format!("{before}{first}\n{tables}\n{last}{after}"))
}
