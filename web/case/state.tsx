import type { ReactElement } from 'react';
import { stateLabels, type StateName } from '../../server/contract/labels.ts';
import type { IconName } from '../components/icon.tsx';
import { Status, type Tone } from '../components/status.tsx';

const looks: { readonly [S in StateName]?: readonly [Tone, IconName] } = {
  problemsFound: ['soon', 'problem'],
  passed: ['good', 'passed'],
  passedByDeliberation: ['soon', 'problem'],
  awaitingObjectionAnswer: ['soon', 'problem'],
  consulting: ['soon', 'person'],
  toDeliberate: ['soon', 'person'],
  deliberating: ['act', 'person'],
  deliberationRecorded: ['act', 'document'],
  headsDeliberating: ['act', 'person'],
  headsDeliberationRecorded: ['act', 'document'],
  passVoided: ['late', 'voided'],
  notApproved: ['late', 'lock'],
  decided: ['good', 'passed'],
  closed: ['calm', 'check'],
  history: ['calm', 'stamp'],
  drafting: ['calm', 'document'],
  published: ['good', 'passed'],
  withdrawn: ['late', 'return'],
  expired: ['calm', 'clock'],
  notPublished: ['calm', 'lock'],
  toPublish: ['act', 'globe'],
};

export function StateWord({ state }: { readonly state: StateName }): ReactElement {
  const [tone, icon] = looks[state] ?? (['calm', 'waiting'] as const);
  return (
    <Status tone={tone} icon={icon}>
      {stateLabels[state]}
    </Status>
  );
}
