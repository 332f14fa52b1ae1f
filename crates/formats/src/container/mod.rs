//! Files that hold other files: bytes to the parts in them.
//!
//! `zip` unpacks a zip container within limits and `relationships` tells which of its parts refers to which; `kind` tells
//! what the container is, which is how every container is opened. `archive` lists the files of a container that is no office
//! file. `ole` opens the compound files of office programs before 2007.
//!
//! In: the bytes of a file. Out: a [`zip::Package`] or an [`ole::CompoundFile`], which the readers of office files take apart.

pub(crate) mod archive;
pub(crate) mod kind;
pub(crate) mod ole;
pub(crate) mod relationships;
#[cfg(test)]
pub(crate) mod test_builder;
pub(crate) mod zip;
