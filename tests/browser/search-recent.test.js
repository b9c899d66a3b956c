// The last queries: kept on the device only, offered in the empty box, deleted and switched off.

import assert from "node:assert/strict";
import { test } from "node:test";
import { WAYS, typeSearch, useWorld } from "./support/browser.js";
import { mockSearch } from "./support/mock-search.js";

const world = useWorld("example");
const KNOWN = { init: mockSearch };
const panel = (page) => page.locator("#vw-search-panel");
const offered = (page) => page.locator("#vw-search-list .vw-hit-recent").allTextContents();
const stored = (page) => page.evaluate(() => JSON.stringify(localStorage));

/** Searches on the results page, as its form is submitted. */
async function submit(page, query) {
  await page.locator("#vw-results-input").fill(query);
  await page.keyboard.press("Enter");
}

for (const way of WAYS) {
  test(`${way}: the empty box offers what was searched, newest first, and searches it again`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "suche.html", KNOWN, async (page) => {
      for (let at = 1; at <= 9; at++) await submit(page, `wort ${at}`);
      await submit(page, "WORT 5");
      await page.locator("#vw-results-input").fill("nur getippt");
      await page.locator(".vw-result").first().waitFor();
      await page.keyboard.press("Control+k");
      assert.equal(await panel(page).isVisible(), false, "nothing while somebody types in the other box");

      await page.locator("#vw-search-input").focus();
      await panel(page).waitFor();
      const queries = ["WORT 5", "wort 9", "wort 8", "wort 7", "wort 6", "wort 4", "wort 3", "wort 2"];
      assert.deepEqual(await offered(page), queries);
      assert.equal(await page.locator("#vw-search-input").getAttribute("aria-expanded"), "true");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.locator("#vw-search-list [data-search-hit]").first().waitFor();
      assert.equal(await page.locator("#vw-search-input").inputValue(), "wort 9");
      assert.deepEqual(await offered(page), [], "hits have taken their place");

      await page.locator("#vw-search-input").fill("");
      await page.locator(".vw-hit-recent").first().waitFor();
      await page.keyboard.press("Escape");
      assert.equal(await panel(page).isVisible(), false);
      await page.keyboard.press("ArrowDown");
      assert.equal((await offered(page)).length, 8, "and by keyboard again");
    });
  });

  test(`${way}: opening a hit keeps its query; "delete" forgets all, by keyboard`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "rollen/index.html", KNOWN, async (page) => {
      await page.keyboard.press("/");
      await typeSearch(page, "datenpanne");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForURL(/#(vergabe|top)-/);
      await page.goto(`${root}rollen/index.html`);
      await page.keyboard.press("/");
      assert.deepEqual(await offered(page), ["datenpanne"]);
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.id), "vw-search-clear");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "vw-search-input");
      await page.getByText("Der Verlauf ist gelöscht.").waitFor();
      assert.equal(await panel(page).isVisible(), false);
      assert.doesNotMatch(await stored(page), /datenpanne/);
    });
  });

  test(`${way}: a hit opened in another tab can be deleted at once`, async () => {
    await world.visit(world.sites.example[way], "suche.html?q=anderswo", KNOWN, async (page) => {
      await page.locator(".vw-result").first().waitFor();
      assert.equal(await page.locator("#vw-recent-clear").isVisible(), false);
      await page.locator(".vw-result a").first().click({ modifiers: ["Control"] });
      await page.locator("#vw-recent-clear").waitFor();
    });
  });

  test(`${way}: switched off on the results page, nothing is kept, and it stays off`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "suche.html", KNOWN, async (page) => {
      await submit(page, "geheim");
      assert.match(await stored(page), /geheim/);
      assert.equal(await page.locator("#vw-recent-clear").isVisible(), true);
      await page.locator("#vw-recent").uncheck();
      assert.doesNotMatch(await stored(page), /geheim/);
      assert.equal(await page.locator("#vw-recent-clear").isVisible(), false);
      await submit(page, "vertraulich");
      await page.locator(".vw-result a").first().click();
      await page.goto(`${root}suche.html`);
      assert.equal(await page.locator("#vw-recent").isChecked(), false);
      assert.doesNotMatch(await stored(page), /geheim|vertraulich/);
      await page.locator("#vw-search-input").focus();
      assert.equal(await panel(page).isVisible(), false);
      await page.locator("#vw-recent").check();
      await submit(page, "wieder");
      assert.match(await stored(page), /wieder/);
    });
  });
}

test("a site that wants no history keeps none and forgets what there was", async () => {
  const init = () => {
    if (location.protocol === "http:") localStorage.setItem("verbundwiki:recent:/", '["frueher"]');
    new MutationObserver(() => {
      const form = document.getElementById("vw-search");
      if (form) form.dataset.recent = "false";
    }).observe(document, { childList: true, subtree: true });
  };
  await world.visit(world.sites.example.http, "index.html", { init }, async (page) => {
    assert.doesNotMatch(await stored(page), /frueher/);
    await page.keyboard.press("/");
    assert.equal(await panel(page).isVisible(), false);
    await page.keyboard.type("rollen");
    await page.keyboard.press("Enter");
    await page.waitForURL(/suche\.html\?q=rollen$/);
    assert.doesNotMatch(await stored(page), /rollen/);
  });
});

test("what others left in the storage does no harm", async () => {
  for (const left of ["{", "5", "null", '[1,{"a":2},"echt"]']) {
    const options = { init: mockSearch, name: "storage" };
    await world.visit(world.sites.example.http, "glossar.html", options, async (page) => {
      await page.evaluate((text) => localStorage.setItem("verbundwiki:recent:/", text), left);
      await page.keyboard.press("/");
      assert.deepEqual(await offered(page), left.includes("echt") ? ["echt"] : [], left);
      await typeSearch(page, "vergabe");
      assert.ok(await page.locator("#vw-search-list a").count() > 0, left);
    });
  }
});
