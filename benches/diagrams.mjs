// Measures what process diagrams add to a build: a wiki of 1,000 pages, each with a BPMN file of its
// own, beside the same wiki without them.
//
//   node benches/diagrams.mjs FOLDER [PAGES]
//
// FOLDER has BPMN files; the one whose size is nearest to 30 kB is taken. Needs a release build;
// VERBUNDWIKI names another program.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const RUNS = 5;
const MEDIAN = 30_000;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = process.env.VERBUNDWIKI ?? join(root, "target/release/verbundwiki");
const [folder, count] = [process.argv[2], Number(process.argv[3] ?? 1000)];
if (!folder || !(count > 0)) {
  console.error("usage: node benches/diagrams.mjs FOLDER [PAGES]");
  process.exit(2);
}

const files = readdirSync(folder).filter((name) => name.endsWith(".bpmn"));
const read = files.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
if (!read.length) throw new Error(`${folder} has no BPMN file`);
const far = ({ bytes }) => Math.abs(bytes.length - MEDIAN);
const file = read.reduce((best, one) => (far(one) < far(best) ? one : best));

/** Writes the wiki, with or without diagrams. */
function generate(content, withDiagrams) {
  mkdirSync(content, { recursive: true });
  writeFileSync(join(content, "index.md"), "# Messung\n");
  for (let page = 1; page <= count; page += 1) {
    if (withDiagrams) writeFileSync(join(content, `p${page}.bpmn`), file.bytes);
    const image = withDiagrams ? `\n![Ablauf ${page}](p${page}.bpmn)\n` : "";
    writeFileSync(join(content, `p${page}.md`), `# Seite ${page}\n\nEin Satz.\n${image}`);
  }
}

/** Wall time of a build into an empty folder, in seconds: the median. */
function measure(content, output) {
  const walls = [];
  for (let run = 0; run < RUNS; run += 1) {
    rmSync(output, { recursive: true, force: true });
    const began = process.hrtime.bigint();
    const options = ["build", content, "--output", output, "--lang", "en"];
    const ended = spawnSync(program, options, { encoding: "utf8", maxBuffer: 1 << 28 });
    if (ended.status !== 0) throw new Error(ended.stderr.slice(-2000));
    walls.push(Number(process.hrtime.bigint() - began) / 1e9);
  }
  walls.sort((a, b) => a - b);
  return walls[RUNS >> 1];
}

const scratch = mkdtempSync(join(tmpdir(), "verbundwiki-bench-"));
try {
  const walls = [false, true].map((withDiagrams) => {
    const content = join(scratch, withDiagrams ? "with" : "without");
    generate(content, withDiagrams);
    return measure(content, join(scratch, "dist"));
  });
  console.log(`### ${count} diagrams of ${Math.round(file.bytes.length / 1000)} kB (${file.name})\n`);
  console.log("| figure | value |\n| --- | --- |");
  console.log(`| wall time of a build without diagrams, median of ${RUNS} | ${walls[0].toFixed(2)} s |`);
  console.log(`| with a diagram on each page | ${walls[1].toFixed(2)} s |`);
  console.log(`| a diagram more: read, bound, told, drawn twice, indexed, written | ${((1000 * (walls[1] - walls[0])) / count).toFixed(2)} ms |`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
