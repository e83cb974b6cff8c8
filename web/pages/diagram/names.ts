import { partyStateLabels, stateLabels } from '../../../server/contract/labels.ts';
import { words } from '../../words/words.ts';

/** Names of states beside those of the file: where the party's rights stand, and the extension. */
export function stateName(name: string): string {
  const short = words.case.diagramStates[name];
  if (short !== undefined) return short;
  if (name in stateLabels) return stateLabels[name as keyof typeof stateLabels];
  if (name in partyStateLabels) return partyStateLabels[name as keyof typeof partyStateLabels];
  return name;
}
