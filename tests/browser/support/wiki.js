// A wiki of generated pages, big enough that its index is many chunks. The same every time.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const BEGINNINGS = "Amt Akten Antrag Bau Bescheid Beschaffung Daten Dienst Einwohner Finanz Gebühren Gemeinde Haushalt Kassen Kultur Leistung Melde Ordnung Personal Prüf Rats Sach Sicherheit Sozial Umwelt Vergabe Verwaltung Vollzug Wahl Wege".split(" ");
const ENDINGS = "ablauf akte amt aufgabe bearbeitung bericht beschluss dienst entwurf frist führung grundlage kosten leitung liste meldung nachweis ordnung plan prüfung recht satzung stelle system termin übersicht verfahren vertrag vorlage weg".split(" ");
const SMALL = "der die das und oder mit von für nach bei vor ist wird sind werden muss kann hat durch innerhalb gemäß sowie auch nicht".split(" ");

/** Numbers from 0 to 1, always the same ones. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Writes `pages` pages below `folder`. Page n has the word `kennwortN`, and each page `edition`.
 * Words are as unevenly frequent as in a language.
 */
export async function writeWiki(folder, { pages, edition }) {
  const next = numbers(pages);
  const pick = (list) => list[Math.floor(list.length * next() ** 2)];
  const compound = () => pick(BEGINNINGS) + (next() < 0.3 ? pick(BEGINNINGS).toLowerCase() : "") + pick(ENDINGS);
  const sentence = () => {
    const words = Array.from({ length: 12 }, () => (next() < 0.5 ? pick(SMALL) : compound()));
    return `${words.join(" ")}.`;
  };
  const paragraph = () => Array.from({ length: 6 }, sentence).join(" ");
  const write = async (path, text) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  await write("wiki.yaml", "title: Großes Wiki\nlanguage: de\n");
  await write("index.md", `# Großes Wiki\n\nAusgabe ${edition}.\n`);
  for (let number = 1; number < pages; number++) {
    const sections = Array.from({ length: 4 }, () => `## ${compound()} ${compound()}\n\n${paragraph()}\n`);
    const head = `# ${compound()} ${number}\n\nkennwort${number} ${edition}. ${paragraph()}\n`;
    await write(`teil-${number % 20}/seite-${number}.md`, [head, ...sections].join("\n"));
  }
}
