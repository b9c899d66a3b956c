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
uses-other = Weitere Seiten
value-unknown = unbekannt
value-open = noch festzulegen
decimal-separator = ,
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

## Search

search-box-label = Wiki durchsuchen
search-page-label = Wiki durchsuchen, alle Treffer
search-input-label = Suchbegriff
search-placeholder = Suchen …
search-shortcut = Strg K
search-submit = Suchen
search-hits = Treffer
search-all = Alle Treffer anzeigen
search-slash-setting = Die Taste / öffnet das Suchfeld
search-needs-script-title = Die Suche braucht JavaScript
search-needs-script = In diesem Browser ist JavaScript abgeschaltet. Alle Seiten finden Sie auch ohne Suche auf den folgenden Wegen.

## For the scripts

js-appearance-auto = Automatisch
js-appearance-light = Hell
js-appearance-dark = Dunkel
js-loading = Suche wird geladen …
js-no-hits = Keine Treffer für „{ $query }“
js-hits-one = 1 Treffer
js-hits-other = { $count } Treffer
js-hits-shown = { $shown } von { $count } Treffern (höchstens drei je Seite)
js-hit-type = Typ:
js-top-of-page = Seitenanfang
js-took = in { $milliseconds } ms
js-titles-only = Dieser Browser führt kein WebAssembly aus. Deshalb werden nur Titel und Überschriften durchsucht.
js-failed = Die Suche konnte nicht geladen werden.
js-retry = Erneut versuchen
js-type-to-search = Geben Sie einen Suchbegriff ein.
