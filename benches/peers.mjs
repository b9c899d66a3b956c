// Compares the search with Pagefind and with lunr and its German plug-in over one site, in one run
// and one browser, and prints the tables of docs/benchmarks.md.
//
//   node benches/peers.mjs CORPUS [--json FILE]
//
// CORPUS is a folder of Markdown, such as the German laws. Needs a release build (or VERBUNDWIKI, the
// path of the program), `npm ci` in benches and in tests/browser, and Chromium (CHROMIUM is its path).
//
// Measured are index time and size; time and bytes from the focus of an empty search to the first hit
// in the page, the query being there at once; the same on a line of 10 Mbit/s with 30 ms for every
// request; new and repeated queries; memory; and on the judged queries of tests/search, relevance.
// A later visit is a new page with another query and a warm cache. The scripts that every page of a
// site carries are there before the focus: our search.js, lunr itself. Pagefind's come with the focus,
// as in its own interface. How the two others are set up stands in support/peers.mjs.

import { join } from "node:path";
import { heap, launch, visit } from "./support/browser.mjs";
import { keep, readArguments, root, withScratch } from "./support/command.mjs";
import {
  count, kilobytes, megabytes, milliseconds, quantile, seconds, spread, table,
} from "./support/figures.mjs";
import { isInstalled, lunr, ours, pagefind } from "./support/peers.mjs";
import { QUERIES } from "./support/queries.mjs";
import { judge, judgedQueries, printRelevance } from "./support/relevance.mjs";
import { serve, traffic } from "./support/server.mjs";

/** Runs of each indexing; their median counts. */
const RUNS = 3;
/** Queries, of the fifty, that each get a visit of their own. */
const COLD = QUERIES.filter((_, at) => at % 7 === 0);
const LINE = { megabits: 10, latency: 30 };

const { corpus, json } = readArguments("peers.mjs");
if (!isInstalled()) {
  console.error("The searches to compare with are missing: run `npm ci` in benches.");
  process.exit(2);
}

/** The three searches over one wiki; the site and all indexes are built. */
function prepare(content, scratch) {
  const site = join(scratch, "site");
  const searches = [ours(content, site), pagefind(site, scratch), lunr(site, scratch)];
  const indexed = searches.map((search) => {
    search.prepare?.();
    const runs = Array.from({ length: RUNS }, () => search.index());
    const figures = Object.keys(runs[0]).map((key) => [key, quantile(runs.map((one) => one[key]), 0.5)]);
    return { ...Object.fromEntries(figures), ...search.weight(), packed: search.packed?.().bytes };
  });
  const mounts = Object.assign({ "/": site }, ...searches.map((search) => search.mounts));
  return { searches, mounts, indexed };
}

/** Gives `act` a page of a search; with nothing in the cache, unless the visit is a `later` one. */
function open(browser, server, search, act, options) {
  return visit(browser, server.url + search.page, async (page) => {
    await page.evaluate(search.boot);
    await server.quiet();
    return act(page);
  }, options);
}

/** Asks a query; ms and traffic until its hits were there, then waits for what comes after. */
async function ask(page, server, query, pause) {
  const mark = server.mark();
  const { first, all, urls } = await page.evaluate((words) => window.benchAsk(words), query);
  const answer = { query, first, all, urls, ...traffic(server.since(mark)) };
  await server.quiet(pause);
  return answer;
}

/** The first query of a visit: of the first visit ever, and of a later one with another query. */
async function visits(browser, server, search) {
  const ever = [];
  const later = [];
  for (const [at, query] of COLD.entries()) {
    const next = COLD[(at + 1) % COLD.length];
    ever.push(await open(browser, server, search, (page) => ask(page, server, query)));
    later.push(await open(browser, server, search, (page) => ask(page, server, next), { later: true }));
  }
  return { ever, later };
}

/** One long visit: every query once, then every query again, then the memory. */
function longVisit(browser, server, search) {
  return open(browser, server, search, async (page) => {
    await ask(page, server, "bundesrepublik");
    const fresh = [];
    const repeated = [];
    for (const query of QUERIES) {
      fresh.push(await ask(page, server, query, 80));
      repeated.push(await ask(page, server, query, 20));
    }
    return { fresh, repeated, heap: await heap(browser, page) };
  });
}

function printIndexes(searches, indexed) {
  const names = searches.map((search) => search.name);
  const row = (title, format, of) => [title, ...indexed.map((one) => format(of(one)))];
  table("Index", ["figure", ...names], [
    row("time to index (ours: the stage alone, beside rendering)", seconds, (one) => one.wall),
    row("… of the processor", seconds, (one) => one.cpu),
    row("whole build of the site", seconds, (one) => one.whole),
    row("… of the processor", seconds, (one) => one.wholeCpu),
    row("files", count, (one) => one.files),
    row("on disk", megabytes, (one) => one.bytes),
    row("as the host sends it gzipped", megabytes, (one) => one.packed),
  ]);
}

function printVisits(searches, fast, slow, long) {
  const row = (title, format, of) => [title, ...searches.map((_, at) => of(at)).map((values) => format(values))];
  const median = (records, key) => quantile(records.map((record) => record[key]), 0.5);
  const times = (records, key = "first") => {
    const { median: middle, worst } = spread(records.map((record) => record[key]));
    return `${milliseconds(middle)}, ${milliseconds(worst)}`;
  };
  const asIs = (text) => text;
  table("To the first hit, median and worst", ["figure", ...searches.map((search) => search.name)], [
    row("bytes, first visit ever", kilobytes, (at) => median(fast[at].ever, "bytes")),
    row("… if the host gzipped them", kilobytes, (at) => median(fast[at].ever, "gzipped")),
    row("requests, first visit ever", count, (at) => median(fast[at].ever, "requests")),
    row("bytes, later visit", kilobytes, (at) => median(fast[at].later, "bytes")),
    row("… if the host gzipped them", kilobytes, (at) => median(fast[at].later, "gzipped")),
    row("loopback, first visit ever", asIs, (at) => times(fast[at].ever)),
    row("loopback, later visit", asIs, (at) => times(fast[at].later)),
    row("10 Mbit/s and 30 ms, first visit ever", asIs, (at) => times(slow[at].ever)),
    row("… until ten hits", asIs, (at) => times(slow[at].ever, "all")),
    row("10 Mbit/s and 30 ms, later visit", asIs, (at) => times(slow[at].later)),
    row("… until ten hits", asIs, (at) => times(slow[at].later, "all")),
    row("loopback, new query in an open page", asIs, (at) => times(long[at].fresh)),
    row("… until ten hits", asIs, (at) => times(long[at].fresh, "all")),
    row("loopback, the same query again", asIs, (at) => times(long[at].repeated)),
    row("bytes, new query in an open page", kilobytes, (at) => median(long[at].fresh, "bytes")),
  ]);
  const held = (key) => (at) => long[at].heap[key];
  table(`Memory of the page after ${QUERIES.length} queries`, ["figure", ...searches.map((search) => search.name)], [
    row("JavaScript objects", megabytes, held("objects")),
    row("buffers behind them", megabytes, held("buffers")),
    row("WebAssembly memory, workers left out", megabytes, held("wasm")),
    row("page and its workers, without WebAssembly memory", megabytes, held("whole")),
  ]);
}

/** Asks all judged queries of a collection, each search in one page: by set a list for each search. */
async function relevance(browser, server, searches, collection) {
  const sets = Object.entries(judgedQueries(collection));
  const judged = Object.fromEntries(sets.map(([set]) => [set, []]));
  for (const search of searches) {
    await open(browser, server, search, async (page) => {
      for (const [set, queries] of sets) {
        const scored = [];
        for (const entry of queries) {
          const { urls } = await page.evaluate((words) => window.benchAsk(words, 50), entry.query);
          scored.push(judge(entry, urls));
        }
        judged[set].push(scored);
      }
    });
  }
  return judged;
}

/** The tables of each collection, and of both together. */
function printJudged(names, judged) {
  for (const set of Object.keys(judged.laws)) {
    for (const [collection, sets] of Object.entries(judged)) printRelevance(`Relevance: ${collection}, ${set} set`, names, sets[set]);
    const both = names.map((_, at) => Object.values(judged).flatMap((sets) => sets[set][at]));
    printRelevance(`Relevance: both, ${set} set`, names, both);
  }
}

await withScratch(async (scratch) => {
  const browser = await launch(scratch);
  const ends = [() => browser.close()];
  const host = async (mounts, options) => {
    const server = await serve(mounts, options);
    ends.push(() => server.close());
    return server;
  };
  try {
    const { searches, mounts, indexed } = prepare(corpus, join(scratch, "corpus"));
    printIndexes(searches, indexed);
    const [loopback, line] = [await host(mounts, { isolated: true }), await host(mounts, { line: LINE })];
    const [fast, slow, long] = [[], [], []];
    for (const search of searches) {
      fast.push(await visits(browser, loopback, search));
      slow.push(await visits(browser, line, search));
      long.push(await longVisit(browser, loopback, search));
    }
    printVisits(searches, fast, slow, long);

    const judged = { laws: await relevance(browser, loopback, searches, "laws") };
    const wiki = prepare(join(root, "content"), join(scratch, "wiki"));
    judged.wiki = await relevance(browser, await host(wiki.mounts), wiki.searches, "wiki");
    const names = searches.map((search) => search.name);
    printJudged(names, judged);
    keep(json, { searches: names, indexed, fast, slow, long, judged });
  } finally {
    for (const end of ends) await end();
  }
});
