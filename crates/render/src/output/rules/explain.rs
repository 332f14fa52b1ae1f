//! The writer of `explain` as JSON: the shape that `schemas/json/explain.schema.json` describes.

use crate::output::json::enums::{SeverityWord, StateWord};
use crate::output::json::rule::ReachJson;
use crate::output::json::text::json;
use crate::pages::form::one_unit;
use crate::pages::problem::problem_kind;
use crate::pages::rule::{Example, ExampleFigure};
use crate::words::Words;
use gouji_model::{
    ColumnId, FigureId, Form, IdVec, Language, Localized, ReadInfo, Role, Row, RowId, RuleInfo,
    Severity, State, Table,
};
use schemars::JsonSchema;
use serde::Serialize;
use std::io;

/// The name and version of the shape.
const SCHEMA: &str = "gouji/explain/1";

/// What `explain` tells of a rule, of a problem that is found without a rule, or of a form.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct ExplainJson {
    /// The version of this shape.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// What is explained.
    #[serde(flatten)]
    page: PageJson,
}

/// What can be explained.
#[derive(Debug, Clone, JsonSchema, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum PageJson {
    /// A rule.
    Rule(Box<RulePageJson>),
    /// What is found without a rule, while a report is read.
    Problem(ProblemPageJson),
    /// A form.
    Form(FormPageJson),
}

/// A rule.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct RulePageJson {
    /// The stable id.
    id: String,
    /// What must hold.
    title: String,
    /// `error`, `query` or `note`.
    #[serde(with = "SeverityWord")]
    severity: Severity,
    /// What it rests on.
    basis: Option<String>,
    /// Why it must hold; empty where the author does not say.
    why: String,
    /// How a violation is usually put right; empty where the author does not say.
    fix: String,
    /// The rows or columns that it is applied to, as written.
    each: Option<String>,
    /// The guard as written.
    when: Option<String>,
    /// The expression as written.
    check: String,
    /// What it reads out of the prose, as written.
    read: Vec<ReadJson>,
    /// The ids of the forms that it checks.
    forms: Vec<String>,
    /// `report` or `county`: whether it is asked of each report by itself, or over all reports of a county.
    reach: ReachJson,
    /// Whether it is one of the user's own, and not built in.
    own: bool,
    /// A report, or a piece of one, that breaks it.
    example: Option<ExampleJson>,
}

/// A number that a rule reads out of the prose, as its author wrote it.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct ReadJson {
    /// Its name.
    name: String,
    /// The patterns, any of which states it.
    say: Vec<String>,
    /// Words that rule a clause out.
    unless: Vec<String>,
    /// Words of which one must stand before it in the sentence.
    with: Vec<String>,
    /// Words of which none may stand before it in the sentence.
    without: Vec<String>,
    /// Where it is looked for; `null` for the whole text.
    place: Option<String>,
}

/// A report, or a piece of one, that breaks a rule.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct ExampleJson {
    /// The report year, where it matters.
    year: Option<u16>,
    /// What it says in words, a paragraph each.
    text: Vec<String>,
    /// The figures that matter.
    figures: Vec<ExampleFigureJson>,
    /// How many more it states.
    more: usize,
}

/// A figure of an example.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct ExampleFigureJson {
    /// The row's label.
    label: String,
    /// The column's label.
    column_label: Option<String>,
    /// The unit; `null` for headings.
    unit: Option<String>,
    /// What stands there, by its JSON name.
    #[serde(with = "StateWord")]
    state: State,
    /// What is filled in; `null` for a blank.
    value: Option<String>,
}

/// What is found without a rule, while a report is read.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct ProblemPageJson {
    /// The reserved id.
    id: &'static str,
    /// What should be so.
    title: &'static str,
    /// `error`, `query` or `note`.
    #[serde(with = "SeverityWord")]
    severity: Severity,
    /// Why.
    why: &'static str,
    /// How it is put right.
    fix: &'static str,
}

/// A form with the names that rules and cases may write.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct FormPageJson {
    /// The stable id.
    id: String,
    /// The name as printed.
    title: String,
    /// The first report year for which it was in force.
    first_year: u16,
    /// The last one; `null` where it is still in force.
    last_year: Option<u16>,
    /// Its tables.
    tables: Vec<FormTableJson>,
}

/// A table of a form.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct FormTableJson {
    /// The id.
    id: String,
    /// The short name that rules use.
    name: String,
    /// The title as printed.
    title: String,
    /// Its columns; empty where it has one without a name.
    columns: Vec<FormLineJson>,
    /// Its rows.
    rows: Vec<FormLineJson>,
}

/// A row or a column of a form.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct FormLineJson {
    /// The id.
    id: String,
    /// The name that rules use, with as many names above it as tell it apart.
    name: String,
    /// The label as printed.
    label: String,
    /// `detail`, `total`, `subset` or `heading`.
    role: FormRoleJson,
    /// The unit of its figures; `null` for headings and where they differ.
    unit: Option<String>,
}

/// What kind of row or column it is.
#[derive(Debug, Clone, Copy, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum FormRoleJson {
    Detail,
    Total,
    Subset,
    Heading,
}

/// A rule as JSON, with an example that breaks it.
///
/// # Errors
/// It cannot be put into JSON.
pub fn explain_json(
    rule: &RuleInfo,
    example: Option<&Example>,
    language: Language,
) -> io::Result<String> {
    let text = |text: &Localized| text.get(language).to_owned();
    let own = !rule.built_in;
    write(PageJson::Rule(Box::new(RulePageJson {
        id: rule.id.clone(),
        title: Words(language).rule_title(rule),
        severity: rule.severity,
        basis: rule.basis.as_ref().map(text),
        why: text(&rule.why),
        fix: text(&rule.fix),
        each: rule.each.clone(),
        when: rule.when.clone(),
        check: rule.check.clone(),
        read: rule.read.iter().map(read).collect(),
        forms: vec![rule.form.clone()],
        reach: rule.reach.into(),
        own,
        example: example.map(example_json),
    })))
}

/// The problem of reading with this id as JSON; `None` where there is none.
///
/// # Errors
/// It cannot be put into JSON.
pub fn explain_problem_json(id: &str, language: Language) -> Option<io::Result<String>> {
    let kind = problem_kind(id)?;
    let [title, why, fix] = Words(language).problem_page(&kind);
    Some(write(PageJson::Problem(ProblemPageJson {
        id: kind.id(),
        title,
        severity: kind.severity(),
        why,
        fix,
    })))
}

/// `form` as JSON; `names` are those of its rows as rules write them.
///
/// # Errors
/// It cannot be put into JSON.
pub fn explain_form_json(form: &Form, names: &IdVec<Row, String>) -> io::Result<String> {
    let tables = form.tables.iter();
    write(PageJson::Form(FormPageJson {
        id: form.id.clone(),
        title: form.title.clone(),
        first_year: form.years.first,
        last_year: form.years.last,
        tables: tables.map(|table| form_table(form, table, names)).collect(),
    }))
}

fn write(page: PageJson) -> io::Result<String> {
    let schema = SCHEMA;
    Ok(format!("{}\n", json(&ExplainJson { schema, page })?))
}

fn read(read: &ReadInfo) -> ReadJson {
    ReadJson {
        name: read.name.clone(),
        say: read.say.clone(),
        unless: read.unless.clone(),
        with: read.with.clone(),
        without: read.without.clone(),
        place: read.place.clone(),
    }
}

fn example_json(example: &Example) -> ExampleJson {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let figure = |figure: &ExampleFigure| ExampleFigureJson {
        label: figure.label.clone(),
        column_label: text(&figure.column),
        unit: text(&figure.unit),
        state: figure.state,
        value: text(&figure.value),
    };
    ExampleJson {
        year: example.year,
        text: example.text.clone(),
        figures: example.figures.iter().map(figure).collect(),
        more: example.more,
    }
}

fn form_table(form: &Form, table: &Table, names: &IdVec<Row, String>) -> FormTableJson {
    let column = |&at: &ColumnId| {
        let column = &form.columns[at];
        let rows = table.rows.iter();
        let figures = rows.filter_map(|&row| form.figure(row, at));
        Some(FormLineJson {
            id: column.id.clone()?,
            name: column.name.clone(),
            label: column.label.clone(),
            role: column.role.into(),
            unit: unit(form, figures),
        })
    };
    let row = |&at: &RowId| {
        let row = &form.rows[at];
        FormLineJson {
            id: row.id.clone(),
            name: names.try_get(at).unwrap_or(&row.name).clone(),
            label: row.label.clone(),
            role: row.role.into(),
            unit: unit(form, form.row_figures(at)),
        }
    };
    FormTableJson {
        id: table.id.clone(),
        name: table.name.clone(),
        title: table.title.clone(),
        columns: table.columns.iter().filter_map(column).collect(),
        rows: table.rows.iter().map(row).collect(),
    }
}

/// The unit of all `figures`, where they have one.
fn unit(form: &Form, figures: impl Iterator<Item = FigureId>) -> Option<String> {
    let unit = one_unit(form, figures)?;
    (!unit.is_empty()).then(|| unit.to_owned())
}

impl From<Role> for FormRoleJson {
    fn from(role: Role) -> Self {
        match role {
            Role::Detail => Self::Detail,
            Role::Total => Self::Total,
            Role::Subset => Self::Subset,
            Role::Heading => Self::Heading,
        }
    }
}
