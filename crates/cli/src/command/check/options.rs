//! The options of `check`.

use crate::args::option_value;
use crate::command::check::fail_on::FailOn;
use clap::ArgMatches;
use gouji_evaluator::Outcomes;
use gouji_model::Severity;
use gouji_render::{Detail, Format};
use gouji_review::SearchDepth;

/// The options of the command.
#[derive(Clone, Copy)]
pub(crate) struct CheckOptions {
    pub(crate) format: Format,
    pub(crate) detail: Detail,
    pub(crate) fail_on: FailOn,
}

impl CheckOptions {
    pub(crate) fn new(matches: &ArgMatches) -> Self {
        Self {
            format: Format::from_name(option_value(matches, "format", "")).unwrap_or_default(),
            detail: Detail {
                // Who writes a rule on the command line wants to see what it says, also where it holds.
                all: matches.get_flag("all") || matches.contains_id("rule"),
                verbose: matches.get_flag("verbose"),
                explain_all: matches.get_flag("explain-all"),
            },
            fail_on: FailOn(match option_value(matches, "fail-on", "error") {
                "never" => None,
                "query" => Some(Severity::Query),
                _ => Some(Severity::Error),
            }),
        }
    }

    /// Whether what held is printed too.
    pub(crate) fn outcomes(self) -> Outcomes {
        match self.detail.all {
            true => Outcomes::Keep,
            false => Outcomes::Drop,
        }
    }

    /// How far explanations are looked for.
    pub(crate) fn depth(self) -> SearchDepth {
        match self.detail.explain_all {
            true => SearchDepth::OneMore,
            false => SearchDepth::Fewest,
        }
    }
}
