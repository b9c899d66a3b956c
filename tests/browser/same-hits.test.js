// The same engine natively and in the browser: the same hits in the same order with the same scores.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { WAYS, useWorld } from "./support/browser.js";
import { verbundwiki } from "./support/site.js";

const world = useWorld("example", "fixture");
const LIMIT = 20;
/** Relative difference of scores: the logarithm differs in its last bit between platforms. */
const TOLERANCE = 1e-5;

const groups = JSON.parse(await readFile(new URL("queries.json", import.meta.url), "utf8"));
const queries = [...Object.values(groups).flat(), "Amt ".repeat(2500), "x".repeat(10_000)];

/** What `verbundwiki search` answers to each query, asked two at a time. */
async function native(folder) {
  const answers = [];
  for (let at = 0; at < queries.length; at += 2) {
    const pair = queries.slice(at, at + 2).map(async (query) =>
      JSON.parse(await verbundwiki("search", "--json", "--facets", "--limit", String(LIMIT), folder, "--", query)));
    answers.push(...await Promise.all(pair));
  }
  return answers;
}

test("the browser finds what `verbundwiki search` finds", async (t) => {
  assert.equal(new Set(queries).size, queries.length, "no query twice");
  assert.ok(queries.length >= 70);
  const { folder } = world.sites.example;
  const expected = await native(folder);
  const fruitful = expected.filter((answer) => answer.hits.length > 0).length;
  t.diagnostic(`${queries.length} queries, ${fruitful} with hits`);
  assert.ok(fruitful >= 50, `${fruitful} queries have hits`);
  assert.ok(expected.some((answer) => answer.hits.length === 0), "and some have none");

  for (const way of WAYS) {
    await world.visit(world.sites.example[way], "index.html", { name: "same-hits" }, async (page) => {
      const found = await page.evaluate(async ([texts, limit]) => {
        const answers = [];
        for (const text of texts) answers.push(await window.verbundwiki.search(text, { limit, facets: true }));
        return answers;
      }, [queries, LIMIT]);
      queries.forEach((query, at) => {
        const name = `${way}: ${JSON.stringify(query.slice(0, 60))}`;
        const [theirs, ours] = [found[at], expected[at]];
        const texts = (hits) => hits.map(({ score, ...hit }) => hit);
        assert.deepEqual(texts(theirs.hits), texts(ours.hits), name);
        for (const key of ["total", "complete", "also", "corrected", "suggestions", "facets"]) {
          assert.deepEqual(theirs[key], ours[key], `${name}: ${key}`);
        }
        ours.hits.forEach((hit, place) => {
          // Filters alone give hits without a score.
          const difference = Math.abs(theirs.hits[place].score - hit.score) / Math.max(hit.score, 1);
          assert.ok(difference <= TOLERANCE, `${name}: score of hit ${place} differs by ${difference}`);
        });
      });
    });
  }
});

test("filters pass the same hits in the browser and natively", async () => {
  const { folder } = world.sites.fixture;
  for (const filters of [
    {},
    { type: "leaflet" },
    { type: null },
    { type: ["leaflet", "none"] },
    { type: "leaflet", stand: "none" },
    { stand: "none" },
  ]) {
    const options = Object.entries(filters).filter(([, value]) => value !== null)
      .flatMap(([key, values]) => [values].flat().flatMap((value) => ["--filter", `${key}=${value}`]));
    const expected = JSON.parse(await verbundwiki("search", "--json", ...options, folder, "zebra"));
    assert.equal(expected.total > 0, !("stand" in filters), JSON.stringify(filters));
    for (const way of WAYS) {
      await world.visit(world.sites.fixture[way], "index.html", { name: "filters" }, async (page) => {
        const found = await page.evaluate((wanted) => window.verbundwiki.search("zebra", { filters: wanted }), filters);
        assert.deepEqual(found.hits.map((hit) => hit.url), expected.hits.map((hit) => hit.url), `${way}: ${JSON.stringify(filters)}`);
        assert.equal(found.total, expected.total);
      });
    }
  }
});

test("a query that is another name of a page puts this page first", async () => {
  const { folder } = world.sites.example;
  for (const [query, url] of [
    ["Datenpanne", "prozesse/sicherheitsvorfall-melden.html"],
    ["DSB", "rollen/datenschutzbeauftragte.html"],
    ["OZG", "begriffe/ozg.html"],
    ["Maßnahme 4.4", "massnahmen/beschaffungsgemeinschaft-bilden.html"],
    ["massnahme 4.2", "massnahmen/software-landschaft-konsolidieren.html"],
    ["FAQ", "faq/index.html"],
  ]) {
    const { hits } = JSON.parse(await verbundwiki("search", "--json", folder, "--", query));
    assert.equal(hits[0]?.url, url, query);
  }
});

test("each query of the table finds what a reader expects", async () => {
  // Not a benchmark of relevance: a guard against a table that agrees because nothing is found.
  const { folder } = world.sites.example;
  for (const [query, url] of [
    ["2.3.2", "massnahmen/rollenprofile.html"],
    ["§ 4", "massnahmen/beschaffungsgemeinschaft-bilden.html"],
    ["Aemter", null],
    ["Datenpanne", "prozesse/sicherheitsvorfall-melden.html"],
    ["Glossar", "glossar.html"],
    ["datenschutzb", "rollen/datenschutzbeauftragte.html"],
    ["static website", "handbuch/english.html"],
    ["Einkaufsgemeinschaft", "massnahmen/beschaffungsgemeinschaft-bilden.html"],
    // By fields: a process by its step, a role by the step it has a part in.
    ["Beweise sichern", "prozesse/sicherheitsvorfall-melden.html"],
    ["Beweise sichern", "rollen/it-fachkraft.html"],
    ["Kapazitäten und Kompetenzen", "handlungsfelder/kapazitaeten-und-kompetenzen.html"],
    ["wie melde ich eine datenpanne", "prozesse/sicherheitsvorfall-melden.html"],
    ["Gewinnung von Personal", "massnahmen/personalgewinnung.html"],
    ["beschafung gemeinschaft", "massnahmen/beschaffungsgemeinschaft-bilden.html"],
    ["E-Akte", "begriffe/dms.html"],
    ["typ:rolle datenschutz", "rollen/datenschutzbeauftragte.html"],
  ]) {
    const { hits } = JSON.parse(await verbundwiki("search", "--json", folder, "--", query));
    const pages = hits.slice(0, 5).map((hit) => hit.url.split("#")[0]);
    assert.ok(pages.length > 0 && (url === null || pages.includes(url)), `${query}: ${pages.join(", ")}`);
  }
});

test("fields narrow the search, and hits say the type", async () => {
  const { folder } = world.sites.example;
  const filters = ["--filter", "type=Maßnahme", "--filter", "handlungsfeld=kapazitäten und kompetenzen"];
  const { hits } = JSON.parse(await verbundwiki("search", "--json", ...filters, folder, "--", "strategie"));
  assert.ok(hits.length > 0);
  assert.deepEqual([...new Set(hits.map((hit) => hit.type))], ["Maßnahme"]);
  assert.equal(hits[0].url, "massnahmen/personalgewinnung.html");
});
