import { contextOf } from '../../processes.ts';
import { getNextTransitions } from 'xstate';
import type { Actor, CaseRole } from '../../people/roles.ts';
import { reviewChecks } from '../../processes/case/review/checks.ts';
import { actNamed, type Act, type ActType } from '../../acts.ts';
import type { CaseContext } from '../../processes/case/context.ts';
import { meetingDue } from '../../processes/case/selectors.ts';
import { clockRules, runningClocks } from '../../process/clocks.ts';
import { probeAct } from '../../process/probe-acts.ts';
import { conclusions, consultationResults, endings, hearingEnds } from '../../processes/case/names.ts';
import { versionOf } from '../../process.ts';
import type { ProcessState } from '../../process/state.ts';
import { addDays, type CivilDate } from '../../time/civil-date.ts';
import type { Transition } from '../../process/transition.ts';
import { actorNamed, type CastName, handlers, places, rolesOfAll } from './cast.ts';

/** The day on which a case of the model begins. */
export const DAY = '2026-03-02';

/**
 * All acts of the model fall on one day, but for a hearing, which is held on the day it was announced for, and a stop
 * of a clock, which cannot begin before the clock does.
 *
 * @law CC-200
 */
export function dayOf(type: ActType, { lastOn, hearing }: CaseContext): CivilDate {
  const today = lastOn ?? DAY;
  if (type === 'stopClock') return addDays(today, 1);
  const planned = type === 'recordHearing' ? hearing?.plannedOn : null;
  return planned !== null && planned !== undefined && planned > today ? planned : today;
}

/** The two texts a case of the model can have. They differ in everything the party is told of. */
export const texts = { first: 'a'.repeat(64), other: 'b'.repeat(64) } as const;
const noticeOf = (contentHash: string): string => (contentHash === texts.first ? 'c' : 'd').repeat(64);

/** What kind of case is played: each is explored on its own. */
export interface Setting {
  /** Whether an opinion may also find problems. */
  readonly problems: boolean;
  /** Every clock may run out, or only those whose end has a consequence of its own. */
  readonly everyClock: boolean;
  /** How many texts the draft can have. */
  readonly texts: 1 | 2;
  /** Leaders somebody may be named for. */
  readonly standIns: readonly string[];
  /** Others act in the place of people who are away. */
  readonly away: boolean;
  readonly handOvers: readonly (readonly CastName[])[];
  /** Of whom the party may ask that they leave the case. */
  readonly askedToLeave: readonly CastName[];
  /** Who may be named for the review: one plain person, or whoever holds several offices too. */
  readonly reviewers: readonly CastName[];
  readonly opening: Partial<Extract<Act, { type: 'openCase' }>>;
  readonly draft: Partial<Extract<Act, { type: 'finalizeDraft' }>>;
}

type Fields = Readonly<Record<string, unknown>>;
type Variants = (context: CaseContext, setting: Setting) => readonly Fields[];

const each = (name: string, values: readonly unknown[]): readonly Fields[] =>
  values.map((value) => ({ [name]: value }));

const present = ({ proposal }: CaseContext): string => proposal?.contentHash ?? texts.first;
/** The other text. *
 * @law APL-58
 */
export const absent = (context: CaseContext): string => (present(context) === texts.first ? texts.other : texts.first);
/** On the text that lies there, and on another one: that the latter is refused is what the gate is for. */
const onEitherText: Variants = (context, { texts: many }) =>
  each('contentHash', many === 1 ? [present(context)] : [present(context), absent(context)]);

const drafts: Variants = (context, { draft, texts: many }) =>
  (context.proposal === null || many === 1 ? [present(context)] : [present(context), absent(context)]).map(
    (contentHash) => ({
      penaltyKinds: ['fine'],
      fineFen: 500_000,
      confiscatedFen: 0,
      partyType: 'organization',
      grounds: ['complex'],
      evidenceCount: 1,
      newFacts: true,
      ...draft,
      contentHash,
      noticeHash: noticeOf(contentHash),
    }),
  );

const opinions: Variants = (context, setting) =>
  context.rules.review.opinionKinds
    .filter(({ passes }) => passes || setting.problems)
    .flatMap(({ code, passes }) => {
      const answers = reviewChecks.map((_, row) => (passes || row > 0 ? 'meets' : 'fails'));
      return onEitherText(context, setting).map((text) => ({ ...text, kind: code, answers }));
    });

const MEMBERS = ['member-1', 'member-2', 'member-3'] as const;
const meeting = (chairId: string, members: readonly string[], recorderId: string): Fields => ({
  members,
  leaders: members,
  chairId,
  recorderId,
});

/** A meeting as it should be, and with the handler in the chair, among the members, or at the minutes. */
const meetings: readonly Fields[] = [
  meeting('member-1', MEMBERS, 'recorder'),
  meeting('handlerOfEverything', ['handlerOfEverything', ...MEMBERS], 'recorder'),
  meeting('member-1', ['handlerOfEverything', ...MEMBERS], 'recorder'),
  meeting('member-1', MEMBERS, 'handlerOfEverything'),
];

/** Everybody who might be named for something; whom the law bars must be refused. */
const people =
  (name: string): Variants =>
  (_context, { reviewers }) =>
    each(name, [...reviewers, 'handlerOfEverything']);

/** Where an act leaves a choice, the choices; other fields are what `probeAct` fills in. */
const variants: { readonly [T in ActType]?: Variants } = {
  openCase: (_context, { opening }) => [
    {
      openedOn: DAY,
      authorityId: places.authority,
      handlingUnitId: places.handlingUnit,
      reviewUnitId: places.reviewUnit,
      handlers,
      actKind: 'penalty',
      summaryProcedure: false,
      ...opening,
    },
  ],
  finalizeDraft: drafts,
  amendDraft: (context) => each('contentHash', [absent(context)]),
  signSubmission: onEitherText,
  issueOpinion: onEitherText,
  requestApproval: onEitherText,
  approve: onEitherText,
  signOpinion: opinions,
  assignReviewer: people('reviewerId'),
  clockExpired: ({ clocks }, { everyClock }) =>
    each(
      'clock',
      runningClocks(clocks).filter((clock) => everyClock || clockRules[clock].atEnd === 'lapse'),
    ),
  publicationSettled: () => [{ outcome: 'published' }],
  submitForReview: (context, setting) => [
    ...onEitherText(context, setting),
    ...(context.rules.review.lightForm ? [{ contentHash: present(context), light: true }] : []),
  ],
  replaceLeader: (_context, { standIns }) =>
    standIns.flatMap((role) => ['leader', 'handlerOfEverything'].map((personId) => ({ role, personId }))),
  assignHandlers: (_context, { handOvers }) => each('handlers', handOvers),
  answerObjection: () => each('upheld', [true, false]),
  recordConsultation: () => each('result', consultationResults),
  conveneDeliberation: () => meetings,
  recordDeliberation: (context) =>
    each('conclusion', conclusions[meetingDue(context)]).flatMap((concluded) => [
      concluded,
      { ...concluded, present: [MEMBERS[0]] },
    ]),
  confirmDeliberation: onEitherText,
  endorse: onEitherText,
  withdrawOpinion: onEitherText,
  cosign: () => each('agrees', [true, false]),
  recordWaiver: () => each('hearing', [true, false]),
  proposeEnding: () => each('ending', endings),
  endHearing: () => each('ground', hearingEnds),
  noticeHearing: people('officerId'),
  delegateReview: people('personId'),
  askCosign: people('personId'),
  requestRecusal: (_context, { askedToLeave }) => each('personId', askedToLeave),
};

/**
 * The acts of a type that somebody could try here, with every choice the law must judge.
 *
 * @law APL-57
 */
export function actsToTry(type: ActType, processState: ProcessState, by: Actor, setting: Setting): readonly Act[] {
  const context = contextOf('case', processState);
  const likely = probeAct(type, context, { by, on: dayOf(type, context) });
  const chosen = variants[type]?.(context, setting) ?? flags(type);
  return chosen.map((fields) => ({ type, text: null, ...likely, ...fields }) as Act);
}

/** An act nobody wrote variants for: each of its yes-or-no questions answered both ways. */
function flags(type: ActType): readonly Fields[] {
  const named = Object.entries(actNamed(type).fields).filter(([, { kind }]) => kind === 'flag');
  return named.reduce<readonly Fields[]>(
    (all, [name]) => all.flatMap((fields) => [true, false].map((value) => ({ ...fields, [name]: value }))),
    [{}],
  );
}

/** What a state of the machine knows: each act with the roles that may do it. */
export type Known = ReadonlyMap<ActType, readonly CaseRole[]>;

/**
 * The acts known in the states of one machine, read from the machine itself. An act it does not know there is refused
 * by `decide` whoever tries it, so it need not be tried.
 *
 * @law APL-57
 */
export class KnownActs {
  readonly #byValue = new Map<string, Known>();

  in(processState: ProcessState, value: string): Known {
    const known = this.#byValue.get(value) ?? knownIn(processState);
    this.#byValue.set(value, known);
    return known;
  }
}

function knownIn({ kind, version, value, context }: ProcessState): Known {
  const snapshot = versionOf({ kind, version }).machine.resolveState({ value: value as never, context });
  const known = new Map<ActType, readonly CaseRole[]>();
  for (const { eventType, meta } of getNextTransitions(snapshot)) {
    if (meta === undefined) continue;
    const type = eventType as ActType;
    known.set(type, [...(known.get(type) ?? []), ...(meta as Transition).roles]);
  }
  return known;
}

/**
 * The people to try an act with: of each role the first plain person who holds it, and beside them those in whom roles
 * coincide. What any handler may do, the plain handler does.
 *
 * @law PROFILE
 */
export function peopleFor(roles: readonly CaseRole[], { context }: ProcessState, setting: Setting): readonly Actor[] {
  const { participants } = context;
  // Nobody has a part in a case that is not opened yet.
  if (participants.authorityId === '') return [actorNamed('handler')];
  const held = rolesOfAll(participants);
  const plain = roles.map((role) => held.find(({ roles: has }) => has.includes(role))?.actor);
  const others = roles.filter((role) => role !== 'caseHandler' && role !== 'anyOfficer');
  const coinciding = held
    .filter(({ actor, roles: has }) => isSpecial(actor, setting) && others.some((role) => has.includes(role)))
    .map(({ actor }) => actor);
  return [...new Set([...plain, ...coinciding])].filter((actor) => actor !== undefined);
}

/** In whom roles coincide: always the handler of everything, the reviewers a tour names, and substitutes where people are away. */
const isSpecial = ({ personId, standsFor }: Actor, { reviewers, away }: Setting): boolean =>
  standsFor === undefined
    ? personId === 'handlerOfEverything' || (personId !== 'reviewer' && reviewers.some((name) => name === personId))
    : away;
