// Pictures of every template for people to look at: node --test shots.js

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DESKTOP, PHONE, artifacts, useWorld } from "./support/browser.js";
import { TEMPLATES, openMenu, typedPages } from "./support/pages.js";

const world = useWorld("example", "fixture");
const LOOKS = {
  desktop: { viewport: DESKTOP, colorScheme: "light" },
  phone: { viewport: PHONE, colorScheme: "light" },
  dark: { viewport: DESKTOP, colorScheme: "dark" },
};

for (const [look, options] of Object.entries(LOOKS)) {
  test(`pictures, ${look}`, async () => {
    mkdirSync(artifacts, { recursive: true });
    for (const { name, site, path, act } of TEMPLATES) {
      await world.visit(world.sites[site].http, path, { ...options, name }, async (page) => {
        await act?.(page);
        const picture = { path: join(artifacts, `${name}-${look}.png`) };
        assert.ok((await page.screenshot(picture)).length > 5000, name);
        const tall = { path: join(artifacts, `${name}-${look}-tall.png`), fullPage: true };
        if (name.startsWith("page")) await page.screenshot(tall);
      });
    }
    const { http: root, folder } = world.sites.example;
    for (const { name, path } of await typedPages(folder)) {
      await world.visit(root, path, { ...options, name }, async (page) => {
        await page.screenshot({ path: join(artifacts, `${name}-${look}.png`), fullPage: true });
      });
    }
    if (look !== "phone") return;
    await world.visit(world.sites.example.http, "rollen/index.html", options, async (page) => {
      await openMenu(page);
      await page.screenshot({ path: join(artifacts, "menu-phone.png") });
    });
  });
}

test("pictures, forced colours and paper", async () => {
  const { http: root } = world.sites.example;
  await world.visit(root, "handbuch/markdown-referenz.html", { forcedColors: "active" }, async (page) => {
    await page.screenshot({ path: join(artifacts, "page-forced-colors.png") });
  });
  await world.visit(root, "handbuch/abfragen.html", { forcedColors: "active" }, async (page) => {
    await page.screenshot({ path: join(artifacts, "page-forms-forced-colors.png"), fullPage: true });
  });
  await world.visit(root, "handbuch/markdown-referenz.html", {}, async (page) => {
    await page.pdf({ path: join(artifacts, "page.pdf"), preferCSSPageSize: true });
  });
  await world.visit(root, "massnahmen/it-fachkraefte-unterstuetzen.html", {}, async (page) => {
    await page.pdf({ path: join(artifacts, "steckbrief.pdf"), preferCSSPageSize: true });
  });
});
