// The search of a verbundwiki site, as a classic script: it works from file:// and over http, without
// fetch, worker, module or eval. On a page of the site it defines window.verbundwiki with `mode`,
// `prepare()` and `search(query, options)`; see the end. embed.js opens the same search elsewhere.
//
// Engine, manifest and chunks are scripts that call window.verbundwikiBundle(name, packed, bindings).
// Opening loads engine, manifest and search-full.js together; that then loads the chunks a query
// lacks. Without WebAssembly, search-titles.js takes their place: titles and headings only.
//
// Read from <html>: data-root (relative path to the root of the site, "" or "../"), and relative to
// the root data-engine (the engine's script), data-full and data-titles (search-full.js and
// search-titles.js).
(function () {
  "use strict";

  /**
   * @typedef {{url: string, heading: string, headingHtml: string, excerpt: string}} Section
   * @typedef {{url: string, title: string, titleHtml: string, heading: string, headingHtml: string,
   *   excerpt: string, type: string, score: number, complete: boolean, sections: Section[]}} Hit
   *   one page. url: of its best section, usable as href. …Html and excerpt: escaped, with <mark>.
   * @typedef {{hits: Hit[], total: number, tookMs: number, loaded: Loaded}} Results
   *   and whatever else the engine answers; tookMs is the time of the query itself, without loading.
   * @typedef {{rounds: number, files: number, bytes: number}} Loaded what a query loaded, deflated
   * @typedef {{limit?: number, filters?: Object<string, string|string[]>, facets?: boolean,
   *   caller?: unknown, onFirst?: (results: Results) => void}} Options
   *   caller: who asks, any value that no other has; a newer query of the same caller ends the older, which fails as "superseded".
   *   onFirst: is given the answer with its first few hits if those of the others still have to load.
   */

  /** Hits in a list, as in the engine. */
  const DEFAULT_LIMIT = 10;
  /**
   * Why a search failed, by `code`: "network" (a file did not come), "damaged" (it came and is not
   * what it should be), "outdated" (the site was rebuilt by another version: only reloading the page
   * helps), "superseded" (the caller has asked something else). Searching again tries again.
   */
  class SearchFault extends Error {
    constructor(code, message) {
      super(message);
      this.code = code;
    }
  }

  // ---- Scripts and their bytes ----

  /** Called by every script of a bundle. It goes by the script, since two wikis may meet on a page. */
  window.verbundwikiBundle = (name, packed, bindings) => {
    document.currentScript.bundled = { name, packed, bindings };
  };

  /** The scripts of one site. */
  class Files {
    constructor(root) {
      this.root = root;
      this.failed = new Set();
      this.coming = new Map();
    }

    /**
     * Loads a script that registers itself under `name`; what loads already is shared.
     * @param {{fresh?: boolean, ahead?: boolean}} [how] fresh: past the browser's cache, as always
     *   after a failure; ahead: others go first
     * @returns {Promise<{bytes: Uint8Array, bindings: any, size: number}>} size: before inflating
     */
    load(path, name, how = {}) {
      let coming = this.coming.get(path);
      if (!coming) {
        coming = this.fetch(path, name, how).then(
          (file) => {
            this.failed.delete(path);
            return file;
          },
          (fault) => {
            this.failed.add(path);
            throw fault;
          },
        ).finally(() => this.coming.delete(path));
        this.coming.set(path, coming);
      }
      return coming;
    }

    /** Loads the manifest, the one name that stays. */
    manifest(how) {
      return this.load("search/manifest.js", "manifest", how);
    }

    async fetch(path, name, { fresh, ahead }) {
      const script = document.createElement("script");
      const again = fresh || this.failed.has(path);
      // The page's own encoding may be another.
      script.charset = "utf-8";
      script.src = this.root + path + (again ? `?again=${Date.now().toString(36)}` : "");
      if (ahead) script.fetchPriority = "low";
      const arrived = await new Promise((resolve) => {
        script.onload = () => resolve(true);
        script.onerror = () => resolve(false);
        document.head.append(script);
      });
      script.remove();
      if (!arrived) throw new SearchFault("network", `The search could not load ${path}.`);
      const { bundled } = script;
      if (!bundled || bundled.name !== name) throw damaged(path);
      try {
        const packed = bytesOf(bundled.packed);
        const bytes = packed.length === 0 ? packed : await inflate(packed);
        return { bytes, bindings: bundled.bindings, size: packed.length };
      } catch (error) {
        throw damaged(path);
      }
    }
  }

  const isFault = (error) => error instanceof SearchFault;
  const damaged = (path) => new SearchFault("damaged", `The search found ${path} damaged.`);
  const superseded = () => new SearchFault("superseded", "Another query has taken the place of this one.");
  /** The engine itself broke, and may not recover. */
  const broken = (error) => new SearchFault("damaged", `The search engine failed: ${error}`);

  /** Goes before a unit with turned bits; the turned bits. Both as in bundle/units.rs. */
  const ESCAPE = 0x7e;
  const TURNED = 0x5000;

  /** Bytes of a string: two in a unit, after a first that says whether the last byte is one too many. */
  function bytesOf(packed) {
    const bytes = new Uint8Array(2 * packed.length);
    let length = 0;
    for (let at = 1; at < packed.length; at++) {
      let unit = packed.charCodeAt(at);
      if (unit === ESCAPE) unit = packed.charCodeAt(++at) ^ TURNED;
      bytes[length++] = unit & 0xff;
      bytes[length++] = unit >> 8;
    }
    return bytes.subarray(0, packed[0] === "1" ? length - 1 : length);
  }

  /** Written to the stream at once: a Blob would send the bytes through another process. */
  async function inflate(deflated) {
    const { readable, writable } = new DecompressionStream("deflate-raw");
    const writer = writable.getWriter();
    // What is wrong with the bytes shows where they are read.
    for (const step of [writer.write(deflated), writer.close()]) step.catch(() => {});
    return new Uint8Array(await new Response(readable).arrayBuffer());
  }

  // ---- Full text: the engine ----

  /** Whether WebAssembly is there and the host's policy lets it run. */
  async function runsWebAssembly() {
    try {
      // The smallest module there is.
      await WebAssembly.compile(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
      return true;
    } catch (error) {
      return false;
    }
  }

  /** Loads engine, manifest and search-full.js together: one round trip. */
  async function openFullText(files, paths) {
    const loads = [files.load(paths.full, "search-full"), openEngine(files, paths.engine), files.manifest()];
    const [code, bindings, manifest] = await Promise.allSettled(loads);
    if (manifest.status === "rejected") throw manifest.reason;
    const { bindings: open } = await ofVersion(files, code, () => files.load(paths.full, "search-full"));
    const { Engine } = await ofVersion(files, bindings, () => openEngine(files, paths.engine));
    return open({ files, Engine, SearchFault, damaged, superseded }, manifest.value.bytes);
  }

  async function openEngine(files, path) {
    const { bytes, bindings } = await files.load(path, "engine");
    try {
      await bindings({ module_or_path: await WebAssembly.compile(bytes) });
    } catch (error) {
      files.failed.add(path);
      throw damaged(path);
    }
    return bindings;
  }

  /**
   * Another try for a file that did not come. Its name changes with its version: a site that is still
   * there, without this file, is a newer one.
   */
  async function ofVersion(files, first, again) {
    if (first.status === "fulfilled") return first.value;
    if (first.reason.code !== "network") throw first.reason;
    await files.manifest({ fresh: true });
    try {
      return await again();
    } catch (fault) {
      throw fault.code === "network" ? new SearchFault("outdated", fault.message) : fault;
    }
  }

  // ---- Titles and headings: without WebAssembly ----

  async function openTitles(files, path) {
    const [code, list] = await Promise.all([files.load(path, "search-titles"), files.load("search/titles.js", "titles")]);
    return code.bindings(JSON.parse(new TextDecoder().decode(list.bytes)));
  }

  // ---- The interface ----

  /**
   * The search of the site at `root`. Nothing loads before the first call of prepare() or search().
   * @param {string} root its address, relative to the page or absolute, with a slash at its end
   * @param {{engine: string, full: string, titles: string}} paths of the scripts, relative to the root
   */
  function openSite(root, paths) {
    const files = new Files(root);
    const latest = new Map();
    /** What answers, loading or ready; null before, and after a failure. */
    let backend = null;

    async function open() {
      const full = await runsWebAssembly();
      const opened = await (full ? openFullText(files, paths) : openTitles(files, paths.titles));
      site.mode = full ? "full" : "titles";
      return opened;
    }

    const withRoot = (entry) => ({ ...entry, url: root + entry.url });
    const ofHit = (hit) => ({ ...withRoot(hit), ...(hit.sections && { sections: hit.sections.map(withRoot) }) });
    const ofAnswer = (answer) => ({ ...answer, hits: answer.hits.map(ofHit) });

    const site = {
      /** "idle" until the search is ready, then "full", or "titles" without WebAssembly. */
      mode: "idle",

      /**
       * Starts loading; calls at the same time share it, a call after a failure tries again.
       * @returns {Promise<void>} fails with a SearchFault
       */
      async prepare() {
        backend = backend || open();
        const loading = backend;
        try {
          await loading;
        } catch (error) {
          if (backend === loading) backend = null;
          throw isFault(error) ? error : broken(error);
        }
      },

      /**
       * Searches the site.
       * @param {string} query
       * @param {Options} [options]
       * @returns {Promise<Results>} fails with a SearchFault
       */
      async search(query, options = {}) {
        const { caller, limit = DEFAULT_LIMIT, filters = {}, facets = false, onFirst } = options;
        const mine = (latest.get(caller) || 0) + 1;
        latest.set(caller, mine);
        const isStale = () => caller !== undefined && latest.get(caller) !== mine;
        const ready = site.prepare();
        // Kept now: a query that fails meanwhile sets it to null.
        const asked = backend;
        await ready;
        try {
          const wanted = { limit, filters, facets };
          const few = onFirst && ((answer) => onFirst(ofAnswer(answer)));
          return ofAnswer(await (await asked).search(String(query), wanted, isStale, few));
        } catch (error) {
          if (isFault(error)) throw error;
          // The next query opens it anew.
          if (backend === asked) backend = null;
          throw broken(error);
        }
      },
    };
    return site;
  }

  document.currentScript.openVerbundwiki = openSite;
  const { root, engine, full, titles } = document.documentElement.dataset;
  if (engine && !window.verbundwiki) window.verbundwiki = openSite(root || "", { engine, full, titles });
})();
