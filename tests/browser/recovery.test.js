// When files of the search are missing, damaged or replaced: a plain reason and another try, never a
// dead search box, and an open tab goes on after a redeploy.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { WAYS, typeSearch, useWorld } from "./support/browser.js";
import { bundled, unpacked } from "./support/packed.js";
import { build, fileUrl, serve, temporaryFolder } from "./support/site.js";
import { writeWiki } from "./support/wiki.js";

const world = useWorld();
const PAGES = 250;
/** The browser's own words on files that it does not get or cannot read. */
const LOUD = { allow: [/Failed to load resource|ERR_FILE_NOT_FOUND|SyntaxError/] };
const built = {};
let parent;

before(async () => {
  parent = await temporaryFolder();
  for (const edition of ["alt", "neu"]) {
    const source = join(parent, `source-${edition}`);
    await writeWiki(source, { pages: PAGES, edition: `ausgabe${edition}` });
    built[edition] = (await build(source)).folder;
  }
});
after(async () => {
  for (const folder of [parent, ...Object.values(built).map((folder) => join(folder, ".."))]) await rm(folder, { recursive: true });
});

const search = (page, query, options) =>
  page.evaluate(([text, wanted]) => window.verbundwiki.search(text, wanted), [query, options]);
const codeOf = (page, query) =>
  page.evaluate((text) => window.verbundwiki.search(text).then(() => "found", (fault) => fault.code), query);
const files = async (folder) => (await readdir(join(folder, "search"))).map((name) => join(folder, "search", name));
const isChunk = (path) => /[/\\][0-9a-f]{8,}\.js$/.test(path);
const isManifest = (path) => /manifest\.js$/.test(path);
const isEngine = (path) => /engine[^/\\]*\.js$/.test(path);

/** Opens a copy of the built site, over http with a cache that keeps all, or as files. */
async function onCopy(way, act) {
  const folder = join(await mkdtemp(join(parent, "copy-")), "site");
  await cp(built.alt, folder, { recursive: true });
  const server = await serve(folder, { headers: { "cache-control": "max-age=3600" } });
  try {
    const root = way === "http" ? server.url : fileUrl(folder);
    await world.visit(root, "index.html", { ...LOUD, name: "recovery" }, (page, seen) => act(page, folder, seen)
      .then(() => {
        // What the damaged scripts themselves throw is part of the test.
        seen.errors = seen.errors.filter((text) => !/SyntaxError/.test(text));
      }));
  } finally {
    server.close();
  }
}

/** Changes all files that match; the function given back restores them. */
async function change(folder, matches, edit) {
  const originals = new Map();
  for (const path of (await files(folder)).filter(matches)) {
    originals.set(path, await readFile(path));
    const bytes = edit(originals.get(path));
    if (bytes) await writeFile(path, bytes);
    else await rm(path);
  }
  assert.ok(originals.size > 0, "files were changed");
  return () => Promise.all([...originals].map(([path, bytes]) => writeFile(path, bytes)));
}

const EDITS = {
  deleted: { edit: () => null, code: "network" },
  truncated: { edit: (bytes) => bytes.subarray(0, bytes.length / 2), code: "damaged" },
  empty: { edit: () => Buffer.alloc(0), code: "damaged" },
  flipped: { edit: (bytes) => flipped(bytes), code: "damaged" },
  "another page": { edit: () => Buffer.from("<!DOCTYPE html><title>Anmeldung</title>"), code: "damaged" },
};

/** One byte in the middle of the script is another. */
function flipped(bytes) {
  const changed = Buffer.from(bytes);
  const at = Math.floor(changed.length / 2);
  changed[at] = changed[at] === 0x41 ? 0x42 : 0x41;
  return changed;
}

for (const way of WAYS) {
  for (const [name, { edit, code }] of Object.entries(EDITS)) {
    test(`${way}: chunks that are ${name} give a reason, and are loaded anew`, () => onCopy(way, async (page, folder, seen) => {
      const restore = await change(folder, isChunk, edit);
      assert.equal(await codeOf(page, "kennwort77"), code);
      assert.equal(await codeOf(page, "kennwort77"), code, "as long as they are so");
      await restore();
      assert.match((await search(page, "kennwort77")).hits[0].url, /seite-77\.html/);
      assert.ok(seen.requests.some((url) => /\/[0-9a-f]+\.js\?again=/.test(url)), "past the cache");
    }));

    for (const [what, matches, expected] of [["a manifest", isManifest, code], ["an engine", isEngine, code === "network" ? "outdated" : code]]) {
      test(`${way}: ${what} that is ${name} gives a reason, and is loaded anew`, () => onCopy(way, async (page, folder) => {
        const restore = await change(folder, matches, edit);
        assert.equal(await codeOf(page, "kennwort77"), expected);
        assert.equal(await codeOf(page, "kennwort77"), expected, "as long as it is so");
        await restore();
        assert.equal(await codeOf(page, "kennwort77"), "found");
      }));
    }
  }

  test(`${way}: the search box says so, and its button tries again`, () => onCopy(way, async (page, folder) => {
    const restore = await change(folder, isChunk, () => null);
    await page.keyboard.press("/");
    await typeSearch(page, "kennwort77");
    const again = page.locator("#vw-search-status button");
    await again.click();
    await again.waitFor();
    await restore();
    await again.click();
    await page.locator("#vw-search-list a").first().waitFor();
    assert.match(await page.locator("#vw-search-list a").first().getAttribute("href"), /seite-77\.html/);
  }));

  test(`${way}: an open tab goes on after a redeploy`, () => onCopy(way, async (page, folder) => {
    assert.equal((await search(page, "ausgabealt kennwort5")).complete ?? 1, 1);
    await rename(folder, `${folder}-old`);
    await cp(built.neu, folder, { recursive: true });
    const answers = await Promise.all(["ausgabeneu kennwort222", "kennwort233"].map((query) => search(page, query)));
    assert.match(answers[0].hits[0].url, /seite-222\.html/);
    assert.match(answers[0].hits[0].excerpt, /ausgabeneu/);
    assert.match(answers[1].hits[0].url, /seite-233\.html/);
  }));

  test(`${way}: an index of another version asks to reload, and what is loaded stays usable`, () => onCopy(way, async (page, folder) => {
    await search(page, "kennwort5");
    const restore = await change(folder, isChunk, () => null);
    const restoreManifest = await change(folder, isManifest, otherVersion);
    assert.equal(await codeOf(page, "kennwort222"), "outdated");
    assert.equal(await codeOf(page, "kennwort5"), "found");
    await restoreManifest();
    await restore();
    assert.equal(await codeOf(page, "kennwort222"), "found");
  }));

  test(`${way}: an index of another version from the start asks to reload`, () => onCopy(way, async (page, folder) => {
    const restore = await change(folder, isManifest, otherVersion);
    assert.equal(await codeOf(page, "kennwort5"), "outdated");
    await restore();
    assert.equal(await codeOf(page, "kennwort5"), "found");
  }));
}

test("an engine that comes at the second try is used", () => onCopy("http", async (page) => {
  await page.route(/\/search\/engine[^/?]*\.js$/, (route) => route.abort());
  assert.equal(await codeOf(page, "kennwort77"), "found");
}));

test("an engine that is lost with the line is no sign of a newer wiki", () => onCopy("http", async (page) => {
  await page.route(/\/search\/(engine[^/]*|manifest\.js\?again=.*)$/, (route) => route.abort());
  assert.equal(await codeOf(page, "kennwort77"), "network");
}));

/** The manifest as a later version of verbundwiki may write it. */
function otherVersion(script) {
  const bytes = unpacked(script);
  const length = bytes.readUInt32LE();
  const header = Buffer.from(bytes.subarray(4, 4 + length).toString().replace(/"format":\d+/, '"format":999'));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(header.length);
  return bundled("manifest", Buffer.concat([size, header, bytes.subarray(4 + length)]));
}

test("a manifest that the browser kept from before a redeploy is loaded anew", async () => {
  const folder = join(await mkdtemp(join(parent, "copy-")), "site");
  await cp(built.alt, folder, { recursive: true });
  const server = await serve(folder, { headers: { "cache-control": "max-age=3600" } });
  try {
    await world.visit(server.url, "index.html", { ...LOUD, name: "kept" }, async (page) => {
      await page.evaluate(() => window.verbundwiki.prepare());
      await rm(folder, { recursive: true });
      await cp(built.neu, folder, { recursive: true });
      await page.goto(`${server.url}teil-1/seite-1.html`);
      assert.match((await search(page, "ausgabeneu kennwort222")).hits[0].url, /seite-222\.html/);
    });
  } finally {
    server.close();
  }
});
