// The search in Firefox, over http and as files: typing, arrow keys, deep link, lost chunks, the box
// on another host's page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { WAYS, useWorld } from "./support/browser.js";
import { useFirefox } from "./support/firefox.js";
import { hostPolicy, tagOf, writeHostPage } from "./support/host.js";
import { serve, temporaryFolder } from "./support/site.js";

const world = useWorld("example", "fixture");
const visit = useFirefox();

/** Waits until a function of the page gives something. */
const until = (page, condition, ...values) => page.waitForFunction(condition, { polling: 50 }, ...values);
const selected = (page) => page.$$eval("#vw-search-list [aria-selected=true]", (all) => all.map((each) => each.href));

test("Firefox: the watch notices what must not be", async () => {
  await visit(world.sites.example.http, "index.html", async (page, loud) => {
    await page.evaluate(() => {
      console.info("hello");
      setTimeout(() => { throw new Error("thrown"); });
      document.body.setAttribute("style", "color: red");
    });
    await page.waitForFunction(() => new Promise((done) => setTimeout(done, 300, true)));
    for (const word of ["hello", "thrown", "style-src"]) assert.ok(loud.some((text) => text.includes(word)), `${word}: ${loud}`);
    loud.length = 0;
  });
});

test("Firefox: a page of another port with only the tag finds and opens hits", async () => {
  const { http: wiki } = world.sites.example;
  const folder = await temporaryFolder();
  await writeHostPage(folder, tagOf(wiki));
  const host = await serve(folder, { policy: hostPolicy(wiki) });
  try {
    await visit(host.url, "index.html", async (page) => {
      await (await page.waitForSelector(">>> input")).focus();
      await page.keyboard.type("datenpanne", { delay: 30 });
      // Not by a selector: the wait for one sees no change inside a shadow root.
      await until(page, () => [...document.querySelectorAll("div")].some((each) => each.shadowRoot?.querySelector("a mark")));
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await until(page, (start) => location.href.startsWith(start), `${wiki}prozesse/sicherheitsvorfall-melden.html`);
    });
  } finally {
    host.close();
    await rm(folder, { recursive: true });
  }
});

for (const way of WAYS) {
  test(`Firefox, ${way}: typing finds, arrow keys choose, Enter opens the section`, async () => {
    const { [way]: root } = world.sites.fixture;
    await visit(root, "deep/index.html", async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("okapi", { delay: 30 });
      await until(page, () => document.querySelector("#vw-search-list mark"));
      assert.equal(await page.evaluate(() => window.verbundwiki.mode), "full");
      assert.equal(await page.$eval("#vw-search-input", (input) => input.getAttribute("aria-expanded")), "true");
      await until(page, () => /\d/.test(document.querySelector("#vw-search-live").textContent));
      assert.deepEqual(await selected(page), []);
      await page.keyboard.press("ArrowDown");
      assert.deepEqual(await selected(page), [`${root}deep/below/leaf.html#a-heading-far-down`]);
      await page.keyboard.press("ArrowUp");
      assert.deepEqual(await selected(page), []);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await until(page, (url) => location.href === url, `${root}deep/below/leaf.html#a-heading-far-down`);
      await until(page, () => {
        const top = document.getElementById("a-heading-far-down")?.getBoundingClientRect().top;
        return scrollY > 500 && top >= 0 && top < innerHeight;
      });
    });
  });

  test(`Firefox, ${way}: the results page answers the query of its address`, async () => {
    const { [way]: root } = world.sites.example;
    await visit(root, "suche.html?q=datenpanne", async (page) => {
      await until(page, () => document.querySelector(".vw-result a"));
      const first = await page.$eval(".vw-result a", (link) => link.href);
      assert.ok(first.startsWith(`${root}prozesse/sicherheitsvorfall-melden.html`), first);
    });
  });

  test(`Firefox, ${way}: facets narrow the results, and their address can be passed on`, async () => {
    const { [way]: root } = world.sites.example;
    const shown = (page) => page.evaluate(() => [
      document.querySelector("#vw-results-status span").textContent,
      [...document.querySelectorAll(".vw-chip")].map((chip) => chip.firstChild.data),
      [...new Set([...document.querySelectorAll(".vw-result .vw-hit-type")].map((label) => label.lastChild.data))],
    ]);
    let expected = null;
    await visit(root, "suche.html?q=datenschutz", async (page) => {
      const box = "#vw-facets [data-key=type][data-value=Rolle]";
      await page.setViewport({ width: 1280, height: 800 });
      await page.waitForSelector(box);
      await page.$eval("#vw-facets", (facets) => {
        facets.open = true;
      });
      const count = await page.$eval(box, (input) => input.closest("label").querySelector(".vw-count").textContent);
      await page.focus(box);
      await page.keyboard.press(" ");
      await until(page, () => document.querySelector(".vw-chip"));
      expected = await shown(page);
      assert.deepEqual(expected, [`${count} Seiten`, ["Typ: Rolle"], ["Rolle"]]);
      assert.equal(await page.evaluate(() => document.activeElement.dataset.value), "Rolle", "the focus stays");
      if (way === "http") assert.ok(page.url().endsWith("?q=datenschutz&type=Rolle"), page.url());
    });
    await visit(root, "suche.html?q=datenschutz&type=Rolle", async (page) => {
      await until(page, () => document.querySelector(".vw-chip"));
      assert.deepEqual(await shown(page), expected);
    });
  });

  test(`Firefox, ${way}: the same hits as in Chromium`, async () => {
    const { [way]: root } = world.sites.example;
    const ask = async (page) => page.evaluate(async () => {
      const answers = [];
      for (const query of ["rollen", "beschaffung", "2.3.2", "wer meldet eine datenpanne", "glosar"]) {
        const { hits, total } = await window.verbundwiki.search(query);
        answers.push([query, total, hits.map((hit) => hit.url)]);
      }
      return answers;
    });
    let expected = null;
    await world.visit(root, "index.html", { name: "firefox" }, async (page) => {
      expected = await ask(page);
    });
    await visit(root, "index.html", async (page) => assert.deepEqual(await ask(page), expected));
  });

  test(`Firefox, ${way}: damaged chunks give a reason, and are loaded anew`, async () => {
    const { [way]: root, folder } = world.sites.fixture;
    const names = (await readdir(join(folder, "search"))).filter((name) => /^[0-9a-f]{8,}\.js$/.test(name));
    const chunks = await Promise.all(names.map(async (name) => {
      const path = join(folder, "search", name);
      return [path, await readFile(path)];
    }));
    const ask = (page) => page.evaluate(() =>
      window.verbundwiki.search("okapi").then(({ total }) => total, (fault) => fault.code));
    await visit(root, "deep/index.html", async (page) => {
      for (const [path] of chunks) await writeFile(path, "");
      assert.equal(await ask(page), "damaged");
      for (const [path, bytes] of chunks) await writeFile(path, bytes);
      assert.equal(await ask(page), 1);
    });
  });
}
