// Narrowing the results by the values of facets, with known answers: counts, chips, address, keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, POLLING, WAYS, useWorld } from "./support/browser.js";
import { mockSearch } from "./support/mock-search.js";

const world = useWorld("example");
const KNOWN = { init: mockSearch };
const box = (page, label) => page.locator(".vw-facet-value", { hasText: label }).locator("input");
const countOf = (page, label) => page.locator(".vw-facet-value", { hasText: label }).locator(".vw-count").textContent();
const chips = (page) => page.locator(".vw-chip").evaluateAll((all) => all.map((chip) => chip.firstChild.data));
const focusedValue = (page) => page.evaluate(() => document.activeElement.dataset.value);

/** Waits until the page says so many pages. */
async function says(page, words) {
  await page.locator("#vw-results-status", { hasText: words }).waitFor();
}

for (const way of WAYS) {
  test(`${way}: values of one facet add up, facets narrow each other; the address tells it all`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "suche.html?q=vergabe", KNOWN, async (page) => {
      await says(page, "57 Seiten");
      assert.deepEqual(await page.locator(".vw-facet legend").allTextContents(), ["Typ", "Handlungsfeld", "Schlagwort"]);
      assert.equal(await countOf(page, "Rolle"), "11");
      await box(page, "Rolle").check();
      await says(page, "11 Seiten");
      await page.waitForURL(`${root}suche.html?q=vergabe&type=Rolle`);
      assert.equal(await countOf(page, "Prozess"), "11", "what ticking it as well would add");
      assert.equal(await countOf(page, "Personal"), "6");

      await box(page, "Prozess").check();
      await says(page, "22 Seiten");
      await box(page, "Personal").check();
      await says(page, "6 Seiten");
      await page.waitForURL(`${root}suche.html?q=vergabe&type=Rolle&type=Prozess&handlungsfeld=Personal`);
      assert.deepEqual(await chips(page), ["Typ: Rolle", "Typ: Prozess", "Handlungsfeld: Personal"]);
      assert.equal(await countOf(page, "Prozess"), "0", "what is ticked stays, also without a page");
      assert.equal(await box(page, "Prozess").isChecked(), true);

      await page.goBack();
      await says(page, "22 Seiten");
      assert.equal(await box(page, "Personal").isChecked(), false, "the way back takes one step back");
      await page.goForward();
      await says(page, "6 Seiten");

      await page.locator("#vw-results-input").fill("vergabe anders");
      await page.waitForURL(`${root}suche.html?q=vergabe%20anders&type=Rolle&type=Prozess&handlungsfeld=Personal`);
      const asked = await page.evaluate(() => window.verbundwiki.asked.at(-1));
      assert.deepEqual(asked.filters, { type: ["Rolle", "Prozess"], handlungsfeld: ["Personal"] }, "filters stay with new words");
      await page.goBack();
      await says(page, "22 Seiten");
      assert.equal(await page.locator("#vw-results-input").inputValue(), "vergabe", "typing is no step");
    });
  });

  test(`${way}: an address with filters is read; chips remove them and keep the focus`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "suche.html?q=vergabe&type=Rolle&type=Rolle&tag=recht&fremd=x", KNOWN, async (page) => {
      await says(page, "Keine Treffer für „vergabe“");
      assert.deepEqual(await chips(page), ["Typ: Rolle", "Schlagwort: recht", "fremd: x"]);
      await page.getByRole("button", { name: "Filter „fremd: x“ entfernen" }).click();
      await says(page, "4 Seiten");
      await page.locator(".vw-chip").first().focus();
      await page.keyboard.press("Enter");
      await says(page, "19 Seiten");
      assert.deepEqual(await chips(page), ["Schlagwort: recht"]);
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Schlagwort: recht×", "the next chip");
      await page.keyboard.press("Enter");
      await says(page, "57 Seiten");
      assert.equal(await page.evaluate(() => document.activeElement.id), "vw-results-status");
      await page.waitForURL(`${root}suche.html?q=vergabe`);

      await box(page, "Rolle").check();
      await box(page, "recht").check();
      await says(page, "4 Seiten");
      await page.getByRole("button", { name: "Alle entfernen" }).click();
      await says(page, "57 Seiten");
      assert.equal(await page.locator("#vw-chips").isVisible(), false);
    });
  });
}

test("by keyboard: the box ticked keeps the focus, the number is read aloud, more values unfold", async () => {
  await world.visit(world.sites.example.http, "suche.html?q=vergabe", KNOWN, async (page) => {
    await says(page, "57 Seiten");
    await box(page, "Rolle").focus();
    await page.keyboard.press("Space");
    await says(page, "11 Seiten");
    assert.equal(await focusedValue(page), "Rolle");
    const live = page.locator("#vw-results-live");
    assert.equal(await live.getAttribute("role"), "status");
    await page.waitForFunction(() => document.getElementById("vw-results-live").textContent === "11 Seiten", null, POLLING);
    await page.keyboard.press("Space");
    await says(page, "57 Seiten");

    const field = page.locator(".vw-facet", { hasText: "Handlungsfeld" });
    assert.equal(await field.locator("li:visible").count(), 6);
    const more = field.getByRole("button");
    assert.equal(await more.getAttribute("aria-expanded"), "false");
    await more.focus();
    await page.keyboard.press("Enter");
    assert.equal(await field.locator("li:visible").count(), 8);
    assert.equal(await focusedValue(page), "Ordnung", "the first new one");
    await page.keyboard.press("Space");
    await says(page, "7 Seiten");
    assert.equal(await focusedValue(page), "Ordnung");
    assert.equal(await more.textContent(), "Weniger anzeigen");
    await more.click();
    assert.equal(await field.locator("li:visible").count(), 7, "what is ticked stays in view");
    await box(page, "Ordnung").focus();
    await page.keyboard.press("Space");
    await says(page, "57 Seiten");
    assert.equal(await page.evaluate(() => document.activeElement.id), "vw-results-status", "it is folded away again");
  });
});

test("a failure takes the filters away, not the focus", async () => {
  await world.visit(world.sites.example.http, "suche.html?q=vergabe", KNOWN, async (page) => {
    await says(page, "57 Seiten");
    await page.locator("#vw-results-input").fill("stockt network");
    await box(page, "Rolle").focus();
    await says(page, "nicht erreichbar");
    assert.equal(await page.locator("#vw-facets").isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement.id), "vw-results-status");
  });
});

test("by keyboard one key leads past the filters to the results", async () => {
  await world.visit(world.sites.example.http, "suche.html?q=vergabe", KNOWN, async (page) => {
    await says(page, "57 Seiten");
    await page.locator(".vw-search-help summary").focus();
    await page.keyboard.press("Tab");
    const skip = page.getByText("Zu den Treffern springen");
    assert.equal(await skip.evaluate((link) => link === document.activeElement && getComputedStyle(link).opacity), "1");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Gemeinsame Vergabe <Nr. 1>");
    assert.match(page.url(), /\?q=vergabe$/);
  });
});

test("on a phone the filters are folded and say how many are active", async () => {
  await world.visit(world.sites.example.http, "suche.html?q=vergabe&type=Rolle&tag=recht", { ...KNOWN, viewport: PHONE }, async (page) => {
    await says(page, "4 Seiten");
    const summary = page.locator(".vw-facets summary");
    assert.equal(await summary.textContent(), "Eingrenzen (2 aktiv)");
    assert.equal(await box(page, "Rolle").isVisible(), false);
    await summary.click();
    await box(page, "Rolle").uncheck();
    await says(page, "19 Seiten");
    assert.equal(await summary.textContent(), "Eingrenzen (1 aktiv)");
    assert.equal(await box(page, "Rolle").isVisible(), true, "it stays unfolded");
  });
});

test("where only titles are searched, no filters are offered; those of the address apply and can be removed", async () => {
  const init = () => {
    delete window.WebAssembly;
  };
  await world.visit(world.sites.example.http, "suche.html?q=datenschutz&type=Rolle", { init }, async (page) => {
    const results = page.locator(".vw-result");
    await results.first().waitFor();
    assert.deepEqual(await page.locator(".vw-result h2").allTextContents(), ["Datenschutzbeauftragte Typ: Rolle"]);
    assert.equal(await page.locator("#vw-facets").isVisible(), false);
    await page.locator(".vw-chip").click();
    await results.nth(1).waitFor();
    assert.equal(await page.locator("#vw-chips").isVisible(), false);
  });
});

test("with the engine: a facet narrows to its pages, and its count is their number", async () => {
  await world.visit(world.sites.example.http, "suche.html?q=vergabe", {}, async (page) => {
    await page.locator(".vw-facet").first().waitFor();
    const first = page.locator(".vw-facet-value").first();
    const count = await first.locator(".vw-count").textContent();
    await first.locator("input").check();
    await says(page, new RegExp(`^${count} Seite`));
    assert.ok(await page.locator(".vw-result").count() > 0);
  });
});
