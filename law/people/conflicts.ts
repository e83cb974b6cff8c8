import type { ReviewRules } from '../profiles/rules.ts';
import type { CivilDate } from '../time/civil-date.ts';

/** What somebody was in a case. */
export const involvements = ['handler', 'reviewer', 'hearingOfficer'] as const;
export type Involvement = (typeof involvements)[number];

/** The way they came to it: every hand-over counts, and none washes off. */
export const involvementWays = [
  'opening',
  'transfer',
  'delegation',
  'cosign',
  'leave',
  'assignment',
  'act',
  /** Signed the submission for the handling unit: answers for the materials, and investigated nothing. */
  'signature',
] as const;
export type InvolvementWay = (typeof involvementWays)[number];

/** That a person, by id and not by name, took part in the case since a day. */
export interface Involved {
  readonly personId: string;
  readonly as: Involvement;
  readonly since: CivilDate;
  readonly by: InvolvementWay;
}

export const takings = ['review', 'handle', 'preside'] as const;
export type Taking = (typeof takings)[number];

export type ConflictRefusal =
  'handler-cannot-review' | 'reviewer-cannot-handle' | 'investigator-cannot-preside' | 'reviewer-cannot-preside';

export interface Conflict {
  readonly refusal: ConflictRefusal;
  /** `warn`: allowed, and pointed at. */
  readonly weight: 'refuse' | 'warn';
  /** The earliest fact behind it, to be told with the refusal. */
  readonly fact: Involved;
}

type HearingRule = ReviewRules['reviewerAsHearingOfficer'];

const against: Record<Taking, (fact: Involved, rule: HearingRule) => Omit<Conflict, 'fact'> | null> = {
  review: ({ as }, rule) => {
    if (as === 'handler') return { refusal: 'handler-cannot-review', weight: 'refuse' };
    return as === 'hearingOfficer' ? hearingAndReview(rule) : null;
  },
  handle: ({ as }) => {
    if (as === 'reviewer') return { refusal: 'reviewer-cannot-handle', weight: 'refuse' };
    return as === 'hearingOfficer' ? { refusal: 'investigator-cannot-preside', weight: 'refuse' } : null;
  },
  preside: ({ as }, rule) => {
    if (as === 'handler') return { refusal: 'investigator-cannot-preside', weight: 'refuse' };
    return as === 'reviewer' ? hearingAndReview(rule) : null;
  },
};

const hearingAndReview = (rule: HearingRule): Omit<Conflict, 'fact'> | null =>
  rule === 'allow' ? null : { refusal: 'reviewer-cannot-preside', weight: rule };

/**
 * Why a person may not review, handle or preside in a case, over every hand-over there was; null when they may. What
 * refuses is told before what only warns, and the older fact before the younger.
 *
 * @law APL-64(4)
 */
export function conflictOf(
  taking: Taking,
  personId: string,
  involved: readonly Involved[],
  rule: HearingRule,
): Conflict | null {
  const conflicts = involved
    .filter((fact) => fact.personId === personId)
    .flatMap((fact) => {
      const found = against[taking](fact, rule);
      return found === null ? [] : [{ ...found, fact }];
    })
    .toSorted((a, b) => order(a).localeCompare(order(b)));
  return conflicts[0] ?? null;
}

const order = ({ weight, fact }: Conflict): string => `${weight === 'refuse' ? 0 : 1}${fact.since}`;
