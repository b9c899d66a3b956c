// Processes: the picture and the steps in words, for everybody and without a script.

import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "./support/axe.js";
import { DESKTOP, PHONE, WAYS, useWorld } from "./support/browser.js";

const world = useWorld("example");
const PAGES = {
  file: "prozesse/sicherheitsvorfall-melden.html",
  steps: "prozesse/online-antrag-bearbeiten.html",
};

for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe-core finds nothing on processes, ${size}, ${colorScheme}`, async () => {
      const options = { viewport, colorScheme, reducedMotion: "reduce", name: "axe-process" };
      const { http: root } = world.sites.example;
      await world.visit(root, "index.html", options, async (page) => {
        for (const [kind, path] of Object.entries(PAGES)) {
          await page.goto(root + path);
          await page.evaluate(() => {
            for (const told of document.querySelectorAll(".vw-process-told")) told.open = true;
          });
          assert.equal(await page.locator(".vw-told").first().isVisible(), true);
          await check(page, `process of a ${kind}, ${size}, ${colorScheme}`);
        }
      });
    });
  }
}

test("Tab goes to the picture, then along the flow to the pages it leads to", async () => {
  await world.visit(world.sites.example.http, PAGES.file, {}, async (page) => {
    const region = page.locator(".vw-process-picture");
    assert.match(await region.getAttribute("aria-label"), /Sicherheitsvorfall melden/);
    assert.equal(await region.locator("svg").getAttribute("role"), "group");
    await region.focus();
    const stops = [];
    for (;;) {
      await page.keyboard.press("Tab");
      const href = await page.evaluate(() => {
        const node = document.activeElement;
        return node.closest(".vw-process-picture") ? node.getAttribute("href") : null;
      });
      if (!href) break;
      stops.push(href.replace(/^.*\//, ""));
    }
    // The lanes where their first step comes, a document behind its step, the called process last.
    assert.deepEqual(stops, [
      "kommunale-nutzende.html",
      "meldebogen-sicherheitsvorfall.html",
      "informationssicherheitsbeauftragte.html",
      "buergermeister.html",
      "it-verantwortliche.html",
      "wissensseite-pflegen.html",
    ]);
  });
});

test("a link of the picture leads to the page", async () => {
  await world.visit(world.sites.example.http, PAGES.steps, {}, async (page) => {
    const link = page.locator(".vw-process-picture svg a").first();
    const href = await link.evaluate((node) => node.href.baseVal ?? node.href);
    await link.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(new URL(href, page.url()).href.replace(/^.*\/rollen\//, "**/rollen/"));
  });
});

for (const way of WAYS) {
  test(`${way}: without JavaScript everything is there`, async () => {
    const { [way]: root } = world.sites.example;
    await world.visit(root, PAGES.file, { javaScriptEnabled: false }, async (page) => {
      assert.ok((await page.locator(".vw-process-picture svg").boundingBox()).width > 300);
      await page.locator(".vw-told-head").first().waitFor();
      assert.match(await page.locator(".vw-process-told").textContent(), /Meldung nötig\?/);
      const file = page.locator(".vw-process-files a[download]");
      assert.match(await file.getAttribute("href"), /sicherheitsvorfall-melden\.bpmn$/);
      const alone = page.locator(".vw-process-files a").first();
      await alone.click();
      await page.waitForURL(/sicherheitsvorfall-melden\.bpmn\.svg$/);
    });
  });
}

test("in forced colours every line and mark is seen", async () => {
  await world.visit(world.sites.example.http, PAGES.file, { forcedColors: "active" }, async (page) => {
    assert.ok(await page.evaluate(() => matchMedia("(forced-colors: active)").matches));
    const hidden = await page.evaluate(() => {
      const paper = getComputedStyle(document.querySelector(".vw-process-picture")).backgroundColor;
      const marks = [...document.querySelectorAll(".vw-process-picture svg :is(path, rect, circle, polyline, line, ellipse)")];
      return marks
        // What only widens a link is not to be seen.
        .filter((mark) => !mark.closest("defs, marker, clipPath") && !mark.hasAttribute("pointer-events"))
        .filter((mark) => {
          const { stroke, fill } = getComputedStyle(mark);
          const seen = (colour) => colour !== "none" && colour !== paper && colour !== "rgba(0, 0, 0, 0)";
          return !seen(stroke) && !seen(fill);
        })
        .map((mark) => mark.outerHTML.slice(0, 120));
    });
    assert.deepEqual(hidden, []);
  });
});

test("on paper a wide picture stands with its heading on one sheet across", async () => {
  for (const path of Object.values(PAGES)) {
    await world.visit(world.sites.example.http, path, {}, async (page) => {
      await page.evaluate(() => {
        const process = document.querySelector(".vw-process");
        process.querySelector(".vw-process-told").remove();
        document.querySelector(".vw-text").replaceChildren(process.previousElementSibling, process);
        document.querySelectorAll(".vw-uses, .vw-source, .vw-footer").forEach((node) => node.remove());
      });
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      const sheets = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
      assert.deepEqual(sheets.map(([, width, height]) => Number(width) > Number(height)), [false, true], path);
      // As wide as the sheet, 297 mm less the margins.
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 1062, height: 711 });
      const { width, height } = await page.locator(".vw-process-picture svg").boundingBox();
      assert.ok(width > 800 && width <= 1062 && height < 640, `${path}: ${width} × ${height}`);
    });
  }
});

test("nothing on a page of a process is wider than its sheet: browsers would shrink all of it", async () => {
  await world.visit(world.sites.example.http, PAGES.file, {}, async (page) => {
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 1017, height: 688 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 1017, `${width} px on a sheet across of 1017 px`);
  });
});

test("a wide picture uses the room beside the text and covers nothing", async () => {
  for (const width of [1280, 1440, 1920]) {
    const viewport = { width, height: 900 };
    await world.visit(world.sites.example.http, PAGES.file, { viewport }, async (page) => {
      const box = (selector) => page.locator(selector).first().boundingBox();
      const [picture, text, column, contents] = await Promise.all(
        [".vw-process-picture", ".vw-text > p", ".vw-column", ".vw-toc"].map(box));
      assert.ok(picture.width > text.width + 100, `${width}: ${picture.width}`);
      assert.ok(picture.x + picture.width <= column.x + column.width);
      assert.ok(contents.y + contents.height < picture.y);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0);
    });
  }
});
