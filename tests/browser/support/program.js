// Where a browser is.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * The path of a program: what the environment variable says, else the first of these names that can
 * be run; a name without a slash is looked for on the path.
 */
export function programPath(name, variable, places) {
  if (process.env[variable]) return process.env[variable];
  const onPath = (place) => process.env.PATH.split(delimiter).map((folder) => join(folder, place));
  const found = places.flatMap((place) => (place.includes("/") ? [place] : onPath(place))).find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error(`No ${name} was found: install it, or set ${variable} to its path`);
  return found;
}
