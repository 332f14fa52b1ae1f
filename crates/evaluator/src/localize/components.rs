//! Connected components of broken rules: which of them belong together.

use super::diagnosis::Diagnosis;

/// Broken rules that are explained together, in order.
pub(super) type Component = Vec<u32>;

/// The broken rules, those together that speak of one number.
pub(super) fn components(diagnosis: &Diagnosis<'_>) -> Vec<Component> {
    let touches = |one: u32, other: u32| {
        let others = diagnosis.variables_of(other);
        let mut variables = diagnosis.variables_of(one).iter();
        variables.any(|variable| others.binary_search(variable).is_ok())
    };
    group_touching(diagnosis.broken.clone(), |one, other| touches(*one, *other))
        .into_iter()
        .map(|mut component| {
            component.sort_unstable();
            component
        })
        .collect()
}

/// `components`, those together that some rule connects, by their positions.
pub(super) fn connected_groups(
    diagnosis: &Diagnosis<'_>,
    components: &[Component],
) -> Vec<Vec<usize>> {
    // The rules that speak of a number of which a rule of the component speaks.
    let around = |component| diagnosis.constraints_of_any(&diagnosis.variables_of_any(component));
    let around: Vec<Vec<u32>> = components.iter().map(|all| around(all)).collect();
    let near = |at: usize| around.get(at).map_or(&[][..], Vec::as_slice);
    let touches = |one: &usize, other: &usize| {
        let others = near(*other);
        near(*one).iter().any(|at| others.binary_search(at).is_ok())
    };
    group_touching((0..components.len()).collect(), touches)
}

/// `all` in groups: whatever touches one of a group belongs to it. Groups come in the order of their first.
fn group_touching<T>(all: Vec<T>, touches: impl Fn(&T, &T) -> bool) -> Vec<Vec<T>> {
    let mut left = all;
    let mut groups = Vec::new();
    while !left.is_empty() {
        let mut group = vec![left.remove(0)];
        let mut next = 0;
        while next < group.len() {
            let Some(member) = group.get(next) else {
                break;
            };
            let (joined, rest): (Vec<T>, Vec<T>) =
                left.into_iter().partition(|other| touches(member, other));
            group.extend(joined);
            left = rest;
            next += 1;
        }
        groups.push(group);
    }
    groups
}
