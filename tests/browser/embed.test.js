// The search box on other hosts' pages: one script tag, a strict policy, no help from the wiki's server.

import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { useWorld } from "./support/browser.js";
import { hostPolicy, tagOf, writeHostPage } from "./support/host.js";
import { fileUrl, serve, temporaryFolder } from "./support/site.js";

const world = useWorld("example");
const PATIENCE = { timeout: 5000 };
/** What a browser says about a server that is not there. */
const LOUD = { allow: [/Failed to load resource/] };
const ends = [];
after(() => Promise.all(ends.map((end) => end())));

/** The host page's folder, made by the first test: then the wiki is there. */
let folder = "";
async function useHost() {
  if (folder) return;
  folder = await temporaryFolder();
  ends.push(() => rm(folder, { recursive: true }));
}

/**
 * Opens a page of the host with this body. Options: those of `world.visit`, and
 *   policy: changes the host's policy
 *   file: opens it as a file
 */
async function visit(bodyOf, { policy = (text) => text, file = false, ...options }, act) {
  await useHost();
  const wiki = world.sites.example.http;
  await writeHostPage(folder, bodyOf(wiki));
  const server = await serve(folder, { policy: policy(hostPolicy(wiki)) });
  try {
    const wikis = [wiki, world.sites.example.file];
    const root = file ? fileUrl(folder) : server.url;
    await world.visit(root, "index.html", { wikis, name: "embed", ...options }, (page, seen) => act(page, seen, wiki));
  } finally {
    server.close();
  }
}

const box = (page, number = 0) => page.getByRole("combobox").nth(number);
const statusOf = (page) => page.locator(".panel p").first();
const ofWiki = (seen) => seen.requests.filter((url) => url.startsWith(world.sites.example.http));

test("with only the tag, under a strict policy, hits are found and opened by keyboard", async () => {
  await visit(tagOf, {}, async (page, seen, wiki) => {
    await box(page).waitFor();
    assert.deepEqual(ofWiki(seen), [`${wiki}search/embed.js`], "nothing more before the focus");
    assert.equal(await box(page).getAttribute("aria-label"), "Im Wiki suchen");
    const styles = await box(page).evaluate((input) => getComputedStyle(input).borderTopWidth + getComputedStyle(input).width);
    assert.match(styles, /^1px[2-9]\d\d/, "the sheet applies");
    await box(page).focus();
    await page.keyboard.type("datenpanne", { delay: 10 });
    const options = page.getByRole("option");
    await options.first().waitFor(PATIENCE);
    assert.equal(await box(page).getAttribute("aria-expanded"), "true");
    assert.match(await statusOf(page).textContent(), /^\d+ Seiten$/);
    await page.getByRole("status").getByText(/^\d+ Seiten$/).waitFor({ state: "attached" });
    assert.ok(await page.locator("mark").count() > 0);
    for (const option of await options.all()) assert.ok((await option.getAttribute("href")).startsWith(wiki));

    await page.keyboard.press("ArrowDown");
    const chosen = page.locator("[aria-selected=true]");
    assert.equal(await chosen.count(), 1);
    assert.equal(await box(page).getAttribute("aria-activedescendant"), await chosen.getAttribute("id"));
    await page.keyboard.press("ArrowUp");
    assert.equal(await chosen.count(), 0);
    await page.keyboard.press("Escape");
    assert.equal(await options.count(), 0);
    assert.equal(await box(page).inputValue(), "datenpanne");
    await page.keyboard.press("ArrowDown");
    await options.first().waitFor();
    await page.keyboard.press("ArrowDown");
    const target = await chosen.getAttribute("href");
    await page.keyboard.press("Enter");
    await page.waitForURL(target);
    assert.ok(target.startsWith(`${wiki}prozesse/sicherheitsvorfall-melden.html`), target);
    assert.equal(await page.locator("h1").count(), 1);
  });
});

test("Enter without a choice leads to the wiki's own results", async () => {
  await visit(tagOf, {}, async (page, seen, wiki) => {
    await box(page).fill("Rollen & Rechte");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${wiki}suche.html?q=Rollen%20%26%20Rechte`);
  });
});

test("attributes set place, language, texts, length, appearance; nonsense is ignored", async () => {
  const body = (wiki) => '<div id="here"></div><footer>Fuß</footer>' + tagOf(wiki,
    'data-target="#here" data-lang="en" data-label="Find in the handbook" data-placeholder="Word" data-limit="2" ' +
    'data-theme="dark" data-color="rgb(200, 0, 100)"');
  await visit(body, {}, async (page) => {
    await page.locator("#here").getByRole("combobox", { name: "Find in the handbook" }).fill("rollen");
    assert.equal(await box(page).getAttribute("placeholder"), "Word");
    await page.locator("a.hit:not(.section)").first().waitFor(PATIENCE);
    assert.equal(await page.locator("a.hit:not(.section)").count(), 2);
    assert.match(await statusOf(page).textContent(), /^\d+ pages/);
    assert.equal(await box(page).evaluate((input) => getComputedStyle(input).backgroundColor), "rgb(20, 25, 32)");
    assert.equal(await box(page).evaluate((input) => getComputedStyle(input).outlineColor), "rgb(200, 0, 100)");
  });
  const odd = (wiki) => tagOf(wiki, 'data-lang="toString" data-limit="-3" data-theme="pink" data-color="}body{display:none"');
  await visit(odd, {}, async (page) => {
    await box(page).fill("rollen");
    await page.getByRole("option").first().waitFor(PATIENCE);
    assert.equal(await page.getByText("Ende", { exact: true }).isVisible(), true);
  });
  const lost = { allow: [/no element matches data-target="#nowhere"/] };
  await visit((wiki) => tagOf(wiki, 'data-target="#nowhere"'), lost, async (page) => {
    assert.equal(await box(page).count(), 0);
  });
});

test("two boxes on one page work and share an engine", async () => {
  await visit((wiki) => tagOf(wiki) + tagOf(wiki, 'data-lang="en"'), {}, async (page, seen) => {
    await box(page, 0).fill("datenpanne");
    await page.getByRole("option").first().waitFor(PATIENCE);
    await box(page, 1).fill("glossar");
    await page.getByRole("listbox", { name: "Search results" }).getByRole("option").first().waitFor(PATIENCE);
    assert.equal(ofWiki(seen).filter((url) => url.includes("/search/engine")).length, 1);
    assert.equal(await page.getByRole("listbox", { name: "Treffer der Suche" }).count(), 0, "the first one closed");
  });
});

test("the host page's styles and keys stay outside", async () => {
  const body = (wiki) => '<link rel="stylesheet" href="host.css">' + tagOf(wiki);
  await useHost();
  await writeFile(join(folder, "host.css"),
    "* { font-size: 4px; color: red } div { text-transform: uppercase; visibility: visible } input { display: none } a { display: none }");
  const policy = (strict) => strict.replace("style-src 'none'", "style-src 'self'");
  await visit(body, { policy }, async (page) => {
    await page.evaluate(() => {
      window.keys = 0;
      document.addEventListener("keydown", () => { window.keys += 1; });
    });
    await box(page).focus();
    await page.keyboard.type("datenpanne");
    await page.getByRole("option").first().waitFor(PATIENCE);
    const style = await page.getByRole("option").first().evaluate((option) => {
      const { fontSize, textTransform, color } = getComputedStyle(option);
      return { fontSize, textTransform, color };
    });
    assert.deepEqual(style, { fontSize: "16px", textTransform: "none", color: "rgb(27, 36, 48)" });
    assert.equal(await page.evaluate(() => window.keys), 0);
  });
});

test("it is accessible", async () => {
  await visit((wiki) => `<main>${tagOf(wiki)}</main>`, { bypassCSP: true }, async (page) => {
    await box(page).fill("rollen");
    await page.getByRole("option").first().waitFor(PATIENCE);
    await page.keyboard.press("ArrowDown");
    const { violations } = await new AxeBuilder({ page }).disableRules(["region"]).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);
  });
});

test("a host whose policy forbids WebAssembly gets titles, and is told", async () => {
  const policy = (strict) => strict.replace(" 'wasm-unsafe-eval'", "");
  await visit(tagOf, { policy, allow: [/wasm|WebAssembly|unsafe-eval/i] }, async (page, seen) => {
    await box(page).fill("glossar");
    await page.getByRole("option").first().waitFor(PATIENCE);
    assert.match(await statusOf(page).textContent(), /nur Titel und Überschriften/);
    assert.ok(!ofWiki(seen).some((url) => url.includes("/search/engine")));
  });
});

test("a wiki that cannot be reached is told in a sentence, and tried again", async () => {
  await visit(tagOf, LOUD, async (page, seen, wiki) => {
    await box(page).waitFor();
    await page.route(`${wiki}**`, (route) => route.abort());
    await box(page).fill("glossar");
    await page.getByText("Das Wiki ist gerade nicht erreichbar.").first().waitFor(PATIENCE);
    await page.unroute(`${wiki}**`);
    await page.getByRole("button", { name: "Erneut versuchen" }).click();
    await page.getByRole("option").first().waitFor(PATIENCE);
    assert.ok(seen.requests.length > 0);
  });
});

const SEARCH_SCRIPT = /\/search[.-][0-9a-f]+\.js(\?again=\w+)?$/;
for (const [what, body] of [["truncated", "(function () { const a ="], ["empty", ""]]) {
  test(`a search.js that is ${what} is told, and loaded past the cache`, async () => {
    await visit(tagOf, LOUD, async (page, seen) => {
      await box(page).waitFor();
      await page.route(SEARCH_SCRIPT, (route) => route.fulfill({ contentType: "text/javascript", body }));
      await box(page).fill("glossar");
      await page.getByText("Die Suche ist gestört").first().waitFor(PATIENCE);
      // What the damaged script itself throws is part of the test.
      seen.errors = seen.errors.filter((text) => !/SyntaxError/.test(text));
      await page.unroute(SEARCH_SCRIPT);
      await page.getByRole("button", { name: "Erneut versuchen" }).click();
      await page.getByRole("option").first().waitFor(PATIENCE);
      assert.match(ofWiki(seen).filter((url) => SEARCH_SCRIPT.test(url)).at(-1), /\?again=/);
      assert.equal(await page.locator("head script[src*='/search.']").count(), 0, "nothing is left behind");
    });
  });
}

test("odd words do no harm, and long ones stay short", async () => {
  await visit(tagOf, {}, async (page, seen, wiki) => {
    await box(page).waitFor();
    await box(page).evaluate((input) => {
      input.value = `${"qx".repeat(5000)}\ud800`;
      input.dispatchEvent(new InputEvent("input"));
    });
    await page.getByText("Keine Treffer").first().waitFor(PATIENCE);
    assert.ok((await statusOf(page).textContent()).length < 110);
    await box(page).evaluate((input) => {
      input.value = "\ud800 qxqxqx";
      input.dispatchEvent(new InputEvent("input"));
    });
    await page.getByText("Keine Treffer für „\ufffd qxqxqx“").first().waitFor(PATIENCE);
    await page.keyboard.press("Tab");
    await box(page).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(`${wiki}suche.html?q=%EF%BF%BD%20qxqxqx`);
  });
});

test("pressing the text of the panel does not close it", async () => {
  await visit(tagOf, {}, async (page) => {
    await box(page).fill("datenpanne");
    await page.getByRole("option").first().waitFor(PATIENCE);
    await statusOf(page).click();
    assert.equal(await statusOf(page).isVisible(), true);
    assert.equal(await box(page).evaluate((input) => input === input.getRootNode().activeElement), true);
  });
});

test("file: a page in another encoding shows the box's texts as they are", async () => {
  const body = () => '<meta charset="windows-1252">' + tagOf(world.sites.example.file, 'data-lang="de"');
  await visit(body, { file: true }, async (page) => {
    assert.equal(await page.evaluate(() => document.characterSet), "windows-1252");
    await box(page).fill("qxqxqx");
    await page.getByText("Keine Treffer für „qxqxqx“").first().waitFor(PATIENCE);
    await box(page).fill("datenpanne");
    await page.getByRole("option").first().waitFor(PATIENCE);
    assert.doesNotMatch(await page.locator(".panel").textContent(), /Ã|â€/);
  });
});

test("file: a page elsewhere on a share finds hits too", async () => {
  await visit(() => tagOf(world.sites.example.file), { file: true }, async (page) => {
    await box(page).fill("datenpanne");
    await page.getByRole("option").first().waitFor(PATIENCE);
    assert.ok((await page.getByRole("option").first().getAttribute("href")).startsWith(world.sites.example.file));
  });
});
