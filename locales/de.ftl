# Meldungen der Befehlszeile.

severity-error = Fehler
severity-warning = Warnung
did-you-mean = Meinten Sie „{ $meant }“?
see-also = Siehe auch { $place }
more-findings = … und { $count ->
    [one] eine weitere Warnung
   *[other] { $count } weitere Warnungen
} [{ $code }]; alle zeigt --format json
errors = { $count ->
    [0] keine Fehler
    [one] 1 Fehler
   *[other] { $count } Fehler
}
warnings = { $count ->
    [0] keine Warnungen
    [one] 1 Warnung
   *[other] { $count } Warnungen
}

## Befunde

config-invalid = { $kind ->
    [choice] In `wiki.yaml` ist für `{ $key }` nur erlaubt: { $reason }
    [date] In `wiki.yaml` braucht `{ $key }` ein Datum wie 2026-11-22
    [email] In `wiki.yaml` braucht `{ $key }` eine E-Mail-Adresse wie wiki@example.org
    [url] In `wiki.yaml` braucht `{ $key }` eine Adresse, die mit https:// oder http:// beginnt
    [text] In `wiki.yaml` braucht `{ $key }` einen Text
    [bool] In `wiki.yaml` braucht `{ $key }` den Wert `true` oder `false`
    [days] In `wiki.yaml` braucht `{ $key }` eine ganze Zahl von Tagen wie 14
    [lines] In `wiki.yaml` braucht `{ $key }` eine Liste von Zeilen
    [list] In `wiki.yaml` braucht `{ $key }` eine Liste
    [map] In `wiki.yaml` braucht `{ $key }` eingerückte Schlüssel
    [status] In `wiki.yaml` verträgt sich `{ $key }` mit dem Wert full nicht mit Einträgen unter gaps
   *[yaml] `wiki.yaml` ist nicht lesbar: { $reason ->
        [deep] Die Werte sind zu tief ineinander verschachtelt
        [no-keys] Hier müssen Schlüssel mit Werten stehen
        [shorthand] Die Kurzschrift mit `&` und `*` wird nicht unterstützt
       *[other] { $reason }
    }
}
    .help = Die erlaubten Schlüssel und Werte stehen im Handbuch unter „Befehle“ und „Rechtliche Seiten“
config-unknown-key = `wiki.yaml` kennt keinen Schlüssel `{ $key }`
    .help = Erlaubt sind hier: { $known }
config-missing-key = In `wiki.yaml` fehlt unter `{ $key }` der Schlüssel `{ $missing }`
    .help = Ergänzen Sie ihn; was hineingehört, steht im Handbuch unter „Rechtliche Seiten“
config-unknown-code = Eine Prüfung `{ $code }` gibt es nicht
    .help = Die Namen aller Prüfungen stehen im Handbuch unter „Meldungen der Prüfung“
check-fixed = Die Prüfung `{ $code }` lässt sich nicht abschwächen: Sie schützt, was veröffentlicht wird
    .help = Streichen Sie die Zeile, und beheben Sie den Fehler
file-unreadable = Die Datei lässt sich nicht lesen: { $reason }
    .help = Prüfen Sie, ob die Datei noch da ist und Sie sie lesen dürfen
file-not-utf8 = Die Datei ist nicht in UTF-8 gespeichert (Byte { $byte })
    .help = Speichern Sie die Datei im Editor mit der Kodierung UTF-8
file-too-large = Die Datei ist mit { $size } MB zu groß, erlaubt sind { $limit } MB
    .help = Teilen Sie den Inhalt auf mehrere Seiten auf
file-empty = Die Datei ist leer
    .help = Schreiben Sie einen Titel und einen ersten Satz, oder löschen Sie die Datei
symlink-outside = Die Verknüpfung `{ $path }` führt aus dem Inhaltsordner hinaus
    .help = Legen Sie die Datei selbst in den Inhaltsordner
name-reserved = { $reason ->
    [reserved] Der Name `{ $name }` ist unter Windows für ein Gerät vergeben
    [long] Der Name `{ $name }` ist zu lang
   *[other] Vom Namen `{ $name }` bleibt in einer Adresse nichts übrig
}
    .help = Benennen Sie die Datei oder den Ordner um, am besten mit Buchstaben, Ziffern und Bindestrichen
path-clash = Zwei Dateien ergäben dieselbe Adresse `{ $path }`; die andere ist `{ $first }`
    .help = Benennen Sie eine der beiden Dateien um; Groß- und Kleinschreibung und Umlaute machen keinen Unterschied
front-matter-unclosed = Der Vorspann beginnt mit `---`, endet aber nicht
    .help = Schließen Sie den Vorspann mit einer zweiten Zeile `---` ab
front-matter-syntax = { $reason ->
    [deep] Die Werte sind zu tief ineinander verschachtelt
    [duplicate] Dieser Schlüssel steht hier schon einmal
    [no-keys] Hier müssen Schlüssel mit Werten stehen, jede Zeile in der Form `schlüssel: wert`
    [shorthand] Die Kurzschrift mit `&` und `*` wird nicht unterstützt; ein Wert, der mit einem dieser Zeichen beginnt, gehört in Anführungszeichen
    [tab] Einrückungen sind Leerzeichen, keine Tabulatoren
    [colon] Ein Wert, in dem ein Doppelpunkt mit Leerzeichen steht, gehört in Anführungszeichen
   *[other] Der Vorspann ist kein gültiges YAML: { $reason }
}
    .help = { $reason ->
        [duplicate] Lassen Sie nur eine der Zeilen stehen
        [deep] Schreiben Sie Listen und eingerückte Schlüssel höchstens wenige Ebenen tief
        [shorthand] Schreiben Sie den Wert an jeder Stelle aus
       *[other] Jede Zeile hat die Form `schlüssel: wert`; Werte mit Doppelpunkt oder Klammern gehören in Anführungszeichen
    }
model-syntax = { $reason ->
    [deep] Die Werte sind zu tief ineinander verschachtelt
    [duplicate] Dieser Schlüssel steht hier schon einmal
    [no-keys] Hier müssen Schlüssel mit Werten stehen, jede Zeile in der Form `schlüssel: wert`
    [shorthand] Die Kurzschrift mit `&` und `*` wird nicht unterstützt; ein Wert, der mit einem dieser Zeichen beginnt, gehört in Anführungszeichen
    [tab] Einrückungen sind Leerzeichen, keine Tabulatoren
    [colon] Ein Wert, in dem ein Doppelpunkt mit Leerzeichen steht, gehört in Anführungszeichen
   *[other] Die Modelldatei ist kein gültiges YAML: { $reason }
}
    .help = Eine Modelldatei besteht aus Schlüsseln mit Werten; Einrückungen sind Leerzeichen, keine Tabulatoren
model-unknown-key = Der Schlüssel `{ $key }` gehört an dieser Stelle nicht ins Modell
    .help = Entfernen Sie ihn; die Schlüssel stehen im Handbuch unter „Das Inhaltsmodell“
model-missing-key = Hier fehlt der Schlüssel `{ $key }`
    .help = Ergänzen Sie ihn; die Schlüssel stehen im Handbuch unter „Das Inhaltsmodell“
model-value = Der Schlüssel `{ $key }` braucht { $expected ->
    [bool] `true` oder `false`
    [list] eine Liste
    [map] eingerückte Schlüssel mit Werten
    [folder] einen Ordner wie `massnahmen`
    [pattern] einen gültigen regulären Ausdruck
    [choices] eine Liste von Werten, oder Werte mit Beschriftungen
    [missing] `error` oder `warn`
    [day] ein Feld der Art `date`
    [records] eine Liste von Datensätzen
    [distinct] lauter verschiedene Werte
    [types] wenigstens einen Typ; ohne `to` ist jede Seite erlaubt
    [key] einen Namen aus kleinen Buchstaben ohne Umlaute, Ziffern und `_`
    [show] eines von `table`, `steps`, `disclosure`, `checklist`, `contact`
   *[text] einen Text
}
    .help = Berichtigen Sie den Wert in der Modelldatei
model-unknown-kind = Eine Feldart `{ $kind }` gibt es nicht
    .help = Es gibt text, markdown, number, date, bool, url, email, choice, ref, record und list
model-unknown-type = Das Modell hat keinen Typ `{ $type }`
    .help = Ein Typ heißt wie seine Datei in `_model/`, ohne `.yaml`
model-unknown-field = Ein Feld `{ $field }` gibt es hier nicht
    .help = Nennen Sie den Schlüssel eines Feldes, das daneben unter `fields:` steht
model-field-taken = `{ $field }` ist schon vergeben: ein Typ, ein gemeinsames Feld, ein Schlüssel, den jede Seite hat, ein Wort wie `offen`, das den Stand eines Werts sagt, oder eine zweite Überschrift
    .help = Geben Sie dem Typ, dem Feld oder der Überschrift einen anderen Namen
model-folder-clash = Der Ordner `{ $folder }` gehört schon zum Typ `{ $type }`
    .help = Geben Sie jedem Typ einen eigenen Ordner
search-file = Die Datei `{ $file }` wird nicht gelesen
    .help = Die Suche liest nur { $known }
search-synonyms = In dieser Zeile stehen weniger als zwei verschiedene Namen
    .help = Schreiben Sie alle Namen einer Sache in eine Zeile: `DMS = Dokumentenmanagementsystem`
search-part = `{ $word }` ist kein Wortteil: Er besteht aus mindestens drei Buchstaben und nichts anderem
    .help = Schreiben Sie je Zeile ein einzelnes Wort, zum Beispiel `Vergabe`
unknown-type = Einen Typ `{ $type }` kennt das Inhaltsmodell nicht
    .help = Ein Typ heißt wie seine Datei in `_model/`, ohne `.yaml`
type-missing = Die Seite hat `{ $key }` wie eine vom Typ „{ $type }“ und steht in dessen Ordner, aber ohne `type:`
    .help = Ergänzen Sie `type:` im Vorspann, damit die Seite geprüft und vollständig gezeigt wird
type-folder = Die Seite steht { $at ->
    [top] ganz oben im Inhaltsordner
   *[folder] im Ordner `{ $folder }`
}; Seiten vom Typ „{ $type }“ gehören { $belongs ->
    [nowhere] in keinen Ordner eines anderen Typs
   *[folder] in den Ordner `{ $home }`
}
    .help = Verschieben Sie die Datei, oder berichtigen Sie `type:`
unknown-field = Das Feld `{ $field }` gibt es bei „{ $type }“ nicht
    .help = Entfernen Sie es, oder ergänzen Sie es im Modell
field-kind = Der Schlüssel `{ $field }` braucht { $kind ->
    [date] ein Datum wie 2026-11-22
    [lang] ein Sprachkürzel wie `de` oder `en-GB`
    [bool] `true` oder `false`
    [list] eine Liste
    [number] eine Zahl
    [url] eine Adresse wie `https://www.example.org/`
    [email] eine E-Mail-Adresse wie `stelle@example.org`
    [choice] einen der Werte, die das Modell nennt
    [ref] die Kennung einer Seite
    [one-link] in jedem Punkt genau einen Verweis
    [record] eingerückte Schlüssel mit Werten
    [reason] einen Grund ohne Komma oder in Anführungszeichen
    [review] ein Datum wie 2027-06-30 oder einen Abstand wie `12 Monate`
   *[text] einen Text
}
    .help = Berichtigen Sie den Wert
field-choice = `{ $value }` ist keiner der Werte von `{ $field }`: { $choices }
    .help = Wählen Sie einen der genannten Werte, oder schreiben Sie `unbekannt`
field-pattern = `{ $value }` hat nicht die Form, die `{ $field }` verlangt: { $pattern }
    .help = Berichtigen Sie den Wert im Vorspann
field-missing = Das Pflichtfeld `{ $field }` („{ $label }“) fehlt
    .help = { $way ->
        [heading] Ergänzen Sie `{ $field }:` im Vorspann oder im Text eine Überschrift `## { $heading }` mit Inhalt; ist der Wert nicht bekannt, so schreiben Sie `{ $field }: unbekannt` oder `{ $field }: offen`
       *[key] Ergänzen Sie es; ist der Wert nicht bekannt, so schreiben Sie `unbekannt` oder `offen`
    }
field-wanted = Das Feld `{ $field }` („{ $label }“) fehlt
    .help = { $way ->
        [heading] Ergänzen Sie `{ $field }:` im Vorspann oder im Text eine Überschrift `## { $heading }` mit Inhalt, oder schreiben Sie `{ $field }: unbekannt` oder `{ $field }: offen`
       *[key] Ergänzen Sie es, oder schreiben Sie `unbekannt` oder `offen`
    }
field-twice = { $other ->
    [headings] Das Feld `{ $field }` steht unter zwei Überschriften „{ $heading }“
   *[front-matter] Das Feld `{ $field }` steht im Vorspann und unter der Überschrift „{ $heading }“
}
    .help = Entfernen Sie eine der beiden Angaben
field-duplicate = Der Wert `{ $value }` von `{ $field }` ist schon vergeben
    .help = Dieser Wert darf nur einmal vorkommen
step-unknown = Einen Schritt `{ $step }` gibt es hier nicht
    .help = Nennen Sie die Nummer eines Schritts dieser Liste, oder schreiben Sie `{ $end }`
process-file-missing = { $rule ->
        [other] `{ $file }` ist keine BPMN-Datei
       *[missing] Die BPMN-Datei `{ $file }` gibt es nicht
    }
    .help = Nennen Sie eine Datei mit der Endung `.bpmn`, die neben der Seite liegt
process-role-unknown = { $rule ->
        [several] Mehrere Rollen heißen wie die Bahn „{ $element }“
       *[none] Keine Rolle heißt wie die Bahn „{ $element }“
    }
    .help = Benennen Sie die Bahn nach dem Titel oder einem anderen Namen einer Rolle, oder legen Sie deren Seite an
process-element-unknown = Der Ablauf hat kein Element „{ $element }“
    .help = Nennen Sie das Element, wie es im Diagramm heißt, oder seine Kennung in der BPMN-Datei
process-role-unlisted = „{ $role }“ führt Schritt { $step } aus, steht aber nicht in der Liste der Beteiligten
    .help = Tragen Sie die Rolle dort ein, oder berichtigen Sie den Schritt
reference-broken = Das Feld `{ $field }` verweist auf `{ $target }`; eine solche Seite gibt es nicht
    .help = Nennen Sie die Kennung einer Seite, etwa `rollen/it-verantwortliche`, oder ihren letzten Teil
reference-planned = Das Feld `{ $field }` verweist auf `{ $target }`; diese Seite ist noch zu schreiben
    .help = Legen Sie die Seite an, sobald der Inhalt feststeht
reference-type = Das Feld `{ $field }` verweist auf „{ $title }“ ({ $is }); erlaubt sind: { $types }
    .help = Nennen Sie eine Seite von einem dieser Typen
reference-ambiguous = `{ $target }` in `{ $field }` passt auf mehrere Seiten: { $ids }
    .help = Schreiben Sie die ganze Kennung
query-syntax = { $reason ->
    [deep] Die Werte der Abfrage sind zu tief ineinander verschachtelt
    [duplicate] Dieser Schlüssel steht in der Abfrage schon einmal
    [no-keys] In einer Abfrage stehen Zeilen der Form `schlüssel: wert`
    [shorthand] Die Kurzschrift mit `&` und `*` wird nicht unterstützt
    [tab] Einrückungen sind Leerzeichen, keine Tabulatoren
    [colon] Ein Wert, in dem ein Doppelpunkt mit Leerzeichen steht, gehört in Anführungszeichen
   *[other] Die Abfrage ist kein gültiges YAML: { $reason }
}
    .help = Eine Abfrage beginnt zum Beispiel mit `from: kommune`
query-unknown-key = Eine Abfrage kennt keinen Schlüssel `{ $key }`
    .help = Erlaubt sind: { $known }
query-key-unused = Eine Abfrage mit `as: { $form }` liest `{ $key }` nicht
    .help = `{ $key }` gilt für: { $forms }
query-missing-key = Der Abfrage fehlt `{ $missing }`
    .help = { $missing ->
        [from] Ergänzen Sie `from:` mit einem Typ, zum Beispiel `from: kommune`
        [start] Ergänzen Sie `start:` mit dem Feld, in dem der Beginn steht
        [value] Ergänzen Sie `value:` mit dem Feld, in dem die Zahl steht
        [by] Ergänzen Sie `by:` mit dem Feld der Nummer oder dem Verweis auf die Seite darüber
        [roles] Ergänzen Sie `roles:`, zum Beispiel mit A und R und dem Feld, in dem die Rolle steht
       *[other] Ergänzen Sie `{ $missing }:` mit dem Feld, das dort stehen soll
    }
query-value = { $kind ->
    [form] `as` kennt nur: { $known }
    [number] `{ $key }` braucht eine ganze Zahl ab 1
    [bool] `{ $key }` braucht `true` oder `false`
    [map] `{ $key }` braucht eingerückte Schlüssel mit Werten
    [steps] Der Weg über Verweise hat zu viele Schritte
    [this] `this` gibt es nur auf einer Seite
    [either] Die Wege zwischen `|` führen zu Verschiedenem
    [mixed] `from` nennt Seiten und Einträge zugleich
    [letters] `roles` kennt nur A, R, C und I
    [transpose] `transpose` verträgt sich nicht mit `group`
    [pages] Ganze Seiten lassen sich nur von Typen zeigen, nicht von Einträgen
    [nothing] `{ $key }` nennt nichts
    [untyped] Diese Seite hat keinen Typ, also auch keine Felder mit Einträgen
   *[text] `{ $key }` braucht hier einen Text
}
    .help = Berichtigen Sie den Wert in der Abfrage
query-unknown-type = Den Typ `{ $type }` gibt es nicht
    .help = Nennen Sie einen Typ des Inhaltsmodells, `pages` für alle Seiten oder `this` für diese Seite
query-unknown-field = { $known ->
    [no] Ein Feld `{ $field }` gibt es hier nicht
   *[other] { $types }: Ein Feld `{ $field }` gibt es nicht
}
    .help = Die Felder stehen im Inhaltsmodell; jede Seite hat außerdem `title`, `tags`, `date` und `review`
query-unknown-operator = Einen Vergleich `{ $operator }` gibt es nicht
    .help = Erlaubt sind: { $known }
query-unknown-page = Eine Seite `{ $target }` gibt es hier nicht
    .help = Nennen Sie die Kennung einer Seite, auf die das Feld verweisen darf
query-kind = { $kind ->
    [choice] Diesen Wert hat `{ $field }` nicht: { $choices }
    [number] `{ $field }` ist eine Zahl; hier steht keine
    [date] `{ $field }` ist ein Datum; hier steht weder ein Tag wie 2026-11-22 noch `heute + 30 Tage`
    [bool] `{ $field }` ist `ja` oder `nein`
    [order] `{ $field }` hat keine Reihenfolge und lässt sich nur auf Gleichheit prüfen
    [through] `{ $field }` ist kein Verweis, dahinter kommt nichts mehr
    [records] `{ $field }` ist keine Liste von Einträgen
    [day] `{ $field }` ist weder ein Datum noch ein Text mit Jahr, Monat oder Tag
    [count] `{ $field }` ist keine Zahl
    [referring] `used_by({ $field })` führt zu keinem Verweis, der auf diesen Seiten selbst steht
    [above] `{ $field }` führt von Einträgen zu Seiten; Einträge ordnet ein Baum nur nach einer Nummer
   *[record] `{ $field }` besteht aus mehreren Feldern; nennen Sie eines davon
}
    .help = Berichtigen Sie die Abfrage, oder fragen Sie nach einem anderen Feld
query-too-large = { $kind ->
    [visits] Die Abfrage sieht mehr als { $limit } Seiten, Einträge und Werte an
   *[rows] Die Abfrage ergibt { $rows } Zeilen oder Felder, erlaubt sind { $limit }
}
    .help = Grenzen Sie sie mit `where` oder `limit` ein
query-cycle = „{ $title }“ liegt über „{ $field }“ unter sich selbst
    .help = Unterbrechen Sie den Kreis der Verweise
query-place = Eine Abfrage steht für sich, nicht in einer Liste, einem Zitat oder einem Feld im Vorspann
    .help = Rücken Sie den Block nicht ein, und stellen Sie ihn zwischen zwei Absätze des Texts
responsibility-rule = { $rule ->
    [no-accountable] Für „{ $task }“ ist niemand verantwortlich
    [many-accountable] Für „{ $task }“ sind { $found } verantwortlich statt genau einer
   *[no-responsible] „{ $task }“ führt niemand durch
}
    .help = Je Aufgabe gibt es genau eine verantwortliche Stelle und mindestens eine durchführende
timeline-period = { $rule ->
    [no-day] Im Zeitstrahl hat „{ $written }“ keinen Platz: Das ist weder ein Jahr noch ein Monat oder Tag
   *[backwards] Im Zeitstrahl endet das vor seinem Beginn
}
    .help = Schreiben Sie Jahr, Monat oder Tag, zum Beispiel 2026, 2026-03 oder 2026-03-01, den Beginn vor dem Ende
bpmn-unreadable = { $reason ->
    [cut] Die Prozessdatei bricht mitten im XML ab
    [dtd] Die Prozessdatei enthält eine DTD; die gehört in keine BPMN-Datei und wird nicht gelesen
    [no-bpmn] Die Datei ist XML, aber kein BPMN 2.0
    [no-xml] Die Prozessdatei ist kein XML
   *[other] Die Prozessdatei ist kein gültiges XML: { $reason }
}
    .help = Exportieren Sie den Prozess aus dem Modellierungsprogramm noch einmal als BPMN 2.0
bpmn-limit = { $what ->
    [bytes] Die Prozessdatei ist zu groß, erlaubt sind { $limit } MB
    [elements] Die Prozessdatei enthält mehr als { $limit } XML-Elemente
    [attributes] Ein XML-Element der Prozessdatei hat mehr als { $limit } Attribute
    [prefixes] Die Prozessdatei verwendet zu viele Namensräume, erlaubt sind { $limit }
    [declarations] Die Prozessdatei gibt mehr als { $limit } Mal einen Namensraum an
    [address] Die Adresse eines Namensraums der Prozessdatei ist länger als { $limit } Bytes
   *[depth] Die Prozessdatei ist tiefer als { $limit } Ebenen verschachtelt
}
    .help = { $what ->
        [attributes] Speichern Sie die Datei in einem Modellierungsprogramm neu
        [prefixes] Speichern Sie die Datei in einem Modellierungsprogramm neu
        [declarations] Speichern Sie die Datei in einem Modellierungsprogramm neu
        [address] Speichern Sie die Datei in einem Modellierungsprogramm neu
       *[other] Teilen Sie den Prozess auf mehrere Dateien auf
    }
bpmn-differs = { $rule ->
    [empty] Die Prozessdatei enthält keinen Ablauf
    [large] Der Ablauf ist zu groß, um ihn anzuordnen; statt eines Bildes steht nur der Text da
    [encoding] Die Prozessdatei ist anders kodiert, als sie angibt; Umlaute können falsch sein
    [no-element] Für „{ $element }“ gibt es eine Form, aber kein Element; im Bild fehlt sie
    [no-bounds] „{ $element }“ hat keine brauchbare Lage und fehlt im Bild
    [size] „{ $element }“ hat keine Größe und erscheint in der üblichen
    [long] „{ $element }“ hat mehr Text, als im Wiki Platz hat; er ist gekürzt
    [twice] „{ $element }“ ist in einem Bild mehrfach gezeichnet; gezeigt wird das erste Mal
    [lanes] Die Bahnen in „{ $element }“ sind zu tief verschachtelt; sie gelten als Bahnen daneben
    [waypoints] Die Linie „{ $element }“ hat keinen Verlauf und erscheint gerade
    [bends] Der Verlauf der Linie „{ $element }“ ist nur zum Teil lesbar; sie kann anders verlaufen
    [no-line] Die Linie „{ $element }“ hat keinen Verlauf und fehlt im Bild
    [end] Der Linie „{ $element }“ fehlt Anfang oder Ende; angenommen wird, was ihr im Bild am nächsten liegt
    [no-end] Der Linie „{ $element }“ fehlt Anfang oder Ende; sie entfällt
    [duplicate] Die Kennung „{ $element }“ gibt es mehrfach; Verweise meinen das erste Element
    [kind] Die Elementart „{ $element }“ wird nicht unterstützt und erscheint vereinfacht
    [attached] Das Ereignis „{ $element }“ hängt an keiner Aktivität, die es gibt
    [definition] Den Auslöser „{ $element }“ eines Ereignisses gibt es nicht; sein Symbol fehlt
    [colour] Die Farbe „{ $element }“ ist nicht lesbar
    [expanded] Der Teilprozess „{ $element }“ ist zugeklappt gespeichert, enthält im Bild aber Schritte; er erscheint aufgeklappt
   *[more] Die Prozessdatei hat { $element } weitere Auffälligkeiten
}
    .help = { $rule ->
        [large] Zeichnen Sie den Ablauf in einem Modellierungsprogramm, oder teilen Sie ihn auf
        [empty] Zeichnen Sie in der Datei einen Ablauf, oder nehmen Sie sie heraus
       *[other] Vergleichen Sie das Bild im Wiki mit dem im Modellierungsprogramm, und berichtigen Sie das Modell dort
    }
process-no-start = { $rule ->
    [more] Noch mehr Prozesse ohne Startereignis: { $element }
   *[one] Der Prozess „{ $element }“ hat kein Startereignis
}
    .help = Zeichnen Sie ein, womit der Ablauf beginnt
process-no-end = { $rule ->
    [steps] Der Ablauf „{ $element }“ hat kein Ende: Jeder Schritt führt zu einem anderen
    [more] Noch mehr Prozesse ohne Endereignis: { $element }
   *[one] Der Prozess „{ $element }“ hat kein Endereignis
}
    .help = Zeichnen Sie ein, womit der Ablauf endet; in einer Liste von Schritten schreiben Sie `zu: ende`
task-unnamed = { $rule ->
    [more] Noch mehr Schritte ohne Namen: { $element }
   *[one] Der Schritt „{ $element }“ hat keinen Namen
}
    .help = Schreiben Sie, was getan wird, zum Beispiel „Antrag prüfen“
branch-unlabelled = { $rule ->
    [steps] Nach Schritt „{ $from }“ gibt es mehrere Wege, und nicht alle sagen, wann sie gelten
    [more] Noch mehr Zweige, die nicht sagen, wann sie gelten: { $element }
   *[one] Der Zweig „{ $element }“ ab „{ $from }“ sagt nicht, wann er gilt
}
    .help = Beschriften Sie jeden Zweig einer Entscheidung mit seiner Bedingung, zum Beispiel „vollständig“
node-dangling = { $rule ->
    [in] Zu „{ $element }“ führt kein Weg
    [out] Von „{ $element }“ führt kein Weg weiter
    [more] Noch mehr Elemente, zu oder von denen kein Weg führt: { $element }
   *[both] „{ $element }“ ist mit nichts verbunden
}
    .help = Verbinden Sie es mit dem Ablauf, im Diagramm durch Sequenzflüsse
pool-unnamed = { $rule ->
    [more] Noch mehr Pools ohne Namen: { $element }
   *[one] Der Pool „{ $element }“ hat keinen Namen
}
    .help = Schreiben Sie, wer darin handelt, zum Beispiel „Bürgerbüro“
visibility-unsupported = Die Sichtbarkeit `{ $value }` wird noch nicht unterstützt: Die Seite wäre für alle sichtbar
    .help = Schreiben Sie `visibility: all`, oder nehmen Sie die Seite aus dem Inhaltsordner
duplicate-id = Die Kennung `{ $name }` ist schon vergeben
    .help = Geben Sie einer der Seiten eine andere `id`
duplicate-alias = Der Alias `{ $name }` gehört schon zu einer anderen Seite
    .help = Streichen Sie den Alias auf einer der Seiten
duplicate-anchor = Der Anker `{ $anchor }` steht auf dieser Seite schon an einer anderen Überschrift
    .help = Wählen Sie einen anderen Anker
heading-skip = Die Überschrift springt von Ebene { $before } auf Ebene { $level }
    .help = Lassen Sie keine Ebene aus: Vorleseprogramme gliedern die Seite danach
broken-link = Der Verweis `{ $target }` führt ins Leere
    .help = Prüfen Sie Schreibweise und Ordner; Seiten werden mit `.md` verlinkt
broken-anchor = { $of ->
    [file] In der Datei `{ $page }` gibt es kein Diagramm mit der Kennung `{ $target }`
   *[page] Auf der Seite „{ $page }“ gibt es keine Überschrift mit dem Anker `{ $target }`
}
    .help = { $of ->
    [file] Die Kennung steht in der Datei hinter `BPMNDiagram id=`
   *[page] Der Anker ist die Überschrift in Kleinbuchstaben mit Bindestrichen: „Für wen?“ wird `#fuer-wen`
}
ambiguous-link = Der Verweis `{ $target }` ist mehrdeutig: { $ids }
    .help = Schreiben Sie die ganze Kennung mit Ordner
link-syntax = `{ $written }` sollte wohl ein Verweis sein, ist aber keiner
    .help = Ein Ziel mit Leerzeichen steht in spitzen Klammern: `[Text](<Über uns.md>)`; in Tabellen heißt es `[[id\|Text]]`
undefined-reference = Zum Verweis `[{ $name }]` fehlt die Zeile `[{ $name }]: Ziel`
    .help = Ergänzen Sie die Zeile, oder schreiben Sie den Verweis als `[Text](ziel.md)`
undefined-footnote = Zur Fußnote `[{ $name }]` fehlt der Text
    .help = Ergänzen Sie am Ende der Seite eine Zeile `[{ $name }]: Text`
missing-image = Das Bild `{ $target }` gibt es nicht
    .help = Legen Sie das Bild neben die Seite, und achten Sie auf die Schreibweise
missing-alt = Das Bild hat keinen Alternativtext
    .help = Beschreiben Sie in den eckigen Klammern, was das Bild zeigt: `![Beschreibung](bild.png)`
foreign-resource = `{ $element }` lädt `{ $target }` von einem fremden Server
    .help = Legen Sie die Datei in den Inhaltsordner: Fremde Server erfahren sonst, wer die Seite liest
unsafe-link = Der Verweis `{ $target }` hat ein Ziel, das auf einer Seite nicht erlaubt ist
    .help = Erlaubt sind Seiten und Dateien des Wikis, https:, http:, mailto: und tel:
html-removed = `{ $what }` ist in Seiten nicht erlaubt und wird entfernt
    .help = Welches HTML erlaubt ist, steht im Handbuch unter „Markdown-Referenz“
template-error = Die Vorlage `{ $template }` ist fehlerhaft: { $reason }
    .help = Vergleichen Sie mit der mitgelieferten Vorlage gleichen Namens
theme-locale = Die Textdatei des Themas ist fehlerhaft: { $reason }
    .help = Jede Zeile hat die Form `schluessel = Text`, mit einem Schlüssel der mitgelieferten Textdatei
internal = Interner Fehler: { $reason }
    .help = Bitte melden Sie diesen Fehler

## Ergebnisse

build-done = { $pages ->
    [one] 1 Seite
   *[other] { $pages } Seiten
} gebaut, { $files } Dateien in „{ $output }“ ({ $written } neu oder geändert, { $deleted } gelöscht), { $findings }, { $seconds }
build-refused = Nichts geschrieben: { $findings }
check-done = { $pages ->
    [one] 1 Seite
   *[other] { $pages } Seiten
} geprüft, { $findings }, { $seconds }
content-missing = Den Inhaltsordner „{ $path }“ gibt es nicht
content-io = Der Inhaltsordner lässt sich nicht lesen: { $path }
output-not-ours = Der Ordner „{ $path }“ enthält Dateien, ist aber kein Ausgabeordner von verbundwiki. Damit nichts verloren geht, wird er nicht angerührt; wählen Sie mit --output einen leeren Ordner
output-inside-content = Der Ausgabeordner „{ $path }“ und der Inhaltsordner liegen ineinander. Wählen Sie mit --output einen Ordner daneben
output-obstacle = „{ $path }“ steht im Weg: Dort müsste ein Ordner sein, wo eine Datei ist, oder umgekehrt
output-foreign = „{ $path }“ hat nicht verbundwiki geschrieben, und das Wiki braucht diesen Namen selbst. Verschieben Sie die Datei, oder benennen Sie die Seite um
output-busy = In den Ausgabeordner schreibt gerade ein anderer Lauf. Warten Sie, bis er fertig ist ({ $path })
output-io = „{ $path }“ lässt sich nicht schreiben: { $reason }
clock-invalid = SOURCE_DATE_EPOCH ist „{ $value }“, aber keine Zahl von Sekunden
search-no-site = „{ $path }“ enthält keine gebaute Seite mit Suche. Bauen Sie sie mit: verbundwiki build
search-failed = Die Suche ist gescheitert: { $reason }
search-bad-filter = Der Filter „{ $value }“ besteht nicht aus Schlüssel und Wert. Schreiben Sie ihn mit „=“, zum Beispiel: --filter type=Prozess
new-unknown-type = Das Inhaltsmodell hat keinen Typ „{ $type }“
new-types = Es gibt: { $types }
new-no-name = Vom Titel „{ $title }“ kann nichts in einem Dateinamen stehen. Wählen Sie einen mit Buchstaben oder Ziffern
new-exists = „{ $path }“ gibt es schon. Wählen Sie einen anderen Titel
new-refused = Nichts geschrieben: Mit „{ $path }“ hätte das Wiki diese Fehler
model-refused = Das Inhaltsmodell hat Fehler. Beheben Sie diese zuerst
model-none = „{ $path }“ hat kein Inhaltsmodell: Im Ordner `_model` liegt keine Typdatei. Ein Wiki mit Modell legt `verbundwiki init` an
init-done = Neues Wiki in „{ $path }“ mit je einer Beispielseite. So sehen Sie es:
init-not-empty = „{ $path }“ ist nicht leer. Damit nichts verloren geht, wählen Sie einen neuen Ordner
init-no-folder = „{ $path }“ ist eine Datei. Wählen Sie einen neuen Ordner
init-title = Beispiel: { $type }
init-description = Beispielseite. { $help }
search-total = { $count ->
    [0] Keine Treffer
    [one] 1 Seite
   *[other] { $count } Seiten
} für „{ $query }“
search-total-partial = { $count ->
    [one] 1 Seite
   *[other] { $count } Seiten
} für „{ $query }“, davon { $complete ->
    [0] keine
   *[other] { $complete }
} mit allen Wörtern
search-top = Seitenanfang
search-also = Auch gesucht nach: { $words }
search-corrected = Gefunden mit anderer Schreibweise: { $words }
search-instead = „{ $found }“ statt „{ $query }“
search-did-you-mean = Meinten Sie: { $queries }
stage-load = Lesen
stage-parse = Verstehen
stage-resolve = Verweise
stage-render = Seiten
stage-index = Suche
stage-write = Schreiben
serve-ready = Vorschau: { $url } (beenden mit Strg-C)
serve-failed = Die Vorschau lässt sich nicht starten: { $reason }

## Grundfelder, im JSON-Schema

schema-id = Name der Seite für Verweise; ohne Angabe ihr Pfad ohne Endung
schema-type = Typ der Seite
schema-title = Titel der Seite
schema-description = Ein Satz für Übersichten und Suchergebnisse
schema-aliases = Andere Namen der Seite
schema-tags = Schlagworte
schema-lang = Sprache, wenn sie von der des Wikis abweicht, etwa en
schema-date = Stand des Inhalts, etwa 2026-11-22
schema-draft = true, solange die Seite nicht veröffentlicht werden soll
schema-owner = Wer die Seite verantwortet
schema-review = Wann die Seite wieder zu prüfen ist: ein Tag oder ein Abstand wie 12 Monate
schema-visibility = Wer die Seite sehen darf; bisher gibt es nur all
schema-source = Worauf die Seite beruht

## Aufruf

call-unknown-command = Einen Befehl „{ $name }“ gibt es nicht
call-unknown-option = Eine Option „{ $name }“ gibt es hier nicht
call-bad-value = Der Wert „{ $value }“ passt nicht zu { $name }
call-missing = Im Aufruf fehlt: { $name }
call-wrong = Der Aufruf ist nicht verständlich: { $name }
call-fixed-code = Die Prüfung `{ $code }` lässt sich nicht zur Warnung machen: Die Seiten ließen sich sonst nicht oder nicht richtig veröffentlichen
call-help = Hilfe zeigt: verbundwiki --help

## Hilfe

cli-usage-of = verbundwiki [OPTIONEN] <BEFEHL>
cli-usage-of-build = verbundwiki build [OPTIONEN] [INHALT]
cli-usage-of-check = verbundwiki check [OPTIONEN] [INHALT]
cli-usage-of-serve = verbundwiki serve [OPTIONEN] [INHALT]
cli-usage-of-search = verbundwiki search [OPTIONEN] <DIST> <SUCHTEXT>
cli-usage-of-diagram = verbundwiki diagram [OPTIONEN] <DATEI>
cli-usage-of-init = verbundwiki init [OPTIONEN] <ORDNER>
cli-usage-of-new = verbundwiki new [OPTIONEN] <TYP> <TITEL>
cli-usage-of-schema = verbundwiki schema [OPTIONEN] [TYP]

cli = verbundwiki baut aus einem Ordner mit Markdown ein statisches, durchsuchbares Wiki.
cli-build = Baut die Seiten.
cli-check = Prüft den Inhalt, ohne etwas zu schreiben.
cli-serve = Zeigt die Seiten auf diesem Rechner und baut sie bei jeder Änderung neu.
cli-search = Durchsucht gebaute Seiten.
cli-init = Legt ein neues Wiki mit Inhaltsmodell und Beispielseiten an.
cli-new = Legt eine neue Seite mit den Feldern ihres Typs an.
cli-query = Beantwortet eine Abfrage, wie sie auf Seiten stehen kann.
diagram-unreadable = „{ $path }“ lässt sich nicht lesen: { $reason }
cli-diagram = Zeichnet den Ablauf einer BPMN-Datei oder gibt ihn als Text aus.
cli-option-question = Die Abfrage in YAML, zum Beispiel 'from: kommune'
cli-option-answer-format = Form der Antwort: table, json, csv
query-content-faults = Der Inhalt hat { $findings }; die Antwort kann unvollständig sein, Näheres zeigt „verbundwiki check“
cli-schema = Gibt das Inhaltsmodell als JSON-Schema für Editoren aus.
cli-usage = Aufruf
cli-commands = Befehle
cli-options = Optionen
cli-arguments = Argumente
cli-option-help = Zeigt diese Hilfe
cli-option-version = Zeigt die Version
cli-option-lang = Sprache der Meldungen
cli-option-content = Der Inhaltsordner; ohne Angabe: content
cli-option-drafts = Baut auch Seiten mit `draft: true`
cli-option-jobs = Wie viele Threads arbeiten; ohne Angabe: einer je Kern
cli-option-warn-only = Prüfungen, deren Fehler nur Warnungen sind
cli-option-format = Wie Befunde ausgegeben werden: human für Menschen, json, gitlab
cli-option-output = Der Ordner, in den geschrieben wird; ohne Angabe: dist
cli-option-base-url = Die Adresse, unter der die Seiten stehen werden
cli-option-timings = Gibt aus, wie lange jede Stufe gedauert hat
cli-option-port = Der Port; ohne Angabe: 4000
cli-option-open = Öffnet die Vorschau im Browser
cli-option-dist = Der Ordner mit den gebauten Seiten
cli-option-query = Was gesucht wird
cli-option-file = Die BPMN-Datei
cli-option-svg = Wohin das Bild geschrieben wird; hat die Datei mehrere, bekommen die weiteren eine Nummer
cli-option-text = Gibt den Ablauf als Text aus, auch neben dem Bild
cli-option-json = Gibt die Treffer als JSON aus
cli-option-filter = Nur Treffer, auf die SCHLÜSSEL=WERT zutrifft, etwa type=Prozess; mehrfach möglich: Von einem Schlüssel genügt ein Wert, verschiedene Schlüssel gelten zugleich
cli-option-facets = Gibt aus, auf wie vielen Seiten der Treffer welche Werte stehen
cli-option-limit = Wie viele Treffer ausgegeben werden; ohne Angabe: 10
cli-option-folder = Der neue Ordner des Wikis
cli-option-kind = Der Typ, wie seine Datei in `_model` heißt
cli-option-title = Der Titel der neuen Seite
cli-option-schemas = Schreibt Dateien in diesen Ordner, je Typ eine und eine für alle, statt sie auszugeben

## Filter der Suche

facet-type = Typ
facet-tag = Schlagwort

## Ansichten

view-title = Titel
view-id = Kennung
view-type = Typ
view-description = Beschreibung
view-aliases = Weitere Namen
view-tags = Schlagworte
view-date = Stand
view-review = Zu prüfen bis
view-owner = Verantwortlich
view-source = Quelle
view-page = Seite
view-number = Nr.
view-used-by = Verwendet von
view-count = Anzahl
view-yes = ja
view-no = nein
view-unknown = unbekannt
view-open = offen
view-total = Anzahl
view-rest = ohne Angabe

## Prozesse in Worten

diagram-start = Start
diagram-start-by = Start durch { $trigger }
diagram-wait = Ereignis
diagram-wait-for = Warten auf { $trigger }
diagram-throw = Ereignis
diagram-throw-what = Ereignis ({ $trigger })
diagram-boundary = Zwischenfall
diagram-boundary-by = Zwischenfall ({ $trigger })
diagram-end = Ende
diagram-end-with = Ende mit { $trigger }
diagram-end-part = Ende des Teilprozesses
diagram-end-part-with = Ende des Teilprozesses mit { $trigger }
diagram-by-message = Nachricht
diagram-by-timer = Zeitpunkt oder Frist
diagram-by-signal = Signal
diagram-by-error = Fehler
diagram-by-escalation = Eskalation
diagram-by-condition = Bedingung
diagram-by-compensation = Rückabwicklung
diagram-by-terminate = Abbruch des ganzen Ablaufs
diagram-by-terminate-part = Abbruch aller seiner Schritte
diagram-by-link = Sprungmarke
diagram-by-cancel = Abbruch
diagram-by-multiple = eines von mehreren Ereignissen
diagram-by-all = mehrere Ereignisse
diagram-task = Aufgabe
diagram-task-service = Automatische Aufgabe
diagram-task-send = Senden
diagram-task-receive = Warten auf Nachricht
diagram-task-rules = Entscheidung nach Regeln
diagram-task-manual = Aufgabe von Hand
diagram-sub-process = Teilprozess
diagram-sub-process-event = Teilprozess bei Ereignis
diagram-transaction = Teilprozess, der ganz oder gar nicht gilt
diagram-ad-hoc = Teilprozess in beliebiger Reihenfolge
diagram-call = Prozess mit eigener Beschreibung
diagram-exclusive = Entscheidung
diagram-parallel = Parallele Teile
diagram-inclusive = Auswahl
diagram-event-based = Warten auf das erste Ereignis
diagram-event-based-all = Warten auf alle Ereignisse
diagram-complex = Komplexe Verzweigung
diagram-join = Zusammenführung
diagram-pool = Beteiligte Stelle
diagram-lane = Rolle
diagram-note = Anmerkung
diagram-deadline = Frist: { $time }
diagram-group = Bereich
diagram-flow = Verbindung
diagram-store = Ablage oder System
diagram-message = Nachricht
diagram-document = Dokument
diagram-step = Schritt { $step }
diagram-and = { $first } und { $last }
diagram-or = { $first } oder { $last }
diagram-and-one = { $steps } und dazu auf { $one }
diagram-quoted = { $kind } „{ $name }“
diagram-on = weiter mit { $step }
diagram-back = zurück zu { $step }
diagram-to-end = Ende
diagram-to-end-part = Ende des Teilprozesses
diagram-if = wenn „{ $label }“: { $goal }
diagram-else = sonst: { $goal }
diagram-if-else = sonst („{ $label }“): { $goal }
diagram-all = gleichzeitig: { $ways }
diagram-all-on = gleichzeitig weiter mit { $steps }
diagram-one = eines davon: { $ways }
diagram-some = alles, was zutrifft: { $ways }
diagram-first = was zuerst eintritt: { $ways }
diagram-after = Wartet auf { $steps }.
diagram-after-begun = Wartet auf die begonnenen von { $steps }.
diagram-stops = Der Schritt wird abgebrochen.
diagram-stays = Der Schritt läuft weiter.
diagram-rest-stops = Der übrige Ablauf wird abgebrochen.
diagram-rest-stays = Der übrige Ablauf läuft weiter.
diagram-undoes = Macht einen anderen Schritt rückgängig.
diagram-undone = Schritt { $step } macht dies rückgängig.
diagram-repeats-loop = Wird wiederholt.
diagram-repeats-parallel = Mehrfach gleichzeitig.
diagram-repeats-sequential = Mehrfach nacheinander.
diagram-reads = Braucht: { $things }
diagram-uses = Nutzt: { $things }
diagram-writes = Ergibt: { $things }
diagram-stores = Schreibt in: { $things }
diagram-documents = Dokumente: { $things }
diagram-systems = Systeme: { $things }
diagram-tells = Nachricht an: { $partner }
diagram-tells-what = Nachricht „{ $what }“ an: { $partner }
diagram-hears = Nachricht von: { $partner }
diagram-hears-what = Nachricht „{ $what }“ von: { $partner }
diagram-between = Nachricht von: { $from }, an: { $to }
diagram-between-what = Nachricht „{ $what }“ von: { $from }, an: { $to }
diagram-fim = Referenzaktivitätengruppe: { $group }
