import {
  nonPublicationGroundLabels,
  nonPublicationGrounds,
  takeDownEventLabels,
} from '../../server/contract/labels.ts';
import { words } from '../words/words.ts';
import { day, labelled, reason, type ActField } from './act-field.ts';

const { fields } = words.form;

const takeDownLabel = (event: string): string =>
  event in takeDownEventLabels ? takeDownEventLabels[event as keyof typeof takeDownEventLabels] : event;

/** The forms about a publication, by the events on which the rules of the case take one down. */
export const publicationFields = {
  declinePublication: (): readonly ActField[] => [
    {
      name: 'ground',
      kind: 'choice',
      label: fields.ground,
      options: labelled(nonPublicationGrounds, nonPublicationGroundLabels),
    },
    reason(),
  ],
  recordAnnulment: (takeDownEvents: readonly string[]): readonly ActField[] => [
    {
      name: 'kind',
      kind: 'choice',
      label: fields.annulment,
      options: takeDownEvents.map((value) => ({ value, label: takeDownLabel(value) })),
    },
    day('effectiveOn', fields.effectiveOn),
    { name: 'documentNumber', kind: 'line', label: fields.documentNumber },
    reason(fields.publicReason),
  ],
} as const;
export type PublicationFormType = keyof typeof publicationFields;

export const isPublicationForm = (type: string): type is PublicationFormType => Object.hasOwn(publicationFields, type);
