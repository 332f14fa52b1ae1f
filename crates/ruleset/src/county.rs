//! A county's `gouji.yaml`: from YAML to a checked [`County`].

use crate::library::{Library, LoadError};
use crate::loader::Loader;
use crate::source::{Input, Sources};
use crate::suggest::suggest;
use crate::syntax::county as written;
use crate::syntax::{FileKind, Node, Spanned};
use gouji_model::REPORT_YEARS;
use gouji_model::{
    County, CountyMistake, Date, IdVec, Level, Mistake, MistakeKind, NameKind, Override, Severity,
    SourceId, Span, Submitter, SubmitterId, SubmitterIndex,
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
    written: written::CountyFile,
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
            let written = loader.read_content::<written::CountyFile>(&mut file)?;
            let mut reader = Reader {
                source: file.source,
                root: &file.root,
                is_sound: !loader.has_mistakes(),
                mistakes: Vec::new(),
            };
            let county = reader.county(&written);
            loader.add_mistakes(reader.mistakes);
            Some((county, file.source, written))
        });
        let sources = loader.finish()?.sources;
        let Some((county, source, written)) = read else {
            let mistakes = Vec::new();
            return Err(LoadError { sources, mistakes });
        };
        let roster = written.roster.as_ref().map(|roster| roster.value.clone());
        Ok(Self {
            county,
            roster,
            sources,
            source,
            written,
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
        for written in &self.written.overrides {
            let id = written.rule.value.as_str();
            if library.active_rule(id).is_none() {
                let kind = CountyMistake::UnknownRule {
                    id: id.to_owned(),
                    suggestion: suggest(id, library.rules.iter().map(|rule| rule.id.as_str())),
                };
                let span = written.rule.span();
                mistakes.push(Mistake::new(MistakeKind::County(kind), self.source, span));
            }
        }
        for (_, id) in &self.written.form_of_year.0 {
            if let Err(kind) = crate::form::find(&library.forms, &id.value) {
                mistakes.push(Mistake::new(kind, self.source, id.span()));
            }
        }
        self.refuse(mistakes)
    }

    /// The paths as written that `is_there` does not find, each told where it stands.
    ///
    /// The county's own report may still be missing; that is no mistake of the config.
    ///
    /// # Errors
    /// Every path that must be there and is not.
    pub fn check_paths(&self, is_there: impl Fn(&str) -> bool) -> Result<(), LoadError> {
        let mut mistakes = Vec::new();
        let written = &self.written;
        let last_year = written.last_year.iter().flat_map(|paths| &paths.0);
        let paths = written.reports.0.iter().chain(last_year);
        let paths = paths.chain(&written.roster);
        for path in paths.chain(&written.rules).chain(&written.forms) {
            if !is_there(&path.value) {
                let (span, path) = (path.span(), path.value.clone());
                let kind = MistakeKind::County(CountyMistake::NoSuchPath { path });
                mistakes.push(Mistake::new(kind, self.source, span));
            }
        }
        self.refuse(mistakes)
    }

    fn refuse(&self, mistakes: Vec<Mistake>) -> Result<(), LoadError> {
        if mistakes.is_empty() {
            return Ok(());
        }
        let sources = self.sources.iter().cloned().collect();
        Err(LoadError { sources, mistakes })
    }
}

struct Reader<'a> {
    source: SourceId,
    root: &'a Node,
    /// Whether its structure is sound: what is missing may else stand there under a wrong key.
    is_sound: bool,
    mistakes: Vec<Mistake>,
}

impl Reader<'_> {
    fn county(&mut self, file: &written::CountyFile) -> County {
        let submitters = self.submitters(file);
        let names = SubmitterIndex::new(&file.county, &submitters);
        self.clashes(&names, &submitters, file);
        let last_year = file.last_year.as_ref();
        County {
            name: file.county.clone(),
            year: file.year,
            names,
            submitters,
            reports: texts(&file.reports.0),
            last_year: last_year.map_or_else(Vec::new, |paths| texts(&paths.0)),
            own_report: file.own_report.clone(),
            forms_of_years: self.forms_of_years(&file.form_of_year.0),
            rules: texts(&file.rules),
            forms: texts(&file.forms),
            overrides: self.overrides(&file.overrides),
        }
    }

    fn submitters(&mut self, file: &written::CountyFile) -> IdVec<Submitter, Submitter> {
        match (&file.submitters, &file.roster) {
            (Some(_), Some(_)) => {
                let span = self.root.entry("roster").map(|entry| entry.key.span);
                let first = self.root.entry("submitters").map(|entry| entry.key.span);
                self.report(CountyMistake::TwoRosters, span, first);
            }
            (None, None) if self.is_sound => self.report(CountyMistake::NoRoster, None, None),
            _ => {}
        }
        let written = file.submitters.as_deref().unwrap_or_default();
        let submitter = |each: &written::WrittenSubmitter| Submitter {
            name: each.name.value.clone(),
            level: match each.level {
                Some(level) => level.0,
                None => Level::from_name(&each.name.value),
            },
            aliases: texts(&each.aliases),
            former: texts(&each.former),
        };
        written.iter().map(submitter).collect()
    }

    /// Names that say nothing, and names that two submitters go by.
    fn clashes(
        &mut self,
        names: &SubmitterIndex,
        submitters: &IdVec<Submitter, Submitter>,
        file: &written::CountyFile,
    ) {
        let written = file.submitters.as_deref().unwrap_or_default();
        let place = |id: SubmitterId, kind, at: usize| {
            let submitter = written.get(id.index());
            let name = submitter.and_then(|submitter| submitter.names(kind).get(at));
            name.map_or_else(|| Span::new(0, 0), Spanned::span)
        };
        for (id, submitter) in submitters.iter_with_ids() {
            for kind in [NameKind::Listed, NameKind::Alias, NameKind::Former] {
                for (at, name) in submitter.names(kind).into_iter().enumerate() {
                    if names.key(name).is_empty() {
                        let span = place(id, kind, at);
                        self.report(CountyMistake::NoName, Some(span), None);
                    }
                }
            }
        }
        for clash in names.clashes() {
            let name = clash.name.clone();
            let find = |id: SubmitterId, kind| {
                let key = names.key(&clash.name);
                let mut all = submitters[id].names(kind).into_iter();
                let at = all.position(|name| names.key(name) == key);
                place(id, kind, at.unwrap_or(0))
            };
            let second = find(clash.second, clash.second_kind);
            let first = find(clash.first, clash.first_kind);
            let kind = match (clash.first_kind, clash.second_kind) {
                (NameKind::Listed, NameKind::Listed) => CountyMistake::SubmitterTwice { name },
                _ => CountyMistake::NameOfTwo {
                    name,
                    first: submitters[clash.first].name.clone(),
                    second: submitters[clash.second].name.clone(),
                },
            };
            self.report(kind, Some(second), Some(first));
        }
    }

    fn forms_of_years(
        &mut self,
        entries: &[(Spanned<String>, Spanned<String>)],
    ) -> Vec<(u16, String)> {
        let mut found: Vec<(u16, String)> = Vec::new();
        let mut first_at: HashMap<u16, (Span, &str)> = HashMap::new();
        for (key, form) in entries {
            let (span, form) = (key.span(), form.value.as_str());
            let Some((first, last)) = years(&key.value) else {
                let found = key.value.clone();
                self.report(CountyMistake::NotYears { found }, Some(span), None);
                continue;
            };
            let mut is_reported = false;
            for year in first..=last {
                match first_at.get(&year) {
                    Some(_) if is_reported => {}
                    Some((first, other)) => {
                        let forms = [(*other).to_owned(), form.to_owned()];
                        let kind = CountyMistake::YearWithTwoForms { year, forms };
                        self.report(kind, Some(span), Some(*first));
                        is_reported = true;
                    }
                    None => {
                        first_at.insert(year, (span, form));
                        found.push((year, form.to_owned()));
                    }
                }
            }
        }
        found
    }

    fn overrides(&mut self, written: &[written::WrittenOverride]) -> Vec<Override> {
        let mut first_at: HashMap<&str, Span> = HashMap::new();
        let mut found = Vec::new();
        for each in written {
            let rule = each.rule.value.as_str();
            if let Some(first) = first_at.insert(rule, each.rule.span()) {
                let (rule, span) = (rule.to_owned(), Some(each.rule.span()));
                self.report(CountyMistake::OverrideTwice { rule }, span, Some(first));
            }
            let date = date(&each.date.value);
            if date.is_none() {
                let found = each.date.value.clone();
                let span = Some(each.date.span());
                self.report(CountyMistake::BadDate { found }, span, None);
            }
            found.push(Override {
                rule: rule.to_owned(),
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

    fn report(&mut self, kind: CountyMistake, span: Option<Span>, first: Option<Span>) {
        let span = span.unwrap_or_else(|| self.root.short_span());
        let mistake = Mistake::new(MistakeKind::County(kind), self.source, span);
        self.mistakes.push(match first {
            Some(first) => mistake.add_related(self.source, first),
            None => mistake,
        });
    }
}

fn texts(written: &[Spanned<String>]) -> Vec<String> {
    written.iter().map(|text| text.value.clone()).collect()
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
