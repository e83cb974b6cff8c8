import type { Writing } from '../../db/write/writing.ts';
import { ofCase, type Recording } from '../recording.ts';

/** Who takes which side by this act. Once taken, the other side is closed to that person. */
export function sideRows(recording: Recording): Writing {
  const inCase = ofCase(recording);
  if (inCase === null) return {};
  const { caseId, act, actorId, on } = inCase.record;
  const reviewing = (personId: string): Writing => ({
    rows: { caseSide: [{ caseId, personId, side: 'reviewing', since: on }] },
  });
  switch (act.type) {
    case 'openCase':
      return {
        rows: {
          caseSide: [...new Set(act.handlers)].map((personId) => ({ caseId, personId, side: 'handling', since: on })),
        },
      };
    case 'assignReviewer':
      return reviewing(act.reviewerId);
    case 'signOpinion':
    case 'issueOpinion':
    case 'recordOutOfScope':
      return reviewing(actorId);
    default:
      return {};
  }
}
