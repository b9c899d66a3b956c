// What the judgements of this folder make of a ranking, for engines that run in Node or a browser.
// `crates/verbundwiki-search/examples/relevance/metrics.rs` does the same for our own; both are tested
// on the queries in `example`.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

/** Pages of a ranking that count. */
export const DEPTH = 10;
/** The grade from which a page is an answer. */
const ANSWER = 2;

/** Reads `<folder>/<collection>/<kind>.tsv`: a list of `{ collection, kind, query, grades: Map }`. */
export function readSet(folder, collections = ["laws", "wiki"]) {
  const set = [];
  for (const collection of collections) {
    const inner = join(folder, collection);
    const files = existsSync(inner) ? readdirSync(inner).filter((file) => file.endsWith(".tsv")).sort() : [];
    for (const file of files) {
      const lines = readFileSync(join(inner, file), "utf8").split("\n");
      lines.forEach((line, number) => {
        if (!line.trim() || line.startsWith("#")) return;
        const read = readLine(line);
        if (!read) throw new Error(`${join(inner, file)}:${number + 1}: not query, tab, path=grade …`);
        set.push({ collection, kind: basename(file, ".tsv"), ...read });
      });
    }
  }
  return set;
}

function readLine(line) {
  const [query, judgements] = line.split("\t");
  if (judgements === undefined) return null;
  const grades = new Map();
  for (const judgement of judgements.trim().split(/\s+/)) {
    const [, path, grade] = judgement.match(/^(.+)=([123])$/) ?? [];
    if (!path) return null;
    grades.set(path, Number(grade));
  }
  return { query, grades };
}

/** The page of an address: without anchor and `.html`, a folder as its `index`. */
export function page(url) {
  const path = url.split(/[#?]/)[0].replace(/^(\.\/)+/, "").replace(/^\/+/, "");
  return path === "" || path.endsWith("/") ? `${path}index` : path.replace(/\.html$/, "");
}

/** The pages of hits, each once, at its best place. */
export function pages(urls) {
  return [...new Set(urls.map(page))];
}

const gain = (grades) =>
  grades.reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);

/** The figures of a ranking of pages: `{ ndcg, mrr, success }`. */
export function score(ranking, grades) {
  const found = ranking.slice(0, DEPTH).map((one) => grades.get(one) ?? 0);
  const best = [...grades.values()].sort((one, other) => other - one).slice(0, DEPTH);
  const ideal = gain(best);
  const first = found.findIndex((grade) => grade >= ANSWER);
  return {
    ndcg: ideal > 0 ? gain(found) / ideal : 0,
    mrr: first < 0 ? 0 : 1 / (first + 1),
    success: first === 0 ? 1 : 0,
  };
}

/** The means of the figures of several queries, with their number. */
export function mean(figures) {
  const count = Math.max(figures.length, 1);
  const sum = (key) => figures.reduce((total, one) => total + one[key], 0) / count;
  return { queries: figures.length, ndcg: sum("ndcg"), mrr: sum("mrr"), success: sum("success") };
}

/** Figures per kind, per collection and of all, from a list of `{ collection, kind, figures }`. */
export function summary(scored) {
  const by = (key) => {
    const names = [...new Set(scored.map((one) => one[key]))].sort();
    const of = (name) => mean(scored.filter((one) => one[key] === name).map((one) => one.figures));
    return Object.fromEntries(names.map((name) => [name, of(name)]));
  };
  return {
    kinds: by("kind"),
    collections: by("collection"),
    all: mean(scored.map((one) => one.figures)),
  };
}
