//! Mistakes in names, units, rules, form schemas and cases.

use super::claim_mistakes;
use super::group_mistakes::group_mistake;
use super::mistakes::{did_you_mean, near_help, words};
use super::{counted, join, quote, scope};
use crate::words::MistakeWords;
use gouji_model::vocabulary::Function;
use gouji_model::{ColumnContext, MistakeKind};

pub(super) fn rule_mistake(kind: &MistakeKind) -> MistakeWords {
    use MistakeKind as K;
    match kind {
        K::UnknownName {
            name,
            form,
            suggestion,
        } => words(
            format!("the form has no row named {}", quote(name)),
            did_you_mean(suggestion, "no such name"),
            near_help(
                suggestion,
                &format!(
                    "gouji explain {form} lists all names and ids; write one exactly as it stands there"
                ),
            ),
        ),
        K::ColumnForRow { name, tables, cell } => words(
            format!("{} is a column; its row goes before it", quote(name)),
            "in which row?",
            format!(
                "name the row, as in {cell}\nto check every row, add a line each: row of {} to the rule file; columns then stand alone",
                join(tables)
            ),
        ),
        K::ColumnBeforeRow { cell } => words(
            "row and column are the wrong way round: first the row, then the column in brackets",
            "this is the column",
            format!("write {cell}"),
        ),
        K::RowAsFunction {
            name,
            cell: Some(cell),
        } => words(
            format!(
                "{} is a row; its column goes in square brackets",
                quote(name)
            ),
            "use square brackets",
            format!("write {cell}"),
        ),
        K::RowAsFunction { name, cell: None } => words(
            format!("{} is a row, and no round bracket follows one", quote(name)),
            "a row, not a function",
            "a column goes in square brackets, as in row[column]; a name with brackets of its own goes whole into corner quotes",
        ),
        K::GluedWord { word, spaced } => words(
            format!("{} is glued to the names around it", quote(word)),
            "reads as one name",
            format!("put spaces around it: {spaced}"),
        ),
        K::AmbiguousName { name, choices } => words(
            format!(
                "{} are named {}",
                counted(choices.len(), "row", "rows"),
                quote(name)
            ),
            "which one?",
            format!("choose one of: {}", join(choices)),
        ),
        K::UnknownFunction { name, suggestion } => words(
            format!("there is no function {}", quote(name)),
            did_you_mean(suggestion, "no such function"),
            function_help(name),
        ),
        K::WrongArguments {
            function,
            wants,
            found,
        } => words(
            format!(
                "{} takes {} in its brackets, not {found}",
                quote(function),
                how_many(wants)
            ),
            format!("takes {}", how_many(wants)),
            "separate items by commas; to add up a few of them, write a + b",
        ),
        K::NoParts { name, columns } => words(
            format!("{} has no parts to add up", quote(name)),
            "no parts",
            no_parts_help(columns.as_ref()),
        ),
        K::OutsideEach { word } => words(
            format!("{} can only be used in a rule with `each`", quote(word)),
            "of which row?",
            "add a line each: total (every total), or write the name of a row",
        ),
        K::NoParent { name } => words(
            format!("{} stands at the top and under no other row", quote(name)),
            "nothing above it",
            "write the name of a row, or narrow `each` to rows that stand under another",
        ),
        K::NeedsColumn {
            name,
            columns,
            context,
        } => words(
            format!(
                "{} has {}; say which",
                quote(name),
                counted(columns.len(), "column", "columns")
            ),
            "which column?",
            format!(
                "{}\ncolumns: {}",
                column_help(*context, &format!("{name}[{}]", first(columns)), columns),
                join(columns)
            ),
        ),
        K::UnknownColumn {
            name,
            table,
            columns,
            ..
        } if columns.is_empty() => words(
            format!(
                "{} has one column without a name, and no {}",
                quote(table),
                quote(name)
            ),
            "no such column",
            "leave out the square brackets and what is in them",
        ),
        K::UnknownColumn {
            name,
            table,
            columns,
            suggestion,
        } => words(
            format!("the table {} has no column {}", quote(table), quote(name)),
            did_you_mean(suggestion, "no such column"),
            format!("columns: {}", join(columns)),
        ),
        K::UnknownTable {
            name,
            tables,
            suggestion,
        } => words(
            format!("the form has no table {}", quote(name)),
            did_you_mean(suggestion, "no such table"),
            format!("tables: {}", join(tables)),
        ),
        K::UnlikeUnits { left, right } => words(
            format!(
                "the units differ: {} on the left, {} on the right",
                quote(left),
                quote(right)
            ),
            "unlike units cannot be added or compared",
            "see whether a name is wrong; to compare plain counts, add a line units: as-counts to the rule",
        ),
        K::UnlikeParts { name, units } => words(
            format!(
                "the parts of {} have unlike units: {}",
                quote(name),
                join(units)
            ),
            "unlike units cannot be added",
            "add up parts of one unit only; for plain counts, add a line units: as-counts to the rule",
        ),
        _ => typed_mistake(kind),
    }
}

/// Mistakes in types and in rules as a whole.
fn typed_mistake(kind: &MistakeKind) -> MistakeWords {
    use MistakeKind as K;
    match kind {
        K::NumberWanted => words(
            "a number is wanted here, and this is a condition",
            "a condition",
            "conditions stand outermost, joined by and, or, not; they cannot be added",
        ),
        K::ConditionWanted => words(
            "a condition is wanted here, and this is only a number",
            "nothing is compared",
            "add a comparison, as in a3.1 > 0; to ask whether something is filled in, write filled(a3.1)",
        ),
        K::NotANumber { found } => words(
            format!("{} is not a number", quote(found)),
            "not a number",
            "write the name of a row or a number; texts are only compared by =, <> and in",
        ),
        K::FigureWanted { function } => words(
            format!("{} takes the name of one row", quote(function)),
            "not a name",
            match function.as_str() {
                "分项和" | "parts" => {
                    "write parts(name) with the name of one total; to add up rows, write a + b"
                }
                _ => "write blank(name) or filled(name), without arithmetic in the brackets",
            },
        ),
        K::RoundingNeedsDecimals => words(
            "tolerance: rounding is for sums with decimals",
            "these are whole numbers",
            "whole numbers are not rounded; delete the line tolerance",
        ),
        K::DivisionByZero => words("division by 0", "no result", "divide by something else"),
        K::DuplicateId { id } => words(
            format!("the id {} is used twice", quote(id)),
            "the second time",
            "give one of them another id; to replace a built-in rule, use its id once in your own file",
        ),
        K::NamesNoFigure => words(
            "the expression names no figure, so it says the same of every report",
            "no figure is named here",
            "name the figures to check, as in a3.1 = a3.1.1 + a3.1.2",
        ),
        K::EachUnused { scope } => words(
            format!("each: {scope} is not used in the expression"),
            "the same is checked every time",
            if scope == "column" {
                "to check every column, name rows without brackets; to check once, delete the line with each"
            } else {
                "use this for each one, as in this = parts(this), or delete the line with each"
            },
        ),
        K::NothingToCheck { scope } => words(
            format!("the rule checks nothing in this form: {}", quote(scope)),
            "no such row",
            "choose another scope, as each: total or each: subset, or name the rows without each",
        ),
        K::UnknownScope {
            found,
            suggestion,
            known,
        } => words(
            format!("{} cannot stand after each:", quote(found)),
            did_you_mean(suggestion, "unknown scope"),
            format!(
                "possible: {}",
                join(&known.iter().map(|each| scope(each)).collect::<Vec<_>>())
            ),
        ),
        K::Group(mistake) => group_mistake(mistake),
        K::Claim(mistake) => claim_mistakes::words_of(mistake),
        _ => form_mistake(kind),
    }
}

/// Mistakes in form schemas and cases.
fn form_mistake(kind: &MistakeKind) -> MistakeWords {
    use MistakeKind as K;
    match kind {
        K::DuplicateFormId { id } => words(
            format!("the id {} is used twice", quote(id)),
            "the second time",
            "ids of rows, columns and tables are unique in a form; give one of them another",
        ),
        K::UnknownRow { id, suggestion } => words(
            format!("the form has no row with the id {}", quote(id)),
            did_you_mean(suggestion, "no such row"),
            near_help(suggestion, "use an id from rows:"),
        ),
        K::BackwardRange { range } => words(
            format!("the range {} runs backwards", quote(range)),
            "the end comes first",
            "put the row that comes first on the left, as in r3..r23",
        ),
        K::ParentAfterChild { parent } => words(
            format!(
                "the row {} stands under itself or after its own children",
                quote(parent)
            ),
            "parents come first",
            "write the rows in the order of the form, parents before children",
        ),
        K::PartOfItself { id } => words(
            format!("{} is listed among its own parts", quote(id)),
            "this is the row itself",
            "take it out of parts",
        ),
        K::PartTwice { id } => words(
            format!(
                "the part {} is listed twice and would count twice",
                quote(id)
            ),
            "the second time",
            "keep one of them",
        ),
        K::ReservedName { name } => words(
            format!("the name {} is a word of the rule language", quote(name)),
            "rules could not tell them apart",
            "choose another name",
        ),
        K::SameName { name } => words(
            format!(
                "the name {} is used twice, so rules cannot tell which is meant",
                quote(name)
            ),
            "the second one",
            "give one of them another name",
        ),
        K::RowsOfRulesMissing { names } => words(
            "the built-in rules speak of rows that this form does not have",
            "this form replaces the built-in one of the same id",
            format!(
                "missing: {}\ngive the form another id, or add these rows",
                join(names)
            ),
        ),
        K::TotalWithoutParts { name } => words(
            format!("{} is a total without parts", quote(name)),
            "no parts:",
            "add parts, as in parts: a3.1.1..a3.1.4, or remove role: total",
        ),
        K::MissingUnit { name } => words(
            format!("{} has no unit", quote(name)),
            "no unit:",
            "add unit: and the unit of measure; a heading has role: heading and no unit",
        ),
        K::BadYears { found } => words(
            format!("{} does not say years", quote(found)),
            "not years",
            "write 2014..2018, or 2021.. for a form still in force",
        ),
        K::County(mistake) => super::county::county_mistake(mistake),
        K::UnknownRule { id, suggestion } => words(
            format!("there is no rule {}", quote(id)),
            did_you_mean(suggestion, "no such rule"),
            near_help(suggestion, "use an id from a rule file"),
        ),
        K::BadCaseValue { found } => words(
            format!("{} cannot be a figure", quote(found)),
            "not a figure",
            "write a number without its unit, as 7 or 0.5",
        ),
        _ => words(
            format!("there is a mistake here ({})", kind.code()),
            "here",
            "compare the examples that come with the program",
        ),
    }
}

/// What to write instead of a function that people know from Excel.
fn function_help(name: &str) -> String {
    let instead = match name.to_uppercase().as_str() {
        "SUM" => "to add up, write parts(name) or a + b\n",
        "AND" | "OR" | "NOT" => "write and, or, not between conditions, as in a > 0 and b = 0\n",
        "IF" => "write the condition on a line of its own: when: condition\n",
        "ISBLANK" => "to ask for a blank, write blank(name)\n",
        "ROUND" => "for rounding differences, add a line tolerance: rounding\n",
        _ => "",
    };
    let functions = Function::ALL.map(|function| function.keyword().en);
    format!("{instead}functions: {}", functions.join(", "))
}

fn how_many(wants: &str) -> String {
    match wants.split_once("..") {
        Some((least, "")) => format!("at least {least}"),
        Some((least, most)) => format!("{least} to {most}"),
        None => wants.to_owned(),
    }
}

fn no_parts_help(columns: Option<&(String, String)>) -> String {
    let rows = "parts() is for totals; to add up rows, write a + b";
    match columns {
        Some((table, total)) => format!(
            "{rows}\nto add up the columns of a row, add a line each: row of {table} and write parts({total})"
        ),
        None => rows.to_owned(),
    }
}

/// How to say which column is meant, by where the row is named.
fn column_help(context: ColumnContext, cell: &str, columns: &[String]) -> String {
    match context {
        ColumnContext::Once => format!(
            "to check every column, add a line each: column to the rule file; for one column, put it in square brackets after every name, as in {cell}"
        ),
        ColumnContext::InEachRow => format!(
            "under each: row of, columns stand alone, as {}; for a row of your choice write {cell}",
            first(columns)
        ),
        ColumnContext::InOtherEach => {
            format!("put it in square brackets after the name, as in {cell}")
        }
        ColumnContext::InCase => {
            format!("name the column, brackets and all in single quotes, as in '{cell}': 3")
        }
    }
}

fn first(columns: &[String]) -> &str {
    columns.first().map_or("total", String::as_str)
}
