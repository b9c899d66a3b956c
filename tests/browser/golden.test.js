// The golden table of the search, tests/search/golden.tsv, in the browser: on the results page, with the
// engine and the chunks that a reader loads. tests/search_golden.rs holds the same rows natively.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { WAYS, useWorld } from "./support/browser.js";

const world = useWorld("example");

const table = await readFile(new URL("../search/golden.tsv", import.meta.url), "utf8");
const rows = table.split("\n").filter((line) => line && !line.startsWith("# ")).map((line) => {
  const [query, expected, why, ...more] = line.split("\t");
  assert.ok(why && more.length === 0, `a row is query, expectations, reason: ${line}`);
  return { query, expected: expected.split("; ").map((one) => one.match(/^([a-z]+\d*)=(.*)$/).slice(1)), why };
});
const others = rows.flatMap(({ expected }) => expected.filter(([form]) => form === "same").map(([, query]) => query));

const page = (url) => url.split("#")[0].replace(/\.html$/, "");

/** Whether an expectation holds; tests/search/README.md explains the forms. */
function holds([form, wanted], answers, query) {
  const answer = answers.get(query);
  const pages = answer.hits.map((hit) => page(hit.url));
  const hit = (name) => answer.hits[pages.indexOf(name)];
  const words = wanted.split(" ");
  const isAmong = (name, most) => pages.slice(0, most).includes(name);
  switch (form) {
    case "first": return isAmong(wanted, 1);
    case "has": return words.every((name) => pages.includes(name));
    case "hasnot": return !words.some((name) => pages.includes(name));
    case "above": {
      const [upper, lower] = wanted.split(">").map((name) => pages.indexOf(name));
      return upper >= 0 && (lower < 0 || upper < lower);
    }
    case "same": {
      const theirs = answers.get(wanted).hits.map((other) => page(other.url));
      return [...pages].sort().join() === theirs.sort().join();
    }
    case "also": return answer.also.includes(wanted);
    case "corrected": {
      const corrected = answer.corrected.map(([, to]) => to.toLowerCase());
      return wanted === "" ? corrected.length === 0 : corrected.includes(wanted.toLowerCase());
    }
    case "at": {
      const [name, anchor] = wanted.split("#");
      return hit(name)?.url.endsWith(`#${anchor}`) ?? false;
    }
    case "marked": {
      const [name, html] = wanted.split(": ");
      const { titleHtml = "", headingHtml = "", excerpt = "" } = hit(name) ?? {};
      return [titleHtml, headingHtml, excerpt].some((of) => of.includes(html));
    }
    default: {
      const [, most] = form.match(/^among(\d+)$/) ?? assert.fail(`an unknown form: ${form}`);
      return words.every((name) => isAmong(name, Number(most)));
    }
  }
}

for (const way of WAYS) {
  test(`${way}: the example wiki is found as the golden table says`, async () => {
    assert.ok(rows.length > 100);
    const queries = [...new Set([...rows.map(({ query }) => query), ...others])];
    await world.visit(world.sites.example[way], "suche.html", { name: "golden" }, async (page) => {
      const found = await page.evaluate(async (texts) => {
        const answers = [];
        for (const text of texts) answers.push(await window.verbundwiki.search(text, { limit: 1000 }));
        return answers;
      }, queries);
      const answers = new Map(queries.map((query, at) => [query, found[at]]));
      const faults = rows.flatMap(({ query, expected, why }) => expected
        .filter((one) => !holds(one, answers, query))
        .map((one) => `${query} (${why}): ${one.join("=")}`));
      assert.equal(faults.length, 0, `${faults.length} expectations fail:\n${faults.join("\n")}`);
    });
  });
}
