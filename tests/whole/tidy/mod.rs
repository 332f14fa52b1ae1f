//! The house keeps its shape: arrows between crates, circles between files, sizes, paths that the documents name.

mod arrows;
mod circles;
mod documents;
mod imports;
mod names;
mod purity;
mod sizes;
