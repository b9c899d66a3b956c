// Builds lunr's index as a program of its own, so that its time is its own: documents in, JSON out.
//
//   node lunr-index.mjs DOCUMENTS.json FOLDER

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const require = createRequire(import.meta.url);
const lunr = require("lunr");
require("lunr-languages/lunr.stemmer.support")(lunr);
require("lunr-languages/lunr.de")(lunr);

const [documents, folder] = process.argv.slice(2);
const pages = JSON.parse(readFileSync(documents, "utf8"));

const [began, before] = [performance.now(), process.cpuUsage()];
const index = lunr(function () {
  this.use(lunr.de);
  this.ref("url");
  this.field("title", { boost: 10 });
  this.field("body");
  for (const page of pages) this.add(page);
});
const text = JSON.stringify(index);
const used = process.cpuUsage(before);
const wall = (performance.now() - began) / 1000;

const files = { "index.json": text, "titles.json": JSON.stringify(Object.fromEntries(pages.map(({ url, title }) => [url, title]))) };
for (const [name, content] of Object.entries(files)) {
  writeFileSync(join(folder, name), content);
  writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
}
console.log(JSON.stringify({ wall, cpu: (used.user + used.system) / 1e6 }));
