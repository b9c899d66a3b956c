// Chromium without its compilers, as some administrations set it: no WebAssembly, so titles.

import assert from "node:assert/strict";
import { test } from "node:test";
import { WAYS, typeSearch, useWorldWith } from "./support/browser.js";

const world = useWorldWith(["--js-flags=--jitless"], "example");

for (const way of WAYS) {
  test(`${way}: with --jitless titles are searched, and the page says so`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "index.html", { name: "jitless" }, async (page, seen) => {
      assert.equal(await page.evaluate(() => typeof WebAssembly), "undefined");
      await page.keyboard.press("/");
      await typeSearch(page, "Glossar");
      assert.match(await page.locator("#vw-search-status").textContent(), /Titel und Überschriften/);
      assert.equal(await page.evaluate(() => window.verbundwiki.mode), "titles");
      assert.ok(await page.locator("#vw-search-list a").count() > 0);
      assert.ok(!seen.requests.some((url) => url.includes("/search/engine")));
      await page.goto(`${root}suche.html?q=glossar`);
      await page.locator(".vw-result a").first().waitFor();
      assert.match(await page.locator("#vw-results-status").textContent(), /Titel und Überschriften/);
    });
  });

  test(`${way}: titles have results of the same shape, whole numbers and words left out`, async () => {
    await world.visit(world.sites.example[way], "rollen/index.html", { name: "titles" }, async (page) => {
      const search = (query, options) =>
        page.evaluate(([text, wanted]) => window.verbundwiki.search(text, wanted), [query, options]);
      const answer = await search("rollen", { limit: 3 });
      assert.equal(answer.hits.length, 3);
      assert.ok(answer.total > 3 && answer.complete === answer.total);
      assert.deepEqual([answer.also, answer.corrected, answer.suggestions, answer.facets], [[], [], [], []]);
      assert.deepEqual(Object.keys(answer.hits[0]).sort(), ["complete", "excerpt", "heading", "headingHtml",
        "score", "sections", "title", "titleHtml", "type", "url"]);
      assert.match(answer.hits[0].titleHtml, /<mark>Rollen<\/mark>/);
      const pages = (await search("rollen", { limit: 100 })).hits.map((hit) => hit.url.split("#")[0]);
      assert.equal(new Set(pages).size, pages.length, "each page once");
      assert.ok(answer.hits.every((hit) => hit.sections.length <= 2));

      const totals = {};
      for (const query of ["2.3.2", "3.2", "2.3", "rollen -rollen", "  -rollen", "Glossar.", "\"Glossar\""]) {
        totals[query] = (await search(query)).total;
      }
      assert.ok(totals["Glossar."] > 0 && totals["\"Glossar\""] > 0);
      assert.equal(totals["rollen -rollen"] + totals["  -rollen"], 0);
      assert.equal((await search("rollen", { filters: { type: "Rolle", stand: "x" } })).total, 0);
      assert.ok(totals["2.3"] >= totals["2.3.2"], JSON.stringify(totals));
      const titled = (await search("3.2", { limit: 100 })).hits.map((hit) => `${hit.title} ${hit.heading}`);
      assert.ok(titled.every((text) => /(?<![\d.])3\.2(?!\d)/.test(text)), titled.join("\n"));
    });
  });
}
