// One Chromium per test file, and pages that are watched: every visit proves that the page is quiet.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { programPath } from "./program.js";
import { build, contents, fileUrl, serve, temporaryFolder } from "./site.js";

/** How a site is opened. */
export const WAYS = ["http", "file"];
export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** How to wait for a condition: not by frames, which may stop in a headless browser under load. */
export const POLLING = { polling: 50 };

/** Where pictures go. Git ignores it. */
export const artifacts = fileURLToPath(new URL("../artifacts/", import.meta.url));

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

const chromiumPath = () =>
  programPath("Chromium", "CHROMIUM", ["/usr/bin/chromium", "/usr/bin/chromium-browser", "google-chrome"]);

/** Builds a wiki that is there, or one that is written first. */
async function buildNamed(name) {
  const content = contents[name];
  if (typeof content === "string") return build(content);
  const folder = await temporaryFolder();
  try {
    await content(folder);
    return await build(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Builds and serves sites and starts the browser before the tests of a file, and ends all after.
 * `world.sites.example.http` and `.file` are addresses, `.folder` is the folder.
 */
export const useWorld = (...names) => useWorldWith([], ...names);

/** As useWorld, with further flags of the browser. */
export function useWorldWith(flags, ...names) {
  const world = { browser: null, sites: {} };
  const ends = [];
  before(async () => {
    for (const name of names) {
      const { folder, remove } = await buildNamed(name);
      ends.push(remove);
      const server = await serve(folder);
      ends.push(server.close);
      world.sites[name] = { folder, http: server.url, file: fileUrl(folder) };
    }
    world.browser = await chromium.launch({ executablePath: chromiumPath(), args: [...FLAGS, ...flags] });
  });
  after(async () => {
    await world.browser?.close();
    for (const end of ends) await end();
  });

  /**
   * Opens `root + path` in a fresh context, gives the page to `act`, then checks that it was quiet.
   * Options: those of a Playwright context, and
   *   init: a function that runs before the scripts of each page
   *   allow: what a console message may match
   *   wikis: further hosts that the page may ask
   */
  world.visit = async (root, path, options, act) => {
    const { init, allow = [], wikis = [], name = path, ...contextOptions } = options;
    const context = await world.browser.newContext({ viewport: DESKTOP, ...contextOptions });
    context.setDefaultTimeout(5000);
    const seen = { console: [], errors: [], requests: [], violations: [] };
    await context.exposeBinding("reportViolation", (_, text) => seen.violations.push(text));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        window.reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
      });
    });
    if (init) await context.addInitScript(init);
    context.on("request", (request) => seen.requests.push(request.url()));
    context.on("console", (message) => seen.console.push(`${message.type()}: ${message.text()}`));
    context.on("weberror", (error) => seen.errors.push(String(error.error())));
    const page = await context.newPage();
    try {
      await page.goto(root + path);
      await act(page, seen);
      assertQuiet(seen, root, allow, wikis);
    } catch (error) {
      mkdirSync(artifacts, { recursive: true });
      const file = `failed-${name}-${Date.now()}.png`.replace(/[^\w.-]+/g, "_");
      await page.screenshot({ path: join(artifacts, file) }).catch(() => {});
      throw error;
    } finally {
      await context.close();
    }
  };
  return world;
}

/** No console message, no error, no request elsewhere, no violation of the policy. */
export function assertQuiet(seen, root, allow = [], wikis = []) {
  const homes = [root.startsWith("file:") ? root : new URL(root).origin + "/", "data:", ...wikis];
  const loud = seen.console.filter((message) => !allow.some((pattern) => pattern.test(message)));
  const elsewhere = seen.requests.filter((url) => !homes.some((home) => url.startsWith(home)));
  assert.ok(seen.requests.length > 0, "requests were recorded");
  assert.deepEqual(loud, [], "console messages");
  assert.deepEqual(seen.errors, [], "errors of the page");
  assert.deepEqual(elsewhere, [], "requests to another host");
  if (!allow.length) assert.deepEqual(seen.violations, [], "violations of the policy");
}

/** Waits until the element is where a reader sees it: in the window and not under the header. */
export async function assertInView(page, selector) {
  await page.waitForFunction((wanted) => {
    const element = document.querySelector(wanted);
    const header = document.querySelector(".vw-header");
    const covered = getComputedStyle(header).position === "sticky" ? header.getBoundingClientRect().bottom : 0;
    const box = element?.getBoundingClientRect();
    return box && box.top >= covered - 1 && box.top < innerHeight - 8 && box.width > 0;
  }, selector, POLLING).catch(() => assert.fail(`${selector} is not in view on ${page.url()}`));
}

/** Types into the header's search box and waits for the answer to just this query. */
export async function typeSearch(page, query) {
  await page.evaluate(() => document.getElementById("vw-search-status").replaceChildren());
  // Not by fill(): what goes through the protocol loses lone surrogates.
  await page.evaluate((units) => {
    const input = document.getElementById("vw-search-input");
    input.value = String.fromCharCode(...units);
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, Array.from({ length: query.length }, (_, at) => query.charCodeAt(at)));
  await page.waitForFunction(() => {
    const status = document.getElementById("vw-search-status");
    return status.checkVisibility() && status.textContent !== "" && !status.querySelector(".vw-spinner");
  }, null, POLLING);
}
