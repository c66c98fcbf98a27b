//! The analyzer in the shape the search engine wants for stored text.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::analyze::{Analysis, Side};
use crate::code;

/// Name under which fields refer to the tokenizer.
pub(crate) const NAME: &str = "bigram";
/// Name of the tokenizer that makes one bare term of a whole code.
pub(crate) const CODE: &str = "code";

/// Makes one term of a code: its letters and digits.
#[derive(Debug, Clone, Default)]
pub(crate) struct Codes;

/// The one term of a code.
pub(crate) struct CodeStream {
    token: Option<Token>,
    current: Token,
}

impl Tokenizer for Codes {
    type TokenStream<'a> = CodeStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> CodeStream {
        let bare = code::bare(text);
        let token = Token { text: bare, offset_to: text.len(), position: 0, ..Token::default() };
        CodeStream { token: Some(token).filter(|token| !token.text.is_empty()), current: Token::default() }
    }
}

impl TokenStream for CodeStream {
    fn advance(&mut self) -> bool {
        match self.token.take() {
            Some(token) => {
                self.current = token;
                true
            }
            None => false,
        }
    }

    fn token(&self) -> &Token {
        &self.current
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.current
    }
}

/// Cuts stored text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bigrams {
    analysis: Analysis,
}

/// The tokens of one stored text.
pub(crate) struct BigramStream<'a> {
    analysis: &'a Analysis,
    next: usize,
    token: Token,
}

impl Tokenizer for Bigrams {
    type TokenStream<'a> = BigramStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> BigramStream<'a> {
        self.analysis.fill(text, Side::Stored);
        BigramStream { analysis: &self.analysis, next: 0, token: Token::default() }
    }
}

impl TokenStream for BigramStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(span) = self.analysis.spans().get(self.next) else {
            return false;
        };
        self.next += 1;
        self.token.text.clear();
        self.token.text.push_str(self.analysis.text(span));
        self.token.offset_from = span.from;
        self.token.offset_to = span.to;
        self.token.position = span.position;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_every_token() {
        let mut tokenizer = Bigrams::default();
        let mut texts = Vec::new();
        tokenizer.token_stream("資料庫 9").process(&mut |token| texts.push((token.text.clone(), token.position)));
        let expected = [("资料", 0), ("料库", 1), ("库", 1), ("9", 2)];
        assert_eq!(texts, expected.map(|(t, p)| (t.to_owned(), p)));
    }
}
