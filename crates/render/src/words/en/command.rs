//! The command line in English.

use crate::words::command::{CommandWords, IoTrouble, UsageMistake};

pub(in crate::words) const COMMAND: CommandWords = CommandWords {
    usage: "Usage: ",
    usage_command: "<COMMAND> [OPTIONS]",
    usage_paths: "[OPTIONS] [PATH]...",
    usage_rule: "[OPTIONS] <ID>",
    usage_options: "[OPTIONS]",
    usage_shell: "<SHELL>",
    usage_man: "[COMMAND]",
    commands: "Commands",
    options: "Options",
    arguments: "Arguments",
    path: "PATH",
    file: "FILE",
    about: "gouji checks the tables of yearly government disclosure reports and points at the figure that does not tie out",
    help: "Show help",
    version: "Show the version",
    lang: "Language of the output: zh (default) or en; the variable GOUJI_LANG sets it too",
    color: "Colours: auto on a terminal (default), always, never",
    rules_option: "Your own rule file or folder, added to the built-in rules; a rule with the same id replaces the built-in one; repeatable",
    forms_option: "Your own form schema or folder; repeatable",
    check: "Check reports: read the figures, apply the rules, list what is wrong",
    check_paths: "Report files or folders; the current folder by default",
    check_format: "Output format: text (default) or json",
    only: "Use only these rules; * stands for any letters, as in parts-*; repeatable",
    all: "List the outcome of every rule, also of those that hold",
    output: "Write the result to this file",
    fail_on: "Exit with 1 on such findings: error (default), query (errors and queries), never",
    jobs: "How many reports at once; as many as there are cores by default",
    quiet: "Print findings only, no summary",
    explain_all: "List everything that may be wrong where sums break, with how likely it is",
    verbose: "Say more: why a rule exists, every rule that could not be decided",
    extract: "Only read the figures and their places, without checking",
    extract_paths: "Report files or folders",
    extract_format: "Output format: table (default), json or csv",
    explain: "Explain a rule (what it checks, why, its basis, an example that fails, how to put it right), or list all names of a form",
    explain_rule: "The id of a rule or a form, as parts-sum-to-total or xxgk-2021",
    rules: "Rules: list them, run their cases",
    rules_list: "List all rules",
    rules_test: "Run the cases beside the rules (*.test.yaml) and list those that come out differently",
    completions: "Print a completion script for a shell",
    shell: "bash, zsh, fish, powershell or elvish",
    man: "Print a manual page (roff)",
    man_command: "The command whose page is wanted; the program's own by default",
    command: "COMMAND",
    rule: "A rule on the spot, checked alone, as in --rule \"收到申请数 = 当面申请数 + 传真申请数\"; repeatable",
    expression: "EXPRESSION",
    list_form: "Only rules of this form",
    list_severity: "Only rules of this severity",
    list_own: "Only rules of your own",
    update: "Rewrite finds in your own case files to what is found; read the change afterwards",
    nothing_found: "no report file was found, so nothing was checked; name a report or its folder, as in: gouji check reports/",
    not_a_file: "it is neither a file nor a folder",
    config_option: "The county's config; by default gouji.yaml in the working folder or above it",
    year_option: "Check only the reports of this year",
    year: "YEAR",
    init: "Make a county's folder: the roster, rules and folders for reports, with examples",
    usage_init: "[OPTIONS] [FOLDER]",
    init_folder: "Where to; the working folder by default; no file that is there is changed",
    rollup: "Add the county up: every figure over all submitters, who is left out and why, where each number comes from, and the county's own report beside it",
    rollup_all: "Take in reports with errors, and such as could not be decided",
    rollup_output: "Write to this file, .xlsx or .csv; without it only who is left out and where the county's own report differs",
    folder: "FOLDER",
    init_next: "Made {folder}:\n1. open gouji.yaml and set the county and the year\n2. open the roster and list your submitters, one per line\n3. put this year's reports into {year}, last year's into {last}\n4. run gouji check in that folder",
    broken: "the program itself failed and did not finish; please send this command and its files to those who keep the program",
};

pub(in crate::words) fn usage_mistake(mistake: &UsageMistake) -> String {
    let or_nothing = |suggestion: &str| match suggestion {
        "" => String::new(),
        near => format!("; did you mean {near}?"),
    };
    match mistake {
        UsageMistake::UnknownArgument {
            argument,
            suggestion,
        } => {
            format!(
                "no option {argument}{} (gouji --help lists them all)",
                or_nothing(suggestion)
            )
        }
        UsageMistake::UnknownCommand {
            command,
            suggestion,
        } => {
            format!(
                "no command '{command}'{} (to check a file: gouji check FILE)",
                or_nothing(suggestion)
            )
        }
        UsageMistake::MissingCommand => {
            "a command is needed, as in: gouji check reports/ (gouji --help lists them all)"
                .to_owned()
        }
        UsageMistake::MissingValue { argument } => format!("{argument} needs a value"),
        UsageMistake::BadValue {
            argument,
            value,
            allowed,
        } if allowed.is_empty() => {
            format!("{argument} cannot be '{value}'")
        }
        UsageMistake::BadValue {
            argument,
            value,
            allowed,
        } => {
            format!("{argument} cannot be '{value}'; it takes: {allowed}")
        }
        UsageMistake::MissingArgument { argument } => format!("{argument} is missing"),
        UsageMistake::GivenTwice { argument } => format!("{argument} may be given only once"),
        UsageMistake::NotTogether { first, second } => {
            format!("{first} and {second} cannot be given together")
        }
        UsageMistake::OutputIsInput { path } => {
            format!(
                "the result cannot go to {path}: the run reads that file, and would destroy it; give --output another name"
            )
        }
        UsageMistake::NoSuchPath { path } => {
            format!("no such file or folder: {path}; check its spelling and the folder you are in")
        }
        UsageMistake::CannotRead { path, trouble } => {
            format!("cannot read {path} ({})", io(trouble))
        }
        UsageMistake::CannotWrite { path, trouble } if path.is_empty() => {
            format!("cannot write the result ({})", io(trouble))
        }
        UsageMistake::CannotWrite { path, trouble } => {
            format!(
                "cannot write {path} ({}); choose another name, or see whether its folder can be written to",
                io(trouble)
            )
        }
        UsageMistake::UnknownRule { id, near } if near.is_empty() => {
            format!("no rule has the id '{id}' (gouji rules list shows them all)")
        }
        UsageMistake::UnknownRule { id, near } => {
            format!(
                "no rule has the id '{id}'; did you mean {}?",
                near.join(", ")
            )
        }
        UsageMistake::UnknownForm { id, near } => {
            format!("no form has the id '{id}'; there are: {}", near.join(", "))
        }
        UsageMistake::UnreadableRoster { path, unreadable } => {
            let (message, _) = super::unreadable(unreadable);
            format!(
                "cannot read the roster {path}: {message}; name another file, or write the roster into gouji.yaml"
            )
        }
        UsageMistake::NoCounty => {
            "there is no gouji.yaml; run this in a county's folder, or name its config with --config; gouji init makes one".to_owned()
        }
        UsageMistake::NoFormOfYear { year } => {
            format!("there is no form for {year}; name one under form_of_year in gouji.yaml, or add a form schema with --forms")
        }
        UsageMistake::NoSuchKind { path } => {
            format!("cannot tell what to write as {path}; the name must end in .xlsx or .csv")
        }
        UsageMistake::AlreadyThere { paths } => {
            format!("there already, and not changed: {}", paths.join(", "))
        }
        UsageMistake::NoRuleFiles { path, near } if near.is_empty() => {
            format!("no rule file in the folder {path}; their names end in .yaml")
        }
        UsageMistake::NoRuleFiles { path, near } => {
            format!(
                "no file in the folder {path} ends in .yaml; does {} have a second ending?",
                near.join(", ")
            )
        }
        UsageMistake::NoRuleFits { pattern } => {
            format!("no rule's id fits '{pattern}' (gouji rules list shows them all)")
        }
        UsageMistake::Other => {
            "the command line is not right (gouji --help lists commands and options)".to_owned()
        }
    }
}

pub(in crate::words) fn cases_passed(cases: usize, rules: usize) -> String {
    format!("all {cases} cases of {rules} rules came out as written")
}

pub(in crate::words) fn cases_failed(failed: usize, cases: usize) -> String {
    format!("{failed} of {cases} cases came out differently")
}

pub(in crate::words) fn failed_case(rule: &str, expected: &str) -> String {
    let expected = match expected {
        "valid" => "hold",
        "invalid" => "fail",
        "undecided" => "be undecided",
        _ => "not apply",
    };
    format!("rule {rule} should {expected} in this case, and does not")
}

pub(in crate::words) fn without_cases(rules: &str) -> String {
    format!(
        "rules of your own without a case: {rules}; best write one that holds and one that fails for each"
    )
}

pub(in crate::words) fn case_rows(missing: &str, noisy: &str) -> String {
    let mut said = Vec::new();
    if !missing.is_empty() {
        said.push(format!("should have been found: {missing}"));
    }
    if !noisy.is_empty() {
        said.push(format!("should not have been found: {noisy}"));
    }
    said.join("; ")
}

fn io(trouble: &IoTrouble) -> &str {
    match trouble {
        IoTrouble::NotFound => "no such file or folder",
        IoTrouble::PermissionDenied => "permission denied",
        IoTrouble::IsFolder => "it is a folder",
        IoTrouble::NoSpace => "the disk is full",
        IoTrouble::NotAFile => COMMAND.not_a_file,
        IoTrouble::Other(detail) => detail,
    }
}

pub(in crate::words) fn written_to(path: &str) -> String {
    format!("the result is in {path}")
}

pub(in crate::words) fn nothing_applied(first: &str, all: usize) -> String {
    let files = if all == 1 {
        "nothing was checked in one file".to_owned()
    } else {
        format!("nothing was checked in {all} files")
    };
    format!(
        "{files}, because no rule is for that form: {first} (gouji rules list shows every rule with its form)"
    )
}
