//! Mistakes in rule and form files, each with the text that a person is shown.
//!
//! Every `tests/mistakes/NAME.yaml` is a file with the mistake that it is named for; `NAME.txt` beside it is
//! what the program says, in Chinese, and `NAME.en.txt` in English. `GOUJI_UPDATE=1` rewrites them.

use gouji_model::{IdVec, Language, mistake_codes};
use gouji_render::{SourceText, Style, mistakes};
use gouji_ruleset::{Input, Library, LoadError};
use gouji_tests::{built_in, files, golden, root};
use std::fs;
use std::path::PathBuf;

fn refused(name: &str, bytes: Vec<u8>) -> LoadError {
    let mut inputs = built_in();
    inputs.push(Input {
        name: format!("{name}.yaml"),
        bytes,
        built_in: false,
    });
    match Library::load(inputs) {
        Ok(_) => panic!("{name}.yaml is accepted"),
        Err(refused) => refused,
    }
}

/// The name of each file below `tests/mistakes`, and its mistakes.
fn cases() -> Vec<(String, LoadError)> {
    let paths = files("tests/mistakes", ".yaml");
    assert!(paths.len() >= 25, "{} files", paths.len());
    let case = |path: PathBuf| {
        let name = path.file_stem().expect("a name").to_string_lossy();
        let refused = refused(&name, fs::read(&path).expect("a file"));
        assert!(!refused.mistakes.is_empty(), "{name} has no mistake");
        (name.into_owned(), refused)
    };
    paths.into_iter().map(case).collect()
}

fn show_mistakes(refused: &LoadError, language: Language) -> String {
    let sources: IdVec<_, _> = refused
        .sources
        .iter()
        .map(|source| SourceText {
            name: &source.name,
            text: &source.text,
        })
        .collect();
    mistakes(&refused.mistakes, &sources, Style::plain(language, 100))
}

#[test]
fn every_mistake_is_shown_where_it_stands() {
    for (name, refused) in cases() {
        golden(
            &format!("tests/mistakes/{name}.txt"),
            &show_mistakes(&refused, Language::Zh),
        );
        golden(
            &format!("tests/mistakes/{name}.en.txt"),
            &show_mistakes(&refused, Language::En),
        );
        for mistake in &refused.mistakes {
            let text = &refused.sources[mistake.source].text;
            let span = mistake.span.start as usize..mistake.span.end as usize;
            assert!(text.get(span).is_some(), "{name}: a span that is no text");
        }
    }
}

#[test]
fn codes_are_stable_and_each_mistake_has_one_of_them() {
    let codes = mistake_codes();
    for (name, refused) in cases() {
        for mistake in &refused.mistakes {
            let code = mistake.kind.code();
            assert!(codes.binary_search(&code).is_ok(), "{name}: {code}");
        }
    }
    golden("tests/mistakes/codes.txt", &(codes.join("\n") + "\n"));
}

/// Broken in every way that a cut or a stray character can break it, a rule file is refused or read, never more.
#[test]
fn no_rule_file_makes_the_program_panic() {
    let text = fs::read_to_string(root().join("rules/xxgk-2014/totals.yaml")).expect("rules");
    let load = |text: String| {
        let input = Input {
            name: "t.yaml".to_owned(),
            bytes: text.into_bytes(),
            built_in: false,
        };
        let mut inputs: Vec<Input> = built_in()
            .into_iter()
            .filter(|each| each.name == "xxgk-2014.yaml")
            .collect();
        inputs.push(input);
        if let Err(refused) = Library::load(inputs) {
            assert!(!refused.mistakes.is_empty());
            let _ = show_mistakes(&refused, Language::Zh);
        }
    };
    let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).step_by(113).collect();
    assert!(cuts.len() > 10, "{} cuts", cuts.len());
    for &at in &cuts {
        load(text[..at].to_owned());
        for stray in [
            "\t", "：", "*", "&a ", "\"", "[", "}", "#", "- ", "\0", "\u{feff}",
        ] {
            load(format!("{}{stray}{}", &text[..at], &text[at..]));
        }
    }
}
