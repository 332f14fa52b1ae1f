//! Every door of the program, held against the second reading.

use crate::bench::{code, gouji_in, stderr, stdout};
use crate::states::paper::{COUNTY, OUTPUT, write_county};
use crate::states::plan::{Draft, Plan, Weight};
use crate::states::reading::{Reading, read};
use gouji_model::SubmitterState;
use gouji_review::{CountyFolder, Outcomes, ReviewOptions, Reviewer};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The words of the states, in JSON and on paper.
const WORDS: [(&str, &str); 6] = [
    ("missing", "未报"),
    ("unreadable", "已报，读不出"),
    ("error", "有错误"),
    ("undecided", "没审完"),
    ("query", "要核实"),
    ("clean", "通过"),
];

/// Writes the county of `plan` into `folder` and asks every door; what one says otherwise than the second reading.
pub(crate) fn disagreements(folder: &Path, plan: &Plan) -> Vec<String> {
    write_county(folder, plan, false);
    let reading = read(plan);
    if plan.has_output {
        let output = gouji_in(folder, &["check"]);
        fs::write(folder.join(OUTPUT), output.stdout).unwrap();
    }
    let mut comparison = Comparison::default();
    let json = gouji_in(folder, &["check", "--format", "json"]);
    let value: Value = match serde_json::from_str(&stdout(&json)) {
        Ok(value) => value,
        Err(_) => return vec![format!("no JSON: {}", stderr(&json))],
    };
    comparison.same("exit", code(&json), reading.exit_code(Some(Weight::Error)));
    comparison.json(&value, &reading, plan);
    let text = gouji_in(folder, &["check", "--fail-on", "query"]);
    comparison.same(
        "exit, query",
        code(&text),
        reading.exit_code(Some(Weight::Query)),
    );
    comparison.text(&stdout(&text), &reading);
    let short = gouji_in(folder, &["check", "--fail-on", "never", "-q"]);
    comparison.same("exit, never", code(&short), reading.exit_code(None));
    let rollup = gouji_in(folder, &["rollup", "--format", "json"]);
    let rollup: Value = serde_json::from_str(&stdout(&rollup)).unwrap();
    comparison.rollup(&rollup, &reading);
    comparison.library(folder, &reading);
    comparison.said
}

#[derive(Default)]
struct Comparison {
    said: Vec<String>,
}

impl Comparison {
    fn same<T: PartialEq<U> + std::fmt::Debug, U: std::fmt::Debug>(
        &mut self,
        what: &str,
        program: T,
        reading: U,
    ) {
        if program != reading {
            self.said
                .push(format!("{what}: it says {program:?}, right is {reading:?}"));
        }
    }

    fn json(&mut self, json: &Value, reading: &Reading, plan: &Plan) {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let all = json["summary"]["submitters"].as_array().unwrap().iter();
        let states = all.map(|each| (text(&each["name"]), text(&each["state"])));
        let right = reading.submitters.iter();
        let right = right.map(|each| (each.name.to_owned(), each.state.to_owned()));
        self.same(
            "summary.submitters",
            states.collect::<Vec<_>>(),
            right.collect::<Vec<_>>(),
        );
        let reports = json["reports"].as_array().unwrap();
        let mut copies: BTreeMap<String, usize> = BTreeMap::new();
        for report in reports {
            let path = text(&report["path"]);
            let Some(right) = reading.reports.get(&path) else {
                self.said.push(format!("{path}: no report"));
                continue;
            };
            let counts = report["counts"].as_bool().unwrap();
            let mut files = plan.files.iter();
            if files.any(|file| file.path == path && file.draft == Draft::Copy) {
                *copies.entry(text(&report["submitter"])).or_default() += usize::from(counts);
            } else {
                self.same(&format!("{path} counts"), counts, right.counts);
                let because = report["because"].as_str();
                self.same(&format!("{path} because"), because, right.because);
            }
            if counts {
                let status = report["status"].as_str();
                self.same(&format!("{path} status"), status, Some(right.status));
            }
        }
        for (name, counted) in copies {
            self.same(&format!("copies of {name} that count"), counted, 1);
        }
        self.same("reports", reports.len(), reading.reports.len());
    }

    fn text(&mut self, text: &str, reading: &Reading) {
        let table = text
            .lines()
            .skip_while(|line| !line.starts_with("报送单位 "));
        let rows: Vec<Vec<&str>> = table
            .skip(1)
            .take_while(|line| !line.is_empty())
            .map(|line| line.split_whitespace().collect())
            .collect();
        for submitter in &reading.submitters {
            let (_, word) = WORDS.iter().find(|(id, _)| *id == submitter.state).unwrap();
            let theirs = rows.iter().filter(|row| row[0] == submitter.name);
            let words: Vec<&str> = theirs
                .map(|row| row.get(2).or(row.get(1)).copied().unwrap_or_default())
                .collect();
            let says = |wanted: &[&str]| {
                let mut words = words.iter();
                words.any(|word| wanted.iter().any(|wanted| word.starts_with(wanted)))
            };
            let wanted: &[&str] = match submitter.state {
                // Each of the drafts says that they cannot be comparison apart.
                "error" => &["有错误", "分不出先后"],
                "unreadable" => &["已报，读不出", "读不出", "认不出报表"],
                _ => std::slice::from_ref(word),
            };
            if !says(wanted) {
                self.said.push(format!(
                    "table: {} {words:?}, right is {word}",
                    submitter.name
                ));
            }
        }
        let counts = reading.submitter_counts();
        let all: usize = counts.values().sum();
        let head = format!("共 {all} 个单位：");
        let Some(line) = text.lines().find_map(|line| line.strip_prefix(&head)) else {
            self.said.push(format!("no line of {all} submitters"));
            return;
        };
        for (id, word) in WORDS {
            let word = word.trim_start_matches("已报，");
            let count = counts.get(id).copied().unwrap_or(0);
            let mut parts = line.split(['，', '；']);
            let said = parts.find_map(|part| part.strip_prefix(word)?.trim().parse().ok());
            self.same(&format!("count of {word}"), said.unwrap_or(0), count);
        }
    }

    fn rollup(&mut self, json: &Value, reading: &Reading) {
        let names = |key: &str| -> Vec<String> {
            let all = json[key].as_array().unwrap().iter();
            let name = |each: &Value| each["submitter"].as_str().unwrap().to_owned();
            all.map(name).collect()
        };
        let right = |is_in: bool| -> Vec<String> {
            let states = reading.submitters.iter();
            let members = states.take_while(|each| {
                each.name != COUNTY && !["青山镇", "黄土岭镇"].contains(&each.name)
            });
            let those = members.filter(|each| each.is_rolled_up == is_in);
            those.map(|each| each.name.to_owned()).collect()
        };
        self.same("rollup contributors", names("contributors"), right(true));
        self.same("rollup left_out", names("left_out"), right(false));
        for omission in json["left_out"].as_array().unwrap() {
            let (name, kind) = (&omission["submitter"], &omission["kind"]);
            let mut submitters = reading.submitters.iter();
            let submitter = submitters.find(|each| *name == each.name).unwrap();
            if let Some(why) = submitter.left_out {
                self.same(&format!("why {name} is left out"), kind.as_str(), Some(why));
            }
        }
    }

    fn library(&mut self, folder: &Path, reading: &Reading) {
        let folder = CountyFolder::open(folder).unwrap();
        let library = folder.library().unwrap();
        let options = ReviewOptions {
            outcomes: Outcomes::Keep,
            ..ReviewOptions::default()
        };
        let review = Reviewer::new(&library, options).review_county(&folder, None);
        let states = review.submitters.iter();
        let states = states.map(|each| (each.name.clone().unwrap_or_default(), word(each.state)));
        let right = reading.submitters.iter();
        let right = right.map(|each| (each.name.to_owned(), each.state));
        self.same(
            "library",
            states.collect::<Vec<_>>(),
            right.collect::<Vec<_>>(),
        );
        let mut skipped: Vec<&str> = review.skipped.iter().map(|file| &*file.path).collect();
        skipped.sort_unstable();
        let right: Vec<&str> = reading.skipped.iter().map(String::as_str).collect();
        self.same("skipped", skipped, right);
    }
}

fn word(state: SubmitterState) -> &'static str {
    match state {
        SubmitterState::Missing => "missing",
        SubmitterState::Unreadable => "unreadable",
        SubmitterState::Error => "error",
        SubmitterState::Undecided => "undecided",
        SubmitterState::Query => "query",
        SubmitterState::Explained => "explained",
        SubmitterState::Clean => "clean",
    }
}
