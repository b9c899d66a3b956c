// What the search loads, and when: engine and manifest at opening, the chunks of a query in rounds, a
// few more while the reader reads.

import assert from "node:assert/strict";
import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { WAYS, useWorld } from "./support/browser.js";
import { bundled, scriptWith } from "./support/packed.js";
import { build, fileUrl, serve, temporaryFolder } from "./support/site.js";
import { writeWiki } from "./support/wiki.js";

const world = useWorld();
const PAGES = 1200;
/** Rounds of a query: terms; postings; stored documents; and two more for other spellings. */
const MOST_ROUNDS = 5;
/** Chunks that may be fetched ahead, as in search.js. */
const MOST_AHEAD = 8;
const big = { chunks: 0 };
const ends = [];

before(async () => {
  const source = await temporaryFolder();
  await writeWiki(source, { pages: PAGES, edition: "eins" });
  const { folder, remove } = await build(source);
  const server = await serve(folder);
  const names = await readdir(join(folder, "search"));
  Object.assign(big, { http: server.url, file: fileUrl(folder), chunks: names.filter(isChunk).length });
  ends.push(() => rm(source, { recursive: true }), remove, server.close);
});
after(() => Promise.all(ends.map((end) => end())));

const isChunk = (name) => /^[0-9a-f]{8,}\.js$/.test(name);
const chunksOf = (seen) => seen.requests.filter((url) => isChunk(url.split("/").pop()));
const search = (page, query, options) =>
  page.evaluate(([text, wanted]) => window.verbundwiki.search(text, wanted), [query, options]);
/** Data are saved: nothing is loaded ahead. */
const SAVES = () => Object.defineProperty(navigator, "connection", { value: { saveData: true } });

for (const way of WAYS) {
  test(`${way}: opening loads engine and manifest, a query what it needs, no chunk twice`, async (t) => {
    assert.ok(big.chunks > 50, `${big.chunks} chunks`);
    await world.visit(big[way], "teil-1/seite-1.html", { init: SAVES, name: "lazy" }, async (page, seen) => {
      await page.evaluate(() => window.verbundwiki.prepare());
      const opening = seen.requests.filter((url) => url.includes("/search/"));
      assert.equal(opening.length, 2, opening.join("\n"));
      assert.ok(opening.some((url) => url.endsWith("/manifest.js")));
      const starts = await page.evaluate(() => performance.getEntriesByType("resource")
        .filter((entry) => entry.name.includes("/search/")).map((entry) => [entry.startTime, entry.responseEnd]));
      if (way === "http") assert.ok(starts[1][0] < starts[0][1] && starts[0][0] < starts[1][1], "both at once");

      for (const query of ["kennwort700", "Haushaltordnung", "gemäß aktenakte", "kennwort701"]) {
        const before = chunksOf(seen).length;
        const answer = await search(page, query);
        const requested = chunksOf(seen).length - before;
        const { rounds, files, bytes } = answer.loaded;
        t.diagnostic(`${query}: ${rounds} rounds, ${files} files, ${bytes} bytes, ${answer.total} hits`);
        assert.equal(requested, files, "what is told is what was loaded");
        assert.ok(rounds <= MOST_ROUNDS && rounds <= files, `${query}: ${rounds} rounds`);
        assert.ok(files < big.chunks / 2, `${query}: ${files} of ${big.chunks} chunks`);
        assert.ok(answer.total > 0, query);
      }
      const again = await search(page, "kennwort700");
      assert.deepEqual(again.loaded, { rounds: 0, files: 0, bytes: 0 });
      assert.match(again.hits[0].url, /seite-700\.html/);
      assert.equal(new Set(chunksOf(seen)).size, chunksOf(seen).length, "nothing twice");
    });
  });

  test(`${way}: while the reader reads, some of the next hits are loaded`, async () => {
    await world.visit(big[way], "index.html", { name: "ahead" }, async (page, seen) => {
      const { loaded } = await search(page, "innerhalb", { limit: 5 });
      for (let wait = 0; wait < 100 && chunksOf(seen).length === loaded.files; wait++) await page.waitForTimeout(50);
      await page.waitForTimeout(500);
      const ahead = chunksOf(seen).length - loaded.files;
      assert.ok(ahead > 0 && ahead <= MOST_AHEAD, `${ahead} chunks ahead`);
    });
  });
}

test("saving data, nothing is loaded ahead", async () => {
  await world.visit(big.http, "index.html", { init: SAVES, name: "saves" }, async (page, seen) => {
    const { loaded } = await search(page, "innerhalb", { limit: 5 });
    await page.waitForTimeout(3000);
    assert.equal(chunksOf(seen).length, loaded.files);
  });
});

/**
 * A site with search.js and, in the engine's place, a script: `query` lists its chunks as
 * "a1 a2 | a3 a4+", round by round; one with a plus is only for more than three hits. The engines are
 * counted in `window.engines`.
 */
function engineOfScript(bundle, wasm) {
  class Engine {
    constructor(manifest) {
      this.manifest = new TextDecoder().decode(manifest);
      this.has = new Set();
      window.engines = (window.engines || 0) + 1;
    }
    free() {}
    absent() {
      return new Array(100).fill("");
    }
    provide(name) {
      this.has.add(name);
    }
    search(query, options) {
      const { limit } = JSON.parse(options);
      if (query === "trap") throw new WebAssembly.RuntimeError("unreachable");
      if (query === "endless") return JSON.stringify({ missing: ["again"] });
      for (const round of query.split("|")) {
        const wanted = round.split(" ").filter((name) => name !== "" && (limit > 3 || !name.endsWith("+")));
        const missing = wanted.map((name) => name.replace("+", "")).filter((name) => !this.has.has(name));
        if (missing.length > 0) return JSON.stringify({ missing });
      }
      return JSON.stringify({ hits: [{ url: "page.html", sections: [{ url: "page.html#a" }] }], total: 1 });
    }
  }
  bundle("engine", wasm, Object.assign(async () => {}, { Engine }));
}

async function scriptedSite() {
  const folder = await temporaryFolder();
  const asset = (name) => new URL(`../../themes/verbund/assets/${name}`, import.meta.url);
  const write = (name, script) => writeFile(join(folder, "search", `${name}.js`), script);
  await mkdir(join(folder, "search"));
  for (const name of ["search.js", "search-full.js"]) await cp(asset(name), join(folder, name));
  await writeFile(join(folder, "index.html"), '<!DOCTYPE html><html data-root="" data-engine="search/engine.js" data-full="search-full.js">' +
    '<link rel="icon" href="data:,"><script src="search.js"></script></html>');
  const wasm = Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  await write("engine", scriptWith(`(${engineOfScript})(verbundwikiBundle,`, wasm, ");\n"));
  const files = { manifest: Buffer.from("one"), again: Buffer.from("again") };
  for (const name of ["large1", "large2", "large3"]) files[name] = Buffer.alloc(9 << 20);
  for (let number = 0; number < 60; number++) files[`a${number}`] = Buffer.from([number]);
  for (const [name, bytes] of Object.entries(files)) await write(name, bundled(name, bytes));
  const server = await serve(folder);
  return { server, end: () => Promise.all([server.close(), rm(folder, { recursive: true })]) };
}

test("the loader, with an engine that only asks for chunks", async (t) => {
  const { server, end } = await scriptedSite();
  const chunks = (from, to) => Array.from({ length: to - from }, (_, at) => `a${from + at}`).join(" ");
  const codeOf = (page, query, options) => page.evaluate(([text, wanted]) =>
    window.verbundwiki.search(text, wanted).then(() => "", (fault) => fault.code), [query, options]);
  const visit = (act) => world.visit(server.url, "index.html", { init: SAVES, name: "loader" }, act);
  try {
    await t.test("one round at a time, addresses relative to the page", () => visit(async (page) => {
      const answer = await search(page, "a1 a2 | a3");
      assert.equal(answer.loaded.rounds, 2);
      assert.equal(answer.loaded.files, 3);
      assert.equal(answer.hits[0].sections[0].url, "page.html#a");
    }));

    await t.test("the first hits do not wait for the others", () => visit(async (page) => {
      let release;
      const held = new Promise((resolve) => { release = resolve; });
      await page.route(/\/a5\.js/, (route) => held.then(() => route.continue()));
      await page.evaluate(() => {
        window.begun = [];
        window.asked = window.verbundwiki.search("a1 | a2 a3 a4+ a5+", { onFirst: (answer) => window.begun.push(answer) });
      });
      await page.waitForFunction(() => window.begun.length > 0);
      release();
      const { begun, answer } = await page.evaluate(async () => ({ answer: await window.asked, begun: window.begun }));
      assert.equal(begun.length, 1);
      assert.equal(begun[0].hits[0].url, "page.html");
      assert.deepEqual([answer.loaded.rounds, answer.loaded.files], [2, 5]);
      const all = await page.evaluate(async () => {
        let begun = 0;
        await window.verbundwiki.search("a1 | a6 a7", { onFirst: () => { begun += 1; } });
        return begun;
      });
      assert.equal(all, 0, "nothing else was to be loaded");
    }));

    await t.test("a newer query of the same caller ends the older, another caller's does not", () => visit(async (page, seen) => {
      await page.evaluate(() => window.verbundwiki.prepare());
      const outcome = await page.evaluate(async ([first, second]) => {
        const asked = [first, second].map((query) => window.verbundwiki.search(query, { caller: "box" }));
        asked.push(window.verbundwiki.search("a41", { caller: "page" }));
        return (await Promise.allSettled(asked)).map((each) => (each.reason ? each.reason.code : "hits"));
      }, [`${chunks(0, 30)} | a31`, "a40"]);
      assert.deepEqual(outcome, ["superseded", "hits", "hits"]);
      const asked = seen.requests.filter((url) => /\/a\d+\.js$/.test(url)).length;
      assert.ok(asked < 30, `${asked} chunks were asked for`);
    }));

    await t.test("chunks in memory stay under a cap", () => visit(async (page) => {
      for (const name of ["large1", "large2", "large3", "a1"]) await search(page, name);
      assert.equal(await page.evaluate(() => window.engines), 2, "27 MB: the engine started afresh");
      assert.equal((await search(page, "large1")).loaded.files, 1);
    }));

    await t.test("an engine that breaks or never has enough is told, and the next query works", () => visit(async (page) => {
      assert.equal(await codeOf(page, "trap"), "damaged");
      assert.equal((await search(page, "a1")).total, 1);
      assert.equal(await page.evaluate(() => window.engines), 2);
      assert.equal(await codeOf(page, "endless"), "damaged");
      assert.equal((await search(page, "a1")).loaded.files, 0);
    }));

    await t.test("a query that is ended while the engine loads asks for nothing", () => visit(async (page, seen) => {
      const outcome = await page.evaluate(async () => {
        const asked = ["a1", "a2"].map((query) => window.verbundwiki.search(query, { caller: "box" }));
        return (await Promise.allSettled(asked)).map((each) => (each.reason ? each.reason.code : "hits"));
      });
      assert.deepEqual(outcome, ["superseded", "hits"]);
      assert.deepEqual(seen.requests.filter((url) => /\/a\d+\.js$/.test(url)), [`${server.url}search/a2.js`]);
    }));
  } finally {
    await end();
  }
});
