/*
 * The interface of the search: the box in the header and the results page.
 *
 * Searching itself is search.js, reached through `window.verbundwiki`; texts and storage come from
 * verbund.js. Order: helpers, asking, search box, shortcuts, results page, start.
 */
(function () {
  "use strict";

  // ---------------------------------------------------------------- helpers

  const { text, storage } = window.verbundwikiInterface;
  const byId = (id) => document.getElementById(id);

  /** The language of the texts: the header's, which is the site's; undefined if no tag is valid. */
  const language = [document.querySelector(".vw-header[lang]"), document.documentElement]
    .map((tagged) => (tagged ? tagged.lang.replace(/_/g, "-") : ""))
    .find((tag) => {
      try {
        return tag !== "" && Intl.getCanonicalLocales(tag).length > 0;
      } catch (error) {
        return false;
      }
    });
  const number = (value) => value.toLocaleString(language);

  /** What was typed. Halves of characters cannot stand in an address. */
  const queryOf = (input) => input.value.trim().replace(/\p{Surrogate}/gu, "\ufffd");

  /** Makes an element with properties and children. Texts are never read as HTML. */
  function element(name, properties, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties || {})) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // ------------------------------------------------------------------ asking

  /** Asks the engine; also fails in the ordinary way when search.js did not load at all. */
  async function ask(query, limit) {
    if (!window.verbundwiki || !window.verbundwiki.search) throw new Error("search.js is missing");
    return window.verbundwiki.search(query, { limit });
  }

  const loadsEngine = () => !window.verbundwiki || !["full", "titles"].includes(window.verbundwiki.mode);
  const titlesOnly = () => Boolean(window.verbundwiki && window.verbundwiki.mode === "titles");

  /** Hits of one page together, in the order of their best hit. */
  function byPage(hits) {
    const pages = new Map();
    for (const hit of hits) {
      const url = hit.url.split("#")[0];
      if (!pages.has(url)) pages.set(url, { url, title: hit.title, type: hit.type, hits: [] });
      pages.get(url).hits.push(hit);
    }
    return [...pages.values()];
  }

  function countText(answer) {
    if (answer.total === 1) return text("hits-one");
    if (answer.total > answer.hits.length) {
      return text("hits-shown", { shown: number(answer.hits.length), count: number(answer.total) });
    }
    return text("hits-other", { count: number(answer.total) });
  }

  /** The engine's excerpt: escaped text in which only <mark> is markup. */
  function excerptOf(hit, name) {
    const excerpt = element(name, { class: "vw-hit-excerpt" });
    excerpt.innerHTML = hit.excerpt;
    return excerpt;
  }

  /** The type of a page as a label; only read aloud, it says what it is. */
  function typeOf(page) {
    if (!page.type) return [];
    const what = element("span", { class: "vw-hidden-text" }, text("hit-type") + " ");
    return [" ", element("span", { class: "vw-hit-type" }, what, page.type)];
  }

  /** Its heading. The head of a page has none; beside other sections its title would say nothing. */
  const headingOf = (hit, page) => hit.heading || (page.hits.length > 1 ? text("top-of-page") : page.title);

  const spinner = () => element("span", { class: "vw-spinner", "aria-hidden": "true" });
  const notice = () => (titlesOnly() ? [element("span", { class: "vw-search-notice" }, text("titles-only"))] : []);

  function retryButton(again) {
    const button = element("button", { type: "button", class: "vw-button" }, text("retry"));
    button.addEventListener("click", again);
    return button;
  }

  /**
   * Runs one search after another: waits for a pause in typing and drops every answer that is no
   * longer wanted. `show` has the methods `empty`, `loading`, `answer` and `failure`.
   */
  function searcher(limit, show) {
    let latest = 0;
    let timer = 0;
    async function run(query) {
      const mine = ++latest;
      clearTimeout(timer);
      if (!query) return show.empty();
      if (loadsEngine()) show.loading();
      try {
        const answer = await ask(query, limit);
        if (mine === latest) show.answer(query, answer);
      } catch (error) {
        if (mine === latest) show.failure(() => run(query));
      }
    }
    return {
      now: run,
      soon(query) {
        latest++;
        clearTimeout(timer);
        timer = setTimeout(run, 80, query);
      },
      cancel() {
        latest++;
        clearTimeout(timer);
      },
    };
  }

  // -------------------------------------------------------------- search box

  /** The header's search box: an ARIA combobox with a list of links, grouped by page. */
  function startSearchBox(form) {
    const input = byId("vw-search-input");
    const panel = byId("vw-search-panel");
    const list = byId("vw-search-list");
    const status = byId("vw-search-status");
    const live = byId("vw-search-live");
    const all = byId("vw-search-all");
    let options = [];
    let active = -1;

    const query = () => queryOf(input);
    const resultsPage = () => form.getAttribute("action") + "?q=" + encodeURIComponent(query());

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
      live.textContent = "";
      input.setAttribute("aria-expanded", "false");
      activate(-1);
    }

    function fill(pages) {
      options = [];
      list.replaceChildren();
      pages.forEach((page, index) => {
        const title = element("div", { class: "vw-hit-page", id: "vw-page-" + index, role: "presentation" }, page.title, ...typeOf(page));
        const group = element("div", { class: "vw-hit-group", role: "group", "aria-labelledby": title.id }, title);
        for (const hit of page.hits) {
          const option = element("a", {
            class: "vw-hit", id: "vw-hit-" + options.length, role: "option", "aria-selected": "false",
            tabindex: "-1", href: hit.url, "data-search-hit": "",
          }, element("span", { class: "vw-hit-heading" }, headingOf(hit, page)), excerptOf(hit, "span"));
          options.push(option);
          group.append(option);
        }
        list.append(group);
      });
      list.hidden = options.length === 0;
      activate(-1);
    }

    const search = searcher(12, {
      empty: close,
      loading() {
        fill([]);
        all.parentElement.hidden = true;
        status.replaceChildren(spinner(), text("loading"));
        live.textContent = text("loading");
        open();
      },
      answer(asked, answer) {
        fill(byPage(answer.hits));
        all.href = resultsPage();
        all.parentElement.hidden = answer.total === 0;
        const message = answer.total ? countText(answer) : text("no-hits", { query: asked });
        status.replaceChildren(message, ...notice());
        live.textContent = titlesOnly() ? message + ". " + text("titles-only") : message;
        open();
      },
      failure(again) {
        fill([]);
        all.parentElement.hidden = true;
        status.replaceChildren(text("failed"), retryButton(() => {
          input.focus();
          again();
        }));
        live.textContent = text("failed");
        open();
      },
    });

    input.addEventListener("focus", () => {
      if (window.verbundwiki && window.verbundwiki.prepare) {
        // A failure shows with the first query, where it can be tried again.
        Promise.resolve(window.verbundwiki.prepare()).catch(() => {});
      }
    }, { once: true });
    input.addEventListener("input", () => search.soon(query()));
    input.addEventListener("click", () => {
      if (panel.hidden && query()) search.now(query());
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (panel.hidden) return void (query() && search.now(query()));
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
        const option = options[active];
        close();
        option.click();
      } else if (query()) {
        location.href = resultsPage();
      }
    });
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget)) close();
    });
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      input.focus();
      close();
    });
    list.addEventListener("click", (event) => {
      if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) close();
    });
    startShortcuts(input);
  }

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

  // ------------------------------------------------------------ results page

  /** The results page: its query stands in the address, so that a search can be passed on. */
  function startResultsPage(form) {
    const input = byId("vw-results-input");
    const status = byId("vw-results-status");
    const results = byId("vw-results");
    const query = () => queryOf(input);

    const search = searcher(50, {
      empty() {
        results.replaceChildren();
        status.replaceChildren(text("type-to-search"));
      },
      loading: () => status.replaceChildren(spinner(), text("loading")),
      answer(asked, answer) {
        const took = text("took", { milliseconds: number(Math.max(1, Math.round(answer.tookMs))) });
        const message = answer.total ? countText(answer) + " " + took : text("no-hits", { query: asked });
        status.replaceChildren(message, ...notice());
        results.replaceChildren(...byPage(answer.hits).map(resultOf));
      },
      failure(again) {
        results.replaceChildren();
        status.replaceChildren(text("failed"), retryButton(again));
      },
    });

    function remember() {
      try {
        history.replaceState(null, "", query() ? "?q=" + encodeURIComponent(query()) : location.pathname);
      } catch (error) {
        // Some browsers forbid it on file://; the search goes on without.
      }
    }

    input.addEventListener("input", () => {
      remember();
      search.soon(query());
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      remember();
      search.now(query());
    });
    input.value = new URLSearchParams(location.search).get("q") || "";
    search.now(query());
    if (!query()) input.focus({ preventScroll: true });
  }

  /** One page among the results: its title and the sections that match. */
  function resultOf(page) {
    const list = element("ul", {});
    for (const hit of page.hits) {
      const link = element("a", { href: hit.url, "data-search-hit": "" }, headingOf(hit, page));
      list.append(element("li", {}, link, excerptOf(hit, "p")));
    }
    return element("section", { class: "vw-result" }, element("h2", {}, page.title, ...typeOf(page)), list);
  }

  // ------------------------------------------------------------------- start

  if (byId("vw-search")) startSearchBox(byId("vw-search"));
  if (byId("vw-results-form")) startResultsPage(byId("vw-results-form"));
})();
