import type { CivilDate } from '../time/civil-date.ts';
import { actTable, personalActTypes, type Act, type ActType } from './acts.ts';
import { isTextField, kindOf, isOptional, type FieldSpec } from './act-fields.ts';
import type { CaseContext } from './case-context.ts';
import { reviewChecks } from '../review/checks.ts';
import type { Actor } from '../people/roles.ts';

interface Question {
  readonly by: Actor;
  readonly on: CivilDate;
}

/** Stands for "something was written" where only that matters. */
const SOME_TEXT = '0'.repeat(64);

/**
 * The act a person most likely means, filled from the case: today's date, the present draft, the allowed extension.
 * Used only to ask whether an act can be offered. Null for acts of the system.
 */
export function likelyAct(type: ActType, context: object, { by, on }: Question): Act | null {
  if (!personalActTypes.some((known) => known === type)) return null;
  const specs: [string, FieldSpec][] = Object.entries(actTable[type]);
  const hasText = specs.some(([, spec]) => isTextField(spec) && !isOptional(spec));
  const plain = specs.filter(([, spec]) => !isTextField(spec)).map(([name, spec]) => [name, plainValue(spec, on)]);
  return {
    type,
    text: hasText ? SOME_TEXT : null,
    ...Object.fromEntries(plain),
    ...fromCase(type, context, by, on),
  } as Act;
}

function plainValue(spec: FieldSpec, on: CivilDate): unknown {
  if (isOptional(spec)) return null;
  switch (kindOf(spec)) {
    case 'date':
      return on;
    case 'count':
    case 'money':
      return 0;
    case 'flag':
      return false;
    case 'ids':
    case 'codes':
      return [];
    case 'hash':
      return SOME_TEXT;
    default:
      return '';
  }
}

function fromCase(type: ActType, context: Partial<CaseContext>, by: Actor, on: CivilDate): Record<string, unknown> {
  const proposal = context.proposal ?? null;
  const onContent = { contentHash: proposal?.contentHash ?? SOME_TEXT };
  switch (type) {
    case 'finalizeDraft':
      return { ...proposal, evidenceCount: 1, text: SOME_TEXT };
    case 'requestExtension':
      return { days: context.rules?.review.extension.period?.n ?? 1 };
    case 'signOpinion':
      return { ...onContent, kind: passingKind(context), answers: reviewChecks.map(() => 'meets') };
    case 'serveNotice':
      return { hearingRight: true };
    case 'replaceLeader':
      return { role: likelyReplaced(context, by), personId: '-' };
    case 'recordAnnulment':
      return { kind: context.rules?.publication.takeDown.events[0], effectiveOn: on };
    case 'approve':
    case 'signSubmission':
    case 'submitForReview':
    case 'issueOpinion':
    case 'requestApproval':
    case 'refuseApproval':
      return onContent;
    default:
      return {};
  }
}

const passingKind = (context: Partial<CaseContext>): string =>
  context.rules?.review.opinionKinds.find(({ passes }) => passes)?.code ?? '';

const likelyReplaced = (context: Partial<CaseContext>, by: Actor): string =>
  context.parts?.handlingUnitId !== undefined && by.offices.some((held) => held.of === context.parts?.handlingUnitId)
    ? 'authorityHead'
    : 'deputyHead';
