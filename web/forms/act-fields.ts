import {
  outOfScopeGroundLabels,
  outOfScopeGrounds,
  serviceMethodLabels,
  serviceMethods,
} from '../../server/contract/labels.ts';
import type { SentActType } from '../../server/contract/acts.ts';
import { periodWords } from '../words/periods.ts';
import { words } from '../words/words.ts';
import { day, labelled, maybe, note, only, reason, type ActField, type ActForm } from './act-field.ts';
import { demandForms } from './acts/demand.ts';
import { disagreementForms } from './acts/disagreement.ts';
import { endingForms } from './acts/ending.ts';
import { handOverForms } from './acts/hand-over.ts';
import { hearingForms } from './acts/hearing.ts';
import { reviewWorkForms } from './acts/review-work.ts';
import { publicationFields } from './publication-fields.ts';
import { standInForms } from './acts/stand-in.ts';

const { fields } = words.form;

/** Acts with a form over the case; the others have a page. */
export type FormActType = Exclude<SentActType, 'finalizeDraft' | 'amendDraft' | 'signOpinion' | 'publish' | 'migrate'>;

const method: ActField = {
  name: 'method',
  kind: 'choice',
  label: fields.method,
  options: labelled(serviceMethods, serviceMethodLabels),
};

export const actForms: Record<FormActType, ActForm> = {
  ...disagreementForms,
  ...reviewWorkForms,
  ...hearingForms,
  ...demandForms,
  ...endingForms,
  ...handOverForms,
  ...standInForms,
  reopenDraft: { fields: only(maybe('reason', fields.reason)) },
  signSubmission: { fields: only() },
  declineSignature: { fields: only(reason(fields.toCorrect)) },
  submitForReview: {
    fields: ({ reviewWork }) =>
      reviewWork.mayBeLight
        ? [{ name: 'light', kind: 'flag', label: fields.light, hint: fields.lightHint, initial: false }]
        : [],
  },
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
  assignReviewer: {
    fields: only({ name: 'reviewerId', kind: 'person', act: 'assignReviewer', label: words.form.reviewer }),
  },
  requestExtension: {
    fields: ({ rules: { extension } }) => [
      ...(extension === null
        ? []
        : [
            {
              name: 'days',
              kind: 'count',
              label: fields.days[extension.period.unit],
              hint: fields.daysHint(periodWords(extension.period), extension.times),
              initial: extension.period.n,
              max: extension.period.n,
            } as const,
          ]),
      reason(fields.complex),
    ],
  },
  grantExtension: { fields: only(maybe('reason', fields.note)) },
  declineExtension: { fields: only(reason()) },
  returnOpinion: { fields: only(reason(fields.toCorrect)) },
  issueOpinion: { fields: only() },
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
      note,
    ],
  },
  recordDefense: {
    fields: only(day('receivedOn', fields.receivedOn), { name: 'statement', kind: 'text', label: fields.statement }),
  },
  recordWaiver: {
    fields: ({ party }) => [
      day('waivedOn', fields.waivedOn),
      ...(party.hearingRight === true
        ? [{ name: 'hearing', kind: 'flag', label: fields.waivesHearing, initial: false } as const]
        : []),
      note,
    ],
  },
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
  requestApproval: { fields: only(note) },
  approve: { fields: only(note) },
  refuseApproval: { fields: only(reason(fields.refusalReason)), isDanger: true },
  serveDecision: { fields: only(day('servedOn', fields.servedOn), method, note) },
  closeCase: { fields: only(note) },
  remind: { fields: only({ name: 'note', kind: 'text', label: words.form.remindLabel }) },
  endBackEntry: { fields: only() },
  declinePublication: { fields: publicationFields.declinePublication },
  recordAnnulment: {
    fields: ({ rules }) => publicationFields.recordAnnulment(rules.takeDownEvents),
    isDanger: true,
  },
};

export const isFormAct = (type: string): type is FormActType => Object.hasOwn(actForms, type);
