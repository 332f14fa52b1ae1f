//! The crate `review` as another program uses it: a county's folder, and files that lie in memory.

use gouji_model::{
    DraftStatus, Review, ReviewScope, ReviewedReport, SkipReason, Status, SubmitterState,
};
use gouji_review::{
    CountyFolder, FoundFile, OpenError, Progress, ReviewOptions, Reviewer, RollupScope,
    county_form, roll_up,
};
use gouji_tests::{built_in, root};
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::Mutex;
use zip::write::SimpleFileOptions;

const COUNTY: &str = "fixtures/county-2025";

/// Everybody in the county of `folder` with its state.
fn states(folder: &Path) -> Result<Vec<(Option<String>, SubmitterState)>, OpenError> {
    let folder = CountyFolder::open(folder)?;
    let library = folder.library()?;
    let reviewer = Reviewer::new(&library, ReviewOptions::default());
    let review = reviewer.review_county(&folder, None);
    let submitters = review.submitters.into_iter();
    Ok(submitters.map(|each| (each.name, each.state)).collect())
}

#[test]
fn ten_lines_give_the_states_of_a_county() {
    let states = states(&root().join(COUNTY)).unwrap();
    // 33 on the roster, the county itself and a stranger.
    assert_eq!(states.len(), 35);
    let of = |name: &str| {
        let mut states = states.iter();
        states
            .find(|(known, _)| known.as_deref() == Some(name))
            .unwrap()
            .1
    };
    assert_eq!(of("青石镇"), SubmitterState::Clean);
    assert_eq!(of("柳河镇"), SubmitterState::Error);
    assert_eq!(of("清水镇"), SubmitterState::Unreadable);
    assert_eq!(of("青石县"), SubmitterState::Error);
    assert!(matches!(
        self::states(&root().join("没有这个文件夹")),
        Err(OpenError::File { .. })
    ));
}

#[test]
fn the_review_of_a_county_keeps_figures_and_findings_and_no_prose() {
    let folder = CountyFolder::open(&root().join(COUNTY)).unwrap();
    let library = folder.library().unwrap();
    let reviewer = Reviewer::new(&library, ReviewOptions::default());
    let review = reviewer.review_county(&folder, None);
    let read = review
        .reports
        .iter()
        .filter_map(|report| report.checked.report.as_ref().ok());
    assert!(read.clone().count() > 30);
    for report in read {
        assert_eq!(report.prose, gouji_model::Prose::default());
    }
    let findings = review.reports.iter().flat_map(ReviewedReport::evaluations);
    assert!(findings.map(|each| each.findings.len()).sum::<usize>() > 20);
    // One form's sums are a call away.
    let form = county_form(folder.county(), &library).unwrap();
    let rollup = roll_up(&review, form, &library, RollupScope::Sound).unwrap();
    let all = rollup.contributors.len() + rollup.left_out.len();
    assert_eq!(all, 33);
}

#[test]
fn some_files_of_a_county_are_reviewed_as_a_part_of_it() {
    let folder = CountyFolder::open(&root().join(COUNTY)).unwrap();
    let library = folder.library().unwrap();
    let reviewer = Reviewer::new(&library, ReviewOptions::default());
    let path = root().join(COUNTY).join("2025/柳河镇.txt");
    let files = gouji_review::find(&[path]).unwrap();
    let review = reviewer.review_county(&folder, Some(files));
    assert_eq!(review.scope, ReviewScope::Part);
    assert_eq!(review.submitters.len(), 1);
    assert_eq!(review.submitters[0].state, SubmitterState::Error);
    assert!(review.county_rules_skipped > 0);
}

/// What a program heard of how far a review is.
#[derive(Default)]
struct Heard {
    files: Mutex<usize>,
    paths: Mutex<Vec<String>>,
}

impl Progress for Heard {
    fn more(&self, files: usize) {
        *self.files.lock().unwrap() += files;
    }

    fn read(&self, path: &str) {
        self.paths.lock().unwrap().push(path.to_owned());
    }
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn bytes_and_archives_in_memory_are_reviewed_one_by_one_with_progress() {
    let library = gouji_ruleset::Library::load(built_in()).unwrap();
    let clean = fs::read_to_string(root().join("fixtures/xxgk-2021/clean/report.txt")).unwrap();
    // A fee of a township is a query.
    let clean = clean.replace("\t1.25", "\t0");
    let wrong = clean.replace("\t1\t0\t7\n四、结转", "\t1\t0\t8\n四、结转");
    let other_year = clean.replace("2023", "2022");
    let members: [(&str, &[u8]); 3] = [
        ("石门镇.txt", wrong.as_bytes()),
        ("坏的.docx", b"PK\x03\x04"),
        ("去年.txt", other_year.as_bytes()),
    ];
    let files = [
        FoundFile::from_bytes("柳河镇.txt", clean.into_bytes()),
        FoundFile::from_bytes("上报.zip", zip(&members)),
        FoundFile::from_bytes("通知.txt", "请各单位按时报送。".as_bytes().to_vec()),
    ];
    let heard = Heard::default();
    let options = ReviewOptions {
        jobs: Some(2),
        year: Some(2023),
        ..ReviewOptions::default()
    };
    let reviewer = Reviewer::new(&library, options).with_progress(&heard);
    let mut reports = Vec::new();
    let review: Review<'static> = reviewer.review_files(&files, |report| {
        assert_eq!(report.draft, DraftStatus::Counts);
        reports.push((report.checked.path, report.status));
    });
    let expected = [
        ("柳河镇.txt", Status::Clean),
        ("上报.zip/坏的.docx", Status::Unreadable),
        ("上报.zip/石门镇.txt", Status::Error),
    ];
    let expected = expected.map(|(path, status)| (path.to_owned(), status));
    assert_eq!(reports, expected);
    assert_eq!((review.scope, review.report_count), (ReviewScope::Files, 3));
    // Each report was handed out, and none is kept.
    assert!(review.reports.is_empty() && review.submitters.is_empty());
    let skipped: Vec<_> = review
        .skipped
        .iter()
        .map(|file| (file.path.as_str(), file.why))
        .collect();
    let expected = [
        ("上报.zip/去年.txt", SkipReason::OtherYear(2022)),
        ("通知.txt", SkipReason::NotAReport),
    ];
    assert_eq!(skipped, expected);
    // Three files, and the three in the archive.
    let mut paths = heard.paths.into_inner().unwrap();
    paths.sort_unstable();
    let mut all = vec!["柳河镇.txt", "上报.zip", "通知.txt"];
    all.extend([
        "上报.zip/石门镇.txt",
        "上报.zip/坏的.docx",
        "上报.zip/去年.txt",
    ]);
    all.sort_unstable();
    assert_eq!(paths, all);
    assert_eq!(heard.files.into_inner().unwrap(), 6);
    let held = review.rules.iter().filter(|tally| tally.held > 0);
    assert!(held.count() > 10);
}

#[test]
fn who_takes_the_reports_may_end_the_review() {
    let library = gouji_ruleset::Library::load(built_in()).unwrap();
    let reviewer = Reviewer::new(&library, ReviewOptions::default());
    let file = |name: &str| FoundFile::from_bytes(name, b"PK\x03\x04".to_vec());
    let files = [file("1.txt"), file("2.txt")];
    let path = |report: ReviewedReport| report.checked.path;
    let result = reviewer.review_files_with(&files, path, Err::<(), String>);
    assert!(result.is_err_and(|first| first.ends_with(".txt")));
}
