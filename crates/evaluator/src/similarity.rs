//! 雷同: how much of a report stands in another one too, its prose or its figures.

use crate::blanks::number_in_sum;
use crate::context::CheckContext;
use crate::sketch::{Overlap, Template, prose_overlap};
use crate::submitters::Member;
use gouji_model::{BlankAs, Figures, Form, Ratio, Reason, Role, TableId};
use gouji_ruleset::{Similarity, SimilarityPeer, SimilarityScope};

/// Fewer figures than this agree by chance: a submitter with one application has a handful.
const FEWEST_FIGURES: usize = 6;
/// How many of the others are compared run by run: those that share most.
const CANDIDATES: usize = 8;

/// How many of the figures that are not 0 in either report are the same in both; totals follow from the rest and
/// do not count.
fn table_overlap(
    form: &Form,
    table: Option<TableId>,
    report: &Figures,
    other: &Figures,
) -> Option<Overlap> {
    let mut overlap = Overlap::default();
    for (figure, spec) in form.figures.iter_with_ids() {
        let is_asked = table.is_none_or(|table| form.rows[spec.row].table == table);
        if !is_asked || matches!(spec.role, Role::Total | Role::Heading) {
            continue;
        }
        let value = |figures: &Figures| number_in_sum(figures, figure, BlankAs::Zero).unwrap_or(0);
        let (one, another) = (value(report), value(other));
        overlap.all += usize::from(one != 0 || another != 0);
        overlap.same += usize::from(one != 0 && one == another);
    }
    (overlap.all >= FEWEST_FIGURES).then_some(overlap)
}

/// The share that `similarity` asks for, in hundredths, and which of the other submitters it is with.
pub(crate) fn share<'a>(
    similarity: Similarity,
    context: CheckContext<'a>,
) -> Result<(Ratio, Option<&'a Member<'a>>), Reason> {
    let (share, member) = match similarity.peer {
        SimilarityPeer::LastYear => (last_year_share(similarity.scope, context)?, None),
        SimilarityPeer::Others => {
            let (share, member) = largest_share(similarity.scope, context)?;
            (share, Some(member))
        }
    };
    Ok((Ratio::from(share), member))
}

fn scope_table(scope: SimilarityScope) -> Option<TableId> {
    match scope {
        SimilarityScope::Table(table) => Some(table),
        SimilarityScope::Prose | SimilarityScope::Tables => None,
    }
}

fn last_year_share(scope: SimilarityScope, context: CheckContext<'_>) -> Result<i128, Reason> {
    let overlap = match scope {
        SimilarityScope::Prose => {
            let last = context.last_sketch().ok_or(Reason::NoLastYear)?;
            let sketch = context.sketch().ok_or(Reason::TooLittle)?;
            prose_overlap(sketch, last, &Template::default())
        }
        SimilarityScope::Tables | SimilarityScope::Table(_) => {
            let last = context.last_year().ok_or(Reason::NoLastYear)?;
            table_overlap(context.form, scope_table(scope), context.figures, last)
        }
    };
    overlap.ok_or(Reason::TooLittle)?.hundredths()
}

/// The largest share with any other submitter, in hundredths, and whose report that is: of several the first on the
/// roster.
fn largest_share<'a>(
    scope: SimilarityScope,
    context: CheckContext<'a>,
) -> Result<(i128, &'a Member<'a>), Reason> {
    let submitters = context.submitters.ok_or(Reason::NoOthers)?;
    let viewpoint = context.report.viewpoint;
    let is_other = |member: &&Member<'_>| Some(member.submitter) != viewpoint.submitter;
    let mut best: Option<(i128, &Member<'_>)> = None;
    let mut keep = |overlap: Option<Overlap>, member: &'a Member<'a>| {
        let Some(Ok(share)) = overlap.map(Overlap::hundredths) else {
            return;
        };
        if best.is_none_or(|(most, _)| share > most) {
            best = Some((share, member));
        }
    };
    match scope {
        SimilarityScope::Prose => {
            let sketch = context.sketch().ok_or(Reason::TooLittle)?;
            let template = &submitters.template;
            let mut nearest: Vec<usize> = template.nearest(sketch);
            nearest.retain(|at| submitters.members.get(*at).as_ref().is_some_and(is_other));
            nearest.truncate(CANDIDATES);
            nearest.sort_unstable();
            let nearest = nearest.into_iter();
            let nearest = nearest.filter_map(|at| submitters.members.get(at));
            // Where nobody shares a run, anybody will do to say how little that is.
            let mut anybody = submitters.members.iter().filter(is_other);
            let anybody = anybody.find(|member| member.sketch.is_some());
            for member in nearest.chain(anybody) {
                let other = member.sketch;
                keep(
                    other.and_then(|other| prose_overlap(sketch, other, template)),
                    member,
                );
            }
        }
        SimilarityScope::Tables | SimilarityScope::Table(_) => {
            for member in submitters.members.iter().filter(is_other) {
                let (form, table) = (context.form, scope_table(scope));
                let other = member.figures.as_deref();
                let overlap = |other| table_overlap(form, table, context.figures, other);
                keep(other.and_then(overlap), member);
            }
        }
    }
    best.ok_or(Reason::TooLittle)
}
