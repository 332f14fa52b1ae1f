//! Lists without an order of their own: sorted, each item once.

/// All of `items`, sorted, each once.
#[must_use]
pub fn sort_unique<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    items.sort_unstable();
    items.dedup();
    items
}
