//! Every kind of message has words of its own, the languages do not mix, and what is advised fits what was written.

mod catalogue;
mod county;
mod hints;
mod problems;
mod samples;
