//! Hands the analysis to tantivy while the index is built.
//!
//! All text fields share one analysis: a text is analysed once, whichever fields it goes to, and
//! each field takes its own form of the words, stems or words as written.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tantivy::tokenizer::{Token as IndexToken, TokenStream, Tokenizer};

use crate::analysis::{AnalysisData, Analyzer, Language, Token};

/// The analysis of the text that came last.
pub(crate) struct Analysis {
    analyzer: Analyzer,
    language: Language,
    text: String,
    tokens: Vec<Token>,
}

/// Which form of a word a field indexes.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    Stem,
    Word,
}

/// The analysis all fields share.
#[derive(Clone)]
pub(crate) struct SharedAnalysis(Arc<Mutex<Analysis>>);

impl SharedAnalysis {
    pub(crate) fn new(data: &AnalysisData) -> Self {
        Self(Arc::new(Mutex::new(Analysis {
            analyzer: Analyzer::new(data),
            language: Language::De,
            text: String::new(),
            tokens: Vec::new(),
        })))
    }

    /// The texts from now on are of this language.
    pub(crate) fn set_language(&self, language: Language) {
        let mut analysis = self.lock();
        if analysis.language != language {
            analysis.language = language;
            analysis.text.clear();
            analysis.tokens.clear();
        }
    }

    /// The key of a name.
    pub(crate) fn key(&self, name: &str) -> String {
        let mut analysis = self.lock();
        let language = analysis.language;
        analysis.analyzer.key(name, language)
    }

    pub(crate) fn tokenizer(&self, form: Form) -> FieldTokenizer {
        FieldTokenizer { shared: self.clone(), form }
    }

    fn lock(&self) -> MutexGuard<'_, Analysis> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A tokenizer of tantivy over the shared analysis.
#[derive(Clone)]
pub(crate) struct FieldTokenizer {
    shared: SharedAnalysis,
    form: Form,
}

impl Tokenizer for FieldTokenizer {
    type TokenStream<'a> = FieldTokens<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> FieldTokens<'a> {
        let mut guard = self.shared.lock();
        let analysis = &mut *guard;
        if analysis.text != text {
            analysis.analyzer.analyze(text, analysis.language, &mut analysis.tokens);
            analysis.text.clear();
            analysis.text.push_str(text);
        }
        FieldTokens { analysis: guard, form: self.form, next: 0, token: IndexToken::default() }
    }
}

/// The tokens of one text for one field. It holds the analysis: one stream at a time.
pub(crate) struct FieldTokens<'a> {
    analysis: MutexGuard<'a, Analysis>,
    form: Form,
    next: usize,
    token: IndexToken,
}

impl TokenStream for FieldTokens<'_> {
    fn advance(&mut self) -> bool {
        let Some(token) = self.analysis.tokens.get(self.next).copied() else { return false };
        self.next += 1;
        self.token.offset_from = token.start as usize;
        self.token.offset_to = token.end as usize;
        self.token.position = token.position as usize;
        self.token.text.clear();
        self.token.text.push_str(match self.form {
            Form::Stem => self.analysis.analyzer.stem(token.word),
            Form::Word => self.analysis.analyzer.folded(token.word),
        });
        true
    }

    fn token(&self) -> &IndexToken {
        &self.token
    }

    fn token_mut(&mut self) -> &mut IndexToken {
        &mut self.token
    }
}
