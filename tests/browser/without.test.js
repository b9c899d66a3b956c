// Without JavaScript, without WebAssembly: less, but never nothing, and the page says so.

import assert from "node:assert/strict";
import { test } from "node:test";
import { WAYS, typeSearch, useWorld } from "./support/browser.js";
import { POLICY, serve } from "./support/site.js";

const world = useWorld("example");
const WITHOUT = () => {
  delete window.WebAssembly;
};

for (const way of WAYS) {
  test(`${way}: without JavaScript pages are read and found by A–Z`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "handbuch/markdown-referenz.html", { javaScriptEnabled: false }, async (page) => {
      assert.equal(await page.locator("#vw-search").isVisible(), false, "no search box that does nothing");
      assert.equal(await page.locator("#vw-appearance").isVisible(), false);
      assert.equal(await page.getByText("Referenzprozess", { exact: true }).first().isVisible(), true);
      assert.equal(await page.locator(".vw-navigation").getByRole("link", { name: "Glossar" }).isVisible(), true);
      const notice = page.locator(".vw-header noscript");
      assert.match(await notice.textContent(), /Die Suche braucht JavaScript/);
      await notice.getByRole("link").click();
      await page.waitForURL(`${root}a-z.html`);
      await page.locator(".vw-letter").getByRole("link", { name: "Digitalisierungskonzept" }).first().click();
      assert.match(page.url(), /digitalisierungskonzept\.html$/);
    });
  });

  test(`${way}: without JavaScript suche.html says what it needs and what else there is`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "suche.html?q=rollen", { javaScriptEnabled: false }, async (page) => {
      const title = page.locator("main .vw-callout-title");
      assert.equal(await title.textContent(), "Die Suche braucht JavaScript");
      assert.equal(await title.isVisible(), true);
      assert.equal(await page.locator("#vw-results-form").isVisible(), false);
      await page.locator("main").getByRole("link", { name: "A–Z" }).click();
      await page.waitForURL(`${root}a-z.html`);
    });
  });

  test(`${way}: without JavaScript the menu opens on a phone`, async () => {
    const options = { javaScriptEnabled: false, viewport: { width: 360, height: 640 } };
    await world.visit(world.sites.example[way], "glossar.html", options, async (page) => {
      const link = page.locator(".vw-navigation").getByRole("link", { name: "Rollen", exact: true });
      assert.equal(await link.isVisible(), false);
      await page.locator(".vw-navigation summary").click();
      await link.click();
      await page.waitForURL(/rollen\/index\.html$/);
    });
  });

  test(`${way}: without WebAssembly titles and headings are searched, and the page says so`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "rollen/index.html", { init: WITHOUT }, async (page, seen) => {
      assert.equal(await page.evaluate(() => typeof WebAssembly), "undefined");
      await page.keyboard.press("/");
      await typeSearch(page, "Massnahmenkatalog");
      assert.match(await page.locator("#vw-search-status").textContent(), /Titel und Überschriften/);
      assert.equal(await page.evaluate(() => window.verbundwiki.mode), "titles");
      await page.locator("#vw-search-list a").first().waitFor();
      assert.ok(!seen.requests.some((url) => url.includes("/search/engine")), "no engine that cannot run");
      await typeSearch(page, "gemeinsame nutzung");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForURL(`${root}rollen/it-verantwortliche.html#gemeinsame-nutzung`);

      await page.goto(`${root}suche.html?q=rollen`);
      await page.locator(".vw-result a").first().waitFor();
      assert.match(await page.locator("#vw-results-status").textContent(), /Titel und Überschriften/);
      const totals = await page.evaluate(async () => {
        const queries = ["", "((", "\ud800", "x".repeat(10_000), "🦓", "a\u0000b", "Rollen"];
        return Promise.all(queries.map(async (query) => (await window.verbundwiki.search(query)).total));
      });
      assert.deepEqual(totals.slice(0, 5), [0, 0, 0, 0, 0]);
      assert.ok(totals[6] > 0);
    });
  });
}

test("a host whose own policy forbids WebAssembly gets titles too", async () => {
  const server = await serve(world.sites.example.folder, { policy: POLICY.replace(" 'wasm-unsafe-eval'", "") });
  try {
    const allow = [/wasm|WebAssembly|unsafe-eval/i];
    await world.visit(server.url, "suche.html?q=rollen", { allow }, async (page) => {
      await page.locator(".vw-result a").first().waitFor();
      assert.match(await page.locator("#vw-results-status").textContent(), /Titel und Überschriften/);
    });
  } finally {
    server.close();
  }
});
