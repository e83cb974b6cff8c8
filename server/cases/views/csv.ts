/** A table as a spreadsheet opens it: UTF-8 with its mark, every cell quoted, no line break inside a cell. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

const cell = (text: string): string => `"${harmless(text.replaceAll(/\s+/g, ' ').trim()).replaceAll('"', '""')}"`;

/** What somebody wrote as the title of a case must not run as a formula on the desk of whoever opens the file (CWE-1236). */
const harmless = (text: string): string => (/^[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text);
