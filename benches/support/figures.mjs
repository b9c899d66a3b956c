// Figures and the Markdown tables they are printed in.

/** The value below which the share `part` of the values lies. */
export function quantile(values, part) {
  const sorted = values.filter((value) => value !== null && value !== undefined).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
}

/** Median, 95th percentile and worst of the values. */
export function spread(values) {
  return { median: quantile(values, 0.5), p95: quantile(values, 0.95), worst: quantile(values, 1) };
}

/** Every value of a list of records under each key, spread. */
export function spreads(records) {
  const keys = Object.keys(records[0] ?? {}).filter((key) => typeof records[0][key] === "number");
  return Object.fromEntries(keys.map((key) => [key, spread(records.map((record) => record[key]))]));
}

const shown = (format) => (value) => (value === null || value === undefined ? "–" : format(value));

export const kilobytes = shown((bytes) => `${Math.round(bytes / 1000).toLocaleString("en")} kB`);
export const megabytes = shown((bytes) => `${(bytes / 1e6).toFixed(1)} MB`);
export const seconds = shown((value) => `${value.toFixed(2)} s`);
export const milliseconds = shown((value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`);
export const count = shown((value) => String(Math.round(value)));
export const share = shown((value) => value.toFixed(3));

/** Several figures of one unit in a cell. */
export const cell = (format, ...values) => values.map(format).join(", ");

/** Prints a Markdown table. */
export function table(title, head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  console.log([`\n### ${title}\n`, line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n"));
}
