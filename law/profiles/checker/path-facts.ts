import { statutoryGrounds } from '../../processes/case/review/scope.ts';
import { handlers } from './cast.ts';
import { AGREEMENT } from './words.ts';
import type { Act, ActOf, ActType } from '../../acts.ts';
import type { CaseContext } from '../../processes/case/context.ts';

/**
 * What happened on the way, kept apart from the case's own account of it: the case says what it believes, these facts
 * say who did what. A proof compares the two.
 */
export interface PathFacts {
  /** The text as it was last written, whatever the case holds. */
  readonly written: string | null;
  /** Signed by somebody who never handled the case; null when not, or when nobody signed. */
  readonly signedBy: string | null;
  /** The text that passed: signed, and issued by another person, and not changed or doubted since. */
  readonly passed: string | null;
  /** The text recorded as outside the scope by the review unit. */
  readonly outside: string | null;
  /** The text a lawful deliberation decided on against the opinion (PRACTICE A2). */
  readonly substituted: string | null;
  /** The text the party was told of. */
  readonly noticed: string | null;
  /** The party was heard on it, let the period pass, or waived. */
  readonly heard: boolean;
  /** The party was called on to perform: its days run, or are over. */
  readonly demand: 'running' | 'over' | null;
  /** It said something that nobody re-examined yet. */
  readonly unanswered: boolean;
  /** Everybody who ever handled the case, and everybody who ever reviewed it. */
  readonly handled: readonly string[];
  readonly reviewed: readonly string[];
}

export const nothingHappened: PathFacts = {
  written: null,
  signedBy: null,
  passed: null,
  outside: null,
  substituted: null,
  noticed: null,
  heard: false,
  demand: null,
  unanswered: false,
  handled: handlers,
  reviewed: [],
};

/** One act by one person, or by nobody, and what the case was before it. */
export interface Deed<A = Act> {
  readonly act: A;
  /** Null: no person did it. */
  readonly by: string | null;
  readonly before: CaseContext;
  readonly after: CaseContext;
}

type Change = Partial<PathFacts>;
type Telling<A> = (facts: PathFacts, deed: Deed<A>) => Change;

const rewritten = (facts: PathFacts, contentHash: string): Change => ({
  written: contentHash,
  signedBy: null,
  passed: null,
  outside: null,
  substituted: null,
  handled: facts.handled,
});

const doubted: Change = { passed: null, outside: null, substituted: null };

const add = (people: readonly string[], person: string): readonly string[] =>
  people.includes(person) ? people : [...people, person].toSorted();

/** A signature that counts: a person's, and nobody's who ever handled the case. */
const signature = ({ handled }: PathFacts, by: string | null): string | null =>
  by === null || handled.includes(by) ? null : by;

/** What the end of a clock says of the party's rights. */
const lapses: Readonly<Record<string, Change>> = { defense: { heard: true }, demand: { demand: 'over' } };

const told: { readonly [T in ActType]?: Telling<ActOf<T>> } = {
  finalizeDraft: (facts, { act }) => rewritten(facts, act.contentHash),
  amendDraft: (facts, { act }) => rewritten(facts, act.contentHash),
  signOpinion: (facts, deed) => ({
    signedBy: signature(facts, deed.by),
    passed: isLight(deed) && signature(facts, deed.by) !== null && isAgreement(deed.after) ? facts.written : null,
    reviewed: deed.by === null ? facts.reviewed : add(facts.reviewed, deed.by),
  }),
  returnOpinion: () => ({ signedBy: null }),
  withdrawOpinion: () => ({ signedBy: null, passed: null }),
  issueOpinion: (facts, deed) => ({ signedBy: null, passed: issued(facts, deed) }),
  recordOutOfScope: (facts, { by }) => ({ outside: signature(facts, by) === null ? null : facts.written }),
  serveNotice: ({ written }) => ({ noticed: written, heard: false }),
  recordWaiver: () => ({ heard: true }),
  recordDefense: () => ({ heard: false, unanswered: true }),
  serveDemand: () => ({ demand: 'running' }),
  recordConcealment: () => ({ demand: 'over' }),
  recordHearing: () => ({ ...doubted, heard: true }),
  confirmDeliberation: (facts, { before, after }) => ({
    substituted:
      before.actKind !== 'penalty' && before.rules.review.objection.substitutesPass && after.draft.substitute !== null
        ? facts.written
        : null,
  }),
  decideEnding: () => doubted,
  withdrawEnding: () => doubted,
  answerObjection: () => doubted,
  recordConsultation: () => doubted,
  reexamineDefense: (_facts, { act }) => ({ ...(act.adopted ? doubted : {}), heard: true, unanswered: false }),
  clockExpired: (_facts, { act }) => lapses[act.clock] ?? {},
};

/**
 * Whether the opinion says 同意 and means it: a kind that passes and says more than that is a condition in disguise
 * (PRACTICE A1).
 *
 * @law APL-58.1
 */
export const isAgreement = ({ rules, draft: { opinion } }: CaseContext): boolean =>
  rules.review.opinionKinds.some(({ code, label, passes }) => passes && label === AGREEMENT && code === opinion?.kind);

/** In the light form the signature in the approval form is the opinion; only where nothing asks for a letter (PRACTICE A13). */
const isLight = ({ before }: Deed): boolean =>
  before.light === true &&
  statutoryGrounds(before).length === 0 &&
  before.proposal?.grounds.every((fact) => !before.rules.review.scope.grounds.includes(fact)) === true;

function issued(facts: PathFacts, { by, before }: Deed): string | null {
  const issuer = signature(facts, by);
  const isProper = facts.signedBy !== null && issuer !== null && issuer !== facts.signedBy;
  return isProper && isAgreement(before) ? facts.written : null;
}

/**
 * The facts after one more act.
 *
 * @law APL-47
 */
export function factsAfter(facts: PathFacts, deed: Deed): PathFacts {
  const change = (told[deed.act.type] as Telling<Act> | undefined)?.(facts, deed);
  const handled = deed.after.participants.handlers.reduce(add, facts.handled);
  return { ...facts, ...change, handled };
}
