// What the benchmark scripts share on the side of Node: arguments, scratch folders, running programs.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { inflateRawSync } from "node:zlib";

/** The root of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The program that builds the sites. */
const program = process.env.VERBUNDWIKI ? resolve(process.env.VERBUNDWIKI) : join(root, "target/release/verbundwiki");

/** `CORPUS [--json FILE]`; anything else ends the script with its usage. */
export function readArguments(script) {
  try {
    const { positionals: [corpus, ...more], values } = parseArgs({
      allowPositionals: true, options: { json: { type: "string" } },
    });
    if (corpus && existsSync(corpus) && more.length === 0) return { corpus, json: values.json };
  } catch {
    // An unknown option gets the same answer as a missing corpus.
  }
  console.error(`usage: node benches/${script} CORPUS [--json FILE]`);
  process.exit(2);
}

/** Gives `act` a scratch folder that is gone afterwards, whatever happens. */
export async function withScratch(act) {
  const folder = mkdtempSync(join(tmpdir(), "verbundwiki-bench-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const stop = () => { remove(); process.exit(130); };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  try {
    await act(folder);
  } finally {
    remove();
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  }
}

/** Writes what was measured as JSON, if a file was asked for. */
export function keep(file, figures) {
  if (file) writeFileSync(file, `${JSON.stringify(figures, null, 1)}\n`);
}

/** Runs a program; seconds on the wall and of the processor, its own children included. */
export function run(command, ...options) {
  const timed = ["-c", 'TIMEFORMAT="cpu %U %S"; time "$@"', "bash", command, ...options];
  const began = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync("bash", timed, {
    encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: "C" },
  });
  const wall = Number(process.hrtime.bigint() - began) / 1e9;
  if (status !== 0) throw new Error(`${command} failed:\n${stderr.slice(-2000)}${stdout.slice(-500)}`);
  const [, user, system] = stderr.match(/cpu ([\d.]+) ([\d.]+)\s*$/);
  return { wall, cpu: Number(user) + Number(system), stdout, stderr };
}

/** Builds a wiki into `output`; seconds of the whole build and of each stage. */
export function build(content, output) {
  rmSync(output, { recursive: true, force: true });
  const { wall, cpu, stderr } = run(
    program, "build", content, "--output", output, "--timings", "--lang", "en", "--warn-only", "missing-image",
  );
  const stages = Object.fromEntries(
    [...stderr.matchAll(/^(\w+) +([\d.]+) s$/gm)].map(([, name, value]) => [name, Number(value)]),
  );
  return { wall, cpu, stages };
}

/** A script of the search bundle: bytes of the file, deflated in it, and inflated. */
export function bundled(site, file) {
  const script = readFileSync(join(site, file));
  const [, packed] = script.toString("utf16le").match(/verbundwikiBundle\("[^"]*",\s*"([^"]*)"/);
  const deflated = unpacked(packed);
  return { file: script.length, deflated: deflated.length, bytes: inflateRawSync(deflated) };
}

/** Bytes of a string of the bundle, as crates/verbundwiki-search/src/bundle/units.rs packs them. */
function unpacked(text) {
  const units = text.slice(1).replace(/~([^])/g, (_, unit) => String.fromCharCode(unit.charCodeAt(0) ^ 0x5000));
  const bytes = Buffer.from(units, "utf16le");
  return text[0] === "1" ? bytes.subarray(0, -1) : bytes;
}

/** Path of the engine's script in a built site, as its pages name it. */
export function engineOf(site) {
  return readFileSync(join(site, "index.html"), "utf8").match(/data-engine="([^"]+)"/)[1];
}

/** The manifest's path, which never changes. */
export const MANIFEST = "search/manifest.js";

/** Paths of the pages that a built site's search knows, as its list of titles names them. */
export function searchedPages(site) {
  const list = JSON.parse(bundled(site, "search/titles.js").bytes.toString("utf8"));
  const urls = list.map((page) => (Array.isArray(page) ? page[0] : page.url));
  return [...new Set(urls.map((url) => url.split("#")[0]))];
}

/** How many files a folder has, and their bytes. */
export function weigh(folder, wanted = () => true) {
  const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted(entry.name))
    .map((entry) => statSync(join(entry.parentPath ?? entry.path, entry.name)).size);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
