import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { mean, pages, readSet, score, summary } from "./score.mjs";

const here = dirname(fileURLToPath(import.meta.url));

function near(figures, ndcg, mrr, success) {
  const expected = { ndcg, mrr, success };
  for (const key of ["ndcg", "mrr", "success"]) {
    assert.ok(Math.abs(figures[key] - expected[key]) < 1e-6, `${key}: ${figures[key]} instead of ${expected[key]}`);
  }
}

test("the example gives what was computed by hand", () => {
  const set = readSet(join(here, "example"));
  assert.deepEqual(set.map((judged) => judged.query), ["eins", "zwei wörter", "drei"]);
  assert.ok(set.every((judged) => judged.kind === "keywords" && judged.collection === "wiki"));
  const rankings = [["x.html", "b/index.html#s", "./a.html#1", "a.html", "/c/"], ["d.html"], []];
  const figures = set.map((judged, number) => score(pages(rankings[number]), judged.grades));
  near(figures[0], 0.619993, 0.5, 0);
  near(figures[1], 1, 1, 1);
  near(figures[2], 0, 0, 0);
  near(mean(figures), 0.539998, 0.5, 1 / 3);
  const scored = set.map((judged, number) => ({ ...judged, figures: figures[number] }));
  near(summary(scored).kinds.keywords, 0.539998, 0.5, 1 / 3);
});

test("pages past the tenth do not count", () => {
  const grades = new Map([["a", 3]]);
  const ranking = [...Array.from({ length: 9 }, (_, number) => `x${number}`), "a"];
  near(score(ranking, grades), 1 / Math.log2(11), 0.1, 0);
  near(score(["y", ...ranking], grades), 0, 0, 0);
});

test("a page that only touches it is no answer", () => {
  const grades = new Map([["a", 1], ["b", 2]]);
  const ideal = 3 + 1 / Math.log2(3);
  near(score(["a", "b"], grades), (1 + 3 / Math.log2(3)) / ideal, 0.5, 0);
});

test("every file can be read and every query is judged once", () => {
  for (const folder of [here, join(here, "sealed")]) {
    const set = readSet(folder);
    const names = set.map(({ collection, kind, query }) => `${collection} ${kind} ${query}`);
    assert.ok(set.length > 0);
    assert.equal(new Set(names).size, names.length);
    assert.ok(set.every(({ grades }) => Math.max(...grades.values()) >= 2));
  }
});

test("every judged page of the wiki exists", () => {
  const content = join(here, "../../content");
  for (const folder of [here, join(here, "sealed")]) {
    for (const { query, grades } of readSet(folder, ["wiki"])) {
      const gone = [...grades.keys()].filter((path) => !existsSync(join(content, `${path}.md`)));
      assert.deepEqual(gone, [], query);
    }
  }
});
