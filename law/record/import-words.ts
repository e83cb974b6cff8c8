import type { ActKind } from '../act-kinds.ts';
import type { PartyType } from '../processes/case/review/content.ts';

/** Words of other systems, and of document numbers, as they are read. */

/** Kinds of act as sources write them, beside the labels we use ourselves. */
export const importedKinds: Readonly<Record<string, ActKind>> = {
  行政征收: 'levy',
  行政征用: 'levy',
  其他: 'other',
  其他行政执法决定: 'other',
};

export const importedPartyTypes: Readonly<Record<string, PartyType>> = {
  法人及非法人组织: 'organization',
  法人或者其他组织: 'organization',
  法人: 'organization',
  非法人组织: 'organization',
  个体工商户: 'soleTrader',
  自然人: 'naturalPerson',
};

/** What stands around the sequence number of a document. */
export const numberWords = { end: '号', around: /^第|号$/g } as const;
