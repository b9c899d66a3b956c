// A reader reads: pages, everything Markdown may become, and links that lead where they say.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { WAYS, assertInView, useWorld } from "./support/browser.js";
import { pagesOf } from "./support/site.js";

const world = useWorld("example", "fixture");

for (const way of WAYS) {
  test(`${way}: from the start page by clicking to a page and back`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "index.html", {}, async (page) => {
      assert.equal(await page.locator("h1").textContent(), "Verbundwiki");
      assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
      await page.locator(".vw-navigation").getByRole("link", { name: "Rollen", exact: true }).click();
      await page.waitForURL(`${root}rollen/index.html`);
      await page.locator(".vw-text").getByRole("link", { name: "IT-Verantwortliche" }).click();
      await page.waitForURL(`${root}rollen/it-verantwortliche.html`);
      assert.equal(await page.locator("h1").textContent(), "IT-Verantwortliche");
      const current = page.locator(".vw-navigation [aria-current=page]");
      assert.equal(await current.textContent(), "IT-Verantwortliche");

      await page.locator(".vw-toc").getByRole("link", { name: "Abgrenzung" }).click();
      await assertInView(page, "#abgrenzung");
      await page.locator(".vw-meta").getByRole("link", { name: "Personal" }).click();
      await page.waitForURL(`${root}schlagworte/personal.html`);
      await page.locator(".vw-entry-list a").first().click();
      await page.locator(".vw-breadcrumbs a").first().click();
      await page.waitForURL(`${root}index.html`);
      await page.locator(".vw-footer").getByRole("link", { name: "A–Z" }).click();
      await page.waitForURL(`${root}a-z.html`);
      await page.locator(".vw-letters a", { hasText: /^G$/ }).click();
      await page.getByRole("link", { name: "Glossar" }).last().click();
      await page.waitForURL(`${root}glossar.html`);
      await page.locator(".vw-brand").click();
      await page.waitForURL(`${root}index.html`);
    });
  });

  test(`${way}: links between pages with an anchor end at their section`, async () => {
    const { [way]: root } = world.sites.fixture;
    await world.visit(root, "every-feature.html", {}, async (page) => {
      await page.getByRole("link", { name: "section", exact: true }).click();
      await page.waitForURL(`${root}deep/below/leaf.html#a-heading-far-down`);
      await assertInView(page, "#a-heading-far-down");
      assert.ok(await page.evaluate(() => scrollY > 500), "the page scrolled");
    });
  });

  test(`${way}: tables, code, callouts and raw HTML look as written`, async () => {
    const { [way]: root } = world.sites.fixture;
    await world.visit(root, "every-feature.html", {}, async (page) => {
      const style = (selector, property) =>
        page.locator(selector).first().evaluate((node, name) => getComputedStyle(node)[name], property);

      const cells = page.locator(".vw-table").first().locator("tbody tr").first().locator("td");
      const aligned = await cells.evaluateAll((all) => all.map((cell) => getComputedStyle(cell).textAlign));
      assert.deepEqual(aligned, ["start", "center", "end"]);
      assert.equal(await page.locator(".vw-table th").first().getAttribute("scope"), "col");

      const comment = await style(".vw-code .hl-comment", "color");
      assert.notEqual(comment, await style(".vw-code .hl-entity", "color"), "code is highlighted");
      assert.equal(await style(".vw-code", "overflowX"), "auto");
      assert.match(await page.locator(".vw-code").first().textContent(), /alert\('not run'\)/);

      assert.equal(await page.locator(".vw-callout.vw-note .vw-callout-title").textContent(), "Note");
      const [note, warning] = [await style(".vw-note", "backgroundColor"), await style(".vw-warning", "backgroundColor")];
      assert.notEqual(note, warning, "callouts differ by kind");

      assert.equal(await page.locator("kbd", { hasText: "Ctrl" }).first().isVisible(), true);
      assert.equal(await page.locator("abbr").getAttribute("title"), "World Wide Web");
      const harmless = page.locator("#harmless");
      assert.equal(await harmless.getAttribute("onclick"), null);
      assert.equal(await harmless.getAttribute("style"), null);
      await harmless.click();
      assert.equal(await page.title(), "Every feature – Testing ground");
      const details = page.locator(".vw-text details");
      assert.equal(await details.locator("strong").isVisible(), false);
      await details.locator("summary").click();
      assert.equal(await details.locator("strong").isVisible(), true);

      assert.deepEqual(
        await page.locator(".vw-task input").evaluateAll((all) => all.map((box) => [box.checked, box.disabled])),
        [[true, true], [false, true]],
      );
      assert.equal(await page.locator("dl:not(.vw-meta) dt").textContent(), "Term");
    });
  });

  test(`${way}: footnotes lead down and back`, async () => {
    const { [way]: root } = world.sites.fixture;
    await world.visit(root, "every-feature.html", {}, async (page) => {
      const reference = page.locator(".vw-footnote-ref a").nth(1);
      await reference.click();
      assert.equal(new URL(page.url()).hash, "#fn:2");
      await assertInView(page, "#fn\\:2");
      assert.match(await page.locator("#fn\\:2").textContent(), /The text of the second/);
      await page.locator("#fn\\:2 .vw-footnote-back").click();
      assert.equal(new URL(page.url()).hash, "#fnref:2");
      await assertInView(page, "#fnref\\:2");
    });
  });

  test(`${way}: every image is shown`, async () => {
    for (const [site, path, count] of [
      ["fixture", "every-feature.html", 2],
      ["example", "handbuch/index.html", null],
      ["example", "handbuch/markdown-referenz.html", 1],
      ["example", "betriebsmodelle/index.html", 1],
    ]) {
      await world.visit(world.sites[site][way], path, {}, async (page) => {
        const images = page.locator(".vw-text img");
        if (count !== null) assert.equal(await images.count(), count, path);
        for (const image of await images.all()) {
          await image.scrollIntoViewIfNeeded();
          await image.evaluate((node) => node.decode());
          const { width, shown, alt } = await image.evaluate((node) => ({
            width: node.naturalWidth, shown: node.getBoundingClientRect().width, alt: node.alt,
          }));
          assert.ok(width > 0 && shown > 0 && alt !== "", `${path}: ${await image.getAttribute("src")}`);
        }
      });
    }
  });

  test(`${way}: a wiki without a start page gets one, in its language`, async () => {
    const { [way]: root } = world.sites.fixture;
    await world.visit(root, "index.html", {}, async (page) => {
      assert.equal(await page.locator("h1").textContent(), "Testing ground");
      assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
      assert.equal(await page.locator("a[href*=schlagworte]").count(), 0, "no tags, no link to tags");
      await page.locator("main").getByRole("link", { name: "Deep" }).click();
      await page.waitForURL(`${root}deep/index.html`);
      await page.locator(".vw-entries a").first().click();
      await page.waitForURL(`${root}deep/below/index.html`);
      await page.locator(".vw-entries a").first().click();
      await page.waitForURL(`${root}deep/below/leaf.html`);
    });
  });
}

const LEGAL = [
  ["Barrierefreiheit", "barrierefreiheit.html", "Erklärung zur Barrierefreiheit"],
  ["Impressum", "impressum.html", "Impressum"],
  ["Datenschutz", "datenschutz.html", "Datenschutzerklärung"],
];

test("the foot of every page leads to the legal pages and to an e-mail about the page", async () => {
  const { folder } = world.sites.example;
  for (const path of await pagesOf(folder)) {
    const html = await readFile(join(folder, path), "utf8");
    const foot = html.slice(html.indexOf("<footer"));
    for (const [, target] of LEGAL) assert.match(foot, new RegExp(`href="(?:\\.\\./)*${target}"`), path);
    const [, address] = foot.match(/href="(mailto:[^"]+)"/);
    const mail = new URL(address.replaceAll("&amp;", "&"));
    assert.equal(mail.pathname, "wiki@musterstadt.example", path);
    const title = html.match(/<h1>(.*?)<\/h1>/s)[1].replaceAll("&amp;", "&").replaceAll("&quot;", '"');
    assert.equal(mail.searchParams.get("subject"), `Rückmeldung: ${title}`, path);
    assert.ok(mail.searchParams.get("body").endsWith(`\r\nSeite: ${path}`), path);
  }
  const without = world.sites.fixture.folder;
  for (const path of await pagesOf(without)) {
    assert.doesNotMatch(await readFile(join(without, path), "utf8"), /mailto:|vw-footer-legal/, path);
  }
});

for (const way of WAYS) {
  test(`${way}: legal pages are a click away and name whom to turn to`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "rollen/it-verantwortliche.html", {}, async (page) => {
      for (const [link, target, title] of LEGAL) {
        await page.locator(".vw-footer").getByRole("link", { name: link, exact: true }).click();
        await page.waitForURL(root + target);
        assert.equal(await page.locator("h1").textContent(), title);
      }
      await page.goto(`${root}barrierefreiheit.html`);
      const text = (await page.locator("main").innerText()).replaceAll("\u00a0", " ");
      for (const part of [
        "EN 301 549 V3.2.1", "BITV 2.0", "WCAG 2.2", "teilweise vereinbar", "Grund", "Alternative", "Selbstbewertung",
        "Zuletzt überprüft", "Durchsetzungsverfahren", "2018/1523",
      ]) assert.ok(text.includes(part), part);
      const enforcement = page.locator("main").getByRole("link", { name: /durchsetzungsstelle\.sachsen\.de/ });
      assert.equal(await enforcement.getAttribute("rel"), "external noopener noreferrer");
    });
  });
}
