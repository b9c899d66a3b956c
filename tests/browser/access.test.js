// Accessible by law: axe-core finds nothing on any template, light and dark, desktop and phone, and
// the frame can be used by keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "./support/axe.js";
import { DESKTOP, PHONE, typeSearch, useWorld } from "./support/browser.js";
import { mockSearch } from "./support/mock-search.js";
import { TEMPLATES, openMenu, typedPages } from "./support/pages.js";

const world = useWorld("example", "fixture");
test("what is looked for would be found", async () => {
  await world.visit(world.sites.fixture.http, "short.html", {}, async (page) => {
    await page.evaluate(() => {
      document.querySelector("main p").style.color = "#bbb";
      document.querySelector("main").append(document.createElement("button"));
    });
    await assert.rejects(check(page, "faulty"), /button-name[^]*color-contrast|color-contrast[^]*button-name/);
  });
});

for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe-core finds nothing on any template, ${size}, ${colorScheme}`, async () => {
      const options = { viewport, colorScheme, reducedMotion: "reduce", name: "axe" };
      for (const site of ["example", "fixture"]) {
        const { http: root } = world.sites[site];
        await world.visit(root, "index.html", options, async (page) => {
          const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
          assert.equal(background === "rgb(255, 255, 255)", colorScheme === "light", background);
          for (const { name, path, act } of TEMPLATES.filter((template) => template.site === site)) {
            await page.goto(root + path);
            await act?.(page);
            await check(page, `${name}, ${size}, ${colorScheme}`);
          }
          if (viewport === PHONE) {
            await page.goto(`${root}index.html`);
            await openMenu(page);
            await check(page, `menu, ${size}, ${colorScheme}`);
          }
        });
      }
    });
  }
}

for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe-core finds nothing on a page of each type, ${size}, ${colorScheme}`, async () => {
      const { http: root, folder } = world.sites.example;
      const pages = await typedPages(folder);
      assert.ok(pages.length > 20, `${pages.length} types`);
      const options = { viewport, colorScheme, reducedMotion: "reduce", name: "axe-types" };
      await world.visit(root, "index.html", options, async (page) => {
        for (const { name, path } of pages) {
          await page.goto(root + path);
          // What is folded is looked at as well.
          await page.evaluate(() => {
            for (const details of document.querySelectorAll("main details")) details.open = true;
          });
          await check(page, `${name}, ${size}, ${colorScheme}`);
        }
      });
    });
  }
}

for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe-core finds nothing on all that the search can show, ${size}, ${colorScheme}`, async () => {
      const options = { viewport, colorScheme, reducedMotion: "reduce", name: "axe-search", init: mockSearch };
      const { http: root } = world.sites.example;
      await world.visit(root, "suche.html?q=dms%20beschafung%20teils&type=Rolle&type=Prozess", options, async (page) => {
        await page.locator(".vw-chip").first().waitFor();
        await page.evaluate(() => {
          for (const details of document.querySelectorAll("main details")) details.open = true;
        });
        await check(page, `results, ${size}, ${colorScheme}`);
        await page.locator("#vw-results-input").fill("nichts zu finden");
        await page.locator("#vw-results-ways.vw-shown").waitFor();
        await page.keyboard.press("Enter");
        await check(page, `no results, ${size}, ${colorScheme}`);
        await page.goto(`${root}glossar.html`);
        await page.locator("#vw-search-input").focus();
        await page.locator(".vw-hit-recent").waitFor();
        await page.keyboard.press("ArrowDown");
        await check(page, `recent queries, ${size}, ${colorScheme}`);
        await typeSearch(page, "dms beschafung teils");
        await page.keyboard.press("ArrowDown");
        await check(page, `search box, ${size}, ${colorScheme}`);
      });
    });
  }
}

test("the first Tab shows the way to the content", async () => {
  await world.visit(world.sites.example.http, "glossar.html", {}, async (page) => {
    const skip = page.locator(".vw-skip");
    assert.ok((await skip.boundingBox()).y < 0, "out of sight at first");
    await page.keyboard.press("Tab");
    assert.ok((await skip.boundingBox()).y >= 0, "in sight with the focus");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "vw-main");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null));
  });
});

test("everything that gets the focus shows it and is in view", async () => {
  await world.visit(world.sites.example.http, "faq/beratung-und-teilschritte.html", {}, async (page) => {
    let stops = 0;
    for (let at = 0; at < 200; at++) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const node = document.activeElement;
        if (node === document.body) return null;
        const box = node.getBoundingClientRect();
        const header = node.closest(".vw-header, .vw-skip") ? 0 : document.querySelector(".vw-header").getBoundingClientRect().bottom;
        return {
          name: node.outerHTML.slice(0, 80),
          outline: getComputedStyle(node).outlineStyle !== "none" && parseFloat(getComputedStyle(node).outlineWidth) >= 2,
          visible: box.bottom > header && box.top < innerHeight && box.width > 0,
        };
      });
      if (!stop) break;
      stops++;
      assert.ok(stop.outline, `no visible focus: ${stop.name}`);
      assert.ok(stop.visible, `focus out of view: ${stop.name}`);
    }
    assert.ok(stops > 15 && stops < 200, `${stops} stops`);
  });
});

test("one heading of the first level, landmarks with names, no id twice", async () => {
  for (const site of ["example", "fixture"]) {
    const { http: root } = world.sites[site];
    await world.visit(root, "index.html", {}, async (page) => {
      for (const { name, path, act } of TEMPLATES.filter((template) => template.site === site)) {
        await page.goto(root + path);
        await act?.(page);
        const found = await page.evaluate(outline);
        assert.deepEqual(found, { first: 1, skipped: false, twice: [], unnamed: 0, mains: 1 }, name);
      }
    });
  }
});

function outline() {
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((node) => Number(node.tagName[1]));
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  const unnamed = [...document.querySelectorAll("nav")].filter((nav) => !nav.ariaLabel && !nav.hasAttribute("aria-labelledby"));
  return {
    first: levels.filter((level) => level === 1).length,
    skipped: levels.some((level, at) => at > 0 && level > levels[at - 1] + 1),
    twice: ids.filter((id, at) => ids.indexOf(id) !== at),
    unnamed: unnamed.length,
    mains: document.querySelectorAll("main").length,
  };
}
