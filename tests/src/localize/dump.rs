//! Reports with errors, written for a solver that is not part of the program.
