//! Text → tokens, as a table.
#![allow(missing_docs)]

use verbundwiki_search::analysis::Analyzer;
use verbundwiki_search::{AnalysisData, Language};

/// `position:folded` of every token, and `=stem` where the stem differs.
fn tokens(text: &str, language: Language) -> String {
    let mut analyzer = Analyzer::new(&AnalysisData::default());
    let mut tokens = Vec::new();
    analyzer.analyze(text, language, &mut tokens);
    let show = |token: &verbundwiki_search::analysis::Token| {
        let (folded, stem) = (analyzer.folded(token.word), analyzer.stem(token.word));
        let stem = if stem == folded { String::new() } else { format!("={stem}") };
        format!("{}:{folded}{stem}", token.position)
    };
    tokens.iter().map(show).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(tokens(text, Language::De), expected, "{text}");
}

#[track_caller]
fn check_same_stem(words: &[&str]) {
    let stem = |word: &str| {
        let mut analyzer = Analyzer::new(&AnalysisData::default());
        let mut tokens = Vec::new();
        analyzer.analyze(word, Language::De, &mut tokens);
        tokens.iter().map(|token| analyzer.stem(token.word).to_owned()).collect::<Vec<_>>()
    };
    for word in words {
        assert_eq!(stem(word), stem(words[0]), "{word} and {}", words[0]);
    }
}

#[test]
fn words() {
    check("", "");
    check("Die Maßnahme.", "0:die 1:massnahme=massnahm");
    check("Ände\u{ad}rungen", "0:anderungen=ander");
    check("A\u{308}nderungen", "0:anderungen=ander");
    check("\u{ad} \u{200b}", "");
    check("3 m² und z.B. x", "0:3 1:m² 2:und 3:z 4:b 5:x");
    check("und/oder (a) [b] {c} 😀", "0:und 1:oder 2:a 3:b 4:c");
    check("a\0b", "0:a 1:b");
}

#[test]
fn compounds_have_their_parts_and_the_joined_form() {
    check("IT-Fachkraft", "0:itfachkraft 0:it 1:fachkraft");
    check("IT\u{2011}Fachkraft", "0:itfachkraft 0:it 1:fachkraft");
    check("ITFachkraft", "0:itfachkraft");
    check("Rollen- und", "0:rollen=roll 1:und");
    check("-a-", "0:a");
    check("a--b", "0:a 1:b");
}

#[test]
fn codes_stay_whole() {
    check("AB.2.14", "0:ab.2.14 0:ab 1:2.14");
    check("Nr.2.3.2", "0:nr.2.3.2 0:nr 1:2.3.2");
    check("404.html", "0:404.html 0:404 1:html");
    check("1.Januar", "0:1.januar 0:1 1:januar");
    check("DIN-4102.1", "0:din4102.1 0:din 1:4102.1 1:4102");
    check("www.stadt.de", "0:www 1:stadt 2:de");
}

#[test]
fn a_number_is_one_word() {
    check("siehe 2.3.2.", "0:siehe=sieh 1:2.3.2");
    check("2.20", "0:2.20");
    check("2.3.2a und 12.3.2", "0:2.3.2a 3:und 4:12.3.2");
    // Years and the like are looked for alone.
    check("am 1.3.2024", "0:am 1:1.3.2024 3:2024");
    check("DSGVO 2016/679", "0:dsgvo 1:2016/679 1:2016 2:679");
}

#[test]
fn paragraphs() {
    check("§ 4", "0:§4 0:4");
    check("§4", "0:§4 0:4");
    check("§\u{a0}4a VgV", "0:§4a 0:4a 1:vgv");
    check("§§ 12 bis 14", "0:§12 0:12 1:bis 2:14");
    check("§", "");
    check("WZG§4", "0:wzg 1:§4 1:4");
}

#[test]
fn spellings_have_one_stem() {
    check_same_stem(&["Änderung", "aenderung", "anderung", "ÄNDERUNGEN", "A\u{308}nderung"]);
    check_same_stem(&["Behörde", "behoerden", "behorde"]);
    check_same_stem(&["Maßnahme", "massnahmen", "MASSNAHME"]);
    check_same_stem(&["Häuser", "haeuser", "hauser"]);
    check_same_stem(&["neue", "neuer", "neues", "neuen"]);
    check_same_stem(&["Steuer", "Steuern", "steuer"]);
    check_same_stem(&["aktuell", "aktuelle", "aktueller"]);
    check_same_stem(&["Bauer", "bauern"]);
}

#[test]
fn english_has_its_own_stems() {
    assert_eq!(tokens("connections", Language::En), "0:connections=connect");
    assert_eq!(tokens("values value", Language::En), "0:valus=valu 1:valu");
}

#[test]
fn long_words_are_cut_the_same_way() {
    let long = "ä".repeat(5000);
    check(&long, &format!("0:{}", "a".repeat(80)));
}
