import { caseRoleLabels, type ReplaceableRole } from '../../../server/contract/labels.ts';
import type { CaseView } from '../../../server/contract/case-view.ts';
import type { SentActType } from '../../../server/contract/acts.ts';
import { words } from '../../words/words.ts';
import { labelled, reason, type ActForm, type Values } from '../act-field.ts';
import { StandInPart } from './stand-in-part.tsx';

const { fields, examples } = words.form;

/** Whom each side of the case may replace: the review unit its own leaders, the handling unit the others. */
function replaceable({ myRoles, rules }: CaseView): readonly ReplaceableRole[] {
  const isReviewing = myRoles.some((role) => role === 'reviewUnitMember' || role === 'reviewUnitHead');
  const isHandling = myRoles.some((role) => role === 'caseHandler' || role === 'handlingUnitHead');
  return [
    ...(isHandling && rules.actingHead ? (['authorityHead'] as const) : []),
    ...(isHandling ? (['handlingUnitHead'] as const) : []),
    ...(isReviewing ? (['deputyHead', 'reviewUnitHead'] as const) : []),
  ];
}

/** The leader the case waits for, where it waits for one of them; the only one there is. */
function likelyPlace(view: CaseView): Values {
  const places = replaceable(view);
  const awaited = places.find((place) => view.tasks.some(({ role }) => role === place));
  return { role: awaited ?? (places.length === 1 ? places[0] : null) };
}

/** Only the head's powers pass by a written authority. */
export const needsMandate = ({ role }: Values): boolean => role === 'authorityHead';

/** Another leader in the place of one who is absent, for one case. */
export const standInForms = {
  replaceLeader: {
    fields: (view) => [
      { name: 'role', kind: 'choice', label: fields.role, options: labelled(replaceable(view), caseRoleLabels) },
      { name: 'personId', kind: 'person', act: 'replaceLeader', label: fields.standIn },
      { name: 'mandate', kind: 'date', label: fields.mandate, hint: fields.mandateHint, isOptional: true },
      reason(fields.absence, examples.absence),
    ],
    initial: likelyPlace,
    wrong: (values) =>
      new Map(
        needsMandate(values) && typeof values['mandate'] !== 'string'
          ? [['mandate', words.form.missing['date'] ?? words.form.required]]
          : [],
      ),
    toAct: (values) => ({ ...values, mandate: needsMandate(values) ? values['mandate'] : null }),
    Part: StandInPart,
  },
} as const satisfies Partial<Record<SentActType, ActForm>>;
