// The JSON of every type under `daten/` is what its published schema says.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import Ajv from "ajv";
import { build, contents } from "./support/site.js";

/** A wiki whose values have every state, and the example wiki. */
const wikis = [contents.example, new URL("../sites/good-data/content", import.meta.url).pathname];
const built = [];

before(async () => {
  for (const wiki of wikis) built.push(await build(wiki));
});

after(() => Promise.all(built.map((site) => site.remove())));

/** Whether a text is a day of the calendar. */
function isDay(text) {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}

async function read(folder, name) {
  return JSON.parse(await readFile(join(folder, "daten", name), "utf8"));
}

function validator(schema) {
  return new Ajv({ strict: true, allErrors: true, formats: { date: isDay } }).compile(schema);
}

test("the pages of every type are what the schema beside them says", async (t) => {
  let pages = 0;
  for (const { folder } of built) {
    const schemas = (await readdir(join(folder, "daten"))).filter((name) => name.endsWith(".schema.json"));
    assert.ok(schemas.length > 1);
    for (const name of schemas) {
      const data = await read(folder, name.replace(".schema", ""));
      const validate = validator(await read(folder, name));
      assert.ok(validate(data), `${name}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
      assert.equal(data.$schema, name);
      pages += data.pages.length;
    }
  }
  t.diagnostic(`${pages} pages`);
  assert.ok(pages > 140);
});

test("the schema refuses what the export never writes", async () => {
  const { folder } = built[1];
  const validate = validator(await read(folder, "schulung.schema.json"));
  const first = (await read(folder, "schulung.json")).pages.find(({ id }) => id.endsWith("redaktion"));
  const check = (fields, more) => validate({
    type: "schulung", title: "Schulungen", pages: [{ ...first, ...more, fields: { ...first.fields, ...fields } }],
  });
  assert.ok(check({}));
  for (const fields of [
    { art: "anders" },
    { art: { unbekannt: 1 } },
    { kostenlos: "nein" },
    { preis: [12] },
    { orte: { page: "orte/saal" } },
    { orte: ["orte/saal"] },
    { orte: [{ page: "orte/saal", text: "Saal" }] },
    { termine: [{ tag: "2027-02-30" }] },
    { termine: [{ fremd: "x" }] },
    { preis: { offen: true, wert: [1] } },
    { fremd: "x" },
  ]) {
    assert.ok(!check(fields), JSON.stringify(fields));
  }
  assert.ok(!check({}, { date: "gestern" }));
});
