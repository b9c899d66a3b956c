// The search where WebAssembly does not run: titles and headings, with results of the same shape as the
// engine's. search.js loads it when it is needed, with the list search/titles.js:
// [[url, title, [[anchor, heading], …], type], …].
(function () {
  "use strict";

  /** Longest query that is read, in UTF-16 units. */
  const MOST_QUERY = 400;
  /** Further sections shown of a page, as in the engine. */
  const MORE_SECTIONS = 2;
  const WORD = /[\p{L}\p{M}\p{N}§.\u00ad]+/gu;

  /** The same spellings as the engine: case, umlauts and their digraphs, ß. */
  function fold(text) {
    return text
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
      .replace(/ß/g, "ss")
      .replace(/([ao])e/g, "$1")
      .replace(/(^|[^aeq])ue/g, "$1u");
  }

  /** The words of a text, each as what finds it: anywhere in a word, but a number only from its start to its end. */
  function patterns(text) {
    const words = (fold(text).match(WORD) || []).map((word) => word.replace(/^\.+|\.+$/g, ""));
    return words.filter((word) => word !== "").map((word) => {
      const before = /^\p{N}/u.test(word) ? "(?<!\\p{N}|\\p{N}[.,])" : "";
      const after = /\p{N}$/u.test(word) ? "(?!\\p{N})" : "";
      return new RegExp(before + word.replace(/\./g, "\\.") + after, "u");
    });
  }

  /** What is asked: words that must be there, and words after a minus that must not. */
  function read(query) {
    const without = [];
    const rest = query.slice(0, MOST_QUERY).replace(/(^|\s)-(\S+)/g, (_, space, word) => {
      without.push(...patterns(word));
      return space;
    });
    return { words: patterns(rest), without };
  }

  const escaped = (text) =>
    text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

  /** Escaped HTML in which words that hold one of the words are marked. */
  function marked(text, words) {
    let html = "";
    let end = 0;
    for (const match of text.matchAll(WORD)) {
      const folded = fold(match[0]);
      if (!words.some((word) => word.test(folded))) continue;
      html += `${escaped(text.slice(end, match.index))}<mark>${escaped(match[0])}</mark>`;
      end = match.index + match[0].length;
    }
    return html + escaped(text.slice(end));
  }

  /** How well a text of a page has the words. */
  function scoreOf(folded, words, weight) {
    const found = words.filter((word) => word.test(folded));
    const first = found.filter((word) => folded.search(word) === 0).length;
    return weight * found.length + first;
  }

  /** The page as a hit, or null unless title and headings together have every word. */
  function hitOf(page, { words, without }) {
    const has = (word) => word.test(page.folded) || page.sections.some((section) => word.test(section.folded));
    if (without.some(has)) return null;
    const inTitle = scoreOf(page.folded, words, 3);
    const isTitle = words.every((word) => word.test(page.folded));
    const sections = [];
    for (const section of page.sections) {
      const all = words.every((word) => word.test(page.folded) || word.test(section.folded));
      const score = all ? scoreOf(section.folded, words, 2) : 0;
      if (score > 0) sections.push({ section, score });
    }
    if (!isTitle && sections.length === 0) return null;
    sections.sort((a, b) => b.score - a.score);
    const shown = sections.map(({ section }) => ({
      url: `${page.url}#${section.anchor}`,
      heading: section.heading,
      headingHtml: marked(section.heading, words),
      excerpt: "",
    }));
    // A page whose title has the words stands before its sections, and before other pages' sections.
    const head = { url: page.url, heading: "", headingHtml: "", excerpt: "" };
    const [best, ...further] = isTitle ? [head, ...shown] : shown;
    return {
      ...best,
      title: page.title,
      titleHtml: marked(page.title, words),
      type: page.type,
      score: inTitle + (isTitle ? 2 * words.length + 1 : sections[0].score),
      complete: true,
      sections: further.slice(0, MORE_SECTIONS),
    };
  }

  /** Whether the filters let a page pass. The list knows the type of a page and nothing else. */
  function passes(page, filters) {
    return Object.entries(filters).every(([key, wanted]) => {
      const values = [wanted].flat().filter((value) => value !== null && value !== undefined);
      return values.length === 0 || (key === "type" && values.some((value) => fold(value) === fold(page.type)));
    });
  }

  function open(list) {
    const pages = list.map(([url, title, headings, type]) => ({
      url,
      title,
      type,
      folded: fold(title),
      sections: headings.map(([anchor, heading]) => ({ anchor, heading, folded: fold(heading) })),
    }));
    return {
      async search(query, { limit, filters }) {
        const start = performance.now();
        const asked = read(query);
        const hits = [];
        for (const page of asked.words.length > 0 ? pages : []) {
          const hit = passes(page, filters) ? hitOf(page, asked) : null;
          if (hit) hits.push(hit);
        }
        hits.sort((a, b) => b.score - a.score);
        return {
          hits: hits.slice(0, limit),
          total: hits.length,
          complete: hits.length,
          also: [],
          corrected: [],
          suggestions: [],
          facets: [],
          tookMs: performance.now() - start,
          loaded: { rounds: 0, files: 0, bytes: 0 },
        };
      },
    };
  }

  verbundwikiBundle("search-titles", "", open);
})();
