// The search box in the header: opened, typed into, walked through and left by keyboard. What depends
// on the answer only is tested with known answers, the rest with the engine.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { POLLING, WAYS, assertInView, typeSearch, useWorld } from "./support/browser.js";
import { mockSearch } from "./support/mock-search.js";

const world = useWorld("example", "fixture");
const KNOWN = { init: mockSearch };
const focused = (page) => page.evaluate(() => document.activeElement.id);
const selected = (page) => page.locator("#vw-search-list [aria-selected=true]");

for (const way of WAYS) {
  test(`${way}: / and Ctrl+K open the box, Escape closes and empties it`, async () => {
    await world.visit(world.sites.example[way], "glossar.html", KNOWN, async (page) => {
      const panel = page.locator("#vw-search-panel");
      const input = page.locator("#vw-search-input");
      await page.keyboard.press("/");
      assert.equal(await focused(page), "vw-search-input");
      assert.equal(await input.inputValue(), "", "the key itself is not typed");
      await typeSearch(page, "datenschutz");
      assert.equal(await panel.isVisible(), true);
      assert.equal(await input.getAttribute("aria-expanded"), "true");
      await page.keyboard.press("Escape");
      assert.equal(await panel.isVisible(), false);
      assert.equal(await input.getAttribute("aria-expanded"), "false");
      assert.equal(await input.inputValue(), "datenschutz", "the first Escape keeps the words");
      await page.keyboard.press("Escape");
      assert.equal(await input.inputValue(), "");

      await page.locator("h1").click();
      assert.notEqual(await focused(page), "vw-search-input");
      await page.keyboard.press("Control+k");
      assert.equal(await focused(page), "vw-search-input");
    });
  });

  test(`${way}: one group a page: title with type, best section, further sections`, async () => {
    await world.visit(world.sites.example[way], "rollen/index.html", KNOWN, async (page) => {
      await page.keyboard.press("/");
      await typeSearch(page, "vergabe teils");
      assert.equal(await page.locator("#vw-search-status").textContent(), "57 Seiten, davon 7 mit allen Wörtern");
      const groups = page.locator("#vw-search-list [role=group]");
      assert.equal(await groups.count(), 6);
      const third = groups.nth(2);
      assert.equal(await third.getAttribute("aria-label"), "Gemeinsame Vergabe <Nr. 3>");
      const options = third.locator("a[role=option][data-search-hit]");
      assert.equal(await options.count(), 3, "the page's best section and two more");
      assert.equal(await options.first().locator(".vw-hit-page").textContent(), "Gemeinsame Vergabe <Nr. 3> Typ: Rolle");
      assert.equal(await options.first().locator(".vw-hit-title mark").textContent(), "Vergabe");
      assert.equal(await options.first().locator(".vw-hit-heading mark").textContent(), "vergabe");
      assert.match(await options.first().locator(".vw-hit-excerpt").textContent(), /wer <was> zahlt/, "escaped text stays text");
      assert.match(await options.first().textContent(), /enthält nicht alle Wörter$/);
      assert.doesNotMatch(await groups.nth(1).textContent(), /enthält nicht/, "the page with all of them is not marked");
      assert.equal(await options.nth(2).locator(".vw-hit-heading").textContent(), "Rechtlicher Rahmen › Zuständigkeiten");
      assert.equal(await groups.nth(3).locator("a").first().locator(".vw-hit-heading").count(), 0, "the head of a page");
      await page.waitForFunction(() => /^57 Seiten/.test(document.getElementById("vw-search-live").textContent), null, POLLING);

      await typeSearch(page, "vergabe");
      assert.equal(await page.locator("#vw-search-status").textContent(), "57 Seiten");
      assert.equal(await page.locator(".vw-hit-incomplete").count(), 0);
    });
  });

  test(`${way}: the box says what else was searched, and a suggestion searches`, async () => {
    await world.visit(world.sites.example[way], "index.html", KNOWN, async (page) => {
      await page.keyboard.press("/");
      await typeSearch(page, "dms beschafung");
      const notes = await page.locator("#vw-search-status .vw-search-note").allTextContents();
      assert.deepEqual(notes.slice(1), [
        "Gefunden mit anderer Schreibweise: „beschaffung“ statt „beschafung“",
        "Auch gesucht nach: Dokumentenmanagementsystem, E-Akte",
      ]);
      const suggestion = page.locator("#vw-search-status a", { hasText: "bilden" });
      assert.match(await suggestion.evaluate((link) => link.href), /suche\.html\?q=beschaffungsgemeinschaft%20bilden$/);
      await suggestion.click();
      await page.waitForFunction(() => document.querySelectorAll(".vw-search-note").length === 0, null, POLLING);
      assert.equal(await page.locator("#vw-search-input").inputValue(), "beschaffungsgemeinschaft bilden");
      assert.equal(await focused(page), "vw-search-input");
      assert.equal(await page.locator("#vw-search-panel").isVisible(), true);
    });
  });

  test(`${way}: arrows and Enter lead to the section that was found`, async () => {
    const { [way]: root } = world.sites.fixture;
    await world.visit(root, "deep/index.html", {}, async (page) => {
      await page.keyboard.press("Control+k");
      await typeSearch(page, "okapi");
      assert.equal(await selected(page).count(), 0);
      await page.keyboard.press("ArrowDown");
      assert.equal(await selected(page).count(), 1);
      const id = await selected(page).getAttribute("id");
      assert.equal(await page.locator("#vw-search-input").getAttribute("aria-activedescendant"), id);
      assert.equal(await selected(page).locator(".vw-hit-heading").textContent(), "A heading far down");
      await page.keyboard.press("ArrowUp");
      assert.equal(await selected(page).count(), 0, "back in the box");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForURL(`${root}deep/below/leaf.html#a-heading-far-down`);
      await assertInView(page, "#a-heading-far-down");
      assert.ok(await page.evaluate(() => scrollY > 500), "the page scrolled");
    });
  });

  test(`${way}: a hit on the page itself scrolls to its section`, async () => {
    const { [way]: root } = world.sites.fixture;
    await world.visit(root, "deep/below/leaf.html", {}, async (page) => {
      await page.keyboard.press("/");
      await typeSearch(page, "okapi");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForURL(`${root}deep/below/leaf.html#a-heading-far-down`);
      await assertInView(page, "#a-heading-far-down");
      assert.equal(await page.locator("#vw-search-panel").isVisible(), false);
    });
  });

  test(`${way}: the arrows go through all hits, round, and each comes into view`, async () => {
    await world.visit(world.sites.example[way], "index.html", KNOWN, async (page) => {
      await page.keyboard.press("/");
      await typeSearch(page, "kommune");
      const count = await page.locator("#vw-search-list a").count();
      assert.ok(count >= 8, `${count} hits`);
      for (let at = 0; at < count; at++) {
        await page.keyboard.press("ArrowDown");
        assert.equal(await selected(page).getAttribute("id"), `vw-hit-${at}`);
        const [box, list] = [await selected(page).boundingBox(), await page.locator("#vw-search-list").boundingBox()];
        assert.ok(box.y >= list.y - 1 && box.y + box.height <= list.y + list.height + 1, `hit ${at} is in view`);
      }
      await page.keyboard.press("ArrowDown");
      assert.equal(await selected(page).count(), 0);
      await page.keyboard.press("ArrowUp");
      assert.equal(await selected(page).getAttribute("id"), `vw-hit-${count - 1}`);
      await page.keyboard.type("n");
      assert.equal(await selected(page).count(), 0, "what is typed anew chooses nothing of before");
    });
  });

  test(`${way}: Tab leads to "all results", Enter in the box too, a click to a hit`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "rollen/index.html", {}, async (page) => {
      await page.keyboard.press("/");
      await typeSearch(page, "gemeinsame Vergabe");
      await page.locator("#vw-search-all").waitFor();
      for (let at = 0; at < 6 && await focused(page) !== "vw-search-all"; at++) await page.keyboard.press("Tab");
      assert.equal(await focused(page), "vw-search-all");
      await page.keyboard.press("Enter");
      await page.waitForURL(`${root}suche.html?q=gemeinsame%20Vergabe`);
      await page.locator(".vw-result a").first().waitFor();

      await page.goto(`${root}rollen/index.html`);
      await page.keyboard.press("/");
      await page.keyboard.type("Notfall & Co.");
      await page.keyboard.press("Enter");
      await page.waitForURL(`${root}suche.html?q=Notfall%20%26%20Co.`);
      assert.equal(await page.locator("#vw-results-input").inputValue(), "Notfall & Co.");

      await page.goto(`${root}rollen/index.html`);
      await page.keyboard.press("/");
      await typeSearch(page, "datenpanne");
      const href = await page.locator("#vw-search-list a").first().evaluate((link) => link.href);
      await page.locator("#vw-search-list a").first().click();
      await page.waitForURL(href);
    });
  });

  test(`${way}: an empty result and odd input say so, and nothing breaks`, async () => {
    await world.visit(world.sites.example[way], "index.html", {}, async (page) => {
      await page.keyboard.press("/");
      const status = page.locator("#vw-search-status");
      for (const odd of [
        "qxqxqx", "()[]{}<>\"'*+-^~?:\\/!|&", "((((", "\"offen", "AND OR NOT", "title:rollen^9", "🦓 👩‍👩‍👧",
        "a\u0000b", "\ud800", "\u202e\u200b\u00ad", "x".repeat(10_000), "Amt ".repeat(2_500), "%", "<img src=x>",
      ]) {
        await typeSearch(page, odd);
        assert.match(await status.textContent(), /Treffer|Seite/, JSON.stringify(odd.slice(0, 20)));
      }
      await typeSearch(page, "qxqxqx");
      assert.match(await status.textContent(), /^Keine Treffer für „qxqxqx“/);
      assert.equal(await page.locator("#vw-search-list a").count(), 0);
      assert.equal(await page.locator("#vw-search-all").isVisible(), false);
      await typeSearch(page, "rollen");
      assert.ok(await page.locator("#vw-search-list a").count() > 0, "and it still works");
      await page.locator("#vw-search-input").fill("   ");
      await page.locator("#vw-search-panel").waitFor({ state: "hidden" });
    });
  });
}

test("a slow search says that it goes on, and keeps the hits of before until the new ones come", async () => {
  await world.visit(world.sites.example.http, "index.html", KNOWN, async (page) => {
    await page.keyboard.press("/");
    await typeSearch(page, "vergabe");
    await page.keyboard.type(" langsam");
    await page.locator("#vw-search-status", { hasText: "Suche läuft …" }).waitFor();
    assert.ok(await page.locator("#vw-search-list a").count() > 0);
    await page.locator("#vw-search-status", { hasText: "57 Seiten" }).waitFor();
  });
});

test("the first hits show while the others load, and what is chosen among them stays so", async () => {
  const pagesOf = (page, selector) => page.locator(selector).count();
  await world.visit(world.sites.example.http, "index.html", KNOWN, async (page) => {
    await page.keyboard.press("/");
    await page.keyboard.type("nacheinander");
    await page.locator("#vw-search-status", { hasText: "57 Seiten" }).waitFor();
    assert.equal(await pagesOf(page, "#vw-search-list [role=group]"), 3);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const chosen = await selected(page).getAttribute("href");
    await page.evaluate(() => { document.querySelector("#vw-search-list [role=group]").dataset.kept = ""; });
    await page.locator("#vw-search-list [role=group]").nth(3).waitFor();
    assert.equal(await selected(page).getAttribute("href"), chosen);
    assert.equal(await pagesOf(page, "#vw-search-list [role=group][data-kept]"), 1, "the same elements");

    await page.goto(new URL("suche.html?q=nacheinander", page.url()).href);
    await page.locator("#vw-results > li").first().waitFor();
    assert.equal(await pagesOf(page, "#vw-results > li"), 3);
    assert.ok(await page.locator("#vw-results-more").isHidden());
    await page.locator("#vw-results > li").nth(19).waitFor();
    await page.locator("#vw-results-more").click();
    await page.waitForTimeout(200);
    assert.equal(await pagesOf(page, "#vw-results > li"), 20, "those that stand there stay");
    await page.locator("#vw-results > li").nth(39).waitFor();
  });
});

test("the shortcut / can be switched off, and stays off", async () => {
  await world.visit(world.sites.example.http, "suche.html", {}, async (page) => {
    await page.locator("#vw-slash").uncheck();
    await page.goto(`${world.sites.example.http}glossar.html`);
    await page.keyboard.press("/");
    assert.notEqual(await focused(page), "vw-search-input");
    await page.keyboard.press("Control+k");
    assert.equal(await focused(page), "vw-search-input");
  });
});

test("when the index does not come, the box says so and can try again", async () => {
  // Taken from the folder itself: a route of the browser's may come too late for a quick load.
  const manifest = join(world.sites.example.folder, "search", "manifest.js");
  const away = `${manifest}.away`;
  await rename(manifest, away);
  const allow = [/Failed to load resource/];
  try {
    await world.visit(world.sites.example.http, "index.html", { allow }, async (page) => {
      await page.keyboard.press("/");
      await typeSearch(page, "datenschutz");
      assert.match(await page.locator("#vw-search-status").textContent(), /gerade nicht erreichbar/);
      await rename(away, manifest);
      await page.getByRole("button", { name: "Erneut versuchen" }).click();
      await page.locator("#vw-search-list .vw-hit").first().waitFor();
    });
  } finally {
    if (existsSync(away)) await rename(away, manifest);
  }
});
