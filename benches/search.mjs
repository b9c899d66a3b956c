// Measures the search in the browser and prints the tables of docs/benchmarks.md: what a query loads
// on a cold cache, how long hits take to show, and the memory of the page.
//
//   node benches/search.mjs CORPUS [--json FILE]
//
// CORPUS is a folder of Markdown, such as the German laws. Needs a release build (or VERBUNDWIKI, the
// path of the program), `npm ci` in tests/browser, and Chromium (CHROMIUM is its path).
//
// The site is served by a host that compresses nothing; bytes are those of the bodies of the answers.
// Queries are put into the search box of a page as one keystroke, focus included; a time runs from
// there to the hits in the page, the box's own pause for typing included. A round is a batch of
// requests of which none waits for the answer of another: by the times at which the page asked for its
// scripts, which is too many rounds rather than too few, and as the page itself counts them.

import { join } from "node:path";
import { heap, launch, visit } from "./support/browser.mjs";
import {
  build, bundled, engineOf, keep, MANIFEST, readArguments, weigh, withScratch,
} from "./support/command.mjs";
import {
  cell, count, kilobytes, megabytes, milliseconds, spread, spreads, table,
} from "./support/figures.mjs";
import { QUERIES } from "./support/queries.mjs";
import { serve, traffic } from "./support/server.mjs";

const PAGE = "index.html";
/** Times that all queries are asked again. */
const REPEATS = 3;

const { corpus, json } = readArguments("search.mjs");

/** Runs in the page: `benchType` puts a query into the search box and waits until its hits are shown. */
function watchBox() {
  performance.setResourceTimingBufferSize(10_000);
  window.benchType = async (query) => {
    const input = document.getElementById("vw-search-input");
    const status = document.getElementById("vw-search-status");
    const list = document.getElementById("vw-search-list");
    if (!window.benchAnswers) {
      window.benchAnswers = [];
      const search = window.verbundwiki.search;
      window.verbundwiki.search = async (...given) => {
        const answer = await search(...given);
        window.benchAnswers.push(answer);
        return answer;
      };
    }
    status.replaceChildren();
    list.replaceChildren();
    const before = window.benchAnswers.length;
    const began = performance.now();
    const ended = await new Promise((done, fail) => {
      const watcher = new MutationObserver(() => {
        const isLoading = status.textContent === "" || status.querySelector(".vw-spinner");
        if (window.benchAnswers.length === before || isLoading) return;
        watcher.disconnect();
        done(performance.now());
      });
      watcher.observe(document.getElementById("vw-search"), { childList: true, subtree: true, characterData: true });
      setTimeout(() => fail(new Error(`no answer to ${query}`)), 60_000);
      input.focus();
      input.value = query;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    const answer = window.benchAnswers.at(-1);
    const scripts = performance.getEntriesByType("resource")
      .filter((entry) => entry.startTime >= began && entry.responseEnd <= ended)
      .sort((a, b) => a.startTime - b.startTime);
    let rounds = 0;
    for (let until = -1, at = 0; at < scripts.length; at += 1) {
      if (scripts[at].startTime >= until) rounds += 1;
      until = Math.max(until, scripts[at].responseEnd);
    }
    return {
      shown: ended - began, took: answer.tookMs, total: answer.total, links: list.querySelectorAll("a").length,
      rounds, said: answer.loaded ?? null,
    };
  };
}

/** Bytes of a file of the bundle. */
function sizes(site, file) {
  const { file: whole, deflated, bytes } = bundled(site, file);
  return { file: whole, deflated, inflated: bytes.length };
}

/** Asks one query; what it took, with its requests until the hits were shown and after. */
async function ask(page, server, query, opening) {
  const mark = server.mark();
  const answer = await page.evaluate((words) => window.benchType(words), query);
  const shownAt = server.mark();
  await server.quiet();
  const before = server.since(mark, shownAt);
  const all = traffic(before);
  const opened = traffic(before.filter((entry) => opening.includes(entry.path)));
  const ahead = traffic(server.since(shownAt));
  return {
    query,
    ms: answer.shown,
    tookMs: answer.took,
    total: answer.total,
    links: answer.links,
    rounds: answer.rounds,
    roundsSaid: answer.said?.rounds,
    bytesSaid: answer.said?.bytes,
    requests: all.requests,
    bytes: all.bytes,
    gzipped: all.gzipped,
    openingBytes: opened.bytes,
    ownRequests: all.requests - opened.requests,
    ownBytes: all.bytes - opened.bytes,
    aheadBytes: ahead.bytes,
  };
}

/** Opens the page with nothing in the cache and gives it to `act` when it is quiet. */
function freshPage(browser, server, act) {
  return visit(browser, server.url + PAGE, async (page) => {
    await page.evaluate(watchBox);
    await server.quiet();
    return act(page);
  });
}

async function measure(browser, server, opening) {
  const first = [];
  for (const query of QUERIES) {
    first.push(await freshPage(browser, server, (page) => ask(page, server, query, opening)));
  }
  return freshPage(browser, server, async (page) => {
    const atFirst = await heap(browser, page);
    const further = [];
    for (const query of QUERIES) further.push(await ask(page, server, query, opening));
    const memory = await heap(browser, page);
    const warm = [];
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      for (const query of QUERIES) {
        const { shown, took } = await page.evaluate((words) => window.benchType(words), query);
        warm.push({ query, ms: shown, tookMs: took });
      }
    }
    // The first of them opened the search: that is the other measurement.
    return { first, further: further.slice(1), warm, heap: { before: atFirst, after: memory } };
  });
}

function print({ files, index, first, further, warm, heap: memory }) {
  table("Files", ["file", "on disk", "deflated in it", "inflated"], [
    ...Object.entries(files).map(([name, size]) => [name, ...[size.file, size.deflated, size.inflated].map(kilobytes)]),
    [`whole bundle, ${index.files} files`, megabytes(index.bytes), "", ""],
  ]);

  const [atFirst, later] = [spreads(first), spreads(further)];
  const row = (name, format, key) => [name, ...[atFirst[key], later[key]]
    .flatMap((figures) => [format(figures?.median), format(figures?.worst)])];
  table(`What ${QUERIES.length} queries load`,
    ["figure", "first query, median", "worst", "further query, median", "worst"], [
      row("bytes until the hits are shown", kilobytes, "bytes"),
      row("… opening: engine and manifest", kilobytes, "openingBytes"),
      row("… the query's own", kilobytes, "ownBytes"),
      row("bytes if the host gzipped them", kilobytes, "gzipped"),
      row("requests", count, "requests"),
      row("rounds, by the times of the requests", count, "rounds"),
      row("rounds of chunks, as the page says", count, "roundsSaid"),
      row("bytes fetched ahead afterwards", kilobytes, "aheadBytes"),
    ]);

  const times = (records, key) => {
    const { median, p95, worst } = spread(records.map((record) => record[key]));
    return [median, p95, worst].map(milliseconds);
  };
  table("From keystroke to hits in the page, in Chromium (80 ms of it are the pause after typing)", ["case", "median", "95 %", "worst"], [
    ["first query of a visit, cache cold, loading included", ...times(first, "ms")],
    ["further query, its chunks not loaded yet", ...times(further, "ms")],
    ["query asked before", ...times(warm, "ms")],
    ["… of which the engine itself", ...times(warm, "tookMs")],
  ]);

  const held = (figures) => ["objects", "buffers", "wasm", "whole"].map((key) => megabytes(figures[key]));
  table("Memory of the page",
    ["when", "JavaScript objects", "buffers behind them", "WebAssembly memory", "page as a whole without WebAssembly memory"], [
      ["before the first query", ...held(memory.before)],
      [`after ${QUERIES.length} queries`, ...held(memory.after)],
    ]);
  const empty = further.concat(first).filter((record) => record.total === 0);
  const without = [...new Set(empty.map((record) => record.query))];
  console.log(`\nQueries without a hit: ${without.length === 0 ? "none" : cell((query) => `“${query}”`, ...without)}.`);
}

await withScratch(async (scratch) => {
  const site = join(scratch, "site");
  build(corpus, site);
  const opening = [engineOf(site), MANIFEST];
  const files = { engine: sizes(site, opening[0]), manifest: sizes(site, MANIFEST) };
  const index = weigh(join(site, "search"), (name) => name !== "titles.js");
  const server = await serve({ "/": site }, { isolated: true });
  const browser = await launch(scratch);
  try {
    const figures = { files, index, ...(await measure(browser, server, opening)) };
    print(figures);
    keep(json, figures);
  } finally {
    await browser.close();
    server.close();
  }
});
