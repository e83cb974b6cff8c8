import type { MailRules, Notice } from '../projection.ts';
import { withSubstitutes, type Recording } from '../../recording.ts';
import { caseRecording, type CaseRecording } from './case-recording.ts';
import { isToldInPerson, toldOfNo } from './refusal-notices.ts';

export const caseMails: MailRules = {
  /** What leaders do from a mail. */
  linked: [
    'approve',
    'decideExtension',
    'sign',
    'issue',
    'endorse',
    'confirmMinutes',
    'decideEnding',
    'decideRecusal',
    'decideMeasure',
  ],
  announced: [
    // Asked of a leader too, but whom to convene is chosen at the desk.
    'convene',
    'conveneHeads',
    // Asked of one person whom somebody named for it, and who may hold no office in the case.
    'takeMinutes',
    'holdHearing',
    'prepareReview',
    'cosign',
  ],
  notices: (recording) => {
    const inCase = caseRecording(recording);
    return [...refusals(inCase), ...invitations(inCase)];
  },
  reviewResult,
};

function refusals(recording: CaseRecording): readonly Notice[] {
  const told = toldOfNo(recording);
  const all = isToldInPerson(recording.record.act.type) ? told : withSubstitutes(recording, told);
  return all.map((personId) => ({ kind: 'refused', personId }));
}

/**
 * To a meeting that was just convened. A seat among the members does not pass over with a leave; who handled or reviewed
 * the case attends (PRACTICE A3), and so does whoever stands in. Who convened it knows, and the recorder has a task.
 */
function invitations(recording: CaseRecording): readonly Notice[] {
  const { act, actorId } = recording.record;
  if (act.type !== 'conveneDeliberation') return [];
  const { handlers, reviewerId } = recording.context.parts;
  const attending = withSubstitutes(recording, [...handlers, ...(reviewerId === null ? [] : [reviewerId])]);
  const invited = new Set([...act.members, ...attending]);
  return [...invited]
    .filter((personId) => personId !== actorId && personId !== act.recorderId)
    .map((personId) => ({ kind: 'taskOpened', personId }));
}

function reviewResult(recording: Recording): ReturnType<MailRules['reviewResult']> {
  const { pass, outOfScope, opinion, substitute } = caseRecording(recording).context;
  if (pass !== null) return 'passed';
  if (outOfScope !== null) return 'outOfScope';
  if (substitute !== undefined) return 'substituted';
  return opinion?.issued === true && !opinion.passes ? 'problemsFound' : null;
}
