//! Every kind of the county has words of its own, and the languages do not mix.

use super::samples::{near, text, texts};
use crate::words::Words;
use gouji_model::{
    CountyMistake, CountyProblem, Date, DraftDifference, DraftReason, DraftValue, FigureDifference,
    Language, MistakeKind, Place, RegisterMistakeKind, RosterMistakeKind,
};

const BOTH: [Language; 2] = [Language::Zh, Language::En];

fn county_mistakes() -> Vec<CountyMistake> {
    use CountyMistake as K;
    let unknown = |suggestion| K::UnknownRule {
        id: text(),
        suggestion,
    };
    vec![
        K::SubmitterTwice { name: text() },
        K::NameOfTwo {
            name: text(),
            first: text(),
            second: text(),
        },
        K::NoName,
        K::TwoRosters,
        K::NoRoster,
        K::YearWithTwoForms {
            year: 2025,
            forms: [text(), text()],
        },
        K::NotYears { found: text() },
        unknown(near()),
        unknown(gouji_model::Suggestion::default()),
        K::OverrideTwice { rule: text() },
        K::BadDate { found: text() },
        K::NoSuchPath { path: text() },
    ]
}

fn roster_mistakes() -> Vec<RosterMistakeKind> {
    use RosterMistakeKind as K;
    let place = Place::Paragraph { paragraph: 1 };
    vec![
        K::NoHeading,
        K::TwoNameColumns,
        K::NobodyListed,
        K::UnknownLevel { found: text() },
        K::NotAName { found: text() },
        K::RowWithoutName { found: text() },
        K::Twice {
            name: text(),
            first: place,
        },
        K::NameOfTwo {
            name: text(),
            first: text(),
            second: text(),
            first_place: place,
        },
    ]
}

fn register_mistakes() -> Vec<RegisterMistakeKind> {
    use RegisterMistakeKind as K;
    vec![
        K::NoHeading,
        K::TwoColumns { heading: text() },
        K::NotADate { found: text() },
        K::NotAYear { found: text() },
        K::RowWithoutFile { found: text() },
    ]
}

/// Those of several drafts.
fn draft_problems() -> Vec<CountyProblem> {
    use CountyProblem as K;
    let day = |day| Date::new(2026, 1, day).unwrap();
    let superseded = |because| K::Superseded {
        submitter: text(),
        because,
    };
    let figure = FigureDifference {
        row: text(),
        column: Some(text()),
        values: vec![
            DraftValue::Written("7".to_owned()),
            DraftValue::Nothing,
            DraftValue::NotPlaced,
        ],
    };
    let duplicate = |count, told| K::Duplicate {
        submitter: text(),
        difference: DraftDifference {
            figures: vec![figure.clone(); told],
            count,
        },
    };
    vec![
        duplicate(3, 1),
        duplicate(0, 0),
        duplicate(1, 1),
        superseded(DraftReason::Received {
            later: day(2),
            earlier: day(1),
        }),
        superseded(DraftReason::Folder),
        superseded(DraftReason::Signed {
            later: day(2),
            earlier: day(1),
        }),
        superseded(DraftReason::SameFigures),
        superseded(DraftReason::Named),
        superseded(DraftReason::Same),
    ]
}

fn county_problems() -> Vec<CountyProblem> {
    use CountyProblem as K;
    let mut problems = draft_problems();
    problems.extend([
        K::Missing { submitter: text() },
        K::Uninvited {
            named: Some(text()),
        },
        K::Uninvited { named: None },
        K::Ambiguous {
            submitters: texts(),
        },
        K::NameDisagrees {
            document: text(),
            file: text(),
        },
        K::OtherYear {
            year: 2024,
            expected: 2025,
        },
        K::YearDisagrees {
            document: 2024,
            file: 2025,
        },
        K::OtherForm {
            form: text(),
            expected: text(),
        },
        K::LastYearMissing {
            submitters: texts(),
            looked_in: texts(),
        },
        K::NotLastYear,
        K::RegisterUnknown,
        K::OwnOutput,
        K::Device,
        K::Leftover,
        K::MisnamedConfig,
        K::NotAReport,
        K::Unread { submitter: text() },
        K::LastYearMissing {
            submitters: Vec::new(),
            looked_in: texts(),
        },
        K::OwnReportMissing { path: text() },
    ]);
    problems
}

/// Title or label, message and help of everything.
fn all_texts(language: Language) -> Vec<[String; 3]> {
    let words = Words(language);
    let county = county_mistakes().into_iter().map(|kind| {
        let said = words.mistake(&MistakeKind::County(kind));
        [said.label, said.message, said.help]
    });
    let roster = roster_mistakes();
    let roster = roster.iter().map(|kind| words.roster_mistake(kind, "x"));
    let batch = county_problems();
    let batch = batch.iter().map(|problem| words.county_problem(problem));
    let register = register_mistakes();
    let register = register.iter().map(|kind| words.register_mistake(kind));
    let problems = roster
        .chain(register)
        .chain(batch)
        .map(|said| [said.title, said.message, said.help]);
    county.chain(problems).collect()
}

#[test]
fn everything_is_said_in_full() {
    for language in BOTH {
        for said in all_texts(language) {
            assert!(said.iter().all(|part| !part.is_empty()), "{said:?}");
            assert!(!said[1].ends_with(['。', '.']), "{said:?}");
            assert!(!said[1].contains("county/"), "{said:?}");
        }
    }
}

#[test]
fn english_holds_no_chinese() {
    for said in all_texts(Language::En).concat() {
        assert!(said.is_ascii(), "{said}");
    }
}

#[test]
fn chinese_holds_no_english_but_what_is_quoted() {
    const QUOTED: [&str; 16] = [
        "csv",
        "txt",
        "submitters",
        "roster",
        "xlsx",
        "gouji",
        "yaml",
        "rules",
        "list",
        "own",
        "report",
        "x",
        "docx",
        "form",
        "of",
        "year",
    ];
    for said in all_texts(Language::Zh).concat() {
        for word in said.split(|each: char| !each.is_ascii_alphabetic()) {
            assert!(
                word.len() < 2 || QUOTED.contains(&word),
                "{word:?} in {said}"
            );
        }
        for avoided in ["请勿", "非法", "！", "YAML", "您"] {
            assert!(!said.contains(avoided), "{avoided} in {said}");
        }
    }
}

#[test]
fn drafts_that_differ_are_told_with_their_figures() {
    let value = |value: &str| DraftValue::Written(value.to_owned());
    let figure = |row: &str, column: Option<&str>, values| FigureDifference {
        row: row.to_owned(),
        column: column.map(str::to_owned),
        values,
    };
    let message = |figures, count| {
        let problem = CountyProblem::Duplicate {
            submitter: "柳河镇".to_owned(),
            difference: DraftDifference { figures, count },
        };
        Words(Language::Zh).county_problem(&problem).message
    };
    let figures = vec![
        figure("新收数", Some("自然人"), vec![value("7"), value("6")]),
        figure("办结数", None, vec![DraftValue::Nothing, value("12.5")]),
    ];
    let head = "「柳河镇」报了几份，分不出先后，不知道以哪一份为准；";
    assert_eq!(
        message(figures.clone(), 2),
        format!("{head}填的数共 2 处不同：新收数 · 自然人 7、6；办结数 空、12.5")
    );
    assert_eq!(
        message(figures, 12),
        format!("{head}填的数共 12 处不同，如新收数 · 自然人 7、6；办结数 空、12.5")
    );
    assert_eq!(
        message(Vec::new(), 0),
        format!("{head}填的数都一样，只是文字不同")
    );
}
