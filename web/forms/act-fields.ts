import {
  nonPublicationGroundLabels,
  nonPublicationGrounds,
  outOfScopeGroundLabels,
  outOfScopeGrounds,
  serviceMethodLabels,
  serviceMethods,
  takeDownEventLabels,
  type CaseView,
  type ReplaceableRole,
  type SentActType,
} from '../../server/contract.ts';
import { caseRoleLabels } from '../../server/contract.ts';
import { words } from '../words.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

interface Common {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
}

export type ActField = Common &
  (
    | { readonly kind: 'text' | 'line' | 'texts' | 'date' }
    | { readonly kind: 'choice'; readonly options: readonly Option[] }
    /** Two answers, neither taken for granted. */
    | { readonly kind: 'either'; readonly yes: string; readonly no: string }
    | { readonly kind: 'flag'; readonly initial: boolean }
    | { readonly kind: 'count'; readonly initial: number; readonly max: number }
    | { readonly kind: 'reviewer' | 'leader' }
  );

/** Acts with a form over the case; the others have a page. */
export type FormActType = Exclude<SentActType, 'finalizeDraft' | 'amendDraft' | 'signOpinion' | 'publish'>;

export interface ActForm {
  readonly fields: (view: CaseView) => readonly ActField[];
  /** Sent with the form: what the person saw. */
  readonly bindsContent?: boolean;
  readonly isDanger?: boolean;
}

const { fields } = words.form;
const reason = (label: string = fields.reason): ActField => ({ name: 'reason', kind: 'text', label });
const maybe = (name: string, label: string): ActField => ({ name, kind: 'text', label, isOptional: true });
const day = (name: string, label: string): ActField => ({ name, kind: 'date', label });
const only =
  (...given: readonly ActField[]) =>
  (): readonly ActField[] =>
    given;
const labelled = <V extends string>(values: readonly V[], labels: Readonly<Record<V, string>>): readonly Option[] =>
  values.map((value) => ({ value, label: labels[value] }));

const method: ActField = {
  name: 'method',
  kind: 'choice',
  label: fields.method,
  options: labelled(serviceMethods, serviceMethodLabels),
};

/** Whom each side of the case may replace: the review unit its own leaders, the handling unit the others. */
function replaceable({ myRoles }: CaseView): readonly ReplaceableRole[] {
  const isReviewing = myRoles.some((role) => role === 'reviewUnitMember' || role === 'reviewUnitHead');
  const isHandling = myRoles.some((role) => role === 'caseHandler' || role === 'handlingUnitHead');
  return [
    ...(isHandling ? (['authorityHead', 'handlingUnitHead'] as const) : []),
    ...(isReviewing ? (['deputyHead', 'reviewUnitHead'] as const) : []),
  ];
}

export const actForms: Record<FormActType, ActForm> = {
  reopenDraft: { fields: only(maybe('reason', fields.reason)) },
  signSubmission: { fields: only(), bindsContent: true },
  declineSignature: { fields: only(reason(fields.toCorrect)) },
  submitForReview: { fields: only(), bindsContent: true },
  accept: { fields: only() },
  requestSupplement: {
    fields: only({ name: 'missing', kind: 'texts', label: fields.missing, hint: fields.missingHint }),
  },
  supplement: { fields: only({ name: 'note', kind: 'text', label: fields.supplemented }) },
  returnMaterials: { fields: only(reason(fields.returned)) },
  recordOutOfScope: {
    fields: only(
      {
        name: 'ground',
        kind: 'choice',
        label: fields.ground,
        options: labelled(outOfScopeGrounds, outOfScopeGroundLabels),
      },
      reason(),
    ),
  },
  withdrawSubmission: { fields: only(reason()), isDanger: true },
  assignReviewer: { fields: only({ name: 'reviewerId', kind: 'reviewer', label: words.form.reviewer }) },
  requestExtension: {
    fields: ({ rules }) => [
      {
        name: 'days',
        kind: 'count',
        label: fields.days,
        hint: fields.daysHint(rules.extension.days),
        initial: rules.extension.days,
        max: rules.extension.days,
      },
      reason(fields.complex),
    ],
  },
  grantExtension: { fields: only(maybe('reason', fields.note)) },
  declineExtension: { fields: only(reason()) },
  returnOpinion: { fields: only(reason(fields.toCorrect)) },
  issueOpinion: { fields: only(), bindsContent: true },
  serveNotice: {
    fields: ({ party }) => [
      day('servedOn', fields.servedOn),
      method,
      {
        name: 'hearingRight',
        kind: 'flag',
        label: fields.hearingRight,
        initial: party.hearingRightDue,
        ...(party.hearingRightDue ? { hint: words.case.hearingRightDue } : {}),
      },
      maybe('note', fields.note),
    ],
  },
  recordDefense: {
    fields: only(day('receivedOn', fields.receivedOn), { name: 'statement', kind: 'text', label: fields.statement }),
  },
  recordWaiver: { fields: only(day('waivedOn', fields.waivedOn), maybe('note', fields.note)) },
  reexamineDefense: {
    fields: only(
      {
        name: 'adopted',
        kind: 'either',
        label: fields.adopted,
        yes: fields.adoptedYes,
        no: fields.adoptedNo,
        hint: fields.adoptedHint,
      },
      { name: 'findings', kind: 'text', label: fields.findings },
    ),
  },
  requestApproval: { fields: only(maybe('note', fields.note)), bindsContent: true },
  approve: { fields: only(maybe('note', fields.note)), bindsContent: true },
  refuseApproval: { fields: only(reason(fields.refusalReason)), bindsContent: true, isDanger: true },
  replaceLeader: {
    fields: (view) => [
      {
        name: 'role',
        kind: 'choice',
        label: fields.role,
        options: replaceable(view).map((value) => ({ value, label: caseRoleLabels[value] })),
      },
      { name: 'personId', kind: 'leader', label: fields.standIn },
      reason(fields.absence),
    ],
  },
  serveDecision: { fields: only(day('servedOn', fields.servedOn), method, maybe('note', fields.note)) },
  closeCase: { fields: only(maybe('note', fields.note)) },
  remind: { fields: only({ name: 'note', kind: 'text', label: words.form.remindLabel }) },
  endBackEntry: { fields: only() },
  declinePublication: {
    fields: only(
      {
        name: 'ground',
        kind: 'choice',
        label: fields.ground,
        options: labelled(nonPublicationGrounds, nonPublicationGroundLabels),
      },
      reason(),
    ),
  },
  recordAnnulment: {
    fields: ({ rules }) => [
      {
        name: 'kind',
        kind: 'choice',
        label: fields.annulment,
        options: rules.takeDownEvents.map((value) => ({
          value,
          label: value in takeDownEventLabels ? takeDownEventLabels[value as keyof typeof takeDownEventLabels] : value,
        })),
      },
      day('effectiveOn', fields.effectiveOn),
      { name: 'documentNumber', kind: 'line', label: fields.documentNumber },
      reason(fields.publicReason),
    ],
    isDanger: true,
  },
};

export const isFormAct = (type: string): type is FormActType => Object.hasOwn(actForms, type);
