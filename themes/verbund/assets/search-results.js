/*
 * The results page. Its search stands in the address, so that it can be passed on: `q` for the words
 * and a parameter for each filter, named like the key of its facet.
 *
 * Order: address, results, empty result, page, settings, start.
 */
(function () {
  "use strict";

  const { text } = window.verbundwikiInterface;
  const ui = window.verbundwikiSearchUi;
  const { byId, element, number, recent } = ui;

  /** Pages at first, and as many more each time. */
  const STEP = 20;

  // ----------------------------------------------------------------- address

  /** The search in the address. How many results were shown is kept beside it, for the way back. */
  function readState() {
    const state = { query: "", filters: new Map(), limit: STEP };
    for (const [key, value] of new URLSearchParams(location.search)) {
      if (key === "q") state.query = value;
      else if (value) state.filters.set(key, [...new Set([...(state.filters.get(key) || []), value])]);
    }
    const kept = history.state && history.state.limit;
    if (Number.isInteger(kept) && kept > STEP) state.limit = kept;
    return state;
  }

  const addressOf = ({ query, filters }) => (query || filters.size ? ui.addressOf(query, filters) : location.pathname);

  /** @param {boolean} isStep whether "back" should lead to what was before */
  function writeState(state, isStep) {
    const { limit } = state;
    const address = addressOf(state);
    try {
      // One search may be written in several ways: what somebody else wrote is read first.
      if (isStep && address !== addressOf(readState())) history.pushState({ limit }, "", address);
      else history.replaceState({ limit }, "", address);
    } catch (error) {
      // Some browsers forbid it on file://; the search goes on without.
    }
  }

  // ----------------------------------------------------------------- results

  /** Names window, bookmark and print after the search. */
  const pageTitle = document.title;
  const nameDocument = (query) => {
    document.title = query ? ui.shortened(query) + " – " + pageTitle : pageTitle;
  };

  /** A page: its title leads to its best section; further sections have links of their own. */
  function resultOf(hit, answer, index) {
    const { title, label } = ui.titleOf(hit);
    const place = "vw-result-place-" + index;
    const link = element("a", { href: hit.url, "data-search-hit": "" }, title);
    const headings = ui.headingOf(hit, "p");
    for (const heading of headings) heading.id = place;
    if (headings.length) link.setAttribute("aria-describedby", place);
    const result = element("li", { class: "vw-result" }, element("h2", {}, link, ...label),
      ...headings, ...ui.excerptOf(hit, "p"), ...ui.incompleteOf(hit, answer));
    const sections = (hit.sections || []).map((section) => {
      const further = element("a", { href: section.url, "data-search-hit": "" }, ...ui.nameOf(section));
      return element("li", {}, further, ...ui.excerptOf(section, "p"));
    });
    if (sections.length) result.append(element("ul", { class: "vw-result-sections" }, ...sections));
    return result;
  }

  // ------------------------------------------------------------ empty result

  /** Short words are "und" and "für", unless they are numbers or abbreviations. */
  const isTelling = (word) => [...word].length > 3 || /[\p{N}§]|^\p{Lu}{2,}$/u.test(word);

  /** The words of a query one by one; none if there is only one, or only what is not to be found. */
  function wordsOf(query) {
    const words = query.split(/\s+/)
      .filter((word) => !word.startsWith("-"))
      .map((word) => word.replace(/^[\p{L}\p{N}_]+:/u, "").replace(/^[^\p{L}\p{N}§]+|[^\p{L}\p{N}]+$/gu, ""))
      .filter(isTelling);
    const once = [...new Set(words)];
    return once.length > 1 ? once.slice(0, 5) : [];
  }

  // -------------------------------------------------------------------- page

  function startResultsPage(form) {
    const input = byId("vw-results-input");
    const status = byId("vw-results-status");
    const notes = byId("vw-results-notes");
    const results = byId("vw-results");
    const more = byId("vw-results-more");
    const shown = byId("vw-results-shown");
    const ways = byId("vw-results-ways");
    const announce = ui.announcer(byId("vw-results-live"));
    let state = readState();
    /** The request of which only the first results are shown. */
    let begun = null;
    /** The first result that "more" brings; it gets the focus. */
    let firstNew = 0;
    /** The part of the address that is shown: steps to other places of the page search nothing. */
    let shownSearch = location.search;

    const request = () => ({
      query: state.query, limit: state.limit, filters: Object.fromEntries(state.filters), facets: true,
    });

    /** Takes a change of the search; from then on it is what address and results show. */
    function change(changes, isStep) {
      state = { ...state, limit: STEP, ...changes };
      firstNew = 0;
      writeState(state, isStep);
      shownSearch = location.search;
      return request();
    }
    const go = (changes) => search.now(change(changes, true));
    const searchFor = (query) => {
      input.value = query;
      go({ query });
    };
    const facets = ui.startFacets((filters) => go({ filters }));

    /** Replaces all that is shown; results that stay get further ones. */
    function show({ head, remarks = [], hits = [], stay = false, onward = false }) {
      nameDocument(state.query);
      ui.leaveFocus(status, status, notes, ...(stay ? [] : [results]));
      status.replaceChildren(...head);
      notes.replaceChildren(...remarks);
      if (!stay) results.replaceChildren();
      results.append(...hits);
      results.hidden = results.children.length === 0;
      ways.classList.toggle("vw-shown", onward);
      more.parentElement.hidden = true;
    }

    /** Ways out of an empty result: fewer filters, fewer words. */
    function broader({ query }) {
      const ways = [];
      const links = (queries, filters, run) => ui.queryLinks(queries, (other) => ui.addressOf(other, filters), run);
      if (state.filters.size) {
        const [link] = links([query], new Map(), () => go({ filters: new Map() }));
        link.textContent = text("without-filters");
        ways.push(element("p", { class: "vw-search-note" }, link));
      }
      const words = wordsOf(query);
      if (words.length) {
        ways.push(element("p", { class: "vw-search-note" }, text("single-words"), " ", ...links(words, state.filters, searchFor)));
      }
      return ways;
    }

    function showMore(answer) {
      const count = answer.hits.length;
      more.replaceChildren(text("more"));
      more.hidden = false;
      more.parentElement.hidden = count >= answer.total;
      shown.textContent = text("shown", { shown: number(count), count: number(answer.total) });
      const first = firstNew && results.children[firstNew];
      firstNew = 0;
      if (more.parentElement.hidden) ui.leaveFocus(status, more.parentElement);
      if (!first) return false;
      first.querySelector("a").focus();
      announce(shown.textContent);
      return true;
    }

    /** More results did not come: those that stand there stay. */
    function showFailedMore(error, again) {
      const { message, head } = ui.failureOf(error, () => {
        more.hidden = false;
        more.focus();
        shown.replaceChildren();
        again();
      });
      const hadFocus = document.activeElement === more;
      shown.replaceChildren(...head);
      more.replaceChildren(text("more"));
      more.hidden = true;
      if (hadFocus) shown.querySelector("button").focus();
      announce(message);
    }

    const search = ui.searcher({
      empty() {
        const hint = text("type-to-search");
        show({ head: [hint], onward: true });
        facets.hide();
        announce("");
      },
      loading(message) {
        const line = firstNew ? more : status;
        ui.leaveFocus(line, line);
        line.replaceChildren(ui.spinner(), message);
        announce(message);
      },
      answer(asked, answer, isBegun) {
        // More results than there are: the first of them stand there already.
        if (isBegun && firstNew) return;
        // The first results stay as they are, even under a pressed mouse.
        const stay = begun === asked;
        const shownAlready = stay ? results.children.length : 0;
        begun = isBegun ? asked : null;
        const message = ui.countText(answer, asked.query);
        const milliseconds = number(Math.max(1, Math.round(answer.tookMs)));
        const took = element("span", { class: "vw-count" }, text("took", { milliseconds }));
        const remarks = ui.notesOf(answer, (other) => ui.addressOf(other, state.filters), searchFor);
        show({
          head: [element("span", {}, message), ...(answer.total ? [" ", took] : []), ...ui.notice()],
          remarks: answer.total ? remarks : [...remarks, ...broader(asked)],
          hits: answer.hits.map((hit, index) => resultOf(hit, answer, index)).slice(shownAlready),
          stay,
          onward: answer.total === 0,
        });
        facets.show(answer, state.filters);
        if (isBegun || !showMore(answer)) announce(ui.spoken(message));
      },
      failure(error, again) {
        if (firstNew) return showFailedMore(error, again);
        const { message, head } = ui.failureOf(error, again);
        show({ head, onward: true });
        facets.hide();
        announce(message);
      },
    });

    input.addEventListener("input", () => search.soon(() => change({ query: ui.queryOf(input) }, false)));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      go({ query: ui.queryOf(input) });
      recent.remember(state.query);
    });
    more.addEventListener("click", () => {
      const next = change({ limit: state.limit + STEP }, false);
      firstNew = results.children.length;
      search.now(next);
    });
    window.addEventListener("popstate", () => {
      if (location.search !== shownSearch) start();
    });
    byId("vw-results-skip").addEventListener("click", (event) => {
      // As a step in the address it would search again on the way back.
      event.preventDefault();
      status.focus();
    });
    ui.rememberOpened(results, () => state.query);

    function start() {
      state = readState();
      shownSearch = location.search;
      firstNew = 0;
      input.value = state.query;
      state.query = ui.queryOf(input);
      search.now(request());
    }
    start();
    if (!state.query) input.focus({ preventScroll: true });
  }

  // ---------------------------------------------------------------- settings

  /** Keeping the last queries can be switched off, which deletes them. */
  function startRecentSetting(setting) {
    const clear = byId("vw-recent-clear");
    const follow = () => {
      setting.checked = recent.enabled();
      clear.hidden = recent.list().length === 0;
    };
    setting.addEventListener("change", () => {
      recent.enable(setting.checked);
      follow();
    });
    clear.addEventListener("click", () => {
      recent.clear();
      setting.focus();
      follow();
    });
    // A query may have been kept since, on this page or, on the way back to it, on another.
    const results = byId("vw-results");
    for (const [target, kind] of [
      [byId("vw-results-form"), "submit"], [results, "click"], [results, "auxclick"], [window, "pageshow"],
    ]) {
      target.addEventListener(kind, follow);
    }
    follow();
  }

  // ------------------------------------------------------------------- start

  if (byId("vw-results-form")) startResultsPage(byId("vw-results-form"));
  if (byId("vw-recent")) startRecentSetting(byId("vw-recent"));
})();
