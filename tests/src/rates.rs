//! How accurately each kind of layout is read.

use crate::accuracy::measure_accuracy;
use crate::generate::{FormEdition, Kind};
use gouji_bind::{Forms, bind};
use gouji_formats::read;

/// How accurately the documents of one kind of layout are read.
#[derive(Debug, Clone, Default)]
pub struct Rate {
    /// How many documents were read.
    pub documents: usize,
    /// How many of them are whole: every figure stands where it can be told for certain.
    pub whole: usize,
    /// How many whole documents were read exactly, to the last figure.
    pub whole_exact: usize,
    /// How many figures are read as stated.
    pub exact: usize,
    /// How many figures the program declined to read.
    pub declined: usize,
    /// How many figures are read otherwise than stated.
    pub wrong: usize,
    /// The first documents with a wrong figure, with what is wrong.
    pub wrong_examples: Vec<String>,
    /// The first whole documents with a figure that was declined.
    pub declined_examples: Vec<String>,
}

/// How many documents are kept as examples.
const MOST_EXAMPLES: usize = 3;

/// Reads `documents` documents of `kind`, from the seed `first` on.
#[must_use]
pub fn rate(
    kind: &Kind,
    edition: FormEdition,
    first: u64,
    documents: usize,
    forms: &Forms,
) -> Rate {
    let mut rate = Rate::default();
    for seed in (first..).take(documents) {
        let report = kind.make(edition, seed);
        rate.documents += 1;
        rate.whole += usize::from(report.is_whole);
        let name = || format!("{} {edition:?} seed {seed}: {}", kind.name, report.look);
        let document = match read(&report.bytes) {
            Ok(document) => document,
            Err(error) => {
                rate.declined += report.truth.len();
                if report.is_whole && rate.declined_examples.len() < MOST_EXAMPLES {
                    rate.declined_examples
                        .push(format!("{}\n  {error:?}", name()));
                }
                continue;
            }
        };
        let accuracy = measure_accuracy(&bind(&document, forms), edition, &report.truth);
        rate.exact += accuracy.exact;
        rate.declined += accuracy.declined;
        rate.wrong += accuracy.wrong.len();
        if !accuracy.wrong.is_empty() && rate.wrong_examples.len() < MOST_EXAMPLES {
            rate.wrong_examples
                .push(format!("{}\n  {}", name(), first_lines(&accuracy.wrong)));
        }
        let is_exact = accuracy.declined == 0 && accuracy.wrong.is_empty();
        rate.whole_exact += usize::from(report.is_whole && is_exact);
        if report.is_whole && accuracy.declined > 0 && rate.declined_examples.len() < MOST_EXAMPLES
        {
            rate.declined_examples.push(format!(
                "{}\n  {}",
                name(),
                first_lines(&accuracy.declined_examples)
            ));
        }
    }
    rate
}

fn first_lines(lines: &[String]) -> String {
    let first: Vec<&str> = lines.iter().take(6).map(String::as_str).collect();
    format!("{} of {}", first.join("\n  "), lines.len())
}
