//! Dense ids, and vectors indexed by them.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// The position of a `K` in the vector that holds all of its kind.
pub struct Id<K> {
    index: u32,
    kind: PhantomData<fn() -> K>,
}

impl<K> Id<K> {
    /// The id at `index`; an index beyond `u32` is clamped, and no vector is that long.
    #[must_use]
    pub fn new(index: usize) -> Self {
        Self {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            kind: PhantomData,
        }
    }

    /// The position as a number, counted from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.index as usize
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// A vector whose items of type `T` are found by the id of a `K`.
///
/// Ids come from the form or the rule set that the vector was made for, so an
/// id out of range is a mistake of the program; this is the one place where
/// the workspace indexes.
pub struct IdVec<K, T> {
    items: Vec<T>,
    kind: PhantomData<fn() -> K>,
}

impl<K, T: fmt::Debug> fmt::Debug for IdVec<K, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.items).finish()
    }
}
impl<K, T: Clone> Clone for IdVec<K, T> {
    fn clone(&self) -> Self {
        Self::from_vec(self.items.clone())
    }
}
impl<K, T: PartialEq> PartialEq for IdVec<K, T> {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}
impl<K, T: Eq> Eq for IdVec<K, T> {}

impl<K, T> IdVec<K, T> {
    /// An empty vector.
    #[must_use]
    pub fn new() -> Self {
        Self::from_vec(Vec::new())
    }

    /// The vector over `items`, ids in their order.
    #[must_use]
    pub fn from_vec(items: Vec<T>) -> Self {
        Self {
            items,
            kind: PhantomData,
        }
    }

    /// `len` copies of `item`.
    #[must_use]
    pub fn repeat(item: T, len: usize) -> Self
    where
        T: Clone,
    {
        Self::from_vec(vec![item; len])
    }

    /// Adds `item` and returns its id.
    pub fn push(&mut self, item: T) -> Id<K> {
        let id = Id::new(self.items.len());
        self.items.push(item);
        id
    }

    /// The item of `id`, or `None` where the id is another vector's.
    #[must_use]
    pub fn try_get(&self, id: Id<K>) -> Option<&T> {
        self.items.get(id.index())
    }

    /// How many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The items in the order of their ids.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// The ids in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<K>> + ExactSizeIterator + use<K, T> {
        (0..self.items.len()).map(Id::new)
    }

    /// Each id with its item.
    pub fn iter_with_ids(&self) -> impl DoubleEndedIterator<Item = (Id<K>, &T)> {
        self.items
            .iter()
            .enumerate()
            .map(|(index, item)| (Id::new(index), item))
    }

    /// The ids of the items that fit.
    pub fn select_ids(&self, fits: impl Fn(&T) -> bool) -> impl DoubleEndedIterator<Item = Id<K>> {
        let fitting = self.iter_with_ids().filter(move |(_, item)| fits(item));
        fitting.map(|(id, _)| id)
    }
}

impl<K, T> Default for IdVec<K, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K, T> FromIterator<T> for IdVec<K, T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::from_vec(items.into_iter().collect())
    }
}

impl<K, T> Index<Id<K>> for IdVec<K, T> {
    type Output = T;

    #[expect(clippy::indexing_slicing, reason = "the one typed-index vector")]
    fn index(&self, id: Id<K>) -> &T {
        &self.items[id.index()]
    }
}

impl<K, T> IndexMut<Id<K>> for IdVec<K, T> {
    #[expect(clippy::indexing_slicing, reason = "the one typed-index vector")]
    fn index_mut(&mut self, id: Id<K>) -> &mut T {
        &mut self.items[id.index()]
    }
}
