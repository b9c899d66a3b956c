// Measures a wiki of measures and municipalities, each with the state of every measure in its own file, and a page with the matrix of
// all: build time, and the size of that page and of its table.
//
//   node benches/matrix.mjs [MEASURES] [MUNICIPALITIES]
//
// Without numbers 1,000 × 30. Needs a release build; VERBUNDWIKI names another program.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const RUNS = 5;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = process.env.VERBUNDWIKI ?? join(root, "target/release/verbundwiki");
const [measures, municipalities] = [process.argv[2] ?? 1000, process.argv[3] ?? 30].map(Number);
if (!(measures > 0 && municipalities > 0)) {
  console.error("usage: node benches/matrix.mjs [MEASURES] [MUNICIPALITIES]");
  process.exit(2);
}

const states = ["idee", "in-planung", "beschlossen", "pilotphase", "in-umsetzung", "verstetigt"];

const model = {
  massnahme: `label: {one: Maßnahme, many: Maßnahmen}
folder: massnahmen
sort: nr
fields:
  nr: {kind: text, label: Nummer, name: true}
`,
  kommune: `label: {one: Kommune, many: Kommunen}
folder: kommunen
coverage: true
fields:
  umsetzung:
    kind: list
    label: Umsetzung
    item:
      kind: record
      fields:
        massnahme: {kind: ref, label: Maßnahme, to: [massnahme], required: true, inverse: setzt dies um}
        stand: {kind: choice, label: Stand, ordered: true, of: [${states.join(", ")}]}
`,
};

const matrix = `# Stand der Umsetzung

\`\`\`query
from: kommune.umsetzung
as: matrix
rows: massnahme
columns: page
cell: stand
caption: Maßnahmen in den Kommunen
\`\`\`
`;

/** Writes the wiki; the same numbers give the same wiki. */
function generate(folder) {
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [type, text] of Object.entries(model)) write(`_model/${type}.yaml`, text);
  write("index.md", "# Messung\n\n[Matrix](matrix.md)\n");
  write("matrix.md", matrix);
  for (let measure = 1; measure <= measures; measure += 1) {
    const number = `${1 + (measure % 9)}.${measure}`;
    write(`massnahmen/m${measure}.md`,
      `---\ntype: massnahme\ntitle: Maßnahme mit der laufenden Nummer ${measure}\nnr: '${number}'\n---\n\nEin Satz.\n`);
  }
  let state = 1;
  const dice = (limit) => { state = (state * 48271) % 2147483647; return state % limit; };
  for (let one = 1; one <= municipalities; one += 1) {
    const lines = Array.from({ length: measures }, (_, at) => at + 1)
      .filter(() => dice(10) > 0)
      .map((measure) => `  - {massnahme: m${measure}, stand: ${states[dice(states.length)]}}\n`);
    write(`kommunen/k${one}.md`, `---\ntype: kommune\ntitle: Gemeinde ${one}\numsetzung:\n${lines.join("")}---\n`);
  }
}

const scratch = mkdtempSync(join(tmpdir(), "verbundwiki-bench-"));
try {
  const [content, output] = [join(scratch, "content"), join(scratch, "dist")];
  generate(content);
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    rmSync(output, { recursive: true, force: true });
    const began = process.hrtime.bigint();
    const ended = spawnSync(program, ["build", content, "--output", output, "--lang", "en"], { encoding: "utf8" });
    if (ended.status !== 0) throw new Error(ended.stderr.slice(-2000));
    times.push(Number(process.hrtime.bigint() - began) / 1e9);
  }
  times.sort((a, b) => a - b);
  console.log(`### ${measures} measures × ${municipalities} municipalities\n\n| figure | value |\n| --- | --- |`);
  console.log(`| wall time of a build, median of ${RUNS} | ${times[RUNS >> 1].toFixed(2)} s |`);
  const size = (name, path) => {
    const bytes = readFileSync(join(output, path));
    const kilobytes = (count) => `${Math.round(count / 1000)} kB`;
    console.log(`| ${name}, plain and gzipped | ${kilobytes(bytes.length)}, ${kilobytes(gzipSync(bytes).length)} |`);
  };
  size("page with the matrix", "matrix.html");
  size("the matrix as CSV", "daten/matrix/massnahmen-in-den-kommunen.csv");
  size("all municipalities as JSON", "daten/kommune.json");
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
