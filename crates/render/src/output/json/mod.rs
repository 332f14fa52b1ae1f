//! `check` for programs: the shape that `schemas/json/check.schema.json` describes, and its writer.
//!
//! In the order in which a run is written: `writer` (and the whole), `report`, in it `finding`, `figure`, `place` and
//! `cause`; then `county`, `rule` and `summary`. `mistakes` is what stands there instead where rules, forms, config or roster
//! are wrong. `enums` has the words, `text` puts values into characters.

pub(crate) mod cause;
pub(crate) mod county;
pub(crate) mod enums;
pub(crate) mod figure;
pub(crate) mod finding;
pub(crate) mod mistakes;
pub(crate) mod place;
pub(crate) mod report;
pub(crate) mod rule;
pub(crate) mod schemas;
pub(crate) mod summary;
pub(crate) mod text;
pub(crate) mod writer;
