// 320 pixels wide (WCAG 1.4.10): nothing scrolls sideways but tables, code and diagrams in their boxes,
// every control is in view and large enough, and the menu works by keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { WAYS, typeSearch, useWorld } from "./support/browser.js";
import { mockSearch } from "./support/mock-search.js";
import { openMenu } from "./support/pages.js";
import { pagesOf } from "./support/site.js";

const world = useWorld("example", "fixture");
const NARROW = { viewport: { width: 320, height: 640 } };

/** What sticks out of the window or is too small to be pressed. Links in running text may be small. */
function faults() {
  const found = [];
  const wide = document.scrollingElement.scrollWidth;
  if (wide > innerWidth) found.push(`the document is ${wide} px wide`);
  let controls = 0;
  for (const node of document.querySelectorAll("a[href], button, input, summary, select, textarea")) {
    if (!node.checkVisibility({ visibilityProperty: true, opacityProperty: false })) continue;
    if (node.disabled || node.classList.contains("vw-skip")) continue;
    controls++;
    const frame = node.closest("header.vw-header, nav, footer, form, summary, button") !== null;
    const box = node.getBoundingClientRect();
    const name = `${node.tagName} “${(node.textContent || node.id).trim().slice(0, 40)}”`;
    const scrolls = node.closest(".vw-table, .vw-code, .vw-process-picture");
    if (!scrolls && (box.left < -0.5 || box.right > innerWidth + 0.5)) found.push(`${name} sticks out: ${box.left}–${box.right}`);
    const inline = getComputedStyle(node).display === "inline" && !frame;
    if (!inline && (box.width < 23.99 || box.height < 23.99)) found.push(`${name} is ${box.width} × ${box.height}`);
  }
  return { found, controls };
}

test("what is looked for would be found", async () => {
  await world.visit(world.sites.example.http, "glossar.html", NARROW, async (page) => {
    assert.deepEqual((await page.evaluate(faults)).found, []);
    await page.evaluate(() => {
      const wide = document.createElement("button");
      wide.textContent = "wide".repeat(100);
      wide.style.whiteSpace = "nowrap";
      document.querySelector("main").append(wide);
      const small = document.createElement("nav");
      small.append(Object.assign(document.createElement("a"), { href: "#", textContent: "i" }));
      document.querySelector("main").prepend(small);
    });
    const { found } = await page.evaluate(faults);
    assert.equal(found.length, 4, found.join("\n"));
  });
});

for (const site of ["example", "fixture"]) {
  test(`no page of the ${site} wiki is wider than the window, and every control is in view`, async () => {
    const { http: root, folder } = world.sites[site];
    const faulty = [];
    await world.visit(root, "index.html", NARROW, async (page) => {
      const pages = await pagesOf(folder);
      assert.ok(pages.length >= 9);
      for (const path of pages) {
        await page.goto(root + path);
        const { found, controls } = await page.evaluate(faults);
        assert.ok(controls >= 8, `${path}: ${controls} controls`);
        faulty.push(...found.map((fault) => `${path}: ${fault}`));
      }
    });
    assert.deepEqual(faulty, []);
  });
}

test("menu, search box and results fit into the window", async () => {
  const { http: root } = world.sites.example;
  await world.visit(root, "handbuch/index.html", NARROW, async (page) => {
    await openMenu(page);
    assert.deepEqual((await page.evaluate(faults)).found, [], "menu");
    await page.locator(".vw-toc summary").click();
    assert.deepEqual((await page.evaluate(faults)).found, [], "contents list");
    await page.goto(`${root}rollen/index.html`);
    await page.locator("#vw-search-input").click();
    await typeSearch(page, "informationssicherheitsbeauftragte");
    await page.locator("#vw-search-list a").first().waitFor();
    assert.deepEqual((await page.evaluate(faults)).found, [], "search box");
    const panel = await page.locator("#vw-search-panel").boundingBox();
    assert.ok(panel.x >= 0 && panel.x + panel.width <= 320 && panel.y + panel.height <= 640, JSON.stringify(panel));
    await page.goto(`${root}suche.html?q=informationssicherheitsbeauftragte`);
    await page.locator(".vw-result a").first().waitFor();
    assert.deepEqual((await page.evaluate(faults)).found, [], "results page");
  });
});

test("filters, chips, suggestions and recent queries fit into the window", async () => {
  const { http: root } = world.sites.example;
  const path = "suche.html?q=dms%20beschafung%20teils&type=Rolle&type=Vertragscheckliste";
  await world.visit(root, path, { ...NARROW, init: mockSearch }, async (page) => {
    await page.locator(".vw-facets summary").click();
    await page.locator(".vw-search-help summary").click();
    assert.deepEqual((await page.evaluate(faults)).found, [], "results page");
    await page.locator("#vw-results-input").fill("nichts davon");
    await page.locator("#vw-results-ways.vw-shown").waitFor();
    await page.keyboard.press("Enter");
    assert.deepEqual((await page.evaluate(faults)).found, [], "nothing found");
    await page.locator("#vw-search-input").click();
    await page.locator(".vw-hit-recent").waitFor();
    assert.deepEqual((await page.evaluate(faults)).found, [], "recent queries");
    await typeSearch(page, "dms beschafung teils");
    assert.deepEqual((await page.evaluate(faults)).found, [], "search box");
  });
});

for (const way of WAYS) {
  test(`${way}: the menu opens and closes by keyboard`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "glossar.html", NARROW, async (page) => {
      const focus = () => page.evaluate(() => document.activeElement.textContent.trim());
      const first = page.locator(".vw-navigation-tree a").first();
      assert.equal(await first.isVisible(), false);
      for (let at = 0; at < 12 && await focus() !== "Menü"; at++) await page.keyboard.press("Tab");
      assert.equal(await focus(), "Menü");
      await page.keyboard.press("Enter");
      assert.equal(await first.isVisible(), true);
      await page.keyboard.press("Tab");
      assert.equal(await focus(), (await first.textContent()).trim());
      await page.keyboard.press("Escape");
      assert.equal(await first.isVisible(), false);
      assert.equal(await focus(), "Menü", "the focus is not lost");
      await page.keyboard.press("Space");
      assert.equal(await first.isVisible(), true);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.href !== `${root}glossar.html`);
      assert.equal(await page.locator(".vw-navigation-tree a").first().isVisible(), false, "folded on the next page");
    });
  });
}

test("wide tables and code scroll in their own boxes, by keyboard too", async () => {
  await world.visit(world.sites.fixture.http, "every-feature.html", NARROW, async (page) => {
    for (const selector of [".vw-table >> nth=1", ".vw-code"]) {
      const box = page.locator(selector).first();
      await box.focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      await page.waitForTimeout(250);
      assert.ok(await box.evaluate((node) => node.scrollWidth > node.clientWidth && node.scrollLeft > 0), selector);
    }
    assert.equal(await page.evaluate(() => scrollX), 0);
  });
});
