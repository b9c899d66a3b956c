// Another host's page with the search box of the wiki.

import { writeFile } from "node:fs/promises";
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
