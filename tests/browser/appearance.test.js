// Light, dark and paper.

import assert from "node:assert/strict";
import { test } from "node:test";
import { WAYS, useWorld } from "./support/browser.js";

const world = useWorld("example");
const background = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const WHITE = "rgb(255, 255, 255)";

for (const way of WAYS) {
  test(`${way}: the choice of light or dark lasts`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, "index.html", { colorScheme: "light" }, async (page) => {
      const button = page.locator("#vw-appearance");
      const value = page.locator("#vw-appearance-value");
      assert.equal(await value.textContent(), "Automatisch");
      await button.click();
      assert.equal(await value.textContent(), "Hell");
      await button.click();
      assert.equal(await value.textContent(), "Dunkel");
      const dark = await background(page);
      assert.notEqual(dark, WHITE);
      await page.reload();
      assert.equal(await background(page), dark);
      assert.equal(await value.textContent(), "Dunkel");
      await page.goto(`${root}rollen/index.html`);
      assert.equal(await background(page), dark, "on other pages too");
      await page.locator("#vw-appearance").press("Enter");
      assert.equal(await value.textContent(), "Automatisch");
      assert.equal(await background(page), WHITE);
      await page.emulateMedia({ colorScheme: "dark" });
      assert.equal(await background(page), dark, "it follows the system again");
    });
  });
}

test("a page where storage is blocked still works", async () => {
  const init = () => Object.defineProperty(window, "localStorage", { get() { throw new Error("blocked"); } });
  await world.visit(world.sites.example.http, "index.html", { init, colorScheme: "light" }, async (page) => {
    await page.locator("#vw-appearance").click();
    await page.locator("#vw-appearance").click();
    assert.notEqual(await background(page), WHITE);
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "vw-search-input");
  });
});

for (const colorScheme of ["light", "dark"]) {
  test(`on paper there is the text and nothing to press, ${colorScheme}`, async () => {
    const { http: root } = world.sites.example;
    await world.visit(root, "handbuch/markdown-referenz.html", { colorScheme }, async (page) => {
      const hidden = [
        ".vw-navigation", ".vw-toc", ".vw-search", ".vw-appearance", ".vw-breadcrumbs",
        ".vw-footer-links:not(.vw-footer-legal)", ".vw-footer-legal",
      ];
      for (const selector of hidden) assert.equal(await page.locator(selector).isVisible(), true, selector);
      await page.emulateMedia({ media: "print", colorScheme });
      for (const selector of hidden) assert.equal(await page.locator(selector).isVisible(), false, selector);
      for (const selector of ["h1", ".vw-table", ".vw-code", ".vw-callout", ".vw-brand"]) {
        assert.equal(await page.locator(selector).first().isVisible(), true, selector);
      }
      assert.equal(await background(page), WHITE);
      assert.equal(await page.locator("h1").evaluate((node) => getComputedStyle(node).color), "rgb(0, 0, 0)");
      const folded = page.getByText("Aufklappen", { exact: true });
      assert.equal(await folded.isVisible(), true, "what is folded on the screen is printed");
      const pdf = await page.pdf({ preferCSSPageSize: true });
      assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
      const sheets = pdf.toString("latin1").match(/\/Type \/Page\b/g).length;
      assert.ok(sheets >= 2 && sheets <= 8, `${sheets} sheets`);
    });
  });
}
