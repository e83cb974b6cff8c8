import { contextOf } from '../../../law/processes.ts';
import { beforeCase } from '../../../db/read/before-case.ts';
import type { Act } from '../../../law/acts.ts';
import type { Projection } from '../projection.ts';
import { caseHeading, caseRow, renamedCase } from './case-row.ts';
import { caseMails } from './case-mails.ts';
import { caseRecording } from './case-recording.ts';
import { decisionRow, historyRow } from './decision-row.ts';
import { deliberationRows } from './deliberation-rows.ts';
import { firstDraft } from './first-draft.ts';
import { reviewRows } from './review-rows.ts';
import { sideRows } from './side-rows.ts';

export const caseProjection: Projection = {
  before: (sql, { process, processState }) =>
    beforeCase(sql, process.subject.id, contextOf('case', processState).round),
  contents,
  heading: (recording) => caseHeading(caseRecording(recording)),
  renamed: (recording) => renamedCase(caseRecording(recording)),
  contentHash: (processState) => contextOf('case', processState).proposal?.contentHash ?? null,
  rows: (recording) => {
    const inCase = caseRecording(recording);
    return [
      caseRow(inCase),
      firstDraft(inCase),
      sideRows(inCase),
      ...reviewRows(inCase),
      ...deliberationRows(inCase),
      decisionRow(inCase),
      historyRow(inCase),
    ];
  },
  mails: caseMails,
};

/** What lists show of a draft, the first draft itself, and the number it was opened with. */
function contents(act: Act): readonly string[] {
  switch (act.type) {
    case 'openCase':
      return [act.contentHash, ...(act.text === null ? [] : [act.text])];
    case 'enterHistory':
    case 'finalizeDraft':
      return [act.contentHash];
    default:
      return [];
  }
}
