//! The names by which the prose speaks of the report's submitter and of others.

use gouji_ruleset::fold;

/// The names by which a report may speak of submitters, folded.
#[derive(Debug, Clone, Default)]
pub struct ProseNames {
    /// The names of the report's submitter.
    pub submitter: Vec<Vec<char>>,
    /// The names of all other submitters.
    pub others: Vec<Vec<char>>,
}

impl ProseNames {
    /// The names of the submitter and of the others; the long ones are looked for first.
    pub fn new<'n>(
        submitter: impl IntoIterator<Item = &'n str>,
        others: impl IntoIterator<Item = &'n str>,
    ) -> Self {
        fn fold_names<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<Vec<char>> {
            let names = names
                .into_iter()
                .map(|name| name.chars().filter_map(fold).collect());
            let mut names: Vec<Vec<char>> =
                names.filter(|name: &Vec<char>| !name.is_empty()).collect();
            names.sort_by_key(|name| std::cmp::Reverse(name.len()));
            names
        }
        Self {
            submitter: fold_names(submitter),
            others: fold_names(others),
        }
    }
}
