//! Hands prepared words to tantivy while the index is built.

use std::sync::{Arc, Mutex, MutexGuard};

use tantivy::tokenizer::{Token as IndexToken, TokenStream, Tokenizer};

use crate::prepare::Words;
use crate::sync::lock;

/// The words of the section that comes next, shared by who prepares and who indexes.
#[derive(Clone, Default)]
pub(crate) struct Prepared(Arc<Mutex<Words>>);

impl Prepared {
    /// The words for the next text tantivy asks for.
    pub(crate) fn set(&self, words: Words) {
        *lock(&self.0) = words;
    }
}

/// A tokenizer of tantivy that gives prepared words, whatever the text.
#[derive(Clone)]
pub(crate) struct PreparedTokenizer(pub(crate) Prepared);

impl Tokenizer for PreparedTokenizer {
    type TokenStream<'a> = PreparedTokens<'a>;

    fn token_stream<'a>(&'a mut self, _text: &'a str) -> PreparedTokens<'a> {
        PreparedTokens { words: lock(&self.0.0), next: 0, token: IndexToken::default() }
    }
}

/// The words of one section.
pub(crate) struct PreparedTokens<'a> {
    words: MutexGuard<'a, Words>,
    next: usize,
    token: IndexToken,
}

impl TokenStream for PreparedTokens<'_> {
    fn advance(&mut self) -> bool {
        let Some((word, position)) = self.words.get(self.next) else { return false };
        self.next += 1;
        self.token.position = position as usize;
        self.token.text.clear();
        self.token.text.push_str(word);
        true
    }

    fn token(&self) -> &IndexToken {
        &self.token
    }

    fn token_mut(&mut self) -> &mut IndexToken {
        &mut self.token
    }
}
