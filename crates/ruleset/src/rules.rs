//! From a rule file as written to rules with their checks: names, units and ids, all mistakes at once.

use crate::check::{Check, Stage, Tolerance};
use crate::claims::{self, ClaimPatterns, Claims};
use crate::compile::{Compiler, TypeChecker, has_decimals};
use crate::expression::{Expr, Mistakes, Name, ParseResult, parse};
use crate::names::Names;
use crate::resolve::{ResolvedExpr, Scope, applications, resolve};
use crate::suggest::suggest;
use crate::syntax::{Notation, Offsets, Spanned};

use crate::syntax::rules::{
    English, ROUNDING, ReportMode, Units, WrittenBlank, WrittenRule, WrittenTolerance,
};
use gouji_model::vocabulary::COUNTY_REPORT;
use gouji_model::{
    BlankAs, Claim, ClaimMistake, ColumnContext, Decimal, Form, GroupMistake, Grouping, IdVec,
    Instance, Localized, Mistake, MistakeKind, Ratio, Reach, RuleId, RuleInfo, RuleSource,
    SourceId, Span,
};

/// A rule file that is being read.
#[derive(Clone, Copy)]
pub(crate) struct File<'a> {
    pub(crate) source: SourceId,
    pub(crate) notation: Notation<'a>,
    pub(crate) built_in: bool,
}

/// A rule with its checks.
pub(crate) struct Rule {
    pub(crate) info: RuleInfo,
    pub(crate) checks: Vec<Check>,
}

/// Reads all rules of a file. `first` is the id that the first of them will have.
pub(crate) fn read(
    file: File<'_>,
    written: &[WrittenRule],
    form: &Form,
    first: RuleId,
    readings: &mut IdVec<Claim, ClaimPatterns>,
    mistakes: &mut Vec<Mistake>,
) -> Vec<Rule> {
    let names = Names::new(form);
    let rule = |(index, written): (usize, &WrittenRule)| {
        let id = RuleId::new(first.index() + index);
        let mut reader = Reader {
            file,
            written,
            names: &names,
            readings,
            mistakes,
        };
        let checks = reader.checks(id);
        let mut info = info(file, written, form);
        if checks.iter().any(|check| check.stage != Stage::Report) {
            info.reach = Reach::County;
        }
        Rule { info, checks }
    };
    written.iter().enumerate().map(rule).collect()
}

/// What people need to know of a rule.
fn info(file: File<'_>, written: &WrittenRule, form: &Form) -> RuleInfo {
    let default = English::default();
    let english = written.en.as_ref().unwrap_or(&default);
    let localized = |zh: &Option<String>, en: &Option<String>| Localized {
        zh: zh.clone().unwrap_or_default(),
        en: en.clone(),
    };
    let text = |key: &Option<Spanned<String>>| key.as_ref().map(|text| text.value.clone());
    RuleInfo {
        id: written.id.value.clone(),
        title: localized(&written.title, &english.title),
        why: localized(&written.why, &english.why),
        fix: localized(&written.fix, &english.fix),
        basis: written
            .basis
            .as_ref()
            .map(|_| localized(&written.basis, &english.basis)),
        severity: written.severity,
        form: form.id.clone(),
        check: written.check.value.clone(),
        when: text(&written.when),
        each: text(&written.each),
        read: claims::read_infos(written.read.as_ref()),
        source: RuleSource {
            source: file.source,
            span: written.id.span(),
        },
        built_in: file.built_in,
        reach: Reach::Report,
        is_active: true,
        gathered: match written.report {
            ReportMode::Each => Grouping::Not,
            ReportMode::Table => Grouping::ByTable,
            ReportMode::Once => Grouping::ByReport,
        },
        blank: written.blank.map(|blank| match blank {
            WrittenBlank::Zero => BlankAs::Zero,
            WrittenBlank::NotStated => BlankAs::NotStated,
        }),
        as_counts: written.units.is_some(),
        tolerance: written.tolerance.as_ref().map(|tolerance| {
            let text = match &tolerance.value {
                WrittenTolerance::Rounding => ROUNDING,
                WrittenTolerance::Number(digits) => digits,
            };
            text.to_owned()
        }),
    }
}

/// Reads the expressions of one rule.
struct Reader<'a, 'm> {
    file: File<'a>,
    written: &'a WrittenRule,
    names: &'a Names<'a>,
    /// The claims of the form, those of this rule behind the others.
    readings: &'m mut IdVec<Claim, ClaimPatterns>,
    mistakes: &'m mut Vec<Mistake>,
}

/// An expression read, with the way back from its bytes to the file's.
struct Source {
    expr: Expr,
    offsets: Offsets,
    sound: bool,
}

impl Reader<'_, '_> {
    fn mistake(&mut self, kind: MistakeKind, span: Span) {
        self.mistakes
            .push(Mistake::new(kind, self.file.source, span));
    }

    fn checks(&mut self, rule: RuleId) -> Vec<Check> {
        let before = self.mistakes.len();
        let written = self.written;
        self.check_applies_to();
        let claims = self.claims(rule);
        let guard = written.when.as_ref().map(|when| self.expression(when));
        let test = self.expression(&written.check);
        let Some(scopes) = self.scopes(&test.expr) else {
            return Vec::new();
        };
        let sound = test.sound && guard.as_ref().is_none_or(|guard| guard.sound);
        if !sound {
            return Vec::new();
        }
        self.reject_unused(&claims, guard.as_ref(), &test);
        let mut checks = Vec::new();
        for application in scopes {
            match self.application(rule, application, guard.as_ref(), &test, &claims) {
                Some(check) => add(&mut checks, check),
                // The same mistake in every row is told once.
                None => break,
            }
        }
        if self.mistakes.len() == before {
            self.reject_vacuous(&checks);
        }
        match self.mistakes.len() > before {
            true => Vec::new(),
            false => checks,
        }
    }

    /// A rule that checks nothing in particular was meant otherwise.
    fn reject_vacuous(&mut self, checks: &[Check]) {
        let (check, each) = (self.written.check.span(), self.written.each.as_ref());
        if checks.is_empty() {
            let scope = each.map_or_else(String::new, |each| each.value.clone());
            self.mistake(MistakeKind::NothingToCheck { scope }, check);
            return;
        }
        let is_empty = |check: &Check| {
            let says_nothing = check.figures.is_empty() && check.cited_data.is_empty();
            let compares = !check.similarities.is_empty() || check.list_scope.is_some();
            says_nothing && !compares && !check.reads_year()
        };
        if checks.iter().any(is_empty) {
            self.mistake(MistakeKind::NamesNoFigure, check);
            return;
        }
        // What is kept of a report until all are read has no words.
        let asks_both = |check: &Check| check.stage != Stage::Report && check.reads_prose();
        if checks.iter().any(asks_both) {
            let kind = MistakeKind::Group(GroupMistake::ProseOverCounty);
            self.mistake(kind, check);
            return;
        }
        let Some(each) = each else {
            return;
        };
        let same = checks.windows(2).all(|pair| match pair {
            [one, next] => one.test == next.test && one.guard == next.guard,
            _ => true,
        });
        if checks.len() > 1 && same {
            let scope = each.value.clone();
            self.mistake(MistakeKind::EachUnused { scope }, each.span());
        }
    }

    /// Reads what the rule takes out of the prose.
    fn claims(&mut self, rule: RuleId) -> Claims {
        let mut reader = claims::Reader {
            notation: self.file.notation,
            source: self.file.source,
            names: self.names,
            mistakes: self.mistakes,
        };
        let (claims, readings) = reader.read(self.written.read.as_ref(), rule, self.readings.len());
        for reading in readings {
            self.readings.push(reading);
        }
        claims
    }

    /// Claims that no expression of the rule names.
    fn reject_unused(&mut self, claims: &Claims, guard: Option<&Source>, test: &Source) {
        let sources = guard.into_iter().chain([test]);
        let named = sources.flat_map(|source| source.expr.names());
        let named: Vec<String> = named.map(Name::text).collect();
        for (name, span) in claims.unused_claims(&named) {
            let kind = ClaimMistake::Unused { name };
            self.mistake(MistakeKind::Claim(kind), span);
        }
    }

    /// `for` knows one kind of report.
    fn check_applies_to(&mut self) {
        let Some(written) = &self.written.applies_to else {
            return;
        };
        let found = written.value.as_str();
        if COUNTY_REPORT.matches(found.trim()) {
            return;
        }
        let kind = GroupMistake::UnknownReach {
            found: found.to_owned(),
            suggestion: suggest(found, COUNTY_REPORT.spellings()),
        };
        self.mistake(MistakeKind::Group(kind), written.span());
    }

    fn expression(&mut self, written: &Spanned<String>) -> Source {
        let offsets = Offsets::new(self.file.notation, written);
        let ParseResult {
            value: expr,
            mistakes,
        } = parse(&written.value);
        let sound = mistakes.is_empty();
        for (kind, range) in mistakes {
            let span = match kind {
                MistakeKind::EmptyExpression => written.span(),
                _ => offsets.span(&range),
            };
            self.mistake(kind, span);
        }
        Source {
            expr,
            offsets,
            sound,
        }
    }

    fn scopes(&mut self, test: &Expr) -> Option<Vec<Scope>> {
        let each = self.written.each.as_ref();
        let text = each.map(|each| each.value.as_str());
        match applications(text, self.names, test) {
            Ok(scopes) => Some(scopes),
            Err((kind, range)) => {
                let offsets = each.map(|each| Offsets::new(self.file.notation, each));
                let span =
                    offsets.map_or(self.written.check.span(), |offsets| offsets.span(&range));
                self.mistake(kind, span);
                None
            }
        }
    }

    fn application(
        &mut self,
        rule: RuleId,
        scope: Scope,
        guard: Option<&Source>,
        test: &Source,
        claims: &Claims,
    ) -> Option<Check> {
        let before = self.mistakes.len();
        let written = self.written;
        let as_counts = written.units == Some(Units::AsCounts);
        let guard = guard.map(|guard| self.condition(guard, scope, as_counts, claims));
        let test = self.condition(test, scope, as_counts, claims);
        self.report_missing_column_once(before);
        let tolerance = self.tolerance(&test);
        if self.mistakes.len() > before {
            return None;
        }
        let compiler = Compiler {
            names: self.names,
            rule,
            tolerance,
            blank: written.blank,
            list_scope: scope.list_scope,
            claims,
            of_county: written.applies_to.is_some(),
        };
        compiler.check(scope.instance(self.names.form), guard.as_ref(), &test)
    }

    /// A rule that names rows without their columns and has no `each` lacks one thing: it is told once.
    fn report_missing_column_once(&mut self, before: usize) {
        let found = self.mistakes.split_off(before);
        let mut seen: Vec<Vec<String>> = Vec::new();
        self.mistakes.extend(found.into_iter().filter(|mistake| {
            let MistakeKind::NeedsColumn {
                columns,
                context: ColumnContext::Once,
                ..
            } = &mistake.kind
            else {
                return true;
            };
            let first = !seen.contains(columns);
            seen.push(columns.clone());
            first
        }));
    }

    fn condition(
        &mut self,
        source: &Source,
        scope: Scope,
        as_counts: bool,
        claims: &Claims,
    ) -> ResolvedExpr {
        let mut found: Mistakes = Vec::new();
        let resolved = resolve(&source.expr, self.names, scope, claims, &mut found);
        let types = TypeChecker {
            names: self.names,
            as_counts,
        };
        types.condition(&resolved, &mut found);
        for (kind, range) in found {
            self.mistake(kind, source.offsets.span(&range));
        }
        resolved
    }

    fn tolerance(&mut self, test: &ResolvedExpr) -> Tolerance {
        let Some(written) = &self.written.tolerance else {
            return Tolerance::None;
        };
        match &written.value {
            WrittenTolerance::Rounding => {
                if !has_decimals(self.names.form, test) {
                    self.mistake(MistakeKind::RoundingNeedsDecimals, written.span());
                }
                Tolerance::Rounding
            }
            WrittenTolerance::Number(digits) => match Decimal::parse(digits) {
                Ok(number) if number.mantissa >= 0 => Tolerance::Absolute(Ratio::from(number)),
                _ => {
                    let found = digits.clone();
                    self.mistake(MistakeKind::OutOfRange { found }, written.span());
                    Tolerance::None
                }
            },
        }
    }
}

/// A rule that names its columns itself says the same in every column of the table: it is checked once per row.
fn add(checks: &mut Vec<Check>, check: Check) {
    let row = |check: &Check| check.instance.and_then(|instance| instance.row);
    if let Some(last) = checks.last_mut()
        && row(last).is_some()
        && row(last) == row(&check)
        && last.test == check.test
        && last.guard == check.guard
    {
        last.instance = row(last).map(Instance::from_row);
        return;
    }
    checks.push(check);
}
