//! Whole documents, from text to figures.

mod breaking;
mod forms;
mod reading;
