/*
 * The search box in the header: a combobox with a list of links, grouped by page. Empty, it offers
 * the last queries. Order: search box, shortcuts, start.
 */
(function () {
  "use strict";

  const { text, storage } = window.verbundwikiInterface;
  const ui = window.verbundwikiSearchUi;
  const { byId, element, recent } = ui;

  /** Pages in the list; all of them are on the results page. */
  const MOST_PAGES = 6;

  // -------------------------------------------------------------- search box

  function startSearchBox(form) {
    const input = byId("vw-search-input");
    const panel = byId("vw-search-panel");
    const list = byId("vw-search-list");
    const status = byId("vw-search-status");
    const all = byId("vw-search-all");
    const clear = byId("vw-search-clear");
    const announce = ui.announcer(byId("vw-search-live"));
    let options = [];
    let active = -1;
    /** The request of which only the first hits are shown. */
    let begun = null;

    const query = () => ui.queryOf(input);
    const request = () => ({ query: query(), limit: MOST_PAGES });
    const resultsPage = (asked) => form.getAttribute("action") + ui.addressOf(asked);

    function activate(index) {
      if (options[active]) options[active].setAttribute("aria-selected", "false");
      active = index;
      const option = options[active];
      if (!option) return input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }

    function open() {
      panel.hidden = false;
      input.setAttribute("aria-expanded", String(options.length > 0));
    }

    function close() {
      search.cancel();
      panel.hidden = true;
      announce("");
      input.setAttribute("aria-expanded", "false");
      activate(-1);
    }

    /**
     * Puts groups into the list, after those that stand there if these stay; what has the role of an
     * option in them can be chosen.
     */
    function fill(groups, stay = false) {
      if (!stay) list.replaceChildren();
      list.append(...groups);
      options = [...list.querySelectorAll("[role=option]")];
      options.forEach((option, index) => {
        option.id = "vw-hit-" + index;
      });
      list.hidden = options.length === 0;
      active = -1;
      activate(-1);
    }

    /** What stands above and below the list. */
    function frame(head, { showAll = false, showClear = false } = {}) {
      status.replaceChildren(...head);
      all.parentElement.hidden = !showAll;
      clear.parentElement.hidden = !showClear;
      open();
    }

    const optionOf = (className, href, ...children) =>
      element("a", { class: className, role: "option", "aria-selected": "false", tabindex: "-1", href }, ...children);

    function hitOption(className, section, ...children) {
      const option = optionOf(className, section.url, ...children);
      option.dataset.searchHit = "";
      return option;
    }

    /** A page with its best section and links to further ones. */
    function groupOf(hit, answer) {
      const { title, label } = ui.titleOf(hit);
      const best = hitOption("vw-hit", hit, element("span", { class: "vw-hit-page" }, title, ...label),
        ...ui.headingOf(hit, "span"), ...ui.excerptOf(hit, "span"), ...ui.incompleteOf(hit, answer));
      const further = (hit.sections || []).map((section) =>
        hitOption("vw-hit vw-hit-section", section, ...ui.nameOf(section), ...ui.excerptOf(section, "span")));
      return element("div", { class: "vw-hit-group", role: "group", "aria-label": hit.title }, best, ...further);
    }

    /** Searches for other words, in this box. */
    function searchFor(other) {
      input.value = other;
      input.focus();
      search.now(request());
    }

    function showRecent() {
      const queries = recent.list();
      if (!queries.length) return close();
      const made = queries.map((other) => {
        const option = optionOf("vw-hit vw-hit-recent", resultsPage(other), other);
        option.addEventListener("click", (event) => {
          if (!ui.isPlainClick(event)) return;
          event.preventDefault();
          searchFor(other);
        });
        return option;
      });
      fill([element("div", { class: "vw-hit-group", role: "group", "aria-label": text("recent") }, ...made)]);
      frame([text("recent")], { showClear: true });
    }

    const search = ui.searcher({
      empty: showRecent,
      loading(message) {
        // Hits of the words before stay while new ones come; queries of before do not.
        if (panel.hidden || !clear.parentElement.hidden) fill([]);
        frame([ui.spinner(), message]);
        announce(message);
      },
      answer(asked, answer, isBegun) {
        // The hits that came first stay as they are, even under a pressed mouse, and what is chosen too.
        const stay = begun === asked;
        const chosen = stay ? active : -1;
        begun = isBegun ? asked : null;
        fill(answer.hits.slice(stay ? list.children.length : 0).map((hit) => groupOf(hit, answer)), stay);
        all.href = resultsPage(asked.query);
        const message = ui.countText(answer, asked.query);
        const notes = ui.notesOf(answer, resultsPage, searchFor);
        frame([element("span", {}, message), ...notes, ...ui.notice()], { showAll: answer.total > 0 });
        if (chosen >= 0) activate(chosen);
        announce(ui.spoken(message));
      },
      failure(error, again) {
        const { message, head } = ui.failureOf(error, () => {
          input.focus();
          again();
        });
        fill([]);
        frame(head);
        announce(message);
      },
    });

    /** What belongs to the words in the box, if it does not stand there already. */
    function offer() {
      if (!panel.hidden) return;
      if (query()) search.now(request());
      else showRecent();
    }

    input.addEventListener("focus", () => {
      if (window.verbundwiki && window.verbundwiki.prepare) {
        // A failure shows with the first query, where it can be tried again.
        Promise.resolve(window.verbundwiki.prepare()).catch(() => {});
      }
    }, { once: true });
    input.addEventListener("focus", () => {
      if (!query()) offer();
    });
    input.addEventListener("click", offer);
    input.addEventListener("input", () => {
      activate(-1);
      search.soon(request);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (panel.hidden) return offer();
        // One place beyond the last option stands for the input itself.
        const places = options.length + 1;
        const step = event.key === "ArrowDown" ? 1 : -1;
        activate((active + 1 + step + places) % places - 1);
      } else if (event.key === "Escape") {
        event.preventDefault();
        if (panel.hidden) input.value = "";
        close();
      }
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (options[active] && !panel.hidden) {
        options[active].click();
      } else if (query()) {
        recent.remember(query());
        location.href = resultsPage(query());
      }
    });
    ui.keepFocus(panel);
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget)) close();
    });
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      input.focus();
      close();
    });
    ui.rememberOpened(list, query);
    list.addEventListener("click", (event) => {
      if (event.target.closest("a[data-search-hit]") && ui.isPlainClick(event)) close();
    });
    clear.addEventListener("click", () => {
      recent.clear();
      input.focus();
      close();
      announce(text("recent-cleared"));
    });
    startShortcuts(input);
  }

  // --------------------------------------------------------------- shortcuts

  /** `/` and Ctrl+K go to the search box; `/` can be switched off on the results page (WCAG 2.1.4). */
  function startShortcuts(input) {
    const setting = byId("vw-slash");
    let slash = storage.get("slash") !== "off";
    if (setting) {
      setting.checked = slash;
      setting.addEventListener("change", () => {
        slash = setting.checked;
        storage.set("slash", slash ? null : "off");
      });
    }
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
      const wanted = event.key === "/"
        ? slash && !typing && !event.ctrlKey && !event.altKey && !event.metaKey
        : event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!wanted || (typing && typing !== input)) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
  }

  // ------------------------------------------------------------------- start

  if (byId("vw-search")) startSearchBox(byId("vw-search"));
})();
