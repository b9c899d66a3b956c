// The search of a verbundwiki site, as a classic script: it works from file:// and over http, without
// fetch, worker, module or eval. It defines window.verbundwiki.search(query, options); see below.
//
// Engine, manifest and chunks are scripts that call window.verbundwikiBundle(name, base64, bindings).
// They load on the first call of prepare() or search(). Without WebAssembly, search/titles.js takes
// their place: titles and headings only.
//
// Read from <html>: data-root (relative path to the root of the site, "" or "../"), data-engine
// (path of the engine's script relative to the root).
(function () {
  "use strict";

  /**
   * @typedef {{url: string, title: string, heading: string, excerpt: string, type: string, score: number}} Hit
   *   url: relative to the page, usable as href. excerpt: escaped HTML with <mark>.
   * @typedef {{hits: Hit[], total: number, tookMs: number}} Results
   * @typedef {{limit?: number, filters?: Object<string, string>}} Options
   *   filters: what hits must be: "type" and keys of facets with their values; all of them count.
   * @typedef {{search: (query: string, options: Options) => Promise<{hits: Hit[], total: number}> }} Backend
   */

  /** Scripts that load at the same time; more do not load sooner. */
  const PARALLEL = 8;
  /** Indexes of at most so many chunks (of 64 KB) come at once, others as queries need them. */
  const ALL_AT_ONCE = 160;
  /** Hits in a list, as in the engine. */
  const DEFAULT_LIMIT = 10;
  /** Rounds of missing chunks after which something must be wrong. */
  const MOST_ROUNDS = 1000;
  /** Hits of one page in a list, as in the engine. */
  const MOST_OF_A_PAGE = 3;

  const dataset = document.documentElement.dataset;
  const root = dataset.root || "";

  // ---- Scripts and their bytes ----

  /** What arrived and was not fetched yet: name → [base64, bindings]. */
  const arrived = new Map();

  /** Called by every script of the bundle. */
  window.verbundwikiBundle = (name, base64, bindings) => {
    arrived.set(name, [base64, bindings]);
  };

  /**
   * Loads a script that registers itself under `name`.
   * @returns {Promise<[Uint8Array, any]>} its inflated bytes, and the bindings of the engine
   */
  async function load(path, name) {
    await new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = root + path;
      script.onload = () => {
        script.remove();
        resolve();
      };
      script.onerror = () => {
        script.remove();
        reject(new Error(`The search could not load ${path}.`));
      };
      document.head.append(script);
    });
    const found = arrived.get(name);
    arrived.delete(name);
    if (!found) throw new Error(`The search found no data in ${path}.`);
    return [await inflate(found[0]), found[1]];
  }

  /** Bytes of base64 of raw deflate. */
  async function inflate(base64) {
    const binary = atob(base64);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  // ---- Full text: the engine ----

  /** @returns {Promise<Backend>} */
  async function openEngine() {
    const engine = load(dataset.engine, "engine").then(async ([bytes, bindings]) => {
      try {
        await bindings({ module_or_path: await WebAssembly.compile(bytes) });
      } catch (error) {
        throw new NoWebAssembly(error);
      }
      return bindings;
    });
    const [bindings, [manifest]] = await Promise.all([engine, load("search/manifest.js", "manifest")]);
    const opened = new bindings.Engine(manifest);
    const absent = opened.absent();
    if (absent.length <= ALL_AT_ONCE) await bring(opened, absent);
    return { search: (query, options) => searchFull(opened, query, options) };
  }

  class NoWebAssembly extends Error {}

  /** Loads chunks into the engine. */
  async function bring(engine, names) {
    const waiting = names.slice();
    const worker = async () => {
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
        const [bytes] = await load(`search/${name}.js`, name);
        engine.provide(name, bytes);
      }
    };
    const workers = [];
    for (let number = 0; number < PARALLEL; number++) workers.push(worker());
    await Promise.all(workers);
  }

  async function searchFull(engine, query, options) {
    const wanted = JSON.stringify({ limit: options.limit, filters: options.filters });
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const start = performance.now();
      const answer = JSON.parse(engine.search(query, wanted));
      if (!answer.missing) return { ...answer, tookMs: performance.now() - start };
      await bring(engine, answer.missing);
    }
    throw new Error("The search index asks for the same data again and again.");
  }

  // ---- Titles and headings: without WebAssembly ----

  /** The same spellings as the engine: case, umlauts and their digraphs, ß. */
  function fold(text) {
    return text
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
      .replace(/ß/g, "ss")
      .replace(/([ao])e/g, "$1")
      .replace(/(^|[^aeq])ue/g, "$1u");
  }

  /** @returns {Promise<Backend>} */
  async function openTitles() {
    const [bytes] = await load("search/titles.js", "titles");
    const pages = JSON.parse(new TextDecoder().decode(bytes));
    const entries = [];
    for (const [url, title, headings] of pages) {
      entries.push({ url, title, heading: "", titleFolded: fold(title), headingFolded: "" });
      for (const [anchor, heading] of headings) {
        const headingFolded = fold(heading);
        entries.push({ url: `${url}#${anchor}`, title, heading, titleFolded: fold(title), headingFolded });
      }
    }
    return { search: (query, options) => Promise.resolve(searchTitles(entries, query, options)) };
  }

  function searchTitles(entries, query, options) {
    const start = performance.now();
    const words = fold(query.slice(0, 400)).split(/[^\p{L}\p{N}§.]+/u).filter((word) => word !== "");
    const found = [];
    // The list knows neither types nor facets: a filter lets nothing pass.
    const isFiltered = Object.values(options.filters).some((value) => value !== null && value !== undefined);
    for (const entry of words.length && !isFiltered ? entries : []) {
      const score = scoreOf(entry, words);
      if (score > 0) found.push({ entry, score });
    }
    found.sort((a, b) => b.score - a.score);
    const shownOf = new Map();
    const shown = found.filter(({ entry }) => {
      const page = entry.url.split("#")[0];
      shownOf.set(page, (shownOf.get(page) || 0) + 1);
      return shownOf.get(page) <= MOST_OF_A_PAGE;
    });
    const hits = shown.slice(0, options.limit).map(({ entry, score }) => ({
      url: entry.url,
      title: entry.title,
      heading: entry.heading,
      excerpt: "",
      type: "",
      score,
    }));
    return { hits, total: found.length, tookMs: performance.now() - start };
  }

  /** 0 unless every word is there and, for a section, at least one of them in its heading. */
  function scoreOf(entry, words) {
    let score = 0;
    let own = entry.heading === "";
    for (const word of words) {
      const inHeading = entry.headingFolded.includes(word);
      const inTitle = entry.titleFolded.includes(word);
      if (!inHeading && !inTitle) return 0;
      own = own || inHeading;
      score += (inTitle ? 3 : 0) + (inHeading ? 2 : 0) + (entry.titleFolded.startsWith(word) ? 1 : 0);
    }
    // A page whose title has the words stands before its sections.
    return own ? score + (entry.heading === "" ? 2 * words.length + 1 : 0) : 0;
  }

  // ---- The interface ----

  /** The backend that is loading or ready; null before, and after a failure. */
  let backend = null;

  async function open() {
    if (typeof WebAssembly === "object" && dataset.engine) {
      try {
        const opened = await openEngine();
        verbundwiki.mode = "full";
        return opened;
      } catch (error) {
        if (!(error instanceof NoWebAssembly)) throw error;
      }
    }
    const opened = await openTitles();
    verbundwiki.mode = "titles";
    return opened;
  }

  const verbundwiki = (window.verbundwiki = window.verbundwiki || {});

  /** "idle" until the search is ready, then "full", or "titles" without WebAssembly. */
  verbundwiki.mode = "idle";

  /**
   * Starts loading; calls at the same time share it, a call after a failure tries again.
   * @returns {Promise<void>}
   */
  verbundwiki.prepare = async () => {
    backend = backend || open();
    const loading = backend;
    try {
      await loading;
    } catch (error) {
      if (backend === loading) backend = null;
      throw error;
    }
  };

  /**
   * Searches the site.
   * @param {string} query
   * @param {Options} [options]
   * @returns {Promise<Results>} tookMs is the time of the query itself, without loading
   */
  verbundwiki.search = async (query, options = {}) => {
    await verbundwiki.prepare();
    const wanted = { limit: options.limit ?? DEFAULT_LIMIT, filters: options.filters || {} };
    const { hits, total, tookMs } = await (await backend).search(String(query), wanted);
    return { hits: hits.map((hit) => ({ ...hit, url: root + hit.url })), total, tookMs };
  };
})();
