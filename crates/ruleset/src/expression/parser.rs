//! A Pratt parser that goes on after a mistake, so that one reading tells all of them.

use crate::check::Arithmetic;
use crate::expression::ast::{Expr, ExprKind, Name, ParseResult, Word};
use crate::expression::lexer::{Token, tokens};
use gouji_model::characters::half_width;
use gouji_model::vocabulary::Connective;
use gouji_model::{Decimal, DecimalError, Expected, MistakeKind, Operator};
use std::ops::Range;

/// Deeper nesting than this is no rule a person wrote.
const MAX_DEPTH: usize = 64;
/// Nor are more operators: a chain of them is as deep as it is long.
const MAX_OPERATORS: usize = 500;

/// Reads an expression.
pub(crate) fn parse(text: &str) -> ParseResult<Expr> {
    let mut parser = Parser::new(text);
    if parser.tokens.is_empty() && parser.mistakes.is_empty() {
        let end = text.len();
        let broken = Expr::new(0..end, ExprKind::Broken);
        return ParseResult {
            value: broken,
            mistakes: vec![(MistakeKind::EmptyExpression, 0..end)],
        };
    }
    let value = parser.expression(0);
    parser.expect_end();
    ParseResult {
        value,
        mistakes: parser.mistakes,
    }
}

/// Reads the value of `each`: words, among them a name in the end (`part of 公开渠道`); `None` for signs that no scope has.
pub(crate) fn parse_scope(text: &str) -> Option<Vec<Word>> {
    let (found, strangers) = tokens(text);
    if !strangers.is_empty() {
        return None;
    }
    let word = |(token, span): (Token, Range<usize>)| {
        let written = text.get(span.clone()).unwrap_or_default();
        match token {
            Token::Quoted => Word::new(unquote(written), span),
            _ => Word::new(written, span),
        }
    };
    Some(found.into_iter().map(word).collect())
}

/// How tightly an operator binds: 或 least, × and ÷ most.
mod power {
    pub(crate) const OR: u8 = 1;
    pub(crate) const AND: u8 = 2;
    pub(crate) const NOT: u8 = 3;
    pub(crate) const COMPARE: u8 = 4;
    pub(crate) const SUM: u8 = 5;
    pub(crate) const PRODUCT: u8 = 6;
    pub(crate) const SIGN: u8 = 7;
}

enum Infix {
    Or,
    And,
    Compare(Operator),
    In,
    Arithmetic(Arithmetic),
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<(Token, Range<usize>)>,
    at: usize,
    depth: usize,
    /// Nested too deep: what is missing further out is no mistake of its own.
    gave_up: bool,
    operators: usize,
    mistakes: Vec<(MistakeKind, Range<usize>)>,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Self {
        let (tokens, strangers) = tokens(text);
        let unexpected = |(found, span)| (MistakeKind::UnexpectedCharacter { found }, span);
        let mistakes = strangers.into_iter().map(unexpected).collect();
        Self {
            text,
            tokens,
            at: 0,
            depth: 0,
            gave_up: false,
            operators: 0,
            mistakes,
        }
    }

    fn peek(&self) -> Option<Token> {
        self.tokens.get(self.at).map(|(token, _)| *token)
    }

    fn span(&self) -> Range<usize> {
        let end = self.text.trim_end().len();
        self.tokens
            .get(self.at)
            .map_or(end..end, |(_, span)| span.clone())
    }

    fn slice(&self, span: &Range<usize>) -> &'a str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    fn advance(&mut self) -> Range<usize> {
        let span = self.span();
        self.at += 1;
        span
    }

    fn mistake(&mut self, kind: MistakeKind, span: Range<usize>) {
        self.mistakes.push((kind, span));
    }

    /// Something else was expected here. After one mistake the rest of a broken piece is not told again.
    fn unexpected(&mut self, expected: Expected) {
        let span = self.span();
        let found = self.peek().map(|_| self.slice(&span).to_owned());
        if let Some(glued) = found
            .as_deref()
            .filter(|_| expected == Expected::Operator)
            .and_then(glued_word)
        {
            self.mistake(glued, span);
            return;
        }
        let span = if found.is_some() {
            span
        } else {
            self.last_character()
        };
        let last = self.end_of_last();
        let is_reported = self.mistakes.iter().any(|(kind, other)| {
            let stranger = matches!(kind, MistakeKind::UnexpectedCharacter { .. });
            *other == span || stranger && last <= other.start && other.end <= span.start
        });
        if !is_reported {
            self.mistake(MistakeKind::UnexpectedToken { found, expected }, span);
        }
    }

    /// The last visible character, to underline what is missing after it.
    fn last_character(&self) -> Range<usize> {
        let text = self.text.trim_end();
        let last = text.chars().next_back().map_or(0, char::len_utf8);
        text.len() - last..text.len()
    }

    fn expect_end(&mut self) {
        while let Some(token) = self.peek() {
            match token {
                Token::CloseParen | Token::CloseBracket => {
                    let span = self.advance();
                    let close = self.slice(&span).chars().next().unwrap_or(')');
                    self.mistake(MistakeKind::UnopenedBracket { close }, span);
                }
                _ => {
                    self.unexpected(Expected::Operator);
                    return;
                }
            }
        }
    }

    fn expression(&mut self, least: u8) -> Expr {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let broken = self.give_up();
            self.depth -= 1;
            return broken;
        }
        let mut left = self.prefix();
        while let Some((infix, binds)) = self.infix() {
            if binds < least {
                break;
            }
            left = self.infix_expression(left, infix, binds);
        }
        self.depth -= 1;
        left
    }

    /// Too much for a rule: the rest is left unread, and nothing more is told of it.
    fn give_up(&mut self) -> Expr {
        let span = self.span();
        if !self.gave_up {
            self.mistake(MistakeKind::ExpressionTooDeep, span.clone());
        }
        self.gave_up = true;
        self.at = self.tokens.len();
        Expr::new(span, ExprKind::Broken)
    }

    fn infix(&self) -> Option<(Infix, u8)> {
        let compare = |operator| Some((Infix::Compare(operator), power::COMPARE));
        let arithmetic = |operator, binds| Some((Infix::Arithmetic(operator), binds));
        match self.peek()? {
            Token::Plus => arithmetic(Arithmetic::Add, power::SUM),
            Token::Minus => arithmetic(Arithmetic::Subtract, power::SUM),
            Token::Times => arithmetic(Arithmetic::Multiply, power::PRODUCT),
            Token::Divide => arithmetic(Arithmetic::Divide, power::PRODUCT),
            Token::Equal => compare(Operator::Equal),
            Token::NotEqual => compare(Operator::NotEqual),
            Token::Less => compare(Operator::Less),
            Token::LessOrEqual => compare(Operator::LessOrEqual),
            Token::Greater => compare(Operator::Greater),
            Token::GreaterOrEqual => compare(Operator::GreaterOrEqual),
            Token::Word => match Connective::from_word(self.slice(&self.span()))? {
                Connective::Or => Some((Infix::Or, power::OR)),
                Connective::And => Some((Infix::And, power::AND)),
                Connective::In => Some((Infix::In, power::COMPARE)),
                Connective::Not => None,
            },
            _ => None,
        }
    }

    fn infix_expression(&mut self, left: Expr, infix: Infix, binds: u8) -> Expr {
        self.operators += 1;
        if self.operators > MAX_OPERATORS {
            return self.give_up();
        }
        let sign = self.advance();
        if let Infix::In = infix {
            let list = self.list();
            let span = left.span.start..self.end_of_last();
            return Expr::new(span, ExprKind::In(Box::new(left), list));
        }
        if let (Infix::Compare(_), ExprKind::Compare(..)) = (&infix, &left.kind) {
            self.mistake(MistakeKind::ChainedComparison, sign.clone());
        }
        let right = self.expression(binds + 1);
        let span = left.span.start..right.span.end.max(left.span.end);
        let (left, right) = (Box::new(left), Box::new(right));
        let kind = match infix {
            Infix::Or => ExprKind::Or(left, right),
            Infix::And => ExprKind::And(left, right),
            Infix::Compare(operator) => ExprKind::Compare(operator, left, right, sign),
            Infix::Arithmetic(operator) => ExprKind::Arithmetic(operator, left, right, sign),
            Infix::In => ExprKind::Broken,
        };
        Expr::new(span, kind)
    }

    fn prefix(&mut self) -> Expr {
        let span = self.span();
        match self.peek() {
            Some(Token::Number) => self.number(),
            Some(Token::OpenQuote) => {
                self.advance();
                self.mistake(MistakeKind::UnclosedQuote, span.clone());
                Expr::new(span, ExprKind::Broken)
            }
            Some(Token::Minus) => {
                self.advance();
                self.prefix_expression(span.start, power::SIGN, ExprKind::Negate)
            }
            Some(Token::OpenParen) => self.parenthesis(),
            Some(Token::Word) => match Connective::from_word(self.slice(&span)) {
                Some(Connective::Not) => {
                    self.advance();
                    self.prefix_expression(span.start, power::NOT, ExprKind::Not)
                }
                Some(_) => self.missing_operand(),
                None => self.name_expression(),
            },
            Some(Token::Quoted) => self.name_expression(),
            _ => self.missing_operand(),
        }
    }

    /// An operand behind the sign at `start`.
    fn prefix_expression(
        &mut self,
        start: usize,
        binds: u8,
        kind: fn(Box<Expr>) -> ExprKind,
    ) -> Expr {
        let operand = self.expression(binds);
        Expr::new(start..operand.span.end, kind(Box::new(operand)))
    }

    fn missing_operand(&mut self) -> Expr {
        self.unexpected(Expected::Operand);
        let span = self.span();
        // An operator is left for the loop that reads it; anything else would stop us here for ever.
        if self.infix().is_none() && !matches!(self.peek(), Some(Token::CloseParen | Token::Comma))
        {
            self.at += 1;
        }
        Expr::new(span, ExprKind::Broken)
    }

    fn number(&mut self) -> Expr {
        let span = self.advance();
        let digits: String = self.slice(&span).chars().map(half_width).collect();
        let kind = match Decimal::parse(&digits) {
            Ok(number) => ExprKind::Number(number),
            Err(DecimalError::TooLong | DecimalError::NotANumber) => {
                self.mistake(MistakeKind::NumberTooLong, span.clone());
                ExprKind::Broken
            }
        };
        Expr::new(span, kind)
    }

    fn parenthesis(&mut self) -> Expr {
        let open = self.advance();
        let inner = self.expression(0);
        self.close(Token::CloseParen, &open);
        Expr::new(open.start..self.end_of_last(), inner.kind)
    }

    /// The bracket that closes `open`.
    fn close(&mut self, wanted: Token, open: &Range<usize>) {
        if self.peek() == Some(wanted) {
            self.advance();
            return;
        }
        if self.gave_up {
            return;
        }
        if self.peek().is_some() {
            self.unexpected(if wanted == Token::CloseParen {
                Expected::CommaOrClose
            } else {
                Expected::Name
            });
            while self.peek().is_some_and(|token| token != wanted) {
                self.at += 1;
            }
            if self.peek().is_some() {
                self.advance();
            }
            return;
        }
        let opening = self.slice(open).chars().next().unwrap_or('(');
        let close = closing(opening);
        self.mistake(
            MistakeKind::UnclosedBracket {
                open: opening,
                close,
            },
            open.clone(),
        );
    }

    /// A name, a cell 行[列] or a function call.
    fn name_expression(&mut self) -> Expr {
        let name = self.name();
        match self.peek() {
            Some(Token::OpenParen) => self.call(name),
            Some(Token::OpenBracket) => {
                let open = self.advance();
                let column = if matches!(self.peek(), Some(Token::Word | Token::Quoted)) {
                    self.name()
                } else {
                    self.unexpected(Expected::Name);
                    Name {
                        span: self.span(),
                        parts: Vec::new(),
                    }
                };
                self.close(Token::CloseBracket, &open);
                let span = name.span.start..self.end_of_last();
                Expr::new(span, ExprKind::Cell(name, column))
            }
            _ => Expr::new(name.span.clone(), ExprKind::Name(name)),
        }
    }

    fn name(&mut self) -> Name {
        let start = self.span().start;
        let mut parts = Vec::new();
        loop {
            let (token, span) = (self.peek(), self.advance());
            let written = self.slice(&span);
            match token {
                Some(Token::Quoted) => parts.push(Word::new(unquote(written), span)),
                _ => parts.extend(words(written, span.start)),
            }
            let another = self.peek() == Some(Token::Point)
                && matches!(
                    self.tokens.get(self.at + 1),
                    Some((Token::Word | Token::Quoted, _))
                );
            if !another {
                break;
            }
            self.advance();
        }
        Name {
            span: start..self.end_of_last(),
            parts,
        }
    }

    fn call(&mut self, name: Name) -> Expr {
        let function = Word::new(name.text(), name.span.clone());
        let open = self.advance();
        let mut arguments = Vec::new();
        if self.peek() != Some(Token::CloseParen) {
            loop {
                arguments.push(self.expression(0));
                if self.peek() != Some(Token::Comma) {
                    break;
                }
                self.advance();
            }
        }
        self.close(Token::CloseParen, &open);
        let span = name.span.start..self.end_of_last();
        Expr::new(span, ExprKind::Call(function, arguments))
    }

    fn list(&mut self) -> Vec<Word> {
        if self.peek() != Some(Token::OpenParen) {
            self.unexpected(Expected::List);
            return Vec::new();
        }
        let open = self.advance();
        let mut items = Vec::new();
        while matches!(
            self.peek(),
            Some(Token::Word | Token::Quoted | Token::Number)
        ) {
            let span = self.span();
            let item = if self.peek() == Some(Token::Number) {
                self.advance();
                Word::new(self.slice(&span), span)
            } else {
                let name = self.name();
                Word::new(name.text(), name.span)
            };
            items.push(item);
            if self.peek() == Some(Token::Comma) {
                self.advance();
            }
        }
        self.close(Token::CloseParen, &open);
        items
    }

    fn end_of_last(&self) -> usize {
        let last = self
            .tokens
            .get(..self.at.min(self.tokens.len()))
            .and_then(<[_]>::last);
        last.map_or(0, |(_, span)| span.end)
    }
}

/// The words between the points of a dotted token.
fn unquote(written: &str) -> &str {
    written.trim_start_matches('「').trim_end_matches('」')
}

fn words(written: &str, start: usize) -> Vec<Word> {
    let mut at = start;
    let mut found = Vec::new();
    for piece in written.split_inclusive(['.', '．']) {
        let text = piece.trim_end_matches(['.', '．']);
        found.push(Word::new(text, at..at + text.len()));
        at += piece.len();
    }
    found
}

/// A word of the language with the next name glued to it: `或非空`.
fn glued_word(found: &str) -> Option<MistakeKind> {
    let infix = [Connective::Or, Connective::And, Connective::In];
    let mut words = infix.into_iter().map(|connective| connective.keyword().zh);
    let word = words.find(|word| found.starts_with(word))?;
    let not = Connective::Not.keyword().zh;
    let rest = found.strip_prefix(word).filter(|rest| !rest.is_empty())?;
    let spaced = match rest.strip_prefix(not).filter(|name| !name.is_empty()) {
        Some(name) => format!("{word} {not} {name}"),
        None => format!("{word} {rest}"),
    };
    Some(MistakeKind::GluedWord {
        word: word.to_owned(),
        spaced,
    })
}

fn closing(open: char) -> char {
    match open {
        '（' => '）',
        '[' => ']',
        '［' => '］',
        '【' => '】',
        _ => ')',
    }
}

#[cfg(test)]
mod tests;
