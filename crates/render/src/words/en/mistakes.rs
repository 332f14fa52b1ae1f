//! Mistakes in files, in YAML and in the structure of rule files, and in expressions.

use super::{counted, form_mistakes, join, quote};
use crate::words::{MistakeWords, nearest};
use gouji_model::{Expected, MistakeKind, Suggestion, YamlType};

pub(super) fn words(
    message: impl Into<String>,
    label: impl Into<String>,
    help: impl Into<String>,
) -> MistakeWords {
    MistakeWords {
        message: message.into(),
        label: label.into(),
        help: help.into(),
    }
}

/// What is said of a mistake: the file and its YAML here, the rest where the rules and forms are.
pub(crate) fn mistake(kind: &MistakeKind) -> MistakeWords {
    use MistakeKind as K;
    match kind {
        K::NotUtf8 => words(
            "the file is not in UTF-8",
            "cannot be read from here on",
            "open it in Notepad, choose \"Save as\", set the encoding to UTF-8 and save",
        ),
        K::TooLarge { limit } => words(
            format!("the file is larger than {} KB", limit / 1024),
            "",
            "rule files are a few dozen KB; see whether this is the right file",
        ),
        K::EmptyFile => words(
            "the file is empty",
            "nothing here",
            "a rule file begins with two lines:\ngouji: rules/1\nform: xxgk-2014",
        ),
        K::SeveralDocuments => words(
            "one file holds several documents",
            "another one begins here",
            "`---` splits the file, and only one part is read; delete the line, or save the rest as a file of its own",
        ),
        K::TooDeep => words(
            "nested too deeply",
            "the limit is reached here",
            "no rule file needs that many levels; check the spaces at line starts and the brackets",
        ),
        K::Syntax { detail } => words(
            "this cannot be read as YAML",
            "reading stopped here",
            format!(
                "check this line and the one above:\n1. a space after every colon, as in title: The total adds up\n\
                 2. the same number of spaces before lines of one level\n3. quotes and brackets in pairs\n(the parser says: {})",
                crate::words::detail(detail)
            ),
        ),
        K::UnclosedYamlQuote => words(
            "this quote is never closed",
            "nothing closes this quote",
            "put the same quote at the end of the text, or delete this one",
        ),
        K::UnquotedCell { cell } => words(
            "a name with square brackets needs quotes inside { } and [ ]",
            "put it in single quotes",
            format!("write '{cell}', and quote every other name like it"),
        ),
        K::MissingSpace { key } => words(
            format!("no space after the colon of {key}"),
            "a space belongs behind the colon",
            format!("write {key}: and then the value"),
        ),
        K::NoHeader => words(
            "the file does not say what it is",
            "lines are missing before this",
            "a rule file begins with:\ngouji: rules/1\nform: xxgk-2014\nrules:",
        ),
        K::TabIndent => words(
            "the line begins with a tab",
            "this is a tab",
            "YAML wants spaces: delete the tab and type two spaces per level",
        ),
        K::FullWidthSign { written, wanted } => words(
            format!("{} is a full-width sign", quote(&written.to_string())),
            format!("type {wanted} instead"),
            full_width_help(*wanted),
        ),
        K::CutByComment { lost } => words(
            "after a space, # begins a comment and the rest is not read",
            format!("{} is lost", quote(lost)),
            "put the whole text into single quotes, as in 'a #1'; a real comment goes on a line of its own",
        ),
        K::ReservedSign { sign } => words(
            format!("an unquoted text cannot begin with {sign}"),
            "YAML uses this sign itself",
            "put the whole text into single quotes, or swap the two sides of the expression",
        ),
        K::Anchor => words(
            "references with & or * cannot be used in these files",
            "here",
            "write the content again; if it is text, put it into single quotes",
        ),
        K::Tag => words(
            "tags beginning with ! cannot be used in these files",
            "here",
            "remove the exclamation mark; if it is text, put it into single quotes",
        ),
        K::DuplicateKey { key } => words(
            format!("{} is given twice", quote(key)),
            "the second time",
            "keep one of them; for two rules, begin the second with `- `",
        ),
        K::KeyNotText => words(
            "before a colon there can only be one word",
            "not a word",
            "write name: value, as in severity: error",
        ),
        _ => structure(kind),
    }
}

/// Mistakes in the structure: keys, types, choices.
fn structure(kind: &MistakeKind) -> MistakeWords {
    use MistakeKind as K;
    match kind {
        K::UnknownKey {
            key,
            suggestion,
            known,
        } => words(
            format!("there is no key {} here", quote(key)),
            did_you_mean(suggestion, "unknown key"),
            format!("possible here: {}", join(known)),
        ),
        K::MissingKey { key } => words(
            format!("the key {key} is missing"),
            format!("no {key} in here"),
            format!("add a line: {}", key_example(key)),
        ),
        K::WrongType { expected, found } => words(
            format!(
                "this must be {}, and is {}",
                types(expected),
                yaml_type(*found)
            ),
            format!("this is {}", yaml_type(*found)),
            type_help(expected, *found),
        ),
        K::NotOneOf {
            found,
            allowed,
            suggestion,
        } => words(
            format!("{} is not one of the choices", quote(found)),
            did_you_mean(suggestion, "not a choice"),
            format!("choose one of: {}", allowed_words(allowed)),
        ),
        K::BadShape { found, pattern } => words(
            format!("{} does not have the right shape", quote(found)),
            "wrong shape",
            if pattern.contains("{4}") {
                "write years as 2014..2018, a single one as \"2013\", a form still in force as 2021..".to_owned()
            } else {
                "ids use lower-case letters, digits and hyphens only, as in parts-sum-to-total"
                    .to_owned()
            },
        ),
        K::MustNotBeEmpty => words(
            "this must not be empty",
            "nothing here",
            "give at least one, or delete the whole line",
        ),
        K::OutOfRange { found } => words(
            format!("{} is out of range", quote(found)),
            "too large or too small",
            "decimal places are a whole number from 0 to 9; a tolerance is 0 or more, as in 0.01; a year has four digits",
        ),
        K::Structure { detail } => words(
            "the content here does not fit the format of the file",
            "here",
            format!(
                "compare the examples that come with the program\n(the checker says: {})",
                crate::words::detail(detail)
            ),
        ),
        K::WrongKind { found, allowed } => words(
            format!("the file says {}, which cannot be used here", quote(found)),
            format!("wanted: {}", allowed.join(" or ")),
            "a rule file says gouji: rules/1, a form schema gouji: form/1, a county's config gouji: county/1; a higher version needs a newer program",
        ),
        K::UnknownForm { id, suggestion } => words(
            format!("there is no form {}", quote(id)),
            did_you_mean(suggestion, "no such form"),
            near_help(
                suggestion,
                "after form: goes the id of a form, as xxgk-2014; hand in your own schemas with --forms",
            ),
        ),
        _ => expression(kind),
    }
}

/// Mistakes in the grammar of expressions.
fn expression(kind: &MistakeKind) -> MistakeWords {
    use MistakeKind as K;
    match kind {
        K::UnexpectedCharacter { found } => words(
            format!(
                "{} cannot be used in an expression",
                quote(&found.to_string())
            ),
            "not used in expressions",
            character_help(*found),
        ),
        K::UnexpectedToken {
            found: None,
            expected,
        } => words(
            "the expression is not finished",
            format!("{} is missing", wanted(*expected)),
            token_help(*expected),
        ),
        K::UnexpectedToken {
            found: Some(found),
            expected,
        } => words(
            format!("{} cannot stand here", quote(found)),
            format!("{} is wanted", wanted(*expected)),
            found_help(found, *expected),
        ),
        K::UnclosedBracket { open, close } => words(
            format!("the bracket {open} is never closed"),
            "opened here",
            format!("add {close} where it should end"),
        ),
        K::UnopenedBracket { close } => words(
            format!("nothing was opened before {close}"),
            "one bracket too many",
            "delete it, or add the opening bracket",
        ),
        K::UnclosedQuote => words(
            "an opening quote is never closed",
            "opened here",
            "add the closing quote after the name",
        ),
        K::EmptyExpression => words(
            "the expression is empty",
            "an expression is wanted",
            "write what must hold, as in a3.1 = parts(a3.1)",
        ),
        K::ChainedComparison => words(
            "two comparisons in a row",
            "the second comparison",
            "write them apart with `and` between, as in a = b and b = c",
        ),
        K::NumberTooLong => words(
            "the number has too many digits",
            "18 digits at most",
            "see whether some were typed by mistake, or use a larger unit",
        ),
        K::ExpressionTooDeep => words(
            "the expression is nested too deeply",
            "the limit is reached here",
            "make two rules of it",
        ),
        _ => form_mistakes::rule_mistake(kind),
    }
}

pub(crate) fn related(kind: &MistakeKind, text: Option<&str>) -> String {
    use MistakeKind as K;
    match (kind, text) {
        (K::UnlikeUnits { .. } | K::UnlikeParts { .. }, Some(unit)) => format!("unit: {unit}"),
        (_, Some(text)) => super::super::quotable(text),
        (
            K::DuplicateKey { .. }
            | K::DuplicateId { .. }
            | K::DuplicateFormId { .. }
            | K::County(_),
            None,
        ) => "first here".to_owned(),
        (_, None) => "belongs to it".to_owned(),
    }
}

pub(crate) fn mistake_count(mistakes: usize, files: usize, drawn: usize) -> String {
    let first = if mistakes > drawn {
        format!(" (the first {drawn} are shown)")
    } else {
        String::new()
    };
    format!(
        "{} in {}{first}; no report is checked before they are corrected",
        counted(mistakes, "mistake", "mistakes"),
        counted(files, "file", "files")
    )
}

pub(super) fn did_you_mean(suggestion: &Suggestion, otherwise: &str) -> String {
    match nearest(suggestion) {
        Some(near) => format!("did you mean {near}?"),
        None => otherwise.to_owned(),
    }
}

/// The names that come close, and what to do in any case.
pub(super) fn near_help(suggestion: &Suggestion, otherwise: &str) -> String {
    if suggestion.near.is_empty() {
        return otherwise.to_owned();
    }
    format!("close to it: {}\n{otherwise}", join(&suggestion.near))
}

fn full_width_help(wanted: char) -> String {
    match wanted {
        ':' => "switch to an English keyboard, type a colon and a space, as in severity: error"
            .to_owned(),
        '-' => "switch to an English keyboard, type a hyphen and a space, as in - id: my-rule"
            .to_owned(),
        _ => format!("switch to an English keyboard and type {wanted} again"),
    }
}

fn yaml_type(kind: YamlType) -> &'static str {
    match kind {
        YamlType::Null => "nothing",
        YamlType::Boolean => "true or false",
        YamlType::Number => "a number",
        YamlType::Text => "text",
        YamlType::List => "a list",
        YamlType::Mapping => "a set of name: value lines",
    }
}

fn types(expected: &[YamlType]) -> String {
    // That a key may be left empty is of no help to who wrote something.
    let something = expected.iter().filter(|each| **each != YamlType::Null);
    let names: Vec<&str> = something.map(|&each| yaml_type(each)).collect();
    names.join(" or ")
}

fn type_help(expected: &[YamlType], found: YamlType) -> &'static str {
    match (expected.first(), found) {
        (Some(YamlType::Text), YamlType::List) => {
            return "write one line; join conditions by `and`, as in a = b and c = d; put a text that begins with [ into single quotes";
        }
        (Some(YamlType::Text), YamlType::Mapping) => {
            return "write the text on the same line, behind the colon; indent the next key like this one; put a text with a colon and a space in it into single quotes";
        }
        (Some(YamlType::Text), YamlType::Number) if expected.contains(&YamlType::List) => {
            return "a folder whose name is a number takes a slash behind it, as in 2024/; put anything else into single quotes";
        }
        (Some(YamlType::Mapping), YamlType::Text) => {
            return "write name: value with a space behind the colon; several of them go on lines of their own, indented by two spaces";
        }
        _ => {}
    }
    match expected.first() {
        Some(YamlType::Text) => {
            "write text after the colon; put what reads as a number, true or no into single quotes"
        }
        Some(YamlType::List) => "write [a, b], or one item per line with `- ` before each",
        Some(YamlType::Mapping) => "on the next lines, indented by two spaces, write name: value",
        Some(YamlType::Number) => "write the number only, without unit and quotes",
        Some(YamlType::Boolean) => "write true or false",
        Some(YamlType::Null) | None => "compare the examples that come with the program",
    }
}

/// A line that can be typed and changed.
fn key_example(key: &str) -> String {
    let rest = match key {
        "gouji" => "rules/1 (the first line of the file)",
        "form" => "xxgk-2014 (the id of a form)",
        "id" => "my-rule (another one for every rule)",
        "title" => "what must hold (a rule), or the title as printed (a form, a table)",
        "severity" => "error, query or note",
        "check" => "a3.1 = parts(a3.1) (the expression)",
        "rules" => "(the rules follow, each begins with `- `)",
        "name" => "the short name that rules use",
        "label" => "the label as the form prints it",
        "unit" => "the unit of measure; for a heading write role: heading instead",
        "years" => "2014..2018 (first and last year; 2021.. while in force)",
        "rule" => "the id of the rule to try",
        "figures" => "{a3.1: 7} (what is filled in; the rest is blank)",
        "finds" => "[a3.1] (the rows that must be found)",
        "tables" => "(the tables follow, each begins with `- `)",
        "rows" => "(the rows follow, each begins with `- `)",
        "columns" => "(the columns follow, each begins with `- `)",
        "layouts" => "(the layouts follow, each begins with `- `)",
        "recognise" => "[the title] (the words by which the form is recognised)",
        "cases" => "(the cases follow, each begins with `- `)",
        "county" => "the name of the county",
        "year" => "2025 (the year that is reported)",
        "reports" => "2025/ (the folder of the reports)",
        "reason" => "why it is overridden",
        "date" => "2026-01-08 (when this was decided)",
        _ => "the content",
    };
    format!("{key}: {rest}")
}

fn wanted(expected: Expected) -> &'static str {
    match expected {
        Expected::Operand => "a name, a number or an opening bracket",
        Expected::Operator => "an operator or the end",
        Expected::Name => "a name",
        Expected::CommaOrClose => "a comma or a closing bracket",
        Expected::List => "a list in brackets",
    }
}

fn token_help(expected: Expected) -> &'static str {
    match expected {
        Expected::Operand => "an operator needs something on both sides, as in a + b = c",
        Expected::Operator => "between two names there must be a sign such as + - * / = <=",
        Expected::Name => "write the name of a row, without quotes",
        Expected::CommaOrClose => "separate items by commas and close the bracket, as in max(a, b)",
        Expected::List => "write in (a, b)",
    }
}

/// Choices; a number among them stands for any number.
fn allowed_words(allowed: &[String]) -> String {
    let told = |choice: &String| match gouji_model::Decimal::parse(choice) {
        Ok(_) => format!("a number (as {choice})"),
        Err(_) => choice.clone(),
    };
    join(&allowed.iter().map(told).collect::<Vec<_>>())
}

/// What people mean by a sign that expressions do not have.
fn character_help(found: char) -> &'static str {
    match found {
        ':' | '：' => {
            "there are no ranges: to add up rows, write a + b, or parts(total) for all parts of a total"
        }
        '%' | '％' => "write percentages as decimals, 0.9 for 90%",
        '"' | '\'' | '“' | '”' | '‘' | '’' | '『' | '』' | '《' | '》' => {
            "names stand without quotes; ids, as a3.1, can be used everywhere"
        }
        '&' | '＆' => "where both must hold, write `and` between, as in a > 0 and b = 0",
        '|' | '｜' => "where one suffices, write `or` between, as in a = 0 or b > 0",
        '!' | '！' => "unequal is written <>; the opposite of a condition is not(condition)",
        ';' | '；' | '。' => {
            "nothing follows an expression; join two of them by `and`, or make two rules"
        }
        '~' | '～' => "there are no ranges: write a >= 1 and a <= 3",
        _ => "expressions have names, numbers, + - * /, = <> < <= > >=, brackets, and, or, not",
    }
}

/// Words behind a number that are no unit of the rule language.
const BEHIND_NUMBERS: [&str; 14] = [
    "万", "亿", "千", "百", "件", "条", "次", "个", "人", "人次", "期", "份", "元", "万元",
];

/// What people mean by a piece of an expression that cannot stand where it does.
fn found_help(found: &str, expected: Expected) -> &'static str {
    match (found, expected) {
        ("=" | "＝" | "==", Expected::Operand) => {
            "do not begin with =; write a + b = c, with something on both sides"
        }
        ("," | "，", Expected::Operator) => {
            "write numbers without commas, 10000 for 10,000; to add up rows, write a + b"
        }
        ("、", Expected::Operator) => {
            "to add up rows, write a + b; leave out numbering before names"
        }
        ("." | "．", Expected::Operator) => {
            "leave out numbering such as `1.` before names; write decimals as 0.5"
        }
        (word, Expected::Operator) if BEHIND_NUMBERS.contains(&word) => {
            "write the number in digits, without a unit"
        }
        (_, Expected::Operator) => {
            "between two names there must be a sign such as + - * / = <=; leave out numbering before names"
        }
        _ => token_help(expected),
    }
}
