// Quiet pages: nothing in the console, nothing from elsewhere, nothing against the policy, and no
// engine before the search is wanted. Every visit of every test checks the first three; here they
// are held for each page of the example wiki, and the watch itself is tested.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { POLLING, WAYS, assertQuiet, typeSearch, useWorld } from "./support/browser.js";
import { POLICY, pagesOf } from "./support/site.js";

const world = useWorld("example", "fixture");

test("the watch notices what must not be", async () => {
  const { http: root } = world.sites.example;
  const allow = [/./];
  await world.visit(root, "index.html", { allow }, async (page, seen) => {
    assertQuiet(seen, root);
    await page.evaluate(() => {
      console.info("hello");
      setTimeout(() => { throw new Error("thrown"); });
      document.body.append(Object.assign(new Image(), { src: "http://127.0.0.2:9/x.png" }));
      document.body.setAttribute("style", "color: red");
      document.body.append(Object.assign(document.createElement("script"), { textContent: "window.ran = 1" }));
    });
    await page.waitForTimeout(200);
    assert.ok(seen.console.some((message) => message.includes("hello")));
    assert.ok(seen.errors.some((message) => message.includes("thrown")));
    assert.ok(seen.violations.some((text) => text.startsWith("img-src")), "foreign image");
    assert.ok(seen.violations.some((text) => text.startsWith("style-src-attr")), "inline style");
    assert.ok(seen.violations.some((text) => text.startsWith("script-src-elem")), "inline script");
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.throws(() => assertQuiet({ ...seen, errors: [], violations: [] }, root), /console messages/);
    seen.errors.length = 0;
    const elsewhere = { ...seen, requests: [...seen.requests, "http://127.0.0.2:9/x.png"] };
    assert.throws(() => assertQuiet(elsewhere, root, allow), /another host/);
    seen.requests.splice(0, Infinity, root);
  });
});

for (const way of WAYS) {
  test(`${way}: the engine loads when the search box gets focus, not before`, async () => {
    await world.visit(world.sites.example[way], "rollen/index.html", {}, async (page, seen) => {
      const ofSearch = () => seen.requests.filter((url) => url.includes("/search/"));
      await page.waitForLoadState("networkidle");
      await page.mouse.wheel(0, 600);
      await page.waitForTimeout(300);
      assert.deepEqual(ofSearch(), []);
      assert.equal(await page.evaluate(() => window.verbundwiki.mode), "idle");
      await page.locator("#vw-search-input").focus();
      await page.waitForFunction(() => window.verbundwiki.mode === "full", null, POLLING);
      assert.ok(ofSearch().some((url) => /\/search\/engine\.[0-9a-f]+\.js$/.test(url)));
      assert.ok(ofSearch().some((url) => url.endsWith("/search/manifest.js")));
      const loaded = ofSearch().length;
      await typeSearch(page, "rollen");
      assert.ok(await page.locator(".vw-hit").count() > 0);
      assert.equal(new Set(ofSearch()).size, ofSearch().length, "nothing twice");
      assert.ok(loaded >= 2);
    });
  });

  test(`${way}: every page of both wikis is quiet`, async () => {
    for (const site of ["example", "fixture"]) {
      const { [way]: root, folder } = world.sites[site];
      const pages = await pagesOf(folder);
      assert.ok(pages.length >= 9, "pages were found");
      await world.visit(root, pages[0], {}, async (page, seen) => {
        for (const path of pages.slice(1)) {
          await page.goto(root + path);
          assert.ok((await page.locator("h1").textContent()).trim() !== "", path);
        }
        assert.ok(seen.requests.length > pages.length * 5, "assets too");
      });
    }
  });
}

test("every page carries the policy, no inline script and no inline style", async () => {
  for (const site of ["example", "fixture"]) {
    const { folder } = world.sites[site];
    for (const path of await pagesOf(folder)) {
      const html = await readFile(join(folder, path), "utf8");
      assert.ok(html.includes(`<meta http-equiv="Content-Security-Policy" content="${POLICY}">`), path);
      const policy = html.indexOf("Content-Security-Policy");
      assert.ok(policy < html.indexOf("<script") && policy < html.indexOf("<link"), `${path}: the policy comes first`);
      assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle="/, path);
      assert.doesNotMatch(html, /<[^>]*\s(?:on\w+)="/, path);
      assert.doesNotMatch(html, /(?:src|srcset|data|poster)="(?:https?:)?\/\//, path);
      assert.doesNotMatch(html, /<link[^>]*href="(?:https?:)?\/\//, path);
    }
  }
});
