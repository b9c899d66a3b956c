// Firefox, driven by WebDriver BiDi. Few tests need it: those of what differs between browsers.

import { after, before } from "node:test";
import assert from "node:assert/strict";
import puppeteer from "puppeteer-core";
import { programPath } from "./program.js";

const firefoxPath = () => programPath("Firefox", "FIREFOX", ["firefox-esr", "firefox"]);

/**
 * Starts Firefox before the tests of a file and ends it after.
 * @returns `visit(root, path, act)`: opens `root + path`, gives the page to `act`, then checks that
 *   nothing was in the console and nothing against the policy
 */
export function useFirefox() {
  let browser = null;
  before(async () => {
    browser = await puppeteer.launch({ browser: "firefox", executablePath: firefoxPath(), headless: true });
  });
  after(() => browser?.close());

  return async (root, path, act) => {
    const page = await browser.newPage();
    const loud = [];
    page.on("console", (message) => loud.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => loud.push(String(error)));
    await page.exposeFunction("reportViolation", (text) => loud.push(text));
    await page.evaluateOnNewDocument(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        window.reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
      });
    });
    page.setDefaultTimeout(10_000);
    try {
      await page.goto(root + path);
      await act(page, loud);
      assert.deepEqual(loud, [], "console messages and errors");
    } finally {
      await page.close();
    }
  };
}
