//! What the prose of a report says of its figures.

use crate::condition::Seen;
use gouji_model::{ClaimId, Decimal, FigureId};
use gouji_ruleset::{Check, Condition, Datum, Linear, Number};

/// What the prose says that figures are.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// The figures with what they are at their own scale, as some sentence has it.
    said: Vec<(FigureId, i128)>,
}

impl Evidence {
    /// Of every rule, however serious, that says that a figure is what the prose states.
    pub(super) fn of(checks: &[Check], seen: Seen<'_>) -> Self {
        let mut said = Vec::new();
        for check in checks {
            collect(&check.test, seen, &mut said);
        }
        said.sort_unstable();
        said.dedup();
        Self { said }
    }

    /// Whether the prose says that `figure` is `number`.
    pub(super) fn says(&self, figure: FigureId, number: Option<Decimal>, scale: u8) -> bool {
        let mantissa = number.and_then(|number| number.mantissa_at(scale));
        mantissa.is_some_and(|it| self.said.binary_search(&(figure, it.into())).is_ok())
    }
}

/// Adds what `condition` says of single figures; of several readings of a sentence every one.
fn collect(condition: &Condition, seen: Seen<'_>, said: &mut Vec<(FigureId, i128)>) {
    match condition {
        Condition::Compare(compare) => {
            let (Number::Linear(left), Number::Linear(right)) = (&compare.left, &compare.right)
            else {
                return;
            };
            for (claimed, figure) in [(left, right), (right, left)] {
                let single = single_claim(claimed).zip(single_figure(figure));
                if let Some((claim, figure)) = single {
                    said.extend(value(claim, figure, seen).map(|value| (figure, value)));
                }
            }
        }
        Condition::And(left, right) | Condition::Or(left, right) => {
            collect(left, seen, said);
            collect(right, seen, said);
        }
        _ => {}
    }
}

fn single_claim(side: &Linear) -> Option<ClaimId> {
    match (side.terms.as_slice(), side.constant) {
        ([term], 0) => match term.datum {
            Datum::Claim(claim) => Some(claim),
            _ => None,
        },
        _ => None,
    }
}

fn single_figure(side: &Linear) -> Option<FigureId> {
    match (side.terms.as_slice(), side.constant) {
        ([term], 0) => match term.datum {
            Datum::Figure(figure) => Some(figure),
            _ => None,
        },
        _ => None,
    }
}

/// What `claim` is stated as, at the scale of `figure`.
fn value(claim: ClaimId, figure: FigureId, seen: Seen<'_>) -> Option<i128> {
    let mantissa = seen.stated?.value(claim).ok()?;
    let stated = Decimal {
        mantissa,
        scale: gouji_model::Claim::SCALE,
    };
    let scale = seen.form.figures[figure].scale;
    stated.trimmed().mantissa_at(scale).map(i128::from)
}
