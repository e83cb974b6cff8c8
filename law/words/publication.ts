import type { ServiceMethod } from '../processes/case/service-methods.ts';
import type { TakeDownEvent, UnpublishedKind } from '../profiles/rules.ts';

export { nonPublicationGroundLabels } from '../processes/publication/names.ts';

export const serviceMethodLabels = {
  personal: '直接送达',
  left: '留置送达',
  electronic: '电子送达',
  mail: '邮寄送达',
  delegated: '委托送达',
  passedOn: '转交送达',
  publicNotice: '公告送达',
} as const satisfies Record<ServiceMethod, string>;

export const unpublishedLabels = {
  notGranted: '不予许可决定不单独公示',
  noPenalty: '不予处罚决定不单独公示',
  warningOnly: '仅受到警告的处罚决定不公示',
  summaryProcedure: '当场处罚属于轻微失信信息，不公示',
} as const satisfies Record<UnpublishedKind, string>;

export const takeDownEventLabels = {
  varied: '决定被依法变更',
  annulled: '决定被依法撤销',
  declaredUnlawful: '决定被确认违法',
  declaredInvalid: '决定被确认无效',
  toBeRemade: '被责令重新作出决定',
} as const satisfies Record<TakeDownEvent, string>;
