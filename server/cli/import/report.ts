import { findingLabels } from '../../../law/words/findings.ts';
import type { ImportedRow } from './importing.ts';
import { importWords as words } from './import-words.ts';

/** For machines: every row with what was found in it. */
export const reportForMachines = (rows: readonly ImportedRow[]): string => JSON.stringify(rows, null, 2);

/** For people: first what each row became and what is remarkable in it, then the sums. */
export function reportForPeople(rows: readonly ImportedRow[]): string {
  const count = (outcome: ImportedRow['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
  const counts = {
    entered: count('entered'),
    unchanged: count('unchanged'),
    different: count('different'),
    refused: count('refused'),
    findings: rows.reduce((sum, { findings }) => sum + findings.length, 0),
  };
  return [...rows.flatMap(linesOf), words.summary(counts)].join('\n');
}

function linesOf(row: ImportedRow): readonly string[] {
  const isPlain = row.outcome !== 'refused' && row.findings.length === 0;
  const head = `${row.id ?? words.row(String(row.place))}  ${words.outcomes[row.outcome]}`;
  return [
    isPlain ? `${head}；${words.noFindings}` : head,
    ...row.problems.map(({ sentence }) => words.problem(sentence)),
    ...row.differences.map(({ label, recorded, given }) => words.difference(label, textOf(recorded), textOf(given))),
    ...row.findings.map(({ code, detail }) => words.finding(labelOf(code), detail)),
  ];
}

function labelOf(code: string): string {
  const labels: Readonly<Record<string, string>> = findingLabels;
  return labels[code] ?? code;
}

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return words.silent;
  return typeof value === 'string' ? value : JSON.stringify(value);
};
