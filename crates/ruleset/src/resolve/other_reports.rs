//! Names of figures in other reports (last year's, the other submitters'), and what a rule may ask of the submitter.

use crate::check::{Aggregate, Group, Similarity, SimilarityPeer, SimilarityScope};
use crate::expression::{Expr, ExprKind, Mistakes, Name, Word};
use crate::names::Names;
use crate::resolve::resolved_expr::ResolvedKind;
use crate::suggest::suggest;
use gouji_model::vocabulary::{BODY, Keyword, LAST_YEAR, LEVEL, OTHERS, SUBMITTER, TABLES};
use gouji_model::{Form, GroupMistake, Level, MistakeKind, Suggestion};

/// The word before a name and a point which says that the name is not one of the report that is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NamePrefix {
    /// 上年度
    LastYear,
    /// 乡镇 and its kin.
    Group(Group),
    /// 报送单位
    Submitter,
}

impl NamePrefix {
    fn from_word(word: &str) -> Option<Self> {
        match Group::from_word(word) {
            Some(group) => Some(Self::Group(group)),
            None if LAST_YEAR.matches(word) => Some(Self::LastYear),
            None if SUBMITTER.matches(word) => Some(Self::Submitter),
            None => None,
        }
    }

    /// The value that the prefix and a name mean, where the name alone means `kind`.
    pub(crate) fn apply(self, kind: ResolvedKind) -> ResolvedKind {
        let ResolvedKind::Figure(figure) = kind else {
            return kind;
        };
        match self {
            Self::LastYear => ResolvedKind::LastYear(figure),
            // 本级 is one submitter, so that its figure is a number without 合计.
            Self::Group(group @ Group::Of(Level::Own)) => {
                ResolvedKind::OverGroup(Aggregate::Sum, group, figure)
            }
            Self::Group(group) => ResolvedKind::OfGroup(group, figure),
            Self::Submitter => kind,
        }
    }
}

/// The prefix of `name` and the name behind it; `None` where the form has a row of the whole name.
pub(crate) fn split_prefix(name: &Name, names: &Names<'_>) -> Option<(NamePrefix, Name)> {
    let (first, rest) = name.parts.split_first()?;
    let prefix = NamePrefix::from_word(&first.text)?;
    if rest.is_empty() || names.find_row(name).is_ok() {
        return None;
    }
    let start = rest.first().map_or(name.span.end, |word| word.span.start);
    let name = Name {
        span: start..name.span.end,
        parts: rest.to_vec(),
    };
    Some((prefix, name))
}

/// What `name`, as 报送单位.级别, asks of the submitter; `property` is the name without its first word.
///
/// # Errors
/// Fails where a rule may not ask for `property`.
pub(crate) fn submitter_property(
    name: &Name,
    property: &Name,
    form: &Form,
) -> Result<ResolvedKind, MistakeKind> {
    let text = property.text();
    if LEVEL.matches(&text) {
        return Ok(ResolvedKind::Level);
    }
    let submitter = name.parts.first().map_or("", |word| word.text.as_str());
    let near = vec![format!("{submitter}.{}", LEVEL.spelling_like(submitter))];
    Err(MistakeKind::UnknownName {
        name: text,
        form: form.id.clone(),
        suggestion: Suggestion { near },
    })
}

/// The levels of a list behind 属于.
pub(crate) fn levels(words: &[Word], mistakes: &mut Mistakes) -> Vec<Level> {
    let mut levels = Vec::new();
    for word in words {
        match level(&word.text) {
            Ok(level) => levels.push(level),
            Err(kind) => mistakes.push((kind, word.span.clone())),
        }
    }
    levels
}

/// The level that `word` names.
///
/// # Errors
/// Fails where there is no such level.
pub(crate) fn level(word: &str) -> Result<Level, MistakeKind> {
    Level::from_word(word).ok_or_else(|| {
        let words = Level::ALL
            .iter()
            .flat_map(|level| [level.word(), level.english()]);
        MistakeKind::Group(GroupMistake::UnknownLevel {
            found: word.to_owned(),
            suggestion: suggest(word, words),
        })
    })
}

/// `kind` made one number by `aggregate`; `None` where it is not the same figure of several submitters.
pub(crate) fn aggregate_kind(kind: &ResolvedKind, aggregate: Aggregate) -> Option<ResolvedKind> {
    match *kind {
        ResolvedKind::OfGroup(group, figure)
        | ResolvedKind::OverGroup(_, group @ Group::Of(Level::Own), figure) => {
            Some(ResolvedKind::OverGroup(aggregate, group, figure))
        }
        _ => None,
    }
}

/// 雷同(正文, 上年度): what of two reports is compared, and with whose; `None` with the mistakes reported.
pub(crate) fn similarity(
    function: &Word,
    [scope, peer]: [&Expr; 2],
    names: &Names<'_>,
    mistakes: &mut Mistakes,
) -> Option<Similarity> {
    let spelling = |word: Keyword| word.spelling_like(&function.text).to_owned();
    let compared = argument_word(scope).and_then(|word| match word.as_str() {
        word if BODY.matches(word) => Some(SimilarityScope::Prose),
        word if TABLES.matches(word) => Some(SimilarityScope::Tables),
        word => names.table(word).ok().map(SimilarityScope::Table),
    });
    let compared_with = argument_word(peer).and_then(|word| match word.as_str() {
        word if LAST_YEAR.matches(word) => Some(SimilarityPeer::LastYear),
        word if OTHERS.matches(word) => Some(SimilarityPeer::Others),
        _ => None,
    });
    if compared.is_none() {
        let tables = names.form.tables.iter().map(|table| table.name.clone());
        let allowed = [BODY, TABLES].map(spelling).into_iter().chain(tables);
        mistakes.push(unknown_likeness(scope, allowed.collect()));
    }
    if compared_with.is_none() {
        let allowed = [LAST_YEAR, OTHERS].map(spelling);
        mistakes.push(unknown_likeness(peer, allowed.to_vec()));
    }
    Some(Similarity {
        scope: compared?,
        peer: compared_with?,
    })
}

fn unknown_likeness(
    argument: &Expr,
    allowed: Vec<String>,
) -> (MistakeKind, std::ops::Range<usize>) {
    let found = argument_word(argument).unwrap_or_default();
    let kind = GroupMistake::UnknownLikeness {
        suggestion: suggest(&found, allowed.iter().map(String::as_str)),
        found,
        allowed,
    };
    (MistakeKind::Group(kind), argument.span.clone())
}

/// The name that an argument is, where it is nothing else.
fn argument_word(argument: &Expr) -> Option<String> {
    match &argument.kind {
        ExprKind::Name(name) => Some(name.text()),
        _ => None,
    }
}
