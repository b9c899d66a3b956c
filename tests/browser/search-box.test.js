// The search box in the header: opened, typed into, walked through and left by keyboard.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { WAYS, assertInView, typeSearch, useWorld } from "./support/browser.js";

const world = useWorld("example", "fixture");
const focused = (page) => page.evaluate(() => document.activeElement.id);
const selected = (page) => page.locator("#vw-search-list [aria-selected=true]");

for (const way of WAYS) {
  test(`${way}: / and Ctrl+K open the box, Escape closes and empties it`, async () => {
    await world.visit(world.sites.example[way], "glossar.html", {}, async (page) => {
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

  test(`${way}: results are grouped by page, with heading and marked excerpt`, async () => {
    await world.visit(world.sites.example[way], "rollen/index.html", {}, async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("beschaffung", { delay: 20 });
      await page.locator("#vw-search-list .vw-hit mark").first().waitFor();
      await typeSearch(page, "beschaffung");
      const groups = page.locator("#vw-search-list [role=group]");
      assert.ok(await groups.count() >= 2, "more than one page");
      const titles = await page.locator(".vw-hit-page").allTextContents();
      assert.equal(new Set(titles).size, titles.length, "each page once");
      const several = await groups.evaluateAll((all) => all.map((group) => group.querySelectorAll("a").length));
      assert.ok(several.some((count) => count > 1), "some page with several hits");
      for (const hit of await page.locator("#vw-search-list a").all()) {
        assert.equal(await hit.getAttribute("data-search-hit"), "");
        assert.equal(await hit.getAttribute("role"), "option");
        assert.notEqual((await hit.locator(".vw-hit-heading").textContent()).trim(), "");
      }
      const marks = await page.locator("#vw-search-list mark").allTextContents();
      assert.ok(marks.length > 0 && marks.every((mark) => /beschaff/i.test(mark)), marks.join(", "));
      assert.match(await page.locator("#vw-search-live").textContent(), /\d+ (von \d+ )?Treffer/);
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
    await world.visit(world.sites.example[way], "index.html", {}, async (page) => {
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
    });
  });

  test(`${way}: Tab leads to "all results", Enter in the box too, a click to a hit`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "rollen/index.html", {}, async (page) => {
      await page.keyboard.press("/");
      await typeSearch(page, "gemeinsame Vergabe");
      await page.keyboard.press("Tab");
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
        assert.match(await status.textContent(), /Treffer/, JSON.stringify(odd.slice(0, 20)));
      }
      await typeSearch(page, "qxqxqx");
      assert.equal(await status.textContent(), "Keine Treffer für „qxqxqx“");
      assert.equal(await page.locator("#vw-search-list a").count(), 0);
      assert.equal(await page.locator("#vw-search-all").isVisible(), false);
      await typeSearch(page, "rollen");
      assert.ok(await page.locator("#vw-search-list a").count() > 0, "and it still works");
      await page.locator("#vw-search-input").fill("   ");
      await page.locator("#vw-search-panel").waitFor({ state: "hidden" });
    });
  });
}

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
      assert.match(await page.locator("#vw-search-status").textContent(), /konnte nicht geladen werden/);
      await rename(away, manifest);
      await page.getByRole("button", { name: "Erneut versuchen" }).click();
      await page.locator("#vw-search-list .vw-hit").first().waitFor();
    });
  } finally {
    if (existsSync(away)) await rename(away, manifest);
  }
});
