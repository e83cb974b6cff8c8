/** One piece of a paper. Everything in it is plain text; how it is set is the template's business. */
export type Block =
  | { readonly is: 'organ' | 'title' | 'heading' | 'note'; readonly text: string }
  | { readonly is: 'text'; readonly lines: readonly string[] }
  /** Label and what stands beside it. */
  | { readonly is: 'facts'; readonly rows: readonly { readonly label: string; readonly lines: readonly string[] }[] }
  /** `widths` in characters; 0 takes what is left. */
  | {
      readonly is: 'rows';
      readonly widths: readonly number[];
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly is: 'signatures'; readonly labels: readonly string[] }
  /** A new page. */
  | { readonly is: 'sheet' };

export interface Paper {
  readonly title: string;
  readonly organ: string;
  readonly caseNumber: string;
  /** At the head of every page. */
  readonly mark: string;
  readonly blocks: readonly Block[];
}

/** What a person wrote, line by line; an empty line separates nothing on paper. */
export const linesOf = (written: string): readonly string[] =>
  written
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const organ = (text: string): Block => ({ is: 'organ', text });
export const title = (text: string): Block => ({ is: 'title', text });
export const heading = (text: string): Block => ({ is: 'heading', text });
export const note = (text: string): Block => ({ is: 'note', text });
export const written = (text: string): Block => ({ is: 'text', lines: linesOf(text) });
export const sheet: Block = { is: 'sheet' };
export const facts = (...rows: readonly (readonly [label: string, value: string])[]): Block => ({
  is: 'facts',
  rows: rows.map(([label, value]) => ({ label, lines: linesOf(value) })),
});
