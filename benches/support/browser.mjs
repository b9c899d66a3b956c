// Chromium with a profile of its own, so that its cache is the one on the disk that readers have.

import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./command.mjs";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
  // Memory is measured when it is asked for, not after the next collection.
  "--enable-blink-features=ForceEagerMeasureMemory"];

/** Needs `npm ci` in tests/browser. `scratch` takes the profile. */
export async function launch(scratch) {
  const { chromium } = createRequire(join(root, "tests/browser/package.json"))("playwright-core");
  const context = await chromium.launchPersistentContext(join(scratch, "profile"), {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    viewport: { width: 1280, height: 800 },
    args: FLAGS,
  });
  context.setDefaultTimeout(120_000);
  return context;
}

/**
 * Opens an address in a new page and gives it to `act`. Cache and storage are empty at first, unless
 * the visit is a `later` one.
 */
export async function visit(browser, url, act, { later = false } = {}) {
  const page = await browser.newPage();
  try {
    if (!later) {
      const session = await browser.newCDPSession(page);
      await session.send("Network.clearBrowserCache");
      await session.send("Storage.clearDataForOrigin", { origin: new URL(url).origin, storageTypes: "all" });
    }
    await page.goto(url);
    return await act(page);
  } finally {
    await page.close();
  }
}

/**
 * Bytes that a page holds after a collection:
 *   objects: of JavaScript (`Runtime.getHeapUsage`)
 *   buffers: behind its array buffers
 *   wasm: WebAssembly's memories, which neither contains
 *   whole: the page with its workers, WebAssembly's memories not counted
 *     (`performance.measureUserAgentSpecificMemory`; the server must say `isolated`)
 */
export async function heap(browser, page) {
  const session = await browser.newCDPSession(page);
  for (let time = 0; time < 2; time += 1) await session.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize } = await session.send("Runtime.getHeapUsage");
  const { result: { objectId: prototypeObjectId } } = await session.send("Runtime.evaluate", {
    expression: "WebAssembly.Memory.prototype",
  });
  const { objects: { objectId } } = await session.send("Runtime.queryObjects", { prototypeObjectId });
  const { result: { value: wasm } } = await session.send("Runtime.callFunctionOn", {
    objectId,
    functionDeclaration: "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }",
    returnByValue: true,
  });
  await session.detach();
  const whole = await page.evaluate(async () => (await performance.measureUserAgentSpecificMemory()).bytes);
  return { objects: usedSize, buffers: backingStorageSize, wasm, whole };
}
