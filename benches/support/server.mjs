// A static host that counts. Nothing is compressed on the way, unless the folder has the file as
// `NAME.gz` too. Every answer has an ETag and a date thirty days old and no word on caching, so a
// browser keeps it for some days, as with a web server that nobody configured.

import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";

const KINDS = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};
const AGE = 30 * 24 * 3600 * 1000;

/** Bytes that go over the line at a time; the answers under way take turns. */
const PIECE = 4096;
/** Timers wake late: so much of the lost time, in ms, the line makes up for. */
const CATCH_UP = 20;

/** A line of so many bits a second that all answers share; each also waits for the latency. */
class Line {
  #queue = [];
  #free = 0;
  #runs = false;

  constructor({ megabits, latency }) {
    this.perByte = 8 / (megabits * 1000);
    this.latency = latency;
  }

  async send(response, bytes) {
    await sleep(this.latency);
    this.#queue.push({ response, bytes, at: 0 });
    if (!this.#runs) this.#run();
  }

  async #run() {
    this.#runs = true;
    for (let turn = this.#queue.shift(); turn; turn = this.#queue.shift()) {
      const piece = turn.bytes.subarray(turn.at, turn.at + PIECE);
      this.#free = Math.max(this.#free, performance.now() - CATCH_UP) + piece.length * this.perByte;
      const ahead = this.#free - performance.now();
      if (ahead > 1) await sleep(ahead);
      turn.at += piece.length;
      if (turn.at < turn.bytes.length) {
        turn.response.write(piece);
        this.#queue.push(turn);
      } else {
        turn.response.end(piece);
      }
    }
    this.#runs = false;
  }
}

/**
 * Serves folders: `mounts` has paths from the root with a slash at both ends, and their folders.
 * Options:
 *   line: { megabits, latency }: a slow line, the latency in ms per request
 *   isolated: send what a browser asks for before it measures a page's memory
 */
export async function serve(mounts, { line, isolated } = {}) {
  const roots = Object.entries(mounts).sort(([a], [b]) => b.length - a.length);
  const slow = line && new Line(line);
  const log = [];
  const modified = new Date(Date.now() - AGE).toUTCString();
  const files = new Map();

  function read(path) {
    const [prefix, folder] = roots.find(([start]) => path.startsWith(start));
    const name = path.slice(prefix.length);
    const file = join(folder, name === "" || name.endsWith("/") ? `${name}index.html` : name);
    if (!existsSync(file)) return null;
    const packed = existsSync(`${file}.gz`);
    const bytes = readFileSync(packed ? `${file}.gz` : file);
    const headers = {
      "content-type": KINDS[extname(file)] ?? "application/octet-stream",
      "last-modified": modified,
      etag: `"${createHash("sha1").update(bytes).digest("hex")}"`,
      ...(packed && { "content-encoding": "gzip" }),
      ...(isolated && { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" }),
    };
    let gzipped = null;
    const pack = () => (gzipped = gzipped ?? (packed ? bytes.length : Math.min(bytes.length, gzipSync(bytes).length)));
    return { bytes, headers, pack };
  }

  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
    if (!files.has(path)) files.set(path, path.includes("..") ? null : read(path));
    const found = files.get(path);
    const same = found && request.headers["if-none-match"] === found.headers.etag;
    const status = !found ? 404 : same ? 304 : 200;
    const bytes = status === 200 ? found.bytes : Buffer.alloc(0);
    const gzipped = () => (status === 200 ? found.pack() : 0);
    const entry = { path: path.slice(1), bytes: bytes.length, gzipped, ended: false };
    log.push(entry);
    response.on("close", () => { entry.ended = true; });
    response.writeHead(status, { ...found?.headers, "content-length": bytes.length });
    if (slow) slow.send(response, bytes);
    else response.end(bytes);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));

  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    /** Where the log stands now. */
    mark: () => log.length,
    /** Requests from one mark to another or to now. */
    since: (mark, end = log.length) => log.slice(mark, end),
    /** Waits until nothing was asked for and nothing was under way for a while. */
    async quiet(pause = 250) {
      for (let last = -1; ;) {
        const busy = log.some((entry) => !entry.ended);
        if (!busy && last === log.length) return;
        last = busy ? -1 : log.length;
        await sleep(pause);
      }
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * Requests of a part of the log, the bytes of their bodies, and what these would be if the host
 * gzipped every file.
 */
export function traffic(entries) {
  const total = (of) => entries.reduce((sum, entry) => sum + of(entry), 0);
  return { requests: entries.length, bytes: total((entry) => entry.bytes), gzipped: total((entry) => entry.gzipped()) };
}
