//! Compounds and their parts, as tables.
#![allow(missing_docs)]

use std::sync::LazyLock;

use proptest::prelude::*;
use verbundwiki_search::AnalysisData;
use verbundwiki_search::Language;
use verbundwiki_search::analysis::{Analyzer, Splitter, Token, Vocabulary, fold, written_range};

/// Compounds that the built-in list takes apart; parts folded.
const COMPOUNDS: &[(&str, &str)] = &[
    ("Informationssicherheitsbeauftragte", "information|sicherheit|beauftragte"),
    ("Datenschutzfolgenabschätzung", "daten|schutz|folge|abschatzung"),
    ("Vergabeverordnung", "vergabe|verordnung"),
    ("Fachverfahren", "fach|verfahren"),
    ("Verantwortungsmatrix", "verantwortung|matrix"),
    ("Fachkräfte", "fach|kraft"),
    ("Lenkungsausschuss", "lenkung|ausschuss"),
    ("Hundesteuersatzung", "hund|steuer|satzung"),
    ("Bundesmeldegesetz", "bund|melde|gesetz"),
    ("Löschkonzept", "losch|konzept"),
    ("Schwachstellenmanagement", "schwachstelle|management"),
    ("Berechtigungskonzept", "berechtigung|konzept"),
    ("Notfallvorsorge", "notfall|vorsorge"),
    ("Kraftfahrzeugsteuer", "kraft|fahrzeug|steuer"),
    ("Grundstückverkehr", "grundstuck|verkehr"),
    ("Verbandsgemeinde", "verband|gemeinde"),
    ("Serverraum", "server|raum"),
    ("Passwortrichtlinie", "passwort|richtlinie"),
    ("Virenschutzprogramm", "viren|schutz|programm"),
    ("Datenschutzbeauftragter", "daten|schutz|beauftragte"),
    ("Informationssicherheit", "information|sicherheit"),
    ("Datensicherung", "daten|sicherung"),
    ("Datensicherungskonzept", "daten|sicherung|konzept"),
    ("Rollenkonzept", "rolle|konzept"),
    ("Rechtekonzepte", "recht|konzept"),
    ("Zugriffsrechte", "zugriff|recht"),
    ("Benutzerverwaltung", "benutzer|verwaltung"),
    ("Dokumentenmanagementsystem", "dokument|management|system"),
    ("Prozessmanagement", "prozess|management"),
    ("Prozessmodelle", "prozess|modell"),
    ("Projektleitung", "projekt|leitung"),
    ("Projektleiterin", "projekt|leiter"),
    ("Haushaltsplan", "haushalt|plan"),
    ("Haushaltssatzung", "haushalt|satzung"),
    ("Gemeinderat", "gemeinde|rat"),
    ("Stadtverwaltung", "stadt|verwaltung"),
    ("Landkreisverwaltung", "land|kreis|verwaltung"),
    ("Bürgerbüro", "burger|buro"),
    ("Bürgermeisteramt", "burgermeister|amt"),
    ("Einwohnermeldeamt", "einwohner|melde|amt"),
    ("Meldebehörde", "melde|behorde"),
    ("Personalausweis", "personal|ausweis"),
    ("Reisepass", "reise|pass"),
    ("Führerschein", "fuhrer|schein"),
    ("Wohngeldantrag", "wohn|geld|antrag"),
    ("Sozialhilfe", "sozial|hilfe"),
    ("Jugendamt", "jugend|amt"),
    ("Jugendhilfeausschuss", "jugend|hilfe|ausschuss"),
    ("Kindertagesstätte", "kind|tag|statte"),
    ("Schulverwaltung", "schule|verwaltung"),
    ("Hochschule", "hoch|schule"),
    ("Bauamt", "bau|amt"),
    ("Bauantrag", "bau|antrag"),
    ("Bauaufsichtsbehörde", "bau|aufsicht|behorde"),
    ("Bebauungsplan", "bebauung|plan"),
    ("Flächennutzungsplan", "flache|nutzung|plan"),
    ("Straßenverkehrsamt", "strasse|verkehr|amt"),
    ("Straßenreinigung", "strasse|reinigung"),
    ("Winterdienst", "winter|dienst"),
    ("Abfallgebühr", "abfall|gebuhr"),
    ("Abwassergebühren", "abwasser|gebuhr"),
    ("Friedhofssatzung", "friedhof|satzung"),
    ("Feuerwehrsatzung", "feuerwehr|satzung"),
    ("Gewerbesteuer", "gewerbe|steuer"),
    ("Grundsteuerbescheid", "grund|steuer|bescheid"),
    ("Vergnügungssteuer", "vergnugung|steuer"),
    ("Zweitwohnungssteuer", "zweit|wohnung|steuer"),
    ("Gewerbeanmeldung", "gewerbe|anmeldung"),
    ("Ordnungsamt", "ordnung|amt"),
    ("Standesamt", "stand|amt"),
    ("Rechtsamt", "recht|amt"),
    ("Landesrecht", "land|recht"),
    ("Bundesgesetze", "bund|gesetz"),
    ("Landesdatenschutzgesetz", "land|daten|schutz|gesetz"),
    ("Verwaltungsvorschriften", "verwaltung|vorschrift"),
    ("Verwaltungsverfahren", "verwaltung|verfahren"),
    ("Widerspruchsbescheid", "widerspruch|bescheid"),
    ("Rechtsbehelfsbelehrung", "rechtsbehelf|belehrung"),
    ("Dienstanweisung", "dienst|anweisung"),
    ("Dienstwagen", "dienst|wagen"),
    ("Arbeitsvertrag", "arbeit|vertrag"),
    ("Tarifvertrag", "tarif|vertrag"),
    ("Personalrat", "personal|rat"),
    ("Stellenplan", "stelle|plan"),
    ("Stellenausschreibung", "stelle|ausschreibung"),
    ("Vergaberecht", "vergabe|recht"),
    ("Ausschreibungsunterlagen", "ausschreibung|unterlage"),
    ("Angebotsfrist", "angebot|frist"),
    ("Vertragsmanagement", "vertrag|management"),
    ("Rahmenvertrag", "rahmen|vertrag"),
    ("Lieferantenverzeichnis", "lieferant|verzeichnis"),
    ("Rechnungseingang", "rechnung|eingang"),
    ("Zahlungsverkehr", "zahlung|verkehr"),
    ("Mahnverfahren", "mahn|verfahren"),
    ("Kostenrechnung", "kosten|rechnung"),
    ("Leistungsbeschreibung", "leistung|beschreibung"),
    ("Netzwerksicherheit", "netzwerk|sicherheit"),
    ("Firewallregeln", "firewall|regel"),
    ("Schadprogramm", "schad|programm"),
    ("Schadsoftware", "schad|software"),
    ("Virenschutz", "viren|schutz"),
    ("Sicherheitsvorfall", "sicherheit|vorfall"),
    ("Sicherheitskonzept", "sicherheit|konzept"),
    ("Risikoanalyse", "risiko|analyse"),
    ("Risikoeinschätzung", "risiko|einschatzung"),
    ("Schutzbedarf", "schutz|bedarf"),
    ("Schutzbedarfsfeststellung", "schutz|bedarf|feststellung"),
    ("Grundschutz", "grund|schutz"),
    ("Verschlüsselungsverfahren", "verschlusselung|verfahren"),
    ("Zertifikatsverwaltung", "zertifikat|verwaltung"),
    ("Protokolldaten", "protokoll|daten"),
    ("Protokollierungsrichtlinie", "protokollierung|richtlinie"),
    ("Fernwartung", "fern|wartung"),
    ("Rechenzentrumsbetrieb", "rechenzentrum|betrieb"),
    ("Wiederanlaufplan", "wiederanlauf|plan"),
    ("Notfallhandbuch", "notfall|handbuch"),
    ("Softwareentwicklung", "software|entwicklung"),
    ("Hardwarebeschaffung", "hardware|beschaffung"),
    ("Datenbankserver", "datenbank|server"),
    ("Betriebssystem", "betrieb|system"),
    ("Endgeräte", "end|gerat"),
    ("Mobilgeräte", "mobil|gerat"),
    ("Passwortänderung", "passwort|anderung"),
    ("Benutzerkonten", "benutzer|konto"),
    ("Zutrittskontrolle", "zutritt|kontrolle"),
    ("Auftragsverarbeitung", "auftrag|verarbeitung"),
    ("Verarbeitungsverzeichnis", "verarbeitung|verzeichnis"),
    ("Aufbewahrungsfrist", "aufbewahrung|frist"),
    ("Löschfristen", "losch|frist"),
    ("Archivierungspflicht", "archivierung|pflicht"),
    ("Aktenplan", "akte|plan"),
    ("Aktenzeichen", "akte|zeichen"),
    ("Poststelle", "post|stelle"),
    ("Besprechungsraum", "besprechung|raum"),
    ("Arbeitsplatz", "arbeit|platz"),
    ("Bildschirmarbeitsplatz", "bildschirm|arbeit|platz"),
    ("Telearbeitsplatz", "tele|arbeit|platz"),
    ("Schulungskonzept", "schulung|konzept"),
    ("Fortbildungsangebot", "fortbildung|angebot"),
    ("Wissensmanagement", "wissen|management"),
    ("Digitalstrategie", "digital|strategie"),
    ("Digitalisierungskonzept", "digitalisierung|konzept"),
    ("Förderantrag", "forder|antrag"),
    ("Fördermittel", "forder|mittel"),
    ("Zuwendungsbescheid", "zuwendung|bescheid"),
    ("Verwendungsnachweis", "verwendung|nachweis"),
    ("Handlungsfeld", "handlung|feld"),
    ("Daseinsvorsorge", "daseins|vorsorge"),
    ("Breitbandausbau", "breitband|ausbau"),
    ("Bürgerbeteiligung", "burger|beteiligung"),
    ("Bürgerinnenbüro", "burger|buro"),
    ("Öffentlichkeitsarbeit", "offentlichkeit|arbeit"),
    ("gebührenpflichtig", "gebuhr|pflichtig"),
    ("datenschutzkonform", "daten|schutz|konform"),
    ("barrierefrei", "barriere|frei"),
    ("haushaltsrechtlich", "haushalt|rechtlich"),
    ("Ratsbeschluss", "rat|beschluss"),
    ("Kfzzulassung", "kfz|zulassung"),
    ("Nebenkosten", "neben|kosten"),
    ("Oberbürgermeister", "ober|burgermeister"),
    ("Umsatzsteuervoranmeldung", "umsatz|steuer|voranmeldung"),
    ("Waffenbesitzkarte", "waffe|besitz|karte"),
    ("Hundehaltung", "hund|haltung"),
    ("Sondernutzungserlaubnis", "sonder|nutzung|erlaubnis"),
    ("Melderegisterauskunft", "melde|register|auskunft"),
    ("Geburtsurkunde", "geburt|urkunde"),
    ("Eheschließung", "ehe|schliessung"),
    ("Wahlhelfer", "wahl|helfer"),
    ("Kommunalwahl", "kommunal|wahl"),
    ("Briefwahlunterlagen", "brief|wahl|unterlage"),
    ("Kindergartenbeitrag", "kindergarten|beitrag"),
    ("Elternbeitrag", "eltern|beitrag"),
    ("Unterhaltsvorschuss", "unterhalt|vorschuss"),
    ("Verkehrsschild", "verkehr|schild"),
    ("Mülltonne", "mull|tonne"),
    ("Sperrmüllabholung", "sperr|mull|abholung"),
];

/// Words that are none.
const WHOLE: &str = "\
    Verwaltung Beratung Gemeinde Zuständigkeit Mitarbeiter Mitarbeiterinnen Mitarbeitende \
    regional regionalen kommunale kommunalen Digitalisierung Beschaffung Information \
    Informationen Personal Organisation Steuerung Kapitän Verantwortung Verordnungen \
    Genehmigung Entscheidung Bescheinigung Bearbeitung Behörden Ämter Unternehmen \
    Gegenstand Grundsatz Grundlage Notwendigkeit Einrichtung Vereinbarung Veröffentlichung \
    Voraussetzungen Unterlagen Unterstützung Übersicht Überprüfung Ausgaben \
    Angelegenheiten Feststellung Gesellschaft Wirtschaft Wissenschaft Eigenschaft \
    Bereitschaft Mitgliedschaft Sicherheit Freiheit Möglichkeit Tätigkeiten Gebäude \
    Gelände insbesondere verantwortlich Verantwortliche öffentlich Regelungen Zusammenhang \
    Schnittstelle Fahrzeug Vorgang Auftrag Beirat Monat Automat Apparat Format Transport \
    Sport Antwort Natur Kultur Struktur Architektur Agentur Direktor Monitor Montag \
    Freitag Entwicklung Veranstaltung Gestaltung Erhaltung Haltung enthalten erhalten \
    verhalten behalten gegebenenfalls international Österreich fehlerhaft zurückgestellt \
    Zweck zwischen Zeitraum Software Hardware Referentinnen Studierende aktuell \
    Bürgermeisterinnen Rechenzentren ebenfalls gegebenenfalls gehörte arbeiten beraten \
    verwalten geleitet Teilnehmende rückwärts";

fn split(splitter: &Splitter, word: &str) -> String {
    let parts = splitter.split(&fold(word));
    parts.iter().map(|part| part.base.as_str()).collect::<Vec<_>>().join("|")
}

/// Counts of words in a small wiki.
fn counts(words: &[(&str, u64)]) -> Vec<(String, u64)> {
    words.iter().map(|(word, count)| (fold(word), *count)).collect()
}

#[test]
fn compounds_fall_into_their_parts() {
    let splitter = Splitter::new(&Vocabulary::default());
    for (word, parts) in COMPOUNDS {
        assert_eq!(split(&splitter, word), *parts, "{word}");
    }
}

#[test]
fn other_words_stay_whole() {
    let splitter = Splitter::new(&Vocabulary::default());
    for word in WHOLE.split_whitespace() {
        assert_eq!(split(&splitter, word), "", "{word}");
    }
}

#[test]
fn parts_stand_where_they_are_in_the_word() {
    let folded = fold("Schulverwaltungsämter");
    let splitter = Splitter::new(&Vocabulary::default());
    let parts = splitter.split(&folded);
    let parts: Vec<_> =
        parts.iter().map(|part| (&folded[part.start..part.end], &*part.base)).collect();
    assert_eq!(parts, [("schul", "schule"), ("verwaltung", "verwaltung"), ("amter", "amt")]);
}

#[test]
fn a_compound_in_a_longer_one_falls_into_the_same_parts() {
    let splitter = Splitter::new(&Vocabulary::default());
    for (inner, outer) in [
        ("Informationssicherheit", "Informationssicherheitsbeauftragte"),
        ("Datenschutz", "Landesdatenschutzgesetz"),
        ("Kraftfahrzeug", "Kraftfahrzeugsteuer"),
        ("Schutzbedarf", "Schutzbedarfsfeststellung"),
    ] {
        let (inner, outer) = (split(&splitter, inner), split(&splitter, outer));
        assert!(outer.contains(&inner), "{inner} in {outer}");
    }
}

#[test]
fn the_corpus_teaches_words() {
    let corpus = counts(&[
        ("Quaste", 40),
        ("Quastensammlung", 3),
        ("Quastenordnung", 2),
        ("Quastenliste", 2),
        // A typing error, and English words, teach nothing.
        ("Verwatung", 1),
        ("Verwatungsakt", 1),
        ("ever", 50),
        ("Städteverbund", 5),
        // A word that begins with a linking element is seen where it is not.
        ("Samt", 90),
        ("Ordnungsamt", 9),
        ("Rechtsamt", 9),
        ("Samtordnung", 9),
        ("Samtware", 9),
    ]);
    let splitter = Splitter::new(&Vocabulary::build(corpus, &[]));
    assert_eq!(split(&splitter, "Quastenbeschaffung"), "quaste|beschaffung");
    assert_eq!(split(&splitter, "Verwatungsplan"), "");
    assert_eq!(split(&splitter, "Rechtsamt"), "recht|amt");
    assert_eq!(split(&splitter, "Städteverbund"), "stadt|verbund");
}

#[test]
fn a_part_may_be_unknown() {
    let splitter = Splitter::new(&Vocabulary::default());
    for (word, parts) in [
        ("Elbeverwaltung", "elbe|verwaltung"),
        ("Kondurangoverordnung", "kondurango|verordnung"),
        ("Zeitschlitzverfahren", "zeitschlitz|verfahren"),
        ("Sicherheitskampagneros", "sicherheit|kampagneros"),
        // Prefixes, suffixes and wrong cuts are no words.
        ("Gegenüberstellung", ""),
        ("feststellen", ""),
        ("wirtschaftlicher", ""),
        ("nebeneinanderlegen", ""),
        ("organisatorischen", ""),
        ("personalisieren", ""),
        ("umfassender", ""),
        ("elektronischen", ""),
        ("ordentlichen", ""),
    ] {
        assert_eq!(split(&splitter, word), parts, "{word}");
    }
}

#[test]
fn the_own_list_of_the_wiki_counts() {
    let own = ["Zwickel".to_owned(), "-grütz".to_owned(), "ungültig!".to_owned(), String::new()];
    let splitter = Splitter::new(&Vocabulary::build([], &own));
    assert_eq!(split(&splitter, "Zwickelverwaltung"), "zwickel|verwaltung");
    assert_eq!(split(&splitter, "Amtsgrütz"), "amt|grutz");
    assert_eq!(split(&splitter, "Grützamt"), "");
}

#[test]
fn the_order_of_the_counts_says_nothing() {
    let mut corpus =
        counts(&[("Quaste", 40), ("Quastenplan", 3), ("Quastenordnung", 2), ("Quastenliste", 9)]);
    let forth = Vocabulary::build(corpus.clone(), &[]);
    corpus.reverse();
    assert_eq!(Vocabulary::build(corpus, &[]), forth);
}

#[test]
fn a_vocabulary_survives_its_text() {
    let corpus =
        counts(&[("Quaste", 40), ("Quastenplan", 3), ("Quastenliste", 2), ("Quastenwesen", 9)]);
    let vocabulary = Vocabulary::build(corpus, &["Zwickel".to_owned(), "Zwickelchen-".to_owned()]);
    assert!(vocabulary.words().any(|word| word == ("quaste", 5)));
    assert_eq!(Vocabulary::decode(&vocabulary.encode()), vocabulary);
    assert_eq!(Vocabulary::decode(""), Vocabulary::default());
}

#[test]
fn the_analyser_gives_stems_of_parts() {
    let mut analyzer = Analyzer::new(&AnalysisData::default());
    let mut tokens = Vec::new();
    let mut parts = |text: &str, language: Language| {
        analyzer.analyze(text, language, &mut tokens);
        let parts = tokens.first().map(|token| analyzer.parts(token.word).to_vec());
        let stems =
            parts.unwrap_or_default().into_iter().map(|part| analyzer.stem(part.word).to_owned());
        stems.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(parts("Sicherheitskonzepte", Language::De), "sich konzept");
    assert_eq!(parts("Sicherheitskonzepte", Language::En), "");
    assert_eq!(parts("Verwaltung", Language::De), "");
}

#[test]
fn fillers() {
    let mut analyzer = Analyzer::new(&AnalysisData::default());
    let mut tokens: Vec<Token> = Vec::new();
    analyzer.analyze("Wer haftet für Schäden am Dienstwagen", Language::De, &mut tokens);
    let fillers: Vec<bool> =
        tokens.iter().map(|token| analyzer.is_filler(token.word, Language::De)).collect();
    assert_eq!(fillers, [true, false, true, false, true, false]);
}

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(&AnalysisData::default()));

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text_can_be_analysed(text in ".{0,80}|([A-Zäößa-z]{1,8}(innen|in|[-:*/_() ,.]|und|\u{ad}){0,3}){0,12}") {
        let mut analyzer = ANALYZER.sibling();
        let mut tokens: Vec<Token> = Vec::new();
        for language in [Language::De, Language::En] {
            analyzer.analyze(&text, language, &mut tokens);
            for pair in tokens.windows(2) {
                prop_assert!(pair[0].position <= pair[1].position);
                prop_assert!(pair[0].start <= pair[1].start);
            }
            for token in &tokens {
                let (start, end) = (token.start as usize, token.end as usize);
                let written = text.get(start..end).expect("tokens lie in the text");
                prop_assert!(!written.is_empty());
                let folded = analyzer.folded(token.word).to_owned();
                for part in analyzer.parts(token.word).to_vec() {
                    let range = part.start as usize..part.end as usize;
                    prop_assert!(folded.get(range.clone()).is_some());
                    prop_assert!(written.get(written_range(written, range)).is_some());
                }
            }
        }
    }

    #[test]
    fn any_text_is_some_vocabulary(text in "[a-zA-Z0-9\n]{0,60}|\\PC{0,40}") {
        let splitter = Splitter::new(&Vocabulary::decode(&text));
        prop_assert!(!splitter.split("bauamt").is_empty());
    }
}
