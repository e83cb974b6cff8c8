import type { Actor } from '../people/roles.ts';
import { reviewChecks } from '../review/checks.ts';
import { mustOfferHearing } from '../review/hearing.ts';
import { groundOutsideScope } from '../review/scope.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';
import { isOptional, isTextField, kindOf, type FieldKind, type FieldSpec } from './act-fields.ts';
import { actTable, personalActTypes, type Act, type ActOf, type ActType, type PersonalActType } from './acts.ts';
import type { CaseContext } from './case-context.ts';
import { standsStill } from './clocks.ts';
import { conclusions } from './names.ts';
import { meetingDue } from './roads/deliberation.ts';
import { unsettledIssues } from './roads/issues.ts';
import type { PublicationContext } from './publication-machine.ts';

const SOME_MEMBERS = ['member-1', 'member-2', 'member-3'] as const;

/** The clocks a head of a unit may let stand still. */
const clocksOfHead = (
  { offices }: Actor,
  { reviewUnitId }: CaseContext['parts'],
): readonly ('review' | 'caseDecision')[] =>
  offices.some(({ of }) => of === reviewUnitId) ? ['review'] : ['caseDecision'];

interface Question {
  readonly by: Actor;
  readonly on: CivilDate;
}

/** Stands for "something was written", or for a hash not seen before, where only that matters. */
const SOME_HASH = '0'.repeat(64);

/**
 * The act a person most likely means, filled from the case: today's date, the present draft, the allowed extension.
 * Used only to ask whether an act can be offered. Null for acts of the system.
 *
 * @law PROFILE
 */
export function likelyAct(type: ActType, context: object, question: Question): Act | null {
  if (!personalActTypes.some((known) => known === type)) return null;
  const specs: [string, FieldSpec][] = Object.entries(actTable[type]);
  const hasText = specs.some(([, spec]) => isTextField(spec) && !isOptional(spec));
  const plain = specs
    .filter(([, spec]) => !isTextField(spec))
    .map(([name, spec]) => [name, plainValue(spec, question.on)]);
  const likely = fromCase[type as PersonalActType] as Likely<PersonalActType> | undefined;
  return {
    type,
    text: hasText ? SOME_HASH : null,
    ...Object.fromEntries(plain),
    ...likely?.(context as CaseContext & PublicationContext, question),
  } as Act;
}

const plainValues: Partial<Record<FieldKind, unknown>> = {
  count: 0,
  money: 0,
  flag: false,
  ids: [],
  codes: [],
  hash: SOME_HASH,
  actKind: 'penalty',
};

const plainValue = (spec: FieldSpec, on: CivilDate): unknown =>
  kindOf(spec) === 'date' ? on : (plainValues[kindOf(spec)] ?? '-');

type Likely<T extends PersonalActType> = (
  context: CaseContext & PublicationContext,
  question: Question,
) => Partial<ActOf<T>>;

const onPresentDraft = ({ proposal }: CaseContext): { contentHash: string } => ({
  contentHash: proposal?.contentHash ?? SOME_HASH,
});

const fromCase: { readonly [T in PersonalActType]?: Likely<T> } = {
  finalizeDraft: (context) => ({
    partyType: 'organization',
    ...context.proposal,
    contentHash: SOME_HASH,
    evidenceCount: 1,
    answered: unsettledIssues(context).map(({ no }) => `${no}:changed`),
    text: SOME_HASH,
  }),
  signSubmission: onPresentDraft,
  recordOutOfScope: (context) => ({ ground: groundOutsideScope(context) }),
  requestExtension: ({ rules }) => ({ days: rules.review.extension.period?.n ?? 1 }),
  signOpinion: (context) => ({
    ...onPresentDraft(context),
    kind: context.rules.review.opinionKinds.find(({ passes }) => passes)?.code ?? '-',
    answers: reviewChecks.map(() => 'meets'),
    fitness: 'qualified',
    settled: unsettledIssues(context).map(({ no }) => String(no)),
  }),
  issueOpinion: (context) => ({ ...onPresentDraft(context), fitness: 'qualified' }),
  delegateReview: () => ({ fitness: 'qualified' }),
  askCosign: () => ({ fitness: 'qualified' }),
  submitForReview: (context) => ({ ...onPresentDraft(context), credentialed: context.parts.handlers }),
  assignReviewer: () => ({ fitness: 'qualified', from: 'own' }),
  serveNotice: ({ proposal, rules }, { on }) => ({
    hearingRight: proposal !== null && mustOfferHearing(proposal, rules.hearing, on),
    method: 'personal',
  }),
  recordWaiver: () => ({ hearing: true }),
  requestApproval: onPresentDraft,
  approve: onPresentDraft,
  refuseApproval: onPresentDraft,
  replaceLeader: ({ parts }, { by, on }) => ({
    role: by.offices.some(({ of }) => of === parts.handlingUnitId) ? 'authorityHead' : 'deputyHead',
    mandate: on,
  }),
  serveDecision: () => ({ method: 'personal' }),
  raiseObjection: (context) => ({ issues: unsettledIssues(context).map(({ no }) => String(no)) }),
  recordConsultation: ({ involved }) => ({
    participants: involved.map(({ personId }) => personId),
    result: 'noAgreement',
  }),
  conveneDeliberation: (context) => ({
    meeting: meetingDue(context),
    members: SOME_MEMBERS,
    leaders: SOME_MEMBERS,
    chairId: SOME_MEMBERS[0],
    recorderId: 'recorder',
  }),
  recordDeliberation: ({ deliberation, opinion, parts }, { on }) => ({
    heldOn: deliberation?.heldOn ?? on,
    present: deliberation?.members ?? [],
    observers: [...parts.handlers, ...(opinion === null ? [] : [opinion.signedBy])],
    inFavor: deliberation?.members.length ?? 0,
    conclusion: conclusions[deliberation?.meeting ?? 'heads'][0],
  }),
  confirmDeliberation: ({ deliberation }) => ({ contentHash: deliberation?.contentHash ?? SOME_HASH }),
  withdrawOpinion: onPresentDraft,
  answerQuestion: ({ questions }) => ({ number: questions?.open[0] ?? 0 }),
  cosign: (context) => ({ ...onPresentDraft(context), agrees: true, fitness: 'qualified' }),
  endorse: onPresentDraft,
  noticeHearing: (_context, { on }) => ({ heldOn: addDays(on, 30), officerId: '-' }),
  recordHearing: ({ hearing }, { on }) => ({ heldOn: hearing?.plannedOn ?? on }),
  endHearing: () => ({ ground: 'withdrawn' }),
  requestRecusal: ({ parts }) => ({ personId: parts.reviewerId ?? parts.handlers[0] ?? '-' }),
  assignHandlers: ({ parts }) => ({ handlers: parts.handlers }),
  proposeEnding: () => ({ ending: 'dismissal' }),
  decideEnding: () => ({ approved: true }),
  takeUrgentMeasure: (_context, { on }) => ({ takenAt: `${on}T00:00:00+08:00` }),
  stopClock: ({ rules, parts }, { by, on }) => {
    const [ofReview] = clocksOfHead(by, parts).includes('review') ? rules.review.stops : [];
    return ofReview === undefined
      ? { clock: 'caseDecision', ground: rules.decision.stops[0] ?? '-', from: on }
      : { clock: 'review', ground: ofReview, from: on };
  },
  resumeClock: ({ clocks, parts }, { by }) => ({
    clock: clocksOfHead(by, parts).find((name) => clocks[name] !== undefined && standsStill(clocks[name])) ?? '-',
  }),
  declinePublication: () => ({ ground: 'privacy' }),
  recordAnnulment: ({ rules }, { on }) => ({ kind: rules.publication.takeDown.events[0] ?? '-', effectiveOn: on }),
};
