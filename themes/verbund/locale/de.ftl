# Texts of the site's interface, German.
# Keys that begin with "js-" go to the scripts (strings.js); their variables are filled in there.

## Frame

skip-to-content = Zum Inhalt springen
navigation = Seiten
navigation-more = { $count ->
    [one] Die eine Seite anzeigen
   *[other] Alle { $count } Seiten
}
menu = Menü
breadcrumbs = Standort
on-this-page = Auf dieser Seite
to-top = Nach oben
made-with = Erstellt mit verbundwiki
appearance = Darstellung
appearance-auto = Automatisch
source = Quelle
file = Datei
edit-page = Diese Seite bearbeiten
feedback = Rückmeldung zu dieser Seite
feedback-subject = Rückmeldung: { $title }
feedback-body = Meine Rückmeldung zur Seite „{ $title }“:
feedback-page = Seite: { $address }
footer-accessibility = Barrierefreiheit
footer-imprint = Impressum
footer-privacy = Datenschutz
external-link = öffnet eine andere Website

## About the page

draft = Entwurf – noch nicht freigegeben
meta-date = Stand
meta-owner = Verantwortlich
meta-tags = Schlagworte
date-long = { $day }. { $month } { $year }
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

## In the text

callout-note = Hinweis
callout-tip = Tipp
callout-important = Wichtig
callout-warning = Achtung
callout-caution = Vorsicht
heading-anchor = Link zum Abschnitt „{ $title }“
footnotes = Fußnoten
footnote-ref = Fußnote { $number }
footnote-back = Zurück zur Stelle der Fußnote { $number }
table-region = Tabelle, seitlich verschiebbar
code-region = Quelltext, seitlich verschiebbar
task-done = erledigt
task-open = offen

## Fields

uses = Wird verwendet in
column-title = Titel
uses-other = Weitere Seiten
view-empty = Dazu ist nichts eingetragen.
view-shown = { $shown } von { $total }
view-legend = Bedeutung der Zeichen
view-nothing = nichts eingetragen
figure-table = Als Tabelle
figure-from = ab { $day }, Ende offen
figure-until = bis { $day }, Beginn offen
figure-span = { $from } – { $to }
figure-month = { $month } { $year }
figure-reached = { $value } von { $target } ({ $percent } %)
figure-value-target = { $value }, Ziel: { $target }
figure-nothing = ohne Angabe
figure-timeline = Zeitachse vom { $from } bis zum { $to }, { $count ->
    [one] ein Balken
   *[other] { $count } Balken
}. Dieselben Angaben stehen darunter als Tabelle.
figure-chart = Balkendiagramm mit { $count ->
    [one] einem Balken
   *[other] { $count } Balken
}. Dieselben Angaben stehen darunter als Tabelle.
figure-open = { $count ->
    [one] Bei einem ist Beginn oder Ende offen.
   *[other] Bei { $count } ist Beginn oder Ende offen.
}
figure-missing = { $count ->
    [one] Eine Zeile ohne Angaben dafür steht nur in der Tabelle.
   *[other] { $count } Zeilen ohne Angaben dafür stehen nur in der Tabelle.
}
view-undecided = unbekannt oder noch offen
js-view-filter = Zeilen filtern
js-view-filter-status = { $shown } von { $count } Zeilen
view-download = Tabelle als CSV
calendar-download = Termine als Kalenderdatei (.ics)
data-of-type = Daten aller Seiten des Typs:
value-unknown = unbekannt
value-open = noch festzulegen
decimal-separator = ,
group-separator = .
value-yes = ja
value-no = nein
meta-kind = Art der Seite
meta-review = Zu prüfen bis

## Generated pages

page-start = Startseite
page-a-z = A–Z
page-tags = Schlagworte
page-tag = Schlagwort „{ $title }“
page-search = Suche
page-404 = Seite nicht gefunden
page-accessibility = Erklärung zur Barrierefreiheit
page-imprint = Impressum
page-privacy = Datenschutzerklärung
description-a-z = Alle Seiten in alphabetischer Reihenfolge
description-tags = Alle Schlagworte und die Zahl ihrer Seiten
description-search = Volltextsuche über alle Seiten
a-z-other = Ziffern und Zeichen
a-z-link = Alle Seiten A–Z
letters = Anfangsbuchstaben
all-tags = Alle Schlagworte
folder-contents = Inhalt dieses Bereichs
folder-empty = Hier gibt es noch keine Seiten.
start-contents = Bereiche und Seiten
start-empty = In diesem Wiki gibt es noch keine Seiten.
tag-contents = Seiten mit diesem Schlagwort
tags-empty = Es sind noch keine Schlagworte vergeben.
page-count = { $count ->
    [one] 1 Seite
   *[other] { $count } Seiten
}
ways-in = Weitere Wege
not-found-text = Diese Adresse gibt es nicht oder nicht mehr. Vielleicht wurde die Seite umbenannt oder verschoben.

## Report pages

report-review = Prüfliste
report-review-lead = Was an den Seiten dieses Wikis zu tun ist: Prüftermine, offene und unbekannte Angaben, Verweise ins Leere, Seiten ohne Verweis und fehlende Angaben. Die Liste entsteht bei jedem Bau neu.
report-coverage = Stand der { $types }
report-coverage-lead = Wie viel auf den Seiten eingetragen ist. Die Liste entsteht bei jedem Bau neu.
report-coverage-none = Es gibt noch keine solche Seite.
report-overdue = Überfällige Prüfungen
report-overdue-none = Keine Prüfung ist überfällig.
report-soon = Bald fällige Prüfungen
report-soon-none = In den nächsten { $days } Tagen ist keine Prüfung fällig.
report-open = Noch festzulegen
report-open-none = Keine Angabe ist noch festzulegen.
report-unknown = Unbekannt
report-unknown-none = Keine Angabe ist unbekannt.
report-planned = Verweise auf Seiten, die noch fehlen
report-planned-none = Alle Verweise führen auf eine Seite.
report-texts = Text statt Verweis
report-texts-none = Überall, wo ein Verweis stehen kann, steht einer.
report-orphans = Seiten, auf die nichts verweist
report-orphans-none = Auf jede Seite verweist eine andere.
report-wanted = Fehlende Angaben
report-wanted-none = Keine erwünschte Angabe fehlt.
report-no-owner = Ohne Verantwortliche
report-page = Seite
report-due = Zu prüfen bis
report-field = Angabe
report-so-far = Bisher bekannt
report-reason = Grund
report-name = Gesuchte Seite
report-text = Text
report-count = Anzahl
report-pages = Steht auf
report-missing = Es fehlt
report-date = Stand
report-filled = Angaben
report-share = { $field } in %
report-open-count = Noch offen
report-unknown-count = Unbekannt

## Legal pages

legal-phone = Telefon
legal-email = E-Mail
legal-website = Website
legal-represented-by = Vertreten durch
legal-legal-form = Rechtsform
legal-register = Register
legal-vat-id = Umsatzsteuer- oder Wirtschafts-Identifikationsnummer
legal-reason = Grund
legal-alternative = Alternative
legal-until = Behebung bis
legal-feedback-link = Unten auf jeder Seite öffnet der Link „{ $link }“ eine E-Mail, in der die Seite schon genannt ist.

accessibility-promise = { $operator } ist bemüht, dieses Wiki im Einklang mit { $law } barrierefrei zugänglich zu machen.
accessibility-law = den Rechtsvorschriften zur Umsetzung der Richtlinie (EU) 2016/2102
accessibility-applies = Diese Erklärung zur Barrierefreiheit gilt für { $scope }.
accessibility-scope = dieses Wiki
accessibility-scope-named = das Wiki „{ $title }“
accessibility-status = Stand der Vereinbarkeit mit den Anforderungen
accessibility-standard = der Barrierefreie-Informationstechnik-Verordnung (BITV 2.0) und der Norm EN 301 549 V3.2.1, also den Web Content Accessibility Guidelines (WCAG) 2.1, Stufe AA
accessibility-status-full = Dieses Wiki ist vereinbar mit { $standard }.
accessibility-status-partial = Dieses Wiki ist wegen der unten genannten Ausnahmen nur teilweise vereinbar mit { $standard }.
accessibility-status-none = Dieses Wiki ist nicht vereinbar mit { $standard }. Was nicht barrierefrei ist, steht im nächsten Abschnitt.
accessibility-built = Aufbau, Navigation und Suche der Seiten sind darüber hinaus auf die WCAG 2.2, Stufe AA, ausgelegt.
accessibility-gaps = Nicht barrierefreie Inhalte
accessibility-made = Erstellung dieser Erklärung
accessibility-date = Diese Erklärung wurde am { $date } erstellt.
accessibility-method-self = Grundlage ist eine Selbstbewertung.
accessibility-method-external = Grundlage ist eine Bewertung durch Dritte.
accessibility-reviewed = Zuletzt überprüft wurde sie am { $date }.
accessibility-model = Sie folgt der Mustererklärung im Durchführungsbeschluss (EU) 2018/1523.
accessibility-feedback = Rückmeldung und Kontakt
accessibility-feedback-text = Sind Ihnen Barrieren aufgefallen, oder brauchen Sie einen Inhalt in barrierefreier Form? Dann schreiben Sie uns:
accessibility-enforcement = Durchsetzungsverfahren
accessibility-enforcement-text = Erhalten Sie auf Ihre Rückmeldung keine zufriedenstellende Antwort, so können Sie sich an die Durchsetzungsstelle wenden:

imprint-law = Angaben nach § 5 des Digitale-Dienste-Gesetzes (DDG)
imprint-provider = Anbieter
imprint-responsible = Verantwortlich für den Inhalt
imprint-supervision = Aufsichtsbehörde

privacy-lead = Welche personenbezogenen Daten beim Lesen dieses Wikis verarbeitet werden und welche Rechte Sie haben.
privacy-controller = Verantwortliche Stelle
privacy-officer = Datenschutzbeauftragte
privacy-principle = Was dieses Wiki nicht tut
privacy-principle-text = Dieses Wiki besteht aus fertigen Dateien. Zum Lesen ist keine Anmeldung nötig.
privacy-no-cookies = Es setzt keine Cookies.
privacy-no-others = Es lädt nichts von anderen Servern: keine Schriften, keine Karten, keine Skripte, keine Bilder.
privacy-no-counting = Es zählt keine Besuche und wertet kein Verhalten aus.
privacy-search = Suche
privacy-search-text = Gesucht wird in Ihrem Browser. Dafür lädt er die Teile des Suchverzeichnisses herunter, die er braucht; der Webserver erfährt, welche Dateien das sind, aber nicht, was Sie in das Suchfeld tippen. Öffnen Sie die Seite mit allen Treffern, so steht der Suchbegriff in ihrer Adresse, damit Sie die Suche weitergeben können; wie jede aufgerufene Adresse erfährt ihn dann der Webserver.
privacy-storage = Speicher im Browser
privacy-storage-text = Wählen Sie helle oder dunkle Darstellung oder schalten Sie die Taste / für das Suchfeld ab, so merkt sich Ihr Browser das in seinem lokalen Speicher.
privacy-storage-recent = Ebenso hält er dort Ihre letzten Suchbegriffe fest; auf der Suchseite können Sie sie löschen und das Merken abschalten, was Ihr Browser ebenfalls festhält.
privacy-storage-rest = Mehr wird nicht gespeichert, und nichts davon wird übertragen. Sie können die Angaben jederzeit mit den Websitedaten Ihres Browsers löschen. Die Speicherung ist für die gewünschte Funktion erforderlich (§ 25 Abs. 2 TDDDG).
privacy-feedback = Rückmeldung per E-Mail
privacy-feedback-text = Der Link „{ $link }“ öffnet Ihr eigenes E-Mail-Programm mit einem Entwurf. Übermittelt wird erst etwas, wenn Sie die E-Mail absenden. Ihre Angaben verwenden wir, um die Rückmeldung zu bearbeiten und Ihnen zu antworten. Wir löschen sie, sobald die Rückmeldung erledigt ist und keine Aufbewahrungspflicht besteht.
privacy-logs = Protokolle des Webservers
privacy-logs-none = Der Webserver, der dieses Wiki ausliefert, führt kein Protokoll über einzelne Abrufe.
privacy-logs-kept = Der Webserver, der dieses Wiki ausliefert, protokolliert Abrufe, zum Beispiel mit IP-Adresse, Zeitpunkt, aufgerufener Adresse und Art des Browsers. Das dient dem sicheren Betrieb. Die Protokolle werden nach { $retention } gelöscht.
privacy-links = Links zu anderen Websites
privacy-links-text = Manche Seiten verlinken andere Websites. Erst wenn Sie einem solchen Link folgen, erfährt die andere Website davon; für sie gilt deren eigene Datenschutzerklärung.
privacy-basis = Rechtsgrundlage
privacy-rights = Ihre Rechte
privacy-rights-text = Soweit wir personenbezogene Daten von Ihnen verarbeiten, haben Sie nach Maßgabe der Datenschutz-Grundverordnung das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung der Verarbeitung und Widerspruch (Art. 15 bis 18 und 21 DSGVO).
privacy-complaint = Außerdem können Sie sich bei einer Datenschutz-Aufsichtsbehörde beschweren (Art. 77 DSGVO).
privacy-complaint-at = Außerdem können Sie sich bei einer Datenschutz-Aufsichtsbehörde beschweren (Art. 77 DSGVO), zum Beispiel bei:

## Search

search-box-label = Wiki durchsuchen
search-page-label = Wiki durchsuchen, alle Treffer
search-input-label = Suchbegriff
search-placeholder = Suchen …
search-shortcut = Strg K
search-submit = Suchen
search-hits = Treffer
search-all = Alle Treffer anzeigen
search-narrow = Eingrenzen
search-skip-filters = Zu den Treffern springen
search-filters = Gewählte Filter
search-slash-setting = Die Taste / öffnet das Suchfeld
search-recent-setting = Die letzten Suchbegriffe auf diesem Gerät merken
search-recent-clear = Verlauf löschen
search-help = So suchen Sie
search-help-words = Mehrere Wörter
search-help-words-text = Seiten mit allen Wörtern werden bevorzugt; fehlen einer Seite Wörter, steht das beim Treffer. Sie können auch eine ganze Frage eingeben.
search-help-phrase = "gemeinsame Vergabe"
search-help-phrase-text = In Anführungszeichen: genau diese Wörter in dieser Folge
search-help-without = vergabe -bau
search-help-without-text = Mit Minus davor: keine Seiten mit diesem Wort
search-help-field = typ:rolle
search-help-field-text = Nur Seiten dieses Typs. Ebenso schlagwort:vergabe für ein Schlagwort.
search-help-parts = Teile von Wörtern
search-help-parts-text = „verfahren“ findet auch „Fachverfahren“, und beim Tippen genügt der Anfang eines Wortes.
search-help-spelling = Schreibweisen
search-help-spelling-text = Groß oder klein, ä oder ae, Beugungen und geschlechtergerechte Formen machen keinen Unterschied. Bei Tippfehlern wird nach ähnlichen Wörtern gesucht.
search-needs-script-title = Die Suche braucht JavaScript
search-needs-script = In diesem Browser ist JavaScript abgeschaltet. Alle Seiten finden Sie auch ohne Suche auf den folgenden Wegen.

## For the scripts

js-appearance-auto = Automatisch
js-appearance-light = Hell
js-appearance-dark = Dunkel
js-loading = Suche wird geladen …
js-searching = Suche läuft …
js-no-hits = Keine Treffer für „{ $query }“
js-pages-one = 1 Seite
js-pages-other = { $count } Seiten
js-pages-complete = { $count } Seiten, davon { $complete } mit allen Wörtern
js-pages-partial-one = 1 Seite mit einem Teil der Wörter
js-pages-partial = { $count } Seiten mit einem Teil der Wörter
js-hit-type = Typ:
js-incomplete = enthält nicht alle Wörter
js-top-of-page = Seitenanfang
js-took = in { $milliseconds } ms
js-did-you-mean = Meinten Sie:
js-corrected = Gefunden mit anderer Schreibweise:
js-instead-of = „{ $found }“ statt „{ $query }“
js-also = Auch gesucht nach:
js-more = Weitere Treffer
js-shown = { $shown } von { $count } Seiten werden angezeigt
js-filters-active = ({ $count } aktiv)
js-remove-filter = Filter „{ $title }“ entfernen
js-remove-all = Alle entfernen
js-show-more = Mehr anzeigen
js-show-less = Weniger anzeigen
js-more-facets = Weitere Merkmale
js-without-filters = Ohne Filter suchen
js-single-words = Nach einem der Wörter suchen:
js-recent = Zuletzt gesucht
js-recent-cleared = Der Verlauf ist gelöscht.
js-titles-only = Dieser Browser führt kein WebAssembly aus. Deshalb werden nur Titel und Überschriften durchsucht.
js-failed = Die Suche konnte nicht geladen werden.
js-failed-network = Die Suche ist gerade nicht erreichbar.
js-failed-damaged = Eine Datei der Suche kam beschädigt an.
js-failed-outdated = Das Wiki wurde erneuert. Bitte laden Sie diese Seite neu.
js-retry = Erneut versuchen
js-reload = Neu laden
js-type-to-search = Geben Sie einen Suchbegriff ein.

# Prozesse
process-title = Ablauf
process-region = Diagramm, verschiebbar
process-description = Prozessdiagramm nach BPMN 2.0. Auf der Seite steht derselbe Ablauf in Textform.
process-picture = Diagramm allein öffnen
process-file = BPMN-Datei herunterladen
process-told = Ablauf in Textform
process-others = Außerdem
process-more = Mehr dazu
