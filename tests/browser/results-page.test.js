// The results page with its shareable address, and the public interface.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { WAYS, assertInView, typeSearch, useWorld } from "./support/browser.js";

const world = useWorld("example", "fixture");

for (const way of WAYS) {
  test(`${way}: suche.html?q=… shows results, also when typed anew`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "suche.html?q=beauftragte%20f%C3%BCr%20datenschutz", {}, async (page) => {
      await page.locator(".vw-result a").first().waitFor();
      assert.equal(await page.locator("#vw-results-input").inputValue(), "beauftragte für datenschutz");
      assert.match(await page.locator("#vw-results-status").textContent(), /^\d+ Seiten?(, davon \d+ mit allen Wörtern| mit einem Teil der Wörter)? in \d+ ms$/);
      assert.ok(await page.locator(".vw-result").count() > 1, "several pages");
      assert.ok(await page.locator(".vw-result mark").count() > 0, "with marks");
      const links = page.locator(".vw-results a");
      assert.equal(await page.locator(".vw-results a[data-search-hit]").count(), await links.count());

      await page.locator("#vw-results-input").fill("§ 4 vgv");
      await page.waitForURL(`${root}suche.html?q=%C2%A7%204%20vgv`);
      const hit = page.locator(".vw-result a[href$='beschaffungsgemeinschaft-bilden.html#rechtlicher-rahmen']").first();
      await hit.click();
      await page.waitForURL(`${root}massnahmen/beschaffungsgemeinschaft-bilden.html#rechtlicher-rahmen`);
      await assertInView(page, "#rechtlicher-rahmen");
      await page.goBack();
      await hit.waitFor();
      assert.equal(await page.locator("#vw-results-input").inputValue(), "§ 4 vgv", "the way back keeps the search");
    });
  });

  test(`${way}: suche.html without or with a fruitless query`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "suche.html", {}, async (page, seen) => {
      assert.equal(await page.evaluate(() => document.activeElement.id), "vw-results-input");
      assert.equal(await page.locator("#vw-results-status").textContent(), "Geben Sie einen Suchbegriff ein.");
      assert.ok(!seen.requests.some((url) => url.includes("/search/engine")), "nothing asked, nothing loaded");
      await page.locator("#vw-results-input").fill("<qxqx>");
      await page.getByText("Keine Treffer für „<qxqx>“").waitFor();
      assert.equal(await page.locator(".vw-results *").count(), 0);
      await page.locator("#vw-results-input").fill("()[]");
      await page.getByText("Keine Treffer für „()[]“").waitFor();
      assert.equal(await page.locator("#vw-results-ways").getByRole("link", { name: "A–Z" }).isVisible(), true);
      assert.equal(await page.locator("#vw-results-more").isVisible(), false);
      assert.equal(await page.locator("#vw-facets").isVisible(), false);
    });
  });

  test(`${way}: window.verbundwiki.search gives usable hits on a nested page`, async () => {
    const { [way]: root, folder } = world.sites.fixture;
    await world.visit(root, "deep/below/leaf.html", {}, async (page) => {
      const search = (query, options) =>
        page.evaluate(([text, wanted]) => window.verbundwiki.search(text, wanted), [query, options]);
      const answer = await search("zebra");
      for (const key of ["also", "complete", "corrected", "suggestions"]) assert.ok(key in answer, key);
      assert.equal(typeof answer.tookMs, "number");
      assert.ok(answer.total >= 2 && answer.hits.length === answer.total, JSON.stringify(answer));
      for (const hit of answer.hits) {
        assert.deepEqual(Object.keys(hit).sort(), [
          "complete", "excerpt", "heading", "headingHtml", "score", "sections", "title", "titleHtml", "type", "url",
        ]);
        assert.ok(hit.score > 0 && hit.title !== "");
        for (const { url } of [hit, ...hit.sections]) {
          const target = await page.evaluate((relative) => new URL(relative, location.href).href, url);
          assert.ok(target.startsWith(root), target);
          const [path, anchor] = target.slice(root.length).split("#");
          const html = await readFile(join(folder, path), "utf8");
          if (anchor) assert.ok(html.includes(`id="${anchor}"`), target);
        }
      }
      const pages = answer.hits.map((hit) => hit.url.split("#")[0]);
      assert.equal(new Set(pages).size, pages.length, "one hit a page");
      const scores = answer.hits.map((hit) => hit.score);
      assert.deepEqual(scores, [...scores].sort((a, b) => b - a), "best first");

      const limited = await search("zebra", { limit: 1 });
      assert.equal(limited.hits.length, 1);
      assert.equal(limited.total, answer.total);
      const leaflets = await search("zebra", { filters: { type: "leaflet" } });
      assert.ok(leaflets.total > 0 && leaflets.total < answer.total, "the filter filters");
      assert.ok(leaflets.hits.every((hit) => hit.type === "leaflet"));
      assert.equal((await search("zebra", { filters: { type: "qxq" } })).total, 0);
      assert.deepEqual((await search("")).hits, []);
      assert.equal((await search("zebra")).total, answer.total, "the same again");
    });
  });

  test(`${way}: two searches at once share one engine`, async () => {
    await world.visit(world.sites.example[way], "index.html", {}, async (page, seen) => {
      const totals = await page.evaluate(async () => {
        const answers = await Promise.all(["rollen", "vertrag", "rollen"].map((query) => window.verbundwiki.search(query)));
        return answers.map((answer) => answer.total);
      });
      assert.ok(totals[0] > 0 && totals[1] > 0 && totals[0] === totals[2], String(totals));
      assert.equal(seen.requests.filter((url) => url.includes("/search/engine")).length, 1);
    });
  });
}

for (const [name, path, act, label] of [
  ["results page", "suche.html?q=zebra", () => {}, ".vw-result h2 .vw-hit-type"],
  ["search box", "index.html", async (page) => {
    await page.keyboard.press("/");
    await typeSearch(page, "zebra");
  }, "#vw-search-list .vw-hit-page .vw-hit-type"],
]) {
  test(`${name}: a hit says the type of its page, to the eye and to the ear`, async () => {
    await world.visit(world.sites.fixture.http, path, {}, async (page) => {
      await act(page);
      const type = page.locator(label, { hasText: "leaflet" }).first();
      await type.waitFor();
      assert.equal(await type.textContent(), "Type: leaflet");
      assert.ok((await type.boundingBox()).width > 30, "it can be seen");
      const shown = page.locator(label);
      const titles = page.locator(".vw-result h2, #vw-search-list .vw-hit-page");
      assert.ok(await shown.count() < await titles.count(), "a page without a type has no label");
    });
  });
}

test("a slow answer never replaces that of a later query", async () => {
  await world.visit(world.sites.example.http, "suche.html", {}, async (page) => {
    await page.evaluate(async () => {
      await window.verbundwiki.prepare();
      const { search } = window.verbundwiki;
      window.verbundwiki.search = async (query, options) => {
        if (query !== "rollen") return search(query, options);
        // With a caller it would end the later query, or be ended by it.
        const answer = await search(query, { ...options, caller: undefined });
        await new Promise((done) => setTimeout(done, 400));
        return answer;
      };
    });
    await page.locator("#vw-results-input").fill("rollen");
    await page.waitForTimeout(120);
    await page.locator("#vw-results-input").fill("qxqxqx");
    await page.getByText("Keine Treffer für „qxqxqx“").waitFor();
    await page.waitForTimeout(500);
    assert.equal(await page.locator(".vw-result").count(), 0);
  });
});
