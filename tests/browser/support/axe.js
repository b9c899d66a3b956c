// What axe-core finds on a page.

import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Checks the page as it is. What axe cannot decide is shown with SHOTS=1. */
export async function check(page, name) {
  // axe cannot see through the shadows at the edges of tables and code, which lie beside the text.
  await page.evaluate(() => {
    for (const box of document.querySelectorAll(".vw-table, .vw-code")) box.style.backgroundImage = "none";
    // Nor what has been scrolled out of the side navigation, which is as tall as the window.
    for (const box of document.querySelectorAll(".vw-navigation, .vw-navigation *")) box.style.overflow = "visible";
    for (const box of document.querySelectorAll(".vw-navigation, .vw-navigation-tree")) {
      box.style.maxHeight = "none";
      box.style.position = "static";
    }
  });
  const result = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode().analyze();
  const told = (rules) => rules.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.target} ${node.failureSummary ?? node.any[0]?.message}`));
  assert.deepEqual(told(result.violations), [], name);
  assert.ok(result.passes.some((rule) => rule.id === "color-contrast"), `${name}: contrast was checked`);
  assert.ok(result.passes.length > 12, `${name}: ${result.passes.length} rules had something to check`);
  // axe gives no verdict on the texts of pictures; views.test.js compares their colours itself.
  const isInPicture = (node) => /^<(text|tspan)\b/.test(node.html);
  const undecided = told(result.incomplete.filter((rule) => rule.id === "color-contrast")
    .map((rule) => ({ ...rule, nodes: rule.nodes.filter((node) => !isInPicture(node)) })));
  // What lies under the open search box, or beyond the edge of a code box, is no text to be read there;
  // and what lies under the box differs from line to line of its own text.
  assert.deepEqual(undecided.filter((text) => !/overlapped|partially overlaps/.test(text)), [], `${name}: contrast undecided`);
  if (process.env.SHOTS) for (const text of told(result.incomplete)) console.log(`undecided, ${name}: ${text}`);
}
