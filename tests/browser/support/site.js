// Sites for the tests: built by the binary, served by a small server, opened as files.

import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { writeViewsWiki } from "./views-wiki.js";

const execute = promisify(execFile);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The program under test. */
export const binary = process.env.VERBUNDWIKI
  ? resolve(process.env.VERBUNDWIKI)
  : here("../../../target/debug/verbundwiki");

/** The wikis under test. */
export const contents = {
  /** The example wiki: German, with start page and tags. */
  example: here("../../../content"),
  /** English, without a start page of its own, without tags, one page with everything. */
  fixture: here("../fixture"),
  /** German, a view of every form. */
  views: (folder) => writeViewsWiki(folder),
};

/** The policy that every page carries, and that hosts may send as well. */
export const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
  "img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'";

/** Runs the program and gives what it printed; a failure names it. */
export async function verbundwiki(...options) {
  if (!existsSync(binary)) throw new Error(`${binary} is missing: run cargo build, or set VERBUNDWIKI`);
  const { stdout } = await execute(binary, options, { maxBuffer: 64 << 20 });
  return stdout;
}

/** A folder that is gone after the tests. */
export function temporaryFolder() {
  return mkdtemp(join(tmpdir(), "verbundwiki-browser-"));
}

/**
 * Builds a wiki into a temporary folder.
 * @returns {Promise<{folder: string, remove: () => Promise<void>}>}
 */
export async function build(content, ...options) {
  const parent = await temporaryFolder();
  const folder = join(parent, "dist");
  await verbundwiki("build", content, "--output", folder, ...options);
  return { folder, remove: () => rm(parent, { recursive: true, force: true }) };
}

const KINDS = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
  ".csv": "text/plain; charset=utf-8",
};

/**
 * Serves a folder as an ordinary web server does: index.html for folders, 404.html for the rest.
 * The folder may be set later, for a site that must know its address.
 */
export async function serve(folder, { prefix = "/", policy = POLICY, headers = {} } = {}) {
  const site = { folder, url: "", close: () => {} };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
    const answer = async (status, name) => {
      const bytes = await readFile(join(site.folder, name));
      const kind = KINDS[extname(name)] ?? "application/octet-stream";
      response.writeHead(status, { "content-type": kind, "content-security-policy": policy, ...headers });
      response.end(bytes);
    };
    try {
      if (!path.startsWith(prefix) || path.includes("..")) throw new Error("not ours");
      const name = path.slice(prefix.length);
      await answer(200, name === "" || name.endsWith("/") ? `${name}index.html` : name);
    } catch {
      await answer(404, "404.html").catch(() => response.writeHead(500).end());
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  site.url = `http://127.0.0.1:${server.address().port}${prefix}`;
  site.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return site;
}

/** The address of a folder opened as files, with a slash at its end. */
export const fileUrl = (folder) => `${pathToFileURL(folder).href}/`;

/** The pages of a built site, relative to its root; of the tag pages, which are all alike, a few. */
export async function pagesOf(folder) {
  const names = await readdir(folder, { recursive: true });
  const pages = names.filter((name) => name.endsWith(".html")).sort();
  return pages.filter((page, at) => !/^schlagworte\/(?!index)/.test(page) || at % 8 === 0);
}
