import { contextOf } from '../../../law/processes.ts';
import type { BeforeCase } from '../../../db/read/before-case.ts';
import type { CaseContext } from '../../../law/processes/case/context.ts';
import type { Recording } from '../../recording.ts';

/** An act of a case about to be recorded, with the case's context and own rows at hand. */
export interface CaseRecording extends Recording {
  readonly caseId: string;
  readonly context: CaseContext;
  readonly own: BeforeCase;
}

/** Only the case's own projection makes it, of recordings that the table of projections sent there. */
export const caseRecording = (recording: Recording): CaseRecording => ({
  ...recording,
  caseId: recording.record.process.subject.id,
  context: contextOf('case', recording.record.processState),
  own: recording.before.own as BeforeCase,
});
