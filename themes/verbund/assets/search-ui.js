/*
 * What the parts of the search's interface share: search-box.js in the header and, on the results
 * page, search-facets.js and search-results.js. They find it in `window.verbundwikiSearchUi`.
 *
 * Searching itself is search.js, reached through `window.verbundwiki`; texts and storage come from
 * verbund.js. Order: helpers, asking, what an answer says, hits, recent queries.
 */
(function () {
  "use strict";

  // ---------------------------------------------------------------- helpers

  const { text, storage } = window.verbundwikiInterface;
  const byId = (id) => document.getElementById(id);

  /** The engine reads no more of a query; what is longer would only make long addresses. */
  const MOST_CHARACTERS = 400;
  /** A pause in typing after which a search starts, in milliseconds. */
  const TYPING_PAUSE = 80;
  /** A search that takes longer says that it is still going on. */
  const SLOW = 300;
  /** Only what lasts so long is read aloud: not every number while somebody types. */
  const ANNOUNCE_AFTER = 500;

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
  function queryOf(input) {
    const typed = input.value.trim().replace(/\p{Surrogate}/gu, "\ufffd");
    return [...typed].slice(0, MOST_CHARACTERS).join("");
  }

  /** Makes an element with attributes and children. Texts are never read as HTML. */
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /** A button of the search's own. */
  function button(className, label, onClick) {
    const made = element("button", { type: "button", class: className }, label);
    made.addEventListener("click", onClick);
    return made;
  }

  const spinner = () => element("span", { class: "vw-spinner", "aria-hidden": "true" });

  /** Tells a live region what is to be read aloud, once nothing newer comes. */
  function announcer(region) {
    let timer = 0;
    return (message) => {
      clearTimeout(timer);
      if (!message) region.textContent = "";
      else timer = setTimeout(() => region.replaceChildren(message), ANNOUNCE_AFTER);
    };
  }

  /** What goes away while it has the focus leaves it to `heir`: it never falls back to the top of the page. */
  function leaveFocus(heir, ...parts) {
    if (parts.some((part) => part.contains(document.activeElement))) heir.focus({ preventScroll: true });
  }

  /**
   * Keeps the focus where it is when something in a panel is pressed, since a panel that loses it
   * closes: what is no option gets no focus by the mouse, buttons and links in Safari included.
   */
  function keepFocus(panel) {
    panel.addEventListener("mousedown", (event) => {
      if (!event.target.closest("[role=option]")) event.preventDefault();
    });
  }

  /** Whether a click opens something here, not in another tab or window. */
  const isPlainClick = (event) =>
    event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

  // ------------------------------------------------------------------ asking

  const titlesOnly = () => Boolean(window.verbundwiki && window.verbundwiki.mode === "titles");
  const loadsEngine = () => !window.verbundwiki || !["full", "titles"].includes(window.verbundwiki.mode);

  /** Asks the engine; also fails in the ordinary way when search.js did not load at all. */
  async function ask({ query, ...options }) {
    if (!window.verbundwiki || !window.verbundwiki.search) throw new Error("search.js is missing");
    return window.verbundwiki.search(query, options);
  }

  /**
   * Runs one search after another: waits for a pause in typing and drops every answer that is no
   * longer wanted; what it still loads for an older query ends with the newer one. A request has the
   * query and the options of `window.verbundwiki.search`. `show` has the methods `empty`, `loading`
   * (with a text), `answer` (with request and answer, and whether these are only the first hits, whose
   * others follow) and `failure` (with the error and what tries again).
   */
  function searcher(show) {
    let latest = 0;
    let timer = 0;
    async function run(request) {
      const mine = ++latest;
      clearTimeout(timer);
      if (!request.query) return show.empty();
      let slow = 0;
      if (loadsEngine()) {
        show.loading(text("loading"));
      } else {
        slow = setTimeout(() => {
          if (mine === latest) show.loading(text("searching"));
        }, SLOW);
      }
      try {
        const onFirst = (answer) => {
          if (mine === latest) show.answer(request, answer, true);
        };
        const answer = await ask({ ...request, caller: show, onFirst });
        if (mine === latest) show.answer(request, answer, false);
      } catch (error) {
        // One that a newer query has ended is not the latest.
        if (mine === latest) show.failure(error, () => run(request));
      } finally {
        clearTimeout(slow);
      }
    }
    return {
      now: run,
      soon(makeRequest) {
        latest++;
        clearTimeout(timer);
        timer = setTimeout(() => run(makeRequest()), TYPING_PAUSE);
      },
      cancel() {
        latest++;
        clearTimeout(timer);
      },
    };
  }

  /** The end of the results page's address. Filters: a map from keys to lists of values. */
  function addressOf(query, filters) {
    const pairs = [["q", query]];
    for (const [key, values] of filters || []) pairs.push(...values.map((value) => [key, value]));
    return "?" + pairs.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
  }

  // ------------------------------------------------------ what an answer says

  /** A query to be shown in a sentence. */
  const shortened = (query) => (query.length > 80 ? query.slice(0, 80) + " …" : query);

  /** How many pages there are, and how many of them have all the words. */
  function countText({ total, complete }, query) {
    const values = { count: number(total), complete: number(complete) };
    if (total === 0) return text("no-hits", { query: shortened(query) });
    if (complete === 0) return total === 1 ? text("pages-partial-one") : text("pages-partial", values);
    if (complete < total) return text("pages-complete", values);
    return total === 1 ? text("pages-one") : text("pages-other", values);
  }

  /** Says so where only titles are searched. */
  const notice = () => (titlesOnly() ? [element("span", { class: "vw-search-notice" }, text("titles-only"))] : []);

  /** The same for ears. */
  const spoken = (message) => (titlesOnly() ? message + ". " + text("titles-only") : message);

  /** Links that search for other words: `hrefOf(query)` for a new tab, `run(query)` here. */
  function queryLinks(queries, hrefOf, run) {
    return queries.map((query) => {
      const link = element("a", { class: "vw-query-link", href: hrefOf(query) }, query);
      link.addEventListener("click", (event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        run(query);
      });
      return link;
    });
  }

  /** Other spellings and words that were searched, and other queries to try. */
  function notesOf(answer, hrefOf, run) {
    const note = (label, ...parts) => element("p", { class: "vw-search-note" }, label, " ", ...parts);
    const found = ([typed, other]) => text("instead-of", { found: other, query: typed });
    const notes = [];
    if (answer.suggestions.length) notes.push(note(text("did-you-mean"), ...queryLinks(answer.suggestions, hrefOf, run)));
    if (answer.corrected.length) notes.push(note(text("corrected"), answer.corrected.map(found).join(", ")));
    if (answer.also.length) notes.push(note(text("also"), answer.also.join(", ")));
    return notes;
  }

  /** What is said of a failure by its code, see search.js. */
  const FAILURES = {
    network: text("failed-network"),
    damaged: text("failed-damaged"),
    outdated: text("failed-outdated"),
  };

  /** What to say of a failure, and what to press: another try, unless only a new page can help. */
  function failureOf({ code }, again) {
    const message = FAILURES[code] || text("failed");
    const help = code === "outdated"
      ? button("vw-button", text("reload"), () => location.reload())
      : button("vw-button", text("retry"), again);
    return { message, head: [message, help] };
  }

  // -------------------------------------------------------------------- hits

  /** An element with the engine's text: escaped HTML in which only <mark> is markup. */
  function marked(name, className, html, plain) {
    const made = element(name, { class: className });
    if (html === undefined) made.textContent = plain;
    else made.innerHTML = html;
    return made;
  }

  /** The text around the words that were found; nothing where only titles are searched. */
  const excerptOf = (section, name) => (section.excerpt ? [marked(name, "vw-hit-excerpt", section.excerpt)] : []);

  /** The headings that lead to a section; nothing for the head of a page. */
  const headingOf = (section, name) =>
    section.heading ? [marked(name, "vw-hit-heading", section.headingHtml, section.heading)] : [];

  /** Of a further section: the head of the page has no heading, yet its link needs a name. */
  const nameOf = (section) =>
    section.heading ? headingOf(section, "span") : [element("span", { class: "vw-hit-heading" }, text("top-of-page"))];

  /** Title of a page and its type as a label; only read aloud, the label says what it is. */
  function titleOf(hit) {
    const title = marked("span", "vw-hit-title", hit.titleHtml, hit.title);
    if (!hit.type) return { title, label: [] };
    const what = element("span", { class: "vw-hidden-text" }, text("hit-type") + " ");
    return { title, label: [" ", element("span", { class: "vw-hit-type" }, what, hit.type)] };
  }

  /** Marks a page that lacks some of the words, among pages that have them all. */
  function incompleteOf(hit, answer) {
    if (hit.complete !== false || answer.complete === 0) return [];
    return [element("span", { class: "vw-hit-incomplete" }, text("incomplete"))];
  }

  // ---------------------------------------------------------- recent queries

  const MOST_RECENT = 8;
  const home = new URL(document.documentElement.dataset.root || ".", location.href).pathname;
  const recentKey = "recent:" + home;
  const recentAllowed = Boolean(document.querySelector("#vw-search[data-recent=true]"));

  /** The last queries, kept on this device only. The site or the reader may not want it. */
  const recent = {
    enabled: () => recentAllowed && storage.get(recentKey) !== "off",
    list() {
      if (!recent.enabled()) return [];
      try {
        const kept = JSON.parse(storage.get(recentKey) || "[]");
        return kept.filter((query) => typeof query === "string").slice(0, MOST_RECENT);
      } catch (error) {
        return [];
      }
    },
    remember(query) {
      if (!query || !recent.enabled()) return;
      const others = recent.list().filter((other) => other.toLowerCase() !== query.toLowerCase());
      storage.set(recentKey, JSON.stringify([query, ...others].slice(0, MOST_RECENT)));
    },
    clear() {
      if (recent.enabled()) storage.set(recentKey, null);
    },
    /** Off deletes what was kept. */
    enable(wanted) {
      storage.set(recentKey, wanted ? null : "off");
    },
  };
  // A site that no longer wants it leaves nothing behind.
  if (!recentAllowed) storage.set(recentKey, null);

  /** Remembers the query as soon as one of its hits is opened, here or in another tab. */
  function rememberOpened(container, query) {
    for (const kind of ["click", "auxclick"]) {
      container.addEventListener(kind, (event) => {
        if (event.target.closest("a[data-search-hit]")) recent.remember(query());
      });
    }
  }

  window.verbundwikiSearchUi = {
    byId, number, queryOf, element, button, spinner, announcer, leaveFocus, keepFocus, isPlainClick,
    searcher, titlesOnly, addressOf,
    shortened, countText, notice, spoken, queryLinks, notesOf, failureOf,
    excerptOf, headingOf, nameOf, titleOf, incompleteOf,
    recent, rememberOpened,
  };
})();
