import { describe, expect, test } from 'vitest';
import type { LedgerRow } from '../../db/read/case-course.ts';
import type { Act } from '../../law/acts.ts';
import { stepsOf } from '../../server/cases/views/steps.ts';
import { given, plain } from '../fixtures/cases.ts';

const { processState } = given(...plain.waived);

const row = (on: string, type: string, fields: object = {}): LedgerRow =>
  ({ on, type, act: { type, text: null, ...fields } as Act }) as LedgerRow;
const ends = (on: string, clock: string): LedgerRow => row(on, 'clockExpired', { clock });

const heardOn = (...entries: readonly LedgerRow[]): string | null | undefined =>
  stepsOf(processState, entries).find(({ step }) => step === 'defended')?.on;

describe('the day on which the party had been heard', () => {
  test.each([
    ['it said nothing', row('2026-03-05', 'recordWaiver')],
    ['what it said was re-examined', row('2026-03-05', 'reexamineDefense')],
    ['it was heard in a hearing', row('2026-03-05', 'recordHearing')],
    ['it hid what was to be executed', row('2026-03-05', 'recordConcealment')],
    ['its period ended', ends('2026-03-05', 'defense')],
    ['the days to perform ended', ends('2026-03-05', 'demand')],
  ])('is the one on which %s', (_what, entry) => {
    expect(heardOn(row('2026-03-02', 'serveNotice'), entry)).toBe('2026-03-05');
  });

  test.each(['service', 'publication', 'caseDecision', 'hearingRequest', 'objection'])(
    'is not moved by the end of the clock %s',
    (clock) => {
      expect(heardOn(row('2026-03-05', 'recordWaiver'), ends('2026-03-20', clock))).toBe('2026-03-05');
    },
  );

  test('is the last of several', () => {
    expect(heardOn(ends('2026-03-05', 'defense'), row('2026-03-09', 'reexamineDefense'))).toBe('2026-03-09');
  });

  test('is not known where nothing was recorded', () => {
    expect(heardOn(row('2026-03-02', 'serveNotice'))).toBeNull();
  });
});
