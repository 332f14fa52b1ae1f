//! How well each kind of layout is read.

use crate::generate::{Kind, Printed};
use crate::held::hold;
use gouji_bind::{Forms, bind};
use gouji_formats::read;

/// What came of the documents of one kind.
#[derive(Debug, Clone, Default)]
pub struct Rate {
    /// How many documents were read.
    pub documents: usize,
    /// How many of them leave every figure where it can be told.
    pub whole: usize,
    /// How many of those were read to the last figure.
    pub whole_exact: usize,
    /// Figures as stated.
    pub exact: usize,
    /// Figures that the program declined to read.
    pub declined: usize,
    /// Figures read otherwise than stated.
    pub wrong: usize,
    /// The first documents with a wrong figure, with what is wrong.
    pub wrong_at: Vec<String>,
    /// The first whole documents with a figure that was declined.
    pub declined_at: Vec<String>,
}

/// How many documents are told in full.
const TOLD: usize = 3;

/// Reads `documents` documents of `kind`, from the seed `first` on.
#[must_use]
pub fn rate(kind: &Kind, printed: Printed, first: u64, documents: usize, forms: &Forms) -> Rate {
    let mut rate = Rate::default();
    for seed in (first..).take(documents) {
        let made = kind.make(printed, seed);
        rate.documents += 1;
        rate.whole += usize::from(made.is_whole);
        let name = || format!("{} {printed:?} seed {seed}: {}", kind.name, made.look);
        let document = match read(&made.bytes) {
            Ok(document) => document,
            Err(error) => {
                rate.declined += made.truth.len();
                if made.is_whole && rate.declined_at.len() < TOLD {
                    rate.declined_at.push(format!("{}\n  {error:?}", name()));
                }
                continue;
            }
        };
        let held = hold(&bind(&document, forms), printed, &made.truth);
        rate.exact += held.exact;
        rate.declined += held.declined;
        rate.wrong += held.wrong.len();
        if !held.wrong.is_empty() && rate.wrong_at.len() < TOLD {
            rate.wrong_at
                .push(format!("{}\n  {}", name(), first_of(&held.wrong)));
        }
        let is_exact = held.declined == 0 && held.wrong.is_empty();
        rate.whole_exact += usize::from(made.is_whole && is_exact);
        if made.is_whole && held.declined > 0 && rate.declined_at.len() < TOLD {
            rate.declined_at
                .push(format!("{}\n  {}", name(), first_of(&held.declined_at)));
        }
    }
    rate
}

fn first_of(lines: &[String]) -> String {
    let first: Vec<&str> = lines.iter().take(6).map(String::as_str).collect();
    format!("{} of {}", first.join("\n  "), lines.len())
}
