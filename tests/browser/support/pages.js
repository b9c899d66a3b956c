// One page of every template, and states of a page that look different.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { typeSearch } from "./browser.js";
import { contents } from "./site.js";

/** Opens the search box with results. */
async function searched(page) {
  await page.keyboard.press("Control+k");
  await typeSearch(page, "vergabe");
  await page.locator("#vw-search-list a").first().waitFor();
  await page.keyboard.press("ArrowDown");
}

async function resultsShown(page) {
  await page.locator(".vw-result a").first().waitFor();
}

/** Name, wiki, path, and what is done on the page before it is looked at. */
export const TEMPLATES = [
  { name: "page", site: "example", path: "handbuch/markdown-referenz.html" },
  { name: "page-table", site: "example", path: "massnahmen/katalog.html" },
  { name: "whole-catalogue", site: "example", path: "massnahmen/katalog-drucken.html" },
  { name: "page-matrix", site: "example", path: "kommunen/uebersicht.html" },
  { name: "page-indicators", site: "example", path: "massnahmen/indikatoren.html" },
  { name: "page-forms", site: "example", path: "handbuch/abfragen.html" },
  { name: "page-comparison", site: "example", path: "betriebsmodelle/index.html" },
  { name: "page-landscape", site: "example", path: "prozesse/index.html" },
  { name: "page-glossary", site: "example", path: "glossar.html" },
  { name: "report-review", site: "example", path: "pruefliste.html" },
  { name: "report-coverage", site: "example", path: "stand-kommune.html" },
  { name: "folder", site: "example", path: "rollen/index.html" },
  { name: "start", site: "example", path: "index.html" },
  { name: "a-z", site: "example", path: "a-z.html" },
  { name: "tags", site: "example", path: "schlagworte/index.html" },
  { name: "tag", site: "example", path: "schlagworte/handbuch.html" },
  { name: "search", site: "example", path: "suche.html?q=datenschutz", act: resultsShown },
  { name: "search-box", site: "example", path: "glossar.html", act: searched },
  { name: "page-accessibility", site: "example", path: "barrierefreiheit.html" },
  { name: "page-imprint", site: "example", path: "impressum.html" },
  { name: "page-privacy", site: "example", path: "datenschutz.html" },
  { name: "search-types", site: "fixture", path: "suche.html?q=zebra", act: resultsShown },
  { name: "404", site: "example", path: "404.html" },
  { name: "page-english", site: "fixture", path: "every-feature.html" },
  { name: "start-generated", site: "fixture", path: "index.html" },
  { name: "folder-generated", site: "fixture", path: "deep/below/index.html" },
];

/** Opens the menu where it is folded. */
export async function openMenu(page) {
  await page.locator(".vw-navigation summary").click();
  await page.locator(".vw-navigation-tree a").first().waitFor();
}

/**
 * One page of every type of the example wiki's model: the name of the type and the path of the page,
 * the longest one in the folder of its type.
 */
export async function typedPages(folder) {
  const model = join(contents.example, "_model");
  const pages = [];
  for (const file of (await readdir(model)).filter((name) => !name.startsWith("_")).sort()) {
    const home = (await readFile(join(model, file), "utf8")).match(/^folder: (.+)$/m)[1].trim();
    const names = (await readdir(join(folder, home))).filter((name) => /^(?!index\.).*\.html$/.test(name));
    const sized = await Promise.all(names.map(async (name) => {
      const path = `${home}/${name}`;
      return { path, length: (await readFile(join(folder, path))).length };
    }));
    sized.sort((a, b) => b.length - a.length || (a.path < b.path ? -1 : 1));
    pages.push({ name: `type-${file.replace(".yaml", "")}`, path: sized[0].path });
  }
  return pages;
}
