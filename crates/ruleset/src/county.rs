//! A county's `gouji.yaml`: from YAML to a checked [`County`].

use crate::library::{Library, LoadError, Loader};
use crate::source::{Input, Sources};
use crate::suggest::suggest;
use crate::syntax::county as written;
use crate::syntax::{FileKind, Node};
use gouji_model::vocabulary::REPORT_YEARS;
use gouji_model::{
    County, CountyMistake, Date, IdVec, Label, Level, Mistake, MistakeKind, NameKind, Override,
    Severity, SourceId, Span, Submitter, SubmitterId, SubmitterIndex,
};
use std::collections::HashMap;

/// A county's config, with what is needed to show its mistakes where they stand.
#[derive(Debug)]
pub struct CountyFile {
    /// What it says. Its submitters are none where they stand in a file of their own.
    pub county: County,
    /// The file with the roster, where the submitters stand in one.
    pub roster: Option<String>,
    sources: Sources,
    source: SourceId,
    root: Node,
}

impl CountyFile {
    /// Reads a config.
    ///
    /// # Errors
    /// Every mistake in it.
    pub fn read(input: Input) -> Result<Self, LoadError> {
        let mut loader = Loader::default();
        let scanned = loader.scan(input, &[FileKind::County]);
        let read = scanned.and_then(|mut file| {
            let written = loader.typed::<written::CountyFile>(&mut file)?;
            Some((file.source, file.root, written))
        });
        let county = read.as_ref().map(|(source, root, written)| {
            let mut reading = ClaimPatterns {
                source: *source,
                root,
                is_sound: !loader.has_mistakes(),
                mistakes: Vec::new(),
            };
            let county = reading.county(written);
            loader.tell(reading.mistakes);
            county
        });
        let sources = loader.finish()?.sources;
        let (Some(county), Some((source, root, written))) = (county, read) else {
            let mistakes = Vec::new();
            return Err(LoadError { sources, mistakes });
        };
        let roster = written.roster;
        Ok(Self {
            county,
            roster,
            sources,
            source,
            root,
        })
    }

    /// Takes the submitters from a roster of its own.
    pub fn set_submitters(&mut self, submitters: Vec<Submitter>) {
        self.county.submitters = IdVec::from_vec(submitters);
        self.county.names = SubmitterIndex::new(&self.county.name, &self.county.submitters);
    }

    /// Holds what the config says of rules and forms against those of a run.
    ///
    /// # Errors
    /// Every rule and form that there is not.
    pub fn check(&self, library: &Library) -> Result<(), LoadError> {
        let mut mistakes = Vec::new();
        for (at, each) in self.county.overrides.iter().enumerate() {
            if library.in_force(&each.rule).is_none() {
                let kind = CountyMistake::UnknownRule {
                    id: each.rule.clone(),
                    suggestion: suggest(
                        &each.rule,
                        library.rules.iter().map(|rule| rule.id.as_str()),
                    ),
                };
                let span = self.span(&format!("/overrides/{at}/rule"));
                mistakes.push(Mistake::new(MistakeKind::County(kind), self.source, span));
            }
        }
        let entries = self.root.get("form_of_year").map(Node::entries);
        for entry in entries.unwrap_or_default() {
            let id = entry.value.scalar().unwrap_or_default();
            if let Err(kind) = crate::form::find(&library.forms, id) {
                mistakes.push(Mistake::new(kind, self.source, entry.value.span));
            }
        }
        self.refused(mistakes)
    }

    /// The paths as written that `is_there` does not find, each told where it stands.
    ///
    /// Last year's reports and the county's own may still be missing; that is no mistake of the config.
    ///
    /// # Errors
    /// Every path that must be there and is not.
    pub fn check_paths(&self, is_there: impl Fn(&str) -> bool) -> Result<(), LoadError> {
        let mut mistakes = Vec::new();
        for key in ["reports", "roster", "rules", "forms"] {
            let Some(node) = self.root.get(key) else {
                continue;
            };
            let listed = node.items().iter();
            for node in listed.chain(node.scalar().is_some().then_some(node)) {
                let path = node.scalar().unwrap_or_default();
                if !is_there(path) {
                    let path = path.to_owned();
                    let kind = MistakeKind::County(CountyMistake::NoSuchPath { path });
                    mistakes.push(Mistake::new(kind, self.source, node.span));
                }
            }
        }
        self.refused(mistakes)
    }

    fn refused(&self, mistakes: Vec<Mistake>) -> Result<(), LoadError> {
        if mistakes.is_empty() {
            return Ok(());
        }
        let sources = self.sources.iter().cloned().collect();
        Err(LoadError { sources, mistakes })
    }

    fn span(&self, pointer: &str) -> Span {
        self.root.at(pointer).unwrap_or(&self.root).short_span()
    }
}

struct ClaimPatterns<'a> {
    source: SourceId,
    root: &'a Node,
    /// Whether its structure is sound: what is missing may else stand there under a wrong key.
    is_sound: bool,
    mistakes: Vec<Mistake>,
}

impl ClaimPatterns<'_> {
    fn county(&mut self, file: &written::CountyFile) -> County {
        let submitters = self.submitters(file);
        let names = SubmitterIndex::new(&file.county, &submitters);
        self.clashes(&names, &submitters);
        County {
            name: file.county.clone(),
            year: file.year,
            names,
            submitters,
            reports: file.reports.paths(),
            last_year: file
                .last_year
                .as_ref()
                .map(written::OneOrMany::paths)
                .unwrap_or_default(),
            own_report: file.own_report.clone(),
            forms_of_years: self.forms_of_years(),
            rules: file.rules.clone(),
            forms: file.forms.clone(),
            overrides: self.overrides(&file.overrides),
        }
    }

    fn submitters(&mut self, file: &written::CountyFile) -> IdVec<Submitter, Submitter> {
        match (&file.submitters, &file.roster) {
            (Some(_), Some(_)) => {
                let span = self.root.entry("roster").map(|entry| entry.key_span);
                let first = self.root.entry("submitters").map(|entry| entry.key_span);
                self.tell(CountyMistake::TwoRosters, span, first);
            }
            (None, None) if self.is_sound => self.tell(CountyMistake::NoRoster, None, None),
            _ => {}
        }
        let written = file.submitters.as_deref().unwrap_or_default();
        let submitter = |each: &written::WrittenSubmitter| Submitter {
            name: each.name.clone(),
            level: each
                .level
                .map_or_else(|| Level::of_name(&each.name), Level::from),
            aliases: each.aliases.clone(),
            former: each.former.clone(),
        };
        written.iter().map(submitter).collect()
    }

    /// Names that say nothing, and names that two submitters go by.
    fn clashes(&mut self, names: &SubmitterIndex, submitters: &IdVec<Submitter, Submitter>) {
        for (id, submitter) in submitters.iter_with_ids() {
            for kind in [NameKind::Listed, NameKind::Alias, NameKind::Former] {
                for (at, name) in submitter.names(kind).into_iter().enumerate() {
                    if names.key(name).is_empty() {
                        let span = self.name_span(id, kind, at);
                        self.tell(CountyMistake::NoName, Some(span), None);
                    }
                }
            }
        }
        for clash in names.clashes() {
            let name = clash.name.clone();
            let find = |id: SubmitterId, kind| {
                let key = names.key(&clash.name);
                let all = submitters.try_get(id).map(|each| each.names(kind));
                let at = all.and_then(|all| all.iter().position(|name| names.key(name) == key));
                self.name_span(id, kind, at.unwrap_or(0))
            };
            let spans = (
                find(clash.second, clash.second_kind),
                find(clash.first, clash.first_kind),
            );
            let are_listed =
                clash.first_kind == NameKind::Listed && clash.second_kind == NameKind::Listed;
            let listed = |id| {
                let submitter = submitters.try_get(id);
                submitter.map(|each| each.name.clone()).unwrap_or_default()
            };
            let kind = if are_listed {
                CountyMistake::SubmitterTwice { name }
            } else {
                let (first, second) = (listed(clash.first), listed(clash.second));
                CountyMistake::NameOfTwo {
                    name,
                    first,
                    second,
                }
            };
            self.tell(kind, Some(spans.0), Some(spans.1));
        }
    }

    fn name_span(&self, id: SubmitterId, kind: NameKind, at: usize) -> Span {
        let submitter = format!("/submitters/{}", id.index());
        let pointer = match kind {
            NameKind::Listed => format!("{submitter}/name"),
            NameKind::Alias => format!("{submitter}/aliases/{at}"),
            NameKind::Former => format!("{submitter}/former/{at}"),
        };
        self.root.at(&pointer).unwrap_or(self.root).short_span()
    }

    fn forms_of_years(&mut self) -> Vec<(u16, String)> {
        let entries = self.root.get("form_of_year").map(Node::entries);
        let mut found: Vec<(u16, String)> = Vec::new();
        let mut first_at: HashMap<u16, (Span, String)> = HashMap::new();
        for entry in entries.unwrap_or_default() {
            let form = entry.value.scalar().unwrap_or_default().to_owned();
            let Some((first, last)) = years(&entry.key) else {
                let found = entry.key.clone();
                self.tell(
                    CountyMistake::NotYears { found },
                    Some(entry.key_span),
                    None,
                );
                continue;
            };
            let mut told = false;
            for year in first..=last {
                match first_at.get(&year) {
                    Some(_) if told => {}
                    Some((span, other)) => {
                        let (span, forms) = (*span, [other.clone(), form.clone()]);
                        let kind = CountyMistake::YearWithTwoForms { year, forms };
                        self.tell(kind, Some(entry.key_span), Some(span));
                        told = true;
                    }
                    None => {
                        first_at.insert(year, (entry.key_span, form.clone()));
                        found.push((year, form.clone()));
                    }
                }
            }
        }
        found
    }

    fn overrides(&mut self, written: &[written::WrittenOverride]) -> Vec<Override> {
        let mut first_at: HashMap<&str, Span> = HashMap::new();
        let mut found = Vec::new();
        for (at, each) in written.iter().enumerate() {
            let span = |key: &str| {
                let node = self.root.at(&format!("/overrides/{at}/{key}"));
                node.unwrap_or(self.root).short_span()
            };
            let (rule_at, date_at) = (span("rule"), span("date"));
            if let Some(first) = first_at.insert(&each.rule, rule_at) {
                let rule = each.rule.clone();
                self.tell(
                    CountyMistake::OverrideTwice { rule },
                    Some(rule_at),
                    Some(first),
                );
            }
            let date = date(&each.date);
            if date.is_none() {
                let found = each.date.clone();
                self.tell(CountyMistake::BadDate { found }, Some(date_at), None);
            }
            found.push(Override {
                rule: each.rule.clone(),
                severity: match each.severity {
                    written::OverrideSeverity::Error => Some(Severity::Error),
                    written::OverrideSeverity::Query => Some(Severity::Query),
                    written::OverrideSeverity::Note => Some(Severity::Note),
                    written::OverrideSeverity::Off => None,
                },
                reason: each.reason.clone(),
                date,
            });
        }
        found
    }

    fn tell(&mut self, kind: CountyMistake, span: Option<Span>, first: Option<Span>) {
        let span = span.unwrap_or_else(|| self.root.short_span());
        let mut mistake = Mistake::new(MistakeKind::County(kind), self.source, span);
        mistake.related.extend(first.map(|span| Label {
            source: self.source,
            span,
            text: None,
        }));
        self.mistakes.push(mistake);
    }
}

/// `2025`, or `2019..2020`.
fn years(text: &str) -> Option<(u16, u16)> {
    let year = |text: &str| {
        let year = text.parse().ok()?;
        (text.len() == 4 && REPORT_YEARS.contains(&year)).then_some(year)
    };
    match text.split_once("..") {
        None => year(text).map(|year| (year, year)),
        Some((first, last)) => {
            let (first, last) = (year(first)?, year(last)?);
            (first <= last).then_some((first, last))
        }
    }
}

/// `2026-01-08`.
fn date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || parts.next().is_some() {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
