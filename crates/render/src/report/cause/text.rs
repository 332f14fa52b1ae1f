//! A cause in words: what is wrong, what to do, and what would tell.

use super::report_order::violated;
use crate::report::cell_names::CellNames;
use crate::report::view::View;
use crate::terminal::width::clean_inline;
use crate::words::causes::CertainChanges;
use crate::words::{Witness, WrongNumber};
use gouji_model::{
    Cause, Change, ClaimId, Effect, Evaluation, Explanation, FigureId, Finding, Grade, Place,
    Quote, QuoteSource, Slip, Subject,
};

/// More numbers to ask for than this are counted, not named.
const MOST_ASKED: usize = 4;
/// More paragraphs to look at than this are not named.
const MOST_PARAGRAPHS: usize = 3;

/// A cause with its findings and the report at hand.
pub(crate) struct CauseText<'a> {
    pub(crate) view: &'a View<'a>,
    pub(crate) cause: &'a Cause,
    pub(crate) findings: Vec<&'a Finding>,
}

/// What a sentence about a change says beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wording {
    /// How sure it is.
    Graded,
    /// What may have happened, and who bears it out.
    Reasoned,
}

/// One change, or two that are one slip.
enum Step<'a> {
    One(&'a Change),
    Exchange(&'a Change, &'a Change),
}

impl<'a> CauseText<'a> {
    pub(crate) fn new(view: &'a View<'a>, evaluation: &'a Evaluation, cause: &'a Cause) -> Self {
        let findings = violated(evaluation, cause).collect();
        Self {
            view,
            cause,
            findings,
        }
    }

    /// How sure the most likely explanation is.
    pub(crate) fn grade(&self) -> Grade {
        let first = self.cause.explanations.first();
        first.map_or(Grade::Undetermined, |first| first.grade)
    }

    /// All quotes of the cause and its findings.
    pub(crate) fn quotes(&self) -> impl Iterator<Item = &'a Quote> {
        let of_findings = self.findings.iter().flat_map(|finding| &finding.quotes);
        self.cause.quotes.iter().chain(of_findings)
    }

    /// What the prose says of `claim`.
    pub(crate) fn quote(&self, claim: ClaimId) -> Option<&'a Quote> {
        let is_of_claim = |quote: &&Quote| matches!(quote.source, QuoteSource::Claim { claim: quoted, .. } if quoted == claim);
        self.quotes().find(is_of_claim)
    }

    /// The name that a rule gives to `claim`.
    pub(crate) fn claim_name(&self, claim: ClaimId) -> String {
        match self.quote(claim).map(|quote| &quote.source) {
            Some(QuoteSource::Claim { name, .. }) => name.clone(),
            _ => String::new(),
        }
    }

    pub(crate) fn wrong_number(&self, change: &Change) -> WrongNumber {
        let (name, raw) = match change.subject {
            Subject::Figure(figure) => (self.view.figure_name(figure), None),
            Subject::Claim(claim) => {
                let raw = self.quote(claim).map(|quote| clean_inline(&quote.raw));
                let name = self.view.words().prose_number(&self.claim_name(claim));
                (name, raw.filter(|raw| !raw.is_empty()))
            }
        };
        let with = match change.slip {
            Slip::Exchanged(with) | Slip::Misplaced(with) | Slip::Overwritten(with) => {
                self.view.figure_name(with)
            }
            _ => String::new(),
        };
        WrongNumber {
            name,
            from: change.from.map(|from| raw.unwrap_or(from.to_string())),
            to: change.to,
            is_claim: matches!(change.subject, Subject::Claim(_)),
            grade: change.grade,
            slip: change.slip,
            with,
        }
    }

    /// What happened to a number and who bears out what it must be, for lists and for programs.
    pub(crate) fn reasons(&self, change: &Change) -> Vec<String> {
        let wrong = self.wrong_number(change);
        let slip = self.view.words().slip(change.slip, &wrong.with);
        let slip = (!slip.is_empty()).then_some(slip);
        slip.into_iter().chain(self.witnesses(change)).collect()
    }

    /// Who bears out what a number must be, or what is written.
    fn witnesses(&self, change: &Change) -> Vec<String> {
        let wrong = self.wrong_number(change);
        let testimonies = [
            (Witness::Prose, change.prose),
            (Witness::LastYear, change.last_year),
            (Witness::County, change.county),
        ];
        let words = self.view.words();
        let testimonies = testimonies.into_iter();
        testimonies
            .filter_map(|(witness, testimony)| words.testimony(witness, testimony, &wrong))
            .collect()
    }

    /// What is wrong in one sentence. `rule_message` is what the rule says itself where it is the only one that breaks,
    /// by one check.
    pub(crate) fn headline(&self, rule_message: Option<&str>) -> String {
        let words = self.view.words();
        let Some(first) = self.cause.explanations.first() else {
            return words.rules_break(self.cause.broken);
        };
        let rule_says_it = |condition: bool| rule_message.filter(|_| condition);
        if first.grade != Grade::Undetermined {
            let mut changes = first.changes.iter();
            let is_range = changes.any(|change| change.to.number().is_none());
            // Where no number is known, one rule says itself what does not agree.
            return match rule_says_it(is_range) {
                Some(message) => message.to_owned(),
                None => self.sentences(&steps(first), Wording::Graded),
            };
        }
        let certain = self.certain();
        let (ways, counts) = self.ways(&certain);
        let subjects = self.candidates(&certain).len();
        let also = match certain.is_empty() {
            true => CertainChanges::Absent,
            false => CertainChanges::Present,
        };
        let open = match counts {
            Some(1) if subjects == 1 && certain.is_empty() => {
                return match rule_says_it(ways > 1) {
                    Some(message) => message.to_owned(),
                    None => self.sentences(&steps(first), Wording::Graded),
                };
            }
            Some(1) => words.one_is_wrong(subjects, also),
            counts => words.ways(ways, counts, also),
        };
        let known = match rule_says_it(certain.is_empty()) {
            // One rule says itself what does not agree.
            Some(message) => vec![message.to_owned()],
            None if certain.is_empty() => vec![words.rules_break(self.cause.broken)],
            None => {
                let changes = certain.iter();
                let sentence = |change: &&Change| self.change_sentence(change, Wording::Graded);
                changes.map(sentence).collect()
            }
        };
        let sentences: Vec<String> = known.into_iter().chain([open]).collect();
        sentences.join(words.change_separator())
    }

    /// The changes of which all explanations agree, although they are not sure of all.
    pub(crate) fn certain(&self) -> Vec<&'a Change> {
        let explanations = &self.cause.explanations;
        let Some(first) = explanations.first() else {
            return Vec::new();
        };
        let in_all = |change: &&Change| {
            let is_same = |other: &Change| other.subject == change.subject && other.to == change.to;
            let mut all = explanations.iter();
            change.grade == Grade::Certain
                && all.all(|explanation| explanation.changes.iter().any(is_same))
        };
        first.changes.iter().filter(in_all).collect()
    }

    /// Whether another explanation is as likely as the first.
    pub(crate) fn is_tied(&self) -> bool {
        let explanations = self.cause.explanations.iter();
        let mut likelihoods = explanations.map(|explanation| explanation.likelihood);
        let first = likelihoods.next();
        self.grade() == Grade::Undetermined && first.is_some() && likelihoods.next() == first
    }

    /// Whether some change is in all explanations.
    pub(crate) fn has_certain(&self) -> bool {
        !self.certain().is_empty()
    }

    /// How many explanations there are, and how many changes each has beside `certain`, where that is the same for all.
    fn ways(&self, certain: &[&Change]) -> (usize, Option<usize>) {
        let counts = self.cause.explanations.iter();
        let mut counts =
            counts.map(|explanation| explanation.changes.len().saturating_sub(certain.len()));
        let first = counts.next();
        let count = first.filter(|first| counts.all(|count| count == *first));
        (self.cause.explanations.len(), count)
    }

    /// What may be wrong beside what is `certain`, the most likely first.
    fn candidates(&self, certain: &[&Change]) -> Vec<Subject> {
        let mut subjects = Vec::new();
        let explanations = self.cause.explanations.iter();
        for change in explanations.flat_map(|explanation| &explanation.changes) {
            let is_certain = certain.iter().any(|known| known.subject == change.subject);
            if !is_certain && !subjects.contains(&change.subject) {
                subjects.push(change.subject);
            }
        }
        subjects
    }

    /// An explanation as a line of a list, without what is certain anyway.
    pub(crate) fn list_item(&self, explanation: &Explanation) -> String {
        let certain = match self.grade() {
            Grade::Undetermined => self.certain(),
            Grade::Certain | Grade::Likely => Vec::new(),
        };
        let is_open =
            |change: &Change| !certain.iter().any(|known| known.subject == change.subject);
        let mut steps = steps(explanation);
        steps.retain(|step| match step {
            Step::One(change) => is_open(change),
            Step::Exchange(one, other) => is_open(one) || is_open(other),
        });
        self.sentences(&steps, Wording::Reasoned)
    }

    /// Changes as sentences.
    fn sentences(&self, steps: &[Step<'_>], wording: Wording) -> String {
        let sentences = steps.iter().map(|step| match step {
            Step::One(change) => self.change_sentence(change, wording),
            Step::Exchange(one, other) => self.exchange_sentence(one, other, wording),
        });
        let sentences: Vec<String> = sentences.collect();
        sentences.join(self.view.words().change_separator())
    }

    fn exchange_sentence(&self, one: &Change, other: &Change, wording: Wording) -> String {
        let words = self.view.words();
        let first = self.wrong_number(one);
        let mut second = self.wrong_number(other);
        if let Some(column) = self.column_in_row_of(one, other) {
            second.name = column;
        }
        match wording {
            Wording::Graded => {
                let grade = one.grade.max(other.grade);
                let sentence = words.exchange(&first, &second, grade);
                format!("{sentence}{}", words.certainty(grade))
            }
            Wording::Reasoned => {
                let sentence = words.exchange(&first, &second, Grade::Certain);
                let witnesses = [self.witnesses(one), self.witnesses(other)].concat();
                words.with_reasons(&sentence, &witnesses)
            }
        }
    }

    /// The column of `other` where its row is that of `one`, so that it need not be named twice.
    fn column_in_row_of(&self, one: &Change, other: &Change) -> Option<String> {
        let (one, other) = (one.figure()?, other.figure()?);
        let row = |figure| self.view.form_data.form.figures[figure].row;
        let column = self.view.column_label(other);
        column.filter(|_| row(one) == row(other)).map(clean_inline)
    }

    fn change_sentence(&self, change: &Change, wording: Wording) -> String {
        let words = self.view.words();
        let wrong = self.wrong_number(change);
        match wording {
            Wording::Graded => {
                let sentence = words.change(&wrong, wrong.grade);
                format!("{sentence}{}", words.certainty(wrong.grade))
            }
            Wording::Reasoned => {
                let sentence = words.change(&wrong, Grade::Certain);
                words.with_reasons(&sentence, &self.reasons(change))
            }
        }
    }

    /// What is to be filled in by the most likely explanation, for a finding that tells of several blanks.
    pub(crate) fn filled_in(&self) -> Option<String> {
        let words = self.view.words();
        let first = self.cause.explanations.first()?;
        let sentences = first.changes.iter().map(|change| {
            let wrong = self.wrong_number(change);
            let sentence = words.fill_in(&wrong.name, &words.target_sentence(&wrong, wrong.grade));
            words.with_reasons(&sentence, &self.witnesses(change))
        });
        let sentences: Vec<String> = sentences.collect();
        Some(sentences.join(words.change_separator()))
    }

    /// What to do, why, and what comes of it, where one explanation is at least likely.
    pub(crate) fn advice(&self) -> String {
        let words = self.view.words();
        let Some(first) = self.cause.explanations.first() else {
            return String::new();
        };
        let steps = steps(first);
        let mut sentences = match steps.as_slice() {
            [Step::One(change)] => self.advice_for_one(change, first.effect),
            [Step::Exchange(..)] => vec![words.action_effect(words.exchange_back(), first.effect)],
            several => {
                let steps = several.iter().map(|step| self.step(step));
                steps.chain([words.total_effect(first.effect)]).collect()
            }
        };
        let mut changes = first.changes.iter();
        sentences.extend(changes.clone().flat_map(|change| self.witnesses(change)));
        if changes.any(|change| change.to.number().is_none()) {
            sentences.push(words.records_advice().to_owned());
        } else if first.grade != Grade::Certain {
            sentences.push(words.make_sure().to_owned());
        }
        sentences.join(words.change_separator())
    }

    fn advice_for_one(&self, change: &Change, effect: Effect) -> Vec<String> {
        let words = self.view.words();
        let wrong = self.wrong_number(change);
        let then = words.action_effect(&words.action(&wrong), effect);
        let slip = words.slip_sentence(&wrong).into_iter();
        slip.chain([then]).collect()
    }

    fn step(&self, step: &Step<'_>) -> String {
        let words = self.view.words();
        match step {
            Step::One(change) => {
                let wrong = self.wrong_number(change);
                let action = words.action(&wrong).trim().to_owned();
                let slip = words.slip_sentence(&wrong).into_iter();
                let advice: Vec<String> = slip.chain([action]).collect();
                words.step(&wrong.name, &advice)
            }
            Step::Exchange(one, other) => {
                let names = [self.wrong_number(one).name, self.wrong_number(other).name];
                words.step(&words.list(&names), &[words.exchange_back().to_owned()])
            }
        }
    }

    /// What would tell which explanation is right.
    pub(crate) fn next_step(&self) -> String {
        let words = self.view.words();
        let mut sentences = Vec::new();
        let places = self.prose_places();
        if !places.is_empty() {
            sentences.push(words.check_prose(&places));
        }
        let candidates = self.candidates(&self.certain());
        let figures = candidates.iter().filter_map(|subject| match subject {
            Subject::Figure(figure) => Some(*figure),
            Subject::Claim(_) => None,
        });
        let figures: Vec<FigureId> = figures.collect();
        if !figures.is_empty() {
            let names = CellNames::from_figures(self.view, figures).list(self.view, MOST_ASKED);
            sentences.push(words.ask_for(&names));
        }
        sentences.join(words.change_separator())
    }

    /// Where the prose states what may be wrong, each place once.
    fn prose_places(&self) -> Vec<String> {
        use QuoteSource::{Claim, Listed};
        let is_prose = |quote: &&Quote| matches!(quote.source, Claim { .. } | Listed { .. });
        let quotes = self.quotes().filter(is_prose);
        let mut places: Vec<Place> = quotes.filter_map(|quote| quote.place).collect();
        places.sort_unstable();
        let words = self.view.words();
        let place_text = |place: Place| words.prose_place(place, self.view.sheets);
        let mut places: Vec<String> = places.into_iter().map(place_text).collect();
        places.dedup();
        places.truncate(MOST_PARAGRAPHS);
        places
    }
}

/// The changes of an explanation, two that are exchanged as one.
fn steps(explanation: &Explanation) -> Vec<Step<'_>> {
    let changes = explanation.changes.iter().enumerate();
    let step = |(at, change)| {
        let mut others = explanation.changes.iter().enumerate();
        match others.find(|(_, other)| are_exchanged(change, other)) {
            Some((partner, _)) if partner < at => None,
            Some((_, other)) => Some(Step::Exchange(change, other)),
            None => Some(Step::One(change)),
        }
    };
    changes.filter_map(step).collect()
}

fn are_exchanged(one: &Change, other: &Change) -> bool {
    let with = |change: &Change| match change.slip {
        Slip::Exchanged(with) => Some(Subject::Figure(with)),
        _ => None,
    };
    let are_written = one.from.is_some() && other.from.is_some();
    are_written && with(one) == Some(other.subject) && with(other) == Some(one.subject)
}
