// What the schemas of `verbundwiki schema` accept and refuse, as an editor would use them.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import Ajv from "ajv";
import { parse } from "yaml";
import { binary, contents, temporaryFolder, verbundwiki } from "./support/site.js";

/** Of typed pages in `content/` alone at least so many; raised as the example wiki grows. */
const TYPED_IN_EXAMPLE = 149;

const broken = fileURLToPath(new URL("broken-front-matter", import.meta.url));
let folder;
let wiki;
/** One validator a type, and the one for all under `_all`. */
const validators = {};
/** The types of the model. */
let types;

/** Whether a text is a day of the calendar, which a pattern cannot say. */
function isDay(text) {
  const date = new Date(`${text.trim()}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text.trim());
}

before(async () => {
  folder = await temporaryFolder();
  const schemas = join(folder, "schemas");
  await verbundwiki("schema", "--content", contents.example, "--output", schemas);
  for (const file of await readdir(schemas)) {
    // Strict: a keyword that a validator might not know, or read in another way, is an error.
    const ajv = new Ajv({ strict: true, allErrors: true, formats: { date: isDay } });
    ajv.addVocabulary(["enumDescriptions"]);
    const schema = JSON.parse(await readFile(join(schemas, file), "utf8"));
    validators[basename(file, ".schema.json")] = ajv.compile(schema);
  }
  types = Object.keys(validators).filter((name) => name !== "_all");
  wiki = join(folder, "wiki");
  await verbundwiki("init", wiki);
  for (const type of types) {
    await verbundwiki("new", type, "Neue Seite", "--content", join(wiki, "content"));
  }
});

after(() => rm(folder, { recursive: true, force: true }));

/** The front matter of every page under a folder, by the page's path. */
async function pagesUnder(content) {
  const pages = [];
  for (const name of (await readdir(content, { recursive: true })).sort()) {
    if (!name.endsWith(".md") || name.split("/").some((part) => /^[._]/.test(part))) continue;
    const front = /^---\n(.*?)^---$/ms.exec(await readFile(join(content, name), "utf8"));
    pages.push({ name, text: front?.[1] ?? "", values: (front && parse(front[1])) ?? {} });
  }
  return pages;
}

/** The faults that a page has by the schema of its type and by the one of all; both must agree. */
function faults({ name, values }) {
  const all = validators._all;
  const errors = all(values) ? [] : all.errors;
  const own = validators[values.type];
  if (own) assert.equal(own(values), errors.length === 0, `${name}: both schemas say the same`);
  return (own ? own.errors ?? [] : errors).map((error) => `${error.keyword} ${error.instancePath || "/"}`);
}

async function accepted(content) {
  const pages = await pagesUnder(content);
  for (const page of pages) {
    assert.deepEqual(faults(page), [], `${page.name} passes the check and must pass the schema`);
  }
  return pages.filter(({ values }) => values.type);
}

test("the front matter of every page of the example wiki is accepted", async (t) => {
  const typed = await accepted(contents.example);
  t.diagnostic(`${typed.length} typed pages`);
  assert.ok(typed.length >= TYPED_IN_EXAMPLE, `${typed.length} typed pages`);
});

test("the pages that init and new write are accepted, of every type", async () => {
  const typed = await accepted(join(wiki, "content"));
  for (const type of types) {
    const pages = typed.filter(({ values }) => values.type === type);
    assert.equal(pages.length, 2, `${type}: an example and a new page`);
  }
});

test("broken front matter is refused by the schema for the reason its file names, and by the check", async () => {
  const pages = await pagesUnder(broken);
  assert.ok(pages.length >= 10);
  for (const page of pages) {
    const [, expected] = /^# expected: (.*)$/m.exec(page.text) ?? assert.fail(`${page.name} names no reason`);
    const found = faults(page);
    assert.ok(found.includes(expected), `${page.name}: expected ${expected}, found ${found.join(", ")}`);
    // Nothing else is wrong with it: every other fault is on the way to this one.
    const [, place] = expected.split(" ");
    const others = found.map((fault) => fault.split(" ")[1]).filter((other) => !place.startsWith(other) && !other.startsWith(place));
    assert.deepEqual(others, [], page.name);
  }
  await checkRefuses(pages);
});

/** Each broken page alone in the new wiki is an error of `verbundwiki check` too. */
async function checkRefuses(pages) {
  for (const { name, values } of pages) {
    const content = join(folder, "broken", basename(name, ".md"), "content");
    await cp(join(wiki, "content"), content, { recursive: true });
    const inFolder = (await readdir(content)).includes(values.type) ? values.type : await folderOf(content, values.type);
    await mkdir(join(content, inFolder), { recursive: true });
    await writeFile(join(content, inFolder, name), await readFile(join(broken, name)));
    const ended = await promisify(execFile)(binary, ["check", "--format", "json", content]).catch((error) => error);
    assert.equal(ended.code, 1, `${name} is an error for the check`);
    const errors = JSON.parse(ended.stdout).filter((finding) => finding.severity === "error");
    const files = [...new Set(errors.map((finding) => finding.place.file))];
    assert.deepEqual(files, [join(inFolder, name)], name);
  }
}

/** The folder that a type's model file names; the root for a type that does not exist. */
async function folderOf(content, type) {
  const text = await readFile(join(content, "_model", `${type}.yaml`), "utf8").catch(() => "");
  return parse(text)?.folder ?? ".";
}

test("every state of a value, and every way to write one, is accepted", () => {
  const software = { type: "software", title: "x", kategorie: "dms" };
  for (const more of [
    {},
    { kategorie: "unbekannt" },
    { kategorie: { unbekannt: "steht nicht in der Quelle" } },
    { kategorie: { offen: true } },
    { vertragsende: "offen" },
    { vertragsende: { offen: true, bekannt: "frühestens 2028" } },
    { vertragsende: "2028-02-29" },
    { vertragsende: null },
    { hersteller: "Ein Hersteller ohne Seite" },
    { hersteller: 1234 },
    { schnittstellen: "XTA" },
    { schnittstellen: ["XTA", "unbekannt", { offen: true, bekannt: "eine weitere" }, null] },
    { schnittstellen: "offen" },
    { aliases: "y", tags: ["a", 2], review: "12 Monate", lang: "en-GB", draft: "true", visibility: "all" },
    { source: { dokument: "Ein Bericht", seite: 3 } },
    { source: [{ dokument: "unbekannt" }, { offen: true, seite: "S. 2" }, { offen: false, dokument: "x" }] },
  ]) {
    assert.deepEqual(faults({ name: JSON.stringify(more), values: { ...software, ...more } }), []);
  }
  for (const more of [
    { kategorie: null },
    { vertragsende: "2028-02-30" },
    { vertragsende: { offen: false } },
    { vertragsende: { offen: true, unbekannt: "x" } },
    { schnittstellen: [["XTA"], { a: 1 }] },
    { source: [{ seite: 3 }] },
    { source: [{ dokument: null }] },
    { source: { offen: true, seite: "S. 2" } },
    { review: "bald" },
    { lang: "deutsch" },
    { draft: "ja" },
  ]) {
    assert.notDeepEqual(faults({ name: JSON.stringify(more), values: { ...software, ...more } }), [], JSON.stringify(more));
  }
});

test("a page without a type may have any key, but its core keys are checked", () => {
  assert.deepEqual(faults({ name: "untyped", values: { title: "x", stand: "2026" } }), []);
  assert.deepEqual(faults({ name: "empty type", values: { type: null, farbe: ["rot"] } }), []);
  assert.notDeepEqual(faults({ name: "date", values: { title: "x", date: "gestern" } }), []);
});
