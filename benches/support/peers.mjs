// Three searches over one site, each as its documentation has it, behind one interface:
//
//   name        what the tables call it
//   index()     builds the index: seconds on the wall and of the processor
//   weight()    files and bytes of what it puts on the host
//   mounts      what the host serves for it beside the site
//   page        the page that readers search from
//   boot        a function for that page; it defines benchAsk(query) → { first, all, urls }: ms until
//               the first and until ten hits are in the page, and the ten pages, best first; ours may
//               be asked for more hits, in case several are of one page
//
// All three index the same pages: those that the site's own search knows.

import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, root, run, searchedPages, weigh } from "./command.mjs";

const modules = join(root, "benches/node_modules");
const versionOf = (name) => JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8")).version;

/** A page with a list and with the scripts that a site with this search would have on each page. */
function blankPage(file, ...scripts) {
  mkdirSync(dirname(file), { recursive: true });
  const tags = scripts.map((source) => `<script src="${source}"></script>`).join("\n");
  writeFileSync(file, `<!DOCTYPE html>\n<html lang="de">\n<meta charset="utf-8">\n<title>Suche</title>\n${tags}\n<ol id="hits"></ol>\n`);
}

/** The search of the site that `content` makes, with its own scripts on its own start page. */
export function ours(content, site) {
  return {
    name: "verbundwiki",
    index() {
      const { wall, cpu, stages } = build(content, site);
      return { wall: stages.index, whole: wall, wholeCpu: cpu };
    },
    weight: () => weigh(join(site, "search"), (name) => name !== "titles.js"),
    mounts: {},
    page: "index.html",
    boot: () => {
      const list = document.body.appendChild(document.createElement("ol"));
      window.benchAsk = async (query, limit = 10) => {
        const began = performance.now();
        let first = null;
        const show = ({ hits }) => {
          list.innerHTML = hits.map((hit) => `<li><a href="${hit.url}"></a><p>${hit.excerpt}</p></li>`).join("");
          hits.forEach((hit, at) => { list.children[at].firstChild.textContent = hit.title; });
          first = first ?? performance.now() - began;
          return hits.map((hit) => decodeURI(hit.url.split("#")[0]));
        };
        const urls = show(await window.verbundwiki.search(query, { limit, onFirst: show }));
        return { first, all: performance.now() - began, urls };
      };
    },
  };
}

/**
 * Pagefind: its program over copies of the pages that carry `data-pagefind-body` on their main
 * element, `lang="de"` as built, anchors' signs left out; its JavaScript interface, loaded on focus,
 * with nothing changed in its ranking.
 */
export function pagefind(site, scratch) {
  const [pages, output] = [join(scratch, "pages"), join(scratch, "pagefind")];
  return {
    name: `Pagefind ${versionOf("pagefind")}`,
    prepare() {
      for (const path of searchedPages(site)) {
        const html = readFileSync(join(site, path), "utf8").replace("<main ", "<main data-pagefind-body ");
        mkdirSync(dirname(join(pages, path)), { recursive: true });
        writeFileSync(join(pages, path), html);
      }
      blankPage(join(scratch, "pagefind-page/index.html"));
    },
    index() {
      const { wall, cpu } = run(process.execPath, join(modules, "pagefind/lib/runner/bin.cjs"), "--site", pages,
        "--output-path", output, "--exclude-selectors", ".vw-anchor", "--keep-index-url", "--silent");
      return { wall, cpu };
    },
    // Its ready-made interfaces lie beside it and are not loaded here.
    weight: () => weigh(output, (name) => !/-ui\.(js|css)$|highlight|playground/.test(name)),
    mounts: { "/pagefind/": output, "/pagefind-page/": join(scratch, "pagefind-page") },
    page: "pagefind-page/index.html",
    boot: () => {
      const list = document.getElementById("hits");
      let loading = null;
      window.benchAsk = async (query) => {
        const began = performance.now();
        loading = loading ?? import("/pagefind/pagefind.js");
        const { results } = await (await loading).search(query);
        list.innerHTML = "<li></li>".repeat(Math.min(results.length, 10));
        let first = null;
        const urls = await Promise.all(results.slice(0, 10).map(async (result, at) => {
          const { url, meta, excerpt } = await result.data();
          list.children[at].innerHTML = `<a href="${url}"></a><p>${excerpt}</p>`;
          list.children[at].firstChild.textContent = meta.title;
          first = first ?? performance.now() - began;
          return decodeURI(url.split("#")[0]).replace(/^\//, "");
        }));
        const all = performance.now() - began;
        return { first: first ?? all, all, urls };
      };
    },
  };
}

/**
 * lunr with lunr-languages: stemmer, stop words and trimmer of lunr.de, title (boost 10) and text as
 * in their examples; the index as JSON, which the host sends gzipped, and with it the titles. A
 * query is what lunr's maintainer proposes for what people type: exact words (boost 100), their
 * continuations (10), and words one edit away (1). Of three ways that were tried it ranks best;
 * the others took continuations or edits only when nothing else was found.
 */
export function lunr(site, scratch) {
  const output = join(scratch, "lunr");
  const worker = fileURLToPath(new URL("lunr-index.mjs", import.meta.url));
  const documents = join(scratch, "lunr-documents.json");
  return {
    name: `lunr ${versionOf("lunr")}`,
    prepare() {
      const texts = searchedPages(site).map((url) => ({ url, ...textOf(readFileSync(join(site, url), "utf8")) }));
      writeFileSync(documents, JSON.stringify(texts));
      blankPage(join(output, "index.html"), "lunr.js", "stemmer.js", "de.js");
      cpSync(join(modules, "lunr/lunr.min.js"), join(output, "lunr.js"));
      cpSync(join(modules, "lunr-languages/min/lunr.stemmer.support.min.js"), join(output, "stemmer.js"));
      cpSync(join(modules, "lunr-languages/min/lunr.de.min.js"), join(output, "de.js"));
    },
    index() {
      // The program reads and packs as well; the time that it tells is of lunr alone.
      return JSON.parse(run(process.execPath, worker, documents, output).stdout);
    },
    weight: () => weigh(output, (name) => name.endsWith(".json")),
    packed: () => weigh(output, (name) => name.endsWith(".gz")),
    mounts: { "/lunr/": output },
    page: "lunr/index.html",
    boot: () => {
      const list = document.getElementById("hits");
      let loading = null;
      const open = async () => {
        const [index, titles] = await Promise.all(["index.json", "titles.json"]
          .map(async (name) => (await fetch(name)).json()));
        return { index: window.lunr.Index.load(index), titles };
      };
      window.benchAsk = async (query) => {
        const began = performance.now();
        loading = loading ?? open();
        const { index, titles } = await loading;
        const { tokenizer, Query } = window.lunr;
        // Punctuation goes in the pipeline, which continuations and other spellings do not pass.
        const bare = tokenizer(query).map((token) => token.toString().replace(/^[^\p{L}\p{N}§]+|[^\p{L}\p{N}]+$/gu, ""));
        const words = bare.filter((word) => word !== "");
        const find = (continued) => (words.length === 0 ? [] : index.query((wanted) => {
          wanted.term(words, { boost: 100 });
          if (continued) wanted.term(words, { boost: 10, usePipeline: false, wildcard: Query.wildcard.TRAILING });
          wanted.term(words, { boost: 1, usePipeline: false, editDistance: 1 });
        }));
        let results;
        try {
          results = find(true);
        } catch {
          // lunr continues some numbers to words that its index does not have, and fails on them.
          results = find(false);
        }
        const urls = results.slice(0, 10).map((result) => result.ref);
        list.innerHTML = urls.map((url) => `<li><a href="/${url}"></a></li>`).join("");
        urls.forEach((url, at) => { list.children[at].firstChild.textContent = titles[url]; });
        const all = performance.now() - began;
        return { first: all, all, urls };
      };
    },
  };
}

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: " " };

/** Title and text of a page's main element, without its table of contents. */
function textOf(html) {
  const main = html.slice(html.indexOf("<main"), html.lastIndexOf("</main>"));
  const plain = (part) => part
    .replace(/<(nav|script|style|svg)\b[\s\S]*?<\/\1>|<a class="vw-anchor"[\s\S]*?<\/a>/g, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(#?\w+);/g, (whole, name) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, " ")
    .trim();
  return { title: plain(main.match(/<h1[^>]*>([\s\S]*?)<\/h1>/)?.[1] ?? ""), body: plain(main) };
}

/** Whether the packages that are compared with are installed. */
export const isInstalled = () => ["pagefind", "lunr", "lunr-languages"].every((name) => existsSync(join(modules, name)));
