// Measures whole builds and prints the tables of docs/benchmarks.md.
//
//   node benches/site.mjs CORPUS
//
// CORPUS is a folder of Markdown, such as the German laws. The other wikis are generated: 5,000 pages
// with 20 links each, and 500 and 5,000 typed pages with ten references each. Needs a release build, and `npm ci` in tests/browser for the queries.

import { spawnSync } from "node:child_process";
import {
  cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { deflateRawSync, inflateRawSync } from "node:zlib";

const RUNS = 5;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = process.env.VERBUNDWIKI ?? join(root, "target/release/verbundwiki");
const [corpus] = process.argv.slice(2);
if (!corpus || !existsSync(corpus)) {
  console.error("usage: node benches/site.mjs CORPUS");
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), "verbundwiki-bench-"));

/** Builds `content` a few times into empty folders; gives the medians and the last output. */
function measure(content, warnOnly) {
  const runs = [];
  const output = join(scratch, "dist");
  for (let run = 0; run < RUNS; run += 1) {
    rmSync(output, { recursive: true, force: true });
    const began = process.hrtime.bigint();
    const result = spawnSync(
      program,
      ["build", content, "--output", output, "--timings", "--lang", "en", ...warnOnly],
      { encoding: "utf8", maxBuffer: 1 << 28 },
    );
    const wall = Number(process.hrtime.bigint() - began) / 1e9;
    if (result.status !== 0) throw new Error(result.stderr.slice(-2000));
    const times = Object.fromEntries(
      [...result.stderr.matchAll(/^(\w+) +([\d.]+) (?:s|MB)$/gm)].map(([, name, value]) => [name, +value]),
    );
    runs.push({ wall, ...times });
  }
  const median = {};
  for (const key of Object.keys(runs[0])) {
    median[key] = runs.map((run) => run[key]).sort((a, b) => a - b)[RUNS >> 1];
  }
  return { median, output };
}

/** Bytes by kind of file. */
function sizes(folder) {
  const kinds = { pages: 0, "search index": 0, "search engine": 0, titles: 0, "everything else": 0 };
  let files = 0;
  const walk = (inner, path) => {
    for (const entry of readdirSync(inner, { withFileTypes: true })) {
      const full = join(inner, entry.name);
      const name = path ? `${path}/${entry.name}` : entry.name;
      if (entry.isDirectory()) { walk(full, name); continue; }
      files += 1;
      const bytes = statSync(full).size;
      const kind = name.startsWith("search/engine.") ? "search engine"
        : name === "search/titles.js" ? "titles"
        : name.startsWith("search/") ? "search index"
        : extname(name) === ".html" ? "pages" : "everything else";
      kinds[kind] += bytes;
    }
  };
  walk(folder, "");
  return { files, kinds };
}

/** The engine as WebAssembly and deflated, from its script. */
function engine(folder) {
  const name = readdirSync(join(folder, "search")).find((file) => file.startsWith("engine."));
  const { file, bytes: wasm } = bundled(folder, `search/${name}`);
  return { file, deflated: deflateRawSync(wasm, { level: 9 }).length, wasm: wasm.length };
}

/** Median times of queries in Chromium, opened as a file: the first one and warm ones. */
async function queries(folder, words) {
  const { chromium } = createRequire(join(root, "tests/browser/package.json"))("playwright-core");
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const page = await browser.newPage();
  await page.goto(pathToFileURL(resolve(folder, "suche.html")).href);
  const result = await page.evaluate(async (list) => {
    const ask = async (query) => {
      const began = performance.now();
      const answer = await window.verbundwiki.search(query, { limit: 10 });
      return { total: answer.total, took: answer.tookMs, wall: performance.now() - began };
    };
    const first = await ask(list[0]);
    const warm = [];
    for (let round = 0; round < 5; round += 1) {
      for (const query of list) warm.push((await ask(query)).took);
    }
    warm.sort((a, b) => a - b);
    return { first: first.wall, total: first.total, median: warm[warm.length >> 1], worst: warm.at(-1) };
  }, words);
  await browser.close();
  return result;
}

const words = ("Verwaltung Gemeinde Verfahren Antrag Frist Zuständigkeit Beschaffung Schulung Datenschutz "
  + "Leistung Haushalt Vertrag Software Dienst Prozess Rolle Aufgabe Maßnahme Bericht Prüfung").split(" ");

/** The same numbers in every run. */
function dice() {
  let state = 1;
  return (limit) => { state = (state * 48271) % 2147483647; return state % limit; };
}

/** A wiki of `count` pages in folders of a hundred, each with 20 links to others. */
function generate(folder, count) {
  const random = dice();
  const path = (page) => `bereich-${Math.floor(page / 100)}/seite-${page}.md`;
  for (let page = 0; page < count; page += 1) {
    const lines = [`# Seite ${page} ${words[random(20)]}`];
    for (let section = 0; section < 5; section += 1) {
      lines.push("", `## ${words[random(20)]} ${section + 1}`, "");
      const sentence = [];
      for (let word = 0; word < 60; word += 1) sentence.push(words[random(20)] + (random(4) ? "" : "s"));
      for (let link = 0; link < 4; link += 1) {
        sentence.splice(random(60), 0, `[${words[random(20)]}](../${path(random(count))})`);
      }
      lines.push(sentence.join(" "));
    }
    const file = join(folder, path(page));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, lines.join("\n"));
  }
}

/**
 * A wiki of `count` pages of the example wiki's types, each with ten references to others: processes
 * with the role and the software of five steps, roles and software with ten related pages.
 */
function generateTyped(folder, count) {
  const random = dice();
  cpSync(join(root, "content/_model"), join(folder, "_model"), { recursive: true });
  const types = ["prozess", "prozess", "prozess", "rolle", "software"];
  const folders = { prozess: "prozesse", rolle: "rollen", software: "software" };
  const id = (page) => `${folders[types[page % 5]]}/bereich-${Math.floor(page / 100)}/seite-${page}`;
  const any = () => id(random(count));
  const some = (offset) => id(random(Math.floor(count / 5)) * 5 + offset);
  const text = (length) => Array.from({ length }, () => words[random(20)]).join(" ");
  for (let page = 0; page < count; page += 1) {
    const type = types[page % 5];
    const lines = ["---", `type: ${type}`, `title: Seite ${page} ${text(2)}`, `description: ${text(8)}`];
    if (type === "prozess") {
      lines.push("ebene: kern", `zweck: ${text(10)}`, "schritte:");
      for (let step = 0; step < 5; step += 1) {
        lines.push(`  - text: ${text(12)}`, `    rolle: ${some(3)}`, `    software: ${some(4)}`);
      }
    } else {
      lines.push(type === "rolle" ? `aufgaben: [${text(5)}, ${text(5)}]` : "kategorie: fachverfahren");
      lines.push(`verwandt: [${Array.from({ length: 10 }, any).join(", ")}]`);
    }
    lines.push("---", "");
    for (let section = 0; section < 3; section += 1) {
      lines.push(`## ${text(1)} ${section + 1}`, "", text(60), "");
    }
    const file = join(folder, `${id(page)}.md`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, lines.join("\n"));
  }
}

const seconds = (value) => `${value.toFixed(2)} s`;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;

async function report(title, content, warnOnly, words) {
  const { median, output } = measure(content, warnOnly);
  const { files, kinds } = sizes(output);
  const asked = await queries(output, words);
  console.log(`\n### ${title}\n\n| figure | value |\n| --- | --- |`);
  const row = (name, value) => console.log(`| ${name} | ${value} |`);
  row("wall time", seconds(median.wall));
  row("CPU time", seconds(median.cpu));
  row("peak memory", `${median.memory} MB`);
  for (const stage of ["load", "parse", "resolve", "render", "index", "write"]) {
    row(`stage ${stage}`, `${seconds(median[stage])} (${Math.round((100 * median[stage]) / median.wall)} %)`);
  }
  row("files", files);
  for (const [kind, bytes] of Object.entries(kinds)) row(kind, megabytes(bytes));
  row("first query in Chromium, from `file://`, all loading included", `${Math.round(asked.first)} ms`);
  row("warm query in Chromium, median and worst", `${asked.median.toFixed(1)} ms, ${asked.worst.toFixed(1)} ms`);
  return { median, output };
}

try {
  const { output: laws } = await report("The given corpus", corpus, ["--warn-only", "missing-image"],
    ["haftung", "datenschutz", "zuständige behörde", "verwaltungsverfahren", "§ 4", "antrag frist"]);
  const size = engine(laws);
  console.log(`| engine: WebAssembly, deflated, file | ${kilobytes(size.wasm)}, ${kilobytes(size.deflated)}, ${kilobytes(size.file)} |`);
  const generated = join(scratch, "generated");
  generate(generated, 5000);
  await report("5,000 generated pages with 20 links each", generated, [],
    ["verwaltung", "datenschutz frist", "beschaffung vertrag", "seite 4711"]);
  const perPage = {};
  for (const count of [500, 5000]) {
    const typed = join(scratch, `typed-${count}`);
    generateTyped(typed, count);
    const { median } = await report(`${count} generated typed pages with ten references each`, typed, [],
      ["verwaltung", "datenschutz frist", "seite 42"]);
    perPage[count] = median.wall / count;
  }
  console.log(`\nA typed page costs ${(perPage[500] * 1e3).toFixed(2)} ms among 500 and ` +
    `${(perPage[5000] * 1e3).toFixed(2)} ms among 5,000: ${(perPage[5000] / perPage[500]).toFixed(2)} times as much.`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
