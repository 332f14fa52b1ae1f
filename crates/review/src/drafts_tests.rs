use super::*;
use crate::file_name::{draft_name, stem};
use gouji_model::{
    Decimal, Draft, DraftDifference, DraftValue, FigureDifference, Figures, Form, FormData, IdVec,
    Identity, LayoutId, State,
};
use gouji_ruleset::{Input, Library};
use std::sync::Arc;

const FORM: &str =
    "gouji: form/1\nid: small\ntitle: 小表\nyears: 2014..\nrecognise: [甲数]\ntables:\n- id: t
  name: 表
  title: 表
  columns:
  - {id: value, name: 数, label: 数}
  rows:
  - {id: r1, name: 新收, label: 新收数, unit: 件}
  - {id: r2, name: 办结, label: 办结数, unit: 件}
  - {id: r2.1, name: 网上, label: 其中, parent: r2, unit: 件}
  - {id: r1.1, name: 当面, label: 其中, parent: r1, unit: 件}
";

fn form() -> Arc<Form> {
    let input = Input {
        name: "form".to_owned(),
        bytes: FORM.as_bytes().to_vec(),
        built_in: false,
    };
    let library = Library::load(vec![input]).unwrap_or_else(|error| panic!("{:?}", error.mistakes));
    Arc::clone(&library.forms[0])
}

fn day(day: u8) -> Option<Date> {
    Date::new(2026, 1, day)
}

/// A draft in the file of `path` with these figures; what its path says is read.
fn digest(form: &Arc<Form>, path: &str, values: [i64; 2]) -> Digest {
    let mut figures = Figures::new(form, State::Blank);
    for (figure, value) in form.figures.ids().zip(values) {
        assert!(figures.set_number(
            form,
            figure,
            Decimal {
                mantissa: value,
                scale: 0
            }
        ));
    }
    Digest {
        path: path.to_owned(),
        identity: Identity::default(),
        sheets: Vec::new(),
        form_data: Some(FormData {
            form: Arc::clone(form),
            layout: LayoutId::new(0),
            figures,
            written: IdVec::repeat(None, form.figures.len()),
            unplaced: Vec::new(),
            incomplete: Vec::new(),
            problems: Vec::new(),
        }),
        draft: Draft {
            named: draft_name(stem(path)),
            // Each path says something else, but where a test says otherwise.
            fingerprint: path
                .bytes()
                .fold(7, |hash, byte| hash * 31 % 1_000_003 + u64::from(byte)),
            ..Draft::default()
        },
        sketch: Default::default(),
    }
}

fn compare(digests: &[Digest]) -> DraftComparison {
    compare_drafts("柳河镇", &candidates(digests))
}

fn candidates(digests: &[Digest]) -> Vec<Candidate<'_>> {
    let numbered = digests.iter().enumerate();
    numbered
        .map(|(position, digest)| Candidate { position, digest })
        .collect()
}

/// The draft that counts of two, and why; whichever comes first.
fn latest_of_two(one: &Digest, other: &Digest) -> Option<(String, DraftReason)> {
    let latest = |digests: [&Digest; 2]| {
        let digests = digests.map(Clone::clone);
        let comparison = compare(&digests);
        let latest = latest_draft(&candidates(&digests)).map(|latest| latest.position);
        assert_eq!(
            latest.into_iter().collect::<Vec<_>>().as_slice(),
            match comparison.rivals.len() {
                1 => comparison.rivals.as_slice(),
                _ => &[],
            }
        );
        let superseded = comparison.superseded.first()?;
        assert_eq!(Some(superseded.successor), latest);
        Some((digests[latest?].path.clone(), superseded.because.clone()))
    };
    let found = latest([one, other]);
    assert_eq!(found, latest([other, one]));
    found
}

#[test]
fn the_first_thing_that_differs_decides() {
    let form = form();
    let draft = |path: &str, received, signed| {
        let mut digest = digest(&form, path, [path.len() as i64, 2]);
        digest.draft.received = received;
        digest.draft.signed = signed;
        digest
    };
    let latest = |one: (&str, Option<Date>, Option<Date>),
                  other: (&str, Option<Date>, Option<Date>)| {
        latest_of_two(
            &draft(one.0, one.1, one.2),
            &draft(other.0, other.1, other.2),
        )
    };
    let is = |path: &str, because| Some((path.to_owned(), because));
    // The first is the later one; all that comes after what decides says the contrary.
    let received = DraftReason::Received {
        later: Date::new(2026, 1, 20).unwrap(),
        earlier: Date::new(2026, 1, 12).unwrap(),
    };
    assert_eq!(
        latest(
            ("初稿.docx", day(20), day(1)),
            ("终稿/终稿.docx", day(12), day(2))
        ),
        is("初稿.docx", received)
    );
    let signed = DraftReason::Signed {
        later: Date::new(2026, 1, 2).unwrap(),
        earlier: Date::new(2026, 1, 1).unwrap(),
    };
    for received in [None, day(12)] {
        assert_eq!(
            latest(
                ("初稿.docx", received, day(2)),
                ("终稿/终稿.docx", day(12), day(1))
            ),
            is("初稿.docx", signed.clone())
        );
    }
    for signed in [None, day(1)] {
        assert_eq!(
            latest(
                ("初稿/修改.docx", None, signed),
                ("终稿/年报.docx", None, day(1))
            ),
            is("初稿/修改.docx", DraftReason::Named)
        );
    }
    assert_eq!(
        latest(
            ("退回修改后/年报.docx", None, None),
            ("柳河镇年报.docx", None, None)
        ),
        is("退回修改后/年报.docx", DraftReason::Folder)
    );
    assert_eq!(
        latest(("甲.docx", day(1), day(1)), ("年报.docx", day(1), day(1))),
        None
    );
}

#[test]
fn folders_tell_drafts_apart_where_they_are_not_shared() {
    let form = form();
    for (later, earlier) in [
        ("2025/退回修改后/年报.docx", "2025/年报.docx"),
        ("2025/修改后/年报.docx", "2025/初稿/年报.docx"),
        ("2025/柳河镇/二次报送/年报.docx", "2025/柳河镇/年报.docx"),
        ("2025/第二次/年报.docx", "2025/第一次/年报.docx"),
        ("2025/终稿/年报.docx", "2025/修改后/年报.docx"),
        ("2025/终稿/修改后/年报.docx", "2025/终稿/年报.docx"),
        ("2025/初稿/二稿/年报.docx", "2025/初稿/一稿/年报.docx"),
        ("2025/年报.docx", "2025/退回/年报.docx"),
        (
            "2025/柳河镇修改后.zip/年报.docx",
            "2025/柳河镇.zip/年报.docx",
        ),
        ("2025/1月15日/年报.docx", "2025/1月9日/年报.docx"),
    ] {
        let (one, other) = (digest(&form, later, [1, 2]), digest(&form, earlier, [3, 4]));
        let expected = Some((later.to_owned(), DraftReason::Folder));
        assert_eq!(latest_of_two(&one, &other), expected, "{earlier}");
    }
    for (one, other) in [
        ("2025/退回修改/年报.docx", "2025/年报.docx"),
        ("2025/终稿/甲/年报.docx", "2025/终稿/年报.docx"),
        ("2025/a/年报.docx", "2025/b/年报.docx"),
        ("2025/盖章/年报.docx", "2025/终稿/年报.docx"),
    ] {
        let (one, other) = (digest(&form, one, [1, 2]), digest(&form, other, [3, 4]));
        assert_eq!(latest_of_two(&one, &other), None, "{}", one.path);
    }
}

#[test]
fn equal_content_is_a_duplicate_whatever_the_names_are() {
    let form = form();
    let same = |path: &str| {
        let mut digest = digest(&form, path, [1, 2]);
        digest.draft.fingerprint = 7;
        digest
    };
    let is = |path: &str| Some((path.to_owned(), DraftReason::Same));
    assert_eq!(
        latest_of_two(&same("终稿.docx"), &same("初稿.docx")),
        is("终稿.docx")
    );
    let alike = [same("a.docx"), same("b.docx"), same("b(1).docx")];
    let comparison = compare(&alike);
    assert_eq!(comparison.rivals, [0]);
    assert!(
        comparison
            .superseded
            .iter()
            .all(|draft| draft.because.is_duplicate())
    );
    assert_eq!(compare(&alike[1..]).rivals, [1]);
    // What was called final is final, whichever of its files is compared.
    let with_revised = [
        digest(&form, "修改.docx", [3, 4]),
        same("年报.docx"),
        same("终稿.docx"),
    ];
    let comparison = compare(&with_revised);
    assert_eq!(comparison.rivals, [2]);
    let reasons: Vec<_> = comparison
        .superseded
        .iter()
        .map(|draft| (draft.position, draft.successor, draft.because.clone()))
        .collect();
    assert_eq!(
        reasons,
        [(0, 2, DraftReason::Named), (1, 2, DraftReason::Same)]
    );
    // Where nobody can tell which of two counts, a copy of one of them is still a copy.
    let open = [
        digest(&form, "甲.docx", [3, 4]),
        same("乙.docx"),
        same("丙.docx"),
    ];
    let comparison = compare(&open);
    assert_eq!(comparison.rivals, [0, 1]);
    assert_eq!(
        comparison.superseded,
        [SupersededDraft {
            position: 2,
            successor: 1,
            because: DraftReason::Same
        }]
    );
}

#[test]
fn equal_figures_are_a_duplicate_where_nothing_else_decides() {
    let form = form();
    let draft = |path: &str, words| {
        let mut digest = digest(&form, path, [1, 2]);
        digest.draft.words = words;
        digest
    };
    let is = |path: &str, because| Some((path.to_owned(), because));
    assert_eq!(
        latest_of_two(&draft("甲.docx", 90), &draft("甲乙.pdf", 100)),
        is("甲乙.pdf", DraftReason::SameFigures)
    );
    assert_eq!(
        latest_of_two(&draft("年报.docx", 100), &draft("年报（盖章）.pdf", 90)),
        is("年报（盖章）.pdf", DraftReason::Named)
    );
    let alike = [draft("a.docx", 9), draft("b.docx", 9)];
    assert_eq!(compare(&alike).rivals, [0]);
}

#[test]
fn drafts_that_nobody_can_tell_apart_are_told_with_what_differs() {
    let form = form();
    let mut drafts = [
        digest(&form, "甲.docx", [7, 2]),
        digest(&form, "乙.docx", [6, 2]),
    ];
    let blank = |drafts: &mut [Digest; 2], figure| {
        let form_data = drafts[1].form_data.as_mut().unwrap();
        form_data.figures.set_state(figure, State::Blank);
    };
    let told = |drafts: &[Digest]| -> (Vec<String>, DraftDifference) {
        let comparison = compare(drafts);
        let finding = comparison.findings.first().unwrap();
        match &finding.problem {
            CountyProblem::Duplicate { difference, .. } => {
                (finding.reports.clone(), difference.clone())
            }
            problem => panic!("{problem:?}"),
        }
    };
    let value = |number: &str| DraftValue::Written(number.to_owned());
    let first = FigureDifference {
        row: "新收数".to_owned(),
        column: Some("数".to_owned()),
        values: vec![value("7"), value("6")],
    };
    let (files, difference) = told(&drafts);
    assert_eq!(files, ["甲.docx", "乙.docx"]);
    assert_eq!(
        difference,
        DraftDifference {
            figures: vec![first.clone()],
            count: 1
        }
    );
    let figures: Vec<_> = form.figures.ids().collect();
    blank(&mut drafts, figures[1]);
    let last = form
        .figure(
            form.row_by_id("r1.1").unwrap(),
            form.figures[figures[0]].column,
        )
        .unwrap();
    let form_data = drafts[0].form_data.as_mut().unwrap();
    form_data.figures.set_state(last, State::NotPlaced);
    let difference = told(&drafts).1;
    assert_eq!(difference.count, 3);
    assert_eq!(difference.figures[0], first);
    assert_eq!(
        difference.figures[1].values,
        [value("2"), DraftValue::Nothing]
    );
    assert_eq!(difference.figures[2].row, "新收数/其中");
    assert_eq!(
        difference.figures[2].values,
        [DraftValue::NotPlaced, DraftValue::Nothing]
    );
}

/// Drafts with the figures of their position: received, signed and path.
fn several(drafts: &[(Option<Date>, Option<Date>, &str)]) -> DraftComparison {
    let form = form();
    let numbered = (0..).zip(drafts);
    let digests: Vec<Digest> = numbered
        .map(|(position, (received, signed, path))| {
            let mut digest = digest(&form, path, [position, 2]);
            digest.draft.received = *received;
            digest.draft.signed = *signed;
            digest
        })
        .collect();
    compare(&digests)
}

#[test]
fn a_draft_between_two_tells_them_apart() {
    // The third comes before the second by its name, and the second before the first by its date.
    let comparison = several(&[
        (None, day(5), "甲.docx"),
        (None, day(3), "乙修改.docx"),
        (None, None, "丙.docx"),
    ]);
    assert_eq!(comparison.rivals, [0]);
    let said: Vec<_> = comparison
        .superseded
        .iter()
        .map(|draft| (draft.position, draft.successor))
        .collect();
    assert_eq!(said, [(1, 0), (2, 0)]);
}

#[test]
fn of_drafts_in_a_circle_nobody_can_tell() {
    // The first comes after the second by its date, that after the third by its name, and that after the first by its folder.
    let circle = [
        (None, day(5), "甲.docx"),
        (None, day(3), "乙修改.docx"),
        (None, None, "修改后/丙.docx"),
    ];
    let comparison = several(&circle);
    assert_eq!(comparison.rivals, [0, 1, 2]);
    assert_eq!(comparison.superseded, []);
    assert!(matches!(
        comparison.findings[0].problem,
        CountyProblem::Duplicate { .. }
    ));
    // What comes only before drafts of the circle stays with them, and what comes after one of them ends it.
    let with_first = [circle.as_slice(), &[(None, day(1), "丁.docx")]].concat();
    assert_eq!(several(&with_first).rivals, [0, 1, 2, 3]);
    let with_last = [circle.as_slice(), &[(None, day(9), "丁终稿.docx")]].concat();
    let comparison = several(&with_last);
    assert_eq!(comparison.rivals, [3]);
    assert_eq!(comparison.superseded.len(), 3);
}

#[test]
fn what_has_no_figures_is_no_draft() {
    let form = form();
    let mut letter = digest(&form, "a.docx", [1, 2]);
    letter.form_data = None;
    assert_eq!(compare(&[letter.clone()]), DraftComparison::default());
    assert_eq!(
        compare(&[letter, digest(&form, "b.docx", [1, 2])]).rivals,
        [1]
    );
}

#[test]
fn names_of_files_tell_drafts_apart_only_where_they_do() {
    let compare_names =
        |one: &str, other: &str| compare_files((one, draft_name(one)), (other, draft_name(other)));
    for (later, earlier) in [
        ("青石镇最终稿", "青石镇（二稿）"),
        ("青石镇", "青石镇初稿"),
        ("青石镇二稿", "青石镇初稿"),
        ("青石镇二稿", "青石镇"),
        ("青石镇三稿", "青石镇第2稿"),
        ("青石镇（修改）", "青石镇"),
        ("青石镇v2", "青石镇v1"),
        ("青石镇(2)", "青石镇(1)"),
        ("青石镇(1)", "青石镇"),
        ("青石镇二稿", "青石镇初稿(1)"),
        ("青石镇20260115", "青石镇20260112"),
        ("青石镇修改3稿", "青石镇修改2稿"),
        ("青石镇（盖章）", "青石镇"),
        ("青石镇（盖章）", "青石镇（未盖章）"),
        ("青石镇终稿（盖章）", "青石镇终稿"),
        ("青石镇修改（盖章）", "青石镇（盖章）"),
        ("青石镇（盖章）", "青石镇初稿"),
        ("青石镇二次报送", "青石镇"),
        ("青石镇第二次", "青石镇第一次"),
        ("青石镇第十二稿", "青石镇第三稿"),
        ("青石镇修改2", "青石镇修改1"),
        ("青石镇终稿2", "青石镇终稿"),
        ("青石镇修改后", "青石镇修改前"),
        ("青石镇", "青石镇（退回）"),
        ("青石镇（1月15日）", "青石镇（1月9日）"),
        ("青石镇2026-01-15", "青石镇1月9日"),
    ] {
        assert_eq!(
            compare_names(later, earlier),
            Some(Ordering::Greater),
            "{later}"
        );
        assert_eq!(
            compare_names(earlier, later),
            Some(Ordering::Less),
            "{earlier}"
        );
    }
    for (one, other) in [
        ("青石镇", "青石镇年报"),
        ("青石镇（修改）", "青石镇（二稿）"),
        ("青石镇最终", "青石镇定稿"),
        ("青石镇20260115", "青石镇"),
        ("青石镇（盖章）", "青石镇终稿"),
        ("青石镇（盖章）", "青石镇（修改）"),
        ("青石镇修改(1)", "青石镇二稿"),
        ("青石镇(1)", "青石镇年报"),
        ("青石镇扫描件", "青石镇"),
    ] {
        assert_eq!(compare_names(one, other), None, "{one}");
    }
}
