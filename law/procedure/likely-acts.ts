import type { Actor } from '../people/roles.ts';
import { reviewChecks } from '../review/checks.ts';
import { groundOutsideScope } from '../review/scope.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { isOptional, isTextField, kindOf, type FieldKind, type FieldSpec } from './act-fields.ts';
import { actTable, personalActTypes, type Act, type ActOf, type ActType, type PersonalActType } from './acts.ts';
import type { CaseContext } from './case-context.ts';
import type { PublicationContext } from './publication-machine.ts';

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
  finalizeDraft: ({ proposal }) => ({
    partyType: 'organization',
    ...proposal,
    contentHash: SOME_HASH,
    evidenceCount: 1,
    text: SOME_HASH,
  }),
  signSubmission: onPresentDraft,
  submitForReview: onPresentDraft,
  recordOutOfScope: (context) => ({ ground: groundOutsideScope(context) }),
  requestExtension: ({ rules }) => ({ days: rules.review.extension.period?.n ?? 1 }),
  signOpinion: (context) => ({
    ...onPresentDraft(context),
    kind: context.rules.review.opinionKinds.find(({ passes }) => passes)?.code ?? '-',
    answers: reviewChecks.map(() => 'meets'),
  }),
  issueOpinion: onPresentDraft,
  serveNotice: () => ({ hearingRight: true, method: 'personal' }),
  requestApproval: onPresentDraft,
  approve: onPresentDraft,
  refuseApproval: onPresentDraft,
  replaceLeader: ({ parts }, { by }) => ({
    role: by.offices.some(({ of }) => of === parts.handlingUnitId) ? 'authorityHead' : 'deputyHead',
  }),
  serveDecision: () => ({ method: 'personal' }),
  declinePublication: () => ({ ground: 'privacy' }),
  recordAnnulment: ({ rules }, { on }) => ({ kind: rules.publication.takeDown.events[0] ?? '-', effectiveOn: on }),
};
