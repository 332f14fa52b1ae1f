//! What a finding cites from elsewhere: last year's report, the prose, other submitters.

use crate::claims::claim_quotes;
use crate::context::CheckContext;
use crate::similarity::share;
use crate::submitters::Member;
use gouji_model::{Claim, FigureId, IdVec, Quote, QuoteSource};
use gouji_ruleset::{Check, ClaimPatterns, Datum, Group, Similarity, SimilarityPeer};

/// What a finding of `check` cites from elsewhere, in the order of the rule.
pub(crate) fn quotes(
    check: &Check,
    context: CheckContext<'_>,
    patterns: &IdVec<Claim, ClaimPatterns>,
) -> Vec<Quote> {
    let of_report = check.cited_data.iter().flat_map(|&datum| match datum {
        Datum::LastYear(figure) => last_year_quote(figure, context).into_iter().collect(),
        Datum::Claim(claim) => {
            let claims = context.claims().zip(context.report.prose);
            match claims.zip(patterns.try_get(claim)) {
                Some(((claims, prose), patterns)) => claim_quotes(claim, patterns, claims, prose),
                None => Vec::new(),
            }
        }
        Datum::Figure(_) => Vec::new(),
    });
    let groups = check.group_figures.iter();
    let of_groups = groups.flat_map(|&(group, figure)| group_quotes(group, figure, context));
    let similarities = check.similarities.iter();
    let of_similar = similarities.filter_map(|&similarity| similar_report(similarity, context));
    of_report.chain(of_groups).chain(of_similar).collect()
}

/// The report that this one is most like.
fn similar_report(similarity: Similarity, context: CheckContext<'_>) -> Option<Quote> {
    let (value, member) = share(similarity, context).ok()?;
    let (name, path) = match similarity.peer {
        SimilarityPeer::LastYear => (None, context.report.last_year?.path),
        SimilarityPeer::Others => {
            let member = member?;
            (Some(member.name.to_owned()), member.report?.path)
        }
    };
    Some(Quote {
        path: Some(path.to_owned()),
        ..Quote::new(QuoteSource::Report { name }, value.to_decimal())
    })
}

fn last_year_quote(figure: FigureId, context: CheckContext<'_>) -> Option<Quote> {
    let (last, figures) = context.report.last_year.zip(context.last_year())?;
    last.quote(QuoteSource::LastYear(figure), figure, context.form, figures)
}

/// What each submitter of `group` has in `figure`, where that is any number but 0.
fn group_quotes(group: Group, figure: FigureId, context: CheckContext<'_>) -> Vec<Quote> {
    let Some(submitters) = context.submitters else {
        return Vec::new();
    };
    let quote = |member: &Member<'_>| {
        let figures = member.figures.as_deref()?;
        let report = member.report?;
        let number = figures.number(context.form, figure)?;
        if number.mantissa == 0 {
            return None;
        }
        let source = QuoteSource::Submitter {
            submitter: member.submitter,
            name: member.name.to_owned(),
            figure,
        };
        report.quote(source, figure, context.form, figures)
    };
    let members = submitters.members_of(group, context.report.viewpoint);
    members.filter_map(quote).collect()
}
