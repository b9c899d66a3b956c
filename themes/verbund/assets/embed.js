// A search box over a verbundwiki site for any page of any host, by one classic script:
//
//   <script src="https://wiki.example/search/embed.js" data-lang="de" defer></script>
//
// The box stands in place of the script. Attributes, all optional: data-target (selector of the element
// that gets the box), data-lang (de, en), data-label, data-placeholder, data-limit (pages in the list),
// data-theme (auto follows the host page's color-scheme, light, dark), data-color (any CSS colour).
// A host page with a policy needs `script-src https://wiki.example 'wasm-unsafe-eval'`, nothing else:
// no fetch, no frame, no inline style. Without 'wasm-unsafe-eval' only titles are searched.
//
// Engine and index load when the box gets the focus, by search.js, which the wiki's own pages use too.
(function () {
  "use strict";

  const tag = document.currentScript;
  const root = new URL("..", tag.src).href;
  /** Written in by the build: paths relative to the root of the site. */
  const SEARCH = "__VERBUNDWIKI_SEARCH__";
  const PATHS = { engine: "__VERBUNDWIKI_ENGINE__", full: "__VERBUNDWIKI_FULL__", titles: "__VERBUNDWIKI_TITLES__" };
  const RESULTS = "__VERBUNDWIKI_RESULTS__";

  const DEFAULT_LIMIT = 8;
  /** Milliseconds without a key after which the search starts. */
  const PAUSE = 80;
  /** Only what lasts so long is read aloud: not every number while somebody types. */
  const ANNOUNCE_AFTER = 500;
  /** The engine reads no more of a query, and a sentence shows less of it. */
  const MOST_CHARACTERS = 400;
  const MOST_SHOWN = 80;

  /** Both languages stand here: the page that shows the box has no texts of the wiki. */
  const TEXTS = {
    de: {
      label: "Im Wiki suchen",
      hits: "Treffer der Suche",
      loading: "Suche wird geladen …",
      one: "1 Seite",
      many: "{count} Seiten",
      none: "Keine Treffer für „{query}“",
      corrected: "Gefunden mit anderer Schreibweise: {words}",
      instead: "„{found}“ statt „{query}“",
      also: "Auch gesucht nach: {words}",
      all: "Alle Treffer im Wiki",
      titles: "Dieser Browser führt kein WebAssembly aus. Deshalb werden nur Titel und Überschriften durchsucht.",
      failed: "Das Wiki ist gerade nicht erreichbar.",
      damaged: "Die Suche ist gestört: Eine ihrer Dateien kam beschädigt an.",
      outdated: "Das Wiki wurde erneuert. Bitte laden Sie diese Seite neu.",
      retry: "Erneut versuchen",
    },
    en: {
      label: "Search the wiki",
      hits: "Search results",
      loading: "Loading search …",
      one: "1 page",
      many: "{count} pages",
      none: "No results for “{query}”",
      corrected: "Found with another spelling: {words}",
      instead: "“{found}” instead of “{query}”",
      also: "Also searched for: {words}",
      all: "All results in the wiki",
      titles: "This browser does not run WebAssembly. Therefore only titles and headings are searched.",
      failed: "The wiki cannot be reached at the moment.",
      damaged: "The search is out of order: one of its files arrived damaged.",
      outdated: "The wiki was renewed. Please reload this page.",
      retry: "Try again",
    },
  };

  const STYLE = `
    .box { all: initial; display: block; position: relative; max-width: 36em; color-scheme: inherit;
      font: medium/1.5 system-ui, "Segoe UI", sans-serif; color: var(--text);
      --accent: light-dark(#1d4f91, #8fbaf3); --text: light-dark(#1b2430, #e3e8ef);
      --muted: light-dark(#505c6c, #a8b3c1); --page: light-dark(#fff, #141920);
      --line: light-dark(#74808f, #77859a); --tint: light-dark(#e9f0f9, #1f2e44); --mark: light-dark(#ffeaa0, #4d3c06); }
    .box[data-theme=light] { color-scheme: light; }
    .box[data-theme=dark] { color-scheme: dark; }
    [hidden] { display: none !important; }
    input { box-sizing: border-box; width: 100%; min-height: 2.75em; padding: 0.4em 0.9em; border: 1px solid var(--line);
      border-radius: 0.4em; background: var(--page); color: var(--text); font: inherit; }
    input::placeholder { color: var(--muted); opacity: 1; }
    input:focus-visible, a:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
    .panel { position: absolute; z-index: 1000; inset-inline: 0; top: calc(100% + 0.3em); overflow-y: auto;
      max-height: min(32em, 70vh); border: 1px solid var(--line); border-radius: 0.4em; background: var(--page);
      box-shadow: 0 0.5em 1.5em rgb(0 0 0 / 25%); }
    p { margin: 0; padding: 0.5em 0.9em; color: var(--muted); font-size: 0.875em; }
    p > span { display: block; }
    p a { color: inherit; }
    .hit { display: block; padding: 0.5em 0.9em; border-inline-start: 4px solid transparent; color: inherit;
      text-decoration: none; overflow-wrap: anywhere; }
    .hit:hover, .hit[aria-selected=true] { border-color: var(--accent); background: var(--tint); }
    .hit > span { display: block; font-size: 0.875em; }
    .hit > .title { font-size: 1em; font-weight: 600; text-decoration: underline; }
    .hit > .type, .hit > .excerpt { color: var(--muted); }
    .section { padding-inline-start: 2em; }
    mark { background: var(--mark); color: inherit; }
    button { min-height: 2em; margin-inline-start: 0.5em; border: 1px solid var(--line); border-radius: 0.4em;
      background: var(--page); color: var(--text); font: inherit; cursor: pointer; }
    .live { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @media (forced-colors: active) { .hit[aria-selected=true] { outline: 2px solid Highlight; outline-offset: -2px; } }
  `;

  // ---- The wiki's search ----

  /** The searches of this page by their wiki: several boxes share an engine. */
  const sites = (window.verbundwikiSites = window.verbundwikiSites || new Map());

  /** Whether search.js failed: then it is loaded past the browser's cache. */
  let failed = false;

  function loadSite() {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      // The page's own encoding may be another.
      script.charset = "utf-8";
      script.src = root + SEARCH + (failed ? `?again=${Date.now().toString(36)}` : "");
      script.onload = () => {
        script.remove();
        // A damaged one, or the page of a login in its place, arrives as well.
        if (script.openVerbundwiki) resolve(script.openVerbundwiki(root, PATHS));
        else reject(Object.assign(new Error(`${script.src} is damaged`), { code: "damaged" }));
      };
      script.onerror = () => {
        script.remove();
        reject(new Error(`${script.src} could not be loaded`));
      };
      document.head.append(script);
    });
  }

  /** The search of the wiki; after a failure it is loaded anew. */
  function openSite() {
    const known = root + PATHS.engine;
    if (!sites.has(known)) {
      const opening = loadSite();
      opening.catch(() => {
        failed = true;
        sites.delete(known);
      });
      sites.set(known, opening);
    }
    return sites.get(known);
  }

  // ---- The box ----

  /** Makes an element with attributes and children. Texts are never read as HTML. */
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /** The engine's HTML: escaped text in which only <mark> is markup. */
  function fromEngine(className, html) {
    const made = element("span", { class: className });
    made.innerHTML = html;
    return made;
  }

  /** A text with values in place of {names}. */
  const filled = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /** A query to be shown in a sentence. */
  function shortened(query) {
    const characters = [...query];
    return characters.length > MOST_SHOWN ? `${characters.slice(0, MOST_SHOWN).join("")} …` : query;
  }

  function box(settings) {
    const lang = Object.hasOwn(TEXTS, settings.lang) ? settings.lang : "de";
    const texts = TEXTS[lang];
    const limit = Number.parseInt(settings.limit, 10) > 0 ? Number.parseInt(settings.limit, 10) : DEFAULT_LIMIT;
    const label = settings.label || texts.label;

    const host = element("div", { lang });
    const shadow = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    // A sheet made by a script is no inline style to the host page's policy.
    shadow.adoptedStyleSheets = [sheet];
    if (settings.color && CSS.supports("color", settings.color)) {
      sheet.insertRule(`.box { --accent: ${settings.color}; }`, sheet.cssRules.length);
    }

    const input = element("input", {
      type: "text", role: "combobox", "aria-label": label, placeholder: settings.placeholder || label,
      "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-expanded": "false", "aria-controls": "list",
      inputmode: "search", enterkeyhint: "search", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    });
    const status = element("p", {});
    const list = element("div", { id: "list", role: "listbox", "aria-label": texts.hits });
    const all = element("a", {}, texts.all);
    const allLine = element("p", {}, all);
    const panel = element("div", { class: "panel" }, status, list, allLine);
    const live = element("p", { class: "live", role: "status" });
    panel.hidden = true;
    const theme = settings.theme || "auto";
    shadow.append(element("div", { class: "box", role: "search", "aria-label": label, "data-theme": theme }, input, panel, live));

    let options = [];
    let active = -1;
    let timer = 0;
    let announcing = 0;
    /** Counts what was asked, so that late answers are dropped. */
    let latest = 0;
    let site = null;

    /** What was typed. Halves of characters cannot stand in an address. */
    const query = () =>
      [...input.value.trim().replace(/\p{Surrogate}/gu, "\ufffd")].slice(0, MOST_CHARACTERS).join("");
    const resultsPage = () => `${root}${RESULTS}?q=${encodeURIComponent(query())}`;

    function activate(index) {
      if (options[active]) options[active].setAttribute("aria-selected", "false");
      active = index;
      const option = options[active];
      if (!option) return input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }

    /** Tells what is to be read aloud, once nothing newer comes. */
    function announce(message) {
      clearTimeout(announcing);
      if (!message) live.textContent = "";
      else announcing = setTimeout(() => live.replaceChildren(message), ANNOUNCE_AFTER);
    }

    function close() {
      latest += 1;
      clearTimeout(timer);
      panel.hidden = true;
      announce("");
      input.setAttribute("aria-expanded", "false");
      activate(-1);
    }

    /** Shows hits and a message; more are further nodes after the message. */
    function show(hits, message, ...more) {
      activate(-1);
      options = hits.flatMap((hit) => [
        option("hit", hit.url, [
          fromEngine("title", hit.titleHtml),
          ...(hit.type ? [element("span", { class: "type" }, hit.type)] : []),
          ...(hit.heading ? [fromEngine("heading", hit.headingHtml)] : []),
          fromEngine("excerpt", hit.excerpt),
        ]),
        ...(hit.sections || []).map((section) => option("hit section", section.url, [
          fromEngine("heading", section.headingHtml || hit.titleHtml),
          fromEngine("excerpt", section.excerpt),
        ])),
      ]);
      options.forEach((made, index) => made.setAttribute("id", `hit-${index}`));
      list.replaceChildren(...options);
      list.hidden = allLine.hidden = options.length === 0;
      all.href = resultsPage();
      status.replaceChildren(message, ...more);
      announce(message);
      panel.hidden = false;
      input.setAttribute("aria-expanded", String(options.length > 0));
    }

    function option(className, href, children) {
      return element("a", { class: className, role: "option", "aria-selected": "false", tabindex: "-1", href }, ...children);
    }

    /** Other spellings and words that were searched. */
    function notesOf({ corrected = [], also = [] }) {
      const found = corrected.map(([typed, other]) => filled(texts.instead, { found: other, query: typed }));
      return [[texts.corrected, found], [texts.also, also]].filter(([, words]) => words.length > 0)
        .map(([template, words]) => element("span", {}, filled(template, { words: words.join(", ") })));
    }

    async function search() {
      const mine = ++latest;
      const asked = query();
      clearTimeout(timer);
      if (!asked) return close();
      if (!site || site.mode === "idle") show([], texts.loading);
      try {
        site = await openSite();
        let shown = false;
        const showAnswer = (answer) => {
          if (mine !== latest) return;
          // The hits that came first stay in their places, and so does what is chosen among them.
          const chosen = shown ? active : -1;
          shown = true;
          const template = answer.total === 0 ? texts.none : answer.total === 1 ? texts.one : texts.many;
          const count = answer.total.toLocaleString(lang);
          const message = filled(template, { count, query: shortened(asked) });
          show(answer.hits, site.mode === "titles" ? `${message}. ${texts.titles}` : message, ...notesOf(answer));
          activate(chosen);
        };
        showAnswer(await site.search(asked, { limit, caller: host, onFirst: showAnswer }));
      } catch (fault) {
        if (mine !== latest) return;
        const again = element("button", { type: "button" }, texts.retry);
        again.addEventListener("click", () => {
          input.focus();
          search();
        });
        show([], Object.hasOwn(texts, fault.code) ? texts[fault.code] : texts.failed, again);
      }
    }

    function keydown(event) {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (panel.hidden) return void search();
        // One place beyond the last option stands for the input itself.
        const places = options.length + 1;
        activate((active + 1 + (event.key === "ArrowDown" ? 1 : -1) + places) % places - 1);
      } else if (event.key === "Enter" && query()) {
        event.preventDefault();
        if (options[active] && !panel.hidden) options[active].click();
        else location.href = resultsPage();
      }
    }

    // A failure shows with the first query, where it can be tried again.
    input.addEventListener("focus", () => openSite().then((opened) => opened.prepare()).catch(() => {}), { once: true });
    input.addEventListener("input", () => {
      latest += 1;
      clearTimeout(timer);
      timer = setTimeout(search, PAUSE);
    });
    input.addEventListener("click", () => {
      if (panel.hidden && query()) search();
    });
    input.addEventListener("keydown", keydown);
    shadow.addEventListener("keydown", (event) => {
      // The host page's own keys and dialogs keep still while the reader types or leaves the list.
      event.stopPropagation();
      if (event.key !== "Escape") return;
      if (panel.hidden) input.value = "";
      input.focus();
      close();
    });
    panel.addEventListener("mousedown", (event) => {
      // The panel closes when it loses the focus, and Safari gives buttons and links none.
      if (!event.target.closest("[role=option]")) event.preventDefault();
    });
    shadow.addEventListener("focusout", (event) => {
      if (!event.relatedTarget || !shadow.contains(event.relatedTarget)) close();
    });
    return host;
  }

  function place() {
    const { target } = tag.dataset;
    const made = box(tag.dataset);
    if (!target && document.body.contains(tag)) return tag.after(made);
    const place = target && document.querySelector(target);
    if (place) return place.append(made);
    const missing = target ? `no element matches data-target="${target}"` : "the script stands outside of <body> and has no data-target";
    console.error(`verbundwiki search box: ${missing}.`);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", place);
  else place();
})();
