// Another host's page with the search box of the wiki.

import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The strictest policy with which the box works: scripts of the wiki, and nothing else. */
export const hostPolicy = (wiki) =>
  `default-src 'none'; script-src ${new URL(wiki).origin} 'wasm-unsafe-eval'; style-src 'none'; ` +
  "img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'";

/** The wiki's box on a page of the host. */
export const tagOf = (wiki, attributes = "") => `<script src="${wiki}search/embed.js" ${attributes} defer></script>`;

/** Writes the host's page, index.html. */
export const writeHostPage = (folder, body) => writeFile(join(folder, "index.html"),
  `<!DOCTYPE html><html lang="de"><title>Intranet</title><link rel="icon" href="data:,"><body><h1>Intranet</h1>${body}<p>Ende</p></body></html>`);

/** TEMPORARY until the build writes search/embed.js. */
export async function writeEmbed(folder) {
  const path = join(folder, "search", "embed.js");
  if (existsSync(path)) return;
  const html = await readFile(join(folder, "index.html"), "utf8");
  const of = (pattern) => html.match(pattern)[1];
  const script = await readFile(new URL("../../../themes/verbund/assets/embed.js", import.meta.url), "utf8");
  await writeFile(path, script
    .replace("__VERBUNDWIKI_SEARCH__", of(/src="([^"]*search\.[0-9a-f]+\.js)"/))
    .replace("__VERBUNDWIKI_ENGINE__", of(/data-engine="([^"]*)"/))
    .replace("__VERBUNDWIKI_TITLES__", of(/data-titles="([^"]*)"/))
    .replace("__VERBUNDWIKI_RESULTS__", "suche.html"));
}
