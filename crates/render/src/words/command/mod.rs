//! The words of the command line: help (`help`), mistakes of usage (`usage`), and what a run says of itself (`notices`).

mod help;
mod notices;
mod usage;

pub use help::CommandWords;
pub use notices::{Interruption, NameSource, NewCounty, YearSource};
pub use usage::{IoTrouble, UsageMistake};
