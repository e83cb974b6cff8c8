import {
  roundsOfCase,
  type LedgerRow,
  type OpinionRow,
  type RoundRow,
  type Stamp,
} from '../../../db/read/case-course.ts';
import type { WrittenCheck } from '../../../law/processes/case/review/checks.ts';
import type { ReviewedContent } from '../../../law/processes/case/review/content.ts';
import type { Rules } from '../../../law/profiles/rules.ts';
import { workingDaysBetween } from '../../../law/time/working-days.ts';
import { changesBetween } from '../changes.ts';
import { readContents } from '../contents.ts';
import type { OpinionView, RoundView } from '../../contract/case-view.ts';
import type { Viewing } from '../../request/viewing.ts';

interface Written {
  readonly checks?: readonly WrittenCheck[];
  readonly advice?: string | null;
  readonly reason?: string;
}

/** Rounds of review with their opinions, the first one first. */
export async function roundsOf(
  view: Viewing,
  caseId: string,
  { rules, entries }: { rules: Rules; entries: readonly LedgerRow[] },
): Promise<RoundView[]> {
  const rounds = await roundsOfCase(view.sql, caseId);
  const contents = await readContents(view.db, [
    ...rounds.flatMap(({ contentHash, opinions }) => [contentHash, ...opinions.flatMap(hashesOf)]),
    ...entries.filter(({ type }) => type === 'finalizeDraft').map(({ textHash }) => textHash),
  ]);
  return rounds.map((row, index): RoundView => {
    const opinion = row.opinions.filter(({ returnedOn }) => returnedOn === null).at(-1);
    const content = (contents.get(row.contentHash) ?? null) as RoundView['content'];
    const before = contents.get(rounds[index - 1]?.contentHash ?? '') as ReviewedContent | undefined;
    return {
      round: row.round,
      contentHash: row.contentHash,
      content,
      signed: stampView(row.signed),
      submitted: stampView(row.submitted),
      receivedOn: row.receivedOn,
      acceptedOn: row.accepted?.on ?? null,
      workingDaysUsed: workingDaysUsed(view, row, opinion),
      opinion: opinion === undefined ? null : opinionView(opinion, rules, contents),
      answers: answersBefore(entries, row, contents),
      changes: content === null || before === undefined ? [] : [...changesBetween(before, content)],
    };
  });
}

const hashesOf = ({ textHash, withdrawn }: OpinionRow) => [textHash, withdrawn?.reasonHash];

const writtenIn = (contents: ReadonlyMap<string, unknown>, hash: string | null | undefined): Written =>
  contents.get(hash ?? '') ?? {};

function workingDaysUsed({ calendar }: Viewing, row: RoundRow, opinion: OpinionRow | undefined): number | null {
  const from = row.accepted?.on;
  const until = opinion?.issued?.on;
  return from === undefined || until === undefined ? null : workingDaysBetween(from, until, calendar);
}

function opinionView(row: OpinionRow, rules: Rules, contents: ReadonlyMap<string, unknown>): OpinionView {
  const { withdrawn } = row;
  const written = writtenIn(contents, row.textHash);
  return {
    form: row.form,
    kind: row.kind,
    label: rules.review.opinionKinds.find(({ code }) => code === row.kind)?.label ?? row.kind,
    passes: row.passes,
    number: row.number,
    contentHash: row.contentHash,
    signed: stampView(row.signed),
    issued: stampView(row.issued),
    checks: (written.checks ?? []).map((check) => ({ ...check })),
    advice: written.advice ?? null,
    validity: validityOf(row),
    withdrawn:
      withdrawn === null
        ? null
        : { by: withdrawn.by, on: withdrawn.on, reason: writtenIn(contents, withdrawn.reasonHash).reason ?? '' },
  };
}

const validityOf = ({ withdrawn, issued, pass }: OpinionRow): OpinionView['validity'] => {
  if (withdrawn !== null) return 'withdrawn';
  if (issued === null) return 'signed';
  return pass === 'valid' ? 'valid' : (pass ?? 'issued');
};

/** The handler's answers to the problems of the round before, written when the draft of this one was finalized. */
function answersBefore(
  entries: readonly LedgerRow[],
  { contentHash, submitted }: RoundRow,
  contents: ReadonlyMap<string, unknown>,
): RoundView['answers'] {
  const finalized = entries
    .filter(
      ({ type, act, at }) =>
        type === 'finalizeDraft' &&
        'contentHash' in act &&
        act.contentHash === contentHash &&
        at <= new Date(submitted.at),
    )
    .at(-1);
  const written = contents.get(finalized?.textHash ?? '') as { answers?: RoundView['answers'] } | undefined;
  return written?.answers ?? [];
}

/** An instant out of JSON has the database's spelling. */
export const stampView = (stamp: Stamp | null) =>
  stamp === null ? null : { by: stamp.by, on: stamp.on, at: new Date(stamp.at).toISOString() };
