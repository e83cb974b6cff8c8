import { codesOf } from '../../codes.ts';

/** What a publication is made of by its names: each code with what officers call it. */

export const publicationLabel = '公示';

export const publicationStates = {
  opening: '立案',
  awaitingService: '待送达后公示',
  toPublish: '待公示',
  published: '公示中',
  withdrawn: '已撤回公示',
  expired: '公示期满，停止公示',
  notPublished: '不予公示',
} as const;

/** Where nothing can happen any more. */
export const endedPublicationStates = [
  'withdrawn',
  'notPublished',
] as const satisfies readonly (keyof typeof publicationStates)[];

/** What a task asks of its addressee. */
export const publicationTasks = { publish: '公示' } as const;

/** Grounds on which a decision is not published. */
export const nonPublicationGroundLabels = {
  stateSecret: '涉及国家秘密',
  tradeSecret: '涉及商业秘密',
  privacy: '涉及个人隐私',
  minor: '涉及未成年人',
  notRequired: '依法不属于公示范围',
  annulled: '公示前已被变更、撤销或者确认违法、无效',
} as const;
export const nonPublicationGrounds = codesOf(nonPublicationGroundLabels);
