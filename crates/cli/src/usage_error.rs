//! Mistakes on the command line, in the language of the run.

use crate::args::JOBS;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use gouji_model::REPORT_YEARS;
use gouji_render::UsageMistake;
use std::ops::RangeInclusive;

/// What clap found, as one of our own mistakes.
pub(crate) fn from_clap(error: &Error) -> UsageMistake {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = text(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => UsageMistake::UnknownArgument {
            argument,
            suggestion: text(ContextKind::SuggestedArg),
        },
        ErrorKind::InvalidSubcommand => UsageMistake::UnknownCommand {
            command: text(ContextKind::InvalidSubcommand),
            suggestion: text(ContextKind::SuggestedSubcommand),
        },
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            UsageMistake::MissingCommand
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = text(ContextKind::InvalidValue);
            if value.is_empty() {
                UsageMistake::MissingValue { argument }
            } else {
                let allowed = match text(ContextKind::ValidValue) {
                    // A number's range is no list of choices.
                    none if none.is_empty() && argument.contains("jobs") => range(JOBS),
                    none if none.is_empty() && argument.contains("year") => range(REPORT_YEARS),
                    choices => choices,
                };
                UsageMistake::BadValue {
                    argument,
                    value,
                    allowed,
                }
            }
        }
        ErrorKind::MissingRequiredArgument => UsageMistake::MissingArgument { argument },
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg);
            if other.is_empty() || other == argument {
                UsageMistake::GivenTwice { argument }
            } else {
                UsageMistake::NotTogether {
                    first: argument,
                    second: other,
                }
            }
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            UsageMistake::MissingValue { argument }
        }
        _ => UsageMistake::Other,
    }
}

fn range(numbers: RangeInclusive<u16>) -> String {
    format!("{}..{}", numbers.start(), numbers.end())
}
