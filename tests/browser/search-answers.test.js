// What the results page makes of an answer, with known answers: pages and their sections, other
// spellings, suggestions, more results, nothing found, slow and failed searches.

import assert from "node:assert/strict";
import { test } from "node:test";
import { POLLING, WAYS, typeSearch, useWorld } from "./support/browser.js";
import { mockSearch } from "./support/mock-search.js";

const world = useWorld("example", "fixture");
const KNOWN = { init: mockSearch };
const notes = (page) => page.locator("#vw-results-notes p").allTextContents();

async function says(page, words) {
  await page.locator("#vw-results-status", { hasText: words }).waitFor();
}

for (const way of WAYS) {
  test(`${way}: a result a page: title to the best section, heading, excerpt, further sections`, async () => {
    await world.visit(world.sites.example[way], "suche.html?q=vergabe%20teils", KNOWN, async (page) => {
      await says(page, "57 Seiten, davon 7 mit allen Wörtern in 2 ms");
      assert.equal(await page.title(), "vergabe teils – Suche – Verbundwiki");
      const third = page.locator(".vw-result").nth(2);
      const link = third.locator("h2 a");
      assert.equal(await third.locator("h2").textContent(), "Gemeinsame Vergabe <Nr. 3> Typ: Rolle");
      assert.equal(await link.locator("mark").textContent(), "Vergabe");
      assert.equal(await link.getAttribute("href"), "index.html#vergabe-2");
      const described = await link.getAttribute("aria-describedby");
      assert.equal(await page.locator(`[id="${described}"]`).textContent(), "Rechtlicher Rahmen › Auftragsvergabe");
      assert.match(await third.locator(".vw-hit-excerpt").first().textContent(), /wer <was> zahlt/);
      const sections = third.locator(".vw-result-sections a");
      assert.deepEqual(await sections.allTextContents(), [
        "Rechtlicher Rahmen › Schwellenwerte und Verfahrensarten", "Rechtlicher Rahmen › Zuständigkeiten",
      ]);
      assert.equal(await sections.first().getAttribute("href"), "index.html#werte-2");
      assert.equal(await third.locator(".vw-hit-incomplete").textContent(), "enthält nicht alle Wörter");
      assert.equal(await page.locator(".vw-result").nth(1).locator(".vw-hit-incomplete").count(), 0);
      const fourth = page.locator(".vw-result").nth(3);
      assert.equal(await fourth.locator("> .vw-hit-heading").count(), 0, "the head of a page has no heading");
    });
  });

  test(`${way}: "more" shows more, goes to the first new one, says so, and the way back keeps it`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "suche.html?q=vergabe", KNOWN, async (page) => {
      const results = page.locator(".vw-result");
      const more = page.getByRole("button", { name: "Weitere Treffer" });
      await more.waitFor();
      assert.equal(await results.count(), 20);
      assert.equal(await page.locator("#vw-results-shown").textContent(), "20 von 57 Seiten werden angezeigt");
      await more.focus();
      await page.keyboard.press("Enter");
      await results.nth(39).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Gemeinsame Vergabe <Nr. 21>");
      await page.locator("#vw-results-live", { hasText: "40 von 57 Seiten werden angezeigt" }).waitFor({ state: "attached" });
      await results.nth(30).locator("h2 a").click();
      await page.waitForURL(/index\.html#/);
      await page.goBack();
      await results.nth(39).waitFor();
      await more.click();
      await results.nth(56).waitFor();
      assert.equal(await more.isVisible(), false);
      await page.locator("#vw-results-input").fill("anders");
      await page.waitForFunction(() => document.querySelectorAll(".vw-result").length === 20, null, POLLING);
    });
  });

  test(`${way}: other spellings, synonyms and suggestions; a suggestion is a step`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "suche.html?q=dms%20beschafung&type=Rolle", KNOWN, async (page) => {
      await says(page, "11 Seiten");
      assert.deepEqual((await notes(page)).slice(1), [
        "Gefunden mit anderer Schreibweise: „beschaffung“ statt „beschafung“",
        "Auch gesucht nach: Dokumentenmanagementsystem, E-Akte",
      ]);
      const suggestion = page.locator("#vw-results-notes a").first();
      assert.match(await suggestion.evaluate((link) => link.href), /suche\.html\?q=beschaffung&type=Rolle$/);
      await suggestion.click();
      await page.waitForURL(`${root}suche.html?q=beschaffung&type=Rolle`);
      assert.equal(await page.locator("#vw-results-input").inputValue(), "beschaffung");
      await page.waitForFunction(() => !document.querySelector("#vw-results-notes p"), null, POLLING);
      await page.goBack();
      await page.waitForURL(/q=dms%20beschafung/);
      assert.equal(await page.locator("#vw-results-input").inputValue(), "dms beschafung");
    });
  });

  test(`${way}: nothing found: suggestions, without filters, single words, other ways in`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "suche.html?q=nichts%20-ohne%20typ:rolle%20%22gemeinsam%22%20nichts&tag=recht", KNOWN, async (page) => {
      await says(page, "Keine Treffer für „nichts -ohne typ:rolle \"gemeinsam\" nichts“");
      const links = page.locator("#vw-results-notes a");
      assert.deepEqual(await links.allTextContents(), [
        "beschaffung", "beschaffungsgemeinschaft bilden", "Ohne Filter suchen", "nichts", "rolle", "gemeinsam",
      ]);
      assert.equal(await page.locator("#vw-results-ways").getByRole("link", { name: "A–Z" }).isVisible(), true);
      await page.getByRole("link", { name: "Ohne Filter suchen" }).click();
      await page.waitForURL((url) => !url.href.includes("tag="));
      await page.getByRole("link", { name: "gemeinsam", exact: true }).click();
      await page.waitForURL(`${root}suche.html?q=gemeinsam`);
      await says(page, "57 Seiten");
      assert.equal(await page.locator("#vw-results-ways").isVisible(), false);
    });
  });
}

test("a slow search shows that it goes on; a failed one says so and can be tried again", async () => {
  await world.visit(world.sites.example.http, "suche.html?q=vergabe", KNOWN, async (page) => {
    await says(page, "57 Seiten");
    await page.locator("#vw-results-input").fill("langsam");
    await says(page, "Suche läuft …");
    assert.equal(await page.locator("#vw-results-status .vw-spinner").isVisible(), true);
    await says(page, "57 Seiten");
    await page.locator("#vw-results-input").fill("kaputt");
    await says(page, "Die Suche konnte nicht geladen werden.");
    assert.equal(await page.locator("#vw-results-ways").isVisible(), true);
    await page.getByRole("button", { name: "Erneut versuchen" }).click();
    await says(page, "57 Seiten");
  });
});

/** Focuses a link or button, presses Enter, and says where the focus is once the page says these words. */
async function focusAfterEnter(page, target, words) {
  await target.focus();
  await page.keyboard.press("Enter");
  await says(page, words);
  return page.evaluate(() => document.activeElement.id);
}

test("by keyboard: what goes away with its answer leaves the focus to the number of pages", async () => {
  await world.visit(world.sites.example.http, "suche.html?q=nichts%20gemeinsam%20und%20IT&tag=recht", KNOWN, async (page) => {
    await says(page, "Keine Treffer");
    const link = (name) => page.locator("#vw-results-notes").getByRole("link", { name, exact: true });
    assert.equal(await link("und").count(), 0, "too short to tell anything");
    assert.equal(await link("IT").count(), 1);
    assert.equal(await focusAfterEnter(page, link("Ohne Filter suchen"), "Keine Treffer"), "vw-results-status");
    assert.equal(await focusAfterEnter(page, link("gemeinsam"), "57 Seiten"), "vw-results-status");
    await page.goBack();
    await says(page, "Keine Treffer");
    assert.equal(await focusAfterEnter(page, link("beschaffung"), "57 Seiten"), "vw-results-status");
    await page.locator("#vw-results-input").fill("kaputt");
    await says(page, "nicht geladen");
    const again = page.getByRole("button", { name: "Erneut versuchen" });
    assert.equal(await focusAfterEnter(page, again, "57 Seiten"), "vw-results-status");
  });
});

test("a step to another place of the page searches nothing; the same search is no step", async () => {
  await world.visit(world.sites.example.http, "suche.html?tag=recht&q=vergabe+teils", KNOWN, async (page) => {
    await says(page, "19 Seiten");
    const steps = () => page.evaluate(() => [history.length, window.verbundwiki.asked.length]);
    const [length, asked] = await steps();
    await page.locator("#vw-results-input").press("Enter");
    await page.waitForFunction((before) => window.verbundwiki.asked.length > before, asked, POLLING);
    assert.deepEqual(await steps(), [length, asked + 1]);
    await page.evaluate(() => { location.hash = "vw-results"; });
    await page.goBack();
    await page.waitForFunction(() => location.hash === "", null, POLLING);
    assert.deepEqual(await steps(), [length + 1, asked + 1]);
  });
});

test("more results that do not come leave those that are there, and can be tried again", async () => {
  await world.visit(world.sites.example.http, "suche.html?q=stockt", KNOWN, async (page) => {
    await says(page, "57 Seiten");
    await page.getByRole("button", { name: "Weitere Treffer" }).focus();
    await page.keyboard.press("Enter");
    const again = page.locator("#vw-results-shown").getByRole("button", { name: "Erneut versuchen" });
    await again.waitFor();
    assert.match(await page.locator("#vw-results-shown").textContent(), /^Die Suche konnte nicht geladen werden\./);
    await page.locator("#vw-results-live", { hasText: "nicht geladen" }).waitFor({ state: "attached" });
    assert.equal(await page.locator(".vw-result").count(), 20);
    assert.equal(await page.locator("#vw-facets").isVisible(), true);
    assert.equal(await again.evaluate((button) => button === document.activeElement), true);
    await page.keyboard.press("Enter");
    await page.locator(".vw-result").nth(39).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Gemeinsame Vergabe <Nr. 21>");
    assert.equal(await page.getByRole("button", { name: "Weitere Treffer" }).isVisible(), true);
  });
});

test("a failure says what it is, and offers what helps", async () => {
  await world.visit(world.sites.example.http, "suche.html", KNOWN, async (page) => {
    const box = page.locator("#vw-results-input");
    for (const [code, words, label] of [
      ["network", "Die Suche ist gerade nicht erreichbar.", "Erneut versuchen"],
      ["damaged", "Eine Datei der Suche kam beschädigt an.", "Erneut versuchen"],
      ["outdated", "Das Wiki wurde erneuert. Bitte laden Sie diese Seite neu.", "Neu laden"],
    ]) {
      await box.fill(code);
      await says(page, words);
      await page.locator("#vw-results-status").getByRole("button", { name: label }).waitFor();
      await page.evaluate(() => document.getElementById("vw-search-input").focus());
      await typeSearch(page, code);
      assert.equal(await page.locator("#vw-search-status").textContent(), words + label);
      await page.keyboard.press("Escape");
    }
    await page.evaluate(() => {
      window.before = true;
    });
    await page.locator("#vw-results-status").getByRole("button", { name: "Neu laden" }).click();
    // The search is still there.
    await page.waitForFunction(() => !window.before && document.getElementById("vw-results-input")?.value === "outdated",
      null, POLLING);
  });
});

test("each search box ends its own older queries only", async () => {
  await world.visit(world.sites.example.http, "suche.html?q=langsam", {}, async (page) => {
    await page.waitForFunction(() => window.verbundwiki.mode === "full", null, POLLING);
    const callers = await page.evaluate(async () => {
      const { search } = window.verbundwiki;
      const seen = [];
      window.verbundwiki.search = (query, options) => {
        seen.push([query, options.caller]);
        return search(query, options);
      };
      const enter = async (id, value) => {
        const input = document.getElementById(id);
        input.value = value;
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        while (!seen.some(([query]) => query === value)) await new Promise((done) => setTimeout(done, 20));
      };
      await enter("vw-search-input", "a");
      await enter("vw-results-input", "b");
      await enter("vw-search-input", "c");
      const number = (caller) => [...new Set(seen.map((each) => each[1]))].indexOf(caller);
      return seen.map(([query, caller]) => [query, typeof caller, number(caller)]);
    });
    assert.deepEqual(callers, [["a", "object", 0], ["b", "object", 1], ["c", "object", 0]]);
  });
});

test("odd words in the address do no harm", async () => {
  const queries = ["x".repeat(10_000), "🦓".repeat(500), "a\u0000b", "<img src=x>", "((((", "%"];
  await world.visit(world.sites.example.http, "suche.html", KNOWN, async (page) => {
    for (const query of queries) {
      await page.goto(`${world.sites.example.http}suche.html?q=${encodeURIComponent(query)}&__proto__=x&type=%00`);
      await says(page, "Keine Treffer");
      await page.locator("#vw-results-input").fill(query);
      await page.keyboard.press("Enter");
      await says(page, "Keine Treffer");
      assert.ok(page.url().length < 6000, "addresses stay short");
    }
  });
});

test("in English, too", async () => {
  await world.visit(world.sites.fixture.http, "suche.html?q=dms%20teils&type=Rolle", KNOWN, async (page) => {
    await says(page, "11 pages with some of the words in 2 ms");
    assert.deepEqual(await notes(page), ["Also searched for: Dokumentenmanagementsystem, E-Akte"]);
    assert.equal(await page.locator(".vw-chip").getAttribute("aria-label"), "Remove filter “Typ: Rolle”");
    await page.getByText("How to search").click();
    assert.equal(await page.getByText("type:role").isVisible(), true);
  });
});

test("without the texts the keys say in English what is meant", async () => {
  const init = () => Object.defineProperty(window, "verbundwikiStrings", { get: () => undefined, set() {} });
  await world.visit(world.sites.example.http, "suche.html", { init }, async (page) => {
    assert.equal(await page.locator("#vw-results-status").textContent(), "type to search");
    await page.locator("#vw-results-input").fill("qxqxqx");
    await says(page, "no hits qxqxqx");
  });
});
