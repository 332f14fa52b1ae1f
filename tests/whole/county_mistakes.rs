//! Mistakes in a county's config, each with the text that a person is shown.
//!
//! Every `tests/county_mistakes/NAME.yaml` is a config with the mistakes that it is named for; `NAME.txt` beside
//! it is what the program says, in Chinese, and `NAME.en.txt` in English. `GOUJI_UPDATE=1` rewrites them.

use gouji_model::{IdVec, Language};
use gouji_render::{SourceText, Style, mistakes};
use gouji_ruleset::{CountyFile, Input, Library, LoadError};
use gouji_tests::{built_in, files, golden};
use std::fs;

fn refused(name: &str, bytes: Vec<u8>) -> LoadError {
    let input = Input {
        name: format!("{name}.yaml"),
        bytes,
        built_in: false,
    };
    let file = match CountyFile::read(input) {
        Ok(file) => file,
        Err(refused) => return refused,
    };
    let library = Library::load(built_in()).expect("the built-in rules are sound");
    let checked = file
        .check_paths(|path| path == "2025/" || path == "名单.xlsx")
        .and_then(|()| file.check(&library));
    match checked {
        Ok(()) => panic!("{name}.yaml is accepted"),
        Err(refused) => refused,
    }
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
    let cases = files("tests/county_mistakes", ".yaml");
    assert!(cases.len() >= 12, "{} mistakes", cases.len());
    for path in cases {
        let name = path.file_stem().expect("a name").to_string_lossy();
        let refused = refused(&name, fs::read(&path).expect("a file"));
        for (language, ending) in [(Language::Zh, "txt"), (Language::En, "en.txt")] {
            let shown = show_mistakes(&refused, language);
            golden(&format!("tests/county_mistakes/{name}.{ending}"), &shown);
        }
    }
}
