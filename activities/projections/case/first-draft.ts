import type { Writing } from '../../../db/write/writing.ts';
import { filesIn, type ReviewedContent } from '../../../law/processes/case/review/content.ts';
import { contentIn } from '../../recording.ts';
import type { CaseRecording } from './case-recording.ts';

/** The draft a case is opened with and the files it names: they are there with the case, or there is no case. */
export function firstDraft({ record, caseId, before, at }: CaseRecording): Writing {
  const { act, actorId } = record;
  if (act.type !== 'openCase') return {};
  const content = contentIn(before, act.contentHash) as unknown as ReviewedContent;
  const draft = { caseId, content, version: 1, savedBy: actorId, savedAt: at };
  return {
    rows: { draft: [draft], caseFile: filesIn(content).map((file) => ({ caseId, ...file, addedBy: actorId })) },
  };
}
