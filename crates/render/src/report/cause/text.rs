//! A cause in words: what is wrong, what to do, and what would tell.

use crate::report::cell_names::Names;
use crate::report::view::View;
use crate::terminal::width::clean_inline;
use crate::words::{Witness, Wrong};
use gouji_model::{
    Cause, Change, ClaimId, Effect, Evaluation, Explanation, FigureId, Finding, Grade, Place,
    Quote, QuoteSource, Slip, Subject,
};

/// More numbers to ask for than this are counted, not named.
const ASKED: usize = 4;
/// More paragraphs to look at than this are not named.
const PARAGRAPHS: usize = 3;

/// A cause with its findings and the report at hand.
pub(crate) struct CauseView<'a> {
    pub(crate) view: &'a View<'a>,
    pub(crate) cause: &'a Cause,
    pub(crate) findings: Vec<&'a Finding>,
}

/// One change, or two that are one slip.
enum Step<'a> {
    One(&'a Change),
    Exchange(&'a Change, &'a Change),
}

impl<'a> CauseView<'a> {
    pub(crate) fn new(view: &'a View<'a>, evaluation: &'a Evaluation, cause: &'a Cause) -> Self {
        let findings = crate::report::cause::report_order::violated(evaluation, cause).collect();
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
        let is_it = |quote: &&Quote| matches!(quote.source, QuoteSource::Claim { claim: of, .. } if of == claim);
        self.quotes().find(is_it)
    }

    /// The name that a rule gives to `claim`.
    pub(crate) fn claim_name(&self, claim: ClaimId) -> String {
        match self.quote(claim).map(|quote| &quote.source) {
            Some(QuoteSource::Claim { name, .. }) => name.clone(),
            _ => String::new(),
        }
    }

    pub(crate) fn wrong(&self, change: &Change) -> Wrong {
        let (name, raw) = match change.subject {
            Subject::Figure(figure) => (self.view.figure_name(figure), None),
            Subject::Claim(claim) => {
                let raw = self.quote(claim).map(|quote| clean_inline(&quote.raw));
                let name = self.view.words().in_prose(&self.claim_name(claim));
                (name, raw.filter(|raw| !raw.is_empty()))
            }
        };
        let with = match change.slip {
            Slip::Exchanged(with) | Slip::Misplaced(with) | Slip::Overwritten(with) => {
                self.view.figure_name(with)
            }
            _ => String::new(),
        };
        Wrong {
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
        let wrong = self.wrong(change);
        let slip = self.view.words().slip(change.slip, &wrong.with);
        let slip = (!slip.is_empty()).then_some(slip);
        slip.into_iter().chain(self.said(change)).collect()
    }

    /// Who bears out what a number must be, or what is written.
    fn said(&self, change: &Change) -> Vec<String> {
        let wrong = self.wrong(change);
        let said = [
            (Witness::Prose, change.prose),
            (Witness::LastYear, change.last_year),
            (Witness::County, change.county),
        ];
        let words = self.view.words();
        let said = said.into_iter();
        said.filter_map(|(witness, said)| words.said(witness, said, &wrong))
            .collect()
    }

    /// What is wrong in one sentence.
    pub(crate) fn headline(&self) -> String {
        let words = self.view.words();
        let Some(first) = self.cause.explanations.first() else {
            return words.rules_break(self.cause.broken);
        };
        if first.grade != Grade::Undetermined {
            let is_range = first.changes.iter().any(|it| it.to.number().is_none());
            return match self.findings.as_slice() {
                // Where no number is known, one rule says itself what does not agree.
                [only] if is_range && only.gathered.is_empty() => self.view.tell(only).message,
                _ => self.steps_told(&steps(first), true),
            };
        }
        let certain = self.certain();
        let (ways, counts) = self.ways(&certain);
        let subjects = self.candidates(&certain).len();
        let is_more = !certain.is_empty();
        let open = match counts {
            Some(1) if subjects == 1 && !is_more => {
                return match self.findings.as_slice() {
                    [only] if ways > 1 && only.gathered.is_empty() => self.view.tell(only).message,
                    _ => self.steps_told(&steps(first), true),
                };
            }
            Some(1) => words.one_is_wrong(subjects, is_more),
            counts => words.ways(ways, counts, is_more),
        };
        let known = match (certain.is_empty(), self.findings.as_slice()) {
            (false, _) => certain
                .iter()
                .map(|change| self.change_told(change, true))
                .collect(),
            // One rule says itself what does not agree.
            (true, [only]) if only.gathered.is_empty() => vec![self.view.tell(only).message],
            (true, _) => vec![words.rules_break(self.cause.broken)],
        };
        let told: Vec<String> = known.into_iter().chain([open]).collect();
        told.join(words.between_changes())
    }

    /// The changes of which all explanations agree, although they are not sure of all.
    pub(crate) fn certain(&self) -> Vec<&'a Change> {
        let explanations = &self.cause.explanations;
        let Some(first) = explanations.first() else {
            return Vec::new();
        };
        let is_same =
            |one: &Change, other: &Change| one.subject == other.subject && one.to == other.to;
        let in_all = |change: &&Change| {
            let mut all = explanations.iter();
            change.grade == Grade::Certain
                && all.all(|each| each.changes.iter().any(|other| is_same(change, other)))
        };
        first.changes.iter().filter(in_all).collect()
    }

    /// Whether another explanation is as likely as the first.
    pub(crate) fn is_tied(&self) -> bool {
        let mut likelihoods = self.cause.explanations.iter().map(|each| each.likelihood);
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
        let mut counts = counts.map(|each| each.changes.len().saturating_sub(certain.len()));
        let first = counts.next();
        let ways = self.cause.explanations.len();
        (
            ways,
            first.filter(|first| counts.all(|count| count == *first)),
        )
    }

    /// What may be wrong beside what is `certain`, the most likely first.
    fn candidates(&self, certain: &[&Change]) -> Vec<Subject> {
        let mut subjects = Vec::new();
        for change in self
            .cause
            .explanations
            .iter()
            .flat_map(|each| &each.changes)
        {
            let is_certain = certain.iter().any(|each| each.subject == change.subject);
            if !is_certain && !subjects.contains(&change.subject) {
                subjects.push(change.subject);
            }
        }
        subjects
    }

    /// An explanation as a line of a list, without what is certain anyway.
    pub(crate) fn listed(&self, explanation: &Explanation) -> String {
        let certain = match self.grade() {
            Grade::Undetermined => self.certain(),
            Grade::Certain | Grade::Likely => Vec::new(),
        };
        let is_open = |change: &Change| !certain.iter().any(|each| each.subject == change.subject);
        let mut steps = steps(explanation);
        steps.retain(|step| match step {
            Step::One(change) => is_open(change),
            Step::Exchange(one, other) => is_open(one) || is_open(other),
        });
        self.steps_told(&steps, false)
    }

    /// Changes as sentences; `is_graded` where how sure they are is said.
    fn steps_told(&self, steps: &[Step<'_>], is_graded: bool) -> String {
        let words = self.view.words();
        let told = steps.iter().map(|step| match step {
            Step::One(change) => self.change_told(change, is_graded),
            Step::Exchange(one, other) => {
                let grade = if is_graded {
                    one.grade.max(other.grade)
                } else {
                    Grade::Certain
                };
                let mut second = self.wrong(other);
                if let Some(column) = self.column_in_row_of(one, other) {
                    second.name = column;
                }
                let told = words.exchange(&self.wrong(one), &second, grade);
                match is_graded {
                    true => format!("{told}{}", words.graded(grade)),
                    false => {
                        let said = [self.said(one), self.said(other)].concat();
                        words.with_reasons(&told, &said)
                    }
                }
            }
        });
        let told: Vec<String> = told.collect();
        told.join(words.between_changes())
    }

    /// The column of `other` where its row is that of `one`, so that it need not be named twice.
    fn column_in_row_of(&self, one: &Change, other: &Change) -> Option<String> {
        let (one, other) = (one.figure()?, other.figure()?);
        let row = |figure| self.view.form_data.form.figures[figure].row;
        let column = self.view.column_label(other);
        column.filter(|_| row(one) == row(other)).map(clean_inline)
    }

    fn change_told(&self, change: &Change, is_graded: bool) -> String {
        let words = self.view.words();
        let wrong = self.wrong(change);
        match is_graded {
            true => {
                let told = words.change(&wrong, wrong.grade);
                format!("{told}{}", words.graded(wrong.grade))
            }
            false => {
                let told = words.change(&wrong, Grade::Certain);
                words.with_reasons(&told, &self.reasons(change))
            }
        }
    }

    /// What is to be filled in by the most likely explanation, for a finding that tells of several blanks.
    pub(crate) fn filled_in(&self) -> Option<String> {
        let words = self.view.words();
        let first = self.cause.explanations.first()?;
        let told = first.changes.iter().map(|change| {
            let wrong = self.wrong(change);
            let said = self.said(change);
            let told = words.fill_in(&wrong.name, &words.should(&wrong, wrong.grade));
            words.with_reasons(&told, &said)
        });
        let told: Vec<String> = told.collect();
        Some(told.join(words.between_changes()))
    }

    /// What to do, why, and what comes of it, where one explanation is at least likely.
    pub(crate) fn advice(&self) -> String {
        let words = self.view.words();
        let Some(first) = self.cause.explanations.first() else {
            return String::new();
        };
        let steps = steps(first);
        let mut told = match steps.as_slice() {
            [Step::One(change)] => self.advice_for_one(change, first.effect),
            [Step::Exchange(..)] => vec![words.then(words.exchange_back(), first.effect)],
            several => {
                let mut told: Vec<String> = several.iter().map(|step| self.step(step)).collect();
                told.push(words.proof(first.effect));
                told
            }
        };
        told.extend(first.changes.iter().flat_map(|change| self.said(change)));
        if first
            .changes
            .iter()
            .any(|change| change.to.number().is_none())
        {
            told.push(words.records_tell().to_owned());
        } else if first.grade != Grade::Certain {
            told.push(words.make_sure().to_owned());
        }
        told.join(words.between_changes())
    }

    fn advice_for_one(&self, change: &Change, proof: Effect) -> Vec<String> {
        let words = self.view.words();
        let wrong = self.wrong(change);
        let then = words.then(&words.action(&wrong), proof);
        words.happened(&wrong).into_iter().chain([then]).collect()
    }

    fn step(&self, step: &Step<'_>) -> String {
        let words = self.view.words();
        match step {
            Step::One(change) => {
                let wrong = self.wrong(change);
                let action = words.action(&wrong).trim().to_owned();
                let advice: Vec<String> =
                    words.happened(&wrong).into_iter().chain([action]).collect();
                words.step(&wrong.name, &advice)
            }
            Step::Exchange(one, other) => {
                let names = [self.wrong(one).name, self.wrong(other).name];
                words.step(&words.list(&names), &[words.exchange_back().to_owned()])
            }
        }
    }

    /// What would tell which explanation is right.
    pub(crate) fn settled_by(&self) -> String {
        let words = self.view.words();
        let mut told = Vec::new();
        let places = self.prose_places();
        if !places.is_empty() {
            told.push(words.check_prose(&places));
        }
        let candidates = self.candidates(&self.certain());
        let figures = candidates.iter().filter_map(|subject| match subject {
            Subject::Figure(figure) => Some(*figure),
            Subject::Claim(_) => None,
        });
        let figures: Vec<FigureId> = figures.collect();
        if !figures.is_empty() {
            let names = Names::of_figures(self.view, figures).some(self.view, ASKED);
            told.push(words.ask_for(&names));
        }
        told.join(words.between_changes())
    }

    /// Where the prose states what may be wrong, each place once.
    fn prose_places(&self) -> Vec<String> {
        let is_prose = |quote: &&Quote| {
            matches!(
                quote.source,
                QuoteSource::Claim { .. } | QuoteSource::Listed { .. }
            )
        };
        let quotes = self.quotes().filter(is_prose);
        let mut places: Vec<Place> = quotes.filter_map(|quote| quote.place).collect();
        places.sort_unstable();
        let words = self.view.words();
        let told = |place: Place| words.prose_place(place, self.view.sheets);
        let mut places: Vec<String> = places.into_iter().map(told).collect();
        places.dedup();
        places.truncate(PARAGRAPHS);
        places
    }
}

/// The changes of an explanation, two that are exchanged as one.
fn steps(explanation: &Explanation) -> Vec<Step<'_>> {
    let mut steps: Vec<Step<'_>> = Vec::new();
    let mut taken: Vec<usize> = Vec::new();
    for (at, change) in explanation.changes.iter().enumerate() {
        if taken.contains(&at) {
            continue;
        }
        let behind = explanation.changes.iter().enumerate().skip(at + 1);
        let mut partners = behind.filter(|(_, other)| are_exchanged(change, other));
        match partners.next() {
            Some((partner, other)) => {
                taken.push(partner);
                steps.push(Step::Exchange(change, other));
            }
            None => steps.push(Step::One(change)),
        }
    }
    steps
}

fn are_exchanged(one: &Change, other: &Change) -> bool {
    let with = |change: &Change| match change.slip {
        Slip::Exchanged(with) => Some(Subject::Figure(with)),
        _ => None,
    };
    let are_written = one.from.is_some() && other.from.is_some();
    are_written && with(one) == Some(other.subject) && with(other) == Some(one.subject)
}
