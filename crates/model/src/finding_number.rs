//! The number (编号) by which people and other programs speak of a finding: the same in every run and on every machine as long
//! as the same is written, another once a value changes.

use crate::{
    Comparison, CountyFinding, FigureId, Finding, FindingFigure, Form, FormData, IdVec, Instance,
    Origin, Outcome, Quote, QuoteSource, ReadingProblem, Review, RuleInfo, State,
};
use std::collections::HashMap;

/// The characters of a number: none looks like another, and without vowels no number is a word or a month.
const ALPHABET: &[u8; 25] = b"CDFGHJKMNPQRTVWXY23456789";
/// How many of them are letters. The first character is one of those, because spreadsheets take 2E45 for a quantity.
const LETTERS: u64 = 17;
const LENGTH: usize = 10;

/// Whose report a finding is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportOwner<'a> {
    /// The submitter, by its name in the county where that is known; `None` where nobody is named.
    pub submitter: Option<&'a str>,
    /// The report year.
    pub year: Option<u16>,
    /// The path of the report, whose last part stands for a submitter that nobody names.
    pub path: &'a str,
}

/// The numbers of `findings`, which are all of one report, in their order.
///
/// They follow from the submitter, the year, the form, the rule, what it was applied to and what is written there. Of findings
/// that are alike in all of this, in the same report at several places, each further one has another number.
#[must_use]
pub fn finding_numbers(
    owner: ReportOwner<'_>,
    form_data: &FormData,
    findings: &[Finding],
    rules: &IdVec<RuleInfo, RuleInfo>,
) -> Vec<String> {
    let mut hash = Hash::new();
    match owner.submitter {
        Some(submitter) => hash.texts(["submitter", submitter]),
        None => hash.texts(["file", file_name(owner.path)]),
    }
    hash.text(&owner.year.unwrap_or_default().to_string());
    hash.text(&form_data.form.id);
    let mut given = GivenNumbers::default();
    let number = |finding| {
        let mut writer = FindingHash {
            hash,
            form_data,
            rules,
        };
        writer.finding(finding);
        given.number(writer.hash)
    };
    findings.iter().map(number).collect()
}

/// The numbers of what `review` finds over several reports, in their order.
#[must_use]
pub fn county_finding_numbers(review: &Review<'_>) -> Vec<String> {
    let county = review.county.map_or("", |county| &county.name);
    let year = review.year.unwrap_or_default().to_string();
    let mut given = GivenNumbers::default();
    let number = |finding: &CountyFinding| {
        let mut hash = Hash::new();
        hash.texts(["county", county, &year]);
        hash.text(finding.problem.id());
        for fact in finding.problem.facts() {
            hash.text(&fact);
        }
        for path in &finding.reports {
            hash.text(file_name(path));
        }
        given.number(hash)
    };
    review.findings.iter().map(number).collect()
}

/// The last part of a path, which does not depend on where a run is started.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The numbers that were given so far.
#[derive(Default)]
struct GivenNumbers(HashMap<u64, u64>);

impl GivenNumbers {
    fn number(&mut self, hash: Hash) -> String {
        let same = self.0.entry(hash.0).or_default();
        let mut hash = hash;
        if *same > 0 {
            hash.text(&same.to_string());
        }
        *same += 1;
        hash.number()
    }
}

/// A finding on its way into a hash.
struct FindingHash<'a> {
    hash: Hash,
    form_data: &'a FormData,
    rules: &'a IdVec<RuleInfo, RuleInfo>,
}

impl FindingHash<'_> {
    fn finding(&mut self, finding: &Finding) {
        match &finding.origin {
            Origin::Rule(rule) => {
                let rule = self.rules.try_get(*rule);
                self.hash.text(rule.map_or("", |info| info.id.as_str()));
            }
            Origin::Reading(problem) => self.problem(problem),
        }
        self.hash.text(match finding.outcome {
            Outcome::Undecided => "undecided",
            _ => "violated",
        });
        self.check(
            finding.instance,
            finding.comparison.as_ref(),
            &finding.figures,
        );
        for member in &finding.gathered {
            let comparison = member.comparison.as_ref();
            self.check(member.instance, comparison, &member.figures);
        }
        for quote in &finding.quotes {
            self.quote(quote);
        }
    }

    fn check(
        &mut self,
        instance: Option<Instance>,
        comparison: Option<&Comparison>,
        figures: &[FindingFigure],
    ) {
        let form_data = self.form_data;
        let instance = instance.map(|instance| instance.id(&form_data.form));
        self.hash.text(instance.as_deref().unwrap_or_default());
        if let Some(sides) = comparison {
            let (left, right) = (sides.left.to_string(), sides.right.to_string());
            self.hash.texts([&left, sides.operator.sign(), &right]);
        }
        for part in figures {
            self.figure(part);
        }
    }

    /// The figure and what is written there; spaces around it do not count.
    fn figure(&mut self, part: &FindingFigure) {
        let FormData {
            form,
            figures,
            written,
            ..
        } = self.form_data;
        let state = figures.state(part.figure);
        let text = match (figures.number(form, part.figure), state) {
            (Some(number), _) => number.to_string(),
            (None, State::Unreadable | State::NotPlaced) => {
                let cell = written.try_get(part.figure).and_then(Option::as_ref);
                let raw = cell.map_or("", |cell| cell.raw.trim());
                format!("{} {raw}", state_name(state))
            }
            (None, _) => state_name(state).to_owned(),
        };
        self.hash.texts([&figure_id(form, part.figure), &text]);
    }

    fn quote(&mut self, quote: &Quote) {
        let form = &self.form_data.form;
        let (kind, name) = match &quote.source {
            QuoteSource::LastYear(figure) => ("last year", figure_id(form, *figure)),
            QuoteSource::Submitter { name, figure, .. } => {
                self.hash.text(name);
                ("submitter", figure_id(form, *figure))
            }
            QuoteSource::Report { name } => ("report", name.clone().unwrap_or_default()),
            QuoteSource::Claim { name, .. } => ("claim", name.clone()),
            QuoteSource::Listed { name } => ("listed", name.clone()),
        };
        let value = quote.value.map(|value| value.to_string());
        let value = value.unwrap_or_default();
        self.hash.texts([kind, &name, &value, quote.raw.trim()]);
    }

    /// A problem of reading, with the row of the document that it is about where that is none of the form's.
    fn problem(&mut self, problem: &ReadingProblem) {
        self.hash.text(problem.kind.id());
        for text in problem.kind.quoted_texts() {
            self.hash.text(text.trim());
        }
        let rows = self.form_data.unplaced.iter();
        let rows =
            rows.filter(|row| problem.figures.is_empty() && problem.place == Some(row.place));
        for cell in rows.flat_map(|row| &row.cells) {
            self.hash.text(cell.raw.trim());
        }
    }
}

/// The id of `figure` in findings and in JSON.
fn figure_id(form: &Form, figure: FigureId) -> String {
    let spec = &form.figures[figure];
    let instance = Instance {
        row: Some(spec.row),
        column: Some(spec.column),
    };
    instance.id(form)
}

fn state_name(state: State) -> &'static str {
    match state {
        State::Number => "number",
        State::Blank => "blank",
        State::Dash => "dash",
        State::None => "none",
        State::Unreadable => "unreadable",
        State::Absent => "absent",
        State::Omitted => "omitted",
        State::NotPlaced => "not placed",
    }
}

/// FNV-1a over 64 bits.
#[derive(Clone, Copy)]
struct Hash(u64);

impl Hash {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a text, and that it ends: no byte of UTF-8 is 0xff.
    fn text(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn texts<const N: usize>(&mut self, texts: [&str; N]) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    /// The hash in characters, once every bit of it depends on every other (the finalizer of SplitMix64).
    fn number(self) -> String {
        let mut rest = self.0;
        rest = (rest ^ (rest >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        rest = (rest ^ (rest >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        rest ^= rest >> 31;
        let mut number = String::with_capacity(LENGTH);
        for position in 0..LENGTH {
            let base = match position {
                0 => LETTERS,
                _ => ALPHABET.len() as u64,
            };
            let digit = usize::try_from(rest % base).unwrap_or_default();
            let character = ALPHABET.get(digit).copied().unwrap_or_default();
            number.push(char::from(character));
            rest /= base;
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CountyProblem;

    fn review(findings: &[CountyFinding]) -> Review<'static> {
        Review {
            findings: findings.to_vec(),
            ..Review::default()
        }
    }

    fn missing(name: &str) -> CountyFinding {
        CountyFinding {
            problem: CountyProblem::Missing {
                submitter: name.to_owned(),
            },
            reports: Vec::new(),
        }
    }

    #[test]
    fn a_number_begins_with_a_letter_and_has_no_characters_that_look_alike() {
        let findings: Vec<CountyFinding> = (0..500).map(|at| missing(&at.to_string())).collect();
        let numbers = county_finding_numbers(&review(&findings));
        for number in &numbers {
            assert_eq!(number.len(), LENGTH);
            assert!(number.starts_with(|first: char| first.is_ascii_uppercase()));
            assert!(!number.contains(|c| "01OILUBSZAE".contains(c)), "{number}");
        }
        let distinct: std::collections::BTreeSet<&String> = numbers.iter().collect();
        assert_eq!(distinct.len(), numbers.len());
        assert_eq!(numbers, county_finding_numbers(&review(&findings)));
    }

    #[test]
    fn findings_that_are_alike_have_numbers_of_their_own() {
        let numbers = county_finding_numbers(&review(&[missing("甲"), missing("甲")]));
        assert_ne!(numbers[0], numbers[1]);
        let one = county_finding_numbers(&review(&[missing("甲")]));
        assert_eq!(numbers[0], one[0]);
    }

    #[test]
    fn a_folder_above_a_report_does_not_change_its_number() {
        let uninvited = |path: &str| CountyFinding {
            problem: CountyProblem::Uninvited { named: None },
            reports: vec![path.to_owned()],
        };
        let number = |path| county_finding_numbers(&review(&[uninvited(path)]));
        assert_eq!(number("2025/甲.txt"), number("C:\\县\\2025\\甲.txt"));
        assert_ne!(number("2025/甲.txt"), number("2025/乙.txt"));
    }
}
