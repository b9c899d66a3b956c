// A search with known answers, so that tests of the interface do not depend on ranking. It is given to
// `world.visit` as `init` and so runs in the page, before its scripts: nothing outside it can be used.
//
// Words that mean something to it: "nichts" finds nothing, "beschafung" is corrected, "dms" has a
// synonym, "teils" has pages with a part of the words, "kaputt" fails the first time, "stockt" the
// first time that more than 20 pages are wanted, the code of a failure fails with this code, "langsam" takes its time, "nacheinander" has three hits at once and the others
// a little later. Every other query finds all 57 pages.
export function mockSearch() {
  const TYPES = ["Maßnahme", "Prozess", "Rolle", "Vertragscheckliste"];
  const FIELDS = ["Digitalisierung", "Beschaffung", "Personal", "Finanzen", "IT-Betrieb", "Bauen", "Ordnung", "Kultur"];
  const pages = Array.from({ length: 57 }, (_, at) => ({
    title: `Gemeinsame Vergabe <Nr. ${at + 1}>`,
    type: at % 5 === 4 ? "" : TYPES[at % 4],
    handlungsfeld: [FIELDS[at % 8]],
    tag: at % 3 === 0 ? ["vergabe", "recht"] : ["vergabe"],
  }));
  const FACETS = [["type", "Typ"], ["handlungsfeld", "Handlungsfeld"], ["tag", "Schlagwort"]];
  const valuesOf = (page, key) => {
    if (key === "type") return page.type ? [page.type] : [];
    return Object.hasOwn(page, key) ? page[key] : [];
  };
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  const passes = (page, filters, besides) => Object.entries(filters).every(([key, wanted]) =>
    key === besides || [wanted].flat().some((value) => valuesOf(page, key).includes(value)));

  function facet(key, label, found, filters) {
    const counts = new Map();
    for (const page of found.filter((one) => passes(one, filters, key))) {
      for (const value of valuesOf(page, key)) counts.set(value, (counts.get(value) || 0) + 1);
    }
    const values = [...counts].map(([value, count]) => ({ value, count }));
    return { key, label, values: values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)) };
  }

  function hitOf(page, score, complete) {
    const titleHtml = escaped(page.title).replace("Vergabe", "<mark>Vergabe</mark>");
    const at = pages.indexOf(page);
    const section = (name, anchor) => ({
      url: `index.html#${anchor}-${at}`,
      heading: `Rechtlicher Rahmen › ${name}`,
      headingHtml: `Rechtlicher Rahmen › ${name.replace("vergabe", "<mark>vergabe</mark>")}`,
      excerpt: "Vor der Ausschreibung klärt die <mark>Vergabe</mark>stelle, welche Kommunen mitmachen und wer &lt;was&gt; zahlt.",
    });
    const first = at % 4 === 3 ? { ...section("", "top"), heading: "", headingHtml: "" } : section("Auftragsvergabe", "vergabe");
    const further = [section("Schwellenwerte und Verfahrensarten", "werte"), section("Zuständigkeiten", "wer")];
    return { ...first, title: page.title, titleHtml, type: page.type, score, complete, sections: further.slice(0, at % 3) };
  }

  const asked = [];
  let broken = true;

  async function search(query, { limit = 10, filters = {}, facets = false, onFirst } = {}) {
    await mock.prepare();
    asked.push({ query, limit, filters, facets });
    if (query.includes("langsam")) await new Promise((done) => setTimeout(done, 900));
    if (broken && (query.includes("kaputt") || (query.includes("stockt") && limit > 20))) {
      broken = false;
      throw new Error("broken");
    }
    const code = ["network", "damaged", "outdated"].find((word) => query.includes(word));
    if (code) throw Object.assign(new Error(code), { code });
    const all = /nichts|qxq/.test(query) || query === "" ? [] : pages;
    const found = all.filter((page) => passes(page, filters));
    const complete = (page) => !query.includes("teils") || pages.indexOf(page) % 8 === 1;
    const answer = (count) => ({
      hits: found.slice(0, count).map((page, at) => hitOf(page, 100 - at, complete(page))),
      total: found.length,
      complete: found.filter(complete).length,
      also: query.includes("dms") ? ["Dokumentenmanagementsystem", "E-Akte"] : [],
      corrected: query.includes("beschafung") ? [["beschafung", "beschaffung"]] : [],
      suggestions: /nichts|beschafung/.test(query) ? ["beschaffung", "beschaffungsgemeinschaft bilden"] : [],
      facets: facets ? FACETS.map(([key, label]) => facet(key, label, all, filters)) : [],
      tookMs: 2.4,
    });
    if (onFirst && query.includes("nacheinander")) {
      onFirst(answer(3));
      await new Promise((done) => setTimeout(done, 1500));
    }
    return answer(limit);
  }

  const mock = { mode: "idle", asked, search };
  mock.prepare = async () => {
    if (mock.mode === "idle") mock.mode = "full";
  };
  // search.js may set its own functions as it likes; these stay.
  const fixed = {};
  for (const name of Object.keys(mock)) {
    Object.defineProperty(fixed, name, { get: () => mock[name], set() {} });
  }
  Object.defineProperty(window, "verbundwiki", { get: () => fixed, set() {} });
}
