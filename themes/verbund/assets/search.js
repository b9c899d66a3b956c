// The search of a verbundwiki site, as a classic script: it works from file:// and over http, without
// fetch, worker, module or eval. On a page of the site it defines window.verbundwiki with `mode`,
// `prepare()` and `search(query, options)`; see the end. embed.js opens the same search elsewhere.
//
// Engine, manifest and chunks are scripts that call window.verbundwikiBundle(name, base64, bindings).
// Opening loads engine and manifest together, a query the chunks it lacks, round by round. Without
// WebAssembly, search-titles.js takes the engine's place: titles and headings only.
//
// Read from <html>: data-root (relative path to the root of the site, "" or "../"), and relative to
// the root data-engine (the engine's script) and data-titles (the script for titles).
(function () {
  "use strict";

  /**
   * @typedef {{url: string, heading: string, headingHtml: string, excerpt: string}} Section
   * @typedef {{url: string, title: string, titleHtml: string, heading: string, headingHtml: string,
   *   excerpt: string, type: string, score: number, complete: boolean, sections: Section[]}} Hit
   *   one page. url: of its best section, usable as href. …Html and excerpt: escaped, with <mark>.
   * @typedef {{hits: Hit[], total: number, tookMs: number, loaded: Loaded}} Results
   *   and whatever else the engine answers; tookMs is the time of the query itself, without loading.
   * @typedef {{rounds: number, files: number, bytes: number}} Loaded what a query loaded, as base64
   * @typedef {{limit?: number, filters?: Object<string, string|string[]>, facets?: boolean,
   *   caller?: unknown}} Options
   *   caller: who asks, any value that no other has; a newer query of the same caller ends the older, which fails as "superseded".
   */

  /** Scripts that load at the same time. At 10 Mbit/s and 30 ms, 8 take a quarter longer and 64 no less. */
  const PARALLEL = 16;
  /** An index of so few chunks comes whole at opening: one round trip instead of one for each step of a query. */
  const COMES_WHOLE = 8;
  /** Bytes of chunks in memory after which the engine starts afresh. */
  const MOST_MEMORY = 24e6;
  /** Chunks that are fetched while the reader reads. */
  const MOST_AHEAD = 8;
  /** Hits in a list, as in the engine. */
  const DEFAULT_LIMIT = 10;
  /** Rounds of missing chunks after which something must be wrong. */
  const MOST_ROUNDS = 50;
  /** The smallest module there is. */
  const EMPTY_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

  const MANIFEST = "search/manifest.js";

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
  window.verbundwikiBundle = (name, base64, bindings) => {
    document.currentScript.bundled = { name, base64, bindings };
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
        const bytes = bundled.base64 === "" ? new Uint8Array() : await inflate(bundled.base64);
        return { bytes, bindings: bundled.bindings, size: bundled.base64.length };
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

  /** Bytes of base64 of raw deflate. */
  async function inflate(base64) {
    const binary = atob(base64);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  // ---- Full text: the engine ----

  /** Whether WebAssembly is there and the host's policy lets it run. */
  async function runsWebAssembly() {
    try {
      await WebAssembly.compile(EMPTY_MODULE);
      return true;
    } catch (error) {
      return false;
    }
  }

  /** An index whose chunks come as queries need them. */
  class FullText {
    constructor(files, bindings, manifest) {
      this.files = files;
      this.bindings = bindings;
      /** How many queries there were: what loads ahead stops at the next. */
      this.asked = 0;
      this.use(manifest);
    }

    /** Loads engine and manifest together: one round trip. */
    static async open(files, path) {
      const [engine, manifest] = await Promise.allSettled([openEngine(files, path), files.load(MANIFEST, "manifest")]);
      if (manifest.status === "rejected") throw manifest.reason;
      if (engine.status === "rejected" && engine.reason.code !== "network") throw engine.reason;
      const bindings = engine.value || await reopenEngine(files, path);
      const index = await FullText.of(files, bindings, manifest.value.bytes);
      const absent = index.engine.absent();
      // What fails here is missing in the first query, which says so.
      if (absent.length <= COMES_WHOLE) await index.bring(absent).catch(() => {});
      return index;
    }

    /** The index of a manifest, or of the host's own if the browser kept an old one. */
    static async of(files, bindings, manifest) {
      try {
        return new FullText(files, bindings, manifest);
      } catch (fault) {
        const { bytes } = await files.load(MANIFEST, "manifest", { fresh: true });
        if (isSame(bytes, manifest)) throw fault;
        return new FullText(files, bindings, bytes);
      }
    }

    /** Starts with a manifest and no chunk. If it is refused, all stays as it was. */
    use(manifest) {
      const before = this.engine;
      try {
        this.engine = new this.bindings.Engine(manifest);
      } catch (error) {
        if (error instanceof WebAssembly.RuntimeError) throw error;
        throw new SearchFault(/version/.test(error.message) ? "outdated" : "damaged", error.message);
      }
      this.manifest = manifest;
      this.held = 0;
      if (before) before.free();
    }

    /** Looks for a newer manifest and starts with it. @returns whether there was one */
    async renew() {
      const { engine } = this;
      const { bytes } = await this.files.load(MANIFEST, "manifest", { fresh: true });
      // Another query may have noticed it at the same time.
      if (engine !== this.engine) return true;
      if (isSame(bytes, this.manifest)) return false;
      this.use(bytes);
      return true;
    }

    /** @returns {Promise<Results>} */
    async search(query, wanted, isStale) {
      if (isStale()) throw superseded();
      const mine = ++this.asked;
      const options = JSON.stringify(wanted);
      const loaded = { rounds: 0, files: 0, bytes: 0 };
      if (this.held > MOST_MEMORY) this.use(this.manifest);
      for (let renewed = false; loaded.rounds < MOST_ROUNDS; loaded.rounds++) {
        const { engine } = this;
        const start = performance.now();
        const answer = JSON.parse(engine.search(query, options));
        if (!answer.missing) {
          const tookMs = performance.now() - start;
          whenIdle(() => this.loadAhead(query, wanted, () => this.asked !== mine));
          return { ...answer, tookMs, loaded };
        }
        try {
          await this.bring(answer.missing, { isStale, loaded });
        } catch (fault) {
          if (renewed || fault.code === "superseded") throw fault;
          // Perhaps the site was rebuilt, and its old chunks are gone.
          renewed = true;
          if (engine === this.engine && !(await this.renew())) throw fault;
        }
      }
      throw new SearchFault("damaged", "The search index asks for more data again and again.");
    }

    /** Loads chunks into the engine, several at a time. */
    async bring(names, { isStale = () => false, loaded = { files: 0, bytes: 0 }, ahead = false } = {}) {
      const { engine } = this;
      const waiting = names.slice();
      const next = async () => {
        while (waiting.length > 0 && !isStale() && engine === this.engine) {
          const name = waiting.shift();
          const { bytes, size } = await this.files.load(`search/${name}.js`, name, { ahead });
          loaded.files += 1;
          loaded.bytes += size;
          if (engine === this.engine) this.provide(name, bytes);
        }
      };
      await Promise.all(Array.from({ length: PARALLEL }, next)).catch((fault) => {
        waiting.length = 0;
        throw fault;
      });
      if (isStale()) throw superseded();
    }

    provide(name, bytes) {
      try {
        this.engine.provide(name, bytes);
      } catch (error) {
        const path = `search/${name}.js`;
        this.files.failed.add(path);
        throw damaged(path);
      }
      this.held += bytes.length;
    }

    /** Fetches what twice as many hits would need: the reader's next step, and often the next word's too. */
    async loadAhead(query, wanted, isStale) {
      const saves = navigator.connection && navigator.connection.saveData;
      if (isStale() || saves || this.held > MOST_MEMORY) return;
      const more = JSON.stringify({ ...wanted, limit: 2 * wanted.limit, facets: false });
      try {
        const missing = JSON.parse(this.engine.search(query, more)).missing || [];
        await this.bring(missing.slice(0, MOST_AHEAD), { isStale, ahead: true });
      } catch (fault) {
        // It is tried again when it is needed, and then it is told.
      }
    }
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
   * Another try for an engine that did not come. Its name changes with its version: a site that is
   * still there, without this engine, is a newer one.
   */
  async function reopenEngine(files, path) {
    await files.load(MANIFEST, "manifest", { fresh: true });
    try {
      return await openEngine(files, path);
    } catch (fault) {
      throw fault.code === "network" ? new SearchFault("outdated", fault.message) : fault;
    }
  }

  const isSame = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

  const whenIdle = (act) =>
    window.requestIdleCallback ? requestIdleCallback(act, { timeout: 2000 }) : setTimeout(act, 300);

  // ---- Titles and headings: without WebAssembly ----

  async function openTitles(files, path) {
    const [code, list] = await Promise.all([files.load(path, "search-titles"), files.load("search/titles.js", "titles")]);
    return code.bindings(JSON.parse(new TextDecoder().decode(list.bytes)));
  }

  // ---- The interface ----

  /**
   * The search of the site at `root`. Nothing loads before the first call of prepare() or search().
   * @param {string} root its address, relative to the page or absolute, with a slash at its end
   * @param {{engine: string, titles: string}} paths of the scripts, relative to the root
   */
  function openSite(root, paths) {
    const files = new Files(root);
    const latest = new Map();
    /** What answers, loading or ready; null before, and after a failure. */
    let backend = null;

    async function open() {
      const full = await runsWebAssembly();
      const opened = await (full ? FullText.open(files, paths.engine) : openTitles(files, paths.titles));
      site.mode = full ? "full" : "titles";
      return opened;
    }

    const withRoot = (entry) => ({ ...entry, url: root + entry.url });
    const ofHit = (hit) => ({ ...withRoot(hit), ...(hit.sections && { sections: hit.sections.map(withRoot) }) });

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
        const { caller, limit = DEFAULT_LIMIT, filters = {}, facets = false } = options;
        const mine = (latest.get(caller) || 0) + 1;
        latest.set(caller, mine);
        const isStale = () => caller !== undefined && latest.get(caller) !== mine;
        const ready = site.prepare();
        // Kept now: a query that fails meanwhile sets it to null.
        const asked = backend;
        await ready;
        try {
          const answer = await (await asked).search(String(query), { limit, filters, facets }, isStale);
          return { ...answer, hits: answer.hits.map(ofHit) };
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
  const { root, engine, titles } = document.documentElement.dataset;
  if (engine && !window.verbundwiki) window.verbundwiki = openSite(root || "", { engine, titles });
})();
