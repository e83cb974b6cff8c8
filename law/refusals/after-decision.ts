import type { Grounds } from './grounds.ts';

/** Service, publication and closing. */
export const afterDecisionRefusals = {
  'not-served-yet': {
    provision: 'APL-61',
    sentence: '决定书尚未送达，不得公示。',
    remedy: '请先登记送达。',
  },
  'list-not-confirmed': {
    provision: 'PROFILE',
    sentence: '这一版清单尚未经本机关规定的机关审核确认，不得公示。',
    remedy: '请先送审核确认；清单有改动的，须重新确认。',
  },
  'publication-not-due': {
    provision: 'PRACTICE',
    sentence: '按本机关的规定，这种决定不单独公示。',
    remedy: '请登记不予公示（依法不属于公示范围）。',
  },
  'case-not-finished': {
    provision: 'APL-61',
    sentence: '送达或者公示尚未完成，不得结案。',
    remedy: '请先完成送达和公示。',
  },
  'preview-not-confirmed': {
    provision: 'GIR-17',
    sentence: '公示内容与您确认的预览不一致。',
    remedy: '请重新查看预览后确认。',
  },
  'publication-of-private-data': {
    provision: 'GIR-15',
    sentence: '公示内容含有不得公开的信息。',
    remedy: '请删去标出的内容后再确认。',
  },
  'reason-required': {
    provision: 'PROFILE',
    sentence: '须写明理由。',
    remedy: '请填写理由。',
  },
} as const satisfies Record<string, Grounds>;
