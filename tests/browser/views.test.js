// Answers to queries: accessible in every form, sorted and filtered by keyboard, whole without scripts,
// readable on narrow screens and on paper.

import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "./support/axe.js";
import { DESKTOP, PHONE, WAYS, useWorld } from "./support/browser.js";

const world = useWorld("views", "example");
const PAGES = ["index.html", "bilder.html", "matrix.html", "alles.html"];

for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe-core finds nothing on any form, ${size}, ${colorScheme}`, async () => {
      const options = { viewport, colorScheme, reducedMotion: "reduce", name: "axe-views" };
      const { http: root } = world.sites.views;
      await world.visit(root, "index.html", options, async (page) => {
        for (const path of PAGES) {
          await page.goto(root + path);
          await page.evaluate(() => {
            for (const details of document.querySelectorAll("main details")) details.open = true;
            // What has been scrolled out of a matrix, or lies under its heads, has no colours to compare.
            for (const box of document.querySelectorAll(".vw-grid, .vw-grid :is(th, td, caption)")) {
              box.style.position = "static";
              box.style.overflow = "visible";
              box.style.maxHeight = "none";
            }
          });
          await check(page, `${path}, ${size}, ${colorScheme}`);
        }
      });
    });
  }
}

/** The texts of a column, counted from 0, in the rows that are shown. */
const columnOf = (page, table, column) => page.locator(`${table} tbody tr:not([hidden])`).evaluateAll(
  (rows, at) => rows.map((row) => row.cells[at].textContent.trim()), column);

for (const way of WAYS) {
  test(`${way}: a table is sorted by keyboard, by value, with nothing last`, async () => {
    await world.visit(world.sites.views[way], "index.html", {}, async (page) => {
      const table = "#vw-view-1 table";
      const head = (name) => page.locator(`${table} thead th`, { hasText: name });
      const press = async (name) => {
        await head(name).getByRole("button").focus();
        await page.keyboard.press("Enter");
      };
      await press("Kosten");
      assert.equal(await head("Kosten").getAttribute("aria-sort"), "ascending");
      const numbers = (await columnOf(page, table, 4)).filter((text) => /^[\d.]+$/.test(text))
        .map((text) => Number(text.replace(".", "")));
      assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b), "as numbers, not as texts");
      assert.ok(numbers.length > 20);
      await press("Kosten");
      assert.equal(await head("Kosten").getAttribute("aria-sort"), "descending");
      assert.equal((await columnOf(page, table, 4)).at(-1), "", "nothing stands last either way");
      await press("Nummer");
      assert.equal(await head("Kosten").getAttribute("aria-sort"), null);
      const order = await columnOf(page, table, 0);
      assert.ok(order.indexOf("1.10") > order.indexOf("1.9"), order.join(" "));
      await press("Stand");
      const states = [...new Set(await columnOf(page, table, 2))];
      assert.deepEqual(states, ["Maßnahmenidee", "in Planung", "Pilotphase", "in Umsetzung", "verstetigt", "unbekannt"]);
      await press("Beginn");
      const days = await page.locator(`${table} td time`).evaluateAll((times) => times.map((time) => time.dateTime));
      assert.deepEqual(days, [...days].sort());
    });
  });

  test(`${way}: on paper the heads of columns are words without a box`, async () => {
    await world.visit(world.sites.views[way], "index.html", {}, async (page) => {
      await page.emulateMedia({ media: "print" });
      const looks = await page.locator(".vw-sort").evaluateAll((buttons) =>
        [...new Set(buttons.map((button) => getComputedStyle(button).display))]);
      assert.deepEqual(looks, ["contents"], "Chromium repeats no button on the next sheet");
    });
  });

  test(`${way}: groups stay together when they are sorted`, async () => {
    await world.visit(world.sites.views[way], "index.html", {}, async (page) => {
      const groups = () => page.locator("#vw-view-2 tbody").evaluateAll((bodies) => bodies.map((body) =>
        `${body.rows[0].className} ${body.rows[0].textContent.trim()}: ${body.rows.length}`));
      const before = await groups();
      await page.locator("#vw-view-2 thead button").first().click();
      await page.locator("#vw-view-2 thead button").first().click();
      assert.deepEqual(await groups(), before);
      assert.ok(before.length > 3 && before.every((group) => group.startsWith("vw-view-group ")), before.join("\n"));
    });
  });

  test(`${way}: a matrix is filtered, and says how many rows are left`, async () => {
    await world.visit(world.sites.views[way], "matrix.html", {}, async (page) => {
      const rows = page.locator("#vw-view-1 tbody tr:not([hidden])");
      assert.equal(await rows.count(), 40);
      await page.getByLabel("Zeilen filtern").fill("WISSENS 1.9");
      assert.equal(await rows.count(), 1);
      assert.equal(await page.getByRole("status").filter({ hasText: "von" }).textContent(), "1 von 40 Zeilen");
      assert.equal(await page.locator("#vw-view-1 tfoot").isVisible(), false, "sums of all rows");
      await page.getByLabel("Zeilen filtern").fill("nichts davon");
      assert.equal(await page.locator(".vw-filter-status").textContent(), "0 von 40 Zeilen");
      await page.getByLabel("Zeilen filtern").fill("");
      assert.equal(await rows.count(), 40);
      assert.equal(await page.locator(".vw-filter-status").textContent(), "");
      assert.equal(await page.locator("#vw-view-1 tfoot").isVisible(), true);
    });
  });

  test(`${way}: without JavaScript everything is there`, async () => {
    const data = () => [...document.querySelectorAll(".vw-view tr")].map((row) => row.textContent.trim());
    const root = world.sites.views[way];
    for (const path of PAGES) {
      let scripted;
      await world.visit(root, path, {}, async (page) => {
        scripted = await page.evaluate(data);
      });
      await world.visit(root, path, { javaScriptEnabled: false }, async (page) => {
        assert.deepEqual(await page.evaluate(data), scripted);
        assert.equal(await page.locator(".vw-filter, .vw-sort").count(), 0, "nothing that cannot be used");
        assert.equal(await page.locator(".vw-view tr[hidden]").count(), 0);
      });
    }
  });
}

test("the script is only where a view is", async () => {
  await world.visit(world.sites.views.http, "rollen/leitung.html", {}, async (page, seen) => {
    assert.ok(!seen.requests.some((url) => /views(-print)?\./.test(url) && !url.includes(".css")));
    await page.goto(`${world.sites.views.http}matrix.html`);
    assert.ok(seen.requests.some((url) => /\/views\.[^/]*js$/.test(url)), seen.requests.join("\n"));
  });
});

for (const viewport of [DESKTOP, { width: 320, height: 640 }]) {
  test(`heads of a matrix stay in view, ${viewport.width} px, and nothing else scrolls sideways`, async () => {
    await world.visit(world.sites.views.http, "matrix.html", { viewport }, async (page) => {
      const region = page.getByRole("region", { name: "Maßnahmen in den Kommunen" });
      await region.focus();
      await region.evaluate((box) => box.scrollTo(900, 600));
      const places = await region.evaluate((box) => {
        const edge = box.getBoundingClientRect();
        const of = (selector) => box.querySelector(selector).getBoundingClientRect();
        const row = [...box.querySelectorAll("tbody th")].find((head) => head.getBoundingClientRect().top > edge.top + 120);
        return {
          scrolled: [box.scrollLeft > 300, box.scrollTop > 300],
          top: of("thead th:nth-child(9)").top - edge.top,
          left: row.getBoundingClientRect().left - edge.left,
          free: edge.right - row.getBoundingClientRect().right,
          foot: edge.bottom - of("tfoot td").bottom,
        };
      });
      assert.deepEqual(places.scrolled, [true, true]);
      assert.ok(Math.abs(places.top) < 3 && Math.abs(places.left) < 3 && Math.abs(places.foot) < 20, JSON.stringify(places));
      assert.ok(places.free > 120, "room for the cells");
      for (const path of PAGES) {
        await page.goto(world.sites.views.http + path);
        const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
        assert.ok(wide <= viewport.width, `${path} is ${wide} px wide`);
      }
    });
  });
}

test("a picture has a name, a description and a table with the same data", async () => {
  await world.visit(world.sites.views.http, "bilder.html", {}, async (page) => {
    const picture = page.getByRole("img", { name: "Phasen der Maßnahmen" });
    assert.match(await picture.locator("desc").textContent(), /^Zeitachse vom 1\. Januar 2025 bis zum 31\. Dezember 2028, 6 Balken/);
    assert.equal(await picture.locator(".vw-bar").count(), 6);
    assert.equal(await picture.locator(".vw-bar-open").count(), 2);
    await page.locator("#vw-view-1 summary").click();
    assert.equal(await page.locator("#vw-view-1 tbody tr").count(), 7);
    assert.match(await page.locator("#vw-view-4 .vw-figure").textContent(), /11 von 28 \(39 %\)[^]*12,5 von 10 \(125 %\)/);
  });
});

for (const colorScheme of ["light", "dark"]) {
  test(`texts and bars of pictures stand out, ${colorScheme}`, async () => {
    await world.visit(world.sites.views.http, "bilder.html", { colorScheme }, async (page) => {
      const ratios = await page.evaluate(() => {
        const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
        const luminance = (color) => {
          canvas.fillStyle = color;
          canvas.fillRect(0, 0, 1, 1);
          const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
            .map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const ground = luminance(getComputedStyle(document.documentElement).backgroundColor);
        const ratio = (node, part) => {
          const own = luminance(getComputedStyle(node)[part]);
          return (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05);
        };
        const all = (selector) => [...document.querySelectorAll(selector)];
        return {
          texts: Math.min(...all(".vw-figure :is(text, tspan)").map((node) => ratio(node, "fill"))),
          bars: Math.min(...all(".vw-bar:not(.vw-bar-open)").map((node) => ratio(node, "fill"))),
          edges: Math.min(...all(".vw-bar-open, .vw-bar-whole").map((node) => ratio(node, "stroke"))),
        };
      });
      assert.ok(ratios.texts >= 4.5 && ratios.bars >= 3 && ratios.edges >= 3, JSON.stringify(ratios));
    });
  });
}

/** How the sheets of a printed page lie, one by one. */
const sheets = async (page) => {
  const text = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  return (text.match(/MediaBox \[[^\]]*\]/g) ?? []).map((box) => {
    const [, , width, height] = box.match(/[\d.]+/g).map(Number);
    return width > height ? "across" : "upright";
  });
};

test("on paper: a fact sheet has two sheets, in the order of the page, and nothing is cut off", async () => {
  await world.visit(world.sites.example.http, "massnahmen/it-fachkraefte-unterstuetzen.html", {}, async (page) => {
    assert.deepEqual(await sheets(page), ["upright", "upright"]);
    await page.emulateMedia({ media: "print" });
    // The width of an A4 sheet without its margins.
    await page.setViewportSize({ width: 703, height: 1000 });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll(".vw-text :is(.vw-table, .vw-grid)")]
        .filter((table) => table.scrollWidth > table.clientWidth + 1)
        .map((table) => table.textContent.trim().slice(0, 40)),
    );
    assert.deepEqual(cut, []);
    const hidden = await page.evaluate(() =>
      [...document.querySelectorAll(".vw-text :is(h2, dt, dd, td, .vw-steps > li)")]
        // What leads here stays on the screen.
        .filter((node) => node.textContent.trim() && !node.closest(".vw-uses") && !node.getClientRects().length)
        .map((node) => node.textContent),
    );
    assert.deepEqual(hidden, []);
  });
});

test("on paper: the catalogue is one document with its contents, each page on a sheet of its own", async () => {
  await world.visit(world.sites.example.http, "massnahmen/katalog-drucken.html", {}, async (page) => {
    const titles = await page.locator(".vw-full-page > :first-child").allTextContents();
    assert.equal(titles.length, 26, "as many as the catalogue has rows");
    assert.equal(await page.locator(".vw-full-contents a").count(), 26);
    const all = await sheets(page);
    assert.ok(all.length > 26 && all.every((sheet) => sheet === "upright"), `${all.length} sheets`);
    await page.emulateMedia({ media: "print" });
    for (const text of await page.locator(".vw-full-page").all()) assert.equal(await text.isVisible(), true);
  });
});

test("on paper: a matrix lies across, whole pages begin on sheets of their own, tables are open", async () => {
  await world.visit(world.sites.views.http, "alles.html", {}, async (page) => {
    assert.deepEqual(await sheets(page), Array(5).fill("upright"), "contents and four pages");
    await page.goto(`${world.sites.views.http}matrix.html`);
    const matrix = await sheets(page);
    assert.ok(matrix.length <= 4 && matrix.every((sheet) => sheet === "across"), matrix.join(" "));
    await page.goto(`${world.sites.views.http}index.html`);
    assert.ok((await sheets(page)).length <= 9);
    await page.goto(`${world.sites.views.http}bilder.html`);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("#vw-view-1 tbody tr").first().isVisible(), true, "a folded table is printed");
    await page.goto(`${world.sites.views.http}matrix.html`);
    assert.equal(await page.getByLabel("Zeilen filtern").isVisible(), false);
    const cut = await page.evaluate(() => getComputedStyle(document.querySelector(".vw-grid tr")).breakInside);
    assert.equal(cut, "avoid");
  });
});
