// Scripts of the search bundle, as crates/verbundwiki-search/src/bundle/units.rs writes them: UTF-16,
// two bytes of raw deflate in each unit of a string.

import { deflateRawSync, inflateRawSync } from "node:zlib";

const ESCAPED = /[\ud800-\udfff\n\r"\\\u2028\u2029~]/g;
const turned = (unit) => String.fromCharCode(unit.charCodeAt(0) ^ 0x5000);

/** The string that has the bytes, deflated. */
function packed(bytes) {
  const deflated = deflateRawSync(bytes);
  const filled = Buffer.concat([deflated, Buffer.alloc(deflated.length % 2)]);
  return (deflated.length % 2) + filled.toString("utf16le").replace(ESCAPED, (unit) => `~${turned(unit)}`);
}

/** A script with a mark that says it is UTF-16; `before` and `after` stand around the string with the bytes. */
export const scriptWith = (before, bytes, after) =>
  Buffer.from(`\ufeff${before}"${packed(bytes)}"${after}`, "utf16le");

/** A script of the bundle that registers itself under `name`. */
export const bundled = (name, bytes) => scriptWith(`verbundwikiBundle("${name}",`, bytes, ");\n");

/** The bytes of such a script. */
export function unpacked(script) {
  const [, , , text] = script.toString("utf16le").split('"');
  const bytes = Buffer.from(text.slice(1).replace(/~([^])/g, (_, unit) => turned(unit)), "utf16le");
  return inflateRawSync(text[0] === "1" ? bytes.subarray(0, -1) : bytes);
}
