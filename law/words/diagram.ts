import { stateLabels } from '../process/names.ts';
import { partyStateLabels } from '../processes/case/names.ts';

/** The inner states and regions of the machines that are no state of the file by themselves. */
const innerLabels: Readonly<Record<string, string>> = {
  'case.matter.underReview': '法制审核',
  'case.matter.underReview.extension.notAsked': '未申请延长',
  'case.matter.underReview.extension.asked': '待分管领导决定',
  'case.matter.underReview.extension.granted': '已延长',
  'case.matter.underReview.extension.declined': '不予延长',
  'case.matter.decided.service.notServed': '待送达',
  'case.matter.decided.service.served': '已送达',
  'case.matter.decided.publication.pending': '待公示',
  'case.matter.decided.publication.settled': '公示办理完毕',
  'publication.opening': '公示程序未开始',
  'case.matter.disagreement': '审核意见分歧',
  'case.matter.headsDeliberation': '负责人集体讨论',
  'case.hearing.none': '无听证',
  'case.hearing.offered': '听证申请期内',
  'case.hearing.asked': '已申请听证',
  'case.hearing.noticed': '已通知听证',
  'case.hearing.held': '已举行听证',
  'case.hearing.done': '听证程序已终止',
  'case.recusal.none': '无回避申请',
  'case.recusal.asked': '回避申请待决定',
  'case.measure.none': '未采取当场强制措施',
  'case.measure.taken': '已当场强制，待报告',
  'case.measure.reported': '待负责人批准',
  'case.measure.approved': '已补办批准手续',
  'case.measure.toLift': '应当立即解除',
  'case.measure.lifted': '已解除',
};

/**
 * What a state of a machine is called in the picture of the procedure; its own id where nobody named it.
 *
 * @law GBF118
 */
export function nodeLabel(id: string): string {
  const name = id.slice(id.lastIndexOf('.') + 1);
  const labels: Readonly<Record<string, string>> = id.startsWith('case.party.') ? partyStateLabels : stateLabels;
  return innerLabels[id] ?? labels[name] ?? id;
}
