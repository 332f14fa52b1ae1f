//! A sentence pattern, compiled.

/// A pattern of a sentence that states a claim: `收到…申请{n}件`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// What stands one behind the other; never a [`PatternPiece::Gap`] at either end or beside another.
    pub pieces: Vec<PatternPiece>,
    /// The words that any sentence it fits must hold, to look for before anything else.
    pub needs: Vec<String>,
    /// The value, as a mantissa at `Claim::SCALE`, where the sentence has no number: `=> 0`.
    pub instead: Option<i64>,
}

impl Pattern {
    /// The pattern of `pieces`.
    #[must_use]
    pub fn new(pieces: Vec<PatternPiece>, instead: Option<i64>) -> Self {
        let words = |piece: &PatternPiece| match piece {
            PatternPiece::Words(words) => Some(words.iter().collect()),
            _ => None,
        };
        Self {
            needs: pieces.iter().filter_map(words).collect(),
            pieces,
            instead,
        }
    }
}

/// A piece of a pattern. Its words are folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PatternPiece {
    /// These words.
    Words(Vec<char>),
    /// `…`: anything within a clause, other numbers excepted.
    Gap,
    /// `{n}`
    Number,
    /// `(甲|乙)`
    OneOf(Vec<Vec<char>>),
    /// `{本单位}`: a name of the submitter.
    Own,
    /// `{其他单位}`: a name of another submitter.
    Other,
}
