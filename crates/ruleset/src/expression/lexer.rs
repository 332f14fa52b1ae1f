//! Tokens of an expression. Every sign may be written full-width, as a Chinese keyboard gives it.

use logos::Logos;
use std::ops::Range;

#[derive(Logos, Debug, Clone, Copy, PartialEq, Eq)]
#[logos(skip r"[\s\u{feff}]+")]
pub(crate) enum Token {
    /// Names joined by points, ids among them: `收到申请数`, `行政诉讼.其他情形数`, `a3.1.5`.
    #[regex(
        r"[\p{XID_Start}_][\p{XID_Continue}_]*([.．][\p{XID_Continue}_]+)*",
        priority = 3
    )]
    Word,
    /// A name with signs in it: 「（七）总计」.
    #[regex(r"「[^「」\n]*」")]
    Quoted,
    /// 「 without 」.
    #[regex(r"「[^「」\n]*", priority = 1)]
    OpenQuote,
    #[regex(r"[0-9０-９]+([.．][0-9０-９]+)?", priority = 5)]
    Number,
    #[token(".")]
    #[token("．")]
    Point,
    #[token("+")]
    #[token("＋")]
    Plus,
    #[token("-")]
    #[token("－")]
    #[token("−")]
    #[token("–")]
    Minus,
    #[token("*")]
    #[token("＊")]
    #[token("×")]
    Times,
    #[token("/")]
    #[token("／")]
    #[token("÷")]
    Divide,
    #[token("=")]
    #[token("＝")]
    #[token("==")]
    Equal,
    #[token("≠")]
    #[token("!=")]
    #[token("！＝")]
    #[token("<>")]
    NotEqual,
    #[token("<")]
    #[token("＜")]
    Less,
    #[token("<=")]
    #[token("＜＝")]
    #[token("≤")]
    #[token("⩽")]
    LessOrEqual,
    #[token(">")]
    #[token("＞")]
    Greater,
    #[token(">=")]
    #[token("＞＝")]
    #[token("≥")]
    #[token("⩾")]
    GreaterOrEqual,
    #[token("(")]
    #[token("（")]
    OpenParen,
    #[token(")")]
    #[token("）")]
    CloseParen,
    #[token("[")]
    #[token("［")]
    #[token("【")]
    OpenBracket,
    #[token("]")]
    #[token("］")]
    #[token("】")]
    CloseBracket,
    #[token(",")]
    #[token("，")]
    #[token("、")]
    Comma,
}

/// Something with its bytes in the expression's text.
pub(crate) type Spanned<T> = (T, Range<usize>);

/// The tokens of `text`, and the characters that are no token.
pub(crate) fn tokens(text: &str) -> (Vec<Spanned<Token>>, Vec<Spanned<char>>) {
    let (mut tokens, mut strangers) = (Vec::new(), Vec::new());
    for (token, span) in Token::lexer(text).spanned() {
        match token {
            Ok(token) => tokens.push((token, span)),
            Err(()) => {
                let stranger = text
                    .get(span.clone())
                    .and_then(|found| found.chars().next());
                strangers.push((stranger.unwrap_or('\u{fffd}'), span));
            }
        }
    }
    (tokens, strangers)
}
