// Full-text search on demand: an index whose chunks load as queries need them. search.js loads this
// script with engine and manifest, opens it, and has the types of options and answers.
(function () {
  "use strict";

  /** Scripts that load at the same time. At 10 Mbit/s and 30 ms, 8 take a quarter longer and 64 no less. */
  const PARALLEL = 16;
  /** An index of so few chunks comes whole at opening: one round trip instead of one for each step of a query. */
  const COMES_WHOLE = 8;
  /** Bytes of chunks in memory after which the engine starts afresh. */
  const MOST_MEMORY = 24e6;
  /** Chunks that are fetched while the reader reads. */
  const MOST_AHEAD = 8;
  /** Hits that need not wait for the others. */
  const FIRST = 3;
  /** Rounds of missing chunks after which something must be wrong. */
  const MOST_ROUNDS = 50;

  /** An index whose chunks come as queries need them. */
  class FullText {
    constructor(tools, manifest) {
      this.tools = tools;
      /** How many queries there were: what loads ahead stops at the next. */
      this.asked = 0;
      this.use(manifest);
    }

    /** The index of a manifest, or of the host's own if the browser kept an old one. */
    static async of(tools, manifest) {
      try {
        return new FullText(tools, manifest);
      } catch (fault) {
        const { bytes } = await tools.files.manifest({ fresh: true });
        if (isSame(bytes, manifest)) throw fault;
        return new FullText(tools, bytes);
      }
    }

    /** Starts with a manifest and no chunk. If it is refused, all stays as it was. */
    use(manifest) {
      const before = this.engine;
      try {
        this.engine = new this.tools.Engine(manifest);
      } catch (error) {
        if (error instanceof WebAssembly.RuntimeError) throw error;
        throw new this.tools.SearchFault(/version/.test(error.message) ? "outdated" : "damaged", error.message);
      }
      this.manifest = manifest;
      this.held = 0;
      if (before) before.free();
    }

    /** Looks for a newer manifest and starts with it. @returns whether there was one */
    async renew() {
      const { engine } = this;
      const { bytes } = await this.tools.files.manifest({ fresh: true });
      // Another query may have noticed it at the same time.
      if (engine !== this.engine) return true;
      if (isSame(bytes, this.manifest)) return false;
      this.use(bytes);
      return true;
    }

    /** The engine's answer, or what it misses. */
    ask(query, wanted) {
      const start = performance.now();
      const answer = JSON.parse(this.engine.search(query, JSON.stringify(wanted)));
      return answer.missing ? answer : { ...answer, tookMs: performance.now() - start };
    }

    /** @returns {Promise<Results>} */
    async search(query, wanted, isStale, onFirst) {
      if (isStale()) throw this.tools.superseded();
      const mine = ++this.asked;
      const loaded = { rounds: 0, files: 0, bytes: 0 };
      if (this.held > MOST_MEMORY) this.use(this.manifest);
      for (let renewed = false; loaded.rounds < MOST_ROUNDS; loaded.rounds++) {
        const { engine } = this;
        const answer = this.ask(query, wanted);
        if (!answer.missing) {
          whenIdle(() => this.loadAhead(query, wanted, () => this.asked !== mine));
          return { ...answer, loaded };
        }
        try {
          const few = { ...wanted, limit: FIRST };
          const urgent = onFirst ? this.ask(query, few).missing || [] : answer.missing;
          const others = answer.missing.filter((name) => !urgent.includes(name));
          const first = this.bring(urgent, { isStale, loaded }).then(() => {
            const begun = others.length > 0 ? this.ask(query, few) : {};
            if (begun.hits) onFirst({ ...begun, loaded });
          });
          await Promise.all([first, this.bring(others, { isStale, loaded })]);
        } catch (fault) {
          if (renewed || fault.code === "superseded") throw fault;
          // Perhaps the site was rebuilt, and its old chunks are gone.
          renewed = true;
          if (engine === this.engine && !(await this.renew())) throw fault;
        }
      }
      throw new this.tools.SearchFault("damaged", "The search index asks for more data again and again.");
    }

    /** Loads chunks into the engine, several at a time. */
    async bring(names, { isStale = () => false, loaded = { files: 0, bytes: 0 }, ahead = false } = {}) {
      const { engine } = this;
      const waiting = names.slice();
      const next = async () => {
        while (waiting.length > 0 && !isStale() && engine === this.engine) {
          const name = waiting.shift();
          const { bytes, size } = await this.tools.files.load(`search/${name}.js`, name, { ahead });
          loaded.files += 1;
          loaded.bytes += size;
          if (engine === this.engine) this.provide(name, bytes);
        }
      };
      await Promise.all(Array.from({ length: PARALLEL }, next)).catch((fault) => {
        waiting.length = 0;
        throw fault;
      });
      if (isStale()) throw this.tools.superseded();
    }

    provide(name, bytes) {
      try {
        this.engine.provide(name, bytes);
      } catch (error) {
        const path = `search/${name}.js`;
        this.tools.files.failed.add(path);
        throw this.tools.damaged(path);
      }
      this.held += bytes.length;
    }

    /** Fetches what twice as many hits would need: the reader's next step, and often the next word's too. */
    async loadAhead(query, wanted, isStale) {
      const saves = navigator.connection && navigator.connection.saveData;
      if (isStale() || saves || this.held > MOST_MEMORY) return;
      try {
        const { missing = [] } = this.ask(query, { ...wanted, limit: 2 * wanted.limit, facets: false });
        await this.bring(missing.slice(0, MOST_AHEAD), { isStale, ahead: true });
      } catch (fault) {
        // It is tried again when it is needed, and then it is told.
      }
    }
  }

  const isSame = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

  const whenIdle = (act) =>
    window.requestIdleCallback ? requestIdleCallback(act, { timeout: 2000 }) : setTimeout(act, 300);

  /**
   * What search.js calls with what it has: the files of the site, the engine's class, and its faults.
   * @param {{files: Files, Engine: Function, SearchFault: Function, damaged: Function, superseded: Function}} tools
   * @param {Uint8Array} manifest
   */
  async function open(tools, manifest) {
    const index = await FullText.of(tools, manifest);
    const absent = index.engine.absent();
    // What fails here is missing in the first query, which says so.
    if (absent.length <= COMES_WHOLE) await index.bring(absent).catch(() => {});
    return index;
  }

  verbundwikiBundle("search-full", "", open);
})();
