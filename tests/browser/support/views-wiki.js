// A wiki with a view of every form, and a matrix that is larger than any screen. The same every time.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const MODEL = {
  massnahme: `label: {one: Maßnahme, many: Maßnahmen}
folder: massnahmen
sort: nr
fields:
  nr: {kind: text, label: Nummer, name: true}
  stand: {kind: choice, label: Stand, ordered: true, of: {idee: Maßnahmenidee, planung: in Planung, pilot: Pilotphase, umsetzung: in Umsetzung, verstetigt: verstetigt}}
  start: {kind: date, label: Beginn}
  kosten: {kind: number, label: Kosten}
  teil_von: {kind: ref, label: Teil von, to: [massnahme]}
  netz: {kind: url, label: Im Netz}
  aufgaben:
    kind: list
    label: Aufgaben
    item:
      kind: record
      fields:
        aufgabe: {kind: text, label: Aufgabe}
        verantwortlich: {kind: list, label: verantwortlich, item: {kind: ref, to: [rolle], or_text: true}}
        durchfuehrend: {kind: list, label: durchführend, item: {kind: ref, to: [rolle], or_text: true}}
        beratend: {kind: list, label: beratend, item: {kind: ref, to: [rolle], or_text: true}}
  phasen:
    kind: list
    label: Phasen
    item:
      kind: record
      fields:
        name: {kind: text, label: Phase}
        von: {kind: text, label: Von}
        bis: {kind: text, label: Bis}
  indikatoren:
    kind: list
    label: Indikatoren
    item:
      kind: record
      fields:
        indikator: {kind: text, label: Indikator}
        ziel: {kind: number, label: Ziel}
        werte:
          kind: list
          label: Messwerte
          item:
            kind: record
            fields:
              datum: {kind: date, label: Datum}
              wert: {kind: number, label: Wert}
`,
  rolle: `label: {one: Rolle, many: Rollen}
folder: rollen
`,
  kommune: `label: {one: Kommune, many: Kommunen}
folder: kommunen
fields:
  umsetzung:
    kind: list
    label: Umsetzung
    item:
      kind: record
      fields:
        massnahme: {kind: ref, label: Maßnahme, to: [massnahme]}
        stand: {kind: choice, label: Stand, ordered: true, of: {idee: Maßnahmenidee, planung: in Planung, beschlossen: beschlossen, pilot: Pilotphase, umsetzung: in Umsetzung, verstetigt: verstetigt, abgeschlossen: abgeschlossen, zurueck: zurückgestellt, verworfen: verworfen}}
        seit: {kind: date, label: Seit}
`,
};

const FORMS = `# Ansichten

## Tabelle

\`\`\`query
from: massnahme
columns: [nr, title, stand, start, kosten, netz]
caption: Maßnahmen mit Beginn und Kosten
\`\`\`

## Gruppen

\`\`\`query
from: massnahme
limit: 12
group: stand
columns: [title, start, kosten]
caption: Maßnahmen nach Stand
\`\`\`

## Liste

\`\`\`query
from: massnahme
as: list
limit: 6
group: stand
columns: [title, start, kosten]
caption: Maßnahmen als Liste
\`\`\`

## Karten

\`\`\`query
from: massnahme
as: cards
limit: 5
columns: [title, stand, start, kosten, phasen.name]
caption: Maßnahmen als Karten
\`\`\`

## Baum

\`\`\`query
from: massnahme
where: {nr: {max: '2.9'}}
as: tree
columns: [title, stand, kosten]
caption: Katalog
\`\`\`

## Zuständigkeiten

\`\`\`query
from: massnahme.aufgaben
as: responsibilities
rows: aufgabe
roles: {A: verantwortlich, R: durchfuehrend, C: beratend}
caption: Wer macht was
\`\`\`

## Zahl und nichts

\`\`\`query
from: massnahme
where: {stand: pilot}
as: count
caption: Maßnahmen sind in der Pilotphase
\`\`\`

\`\`\`query
from: rolle
where: {title: {contains: xyz}}
empty: Niemand heißt so.
caption: Niemand
\`\`\`
`;

const FIGURES = `# Bilder

## Zeitstrahl

\`\`\`query
from: massnahme.phasen
as: timeline
cell: name
start: von
end: bis
caption: Phasen der Maßnahmen
\`\`\`

\`\`\`query
from: massnahme.phasen
where: {page: m1}
as: timeline
cell: name
start: von
end: bis
caption: Phasen einer Maßnahme
\`\`\`

## Balken

\`\`\`query
from: massnahme
where: {kosten: {has: true}}
limit: 6
as: chart
value: kosten
caption: Was es kostet, in Euro
\`\`\`

## Fortschritt

\`\`\`query
from: massnahme.indikatoren
as: chart
rows: indikator
value: werte.wert
target: ziel
caption: Was erreicht ist
\`\`\`
`;

const MATRIX = `# Matrix

\`\`\`query
from: kommune.umsetzung
as: matrix
rows: massnahme
columns: page
cell: stand
complete: true
caption: Maßnahmen in den Kommunen
\`\`\`
`;

const FULL = `# Alles zum Drucken

\`\`\`query
from: massnahme
limit: 4
as: full
caption: Die ersten Maßnahmen
\`\`\`
`;

const TITLES = [
  "Grundlagen der gemeinsamen Digitalisierung schaffen",
  "Unterstützung der IT-Fachkräfte durch aktuelle Tools und Schulungen",
  "Fachverfahren gemeinsam beschaffen",
  "Interkommunales Wissensmanagement aufbauen",
  "Informationssicherheitsbeauftragte gemeinsam bestellen",
  "Online-Anträge",
];
const STATES = ["idee", "planung", "beschlossen", "pilot", "umsetzung", "verstetigt", "abgeschlossen", "zurueck", "verworfen"];
const OF_MEASURE = ["idee", "planung", "pilot", "umsetzung", "verstetigt"];

function measure(at) {
  const number = at === 0 ? "1" : `${1 + Math.floor(at / 12)}.${at % 12}`;
  const lines = ["type: massnahme", `title: ${TITLES[at % TITLES.length]}${at < 6 ? "" : ` ${at}`}`];
  if (at % 12 !== 0 || at === 0) lines.push(`nr: '${number}'`);
  lines.push(`stand: ${at === 3 ? "unbekannt" : OF_MEASURE[at % 5]}`);
  if (at % 3) lines.push(`start: 20${24 + (at % 4)}-${String((at % 12) + 1).padStart(2, "0")}-01`);
  if (at % 4 !== 3) lines.push(`kosten: ${at === 2 ? "{offen: true, bekannt: wird verhandelt}" : (at * 3571) % 90_000}`);
  if (at === 0) lines.push("netz: https://www.example.org/foerderung/richtlinie-digitale-verwaltung");
  if (at === 0) {
    lines.push("aufgaben:", "  - {aufgabe: Betrieb, verantwortlich: [leitung], durchfuehrend: [technik, dienst], beratend: [schutz]}",
      "  - {aufgabe: Updates einspielen, verantwortlich: [technik], durchfuehrend: [technik]}",
      "  - {aufgabe: Notfälle und Wiederanlauf nach einem Ausfall des Rechenzentrums, verantwortlich: [leitung], durchfuehrend: [Externer Dienstleister], beratend: [schutz, technik]}");
  }
  if (at === 1) {
    lines.push("phasen:", "  - {name: Vorbereitung, von: 2025-01, bis: 2025-06}", "  - {name: Pilotphase, von: 2025-07, bis: '2026'}",
      "  - {name: Verstetigung, von: '2027'}", "  - {name: Auswertung nach dem Ende der Förderung, bis: 2025-03-15}", "  - {name: Noch ohne Zeit}");
    lines.push("indikatoren:", "  - {indikator: Anzahl der teilnehmenden Kommunen, ziel: 28, werte: [{datum: 2026-01-01, wert: 4}, {datum: 2026-06-01, wert: 11}]}",
      "  - {indikator: Zufriedenheit der Fachkräfte in Prozent, ziel: {offen: true, bekannt: XX Prozent}, werte: [{datum: 2026-01-01, wert: 70}]}",
      "  - {indikator: Schulungen, ziel: 10, werte: [{datum: 2026-01-01, wert: 12.5}]}");
  }
  if (at === 4) lines.push("phasen:", "  - {name: Ausschreibung, von: 2026-03-01, bis: 2026-09-30}", "  - {name: Einführung, von: 2026-10, bis: 2028-03}");
  return `---\n${lines.join("\n")}\n---\n\n## Worum es geht\n\nText ${at} mit einer [Quelle](https://www.example.org/${at}).\n`;
}

function municipality(at, measures) {
  const lines = ["type: kommune", `title: ${["Astadt", "Bdorf am Berg", "Großcweiler", "Dhausen-Ekirchen"][at % 4]} ${at + 1}`, "umsetzung:"];
  for (let one = 0; one < measures; one++) {
    const mixed = (one * 7 + at * 11 + one * at) % 23;
    if (mixed < STATES.length) lines.push(`  - {massnahme: m${one}, stand: ${mixed === 8 && one === 2 ? "unbekannt" : STATES[mixed]}}`);
  }
  return `---\n${lines.join("\n")}\n---\n`;
}

/** Writes the wiki: `measures` rows and `municipalities` columns. */
export async function writeViewsWiki(folder, { measures = 40, municipalities = 28 } = {}) {
  const write = async (path, text) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  await write("wiki.yaml", "title: Wiki der Ansichten\nlanguage: de\n");
  for (const [name, text] of Object.entries(MODEL)) await write(`_model/${name}.yaml`, text);
  const pages = { index: FORMS, bilder: FIGURES, matrix: MATRIX, alles: FULL };
  for (const [name, text] of Object.entries(pages)) await write(`${name}.md`, text);
  const roles = { leitung: "Leitung", technik: "Technik vor Ort", dienst: "Dienstleister", schutz: "Datenschutzbeauftragte" };
  for (const [id, title] of Object.entries(roles)) await write(`rollen/${id}.md`, `---\ntype: rolle\ntitle: ${title}\n---\n`);
  for (let at = 0; at < measures; at++) await write(`massnahmen/m${at}.md`, measure(at));
  for (let at = 0; at < municipalities; at++) await write(`kommunen/k${at}.md`, municipality(at, measures));
}
