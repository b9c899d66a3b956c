/*
 * Answers to queries: tables are sorted by the heads of their columns, long ones get a field that
 * filters their rows. Everything is there without it. Loaded only where an answer stands.
 */
(function () {
  "use strict";

  const { text } = window.verbundwikiInterface;

  /** From how many rows on a table gets a filter. */
  const MANY = 12;

  /** The rows of a body without the one that names its group. */
  const rowsOf = (body) => [...body.rows].filter((row) => !row.classList.contains("vw-view-group"));

  // -------------------------------------------------------------------- sort

  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  /** What a cell is sorted by: a number, a text, or null where nothing is known. */
  function valueOf(cell) {
    if (cell.dataset.value) return Number(cell.dataset.value);
    if (cell.querySelector(".vw-unknown")) return null;
    const time = cell.querySelector("time");
    return (time ? time.dateTime : cell.textContent.trim()) || null;
  }

  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return collator.compare(a, b);
  }

  /** What is nothing stands last in either direction, as in the query itself. */
  function sortBody(body, column, direction) {
    const keyed = rowsOf(body).map((row) => ({ row, value: valueOf(row.cells[column]) }));
    keyed.sort((a, b) => {
      if (a.value === null || b.value === null) return (a.value === null) - (b.value === null);
      return direction * compare(a.value, b.value);
    });
    body.append(...keyed.map(({ row }) => row));
  }

  function startSorting(table) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "vw-sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const ascending = head.getAttribute("aria-sort") !== "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
        for (const body of table.tBodies) sortBody(body, column, ascending ? 1 : -1);
      });
    });
  }

  // ------------------------------------------------------------------ filter

  const plain = (words) => words.toLocaleLowerCase().normalize("NFC");

  /** A field that leaves the rows in which all its words stand. */
  function startFilter(box, table, at) {
    const bodies = [...table.tBodies].map((body) => ({ body, rows: rowsOf(body) }));
    const count = bodies.reduce((sum, { rows }) => sum + rows.length, 0);
    const texts = new Map();
    const textOf = (row) => {
      if (!texts.has(row)) texts.set(row, plain([...row.cells].map((cell) => cell.textContent).join(" ")));
      return texts.get(row);
    };

    const field = document.createElement("div");
    field.className = "vw-filter";
    const label = document.createElement("label");
    label.htmlFor = `vw-filter-${at}`;
    label.textContent = text("view-filter");
    const input = document.createElement("input");
    input.className = "vw-input";
    input.id = label.htmlFor;
    input.type = "search";
    input.autocomplete = "off";
    input.spellcheck = false;
    const status = document.createElement("p");
    status.className = "vw-filter-status";
    status.setAttribute("role", "status");
    field.append(label, input, status);
    box.before(field);

    function filter() {
      const words = plain(input.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const { body, rows } of bodies) {
        const kept = rows.filter((row) => {
          row.hidden = !words.every((word) => textOf(row).includes(word));
          return !row.hidden;
        });
        shown += kept.length;
        body.hidden = kept.length === 0;
      }
      // Sums are those of all rows.
      if (table.tFoot) table.tFoot.hidden = words.length > 0;
      status.textContent = words.length ? text("view-filter-status", { shown, count }) : "";
    }
    input.addEventListener("input", filter);
    // A browser may restore what was typed when its reader comes back.
    window.addEventListener("pageshow", filter);
  }

  // ------------------------------------------------------------------- start

  document.querySelectorAll(".vw-view > .vw-table").forEach((box, at) => {
    const table = box.querySelector("table");
    const rows = [...table.tBodies].reduce((sum, body) => sum + rowsOf(body).length, 0);
    // Pages side by side have links in their heads; what stands below is not of one kind.
    const isSortable = box.parentElement.matches(".vw-view-table") && !table.tHead.querySelector("a");
    if (isSortable && rows > 1) startSorting(table);
    if (rows >= MANY) startFilter(box, table, at + 1);
  });
})();
