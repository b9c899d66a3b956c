/*
 * Narrowing the results: groups of values to tick, and the ticked ones as chips that can be removed.
 *
 * Filters are a map from the keys of facets to lists of values: of one key any of them, of several
 * keys all. Gives search-results.js `window.verbundwikiSearchUi.startFacets`.
 */
(function () {
  "use strict";

  const { text } = window.verbundwikiInterface;
  const ui = window.verbundwikiSearchUi;
  const { byId, element, number } = ui;

  /** Values of a group, and groups, that stand there before "show more". */
  const FIRST_VALUES = 6;
  const FIRST_GROUPS = 5;

  const isTicked = (filters, key, value) => (filters.get(key) || []).includes(value);

  /** The filters with one value more, or less. */
  function toggled(filters, key, value) {
    const before = filters.get(key) || [];
    const values = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
    const next = new Map(filters);
    if (values.length) next.set(key, values);
    else next.delete(key);
    return next;
  }

  /**
   * @param {(filters: Map<string, string[]>) => void} change called with what the reader wants
   */
  ui.startFacets = function (change) {
    const panel = byId("vw-facets");
    const groups = byId("vw-facet-groups");
    const active = byId("vw-facets-active");
    const chips = byId("vw-chips");
    const status = byId("vw-results-status");
    /** What keys are called, from answers so far: an answer without hits may not name them. */
    const labels = new Map();
    /** Groups that were unfolded; the empty key stands for the list of groups. */
    const unfolded = new Set();

    /** The groups to offer: what would narrow anything, and what is ticked even if it has no page. */
    function offered(facets, filters, total) {
      const found = new Map(facets.map((facet) => [facet.key, facet]));
      for (const key of filters.keys()) {
        if (!found.has(key)) found.set(key, { key, label: labels.get(key) || key, values: [] });
      }
      return [...found.values()].map((facet) => {
        const absent = (filters.get(facet.key) || []).filter((value) => !facet.values.some((known) => known.value === value));
        return { ...facet, values: [...facet.values, ...absent.map((value) => ({ value, count: 0 }))] };
      }).filter((facet) => filters.has(facet.key) || facet.values.some((known) => known.count < total));
    }

    function valueOf(key, { value, count }, filters) {
      const input = element("input", { type: "checkbox", "data-key": key, "data-value": value });
      input.checked = isTicked(filters, key, value);
      input.addEventListener("change", () => change(toggled(filters, key, value)));
      const counted = element("span", { class: "vw-count" }, number(count));
      const label = element("label", { class: "vw-facet-value" }, input, element("span", {}, value), counted);
      return element("li", {}, label);
    }

    /** Hides what is too much until it is asked for; what is ticked always shows. */
    function folding(key, items, first, label) {
      const rest = items.slice(first).filter((item) => !item.querySelector(":checked"));
      if (!rest.length) return [];
      const follow = () => {
        const isOpen = unfolded.has(key);
        for (const item of rest) item.hidden = !isOpen;
        toggle.textContent = isOpen ? text("show-less") : label;
        toggle.setAttribute("aria-expanded", String(isOpen));
      };
      const toggle = ui.button("vw-text-button", "", () => {
        if (!unfolded.delete(key)) unfolded.add(key);
        follow();
        if (unfolded.has(key)) rest[0].querySelector("input").focus();
      });
      // Found again by it after the groups were made anew.
      toggle.dataset.key = key;
      follow();
      return [toggle];
    }

    function groupOf(facet, filters) {
      const values = facet.values.map((value) => valueOf(facet.key, value, filters));
      return element("fieldset", { class: "vw-facet" },
        element("legend", {}, facet.label),
        element("ul", {}, ...values),
        ...folding(facet.key, values, FIRST_VALUES, text("show-more")));
    }

    function chipOf(key, value, filters) {
      const label = (labels.get(key) || key) + ": " + value;
      const cross = element("span", { class: "vw-chip-cross", "aria-hidden": "true" }, "×");
      const chip = ui.button("vw-chip", label, () => change(toggled(filters, key, value)));
      chip.append(cross);
      chip.setAttribute("aria-label", text("remove-filter", { title: label }));
      return chip;
    }

    function showChips(filters) {
      const hadFocus = [...chips.querySelectorAll("button")].indexOf(document.activeElement);
      const made = [];
      for (const [key, values] of filters) made.push(...values.map((value) => chipOf(key, value, filters)));
      if (made.length > 1) made.push(ui.button("vw-text-button", text("remove-all"), () => change(new Map())));
      chips.replaceChildren(...made.map((chip) => element("li", {}, chip)));
      chips.hidden = made.length === 0;
      // The focus stays where one more could be removed, and never falls back to the top of the page.
      if (hadFocus >= 0) (made[Math.min(hadFocus, made.length - 1)] || status).focus();
    }

    function showGroups(facets, filters) {
      const focused = groups.contains(document.activeElement) ? { ...document.activeElement.dataset } : null;
      const made = facets.map((facet) => groupOf(facet, filters));
      groups.replaceChildren(...made, ...folding("", made, FIRST_GROUPS, text("more-facets")));
      if (!focused) return;
      const again = [...groups.querySelectorAll("[data-key]")]
        .find((node) => node.dataset.key === focused.key && node.dataset.value === focused.value);
      (again && !again.closest("[hidden]") ? again : status).focus({ preventScroll: true });
    }

    function hide(...parts) {
      ui.leaveFocus(status, ...parts);
      for (const part of parts) part.hidden = true;
    }

    return {
      /** Shows those of an answer. A query without a word has none. */
      show({ facets: found = [], total }, filters) {
        for (const { key, label } of found) labels.set(key, label);
        const facets = offered(found, filters, total);
        const count = [...filters.values()].flat().length;
        active.textContent = count ? text("filters-active", { count: number(count) }) : "";
        // First the chips: they look whether the focus is theirs before the groups may move it.
        showChips(filters);
        showGroups(facets, filters);
        // The list of titles counts nothing; its filters are only those of the address.
        if (facets.length === 0 || ui.titlesOnly()) hide(panel);
        else panel.hidden = false;
      },
      hide: () => hide(panel, chips),
    };
  };
})();
