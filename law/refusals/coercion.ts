import type { Grounds } from './grounds.ts';

/** What keeps a coercion from being decided: above all the demand that comes before an execution. */
export const coercionRefusals = {
  'demand-not-served': {
    provision: 'ACL-35',
    sentence: '未经书面催告，不得作出强制执行决定。',
    remedy: '请先送达催告书，登记送达凭证和催告书所定的履行期限。',
  },
  'demand-period-running': {
    provision: 'ACL-37',
    sentence: '催告期限未届满，不得作出强制执行决定。',
    remedy: '请待催告书所定的期限届满；有证据证明当事人转移或者隐匿财物的，先登记该迹象。',
  },
  'statement-not-reexamined': {
    provision: 'ACL-36',
    sentence: '当事人收到催告书后的陈述、申辩尚未复核，不得作出强制执行决定。',
    remedy: '请先复核当事人提出的事实、理由和证据；成立的，应当采纳。',
  },
  'waiver-ends-no-demand': {
    provision: 'ACL-37',
    sentence: '催告期限留给当事人履行义务，不因其放弃陈述、申辩而提前届满。',
    remedy: '请待期限届满；当事人已经履行的，提请终止案件。',
  },
  'demand-rights-untold': {
    provision: 'ACL-35(4)',
    sentence: '催告书未载明当事人依法享有的陈述权和申辩权。',
    remedy: '请补正催告书后另行送达。',
  },
  'demand-without-days': {
    provision: 'ACL-35(1)',
    sentence: '催告书所定的履行期限应当在送达之日以后。',
    remedy: '请核对送达日期和履行期限；没有留出期限的，另行催告。',
  },
} as const satisfies Record<string, Grounds>;
