//! Text → tokens, as a table.
#![allow(missing_docs)]

use verbundwiki_search::analysis::{Analyzer, Splitter, Vocabulary, fold, written_range};
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

#[test]
fn gender_forms_are_one_word() {
    check("Mitarbeiter:innen", "0:mitarbeiterinnen=mitarbeit");
    check("Mitarbeiter/-innen und", "0:mitarbeiterinnen=mitarbeit 1:und");
    check("(Bürgermeister(in))", "0:burgermeisterin=burgermeist");
    check("Bürger:innenbüro", "0:burgerinnenburo");
    check("Lehrer:innen-Portal", "0:lehrerinnenportal 0:lehrerinnen=lehr 1:portal");
    check("Person(en)", "0:personen=person");
    check("Beauftragte:r", "0:beauftragter=beauftragt");
    check_same_stem(&[
        "Mitarbeiter",
        "Mitarbeiterin",
        "Mitarbeiterinnen",
        "Mitarbeitende",
        "Mitarbeitenden",
        "Mitarbeiter:innen",
        "Mitarbeiter*innen",
        "Mitarbeiter_innen",
        "Mitarbeiter·innen",
        "Mitarbeiter/-innen",
        "Mitarbeiter/innen",
        "Mitarbeiter(innen)",
        "Mitarbeiter(in)",
        "MitarbeiterInnen",
        "Mitarbeiter:in",
        "Mitarbeiter*in",
        "mitarbeiter:innen",
        "MITARBEITER:INNEN",
    ]);
    check_same_stem(&["Kolleg:innen", "Kollegen", "Kolleginnen", "Kollege", "Kollegin"]);
    check_same_stem(&["Ärzt:innen", "Arzt", "Ärzte", "Ärztinnen", "Ärzt*in"]);
    check_same_stem(&["Bürgermeister(in)", "Bürgermeister", "Bürgermeisterinnen"]);
    check_same_stem(&["Beamt:innen", "Beamte", "Beamten", "Beamtinnen", "Beamter"]);
    check_same_stem(&["Sachbearbeitende", "Sachbearbeiter", "Sachbearbeiter:innen"]);
    check_same_stem(&["Beauftragte", "Beauftragter", "Beauftragte:r", "Beauftragte/-r"]);
    check_same_stem(&["Student", "Studenten", "Student:innen", "Studentinnen"]);
}

#[test]
fn what_only_looks_like_a_gender_form_is_not_one() {
    check("a:b typ:rolle", "0:a 1:b 2:typ 3:rolle=roll");
    check("http://innen.de", "0:http 1:innen=inn 2:de");
    check("und/oder", "0:und 1:oder");
    check(
        "snake_case_in number_in_bytes",
        "0:snake=snak 1:case=cas 2:in 3:number=numb 4:in 5:bytes=byt",
    );
    check("10:15", "0:10 1:15");
    check("Datei:index", "0:datei 1:index");
    check("Bild:innenhof", "0:bild 1:innenhof");
    check("außen/innen", "0:aussen=auss 1:innen=inn");
    check("Sommer/Innenraum", "0:sommer=somm 1:innenraum");
    check("Haus (in Meißen)", "0:haus 1:in 2:meissen=meiss");
}

#[track_caller]
fn check_has(text: &str, expected: &[(&str, &str)]) {
    let mut analyzer = Analyzer::new(&AnalysisData::default());
    let mut tokens = Vec::new();
    analyzer.analyze(text, Language::De, &mut tokens);
    let wholes: Vec<(&str, &str)> = tokens
        .iter()
        .filter(|token| token.whole)
        .map(|token| (analyzer.folded(token.word), &text[token.start as usize..token.end as usize]))
        .collect();
    assert_eq!(wholes, expected, "{text}");
}

#[test]
fn elided_parts_are_completed() {
    check("Hard- und Software", "0:hardware=hardwar 0:hard 1:und 2:software=softwar");
    check_has("Rollen- u. Rechtekonzepte", &[("rollenkonzepte", "Rollen-")]);
    check_has(
        "Melde-, Pass- und Ausweiswesen",
        &[("meldewesen", "Melde-"), ("passwesen", "Pass-")],
    );
    check_has("Bau- oder Ordnungsamt", &[("bauamt", "Bau-")]);
    check_has("Bau- bzw. Ordnungsamt", &[("bauamt", "Bau-")]);
    check_has("Bau- sowie Ordnungsamt", &[("bauamt", "Bau-")]);
    check_has("Vor-/Nachname", &[("vorname", "Vor-")]);
    check_has("Ein- und Ausgabe", &[("eingabe", "Ein-")]);
    check_has("Zu- und Abgänge", &[("zugange", "Zu-")]);
    check_has("Bundesgesetze und -verordnungen", &[("bundesverordnungen", "-verordnungen")]);
    check_has(
        "IT-Sicherheits- und Datenschutzkonzept",
        &[("itsicherheitskonzept", "IT-Sicherheits-"), ("itsicherheits", "IT-Sicherheits")],
    );
    check_has("Bundes- und Landesdatenschutzgesetze", &[("bundesdatenschutzgesetze", "Bundes-")]);
    check_has(
        "Haupt- und Personal-Amt",
        &[("hauptamt", "Haupt-"), ("personalamt", "Personal-Amt")],
    );
    check_has("Städte- und Gemeindetag", &[("stadtetag", "Städte-")]);
    check_has("Straf- und Verwaltungsstrafrecht", &[("strafrecht", "Straf-")]);
    check_has("Bau- und", &[]);
    check_has("Bau-\nund dann. Ordnungsamt", &[]);
    check_has("5- und 6-jährig", &[("6jahrig", "6-jährig")]);
    check_has("Text - und Bild", &[]);
}

#[test]
fn hyphens_of_all_kinds() {
    for hyphen in ["-", "\u{2010}", "\u{2011}", "\u{2013}", "-\u{ad}"] {
        check(
            &format!("IT{hyphen}Fachkräfte"),
            "0:itfachkrafte=itfachkraft 0:it 1:fachkrafte=fachkraft",
        );
    }
    check("10\u{2013}12", "0:10 1:12");
    check("Mo \u{2013} Fr", "0:mo 1:fr");
    assert_eq!(tokens("ITFachkraft", Language::De), "0:itfachkraft");
    assert!(tokens("E-Mail", Language::De).starts_with(&tokens("Email", Language::De)));
}

#[test]
fn irregular_plurals_have_the_stem_of_their_singular() {
    check_same_stem(&["Thema", "Themen"]);
    check_same_stem(&["Benutzerkonto", "Benutzerkonten"]);
    check_same_stem(&["Risiko", "Risiken"]);
    check_same_stem(&["Ministerium", "Ministerien"]);
}

#[track_caller]
fn check_range(written: &str, part: &str, expected: &str) {
    let folded: String =
        fold(&written.chars().filter(|c| c.is_alphanumeric() || !c.is_ascii()).collect::<String>());
    let start = folded.find(part).expect("the part is in the word");
    let range = written_range(written, start..start + part.len());
    assert_eq!(&written[range], expected, "{part} in {written}");
}

#[test]
fn a_part_is_found_in_the_word_as_written() {
    check_range("Schutzmaßnahmen", "massnahmen", "maßnahmen");
    check_range("Straßenamt", "amt", "amt");
    check_range("Straßenamt", "strasse", "Straße");
    check_range("Gebäudeplan", "gebaude", "Gebäude");
    check_range("Gebaeudeplan", "plan", "plan");
    check_range("Aemterplan", "amter", "Aemter");
    check_range("BU\u{308}ROPLAN", "buro", "BU\u{308}RO");
    check_range("Haus\u{ad}halts\u{ad}plan", "plan", "plan");
    check_range("Bürger:innenbüro", "buro", "büro");
    check_range("Bürger:innenbüro", "burger", "Bürger");
    check_range("IT-Fachkraft", "fach", "Fach");
}

/// Compounds of the texts on information security.
const OF_IT_SECURITY: &str = "\
    Schwachstellenscanner Virenschutzprogramm Datensicherungskonzept Berechtigungsvergabe \
    Protokollierungsserver Mobiltelefon Smartphonenutzung Webserver Netzsegmentierung \
    Fernwartungszugang Passwortmanager Firewallregel Backupmedium Cloudnutzung Containerhost \
    Druckerwarteschlange Gebäudeautomation Zutrittskontrollsystem Verschlüsselungsverfahren \
    Sicherheitsvorfallbehandlung Notfallübung Löschkonzept Patchmanagement \
    Identitätsmanagement Serverraumklimatisierung Stromausfall Kabelverlegung \
    Lieferantenbewertung Schlüsselverwaltung Schlüsselaustausch Zertifikatsprüfung \
    Signaturprüfung Quellcodeverwaltung Softwareverteilung Softwaretest Abnahmetest \
    Penetrationstest Benutzerkennung Benutzerkonto Administratorkonto Dienstkonto Zugangsdaten \
    Zugriffskontrollliste Rechtevergabe Rollentrennung Funktionstrennung Mandantentrennung \
    Mehrfaktorauthentisierung Passwortrichtlinie Kennwortwechsel Bildschirmsperre \
    Bildschirmschoner Wechseldatenträger Speichermedium Datenträgervernichtung \
    Aktenvernichtung Festplattenverschlüsselung Dateiablage Dateiserver Dateifreigabe \
    Mailserver Mailanhang Spamfilter Terminalserver Druckserver Zeitserver Zeitsynchronisation \
    Protokollauswertung Ereignisprotokoll Alarmierungskette Meldewege Meldestelle Krisenstab \
    Notstromversorgung Brandmelder Brandschutz Feuerlöscher Wasserschaden Blitzschutz \
    Überspannungsschutz Klimaanlage Einbruchmeldeanlage Videoüberwachung Besucherausweis \
    Schlüsselverlust Telefonanlage Telefonkonferenz Videokonferenz Faxgerät \
    Multifunktionsgerät Funknetz Netzwerkdrucker Netzwerkkabel Netzübergang Netzplan \
    Netztrennung Paketfilter Angriffserkennung Einbruchserkennung Schadsoftwareschutz \
    Makrovirus Browsererweiterung Webanwendung Webanwendungsentwicklung Webbrowser \
    Cookieverwaltung Sitzungsverwaltung Eingabevalidierung Fehlermeldung \
    Schnittstellenbeschreibung Datenbankabfrage Datenbankadministrator Datenübertragung \
    Datenaustausch Datenverlust Datenklassifizierung Informationsverbund Strukturanalyse \
    Schutzbedarfsfeststellung Risikobehandlung Restrisiko Managementbewertung Auditplan \
    Sicherheitsleitlinie Sicherheitsüberprüfung Sensibilisierungskampagne Personalauswahl \
    Fremdpersonal Dienstleistersteuerung Auslagerungsvertrag Cloudanbieter Mietwagen \
    Heimarbeitsplatz Reiseverschlüsselung Diebstahlschutz Gerätemanagement \
    Mobilgeräteverwaltung Konfigurationsänderung Änderungsantrag Wiederanlaufplan \
    Wiederherstellungstest Ausweichstandort Versionsverwaltung Lizenzverwaltung Archivsystem \
    Langzeitspeicherung Hochverfügbarkeitsarchitektur Hypervisorhärtung Serverhärtung \
    Virtualisierungsserver Speichernetz Steuerungsanlage Sensordaten Leitstand \
    Fahrzeugsteuerung Steckdosenleiste Rauchmelder";

#[test]
fn compounds_of_it_security_are_taken_apart() {
    let splitter = Splitter::new(&Vocabulary::default());
    for word in OF_IT_SECURITY.split_whitespace() {
        assert!(splitter.split(&fold(word)).len() > 1, "{word}");
    }
}

#[test]
fn verbs_in_ieren_and_their_nouns_have_one_stem() {
    check_same_stem(&["konsolidieren", "Konsolidierung", "konsolidiert", "konsolidierter"]);
    check_same_stem(&["priorisieren", "Priorisierung", "priorisierten"]);
    check_same_stem(&["Digitalisierung", "digitalisieren", "digitalisierte"]);
    check_same_stem(&["Papier", "Papiere", "Papieren", "Papiers"]);
    check_same_stem(&["anmelden", "anzumelden", "Anmeldung"]);
    check_same_stem(&["aufbewahren", "aufzubewahren", "Aufbewahrung"]);
    check("Umzugskosten Auszubildenden", "0:umzugskosten=umzugskost 1:auszubildenden=auszubild");
}

/// A word of a query, and stems of other forms of its root.
const RELATED: &[(&str, &str)] = &[
    ("gekündigt", "kundig kundigt"),
    ("gekündigter", "kundig kundigt"),
    ("Kündigung", "gekundigt kundigt"),
    ("haftet", "haftung gehaft"),
    ("zahlt", "zahl zahlung gezahlt"),
    ("Löschung", "losch geloscht loscht"),
    ("löscht", "losch loschung geloscht"),
    ("aufbewahrt", "aufbewahr"),
    ("ausgewandert", "auswand auswander auswandert"),
    ("versichert", "versich versicher"),
    ("beantragt", "beantrag"),
    ("speichern", "speicher gespeichert speichert"),
    ("gespeichert", "speich speicher speichert"),
    ("Speicherung", "gespeichert speichert"),
    ("Steuerung", "gesteuert steuert"),
    ("Umwandlung", "umwandel umgewandelt umwandelt"),
    ("behandelt", "behandel behandl"),
    ("Verschlüsselung", "verschlusselt"),
    ("geschlachtetes", "schlacht schlachtung"),
    ("gilt", "gelt geltung gegolt"),
    ("angenommener", "annehm annahm annimmt"),
    ("verbotenes", "verbiet"),
    ("Verbot", "verbiet"),
    ("angetroffen", "antreff antrifft"),
    // Nouns have none.
    ("Recht", ""),
    ("recht", ""),
    ("Daten", ""),
    ("daten", ""),
    ("Bestand", ""),
    ("Unterlagen", ""),
    ("Gebiet", ""),
    ("Datenverarbeitung", ""),
    ("§4", ""),
    ("", ""),
];

#[test]
fn other_forms_of_a_root() {
    let mut analyzer = Analyzer::new(&AnalysisData::default());
    for (word, stems) in RELATED {
        assert_eq!(analyzer.related_stems(word).join(" "), *stems, "{word}");
    }
}
