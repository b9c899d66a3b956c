// Relevance on the judged queries of tests/search, for several searches side by side.

import { join } from "node:path";
import { pages, readSet, score, summary } from "../../tests/search/score.mjs";
import { root } from "./command.mjs";
import { share, table } from "./figures.mjs";

const MEASURES = { ndcg: "nDCG@10", success: "success@1", mrr: "MRR" };
const FOLDERS = { open: join(root, "tests/search"), sealed: join(root, "tests/search/sealed") };

/** The judged queries over a collection, `laws` or `wiki`, by set. */
export function judgedQueries(collection) {
  return Object.fromEntries(Object.entries(FOLDERS).map(([set, folder]) => [set, readSet(folder, [collection])]));
}

/** A judged query with the figures of what was found for it: addresses, best first. */
export function judge({ collection, kind, query, grades }, urls) {
  const found = pages(urls);
  return { collection, kind, query, found, figures: score(found, grades) };
}

/** Prints tables of `scored`: a list of judged queries for each search. */
export function printRelevance(title, names, scored) {
  const summaries = scored.map(summary);
  const rows = [...Object.keys(summaries[0].kinds).map((kind) => [kind, (one) => one.kinds[kind]]), ["**all**", (one) => one.all]];
  const head = ["kind", "queries", ...Object.values(MEASURES).flatMap((measure) => names.map((name) => `${measure}, ${name}`))];
  table(title, head, rows.map(([kind, of]) => [
    kind,
    of(summaries[0]).queries,
    ...Object.keys(MEASURES).flatMap((key) => {
      const figures = summaries.map((one) => share(of(one)[key]));
      const best = figures.toSorted().at(-1);
      return figures.map((figure) => (figure === best ? `**${figure}**` : figure));
    }),
  ]));
}
