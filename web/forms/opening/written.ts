import type { z } from 'zod';
import type { contract } from '../../../server/contract/api.ts';
import { words } from '../../words/words.ts';
import type { Coercion, ReviewedContent } from '../../../server/contract/labels.ts';

/** What the server says a new case can be. */
export type Opening = z.output<typeof contract.opening.answer>;

/** A new case as it is written, before the server has it. */
export interface Written {
  readonly content: ReviewedContent;
  readonly coercion: Coercion | null;
  readonly summaryProcedure: boolean;
  readonly openedOn: string;
  readonly handlingUnitId: string;
  readonly handlers: readonly string[];
  readonly caseNumber: string;
  readonly backEntry: boolean;
}

export const blankContent = (actKind: ReviewedContent['actKind']): ReviewedContent => ({
  actKind,
  title: '',
  party: { type: 'organization', name: '', code: null, address: null, representative: null },
  facts: { violation: '', summary: '' },
  evidence: [],
  law: [],
  discretion: { standard: '', circumstances: '' },
  decision: { outcome: outcomeOf(actKind), penaltyKinds: [], fineFen: 0, confiscatedFen: 0, text: '' },
  scope: {
    majorPublicInterest: false,
    majorSocialImpact: false,
    majorRights: false,
    hearingHeld: false,
    complex: false,
    requiredByLaw: false,
  },
});

export const outcomeOf = (actKind: ReviewedContent['actKind']): ReviewedContent['decision']['outcome'] =>
  actKind === 'penalty' ? 'penalty' : actKind === 'license' ? 'granted' : 'otherDecision';

export interface OpeningPartProps {
  readonly written: Written;
  readonly onChange: (changed: Partial<Written>) => void;
  readonly problem: string | null;
}

export const labels: ReadonlyMap<string, string> = new Map([
  ['coercion', words.draft.open.coercion],
  ['title', words.draft.title],
  ['party.name', words.draft.partyName],
  ['handlers', words.draft.open.handlers],
]);

/** What is still missing, by the field it belongs to. */
export function problemsIn({ content, coercion, handlers, summaryProcedure }: Written): ReadonlyMap<string, string> {
  const isUnsaid = content.actKind === 'coercion' && coercion === null;
  return new Map([
    ...(isUnsaid ? [['coercion', words.draft.open.coercionMissing] as const] : []),
    ...(content.title.trim() === '' ? [['title', words.form.required] as const] : []),
    ...(content.party.name.trim() === '' ? [['party.name', words.form.required] as const] : []),
    ...(handlers.length < (summaryProcedure ? 1 : 2) ? [['handlers', words.draft.open.handlersMissing] as const] : []),
  ]);
}
