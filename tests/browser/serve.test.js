// `verbundwiki serve`: the page reloads after a change, and faults stand in the page.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { typeSearch, useWorld } from "./support/browser.js";
import { binary, contents, temporaryFolder } from "./support/site.js";

const world = useWorld();
let parent, folder, child, url;

before(async () => {
  parent = await temporaryFolder();
  folder = join(parent, "content");
  await cp(contents.fixture, folder, { recursive: true });
  child = spawn(binary, ["--lang", "en", "serve", folder, "--port", "0"], { stdio: ["ignore", "pipe", "ignore"] });
  process.once("exit", () => child.kill("SIGKILL"));
  let printed = "";
  await new Promise((done) => {
    child.once("exit", done);
    child.stdout.setEncoding("utf8").on("data", (text) => {
      printed += text;
      url = printed.match(/http:\/\/127\.0\.0\.1:\d+\//)?.[0];
      if (url) done();
    });
  });
  assert.ok(url, `no address in: ${printed}`);
});

after(async () => {
  const ended = child.exitCode === null ? once(child, "exit") : null;
  child.kill("SIGKILL");
  await ended;
  await rm(parent, { recursive: true, force: true });
});

test("serve: a change reloads the page", async () => {
  const file = join(folder, "short.md");
  const before = await readFile(file, "utf8");
  await world.visit(url, "short.html", {}, async (page) => {
    assert.equal(await page.locator("h1").textContent(), "A page without front matter");
    await page.evaluate(() => { window.before = true; });
    await writeFile(file, before.replace("# A page without front matter", "# A changed title"));
    await page.locator("h1", { hasText: "A changed title" }).waitFor();
    assert.equal(await page.evaluate(() => window.before), undefined, "the page was loaded anew");
    await page.keyboard.press("/");
    await typeSearch(page, "changed");
    assert.equal(await page.locator(".vw-hit-page").first().textContent(), "A changed title", "the index too");
    await writeFile(file, before);
    await page.locator("h1", { hasText: "A page without front matter" }).waitFor();
  });
});

test("serve: a fault in the content stands in the page until it is mended", async () => {
  const file = join(folder, "short.md");
  const before = await readFile(file, "utf8");
  await world.visit(url, "short.html", {}, async (page) => {
    const panel = page.locator("body > details pre");
    await writeFile(file, `${before}\n[nowhere](deep/below/laef.md)\n`);
    await panel.filter({ hasText: "broken-link" }).waitFor();
    assert.match(await panel.textContent(), /short\.md:5:/);
    assert.match(await panel.textContent(), /leaf\.md/, "with a suggestion");
    assert.equal(await panel.isVisible(), true);
    const panelBox = await panel.locator("..").evaluate((node) => getComputedStyle(node).position);
    assert.equal(panelBox, "fixed");
    await writeFile(file, before);
    await page.waitForFunction(() => !document.body.textContent.includes("broken-link"), null, { polling: 50 });
  });
});

test("serve: a new page appears, an unknown address gives the 404 page", async () => {
  const allow = [/404 \(Not Found\)/];
  await world.visit(url, "deep/index.html", { allow }, async (page) => {
    await writeFile(join(folder, "deep", "new.md"), "# Brand new\n");
    await page.locator("main").getByRole("link", { name: "Brand new" }).click();
    await page.waitForURL(`${url}deep/new.html`);
    const response = await page.goto(`${url}deep/not/there.html`);
    assert.equal(response.status(), 404);
    assert.equal(await page.locator("h1").textContent(), "Page not found");
    await page.locator(".vw-brand").click();
    await page.waitForURL(`${url}index.html`);
  });
});
