import type { MailRules } from '../projection.ts';
import { withSubstitutes, type Recording } from '../../recording.ts';
import { caseRecording } from './case-recording.ts';

export const caseMails: MailRules = { invited, reviewResult };

/**
 * To a meeting that was just convened. A seat among the members does not pass over with a leave; who handled or reviewed
 * the case attends (PRACTICE A3), and so does whoever stands in. Who convened it knows, and the recorder has a task.
 */
function invited(recording: Recording): readonly string[] {
  const { act, actorId } = recording.record;
  if (act.type !== 'conveneDeliberation') return [];
  const { handlers, reviewerId } = caseRecording(recording).context.participants;
  const attending = withSubstitutes(recording, [...handlers, ...(reviewerId === null ? [] : [reviewerId])]);
  return [...new Set([...act.members, ...attending])].filter(
    (personId) => personId !== actorId && personId !== act.recorderId,
  );
}

function reviewResult(recording: Recording): ReturnType<MailRules['reviewResult']> {
  const {
    draft: { pass, outOfScope, opinion, substitute },
  } = caseRecording(recording).context;
  if (pass !== null) return 'passed';
  if (outOfScope !== null) return 'outOfScope';
  if (substitute !== null) return 'substituted';
  return opinion?.issued === true && !opinion.passes ? 'problemsFound' : null;
}
