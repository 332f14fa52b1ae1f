//! Form a on the report that the project was asked for: what is read, what is found, and which rules fire when
//! one figure is changed. The report is no part of the repository; an invented town's report with the same cells
//! filled and blank stands for it where it is not there, and is held to the same.

use gouji_bind::{Forms, bind};
use gouji_evaluator::{Outcomes, ReportContext, evaluate};
use gouji_formats::read;
use gouji_model::{Finding, FormData, Grouping, Origin, Reason, Report, Role, State};
use gouji_ruleset::Library;
use gouji_tests::{built_in, root};
use std::collections::BTreeSet;

/// Where the report lies, beside the repository.
const SAMPLE: &str = "../shared/samples/zhangjiapo-2017.txt";
/// The invented report with the same figures.
const MIRROR: &str = "fixtures/xxgk-2014/mirror/report.txt";

struct Setup {
    library: Library,
    forms: Forms,
}

impl Setup {
    fn new() -> Self {
        let library = Library::load(built_in()).expect("sound rules");
        let forms = Forms::new(&library.forms);
        Self { library, forms }
    }

    fn report(&self, text: &str) -> Report {
        bind(&read(text.as_bytes()).expect("text"), &self.forms)
    }

    fn form_data(&self, text: &str) -> FormData {
        self.report(text).form_data.expect("a recognised form")
    }

    /// What fires, as `rule[row]`.
    fn fires(&self, text: &str) -> BTreeSet<String> {
        let report = self.report(text);
        let form_data = report.form_data.expect("a recognised form");
        let found = evaluate(
            &form_data,
            &ReportContext {
                year: report.year,
                ..ReportContext::default()
            },
            &self.library,
            Outcomes::Drop,
        )
        .findings;
        // There is no report of last year, which is nothing in this one.
        let is_own = |each: &&Finding| !each.reason.is_some_and(Reason::is_beyond_report);
        let own_findings = found.iter().filter(is_own);
        own_findings
            .map(|finding| self.name(finding, &form_data))
            .collect()
    }

    fn name(&self, finding: &Finding, form_data: &FormData) -> String {
        let id = match &finding.origin {
            Origin::Rule(rule) => self.library.rules[*rule].id.clone(),
            Origin::Reading(problem) => problem.kind.id().to_owned(),
        };
        let once = matches!(&finding.origin, Origin::Rule(rule) if self.library.rules[*rule].gathered == Grouping::ByReport);
        match finding.instance {
            Some(instance) if !once => format!("{id}[{}]", instance.id(&form_data.form)),
            _ => id,
        }
    }
}

/// The invented report with its submitter, and the sample with its own where it is there.
fn reports() -> Vec<(String, &'static str)> {
    let mirror = std::fs::read_to_string(root().join(MIRROR)).expect("the invented report");
    let sample = std::fs::read_to_string(root().join(SAMPLE)).ok();
    let sample = sample.map(|text| (text, "张家坡镇"));
    [(mirror, "柳坪镇")].into_iter().chain(sample).collect()
}

/// The text with `value` in the cell of `item`.
fn change_cell(text: &str, form_data: &FormData, item: &str, value: &str) -> String {
    let row = form_data.form.row_by_id(item).expect(item);
    let figure = form_data.form.rows[row].first_figure;
    let cell = form_data.written[figure]
        .as_ref()
        .unwrap_or_else(|| panic!("{item} has no cell"));
    let line = cell.place.row();
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let written = &mut lines[line as usize - 1];
    let carriage = if written.ends_with('\r') { "\r" } else { "" };
    *written = format!("\t　{value}{carriage}");
    lines.join("\n")
}

#[test]
fn all_rows_are_read_with_their_places() {
    let setup = Setup::new();
    for (text, submitter) in reports() {
        all_rows_are_read(&setup, &text, submitter);
    }
}

fn all_rows_are_read(setup: &Setup, text: &str, submitter: &str) {
    let report = setup.report(text);
    assert_eq!(report.submitter.as_deref(), Some(submitter));
    assert_eq!(report.year, Some(2017));
    let form_data = report.form_data.expect("form a");
    assert_eq!(
        (
            form_data.form.id.as_str(),
            form_data.form.layouts[form_data.layout].id.as_str()
        ),
        ("xxgk-2014", "shandong")
    );
    let mut counted = [0_usize; 4];
    for (figure, spec) in form_data.form.figures.iter_with_ids() {
        let cell = form_data.written[figure].as_ref();
        let place = cell.expect("every row stands in the report").place;
        let (line, column) = (place.row(), place.column());
        let written = text.lines().nth(line as usize - 1).expect("a line");
        let at: String = written.chars().skip(column as usize - 1).collect();
        let heading = form_data.form.rows[spec.row].role == Role::Heading;
        match form_data.figures.number(&form_data.form, figure) {
            Some(number) => assert!(
                at.starts_with(&number.to_string()),
                "line {line}: {written}"
            ),
            None => assert!(at.trim().is_empty(), "line {line}: {written}"),
        }
        let filled = form_data.figures.state(figure) == State::Number;
        assert!(filled || form_data.figures.state(figure) == State::Blank);
        counted[usize::from(heading) * 2 + usize::from(!filled)] += 1;
    }
    assert_eq!(
        counted,
        [29, 43, 2, 6],
        "filled, blank, headings with a number, headings without"
    );
    assert!(form_data.unplaced.is_empty() && form_data.problems.is_empty());
}

/// What the report gives as it is: no error, two queries, two notes.
const AS_RECEIVED: [&str; 4] = [
    "channels-cover",
    "published-within-issued",
    "response-without-hotspot",
    "total-and-parts-blank",
];

#[test]
fn there_are_two_queries_and_two_notes() {
    for (text, submitter) in reports() {
        let fires = Setup::new().fires(&text);
        let fires: Vec<&str> = fires.iter().map(String::as_str).collect();
        assert_eq!(fires, AS_RECEIVED, "{submitter}");
    }
}

/// One figure changed: the item, its new value, what fires in addition (`+`) and what no longer does (`-`).
/// Written from the form's own relations, row by row, not from what the program says.
const CHANGES: &[(&str, &str, &[&str])] = &[
    // every filled figure, one more
    ("a1.1", "143", &[]),
    ("a1.1.a", "143", &["+subset-within-total[a1.1.a]"]),
    ("a1.2.1", "1", &[]),
    ("a1.2.2", "1", &[]),
    ("a1.2.3", "1", &[]),
    ("a1.2.4", "1", &[]),
    ("a1.2.5", "1", &[]),
    ("a2.1", "1", &["-response-without-hotspot"]),
    ("a2.2", "14", &["+intake/heading-has-value[a2.2]"]),
    ("a2.2.5", "14", &["+intake/heading-has-value[a2.2]"]),
    ("a3.1", "1", &["+parts-sum-to-total[a3.1]"]),
    (
        "a3.2",
        "1",
        &[
            "+parts-sum-to-total[a3.2]",
            "+completed-within-received",
            "+replied-equals-completed",
        ],
    ),
    (
        "a3.3",
        "1",
        &["+parts-sum-to-total[a3.3]", "+replied-equals-completed"],
    ),
    ("a4", "1", &["+parts-sum-to-total[a4]"]),
    ("a5", "1", &["+parts-sum-to-total[a5]"]),
    ("a6", "1", &["+parts-sum-to-total[a6]"]),
    ("sd7", "1", &["+parts-sum-to-total[sd7]"]),
    ("sd8", "1", &["+parts-sum-to-total[sd8]"]),
    ("sd8.1", "1", &["+parts-sum-to-total[sd8]"]),
    ("sd9.1", "1", &[]),
    ("sd9.2", "1", &["+gazette-copies-without-issue"]),
    ("a7", "1", &[]),
    ("a8", "1", &["+intake/heading-has-value[a8]"]),
    ("a8.1", "1", &[]),
    ("a8.3", "3", &["+parts-sum-to-total[a8.3]"]),
    ("a8.3.1", "2", &["+parts-sum-to-total[a8.3]"]),
    ("a8.3.2", "2", &["+parts-sum-to-total[a8.3]"]),
    ("a8.4", "1", &[]),
    ("a9.1", "5", &[]),
    ("a9.2", "2", &[]),
    ("a9.3", "46", &[]),
    // every blank part of a total that is 0
    ("a3.1.1", "1", &["+parts-sum-to-total[a3.1]"]),
    ("a3.1.2", "1", &["+parts-sum-to-total[a3.1]"]),
    ("a3.1.3", "1", &["+parts-sum-to-total[a3.1]"]),
    ("a3.1.4", "1", &["+parts-sum-to-total[a3.1]"]),
    ("a3.1.5", "1", &["+parts-sum-to-total[a3.1]"]),
    ("a3.2.1", "1", &["+parts-sum-to-total[a3.2]"]),
    ("a3.2.2", "1", &["+parts-sum-to-total[a3.2]"]),
    ("a3.3.1", "1", &["+parts-sum-to-total[a3.3]"]),
    ("a3.3.2", "1", &["+parts-sum-to-total[a3.3]"]),
    ("a3.3.3", "1", &["+parts-sum-to-total[a3.3]"]),
    (
        "a3.3.4",
        "1",
        &["+parts-sum-to-total[a3.3]", "+refusal-reasons-add-up"],
    ),
    ("a3.3.5", "1", &["+parts-sum-to-total[a3.3]"]),
    ("a3.3.6", "1", &["+parts-sum-to-total[a3.3]"]),
    ("a3.3.7", "1", &["+parts-sum-to-total[a3.3]"]),
    ("a3.3.8", "1", &["+parts-sum-to-total[a3.3]"]),
    ("a4.1", "1", &["+parts-sum-to-total[a4]"]),
    ("a4.2", "1", &["+parts-sum-to-total[a4]"]),
    ("a4.3", "1", &["+parts-sum-to-total[a4]"]),
    ("a5.1", "1", &["+parts-sum-to-total[a5]"]),
    ("a5.2", "1", &["+parts-sum-to-total[a5]"]),
    ("a5.3", "1", &["+parts-sum-to-total[a5]"]),
    ("sd6.1", "1", &["+parts-sum-to-total[a6]"]),
    ("sd6.2", "1", &["+parts-sum-to-total[a6]"]),
    ("sd6.3", "1", &["+parts-sum-to-total[a6]"]),
    ("sd7.1", "1", &["+parts-sum-to-total[sd7]"]),
    ("sd7.2", "1", &["+parts-sum-to-total[sd7]"]),
    // every part of a blank total; the note on blank totals still speaks of the other one
    ("sd10.1", "1", &["+total-not-stated"]),
    ("sd11.1", "1", &["+total-not-stated"]),
    // every blank 其中
    ("a2.2.1.a", "1", &["+subset-within-total[a2.2.1.a]"]),
    ("a2.2.2.a", "1", &["+subset-within-total[a2.2.2.a]"]),
    (
        "a3.3.4.a",
        "1",
        &["+subset-within-total[a3.3.4.a]", "+refusal-reasons-add-up"],
    ),
    (
        "a3.3.4.b",
        "1",
        &["+subset-within-total[a3.3.4.b]", "+refusal-reasons-add-up"],
    ),
    (
        "a3.3.4.c",
        "1",
        &["+subset-within-total[a3.3.4.c]", "+refusal-reasons-add-up"],
    ),
    (
        "a3.3.4.d",
        "1",
        &["+subset-within-total[a3.3.4.d]", "+refusal-reasons-add-up"],
    ),
    (
        "a3.3.4.e",
        "1",
        &["+subset-within-total[a3.3.4.e]", "+refusal-reasons-add-up"],
    ),
    (
        "a3.3.4.f",
        "1",
        &["+subset-within-total[a3.3.4.f]", "+refusal-reasons-add-up"],
    ),
    // the rest of the blank figures
    ("a1.1.b", "142", &["-published-within-issued"]),
    ("a1.1.b", "141", &[]),
    ("a1.2", "1", &["+heading-equals-parts[a1.2]"]),
    ("a2.2.1", "1", &["+intake/heading-has-value[a2.2]"]),
    ("a2.2.2", "1", &["+intake/heading-has-value[a2.2]"]),
    ("a2.2.3", "1", &["+intake/heading-has-value[a2.2]"]),
    ("a2.2.4", "1", &["+intake/heading-has-value[a2.2]"]),
    ("a8.2", "0", &[]),
    ("a8.2", "1", &["+parts-sum-to-total[a8.2]"]),
    ("sd11", "1", &["+parts-sum-to-total[sd11]"]),
    // what the form says of staff, classes and money
    ("a8.3.1", "0", &["+parts-sum-to-total[a8.3]"]),
    (
        "a8.3",
        "0",
        &["+parts-sum-to-total[a8.3]", "+staff-present"],
    ),
    ("a9.2", "0", &["+trained-without-class"]),
    ("a8.4", "1万元", &["+intake/unit-in-cell[a8.4]"]),
    ("a8.4", "251000元", &["+intake/unit-in-cell[a8.4]"]),
    // what cannot be read leaves undecided whether it is below 0
    (
        "a9.1",
        "四",
        &["+intake/unreadable-value[a9.1]", "+no-negative-figures"],
    ),
    ("a9.1", "-4", &["+no-negative-figures"]),
];

#[test]
fn one_changed_figure_fires_what_the_form_says_and_nothing_else() {
    let setup = Setup::new();
    for (text, submitter) in reports() {
        let wrong = wrong_changes(&setup, &text);
        assert!(wrong.is_empty(), "{submitter}: {}", wrong.join("\n"));
    }
}

/// The changes that fire something else than the table says.
fn wrong_changes(setup: &Setup, text: &str) -> Vec<String> {
    let form_data = setup.form_data(text);
    let as_received: BTreeSet<String> = AS_RECEIVED.iter().map(|&id| id.to_owned()).collect();
    let mut wrong = Vec::new();
    for (item, value, changes) in CHANGES {
        let mut expected = as_received.clone();
        for change in *changes {
            match change.split_at(1) {
                ("+", id) => expected.insert(id.to_owned()),
                (_, id) => expected.remove(id),
            };
        }
        let fires = setup.fires(&change_cell(text, &form_data, item, value));
        if fires != expected {
            let more: Vec<_> = fires.difference(&expected).collect();
            let less: Vec<_> = expected.difference(&fires).collect();
            wrong.push(format!(
                "{item} = {value}: too many {more:?}, missing {less:?}"
            ));
        }
    }
    wrong
}

#[test]
fn the_table_of_changes_covers_every_figure_with_a_unit() {
    let library = Library::load(built_in()).expect("sound rules");
    let form = &library.forms[0];
    for row in form.rows.iter().filter(|row| row.role != Role::Heading) {
        assert!(
            CHANGES.iter().any(|(item, ..)| *item == row.id),
            "{}",
            row.id
        );
    }
}
