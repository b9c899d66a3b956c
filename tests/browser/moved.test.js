// One output for every host: in a subfolder, under an awkward path, and with its 404 page.

import assert from "node:assert/strict";
import { cp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { assertInView, typeSearch, useWorld } from "./support/browser.js";
import { build, contents, fileUrl, serve, temporaryFolder } from "./support/site.js";

const world = useWorld("example");

/** Reads, searches and follows a hit. */
async function tour(root) {
  await world.visit(root, "prozesse/index.html", { name: "moved" }, async (page) => {
    await page.locator(".vw-text a").first().click();
    assert.ok(page.url().startsWith(`${root}prozesse/`), page.url());
    assert.notEqual(await page.locator(".vw-brand").evaluate((node) => getComputedStyle(node).fontWeight), "400", "styled");
    await page.keyboard.press("/");
    await typeSearch(page, "datenschutzbeauftragte auftrag");
    await page.keyboard.press("ArrowDown");
    const hit = await page.locator("#vw-search-list [aria-selected=true]").evaluate((node) => (node.closest("a") ?? node.querySelector("a")).href);
    assert.ok(hit.startsWith(`${root}rollen/`), hit);
    await page.keyboard.press("Enter");
    await page.waitForURL(hit);
    await page.goto(`${root}suche.html?q=betriebsmodelle`);
    await page.locator(".vw-result a[href*='#']").first().click();
    await assertInView(page, ":target");
    assert.ok(page.url().startsWith(root), page.url());
  });
}

test("http: the site works in a subfolder", async () => {
  const server = await serve(world.sites.example.folder, { prefix: "/a/b/" });
  try {
    await tour(server.url);
  } finally {
    server.close();
  }
});

test("file: the site works under a path with spaces, umlauts and signs", async () => {
  const parent = await temporaryFolder();
  try {
    const folder = join(parent, "Ämter & Räume 100% #1", "wiki (neu)");
    await mkdir(folder, { recursive: true });
    await cp(world.sites.example.folder, folder, { recursive: true });
    await tour(fileUrl(folder));
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
});

for (const prefix of ["/", "/a/b/"]) {
  test(`http: the 404 page works at any depth below ${prefix}`, async () => {
    const server = await serve("", { prefix });
    const site = await build(contents.example, "--base-url", server.url);
    server.folder = site.folder;
    const allow = [/404 \(Not Found\)/];
    try {
      await world.visit(server.url, "rollen/gibt/es/nicht.html", { allow, name: "404" }, async (page, seen) => {
        assert.equal(await page.locator("h1").textContent(), "Seite nicht gefunden");
        const gone = seen.console.filter((message) => allow[0].test(message));
        assert.equal(gone.length, 1, "only the page itself is missing, no asset");
        assert.notEqual(await page.locator(".vw-brand").evaluate((node) => getComputedStyle(node).fontWeight), "400");
        await page.keyboard.press("/");
        await typeSearch(page, "digitalnavigator");
        await page.locator("#vw-search-list a").first().click();
        await page.waitForURL(`${server.url}rollen/digitalnavigator.html*`);
        await page.goto(`${server.url}noch/eine`);
        await page.locator("main").getByRole("link", { name: "A–Z" }).click();
        await page.waitForURL(`${server.url}a-z.html`);
      });
    } finally {
      server.close();
      await site.remove();
    }
  });
}
